//! The value word: how every script value looks in 64 bits.
//!
//! Owns the encoding and nothing else: constructors, tests and projections of one word. Takes integers, floats and
//! pointers to object headers, hands out words. What an object means is left to the layers above.
//!
//! ```text
//! 0x0000_0000_0000_0xxx   markers: undefined, None, False, True, ... (below 4096, no object lives there)
//! 0x0000_pppp_pppp_pppp   a pointer to an object header, as it is
//! 0x0002_... - 0xFFFA_... a float: its bits plus 2^49
//! 0xFFFE_iiii_iiii_iiii   an integer of 48 bits
//! ```
//!
//! A word is kept as a pointer type, so that a pointer keeps its provenance on the way through stacks and fields; all
//! other words are addresses without provenance.
//!
//! Invariant "word": every word in a stack or a field is one of the four rows above, so the collector may look at any
//! of them without knowing what put it there.

use std::marker::PhantomData;
use std::ptr::{self, NonNull};

use super::header::{Header, Kind};

/// Added to the bits of a float; keeps every float clear of pointers below and integers above.
const FLOAT_OFFSET: u64 = 1 << 49;
/// The smallest word that is an integer; `bits >= INT_TAG` is the whole test.
pub const INT_TAG: u64 = 0xFFFE << 48;
const PAYLOAD_BITS: u32 = 48;
const PAYLOAD_MASK: u64 = (1 << PAYLOAD_BITS) - 1;
/// Words below this are markers; no allocation of ours can start in the first page.
const FIRST_POINTER: u64 = 4096;
/// The not-a-number that is stored, besides its negative: quiet, without payload. What arithmetic makes of these two is
/// one of them.
const CANONICAL_NAN: u64 = 0x7FF8 << 48;

/// The largest integer that fits in a word.
pub const INT_MAX: i64 = (1 << (PAYLOAD_BITS - 1)) - 1;
/// The smallest integer that fits in a word.
pub const INT_MIN: i64 = -(1 << (PAYLOAD_BITS - 1));

/// One value word without a lifetime: what stacks, fields and tables hold.
///
/// It says nothing about whether the object it may point to is still there; [`Value`] does.
#[derive(Copy, Clone, PartialEq, Eq)]
#[repr(transparent)]
pub struct Word(*mut u8);

impl Word {
    /// No value: an unbound local, an empty slot, freshly cleared memory.
    pub const UNDEF: Word = Word::marker(0);
    /// `None`.
    pub const NONE: Word = Word::marker(2);
    /// `False`; differs from [`Word::TRUE`] in the lowest bit only.
    pub const FALSE: Word = Word::marker(6);
    /// `True`.
    pub const TRUE: Word = Word::marker(7);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Word = Word::marker(10);
    /// `Ellipsis`.
    pub const ELLIPSIS: Word = Word::marker(14);
    /// Internal: an iterator word that stands for a running range.
    pub const IN_RANGE: Word = Word::marker(18);
    /// Internal: an iterator that has nothing more to give.
    pub const FINISHED: Word = Word::marker(22);

    /// The marker with bits `n`; scripts never see the ones that are not named here.
    pub const fn marker(n: usize) -> Word {
        assert!((n as u64) < FIRST_POINTER, "a marker would look like a pointer");
        Word(ptr::without_provenance_mut(n))
    }

    /// Whether `value` fits in the payload of an integer word.
    #[inline(always)]
    pub const fn fits(value: i64) -> bool {
        value >= INT_MIN && value <= INT_MAX
    }

    /// The word of an integer, which must fit; bits above the payload are dropped.
    #[inline(always)]
    pub const fn int(value: i64) -> Word {
        debug_assert!(Word::fits(value));
        Word::payload(value as u64)
    }

    /// An integer word that holds 48 raw bits: a program counter or a link in a frame, valid for the collector.
    #[inline(always)]
    pub const fn payload(bits: u64) -> Word {
        Word(ptr::without_provenance_mut((bits & PAYLOAD_MASK | INT_TAG) as usize))
    }

    /// The word of a float; of a not-a-number nothing is kept but the sign.
    #[inline(always)]
    pub const fn float(value: f64) -> Word {
        if value.is_nan() {
            return Word::not_a_number(value.is_sign_negative());
        }
        Word(ptr::without_provenance_mut((value.to_bits() + FLOAT_OFFSET) as usize))
    }

    /// Out of line, so that all other floats pay for one comparison, and not for the choice between two words.
    #[cold]
    #[inline(never)]
    const fn not_a_number(is_negative: bool) -> Word {
        let bits = CANONICAL_NAN | (is_negative as u64) << 63;
        Word(ptr::without_provenance_mut((bits + FLOAT_OFFSET) as usize))
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(value: bool) -> Word {
        if value { Word::TRUE } else { Word::FALSE }
    }

    /// The word that points to an object.
    #[inline(always)]
    pub const fn pointer(header: NonNull<Header>) -> Word {
        Word(header.as_ptr().cast())
    }

    /// The word with these bits, which must not be those of a pointer: bits alone carry no provenance.
    #[inline(always)]
    pub fn from_bits(bits: u64) -> Word {
        let word = Word(ptr::without_provenance_mut(bits as usize));
        debug_assert!(!word.is_pointer());
        word
    }

    /// A word that compiled code has held.
    ///
    /// # Safety
    /// The bits are those of a word; if they are a pointer's, its object is alive and its provenance was exposed.
    #[inline(always)]
    pub unsafe fn exposed(bits: u64) -> Word {
        Word(ptr::with_exposed_provenance_mut(bits as usize))
    }

    /// All 64 bits, for comparisons, hashing and guards.
    #[inline(always)]
    pub fn bits(self) -> u64 {
        self.0.addr() as u64
    }

    /// Whether this is an integer word.
    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.bits() >= INT_TAG
    }

    /// The integer; any other word gives a meaningless one.
    #[inline(always)]
    pub fn as_int(self) -> i64 {
        ((self.bits() << 16) as i64) >> 16
    }

    /// The 48 raw bits given to [`Word::payload`].
    #[inline(always)]
    pub fn as_payload(self) -> u64 {
        self.bits() & PAYLOAD_MASK
    }

    /// Whether this is a float word.
    #[inline(always)]
    pub fn is_float(self) -> bool {
        // One comparison: what lies below the floats wraps around and lands above them.
        self.bits().wrapping_sub(FLOAT_OFFSET) < INT_TAG - FLOAT_OFFSET
    }

    /// The float; any other word gives a meaningless one.
    #[inline(always)]
    pub fn as_float(self) -> f64 {
        f64::from_bits(self.bits().wrapping_sub(FLOAT_OFFSET))
    }

    /// Whether this is `True` or `False`.
    #[inline(always)]
    pub fn is_bool(self) -> bool {
        self.bits() | 1 == Word::TRUE.bits()
    }

    /// Whether this points to an object.
    #[inline(always)]
    pub fn is_pointer(self) -> bool {
        // Markers wrap around, everything with a tag is too large: again one comparison, and as no word lies between the
        // last pointer and the first float, with a power of two.
        self.bits().wrapping_sub(FIRST_POINTER) < 1 << PAYLOAD_BITS
    }

    /// The object this word points to.
    #[inline(always)]
    pub fn header(self) -> Option<NonNull<Header>> {
        if self.is_pointer() { NonNull::new(self.0.cast()) } else { None }
    }

    /// The raw pointer inside, whatever the word is.
    #[inline(always)]
    pub fn raw(self) -> *mut u8 {
        self.0
    }
}

impl Default for Word {
    fn default() -> Word {
        Word::UNDEF
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Word::UNDEF => f.write_str("undefined"),
            Word::NONE => f.write_str("None"),
            Word::FALSE => f.write_str("False"),
            Word::TRUE => f.write_str("True"),
            word if word.is_int() => write!(f, "{}", word.as_int()),
            word if word.is_float() => write!(f, "{:?}", word.as_float()),
            // Addresses differ from run to run and must not leak into anything that is compared.
            word if word.is_pointer() => f.write_str("<object>"),
            word => write!(f, "<marker {}>", word.bits()),
        }
    }
}

/// A value that is valid for as long as `'v`: while a quiet borrow of the heap lasts, nothing moves and nothing dies.
#[derive(Copy, Clone, PartialEq, Eq)]
#[repr(transparent)]
pub struct Value<'v>(Word, PhantomData<&'v ()>);

impl<'v> Value<'v> {
    /// See [`Word::UNDEF`].
    pub const UNDEF: Value<'static> = Value::constant(Word::UNDEF);
    /// See [`Word::NONE`].
    pub const NONE: Value<'static> = Value::constant(Word::NONE);
    /// See [`Word::FALSE`].
    pub const FALSE: Value<'static> = Value::constant(Word::FALSE);
    /// See [`Word::TRUE`].
    pub const TRUE: Value<'static> = Value::constant(Word::TRUE);
    /// See [`Word::NOT_IMPLEMENTED`].
    pub const NOT_IMPLEMENTED: Value<'static> = Value::constant(Word::NOT_IMPLEMENTED);
    /// See [`Word::ELLIPSIS`].
    pub const ELLIPSIS: Value<'static> = Value::constant(Word::ELLIPSIS);
    /// See [`Word::IN_RANGE`].
    pub const IN_RANGE: Value<'static> = Value::constant(Word::IN_RANGE);
    /// See [`Word::FINISHED`].
    pub const FINISHED: Value<'static> = Value::constant(Word::FINISHED);

    #[inline(always)]
    const fn constant(word: Word) -> Value<'static> {
        Value(word, PhantomData)
    }

    /// A word as a value.
    ///
    /// # Safety
    /// If the word points to an object, that object neither moves nor dies during `'v`.
    #[inline(always)]
    pub const unsafe fn from_word(word: Word) -> Value<'v> {
        Value(word, PhantomData)
    }

    /// The word, which outlives the promise that `'v` makes.
    #[inline(always)]
    pub const fn word(self) -> Word {
        self.0
    }

    /// See [`Word::marker`].
    pub const fn marker(n: usize) -> Value<'static> {
        Value::constant(Word::marker(n))
    }

    /// See [`Word::int`].
    #[inline(always)]
    pub const fn int(value: i64) -> Value<'static> {
        Value::constant(Word::int(value))
    }

    /// See [`Word::payload`].
    #[inline(always)]
    pub const fn payload(bits: u64) -> Value<'static> {
        Value::constant(Word::payload(bits))
    }

    /// See [`Word::float`].
    #[inline(always)]
    pub const fn float(value: f64) -> Value<'static> {
        Value::constant(Word::float(value))
    }

    /// See [`Word::bool`].
    #[inline(always)]
    pub const fn bool(value: bool) -> Value<'static> {
        Value::constant(Word::bool(value))
    }

    /// See [`Word::bits`].
    #[inline(always)]
    pub fn bits(self) -> u64 {
        self.0.bits()
    }

    /// See [`Word::is_int`].
    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.0.is_int()
    }

    /// See [`Word::as_int`].
    #[inline(always)]
    pub fn as_int(self) -> i64 {
        self.0.as_int()
    }

    /// See [`Word::as_payload`].
    #[inline(always)]
    pub fn as_payload(self) -> u64 {
        self.0.as_payload()
    }

    /// See [`Word::is_float`].
    #[inline(always)]
    pub fn is_float(self) -> bool {
        self.0.is_float()
    }

    /// See [`Word::as_float`].
    #[inline(always)]
    pub fn as_float(self) -> f64 {
        self.0.as_float()
    }

    /// See [`Word::is_bool`].
    #[inline(always)]
    pub fn is_bool(self) -> bool {
        self.0.is_bool()
    }

    /// See [`Word::is_pointer`].
    #[inline(always)]
    pub fn is_pointer(self) -> bool {
        self.0.is_pointer()
    }

    /// The header of the object, if this is one.
    #[inline(always)]
    pub fn header(self) -> Option<&'v Header> {
        // SAFETY: a value that points to an object points to one that stays in place during 'v (`from_word`), and
        // every object starts with an initialised header (`Heap::allocate` writes it).
        self.0.header().map(|header| unsafe { header.as_ref() })
    }

    /// The kind of the object, if this is one.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        self.header().map(|header| header.shape().kind())
    }

    /// Whether both are the same word: `is`, except for numbers.
    #[inline(always)]
    pub fn same(self, other: Value<'_>) -> bool {
        self.0 == other.0
    }
}

impl std::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the four rows of the encoding claim a word.
    fn rows(word: Word) -> [bool; 4] {
        let marker = word.bits() < FIRST_POINTER;
        [marker, word.is_pointer(), word.is_float(), word.is_int()]
    }

    #[test]
    fn integers_keep_their_value_and_their_row() {
        for value in [0, 1, -1, 42, INT_MAX, INT_MIN, INT_MAX - 1, INT_MIN + 1] {
            let word = Word::int(value);
            assert_eq!(word.as_int(), value);
            assert_eq!(rows(word), [false, false, false, true]);
        }
        assert!(!Word::fits(INT_MAX + 1) && !Word::fits(INT_MIN - 1));
        assert_eq!(Word::payload(PAYLOAD_MASK).as_payload(), PAYLOAD_MASK);
    }

    #[test]
    fn floats_keep_their_bits_and_their_row() {
        let edges = [0.0, -0.0, 1.5, -1.5, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, f64::INFINITY];
        for value in edges.into_iter().chain([f64::NEG_INFINITY]) {
            let word = Word::float(value);
            assert_eq!(word.as_float().to_bits(), value.to_bits());
            assert_eq!(rows(word), [false, false, true, false]);
        }
    }

    #[test]
    fn of_a_not_a_number_the_sign_is_kept() {
        for bits in [0x7FF8 << 48, 0xFFFF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0001, 0xFFF8_0000_0000_0000] {
            let value = f64::from_bits(bits);
            let word = Word::float(value);
            assert_eq!(word, Word::float(f64::NAN.copysign(value)));
            assert!(word.as_float().is_nan());
            assert_eq!(rows(word), [false, false, true, false]);
        }
    }

    #[test]
    fn markers_are_distinct_and_no_objects() {
        let all = [
            Word::UNDEF,
            Word::NONE,
            Word::FALSE,
            Word::TRUE,
            Word::NOT_IMPLEMENTED,
            Word::ELLIPSIS,
            Word::IN_RANGE,
            Word::FINISHED,
        ];
        for (i, a) in all.iter().enumerate() {
            assert_eq!(rows(*a), [true, false, false, false]);
            assert!(a.header().is_none());
            assert!(all.iter().skip(i + 1).all(|b| a != b));
        }
        assert!(Word::TRUE.is_bool() && Word::FALSE.is_bool() && !Word::NONE.is_bool());
    }

    #[test]
    fn random_bits_belong_to_at_most_one_row() {
        let mut state = 1u64;
        for _ in 0..1000 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let word = Word(ptr::without_provenance_mut((state >> (state % 48)) as usize));
            assert!(rows(word).iter().filter(|row| **row).count() <= 1, "{:x}", word.bits());
        }
    }
}
