//! Allocation that does not ask the limit: small objects whose maker cannot fail.
//!
//! Owns the rule that makes this safe: only objects of a few words come here, the attention flag is up from the first
//! one past the limit, and the next safepoint collects and raises MemoryError if that did not help. Natives come to a
//! safepoint at least every 64 KiB, which bounds how far the limit is passed.

use super::{Heap, New, Object, Ref, ShapeWord, Tail};
use std::alloc::{Layout, handle_alloc_error};

impl Heap {
    /// As [`Heap::allocate`], past the limit if need be. For objects of a few words.
    #[inline(always)]
    pub fn allocate_always<T: Object>(&self, shape: ShapeWord, words: usize) -> New<'_, T> {
        debug_assert!(words < 512, "too large to be let past the limit");
        match self.allocate(shape, words) {
            Some(new) => new,
            None => self.leniently(|heap| heap.allocate(shape, words)),
        }
    }

    /// A young object without a tail.
    #[inline(always)]
    pub fn allocate_fixed<T: Object>(&self, shape: ShapeWord) -> New<'_, T> {
        const { assert!(matches!(T::LAYOUT.tail, Tail::None), "this type has a tail") }
        self.allocate_always(shape, T::LAYOUT.words as usize)
    }

    /// An old object without a tail.
    pub fn allocate_old_fixed<T: Object>(&self, shape: ShapeWord) -> New<'_, T> {
        const { assert!(matches!(T::LAYOUT.tail, Tail::None), "this type has a tail") }
        self.allocate_old_always(shape, T::LAYOUT.words as usize)
    }

    /// As [`Heap::allocate_old`], past the limit if need be. For objects of a few words.
    pub fn allocate_old_always<T: Object>(&self, shape: ShapeWord, words: usize) -> New<'_, T> {
        match self.allocate_old(shape, words) {
            Some(new) => new,
            None => self.leniently(|heap| heap.allocate_old(shape, words)),
        }
    }

    /// As [`Heap::allocate_tail`], past the limit: for a size that the limit has granted before.
    pub fn allocate_past_limit_tail<T: Object>(&self, shape: ShapeWord, count: usize) -> New<'_, T> {
        match self.allocate_tail(shape, count) {
            Some(new) => new,
            None => self.leniently(|heap| heap.allocate_tail(shape, count)),
        }
    }

    /// As [`Heap::allocate_old_tail`], past the limit: for what must not be young, and no longer than what there is.
    pub fn allocate_old_past_limit_tail<T: Object>(&self, shape: ShapeWord, count: usize) -> New<'_, T> {
        match self.allocate_old_tail(shape, count) {
            Some(new) => new,
            None => self.leniently(|heap| heap.allocate_old_tail(shape, count)),
        }
    }

    /// Does something whose few and small objects must all be there, past the limit if need be.
    pub fn past_limit<R>(&self, body: impl FnOnce() -> R) -> R {
        let before = self.lenient.replace(true);
        let result = body();
        self.lenient.set(before);
        result
    }

    /// As [`Heap::make_room`], past the limit if need be.
    pub fn make_room_past_limit(&self, words: usize) {
        if !self.past_limit(|| self.make_room(words)) {
            handle_alloc_error(Layout::new::<u64>());
        }
    }

    #[cold]
    #[inline(never)]
    fn leniently<'h, T: Object>(
        &'h self,
        allocate: impl FnOnce(&'h Heap) -> Option<New<'h, T>>,
    ) -> New<'h, T> {
        match self.past_limit(|| allocate(self)) {
            Some(new) => new,
            // The system itself has nothing left.
            None => handle_alloc_error(Layout::new::<Ref<'_, T>>()),
        }
    }
}
