//! The checker: evaluates a trace's instructions in lock step with the interpreter.
//!
//! While a trace is recorded, the interpreter does each primitive on the values that are there. The checker keeps what
//! each instruction of the trace gave, and whenever the recorder says "this value is the result of that instruction",
//! looks whether it is: a wrong share, a forgotten write, a register taken for another one show at once.

use super::ir::Ir;
use crate::heap::Word;

/// What an instruction has given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Datum {
    /// Nothing to compare.
    Nothing,
    /// A value or an object.
    Word(Word),
    /// An unboxed int.
    Int(i64),
    /// An unboxed float, by its bits.
    Float(u64),
}

/// See the module's documentation.
#[derive(Default)]
pub struct Checker {
    data: Vec<Datum>,
    /// How many comparisons were made.
    pub compared: u64,
}

impl Checker {
    /// The instruction has given this.
    pub fn note(&mut self, ir: Ir, datum: Datum) {
        let at = ir.0 as usize;
        if self.data.len() <= at {
            self.data.resize(at + 1, Datum::Nothing);
        }
        self.data[at] = datum;
    }

    /// The recorder takes this for the result of the instruction.
    ///
    /// # Errors
    /// What differs.
    pub fn compare(&mut self, ir: Ir, datum: Datum) -> Result<(), String> {
        self.compared += 1;
        match self.data.get(ir.0 as usize) {
            None | Some(Datum::Nothing) => Ok(()),
            Some(known) if *known == datum || datum == Datum::Nothing => Ok(()),
            Some(known) => Err(format!("%{} gave {known:?}, the interpreter has {datum:?}", ir.0)),
        }
    }
}
