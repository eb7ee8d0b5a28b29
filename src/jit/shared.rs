//! Results that may be used again, by the question that they answer.
//!
//! Owns the table of answers, one of which the recorder keeps and one the rewriter, and which read finds what a write has
//! put where. What depends on its operands alone is good for the rest of the trace; what was read from memory is so until
//! a write. The two are kept apart: a write goes through the reads, of which there are few, and the others are most of
//! what there is. A question is of one size and owns nothing, so that a table is copied as it is.

use crate::jit::ir::{Expect, Ir, Operand, Primitive};
use hashbrown::HashMap;
use smallvec::SmallVec;
use std::hash::{Hash, Hasher};

/// How many operands a question has at most: no primitive whose results are shared has more.
const MOST: usize = 3;

/// Questions that most traces have room in.
const USUAL: usize = 56;

/// An operand as part of a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// There is none.
    None,
    Ir(Ir),
    Bits(u8, u64),
}

/// What is asked of an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Result,
    Yes,
    No,
}

impl Asked {
    /// What an instruction asks that expects this. None: whether a call raises is asked each time.
    pub fn by(expect: Expect) -> Option<Asked> {
        match expect {
            Expect::Nothing => Some(Asked::Result),
            Expect::Yes | Expect::Equal(_) => Some(Asked::Yes),
            Expect::No => Some(Asked::No),
            Expect::Raises => None,
        }
    }
}

/// What is asked of a primitive on these operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Question {
    pub primitive: Primitive,
    pub asked: Asked,
    pub keys: [Key; MOST],
}

/// What a write has put where.
pub struct Stored {
    /// The read that finds it,
    pub reader: Primitive,
    /// on these operands,
    pub place: SmallVec<[Operand; 2]>,
    /// asking this: whether it is there, unless it always is.
    pub asked: Asked,
    /// What it finds.
    pub value: Operand,
}

impl Stored {
    /// By a write on these operands; `None` if no read finds it.
    pub fn by(writer: Primitive, operands: &[Operand]) -> Option<Stored> {
        use Primitive as P;
        let (reader, place, asked, value): (_, &[usize], _, _) = match writer {
            P::store_slot => (P::load_slot, &[0, 1], Asked::Yes, 2),
            P::add_slot => (P::load_slot, &[0, 2], Asked::Yes, 3),
            P::cell_set => (P::cell_get, &[0], Asked::Yes, 1),
            P::list_store => (P::list_item, &[0, 1], Asked::Yes, 2),
            P::dict_replace => (P::dict_entry, &[0, 1], Asked::Result, 2),
            P::set_handled => (P::handled, &[], Asked::Result, 0),
            _ => return None,
        };
        let place = place.iter().map(|i| operands[*i]).collect();
        Some(Stored { reader, place, asked, value: operands[value] })
    }
}

/// See the module's documentation.
#[derive(Clone, Default)]
pub struct Shared {
    pure: HashMap<Question, Ir>,
    read: HashMap<Question, Ir>,
}

impl Key {
    pub fn of(operand: &Operand) -> Key {
        match operand {
            Operand::Ir(ir) => Key::Ir(*ir),
            Operand::Constant(c) => {
                let (kind, bits) = c.key();
                Key::Bits(kind, bits)
            }
        }
    }
}

impl Question {
    pub fn new(primitive: Primitive, operands: &[Operand], asked: Asked) -> Question {
        debug_assert!(operands.len() <= MOST, "{} has more operands", primitive.name());
        let mut keys = [Key::None; MOST];
        keys.iter_mut().zip(operands).for_each(|(key, operand)| *key = Key::of(operand));
        Question { primitive, asked, keys }
    }

    /// Do two reads look at the same place, for all that is known? Another object may be the same one, and another index
    /// the same item; another slot is another place.
    pub fn may_meet(&self, other: &Question) -> bool {
        let is_slot = self.primitive == Primitive::load_slot;
        self.primitive == other.primitive && (!is_slot || self.keys[1] == other.keys[1])
    }
}

impl Hash for Question {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.primitive as u64 | (self.asked as u64) << 32);
        for key in &self.keys {
            match key {
                Key::None => {}
                Key::Ir(ir) => state.write_u64(u64::from(ir.0)),
                Key::Bits(kind, bits) => state.write_u64(bits.rotate_left(8) ^ u64::from(*kind)),
            }
        }
    }
}

impl Shared {
    /// An empty table with room for what most traces ask.
    pub fn with_room() -> Shared {
        Shared { pure: HashMap::with_capacity(USUAL), read: HashMap::new() }
    }

    /// The answer, if there is one.
    pub fn get(&self, question: &Question) -> Option<Ir> {
        let table = if question.primitive.is_read() { &self.read } else { &self.pure };
        table.get(question).copied()
    }

    pub fn insert(&mut self, question: Question, answer: Ir) {
        let table = if question.primitive.is_read() { &mut self.read } else { &mut self.pure };
        table.insert(question, answer);
    }

    /// All questions, and their answers.
    pub fn iter(&self) -> impl Iterator<Item = (&Question, Ir)> {
        self.pure.iter().chain(&self.read).map(|(question, answer)| (question, *answer))
    }

    /// Of what was read only that is still so.
    pub fn retain_reads(&mut self, is_so: impl Fn(&Question) -> bool) {
        self.read.retain(|question, _| is_so(question));
    }

    /// Only that is still good.
    pub fn retain(&mut self, is_good: impl Fn(&Question) -> bool) {
        self.pure.retain(|question, _| is_good(question));
        self.retain_reads(is_good);
    }
}
