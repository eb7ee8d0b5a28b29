//! Calls of anything, and functions made.

use crate::heap::{Value, Word};
use crate::object::context::{Args, Arguments, Cx, Res, Ret};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::function::Function;
use crate::object::list::List;
use crate::object::tuple::Tuple;

/// Callee, keyword names, then all arguments: the TypeError that says why they do not fit.
pub fn bad_call<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let Some(f) = args.get(0).cast::<Function>() else { return Err(cx.system_error("not a function")) };
    let names: Vec<String> = args
        .get(1)
        .cast::<Tuple>()
        .map(|t| t.tail_values().iter().map(|v| cx.text(v)).collect())
        .unwrap_or_default();
    let given = args.len().saturating_sub(2);
    Err(crate::object::call_error::mismatch(cx, f, given - names.len().min(given), &names))
}

/// Callee, keyword names, then all arguments: the call itself, one level of Rust deeper.
pub fn call_object<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let names = cx.get(args.get(1)).word();
    let names = if names == Word::NONE { Word::UNDEF } else { names };
    let at = cx.root(cx.get(args.get(0)));
    for i in 2..args.len() {
        cx.root(cx.get(args.get(i)));
    }
    crate::object::call_error::call_anything(cx, at.index(), args.len() - 2, names)
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
            let f = crate::object::call_error::function_text(cx, args.get(0));
            let type_name = cx.type_name(cx.get(args.get(1)));
            return Err(cx.type_error(format!("{f} argument after * must be an iterable, not {type_name}")));
        }
        cx.list_of(args.get(1), args.get(1))?;
    }
    let at = cx.root(cx.get(args.get(0)));
    let mut total = {
        let v = cx.get(args.get(1));
        let positional = match (v.cast::<Tuple>(), v.cast::<List>()) {
            (Some(t), _) => Some(t.tail_values()),
            (_, Some(l)) => Some(l.items()),
            _ => None,
        };
        let count = positional.map_or(0, |items| items.len());
        if cx.top.get() + 2 * count + 8192 > cx.stack.len() {
            return Err(cx.memory_error());
        }
        cx.root_all(positional.into_iter().flat_map(|items| items.iter()))?;
        count
    };
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
    crate::object::call_error::call_anything(cx, at.index(), total, names)
}

/// `__init__` gave something.
pub fn bad_init<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.type_error(format!("__init__() should return None, not '{}'", cx.type_name(args.get(0)))))
}
