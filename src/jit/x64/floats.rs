//! Floats on their way between memory and vector registers.
//!
//! Owns how they are boxed and unboxed. A float differs from its word by an offset, so both are done where floats live: a
//! word that nobody wants but as a float never is in a general register, nor is one that is only stored. With the offset
//! gone, all words that are no floats are no numbers either; so are some floats, which are asked for aside.

use super::Writer;
use super::registers::{Place, Register};
use crate::heap::INT_TAG;
use crate::jit::abort::Abort;
use crate::jit::ir::{Expect, Instruction, Ir, Opcode, Operand, Primitive};
use crate::jit::opt::asks_sort;
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
    /// What was unboxed there is a float, or the code is left.
    Unboxed(u8, DynamicLabel),
    /// What is boxed there is no number: all such are the same one.
    Boxed(Register),
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

    /// Loads a value that is a float, or leaves: the instruction behind this one is done, too.
    pub(super) fn load_float(&mut self, n: u32, i: &Instruction, from: Address) -> Result<(), Abort> {
        let to = if self.registers.is_used(n + 1) { self.define_vector(n + 1)? } else { 0 };
        let (out, offset) = (self.guard(i)?, self.offset());
        let doubt = self.unless_ordered(Doubt::Unboxed(to, out));
        let Address { base, index, at } = from;
        match index {
            Some(index) => dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [Rq(base) + Rq(index) * 8 + at]),
            None => dynasm!(self.ops ; .arch x64 ; movsd Rx(to), [Rq(base) + at]),
        }
        dynasm!(self.ops
            ; .arch x64
            ; psubq Rx(to), [=>offset]
            ; ucomisd Rx(to), Rx(to)
            ; jp =>doubt.0
            ; =>doubt.1
        );
        self.unboxed = Some(n + 1);
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
        let doubt = self.unless_ordered(Doubt::Boxed(Register::General(to)));
        dynasm!(self.ops
            ; .arch x64
            ; movq Rq(to), Rx(r)
            ; ucomisd Rx(r), Rx(r)
            ; jp =>doubt.0
            ; add Rq(to), QWORD [=>offset]
            ; =>doubt.1
        );
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
        match (v, index) {
            (Stored::Word(v), None) => dynasm!(self.ops ; .arch x64 ; mov QWORD [Rq(base) + at], Rq(v)),
            (Stored::Word(v), Some(index)) => {
                dynasm!(self.ops ; .arch x64 ; mov QWORD [Rq(base) + Rq(index) * 8 + at], Rq(v))
            }
            (Stored::Float(v), _) => {
                let offset = self.offset();
                let doubt = self.unless_ordered(Doubt::Boxed(Register::Vector(1)));
                dynasm!(self.ops
                    ; .arch x64
                    ; movapd xmm1, Rx(v)
                    ; ucomisd xmm1, xmm1
                    ; jp =>doubt.0
                    ; paddq xmm1, [=>offset]
                    ; =>doubt.1
                );
                match index {
                    Some(index) => {
                        dynasm!(self.ops ; .arch x64 ; movsd [Rq(base) + Rq(index) * 8 + at], xmm1)
                    }
                    None => dynasm!(self.ops ; .arch x64 ; movsd [Rq(base) + at], xmm1),
                }
            }
        }
    }

    fn unless_ordered(&mut self, what: Doubt) -> (DynamicLabel, DynamicLabel) {
        let (from, back) = (self.ops.new_dynamic_label(), self.ops.new_dynamic_label());
        self.unordered.push(Unordered { from, back, what });
        (from, back)
    }

    pub(super) fn write_unordered(&mut self) {
        let nan = f64::NAN.to_bits() + OFFSET;
        for Unordered { from, back, what } in std::mem::take(&mut self.unordered) {
            dynasm!(self.ops ; .arch x64 ; =>from);
            match what {
                Doubt::Unboxed(r, out) => {
                    let end = self.pooled(INT_TAG - OFFSET);
                    dynasm!(self.ops ; .arch x64 ; movq rdx, Rx(r) ; cmp rdx, QWORD [=>end] ; jae =>out);
                }
                Doubt::Boxed(to) => self.load_bits(to, nan),
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
