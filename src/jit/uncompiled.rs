//! Where there is no compiler: what `code` is called elsewhere, refusing every trace.

use super::abort::Abort;
use super::facts::Claim;
use super::generators::Plan;
use super::ir::{Constant, Opcode, Trace};
use super::log::Size;
use super::record::{Found, Parameter, Thrown};
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::object::vm::Vm;
use smallvec::SmallVec;
use std::cell::Cell;
use std::convert::Infallible;

/// A compiled loop: there is none.
pub enum Compiled {}

/// How compiled code was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// Before an instruction.
    Again,
}

/// Where compiled code was left.
pub struct Leave<'c> {
    /// Where the interpreter is.
    pub d: Direct,
    /// See [`Left`].
    pub left: Left,
    /// The values of the exit's plan.
    pub planned: SmallVec<[Word; 8]>,
    /// By which exit, and the window it counts from.
    pub exit: Option<(&'c Exit, usize)>,
}

/// What a value is for that compiled code leaves.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Use {
    Window(i32),
    Plan,
    Whole,
}

/// Something that an exit does.
pub struct Deferred {
    /// What does it.
    pub opcode: Opcode,
    /// What with.
    pub parts: Vec<Part>,
}

/// A part of it.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Part {
    Entry(usize),
    Constant(Constant),
}

/// An exit of compiled code: there is none.
pub struct Exit {
    /// How often it was taken.
    pub count: Cell<u32>,
    /// How often it was tried to go on from it.
    pub tries: Cell<u32>,
    /// Which it is.
    pub of: (u32, u32),
    /// Is it left where what the body of a loop takes for granted is not so?
    pub refuses: bool,
    /// How many traces that were cut lead to it.
    pub cuts: u32,
    /// What it says of words in the windows.
    pub claims: Vec<(i32, Claim)>,
    /// What it says of generators.
    pub plan: Plan,
    /// The objects that it makes.
    pub wholes: Vec<Deferred>,
    /// What it writes.
    pub writes: Vec<Deferred>,
    never: Infallible,
}

impl Exit {
    /// Is it worth a trace?
    pub fn is_hot(&self, _first: u32) -> bool {
        match self.never {}
    }

    /// May it get a trace yet?
    pub fn is_warming(&self) -> bool {
        match self.never {}
    }

    /// A name that was bound again.
    pub fn rebound(&self, _: &Vm) -> Option<(Word, Word)> {
        match self.never {}
    }

    /// Is it left by where attention is due?
    pub fn attends(&self) -> bool {
        match self.never {}
    }

    /// The windows of its frames.
    pub fn windows(&self, _entry: usize) -> Vec<usize> {
        match self.never {}
    }

    /// The values that it leaves.
    pub fn found(&self) -> Vec<Found> {
        match self.never {}
    }

    /// Nothing.
    pub fn thrown(&self) -> Option<Thrown> {
        match self.never {}
    }
}

/// The memory of machine code: there is none.
#[derive(Default)]
pub struct Pages;

/// Where code was placed.
pub enum Placed {
    /// Nowhere.
    Nowhere,
    /// Nowhere, and what was there is lost.
    Lost,
}

impl Pages {
    /// Nowhere.
    pub fn place(&mut self, _code: &[u8], _is_active: bool) -> Placed {
        Placed::Nowhere
    }

    /// Nothing.
    pub fn expire(&mut self) {}

    /// Nothing.
    pub fn sweep(&mut self) {}
}

impl Placed {
    /// None.
    ///
    /// # Errors
    /// Always.
    pub fn address(self) -> Result<usize, Abort> {
        Err(Abort::NoCompiler)
    }
}

impl Compiled {
    /// Compile a recorded loop.
    ///
    /// # Errors
    /// Always.
    pub fn new(_: &Vm, _: &Trace, _to: Option<&Compiled>) -> Result<Compiled, Abort> {
        Err(Abort::NoCompiler)
    }

    /// How large it is.
    pub fn size(&self) -> Size {
        match *self {}
    }

    /// Compile what comes behind an exit.
    ///
    /// # Errors
    /// Always.
    pub fn extend(_: &Vm, exit: &Exit, _: &Trace, _to: Option<&Compiled>) -> Result<Size, Abort> {
        match exit.never {}
    }

    /// Has its body generators that have been resumed before?
    pub fn resumes(&self) -> bool {
        match *self {}
    }

    /// What it takes as numbers.
    pub fn parameters(&self) -> Vec<Parameter> {
        match *self {}
    }

    /// Run it.
    pub fn run(&self, _: Direct) -> Leave<'_> {
        match *self {}
    }
}
