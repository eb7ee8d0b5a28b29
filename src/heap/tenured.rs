//! Old space: where survivors live and never move again.
//!
//! Owns the memory of old objects in three forms: blocks of equal cells for what is copied here, nursery chunks whose
//! survivors stayed in place, and large objects with memory of their own. Hands out cells, frees what marking did not
//! reach. Which objects come here and which are reached is decided in `collect` and `mark`.
//!
//! Invariant "cells": at any time each block can be walked from its start to its limit in steps of its cell size, and
//! each promoted chunk from its first object to its top by the sizes that headers tell; free cells bear [`flag::FREE`],
//! their length in words in the extra bits, and a link in the second word.
//!
//! Invariant "sweep": while a block or chunk is not swept, its marked objects are those that live, and the others may
//! point to memory that is free already. Nothing is allocated in it before it is swept.

use std::ptr::{self, NonNull};

use super::chunk::{BLOCK, BLOCKS, Block, Chunk, Chunks, FIRST, POISON, Role, Use};
use super::header::{Header, Kind, Layouts, ShapeWord, flag};

/// The largest cell, in words.
pub const MAX_CELL: usize = BLOCK / 16;
/// The largest object that is born in the nursery, in words; card bits may join it in old space.
pub const LARGE_WORDS: usize = MAX_CELL - 8;

/// Cells of 2 to 8 words, then four sizes for each doubling.
const CLASSES: usize = 7 + 4 * 7;
const CLASS_WORDS: [u16; CLASSES] = {
    let mut sizes = [0; CLASSES];
    let mut index = 0;
    while index < CLASSES {
        sizes[index] = if index < 7 {
            index as u16 + 2
        } else {
            let (doubling, quarter) = ((index - 7) / 4, (index - 7) % 4);
            (8 << doubling) + (2 << doubling) * (quarter as u16 + 1)
        };
        index += 1;
    }
    sizes
};
/// The class whose cells are the smallest that hold so many words.
const CLASS_OF: [u8; MAX_CELL + 1] = {
    let mut classes = [0; MAX_CELL + 1];
    let (mut words, mut class) = (0, 0);
    while words <= MAX_CELL {
        if words > CLASS_WORDS[class] as usize {
            class += 1;
        }
        classes[words] = class as u8;
        words += 1;
    }
    classes
};

/// How many blocks are swept for one cell before a fresh block is taken: where nothing dies, looking for room would
/// sweep all of old space at once.
const PATIENT_BLOCKS: usize = 8;
/// Objects longer than this do not look beyond the first hole of a promoted chunk.
const PATIENT_WORDS: usize = 16;
/// Holes shorter than this wait for their neighbours to die.
const MIN_HOLE: usize = 4;

#[derive(Copy, Clone)]
struct Class {
    /// Where cells are taken from.
    current: *mut Block,
    /// Swept blocks with room.
    available: *mut Block,
    /// Blocks that marking has been through.
    unswept: *mut Block,
}

/// Old space.
pub struct Tenured {
    /// The chunks that are cut into blocks.
    roster: Vec<NonNull<Chunk>>,
    /// No chunk before this one in the roster has a free block.
    roomy: usize,
    classes: [Class; CLASSES],
    promoted: *mut Chunk,
    promoted_unswept: *mut Chunk,
    /// Free cells of promoted chunks; the first is being cut from.
    holes: *mut Header,
    large: *mut Block,
    /// Bytes of the objects here.
    bytes: usize,
    layouts: Layouts,
    poison: bool,
}

/// The link in the second word of a free cell.
///
/// # Safety
/// `cell` is a free cell.
unsafe fn link_of(cell: *mut Header) -> *mut *mut u8 {
    // SAFETY: no cell is shorter than two words.
    unsafe { cell.cast::<*mut u8>().add(1) }
}

impl Tenured {
    /// Nothing old yet.
    pub fn new(layouts: Layouts, poison: bool) -> Tenured {
        let class = Class { current: ptr::null_mut(), available: ptr::null_mut(), unswept: ptr::null_mut() };
        Tenured {
            roster: Vec::new(),
            roomy: 0,
            classes: [class; CLASSES],
            promoted: ptr::null_mut(),
            promoted_unswept: ptr::null_mut(),
            holes: ptr::null_mut(),
            large: ptr::null_mut(),
            bytes: 0,
            layouts,
            poison,
        }
    }

    /// The bytes of the objects here; those of dead ones count until marking is over.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Counts an object that came without being allocated here.
    pub fn count_bytes(&mut self, bytes: usize) {
        self.bytes += bytes;
    }

    /// Memory for an object of so many words, at most [`MAX_CELL`].
    #[inline]
    pub fn allocate(&mut self, chunks: &mut Chunks, words: usize) -> Option<NonNull<u8>> {
        let at = match self.allocate_in_hole(words) {
            Some(at) => at,
            None => self.allocate_cell(chunks, usize::from(*CLASS_OF.get(words)?))?,
        };
        self.bytes += words * 8;
        Some(at)
    }

    #[inline]
    fn allocate_cell(&mut self, chunks: &mut Chunks, class: usize) -> Option<NonNull<u8>> {
        let bytes = usize::from(CLASS_WORDS[class]) * 8;
        loop {
            // SAFETY: `current` is null or a block of this class (`next_block`), and invariant "cells" holds for it.
            unsafe {
                if let Some(block) = self.classes[class].current.as_ref() {
                    if let Some(cell) = NonNull::new(block.free.get()) {
                        block.free.set(link_of(cell.as_ptr().cast()).read());
                        return Some(cell);
                    }
                    let cell = block.limit.get();
                    if block.end.get().addr() - cell.addr() >= bytes {
                        block.limit.set(cell.add(bytes));
                        return NonNull::new(cell);
                    }
                }
            }
            self.next_block(chunks, class)?;
        }
    }

    /// Gives the class another current block.
    #[cold]
    fn next_block(&mut self, chunks: &mut Chunks, class: usize) -> Option<()> {
        // SAFETY: the lists hold blocks of this class.
        unsafe {
            for _ in 0..PATIENT_BLOCKS {
                let list = &mut self.classes[class];
                if let Some(block) = list.available.as_ref() {
                    list.current = list.available;
                    list.available = block.next.get();
                    return Some(());
                }
                let Some(block) = list.unswept.as_ref() else { break };
                let at = list.unswept;
                list.unswept = block.next.get();
                self.sweep_block(at);
                if has_room(block, usize::from(CLASS_WORDS[class]) * 8) {
                    self.classes[class].current = at;
                    return Some(());
                }
            }
            let (chunk, index) = self.take_blocks(chunks, 1, true)?;
            let block = Chunk::block(chunk, index);
            let base = chunk.as_ptr().cast::<u8>();
            let start = base.add(if index == 0 { FIRST } else { index * BLOCK });
            (*block).purpose.set(Use::Cells(class as u8));
            (*block).swept.set(true);
            (*block).free.set(ptr::null_mut());
            (*block).start.set(start);
            (*block).limit.set(start);
            (*block).end.set(base.add((index + 1) * BLOCK));
            self.classes[class].current = block;
            Some(())
        }
    }

    /// Takes `count` neighbouring free blocks; `short` tells whether the first of a chunk will do, which shares its
    /// room with the chunk's record.
    fn take_blocks(
        &mut self,
        chunks: &mut Chunks,
        count: usize,
        short: bool,
    ) -> Option<(NonNull<Chunk>, usize)> {
        // SAFETY: the roster holds chunks.
        unsafe {
            for at in self.roomy..self.roster.len() {
                let chunk = self.roster[at];
                let free = chunk.as_ref().free_blocks.get();
                if free == 0 && at == self.roomy {
                    self.roomy += 1;
                }
                if let Some(index) = neighbours(free, count, short) {
                    take_bits(chunk, index, count);
                    return Some((chunk, index));
                }
            }
            self.roster.try_reserve(1).ok()?;
            let chunk = chunks.acquire(Role::Blocks)?;
            chunk.as_ref().index.set(self.roster.len());
            self.roster.push(chunk);
            let index = neighbours(chunk.as_ref().free_blocks.get(), count, short)?;
            take_bits(chunk, index, count);
            Some((chunk, index))
        }
    }

    /// Gives neighbouring blocks back.
    ///
    /// # Safety
    /// The blocks are in use, are in no list, and hold no objects any more.
    unsafe fn free_blocks(&mut self, chunks: &mut Chunks, first: *mut Block) {
        // SAFETY: `first` is a block of a chunk in the roster.
        unsafe {
            let chunk = Chunk::of(NonNull::new_unchecked((*first).start.get().cast()));
            let index = first.offset_from_unsigned(Chunk::block(chunk, 0));
            // Cells are overwritten when they are swept.
            if self.poison && (*first).purpose.get() == Use::Run {
                let start = (*first).start.get();
                start.write_bytes(POISON, (*first).end.get().addr() - start.addr());
            }
            let mut bits = 1 << index;
            (*first).purpose.set(Use::Free);
            let mut body = index + 1;
            while body < BLOCKS && (*Chunk::block(chunk, body)).purpose.get() == Use::RunBody {
                (*Chunk::block(chunk, body)).purpose.set(Use::Free);
                bits |= 1 << body;
                body += 1;
            }
            let record = chunk.as_ref();
            record.free_blocks.set(record.free_blocks.get() | bits);
            let at = record.index.get();
            if record.free_blocks.get() == super::chunk::ALL_FREE && self.roster.len() > 1 {
                self.roster.swap_remove(at);
                if let Some(moved) = self.roster.get(at) {
                    moved.as_ref().index.set(at);
                }
                chunks.release(chunk);
            }
            self.roomy = self.roomy.min(at);
        }
    }

    /// Memory for a large object, not yet in the list of large objects.
    pub fn allocate_large(&mut self, chunks: &mut Chunks, bytes: usize) -> Option<*mut Block> {
        let count = bytes.div_ceil(BLOCK).max(1);
        // SAFETY: the blocks are free; a single chunk has room for the object behind its record.
        unsafe {
            if count > BLOCKS / 2 {
                let chunk = chunks.acquire_single(bytes)?;
                let block = Chunk::block(chunk, 0);
                let start = Chunk::first(chunk);
                (*block).purpose.set(Use::Run);
                (*block).start.set(start);
                (*block).end.set(start.add(bytes));
                return Some(block);
            }
            let (chunk, index) = self.take_blocks(chunks, count, false)?;
            let start = chunk.as_ptr().cast::<u8>().add(index * BLOCK);
            let block = Chunk::block(chunk, index);
            (*block).purpose.set(Use::Run);
            (*block).start.set(start);
            (*block).end.set(start.add(count * BLOCK));
            for body in index + 1..index + count {
                (*Chunk::block(chunk, body)).purpose.set(Use::RunBody);
            }
            Some(block)
        }
    }

    /// Puts an old large object into the list.
    ///
    /// # Safety
    /// The block came from [`Tenured::allocate_large`] and is in no list.
    pub unsafe fn keep_large(&mut self, block: *mut Block) {
        // SAFETY: by contract.
        unsafe { (*block).next.set(self.large) };
        self.large = block;
    }

    /// Frees a large object.
    ///
    /// # Safety
    /// The block came from [`Tenured::allocate_large`], is in no list, and its object is dead.
    pub unsafe fn free_large(&mut self, chunks: &mut Chunks, block: *mut Block) {
        // SAFETY: by contract.
        unsafe {
            let chunk = Chunk::of(NonNull::new_unchecked((*block).start.get().cast()));
            match chunk.as_ref().role.get() {
                Role::Single => chunks.release(chunk),
                _ => self.free_blocks(chunks, block),
            }
        }
    }

    /// Takes over a nursery chunk in which survivors stayed. Whatever is not old becomes a hole.
    ///
    /// # Safety
    /// The chunk is in no list, and everything that pointed to its other objects points to their copies.
    pub unsafe fn adopt(&mut self, chunk: NonNull<Chunk>) {
        // SAFETY: by contract; the objects in a nursery chunk follow each other up to its top.
        unsafe {
            let record = chunk.as_ref();
            let mut end = record.top.get();
            let rest = (Chunk::end(chunk).addr() - end.addr()) / 8;
            if rest >= 2 {
                write_hole(end.cast(), rest);
                end = Chunk::end(chunk);
            }
            record.role.set(Role::Promoted);
            record.keeps_survivors.set(false);
            record.top.set(end);
            record.swept.set(true);
            record.next.set(self.promoted);
            self.promoted = chunk.as_ptr();
            self.make_holes(chunk, |header| header.has(flag::OLD));
        }
    }

    /// Turns what does not live into holes, and tells whether anything lives.
    ///
    /// # Safety
    /// `chunk` holds objects and free cells, one after the other; `lives` tells which objects are still needed.
    unsafe fn make_holes(&mut self, chunk: NonNull<Chunk>, lives: impl Fn(&Header) -> bool) -> bool {
        // SAFETY: by contract; `words_at` knows the length of whatever is there.
        unsafe {
            let end = chunk.as_ref().top.get();
            let mut at = Chunk::first(chunk);
            let mut hole = at;
            let mut any = false;
            while at.addr() < end.addr() {
                let header = NonNull::new_unchecked(at.cast::<Header>());
                let next = at.add(words_at(self.layouts, header) * 8);
                let is_free = header.as_ref().flags() & flag::FREE == flag::FREE;
                if !is_free && lives(header.as_ref()) {
                    any = true;
                    self.add_hole(hole, at);
                    hole = next;
                }
                at = next;
            }
            if any {
                self.add_hole(hole, end);
            }
            any
        }
    }

    /// # Safety
    /// Between the two there are whole dead objects and free cells of a promoted chunk, or nothing.
    unsafe fn add_hole(&mut self, from: *mut u8, to: *mut u8) {
        let words = (to.addr() - from.addr()) / 8;
        if words == 0 {
            return;
        }
        // SAFETY: whole cells are at least two words.
        unsafe {
            if self.poison {
                from.write_bytes(POISON, words * 8);
            }
            write_hole(from.cast(), words);
            if words >= MIN_HOLE {
                link_of(from.cast()).write(self.holes.cast());
                self.holes = from.cast();
            }
        }
    }

    #[inline]
    fn allocate_in_hole(&mut self, words: usize) -> Option<NonNull<u8>> {
        loop {
            let hole = NonNull::new(self.holes)?;
            // SAFETY: the list holds holes, whose lengths are in their extra bits.
            unsafe {
                let room = usize::from(hole.as_ref().extra());
                let next = link_of(hole.as_ptr()).read();
                if room == words || room >= words + 2 {
                    self.holes = next.cast();
                    if room > words {
                        let rest = hole.cast::<u64>().add(words).as_ptr().cast::<Header>();
                        write_hole(rest, room - words);
                        link_of(rest).write(next);
                        self.holes = rest;
                    }
                    return Some(hole.cast());
                }
                if words > PATIENT_WORDS {
                    return None;
                }
                self.holes = next.cast();
            }
        }
    }

    /// After marking: everything must be swept; `live_bytes` are marked. Large objects are swept at once.
    pub fn begin_sweep(&mut self, chunks: &mut Chunks, live_bytes: usize) {
        self.bytes = live_bytes;
        self.holes = ptr::null_mut();
        chunks.age(live_bytes);
        for class in &mut self.classes {
            *class = Class { current: ptr::null_mut(), available: ptr::null_mut(), unswept: ptr::null_mut() };
        }
        // SAFETY: the lists hold what their names say.
        unsafe {
            for chunk in &self.roster {
                for index in 0..BLOCKS {
                    let at = Chunk::block(*chunk, index);
                    if let Use::Cells(class) = (*at).purpose.get()
                        && !(*at).frozen.get()
                    {
                        let list = &mut self.classes[usize::from(class)].unswept;
                        (*at).swept.set(false);
                        (*at).next.set(*list);
                        *list = at;
                    }
                }
            }
            self.promoted_unswept = ptr::null_mut();
            let mut next = self.promoted;
            self.promoted = ptr::null_mut();
            while let Some(chunk) = next.as_ref() {
                let at = next;
                next = chunk.next.get();
                if chunk.blocks[0].frozen.get() {
                    chunk.next.set(self.promoted);
                    self.promoted = at;
                    continue;
                }
                chunk.swept.set(false);
                chunk.next.set(self.promoted_unswept);
                self.promoted_unswept = at;
            }
            let mut next = self.large;
            self.large = ptr::null_mut();
            while let Some(block) = next.as_ref() {
                let at = next;
                next = block.next.get();
                let header = &*block.start.get().cast::<Header>();
                if block.frozen.get() {
                    self.keep_large(at);
                } else if header.has(flag::MARKED) {
                    header.set_flags(header.flags() & !flag::MARKED);
                    self.keep_large(at);
                } else {
                    self.free_large(chunks, at);
                }
            }
        }
    }

    /// Keeps all objects here for good: nothing is swept or allocated any more where they are.
    pub fn freeze(&mut self) {
        let empty = Class { current: ptr::null_mut(), available: ptr::null_mut(), unswept: ptr::null_mut() };
        self.classes = [empty; CLASSES];
        self.holes = ptr::null_mut();
        // SAFETY: the lists hold what their names say.
        unsafe {
            for chunk in &self.roster {
                let used = chunk.as_ref().blocks.iter().filter(|block| block.purpose.get() != Use::Free);
                used.for_each(|block| block.frozen.set(true));
            }
            let mut next = self.promoted;
            while let Some(chunk) = NonNull::new(next) {
                next = chunk.as_ref().next.get();
                Chunk::freeze(chunk);
            }
            each_single(self.large, |chunk| Chunk::freeze(chunk));
        }
    }

    /// Sweeps at most `blocks` blocks (a promoted chunk counts as all of its own) and tells whether all is swept.
    pub fn sweep_some(&mut self, chunks: &mut Chunks, blocks: usize) -> bool {
        let mut left = blocks;
        // SAFETY: the lists hold what their names say; a block or chunk is taken off its list before it is swept.
        unsafe {
            while let Some(chunk) = NonNull::new(self.promoted_unswept) {
                if left == 0 {
                    return false;
                }
                left = left.saturating_sub(BLOCKS);
                self.promoted_unswept = chunk.as_ref().next.get();
                if self.make_holes(chunk, |header| {
                    let marked = header.has(flag::MARKED);
                    header.set_flags(header.flags() & !flag::MARKED);
                    marked
                }) {
                    chunk.as_ref().swept.set(true);
                    chunk.as_ref().next.set(self.promoted);
                    self.promoted = chunk.as_ptr();
                } else {
                    chunks.release(chunk);
                }
            }
            for (class, words) in CLASS_WORDS.iter().enumerate() {
                while let Some(block) = self.classes[class].unswept.as_ref() {
                    if left == 0 {
                        return false;
                    }
                    left -= 1;
                    let at = self.classes[class].unswept;
                    self.classes[class].unswept = block.next.get();
                    if !self.sweep_block(at) {
                        self.free_blocks(chunks, at);
                    } else if has_room(block, usize::from(*words) * 8) {
                        let list = &mut self.classes[class].available;
                        block.next.set(*list);
                        *list = at;
                    }
                }
            }
        }
        true
    }

    /// Frees the dead cells of a block, and tells whether anything lives there.
    ///
    /// # Safety
    /// The block holds cells and is not swept.
    unsafe fn sweep_block(&mut self, at: *mut Block) -> bool {
        // SAFETY: invariant "cells".
        unsafe {
            let block = &*at;
            let Use::Cells(class) = block.purpose.get() else { return true };
            let words = usize::from(CLASS_WORDS[usize::from(class)]);
            let cells = || {
                let count = (block.limit.get().addr() - block.start.get().addr()) / (words * 8);
                (0..count).map(|index| block.start.get().add(index * words * 8))
            };
            let lives = |cell: *mut u8| {
                let flags = (*cell.cast::<Header>()).flags();
                flags & flag::MARKED != 0 && flags & flag::FREE != flag::FREE
            };
            block.free.set(ptr::null_mut());
            // Blocks often die as a whole, and then need no list of free cells.
            let any = cells().any(lives);
            if any {
                let mut link = block.free.as_ptr();
                for cell in cells() {
                    let header = cell.cast::<Header>();
                    let flags = (*header).flags();
                    if lives(cell) {
                        (*header).set_flags(flags & !flag::MARKED);
                        continue;
                    }
                    if flags & flag::FREE != flag::FREE {
                        if self.poison {
                            cell.write_bytes(POISON, words * 8);
                        }
                        write_hole(header, words);
                    }
                    link.write(cell);
                    link = link_of(header);
                    link.write(ptr::null_mut());
                }
            } else {
                if self.poison {
                    let start = block.start.get();
                    start.write_bytes(POISON, block.limit.get().addr() - start.addr());
                }
                block.limit.set(block.start.get());
            }
            block.swept.set(true);
            any
        }
    }

    /// Calls `visit` for each object that is not known to be dead.
    pub fn each_object(&self, mut visit: impl FnMut(NonNull<Header>)) {
        // SAFETY: invariants "cells" and "sweep"; the lists hold what their names say.
        unsafe {
            for chunk in &self.roster {
                for index in 0..BLOCKS {
                    let block = &*Chunk::block(*chunk, index);
                    let Use::Cells(class) = block.purpose.get() else { continue };
                    let bytes = usize::from(CLASS_WORDS[usize::from(class)]) * 8;
                    let mut cell = block.start.get();
                    while cell.addr() < block.limit.get().addr() {
                        let header = NonNull::new_unchecked(cell.cast::<Header>());
                        if may_live(header.as_ref(), block.swept.get()) {
                            visit(header);
                        }
                        cell = cell.add(bytes);
                    }
                }
            }
            for list in [self.promoted, self.promoted_unswept] {
                let mut next = list;
                while let Some(chunk) = NonNull::new(next) {
                    next = chunk.as_ref().next.get();
                    each_in_row(self.layouts, chunk, |header| {
                        if may_live(header.as_ref(), chunk.as_ref().swept.get()) {
                            visit(header);
                        }
                    });
                }
            }
            let mut next = self.large;
            while let Some(block) = next.as_ref() {
                next = block.next.get();
                visit(NonNull::new_unchecked(block.start.get().cast()));
            }
        }
    }

    /// Calls `visit` for each chunk.
    pub fn each_chunk(&self, mut visit: impl FnMut(NonNull<Chunk>)) {
        self.roster.iter().copied().for_each(&mut visit);
        // SAFETY: the lists hold what their names say.
        unsafe {
            for list in [self.promoted, self.promoted_unswept] {
                let mut next = list;
                while let Some(chunk) = NonNull::new(next) {
                    next = chunk.as_ref().next.get();
                    visit(chunk);
                }
            }
            each_single(self.large, visit);
        }
    }

    /// Gives all memory back, whatever lives.
    pub fn release(&mut self, chunks: &mut Chunks) {
        let mut all = Vec::new();
        self.each_chunk(|chunk| all.push(chunk));
        *self = Tenured::new(self.layouts, self.poison);
        for chunk in all {
            // SAFETY: the heap is going away, and each chunk is in one list only.
            unsafe { chunks.release(chunk) };
        }
    }
}

/// Calls `visit` for the chunks of those large objects in a list that have one of their own.
///
/// # Safety
/// The list holds large objects.
pub unsafe fn each_single(list: *mut Block, mut visit: impl FnMut(NonNull<Chunk>)) {
    let mut next = list;
    // SAFETY: by contract.
    unsafe {
        while let Some(block) = next.as_ref() {
            next = block.next.get();
            let chunk = Chunk::of(NonNull::new_unchecked(block.start.get().cast()));
            if chunk.as_ref().role.get() == Role::Single {
                visit(chunk);
            }
        }
    }
}

/// Calls `visit` for whatever lies one after the other in a chunk: objects, free cells, former places of survivors.
///
/// # Safety
/// The chunk is a nursery or promoted chunk.
pub unsafe fn each_in_row(layouts: Layouts, chunk: NonNull<Chunk>, mut visit: impl FnMut(NonNull<Header>)) {
    // SAFETY: by contract, and `words_at` knows the length of whatever is there.
    unsafe {
        let mut at = Chunk::first(chunk);
        while at.addr() < chunk.as_ref().top.get().addr() {
            let header = NonNull::new_unchecked(at.cast::<Header>());
            at = at.add(words_at(layouts, header) * 8);
            visit(header);
        }
    }
}

/// The length in words of an object, of a free cell, or of what a survivor left behind.
///
/// # Safety
/// One of these is at `header`.
unsafe fn words_at(layouts: Layouts, header: NonNull<Header>) -> usize {
    // SAFETY: by contract; a survivor's former place holds its new address in the second word, and the survivor
    // itself is as long as before, but for its card bits.
    unsafe {
        let flags = header.as_ref().flags();
        if flags & flag::FREE == flag::FREE {
            usize::from(header.as_ref().extra())
        } else if flags & flag::FORWARDED != 0 {
            layouts.words(header.cast::<NonNull<Header>>().add(1).read())
        } else {
            layouts.total(header)
        }
    }
}

fn may_live(header: &Header, swept: bool) -> bool {
    header.flags() & flag::FREE != flag::FREE && (swept || header.has(flag::MARKED))
}

fn has_room(block: &Block, bytes: usize) -> bool {
    !block.free.get().is_null() || block.end.get().addr() - block.limit.get().addr() >= bytes
}

/// # Safety
/// There are `words` words of ours, at least two.
unsafe fn write_hole(at: *mut Header, words: usize) {
    let header = Header::new(ShapeWord::new(Kind(0), 0), flag::FREE, 0);
    // A chunk has fewer words than sixteen bits can count.
    header.set_extra(words as u16);
    // SAFETY: by contract.
    unsafe {
        at.write(header);
        link_of(at).write(ptr::null_mut());
    }
}

/// The first of `count` neighbouring bits.
fn neighbours(free: u32, count: usize, short: bool) -> Option<usize> {
    let mut starts = if short { free } else { free & !1 };
    for _ in 1..count {
        starts &= starts >> 1;
    }
    (starts != 0).then(|| starts.trailing_zeros() as usize)
}

/// # Safety
/// The blocks are free.
unsafe fn take_bits(chunk: NonNull<Chunk>, index: usize, count: usize) {
    // SAFETY: by contract `chunk` is a chunk.
    let free = unsafe { &chunk.as_ref().free_blocks };
    free.set(free.get() & !(((1 << count) - 1) << index));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_grow_and_hold_their_words() {
        assert!(CLASS_WORDS.is_sorted_by(|a, b| a < b));
        for (words, class) in CLASS_OF.iter().enumerate().skip(2) {
            let cell = usize::from(CLASS_WORDS[usize::from(*class)]);
            assert!(cell >= words && cell <= words.next_multiple_of(2).max(words + words / 4));
        }
        assert!(usize::from(CLASS_WORDS[usize::from(CLASS_OF[MAX_CELL])]) == MAX_CELL);
    }

    #[test]
    fn neighbours_are_found_but_no_run_has_the_first_block() {
        assert_eq!(neighbours(0b1011, 1, true), Some(0));
        assert_eq!(neighbours(0b1011, 1, false), Some(1));
        assert_eq!(neighbours(0b1011, 2, false), None);
        assert_eq!(neighbours(0b1111, 3, false), Some(1));
        assert_eq!(neighbours(0, 1, true), None);
    }
}
