//! Frames as objects: what `sys._getframe` and tracebacks hand out.
//!
//! A frame runs in its window on the stack; an object exists only when somebody asked, and is then a view of the
//! window as long as the frame runs (`base` above 0), and a copy of the locals afterwards.

use super::code::CodeRef;
use super::kind;
use crate::heap::object;
use std::cell::Cell;

object! {
    /// See the module's documentation.
    pub struct Frame: kind::FRAME, "frame", None {
        values { back, code, globals, locals, function, extra }
        plain { data: Cell<CodeRef>, position: Cell<u64>, base: Cell<u64> }
    }
}
