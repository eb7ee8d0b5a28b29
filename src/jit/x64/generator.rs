//! Machine code for generators that a trace resumes: loads from their objects, and what tells the objects.

use super::super::abort::Abort;
use super::super::generators::Plan;
use super::super::ir::{Constant, Expect, Instruction, Opcode, Operand, Primitive, Snapshot};
use super::registers::Register;
use super::{Writer, runtime};
use crate::heap::Word;
use crate::object::function::Function;
use crate::object::generator::{Generator, State};
use dynasmrt::{DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

impl Writer<'_> {
    /// A generator rests at a place of its code, and handles no exception.
    pub(super) fn generator_state(&mut self, i: &Instruction) -> Result<(), Abort> {
        let (Some(Operand::Constant(Constant::Int(at))), Expect::Equal(code)) = (i.operands.get(1), i.expect)
        else {
            return Err(Abort::NotCompiled);
        };
        let state = if *at == 0 { State::Fresh } else { State::Suspended };
        let g = self.general(self.operand(i, 0), 1)?;
        let out = self.guard(i)?;
        dynasm!(self.ops
            ; .arch x64
            ; cmp QWORD [Rq(g) + offset_of!(Generator, state) as i32], state as i32
            ; jne =>out
            ; cmp QWORD [Rq(g) + offset_of!(Generator, pc) as i32], *at as i32
            ; jne =>out
        );
        self.load_bits(Register::General(0), Word::NONE.bits());
        dynasm!(self.ops
            ; .arch x64
            ; cmp QWORD [Rq(g) + offset_of!(Generator, handled) as i32], rax
            ; jne =>out
            ; mov rdx, QWORD [Rq(g) + offset_of!(Generator, function) as i32]
        );
        self.load_bits(Register::General(0), super::bits_of(&code));
        dynasm!(self.ops
            ; .arch x64
            ; cmp QWORD [rdx + offset_of!(Function, data) as i32], rax
            ; jne =>out
        );
        Ok(())
    }

    /// What a generator rests with in a register.
    pub(super) fn generator_register(&mut self, n: u32, i: &Instruction, at: u32) -> Result<(), Abort> {
        self.load_from_array(n, i, offset_of!(Generator, registers), at as i32)
    }

    /// The function that a generator runs.
    pub(super) fn generator_function(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        let g = self.general(self.operand(i, 0), 1)?;
        let to = self.define_general(n)?;
        dynasm!(self.ops
            ; .arch x64
            ; mov Rq(to), QWORD [Rq(g) + offset_of!(Generator, function) as i32]
        );
        Ok(())
    }

    /// Tells the generators of a snapshot what has become of them.
    pub(super) fn settle(&mut self, snapshot: &Snapshot) -> Result<(), Abort> {
        let (plan, values) = Plan::of(snapshot).ok_or(Abort::NotCompiled)?;
        if plan.is_empty() {
            return Ok(());
        }
        let values: Vec<Operand> = values.into_iter().map(Operand::Ir).collect();
        self.store_operands(&values)?;
        self.save_for_call();
        let at = self.tell(plan);
        dynasm!(self.ops
            ; .arch x64
            ; mov rdi, rbp
            ; mov rsi, rbx
            ; mov rdx, QWORD at as i64
        );
        self.call(runtime::settle as *const () as usize);
        Ok(())
    }

    /// Is there a generator that may run while an exception is being handled that is not its consumer's?
    pub(super) fn mixes_handlers(&self) -> bool {
        let handles = |i: &Instruction| matches!(i.opcode, Opcode::Primitive(Primitive::set_handled));
        let runs = |s: &Snapshot| Plan::of(s).is_none_or(|(plan, _)| !plan.running.is_empty());
        self.trace.instructions.iter().any(handles) && self.trace.snapshots.iter().any(runs)
    }
}
