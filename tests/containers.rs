//! Containers against CPython: every line of `tests/containers/calls.txt` is a call and what CPython made of it.
//!
//! Owns the reading of operands and the way from a name to the operation: the functions that the interpreter uses for
//! operators and items, the natives of the classes for everything else. `tests/containers/generate.py` writes the table
//! and says how a line is made. The table is gone through once as it is, and once collecting at every safepoint.

use std::iter::Peekable;
use std::str::Chars;

use taipan::bytecode::ops::{Binary, Comparison};
use taipan::heap::{Settings, Stress, Value};
use taipan::kernel::complaint::never;
use taipan::kernel::integer_text::{self, ParseOptions};
use taipan::object::class::Builtin;
use taipan::object::context::{Cx, Handle, Res};
use taipan::object::native::{NativeDef, Rest};
use taipan::object::vm::{Limits, Output, Vm};
use taipan::object::{attribute, exception, item, methods_of, slicing};

struct Nowhere;

impl Output for Nowhere {
    fn write(&mut self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn containers_answer_as_cpython() {
    go_through(Stress::Off);
}

#[test]
fn containers_survive_collections() {
    go_through(Stress::Full);
}

fn go_through(stress: Stress) {
    let settings = Settings { stress, ..Settings::default() };
    let mut vm = Vm::new(settings, Limits::default(), Box::new(Nowhere));
    vm.hooks.set(Some(&taipan::run::HOOKS));
    let mut cx = Cx::new(&mut vm);
    let (mut total, mut wrong) = (0, Vec::new());
    for line in include_str!("containers/calls.txt").lines() {
        total += 1;
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, texts @ .., expected] = fields.as_slice() else { panic!("{line}") };
        let expected = expected.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
        let found = cx.scope(|cx| answer(cx, name, texts));
        if found != expected {
            wrong.push(format!("{line:.300}\n    found    {found:.300}"));
        }
    }
    assert!(total > 5000, "the table is nearly empty");
    let shown = wrong[..wrong.len().min(40)].join("\n");
    assert!(wrong.is_empty(), "{} of {total} lines differ:\n{shown}", wrong.len());
}

fn answer(cx: &mut Cx<'_>, name: &str, texts: &[&str]) -> String {
    let mut operands = Vec::new();
    for text in texts {
        let handle = cx.root(Value::NONE);
        read(cx, handle, &mut text.chars().peekable());
        operands.push(handle);
    }
    let [out] = cx.locals();
    let done = run(cx, out, name, &operands)
        .and_then(|()| Ok(format!("={} {}", cx.repr(out)?, cx.repr(operands[0])?)));
    done.unwrap_or_else(|_| {
        let raised = cx.root(cx.brand(cx.pending.get()));
        let class = cx.type_name(cx.get(raised)).to_string();
        let args =
            cx.get(raised).cast::<exception::Exception>().map(|e| e.get(|e| &e.args)).unwrap_or(Value::NONE);
        let first = slicing::items_of(args).and_then(|items| items.get(0)).map(|v| cx.root(v));
        let message = match first {
            Some(first) if class == "KeyError" => cx.repr(first),
            Some(first) => cx.str(first),
            None => Ok(String::new()),
        };
        format!("!{class}: {}", message.unwrap_or_default())
    })
}

// ---- operands ----

type Text<'a> = Peekable<Chars<'a>>;

/// `out` = the value of a literal.
fn read(cx: &mut Cx<'_>, out: Handle<'_>, text: &mut Text<'_>) {
    cx.scope(|cx| {
        let made = match text.peek() {
            Some('[') => {
                let items = read_items(cx, text, ']');
                call_class(cx, out, Builtin::List, &items)
            }
            Some('(') => {
                let items = read_items(cx, text, ')');
                call_class(cx, out, Builtin::Tuple, &items)
            }
            Some('{') => read_braces(cx, out, text),
            Some('\'') => {
                let s = read_text(text);
                cx.string(&s).map(|s| cx.set(out, s))
            }
            Some('-' | '0'..='9') => {
                read_number(cx, out, text);
                Ok(())
            }
            _ => read_word(cx, out, text),
        };
        assert!(made.is_ok(), "a literal raised");
    });
}

fn skip(text: &mut Text<'_>) {
    while text.next_if(|c| matches!(c, ' ' | ',' | ':')).is_some() {}
}

/// A tuple of the items up to a closing bracket, as the only argument of a class.
fn read_items<'s>(cx: &mut Cx<'s>, text: &mut Text<'_>, close: char) -> Vec<Handle<'s>> {
    text.next();
    let mut items = Vec::new();
    skip(text);
    while text.next_if_eq(&close).is_none() {
        let item = cx.root(Value::NONE);
        read(cx, item, text);
        items.push(item);
        skip(text);
    }
    let values: Vec<Value<'_>> = items.iter().map(|h| cx.get(*h)).collect();
    let tuple = cx.tuple(&values).ok().map(|t| cx.root(t));
    tuple.into_iter().collect()
}

fn read_braces(cx: &mut Cx<'_>, out: Handle<'_>, text: &mut Text<'_>) -> Res<()> {
    let ahead: String = text.clone().collect();
    // A dict has a colon before the first bracket that is closed.
    let is_dict = ahead.starts_with("{}") || {
        let mut depth = 0;
        let mut colon = false;
        for c in ahead.chars() {
            depth += matches!(c, '{' | '[' | '(') as i32 - matches!(c, '}' | ']' | ')') as i32;
            colon |= c == ':' && depth == 1;
            if depth == 0 {
                break;
            }
        }
        colon
    };
    let items = read_items(cx, text, '}');
    if !is_dict {
        // CPython makes a set of constants from a frozenset, and that, when it is stored as a constant, from the keys
        // of a first one in their order.
        let constant =
            slicing::items_of(cx.get(items[0])).is_some_and(|i| i.len() > 2) && !ahead.contains("frozenset");
        if constant {
            for class in [Builtin::FrozenSet, Builtin::Tuple, Builtin::FrozenSet] {
                call_class(cx, items[0], class, &items)?;
            }
        }
        return call_class(cx, out, Builtin::Set, &items);
    }
    cx.set(out, cx.dict()?.value());
    let flat: Vec<Handle<'_>> = {
        let all =
            slicing::items_of(cx.get(items[0])).map(|i| i.iter().collect::<Vec<_>>()).unwrap_or_default();
        all.into_iter().map(|v| cx.root(v)).collect()
    };
    for pair in flat.chunks(2) {
        item::set(cx, out, pair[0], pair[1])?;
    }
    Ok(())
}

fn read_text(text: &mut Text<'_>) -> String {
    text.next();
    std::iter::from_fn(|| text.next().filter(|c| *c != '\'')).collect()
}

fn read_number(cx: &Cx<'_>, out: Handle<'_>, text: &mut Text<'_>) {
    let digits: String =
        std::iter::from_fn(|| text.next_if(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | 'e' | '+')))
            .collect();
    if digits.contains(['.', 'e']) {
        return cx.set(out, Value::float(digits.parse().unwrap()));
    }
    let options = ParseOptions { base: 10, digit_limit: 0 };
    let number = integer_text::parse(&digits, options, String::new, &mut never()).unwrap();
    if let Ok(v) = cx.integer(&number) {
        cx.set(out, v);
    }
}

fn read_word(cx: &mut Cx<'_>, out: Handle<'_>, text: &mut Text<'_>) -> Res<()> {
    let word: String = std::iter::from_fn(|| text.next_if(|c| c.is_alphanumeric())).collect();
    let class = match word.as_str() {
        "None" => {
            cx.set(out, Value::NONE);
            return Ok(());
        }
        "True" => {
            cx.set(out, Value::TRUE);
            return Ok(());
        }
        "False" => {
            cx.set(out, Value::FALSE);
            return Ok(());
        }
        "range" => Builtin::Range,
        "slice" => Builtin::Slice,
        "set" => Builtin::Set,
        "frozenset" => Builtin::FrozenSet,
        other => panic!("what is {other}?"),
    };
    let tuple = read_items(cx, text, ')');
    let args: Vec<Handle<'_>> = {
        let all =
            slicing::items_of(cx.get(tuple[0])).map(|i| i.iter().collect::<Vec<_>>()).unwrap_or_default();
        all.into_iter().map(|v| cx.root(v)).collect()
    };
    call_class(cx, out, class, &args)
}

// ---- operations ----

fn def_of(class: Builtin, name: &str) -> Option<&'static NativeDef> {
    methods_of(class).iter().find(|def| def.name == name)
}

/// Call a native with positional arguments, which it may collect.
fn call_native(cx: &mut Cx<'_>, out: Handle<'_>, def: &'static NativeDef, args: &[Handle<'_>]) -> Res<()> {
    cx.scope(|cx| {
        let mut placed = Vec::new();
        for (at, param) in def.params.iter().enumerate() {
            let v = match param.rest {
                Rest::One | Rest::Named => args.get(at).map_or(Value::UNDEF, |h| cx.get(*h)),
                Rest::Star => {
                    let rest: Vec<Value<'_>> = args.iter().skip(at).map(|h| cx.get(*h)).collect();
                    cx.tuple(&rest)?
                }
                Rest::DoubleStar => Value::UNDEF,
            };
            placed.push(cx.root(v));
        }
        attribute::run_native(cx, out, def, &placed)
    })
}

/// `out` = a new instance of a class, as a call of it makes one.
fn call_class(cx: &mut Cx<'_>, out: Handle<'_>, class: Builtin, args: &[Handle<'_>]) -> Res<()> {
    let mut all = vec![cx.root(cx.class(class))];
    all.extend_from_slice(args);
    if let Some(new) = def_of(class, "__new__") {
        call_native(cx, out, new, &all)?;
    }
    let Some(init) = def_of(class, "__init__") else { return Ok(()) };
    all[0] = cx.root(cx.get(out));
    let [none] = cx.locals();
    call_native(cx, none, init, &all)
}

fn call_method(cx: &mut Cx<'_>, out: Handle<'_>, name: &str, args: &[Handle<'_>]) -> Res<()> {
    let class = cx.class_of(cx.get(args[0])).builtin().unwrap();
    match def_of(class, name) {
        Some(def) => call_native(cx, out, def, args),
        None => {
            let symbol = cx.intern(name);
            attribute::get(cx, out, args[0], symbol)
        }
    }
}

fn run(cx: &mut Cx<'_>, out: Handle<'_>, name: &str, args: &[Handle<'_>]) -> Res<()> {
    if let Some((op, in_place)) = binary(name) {
        return cx.binary_into(out, op, args[0], args[1], in_place);
    }
    if let Some(op) = comparison(name) {
        return cx.compare_into(out, op, args[0], args[1]);
    }
    if let Some((view, method)) = name.strip_prefix("view.").and_then(|rest| rest.split_once('.')) {
        let made = cx.root(Value::NONE);
        call_method(cx, made, view, &args[..1])?;
        let mut all = vec![made];
        all.extend_from_slice(&args[1..]);
        return call_method(cx, out, method, &all);
    }
    let nothing = |cx: &Cx<'_>| cx.set(out, Value::NONE);
    match name {
        "getitem" => item::get(cx, out, args[0], args[1]),
        "setitem" => item::set(cx, args[0], args[1], args[2]).map(|()| nothing(cx)),
        "delitem" => item::delete(cx, args[0], args[1]).map(|()| nothing(cx)),
        "in" => {
            let found = item::contains(cx, out, args[0], args[1])?;
            cx.set(out, Value::bool(found));
            Ok(())
        }
        "len" => {
            let len = cx.len(args[0])?;
            cx.set(out, Value::int(len as i64));
            Ok(())
        }
        "repr" => cx.repr_into(out, args[0]),
        "hash" => {
            let hash = cx.hash(args[0])?;
            cx.set(out, cx.int(hash));
            Ok(())
        }
        "items" => call_class(cx, out, Builtin::List, args),
        "backwards" => {
            let it = cx.root(Value::NONE);
            backwards(cx, it, args[0])?;
            call_class(cx, out, Builtin::List, &[it])
        }
        "sort" | "sort_down" => {
            let def = def_of(Builtin::List, "sort").unwrap();
            let [key] = cx.locals();
            let reverse = cx.root(Value::bool(name == "sort_down"));
            attribute::run_native(cx, out, def, &[args[0], key, reverse])
        }
        "list" => call_class(cx, out, Builtin::List, args),
        "tuple" => call_class(cx, out, Builtin::Tuple, args),
        "set" => call_class(cx, out, Builtin::Set, args),
        "frozenset" => call_class(cx, out, Builtin::FrozenSet, args),
        "dict" => call_class(cx, out, Builtin::Dict, args),
        "range" => call_class(cx, out, Builtin::Range, args),
        "pairs" => call_method(cx, out, "items", args),
        _ => call_method(cx, out, name, args),
    }
}

/// What `reversed` does: `__reversed__`, or items from the last to the first.
fn backwards(cx: &mut Cx<'_>, out: Handle<'_>, v: Handle<'_>) -> Res<()> {
    use taipan::object::error::Raise;
    let class = cx.class_of(cx.get(v)).builtin().unwrap();
    if let Some(def) = def_of(class, "__reversed__") {
        return call_native(cx, out, def, &[v]);
    }
    if !matches!(class, Builtin::Tuple | Builtin::Str) {
        let given = class.name();
        return Err(cx.type_error(format!("'{given}' object is not reversible")));
    }
    let slice = cx.root(cx.new_slice(Value::NONE, Value::NONE, Value::int(-1)).value());
    item::get(cx, out, v, slice)
}

fn binary(name: &str) -> Option<(Binary, bool)> {
    Some(match name {
        "add" => (Binary::Add, false),
        "mul" => (Binary::Multiply, false),
        "sub" => (Binary::Subtract, false),
        "and_" => (Binary::BitAnd, false),
        "or_" => (Binary::BitOr, false),
        "xor" => (Binary::BitXor, false),
        "iadd" => (Binary::Add, true),
        "imul" => (Binary::Multiply, true),
        "isub" => (Binary::Subtract, true),
        "iand" => (Binary::BitAnd, true),
        "ior" => (Binary::BitOr, true),
        "ixor" => (Binary::BitXor, true),
        _ => return None,
    })
}

fn comparison(name: &str) -> Option<Comparison> {
    Some(match name {
        "eq" => Comparison::Equal,
        "ne" => Comparison::NotEqual,
        "lt" => Comparison::Less,
        "le" => Comparison::LessEqual,
        "gt" => Comparison::Greater,
        "ge" => Comparison::GreaterEqual,
        _ => return None,
    })
}
