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

/// Iterator, item, answer, how deep: an iterator so deep inside has this item, if the answer is true. Gives what the
/// outermost one makes of it, else the next one that comes through, or undefined.
pub fn filtered<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [item] = cx.locals();
    cx.set(item, cx.get(args.get(1)));
    let found = if cx.truth(args.get(2))? {
        let inside = cx.as_i64(cx.get(args.get(3))).unwrap_or(0);
        cx.give_through(item, args.get(0), inside)?
    } else {
        cx.next_into(item, args.get(0))?
    };
    if found { done(cx, item) } else { cx.ret(Value::UNDEF) }
}

/// Value.
pub fn iter_source<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    iter(cx, args)
}

/// See `helper::NOT_ITERATOR`.
pub fn not_iterator<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    Err(cx.type_error(format!("iter() returned non-iterator of type '{}'", cx.type_name(args.get(0)))))
}
