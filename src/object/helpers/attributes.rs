//! Attributes, methods and `super`.

use super::{done, nothing, number, symbol};
use crate::bytecode::ops::{Count, Protocol};
use crate::heap::Value;
use crate::object::attribute;
use crate::object::class::{Builtin, Class};
use crate::object::context::{Args, Arguments, Cx, Res, Ret};
use crate::object::error::Raise;

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
