//! Exceptions raised, matched and split.

use super::given;
use crate::heap::Value;
use crate::object::class::{Builtin, Class};
use crate::object::context::{Args, Arguments, Cx, Handle, Res, Ret};
use crate::object::error::Raise;
use crate::object::exception::Exception;
use crate::object::instantiation::Construct;
use crate::object::tuple::Tuple;

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
        let plan = cx.get(v).cast::<Class>().and_then(|class| cx.construct_plan(class));
        if let Some(Construct::Exception { shape, inline, init: None }) = plan {
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
    crate::object::group::split_for_handler(cx, args.get(0), args.get(1))
}

/// Original, raised.
pub fn join_groups<'s>(cx: &mut Cx<'s>, args: Args<'s>) -> Res<Ret> {
    crate::object::group::join(cx, args.get(0), args.get(1))
}

/// Exception: type, value, traceback.
pub fn exception_parts<'v>(cx: &'v Cx<'_>, args: Arguments<'v>) -> Res<Value<'v>> {
    let e = args.get(0);
    let traceback = e.cast::<Exception>().map_or(Value::NONE, |e| e.get(|e| &e.traceback));
    cx.tuple(&[cx.class_of(e).value(), e, traceback])
}
