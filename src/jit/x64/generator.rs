//! Machine code for generators that a trace resumes: loads from their objects, and what tells the objects.

use super::super::abort::Abort;
use super::super::exit;
use super::super::generators::{Asleep, Plan};
use super::super::ir::{Constant, Expect, Instruction, Opcode, Operand, Primitive, Snapshot};
use super::registers::{Place, Register};
use super::{Aside, Writer, runtime};
use crate::heap::{Header, Object, Word, flag};
use crate::object::array::Array;
use crate::object::function::Function;
use crate::object::generator::{Generator, State};
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
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

    /// Tells the generators of a snapshot what has become of them. Where one of them runs, or its registers are watched by
    /// the collector, a routine tells them all, perhaps once more.
    pub(super) fn settle(&mut self, snapshot: &Snapshot) -> Result<(), Abort> {
        let (plan, values) = Plan::of(snapshot).ok_or(Abort::NotCompiled)?;
        if plan.is_empty() {
            return Ok(());
        }
        let operands: Vec<Operand> = values.iter().copied().map(Operand::Ir).collect();
        self.store_operands(&operands)?;
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        if plan.running.is_empty() {
            let mut at = 0;
            for asleep in &plan.asleep {
                let written = &values[at + 1..][..asleep.registers.len()];
                let are_plain = written.iter().all(|ir| self.is_number(self.root(*ir)));
                self.tell_sleeper(asleep, at, are_plain, from);
                at += 1 + asleep.registers.len();
            }
        } else {
            dynasm!(self.ops ; .arch x64 ; jmp =>from);
        }
        dynasm!(self.ops ; .arch x64 ; =>back);
        let plan = self.tell(plan);
        let (state, base) = (Register::General(5), Register::General(3));
        self.asides.push(Aside {
            from,
            back,
            unless_number: None,
            routine: runtime::settle as *const () as usize,
            given: vec![Place::Register(state), Place::Register(base), Place::Constant(plan as u64)],
            to: None,
            out: None,
            held: self.held(None),
        });
        Ok(())
    }

    /// Tells one of them, which is the operand of the state with this number; behind it are the registers it rests with,
    /// perhaps none that the collector looks for.
    fn tell_sleeper(&mut self, asleep: &Asleep, first: usize, are_plain: bool, slow: DynamicLabel) {
        let operand = |n: usize| (offset_of!(exit::State, operands) + 8 * n) as i32;
        let state = offset_of!(Generator, state) as i32;
        if asleep.pc == Some(0) {
            return;
        }
        dynasm!(self.ops ; .arch x64 ; mov rcx, QWORD [rbp + operand(first)]);
        let Some(pc) = asleep.pc else {
            self.load_bits(Register::General(0), Word::NONE.bits());
            dynasm!(self.ops
                ; .arch x64
                ; mov QWORD [rcx + state], State::Finished as i32
                ; mov QWORD [rcx + offset_of!(Generator, handled) as i32], rax
                ; mov QWORD [rcx + offset_of!(Generator, registers) as i32], rax
            );
            return;
        };
        dynasm!(self.ops ; .arch x64 ; cmp QWORD [rcx + state], State::Running as i32 ; je =>slow);
        if !asleep.registers.is_empty() {
            dynasm!(self.ops ; .arch x64 ; mov rdx, QWORD [rcx + offset_of!(Generator, registers) as i32]);
            if !are_plain {
                dynasm!(self.ops
                    ; .arch x64
                    ; test BYTE [rdx + Header::FLAGS_OFFSET as i32], flag::WATCHED as i8
                    ; jnz =>slow
                );
            }
            let tail = 8 * i32::from(Array::LAYOUT.words);
            for (n, at) in asleep.registers.iter().enumerate() {
                dynasm!(self.ops
                    ; .arch x64
                    ; mov rax, QWORD [rbp + operand(first + 1 + n)]
                    ; mov QWORD [rdx + tail + 8 * *at as i32], rax
                );
            }
        }
        dynasm!(self.ops
            ; .arch x64
            ; mov QWORD [rcx + offset_of!(Generator, live) as i32], asleep.live as i32
            ; mov QWORD [rcx + offset_of!(Generator, pc) as i32], pc as i32
            ; mov QWORD [rcx + state], State::Suspended as i32
        );
    }

    /// Is there a generator that may run while an exception is being handled that is not its consumer's?
    pub(super) fn mixes_handlers(&self) -> bool {
        let handles = |i: &Instruction| matches!(i.opcode, Opcode::Primitive(Primitive::set_handled));
        let runs = |s: &Snapshot| Plan::of(s).is_none_or(|(plan, _)| !plan.running.is_empty());
        self.trace.instructions.iter().any(handles) && self.trace.snapshots.iter().any(runs)
    }
}
