//! Raising: from Rust to a script exception.
//!
//! Owns the short ways in which natives raise. The exception object is made at once and waits in `Vm::pending`.

use super::class::Builtin;
use super::context::{Cx, Thrown};
use super::vm::Vm;
use crate::heap::Value;
use std::sync::atomic::Ordering;

/// Why a script is stopped from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Another thread asked for it.
    Interrupted,
    /// The fuel is used up.
    Fuel,
}

/// Making exceptions. All of these leave the exception in the engine.
pub trait Raise {
    /// An exception of a built-in class with a message.
    fn raise(&self, class: Builtin, message: impl AsRef<str>) -> Thrown;
    /// The exception object itself.
    fn throw(&self, exception: Value<'_>) -> Thrown;
    /// TypeError.
    fn type_error(&self, message: impl AsRef<str>) -> Thrown {
        self.raise(Builtin::TypeError, message)
    }
    /// ValueError.
    fn value_error(&self, message: impl AsRef<str>) -> Thrown {
        self.raise(Builtin::ValueError, message)
    }
    /// IndexError.
    fn index_error(&self, message: impl AsRef<str>) -> Thrown {
        self.raise(Builtin::IndexError, message)
    }
    /// AttributeError.
    fn attribute_error(&self, message: impl AsRef<str>) -> Thrown {
        self.raise(Builtin::AttributeError, message)
    }
    /// OverflowError.
    fn overflow_error(&self, message: impl AsRef<str>) -> Thrown {
        self.raise(Builtin::OverflowError, message)
    }
    /// SystemError: something that should not happen.
    fn system_error(&self, message: impl AsRef<str>) -> Thrown {
        self.raise(Builtin::SystemError, message)
    }
    /// MemoryError, made in advance.
    fn memory_error(&self) -> Thrown;
    /// The exception that stops a script from outside; scripts cannot catch it by `except Exception`.
    fn stop(&self, why: Stop) -> Thrown;
}

/// Messages up to this length in bytes are made where there is no memory, too.
const SHORT: usize = 1 << 10;

impl Raise for Vm {
    #[cold]
    fn raise(&self, class: Builtin, message: impl AsRef<str>) -> Thrown {
        let message = message.as_ref();
        match self.new_error(class, message) {
            Some(exception) => self.throw(exception),
            // Who looks for memory that is garbage yet must not take one mistake for another.
            None if message.len() <= SHORT => self.throw(self.new_error_past_limit(class, message)),
            None => self.memory_error(),
        }
    }

    fn throw(&self, exception: Value<'_>) -> Thrown {
        self.pending.set(exception.word());
        Thrown(())
    }

    #[cold]
    fn memory_error(&self) -> Thrown {
        // Who moves much gives up when it is interrupted, as when there is no room.
        if self.is_interrupted() {
            return self.stop(Stop::Interrupted);
        }
        let made = self.new_error_past_limit(Builtin::MemoryError, "");
        self.throw(made)
    }

    #[cold]
    fn stop(&self, why: Stop) -> Thrown {
        let text = match why {
            // As from a keyboard: the script may catch it, and go on.
            Stop::Interrupted if self.keyboard.swap(false, Ordering::Relaxed) => "",
            Stop::Interrupted => "interrupted by the host",
            Stop::Fuel => "out of fuel",
        };
        if !text.is_empty() {
            self.stopped.set(Some(why));
        }
        let made = self.new_error_past_limit(Builtin::KeyboardInterrupt, text);
        self.throw(made)
    }
}

impl Cx<'_> {
    /// KeyError of a key.
    pub fn key_error(&self, key: Value<'_>) -> Thrown {
        match self.new_error_of(Builtin::KeyError, &[key]) {
            Some(exception) => self.throw(exception),
            None => self.memory_error(),
        }
    }
}
