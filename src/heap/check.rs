//! The heap verifier: every invariant of the heap, looked at from outside.
//!
//! Owns nothing and changes nothing. Takes the whole heap and its roots, gives the first thing that is wrong. It
//! believes no pointer before it has found the object by walking the chunks, so it can look at a broken heap. A wrong
//! heap aborts the process: a panic might be caught, and scripts would run on.

use hashbrown::HashSet;
use std::ptr::NonNull;

use super::Heap;
use super::chunk::Chunk;
use super::header::{CARD, Header, ShapeWord, Tail, flag};
use super::mark::Phase;
use super::roots::{Reach, Roots};
use super::tenured::{each_in_row, each_single};
use super::value::Word;

/// What the verifier has found wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault(String);

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What walking the chunks has found.
struct Census {
    old: HashSet<usize>,
    young: HashSet<usize>,
    old_bytes: usize,
    chunk_bytes: usize,
}

/// Takes everything to be alive, so that all words are shown.
struct Everything<'a>(&'a mut dyn FnMut(&mut Word));

impl Reach for Everything<'_> {
    fn lives(&self, _: Word) -> bool {
        true
    }

    fn has_seen(&self, _: ShapeWord) -> bool {
        true
    }

    fn reach(&mut self, word: &mut Word) {
        (self.0)(word);
    }
}

impl Heap {
    /// Checks every invariant of the heap, and aborts the process when one does not hold.
    pub fn verify(&self, roots: &mut dyn Roots) {
        if let Err(fault) = self.audit(roots) {
            eprintln!("the heap is broken: {fault}");
            std::process::abort();
        }
    }

    /// Verifies if the heap's settings say so and it has changed enough since the last time, so that the checks cost
    /// a constant factor, also on a large heap.
    pub(super) fn verify_when_due(&self, roots: &mut dyn Roots) {
        if !self.settings.verify {
            return;
        }
        let space = self.space.borrow();
        let changed = self.unverified.get().saturating_add(space.nursery.granted().max(1 << 14));
        if changed < space.tenured.bytes() {
            self.unverified.set(changed);
        } else {
            self.unverified.set(0);
            drop(space);
            self.verify(roots);
        }
    }

    /// The first thing that is wrong, if anything is.
    pub fn audit(&self, roots: &mut dyn Roots) -> Result<(), Fault> {
        let census = self.take_census()?;
        let space = self.space.borrow();
        if census.old_bytes != space.tenured.bytes() {
            let counted = space.tenured.bytes();
            return fault(format!("old objects have {} bytes, but {counted} are counted", census.old_bytes));
        }
        if census.chunk_bytes > space.chunks.mapped() {
            return fault("there are more chunks than were mapped".into());
        }
        let mut result = Ok(());
        space.tenured.each_object(|object| {
            if result.is_ok() {
                result = self.audit_old(object, &census);
            }
        });
        result?;
        self.audit_remembered(&census)?;

        let mut pending = Vec::new();
        let mut see = |word: &mut Word| {
            if let Some(object) = word.header() {
                pending.push(object);
            }
        };
        roots.strong(&mut see);
        roots.strong_old(&mut see);
        roots.outlying(&mut Everything(&mut see));
        let from_roots = pending.len();
        // Old objects may point to young ones, which must be sound as well.
        space.tenured.each_object(|object| pending.push(object));
        self.audit_young(pending, from_roots, &census)
    }

    /// Finds all objects, trusting headers only.
    fn take_census(&self) -> Result<Census, Fault> {
        let space = self.space.borrow();
        // Few objects are smaller.
        let likely = space.tenured.bytes() / 32;
        let old = HashSet::with_capacity(likely);
        let mut census = Census { old, young: HashSet::new(), old_bytes: 0, chunk_bytes: 0 };
        let mut result = Ok(());
        let mut enter = |object: NonNull<Header>, want_old: bool, census: &mut Census| {
            // SAFETY: the walks give places where a header was written (invariants "cells" and "young").
            let header = unsafe { object.as_ref() };
            let known = self.layouts.get(header.kind()).is_some();
            let is_old = header.has(flag::OLD);
            if !known || is_old != want_old || header.has(flag::FORWARDED) {
                let what = format!("kind {}, flags {:#04x}", header.kind().0, header.flags());
                result = fault(format!("an object has a bad header: {what}"));
            } else if is_old {
                census.old.insert(object.addr().get());
                // SAFETY: the kind is known.
                census.old_bytes += unsafe { self.layouts.total(object) } * 8;
            } else {
                census.young.insert(object.addr().get());
            }
        };
        let mut bytes = 0;
        let mut is_ours = true;
        let mut count = |chunk: NonNull<Chunk>| {
            // SAFETY: the lists hold chunks.
            let record = unsafe { chunk.as_ref() };
            bytes += record.bytes;
            is_ours &= record.heap == self.id;
        };
        space.tenured.each_chunk(&mut count);
        space.tenured.each_object(|object| enter(object, true, &mut census));
        // SAFETY: the lists hold what their names say.
        unsafe {
            let mut next = space.nursery.chunks(&self.top);
            while let Some(chunk) = NonNull::new(next) {
                next = chunk.as_ref().next.get();
                count(chunk);
                each_in_row(self.layouts, chunk, |object| enter(object, false, &mut census));
            }
            each_single(space.nursery.large, &mut count);
            let mut next = space.nursery.large;
            while let Some(block) = next.as_ref() {
                next = block.next.get();
                enter(NonNull::new_unchecked(block.start.get().cast()), false, &mut census);
            }
        }
        census.chunk_bytes = bytes;
        if !is_ours {
            return fault("a chunk bears the number of another heap".into());
        }
        result.map(|()| census)
    }

    fn audit_old(&self, owner: NonNull<Header>, census: &Census) -> Result<(), Fault> {
        let marker = self.marker.borrow();
        // SAFETY: the census has found this object, and knows its kind.
        unsafe {
            let header = owner.as_ref();
            let flags = header.flags();
            if flags & flag::PENDING != 0 && !marker.is_marking() {
                return self.fault_in(owner, "is pending while nothing is marked");
            }
            let is_frozen = Chunk::is_frozen(owner);
            if is_frozen && flags & flag::MARKED == 0 {
                return self.fault_in(owner, "is frozen and not marked");
            }
            if !is_frozen && flags & flag::MARKED != 0 && marker.phase() == Phase::Idle {
                return self.fault_in(owner, "is marked while nothing is marked");
            }
            let stays = is_frozen && !self.frozen.has_written(owner);
            if flags & flag::DIRTY != 0 && flags & flag::CARDS == 0 {
                return self.fault_in(owner, "is dirty but has no cards");
            }
            if flags & (flag::DIRTY | flag::CARDS) == flag::CARDS {
                let (cards, words) = self.layouts.cards(owner);
                if (0..words).any(|word| cards.add(word).read() != 0) {
                    return self.fault_in(owner, "has a dirty card but is not dirty");
                }
            }
            let is_black = marker.is_marking() && flags & (flag::MARKED | flag::PENDING) == flag::MARKED;
            let mut result = Ok(());
            self.layouts.each_value(owner, 0, usize::MAX, |slot| {
                let Some(target) = slot.read().header() else { return };
                let address = target.addr().get();
                let is_young = census.young.contains(&address);
                if !is_young && !census.old.contains(&address) {
                    result = self.fault_in(owner, "points to something that is no object");
                } else if flags & flag::WATCHED != 0 && !self.has_dirty_card(owner, slot) {
                    if is_young {
                        result = self.fault_in(owner, "points to a young object and is not remembered");
                    } else if is_black && !target.as_ref().has(flag::MARKED) {
                        result = self.fault_in(owner, "is black and points to a white object");
                    } else if stays && !Chunk::is_frozen(target) {
                        result = self.fault_in(owner, "is frozen and points to what may die");
                    }
                }
            });
            result
        }
    }

    /// Whether the card of a value place is dirty.
    ///
    /// # Safety
    /// `slot` is a value of `owner`.
    unsafe fn has_dirty_card(&self, owner: NonNull<Header>, slot: *mut Word) -> bool {
        // SAFETY: by contract.
        unsafe {
            let layout = self.layouts.of(owner);
            let tail = owner.cast::<Word>().as_ptr().add(usize::from(layout.words));
            if !owner.as_ref().has(flag::DIRTY) || layout.tail != Tail::Values || slot.addr() < tail.addr() {
                return false;
            }
            let card = (slot.addr() - tail.addr()) / 8 / CARD;
            let (cards, words) = self.layouts.cards(owner);
            card / 64 < words && cards.add(card / 64).read() & 1 << (card % 64) != 0
        }
    }

    fn audit_remembered(&self, census: &Census) -> Result<(), Fault> {
        let remembered = self.remembered.borrow();
        let listed: HashSet<usize> = remembered.objects.iter().map(|object| object.addr().get()).collect();
        let carded: HashSet<usize> = remembered.carded.iter().map(|object| object.addr().get()).collect();
        if !listed.iter().chain(&carded).all(|address| census.old.contains(address)) {
            return fault("something is remembered that is no old object".into());
        }
        let mut result = Ok(());
        self.space.borrow().tenured.each_object(|object| {
            // SAFETY: the census has found this object.
            let header = unsafe { object.as_ref() };
            let address = object.addr().get();
            if !header.has(flag::WATCHED) && !listed.contains(&address) && !remembered.overflowed {
                result = self.fault_in(object, "is neither watched nor remembered");
            } else if header.has(flag::DIRTY) && !carded.contains(&address) {
                result = self.fault_in(object, "is dirty but not in the list of carded objects");
            }
        });
        result
    }

    /// Checks the young objects that can be reached: only those need to be initialised.
    fn audit_young(
        &self,
        mut pending: Vec<NonNull<Header>>,
        from_roots: usize,
        census: &Census,
    ) -> Result<(), Fault> {
        let is_object = |address: usize| census.old.contains(&address) || census.young.contains(&address);
        if !pending.iter().take(from_roots).all(|object| is_object(object.addr().get())) {
            return fault("a root points to something that is no object".into());
        }
        let mut seen = HashSet::with_capacity(pending.len());
        while let Some(object) = pending.pop() {
            if !seen.insert(object.addr().get()) {
                continue;
            }
            let mut result = Ok(());
            // SAFETY: only objects that the census has found are pending, and what can be reached is initialised.
            unsafe {
                self.layouts.each_value(object, 0, usize::MAX, |slot| {
                    let Some(target) = slot.read().header() else { return };
                    if !is_object(target.addr().get()) {
                        result = self.fault_in(object, "points to something that is no object");
                    } else if census.young.contains(&target.addr().get()) {
                        pending.push(target);
                    }
                });
            }
            result?;
        }
        Ok(())
    }

    fn fault_in(&self, object: NonNull<Header>, what: &str) -> Result<(), Fault> {
        // SAFETY: faults are reported for objects that the census has found.
        let header = unsafe { object.as_ref() };
        let name = self.layouts.get(header.kind()).map_or("unknown", |layout| layout.name);
        fault(format!("an object of kind {name} with flags {:#04x} {what}", header.flags()))
    }
}

fn fault<T>(what: String) -> Result<T, Fault> {
    Err(Fault(what))
}
