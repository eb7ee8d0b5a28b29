//! Frames as objects: what `sys._getframe` and tracebacks hand out.
//!
//! A frame runs in its window on the stack; an object exists only when somebody asked, and is then a view of the
//! window as long as the frame runs (`base` above 0), and a copy of the locals afterwards.

use super::class::Builtin;
use super::code::CodeRef;
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, object};
use std::cell::Cell;

object! {
    /// See the module's documentation.
    pub struct Frame: kind::FRAME, "frame", None {
        values { back, code, globals, locals, function, extra }
        plain { data: Cell<CodeRef>, position: Cell<u64>, base: Cell<u64> }
    }
}

impl Vm {
    /// A frame as an object: the frame behind it, code, globals, locals and function; its code, the index of the next
    /// instruction, and the window it runs in.
    pub fn new_frame(
        &self,
        [back, code, globals, locals, function]: [Value<'_>; 5],
        data: CodeRef,
        pc: u32,
        base: usize,
    ) -> Ref<'_, Frame> {
        self.heap.allocate_always::<Frame>(Builtin::Frame.shape(), 10).init(|header| Frame {
            header,
            back: Field::new(back),
            code: Field::new(code),
            globals: Field::new(globals),
            locals: Field::new(locals),
            function: Field::new(function),
            extra: Field::new(Value::NONE),
            data: Cell::new(data),
            position: Cell::new(pc as u64),
            base: Cell::new(base as u64),
        })
    }
}
