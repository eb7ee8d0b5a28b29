//! Registers of one window: where locals live, and the stack of temporaries above them.
//!
//! Takes a scope, gives every name its [`Access`]. Parameters have the first registers, then come other locals, then
//! the cells of the closure, then the array of far locals if there is one, then constants that loops use; everything
//! above is the stack of temporaries, which grows while an expression is evaluated and is back where it was afterwards.
//!
//! Invariant: a register below `top` is somebody's; one at or above it is nobody's.

use super::scope::{Resolution, Scope, ScopeKind};
use crate::bytecode::code::SHOWN_LOCALS;
use crate::bytecode::ops::{MAX_REGISTERS, Reg};
use std::ops::Range;

/// Locals that get registers at most; the rest are far.
const MAX_NEAR: u32 = 180;

/// Registers kept free for expressions, whatever the locals need.
const ROOM_FOR_TEMPORARIES: u32 = 56;

/// Registers for constants of loops.
const KEPT: u32 = 8;

/// Parameters have to be in registers.
pub(super) const MAX_PARAMETERS: u32 = 200;

/// How code of a scope gets at a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// A local in its register.
    Local(Reg),
    /// A local in the far array.
    Far(u32),
    /// A cell in its register; `free` when it is another function's variable.
    Cell { reg: Reg, free: bool },
    /// A cell of the closure that has no register: it is fetched for each use.
    FarFree(u32),
    /// A cell of the function itself, in the far array.
    FarCell(u32),
    /// In a class body: the namespace first, then the cell.
    ClassCell(Reg),
    /// In a class body: the same, the cell fetched for each use.
    FarClassCell(u32),
    /// A global or builtin.
    Global,
    /// A name in the mapping of module or class.
    Namespace,
}

/// Where everything in a window is.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// For each symbol of the scope.
    pub accesses: Vec<Option<Access>>,
    /// Name of each register that is a local; empty for the mapping of a module or class.
    pub locals: Vec<Box<str>>,
    /// Does it hold a cell?
    pub is_cell: Vec<bool>,
    /// For each free variable, the register of its cell; [`NO_REGISTER`] if it has none.
    pub free: Vec<u8>,
    /// Names of the far locals.
    pub far: Vec<Box<str>>,
    /// Which of them hold cells.
    pub far_is_cell: Vec<bool>,
    /// The register of the far array.
    pub far_register: Option<Reg>,
    /// The cell of `__class__` in a class body.
    pub class_cell: Option<Reg>,
    /// The register of the dict that `locals()` has given; see [`SHOWN_LOCALS`].
    pub shown_locals: Option<Reg>,
    /// Registers for constants that loops use.
    pub kept: Range<u32>,
    /// The first register that is no variable's.
    pub first_temporary: u32,
}

/// In `free_registers`: this cell has no register.
pub(super) const NO_REGISTER: u8 = u8::MAX;

impl Layout {
    /// Lay out a scope. `need_far`: the code will keep temporaries in the far array. `may_keep`: registers may hold
    /// constants from entry on; a generator would take them along whenever it rests.
    pub fn of(scope: &Scope<'_>, need_far: bool, may_keep: bool) -> Layout {
        let mut layout = Layout { accesses: vec![None; scope.symbols.len()], ..Layout::default() };
        let in_namespace = !scope.kind.is_function();
        if in_namespace {
            layout.local("", false);
        }
        if scope.has_class_cell {
            layout.class_cell = Some(layout.local("__class__", true));
        }
        let room = (MAX_REGISTERS as u32 - ROOM_FOR_TEMPORARIES).saturating_sub(scope.statement_registers);
        let near = MAX_NEAR.min(room);
        for (index, symbol) in scope.symbols.iter().enumerate() {
            let name = symbol.name;
            let own = match symbol.resolution {
                Resolution::GlobalExplicit => Access::Global,
                Resolution::GlobalImplicit if !in_namespace => Access::Global,
                Resolution::GlobalImplicit => Access::Namespace,
                Resolution::Free => continue,
                Resolution::Local if in_namespace => Access::Namespace,
                Resolution::Local => {
                    let is_parameter = (index as u32) < scope.parameters;
                    if is_parameter || (layout.locals.len() as u32) < near {
                        let reg = layout.local(name, symbol.is_cell);
                        if symbol.is_cell { Access::Cell { reg, free: false } } else { Access::Local(reg) }
                    } else {
                        layout.far.push(name.into());
                        layout.far_is_cell.push(symbol.is_cell);
                        let slot = layout.far.len() as u32 - 1;
                        if symbol.is_cell { Access::FarCell(slot) } else { Access::Far(slot) }
                    }
                }
            };
            layout.accesses[index] = Some(own);
        }
        if scope.shows_locals && !in_namespace && (layout.locals.len() as u32) < near {
            layout.shown_locals = Some(layout.local(SHOWN_LOCALS, false));
        }
        let mut next = layout.locals.len() as u32;
        for (index, &symbol) in scope.free.iter().enumerate() {
            let reg = (next < near).then_some(Reg(next as u8));
            next += reg.is_some() as u32;
            layout.free.push(reg.map_or(NO_REGISTER, |r| r.0));
            let index = index as u32;
            let symbol_index = symbol as usize;
            let read_here = scope.symbols.get(symbol_index).is_some_and(|s| s.resolution == Resolution::Free);
            if read_here && let Some(slot) = layout.accesses.get_mut(symbol_index) {
                *slot = Some(match (scope.kind == ScopeKind::Class, reg) {
                    (false, Some(reg)) => Access::Cell { reg, free: true },
                    (false, None) => Access::FarFree(index),
                    (true, Some(reg)) => Access::ClassCell(reg),
                    (true, None) => Access::FarClassCell(index),
                });
            }
        }
        if need_far || !layout.far.is_empty() {
            layout.far_register = Some(Reg(next as u8));
            next += 1;
        }
        let kept = if may_keep && scope.has_loop && next + KEPT <= room { KEPT } else { 0 };
        layout.kept = next..next + kept;
        layout.first_temporary = layout.kept.end;
        layout
    }

    fn local(&mut self, name: &str, is_cell: bool) -> Reg {
        self.locals.push(name.into());
        self.is_cell.push(is_cell);
        Reg((self.locals.len() - 1).min(u8::MAX as usize) as u8)
    }
}

/// The stack of temporaries.
#[derive(Debug, Default)]
pub(super) struct Registers {
    top: u32,
    high: u32,
}

/// A height of the stack, to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(u32);

impl Mark {
    /// The register at this height plus `offset`.
    pub fn reg(self, offset: u8) -> Reg {
        // Beyond the window the number means nothing any more; `is_overflowing` tells before the code is used.
        Reg((self.0 + offset as u32).min(u8::MAX as u32) as u8)
    }

    /// Is the register at or above this height?
    pub fn covers(self, reg: Reg) -> bool {
        reg.0 as u32 >= self.0
    }

    /// Registers between a lower mark and this one.
    pub fn above(self, lower: Mark) -> u32 {
        self.0.saturating_sub(lower.0)
    }
}

impl Registers {
    /// A stack whose first register is `first`.
    pub fn new(first: u32) -> Registers {
        Registers { top: first, high: first }
    }

    /// Take `count` registers; the first of them.
    pub fn reserve(&mut self, count: u32) -> Reg {
        let first = Mark(self.top).reg(0);
        self.top += count;
        self.high = self.high.max(self.top);
        first
    }

    /// Take one register.
    pub fn push(&mut self) -> Reg {
        self.reserve(1)
    }

    /// The present height.
    pub fn mark(&self) -> Mark {
        Mark(self.top)
    }

    /// Give back everything above `mark`.
    pub fn release(&mut self, mark: Mark) {
        debug_assert!(mark.0 <= self.top, "registers are released that nobody has");
        self.top = mark.0;
    }

    /// Count a register that is written without being taken.
    pub fn touch(&mut self, reg: Reg) {
        self.high = self.high.max(reg.0 as u32 + 1);
    }

    /// How many registers a construct may take here at once.
    pub fn room(&self) -> u32 {
        (MAX_REGISTERS as u32 - 4).saturating_sub(self.top)
    }

    /// The size of the window.
    pub fn high(&self) -> u32 {
        self.high
    }

    /// Was more needed than there is?
    pub fn is_overflowing(&self) -> bool {
        self.high > MAX_REGISTERS as u32
    }
}
