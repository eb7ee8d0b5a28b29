//! Which classes inherit directly from which.
//!
//! Owns a table beside the heap that keeps none of the classes in it alive. Classes are old objects, so that their words
//! stay what they are; a full collection takes out those that have died.

use super::class::Class;
use super::vm::Vm;
use crate::heap::{Ref, Word};
use hashbrown::HashMap;

/// The subclasses of each class, oldest first.
#[derive(Default)]
pub struct Subclasses {
    of: HashMap<u64, Vec<Word>>,
}

impl Subclasses {
    /// Forget what is dead.
    pub(super) fn sweep(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        self.of.retain(|_, classes| {
            classes.retain(|class| fate(*class).is_some());
            !classes.is_empty()
        });
    }
}

impl Vm {
    /// The classes that inherit directly from a class, oldest first.
    pub fn subclasses<'v>(&'v self, base: Ref<'v, Class>) -> impl Iterator<Item = Ref<'v, Class>> {
        let known = self.subclasses.borrow().of.get(&base.value().word().bits()).cloned().unwrap_or_default();
        known.into_iter().filter_map(|word| {
            let class = self.brand(word);
            self.heap.revive(class);
            class.cast::<Class>()
        })
    }

    /// Note a class among the subclasses of its bases.
    pub fn enlist(&self, class: Ref<'_, Class>) {
        let mut subclasses = self.subclasses.borrow_mut();
        for base in class.bases() {
            subclasses.of.entry(base.value().word().bits()).or_default().push(class.value().word());
        }
    }

    /// A class no longer inherits from `base`.
    pub fn remove_subclass(&self, base: Ref<'_, Class>, class: Ref<'_, Class>) {
        if let Some(classes) = self.subclasses.borrow_mut().of.get_mut(&base.value().word().bits()) {
            classes.retain(|word| *word != class.value().word());
        }
    }
}
