//! Calls from compiled functions to compiled functions, and the way back: pushes and pops of the return stack.

use super::Writer;
use super::registers::{Place, Register};
use crate::jit::abort::Abort;
use crate::jit::exit::{Entry, Exit, Use, Why};
use crate::jit::ir::Made;
use crate::jit::returns::Return;
use crate::object::vm::Vm;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

/// Where a compiled function leaves what it returns: with any number of registers, this is one of them.
const RETURNED: Register = Register::General(6);

impl Writer<'_> {
    /// On to a function that has just been called. When it returns, its caller is left by an exit, behind which there may
    /// be code.
    pub(super) fn call_compiled(&mut self, turn: DynamicLabel) -> Result<(), Abort> {
        let trace = self.trace;
        let [frames @ .., callee] = &trace.last.frames[..] else { return Err(Abort::NotCompiled) };
        let Some(caller) = frames.last() else { return Err(Abort::NotCompiled) };
        let result = Entry {
            used: Use::Window(caller.base + i32::from(callee.then.1.0)),
            place: Place::Register(RETURNED),
            made: Made::Word,
        };
        let exit =
            Exit { entries: vec![result], ..Exit::new(Why::Guard, (self.way.number, self.at), frames) };
        let behind = self.leave_by(exit, callee.base * 8);
        let Some(out) = self.look_for_room()? else { return Err(Abort::NotCompiled) };
        let (returns, end) = (offset_of!(Vm, returns) as i32, offset_of!(Vm, returns_end) as i32);
        let (code, window) = (offset_of!(Return, code) as i32, offset_of!(Return, window) as i32);
        let size = size_of::<Return>() as i32;
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD [r14 + returns]
            ; cmp rax, QWORD [r14 + end]
            ; jae =>out
        );
        self.put_back()?;
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD [r14 + returns]
            ; lea rcx, [=>behind]
            ; mov QWORD [rax + size + code], rcx
            ; lea rcx, [rbx + callee.base * 8]
            ; mov QWORD [rax + size + window], rcx
            ; add rax, size
            ; mov QWORD [r14 + returns], rax
        );
        self.go_on(turn);
        Ok(())
    }

    /// The entry's frame returns what is in a word of the windows: to compiled code, if such has called it.
    pub(super) fn return_to_compiled(&mut self, at: i32) -> Result<(), Abort> {
        let trace = self.trace;
        let s = &trace.last;
        let [frame] = &s.frames[..] else { return Err(Abort::NotCompiled) };
        let out = self.closed_exit()?;
        let returns = offset_of!(Vm, returns) as i32;
        let (code, window) = (offset_of!(Return, code) as i32, offset_of!(Return, window) as i32);
        dynasm!(self.ops
            ; .arch x64
            ; mov rcx, QWORD [r14 + returns]
            ; lea rdx, [rbx + frame.base * 8]
            ; cmp rdx, QWORD [rcx + window]
            ; jne =>out
        );
        match s.registers.iter().find(|(written, _)| *written == at) {
            Some((_, ir)) => self.box_into_rax(self.root(*ir))?,
            None => dynasm!(self.ops ; .arch x64 ; mov rax, QWORD [rbx + at * 8]),
        }
        let Register::General(returned) = RETURNED else { return Err(Abort::NotCompiled) };
        dynasm!(self.ops
            ; .arch x64
            ; mov Rq(returned), rax
            ; mov rcx, QWORD [r14 + returns]
            ; mov rbx, QWORD [rcx + window]
            ; sub QWORD [r14 + returns], size_of::<Return>() as i32
            ; jmp QWORD [rcx + code]
        );
        Ok(())
    }

    /// The frame whose window is so many bytes above the entry's has returned, and its caller goes on in this code:
    /// nobody else goes on for it.
    pub(super) fn forget_return(&mut self, at: i32) {
        let returns = offset_of!(Vm, returns) as i32;
        let skip = self.ops.new_dynamic_label();
        dynasm!(self.ops
            ; .arch x64
            ; mov rcx, QWORD [r14 + returns]
            ; lea rdx, [rbx + at]
            ; cmp rdx, QWORD [rcx + offset_of!(Return, window) as i32]
            ; jne =>skip
            ; sub QWORD [r14 + returns], size_of::<Return>() as i32
            ; =>skip
        );
    }
}
