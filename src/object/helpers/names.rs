//! Names: globals, builtins, mappings, cells, far locals, annotations.

use super::{done, given, globals, nothing, symbol};
use crate::bytecode::ops::{Common, Count};
use crate::heap::{Value, Word};
use crate::object::array::Array;
use crate::object::class::Builtin;
use crate::object::context::{Args, Arguments, Cx, Handle, Res, Ret};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::function::Cell;
use crate::object::item;
use crate::object::symbol::name;

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
