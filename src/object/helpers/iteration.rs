//! Loops: iterators made, stepped and left.

use super::done;
use crate::heap::Value;
use crate::object::context::{Args, Arguments, Cx, Res, Ret};
use crate::object::error::Raise;

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

/// See `helper::NOT_ITERATOR`.
pub fn not_iterator<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.type_error(format!("iter() returned non-iterator of type '{}'", cx.type_name(args.get(0)))))
}
