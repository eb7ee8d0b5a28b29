//! Instructions: written, shared, and forgotten when what they have read may be another by now.
//!
//! Pure instructions on equal operands are shared, reads until something of the sort is written.

use super::Recorder;
use crate::heap::Word;
use crate::jit::ir::{Constant, Expect, Instruction, Ir, Made, Opcode, Operand, Operands, Primitive};
use crate::jit::shared::{Asked, Question, Stored};
use crate::machine::effects::{Memory, Sorts};
use smallvec::smallvec;

impl Recorder {
    pub(super) fn push(&mut self, opcode: Opcode, operands: Operands, expect: Expect) -> Ir {
        let guard = expect != Expect::Nothing;
        let snapshot = if guard { Some(self.snapshot()) } else { None };
        self.write(opcode, operands, expect, snapshot)
    }

    /// An instruction with this snapshot.
    pub(super) fn write(
        &mut self,
        opcode: Opcode,
        operands: Operands,
        expect: Expect,
        snapshot: Option<u32>,
    ) -> Ir {
        let step = self.trace.steps.len().saturating_sub(1) as u32;
        self.trace.instructions.push(Instruction { opcode, operands, expect, snapshot, step });
        Ir(self.trace.instructions.len() as u32 - 1)
    }

    /// As `push`, for a call that sees the frames: they are all in place when it happens.
    pub(super) fn push_call(&mut self, opcode: Opcode, operands: Operands, expect: Expect) -> Ir {
        let snapshot = self.snapshot();
        self.write(opcode, operands, expect, Some(snapshot))
    }

    /// What is asked of a primitive, whatever the operands are called.
    fn question(&self, primitive: Primitive, operands: &[Operand], asked: Asked) -> Question {
        let root = |o: &Operand| match o {
            Operand::Ir(ir) => Operand::Ir(self.facts.root(*ir)),
            Operand::Constant(_) => *o,
        };
        let roots: Operands = operands.iter().map(root).collect();
        Question::new(primitive, &roots, asked)
    }

    /// An instruction, or the equal one that is there already.
    pub(super) fn emit(&mut self, primitive: Primitive, operands: Operands, expect: Expect) -> Ir {
        let opcode = Opcode::Primitive(primitive);
        if !primitive.is_pure() && !primitive.is_read() {
            let ir = self.push(opcode, operands.clone(), expect);
            self.wrote(primitive, &operands);
            return ir;
        }
        let Some(asked) = Asked::by(expect) else { return self.push(opcode, operands, expect) };
        let question = self.question(primitive, &operands, asked);
        if let Some(ir) = self.shared.get(&question) {
            return ir;
        }
        let ir = self.push(opcode, operands, expect);
        self.shared.insert(question, ir);
        ir
    }

    /// After a write: what was read before may be stale, and what a read would find now is known.
    fn wrote(&mut self, primitive: Primitive, operands: &[Operand]) {
        let Some(stored) = Stored::by(primitive, operands) else { return self.forget(primitive.memory()) };
        let read = self.question(stored.reader, &stored.place, stored.asked);
        self.shared.retain_reads(|other| !other.may_meet(&read));
        if let (Primitive::add_slot, [Operand::Ir(o), Operand::Constant(Constant::Shape(after)), ..]) =
            (primitive, operands)
        {
            self.facts.change_shape(*o, *after);
        }
        if let Operand::Ir(v) = stored.value
            && !self.is_undefined(v)
        {
            self.shared.insert(read, v);
        }
    }

    fn is_undefined(&self, ir: Ir) -> bool {
        let made = self.trace.instructions.get(ir.0 as usize);
        made.is_some_and(|i| i.operands.first() == Some(&Operand::Constant(Constant::Word(Word::UNDEF))))
    }

    /// Something may have been written to memory of these sorts.
    pub(super) fn forget(&mut self, sorts: Sorts) {
        if sorts == Sorts::NONE {
            return;
        }
        self.shared.retain_reads(|read| !read.primitive.memory().meets(sorts));
        if sorts.meets(Sorts::of(Memory::Slots)) {
            self.facts.forget_shapes();
        }
        if sorts.meets(Sorts::of(Memory::Generators)) {
            self.resting.clear();
        }
    }

    /// Nothing that was found in an object is known any more: it may be elsewhere.
    pub(super) fn forget_objects(&mut self) {
        let is_number = |q: &Question| q.primitive.is_pure() && q.primitive.result() != Made::Word;
        self.shared.retain(is_number);
    }

    /// The same value under a name that is good behind a call: constants, and numbers boxed once more.
    pub(super) fn again(&mut self, ir: Ir) -> Option<Ir> {
        if self.is_constant(ir) {
            return Some(ir);
        }
        let made = self.trace.instructions.get(ir.0 as usize)?.clone();
        match made.opcode {
            Opcode::Primitive(Primitive::from_int | Primitive::from_float) => {
                Some(self.push(made.opcode, made.operands, Expect::Nothing))
            }
            _ => None,
        }
    }

    /// Is it the same in every turn: pure, and all that it looks at constants? The code of a constant function counts
    /// as such: like an attribute of a class, it is not written in a loop.
    pub(super) fn is_known(&self, primitive: Primitive, operands: &[Operand]) -> bool {
        let constant = |o: &Operand| match o {
            Operand::Constant(_) => true,
            Operand::Ir(r) => self.is_constant(*r),
        };
        (primitive.is_pure() || primitive == Primitive::code_of) && operands.iter().all(constant)
    }

    pub(super) fn is_constant(&self, ir: Ir) -> bool {
        let root = self.facts.root(ir);
        let made = self.trace.instructions.get(root.0 as usize);
        made.is_some_and(|i| matches!(i.opcode, Opcode::Constant)) || self.facts.is_word(root)
    }

    pub(super) fn constant(&mut self, c: Constant) -> Ir {
        let k = c.key();
        if let Some(ir) = self.words.get(&k) {
            return *ir;
        }
        let ir = self.push(Opcode::Constant, smallvec![Operand::Constant(c)], Expect::Nothing);
        self.words.insert(k, ir);
        ir
    }
}
