//! Parameters that compiled functions take as numbers, and calls that bring them so.
//!
//! A function is recorded with arguments of certain sorts; those that are numbers are asked for first of all. From there
//! on they count as written by the trace, so that nobody need have put them into the window: a caller in compiled code
//! that knows the numbers enters behind the questions.

use super::Recorder;
use super::guards::sort_of;
use super::traced::Traced;
use crate::bytecode::ops::Reg;
use crate::heap::Word;
use crate::jit::hot::Tracing;
use crate::jit::ir::{Constant, Expect, Ir, Made, Operand, Primitive};
use crate::machine::Machine;
use smallvec::smallvec;

/// A parameter that is a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parameter {
    /// Its register.
    pub register: u32,
    /// Which sort it passes the test of: `as_int` or `as_float`.
    pub sort: Primitive,
}

impl Recorder {
    /// At the first instruction of the function that is recorded: which of its arguments are numbers?
    pub(super) fn take_numbers(&mut self) {
        if !matches!(self.purpose, super::Purpose::Code { .. }) {
            return;
        }
        let count = self.d.frame_code().get().unit.parameters();
        let number = |register: u32| {
            let sort = sort_of(self.d, self.argument(register))?;
            matches!(sort, Primitive::as_int | Primitive::as_float).then_some(Parameter { register, sort })
        };
        self.numbers = (0..count).filter_map(number).collect();
        self.ask_numbers(&self.numbers.clone());
    }

    /// At the first instruction of a compiled function that has just been called: what it takes as numbers.
    pub(super) fn give_numbers(&mut self, function: usize) {
        let known = match function == self.start {
            true => Some(self.numbers.clone()),
            false => Tracing::with(self.d.vm(), |t| t.code(function).map(|code| code.parameters())).flatten(),
        };
        let wanted = known.unwrap_or_default();
        let window = self.window();
        let stand = self.is_branch && self.d.outer().window() <= self.found;
        let is_known = |p: &Parameter| stand || self.registers.contains(window + p.register as usize);
        if wanted.iter().all(is_known) {
            self.ask_numbers(&wanted);
        }
    }

    /// These registers of the innermost frame hold numbers, and the trace has put them there: unless one does not.
    fn ask_numbers(&mut self, wanted: &[Parameter]) {
        self.snapshot = None;
        let is_such = |p: &Parameter| sort_of(self.d, self.argument(p.register)) == Some(p.sort);
        if !wanted.iter().all(is_such) {
            return;
        }
        let window = self.window();
        let numbers: Vec<(usize, Ir)> = wanted
            .iter()
            .map(|p| {
                let (at, now) = (window + p.register as usize, self.argument(p.register));
                let ir = self.read(at, now);
                let number = match (self.is_constant(ir), p.sort) {
                    (true, Primitive::as_int) => self.constant(Constant::Int(now.as_int())),
                    (true, _) => self.constant(Constant::Float(now.as_float())),
                    (false, _) => self.test_sort(p.sort, Traced { now, ir }, true),
                };
                (at, number)
            })
            .collect();
        for (at, number) in numbers {
            let is_float = self.trace.instructions[number.0 as usize].made() == Made::Float;
            let how = if is_float { Primitive::from_float } else { Primitive::from_int };
            let boxed = self.emit(how, smallvec![Operand::Ir(number)], Expect::Nothing);
            self.set_register(at, boxed);
        }
        self.snapshot = None;
    }

    fn argument(&self, register: u32) -> Word {
        let mut d = self.d;
        d.reg(Reg(register as u8))
    }
}
