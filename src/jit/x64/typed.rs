//! Calls of host functions of numbers, and loads of fields of host objects.

use super::Writer;
use super::registers::{Place, Register};
use crate::heap::Word;
use crate::jit::abort::Abort;
use crate::jit::exit::{State, Why};
use crate::jit::ir::{Instruction, Made, TypedCall};
use crate::object::host::{BORROWS, ENTRY};
use crate::object::typed::{FieldAt, Gives, Stored, how};
use dynasmrt::{DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

/// Where the routine of such a function has its general arguments; behind the third one comes what it is of, in rcx, and
/// last the engine, in r9. Arguments that are floats are in the vector registers of their numbers.
const GENERAL: [u8; crate::object::typed::MOST] = [7, 6, 2, 8];

impl Writer<'_> {
    /// The number in a field, unless someone borrows the object to write it.
    pub(super) fn host_field(&mut self, n: u32, i: &Instruction, field: FieldAt) -> Result<(), Abort> {
        let o = self.general(self.operand(i, 0), 1)?;
        let out = self.guard(i)?;
        // One who writes counts as minus one.
        dynasm!(self.ops
            ; .arch x64
            ; mov rax, QWORD [Rq(o) + ENTRY as i32]
            ; cmp DWORD [rax + BORROWS as i32], i32::MAX
            ; jae =>out
        );
        let at = field.at as i32;
        if field.stored == Stored::U64 {
            dynasm!(self.ops ; .arch x64 ; mov rax, QWORD [rax + at] ; test rax, rax ; js =>out);
        }
        if !self.registers.is_used(n) {
            return Ok(());
        }
        if field.stored.gives() == Gives::Float {
            let to = self.define_vector(n)?;
            match field.stored {
                Stored::F32 => {
                    dynasm!(self.ops ; .arch x64 ; xorps Rx(to), Rx(to) ; cvtss2sd Rx(to), DWORD [rax + at])
                }
                _ => dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [rax + at]),
            }
            self.canonical(to);
            return Ok(());
        }
        let to = self.define_general(n)?;
        match field.stored {
            Stored::I8 => dynasm!(self.ops ; .arch x64 ; movsx Rq(to), BYTE [rax + at]),
            Stored::I16 => dynasm!(self.ops ; .arch x64 ; movsx Rq(to), WORD [rax + at]),
            Stored::I32 => dynasm!(self.ops ; .arch x64 ; movsxd Rq(to), DWORD [rax + at]),
            Stored::U8 => dynasm!(self.ops ; .arch x64 ; movzx Rd(to), BYTE [rax + at]),
            Stored::U16 => dynasm!(self.ops ; .arch x64 ; movzx Rd(to), WORD [rax + at]),
            Stored::U32 => dynasm!(self.ops ; .arch x64 ; mov Rd(to), DWORD [rax + at]),
            Stored::U64 => dynasm!(self.ops ; .arch x64 ; mov Rq(to), rax),
            Stored::Bool => {
                let (no, yes) = (Word::FALSE.bits() as i32, Word::TRUE.bits() as i32);
                dynasm!(self.ops
                    ; .arch x64
                    ; cmp BYTE [rax + at], 0
                    ; mov Rd(to), no
                    ; je >done
                    ; mov Rd(to), yes
                    ; done:
                );
            }
            _ => dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD [rax + at]),
        }
        Ok(())
    }

    /// Calls the routine, with everything in its register.
    pub(super) fn typed(&mut self, n: u32, i: &Instruction, call: TypedCall) -> Result<(), Abort> {
        let mut moves = Vec::with_capacity(i.operands.len());
        for (at, general) in GENERAL.into_iter().enumerate().take(i.operands.len()) {
            let value = self.operand(i, at);
            let to = match self.trace.instructions[value as usize].made() {
                Made::Float => Register::Vector(at as u8),
                _ => Register::General(general),
            };
            moves.push((Place::Register(to), self.registers.place(value).ok_or(Abort::NoPlace)?));
        }
        // Saving leaves the registers as they are.
        self.save_for_call();
        self.move_all(moves);
        let what = std::ptr::from_ref(call.typed).expose_provenance();
        dynasm!(self.ops ; .arch x64 ; mov rcx, QWORD what as i64 ; mov r9, r14);
        self.call(call.typed.routine.expose_provenance());
        let s = i.snapshot.ok_or(Abort::NotCompiled)?;
        let (refused, other) = (self.exit(s, Why::Guard)?, self.exit(s, Why::Given(call))?);
        let outcome = offset_of!(State, outcome) as i32;
        let is_float = call.typed.signature.gives == Gives::Float;
        dynasm!(self.ops ; .arch x64 ; cmp eax, how::GIVEN as i32 ; je >given ; test eax, eax ; je =>refused);
        // What it has raised is pending; what it has given is a word.
        const { assert!(how::VALUE & 1 == 1 && how::RAISED & 1 == 0) };
        if is_float {
            dynasm!(self.ops ; .arch x64 ; movq rdx, xmm0);
        }
        dynasm!(self.ops
            ; .arch x64
            ; and eax, 1
            ; mov QWORD [rbp + outcome], rax
            ; mov QWORD [rbp + outcome + 8], rdx
            ; jmp =>other
            ; given:
        );
        if !self.registers.is_used(n) {
            return Ok(());
        }
        match self.define(n)? {
            Register::General(r) => dynasm!(self.ops ; .arch x64 ; mov Rq(r), rdx),
            Register::Vector(r) => {
                dynasm!(self.ops ; .arch x64 ; movapd Rx(r), xmm0);
                self.canonical(r);
            }
        }
        Ok(())
    }
}
