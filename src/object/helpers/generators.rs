//! Generators, coroutines and what is awaited.

use super::{done, iter, number};
use crate::heap::{Value, Word};
use crate::object::attribute;
use crate::object::class::Builtin;
use crate::object::context::{Args, Arguments, Cx, Handle, Res, Ret};
use crate::object::error::Raise;
use crate::object::exception::Exception;
use crate::object::generator::Generator;
use crate::object::symbol::name;

/// A pair of a value and whether the iterator has ended.
fn step<'s>(cx: &mut Cx<'s>, value: Handle<'_>, ended: bool) -> Res<Ret> {
    let pair = cx.tuple(&[cx.get(value), Value::bool(ended)])?;
    cx.ret(pair)
}

/// What a call of an iterator's method has come to: a value in `out`, its end, or another exception.
fn stepped<'s>(cx: &mut Cx<'s>, out: Handle<'_>, outcome: Res<()>) -> Res<Ret> {
    match outcome {
        Ok(()) => step(cx, out, false),
        Err(_) if cx.pending_is(Builtin::StopIteration) => {
            let pending = cx.brand(cx.pending.replace(Word::UNDEF));
            let v = pending.cast::<Exception>().map_or(Value::NONE, |e| e.get(|e| &e.value));
            cx.set(out, v);
            step(cx, out, true)
        }
        Err(thrown) => Err(thrown),
    }
}

/// What a generator has returned.
pub fn returned<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    Err(cx.returned(cx.get(args.get(0))))
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
    stepped(cx, out, outcome)
}

/// Iterator, exception, the generator that delegates. While the iterator runs, what is being handled is what whoever has
/// thrown is handling; what comes back out of it meets what the generator is handling.
pub fn throw_into<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    let [own] = cx.locals();
    cx.set(own, cx.handled_exception());
    let outside = cx.get(args.get(2)).cast::<Generator>().map(|g| g.get(|g| &g.handled));
    if let Some(outside) = outside {
        cx.handled.set(outside.word());
    }
    let outcome = throw_on(cx, args);
    let has_own = cx.handled.get() != cx.get(own).word();
    cx.handled.set(cx.get(own).word());
    if outcome.is_err() && has_own {
        cx.chain_context(cx.brand(cx.pending.get()));
    }
    outcome
}

fn throw_on<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
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
    stepped(cx, out, outcome)
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
