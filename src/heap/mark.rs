//! Marking: which old objects are alive.
//!
//! Owns the marking cycle: its start, its slices, its finish, and when the next one is due. Takes roots and whatever
//! `collect` meets; leaves the freeing of what it did not reach to `tenured`.
//!
//! An object is white until it is reached ([`flag::MARKED`] is not set), grey until it is scanned ([`flag::PENDING`]
//! is set), then black. No slice begins with a young object in the heap: a minor collection always goes first.
//!
//! Invariant "colours": between slices a black object points to a white one only if it was written since the last
//! minor collection, and then `barrier` remembers it; the next minor collection marks what it points to. Roots have
//! no colour: they are shown again before marking ends.

use std::ptr::NonNull;

use super::Heap;
use super::chunk::BLOCK;
use super::header::{Header, Layouts, ShapeWord, flag};
use super::roots::{Reach, Roots};
use super::tenured::Tenured;
use super::value::Word;
use super::work::{Batch, Work, take_pending};

/// No cycle starts below this.
const LEAST_THRESHOLD: usize = 1 << 20;
/// A slice looks at this many elements of an array at a time.
const PIECE: usize = 1 << 12;
/// The least that a slice marks, in bytes.
const LEAST_SLICE: usize = 64 << 10;
/// The least number of blocks that a step sweeps, besides those that allocation sweeps on demand.
const LEAST_SWEEP: usize = 32;

/// What old space is doing.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Nothing: every object is white, every block swept.
    Idle,
    /// A cycle runs.
    Marking,
    /// A cycle has ended, and some blocks are not swept yet.
    Sweeping,
}

/// The state of marking.
pub struct Marker {
    phase: Phase,
    layouts: Layouts,
    work: Work,
    /// An array that is being scanned, still pending, and where to go on.
    partial: Option<(NonNull<Header>, usize)>,
    /// A bit for each shape: is there an object that was reached, or made since the cycle began?
    seen: Vec<u64>,
    marked_bytes: usize,
    /// The roots have been marked a second time, so that little is left for the finish.
    is_last_round: bool,
    /// The next cycle starts when so many bytes are held.
    threshold: usize,
}

impl Marker {
    /// No cycle yet.
    pub fn new(layouts: Layouts, longest: usize) -> Marker {
        Marker {
            phase: Phase::Idle,
            layouts,
            work: Work::new(longest),
            partial: None,
            seen: Vec::new(),
            marked_bytes: 0,
            is_last_round: false,
            threshold: LEAST_THRESHOLD,
        }
    }

    /// Whether a cycle runs.
    pub fn is_marking(&self) -> bool {
        self.phase == Phase::Marking
    }

    /// What old space is doing.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Counts an object that became marked without [`Marker::mark`].
    pub fn count(&mut self, shape: ShapeWord, bytes: usize) {
        self.marked_bytes += bytes;
        self.see(shape);
    }

    /// What has been counted: bytes, and the shapes that there are.
    pub fn counted(self) -> (usize, Vec<u64>) {
        (self.marked_bytes, self.seen)
    }

    /// There is an object of that shape.
    #[inline]
    pub fn see(&mut self, shape: ShapeWord) {
        let index = shape.index() as usize;
        if index / 64 >= self.seen.len() {
            self.seen.resize((index / 64 + 1).next_power_of_two(), 0);
        }
        self.seen[index / 64] |= 1 << (index % 64);
    }

    /// Makes a white object grey.
    ///
    /// # Safety
    /// `object` is an old object.
    #[inline]
    pub unsafe fn mark(&mut self, object: NonNull<Header>) {
        // SAFETY: by contract.
        unsafe {
            let header = object.as_ref();
            let flags = header.flags();
            if flags & flag::MARKED == 0 {
                header.set_flags(flags | flag::MARKED | flag::PENDING);
                self.count(header.shape(), self.layouts.total(object) * 8);
                self.work.push(object);
            }
        }
    }

    /// # Safety
    /// `word` is valid, and its object old.
    #[inline]
    unsafe fn mark_word(&mut self, word: Word) {
        if let Some(object) = word.header() {
            // SAFETY: by contract.
            unsafe { self.mark(object) };
        }
    }

    fn mark_roots(&mut self, roots: &mut dyn Roots) {
        // SAFETY: roots hold valid words, and a minor collection has made all objects old.
        roots.strong(&mut |word| unsafe { self.mark_word(*word) });
        // SAFETY: as above.
        roots.strong_old(&mut |word| unsafe { self.mark_word(*word) });
    }

    /// Marks what outlying tables keep alive; tells whether that was anything new. Everything reached is scanned.
    fn mark_outlying(&mut self, roots: &mut dyn Roots) -> bool {
        let before = self.marked_bytes;
        roots.outlying(self);
        self.marked_bytes != before
    }

    /// Marks all that what is marked leads to.
    fn complete(&mut self, tenured: &Tenured, roots: &mut dyn Roots) {
        loop {
            while !self.scan_some(tenured, usize::MAX) {}
            if !self.mark_outlying(roots) {
                return;
            }
        }
    }

    /// Scans grey objects of about so many bytes, at least one; tells whether none is left.
    fn scan_some(&mut self, tenured: &Tenured, bytes: usize) -> bool {
        let mut left = bytes.max(1);
        // SAFETY: what is on the list was marked in this cycle, and nothing is freed while marking runs.
        unsafe {
            while left > 0 {
                let Some((object, from)) = self.next(tenured) else { return true };
                let layouts = self.layouts;
                match layouts.each_value(object, from, PIECE, |slot| self.mark_word(slot.read())) {
                    Some(next) => {
                        object.as_ref().set_flags(object.as_ref().flags() | flag::PENDING);
                        self.partial = Some((object, next));
                        left = left.saturating_sub(PIECE * 8);
                    }
                    None => left = left.saturating_sub(layouts.total(object).saturating_sub(from) * 8),
                }
            }
        }
        self.partial.is_none() && self.work.is_empty()
    }

    /// The next object to scan, no longer pending, and where to begin.
    ///
    /// # Safety
    /// What is on the list is still there.
    unsafe fn next(&mut self, tenured: &Tenured) -> Option<(NonNull<Header>, usize)> {
        // SAFETY: by contract.
        unsafe {
            loop {
                // The object may have been scanned meanwhile, as a whole, because the work list had overflowed.
                if let Some((object, from)) = self.partial.take()
                    && take_pending(object)
                {
                    return Some((object, from));
                }
                if let Some(object) = self.work.pop() {
                    return Some((object, 0));
                }
                if !self.work.take_overflow() {
                    return None;
                }
                let mut batch = Batch::new();
                tenured.each_object(|object| {
                    if object.as_ref().has(flag::PENDING) {
                        batch.add(object);
                    }
                });
                let mut objects = batch.objects();
                let Some(first) = objects.next() else { continue };
                self.work.note_overflow();
                objects.for_each(|object| self.work.push(object));
                take_pending(first);
                return Some((first, 0));
            }
        }
    }
}

impl Reach for Marker {
    fn lives(&self, word: Word) -> bool {
        // SAFETY: tables hold words of objects that are there, since nothing is freed while marking runs.
        word.header().is_none_or(|object| unsafe { object.as_ref() }.has(flag::MARKED))
    }

    fn has_seen(&self, shape: ShapeWord) -> bool {
        let index = shape.index() as usize;
        self.seen.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 1)
    }

    fn reach(&mut self, word: &mut Word) {
        // SAFETY: by the contract of the trait.
        unsafe { self.mark_word(*word) };
    }
}

impl Heap {
    /// An object gets a shape that no other object needs to have.
    pub fn see_shape(&self, shape: ShapeWord) {
        self.marker.borrow_mut().see(shape);
    }

    /// Tells the collector that `value` was read from a table that holds it weakly: it is strong again.
    #[inline(always)]
    pub fn revive(&self, value: super::Value<'_>) {
        if let Some(object) = value.word().header()
            && self.is_old(value)
        {
            let marker = &mut *self.marker.borrow_mut();
            if marker.is_marking() {
                // SAFETY: the value is an old object.
                unsafe { marker.mark(object) };
            }
        }
    }

    /// Starts a cycle. The nursery is empty.
    pub(super) fn start_marking(&mut self, roots: &mut dyn Roots) {
        let space = self.space.get_mut();
        let marker = self.marker.get_mut();
        // A cycle begins with all objects white, which sweeping makes them.
        space.tenured.sweep_some(&mut space.chunks, usize::MAX);
        marker.phase = Phase::Marking;
        marker.marked_bytes = self.frozen.bytes;
        marker.seen.clone_from(&self.frozen.seen);
        marker.is_last_round = false;
        for object in self.frozen.written() {
            // SAFETY: frozen objects stay.
            let header = unsafe { object.as_ref() };
            header.set_flags(header.flags() | flag::PENDING);
            marker.see(header.shape());
            marker.work.push(object);
        }
        marker.mark_roots(roots);
    }

    /// Marks about so many bytes, and ends the cycle if nothing is left. The nursery is empty.
    pub(super) fn mark_some(&mut self, bytes: usize, roots: &mut dyn Roots) {
        let space = self.space.get_mut();
        let marker = self.marker.get_mut();
        if marker.scan_some(&space.tenured, bytes) {
            if marker.mark_outlying(roots) {
                return;
            }
            if marker.is_last_round {
                self.finish_marking(roots);
            } else {
                marker.is_last_round = true;
                marker.mark_roots(roots);
            }
        }
    }

    /// Ends the cycle: everything that lives is marked, weak tables are told. The nursery is empty.
    pub(super) fn finish_marking(&mut self, roots: &mut dyn Roots) {
        let space = self.space.get_mut();
        let marker = self.marker.get_mut();
        marker.mark_roots(roots);
        marker.complete(&space.tenured, roots);
        let fate = |word: Word| match word.header() {
            // SAFETY: the table held a word of an object, and nothing has been freed yet.
            Some(object) => unsafe { object.as_ref() }.has(flag::MARKED).then_some(word),
            None => Some(word),
        };
        // SAFETY: as above; `fate` has found the object of the word.
        roots.keep(false, &fate, &mut |word| unsafe { marker.mark_word(*word) });
        marker.complete(&space.tenured, roots);
        let freed = roots.weak(&fate);
        self.external.set(self.external.get().saturating_sub(freed));
        space.tenured.begin_sweep(&mut space.chunks, marker.marked_bytes);
        marker.phase = Phase::Sweeping;
        let live = marker.marked_bytes + self.external.get();
        let grown = (live + live / 5 * 4).max(LEAST_THRESHOLD);
        let tight = self.settings.limit.map_or(usize::MAX, |limit| live + limit.saturating_sub(live) / 2);
        marker.threshold = grown.min(tight);
        self.stats.full += 1;
    }

    /// Marks and frees everything that is dead now. The nursery is empty.
    pub(super) fn mark_all(&mut self, roots: &mut dyn Roots) {
        if self.marker.get_mut().is_marking() {
            // This cycle may keep what has died since it began.
            self.finish_marking(roots);
        }
        self.start_marking(roots);
        self.finish_marking(roots);
        self.sweep(usize::MAX);
    }

    /// The share of old space in a step, after `young` bytes have been allocated. The nursery is empty.
    pub(super) fn mark_what_is_due(&mut self, young: usize, roots: &mut dyn Roots) {
        let held = self.held_bytes();
        let Marker { phase, threshold, .. } = *self.marker.get_mut();
        match phase {
            Phase::Marking => {
                let slice = (2 * young).max(LEAST_SLICE);
                self.mark_some(slice, roots);
                // Shortly before the limit a cycle must not be overtaken.
                let reserve = 2 * self.space.get_mut().nursery.budget();
                let is_tight = self.settings.limit.is_some_and(|limit| held.saturating_add(reserve) > limit);
                if is_tight && self.marker.get_mut().is_marking() {
                    self.finish_marking(roots);
                }
            }
            _ if held >= threshold => self.start_marking(roots),
            // Faster than old space can grow to the next threshold, or that cycle would have to begin with sweeping.
            Phase::Sweeping => self.sweep((2 * young / BLOCK).max(LEAST_SWEEP)),
            Phase::Idle => {}
        }
    }

    pub(super) fn sweep(&mut self, blocks: usize) {
        let space = self.space.get_mut();
        if space.tenured.sweep_some(&mut space.chunks, blocks) && !self.marker.get_mut().is_marking() {
            self.marker.get_mut().phase = Phase::Idle;
        }
    }
}
