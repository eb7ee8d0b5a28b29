//! Chunks: the memory that the heap takes from the system, and the record at the front of each.
//!
//! Owns mapping, pooling and freeing of chunks. A chunk is aligned to its usual size, so the record of the chunk an
//! object starts in is found by masking the object's address. Chunks of that size are mapped in regions of several, the
//! more the more there are: systems give long stretches of memory at less cost than many short ones. What a chunk is used for is left to `nursery` and
//! `tenured`; they thread their lists through the records, so that a collection needs no memory for them.
//!
//! Invariant "chunk": every object of a heap starts within the first [`CHUNK`] bytes of a chunk whose record bears the
//! heap's number. All object pointers derive from the allocation that the chunk is in, so masking one keeps its
//! provenance.
//!
//! Invariant "region": a chunk of the usual size is in a region, which its `base` points to; each place of a region is a
//! chunk that somebody has, or is on the region's list, or has not been used yet. A region without the first goes back to
//! the system.

use std::alloc::{self, Layout};
use std::cell::Cell;
use std::ptr::{self, NonNull};

use super::header::Header;

/// The size and the alignment of a chunk. Small under Miri, so that short tests see many of them.
pub const CHUNK: usize = if cfg!(miri) { 1 << 13 } else { 1 << 18 };
/// The blocks of a chunk.
pub const BLOCKS: usize = if cfg!(miri) { 4 } else { 16 };
/// The size of a block: cells of one size, or part of a large object.
pub const BLOCK: usize = CHUNK / BLOCKS;
/// Where objects start in a chunk.
pub const FIRST: usize = size_of::<Chunk>().next_multiple_of(16);
/// Are freed chunks kept at all? Not under Miri, so that it sees every use of a freed object.
const KEEPS: bool = !cfg!(miri);
/// So many bytes of them may be kept whatever lives, beside those of the nursery.
const SPARE: usize = 1 << 25;
/// The most chunks that are mapped at once.
const MOST_AT_ONCE: usize = 16;
/// What memory without an object is overwritten with: no pointer and no marker, so that it shows.
pub const POISON: u8 = 0xDB;

/// What a chunk is used for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// Young objects, one after the other up to `top`.
    Nursery,
    /// Cut into blocks of old objects.
    Blocks,
    /// A nursery chunk with survivors that stayed: old objects and free cells, one after the other up to `top`.
    Promoted,
    /// One large object.
    Single,
}

/// What a block is used for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Use {
    /// Nothing.
    Free,
    /// Cells of the size class.
    Cells(u8),
    /// The first block of a large object.
    Run,
    /// A later one.
    RunBody,
}

/// The record of a block.
pub struct Block {
    /// The next in whichever list the block is.
    pub next: Cell<*mut Block>,
    /// The first cell, or the large object.
    pub start: Cell<*mut u8>,
    /// Up to here there are cells; beyond, nothing has been cut yet.
    pub limit: Cell<*mut u8>,
    /// Up to here there may be cells.
    pub end: Cell<*mut u8>,
    /// The free cells, linked through their second words.
    pub free: Cell<*mut u8>,
    /// What it is used for.
    pub purpose: Cell<Use>,
    /// Its cells have been looked at since the last marking.
    pub swept: Cell<bool>,
    /// The objects that start here stay for good, see `frozen`.
    pub frozen: Cell<bool>,
}

/// The record at the front of a chunk.
pub struct Chunk {
    /// The number of the heap.
    pub heap: u64,
    /// The size of the allocation.
    pub bytes: usize,
    /// Where the allocation starts: the region, for a chunk of the usual size.
    base: *mut u8,
    /// It came from the system as zero, and the object in it is the first.
    is_zero: bool,
    /// It has not been used since the last full collection.
    is_idle: Cell<bool>,
    /// What it is used for.
    pub role: Cell<Role>,
    /// The next in whichever list the chunk is.
    pub next: Cell<*mut Chunk>,
    /// The end of the objects that lie one after the other (nursery and promoted chunks).
    pub top: Cell<*mut u8>,
    /// Some survivor stayed here during the running minor collection.
    pub keeps_survivors: Cell<bool>,
    /// Its objects have been looked at since the last marking.
    pub swept: Cell<bool>,
    /// One bit for each free block.
    pub free_blocks: Cell<u32>,
    /// Where the chunk stands in the list of `tenured`.
    pub index: Cell<usize>,
    /// The records of the blocks; a single large object uses the first.
    pub blocks: [Block; BLOCKS],
}

/// All bits of `free_blocks`.
pub const ALL_FREE: u32 = (1 << BLOCKS) - 1;

/// Is the memory of a new object of so many words zero already? It has a chunk of its own then, see
/// [`Chunks::acquire_single`].
///
/// # Safety
/// There is memory for such an object at `at`.
#[inline(always)]
pub unsafe fn comes_zeroed(at: NonNull<Header>, words: usize) -> bool {
    // SAFETY: by invariant "chunk".
    words > CHUNK / 8 && unsafe { Chunk::of(at).as_ref() }.is_zero
}

impl Chunk {
    /// The chunk in which an object starts.
    #[inline(always)]
    pub fn of(object: NonNull<Header>) -> NonNull<Chunk> {
        let chunk = object.as_ptr().map_addr(|address| address & !(CHUNK - 1)).cast::<Chunk>();
        // SAFETY: by invariant "chunk" there is a record at this address, which therefore is not null.
        unsafe { NonNull::new_unchecked(chunk) }
    }

    /// Where the objects of a chunk start.
    ///
    /// # Safety
    /// `chunk` is a chunk.
    pub unsafe fn first(chunk: NonNull<Chunk>) -> *mut u8 {
        // SAFETY: every chunk is longer than its record.
        unsafe { chunk.as_ptr().cast::<u8>().add(FIRST) }
    }

    /// The allocation behind a chunk that is aligned by hand.
    fn unaligned(bytes: usize) -> Option<Layout> {
        Layout::from_size_align(bytes.checked_add(CHUNK)?, align_of::<Chunk>()).ok()
    }

    /// Where a chunk of the usual size ends.
    ///
    /// # Safety
    /// `chunk` is a chunk.
    pub unsafe fn end(chunk: NonNull<Chunk>) -> *mut u8 {
        // SAFETY: every chunk has at least the usual size.
        unsafe { chunk.as_ptr().cast::<u8>().add(CHUNK) }
    }

    /// Overwrites what objects have been in: beyond, the memory is as the system gave it, or overwritten already.
    ///
    /// # Safety
    /// `chunk` is a chunk in which no object is left.
    unsafe fn poison(chunk: NonNull<Chunk>) {
        let overwrite = |from: *mut u8, to: *mut u8| {
            // SAFETY: both are in the chunk, whose memory behind the record nobody uses.
            unsafe { from.write_bytes(POISON, to.addr().saturating_sub(from.addr())) }
        };
        // SAFETY: by contract.
        unsafe {
            let record = chunk.as_ref();
            match record.role.get() {
                Role::Nursery | Role::Promoted => overwrite(Chunk::first(chunk), record.top.get()),
                Role::Single => overwrite(Chunk::first(chunk), chunk.as_ptr().cast::<u8>().add(record.bytes)),
                Role::Blocks => {
                    for block in &record.blocks {
                        match block.purpose.get() {
                            Use::Cells(_) => overwrite(block.start.get(), block.limit.get()),
                            Use::Run => overwrite(block.start.get(), block.end.get()),
                            Use::Free | Use::RunBody => {}
                        }
                    }
                }
            }
        }
    }

    /// The record of a block.
    ///
    /// # Safety
    /// `chunk` is a chunk, and `index` is below [`BLOCKS`].
    pub unsafe fn block(chunk: NonNull<Chunk>, index: usize) -> *mut Block {
        debug_assert!(index < BLOCKS);
        // SAFETY: by contract; no reference is made, so the pointer keeps the provenance of the chunk.
        unsafe { (&raw mut (*chunk.as_ptr()).blocks).cast::<Block>().add(index) }
    }

    /// Does an object stay for good?
    ///
    /// # Safety
    /// `object` is an object.
    pub unsafe fn is_frozen(object: NonNull<Header>) -> bool {
        let index = (object.addr().get() & (CHUNK - 1)) / BLOCK;
        // SAFETY: by invariant "chunk" the object starts in one of the blocks of a chunk.
        unsafe { (*Chunk::block(Chunk::of(object), index)).frozen.get() }
    }

    /// The objects of a chunk that is not cut into blocks stay for good.
    ///
    /// # Safety
    /// `chunk` is a chunk.
    pub unsafe fn freeze(chunk: NonNull<Chunk>) {
        // SAFETY: by contract.
        unsafe { chunk.as_ref() }.blocks.iter().for_each(|block| block.frozen.set(true));
    }
}

/// The record at the front of an allocation of several chunks.
struct Region {
    /// How many chunks it has.
    count: usize,
    /// How many of them somebody has.
    used: Cell<usize>,
    /// Those that were given back.
    free: Cell<*mut Chunk>,
    /// The first that has not been used yet, and how many are not.
    fresh: Cell<*mut Chunk>,
    fresh_left: Cell<usize>,
    /// The next region of the heap.
    next: Cell<*mut Region>,
}

impl Region {
    fn layout(count: usize) -> Option<Layout> {
        let bytes = count.checked_add(1)?.checked_mul(CHUNK)?.checked_add(size_of::<Region>())?;
        Layout::from_size_align(bytes, align_of::<Region>()).ok()
    }

    /// Takes memory for so many chunks from the system.
    fn map(count: usize) -> Option<NonNull<Region>> {
        // SAFETY: the layout is not empty.
        let base = NonNull::new(unsafe { alloc::alloc(Region::layout(count)?) })?;
        // SAFETY: behind the record there are `count` chunks and what it takes to align the first.
        unsafe {
            let behind = base.as_ptr().add(size_of::<Region>());
            let fresh = behind.add(behind.addr().wrapping_neg() % CHUNK).cast::<Chunk>();
            let region = base.cast::<Region>();
            region.write(Region {
                count,
                used: Cell::new(0),
                free: Cell::new(ptr::null_mut()),
                fresh: Cell::new(fresh),
                fresh_left: Cell::new(count),
                next: Cell::new(ptr::null_mut()),
            });
            Some(region)
        }
    }

    /// A chunk that nobody has, if there is one. Its record is not written yet, or is an old one.
    fn take(&self) -> Option<NonNull<Chunk>> {
        let chunk = match NonNull::new(self.free.get()) {
            Some(chunk) => {
                // SAFETY: by invariant "region" there are chunks on the list.
                self.free.set(unsafe { chunk.as_ref() }.next.get());
                chunk
            }
            None if self.fresh_left.get() > 0 => {
                let chunk = self.fresh.get();
                self.fresh_left.set(self.fresh_left.get() - 1);
                // SAFETY: there are as many chunks one behind the other, of which this is one.
                self.fresh.set(unsafe { chunk.cast::<u8>().add(CHUNK) }.cast());
                NonNull::new(chunk)?
            }
            None => return None,
        };
        self.used.set(self.used.get() + 1);
        Some(chunk)
    }
}

/// The chunks that a heap has, and those it keeps for later.
pub struct Chunks {
    heap: u64,
    poison: bool,
    mapped: usize,
    /// The regions, the last one first.
    regions: *mut Region,
    /// Freed chunks of the usual size, the last one first, and how many; so many of them are the nursery's.
    pool: *mut Chunk,
    pooled: usize,
    keep: usize,
    /// Freed chunks of single objects, the last one first, and their bytes.
    spare: *mut Chunk,
    spare_bytes: usize,
    /// How many bytes of both may be kept beside the nursery's.
    most_spare: usize,
}

impl Chunks {
    /// No chunks yet, for the heap with this number.
    pub fn new(heap: u64, poison: bool) -> Chunks {
        Chunks {
            heap,
            poison,
            mapped: 0,
            regions: ptr::null_mut(),
            pool: ptr::null_mut(),
            pooled: 0,
            keep: 0,
            spare: ptr::null_mut(),
            spare_bytes: 0,
            most_spare: SPARE,
        }
    }

    /// The bytes taken from the system.
    pub fn mapped(&self) -> usize {
        self.mapped
    }

    /// How many freed chunks the nursery keeps: touching fresh memory costs more than the collection that freed it.
    pub fn keep(&mut self, chunks: usize) {
        self.keep = chunks;
    }

    /// A full collection, which has found so much alive, frees what is dead next. About as much will be allocated until
    /// there is another, and gets the memory of what is freed now, which is there already; what was not wanted since the
    /// last one goes back to the system.
    pub fn age(&mut self, live_bytes: usize) {
        self.most_spare = live_bytes.max(SPARE);
        let lists = [&mut self.pool, &mut self.spare].map(|list| std::mem::replace(list, ptr::null_mut()));
        (self.pooled, self.spare_bytes) = (0, 0);
        for mut next in lists.map(NonNull::new) {
            while let Some(chunk) = next {
                // SAFETY: the lists hold chunks only.
                let record = unsafe { chunk.as_ref() };
                next = NonNull::new(record.next.get());
                let is_nurserys = record.bytes == CHUNK && self.pooled < self.keep;
                if record.is_idle.replace(true) && !is_nurserys {
                    self.unmap(chunk);
                } else {
                    self.put_aside(chunk);
                }
            }
        }
    }

    /// A chunk of the usual size.
    pub fn acquire(&mut self, role: Role) -> Option<NonNull<Chunk>> {
        match self.take_pooled() {
            Some(chunk) => {
                // SAFETY: it is a chunk still.
                let base = unsafe { chunk.as_ref() }.base;
                self.write_record(chunk, CHUNK, role, base, false);
                Some(chunk)
            }
            None => self.map(role),
        }
    }

    /// A chunk for one large object of this size.
    pub fn acquire_single(&mut self, object_bytes: usize) -> Option<NonNull<Chunk>> {
        let bytes = object_bytes.checked_add(FIRST)?;
        if bytes <= CHUNK {
            return self.acquire(Role::Single);
        }
        if let Some(chunk) = self.take_spare(|chunk| chunk.bytes >= bytes && chunk.bytes - bytes <= bytes / 4)
        {
            // SAFETY: it is a chunk still, of which this is a copy.
            let Chunk { bytes, base, .. } = *unsafe { chunk.as_ref() };
            self.write_record(chunk, bytes, Role::Single, base, false);
            return Some(chunk);
        }
        self.map_zeroed(bytes).or_else(|| {
            self.drop_kept();
            self.map_zeroed(bytes)
        })
    }

    /// Gives all that is kept back to the system.
    fn drop_kept(&mut self) {
        while let Some(chunk) = self.take_pooled().or_else(|| self.take_spare(|_| true)) {
            self.unmap(chunk);
        }
    }

    /// Takes the first spare chunk that is wanted off the list.
    fn take_spare(&mut self, is_wanted: impl Fn(&Chunk) -> bool) -> Option<NonNull<Chunk>> {
        let mut before: Option<NonNull<Chunk>> = None;
        let mut next = self.spare;
        while let Some(chunk) = NonNull::new(next) {
            // SAFETY: the list holds chunks only.
            let record = unsafe { chunk.as_ref() };
            next = record.next.get();
            if is_wanted(record) {
                match before {
                    // SAFETY: as above.
                    Some(before) => unsafe { before.as_ref() }.next.set(next),
                    None => self.spare = next,
                }
                self.spare_bytes -= record.bytes;
                return Some(chunk);
            }
            before = Some(chunk);
        }
        None
    }

    /// Takes a chunk back, in which no object is left.
    ///
    /// # Safety
    /// The chunk came from here, and nothing in it is used any more.
    pub unsafe fn release(&mut self, chunk: NonNull<Chunk>) {
        // SAFETY: by contract it is still a chunk.
        let bytes = unsafe { chunk.as_ref() }.bytes;
        if self.poison {
            // SAFETY: by contract.
            unsafe { Chunk::poison(chunk) };
        }
        // SAFETY: as above.
        let record = unsafe { chunk.as_ref() };
        let kept = self.spare_bytes + CHUNK * self.pooled.saturating_sub(self.keep);
        let has_room = kept.saturating_add(bytes) <= self.most_spare;
        if KEEPS && (has_room || bytes == CHUNK && self.pooled < self.keep) {
            record.is_idle.set(false);
            self.put_aside(chunk);
        } else {
            self.unmap(chunk);
        }
    }

    /// Keeps a chunk for later.
    fn put_aside(&mut self, chunk: NonNull<Chunk>) {
        // SAFETY: called with a chunk of this heap that nobody uses.
        let record = unsafe { chunk.as_ref() };
        let list = if record.bytes == CHUNK {
            self.pooled += 1;
            &mut self.pool
        } else {
            self.spare_bytes += record.bytes;
            &mut self.spare
        };
        record.next.set(std::mem::replace(list, chunk.as_ptr()));
    }

    fn take_pooled(&mut self) -> Option<NonNull<Chunk>> {
        let chunk = NonNull::new(self.pool)?;
        // SAFETY: the pool holds chunks only.
        self.pool = unsafe { chunk.as_ref() }.next.get();
        self.pooled -= 1;
        Some(chunk)
    }

    fn map(&mut self, role: Role) -> Option<NonNull<Chunk>> {
        let mut next = NonNull::new(self.regions);
        while let Some(region) = next {
            // SAFETY: the list holds regions only.
            let record = unsafe { region.as_ref() };
            if let Some(chunk) = record.take() {
                self.write_record(chunk, CHUNK, role, region.as_ptr().cast(), false);
                return Some(chunk);
            }
            next = NonNull::new(record.next.get());
        }
        let region = Region::map(self.at_once()).or_else(|| Region::map(1))?;
        // SAFETY: it is one.
        let record = unsafe { region.as_ref() };
        record.next.set(std::mem::replace(&mut self.regions, region.as_ptr()));
        self.mapped += record.count * CHUNK;
        let chunk = record.take()?;
        self.write_record(chunk, CHUNK, role, region.as_ptr().cast(), false);
        Some(chunk)
    }

    /// How many chunks are mapped next: a part of what there is already.
    fn at_once(&self) -> usize {
        if KEEPS { (self.mapped / CHUNK / 4).clamp(1, MOST_AT_ONCE) } else { 1 }
    }

    /// A chunk for an object longer than any other chunk, whose memory is zero. It is aligned by hand: systems have zero
    /// pages at once, without touching them, but not aligned ones.
    fn map_zeroed(&mut self, bytes: usize) -> Option<NonNull<Chunk>> {
        let layout = Chunk::unaligned(bytes)?;
        // SAFETY: the layout is not empty.
        let base = NonNull::new(unsafe { alloc::alloc_zeroed(layout) })?.as_ptr();
        // SAFETY: there is so much more than `bytes`.
        let chunk = unsafe { NonNull::new_unchecked(base.add(base.addr().wrapping_neg() % CHUNK)) }.cast();
        self.mapped += bytes;
        self.write_record(chunk, bytes, Role::Single, base, true);
        Some(chunk)
    }

    fn unmap(&mut self, chunk: NonNull<Chunk>) {
        // SAFETY: called for chunks of this heap that nobody uses, which were mapped with this layout.
        unsafe {
            let Chunk { bytes, base, .. } = *chunk.as_ref();
            if bytes == CHUNK {
                self.give_back(chunk, base.cast());
            } else if let Some(layout) = Chunk::unaligned(bytes) {
                self.mapped -= bytes;
                alloc::dealloc(base, layout);
            }
        }
    }

    /// A chunk goes back to its region, and that to the system if it was the last one.
    ///
    /// # Safety
    /// Nobody uses the chunk, which is in the region.
    unsafe fn give_back(&mut self, chunk: NonNull<Chunk>, region: *mut Region) {
        // SAFETY: by contract, and invariant "region".
        unsafe {
            let record = &*region;
            chunk.as_ref().next.set(record.free.replace(chunk.as_ptr()));
            record.used.set(record.used.get() - 1);
            if record.used.get() > 0 {
                return;
            }
            let (count, next) = (record.count, record.next.get());
            if self.regions == region {
                self.regions = next;
            } else {
                let mut before = self.regions;
                while (*before).next.get() != region {
                    before = (*before).next.get();
                }
                (*before).next.set(next);
            }
            self.mapped -= count * CHUNK;
            if let Some(layout) = Region::layout(count) {
                alloc::dealloc(region.cast(), layout);
            }
        }
    }

    fn write_record(&self, chunk: NonNull<Chunk>, bytes: usize, role: Role, base: *mut u8, is_zero: bool) {
        let block = || Block {
            next: Cell::new(ptr::null_mut()),
            start: Cell::new(ptr::null_mut()),
            limit: Cell::new(ptr::null_mut()),
            end: Cell::new(ptr::null_mut()),
            free: Cell::new(ptr::null_mut()),
            purpose: Cell::new(Use::Free),
            swept: Cell::new(true),
            frozen: Cell::new(false),
        };
        // SAFETY: the memory is ours and longer than a record.
        unsafe {
            chunk.write(Chunk {
                heap: self.heap,
                bytes,
                base,
                is_zero,
                is_idle: Cell::new(false),
                role: Cell::new(role),
                next: Cell::new(ptr::null_mut()),
                top: Cell::new(Chunk::first(chunk)),
                keeps_survivors: Cell::new(false),
                swept: Cell::new(true),
                free_blocks: Cell::new(ALL_FREE),
                index: Cell::new(0),
                blocks: std::array::from_fn(|_| block()),
            });
        }
    }
}

impl Drop for Chunks {
    fn drop(&mut self) {
        self.drop_kept();
        debug_assert_eq!(self.mapped, 0, "some chunk was not given back");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn chunks_share_regions_which_go_back_when_nobody_has_one() {
        let mut chunks = Chunks::new(1, true);
        for count in [100, 30] {
            let all: Vec<NonNull<Chunk>> =
                (0..count).map(|_| chunks.acquire(Role::Nursery).expect("memory")).collect();
            let places: BTreeSet<usize> = all.iter().map(|chunk| chunk.addr().get()).collect();
            assert!(places.len() == count && places.iter().all(|place| place % CHUNK == 0));
            assert!((count..count + MOST_AT_ONCE).contains(&(chunks.mapped() / CHUNK)));
            // SAFETY: nobody uses them.
            all.into_iter().rev().for_each(|chunk| unsafe { chunks.release(chunk) });
            // The second time they have not been wanted since the first.
            (0..2).for_each(|_| chunks.age(0));
            assert_eq!(chunks.mapped(), 0);
        }
    }

    #[test]
    fn a_region_gives_each_of_its_places_once_and_those_that_came_back() {
        let mut chunks = Chunks::new(1, false);
        let region = Region::map(3).expect("memory");
        chunks.regions = region.as_ptr();
        chunks.mapped = 3 * CHUNK;
        let taken = [(); 3].map(|()| chunks.map(Role::Blocks).expect("memory"));
        // SAFETY: the region is there while a chunk of it is.
        assert!(unsafe { region.as_ref() }.take().is_none());
        chunks.unmap(taken[1]);
        assert_eq!(chunks.map(Role::Single), Some(taken[1]));
        taken.into_iter().for_each(|chunk| chunks.unmap(chunk));
        assert!(chunks.regions.is_null() && chunks.mapped() == 0);
    }
}
