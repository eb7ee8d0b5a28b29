//! Names of functions that traces take for granted.
//!
//! Owns which function a cell held when a trace took it for granted that it always will: where that function is not there
//! any more, others are asked for their code. A module that is run once more binds its names to new functions, whose code
//! is the same.

use crate::heap::Word;
use hashbrown::HashMap;

/// Names that are remembered; with more of them it starts anew.
const MOST: usize = 10_000;

/// What a cell has held.
struct Bound {
    to: Word,
    is_rebound: bool,
}

/// See the module's documentation. Words are compared, never looked at: of an object that is gone they say nothing.
#[derive(Default)]
pub(super) struct Bindings {
    cells: HashMap<u64, Bound>,
}

impl Bindings {
    /// A cell holds this function: may a trace take it for granted? Not if another one was before.
    pub(super) fn holds(&mut self, cell: Word, function: Word) -> bool {
        if self.cells.len() >= MOST {
            self.cells.clear();
        }
        let bound = self.cells.entry(cell.bits()).or_insert(Bound { to: function, is_rebound: false });
        bound.is_rebound |= bound.to != function;
        !bound.is_rebound
    }
}
