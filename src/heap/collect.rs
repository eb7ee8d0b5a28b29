//! Minor collection: survivors leave the nursery.
//!
//! Owns the copying of young objects to old space and the promotion of those that cannot be copied. Takes the chunks of
//! `nursery`, the roots, and what `barrier` remembers; hands survivors to `tenured`, and while marking runs, what they
//! point to, to `mark`.
//!
//! Invariant "survivor": when a minor collection ends, every object that was young is either old, watched and free of
//! references to young objects, or it is gone. A survivor that finds no memory stays where it is, so a collection
//! cannot fail.

use std::ptr::{self, NonNull};

use super::Heap;
use super::chunk::{Chunk, Chunks};
use super::frozen::Frozen;
use super::header::{Header, Layouts, Tail, card_words, flag};
use super::mark::Marker;
use super::roots::Roots;
use super::settings::Stats;
use super::tenured::{MAX_CELL, Tenured, each_in_row};
use super::value::Word;
use super::work::{Batch, Work, take_pending};

/// The state of a minor collection.
struct Evacuation<'a> {
    layouts: Layouts,
    tenured: &'a mut Tenured,
    chunks: &'a mut Chunks,
    /// The cycle that runs along, if one does.
    marker: Option<&'a mut Marker>,
    frozen: &'a mut Frozen,
    work: &'a mut Work,
    stats: &'a mut Stats,
    /// The nursery's chunks and large objects.
    young: *mut Chunk,
    young_large: *mut super::chunk::Block,
    /// Copying has no memory, or is not wanted.
    in_place: bool,
    copies_tried: &'a mut u64,
    fail_copy_at: u64,
    /// Bytes of the survivors.
    survived: usize,
}

/// Where the object of a word is after a minor collection, or `None` if it died.
fn fate(word: Word) -> Option<Word> {
    let Some(object) = word.header() else { return Some(word) };
    // SAFETY: the word pointed to an object before this collection, and the nursery is still in place.
    unsafe {
        let flags = object.as_ref().flags();
        if flags & flag::FORWARDED != 0 {
            Some(Word::pointer(object.cast::<NonNull<Header>>().add(1).read()))
        } else {
            (flags & flag::OLD != 0).then_some(word)
        }
    }
}

impl Evacuation<'_> {
    /// Makes a word point to where its object is now, and tells which object that is.
    ///
    /// # Safety
    /// `slot` holds a valid word.
    #[inline(always)]
    unsafe fn forward(&mut self, slot: *mut Word) -> Option<NonNull<Header>> {
        // SAFETY: by contract; the second word of a former place is the new one.
        unsafe {
            let object = slot.read().header()?;
            let flags = object.as_ref().flags();
            if flags & flag::OLD != 0 {
                return Some(object);
            }
            let survivor = if flags & flag::FORWARDED != 0 {
                object.cast::<NonNull<Header>>().add(1).read()
            } else {
                self.promote(object)
            };
            slot.write(Word::pointer(survivor));
            Some(survivor)
        }
    }

    /// Makes a young object old, in a new place if possible.
    ///
    /// # Safety
    /// `object` is a young object.
    unsafe fn promote(&mut self, object: NonNull<Header>) -> NonNull<Header> {
        // SAFETY: by contract; the copy is as long as the original, and its card bits follow.
        unsafe {
            let flags = object.as_ref().flags();
            let words = self.layouts.words(object);
            let mut cards = 0;
            if self.layouts.of(object).tail == Tail::Values && flags & flag::LARGE == 0 {
                cards = card_words(self.layouts.count(object));
                if words + cards > MAX_CELL {
                    cards = 0;
                }
            }
            let mut survivor = object;
            let mut promoted = flags;
            match self.copy_target(flags, words + cards) {
                Some(to) => {
                    survivor = to.cast();
                    ptr::copy_nonoverlapping(object.cast::<u64>().as_ptr(), to.cast().as_ptr(), words);
                    if cards > 0 {
                        to.cast::<u64>().add(words).write_bytes(0, cards);
                        promoted |= flag::CARDS;
                    }
                    object.as_ref().set_flags(flag::FORWARDED);
                    object.cast::<NonNull<Header>>().add(1).write(survivor);
                    self.stats.copied += 1;
                    self.stats.copied_bytes += words as u64 * 8;
                }
                None => {
                    if flags & flag::LARGE == 0 {
                        Chunk::of(object).as_ref().keeps_survivors.set(true);
                    }
                    self.stats.promoted_in_place += 1;
                    object.as_ref().set_flags(flags | flag::OLD);
                    self.tenured.count_bytes(self.layouts.total(object) * 8);
                }
            }
            survivor.as_ref().set_flags(promoted | flag::OLD | flag::WATCHED | flag::PENDING);
            let bytes = self.layouts.total(survivor) * 8;
            self.survived += bytes;
            if let Some(marker) = &mut self.marker {
                survivor.as_ref().set_flags(survivor.as_ref().flags() | flag::MARKED);
                marker.count(survivor.as_ref().shape(), bytes);
            }
            self.work.push(survivor);
            survivor
        }
    }

    #[inline]
    fn copy_target(&mut self, flags: u8, words: usize) -> Option<NonNull<u8>> {
        if self.in_place || flags & flag::LARGE != 0 {
            return None;
        }
        *self.copies_tried += 1;
        let target = match *self.copies_tried == self.fail_copy_at {
            true => None,
            false => self.tenured.allocate(self.chunks, words),
        };
        // Once there is no memory, do not ask for it again for every survivor.
        self.in_place = target.is_none();
        target
    }

    /// Brings elements of an old object up to date.
    ///
    /// # Safety
    /// `object` is an initialised old object.
    #[inline]
    unsafe fn scan(&mut self, object: NonNull<Header>, from: usize, most: usize) {
        // SAFETY: by contract.
        unsafe {
            // A white object does not keep alive what it points to.
            let marks = self.marker.is_some() && object.as_ref().has(flag::MARKED);
            self.layouts.each_value(object, from, most, |slot| {
                let Some(target) = self.forward(slot) else { return };
                if marks && let Some(marker) = &mut self.marker {
                    marker.mark(target);
                }
            });
        }
    }

    /// Scans an object that was written since the last collection, and watches it again.
    ///
    /// # Safety
    /// `object` is an old object.
    unsafe fn rescan(&mut self, object: NonNull<Header>) {
        // SAFETY: by contract; only objects with cards are ever dirty.
        unsafe {
            let header = object.as_ref();
            if header.has(flag::DIRTY) {
                let (cards, words) = self.layouts.cards(object);
                cards.write_bytes(0, words);
            }
            header.set_flags(header.flags() & !flag::DIRTY | flag::WATCHED);
            self.frozen.note_written(object);
            self.scan(object, 0, usize::MAX);
        }
    }

    /// Scans the elements of dirty cards.
    ///
    /// # Safety
    /// `object` is an old object that was in the list of carded objects.
    unsafe fn rescan_cards(&mut self, object: NonNull<Header>) {
        // SAFETY: by contract.
        unsafe {
            let header = object.as_ref();
            if !header.has(flag::DIRTY) {
                return;
            }
            header.set_flags(header.flags() & !flag::DIRTY);
            self.frozen.note_written(object);
            let (cards, words) = self.layouts.cards(object);
            for word in 0..words {
                let mut dirty = cards.add(word).replace(0);
                while dirty != 0 {
                    let card = word * 64 + dirty.trailing_zeros() as usize;
                    dirty &= dirty - 1;
                    self.scan(object, card * super::header::CARD, super::header::CARD);
                }
            }
        }
    }

    /// Scans until nothing is pending.
    ///
    /// # Safety
    /// The heap is consistent but for what this collection has yet to do.
    unsafe fn drain(&mut self) {
        // SAFETY: what is on the list are survivors; what a walk finds are old objects.
        unsafe {
            loop {
                while let Some(object) = self.work.pop() {
                    self.scan(object, 0, usize::MAX);
                }
                if !self.work.take_overflow() {
                    return;
                }
                let batch = self.find(|header| header.has(flag::PENDING));
                if !batch.is_empty() {
                    self.work.note_overflow();
                }
                for object in batch.objects() {
                    if take_pending(object) {
                        self.scan(object, 0, usize::MAX);
                    }
                }
            }
        }
    }

    /// Some of the old objects that have a property, wherever they are; none only if there are none.
    fn find(&self, wanted: impl Fn(&Header) -> bool) -> Batch {
        let mut batch = Batch::new();
        // SAFETY: the lists hold what their names say, and old objects are initialised.
        unsafe {
            let mut look = |object: NonNull<Header>| {
                let header = object.as_ref();
                if header.has(flag::OLD) && wanted(header) {
                    batch.add(object);
                }
            };
            self.tenured.each_object(&mut look);
            let mut next = self.young;
            while let Some(chunk) = NonNull::new(next) {
                next = chunk.as_ref().next.get();
                if chunk.as_ref().keeps_survivors.get() {
                    each_in_row(self.layouts, chunk, &mut look);
                }
            }
            let mut next = self.young_large;
            while let Some(block) = next.as_ref() {
                next = block.next.get();
                look(NonNull::new_unchecked(block.start.get().cast()));
            }
        }
        batch
    }
}

impl Heap {
    /// Empties the nursery.
    ///
    /// # Safety
    /// As for [`Heap::collect`].
    pub(super) unsafe fn collect_minor(&mut self, roots: &mut dyn Roots) {
        let space = self.space.get_mut();
        let marker = self.marker.get_mut();
        let remembered = self.remembered.get_mut();
        let mut evacuation = Evacuation {
            layouts: self.layouts,
            young: space.nursery.chunks(&self.top),
            young_large: space.nursery.large,
            tenured: &mut space.tenured,
            chunks: &mut space.chunks,
            marker: marker.is_marking().then_some(marker),
            frozen: &mut self.frozen,
            work: &mut self.work,
            stats: &mut self.stats,
            in_place: self.settings.promote_in_place_always,
            copies_tried: &mut self.copies_tried,
            fail_copy_at: self.settings.fail_copy_at.unwrap_or(0),
            survived: 0,
        };
        // SAFETY: the roots and the remembered objects hold valid words; invariant "young" says that no other old
        // object needs to be looked at. The lists hold what their names say.
        unsafe {
            roots.strong(&mut |word| {
                evacuation.forward(word);
            });
            for object in remembered.objects.drain(..) {
                evacuation.rescan(object);
            }
            for object in remembered.carded.drain(..) {
                evacuation.rescan_cards(object);
            }
            while remembered.overflowed {
                let batch = evacuation.find(|header| !header.has(flag::WATCHED));
                remembered.overflowed = !batch.is_empty();
                batch.objects().for_each(|object| evacuation.rescan(object));
            }
            evacuation.drain();
            roots.keep(true, &fate, &mut |word| {
                evacuation.forward(word);
            });
            evacuation.drain();
            let survived = evacuation.survived;
            let (young, young_large) = (evacuation.young, evacuation.young_large);
            roots.weak_young(&fate);

            let mut next = young_large;
            while let Some(block) = next.as_ref() {
                let at = next;
                next = block.next.get();
                if (*block.start.get().cast::<Header>()).has(flag::OLD) {
                    space.tenured.keep_large(at);
                } else {
                    space.tenured.free_large(&mut space.chunks, at);
                }
            }
            space.nursery.empty(&mut space.chunks, survived);
            let mut next = young;
            while let Some(chunk) = NonNull::new(next) {
                next = chunk.as_ref().next.get();
                if chunk.as_ref().keeps_survivors.get() {
                    space.tenured.adopt(chunk);
                } else {
                    space.chunks.release(chunk);
                }
            }
        }
        self.top.set(ptr::null_mut());
        self.end.set(ptr::null_mut());
        self.external_since.set(0);
        self.stats.minor += 1;
    }
}
