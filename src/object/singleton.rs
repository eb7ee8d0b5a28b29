//! The natives of `None`, `NotImplemented` and `Ellipsis`, each the only instance of its class.

use super::class::Builtin;
use super::context::{Cx, Res};
use super::error::Raise;
use super::tuple::Tuple;
use crate::heap::Value;
use crate::natives;

natives! { pub static NONE:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args, **keywords) {
        cx.only_instance(class, Builtin::NoneType, Value::NONE, args)
    }
    quiet fn "__repr__" repr(cx, this: Value<'v>) { cx.string("None") }
    quiet fn "__bool__" bool_(cx, this: Value<'v>) { Ok(Value::FALSE) }
}

natives! { pub static NOT_IMPLEMENTED:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args, **keywords) {
        cx.only_instance(class, Builtin::NotImplementedType, Value::NOT_IMPLEMENTED, args)
    }
    quiet fn "__repr__" repr(cx, this: Value<'v>) { cx.string("NotImplemented") }
    quiet fn "__bool__" bool_(cx, this: Value<'v>) { Ok(Value::TRUE) }
}

natives! { pub static ELLIPSIS:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args, **keywords) {
        cx.only_instance(class, Builtin::EllipsisType, Value::ELLIPSIS, args)
    }
    quiet fn "__repr__" repr(cx, this: Value<'v>) { cx.string("Ellipsis") }
}

impl Cx<'_> {
    fn only_instance<'v>(
        &'v self,
        class: Value<'v>,
        of: Builtin,
        instance: Value<'v>,
        args: Value<'v>,
    ) -> Res<Value<'v>> {
        self.class_to_make(class, of)?;
        if args.cast::<Tuple>().is_some_and(|t| t.tail_len() > 0) {
            let of = if of == Builtin::EllipsisType { "EllipsisType" } else { of.name() };
            return Err(self.type_error(format!("{of} takes no arguments")));
        }
        Ok(instance)
    }
}
