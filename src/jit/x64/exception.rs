//! Machine code for exceptions on their way: the interpreter's own unwinding, which must end where it did.

use super::super::abort::Abort;
use super::super::exit::Why;
use super::super::ir::{Instruction, Passed, Unwound};
use super::{Writer, runtime};
use dynasmrt::{DynasmApi, DynasmLabelApi, dynasm};

impl Writer<'_> {
    /// What the call before has raised goes its way; the frames stand in their windows since the call.
    pub(super) fn pending(&mut self, n: u32, i: &Instruction, place: Unwound) -> Result<(), Abort> {
        self.save_for_call();
        self.unwind(i, place, runtime::unwind as *const () as usize)?;
        self.take_result(n)
    }

    /// An exception is raised.
    pub(super) fn throw(&mut self, i: &Instruction, place: Unwound) -> Result<(), Abort> {
        let trace = self.trace;
        let snapshot = &trace.snapshots[i.snapshot.ok_or(Abort::NotCompiled)? as usize];
        self.settle(snapshot)?;
        self.store_entries(snapshot, |_| true)?;
        self.store_operands(&i.operands)?;
        self.write_headers(snapshot);
        self.save_for_call();
        self.unwind(i, place, runtime::throw as *const () as usize)
    }

    /// An exception passes a frame, and gets an entry of its traceback.
    pub(super) fn passed(&mut self, i: &Instruction, frame: Passed) -> Result<(), Abort> {
        self.store_operands(&i.operands)?;
        self.save_for_call();
        let at = self.tell(frame);
        dynasm!(self.ops
            ; .arch x64
            ; mov rdi, rbp
            ; mov rsi, rbx
            ; mov rdx, QWORD at as i64
            ; mov ecx, i.operands.len() as i32
        );
        self.call(runtime::passed as *const () as usize);
        Ok(())
    }

    fn unwind(&mut self, i: &Instruction, place: Unwound, routine: usize) -> Result<(), Abort> {
        let s = i.snapshot.ok_or(Abort::NotCompiled)?;
        let base = self.trace.snapshots[s as usize].frames.last().map_or(0, |f| f.base) * 8;
        let at = self.tell(place);
        dynasm!(self.ops
            ; .arch x64
            ; mov rdi, rbp
            ; lea rsi, [rbx + base]
            ; mov rdx, QWORD at as i64
            ; mov rcx, rbx
        );
        self.call(routine);
        let out = self.exit(s, Why::Unwound)?;
        dynasm!(self.ops ; .arch x64 ; test eax, eax ; jz =>out);
        self.forget_returns_above(place.base * 8);
        Ok(())
    }
}
