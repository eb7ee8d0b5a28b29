//! Frozen objects: what is kept for good, and not looked at by full collections.
//!
//! Owns what marking must know of them: their bytes and shapes, and which of them have been written since. Takes all old
//! objects when the heap is frozen; `tenured` leaves their blocks alone from then on, `mark` finds them black.
//!
//! Invariant "frozen": a frozen object is [`flag::MARKED`] for ever. What it points to is frozen, or it has been written
//! since: then it is remembered, or it is in the set of those and scanned by each cycle. Having been given the shape of
//! another class counts as written; other shapes that it may get live as long as its class.

use hashbrown::HashSet;
use std::ptr::NonNull;

use super::Heap;
use super::chunk::Chunk;
use super::header::{Header, flag};
use super::mark::Marker;

/// What is known of the frozen objects of a heap.
#[derive(Default)]
pub struct Frozen {
    /// Their bytes.
    pub bytes: usize,
    /// A bit for each shape that one of them has.
    pub seen: Vec<u64>,
    /// Those that have been written.
    written: HashSet<NonNull<Header>>,
}

impl Frozen {
    /// An object has been written.
    ///
    /// # Safety
    /// `object` is an old object.
    #[inline]
    pub unsafe fn note_written(&mut self, object: NonNull<Header>) {
        // SAFETY: by contract.
        if self.bytes > 0 && unsafe { Chunk::is_frozen(object) } {
            self.written.insert(object);
        }
    }

    /// Has an object been written?
    pub fn has_written(&self, object: NonNull<Header>) -> bool {
        self.written.contains(&object)
    }

    /// Those that have been written.
    pub fn written(&self) -> impl Iterator<Item = NonNull<Header>> {
        self.written.iter().copied()
    }
}

impl Heap {
    /// Keeps for good what there is, right after a full collection.
    pub(super) fn freeze(&mut self) {
        let space = self.space.get_mut();
        let mut all = Marker::new(self.layouts, usize::MAX);
        space.tenured.each_object(|object| {
            // SAFETY: everything is swept, so that these are the objects that live.
            unsafe {
                let header = object.as_ref();
                header.set_flags(header.flags() | flag::MARKED);
                all.count(header.shape(), self.layouts.total(object) * 8);
            }
        });
        space.tenured.freeze();
        let (bytes, seen) = all.counted();
        self.frozen = Frozen { bytes, seen, written: HashSet::new() };
    }
}
