//! `list`.
//!
//! A list has its items in an array of the heap that grows by an eighth or more; the old array stays valid until the
//! next collection, so a view of it may be stale but never dangles.

use super::array::Array;
use super::context::{Cx, MANY, Res};
use super::error::Raise;
use super::kind;
use super::vm::Vm;
use crate::heap::{Field, Fields, Ref, Value, object};
use crate::object::class::Builtin;
use std::cell::Cell;

object! {
    /// A list of `count` items in `items`.
    pub struct List: kind::LIST, "list", None {
        values { items }
        plain { count: Cell<usize> }
    }
}

/// A new list has room for so many items.
pub const LEAST: usize = 4;

impl<'v> Ref<'v, List> {
    /// How many items.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.object().count.get()
    }
    /// Has it no items?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// The items, as they are now.
    #[inline(always)]
    pub fn items(self) -> Fields<'v> {
        self.storage().tail_values().first(self.len())
    }
    /// The array that holds the items.
    #[inline(always)]
    pub fn storage(self) -> Ref<'v, Array> {
        // SAFETY: invariant "list": `items` is an `Array` of at least `count` items from `Vm::try_list` on; only
        // functions of this file store into it.
        unsafe { self.get(|l| &l.items).cast_unchecked::<Array>() }
    }
    /// The item at an index, negative ones not understood.
    #[inline(always)]
    pub fn item(self, index: usize) -> Option<Value<'v>> {
        if index < self.len() { self.storage().tail_values().get(index) } else { None }
    }
}

impl Vm {
    /// A new list. `None` when memory is short.
    pub fn try_list(&self, items: &[Value<'_>]) -> Option<Ref<'_, List>> {
        self.list_with_capacity(items.len().max(LEAST), items)
    }

    /// A new list with room for `capacity` items.
    pub fn list_with_capacity(&self, capacity: usize, items: &[Value<'_>]) -> Option<Ref<'_, List>> {
        let storage = self.array(capacity, items.iter().copied())?;
        self.list_of_storage(storage, items.len())
    }

    /// A new list of `count` items; undefined ones follow where the items end early. `None` when memory is short.
    #[inline]
    pub fn list_from<'a>(
        &self,
        count: usize,
        items: impl IntoIterator<Item = Value<'a>>,
    ) -> Option<Ref<'_, List>> {
        let storage = self.array(count.max(LEAST), items)?;
        self.list_of_storage(storage, count)
    }

    /// A new list with room for `capacity` items that starts with those of another object. `None` when memory is short.
    #[inline]
    pub fn list_copied(&self, capacity: usize, items: Fields<'_>) -> Option<Ref<'_, List>> {
        let storage = self.array_from(capacity.max(1), items)?;
        self.list_of_storage(storage, items.len())
    }

    #[inline]
    fn list_of_storage(&self, storage: Ref<'_, Array>, count: usize) -> Option<Ref<'_, List>> {
        const WORDS: usize = <List as crate::heap::Object>::LAYOUT.words as usize;
        let new = self.heap.allocate::<List>(Builtin::List.shape(), WORDS)?;
        Some(new.init(|header| List { header, items: Field::new(storage.value()), count: Cell::new(count) }))
    }

    /// Append. False when memory is short.
    #[inline]
    pub fn list_push(&self, list: Ref<'_, List>, v: Value<'_>) -> bool {
        let n = list.len();
        if n == list.storage().tail_len() && !self.list_grow(list, n + 1) {
            return false;
        }
        self.heap.store_tail(list.storage(), n, v);
        list.object().count.set(n + 1);
        true
    }

    /// Make room for `count` items in all. False when memory is short.
    #[cold]
    pub fn list_grow(&self, list: Ref<'_, List>, count: usize) -> bool {
        let capacity = count.saturating_add(count >> 1).max(8);
        let Some(storage) = self.array_from(capacity, list.items().first(MANY)) else { return false };
        let rest = list.len().saturating_sub(MANY);
        if rest > 0 && !self.copy_in_steps((storage, MANY), (list.storage(), MANY), rest) {
            return false;
        }
        self.heap.store(list, &list.object().items, storage.value());
        true
    }

    /// Copy items from one array to another. False when the script is to stop: then some are missing.
    fn copy_in_steps(
        &self,
        (to, at): (Ref<'_, Array>, usize),
        (source, from): (Ref<'_, Array>, usize),
        count: usize,
    ) -> bool {
        for done in (0..count).step_by(MANY) {
            if done > 0 && self.is_interrupted() {
                return false;
            }
            self.heap.copy_tail(to, at + done, source, from + done, MANY.min(count - done));
        }
        true
    }

    /// `list[at:at + gone] = new`, where the list grows, and has no room for that. It is as it was when there is no
    /// memory, or the script is to stop: then this is false.
    pub(super) fn list_splice(
        &self,
        list: Ref<'_, List>,
        at: usize,
        gone: usize,
        new: Ref<'_, List>,
    ) -> bool {
        let behind = list.len() - at - gone;
        let total = (at + behind).saturating_add(new.len());
        let capacity = total.saturating_add(total >> 1);
        let Some(storage) = self.array(capacity, []) else { return false };
        let old = list.storage();
        let copied = self.copy_in_steps((storage, 0), (old, 0), at)
            && self.copy_in_steps((storage, at), (new.storage(), 0), new.len())
            && self.copy_in_steps((storage, at + new.len()), (old, at + gone), behind);
        if copied {
            self.heap.store(list, &list.object().items, storage.value());
            list.object().count.set(total);
        }
        copied
    }

    /// Let the list have exactly these items. False when memory is short.
    pub fn list_replace(&self, list: Ref<'_, List>, items: &[Value<'_>]) -> bool {
        let Some(storage) = self.array(items.len().max(LEAST), items.iter().copied()) else { return false };
        self.heap.store(list, &list.object().items, storage.value());
        list.object().count.set(items.len());
        true
    }

    /// Let a list have the first `count` values of an array. The array is the list's own from then on.
    pub(super) fn list_store(&self, list: Ref<'_, List>, storage: Ref<'_, Array>, count: usize) {
        let count = count.min(storage.tail_len());
        self.heap.store(list, &list.object().items, storage.value());
        list.object().count.set(count);
    }

    /// Move all items of a list into a new one; the old one has no room for any. `None` when memory is short.
    pub(super) fn list_take<'v>(&'v self, list: Ref<'v, List>) -> Option<Ref<'v, List>> {
        let (new, none) = (self.list_with_capacity(0, &[])?, self.array(0, [])?);
        self.list_store(new, list.storage(), list.len());
        self.list_store(list, none, 0);
        Some(new)
    }

    /// Move all items of a list into another, whose own are forgotten. The first one must not be used again.
    pub(super) fn list_give(&self, list: Ref<'_, List>, items: Ref<'_, List>) {
        self.list_store(list, items.storage(), items.len());
    }

    /// Cut off all items from `count` on.
    pub fn list_truncate(&self, list: Ref<'_, List>, count: usize) {
        let old = list.len();
        if count < old {
            list.object().count.set(count);
            self.heap.fill_tail(list.storage(), count, old - count, Value::UNDEF);
        }
    }
}

impl Cx<'_> {
    /// A new list.
    ///
    /// # Errors
    /// MemoryError.
    pub fn list(&self, items: &[Value<'_>]) -> Res<Ref<'_, List>> {
        self.try_list(items).ok_or_else(|| self.memory_error())
    }

    /// Append.
    ///
    /// # Errors
    /// MemoryError.
    pub fn push(&self, list: Ref<'_, List>, v: Value<'_>) -> Res<()> {
        if self.list_push(list, v) { Ok(()) } else { Err(self.memory_error()) }
    }
}
