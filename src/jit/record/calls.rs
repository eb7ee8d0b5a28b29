//! What a call of a helper or native has given: an answer that is guarded, values for registers, or an exception.

use super::Recorder;
use super::traced::Data;
use crate::heap::{Value, Word};
use crate::jit::facts::Sort;
use crate::jit::ir::{Expect, Ir, Opcode, Operand, Primitive};
use crate::machine::Deliver;
use crate::object::tuple::Tuple;

impl Recorder {
    /// Does a helper's result that is delivered in this way say yes?
    pub(super) fn answer(&self, w: Word, deliver: Deliver) -> Expect {
        let yes = match deliver {
            Deliver::Branch { .. } => w == Word::TRUE,
            Deliver::Item { .. } => w != Word::UNDEF,
            Deliver::Step { .. } => {
                let pair = self.d.value(w).cast::<Tuple>();
                pair.and_then(|p| p.tail_values().get(1)) == Some(Value::TRUE)
            }
            _ => return Expect::Nothing,
        };
        if yes { Expect::Yes } else { Expect::No }
    }

    /// A call whose result is delivered by the interpreter: the registers it went to now hold `ir`.
    pub(super) fn delivered(&mut self, ir: Ir, deliver: Deliver, expect: Expect, window: usize) {
        match deliver {
            Deliver::To(r) => self.set_register(window + r.0 as usize, ir),
            Deliver::Item { dst, .. } if expect == Expect::Yes => {
                self.set_register(window + dst.0 as usize, ir)
            }
            Deliver::Item { .. } => {}
            Deliver::Step { dst, .. } => self.part(ir, 0, window + dst.0 as usize),
            Deliver::Pair { first, second } => {
                for (i, r) in [first, second].into_iter().enumerate() {
                    self.part(ir, i, window + r.0 as usize);
                }
            }
            Deliver::Spread { to, count } => {
                for i in 0..count as usize {
                    self.part(ir, i, window + to.0 as usize + i);
                }
            }
            Deliver::Nowhere | Deliver::Branch { .. } => {}
        }
    }

    /// A part of what a helper gave goes to a register.
    fn part(&mut self, whole: Ir, index: usize, at: usize) {
        let part = self.push(Opcode::Part(index as u32), vec![Operand::Ir(whole)], Expect::Nothing);
        self.set_register(at, part);
    }

    /// A call has raised this exception, which has found its way by now.
    pub(super) fn raised(&mut self, call: Ir, exception: Word) {
        let pending = self.push(Opcode::Pending, vec![Operand::Ir(call)], Expect::Nothing);
        self.note(pending, exception.datum());
        self.facts.learn_sort(pending, Sort::Passes(Primitive::as_exception, pending));
        self.unwound(pending, exception);
    }
}
