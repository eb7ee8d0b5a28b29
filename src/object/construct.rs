//! Values of built-in classes and of scripts' subclasses of them.
//!
//! Owns what `__new__` of a built-in class does with a value that it has made: exact instances are that value; an
//! instance of a subclass wraps it, as the payload in slot 0. And the way back, for natives that take both.

use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use crate::heap::{Object, Value};

impl<'s> Cx<'s> {
    /// The class that `builtin.__new__` was called with, checked.
    ///
    /// # Errors
    /// TypeError when it is no class, or not derived from `builtin`.
    pub fn check_new(&self, class: Handle<'_>, builtin: Builtin) -> Res<()> {
        let v = self.get(class);
        let own = builtin.name();
        let Some(class) = v.cast::<Class>() else {
            if v == Value::UNDEF {
                return Err(self.type_error(format!("{own}.__new__(): not enough arguments")));
            }
            let given = self.type_name(v);
            return Err(self.type_error(format!("{own}.__new__(X): X is not a type object ({given})")));
        };
        if class.is_subclass_of(self, builtin) {
            return Ok(());
        }
        let given = class.name();
        Err(self.type_error(format!("{own}.__new__({given}): {given} is not a subtype of {own}")))
    }

    /// An instance of `class` whose content is `payload`: the payload itself, if the class is built in.
    pub fn construct<'v>(&'v self, class: Value<'v>, payload: Value<'v>) -> Value<'v> {
        let Some(class) = class.cast::<Class>().filter(|c| c.builtin().is_none()) else { return payload };
        let shape = self.instance_shape(class);
        let instance = self.new_instance(shape.word, shape.inline.max(1));
        self.heap.store_tail(instance, 0, payload);
        instance.value()
    }

    /// The receiver of a loud native, as an object of its built-in kind: itself, or the payload of an instance.
    ///
    /// # Errors
    /// TypeError when it is something else.
    pub fn receiver<T: Object>(&self, this: Handle<'s>, class: Builtin, method: &str) -> Res<Handle<'s>> {
        let v = self.get(this);
        if v.cast::<T>().is_some() {
            return Ok(this);
        }
        if let Some(payload) = self.payload(v).filter(|p| p.cast::<T>().is_some()) {
            return Ok(self.root(payload));
        }
        let (own, given) = (class.name(), self.type_name(v));
        Err(self.type_error(if method.starts_with("__") && method != "__getitem__" {
            format!("descriptor '{method}' requires a '{own}' object but received a '{given}'")
        } else {
            format!("descriptor '{method}' for '{own}' objects doesn't apply to a '{given}' object")
        }))
    }

    /// The object of a built-in kind behind a value: itself, or the payload of an instance.
    pub fn content<'v, T: Object>(&'v self, v: Value<'v>) -> Option<crate::heap::Ref<'v, T>> {
        match v.cast::<T>() {
            Some(found) => Some(found),
            None => self.payload(v).and_then(|p| p.cast::<T>()),
        }
    }
}
