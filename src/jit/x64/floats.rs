//! Floats on their way between memory and vector registers.
//!
//! Owns how they are boxed and unboxed. A float differs from its word by an offset, so both are done where floats live: a
//! word that nobody wants but as a float never is in a general register, nor is one that is only stored. With the offset
//! gone, all words that are no floats are no numbers either; so are some floats, which are asked for aside. Two that are
//! loaded one after the other are asked together.
//!
//! Invariant "canonical": what is no number in a vector register is one of the two that words have. No instruction makes
//! others of these; what comes from elsewhere goes through [`Writer::canonical`].

use super::Writer;
use super::registers::{Place, Register};
use crate::heap::INT_TAG;
use crate::jit::abort::Abort;
use crate::jit::ir::{Expect, Instruction, Ir, Opcode, Operand, Primitive};
use crate::jit::opt::asks_sort;
use crate::jit::opt::deferred::is_whole;
use dynasmrt::{DynamicLabel, DynasmApi, DynasmLabelApi, dynasm};

/// What the bits of a float differ by from its word.
const OFFSET: u64 = 1 << 49;

/// A place in memory.
#[derive(Clone, Copy)]
pub(super) struct Address {
    pub(super) base: u8,
    /// Counted in words.
    pub(super) index: Option<u8>,
    pub(super) at: i32,
}

/// A value that is stored.
#[derive(Clone, Copy)]
pub(super) enum Stored {
    /// A word in a general register.
    Word(u8),
    /// A float in a vector register.
    Float(u8),
}

/// What is rarely done about floats, written behind the rest.
pub(super) struct Unordered {
    from: DynamicLabel,
    back: DynamicLabel,
    what: Doubt,
}

enum Doubt {
    /// What was unboxed in these is a float, or the code is left.
    Unboxed([Option<(u8, DynamicLabel)>; 2]),
    /// What comes from elsewhere is no number: there is one such.
    Foreign(u8),
    /// What is a divisor is no number or zero; then the code is left.
    Divisor(DynamicLabel),
}

impl Writer<'_> {
    /// Does the instruction behind this one say of which sort its result is, and leave by the same exit? Then it says
    /// as well that there is one.
    pub(super) fn is_asked_next(&self, n: u32, i: &Instruction) -> bool {
        let next = self.trace.instructions.get(n as usize + 1);
        next.is_some_and(|next| {
            asks_sort(next) && next.snapshot == i.snapshot && next.operands[..] == [Operand::Ir(Ir(n))]
        })
    }

    /// Does nobody want what this instruction loads but the one behind it, as a float?
    pub(super) fn is_float_next(&self, n: u32, i: &Instruction) -> bool {
        let is_float = |i: &Instruction| matches!(i.opcode, Opcode::Primitive(Primitive::as_float));
        self.is_asked_next(n, i)
            && is_float(&self.trace.instructions[n as usize + 1])
            && self.registers.last_use(n) == n + 1
    }

    /// The load of a float behind this one, of instruction `n`, if that can be asked for both: nothing between them leaves
    /// the code or writes, and what the exit of the first needs is still there.
    fn asked_with(&self, n: u32, i: &Instruction) -> Option<u32> {
        // Where guards fail that should not, they find everything as it was recorded.
        if self.way.forced.exits.is_some() || !self.registers.is_used(n + 1) {
            return None;
        }
        let instructions = self.trace.instructions.iter().zip(0..).skip(n as usize + 2);
        let mut code = instructions
            .take_while(|(_, at)| self.trace.body != Some(*at as usize))
            .filter(|(_, at)| !self.trace.sunk[*at as usize]);
        let (next, at) = code.find(
            |(i, _)| !matches!(i.opcode, Opcode::Primitive(p) if i.snapshot.is_none() && p.is_pure()),
        )?;
        let is_load = match next.opcode {
            Opcode::Primitive(Primitive::load_slot) => true,
            Opcode::Primitive(Primitive::list_item) => self.bounds.settles(at),
            _ => false,
        };
        let s = &self.trace.snapshots[i.snapshot? as usize];
        let stays = |value: u32| {
            let is_constant = matches!(self.registers.place(value), Some(Place::Constant(_)));
            is_constant || self.registers.last_use(value) >= at
        };
        let is_there = |(_, ir): &(i32, Ir)| {
            let value = self.root(*ir);
            let is_whole =
                self.trace.sunk[value as usize] && is_whole(&self.trace.instructions[value as usize]);
            !is_whole && stays(self.source(value).0)
        };
        let is_one = is_load && self.is_float_next(at, next) && next.expect == Expect::Yes && stays(n + 1);
        let is_simple = s.generators.is_empty() && self.writes.handling(n as usize).is_none();
        (is_one && is_simple && s.registers.iter().all(is_there)).then_some(at)
    }

    /// Loads a value that is a float, or leaves: the instruction behind this one is done, too.
    pub(super) fn load_float(&mut self, n: u32, i: &Instruction, from: Address) -> Result<(), Abort> {
        let before = match self.unasked.take() {
            Some(before) => Some((before, self.vector(before + 1, 1)?)),
            None => None,
        };
        let to = if self.registers.is_used(n + 1) { self.define_vector(n + 1)? } else { 0 };
        let Address { base, index, at } = from;
        match index {
            Some(index) => displaced!(self.ops, at, [movsd Rx(to),] [Rq(base) + Rq(index) * 8]),
            None => displaced!(self.ops, at, [movsd Rx(to),] [Rq(base)]),
        }
        let offset = self.offset();
        dynasm!(self.ops ; .arch x64 ; psubq Rx(to), [=>offset]);
        self.unboxed = Some(n + 1);
        if before.is_none() && self.asked_with(n, i).is_some() {
            self.unasked = Some(n);
            return Ok(());
        }
        let mut asked = [None, Some((to, self.guard(i)?))];
        if let Some((before, r)) = before {
            let now = std::mem::replace(&mut self.at, before);
            let out = self.guard(&self.trace.instructions[before as usize]);
            self.at = now;
            asked[0] = Some((r, out?));
        }
        let other = before.map_or(to, |(_, r)| r);
        let doubt = self.unless_ordered(Doubt::Unboxed(asked));
        dynasm!(self.ops ; .arch x64 ; ucomisd Rx(to), Rx(other) ; jp =>doubt.0 ; =>doubt.1);
        Ok(())
    }

    /// A word that must be a float, out of a general register.
    pub(super) fn as_float(&mut self, n: u32, i: &Instruction) -> Result<(), Abort> {
        if self.unboxed == Some(n) {
            return Ok(());
        }
        let v = self.general(self.operand(i, 0), 2)?;
        let offset = self.pooled(OFFSET);
        dynasm!(self.ops ; .arch x64 ; mov rdx, Rq(v) ; sub rdx, QWORD [=>offset]);
        if i.expect != Expect::Nothing {
            let (out, end) = (self.guard(i)?, self.pooled(INT_TAG - OFFSET));
            dynasm!(self.ops ; .arch x64 ; cmp rdx, QWORD [=>end]);
            if i.expect == Expect::No {
                dynasm!(self.ops ; .arch x64 ; jb =>out);
                return Ok(());
            }
            dynasm!(self.ops ; .arch x64 ; jae =>out);
        }
        if self.registers.is_used(n) {
            let to = self.define_vector(n)?;
            dynasm!(self.ops ; .arch x64 ; movq Rx(to), rdx);
        }
        Ok(())
    }

    /// A float in a register as a word in a general one.
    pub(super) fn box_float(&mut self, r: u8, to: u8) {
        let offset = self.pooled(OFFSET);
        dynasm!(self.ops ; .arch x64 ; movq Rq(to), Rx(r) ; add Rq(to), QWORD [=>offset]);
    }

    /// What a routine or the host has given becomes a float as words have it.
    pub(super) fn canonical(&mut self, r: u8) {
        let doubt = self.unless_ordered(Doubt::Foreign(r));
        dynasm!(self.ops ; .arch x64 ; ucomisd Rx(r), Rx(r) ; jp =>doubt.0 ; =>doubt.1);
    }

    /// The number that is boxed where it is stored, if the value is such a box.
    fn number_stored(&self, value: u32) -> Option<u32> {
        let is_sunk = self.trace.sunk.get(value as usize).is_some_and(|sunk| *sunk);
        is_sunk.then(|| self.source(value).0)
    }

    /// Fetches an operand for `stored`.
    pub(super) fn fetch_stored(&mut self, i: &Instruction, n: usize) -> Result<(), Abort> {
        let value = self.operand(i, n);
        let value = self.number_stored(value).unwrap_or(value);
        match self.registers.place(value) {
            Some(Place::Constant(_)) => Ok(()),
            _ => self.fetched(value).map(drop),
        }
    }

    /// An operand as it is stored; of a constant in rax or xmm0.
    pub(super) fn stored(&mut self, i: &Instruction, n: usize) -> Result<Stored, Abort> {
        let value = self.operand(i, n);
        match self.number_stored(value) {
            Some(number) => Ok(Stored::Float(self.vector(number, 0)?)),
            None => Ok(Stored::Word(self.general(value, 0)?)),
        }
    }

    pub(super) fn store(&mut self, v: Stored, to: Address) {
        let Address { base, index, at } = to;
        if let Stored::Float(v) = v {
            let offset = self.offset();
            dynasm!(self.ops ; .arch x64 ; movapd xmm1, Rx(v) ; paddq xmm1, [=>offset]);
        }
        match (v, index) {
            (Stored::Word(v), None) => displaced!(self.ops, at, [mov QWORD] [Rq(base)], Rq(v)),
            (Stored::Word(v), Some(index)) => {
                displaced!(self.ops, at, [mov QWORD] [Rq(base) + Rq(index) * 8], Rq(v))
            }
            (Stored::Float(_), None) => displaced!(self.ops, at, [movsd][Rq(base)], xmm1),
            (Stored::Float(_), Some(index)) => {
                displaced!(self.ops, at, [movsd][Rq(base) + Rq(index) * 8], xmm1)
            }
        }
    }

    /// Leaves where a divisor is zero.
    pub(super) fn leave_if_zero(&mut self, by: u8, out: DynamicLabel) {
        let (zero, doubt) = (self.pooled(0), self.unless_ordered(Doubt::Divisor(out)));
        // What compares with nothing jumps, too.
        dynasm!(self.ops ; .arch x64 ; ucomisd Rx(by), [=>zero] ; je =>doubt.0 ; =>doubt.1);
    }

    fn unless_ordered(&mut self, what: Doubt) -> (DynamicLabel, DynamicLabel) {
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        self.unordered.push(Unordered { from, back, what });
        (from, back)
    }

    pub(super) fn write_unordered(&mut self) {
        for Unordered { from, back, what } in std::mem::take(&mut self.unordered) {
            dynasm!(self.ops ; .arch x64 ; =>from);
            match what {
                Doubt::Unboxed(asked) => {
                    let end = self.pooled(INT_TAG - OFFSET);
                    for (r, out) in asked.into_iter().flatten() {
                        dynasm!(self.ops ; .arch x64 ; movq rdx, Rx(r) ; cmp rdx, QWORD [=>end] ; jae =>out);
                    }
                }
                // Of a NaN words keep the sign.
                Doubt::Foreign(r) => {
                    self.load_bits(Register::Vector(1), 1 << 63);
                    dynasm!(self.ops ; .arch x64 ; andpd Rx(r), xmm1);
                    self.load_bits(Register::Vector(1), f64::NAN.to_bits());
                    dynasm!(self.ops ; .arch x64 ; orpd Rx(r), xmm1);
                }
                Doubt::Divisor(out) => dynasm!(self.ops ; .arch x64 ; jnp =>out),
            }
            dynasm!(self.ops ; .arch x64 ; jmp =>back);
        }
    }

    /// Where the pool has the offset, twice.
    fn offset(&mut self) -> DynamicLabel {
        *self.offset.get_or_insert_with(|| self.ops.new_dynamic_label())
    }

    pub(super) fn write_offset(&mut self) {
        if let Some(label) = self.offset {
            dynasm!(self.ops ; .arch x64 ; .align 16 ; =>label ; .i64 OFFSET as i64 ; .i64 OFFSET as i64);
        }
    }
}
