//! Calls of host functions of numbers, and attributes of host objects: what compiled code passes and is given as it is.
//!
//! The recorder does what the interpreter does: it runs the native in full. Where arguments and result are what the
//! signature says, the trace has a call of the function's routine, or a load, in its place.

use super::machine::Record;
use super::traced::Traced;
use crate::heap::Word;
use crate::jit::facts::Sort;
use crate::jit::ir::{Expect, Opcode, Operand, Operands, TypedCall};
use crate::machine::{Deliver, Helper, Machine, helper};
use crate::object::class::class_flag::{GETATTR, GETATTRIBUTE, SETATTR};
use crate::object::descriptor::GetSet;
use crate::object::host::Host;
use crate::object::native::{NativeDef, Shortcut};
use crate::object::typed::{Gives, Passes, Typed};
use crate::semantics::arithmetic::{integer, real};

/// A call whose arguments are as the signature says.
pub(super) struct Ready {
    typed: &'static Typed,
    operands: Operands,
}

impl Record<'_> {
    /// Is it a call of a host function of numbers, with such arguments? Guards say so.
    pub(super) fn ready(&mut self, def: &NativeDef, args: &[Traced<Word>]) -> Option<Ready> {
        let Some(Shortcut::Typed(typed)) = def.shortcut else { return None };
        let takes = typed.signature.takes();
        if takes.len() != args.len() || typed.is_odd() {
            return None;
        }
        let passed = takes.iter().zip(args).map(|(takes, v)| self.passed(*takes, *v));
        Some(Ready { operands: passed.collect::<Option<_>>()?, typed })
    }

    fn passed(&mut self, takes: Passes, v: Traced<Word>) -> Option<Operand> {
        let ir = match takes {
            Passes::Int => integer(self, v)?.ir,
            Passes::Float => real(self, v)?.ir,
            Passes::Bool if v.now == Word::TRUE || v.now == Word::FALSE => {
                self.is(v, Word::TRUE);
                self.word(v.now).ir
            }
            Passes::Host if self.0.d.value(v.now).cast::<Host>().is_some() => {
                let o = self.as_object(v)?;
                self.shape_of(o);
                o.ir
            }
            Passes::Bool | Passes::Host => return None,
        };
        Some(Operand::Ir(ir))
    }

    /// Is an attribute of a host object read or written, and that by a function of numbers? The class of the object
    /// says so, and becomes a constant of the trace.
    pub(super) fn ready_attribute(&mut self, helper: &Helper, args: &[Traced<Word>]) -> Option<Ready> {
        let (v, rest, special) = match args {
            [v, _] if std::ptr::eq(helper, &helper::GET_ATTRIBUTE) => (v, None, GETATTRIBUTE | GETATTR),
            [v, _, new] if std::ptr::eq(helper, &helper::SET_ATTRIBUTE) => (v, Some(*new), SETATTR),
            _ => return None,
        };
        let d = self.0.d;
        let (vm, object) = (d.vm(), d.value(v.now));
        object.cast::<Host>()?;
        let class = vm.class_of(object);
        if class.has(special) {
            return None;
        }
        let symbol = vm.symbol_of(vm.as_text(d.value(args[1].now))?);
        let attribute = vm.lookup(class, symbol)?.cast::<GetSet>()?;
        vm.note_receiver(object);
        match rest {
            None => self.ready(attribute.getter()?, &[*v]),
            Some(new) => self.ready(attribute.setter()?, &[*v, new]),
        }
    }

    /// The call has given this word: the trace gets it in its own way. None: it is no such result.
    pub(super) fn typed(&mut self, call: Ready, w: Word, pc: u32, deliver: Deliver) -> Option<Traced<Word>> {
        let Ready { typed, operands } = call;
        let opcode = match typed.field {
            Some(field) => Opcode::HostField(field),
            None => Opcode::Typed(TypedCall { typed, deliver, pc }),
        };
        let (vm, v) = (self.0.d.vm(), self.0.d.value(w));
        match typed.signature.gives {
            Gives::Int => {
                let now = vm.as_i64(v)?;
                let ir = self.0.push(opcode, operands, Expect::Yes);
                let result = self.traced(ir, now);
                Some(self.from_int(result))
            }
            Gives::Float => {
                let now = v.is_float().then(|| v.as_float())?;
                let ir = self.0.push(opcode, operands, Expect::Yes);
                let result = self.traced(ir, now);
                Some(self.from_float(result))
            }
            Gives::Word if [Word::TRUE, Word::FALSE, Word::NONE].contains(&w) => {
                let ir = self.0.push(opcode, operands, Expect::Yes);
                self.0.facts.learn_sort(ir, Sort::Immediate);
                Some(self.traced(ir, w))
            }
            Gives::Word => None,
        }
    }
}
