//! The heap: where every script object lives, and the collector that moves and frees them.
//!
//! Owns all memory that scripts can reach. It knows nothing of Python: a header's kind indexes a table of layouts that
//! says how long an object is and which of its words are values. Takes layouts, settings and roots; gives typed
//! references that borrow from the heap.
//!
//! Invariant "quiet": `&Heap` allocates, reads and writes, and nothing moves or dies; `&mut Heap` may collect. So a
//! [`Value<'v>`] that borrows from the heap cannot be held across a collection.

pub mod header;
pub mod object;
pub mod settings;
pub mod value;

use std::alloc::Layout;
use std::cell::{Cell, RefCell};
use std::ptr::{self, NonNull};

pub use header::{Header, Kind, KindLayout, ShapeWord, Tail, flag};
pub use object::{Field, Fields, Length, New, Object, Ref};
pub use settings::{Collect, Roots, Settings, Stats, Stress};
pub use value::{INT_MAX, INT_MIN, INT_TAG, Value, Word};

pub use crate::declare_object as object;

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
    layouts: &'static [KindLayout],
    settings: Settings,
    chunks: RefCell<Vec<(NonNull<u8>, Layout)>>,
    mapped: Cell<usize>,
    external: Cell<usize>,
}

// SAFETY: a heap owns all memory its pointers lead to, and gives out only references that borrow from it.
unsafe impl Send for Heap {}

const CHUNK: usize = 1 << 18;

impl Heap {
    /// A heap of objects laid out as the table says; `layouts[k]` belongs to `Kind(k)`.
    pub fn new(settings: Settings, layouts: &'static [KindLayout]) -> Heap {
        Heap {
            top: Cell::new(ptr::null_mut()),
            end: Cell::new(ptr::null_mut()),
            attention: Cell::new(false),
            countdown: Cell::new(0),
            debt: Cell::new(0),
            layouts,
            settings,
            chunks: RefCell::default(),
            mapped: Cell::new(0),
            external: Cell::new(0),
        }
    }

    /// Memory for a young object of `words` words in all, or `None` at the limit. Never collects.
    #[inline(always)]
    pub fn allocate<T: Object>(&self, shape: ShapeWord, words: usize) -> Option<New<'_, T>> {
        let fixed = T::LAYOUT.words as usize;
        assert!(
            words >= fixed && (T::LAYOUT.tail != Tail::None || words == fixed),
            "not the size of this type"
        );
        let count = match T::LAYOUT.tail {
            Tail::Bytes => (words - fixed).checked_mul(8)?,
            _ => words - fixed,
        };
        self.allocate_counted(shape, words, count)
    }

    /// Memory for a young object with `count` tail elements, or `None` at the limit. Never collects.
    #[inline(always)]
    pub fn allocate_tail<T: Object>(&self, shape: ShapeWord, count: usize) -> Option<New<'_, T>> {
        const { assert!(T::LAYOUT.tail.is_counted(), "this type has no counted tail") }
        self.allocate_counted(shape, T::LAYOUT.total(count)?, count)
    }

    #[inline(always)]
    fn allocate_counted<T: Object>(
        &self,
        shape: ShapeWord,
        words: usize,
        count: usize,
    ) -> Option<New<'_, T>> {
        let top = self.top.get();
        let at = if words <= 1024 && words * 8 <= self.end.get().addr() - top.addr() {
            self.top.set(top.wrapping_add(words * 8));
            NonNull::new(top)?
        } else {
            self.allocate_slow(words)?
        };
        debug_assert_eq!(shape.kind(), T::KIND);
        // SAFETY: `at` has room for `words` words.
        unsafe {
            at.cast::<Header>().write(Header::new(
                ShapeWord::new(T::KIND, shape.index()),
                0,
                words.min(255) as u8,
            ));
            if T::LAYOUT.tail.is_counted() {
                at.cast::<usize>().add(1).write(count);
            }
            Some(New::from_raw(at.cast(), words))
        }
    }

    #[cold]
    #[inline(never)]
    fn allocate_slow(&self, words: usize) -> Option<NonNull<u8>> {
        let bytes = words.checked_mul(8)?;
        if !self.reserve(bytes) {
            self.raise_attention();
            return None;
        }
        let layout = Layout::from_size_align(bytes.max(CHUNK), 4096).ok()?;
        // SAFETY: the layout is not empty.
        let chunk = NonNull::new(unsafe { std::alloc::alloc(layout) })?;
        self.chunks.borrow_mut().push((chunk, layout));
        self.mapped.set(self.mapped.get() + layout.size());
        if bytes <= CHUNK / 2 {
            // SAFETY: inside the chunk.
            unsafe {
                self.top.set(chunk.as_ptr().add(bytes));
                self.end.set(chunk.as_ptr().add(CHUNK));
            }
        }
        self.raise_attention();
        Some(chunk)
    }

    /// Memory for an object that never moves: code, classes, functions, interned strings.
    pub fn allocate_old<T: Object>(&self, shape: ShapeWord, words: usize) -> Option<New<'_, T>> {
        self.allocate(shape, words)
    }

    /// As [`Heap::allocate_old`], for a counted tail.
    pub fn allocate_old_tail<T: Object>(&self, shape: ShapeWord, count: usize) -> Option<New<'_, T>> {
        self.allocate_tail(shape, count)
    }

    /// Writes a value field of `owner`.
    #[inline(always)]
    pub fn store<T: Object>(&self, owner: Ref<'_, T>, field: &Field, value: Value<'_>) {
        assert!(owner.contains(field), "the field of another object");
        field.as_slot().set(value.word());
    }

    /// Writes an element of the value tail of `owner`; `index` must be below its length.
    #[inline(always)]
    pub fn store_tail<T: Object>(&self, owner: Ref<'_, T>, index: usize, value: Value<'_>) {
        owner.tail_values().slots()[index].as_slot().set(value.word());
    }

    /// Copies `count` values between tails, which may be the same one and overlap; ranges must be inside.
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
        // SAFETY: both slices are cells of the heap; `copy` allows that they overlap.
        unsafe { ptr::copy(from.as_ptr().cast::<Word>(), to.as_ptr().cast::<Word>().cast_mut(), count) };
    }

    /// Writes `value` to `count` tail elements from `at` on; the range must be inside.
    pub fn fill_tail<T: Object>(&self, owner: Ref<'_, T>, at: usize, count: usize, value: Value<'_>) {
        for field in &owner.tail_values().slots()[at..][..count] {
            field.as_slot().set(value.word());
        }
    }

    /// Tells the collector that `value` was read from a weak table: it is strong again.
    #[inline(always)]
    pub fn revive(&self, _value: Value<'_>) {}

    /// Asks for the interpreter's attention: its countdown becomes zero, what was left is in `debt`.
    pub fn raise_attention(&self) {
        self.attention.set(true);
        self.debt.set(self.debt.get().wrapping_add(self.countdown.get()));
        self.countdown.set(0);
    }

    /// Gives the countdown back what attention took from it, and returns it: the first act of the attention routine.
    pub fn settle(&self) -> i64 {
        self.countdown.set(self.countdown.get().wrapping_add(self.debt.replace(0)));
        self.countdown.get()
    }

    /// Under stress, asks for attention again: the last act of the attention routine.
    pub fn rearm(&self) {
        if self.settings.stress != Stress::Off {
            self.raise_attention();
        }
    }

    /// Whether a collection is due.
    pub fn wants_collection(&self) -> bool {
        self.attention.get()
    }

    /// Collects.
    ///
    /// # Safety
    /// No `Value` or `Ref` of this heap that was made before is used afterwards, and `roots` shows every word that is.
    pub unsafe fn collect(&mut self, _what: Collect, _roots: &mut dyn Roots) {
        self.attention.set(false);
    }

    /// Whether `bytes` more would fit under the limit.
    pub fn reserve(&self, bytes: usize) -> bool {
        let used = self.mapped.get().saturating_add(self.external.get());
        self.settings.limit.is_none_or(|limit| used.saturating_add(bytes) <= limit)
    }

    /// Counts memory outside the heap that an object keeps: positive when it is taken, negative when it is freed.
    pub fn charge(&self, external_bytes: isize) {
        self.external.set(self.external.get().saturating_add_signed(external_bytes));
    }

    /// What the heap holds and has done.
    pub fn stats(&self) -> Stats {
        Stats { mapped_bytes: self.mapped.get(), external_bytes: self.external.get(), ..Stats::default() }
    }

    /// Checks every invariant of the heap, and aborts the process when one does not hold.
    pub fn verify(&self, _roots: &mut dyn Roots) {}

    /// Whether the value is an object that never moves again.
    #[inline(always)]
    pub fn is_old(&self, value: Value<'_>) -> bool {
        value.header().is_some_and(|header| header.has(flag::OLD))
    }

    /// Whether the value is no object, or one of this heap.
    pub fn owns(&self, _value: Value<'_>) -> bool {
        true
    }

    /// The key for hashes.
    pub fn hash_key(&self) -> u64 {
        self.settings.hash_key
    }

    /// The layout of a kind.
    pub fn layout(&self, kind: Kind) -> Option<&'static KindLayout> {
        self.layouts.get(usize::from(kind.0))
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for (chunk, layout) in self.chunks.get_mut().drain(..) {
            // SAFETY: allocated with this layout; nothing borrows from the heap any more.
            unsafe { std::alloc::dealloc(chunk.as_ptr(), layout) };
        }
    }
}
