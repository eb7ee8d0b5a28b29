//! What is still known after a write, and what the write itself says.
//!
//! The rules of memory: a write makes reads of its sort unknown, except that what was stored is what a read of the same
//! place finds, and that two objects or two slots that differ are two places: as an object that the trace makes differs
//! from all that were there before.

use super::deferred::is_whole;
use super::rewrite::Rewriter;
use crate::heap::{ShapeWord, Word};
use crate::jit::facts::{Facts, Sort};
use crate::jit::ir::{Constant, Ir, Made, Opcode, Operand, Primitive};
use crate::jit::shared::{Key, Question, Shared, Stored};
use crate::machine::effects::{Effects, Memory, Sorts};

/// What a write makes stale.
#[derive(Clone, Copy)]
pub enum Kill {
    /// What is found where this read looks.
    Place(Question),
    /// The shape of objects that had this one; if it is not known, of all.
    Shape(Option<ShapeWord>),
    /// All that was found in memory of these sorts.
    Sorts(Sorts),
}

impl Kill {
    /// Makes it stale what this read has found?
    fn concerns(self, read: &Question) -> bool {
        match self {
            Kill::Place(place) => read.may_meet(&place),
            Kill::Sorts(sorts) => read.primitive.memory().meets(sorts),
            Kill::Shape(_) => false,
        }
    }

    pub(super) fn apply(self, shared: &mut Shared, facts: &mut Facts) {
        match self {
            Kill::Shape(before) => facts.forget_shape(before),
            Kill::Sorts(sorts) if sorts.meets(Sorts::of(Memory::Slots)) => facts.forget_shapes(),
            Kill::Sorts(_) | Kill::Place(..) => {}
        }
        if !matches!(self, Kill::Shape(_)) {
            shared.retain_reads(|read| !self.concerns(read));
        }
    }
}

impl Rewriter<'_> {
    /// After a write: what was read before may be stale, and what a read would find now is known.
    pub(super) fn wrote(&mut self, primitive: Primitive, operands: &[Operand]) {
        let Some(stored) = Stored::by(primitive, operands) else { return self.forget(primitive.memory()) };
        let read = Question::new(stored.reader, &stored.place, stored.asked);
        let kill = Kill::Place(read);
        // Objects that are surely others: one that the trace makes and one that was there before.
        let out = &self.out;
        let is_made = |ir: Ir| out.get(ir.0 as usize).is_some_and(is_whole);
        let is_apart = |other: &Question| match (read.keys[0], other.keys[0]) {
            (Key::Ir(a), Key::Ir(b)) => a != b && is_made(a.max(b)),
            _ => false,
        };
        self.shared.retain_reads(|other| !kill.concerns(other) || is_apart(other));
        if !self.is_of_turn(read.keys[0]) {
            self.kills.push(kill);
        }
        if let (Primitive::add_slot, [Operand::Ir(o), Operand::Constant(Constant::Shape(after)), ..]) =
            (primitive, operands)
        {
            self.kill(Kill::Shape(self.facts.shape(*o)));
            self.facts.learn_shape(*o, *after);
        }
        self.finds(read, &stored.value);
    }

    /// A read finds what was stored, if that is a value.
    pub(super) fn finds(&mut self, read: Question, stored: &Operand) {
        if let Operand::Ir(v) = stored
            && self.constant_of(stored) != Some(Constant::Word(Word::UNDEF))
        {
            self.share(read, *v);
        }
    }

    /// Is it an object that this turn makes? Writes to it make nothing stale that was found before the turn.
    fn is_of_turn(&self, written: Key) -> bool {
        match written {
            Key::Ir(o) => o.0 as usize >= self.from && self.made(o).is_some_and(is_whole),
            _ => false,
        }
    }

    /// Something may have been written to memory of these sorts.
    fn forget(&mut self, sorts: Sorts) {
        if sorts == Sorts::NONE {
            return;
        }
        self.kill(Kill::Sorts(sorts));
    }

    fn kill(&mut self, kill: Kill) {
        kill.apply(&mut self.shared, &mut self.facts);
        self.kills.push(kill);
    }

    /// After a call. One that runs scripts may have moved what was read before it.
    pub(super) fn called(&mut self, effects: Effects) {
        self.forget(effects.writes);
        if !effects.reenters {
            return;
        }
        let (out, facts) = (&self.out, &mut self.facts);
        self.shared.retain(|question| question.primitive.result() != Made::Word);
        for i in out {
            if let (Opcode::Primitive(Primitive::as_text), Some(Operand::Ir(v))) =
                (i.opcode, i.operands.first())
                && matches!(facts.sort(*v), Sort::Passes(Primitive::as_text, _))
            {
                facts.learn_sort(*v, Sort::Unknown);
            }
        }
    }
}
