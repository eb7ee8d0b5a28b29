//! What the arguments of text and bytes methods are taken as.
//!
//! Owns types that say, in the signature of a quiet native, what CPython accepts there and how it complains: positions,
//! sizes, fill characters, text. Values come in, plain types go out. What a method does with them is left to the methods.

use super::bytes::{ByteArray, Bytes};
use super::class::Builtin;
use super::context::{Arguments, Cx, Res, Thrown};
use super::error::Raise;
use super::native::Take;
use super::string::Str;
use super::symbol::name;
use crate::heap::{Object, Ref, Value};
use crate::kernel::integer::Integer;
use std::borrow::Cow;
use std::marker::PhantomData;

/// A position as in a slice: any int, clamped, or None.
#[derive(Clone, Copy, Debug)]
pub struct Place(Option<i64>);

impl Place {
    /// No position was given.
    pub const ABSENT: Place = Place(None);

    /// The position as kernels take it where a part of something starts.
    pub fn start(self) -> i64 {
        self.0.unwrap_or(0)
    }

    /// The same where it ends.
    pub fn end(self) -> i64 {
        self.0.unwrap_or(i64::MAX)
    }

    /// The part of a sequence of `len` items from one position to another; `None` when they cross.
    pub fn window(start: Place, end: Place, len: usize) -> Option<(usize, usize)> {
        let clamp = |place: i64| {
            let place = if place < 0 { place.saturating_add(len as i64).max(0) } else { place };
            usize::try_from(place).unwrap_or(0)
        };
        let from = start.0.map_or(0, clamp);
        let to = end.0.map_or(len, clamp).min(len);
        (from <= to).then_some((from, to))
    }
}

impl<'v> Take<'v> for Place {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Place> {
        if v == Value::NONE { Some(Place::ABSENT) } else { cx.as_i64_clamped(v).map(|i| Place(Some(i))) }
    }
    fn refuse(cx: &Cx<'_>, _: &Arguments<'v>, _: usize) -> Thrown {
        cx.type_error("slice indices must be integers or None or have an __index__ method")
    }
}

/// The complaint about an int that is too large for a type of C, or about what is no int.
fn refuse_number(cx: &Cx<'_>, arguments: &Arguments<'_>, index: usize, c_type: &str) -> Thrown {
    if cx.as_integer(arguments.get(index)).is_some() {
        return cx.overflow_error(format!("Python int too large to convert to C {c_type}"));
    }
    arguments.wrong_type(cx, index, "int")
}

/// A width or a count: an int of 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Size(pub i64);

impl<'v> Take<'v> for Size {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Size> {
        cx.as_i64(v).map(Size)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        refuse_number(cx, arguments, index, "ssize_t")
    }
}

/// An int of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct SmallSize(pub i32);

impl<'v> Take<'v> for SmallSize {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<SmallSize> {
        cx.as_i64(v).and_then(|i| i32::try_from(i).ok()).map(SmallSize)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        refuse_number(cx, arguments, index, "int")
    }
}

/// The operand that says how often a sequence is repeated.
#[derive(Clone, Copy, Debug)]
pub enum Times {
    /// So often.
    Count(i64),
    /// It is no int: the operator is not for it.
    Foreign,
}

impl<'v> Take<'v> for Times {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Times> {
        match cx.as_integer(v) {
            Some(Integer::Small(i)) => Some(Times::Count(i)),
            Some(Integer::Big(_)) => None,
            None if cx.lookup(cx.class_of(v), name::index).is_some() => None,
            None => Some(Times::Foreign),
        }
    }
    fn refuse(cx: &Cx<'_>, _: &Arguments<'v>, _: usize) -> Thrown {
        cx.overflow_error("cannot fit 'int' into an index-sized integer")
    }
}

/// Text that is searched for or cut at: "must be str, not int".
#[derive(Clone, Copy)]
pub struct Part<'v>(pub Ref<'v, Str>);

impl<'v> Take<'v> for Part<'v> {
    const EXPECTED: &'static str = "str";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Part<'v>> {
        Take::take(cx, v).map(Part)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        cx.type_error(format!("must be str, not {}", cx.type_name(arguments.get(index))))
    }
}

/// What text is split at: text, or None for whitespace.
#[derive(Clone, Copy)]
pub struct Separator<'v>(pub Option<&'v str>);

impl<'v> Take<'v> for Separator<'v> {
    const EXPECTED: &'static str = "str or None";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Separator<'v>> {
        Take::take(cx, v).map(Separator)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        cx.type_error(format!("must be str or None, not {}", cx.type_name(arguments.get(index))))
    }
}

/// The characters that are stripped: text, or None for whitespace.
#[derive(Clone, Copy)]
pub struct Stripped<'v>(pub Option<&'v str>);

impl<'v> Take<'v> for Stripped<'v> {
    const EXPECTED: &'static str = "None or str";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Stripped<'v>> {
        Take::take(cx, v).map(Stripped)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, _: usize) -> Thrown {
        cx.type_error(format!("{} arg must be None or str", arguments.def.name))
    }
}

/// A single character.
#[derive(Clone, Copy, Debug)]
pub struct Fill(pub char);

impl<'v> Take<'v> for Fill {
    const EXPECTED: &'static str = "a unicode character";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Fill> {
        let mut chars = <&str>::take(cx, v)?.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Some(Fill(c)),
            _ => None,
        }
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        let v = arguments.get(index);
        if cx.is_instance(v, Builtin::Str) {
            return cx.type_error("The fill character must be exactly one character long");
        }
        cx.type_error(format!("The fill character must be a unicode character, not {}", cx.type_name(v)))
    }
}

// ---- bytes ----

/// Anything that holds bytes; what a `bytearray` holds is copied.
#[derive(Clone)]
pub struct Octets<'v>(pub Cow<'v, [u8]>);

/// The complaint about what holds no bytes.
pub fn not_bytes_like(cx: &Cx<'_>, v: Value<'_>) -> Thrown {
    cx.type_error(format!("a bytes-like object is required, not '{}'", cx.type_name(v)))
}

impl<'v> Take<'v> for Octets<'v> {
    const EXPECTED: &'static str = "a bytes-like object";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Octets<'v>> {
        cx.octets(v).map(Octets)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        not_bytes_like(cx, arguments.get(index))
    }
}

/// The receiver of a method that `bytes` and `bytearray` share: `T` says which of them.
pub struct Holder<'v, T> {
    /// Its bytes.
    pub bytes: Cow<'v, [u8]>,
    /// The object itself, of the built-in class.
    pub value: Value<'v>,
    kind: PhantomData<T>,
}

/// One of the two kinds of objects that hold bytes.
pub trait HoldsBytes: Object {
    /// Its class.
    const CLASS: Builtin;
    /// A new object of that kind with `size` bytes, zeros that `fill` writes over. `None` when memory is short.
    fn filled<'v>(cx: &'v Cx<'_>, size: usize, fill: impl FnOnce(&mut [u8])) -> Option<Value<'v>>;
    /// A new object of that kind. `None` when memory is short.
    fn make<'v>(cx: &'v Cx<'_>, bytes: &[u8]) -> Option<Value<'v>> {
        Self::filled(cx, bytes.len(), |all| all.copy_from_slice(bytes))
    }
}

impl HoldsBytes for Bytes {
    const CLASS: Builtin = Builtin::Bytes;
    fn filled<'v>(cx: &'v Cx<'_>, size: usize, fill: impl FnOnce(&mut [u8])) -> Option<Value<'v>> {
        cx.try_bytes_filled(size, fill).map(Ref::value)
    }
}

impl HoldsBytes for ByteArray {
    const CLASS: Builtin = Builtin::ByteArray;
    fn filled<'v>(cx: &'v Cx<'_>, size: usize, fill: impl FnOnce(&mut [u8])) -> Option<Value<'v>> {
        cx.try_bytearray_filled(size, fill).map(Ref::value)
    }
}

impl<'v, T: HoldsBytes> Holder<'v, T> {
    /// A new object of the receiver's kind.
    ///
    /// # Errors
    /// MemoryError.
    pub fn make(&self, cx: &'v Cx<'_>, bytes: &[u8]) -> Res<Value<'v>> {
        T::make(cx, bytes).ok_or_else(|| cx.memory_error())
    }

    /// As `new`; `bytes` are part of the receiver's, which gives itself when they are all and it cannot change.
    ///
    /// # Errors
    /// MemoryError.
    pub fn part(&self, cx: &'v Cx<'_>, bytes: &[u8]) -> Res<Value<'v>> {
        if bytes.len() == self.bytes.len() && T::CLASS == Builtin::Bytes {
            return Ok(self.value);
        }
        self.make(cx, bytes)
    }
}

impl<'v, T: HoldsBytes> Take<'v> for Holder<'v, T> {
    const EXPECTED: &'static str = T::CLASS.name();
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Holder<'v, T>> {
        let own = cx.content::<T>(v)?.value();
        Some(Holder { bytes: cx.octets(own)?, value: own, kind: PhantomData })
    }
}

/// What is searched for in bytes: one byte, as an int, or something that holds bytes.
#[derive(Clone)]
pub struct Needle<'v>(pub Cow<'v, [u8]>);

/// The complaint about an int that is no byte.
pub fn not_a_byte(cx: &Cx<'_>) -> Thrown {
    cx.value_error("byte must be in range(0, 256)")
}

impl<'v> Take<'v> for Needle<'v> {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Needle<'v>> {
        if let Some(bytes) = cx.octets(v) {
            return Some(Needle(bytes));
        }
        let byte = u8::try_from(cx.as_i64(v)?).ok()?;
        Some(Needle(Cow::Owned(vec![byte])))
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        let v = arguments.get(index);
        if cx.as_integer(v).is_some() {
            return not_a_byte(cx);
        }
        // Membership has words of its own.
        if arguments.def.name == "__contains__" {
            return not_bytes_like(cx, v);
        }
        let given = cx.type_name(v);
        cx.type_error(format!("argument should be integer or bytes-like object, not '{given}'"))
    }
}

/// One byte, as an int.
#[derive(Clone, Copy, Debug)]
pub struct Byte(pub u8);

impl<'v> Take<'v> for Byte {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Byte> {
        cx.as_i64(v).and_then(|i| u8::try_from(i).ok()).map(Byte)
    }
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        if cx.as_integer(arguments.get(index)).is_some() {
            return not_a_byte(cx);
        }
        arguments.wrong_type(cx, index, "int")
    }
}

/// The byte that fills: bytes of length one.
#[derive(Clone, Copy, Debug)]
pub struct FillByte(pub u8);

impl<'v> Take<'v> for FillByte {
    const EXPECTED: &'static str = "a byte string of length 1";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<FillByte> {
        match *cx.octets(v)? {
            [byte] => Some(FillByte(byte)),
            _ => None,
        }
    }
}
