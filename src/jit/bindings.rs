//! Functions and classes that traces take for granted, and others that take their place.
//!
//! Owns which function a cell held when a trace took it for granted that it always will: where that function is not there
//! any more, others are asked for their code. A module that is run once more binds its names to new functions, whose code
//! is the same. Its classes are new ones, too, and no object of the old ones is ever seen again: guards that expect them
//! would stand in front of those for the new classes, more of them each time. So code is made anew once it sees a class
//! with the name of one that it expects; but for each class only once, since both may stay in use.

use super::ir::{Constant, Expect, Trace};
use crate::heap::Word;
use crate::object::class::{Class, class_flag};
use crate::object::string::Str;
use crate::object::vm::Vm;
use hashbrown::{HashMap, HashSet};

/// Names and classes that are remembered; with more of them it starts anew.
const MOST: usize = 10_000;

/// Steps that scripts do before all code is made anew for a class once more.
const STEPS_BETWEEN: u64 = 400_000;

/// What a cell has held.
struct Bound {
    to: Word,
    is_rebound: bool,
}

/// See the module's documentation. Words are compared, never looked at: of an object that is gone they say nothing.
#[derive(Default)]
pub(super) struct Bindings {
    cells: HashMap<u64, Bound>,
    /// The classes that code expects, by their names.
    classes: HashMap<String, u64>,
    /// Those whose place another one has taken.
    replaced: HashSet<u64>,
    /// The steps that had been done when code was made anew for one.
    since: u64,
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

    /// This trace was compiled: code expects its classes.
    pub(super) fn expects(&mut self, vm: &Vm, trace: &Trace) {
        if self.classes.len() >= MOST {
            self.classes.clear();
        }
        for (name, class) in classes(vm, trace) {
            *self.classes.entry_ref(name).or_insert(class) = class;
        }
    }

    /// Have the scripts done so many steps since code was made anew for a class that it may be for another one?
    pub(super) fn is_worthwhile(&self, vm: &Vm) -> bool {
        vm.steps() >= self.since + STEPS_BETWEEN
    }

    /// Have classes of this trace taken the place of those that code expects, which is to be made anew?
    pub(super) fn are_replaced(&mut self, vm: &Vm, trace: &Trace) -> bool {
        if self.replaced.len() >= MOST {
            self.replaced.clear();
        }
        let mut is_news = false;
        for (name, class) in classes(vm, trace) {
            if let Some(before) = self.classes.get(name).filter(|before| **before != class) {
                is_news |= self.replaced.insert(*before);
            }
        }
        if is_news {
            self.since = vm.steps();
        }
        is_news
    }
}

/// The names of the classes of scripts that a trace expects, and the classes.
fn classes<'t>(vm: &'t Vm, trace: &'t Trace) -> impl Iterator<Item = (&'t str, u64)> {
    trace.instructions.iter().filter_map(|i| {
        let class = match i.expect {
            Expect::Equal(Constant::Shape(shape)) => vm.shape_class(shape),
            Expect::Equal(Constant::Word(word)) => vm.brand(word),
            _ => return None,
        };
        let class = class.cast::<Class>().filter(|class| class.has(class_flag::HEAP))?;
        let name = class.get(|c| &c.qualname).cast::<Str>()?;
        Some((name.as_str(), class.value().word().bits()))
    })
}
