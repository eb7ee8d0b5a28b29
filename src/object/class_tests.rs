//! Tests of classes, descriptors and exceptions without an interpreter: natives call one another through a small
//! binder of arguments.

use super::attribute;
use super::class::{Builtin, Class};
use super::context::{Args, Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::native::{NativeDef, NativeFunction, Rest};
use super::symbol::name;
use super::vm::{Hooks, Limits, Output, Vm};
use super::{class_methods, function, make_class};
use crate::heap::{Settings, Value, Word};

struct Nowhere;

impl Output for Nowhere {
    fn write(&mut self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

static HOOKS: Hooks = Hooks {
    call,
    compile: |cx, _, _, _| Err(cx.system_error("no compiler")),
    import: |cx, _| Err(cx.system_error("no modules")),
    globals: |_| Word::UNDEF,
};

fn call(cx: &mut Cx<'_>, at: usize, count: usize, names: Word) -> Res<Word> {
    let args = Args::new(at, count + 1);
    let callee = args.get(0);
    let mut positional: Vec<Handle<'_>> = args.iter().skip(1).collect();
    let names = cx.root(cx.brand(names));
    let keywords = positional.split_off(count - cx.argument_count(names));
    let [out, rest, dict] = cx.locals();
    if let Some(method) = cx.get(callee).cast::<function::Method>() {
        positional.insert(0, cx.root(method.get(|m| &m.receiver)));
        cx.set(callee, method.get(|m| &m.function));
    }
    let tuple = cx.tuple(&positional.iter().map(|h| cx.get(*h)).collect::<Vec<_>>())?;
    cx.set(rest, tuple);
    let named = cx.dict()?;
    for (at, v) in keywords.iter().enumerate() {
        let key = cx.argument(names, at).unwrap_or(Value::NONE);
        cx.dict_set_quietly(named, key, cx.get(*v));
    }
    cx.set(dict, named.value());
    if cx.get(callee).cast::<Class>().is_some() {
        class_methods::call_class(cx, out, callee, rest, dict)?;
        return Ok(cx.get(out).word());
    }
    let native = cx.get(callee).cast::<NativeFunction>().map(|n| n.object().def.get());
    let Some(def) = native else {
        let found = attribute::find(cx, out, callee, name::call)?;
        assert!(found, "not callable");
        cx.set(callee, cx.get(out));
        cx.call_spread(out, callee, &[], rest, dict)?;
        return Ok(cx.get(out).word());
    };
    let receiver = cx.get(callee).cast::<NativeFunction>().map_or(Value::UNDEF, |n| n.get(|n| &n.receiver));
    if receiver != Value::UNDEF {
        let all: Vec<Value<'_>> =
            [receiver].into_iter().chain(positional.iter().map(|h| cx.get(*h))).collect();
        cx.set(rest, cx.tuple(&all)?);
    }
    run(cx, out, def, rest, dict)?;
    Ok(cx.get(out).word())
}

fn run(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    def: &'static NativeDef,
    rest: Handle<'_>,
    named: Handle<'_>,
) -> Res<()> {
    let mut placed = Vec::new();
    let mut next = 0;
    for param in def.params {
        let v = match param.rest {
            Rest::Star => {
                let left: Vec<Value<'_>> =
                    (next..cx.argument_count(rest)).filter_map(|i| cx.argument(rest, i)).collect();
                cx.tuple(&left)?
            }
            Rest::DoubleStar => cx.get(named),
            Rest::One => {
                next += 1;
                let symbol = cx.intern(param.name);
                let by_name = cx.get(named).cast::<Dict>().and_then(|d| cx.dict_get_symbol(d, symbol));
                cx.argument(rest, next - 1).or(by_name).unwrap_or(Value::UNDEF)
            }
        };
        assert!(v != Value::UNDEF || param.optional, "{} lacks {}", def.name, param.name);
        placed.push(cx.root(v));
    }
    attribute::run_native(cx, out, def, &placed)
}

/// Runs `body` in a new engine.
fn with_engine(body: impl for<'s> FnOnce(&mut Cx<'s>)) {
    let mut vm = Vm::new(Settings::default(), Limits::default(), Box::new(Nowhere));
    vm.hooks.set(Some(&HOOKS));
    body(&mut Cx::new(&mut vm));
}

/// The type and the text of the exception that waits.
fn complaint(cx: &mut Cx<'_>) -> String {
    let e = cx.root(cx.brand(cx.pending.replace(Word::UNDEF)));
    let type_name = cx.type_name(cx.get(e)).to_string();
    let text = cx.str(e).unwrap_or_else(|_| panic!("no text"));
    format!("{type_name}: {text}")
}

fn done<T>(cx: &mut Cx<'_>, outcome: Res<T>) -> T {
    match outcome {
        Ok(value) => value,
        Err(_) => panic!("{}", complaint(cx)),
    }
}

fn refused<T>(cx: &mut Cx<'_>, outcome: Res<T>) -> String {
    match outcome {
        Ok(_) => panic!("nothing was raised"),
        Err(_) => complaint(cx),
    }
}

/// `type(text, bases, namespace)`
fn new_class<'s>(
    cx: &mut Cx<'s>,
    text: &str,
    bases: &[Handle<'_>],
    entries: &[(&str, Handle<'_>)],
) -> Res<Handle<'s>> {
    let [out, metaclass, text_handle, all, space, none] = cx.locals();
    cx.set(metaclass, cx.class(Builtin::Type));
    cx.set(text_handle, cx.string(text)?);
    cx.set(all, cx.tuple(&bases.iter().map(|b| cx.get(*b)).collect::<Vec<_>>())?);
    let dict = cx.dict()?;
    for (key, v) in entries {
        cx.dict_set_symbol(dict, cx.intern(key), cx.get(*v));
    }
    cx.set(space, dict.value());
    make_class::new_class(cx, out, [metaclass, text_handle, all, space], none)?;
    Ok(out)
}

fn builtin<'s>(cx: &Cx<'s>, class: Builtin) -> Handle<'s> {
    cx.root(cx.class(class))
}

fn text<'s>(cx: &Cx<'s>, text: &str) -> Handle<'s> {
    cx.root(cx.name_of(cx.intern(text)).value())
}

/// `callee(*args)`, and its repr.
fn made<'s>(cx: &mut Cx<'s>, callee: Handle<'_>, args: &[Handle<'_>]) -> Res<(Handle<'s>, String)> {
    let [out] = cx.locals();
    cx.call_into(out, callee, args)?;
    let shown = cx.repr(out)?;
    Ok((out, shown))
}

fn order_of(cx: &Cx<'_>, class: Handle<'_>) -> String {
    let names: Vec<&str> =
        cx.get(class).cast::<Class>().map(|c| c.mro().map(|c| c.name()).collect()).unwrap_or_default();
    names.join(" ")
}

#[test]
fn classes_have_an_order_and_a_text() {
    with_engine(|cx| {
        let a = new_class(cx, "A", &[], &[]);
        let a = done(cx, a);
        let b = new_class(cx, "B", &[a], &[]);
        let b = done(cx, b);
        let c = new_class(cx, "C", &[a], &[]);
        let c = done(cx, c);
        let d = new_class(cx, "D", &[b, c], &[]);
        let d = done(cx, d);
        assert_eq!(order_of(cx, d), "D B C A object");
        let twice = new_class(cx, "X", &[a, a], &[]);
        assert_eq!(refused(cx, twice), "TypeError: duplicate base class A");
        let crossed = new_class(cx, "X", &[a, b], &[]);
        assert_eq!(
            refused(cx, crossed),
            "TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B"
        );
        let shown = cx.repr(d);
        assert_eq!(done(cx, shown), "<class 'D'>");
        let (_, shown) = {
            let r = made(cx, d, &[]);
            done(cx, r)
        };
        assert!(shown.starts_with("<D object at 0x"), "{shown}");
        let one = cx.root(Value::int(1));
        let excess = made(cx, d, &[one]);
        assert_eq!(refused(cx, excess), "TypeError: D() takes no arguments");
    });
}

#[test]
fn layouts_that_do_not_go_together_are_refused() {
    with_engine(|cx| {
        let (int, str_, bool_) =
            (builtin(cx, Builtin::Int), builtin(cx, Builtin::Str), builtin(cx, Builtin::Bool));
        let both = new_class(cx, "X", &[int, str_], &[]);
        assert_eq!(refused(cx, both), "TypeError: multiple bases have instance lay-out conflict");
        let last = new_class(cx, "X", &[bool_], &[]);
        assert_eq!(refused(cx, last), "TypeError: type 'bool' is not an acceptable base type");
        let (a, b) = (text(cx, "a"), text(cx, "b"));
        let s = new_class(cx, "S", &[], &[("__slots__", a)]);
        let s = done(cx, s);
        let t = new_class(cx, "T", &[], &[("__slots__", b)]);
        let t = done(cx, t);
        let both = new_class(cx, "X", &[s, t], &[]);
        assert_eq!(refused(cx, both), "TypeError: multiple bases have instance lay-out conflict");
        let below = new_class(cx, "U", &[s], &[("__slots__", b)]);
        let below = done(cx, below);
        let joined = new_class(cx, "V", &[below, s], &[]);
        let joined = done(cx, joined);
        assert_eq!(order_of(cx, joined), "V U S object");
    });
}

#[test]
fn slots_hold_what_they_name_and_nothing_else() {
    with_engine(|cx| {
        let a = text(cx, "a");
        let s = new_class(cx, "S", &[], &[("__slots__", a)]);
        let s = done(cx, s);
        let (o, _) = {
            let r = made(cx, s, &[]);
            done(cx, r)
        };
        let [out] = cx.locals();
        let (sym_a, sym_b) = (cx.intern("a"), cx.intern("b"));
        let empty = attribute::get(cx, out, o, sym_a);
        assert_eq!(refused(cx, empty), "AttributeError: 'S' object has no attribute 'a'");
        let one = cx.root(Value::int(1));
        let r = attribute::set(cx, o, sym_a, Some(one));
        done(cx, r);
        let r = attribute::get(cx, out, o, sym_a);
        done(cx, r);
        assert_eq!(cx.get(out), Value::int(1));
        let unknown = attribute::set(cx, o, sym_b, Some(one));
        assert_eq!(refused(cx, unknown), "AttributeError: 'S' object has no attribute 'b'");
        // A class below without __slots__ has both: the slot and a dict.
        let t = new_class(cx, "T", &[s], &[]);
        let t = done(cx, t);
        let (o, _) = {
            let r = made(cx, t, &[]);
            done(cx, r)
        };
        for symbol in [sym_a, sym_b] {
            let r = attribute::set(cx, o, symbol, Some(one));
            done(cx, r);
        }
        let r = attribute::get(cx, out, o, name::dict_);
        done(cx, r);
        let keys: Vec<String> = cx
            .get(out)
            .cast::<Dict>()
            .map(|d| cx.dict_entries(d).map(|(k, _)| cx.text(k)).collect())
            .unwrap_or_default();
        assert_eq!(keys, ["b"]);
        let r = attribute::get(cx, out, o, sym_a);
        done(cx, r);
        assert_eq!(cx.get(out), Value::int(1));
        let object = cx.root(cx.class(Builtin::Object));
        let (plain, _) = {
            let r = made(cx, object, &[]);
            done(cx, r)
        };
        let r = attribute::set(cx, plain, sym_a, Some(one));
        assert_eq!(refused(cx, r), "AttributeError: 'object' object has no attribute 'a'");
    });
}

#[test]
fn the_class_of_an_object_can_change() {
    with_engine(|cx| {
        let a = new_class(cx, "A", &[], &[]);
        let a = done(cx, a);
        let b = new_class(cx, "B", &[], &[]);
        let b = done(cx, b);
        let (o, _) = {
            let r = made(cx, a, &[]);
            done(cx, r)
        };
        let (x, one) = (cx.intern("x"), cx.root(Value::int(1)));
        let r = attribute::set(cx, o, x, Some(one));
        done(cx, r);
        let r = attribute::set(cx, o, name::class_, Some(b));
        done(cx, r);
        assert_eq!(cx.type_name(cx.get(o)), "B");
        let [out] = cx.locals();
        let r = attribute::get(cx, out, o, x);
        done(cx, r);
        assert_eq!(cx.get(out), Value::int(1));
        let int = builtin(cx, Builtin::Int);
        let r = attribute::set(cx, o, name::class_, Some(int));
        assert_eq!(
            refused(cx, r),
            "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses"
        );
    });
}

#[test]
fn exceptions_keep_their_arguments_and_fields() {
    with_engine(|cx| {
        let (one, two) = (cx.root(Value::int(1)), cx.root(Value::int(2)));
        let (x, f) = (text(cx, "x"), text(cx, "f"));
        let value_error = builtin(cx, Builtin::ValueError);
        let (_, shown) = {
            let r = made(cx, value_error, &[one, two]);
            done(cx, r)
        };
        assert_eq!(shown, "ValueError(1, 2)");
        let os = builtin(cx, Builtin::OSError);
        let (e, shown) = {
            let r = made(cx, os, &[two, x, f]);
            done(cx, r)
        };
        assert_eq!(shown, "FileNotFoundError(2, 'x')");
        let shown = cx.str(e);
        assert_eq!(done(cx, shown), "[Errno 2] x: 'f'");
        let key = builtin(cx, Builtin::KeyError);
        let (e, _) = {
            let r = made(cx, key, &[x]);
            done(cx, r)
        };
        let shown = cx.str(e);
        assert_eq!(done(cx, shown), "'x'");
        let [out] = cx.locals();
        let (sym, s) = (cx.intern("nothing"), cx.root(Value::NONE));
        let r = attribute::get(cx, out, s, sym);
        assert!(r.is_err());
        let e = cx.root(cx.brand(cx.pending.replace(Word::UNDEF)));
        let r = attribute::get(cx, out, e, name::name_plain);
        done(cx, r);
        assert_eq!(cx.text(cx.get(out)), "nothing");
    });
}

#[test]
fn a_derived_exception_has_attributes_of_its_own() {
    with_engine(|cx| {
        let base = builtin(cx, Builtin::Exception);
        let e = new_class(cx, "E", &[base], &[]);
        let e = done(cx, e);
        let one = cx.root(Value::int(1));
        let (o, shown) = {
            let r = made(cx, e, &[one]);
            done(cx, r)
        };
        assert_eq!(shown, "E(1)");
        let x = cx.intern("x");
        let r = attribute::set(cx, o, x, Some(one));
        done(cx, r);
        let [out] = cx.locals();
        let r = attribute::get(cx, out, o, x);
        done(cx, r);
        assert_eq!(cx.get(out), Value::int(1));
        assert!(cx.is_instance(cx.get(o), Builtin::Exception));
    });
}

#[test]
fn unions_and_aliases_have_their_texts() {
    with_engine(|cx| {
        let shown = |cx: &mut Cx<'_>, make: &dyn for<'v> Fn(&'v Cx<'_>) -> Res<Value<'v>>| {
            let r = make(cx).map(|v| cx.root(v));
            let v = done(cx, r);
            let r = cx.repr(v);
            done(cx, r)
        };
        let union = shown(cx, &|cx| {
            let first = cx.union_of(cx.class(Builtin::Int), Value::NONE)?;
            cx.union_of(first, cx.class(Builtin::Int))
        });
        assert_eq!(union, "int | None");
        let alias = shown(cx, &|cx| cx.alias_of(cx.class(Builtin::List), cx.class(Builtin::Str)));
        assert_eq!(alias, "list[str]");
    });
}
