//! Weak references.

use super::class::Builtin;
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, Word, object};
use std::cell::Cell;

object! {
    /// A weak reference: `slot` is its number in the engine's table of targets, which the collector clears.
    pub struct WeakRef: kind::WEAKREF, "weakref", None {
        values { callback, extra }
        plain { slot: Cell<u64>, hash: Cell<i64> }
    }
}

impl Vm {
    /// A weak reference to an object.
    pub fn new_weakref(&self, target: Value<'_>, callback: Value<'_>) -> Ref<'_, WeakRef> {
        let mut targets = self.weak.borrow_mut();
        targets.push(target.word());
        let slot = targets.len() as u64 - 1;
        self.heap.allocate_fixed::<WeakRef>(Builtin::WeakRef.shape()).init(|header| WeakRef {
            header,
            callback: Field::new(callback),
            extra: Field::new(Value::NONE),
            slot: Cell::new(slot),
            hash: Cell::new(0),
        })
    }

    /// What a weak reference leads to; undefined when that is dead.
    pub fn weak_target<'v>(&'v self, weak: Ref<'v, WeakRef>) -> Value<'v> {
        let word = self.weak.borrow().get(weak.object().slot.get() as usize).copied().unwrap_or(Word::UNDEF);
        let target = self.brand(word);
        self.heap.revive(target);
        target
    }
}

/// Forget the targets that are dead.
pub(super) fn clear(targets: &mut [Word], fate: &dyn Fn(Word) -> Option<Word>) {
    for word in targets {
        if word.is_pointer() {
            *word = fate(*word).unwrap_or(Word::UNDEF);
        }
    }
}
