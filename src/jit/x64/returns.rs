//! Calls from compiled functions to compiled functions, and the way back.
//!
//! Owns the return stack, which is the machine's own: a call pushes the callee's window and calls, so that the machine
//! foresees where the return goes. Whoever leaves compiled code forgets the entries since it was entered: their frames
//! stand in the windows like any others, and go on in the interpreter.
//!
//! Invariant "returns": while compiled code runs, each entry belongs to a frame that stands and was called by compiled
//! code, the last one to the innermost of these. The first entry belongs to no frame. An entry is two words, so that the
//! stack is aligned for calls of the runtime.

use super::Writer;
use super::registers::{Place, Register};
use crate::jit::abort::Abort;
use crate::jit::exit::{Entry, Exit, State, Why};
use crate::jit::ir::Made;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

/// How many calls of compiled code may wait at once. Beyond that the interpreter takes over.
const CALLS: i32 = 1024;

/// An entry: where the caller goes on, and above that the callee's window.
const ENTRY: i32 = 16;

/// Where a compiled function leaves what it returns: with any number of registers, this is one of them.
const RETURNED: Register = Register::General(6);

impl Writer<'_> {
    /// No frame waits yet.
    pub(super) fn start_returns(&mut self) {
        dynasm!(self.ops
            ; .arch x64
            ; mov QWORD [rbp + offset_of!(State, stack) as i32], rsp
            ; lea rax, [rsp - CALLS * ENTRY]
            ; mov QWORD [rbp + offset_of!(State, stack_end) as i32], rax
            ; push 0
            ; push 0
        );
    }

    /// On to a function that has just been called. When it returns, its caller is left by an exit, behind which there may
    /// be code.
    pub(super) fn call_compiled(&mut self, turn: DynamicLabel) -> Result<(), Abort> {
        let trace = self.trace;
        let [frames @ .., callee] = &trace.last.frames[..] else { return Err(Abort::NotCompiled) };
        let Some(caller) = frames.last() else { return Err(Abort::NotCompiled) };
        let result = Entry {
            at: Some(caller.base + i32::from(callee.then.1.0)),
            place: Place::Register(RETURNED),
            made: Made::Word,
        };
        let exit =
            Exit { entries: vec![result], ..Exit::new(Why::Guard, (self.way.number, self.at), frames) };
        let behind = self.leave_by(exit);
        let Some(out) = self.look_for_room()? else { return Err(Abort::NotCompiled) };
        dynasm!(self.ops
            ; .arch x64
            ; cmp rsp, QWORD [rbp + offset_of!(State, stack_end) as i32]
            ; jbe =>out
        );
        self.put_back()?;
        self.write_headers(&trace.last);
        dynasm!(self.ops ; .arch x64 ; add rbx, callee.base * 8 ; push rbx);
        match self.way.to {
            Some(to) => dynasm!(self.ops ; .arch x64 ; mov rax, QWORD to.again as i64 ; call rax),
            None => dynasm!(self.ops ; .arch x64 ; call =>turn),
        }
        dynasm!(self.ops ; .arch x64 ; pop rbx ; sub rbx, callee.base * 8 ; jmp =>behind);
        Ok(())
    }

    /// The entry's frame returns what is in a word of the windows: to compiled code, if such has called it.
    pub(super) fn return_to_compiled(&mut self, at: i32) -> Result<(), Abort> {
        let trace = self.trace;
        let s = &trace.last;
        let [frame] = &s.frames[..] else { return Err(Abort::NotCompiled) };
        let out = self.closed_exit()?;
        dynasm!(self.ops
            ; .arch x64
            ; lea rdx, [rbx + frame.base * 8]
            ; cmp rdx, QWORD [rsp + 8]
            ; jne =>out
        );
        match s.registers.iter().find(|(written, _)| *written == at) {
            Some((_, ir)) => self.box_into_rax(self.root(*ir))?,
            None => dynasm!(self.ops ; .arch x64 ; mov rax, QWORD [rbx + at * 8]),
        }
        let Register::General(returned) = RETURNED else { return Err(Abort::NotCompiled) };
        dynasm!(self.ops ; .arch x64 ; mov Rq(returned), rax ; ret);
        Ok(())
    }

    /// The frame whose window is so many bytes above the entry's has returned, and its caller goes on in this code:
    /// nobody else goes on for it.
    pub(super) fn forget_return(&mut self, at: i32) {
        let skip = self.ops.new_dynamic_label();
        dynasm!(self.ops
            ; .arch x64
            ; lea rdx, [rbx + at]
            ; cmp rdx, QWORD [rsp + 8]
            ; jne =>skip
            ; add rsp, ENTRY
            ; =>skip
        );
    }
}
