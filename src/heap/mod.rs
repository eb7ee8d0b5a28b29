//! The heap: where every script object lives, and the collector that moves and frees them.
//!
//! Owns all memory that scripts can reach. It knows nothing of Python: a header's kind indexes a table of layouts that
//! says how long an object is and which of its words are values. Takes layouts, settings and roots; gives typed
//! references that borrow from the heap. This file is the heap as its users see it; the parts are
//!
//! - [`value`] and [`header`], how words and objects look; [`object`](mod@object), typed references to them;
//! - `chunk`, memory from the system; `nursery`, where objects are born; `tenured`, where they stay;
//! - `barrier`, what was written; `collect`, minor collections; `mark`, which old objects live; `work`, what is to do;
//!   `frozen`, what lives for good;
//! - `check`, all invariants seen from outside; [`settings`] and [`roots`], what the owner of a heap provides.
//!
//! Invariant "quiet": `&Heap` allocates, reads and writes, and nothing moves or dies; `&mut Heap` may collect. So a
//! [`Value<'v>`] that borrows from the heap cannot be held across a collection.

mod always;
mod barrier;
mod check;
mod chunk;
mod collect;
mod frozen;
pub mod header;
mod mark;
mod nursery;
pub mod object;
pub mod roots;
pub mod settings;
pub mod stack;
mod tenured;
#[cfg(test)]
mod tests;
pub mod value;
mod work;

use std::cell::{Cell, RefCell};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicU64, Ordering};

pub use check::Fault;
pub use header::{Header, Kind, KindLayout, ShapeWord, Tail, flag};
pub use object::{Field, Fields, Length, New, Object, Ref};
pub use roots::{Reach, Roots};
pub use settings::{Collect, Settings, Stats, Stress};
pub use value::{INT_MAX, INT_MIN, INT_TAG, Value, Word};

pub use crate::declare_object as object;

use barrier::Remembered;
use chunk::{Chunk, Chunks};
use frozen::Frozen;
use header::{Layouts, card_words};
use mark::Marker;
use nursery::{GRANT, Nursery};
use tenured::{LARGE_WORDS, MAX_CELL, Tenured};
use work::Work;

/// Memory of all sorts.
struct Space {
    chunks: Chunks,
    nursery: Nursery,
    tenured: Tenured,
}

/// What the slow paths of allocation must know about an object.
#[derive(Copy, Clone)]
struct Request {
    shape: ShapeWord,
    words: usize,
    tail: Tail,
    /// The number of elements of a counted tail.
    count: usize,
}

impl Request {
    /// The words of the object with card bits, if it is to have some.
    fn with_cards(&self) -> (usize, usize) {
        let cards = if self.tail == Tail::Values { card_words(self.count) } else { 0 };
        (self.words + cards, cards)
    }

    /// Writes header and length, and gives the place.
    ///
    /// # Safety
    /// The memory is ours and long enough.
    #[inline(always)]
    unsafe fn emplace(&self, at: NonNull<u8>, flags: u8) -> NonNull<Header> {
        let size = if let Tail::Sized = self.tail { self.words as u8 } else { 0 };
        // SAFETY: by contract; every object has two words.
        unsafe {
            at.cast::<Header>().write(Header::new(self.shape, flags, size));
            if self.tail.is_counted() {
                at.cast::<usize>().add(1).write(self.count);
            }
        }
        at.cast()
    }
}

/// What a grant to young objects takes of the limit.
const ROOM: usize = 2 * GRANT;

/// How many collections at the limit may find less than that, one after the other.
const PATIENCE: u32 = 8;

/// See [`Heap::grant_grace`].
pub const GRACE: usize = 1 << 20;

/// The heap of one engine.
pub struct Heap {
    /// Where the next young object goes.
    top: Cell<*mut u8>,
    /// Up to where young objects may go without asking.
    end: Cell<*mut u8>,
    /// Something wants the attention of the interpreter: a collection is due.
    pub attention: Cell<bool>,
    /// Counted down by the interpreter at loops and calls; below zero it calls its attention routine. Raising the
    /// attention moves what is left into `debt`, so their sum is what the interpreter really has.
    pub countdown: Cell<i64>,
    /// What [`Heap::raise_attention`] took from the countdown.
    pub debt: Cell<i64>,
    layouts: Layouts,
    settings: Settings,
    /// Tells this heap's chunks from those of others.
    id: u64,
    space: RefCell<Space>,
    remembered: RefCell<Remembered>,
    marker: RefCell<Marker>,
    frozen: Frozen,
    /// The work list of minor collections, kept for its memory.
    work: Work,
    stats: Stats,
    copies_tried: u64,
    /// Bytes charged for memory outside the heap, and how many of them since the last collection.
    external: Cell<usize>,
    external_since: Cell<usize>,
    /// An allocation has failed at the limit.
    starved: Cell<bool>,
    /// How many collections at the limit, one after the other, have found little.
    starvations: Cell<u32>,
    /// How far small allocations may pass the limit until the next collection; see [`Heap::grant_grace`].
    grace: Cell<usize>,
    /// The limit is not asked; see `always`.
    lenient: Cell<bool>,
    /// The state of the random sequence for stress.
    random: Cell<u64>,
    /// Bytes allocated since the last verification.
    unverified: Cell<usize>,
}

// SAFETY: a heap owns all memory its pointers lead to, and gives out only references that borrow from it, which are not
// `Send` themselves. It keeps nothing in thread-local storage.
unsafe impl Send for Heap {}

impl Heap {
    /// Where machine code finds the next young object's place, and the end of what is granted.
    pub const TOP_OFFSET: usize = std::mem::offset_of!(Heap, top);
    /// See [`Heap::TOP_OFFSET`].
    pub const END_OFFSET: usize = std::mem::offset_of!(Heap, end);

    /// A heap of objects laid out as the table says; `layouts[k]` belongs to `Kind(k)`.
    pub fn new(settings: Settings, layouts: &'static [KindLayout]) -> Heap {
        static NEXT_ID: AtomicU64 = AtomicU64::new(1);
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        let layouts = Layouts::new(layouts);
        let space = Space {
            chunks: Chunks::new(id, settings.poison),
            nursery: Nursery::new(settings.nursery_bytes),
            tenured: Tenured::new(layouts, settings.poison),
        };
        let seed = if let Stress::Random { seed, .. } = settings.stress { seed } else { 0 };
        let heap = Heap {
            top: Cell::new(ptr::null_mut()),
            end: Cell::new(ptr::null_mut()),
            attention: Cell::new(false),
            countdown: Cell::new(0),
            debt: Cell::new(0),
            layouts,
            id,
            space: RefCell::new(space),
            remembered: RefCell::new(Remembered::new(settings.longest_list)),
            marker: RefCell::new(Marker::new(layouts, settings.longest_list)),
            frozen: Frozen::default(),
            work: Work::new(settings.longest_list),
            stats: Stats::default(),
            copies_tried: 0,
            external: Cell::new(0),
            external_since: Cell::new(0),
            starved: Cell::new(false),
            starvations: Cell::new(0),
            grace: Cell::new(0),
            lenient: Cell::new(false),
            // The generator needs a state that is not zero.
            random: Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            unverified: Cell::new(0),
            settings,
        };
        heap.rearm();
        heap
    }

    /// Memory for a young object of `words` words in all, or `None` at the limit. Never collects.
    #[inline(always)]
    pub fn allocate<T: Object>(&self, shape: ShapeWord, words: usize) -> Option<New<'_, T>> {
        self.allocate_young(Request::new::<T>(shape, words)?)
    }

    /// Memory for a young object with `count` tail elements, or `None` at the limit. Never collects.
    #[inline(always)]
    pub fn allocate_tail<T: Object>(&self, shape: ShapeWord, count: usize) -> Option<New<'_, T>> {
        self.allocate_young(Request::with_count::<T>(shape, count)?)
    }

    /// Memory for an object that never moves: code, classes, functions, interned strings.
    pub fn allocate_old<T: Object>(&self, shape: ShapeWord, words: usize) -> Option<New<'_, T>> {
        self.allocate_unmoving(Request::new::<T>(shape, words)?)
    }

    /// As [`Heap::allocate_old`], for a counted tail.
    pub fn allocate_old_tail<T: Object>(&self, shape: ShapeWord, count: usize) -> Option<New<'_, T>> {
        self.allocate_unmoving(Request::with_count::<T>(shape, count)?)
    }

    #[inline(always)]
    fn allocate_young<T: Object>(&self, request: Request) -> Option<New<'_, T>> {
        let top = self.top.get();
        // The first test also keeps the size in bytes from overflowing.
        let at = if request.words <= LARGE_WORDS && request.words * 8 <= self.end.get().addr() - top.addr() {
            // SAFETY: top and end are in one chunk, or both null, when only an empty object would fit.
            unsafe {
                self.top.set(top.add(request.words * 8));
                request.emplace(NonNull::new_unchecked(top), 0)
            }
        } else {
            self.allocate_slow(request)?
        };
        // SAFETY: the request knows the sizes of a `T`, and has written header and length.
        Some(unsafe { New::from_raw(at.cast(), request.words) })
    }

    #[cold]
    #[inline(never)]
    fn allocate_slow(&self, request: Request) -> Option<NonNull<Header>> {
        let space = &mut *self.space.borrow_mut();
        if request.words > LARGE_WORDS {
            return self.allocate_large(space, request, flag::LARGE);
        }
        let at = self.grant(space, request.words * 8)?;
        // SAFETY: the nursery has given so many words.
        Some(unsafe { request.emplace(at, 0) })
    }

    /// Grants the nursery enough for a young object of so many words, of which it has not many. False at the limit.
    pub fn make_room(&self, words: usize) -> bool {
        debug_assert!(words < LARGE_WORDS);
        let space = &mut *self.space.borrow_mut();
        let Some(at) = self.grant(space, words * 8) else { return false };
        self.top.set(at.as_ptr());
        true
    }

    /// Grants another step to young objects, and takes so many bytes from it.
    fn grant(&self, space: &mut Space, bytes: usize) -> Option<NonNull<u8>> {
        if space.nursery.is_full() {
            self.raise_attention();
        }
        let at = match self.fits(space, ROOM) {
            true => space.nursery.refill(&mut space.chunks, &self.top, &self.end, bytes),
            false => None,
        };
        at.or_else(|| self.starve())
    }

    fn allocate_large(&self, space: &mut Space, request: Request, flags: u8) -> Option<NonNull<Header>> {
        let (words, cards) = request.with_cards();
        let bytes = words.checked_mul(8)?;
        if !self.fits(space, bytes) {
            return self.starve();
        }
        let Some(block) = space.tenured.allocate_large(&mut space.chunks, bytes) else {
            return self.starve();
        };
        // SAFETY: the block has room for the object and its card bits.
        unsafe {
            let at = NonNull::new_unchecked((*block).start.get());
            let flags = if cards > 0 { flags | flag::CARDS } else { flags };
            at.cast::<u64>().add(request.words).write_bytes(0, cards);
            let object = request.emplace(at, flags);
            if flags & flag::OLD != 0 {
                space.tenured.keep_large(block);
                space.tenured.count_bytes(bytes);
            } else {
                (*block).next.set(space.nursery.large);
                space.nursery.large = block;
                space.nursery.large_bytes += bytes;
                if space.nursery.has_many_large() {
                    self.raise_attention();
                }
            }
            Some(object)
        }
    }

    #[cold]
    #[inline(never)]
    fn allocate_unmoving<T: Object>(&self, request: Request) -> Option<New<'_, T>> {
        let space = &mut *self.space.borrow_mut();
        let mut flags = flag::OLD;
        let marker = &mut *self.marker.borrow_mut();
        if marker.is_marking() {
            // Black: what it is given to point to is marked by the next minor collection, since it is remembered.
            flags |= flag::MARKED;
        }
        let (words, cards) = request.with_cards();
        let object = if words > MAX_CELL {
            self.allocate_large(space, request, flags | flag::LARGE)?
        } else if !self.fits(space, words * 8) {
            return self.starve();
        } else {
            let Some(at) = space.tenured.allocate(&mut space.chunks, words) else { return self.starve() };
            // SAFETY: the cell has so many words. Unlike a young object, it is looked at by the next collection even
            // if its initialisation is given up, so it must be initialised now.
            unsafe {
                at.cast::<u64>().write_bytes(0, words);
                request.emplace(at, if cards > 0 { flags | flag::CARDS } else { flags })
            }
        };
        // SAFETY: as above; a large object is cleared here, but for header and length.
        unsafe {
            if words > MAX_CELL && !chunk::comes_zeroed(object, words) {
                let written = if request.tail.is_counted() { 2 } else { 1 };
                object.cast::<u64>().add(written).write_bytes(0, words - written);
            }
            if marker.is_marking() {
                marker.count(object.as_ref().shape(), self.layouts.total(object) * 8);
            }
            self.remember(object);
            Some(New::from_raw(object.cast(), request.words))
        }
    }

    /// Notes that the limit was reached: the next step collects all there is.
    #[cold]
    fn starve<T>(&self) -> Option<T> {
        self.starved.set(true);
        self.raise_attention();
        None
    }

    /// Has an allocation failed at the limit since the last collection?
    pub fn is_starved(&self) -> bool {
        self.starved.get()
    }

    /// The bytes that count for the limit and for the pace of marking.
    pub fn held_bytes(&self) -> usize {
        self.held_in(&self.space.borrow())
    }

    fn held_in(&self, space: &Space) -> usize {
        // Young objects count twice, so that there is room for their copies.
        space.tenured.bytes() + space.nursery.large_bytes + 2 * space.nursery.granted() + self.external.get()
    }

    fn fits(&self, space: &Space, bytes: usize) -> bool {
        self.fits_within(space, bytes, self.grace.get())
    }

    fn fits_within(&self, space: &Space, bytes: usize, grace: usize) -> bool {
        let fits = |limit: usize| self.held_in(space).saturating_add(bytes) <= limit.saturating_add(grace);
        self.lenient.get() || self.settings.limit.is_none_or(fits)
    }

    /// The limit has been passed. Until the next collection a little more may be allocated: by what runs until the next
    /// safepoint, when nothing could be collected there and then; and by whoever cleans up after a MemoryError.
    pub fn grant_grace(&self) {
        let beyond = self.settings.limit.map_or(0, |limit| self.held_bytes().saturating_sub(limit));
        self.grace.set(beyond + GRACE);
    }

    /// Whether `bytes` more would fit under the limit. A caller that wants much at once asks before, and has the heap
    /// collected if the answer is no.
    pub fn reserve(&self, bytes: usize) -> bool {
        self.fits_within(&self.space.borrow(), bytes, 0)
    }

    /// What has to fit under the limit, now that collections at the limit have found little again and again: room for
    /// young objects. Else each of the last objects would need a collection of its own.
    pub fn room_wanted(&self) -> usize {
        if self.starvations.get() > PATIENCE { ROOM } else { 0 }
    }

    /// Whoever begins now may find little room again and again.
    pub fn be_patient(&self) {
        self.starvations.set(0);
    }

    /// The most bytes that may be held, if that is limited.
    pub fn limit(&self) -> Option<usize> {
        self.settings.limit
    }

    /// How many bytes fit under the limit.
    pub fn room(&self) -> usize {
        match self.settings.limit {
            Some(limit) if !self.lenient.get() => limit.saturating_sub(self.held_bytes()),
            _ => isize::MAX as usize,
        }
    }

    /// Counts memory outside the heap that an object keeps: positive when it is taken, negative when it is freed.
    pub fn charge(&self, external_bytes: isize) {
        self.external.set(self.external.get().saturating_add_signed(external_bytes));
        let since = self.external_since.get().saturating_add_signed(external_bytes);
        self.external_since.set(since);
        if since > 2 * self.settings.nursery_bytes.max(GRANT) {
            self.raise_attention();
        }
    }

    /// Asks for the interpreter's attention: its countdown becomes zero, what was left is in `debt`.
    pub fn raise_attention(&self) {
        self.attention.set(true);
        self.take_countdown(0);
    }

    /// Leaves `left` in the countdown, and the rest in the debt.
    fn take_countdown(&self, left: i64) {
        let taken = self.countdown.replace(left).wrapping_sub(left);
        self.debt.set(self.debt.get().wrapping_add(taken));
    }

    /// Gives the countdown back what attention took from it, and returns it: the first act of the attention routine.
    pub fn settle(&self) -> i64 {
        self.countdown.set(self.countdown.get().wrapping_add(self.debt.replace(0)));
        self.countdown.get()
    }

    /// Under stress, asks for attention again: the last act of the attention routine.
    pub fn rearm(&self) {
        match self.settings.stress {
            Stress::Off => {}
            Stress::Minor | Stress::Full => self.raise_attention(),
            Stress::Random { one_in, .. } => {
                // A random distance, in safepoints, whose mean is `one_in`; never a fixed phase.
                let distance = self.random_below(2 * u64::from(one_in.max(1)) - 1);
                self.attention.set(true);
                self.take_countdown(distance as i64);
            }
        }
    }

    /// The next number of the sequence for stress, below `bound`, which is not zero.
    fn random_below(&self, bound: u64) -> u64 {
        let mut state = self.random.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.random.set(state);
        (state >> 16) % bound
    }

    /// Whether a collection is due.
    pub fn wants_collection(&self) -> bool {
        self.attention.get()
    }

    /// Collects.
    ///
    /// # Safety
    /// No `Value` or `Ref` of this heap that was made before is used afterwards, and `roots` shows every word that is
    /// (invariant "roots").
    pub unsafe fn collect(&mut self, what: Collect, roots: &mut dyn Roots) {
        self.verify_when_due(roots);
        let space = self.space.get_mut();
        let young = space.nursery.granted() + space.nursery.large_bytes;
        // SAFETY: by contract.
        unsafe { self.collect_minor(roots) };
        self.attention.set(false);
        self.grace.set(0);
        let starved = self.starved.replace(false);
        match (what, self.settings.stress) {
            (Collect::Minor, _) | (Collect::Step, Stress::Minor) => {}
            (Collect::Full, _) | (Collect::Step, Stress::Full) => self.mark_all(roots),
            (Collect::Freeze, _) => {
                self.mark_all(roots);
                self.freeze();
            }
            (Collect::Step, _) if starved => self.mark_all(roots),
            (Collect::Step, Stress::Off) => self.mark_what_is_due(young, roots),
            (Collect::Step, Stress::Random { .. }) => match self.random_below(8) {
                0 => self.mark_all(roots),
                1 | 2 if !self.marker.get_mut().is_marking() => self.start_marking(roots),
                // One object at a time, so that scripts run between any two steps of marking.
                1..=5 if self.marker.get_mut().is_marking() => self.mark_some(1, roots),
                1..=5 => self.sweep(1),
                _ => {}
            },
        }
        if self.reserve(ROOM) {
            self.starvations.set(0);
        } else if starved {
            self.starvations.set(self.starvations.get().saturating_add(1));
        }
        self.verify_when_due(roots);
    }

    /// What the heap holds and has done.
    pub fn stats(&self) -> Stats {
        let space = self.space.borrow();
        Stats {
            young_bytes: space.nursery.granted() + space.nursery.large_bytes
                - (self.end.get().addr() - self.top.get().addr()),
            old_bytes: space.tenured.bytes(),
            external_bytes: self.external.get(),
            mapped_bytes: space.chunks.mapped(),
            nursery_bytes: space.nursery.budget(),
            ..self.stats
        }
    }

    /// Whether the value is an object that never moves again.
    #[inline(always)]
    pub fn is_old(&self, value: Value<'_>) -> bool {
        value.header().is_some_and(|header| header.has(flag::OLD))
    }

    /// Whether the value is no object, or one of this heap.
    #[inline]
    pub fn owns(&self, value: Value<'_>) -> bool {
        // SAFETY: every object is in a chunk (invariant "chunk"), whose record stays while the value lives.
        value.word().header().is_none_or(|object| unsafe { Chunk::of(object).as_ref() }.heap == self.id)
    }

    /// The key for hashes that scripts can influence.
    #[inline(always)]
    pub fn hash_key(&self) -> u64 {
        self.settings.hash_key
    }

    /// The layout of a kind, if the table has it.
    pub fn layout(&self, kind: Kind) -> Option<&'static KindLayout> {
        self.layouts.get(kind)
    }
}

impl Request {
    #[inline(always)]
    fn new<T: Object>(shape: ShapeWord, words: usize) -> Option<Request> {
        let fixed = T::LAYOUT.words as usize;
        let count = match T::LAYOUT.tail {
            Tail::None => {
                assert!(words == fixed, "not the size of this type");
                0
            }
            Tail::Sized => {
                assert!(words >= fixed && words <= u8::MAX as usize, "not a size of this type");
                0
            }
            Tail::Values | Tail::Words => words.checked_sub(fixed)?,
            Tail::Bytes => words.checked_sub(fixed)?.checked_mul(8)?,
        };
        if words > header::MAX_WORDS {
            return None;
        }
        Some(Request { shape: Request::shape_of::<T>(shape), words, tail: T::LAYOUT.tail, count })
    }

    #[inline(always)]
    fn with_count<T: Object>(shape: ShapeWord, count: usize) -> Option<Request> {
        const { assert!(T::LAYOUT.tail.is_counted(), "this type has no counted tail") }
        let words = T::LAYOUT.total(count)?;
        Some(Request { shape: Request::shape_of::<T>(shape), words, tail: T::LAYOUT.tail, count })
    }

    /// The shape with the kind of `T`, whatever the caller says: the kind decides how the memory is read.
    #[inline(always)]
    fn shape_of<T: Object>(shape: ShapeWord) -> ShapeWord {
        debug_assert_eq!(shape.kind(), T::KIND);
        ShapeWord::new(T::KIND, shape.index())
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        let space = self.space.get_mut();
        let mut chunks = Vec::new();
        // SAFETY: the lists hold what their names say; nothing borrows from the heap any more.
        unsafe {
            tenured::each_single(space.nursery.large, |chunk| chunks.push(chunk));
            let mut next = space.nursery.chunks(&self.top);
            while let Some(chunk) = NonNull::new(next) {
                next = chunk.as_ref().next.get();
                chunks.push(chunk);
            }
            for chunk in chunks {
                space.chunks.release(chunk);
            }
        }
        space.tenured.release(&mut space.chunks);
    }
}
