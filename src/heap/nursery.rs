//! The nursery: where every object is born, but for the large and the old.
//!
//! Owns the chunks that young objects fill, the grants by which they fill them, the list of young large objects, and
//! the budget between two minor collections. The bump pointer itself is in `Heap`, where machine code finds it. Taking
//! survivors out is left to `collect`.
//!
//! Invariant "young": the objects of a nursery chunk follow each other without a gap from its first word to its top,
//! which for the current chunk is the bump pointer. An old object points to a young one only if `barrier` remembers it.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use super::chunk::{Block, CHUNK, Chunk, Chunks, Role};

/// How much of a chunk is granted at once: limits are checked and budgets counted in these steps.
pub const GRANT: usize = CHUNK / 4;

/// Young objects.
pub struct Nursery {
    /// The chunk being filled, first in the list of all.
    chunks: *mut Chunk,
    /// Large objects born since the last minor collection.
    pub large: *mut Block,
    /// The bytes of those.
    pub large_bytes: usize,
    /// Bytes granted since the last minor collection.
    granted: usize,
    /// What may be granted between two minor collections before attention is raised.
    budget: usize,
    most: usize,
}

impl Nursery {
    /// An empty nursery, whose budget may grow to `most` bytes.
    pub fn new(most: usize) -> Nursery {
        let most = most.max(GRANT);
        Nursery {
            chunks: ptr::null_mut(),
            large: ptr::null_mut(),
            large_bytes: 0,
            granted: 0,
            budget: GRANT,
            most,
        }
    }

    /// The bytes granted to young objects since the last minor collection.
    pub fn granted(&self) -> usize {
        self.granted
    }

    /// What may be allocated between two minor collections.
    pub fn budget(&self) -> usize {
        self.budget
    }

    /// Whether the next grant goes beyond the budget.
    pub fn is_full(&self) -> bool {
        self.granted >= self.budget
    }

    /// Whether large objects alone are a reason to collect.
    pub fn has_many_large(&self) -> bool {
        self.large_bytes > 2 * self.most
    }

    /// Grants another step and takes `bytes` from it, which is the size of no large object.
    pub fn refill(
        &mut self,
        chunks: &mut Chunks,
        top: &Cell<*mut u8>,
        end: &Cell<*mut u8>,
        bytes: usize,
    ) -> Option<NonNull<u8>> {
        // SAFETY: `chunks` holds chunks, and top and end are in the first of them, or null if there is none.
        unsafe {
            if let Some(current) = NonNull::new(self.chunks) {
                let last = Chunk::end(current);
                let room = last.addr() - end.get().addr();
                if last.addr() - top.get().addr() >= bytes && room > 0 {
                    end.set(end.get().add(room.min(GRANT)));
                    self.granted += room.min(GRANT);
                    return NonNull::new(take(top, bytes));
                }
                current.as_ref().top.set(top.get());
            }
            let chunk = chunks.acquire(Role::Nursery)?;
            chunk.as_ref().next.set(self.chunks);
            self.chunks = chunk.as_ptr();
            top.set(Chunk::first(chunk));
            // The record at the front counts as granted, so that a chunk is four grants.
            end.set(chunk.as_ptr().cast::<u8>().add(GRANT));
            self.granted += GRANT;
            NonNull::new(take(top, bytes))
        }
    }

    /// The chunks, with their tops written.
    pub fn chunks(&self, top: &Cell<*mut u8>) -> *mut Chunk {
        // SAFETY: `chunks` is null or a chunk.
        if let Some(current) = unsafe { self.chunks.as_ref() } {
            current.top.set(top.get());
        }
        self.chunks
    }

    /// Gives all chunks away, and starts anew: with a larger budget if much survived.
    pub fn empty(&mut self, chunks: &mut Chunks, survived: usize) {
        if survived > self.granted / 8 && self.budget < self.most {
            self.budget = (2 * self.budget).min(self.most);
        }
        chunks.keep(self.budget.div_ceil(CHUNK) + 1);
        self.chunks = ptr::null_mut();
        self.granted = 0;
        self.large = ptr::null_mut();
        self.large_bytes = 0;
    }
}

/// # Safety
/// There are so many bytes between `top` and the end of its chunk.
unsafe fn take(top: &Cell<*mut u8>, bytes: usize) -> *mut u8 {
    let at = top.get();
    // SAFETY: by contract.
    top.set(unsafe { at.add(bytes) });
    at
}
