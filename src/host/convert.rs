//! Conversions between values of scripts and of Rust.
//!
//! Owns the two traits and what their implementations see of a script's value. Everything here is quiet: converting
//! never runs a script. Numbers, text, bytes and handles are here; containers are in `collections`, data of the host in
//! `class`.

use super::error::{Error, Exception};
use crate::heap;
use crate::kernel::integer::Integer;
use crate::object::class::Builtin;
use crate::object::context::Thrown;
use crate::object::error::Raise;
use crate::object::typed::{Gives, Passed, Passes, Stored};
use crate::object::vm::Vm;
use num_bigint::BigInt;
use std::any::Any;
use std::fmt;

/// A type that values of scripts are converted to: results of calls, arguments of host functions.
///
/// Implementations for types of the host are made of others:
///
/// ```
/// use taipan::{Engine, FromScript, Given, Mismatch};
///
/// #[derive(Debug, PartialEq)]
/// struct Point { x: f64, y: f64 }
///
/// impl FromScript for Point {
///     fn from_script(given: Given<'_>) -> Result<Point, Mismatch> {
///         let (x, y) = given.to()?;
///         Ok(Point { x, y })
///     }
/// }
/// assert_eq!(Engine::new().eval::<Point>("(1, 2.5)")?, Point { x: 1.0, y: 2.5 });
/// # Ok::<(), taipan::Error>(())
/// ```
pub trait FromScript: Sized {
    /// Convert.
    ///
    /// # Errors
    /// The value is of another type, or out of range.
    fn from_script(given: Given<'_>) -> Result<Self, Mismatch>;

    /// What an argument that was left out is. `None` when it must be given.
    fn absent() -> Option<Self> {
        None
    }

    /// Bytes are more than a list of small ints.
    #[doc(hidden)]
    fn vec_from_script(given: Given<'_>) -> Result<Vec<Self>, Mismatch> {
        super::collections::vec_from_items(given)
    }

    /// What compiled code passes it as, if it does.
    #[doc(hidden)]
    const PASSES: Option<Passes> = None;

    /// As `from_script`, of what compiled code has passed. None: it does not fit.
    #[doc(hidden)]
    fn from_passed(_: &Passed<'_>, _: usize) -> Option<Self> {
        None
    }
}

/// A type that is converted to values of scripts: arguments of calls, results of host functions.
///
/// ```
/// use taipan::{Engine, Given, Mismatch, Space, ToScript};
///
/// struct Point { x: f64, y: f64 }
///
/// impl ToScript for Point {
///     fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
///         (self.x, self.y).to_script(space)
///     }
/// }
/// let mut engine = Engine::new();
/// engine.function("origin", || Point { x: 0.0, y: 0.0 })?;
/// assert_eq!(engine.eval::<f64>("origin()[1]")?, 0.0);
/// # Ok::<(), taipan::Error>(())
/// ```
pub trait ToScript: Sized {
    /// Convert.
    ///
    /// # Errors
    /// There is no memory for the value, or it belongs to another engine.
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch>;

    /// Bytes are more than a list of small ints.
    #[doc(hidden)]
    fn vec_to_script(items: Vec<Self>, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        super::collections::list_of(items, space)
    }

    /// What compiled code takes it for, if it does.
    #[doc(hidden)]
    const GIVES: Option<Gives> = None;

    /// As `to_script`, for compiled code: the bits of what it takes it for.
    ///
    /// # Errors
    /// The value itself, if it is something else.
    #[doc(hidden)]
    fn into_bits(self) -> Result<u64, Self> {
        Err(self)
    }

    /// As which type of number it may be loaded from where it is.
    #[doc(hidden)]
    fn stored() -> Option<Stored> {
        None
    }
}

/// A value of a script, while it is looked at. Nothing runs and nothing moves meanwhile.
#[derive(Clone, Copy)]
pub struct Given<'v> {
    pub(super) vm: &'v Vm,
    pub(super) value: heap::Value<'v>,
}

impl<'v> Given<'v> {
    /// Convert it.
    ///
    /// # Errors
    /// As [`FromScript::from_script`].
    pub fn to<T: FromScript>(self) -> Result<T, Mismatch> {
        T::from_script(self)
    }

    /// Is it None?
    pub fn is_none(self) -> bool {
        self.value == heap::Value::NONE
    }

    /// `type(value).__name__`
    pub fn type_name(self) -> &'v str {
        self.vm.type_name(self.value)
    }

    /// The text, if it is a string.
    pub fn as_str(self) -> Option<&'v str> {
        self.vm.text_behind(self.value).map(|s| s.as_str())
    }

    /// An attribute that the object itself has: not one of its class, and no property.
    pub fn attribute(self, attribute: &str) -> Option<Given<'v>> {
        let symbol = self.vm.interned(attribute)?;
        let object = crate::object::instance::Slotted::of(self.value)?;
        self.vm.own_attribute(object, symbol).map(|value| Given { vm: self.vm, value })
    }

    /// The value of a text key, if it is a dict.
    pub fn entry(self, key: &str) -> Option<Given<'v>> {
        let dict = self.vm.as_dict(self.value)?;
        self.vm.dict_get_symbol(dict, self.vm.interned(key)?).map(|value| Given { vm: self.vm, value })
    }

    /// "must be `expected`, not ..."
    pub fn is_not(self, expected: impl Into<String>) -> Mismatch {
        let found = if self.is_none() { "None" } else { self.type_name() };
        Mismatch::of(Why::Type { expected: expected.into(), found: found.to_owned() })
    }

    /// As another value of the same engine.
    pub(super) fn with(self, value: heap::Value<'v>) -> Given<'v> {
        Given { vm: self.vm, value }
    }
}

impl fmt::Debug for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} of a script>", self.type_name())
    }
}

/// Where values of scripts are made.
#[derive(Clone, Copy)]
pub struct Space<'v> {
    pub(super) vm: &'v Vm,
}

impl<'v> Space<'v> {
    pub(super) fn given(self, value: heap::Value<'v>) -> Given<'v> {
        Given { vm: self.vm, value }
    }

    pub(super) fn or_no_memory(self, made: Option<heap::Value<'v>>) -> Result<Given<'v>, Mismatch> {
        made.map(|value| self.given(value)).ok_or_else(|| Mismatch::of(Why::Memory))
    }
}

impl fmt::Debug for Space<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Space")
    }
}

/// Why a value was not converted. In a script it becomes an exception, for the host a [`Error::Conversion`].
#[derive(Clone, Debug)]
pub struct Mismatch(Box<Reason>);

#[derive(Clone, Debug)]
struct Reason {
    /// Where in the value, outermost first: "item 2", "key".
    place: Vec<String>,
    why: Why,
}

#[derive(Clone, Debug)]
pub(super) enum Why {
    /// Something else was expected.
    Type { expected: String, found: String },
    /// There is no memory.
    Memory,
    /// An exception of a built-in class.
    Exception(Exception),
    /// What another call of the host has brought.
    Error(Error),
}

impl Mismatch {
    pub(super) fn of(why: Why) -> Mismatch {
        Mismatch(Box::new(Reason { place: Vec::new(), why }))
    }

    /// A value of the right type that will not do: a ValueError.
    pub fn value(message: impl Into<String>) -> Mismatch {
        Mismatch::of(Why::Exception(Exception::value_error(message)))
    }

    /// A number that is too large or too small: an OverflowError.
    pub fn out_of_range(message: impl Into<String>) -> Mismatch {
        Mismatch::of(Why::Exception(Exception::new("OverflowError", message)))
    }

    /// It concerns a part of the value.
    pub fn inside(mut self, part: impl Into<String>) -> Mismatch {
        self.0.place.insert(0, part.into());
        self
    }

    pub(super) fn is_type(&self) -> bool {
        matches!(self.0.why, Why::Type { .. })
    }

    /// Raise it; `subject` is what was converted: "clamp() argument 2".
    pub(super) fn throw(self, vm: &Vm, subject: &str) -> Thrown {
        match &self.0.why {
            Why::Memory => vm.memory_error(),
            Why::Exception(exception) => exception.throw(vm),
            Why::Error(error) => error.throw(vm),
            Why::Type { .. } => vm.raise(Builtin::TypeError, self.about(subject)),
        }
    }

    pub(super) fn into_error(self, subject: &str) -> Error {
        match self.0.why {
            Why::Error(error) => error,
            _ => Error::Conversion { message: self.about(subject) },
        }
    }

    fn about(&self, subject: &str) -> String {
        let place: String = self.0.place.iter().rev().map(|part| format!("{part} of ")).collect();
        match &self.0.why {
            Why::Type { expected, found } => format!("{place}{subject} must be {expected}, not {found}"),
            Why::Memory => "out of memory".to_owned(),
            Why::Exception(exception) => exception.to_string(),
            Why::Error(error) => error.to_string(),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.about("value"))
    }
}

impl std::error::Error for Mismatch {}

/// What ints are for compiled code.
macro_rules! passed_ints {
    ($t:ty) => {
        const PASSES: Option<Passes> = Some(Passes::Int);
        #[allow(clippy::useless_conversion)]
        #[inline(always)]
        fn from_passed(passed: &Passed<'_>, at: usize) -> Option<$t> {
            <$t>::try_from(passed.int(at)?).ok()
        }
    };
}
macro_rules! given_ints {
    ($stored:expr) => {
        const GIVES: Option<Gives> = Some(Gives::Int);
        #[allow(clippy::useless_conversion)]
        #[inline(always)]
        fn into_bits(self) -> Result<u64, Self> {
            i64::try_from(self).map(|i| i as u64).map_err(|_| self)
        }
        fn stored() -> Option<Stored> {
            $stored
        }
    };
}
macro_rules! narrow_ints { ($($t:ty : $stored:expr),*) => { $(
    // For some of the types a conversion cannot fail, or does nothing.
    #[allow(clippy::useless_conversion)]
    impl FromScript for $t {
        fn from_script(given: Given<'_>) -> Result<$t, Mismatch> {
            if let Some(i) = given.vm.as_i64(given.value) {
                return <$t>::try_from(i).map_err(|_| out_of_range(i, stringify!($t)));
            }
            wide(given, stringify!($t))
        }
        passed_ints! { $t }
    }
    #[allow(clippy::useless_conversion)]
    impl ToScript for $t {
        fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
            match i64::try_from(self) {
                Ok(i) => Ok(space.given(space.vm.int(i))),
                Err(_) => space.or_no_memory(space.vm.try_integer(&Integer::from(BigInt::from(self)))),
            }
        }
        given_ints! { $stored }
    }
)* } }
narrow_ints! {
    i8: Some(Stored::I8),
    i16: Some(Stored::I16),
    i32: Some(Stored::I32),
    i64: Some(Stored::I64),
    i128: None,
    isize: (size_of::<isize>() == 8).then_some(Stored::I64),
    u16: Some(Stored::U16),
    u32: Some(Stored::U32),
    u64: Some(Stored::U64),
    u128: None,
    usize: (size_of::<usize>() == 8).then_some(Stored::U64)
}

impl FromScript for u8 {
    fn from_script(given: Given<'_>) -> Result<u8, Mismatch> {
        match given.vm.as_i64(given.value) {
            Some(i) => u8::try_from(i).map_err(|_| out_of_range(i, "u8")),
            None => wide(given, "u8"),
        }
    }
    fn vec_from_script(given: Given<'_>) -> Result<Vec<u8>, Mismatch> {
        match given.vm.octets(given.value) {
            Some(bytes) => Ok(bytes.into_owned()),
            None if given.as_str().is_some() => Err(given.is_not("bytes")),
            None => super::collections::vec_from_items(given),
        }
    }
    passed_ints! { u8 }
}

impl ToScript for u8 {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        i64::from(self).to_script(space)
    }
    fn vec_to_script(items: Vec<u8>, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        items.as_slice().to_script(space)
    }
    given_ints! { Some(Stored::U8) }
}

fn out_of_range(i: impl fmt::Display, target: &str) -> Mismatch {
    Mismatch::out_of_range(format!("int {i} is out of range for {target}"))
}

/// An int that needs more than 64 bits, for a type that may have them.
fn wide<T: for<'b> TryFrom<&'b BigInt>>(given: Given<'_>, target: &str) -> Result<T, Mismatch> {
    match given.vm.as_integer(given.value) {
        Some(Integer::Small(i)) => T::try_from(&i.into()).map_err(|_| out_of_range(i, target)),
        Some(Integer::Big(big)) => {
            T::try_from(&big).map_err(|_| Mismatch::out_of_range(format!("int is out of range for {target}")))
        }
        None => Err(given.is_not("int")),
    }
}

impl FromScript for f64 {
    fn from_script(given: Given<'_>) -> Result<f64, Mismatch> {
        match given.vm.as_f64(given.value) {
            Some(f) => Ok(f),
            None if given.vm.as_integer(given.value).is_some() => {
                Err(Mismatch::out_of_range("int too large to convert to float"))
            }
            None => Err(given.is_not("float")),
        }
    }
    const PASSES: Option<Passes> = Some(Passes::Float);
    #[inline(always)]
    fn from_passed(passed: &Passed<'_>, at: usize) -> Option<f64> {
        passed.float(at)
    }
}

impl FromScript for f32 {
    fn from_script(given: Given<'_>) -> Result<f32, Mismatch> {
        f64::from_script(given).map(|f| f as f32)
    }
    const PASSES: Option<Passes> = Some(Passes::Float);
    #[inline(always)]
    fn from_passed(passed: &Passed<'_>, at: usize) -> Option<f32> {
        passed.float(at).map(|f| f as f32)
    }
}

impl ToScript for f64 {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        Ok(space.given(heap::Value::float(self)))
    }
    const GIVES: Option<Gives> = Some(Gives::Float);
    #[inline(always)]
    fn into_bits(self) -> Result<u64, f64> {
        Ok(self.to_bits())
    }
    fn stored() -> Option<Stored> {
        Some(Stored::F64)
    }
}

impl ToScript for f32 {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        f64::from(self).to_script(space)
    }
    const GIVES: Option<Gives> = Some(Gives::Float);
    #[inline(always)]
    fn into_bits(self) -> Result<u64, f32> {
        Ok(f64::from(self).to_bits())
    }
    fn stored() -> Option<Stored> {
        Some(Stored::F32)
    }
}

impl FromScript for bool {
    fn from_script(given: Given<'_>) -> Result<bool, Mismatch> {
        if given.value.is_bool() { Ok(given.value == heap::Value::TRUE) } else { Err(given.is_not("bool")) }
    }
    const PASSES: Option<Passes> = Some(Passes::Bool);
    #[inline(always)]
    fn from_passed(passed: &Passed<'_>, at: usize) -> Option<bool> {
        passed.truth(at)
    }
}

impl ToScript for bool {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        Ok(space.given(heap::Value::bool(self)))
    }
    const GIVES: Option<Gives> = Some(Gives::Word);
    #[inline(always)]
    fn into_bits(self) -> Result<u64, bool> {
        Ok(heap::Word::bool(self).bits())
    }
    fn stored() -> Option<Stored> {
        Some(Stored::Bool)
    }
}

impl FromScript for () {
    fn from_script(given: Given<'_>) -> Result<(), Mismatch> {
        if given.is_none() { Ok(()) } else { Err(given.is_not("None")) }
    }
}

impl ToScript for () {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        Ok(space.given(heap::Value::NONE))
    }
    const GIVES: Option<Gives> = Some(Gives::Word);
    #[inline(always)]
    fn into_bits(self) -> Result<u64, ()> {
        Ok(heap::Word::NONE.bits())
    }
}

macro_rules! texts { ($($t:ty),*) => { $(
    impl FromScript for $t {
        fn from_script(given: Given<'_>) -> Result<$t, Mismatch> {
            given.as_str().map(Into::into).ok_or_else(|| given.is_not("str"))
        }
    }
)* } }
texts! { String, Box<str>, std::rc::Rc<str>, std::sync::Arc<str> }

impl FromScript for char {
    fn from_script(given: Given<'_>) -> Result<char, Mismatch> {
        let mut chars = given.as_str().ok_or_else(|| given.is_not("str"))?.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(c),
            _ => Err(Mismatch::of(Why::Type {
                expected: "a single character".to_owned(),
                found: format!("str of length {}", given.as_str().map_or(0, |s| s.chars().count())),
            })),
        }
    }
}

impl ToScript for &str {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        space.or_no_memory(space.vm.try_string(self).map(|s| s.value()))
    }
}

impl ToScript for &String {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        self.as_str().to_script(space)
    }
}

impl ToScript for String {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        self.as_str().to_script(space)
    }
}

impl ToScript for std::sync::Arc<str> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        (&*self).to_script(space)
    }
}

impl ToScript for char {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        (&*self.encode_utf8(&mut [0; 4])).to_script(space)
    }
}

impl ToScript for &[u8] {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        space.or_no_memory(space.vm.try_bytes(self).map(|b| b.value()))
    }
}

impl<T: FromScript> FromScript for Option<T> {
    fn from_script(given: Given<'_>) -> Result<Option<T>, Mismatch> {
        if given.is_none() { Ok(None) } else { T::from_script(given).map(Some) }
    }
    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: ToScript> ToScript for Option<T> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        match self {
            Some(value) => value.to_script(space),
            None => ().to_script(space),
        }
    }
}

/// A `T`, or whatever it is that is no `T`.
impl<T: FromScript> FromScript for Result<T, super::value::Value> {
    fn from_script(given: Given<'_>) -> Result<Result<T, super::value::Value>, Mismatch> {
        match T::from_script(given) {
            Ok(value) => Ok(Ok(value)),
            Err(_) => given.to().map(Err),
        }
    }
}

/// An error becomes an exception: an [`Exception`] as it says, an [`Error`] what it was in the script it came from, an
/// [`std::io::Error`] an OSError, and anything else a RuntimeError.
impl<T: ToScript, E: fmt::Display + 'static> ToScript for Result<T, E> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        match self {
            Ok(value) => value.to_script(space),
            Err(error) => Err(Mismatch::of(why(&error))),
        }
    }
    const GIVES: Option<Gives> = T::GIVES;
    #[inline(always)]
    fn into_bits(self) -> Result<u64, Result<T, E>> {
        self.map_err(Err)?.into_bits().map_err(Ok)
    }
}

fn why<E: fmt::Display + 'static>(error: &E) -> Why {
    let any: &dyn Any = error;
    if let Some(error) = any.downcast_ref::<Error>() {
        return Why::Error(error.clone());
    }
    if let Some(exception) = any.downcast_ref::<Exception>() {
        return Why::Exception(exception.clone());
    }
    if let Some(Mismatch(reason)) = any.downcast_ref::<Mismatch>() {
        return match &reason.why {
            Why::Type { .. } => Why::Exception(Exception::type_error(error.to_string())),
            other => other.clone(),
        };
    }
    let kind = if any.is::<std::io::Error>() { "OSError" } else { "RuntimeError" };
    Why::Exception(Exception::new(kind, error.to_string()))
}

/// An attribute name as scripts write it.
pub(super) fn checked_name(text: &str) -> Result<&str, Error> {
    if crate::kernel::text::classify::is_identifier(text) && text != "None" {
        return Ok(text);
    }
    Err(Error::misuse(format!("{text:?} is not a name")))
}
