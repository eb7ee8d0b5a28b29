//! A compiled function as plain data.
//!
//! Owns the result of compilation: instructions, constants, names, handlers, positions. Values are not here yet:
//! constants are descriptions, and become heap objects when an engine loads the code.

use super::ops::{Instruction, Op};
use num_bigint::BigInt;
use std::sync::Arc;

/// A constant of the source.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer of at most 64 bits.
    Int(i64),
    /// A wider integer.
    Big(BigInt),
    /// A float. Two are the same constant when their bits are.
    Float(f64),
    /// An imaginary number.
    Complex(f64),
    /// A string.
    Str(Box<str>),
    /// A string with surrogates, in generalised UTF-8: each surrogate is three bytes.
    SurrogateStr(Box<[u8]>),
    /// A bytes object.
    Bytes(Box<[u8]>),
    /// A tuple.
    Tuple(Vec<Constant>),
    /// The set in `x in {1, 2, 3}`.
    FrozenSet(Vec<Constant>),
    /// A nested function, class body or comprehension.
    Code(Arc<CodeUnit>),
}

impl Constant {
    /// About how many bytes it takes, nested code aside.
    fn bytes(&self) -> usize {
        let inner = match self {
            Constant::Big(number) => number.bits() as usize / 8,
            Constant::Str(text) => text.len(),
            Constant::SurrogateStr(bytes) | Constant::Bytes(bytes) => bytes.len(),
            Constant::Tuple(items) | Constant::FrozenSet(items) => items.iter().map(Constant::bytes).sum(),
            _ => 0,
        };
        size_of::<Constant>() + inner
    }
}

/// What kind of function the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CodeKind {
    /// Runs and returns.
    #[default]
    Plain,
    /// Calling it makes a generator.
    Generator,
    /// `async def` without `yield`.
    Coroutine,
    /// `async def` with `yield`.
    AsyncGenerator,
}

/// What the code is the body of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Scope {
    /// A module, `exec` text or `eval` expression. Register 0 is the mapping of its locals, or None when they are the globals.
    #[default]
    Module,
    /// A class. Register 0 is the mapping of its names.
    Class,
    /// A function, lambda or comprehension.
    Function,
}

/// An exception raised by an instruction in `from..to` (word indices) goes on at `target`, itself in register `reg`.
///
/// Handlers are searched in order; inner ones stand first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Handler {
    pub from: u32,
    pub to: u32,
    pub target: u32,
    pub reg: u8,
}

/// The name of the register, among those of a function's locals, where the dict is kept that `locals()` has given: the
/// next call gives the same one, with the names in it that are no variables.
pub const SHOWN_LOCALS: &str = ".locals";

/// Where in the source something stands. Lines count from 1, columns from 0 in UTF-8 bytes, as in CPython's code objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Position {
    pub line: u32,
    pub end_line: u32,
    pub column: u32,
    pub end_column: u32,
}

/// Everything about one function.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CodeUnit {
    /// `__name__`
    pub name: Box<str>,
    /// `__qualname__`
    pub qualname: Box<str>,
    /// The file it comes from, as tracebacks name it.
    pub filename: Box<str>,
    /// Line of the `def`, or 1.
    pub first_line: u32,
    /// What it is the body of.
    pub scope: Scope,
    /// What calling it gives.
    pub kind: CodeKind,
    /// Parameters that can be given by position, positional-only ones included.
    pub positional: u32,
    /// How many of them are positional-only.
    pub positional_only: u32,
    /// Keyword-only parameters, behind the positional ones.
    pub keyword_only: u32,
    /// There is a `*args`, behind the keyword-only parameters.
    pub star: bool,
    /// There is a `**kwargs`, last of the parameters.
    pub double_star: bool,
    /// Names of the registers that are locals, parameters first: the register of a local is its index. Cells of own variables included; an empty name is a register without one.
    pub locals: Vec<Box<str>>,
    /// For each name of `locals`: does the register hold a cell?
    pub local_is_cell: Vec<bool>,
    /// Names of the cells of the closure, in its order.
    pub free: Vec<Box<str>>,
    /// For each free variable, the register that `load_free_cell` puts its cell in at entry; 255 if it has none and is
    /// fetched for each use.
    pub free_registers: Vec<u8>,
    /// Locals past those that have registers, in the array in register `far_register`.
    pub far: Vec<Box<str>>,
    /// For each name of `far`: does the array hold a cell?
    pub far_is_cell: Vec<bool>,
    /// See `far`.
    pub far_register: u8,
    /// Registers that hold a constant from entry on, and its index.
    pub kept: Vec<(u8, u32)>,
    /// Registers of the window, outgoing arguments included.
    pub registers: u32,
    /// The instructions.
    pub words: Vec<u32>,
    /// The constants. The docstring is the first, if there is one.
    pub constants: Vec<Constant>,
    /// Has it a docstring?
    pub has_docstring: bool,
    /// Names without a cache.
    pub names: Vec<Box<str>>,
    /// The name of each site.
    pub sites: Vec<Box<str>>,
    /// Exception handlers, inner ones first.
    pub handlers: Vec<Handler>,
    /// From which word on which position holds, ascending.
    pub positions: Vec<(u32, Position)>,
    /// Names that the methods of a class body assign on their first parameter: how many attributes an instance will
    /// likely have. Only for `Scope::Class`.
    pub instance_attributes: u32,
    /// Part of the library: hidden from tracebacks.
    pub hidden: bool,
}

impl CodeUnit {
    /// The position of the instruction at `word`.
    pub fn position(&self, word: u32) -> Position {
        let after = self.positions.partition_point(|(from, _)| *from <= word);
        after.checked_sub(1).and_then(|i| self.positions.get(i)).map_or(Position::default(), |(_, p)| *p)
    }

    /// About how many bytes it takes, without the code nested in it.
    pub fn bytes(&self) -> usize {
        let texts =
            |names: &[Box<str>]| names.iter().map(|name| size_of::<Box<str>>() + name.len()).sum::<usize>();
        size_of::<CodeUnit>()
            + size_of_val(&*self.words)
            + size_of_val(&*self.positions)
            + size_of_val(&*self.handlers)
            + self.constants.iter().map(Constant::bytes).sum::<usize>()
            + [&self.locals, &self.names, &self.sites, &self.free, &self.far]
                .map(|n| texts(n))
                .iter()
                .sum::<usize>()
    }

    /// How many of its instructions are such.
    pub fn count(&self, is_such: impl Fn(Op) -> bool) -> usize {
        let (mut at, mut count) = (0, 0);
        while let Some((instruction, size)) = Instruction::decode(&self.words, at) {
            count += usize::from(is_such(instruction.op()));
            at += size;
        }
        count
    }

    /// How many registers are parameters.
    pub fn parameters(&self) -> u32 {
        self.positional + self.keyword_only + self.star as u32 + self.double_star as u32
    }
}
