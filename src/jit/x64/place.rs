//! Values in their places: fetched into registers, moved, boxed, and given a place when they are made.

use super::lower::CHARACTERS;
use super::moves::{Step, in_order};
use super::registers::{Place, Register, Spill};
use super::{Writer, bits_of};
use crate::jit::abort::Abort;
use crate::jit::exit::State;
use crate::jit::inside::Part;
use crate::jit::ir::{Instruction, Ir, Made, Opcode, Operand, Primitive};
use crate::jit::opt::deferred::is_whole;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};
use std::mem::offset_of;

impl Writer<'_> {
    pub(super) fn move_all(&mut self, moves: Vec<(Place, Place)>) {
        // A cycle of floats stays among vector registers, unless the scratch register is one that they go to.
        let (general, vector) = (Register::General(1), Register::Vector(1));
        let is_taken = moves.iter().any(|(to, _)| *to == Place::Register(vector));
        let mut aside = general;
        for step in in_order(moves) {
            match step {
                Step::Move(to, from) => self.move_place(to, from),
                Step::Save(from) => {
                    let is_float = matches!(from, Place::Register(Register::Vector(_)));
                    aside = if is_float && !is_taken { vector } else { general };
                    self.move_place(Place::Register(aside), from);
                }
                Step::Restore(to) => self.move_place(to, Place::Register(aside)),
            }
        }
    }

    pub(super) fn move_place(&mut self, to: Place, from: Place) {
        match (to, from) {
            (Place::Register(Register::General(to)), from) => self.move_general(to, from),
            (Place::Register(Register::Vector(to)), Place::Register(Register::Vector(from))) => {
                dynasm!(self.ops ; .arch x64 ; movapd Rx(to), Rx(from))
            }
            (Place::Register(Register::Vector(to)), Place::Register(Register::General(from))) => {
                dynasm!(self.ops ; .arch x64 ; movq Rx(to), Rq(from))
            }
            (Place::Register(to @ Register::Vector(_)), Place::Slot(slot)) => self.load_slot(to, slot),
            (Place::Register(to @ Register::Vector(_)), Place::Constant(bits)) => self.load_bits(to, bits),
            (Place::Slot(slot), Place::Register(from)) => self.store_slot(from, slot),
            (Place::Slot(slot), from) => {
                self.move_general(0, from);
                self.store_slot(Register::General(0), slot);
            }
            (Place::Constant(_), _) => {}
        }
    }

    /// What is at a place to a general register, as bits.
    pub(super) fn move_general(&mut self, to: u8, from: Place) {
        match from {
            Place::Register(Register::General(from)) if from == to => {}
            Place::Register(Register::General(from)) => {
                dynasm!(self.ops ; .arch x64 ; mov Rq(to), Rq(from))
            }
            Place::Register(Register::Vector(from)) => dynasm!(self.ops ; .arch x64 ; movq Rq(to), Rx(from)),
            Place::Slot(slot) => self.load_slot(Register::General(to), slot),
            Place::Constant(bits) => self.load_bits(Register::General(to), bits),
        }
    }

    pub(super) fn root(&self, ir: Ir) -> u32 {
        self.roots[ir.0 as usize]
    }

    pub(super) fn operand(&self, i: &Instruction, n: usize) -> u32 {
        match i.operands.get(n) {
            Some(Operand::Ir(ir)) => self.root(*ir),
            _ => u32::MAX,
        }
    }

    /// Where an operand is.
    pub(super) fn place_of(&self, operand: &Operand) -> Result<Place, Abort> {
        match operand {
            Operand::Constant(c) => Ok(Place::Constant(bits_of(c))),
            Operand::Ir(ir) => self.registers.place(self.root(*ir)).ok_or(Abort::NoPlace),
        }
    }

    /// The bits of an operand that is known.
    pub(super) fn known(&self, i: &Instruction, n: usize) -> Option<u64> {
        match i.operands.get(n)? {
            Operand::Constant(c) => Some(bits_of(c)),
            Operand::Ir(ir) => match self.registers.place(self.root(*ir)) {
                Some(Place::Constant(bits)) => Some(bits),
                _ => None,
            },
        }
    }

    pub(super) fn load_bits(&mut self, to: Register, bits: u64) {
        match to {
            Register::General(to) => match i32::try_from(bits as i64) {
                Ok(0) => dynasm!(self.ops ; .arch x64 ; xor Rd(to), Rd(to)),
                Ok(small) => dynasm!(self.ops ; .arch x64 ; mov Rq(to), small),
                Err(_) => dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD bits as i64),
            },
            Register::Vector(to) => {
                let label = self.pooled(bits);
                dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [=>label]);
            }
        }
    }

    pub(super) fn pooled(&mut self, bits: u64) -> DynamicLabel {
        if let Some((_, label)) = self.pool.iter().find(|(known, _)| *known == bits) {
            return *label;
        }
        let label = self.ops.new_dynamic_label();
        self.pool.push((bits, label));
        label
    }

    pub(super) fn write_pool(&mut self) {
        self.write_offset();
        dynasm!(self.ops ; .arch x64 ; .align 8);
        self.part(Part::Pool);
        for (bits, label) in std::mem::take(&mut self.pool) {
            dynasm!(self.ops ; .arch x64 ; =>label ; .i64 bits as i64);
        }
    }

    pub(super) fn slot_at(slot: u16) -> i32 {
        offset_of!(State, slots) as i32 + 8 * slot as i32
    }

    pub(super) fn load_slot(&mut self, to: Register, slot: u16) {
        let at = Writer::slot_at(slot);
        match to {
            Register::General(to) => dynasm!(self.ops ; .arch x64 ; mov Rq(to), QWORD [rbp + at]),
            Register::Vector(to) => dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [rbp + at]),
        }
    }

    pub(super) fn store_slot(&mut self, from: Register, slot: u16) {
        let at = Writer::slot_at(slot);
        match from {
            Register::General(from) => dynasm!(self.ops ; .arch x64 ; mov QWORD [rbp + at], Rq(from)),
            Register::Vector(from) => dynasm!(self.ops ; .arch x64 ; movsd [rbp + at], Rx(from)),
        }
    }

    pub(super) fn apply(&mut self, spills: &mut Vec<Spill>) {
        for spill in spills.drain(..) {
            match spill {
                Spill::Store(register, slot) => self.store_slot(register, slot),
                Spill::Load(slot, register) => self.load_slot(register, slot),
            }
        }
    }

    /// The general register of a value; of a constant this scratch register, with it.
    pub(super) fn general(&mut self, value: u32, scratch: u8) -> Result<u8, Abort> {
        if let Some(Place::Constant(bits)) = self.registers.place(value) {
            self.load_bits(Register::General(scratch), bits);
            return Ok(scratch);
        }
        match self.fetched(value)? {
            Register::General(r) => Ok(r),
            Register::Vector(r) => {
                dynasm!(self.ops ; .arch x64 ; movq Rq(scratch), Rx(r));
                Ok(scratch)
            }
        }
    }

    /// The vector register of a value; of a constant this scratch register, with it.
    pub(super) fn vector(&mut self, value: u32, scratch: u8) -> Result<u8, Abort> {
        if let Some(Place::Constant(bits)) = self.registers.place(value) {
            self.load_bits(Register::Vector(scratch), bits);
            return Ok(scratch);
        }
        match self.fetched(value)? {
            Register::Vector(r) => Ok(r),
            Register::General(r) => {
                dynasm!(self.ops ; .arch x64 ; movq Rx(scratch), Rq(r));
                Ok(scratch)
            }
        }
    }

    pub(super) fn fetched(&mut self, value: u32) -> Result<Register, Abort> {
        let mut spills = std::mem::take(&mut self.spills);
        let register = self.registers.fetch(value, &mut spills);
        self.apply(&mut spills);
        self.spills = spills;
        register.ok_or(Abort::NoPlace)
    }

    /// A register for the result of this instruction: that of the next turn's value where it can be.
    pub(super) fn define(&mut self, value: u32) -> Result<Register, Abort> {
        if let Some((before, _)) = self.trace.carried.iter().find(|(_, after)| self.root(*after) == value)
            && let Some(home) = self.home(self.root(*before))
            && self.registers.define_in(value, home)
        {
            return Ok(home);
        }
        let mut spills = std::mem::take(&mut self.spills);
        let register = self.registers.define(value, &mut spills);
        self.apply(&mut spills);
        self.spills = spills;
        register.ok_or(Abort::NoPlace)
    }

    /// The register that a value of the body is in when a turn begins.
    pub(super) fn home(&self, value: u32) -> Option<Register> {
        self.head.iter().find_map(|(known, place)| match place {
            Place::Register(register) if *known == value => Some(*register),
            _ => None,
        })
    }

    /// The value that the next turn expects in a register, if that is another one in each turn.
    pub(super) fn is_home_of(&self, register: Register) -> Option<u32> {
        let after = |(before, after): &(Ir, Ir)| {
            (self.home(self.root(*before)) == Some(register)).then_some(self.root(*after))
        };
        self.trace.carried.iter().find_map(after)
    }

    /// What a value of a snapshot is made of: of a sunk one the number in it.
    pub(super) fn source(&self, value: u32) -> (u32, Made) {
        let i = &self.trace.instructions[value as usize];
        match (self.trace.sunk[value as usize] && !is_whole(i), i.operands.first()) {
            (true, Some(Operand::Ir(number))) => {
                let number = self.root(*number);
                match i.opcode {
                    Opcode::Primitive(Primitive::char_text) => (number, Made::Character),
                    _ => (number, self.trace.instructions[number as usize].made()),
                }
            }
            _ => (value, i.made()),
        }
    }

    pub(super) fn define_general(&mut self, value: u32) -> Result<u8, Abort> {
        match self.define(value)? {
            Register::General(r) => Ok(r),
            Register::Vector(_) => Err(Abort::NoPlace),
        }
    }

    pub(super) fn define_vector(&mut self, value: u32) -> Result<u8, Abort> {
        match self.define(value)? {
            Register::Vector(r) => Ok(r),
            Register::General(_) => Err(Abort::NoPlace),
        }
    }

    /// The general register with a value as a word: its own, or `rax`.
    pub(super) fn boxed(&mut self, value: u32) -> Result<u8, Abort> {
        let (source, made) = self.source(value);
        if !matches!(made, Made::Int | Made::Float | Made::Character)
            && let Some(Place::Register(Register::General(r))) = self.registers.place(source)
        {
            return Ok(r);
        }
        self.box_into_rax(value)?;
        Ok(0)
    }

    /// The value in `rax` as a word, boxed if it is a number. What is sunk is boxed from what it is made of.
    pub(super) fn box_into_rax(&mut self, value: u32) -> Result<(), Abort> {
        let (source, made) = self.source(value);
        match made {
            Made::Int => {
                let r = self.general(source, 1)?;
                self.box_int(r, None);
            }
            Made::Float => {
                let r = self.vector(source, 0)?;
                self.box_float(r, 0);
            }
            Made::Character => {
                let r = self.general(source, 1)?;
                dynasm!(self.ops ; .arch x64 ; mov rax, QWORD [r14 + Rq(r) * 8 + CHARACTERS]);
            }
            _ => match self.registers.place(source) {
                Some(place) => self.move_general(0, place),
                None => return Err(Abort::NoPlace),
            },
        }
        Ok(())
    }
}
