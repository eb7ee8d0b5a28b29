//! The write barrier: how the collector learns that an object it has looked at was changed.
//!
//! Owns the remembered set and the dirty cards. Takes every store into an object that exists, gives `collect` the old
//! objects that may point to young ones, and during marking those that may point to objects not yet reached: the
//! same objects, by the same test of one flag on the container. Of what is stored it only matters whether it points
//! anywhere: neither collection looks for numbers.
//!
//! Invariant "remembered": an old object that a pointer has been written to since the last minor collection is not
//! [`flag::WATCHED`] and is in the remembered set, or the element's card is dirty and the object is in the list of
//! carded objects. If the set has overflowed, the flag alone tells.

use std::ptr::{self, NonNull};

use super::Heap;
use super::header::{CARD, Header, flag};
use super::object::{Field, Object, Ref};
use super::value::{Value, Word};

/// Old objects that have been written.
pub struct Remembered {
    /// Objects to look at as a whole.
    pub objects: Vec<NonNull<Header>>,
    /// Objects with dirty cards.
    pub carded: Vec<NonNull<Header>>,
    /// There was no memory to remember some object.
    pub overflowed: bool,
    most: usize,
}

impl Remembered {
    /// Nothing written yet; neither list gets longer than `most`.
    pub fn new(most: usize) -> Remembered {
        Remembered { objects: Vec::new(), carded: Vec::new(), overflowed: false, most }
    }

    fn remember(&mut self, object: NonNull<Header>) {
        let count = self.objects.len();
        // Asking for room that there is costs more than all the rest.
        let has_room = count < self.objects.capacity() || self.objects.try_reserve(1).is_ok();
        if count < self.most && has_room {
            self.objects.push(object);
        } else {
            self.overflowed = true;
        }
    }
}

impl Heap {
    /// Writes a value field of `owner`.
    #[inline(always)]
    pub fn store<T: Object>(&self, owner: Ref<'_, T>, field: &Field, value: Value<'_>) {
        assert!(owner.contains(field), "the field of another object");
        if owner.header().has(flag::WATCHED) && value.is_pointer() {
            self.remember(owner.as_ptr().cast());
        }
        field.as_slot().set(value.word());
    }

    /// Writes a value word of an object of a kind that only its maker knows.
    ///
    /// # Safety
    /// `owner` is the header of a live object of this heap, and `field` one of its value words, not in a carded tail.
    #[inline(always)]
    pub unsafe fn store_word(&self, owner: std::ptr::NonNull<Header>, field: &Field, value: Value<'_>) {
        // SAFETY: by contract.
        if unsafe { owner.as_ref() }.has(flag::WATCHED) && value.is_pointer() {
            self.remember(owner);
        }
        field.as_slot().set(value.word());
    }

    /// Writes an element of the value tail of `owner`; `index` must be below its length.
    #[inline(always)]
    pub fn store_tail<T: Object>(&self, owner: Ref<'_, T>, index: usize, value: Value<'_>) {
        let fields = owner.tail_values().slots();
        if owner.header().has(flag::WATCHED) && value.is_pointer() {
            self.remember_elements(owner.as_ptr().cast(), index, 1);
        }
        fields[index].as_slot().set(value.word());
    }

    /// Writes the first `count` elements of the value tail of `owner`; so many there must be.
    #[inline(always)]
    pub fn store_first<'a, T: Object>(
        &self,
        owner: Ref<'_, T>,
        count: usize,
        value: impl Fn(usize) -> Value<'a>,
    ) {
        let fields = &owner.tail_values().slots()[..count];
        if owner.header().has(flag::WATCHED) {
            self.remember_elements(owner.as_ptr().cast(), 0, count);
        }
        let mut at = 0;
        while at < count {
            fields[at].as_slot().set(value(at).word());
            at += 1;
        }
    }

    /// Writes as many elements of the value tail of `owner` as there are values, from `at` on; all must be inside.
    #[inline(always)]
    pub fn store_tail_run<T: Object, const N: usize>(
        &self,
        owner: Ref<'_, T>,
        at: usize,
        values: [Value<'_>; N],
    ) {
        let fields = &owner.tail_values().slots()[at..][..N];
        if owner.header().has(flag::WATCHED) && values.iter().any(|value| value.is_pointer()) {
            self.remember_elements(owner.as_ptr().cast(), at, N);
        }
        let mut i = 0;
        while i < N {
            fields[i].as_slot().set(values[i].word());
            i += 1;
        }
    }

    /// Copies `count` values between tails, which may be the same one and overlap; both ranges must be inside.
    pub fn copy_tail<T: Object, U: Object>(
        &self,
        owner: Ref<'_, T>,
        at: usize,
        source: Ref<'_, U>,
        from: usize,
        count: usize,
    ) {
        let to = &owner.tail_values().slots()[at..][..count];
        let from = &source.tail_values().slots()[from..][..count];
        if owner.header().has(flag::WATCHED) {
            self.remember_elements(owner.as_ptr().cast(), at, count);
        }
        // SAFETY: both slices are cells, which shared references may write; `copy` allows that they overlap.
        unsafe { ptr::copy(from.as_ptr().cast::<Word>(), to.as_ptr().cast::<Word>().cast_mut(), count) };
    }

    /// Writes `value` to `count` tail elements from `at` on; the range must be inside.
    pub fn fill_tail<T: Object>(&self, owner: Ref<'_, T>, at: usize, count: usize, value: Value<'_>) {
        let fields = &owner.tail_values().slots()[at..][..count];
        if owner.header().has(flag::WATCHED) && value.is_pointer() {
            self.remember_elements(owner.as_ptr().cast(), at, count);
        }
        for field in fields {
            field.as_slot().set(value.word());
        }
    }

    /// An object has been given a shape of another class, which a frozen one keeps alive from now on.
    pub fn note_class(&self, object: Value<'_>) {
        if let Some(owner) = object.word().header()
            && object.header().is_some_and(|header| header.has(flag::WATCHED))
        {
            self.remember(owner);
        }
    }

    /// The slow half of the barrier: `owner` is looked at again as a whole.
    #[cold]
    #[inline(never)]
    pub fn remember(&self, owner: NonNull<Header>) {
        // SAFETY: every caller has a reference to the object.
        let header = unsafe { owner.as_ref() };
        header.set_flags(header.flags() & !flag::WATCHED);
        self.remembered.borrow_mut().remember(owner);
    }

    /// The slow half of the barrier for elements: their cards are looked at again, if the object has cards.
    #[cold]
    #[inline(never)]
    pub fn remember_elements(&self, owner: NonNull<Header>, from: usize, count: usize) {
        // SAFETY: every caller has a reference to the object.
        let header = unsafe { owner.as_ref() };
        if !header.has(flag::CARDS) || count == 0 {
            return self.remember(owner);
        }
        if !header.has(flag::DIRTY) {
            let remembered = &mut *self.remembered.borrow_mut();
            if remembered.carded.len() >= remembered.most || remembered.carded.try_reserve(1).is_err() {
                header.set_flags(header.flags() & !flag::WATCHED);
                return remembered.remember(owner);
            }
            remembered.carded.push(owner);
            header.set_flags(header.flags() | flag::DIRTY);
        }
        // SAFETY: the object has cards, one for each element.
        unsafe {
            let (cards, words) = self.layouts.cards(owner);
            for card in from / CARD..=(from + count - 1) / CARD {
                if card / 64 < words {
                    *cards.add(card / 64) |= 1 << (card % 64);
                }
            }
        }
    }
}
