//! Typed references to objects, value fields, and the declaration of object types.
//!
//! Owns the ways in which safe code reads an object and fills a new one. Takes typed structures declared by [`object!`],
//! gives branded references and values. Writing to an object that exists is left to `barrier`, memory to the allocators.
//!
//! Invariant "typed": a [`Ref<'v, T>`] points to a live object of kind `T::KIND`, laid out as `T::LAYOUT` says, and
//! neither moves nor dies during `'v`. Fields and tails are reached through it only, never through `&T` alone, so a
//! value read from a field gets the lifetime of the reference, and the tail stays within its provenance.
//!
//! [`object!`]: crate::heap::object!

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
use std::slice;

use super::chunk::comes_zeroed;
use super::header::{Header, Kind, KindLayout, Tail};
use super::value::{Value, Word};

/// So many words are written one by one, which the compiler is told by calling that volatile: it would make calls of
/// such loops, which take longer.
const SHORT: usize = 8;

/// A structure that objects of one kind start with. Declare one with [`object!`](crate::heap::object!).
///
/// # Safety
/// `Self` is `repr(C)` with alignment 8, starts with a [`Header`], has the [`Length`] as its second word exactly if the
/// tail is counted, needs no drop, is as long as `LAYOUT.words`, and its `Field`s are exactly the words of
/// `LAYOUT.values`. The heap's table has `LAYOUT` at `KIND`, and no other type has that kind.
pub unsafe trait Object: Sized + 'static {
    /// The index of `LAYOUT` in the table of the heap.
    const KIND: Kind;
    /// Where the values are.
    const LAYOUT: KindLayout;
    /// Whether the byte tail never changes after initialisation, so that plain slices of it may be given out.
    const FROZEN: bool;
}

/// A value inside an object: read through [`Ref::get`], written through `Heap::store`.
#[repr(transparent)]
pub struct Field(Cell<Word>);

impl Field {
    /// A field for an object that is being initialised.
    #[inline(always)]
    pub fn new(value: Value<'_>) -> Field {
        Field(Cell::new(value.word()))
    }

    /// The word without a lifetime.
    #[inline(always)]
    pub fn word(&self) -> Word {
        self.0.get()
    }

    /// # Safety
    /// The object of this field has passed the barrier since the last collection, or is young.
    #[inline(always)]
    pub unsafe fn set_unbarriered(&self, value: Value<'_>) {
        self.0.set(value.word());
    }

    #[inline(always)]
    pub(super) fn as_slot(&self) -> &Cell<Word> {
        &self.0
    }
}

/// The number of tail elements: word 1 of every object with a counted tail, written by the heap alone.
#[repr(transparent)]
pub struct Length(usize);

impl Length {
    /// What an initialiser puts; the heap replaces it by the count that was allocated.
    #[inline(always)]
    pub const fn allocated() -> Length {
        Length(0)
    }

    /// The number of elements.
    #[inline(always)]
    pub const fn get(&self) -> usize {
        self.0
    }
}

/// A reference to an object of a known type.
#[repr(transparent)]
pub struct Ref<'v, T: Object>(NonNull<T>, PhantomData<&'v T>);

impl<T: Object> Copy for Ref<'_, T> {}
impl<T: Object> Clone for Ref<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'v, T: Object> Ref<'v, T> {
    /// # Safety
    /// Invariant "typed" holds for `at` and `'v`, and `at` may be used for the whole object, tail included.
    #[inline(always)]
    pub const unsafe fn from_raw(at: NonNull<T>) -> Ref<'v, T> {
        Ref(at, PhantomData)
    }

    /// The object as a value.
    #[inline(always)]
    pub fn value(self) -> Value<'v> {
        // SAFETY: invariant "typed".
        unsafe { Value::from_word(Word::pointer(self.0.cast())) }
    }

    /// The fixed part, for as long as the reference itself.
    #[inline(always)]
    pub fn object(self) -> &'v T {
        // SAFETY: invariant "typed"; nothing makes a `&mut T`, what changes is in cells.
        unsafe { self.0.as_ref() }
    }

    /// The header.
    #[inline(always)]
    pub fn header(self) -> &'v Header {
        // SAFETY: invariant "typed": an object starts with its header.
        unsafe { self.0.cast::<Header>().as_ref() }
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn same<U: Object>(self, other: Ref<'_, U>) -> bool {
        self.0.addr() == other.0.addr()
    }

    /// The address, with provenance for the whole object.
    #[inline(always)]
    pub fn as_ptr(self) -> NonNull<T> {
        self.0
    }

    /// The value of one of the fields: `list.get(|l| &l.items)`.
    #[inline(always)]
    pub fn get(self, field: impl for<'a> FnOnce(&'a T) -> &'a Field) -> Value<'v> {
        let field = field(self.object());
        assert!(self.contains(field), "the field of another object");
        // SAFETY: the field lies in this object, so by invariant "typed" what it refers to lives during 'v.
        unsafe { Value::from_word(field.word()) }
    }

    /// Whether a field is in the fixed part; the projections of [`Ref::get`] make this a constant.
    #[inline(always)]
    pub(super) fn contains(self, field: &Field) -> bool {
        (field as *const Field).addr().wrapping_sub(self.0.addr().get()) < size_of::<T>()
    }

    /// The number of tail elements.
    #[inline(always)]
    pub fn tail_len(self) -> usize {
        match T::LAYOUT.tail {
            Tail::None => 0,
            // SAFETY: invariant "header": word 1 of a counted kind is the number of its elements.
            Tail::Values | Tail::Bytes | Tail::Words => unsafe { self.0.cast::<usize>().add(1).read() },
            Tail::Sized => usize::from(self.header().size()).saturating_sub(T::LAYOUT.words as usize),
        }
    }

    #[inline(always)]
    fn tail<E>(self) -> NonNull<E> {
        // SAFETY: the fixed part is inside the object, and its end is at most the object's.
        unsafe { self.0.add(1).cast() }
    }

    /// The values of the tail.
    #[inline(always)]
    pub fn tail_values(self) -> Fields<'v> {
        const {
            assert!(
                matches!(T::LAYOUT.tail, Tail::Values | Tail::Sized),
                "this type has no values in its tail"
            )
        }
        // SAFETY: invariant "typed": the tail holds `tail_len` initialised value words, which are cells.
        Fields(unsafe { slice::from_raw_parts(self.tail::<Field>().as_ptr(), self.tail_len()) })
    }

    /// The bytes of a tail that may change.
    #[inline(always)]
    pub fn tail_bytes(self) -> &'v [Cell<u8>] {
        const { assert!(matches!(T::LAYOUT.tail, Tail::Bytes) && !T::FROZEN, "this type has no changing bytes") }
        // SAFETY: invariant "typed": the tail holds `tail_len` initialised bytes, always shared as cells.
        unsafe { slice::from_raw_parts(self.tail::<Cell<u8>>().as_ptr(), self.tail_len()) }
    }

    /// The bytes of a tail that never changes.
    #[inline(always)]
    pub fn tail_text(self) -> &'v [u8] {
        const { assert!(matches!(T::LAYOUT.tail, Tail::Bytes) && T::FROZEN, "this type has no frozen bytes") }
        // SAFETY: as for `tail_bytes`; a frozen tail is not written after its initialisation.
        unsafe { slice::from_raw_parts(self.tail::<u8>().as_ptr(), self.tail_len()) }
    }

    /// The plain words of the tail.
    #[inline(always)]
    pub fn tail_words(self) -> &'v [Cell<u64>] {
        const { assert!(matches!(T::LAYOUT.tail, Tail::Words), "this type has no words in its tail") }
        // SAFETY: as for `tail_bytes`.
        unsafe { slice::from_raw_parts(self.tail::<Cell<u64>>().as_ptr(), self.tail_len()) }
    }
}

impl<T: Object> Deref for Ref<'_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        self.object()
    }
}

impl<'v, T: Object> From<Ref<'v, T>> for Value<'v> {
    #[inline(always)]
    fn from(object: Ref<'v, T>) -> Value<'v> {
        object.value()
    }
}

impl<'v> Value<'v> {
    /// The object as a `T`, if it is one.
    #[inline(always)]
    pub fn cast<T: Object>(self) -> Option<Ref<'v, T>> {
        match self.word().header() {
            // SAFETY: the value lives during 'v (`Value::from_word`), and its kind is that of `T`.
            Some(at) if self.kind() == Some(T::KIND) => Some(unsafe { Ref::from_raw(at.cast()) }),
            _ => None,
        }
    }

    /// The object as a `T`.
    ///
    /// # Safety
    /// The value is an object of kind `T::KIND`.
    #[inline(always)]
    pub unsafe fn cast_unchecked<T: Object>(self) -> Ref<'v, T> {
        debug_assert_eq!(self.kind(), Some(T::KIND));
        // SAFETY: the caller knows the kind, and a pointer is never null; the rest as in `cast`.
        unsafe { Ref::from_raw(NonNull::new_unchecked(self.word().raw().cast())) }
    }
}

/// The values of an object's tail.
///
/// A view may go stale, when its list gets a longer buffer, but it never dangles.
#[derive(Copy, Clone)]
pub struct Fields<'v>(&'v [Field]);

impl<'v> Fields<'v> {
    /// How many there are.
    #[inline(always)]
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// One of them, or `None` beyond the end.
    #[inline(always)]
    pub fn get(self, index: usize) -> Option<Value<'v>> {
        // SAFETY: a view is made from a reference that lives during 'v, see `Ref::tail_values`.
        self.0.get(index).map(|field| unsafe { Value::from_word(field.word()) })
    }

    /// One of them.
    ///
    /// # Safety
    /// `index` is below the length.
    #[inline(always)]
    pub unsafe fn get_unchecked(self, index: usize) -> Value<'v> {
        // SAFETY: by contract, and as in `get`.
        unsafe { Value::from_word(self.0.get_unchecked(index).word()) }
    }

    /// The first `count`, or all if there are fewer.
    #[inline(always)]
    pub fn first(self, count: usize) -> Fields<'v> {
        Fields(self.0.get(..count).unwrap_or(self.0))
    }

    /// Those from `from` up to `to`, or none if there are not so many.
    #[inline(always)]
    pub fn between(self, from: usize, to: usize) -> Fields<'v> {
        Fields(self.0.get(from..to).unwrap_or_default())
    }

    /// All of them in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Value<'v>> + ExactSizeIterator + Clone {
        // SAFETY: as in `get`.
        self.0.iter().map(|field| unsafe { Value::from_word(field.word()) })
    }

    #[inline(always)]
    pub(super) fn slots(self) -> &'v [Field] {
        self.0
    }
}

/// Memory for an object that is not there yet: finish it with one of the `init` functions.
///
/// Header and length are in place already, so an object that is given up half-way leaves a heap that can be walked.
#[must_use]
pub struct New<'h, T: Object> {
    at: NonNull<T>,
    words: usize,
    heap: PhantomData<&'h T>,
}

impl<'h, T: Object> New<'h, T> {
    /// # Safety
    /// `at` has room for `words` words, which are at least those of the fixed part; header and, with a counted tail,
    /// length are written and agree with `words`; the memory lives as an object during `'h`.
    #[inline(always)]
    pub(super) unsafe fn from_raw(at: NonNull<T>, words: usize) -> New<'h, T> {
        New { at, words, heap: PhantomData }
    }

    /// Where the object will be.
    #[inline(always)]
    pub fn as_ptr(&self) -> NonNull<T> {
        self.at
    }

    /// The object, which somebody else has initialised.
    ///
    /// # Safety
    /// Every word of the object is initialised: fixed part and tail, header and length as they were.
    #[inline(always)]
    pub unsafe fn finish(self) -> Ref<'h, T> {
        // SAFETY: by contract this is now an object; it is young or remembered, so it needs no barrier.
        unsafe { Ref::from_raw(self.at) }
    }

    /// Is the memory zero?
    #[inline(always)]
    fn comes_zeroed(&self) -> bool {
        // SAFETY: the heap has given memory for so many words.
        unsafe { comes_zeroed(self.at.cast(), self.words) }
    }

    /// Writes the fixed part and clears the tail: to zero, or to undefined values.
    #[inline(always)]
    pub fn init(self, fixed: impl FnOnce(Header) -> T) -> Ref<'h, T> {
        self.write_fixed(fixed);
        let tail = self.words - T::LAYOUT.words as usize;
        if !self.comes_zeroed() {
            // SAFETY: the tail has this many words; zero bytes are valid for each kind of tail.
            unsafe { self.tail::<u64>().write_bytes(0, tail) };
        }
        // SAFETY: all words are written.
        unsafe { self.finish() }
    }

    /// Writes the fixed part of a type with values in its tail, and gives how many.
    #[inline(always)]
    fn before_values(&self, fixed: impl FnOnce(Header) -> T) -> usize {
        const {
            assert!(
                matches!(T::LAYOUT.tail, Tail::Values | Tail::Sized),
                "this type has no values in its tail"
            )
        }
        self.write_fixed(fixed);
        self.words - T::LAYOUT.words as usize
    }

    /// Writes the fixed part, and the tail from `values`; where they end, the tail is undefined.
    #[inline(always)]
    pub fn init_values<'a>(
        self,
        fixed: impl FnOnce(Header) -> T,
        values: impl IntoIterator<Item = Value<'a>>,
    ) -> Ref<'h, T> {
        let count = self.before_values(fixed);
        let mut given = 0;
        for value in values.into_iter().take(count) {
            // SAFETY: `given` is below `count`, so inside the tail.
            unsafe { self.tail::<Word>().add(given).write(value.word()) };
            given += 1;
        }
        // SAFETY: the tail has `count` words, so that then all are written.
        unsafe {
            self.leave_undefined(given, count);
            self.finish()
        }
    }

    /// Writes the fixed part, and the tail from values that another object has; where they end, the tail is undefined.
    #[inline(always)]
    pub fn init_copied(self, fixed: impl FnOnce(Header) -> T, values: Fields<'_>) -> Ref<'h, T> {
        let count = self.before_values(fixed);
        let copied = values.len().min(count);
        // SAFETY: the tail has `count` words and is no part of the other object; fields are words.
        unsafe {
            let (tail, from) = (self.tail::<Word>(), NonNull::from(values.slots()).cast::<Word>());
            if copied <= SHORT {
                (0..copied).for_each(|index| tail.add(index).write_volatile(from.add(index).read()));
            } else {
                tail.copy_from_nonoverlapping(from, copied);
            }
            self.leave_undefined(copied, count);
            self.finish()
        }
    }

    /// Values of the tail are undefined, from one to before another.
    ///
    /// # Safety
    /// They are inside the tail, whose words are values.
    #[inline(always)]
    unsafe fn leave_undefined(&self, from: usize, to: usize) {
        // SAFETY: by contract; zero is the undefined value.
        unsafe {
            let first = self.tail::<Word>().add(from);
            if to - from <= SHORT {
                (0..to - from).for_each(|index| first.add(index).write_volatile(Word::UNDEF));
            } else if !self.comes_zeroed() {
                first.write_bytes(0, to - from);
            }
        }
    }

    /// Writes the fixed part and the start of the word tail; what is left of it becomes zero.
    #[inline(always)]
    pub fn init_words(
        self,
        fixed: impl FnOnce(Header) -> T,
        words: impl IntoIterator<Item = u64>,
    ) -> Ref<'h, T> {
        const { assert!(matches!(T::LAYOUT.tail, Tail::Words), "this type has no words in its tail") }
        self.write_fixed(fixed);
        let mut words = words.into_iter();
        for index in 0..self.words - T::LAYOUT.words as usize {
            // SAFETY: `index` is inside the tail.
            unsafe { self.tail::<u64>().add(index).write(words.next().unwrap_or(0)) };
        }
        // SAFETY: all words are written.
        unsafe { self.finish() }
    }

    /// Writes the fixed part and the start of the byte tail; what is left of it becomes zero.
    #[inline(always)]
    pub fn init_bytes(self, fixed: impl FnOnce(Header) -> T, bytes: &[u8]) -> Ref<'h, T> {
        self.init_bytes_from(fixed, [bytes])
    }

    /// Writes the fixed part and the byte tail, from parts one after another; what is left of it becomes zero.
    #[inline(always)]
    pub fn init_bytes_from<'a>(
        self,
        fixed: impl FnOnce(Header) -> T,
        parts: impl IntoIterator<Item = &'a [u8]>,
    ) -> Ref<'h, T> {
        const { assert!(matches!(T::LAYOUT.tail, Tail::Bytes), "this type has no bytes in its tail") }
        self.write_fixed(fixed);
        let words = self.words - T::LAYOUT.words as usize;
        let room = words * 8;
        if words > 0 {
            // SAFETY: the last word is inside the tail. Mostly it alone is not filled.
            unsafe { self.tail::<u64>().add(words - 1).write(0) };
        }
        let mut done = 0;
        for part in parts {
            let count = part.len().min(room - done);
            // SAFETY: `done + count` bytes are inside the tail, which nobody else knows of.
            unsafe {
                self.tail::<u8>().add(done).copy_from_nonoverlapping(NonNull::from(part).cast(), count)
            };
            done += count;
        }
        if room - done >= 8 {
            // SAFETY: what is left of the tail is inside it.
            unsafe { self.tail::<u8>().add(done).write_bytes(0, room - done) };
        }
        // SAFETY: all bytes are written.
        unsafe { self.finish() }
    }

    /// Writes the fixed part, clears the byte tail and lets `fill` write it.
    #[inline(always)]
    pub fn init_bytes_with(
        self,
        fixed: impl FnOnce(Header) -> T,
        fill: impl FnOnce(&mut [u8]),
    ) -> Ref<'h, T> {
        const { assert!(matches!(T::LAYOUT.tail, Tail::Bytes), "this type has no bytes in its tail") }
        let object = self.init(fixed);
        // SAFETY: the tail is initialised, and nobody else knows of the object yet.
        fill(unsafe { slice::from_raw_parts_mut(object.tail::<u8>().as_ptr(), object.tail_len()) });
        object
    }

    #[inline(always)]
    fn tail<E>(&self) -> NonNull<E> {
        // SAFETY: the memory has room for the fixed part.
        unsafe { self.at.add(1).cast() }
    }

    #[inline(always)]
    fn write_fixed(&self, fixed: impl FnOnce(Header) -> T) {
        // SAFETY: `from_raw` promises header and length; the memory has room for a `T` and nobody else uses it.
        unsafe {
            let header = self.at.cast::<Header>().read();
            let length = self.at.cast::<usize>().add(1);
            if T::LAYOUT.tail.is_counted() {
                let count = length.read();
                self.at.write(fixed(header));
                length.write(count);
            } else {
                self.at.write(fixed(header));
            }
        }
    }
}

/// Declares an object type: the structure, its layout and its [`Object`] implementation.
///
/// Value fields are named in `values`, everything the collector must not look at in `plain`. A counted tail (`Values`,
/// `Bytes`, `Text`, `Words`) adds a field `length` as the second word; `Text` is bytes that never change.
///
/// ```
/// use std::cell::Cell;
/// use taipan::heap::{Field, Kind, Heap, Settings, ShapeWord, Value, object};
///
/// object! {
///     /// A growing array.
///     pub struct List: Kind(0), "list", None {
///         values { items }
///         plain { count: Cell<usize> }
///     }
/// }
/// static LAYOUTS: [taipan::heap::KindLayout; 1] = [<List as taipan::heap::Object>::LAYOUT];
///
/// let heap = Heap::new(Settings::default(), &LAYOUTS);
/// let list = heap.allocate::<List>(ShapeWord::new(Kind(0), 0), 3).unwrap();
/// let list = list.init(|header| List { header, items: Field::new(Value::NONE), count: Cell::new(0) });
/// assert_eq!(list.get(|l| &l.items), Value::NONE);
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! declare_object {
    ($(#[$meta:meta])* $vis:vis struct $name:ident: $kind:expr, $label:literal, $tail:ident {
        values { $($value:ident),* $(,)? }
        plain { $($plain:ident: $plain_type:ty),* $(,)? }
    }) => {
        $crate::declare_object! { @tail $tail $(#[$meta])* $vis struct $name: $kind, $label {
            values { $($value),* } plain { $($plain: $plain_type),* }
        }}
    };
    (@tail None $($rest:tt)*) => { $crate::declare_object! { @plain (None) false $($rest)* } };
    (@tail Sized $($rest:tt)*) => { $crate::declare_object! { @plain (Sized) false $($rest)* } };
    (@tail Values $($rest:tt)*) => { $crate::declare_object! { @counted (Values) false $($rest)* } };
    (@tail Words $($rest:tt)*) => { $crate::declare_object! { @counted (Words) false $($rest)* } };
    (@tail Bytes $($rest:tt)*) => { $crate::declare_object! { @counted (Bytes) false $($rest)* } };
    (@tail Text $($rest:tt)*) => { $crate::declare_object! { @counted (Bytes) true $($rest)* } };
    (@plain ($tail:ident) $frozen:literal $(#[$meta:meta])* $vis:vis struct $name:ident: $kind:expr, $label:literal {
        values { $($value:ident),* } plain { $($plain:ident: $plain_type:ty),* }
    }) => {
        $(#[$meta])*
        #[repr(C, align(8))]
        $vis struct $name {
            /// Kind, shape and flags.
            $vis header: $crate::heap::Header,
            $(#[allow(missing_docs)] $vis $value: $crate::heap::Field,)*
            $(#[allow(missing_docs)] $vis $plain: $plain_type,)*
        }
        $crate::declare_object! { @object $name, $kind, $label, $tail, $frozen, 1, [$($value)*] }
    };
    (@counted ($tail:ident) $frozen:literal $(#[$meta:meta])* $vis:vis struct $name:ident: $kind:expr, $label:literal {
        values { $($value:ident),* } plain { $($plain:ident: $plain_type:ty),* }
    }) => {
        $(#[$meta])*
        #[repr(C, align(8))]
        $vis struct $name {
            /// Kind, shape and flags.
            $vis header: $crate::heap::Header,
            /// The number of tail elements.
            $vis length: $crate::heap::Length,
            $(#[allow(missing_docs)] $vis $value: $crate::heap::Field,)*
            $(#[allow(missing_docs)] $vis $plain: $plain_type,)*
        }
        $crate::declare_object! { @object $name, $kind, $label, $tail, $frozen, 2, [$($value)*] }
    };
    (@object $name:ident, $kind:expr, $label:literal, $tail:ident, $frozen:literal, $first:literal, [$($value:ident)*]) => {
        const _: () = {
            assert!(align_of::<$name>() == 8 && size_of::<$name>() / 8 <= u8::MAX as usize);
            assert!(!std::mem::needs_drop::<$name>(), "an object cannot own anything that must be dropped");
        };
        // SAFETY: the structure is written by this macro: `repr(C)`, header first, length second if counted, then the
        // value fields, and nothing else is a `Field`; the assertions above check size, alignment and drop.
        unsafe impl $crate::heap::Object for $name {
            const KIND: $crate::heap::Kind = $kind;
            const LAYOUT: $crate::heap::KindLayout = $crate::heap::KindLayout {
                name: $label,
                words: (size_of::<$name>() / 8) as u8,
                values: ($first, $first $(+ { let _ = stringify!($value); 1 })*),
                tail: $crate::heap::Tail::$tail,
            };
            const FROZEN: bool = $frozen;
        }
    };
}
