//! What is known where code is left, for the traces behind its exits.
//!
//! Owns the facts that hold at the instruction being written, under the names of roots: what guards have shown, and what
//! words of the windows hold that the trace has read and not written. Those stand there as they did when the trace
//! started, until a call of the runtime finds everything in the windows. What a peeled loop knows where its body starts
//! holds in each turn, by the argument of `opt::peel`; so what is known further on does, too.

use super::Writer;
use crate::bytecode::ops::METHOD_HEADER;
use crate::heap::ShapeWord;
use crate::jit::exit::{Entry, Use};
use crate::jit::facts::{Claim, Facts, Sort};
use crate::jit::ir::{Constant, Expect, Instruction, Ir, Made, Opcode, Operand, Primitive, Snapshot};
use crate::machine::effects::{Memory, Sorts};

/// See the module's documentation.
#[derive(Default)]
pub(super) struct Known {
    facts: Facts,
    /// What words of the windows hold, counted from the entry's, from the lowest up.
    held: Vec<(i32, u32)>,
}

impl Known {
    /// What is known of a value.
    pub(super) fn claim(&self, value: u32) -> Claim {
        let sort = match self.facts.sort(Ir(value)) {
            Sort::Passes(sort, _) => Some(sort),
            _ => None,
        };
        Claim { sort, shape: self.facts.shape(Ir(value)) }
    }

    /// The number in a value.
    fn number(&self, value: u32) -> Option<u32> {
        match self.facts.sort(Ir(value)) {
            Sort::Passes(Primitive::as_int | Primitive::as_float, number) => Some(number.0),
            _ => None,
        }
    }

    fn learn_made(&mut self, n: u32, sort: Primitive, shape: Option<ShapeWord>) {
        self.facts.learn_sort(Ir(n), Sort::Passes(sort, Ir(n)));
        if let Some(shape) = shape {
            self.facts.learn_shape(Ir(n), shape);
        }
    }

    /// This word holds that.
    fn holds(&mut self, at: i32, value: u32) {
        match self.held.binary_search_by_key(&at, |(known, _)| *known) {
            Ok(n) => self.held[n].1 = value,
            Err(n) => self.held.insert(n, (at, value)),
        }
    }

    /// Of how many words it is known what they hold.
    pub(super) fn words(&self) -> usize {
        self.held.len()
    }

    /// A call that may do anything finds everything in the windows, and moves objects.
    fn called(&mut self) {
        self.held.clear();
        self.facts.forget_shapes();
    }

    fn primitive(&mut self, n: u32, p: Primitive, i: &Instruction, value: Option<u32>) {
        use Primitive as P;
        match (p, value, i.expect) {
            // What is text may have been a rope before, which is another object.
            (P::as_text, ..) => {}
            (P::as_int | P::as_float, Some(v), Expect::Yes | Expect::Nothing) => {
                self.facts.learn_sort(Ir(v), Sort::Passes(p, Ir(n)));
            }
            (P::as_wide_int, ..) => {}
            (_, Some(v), Expect::Yes | Expect::Nothing) if p.is_sort() => {
                let is_weaker = p == P::as_object && self.facts.sort(Ir(v)) != Sort::Unknown;
                if !is_weaker {
                    self.facts.learn_sort(Ir(v), Sort::Passes(p, Ir(v)));
                }
            }
            (P::shape_of, Some(v), Expect::Equal(Constant::Shape(shape))) => {
                self.facts.learn_shape(Ir(v), shape);
            }
            _ if let Some(sort) = i.opcode.sort_made() => {
                let shape = match i.operands.first() {
                    Some(Operand::Constant(Constant::Shape(shape))) => Some(*shape),
                    _ => None,
                };
                self.learn_made(n, sort, shape);
            }
            (P::add_slot, Some(o), _) => {
                self.facts.forget_shapes();
                if let Some(Operand::Constant(Constant::Shape(after))) = i.operands.get(1) {
                    self.facts.learn_shape(Ir(o), *after);
                }
            }
            (P::store_slot, ..) => {}
            _ if p.is_pure() || p.is_read() || p.is_fresh() => {}
            _ if p.memory().meets(Sorts::of(Memory::Slots)) => self.facts.forget_shapes(),
            _ => {}
        }
    }
}

impl Writer<'_> {
    /// What an instruction says that was just written.
    pub(super) fn learn(&mut self, n: u32) {
        if self.trace.sunk[n as usize] {
            return;
        }
        let i = &self.trace.instructions[n as usize];
        let value = match i.operands.first() {
            Some(Operand::Ir(ir)) => Some(self.root(*ir)),
            _ => None,
        };
        match i.opcode {
            Opcode::Primitive(p) => self.known.primitive(n, p, i, value),
            Opcode::Register(at) => {
                self.known.holds(at, n);
            }
            Opcode::Inherited(number, _) => {
                let entry = self.way.from.and_then(|exit| exit.entries.get(number as usize));
                if let Some(Entry { used: Use::Window(at), stands: true, .. }) = entry {
                    self.known.holds(*at, n);
                }
                if let Some(Entry { claim: Claim { sort: Some(sort), .. }, made: Made::Word, .. }) = entry
                    && !matches!(sort, Primitive::as_int | Primitive::as_float)
                {
                    self.known.facts.learn_sort(Ir(n), Sort::Passes(*sort, Ir(n)));
                }
                if let Some(Entry { claim: Claim { shape: Some(shape), .. }, .. }) = entry {
                    self.known.facts.learn_shape(Ir(n), *shape);
                }
            }
            Opcode::Collect(_) => {
                if let Some(sort) = i.opcode.sort_made() {
                    self.known.learn_made(n, sort, None);
                }
            }
            Opcode::Helper(_) | Opcode::Native(_) | Opcode::Throw(_) | Opcode::Pending(_) => {
                self.known.called();
            }
            Opcode::Shortcut(_) | Opcode::StepIterator => self.known.facts.forget_shapes(),
            _ => {}
        }
    }

    /// Is a value a float, or an int of 48 bits: a word that is no address?
    pub(super) fn is_number(&self, value: u32) -> bool {
        let made = self.trace.instructions.get(value as usize);
        let is_float = made.is_some_and(|i| matches!(i.opcode, Opcode::Primitive(Primitive::from_float)));
        is_float || self.known.number(value).is_some()
    }

    /// The words that stand in the windows at an exit: values of which there is a place join its entries, of others there
    /// are claims.
    pub(super) fn standing(&self, s: &Snapshot, entries: &mut Vec<Entry>) -> Vec<(i32, Claim)> {
        let mut claims = Vec::new();
        for (at, value) in &self.known.held {
            if s.registers.binary_search_by_key(at, |(written, _)| *written).is_ok() || self.changes(*value) {
                continue;
            }
            let made = self.trace.instructions[*value as usize].made();
            let number = self.known.number(*value);
            let number = number.and_then(|n| Some((n, self.registers.place(n)?)));
            let (place, made, claim) = match (number, self.registers.place(*value)) {
                (Some((n, place)), _) => {
                    (place, self.trace.instructions[n as usize].made(), Claim::default())
                }
                (None, Some(place)) => (place, made, self.known.claim(*value)),
                (None, None) => {
                    claims.push((*at, self.known.claim(*value)));
                    continue;
                }
            };
            entries.push(Entry { used: Use::Window(*at), place, made, stands: true, claim });
        }
        claims.retain(|(_, claim)| *claim != Claim::default());
        claims
    }

    /// What is known of the windows below a callee's when it has returned, but for the word that it is returned to:
    /// objects may have moved, and been changed.
    pub(super) fn claims_behind_call(&self, callee: i32, result: i32) -> Vec<(i32, Claim)> {
        let s = &self.trace.last;
        let written = s.registers.iter().map(|(at, ir)| (*at, self.root(*ir)));
        let is_written = |at: &i32| s.registers.binary_search_by_key(at, |(written, _)| *written).is_ok();
        let held = self.known.held.iter().filter(|(at, _)| !is_written(at)).copied();
        written
            .chain(held)
            .filter(|(at, _)| *at < callee - i32::from(METHOD_HEADER) && *at != result)
            .filter_map(|(at, value)| {
                let (source, made) = self.source(value);
                let sort = match made {
                    // An int may need an object, and what a character is is known without a sort.
                    Made::Int | Made::Character => None,
                    Made::Float => Some(Primitive::as_float),
                    _ => self.known.claim(source).sort,
                };
                sort.map(|sort| (at, Claim { sort: Some(sort), shape: None }))
            })
            .collect()
    }

    /// Is the name that of another value in each turn?
    fn changes(&self, value: u32) -> bool {
        let is_body = self.trace.body.is_some_and(|body| self.at as usize >= body);
        is_body && self.is_carried(value)
    }
}
