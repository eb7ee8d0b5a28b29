//! The collector's work list: objects that are reached but not yet scanned.
//!
//! Owns the list and its overflow. `collect` and `mark` each have one; there is no recursion in the collector.
//!
//! Invariant "pending": an object that is reached but not scanned bears [`flag::PENDING`]. It is in a list unless that
//! list has overflowed; then a walk finds it by the flag. An object in a list that has lost the flag was scanned
//! already. So a list that cannot grow costs time, never an object.

use std::ptr::NonNull;

use super::header::{Header, flag};

/// How many objects one walk for pending ones brings.
const BATCH: usize = 64;

/// A list of pending objects.
pub struct Work {
    list: Vec<NonNull<Header>>,
    most: usize,
    overflowed: bool,
}

/// What a walk through the heap has found.
pub struct Batch {
    found: [Option<NonNull<Header>>; BATCH],
    len: usize,
}

impl Batch {
    /// Nothing found yet.
    pub fn new() -> Batch {
        Batch { found: [None; BATCH], len: 0 }
    }

    /// Adds an object if there is room.
    pub fn add(&mut self, object: NonNull<Header>) {
        if let Some(place) = self.found.get_mut(self.len) {
            *place = Some(object);
            self.len += 1;
        }
    }

    /// Whether the walk found nothing.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The objects found.
    pub fn objects(self) -> impl Iterator<Item = NonNull<Header>> {
        self.found.into_iter().flatten()
    }
}

impl Work {
    /// An empty list that never gets longer than `most`.
    pub fn new(most: usize) -> Work {
        Work { list: Vec::new(), most, overflowed: false }
    }

    /// Adds an object that bears [`flag::PENDING`].
    #[inline]
    pub fn push(&mut self, object: NonNull<Header>) {
        if self.list.len() < self.most
            && (self.list.len() < self.list.capacity() || self.list.try_reserve(1).is_ok())
        {
            self.list.push(object);
        } else {
            self.overflowed = true;
        }
    }

    /// Takes a pending object off the list; it is no longer pending.
    ///
    /// # Safety
    /// What was pushed is still an object.
    #[inline]
    pub unsafe fn pop(&mut self) -> Option<NonNull<Header>> {
        loop {
            let object = self.list.pop()?;
            // SAFETY: by contract.
            if unsafe { take_pending(object) } {
                return Some(object);
            }
        }
    }

    /// Whether pending objects must be found by walking, since the list had no room for them; asking resets it.
    pub fn take_overflow(&mut self) -> bool {
        std::mem::take(&mut self.overflowed)
    }

    /// Notes that a walk has not found all.
    pub fn note_overflow(&mut self) {
        self.overflowed = true;
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && !self.overflowed
    }
}

/// Takes the flag from an object, and tells whether it was there.
///
/// # Safety
/// `object` is an object.
#[inline]
pub unsafe fn take_pending(object: NonNull<Header>) -> bool {
    // SAFETY: by contract.
    let header = unsafe { object.as_ref() };
    let flags = header.flags();
    header.set_flags(flags & !flag::PENDING);
    flags & flag::PENDING != 0
}
