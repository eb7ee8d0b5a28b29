//! What helpers do: the parts of bytecodes that are not open to the tracer.
//!
//! Each function is named in the table of `machine::helper`, with its effects; its arguments are those that the bytecode
//! of the same name passes. Quiet ones take values, loud ones handles.

use super::array::Array;
use super::attribute;
use super::class::{Builtin, Class};
use super::code::Code;
use super::context::{Args, Arguments, Cx, Handle, Res, Ret};
use super::dict::Dict;
use super::error::Raise;
use super::exception::Exception;
use super::function::{Cell, Function};
use super::generator::Generator;
use super::instance::Instance;
use super::item;
use super::list::List;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use crate::bytecode::ops::{Binary, Common, Comparison, Count, Protocol};
use crate::heap::{Value, Word};

fn number(cx: &Cx<'_>, h: Handle<'_>) -> i64 {
    cx.get(h).as_int()
}

fn symbol(cx: &Cx<'_>, h: Handle<'_>) -> Symbol {
    cx.as_text(cx.get(h)).map_or(name::empty, |s| cx.symbol_of(s))
}

fn is_true(cx: &Cx<'_>, h: Handle<'_>) -> bool {
    cx.get(h) == Value::TRUE
}

fn given(cx: &Cx<'_>, h: Handle<'_>) -> bool {
    cx.get(h) != Value::UNDEF
}

/// The result that is in a handle.
fn done(cx: &Cx<'_>, out: Handle<'_>) -> Res<Ret> {
    cx.ret(cx.get(out))
}

fn nothing(cx: &Cx<'_>) -> Res<Ret> {
    cx.ret(Value::NONE)
}

// ---- operators ----

/// Operands, operator, in place; and whether the left operand's method has been asked already.
pub fn binary<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let op = Binary::of(Count(number(cx, args.get(2)) as u8)).unwrap_or(Binary::Add);
    let [out] = cx.locals();
    if args.len() > 4 {
        cx.binary_after_left(out, op, args.get(0), args.get(1), is_true(cx, args.get(3)))?;
    } else {
        cx.binary_into(out, op, args.get(0), args.get(1), is_true(cx, args.get(3)))?;
    }
    done(cx, out)
}

/// TypeError of an operator that no operand knows.
pub fn binary_failed<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let (x, y) = (cx.type_name(args.get(0)), cx.type_name(args.get(1)));
    Err(cx.type_error(format!("unsupported operand type(s): '{x}' and '{y}'")))
}

/// Operands, comparison; and whether the left operand's method has been asked already.
pub fn compare<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let op = Comparison::of(Count(number(cx, args.get(2)) as u8)).unwrap_or(Comparison::Equal);
    let [out] = cx.locals();
    if args.len() > 3 {
        cx.compare_after_left(out, op, args.get(0), args.get(1))?;
    } else {
        cx.compare_into(out, op, args.get(0), args.get(1))?;
    }
    done(cx, out)
}

/// A comparison that no method answered.
pub fn compare_failed<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let (x, y) = (cx.type_name(args.get(0)), cx.type_name(args.get(1)));
    Err(cx.type_error(format!("comparison not supported between instances of '{x}' and '{y}'")))
}

/// Operand, operator: 0 negates, 1 is `+`, 2 inverts.
pub fn unary<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let which = number(cx, args.get(1));
    {
        let v = cx.get(args.get(0));
        let exact = v.cast::<Instance>().is_none();
        let result = match cx.as_number(v).filter(|_| exact) {
            Some(super::number::Number::Int(i)) => Some(match which {
                0 => cx.integer(&i.negated())?,
                1 => cx.integer(&i)?,
                _ => cx.integer(&i.inverted())?,
            }),
            Some(super::number::Number::Complex(r, i)) if which < 2 => {
                Some(if which == 0 { cx.complex(-r, -i) } else { v })
            }
            Some(super::number::Number::Float(f)) if which < 2 => {
                Some(Value::float(if which == 0 { -f } else { f }))
            }
            _ => None,
        };
        if let Some(result) = result {
            return cx.ret(result);
        }
    }
    let (method, text) = match which {
        0 => (name::neg, "-"),
        1 => (name::pos, "+"),
        _ => (name::invert, "~"),
    };
    let [out] = cx.locals();
    if cx.call_special(out, args.get(0), method, &[])? {
        return done(cx, out);
    }
    let type_name = cx.type_name(cx.get(args.get(0)));
    Err(cx.type_error(format!("bad operand type for unary {text}: '{type_name}'")))
}

/// Value; negated if the second is True.
pub fn truth<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let t = cx.truth(args.get(0))?;
    cx.ret(Value::bool(t != is_true(cx, args.get(1))))
}

/// Item, container, negated.
pub fn contains<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [scratch] = cx.locals();
    let t = item::contains(cx, scratch, args.get(1), args.get(0))?;
    cx.ret(Value::bool(t != is_true(cx, args.get(2))))
}

// ---- attributes ----

/// Object, name.
pub fn get_attribute<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    let symbol = symbol(cx, args.get(1));
    attribute::get(cx, out, args.get(0), symbol)?;
    done(cx, out)
}

/// Object, name, value.
pub fn set_attribute<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let symbol = symbol(cx, args.get(1));
    attribute::set(cx, args.get(0), symbol, Some(args.get(2)))?;
    nothing(cx)
}

/// Object, name.
pub fn delete_attribute<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let symbol = symbol(cx, args.get(1));
    attribute::set(cx, args.get(0), symbol, None)?;
    nothing(cx)
}

/// Native, receiver.
pub fn bind_native<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Ok(cx.bound_native(args.get(0), args.get(1)))
}

/// Object, name, protocol: callee, and receiver to pass.
pub fn load_special<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let method = symbol(cx, args.get(1));
    let [found] = cx.locals();
    let (mut have, mut binds) = (false, false);
    {
        let v = cx.get(args.get(0));
        if let Some(f) = cx.lookup(cx.class_of(v), method) {
            cx.set(found, f);
            binds = attribute::binds_receiver(f);
            have = true;
        }
    }
    if !have {
        let type_name = cx.type_name(cx.get(args.get(0)));
        let text = match Protocol::of(Count(number(cx, args.get(2)) as u8)) {
            Some(Protocol::Context) => {
                format!("'{type_name}' object does not support the context manager protocol")
            }
            Some(Protocol::ContextExit) => format!(
                "'{type_name}' object does not support the context manager protocol (missed __exit__ method)"
            ),
            Some(Protocol::AsyncContext) => {
                format!("'{type_name}' object does not support the asynchronous context manager protocol")
            }
            _ => format!(
                "'{type_name}' object does not support the asynchronous context manager protocol (missed __aexit__ method)"
            ),
        };
        return Err(cx.type_error(text));
    }
    if !binds {
        attribute::bind_into(cx, found, found, args.get(0))?;
    }
    let receiver = if binds { cx.get(args.get(0)) } else { Value::UNDEF };
    let both = cx.tuple(&[cx.get(found), receiver])?;
    cx.ret(both)
}

/// `super(class, receiver)`.
pub fn new_super<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    new_super_of(cx, args.get(0), args.get(1))
}

fn new_super_of<'v>(cx: &'v Cx<'_>, class: Value<'v>, receiver: Value<'v>) -> Res<Value<'v>> {
    if class == Value::UNDEF {
        return Err(cx.raise(Builtin::RuntimeError, "super(): empty __class__ cell"));
    }
    let Some(start) = class.cast::<Class>() else {
        return Err(cx.raise(Builtin::RuntimeError, "super(): __class__ is not a type"));
    };
    if receiver == Value::UNDEF {
        return Err(cx.raise(Builtin::RuntimeError, "super(): arg[0] deleted"));
    }
    let own = cx.class_of(receiver);
    let kind = match receiver.cast::<Class>() {
        Some(c) if c.is_subclass(start) => c,
        _ if own.is_subclass(start) => own,
        _ => return Err(cx.type_error("super(type, obj): obj must be an instance or subtype of type")),
    };
    Ok(cx.new_super(class, receiver, kind.value()).value())
}

/// What is called as `super`, class, object, name: callee, and receiver to pass.
pub fn load_super<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let symbol = symbol(cx, args.get(3));
    let [bound, found] = cx.locals();
    let is_super = {
        let callee = cx.get(args.get(0));
        callee.cast::<Class>().is_some_and(|c| c.builtin() == Some(Builtin::Super))
    };
    if is_super {
        let made = new_super_of(cx, cx.get(args.get(1)), cx.get(args.get(2)))?;
        cx.set(bound, made);
    } else {
        cx.call_into(bound, args.get(0), &[])?;
    }
    attribute::get(cx, found, bound, symbol)?;
    let both = cx.tuple(&[cx.get(found), Value::UNDEF])?;
    cx.ret(both)
}

/// Object, name: callee and receiver.
pub fn load_method<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    get_attribute(cx, args)
}

// ---- items ----

/// Object, index.
pub fn get_item<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    item::get(cx, out, args.get(0), args.get(1))?;
    done(cx, out)
}

/// Object, index, value.
pub fn set_item<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    item::set(cx, args.get(0), args.get(1), args.get(2))?;
    nothing(cx)
}

/// Object, index.
pub fn delete_item<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    item::delete(cx, args.get(0), args.get(1))?;
    nothing(cx)
}

// ---- names ----

/// The globals of the innermost frame.
fn globals<'v>(cx: &'v Cx<'_>) -> Value<'v> {
    cx.innermost_code().map_or(Value::NONE, |code| cx.brand(code.get().globals.get()))
}

/// Name.
pub fn name_missing<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    Err(cx.name_missing(cx.get(args.get(0))))
}

/// Native.
pub fn take_over<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    let Some(hooks) = cx.hooks.get() else { return Err(cx.system_error("no library")) };
    (hooks.take_over)(cx, out, args.get(0))?;
    done(cx, out)
}

/// Name, value.
pub fn set_global<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let (Some(space), Some(text)) = (globals(cx).cast::<Dict>(), cx.as_text(args.get(0))) else {
        return Err(cx.system_error("no globals"));
    };
    let symbol = cx.symbol_of(text);
    if !cx.dict_set_symbol(space, symbol, args.get(1)) {
        return Err(cx.memory_error());
    }
    cx.fill_global_caches(symbol);
    Ok(Value::NONE)
}

/// Name.
pub fn delete_global<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let (Some(space), Some(text)) = (globals(cx).cast::<Dict>(), cx.as_text(args.get(0))) else {
        return Err(cx.system_error("no globals"));
    };
    if cx.dict_remove_symbol(space, cx.symbol_of(text)) {
        Ok(Value::NONE)
    } else {
        Err(cx.name_missing(args.get(0)))
    }
}

/// Look in a mapping that may be a script's.
fn find_in(cx: &mut Cx<'_>, out: Handle<'_>, space: Handle<'_>, key: Handle<'_>) -> Res<bool> {
    if cx.get(space).cast::<Dict>().is_some() {
        return cx.dict_get(out, space, key);
    }
    match item::get(cx, out, space, key) {
        Ok(()) => Ok(true),
        Err(_) if cx.pending_is(Builtin::KeyError) => {
            cx.pending.set(Word::UNDEF);
            Ok(false)
        }
        Err(thrown) => Err(thrown),
    }
}

/// Mapping, name.
pub fn get_name<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    if find_in(cx, out, args.get(0), args.get(1))? {
        return done(cx, out);
    }
    let found = {
        let text = symbol(cx, args.get(1));
        let code = cx.innermost_code();
        let spaces = code.map(|c| [c.get().globals.get(), c.get().builtins.get()]).unwrap_or([Word::NONE; 2]);
        spaces.into_iter().find_map(|w| cx.brand(w).cast::<Dict>().and_then(|d| cx.dict_get_symbol(d, text)))
    };
    if let Some(v) = found {
        return cx.ret(v);
    }
    Err(cx.name_missing(cx.get(args.get(1))))
}

/// Mapping, name, value.
pub fn set_name<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    item::set(cx, args.get(0), args.get(1), args.get(2))?;
    nothing(cx)
}

/// Mapping, name.
pub fn delete_name<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    match item::delete(cx, args.get(0), args.get(1)) {
        Ok(()) => nothing(cx),
        Err(_) if cx.pending_is(Builtin::KeyError) => Err(cx.name_missing(cx.get(args.get(1)))),
        Err(thrown) => Err(thrown),
    }
}

/// Mapping, cell, name.
pub fn get_class_cell<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    if given(cx, args.get(0))
        && cx.get(args.get(0)) != Value::NONE
        && find_in(cx, out, args.get(0), args.get(2))?
    {
        return done(cx, out);
    }
    let held = cx.get(args.get(1)).cast::<Cell>().map(|c| c.get(|c| &c.value));
    match held.filter(|v| *v != Value::UNDEF) {
        Some(v) => cx.ret(v),
        None => Err(cx.unbound_error(cx.get(args.get(2)), true)),
    }
}

/// Name.
pub fn unbound_local<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.unbound_error(args.get(0), false))
}

/// Name.
pub fn unbound_free<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.unbound_error(args.get(0), true))
}

/// MemoryError.
pub fn no_memory<'v>(cx: &'v Cx<'_>, _: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.memory_error())
}

/// Count.
pub fn make_far<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let array = cx.array(args.get(0).as_int() as usize, std::iter::empty());
    array.map(|a| a.value()).ok_or_else(|| cx.memory_error())
}

/// Array, index.
pub fn load_far<'v>(_: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let array = args.get(0).cast::<Array>();
    Ok(array.and_then(|a| a.tail_values().get(args.get(1).as_int() as usize)).unwrap_or(Value::UNDEF))
}

/// Array, index, value.
pub fn store_far<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let at = args.get(1).as_int() as usize;
    if let Some(array) = args.get(0).cast::<Array>().filter(|a| at < a.tail_len()) {
        cx.heap.store_tail(array, at, args.get(2));
    }
    Ok(Value::NONE)
}

/// Number; see [`Common`].
pub fn load_common<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Ok(match Common::of(Count(args.get(0).as_int() as u8)) {
        Some(Common::AssertionError) => cx.class(Builtin::AssertionError),
        Some(Common::BuildClass) => {
            let space = cx.brand(cx.builtin_names.get()).cast::<Dict>();
            match space.and_then(|d| cx.dict_get_symbol(d, name::build_class)) {
                Some(f) => f,
                None => return Err(cx.raise(Builtin::NameError, "__build_class__ not found")),
            }
        }
        Some(Common::StopAsyncIteration) => cx.class(Builtin::StopAsyncIteration),
        Some(Common::StopIteration) => cx.class(Builtin::StopIteration),
        Some(Common::BaseException) => cx.class(Builtin::BaseException),
        _ => cx.class(Builtin::NotImplementedError),
    })
}

// ---- calls ----

/// Callee, keyword names, then all arguments: the TypeError that says why they do not fit.
pub fn bad_call<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let Some(f) = args.get(0).cast::<Function>() else { return Err(cx.system_error("not a function")) };
    let names: Vec<String> = args
        .get(1)
        .cast::<Tuple>()
        .map(|t| t.tail_values().iter().map(|v| cx.text(v)).collect())
        .unwrap_or_default();
    let given = args.len().saturating_sub(2);
    Err(super::call_error::mismatch(cx, f, given - names.len().min(given), &names))
}

/// Callee, keyword names, then all arguments: the call itself, one level of Rust deeper.
pub fn call_object<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let names = cx.get(args.get(1)).word();
    let names = if names == Word::NONE { Word::UNDEF } else { names };
    let at = cx.root(cx.get(args.get(0)));
    for i in 2..args.len() {
        cx.root(cx.get(args.get(i)));
    }
    super::call_error::call_anything(cx, at.index(), args.len() - 2, names)
}

/// Callee, tuple or list, dict.
pub fn call_spread<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let mut names: Vec<Word> = Vec::new();
    let listed = {
        let v = cx.get(args.get(1));
        v.cast::<Tuple>().is_some() || v.cast::<List>().is_some()
    };
    if !listed {
        if !cx.is_iterable(cx.get(args.get(1))) {
            let f = super::call_error::function_text(cx, args.get(0));
            let type_name = cx.type_name(cx.get(args.get(1)));
            return Err(cx.type_error(format!("{f} argument after * must be an iterable, not {type_name}")));
        }
        cx.list_of(args.get(1), args.get(1))?;
    }
    let at = cx.root(cx.get(args.get(0)));
    let positional: Vec<Word> = {
        let v = cx.get(args.get(1));
        match (v.cast::<Tuple>(), v.cast::<List>()) {
            (Some(t), _) => t.tail_values().iter().map(Value::word).collect(),
            (_, Some(l)) => l.items().iter().map(Value::word).collect(),
            _ => Vec::new(),
        }
    };
    let count = positional.len();
    if cx.top.get() + 2 * count + 8192 > cx.stack.len() {
        return Err(cx.memory_error());
    }
    for w in positional {
        cx.root(cx.brand(w));
    }
    let mut total = count;
    if let Some(dict) = cx.get(args.get(2)).cast::<Dict>() {
        for (key, v) in cx.dict_entries(dict).collect::<Vec<_>>() {
            names.push(key.word());
            cx.root(v);
            total += 1;
        }
    }
    let names = if names.is_empty() {
        Word::UNDEF
    } else {
        let keys: Vec<Value<'_>> = names.iter().map(|w| cx.brand(*w)).collect();

        cx.tuple(&keys)?.word()
    };
    super::call_error::call_anything(cx, at.index(), total, names)
}

/// Code, defaults, keyword defaults, annotations, closure.
pub fn make_function<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let Some(code) = args.get(0).cast::<Code>() else { return Err(cx.system_error("not code")) };
    Ok(cx.new_function(code, [args.get(1), args.get(2), args.get(3), args.get(4)]).value())
}

/// `__init__` gave something.
pub fn bad_init<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.type_error(format!("__init__() should return None, not '{}'", cx.type_name(args.get(0)))))
}

// ---- iteration ----

/// Value.
pub fn iter<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    cx.iter_into(out, args.get(0))?;
    done(cx, out)
}

/// Iterator: the next item, or undefined.
pub fn next<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    if cx.next_into(out, args.get(0))? { done(cx, out) } else { cx.ret(Value::UNDEF) }
}

/// Iterator, item, answer: the item if the answer is true, else the next one that passes.
pub fn filtered<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    if cx.truth(args.get(2))? {
        return cx.ret(cx.get(args.get(1)));
    }
    next(cx, args)
}

/// Value.
pub fn iter_source<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    iter(cx, args)
}

/// `__iter__` gave no iterator.
pub fn not_iterator<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.type_error(format!("iter() returned non-iterator of type '{}'", cx.type_name(args.get(0)))))
}

// ---- displays ----

/// Items.
pub fn build_set<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [set] = cx.locals();
    let Some(made) = cx.try_set() else { return Err(cx.memory_error()) };
    cx.set(set, made.value());
    for item in args.iter() {
        cx.set_add(set, item)?;
    }
    done(cx, set)
}

/// Keys and values.
pub fn build_dict<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [dict] = cx.locals();
    let Some(made) = cx.try_dict(args.len() / 2) else { return Err(cx.memory_error()) };
    cx.set(dict, made.value());
    for i in (0..args.len()).step_by(2) {
        cx.dict_set(dict, args.get(i), args.get(i + 1))?;
    }
    done(cx, dict)
}

/// List, item.
pub fn list_append<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    if let Some(list) = args.get(0).cast::<List>() {
        cx.push(list, args.get(1))?;
    }
    Ok(Value::NONE)
}

/// List, iterable, "after *".
pub fn list_extend<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let list = args.get(0);
    if is_true(cx, args.get(2)) && !cx.is_iterable(cx.get(args.get(1))) {
        let type_name = cx.type_name(cx.get(args.get(1)));
        return Err(cx.type_error(format!("Value after * must be an iterable, not {type_name}")));
    }
    cx.for_each(args.get(1), |cx, item| {
        let Some(l) = cx.get(list).cast::<List>() else { return Ok(()) };
        cx.push(l, cx.get(item))
    })?;
    nothing(cx)
}

/// Set, item.
pub fn set_add<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    cx.set_add(args.get(0), args.get(1))?;
    nothing(cx)
}

/// Set, iterable.
pub fn set_update<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let set = args.get(0);
    cx.for_each(args.get(1), |cx, item| cx.set_add(set, item))?;
    nothing(cx)
}

/// Dict, key, value.
pub fn dict_set<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    cx.dict_set(args.get(0), args.get(1), args.get(2))?;
    nothing(cx)
}

/// Call `each` with key and value of a mapping. False when it is none.
fn for_mapping(
    cx: &mut Cx<'_>,
    mapping: Handle<'_>,
    mut each: impl for<'i> FnMut(&mut Cx<'i>, Handle<'i>, Handle<'i>) -> Res<()>,
) -> Res<bool> {
    // A subclass of dict that iterates as a dict is read as one, whatever its `__getitem__` says.
    let plain = cx.plain_dict(cx.get(mapping)).map(|dict| cx.root(dict.value()));
    let mapping = plain.unwrap_or(mapping);
    let has_keys = {
        let v = cx.get(mapping);
        v.cast::<Dict>().is_some() || cx.lookup(cx.class_of(v), name::keys).is_some()
    };
    if !has_keys {
        return Ok(false);
    }
    cx.scope(|cx| {
        let [key, value, keys] = cx.locals();
        let count = cx.get(mapping).cast::<Dict>().map(|d| cx.dict_entries(d).count());
        if count.is_some() {
            let mut at = 0;
            loop {
                {
                    let Some(dict) = cx.get(mapping).cast::<Dict>() else { break };
                    let Some((here, k, v)) = cx.dict_next(dict, at) else { break };
                    cx.set(key, k);
                    cx.set(value, v);
                    at = here + 1;
                }
                cx.scope(|cx| {
                    let (k, v) = (cx.root(cx.get(key)), cx.root(cx.get(value)));
                    each(cx, k, v)
                })?;
            }
            return Ok(());
        }
        cx.call_special(keys, mapping, name::keys, &[])?;
        cx.for_each(keys, |cx, k| {
            let v = cx.root(Value::NONE);
            item::get(cx, v, mapping, k)?;
            let outcome = each(cx, k, v);
            cx.top.set(v.index());
            outcome
        })
    })?;
    Ok(true)
}

/// Dict, mapping.
pub fn dict_update<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let dict = args.get(0);
    if for_mapping(cx, args.get(1), |cx, k, v| cx.dict_set(dict, k, v))? {
        return nothing(cx);
    }
    let type_name = cx.type_name(cx.get(args.get(1)));
    Err(cx.type_error(format!("'{type_name}' object is not a mapping")))
}

/// Dict, mapping, callee.
pub fn dict_merge<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let (dict, callee) = (args.get(0), args.get(2));
    let merged = for_mapping(cx, args.get(1), |cx, k, v| {
        if cx.text_len(cx.get(k)).is_none() && !cx.is_instance(cx.get(k), Builtin::Str) {
            return Err(cx.type_error("keywords must be strings"));
        }
        let [old] = cx.locals();
        if cx.dict_get(old, dict, k)? {
            let (f, key) = (super::call_error::function_text(cx, callee), cx.text(cx.get(k)));
            return Err(cx.type_error(format!("{f} got multiple values for keyword argument '{key}'")));
        }
        cx.dict_set(dict, k, v)
    })?;
    if merged {
        return nothing(cx);
    }
    let f = super::call_error::function_text(cx, callee);
    let type_name = cx.type_name(cx.get(args.get(1)));
    Err(cx.type_error(format!("{f} argument after ** must be a mapping, not {type_name}")))
}

/// List.
pub fn list_to_tuple<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let items: Vec<Value<'v>> =
        args.get(0).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    cx.tuple(&items)
}

/// Iterable, count.
pub fn unpack<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let wanted = number(cx, args.get(1)) as usize;
    let list = unpacked(cx, args.get(0), wanted, wanted)?;
    let got = cx.get(list).cast::<List>().map_or(0, |l| l.len());
    if got < wanted {
        return Err(cx.value_error(format!("not enough values to unpack (expected {wanted}, got {got})")));
    }
    if got > wanted {
        return Err(cx.value_error(format!("too many values to unpack (expected {wanted})")));
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    let tuple = cx.tuple(&items)?;
    cx.ret(tuple)
}

/// The items of an iterable, at most one more than `most`.
fn unpacked<'s>(cx: &mut Cx<'s>, source: Handle<'s>, least: usize, most: usize) -> Res<Handle<'s>> {
    let [list, it, item] = cx.locals();
    let _ = least;
    cx.set(list, cx.list(&[])?.value());
    if !cx.is_iterable(cx.get(source)) {
        let type_name = cx.type_name(cx.get(source));
        return Err(cx.type_error(format!("cannot unpack non-iterable {type_name} object")));
    }
    cx.iter_into(it, source)?;
    let mut n = 0;
    while n <= most && cx.next_into(item, it)? {
        let Some(l) = cx.get(list).cast::<List>() else { break };
        cx.push(l, cx.get(item))?;
        n += 1;
        if n.is_multiple_of(1000) {
            cx.poll()?;
        }
    }
    Ok(list)
}

/// Iterable, items before, items after.
pub fn unpack_star<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let (before, after) = (number(cx, args.get(1)) as usize, number(cx, args.get(2)) as usize);
    let list = unpacked(cx, args.get(0), before + after, usize::MAX - 1)?;
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    if items.len() < before + after {
        return Err(cx.value_error(format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        )));
    }
    let end = items.len() - after;
    let rest = cx.list(&items[before..end])?.value();
    let all: Vec<Value<'_>> =
        items[..before].iter().copied().chain([rest]).chain(items[end..].iter().copied()).collect();
    let tuple = cx.tuple(&all)?;
    cx.ret(tuple)
}

// ---- text ----

/// Strings.
pub fn build_string<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let pieces: smallvec::SmallVec<[_; 8]> =
        (0..args.len()).filter_map(|i| cx.as_text(args.get(i))).collect();
    cx.joined(cx.name_of(name::empty), &pieces)
}

/// Value, `s`, `r` or `a`.
pub fn convert<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    match number(cx, args.get(1)) as u8 {
        b's' => cx.str_into(out, args.get(0))?,
        b'r' => cx.repr_into(out, args.get(0))?,
        _ => cx.ascii_into(out, args.get(0))?,
    }
    done(cx, out)
}

/// Value, specification (a string, or undefined for an empty one).
pub fn format<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, spec] = cx.locals();
    let text = if given(cx, args.get(1)) { cx.get(args.get(1)) } else { cx.name_of(name::empty).value() };
    cx.set(spec, text);
    cx.format_into(out, args.get(0), spec)?;
    done(cx, out)
}

// ---- exceptions ----

/// `raise v` and `raise v from cause`.
pub fn prepare_raise<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [exception, cause] = cx.locals();
    instantiate(cx, exception, args.get(0), "exceptions must derive from BaseException")?;
    if given(cx, args.get(1)) {
        let none = cx.get(args.get(1)) == Value::NONE;
        if !none {
            instantiate(cx, cause, args.get(1), "exception causes must derive from BaseException")?;
        }
        if let Some(e) = cx.get(exception).cast::<Exception>() {
            cx.heap.store(e, &e.object().cause, cx.get(cause));
            cx.heap.store(e, &e.object().suppress, Value::TRUE);
        }
    }
    cx.chain_context(cx.get(exception));
    Err(cx.throw(cx.get(exception)))
}

/// An exception object.
pub fn raise_exception<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    cx.chain_context(args.get(0));
    Err(cx.throw(args.get(0)))
}

fn instantiate(cx: &mut Cx<'_>, out: Handle<'_>, v: Handle<'_>, message: &str) -> Res<()> {
    let (instance, class) = {
        let value = cx.get(v);
        (value.cast::<Exception>().is_some(), cx.is_exception_class(value))
    };
    if instance {
        cx.set(out, cx.get(v));
        return Ok(());
    }
    if class {
        let plain = cx.get(v).cast::<Class>().and_then(|class| cx.plain_exception(class));
        if let Some((shape, inline)) = plain {
            let args = cx.tuple(&[])?;
            cx.set(out, cx.new_exception(shape, inline, args).value());
            return Ok(());
        }
        cx.call_into(out, v, &[])?;
        if cx.get(out).cast::<Exception>().is_some() {
            return Ok(());
        }
        let (class, got) = (cx.get(v).cast::<Class>().map_or("?", |c| c.name()), cx.type_name(cx.get(out)));
        return Err(cx.type_error(format!(
            "calling <class '{class}'> should have returned an instance of BaseException, not <class '{got}'>"
        )));
    }
    Err(cx.type_error(message))
}

/// What `raise` alone raises.
pub fn current_exception<'v>(cx: &'v Cx<'_>, _: Arguments<'v>) -> Res<Value<'v>> {
    let handled = cx.brand(cx.handled.get());
    if handled.cast::<Exception>().is_some() {
        cx.reraised.set(true);
        return Err(cx.throw(handled));
    }
    Err(cx.raise(Builtin::RuntimeError, "No active exception to reraise"))
}

/// Exception, class or tuple of classes.
pub fn match_exception<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let (e, kind) = (cx.get(args.get(0)), cx.get(args.get(1)));
    let class = cx.class_of(e);
    let mut kinds = vec![kind];
    let mut answer = false;
    while let Some(k) = kinds.pop() {
        if let Some(tuple) = k.cast::<Tuple>().filter(|_| k == kind) {
            kinds.extend(tuple.tail_values().iter().rev());
            continue;
        }
        if !cx.is_exception_class(k) {
            return Err(
                cx.type_error("catching classes that do not inherit from BaseException is not allowed")
            );
        }
        answer |= k.cast::<Class>().is_some_and(|k| class.is_subclass(k));
    }
    cx.ret(Value::bool(answer))
}

/// Group, class or classes.
pub fn split_group<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    super::group::split_for_handler(cx, args.get(0), args.get(1))
}

/// Original, raised.
pub fn join_groups<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    super::group::join(cx, args.get(0), args.get(1))
}

/// Exception: type, value, traceback.
pub fn exception_parts<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let e = args.get(0);
    let traceback = e.cast::<Exception>().map_or(Value::NONE, |e| e.get(|e| &e.traceback));
    cx.tuple(&[cx.class_of(e).value(), e, traceback])
}

// ---- generators ----

/// A pair of a value and whether the iterator has ended.
fn step<'s>(cx: &mut Cx<'s>, value: Handle<'_>, ended: bool) -> Res<Ret> {
    let pair = cx.tuple(&[cx.get(value), Value::bool(ended)])?;
    cx.ret(pair)
}

/// The value of a StopIteration that is pending; it is no longer.
fn stop_value(cx: &mut Cx<'_>, out: Handle<'_>) {
    let pending = cx.brand(cx.pending.replace(Word::UNDEF));
    let v = pending.cast::<Exception>().map_or(Value::NONE, |e| e.get(|e| &e.value));
    cx.set(out, v);
}

/// Iterator, sent.
pub fn send<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    if cx.get(args.get(0)).cast::<Generator>().is_some() {
        let yielded = cx.resume(args.get(0), args.get(1), 0, out)?;
        return step(cx, out, !yielded);
    }
    let outcome = if cx.get(args.get(1)) == Value::NONE {
        match cx.next_with_value(out, args.get(0)) {
            Ok(true) => Ok(()),
            Ok(false) => return step(cx, out, true),
            Err(thrown) => Err(thrown),
        }
    } else {
        let method = cx.root(Value::NONE);
        match attribute::get(cx, method, args.get(0), name::send) {
            Ok(()) => cx.call_into(out, method, &[args.get(1)]),
            Err(thrown) => Err(thrown),
        }
    };
    match outcome {
        Ok(()) => step(cx, out, false),
        Err(_) if cx.pending_is(Builtin::StopIteration) => {
            stop_value(cx, out);
            step(cx, out, true)
        }
        Err(thrown) => Err(thrown),
    }
}

/// Iterator, exception.
pub fn throw_into<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, method] = cx.locals();
    let (it, exception) = (args.get(0), args.get(1));
    if cx.is_instance(cx.get(exception), Builtin::GeneratorExit) {
        if cx.get(it).cast::<Generator>().is_some() {
            cx.close_generator(it)?;
        } else if attribute::find(cx, method, it, name::close)? {
            cx.call_into(out, method, &[])?;
        }
        return Err(cx.throw(cx.get(exception)));
    }
    let outcome = if cx.get(it).cast::<Generator>().is_some() {
        match cx.resume(it, exception, 1, out) {
            Ok(yielded) => return step(cx, out, !yielded),
            Err(thrown) => Err(thrown),
        }
    } else if attribute::find(cx, method, it, name::throw)? {
        cx.call_into(out, method, &[exception])
    } else {
        return Err(cx.throw(cx.get(exception)));
    };
    match outcome {
        Ok(()) => step(cx, out, false),
        Err(_) if cx.pending_is(Builtin::StopIteration) => {
            stop_value(cx, out);
            step(cx, out, true)
        }
        Err(thrown) => Err(thrown),
    }
}

/// Iterator.
pub fn drop_iterator<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    cx.drop_iterator(args.get(0));
    cx.ret(Value::NONE)
}

/// Iterable.
pub fn yield_from_iter<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let which = cx.class_of(cx.get(args.get(0))).builtin();
    if which == Some(Builtin::Coroutine) {
        return Err(cx.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
    }
    iter(cx, args)
}

/// Value, where it comes from.
pub fn get_awaitable<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let v = cx.get(args.get(0));
    if cx.class_of(v).builtin() == Some(Builtin::Coroutine) {
        return cx.ret(v);
    }
    let [out] = cx.locals();
    if !cx.call_special(out, args.get(0), name::await_, &[])? {
        let type_name = cx.type_name(cx.get(args.get(0)));
        let text = match number(cx, args.get(1)) {
            1 => format!(
                "'async with' received an object from __aenter__ that does not implement __await__: {type_name}"
            ),
            2 => format!(
                "'async with' received an object from __aexit__ that does not implement __await__: {type_name}"
            ),
            _ => format!("object {type_name} can't be used in 'await' expression"),
        };
        return Err(cx.type_error(text));
    }
    let it = cx.get(out);
    if cx.class_of(it).builtin() == Some(Builtin::Coroutine) {
        return Err(cx.type_error("__await__() returned a coroutine"));
    }
    if !cx.is_iterator(it) {
        let type_name = cx.type_name(it);
        return Err(cx.type_error(format!("__await__() returned non-iterator of type '{type_name}'")));
    }
    done(cx, out)
}

/// Value.
pub fn get_async_iter<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    if !cx.call_special(out, args.get(0), name::aiter, &[])? {
        let type_name = cx.type_name(cx.get(args.get(0)));
        return Err(
            cx.type_error(format!("'async for' requires an object with __aiter__ method, got {type_name}"))
        );
    }
    let it = cx.get(out);
    if cx.lookup(cx.class_of(it), name::anext).is_none() {
        let type_name = cx.type_name(it);
        return Err(cx.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {type_name}"
        )));
    }
    done(cx, out)
}

/// Iterator.
pub fn get_async_next<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    if !cx.call_special(out, args.get(0), name::anext, &[])? {
        let type_name = cx.type_name(cx.get(args.get(0)));
        return Err(
            cx.type_error(format!("'async for' requires an iterator with __anext__ method, got {type_name}"))
        );
    }
    if cx.class_of(cx.get(out)).builtin() == Some(Builtin::Coroutine) {
        return done(cx, out);
    }
    let awaited = cx.root(Value::NONE);
    if !cx.call_special(awaited, out, name::await_, &[])? {
        let type_name = cx.type_name(cx.get(out));
        return Err(
            cx.type_error(format!("'async for' received an invalid object from __anext__: {type_name}"))
        );
    }
    done(cx, awaited)
}

/// Value.
pub fn async_wrap<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Ok(cx.new_wrapped(args.get(0)).value())
}

/// Value.
pub fn stop_iteration<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    match cx.new_error_of(Builtin::StopIteration, &[args.get(0)]) {
        Some(e) => Err(cx.throw(e)),
        None => Err(cx.memory_error()),
    }
}

/// Generator.
pub fn bad_resume<'v>(cx: &'v Cx<'_>, _: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.value_error("generator already executing"))
}

/// Generator, value, mode.
pub fn resume<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let mode = number(cx, args.get(2)) as u8;
    let [out] = cx.locals();
    if cx.resume(args.get(0), args.get(1), mode, out)? {
        return done(cx, out);
    }
    match cx.new_error_of(Builtin::StopIteration, &[cx.get(out)]) {
        Some(e) => Err(cx.throw(e)),
        None => Err(cx.memory_error()),
    }
}

// ---- imports ----

/// Name, fromlist, level: through `builtins.__import__`, as the language says.
pub fn import_name<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, function, space, none] = cx.locals();
    {
        let builtins = cx.innermost_code().map_or(cx.builtin_names.get(), |c| c.get().builtins.get());
        let found = cx.brand(builtins).cast::<Dict>().and_then(|d| cx.dict_get_symbol(d, name::import));
        let Some(found) = found else { return Err(cx.raise(Builtin::ImportError, "__import__ not found")) };
        cx.set(function, found);
        cx.set(space, globals(cx));
    }
    cx.call_into(out, function, &[args.get(0), space, none, args.get(1), args.get(2)])?;
    done(cx, out)
}

/// Module, name.
pub fn import_from<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [out, module_name] = cx.locals();
    let wanted = symbol(cx, args.get(1));
    match attribute::get(cx, out, args.get(0), wanted) {
        Ok(()) => return done(cx, out),
        Err(_) if cx.pending_is(Builtin::AttributeError) => cx.pending.set(Word::UNDEF),
        Err(thrown) => return Err(thrown),
    }
    let known = attribute::find(cx, module_name, args.get(0), name::name_)?;
    let package = if known { cx.text(cx.get(module_name)) } else { "<unknown module name>".to_string() };
    let full = cx.string(&format!("{package}.{}", cx.text_of(wanted)))?.word();
    let found = {
        let modules = cx.brand(cx.modules.get()).cast::<Dict>();
        modules.and_then(|d| match cx.dict_probe(d, cx.brand(full)) {
            super::dict::Found::At(_, v) => Some(v),
            _ => None,
        })
    };
    if let Some(found) = found {
        return cx.ret(found);
    }
    // The module may have a `__getattr__` that knows of no file.
    let file = match attribute::find(cx, out, args.get(0), name::file) {
        Err(_) if cx.pending_is(Builtin::AttributeError) => {
            cx.pending.set(Word::UNDEF);
            false
        }
        found => found?,
    };
    let place = if file && cx.text_len(cx.get(out)).is_some() {
        cx.text(cx.get(out))
    } else {
        "unknown location".into()
    };
    let text = format!("cannot import name '{}' from '{package}' ({place})", cx.text_of(wanted));
    Err(cx.raise(Builtin::ImportError, text))
}

/// Module, mapping (or None for the globals).
pub fn import_star<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [space, all, names, value] = cx.locals();
    let target = if cx.get(args.get(1)) == Value::NONE { globals(cx) } else { cx.get(args.get(1)) };
    cx.set(space, target);
    let listed = attribute::find(cx, all, args.get(0), name::all)?;
    if !listed {
        let module = cx.get(args.get(0)).cast::<super::module::Module>();
        let dict = module.and_then(|m| cx.module_dict(m)).map(|d| d.value().word());
        match dict {
            Some(w) => cx.put(all.index(), w),
            None if attribute::find(cx, all, args.get(0), name::dict_)? => {}
            None => {
                let text = "from-import-* object has no __dict__ and no __all__";
                return Err(cx.raise(Builtin::ImportError, text));
            }
        }
    }
    cx.list_of(names, all)?;
    let module = args.get(0);
    cx.for_each(names, |cx, n| {
        let text = cx.text(cx.get(n));
        if !listed && text.starts_with('_') {
            return Ok(());
        }
        let symbol = cx.intern(&text);
        attribute::get(cx, value, module, symbol)?;
        item::set(cx, space, n, value)
    })?;
    nothing(cx)
}

// ---- patterns ----

/// Value: may a sequence pattern match it?
pub fn match_sequence<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let answer = cx.is_sequence(args.get(0))?;
    cx.ret(Value::bool(answer))
}

/// Value: may a mapping pattern match it?
pub fn match_mapping<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let answer = cx.is_mapping(args.get(0))?;
    cx.ret(Value::bool(answer))
}

/// Mapping, keys.
pub fn match_keys<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let count = cx.get(args.get(1)).cast::<Tuple>().map_or(0, |t| t.tail_len());
    let [list, key, value, missing, method] = cx.locals();
    cx.set(list, cx.list(&[])?.value());
    let exact = cx.get(args.get(0)).cast::<Dict>().is_some();
    for i in 0..count {
        {
            let Some(t) = cx.get(args.get(1)).cast::<Tuple>() else { break };
            let k = t.tail_values().get(i).unwrap_or(Value::NONE);
            for j in 0..i {
                if t.tail_values().get(j) == Some(k) {
                    let shown =
                        cx.quiet_repr(k).unwrap_or_else(|| crate::kernel::text::quote::repr(&cx.text(k)));
                    return Err(cx.value_error(format!("mapping pattern checks duplicate key ({shown})")));
                }
            }
            cx.set(key, k);
        }
        let found = if exact {
            cx.dict_get(value, args.get(0), key)?
        } else {
            // `get` with a default of its own, so that `__missing__` makes no entries.
            let unique = cx.new_cell(Value::NONE).value().word();
            cx.put(missing.index(), unique);
            attribute::get(cx, method, args.get(0), cx.intern("get"))?;
            cx.call_into(value, method, &[key, missing])?;
            cx.get(value) != cx.get(missing)
        };
        if !found {
            return nothing(cx);
        }
        let Some(l) = cx.get(list).cast::<List>() else { break };
        cx.push(l, cx.get(value))?;
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    let tuple = cx.tuple(&items)?;
    cx.ret(tuple)
}

/// Value, class, (number of positional patterns, keyword names ...).
pub fn match_class<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    super::matching::class_pattern(cx, args.get(0), args.get(1), args.get(2))
}

/// Value.
pub fn len<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let n = cx.len(args.get(0))?;
    let n = cx.int(n as i64);
    cx.ret(n)
}

// ---- the rest ----

/// Mapping, or None for the globals.
pub fn setup_annotations<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [space, key, value] = cx.locals();
    let target = if cx.get(args.get(0)) == Value::NONE { globals(cx) } else { cx.get(args.get(0)) };
    cx.set(space, target);
    cx.set(key, cx.name_of(name::annotations).value());
    if find_in(cx, value, space, key)? {
        return nothing(cx);
    }
    cx.set(value, cx.dict()?.value());
    item::set(cx, space, key, value)?;
    nothing(cx)
}

/// Value.
pub fn display<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    if cx.get(args.get(0)) == Value::NONE {
        return nothing(cx);
    }
    let text = cx.repr(args.get(0))?;
    cx.write_output(&format!("{text}\n"))?;
    let space = cx.brand(cx.builtin_names.get()).cast::<Dict>();
    if let Some(space) = space {
        cx.dict_set_symbol(space, cx.intern("_"), cx.get(args.get(0)));
    }
    nothing(cx)
}
