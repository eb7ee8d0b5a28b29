//! The eight bytes in front of every object, and the table that tells how long an object is and where its values are.
//!
//! Owns header, flags, shape words and layouts. The heap knows nothing else about objects: a header's kind indexes the
//! table of [`KindLayout`] that the heap was made with.
//!
//! Invariant "header": from its allocation to its death an object starts with a header whose kind is in the table, and
//! its size in words can be computed from the header, the layout and word 1 alone.

use std::cell::Cell;
use std::ptr::NonNull;

use super::value::Word;

/// What an object is made of: an index into the table of layouts.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
#[repr(transparent)]
pub struct Kind(pub u8);

/// Kind and shape index in one word that a guard compares at once.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct ShapeWord(u32);

impl ShapeWord {
    const INDEX_BITS: u32 = 24;
    /// The number of shape indexes of one kind.
    pub const MAX_INDEX: u32 = (1 << ShapeWord::INDEX_BITS) - 1;

    /// The word of a kind and an index, which has 24 bits; more are dropped.
    #[inline(always)]
    pub const fn new(kind: Kind, index: u32) -> ShapeWord {
        debug_assert!(index <= ShapeWord::MAX_INDEX);
        ShapeWord((kind.0 as u32) << ShapeWord::INDEX_BITS | index & ShapeWord::MAX_INDEX)
    }

    /// From what [`ShapeWord::bits`] gave.
    #[inline(always)]
    pub const fn from_bits(bits: u32) -> ShapeWord {
        ShapeWord(bits)
    }

    /// The kind, in the top byte.
    #[inline(always)]
    pub const fn kind(self) -> Kind {
        Kind((self.0 >> ShapeWord::INDEX_BITS) as u8)
    }

    /// The index of the shape among those of its kind.
    #[inline(always)]
    pub const fn index(self) -> u32 {
        self.0 & ShapeWord::MAX_INDEX
    }

    /// Both, as a guard compares them.
    #[inline(always)]
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl std::fmt::Debug for ShapeWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind().0, self.index())
    }
}

/// The flag byte: where an object lives and what the collector knows about it.
pub mod flag {
    /// Lives in old space and never moves again.
    pub const OLD: u8 = 1;
    /// Old and unchanged since the collector last looked: a store must tell the barrier. This is the one bit that
    /// compiled code tests; young and remembered objects do not have it.
    pub const WATCHED: u8 = 2;
    /// Reached by the running cycle: grey or black. Frozen objects always are.
    pub const MARKED: u8 = 4;
    /// Reached but not yet scanned: on a work list, or to be found by a walk when the list had no memory.
    pub const PENDING: u8 = 8;
    /// A survivor's former place; word 1 points to the new one. Together with [`OLD`]: a free cell.
    pub const FORWARDED: u8 = 16;
    /// Has an allocation of its own, so it is never copied.
    pub const LARGE: u8 = 32;
    /// One bit per card of the tail follows the object.
    pub const CARDS: u8 = 64;
    /// Some card is dirty: the object is in the list of carded objects.
    pub const DIRTY: u8 = 128;
    /// A cell of old space that holds no object.
    pub const FREE: u8 = OLD | FORWARDED;
}

/// The first eight bytes of an object.
#[repr(C, align(8))]
pub struct Header {
    /// First, so that a guard is one comparison of four bytes.
    shape: Cell<ShapeWord>,
    flags: Cell<u8>,
    size: Cell<u8>,
    extra: Cell<u16>,
}

impl Header {
    /// The offset of the flag byte, for the barrier in compiled code.
    pub const FLAGS_OFFSET: usize = std::mem::offset_of!(Header, flags);

    #[inline(always)]
    pub(super) fn new(shape: ShapeWord, flags: u8, size: u8) -> Header {
        Header {
            shape: Cell::new(shape),
            flags: Cell::new(flags),
            size: Cell::new(size),
            extra: Cell::new(0),
        }
    }

    /// The first word of a young object, for machine code that makes one; the size in words is that of objects whose tail
    /// is [`Tail::Sized`], and else zero.
    pub const fn first_word(shape: ShapeWord, size: u8) -> u64 {
        const { assert!(Header::FLAGS_OFFSET == 4 && std::mem::offset_of!(Header, size) == 5) }
        shape.0 as u64 | (size as u64) << 40
    }

    /// Kind and shape.
    #[inline(always)]
    pub fn shape(&self) -> ShapeWord {
        self.shape.get()
    }

    /// As `shape`, by a load of its own: no compiler makes one jump table of this comparison and those of kinds.
    #[inline(always)]
    pub fn shape_apart(&self) -> ShapeWord {
        // SAFETY: a cell may be read at any time by the thread that has it.
        unsafe { self.shape.as_ptr().read_volatile() }
    }

    /// The kind alone.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.shape.get().kind()
    }

    /// Gives the object another shape of the same kind: the kind says how the memory is laid out and cannot change.
    #[inline(always)]
    pub fn set_shape(&self, shape: ShapeWord) {
        debug_assert_eq!(shape.kind(), self.kind(), "a new shape must keep the kind");
        self.shape.set(ShapeWord::new(self.kind(), shape.index()));
    }

    /// The flag byte, see [`flag`].
    #[inline(always)]
    pub fn flags(&self) -> u8 {
        self.flags.get()
    }

    #[inline(always)]
    pub(super) fn set_flags(&self, flags: u8) {
        self.flags.set(flags);
    }

    #[inline(always)]
    pub(super) fn has(&self, flags: u8) -> bool {
        self.flags.get() & flags != 0
    }

    /// The size in words of an object whose tail is [`Tail::Sized`].
    #[inline(always)]
    pub fn size(&self) -> u8 {
        self.size.get()
    }

    /// Sixteen bits that the heap carries along and never reads.
    #[inline(always)]
    pub fn extra(&self) -> u16 {
        self.extra.get()
    }

    /// Sets the bits of [`Header::extra`].
    #[inline(always)]
    pub fn set_extra(&self, extra: u16) {
        self.extra.set(extra);
    }
}

/// What follows the fixed part of an object.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Tail {
    /// Nothing.
    None,
    /// As many values as word 1 says.
    Values,
    /// As many bytes as word 1 says.
    Bytes,
    /// As many plain words as word 1 says.
    Words,
    /// Values up to the size that the header gives, which counts the whole object in words.
    Sized,
}

impl Tail {
    /// Whether word 1 of the object is the number of elements.
    #[inline(always)]
    pub const fn is_counted(self) -> bool {
        matches!(self, Tail::Values | Tail::Bytes | Tail::Words)
    }
}

/// How objects of one kind are laid out.
#[derive(Copy, Clone, Debug)]
pub struct KindLayout {
    /// For messages of the verifier.
    pub name: &'static str,
    /// Words of the fixed part, the header included.
    pub words: u8,
    /// The value words of the fixed part: first, and one past the last.
    pub values: (u8, u8),
    /// What follows the fixed part.
    pub tail: Tail,
}

impl KindLayout {
    /// The words of an object with `count` tail elements (ignored without a counted tail), or `None` beyond reason.
    #[inline(always)]
    pub const fn total(&self, count: usize) -> Option<usize> {
        let tail = match self.tail {
            Tail::None | Tail::Sized => 0,
            Tail::Values | Tail::Words => count,
            Tail::Bytes => count.div_ceil(8),
        };
        if tail > MAX_WORDS { None } else { Some(self.words as usize + tail) }
    }
}

/// The largest object anybody may ask for, in words: half the address space of a 48-bit pointer.
pub const MAX_WORDS: usize = 1 << 44;

/// How many elements one card covers.
pub const CARD: usize = 128;
/// Arrays with more elements than this have cards.
const CARDS_ABOVE: usize = 2 * CARD;

/// The words that hold one bit for each card of an array, none if it is short.
#[inline(always)]
pub const fn card_words(count: usize) -> usize {
    if count > CARDS_ABOVE { count.div_ceil(CARD * 64) } else { 0 }
}

/// The table of layouts, and what it says about an object.
///
/// Invariant "header" makes the answers right: the functions are unsafe because they believe the header.
#[derive(Copy, Clone)]
pub(super) struct Layouts(&'static [KindLayout]);

impl Layouts {
    pub(super) fn new(table: &'static [KindLayout]) -> Layouts {
        assert!(table.len() <= 256, "more kinds than a header can name");
        for layout in table {
            // A survivor's former place must have room for its new address.
            assert!(layout.words >= 2, "objects of kind {} are too short", layout.name);
            let (first, end) = layout.values;
            assert!(
                first >= 1 && first <= end && end <= layout.words,
                "kind {} has no such values",
                layout.name
            );
        }
        Layouts(table)
    }

    pub(super) fn get(self, kind: Kind) -> Option<&'static KindLayout> {
        self.0.get(usize::from(kind.0))
    }

    /// # Safety
    /// `at` is an object.
    #[inline(always)]
    pub(super) unsafe fn of(self, at: NonNull<Header>) -> &'static KindLayout {
        // SAFETY: by contract; invariant "header" says that the kind is in the table, and indexing checks it again.
        &self.0[usize::from(unsafe { at.as_ref() }.kind().0)]
    }

    /// The number of elements of a counted tail.
    ///
    /// # Safety
    /// `at` is an object with a counted tail.
    #[inline(always)]
    pub(super) unsafe fn count(self, at: NonNull<Header>) -> usize {
        // SAFETY: invariant "header": the count is in word 1.
        unsafe { at.cast::<usize>().add(1).read() }
    }

    /// The words of an object without its card bits.
    ///
    /// # Safety
    /// `at` is an object.
    #[inline(always)]
    pub(super) unsafe fn words(self, at: NonNull<Header>) -> usize {
        // SAFETY: by contract, and the count is read of counted tails only.
        unsafe {
            let layout = self.of(at);
            let fixed = usize::from(layout.words);
            match layout.tail {
                Tail::None => fixed,
                Tail::Sized => usize::from(at.as_ref().size()),
                Tail::Values | Tail::Words => fixed + self.count(at),
                Tail::Bytes => fixed + self.count(at).div_ceil(8),
            }
        }
    }

    /// The words of an object with its card bits.
    ///
    /// # Safety
    /// `at` is an object.
    #[inline(always)]
    pub(super) unsafe fn total(self, at: NonNull<Header>) -> usize {
        // SAFETY: by contract; only counted tails have cards.
        unsafe {
            let cards = if at.as_ref().has(flag::CARDS) { card_words(self.count(at)) } else { 0 };
            self.words(at) + cards
        }
    }

    /// The card bits of an object that has them: the first word, and how many there are.
    ///
    /// # Safety
    /// `at` is an object with the flag [`flag::CARDS`].
    pub(super) unsafe fn cards(self, at: NonNull<Header>) -> (*mut u64, usize) {
        // SAFETY: the card bits follow the last word of the tail.
        unsafe { (at.cast::<u64>().add(self.words(at)).as_ptr(), card_words(self.count(at))) }
    }

    /// Calls `visit` with the place of each value, from the element `from` of the tail on and at most `most` elements;
    /// the fixed part comes with element 0. Gives the element to continue with, if there are more.
    ///
    /// # Safety
    /// `at` is an initialised object.
    #[inline(always)]
    pub(super) unsafe fn each_value(
        self,
        at: NonNull<Header>,
        from: usize,
        most: usize,
        mut visit: impl FnMut(*mut Word),
    ) -> Option<usize> {
        // SAFETY: invariant "header" and the layout say which words inside the object are values.
        unsafe {
            let layout = self.of(at);
            let words = at.cast::<Word>().as_ptr();
            if from == 0 {
                for index in layout.values.0..layout.values.1 {
                    visit(words.add(usize::from(index)));
                }
            }
            let fixed = usize::from(layout.words);
            let count = match layout.tail {
                Tail::Values => self.count(at),
                Tail::Sized => usize::from(at.as_ref().size()) - fixed,
                Tail::None | Tail::Bytes | Tail::Words => return None,
            };
            let end = count.min(from.saturating_add(most));
            for index in from..end {
                visit(words.add(fixed + index));
            }
            (end < count).then_some(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_word_keeps_kind_and_index() {
        let shape = ShapeWord::new(Kind(200), 0xABCDEF);
        assert_eq!((shape.kind(), shape.index()), (Kind(200), 0xABCDEF));
        assert_eq!(shape.bits(), 0xC8ABCDEF);
    }

    #[test]
    fn a_header_is_eight_bytes_and_starts_with_its_shape() {
        assert_eq!(size_of::<Header>(), 8);
        assert_eq!(std::mem::offset_of!(Header, shape), 0);
        assert_eq!(Header::FLAGS_OFFSET, 4);
    }

    #[test]
    fn sizes_follow_the_tail() {
        let layout = |tail| KindLayout { name: "x", words: 2, values: (2, 2), tail };
        assert_eq!(layout(Tail::None).total(9), Some(2));
        assert_eq!(layout(Tail::Values).total(9), Some(11));
        assert_eq!(layout(Tail::Bytes).total(9), Some(4));
        assert_eq!(layout(Tail::Bytes).total(usize::MAX), None);
        assert_eq!(layout(Tail::Words).total(usize::MAX), None);
    }
}
