//! The value stack: one run of words that holds the windows of all frames and the handles of natives.
//!
//! Owns the memory and hands out checked access by index; the interpreter's operand fetch works on the raw base.
//! Memory is reserved at once and touched only where it is used, so that a deep stack costs nothing until it is deep.
//!
//! Invariant "stack": every word is a valid [`Word`] at all times (zero is "undefined"), so the collector may scan any
//! part of it without knowing frames. Headers of frames are stored as integer payloads for that reason.

use super::value::Word;
use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::ptr::NonNull;

/// See the module's documentation.
pub struct Stack {
    base: NonNull<Cell<Word>>,
    words: usize,
}

// SAFETY: the stack owns its memory; words in it point into the heap of the same engine, which is Send as a whole.
unsafe impl Send for Stack {}

impl Stack {
    /// A stack of that many words, all undefined. At least one.
    pub fn new(words: usize) -> Stack {
        let words = words.max(1);
        let layout = Stack::layout(words);
        // SAFETY: the layout has a size above zero.
        let memory = unsafe { alloc_zeroed(layout) };
        let Some(base) = NonNull::new(memory.cast::<Cell<Word>>()) else { handle_alloc_error(layout) };
        Stack { base, words }
    }

    fn layout(words: usize) -> Layout {
        match Layout::array::<Word>(words) {
            Ok(layout) => layout,
            Err(_) => handle_alloc_error(Layout::new::<Word>()),
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Never true; a stack has at least one word.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// All words.
    #[inline(always)]
    pub fn words(&self) -> &[Cell<Word>] {
        // SAFETY: invariant "stack": `words` initialised words start at `base`, and only `Cell`s lead to them.
        unsafe { std::slice::from_raw_parts(self.base.as_ptr(), self.words) }
    }

    /// The first word, for whoever fetches operands.
    #[inline(always)]
    pub fn base(&self) -> *mut Word {
        self.base.as_ptr().cast()
    }

    /// The index of the word that an address inside the stack points to.
    #[inline(always)]
    pub fn index_of(&self, at: *mut Word) -> usize {
        (at.addr() - self.base.as_ptr().addr()) / size_of::<Word>()
    }

    /// Forget what is above `top`: the words become undefined. Called after a collection with the highest index that
    /// was in use since the last one, so that dead frames keep nothing alive.
    pub fn clear(&self, top: usize, high: usize) {
        // As a slice, so that it is written several words at a time.
        let dead = self.words().get(top..high.min(self.words)).unwrap_or_default();
        dead.iter().for_each(|word| word.set(Word::UNDEF));
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout.
        unsafe { dealloc(self.base.as_ptr().cast(), Stack::layout(self.words)) }
    }
}
