//! Numbers as objects: the wide ints, `complex`, and arithmetic that needs no script.
//!
//! An int is an immediate up to 48 bits, an [`Int64`] up to 64, a [`Big`] beyond; never wider than needed. The
//! arithmetic itself is in `kernel`; here values come in and go out.

use super::class::Builtin;
use super::context::{Cx, Res, Thrown};
use super::error::{Raise, Stop};
use super::kind;
use super::symbol::name;
use super::vm::Vm;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::{Length, Ref, Value, Word, object};
use crate::kernel::complaint::{Complaint, ErrorKind, Outcome, Poll};
use crate::kernel::integer::Integer;
use crate::kernel::{float, integer};
use num_bigint::{BigInt, Sign};
use std::cmp::Ordering;

object! {
    /// An `int` past 48 bits.
    pub struct Int64: kind::INT64, "int64", None {
        values {}
        plain { value: i64 }
    }
}

object! {
    /// An `int` past 64 bits: the limbs of its magnitude follow, least first.
    pub struct Big: kind::BIGINT, "bigint", Words {
        values {}
        plain { negative: u64 }
    }
}

object! {
    /// `complex`.
    pub struct Complex: kind::COMPLEX, "complex", None {
        values {}
        plain { real: f64, imaginary: f64 }
    }
}

/// The shape of every wide int.
const BIG_SHAPE: crate::heap::ShapeWord = crate::heap::ShapeWord::new(kind::BIGINT, Builtin::Int as u32);

/// A number that arithmetic can be done on without scripts.
#[derive(Clone, Debug)]
pub enum Number {
    /// `int` and `bool`.
    Int(Integer),
    /// `float`.
    Float(f64),
    /// `complex`.
    Complex(f64, f64),
}

impl Vm {
    /// An int of 64 bits, whatever it is stored as; `None` for wider ones and for what is no int. `bool` is an int.
    #[inline]
    pub fn as_i64(&self, v: Value<'_>) -> Option<i64> {
        if v.is_int() {
            return Some(v.as_int());
        }
        if let Some(wide) = v.cast::<Int64>() {
            return Some(wide.object().value);
        }
        if v.is_bool() {
            return Some((v == Value::TRUE) as i64);
        }
        self.payload(v).and_then(|p| self.as_i64(p))
    }

    /// As `as_i64`, wider ints becoming the largest or smallest.
    pub fn as_i64_clamped(&self, v: Value<'_>) -> Option<i64> {
        match self.as_integer(v)? {
            Integer::Small(i) => Some(i),
            Integer::Big(b) => Some(if b.sign() == Sign::Minus { i64::MIN } else { i64::MAX }),
        }
    }

    /// An int of any width.
    pub fn as_integer(&self, v: Value<'_>) -> Option<Integer> {
        if let Some(i) = self.as_i64(v) {
            return Some(Integer::Small(i));
        }
        if let Some(big) = v.cast::<Big>() {
            self.charge_bytes(8 * big.tail_len());
            let sign = if big.object().negative != 0 { Sign::Minus } else { Sign::Plus };
            let digits: Vec<u32> =
                big.tail_words().iter().flat_map(|w| [w.get() as u32, (w.get() >> 32) as u32]).collect();
            return Some(Integer::Big(BigInt::from_slice(sign, &digits)));
        }
        self.payload(v).and_then(|p| self.as_integer(p))
    }

    /// A float; an int counts, if it fits.
    pub fn as_f64(&self, v: Value<'_>) -> Option<f64> {
        if v.is_float() {
            return Some(v.as_float());
        }
        match self.as_number(v)? {
            Number::Int(i) => integer::to_float(&i).ok(),
            Number::Float(f) => Some(f),
            Number::Complex(..) => None,
        }
    }

    /// Any number of a built-in class or a script's subclass of one.
    pub fn as_number(&self, v: Value<'_>) -> Option<Number> {
        if v.is_float() {
            return Some(Number::Float(v.as_float()));
        }
        if let Some(c) = v.cast::<Complex>() {
            return Some(Number::Complex(c.object().real, c.object().imaginary));
        }
        if let Some(i) = self.as_integer(v) {
            return Some(Number::Int(i));
        }
        self.payload(v).and_then(|p| self.as_number(p))
    }

    /// The value of an int of 64 bits.
    #[inline]
    pub fn int(&self, i: i64) -> Value<'_> {
        if Word::fits(i) { Value::int(i) } else { self.wide_int(i) }
    }

    #[inline(never)]
    fn wide_int(&self, i: i64) -> Value<'_> {
        let new = self.heap.allocate_fixed::<Int64>(Builtin::Int.shape());
        new.init(|header| Int64 { header, value: i }).value()
    }

    /// The value of an int of any width. `None` when memory is short.
    pub fn try_integer(&self, i: &Integer) -> Option<Value<'_>> {
        match i {
            Integer::Small(i) => Some(self.int(*i)),
            Integer::Big(b) => {
                let limbs = b.magnitude().to_u64_digits();
                let new = self.heap.allocate_tail::<Big>(BIG_SHAPE, limbs.len())?;
                let negative = (b.sign() == Sign::Minus) as u64;
                let fixed = |header| Big { header, length: Length::allocated(), negative };
                Some(new.init_words(fixed, limbs).value())
            }
        }
    }

    /// The value of a complex number.
    pub fn complex(&self, real: f64, imaginary: f64) -> Value<'_> {
        let new = self.heap.allocate_fixed::<Complex>(Builtin::Complex.shape());
        new.init(|header| Complex { header, real, imaginary }).value()
    }

    /// The hash of a number, as CPython's.
    #[inline]
    pub fn hash_number(&self, v: Value<'_>) -> Option<i64> {
        if v.is_int() {
            return Some(if v.as_int() == -1 { -2 } else { v.as_int() });
        }
        if v.is_float() {
            return Some(float::hash(v.as_float()).unwrap_or(0));
        }
        if v.is_bool() {
            return Some((v == Value::TRUE) as i64);
        }
        if let Some(c) = v.cast::<Complex>() {
            let part = |f: f64| float::hash(f).unwrap_or(0);
            let sum = part(c.object().real).wrapping_add(part(c.object().imaginary).wrapping_mul(1_000_003));
            return Some(if sum == -1 { -2 } else { sum });
        }
        if v.cast::<Int64>().is_some() || v.cast::<Big>().is_some() {
            return self.as_integer(v).map(|i| integer::hash(&i));
        }
        None
    }

    /// Are two numbers equal? `None` when one is no number of an exact built-in class.
    pub fn number_equal(&self, a: Value<'_>, b: Value<'_>) -> Option<bool> {
        let exact = |v: Value<'_>| {
            !v.is_pointer()
                || v.cast::<Int64>().is_some()
                || v.cast::<Big>().is_some()
                || v.cast::<Complex>().is_some()
        };
        if !exact(a) || !exact(b) {
            return None;
        }
        match (self.as_number(a)?, self.as_number(b)?) {
            (Number::Complex(r, i), other) | (other, Number::Complex(r, i)) => Some(match other {
                Number::Complex(r2, i2) => r == r2 && i == i2,
                Number::Float(f) => i == 0.0 && r == f,
                Number::Int(n) => i == 0.0 && integer::compare_with_float(&n, r) == Some(Ordering::Equal),
            }),
            (x, y) => Some(order(&x, &y) == Some(Ordering::Equal)),
        }
    }

    /// Truth, for values whose truth no script decides.
    #[inline]
    pub fn truth_quietly(&self, v: Value<'_>) -> Option<bool> {
        if v.is_bool() {
            return Some(v == Value::TRUE);
        }
        if v.is_int() {
            return Some(v.as_int() != 0);
        }
        if v.is_float() {
            return Some(v.as_float() != 0.0);
        }
        if !v.is_pointer() {
            return Some(v != Value::NONE);
        }
        if let Some(len) = self.text_len(v) {
            return Some(len != 0);
        }
        if let Some(len) = self.quiet_len(v) {
            return Some(len != 0);
        }
        if let Some(c) = v.cast::<Complex>() {
            return Some(c.object().real != 0.0 || c.object().imaginary != 0.0);
        }
        let class = self.class_of(v);
        let decides = |name| self.lookup(class, name).is_some();
        if decides(name::bool_) || decides(name::len) {
            if v.cast::<super::instance::Instance>().is_none() {
                // Wide ints are never zero.
                return (v.cast::<Int64>().is_some() || v.cast::<Big>().is_some()).then_some(true);
            }
            let by = if decides(name::bool_) { name::bool_ } else { name::len };
            return self.inherited(v, by).and_then(|payload| self.truth_quietly(payload));
        }
        Some(true)
    }
}

/// The order of two numbers that have one.
fn order(a: &Number, b: &Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(x), Number::Int(y)) => Some(x.cmp(y)),
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(y),
        (Number::Int(x), Number::Float(y)) => integer::compare_with_float(x, *y),
        (Number::Float(x), Number::Int(y)) => integer::compare_with_float(y, *x).map(Ordering::reverse),
        _ => None,
    }
}

/// Operators on ints of up to 128 bits, which need no number of any length in between.
impl Vm {
    /// Sign and magnitude of an int, if that has at most 128 bits.
    #[inline]
    fn magnitude_of(&self, v: Value<'_>) -> Option<Magnitude> {
        if v.is_int() {
            return Some(Magnitude::of(v.as_int()));
        }
        if let Some(wide) = v.cast::<Int64>() {
            return Some(Magnitude::of(wide.object().value));
        }
        if let Some(big) = v.cast::<Big>() {
            let value = match big.tail_words() {
                [low] => u128::from(low.get()),
                [low, high] => u128::from(high.get()) << 64 | u128::from(low.get()),
                _ => return None,
            };
            return Some(Magnitude { negative: big.object().negative != 0, value });
        }
        v.is_bool().then(|| Magnitude::of((v == Value::TRUE) as i64))
    }

    /// The int of a sign and a magnitude. `None` when memory is short.
    #[inline(always)]
    fn int_of_magnitude(&self, m: Magnitude) -> Option<Value<'_>> {
        const IMMEDIATE: u128 = 1 << 47;
        if m.value < IMMEDIATE {
            let i = m.value as i64;
            return Some(Value::int(if m.negative { -i } else { i }));
        }
        self.int_of_long_magnitude(m)
    }

    #[inline(always)]
    fn int_computed(
        &self,
        a: Value<'_>,
        b: Value<'_>,
        compute: impl FnOnce(Magnitude, Magnitude) -> Option<Magnitude>,
    ) -> Option<Value<'_>> {
        self.int_of_magnitude(compute(self.magnitude_of(a)?, self.magnitude_of(b)?)?)
    }

    #[inline(never)]
    fn int_of_long_magnitude(&self, m: Magnitude) -> Option<Value<'_>> {
        if m.value <= i64::MAX as u128 {
            let i = m.value as i64;
            return Some(self.int(if m.negative { -i } else { i }));
        }
        if m.negative && m.value == 1 << 63 {
            return Some(self.int(i64::MIN));
        }
        let high = (m.value >> 64) as u64;
        let negative = u64::from(m.negative);
        let fixed = |header| Big { header, length: Length::allocated(), negative };
        if high == 0 {
            let new = self.heap.allocate_tail::<Big>(BIG_SHAPE, 1)?;
            return Some(new.init_words(fixed, [m.value as u64]).value());
        }
        let new = self.heap.allocate_tail::<Big>(BIG_SHAPE, 2)?;
        Some(new.init_words(fixed, [m.value as u64, high]).value())
    }

    /// A binary operator on two ints, if neither they nor the result have more than 128 bits, and it cannot fail.
    #[inline(always)]
    pub fn int_operator(&self, op: Binary, a: Value<'_>, b: Value<'_>) -> Option<Value<'_>> {
        match op {
            Binary::Add => self.int_sum(a, b),
            Binary::Subtract => self.int_difference(a, b),
            Binary::Multiply => self.int_product(a, b),
            Binary::FloorDivide => self.int_quotient(a, b),
            Binary::Modulo => self.int_rest(a, b),
            Binary::Power => self.int_power(a, b),
            // Of two bools they give a bool.
            Binary::BitAnd | Binary::BitOr | Binary::BitXor if a.is_bool() && b.is_bool() => None,
            Binary::BitAnd => self.int_and(a, b),
            Binary::BitOr => self.int_or(a, b),
            Binary::BitXor => self.int_xor(a, b),
            Binary::ShiftLeft => self.int_shifted_left(a, b),
            Binary::ShiftRight => self.int_shifted_right(a, b),
            Binary::Divide | Binary::MatrixMultiply => None,
        }
    }

    /// Quotient and remainder of two ints, under the same conditions.
    pub fn int_divmod(&self, a: Value<'_>, b: Value<'_>) -> Option<(Value<'_>, Value<'_>)> {
        let (quotient, rest) = self.magnitude_of(a)?.divided(self.magnitude_of(b)?)?;
        Some((self.int_of_magnitude(quotient)?, self.int_of_magnitude(rest)?))
    }
}

/// One function for each operator: most instructions know theirs.
macro_rules! int_operators { ($($name:ident: $compute:expr;)*) => {
    impl Vm {
        $(
            #[inline(never)]
            fn $name(&self, a: Value<'_>, b: Value<'_>) -> Option<Value<'_>> {
                self.int_computed(a, b, $compute)
            }
        )*
    }
} }
int_operators! {
    int_sum: Magnitude::plus;
    int_difference: |x, y| x.plus(y.negated());
    int_product: Magnitude::times;
    int_quotient: |x, y| Some(x.divided(y)?.0);
    int_rest: |x, y| Some(x.divided(y)?.1);
    int_power: Magnitude::power;
    int_and: |x, y| x.bits(y, |p, q| p & q);
    int_or: |x, y| x.bits(y, |p, q| p | q);
    int_xor: |x, y| x.bits(y, |p, q| p ^ q);
    int_shifted_left: Magnitude::shifted_left;
    int_shifted_right: Magnitude::shifted_right;
}

/// An int as sign and magnitude; zero may have either sign.
#[derive(Clone, Copy)]
struct Magnitude {
    negative: bool,
    value: u128,
}

impl Magnitude {
    #[inline]
    fn of(i: i64) -> Magnitude {
        Magnitude { negative: i < 0, value: u128::from(i.unsigned_abs()) }
    }

    fn negated(self) -> Magnitude {
        Magnitude { negative: !self.negative, ..self }
    }

    fn plus(self, other: Magnitude) -> Option<Magnitude> {
        if self.negative == other.negative {
            let value = self.value.checked_add(other.value)?;
            return Some(Magnitude { value, ..self });
        }
        Some(match self.value.checked_sub(other.value) {
            Some(value) => Magnitude { value, ..self },
            None => Magnitude { value: other.value - self.value, ..other },
        })
    }

    fn times(self, other: Magnitude) -> Option<Magnitude> {
        let negative = self.negative != other.negative;
        let value = match (u64::try_from(self.value), u64::try_from(other.value)) {
            (Ok(x), Ok(y)) => u128::from(x) * u128::from(y),
            _ => self.value.checked_mul(other.value)?,
        };
        Some(Magnitude { negative, value })
    }

    /// Quotient, rounded down, and remainder, which has the sign of the divisor.
    fn divided(self, by: Magnitude) -> Option<(Magnitude, Magnitude)> {
        let (quotient, rest) = match (u64::try_from(self.value), u64::try_from(by.value)) {
            (Ok(x), Ok(y)) => (u128::from(x.checked_div(y)?), u128::from(x % y)),
            _ => (self.value.checked_div(by.value)?, self.value % by.value),
        };
        let negative = self.negative != by.negative;
        if negative && rest != 0 {
            let quotient = Magnitude { negative, value: quotient + 1 };
            return Some((quotient, Magnitude { negative: by.negative, value: by.value - rest }));
        }
        Some((Magnitude { negative, value: quotient }, Magnitude { negative: by.negative, value: rest }))
    }

    fn power(self, exponent: Magnitude) -> Option<Magnitude> {
        let times = u32::try_from(exponent.value).ok()?;
        if exponent.negative && times > 0 {
            return None;
        }
        let value = self.value.checked_pow(times)?;
        Some(Magnitude { negative: self.negative && times % 2 == 1, value })
    }

    /// In two's complement.
    fn signed(self) -> Option<i128> {
        let value = i128::try_from(self.value).ok()?;
        Some(if self.negative { -value } else { value })
    }

    fn of_signed(value: i128) -> Magnitude {
        Magnitude { negative: value < 0, value: value.unsigned_abs() }
    }

    fn bits(self, other: Magnitude, op: impl Fn(u128, u128) -> u128) -> Option<Magnitude> {
        if !self.negative && !other.negative {
            return Some(Magnitude { negative: false, value: op(self.value, other.value) });
        }
        let both = op(self.signed()? as u128, other.signed()? as u128);
        Some(Magnitude::of_signed(both as i128))
    }

    fn shifted_left(self, by: Magnitude) -> Option<Magnitude> {
        let places = u32::try_from(by.value).ok().filter(|_| !by.negative)?;
        let fits = self.value == 0 || places <= self.value.leading_zeros();
        fits.then(|| Magnitude { value: self.value.checked_shl(places).unwrap_or(0), ..self })
    }

    fn shifted_right(self, by: Magnitude) -> Option<Magnitude> {
        if by.negative && by.value > 0 {
            return None;
        }
        let places = u32::try_from(by.value).unwrap_or(u32::MAX);
        if self.negative {
            return Some(Magnitude::of_signed(self.signed()? >> places.min(127)));
        }
        Some(Magnitude { value: self.value.checked_shr(places).unwrap_or(0), ..self })
    }
}

impl Cx<'_> {
    /// A kernel's complaint as an exception.
    pub fn complain(&self, complaint: Complaint) -> Thrown {
        let class = match complaint.kind {
            ErrorKind::Value => Builtin::ValueError,
            ErrorKind::Type => Builtin::TypeError,
            ErrorKind::Overflow => Builtin::OverflowError,
            ErrorKind::ZeroDivision => Builtin::ZeroDivisionError,
            ErrorKind::Index => Builtin::IndexError,
            ErrorKind::Key => Builtin::KeyError,
            ErrorKind::Lookup => Builtin::LookupError,
            ErrorKind::UnicodeDecode => Builtin::UnicodeDecodeError,
            ErrorKind::UnicodeEncode => Builtin::UnicodeEncodeError,
            ErrorKind::Memory => return self.memory_error(),
            ErrorKind::Stopped if self.is_interrupted() => return self.stop(Stop::Interrupted),
            ErrorKind::Stopped => return self.stop(Stop::Fuel),
        };
        self.raise(class, complaint.message.as_str())
    }

    /// What a kernel asks now and then: has somebody asked to stop, is there fuel left? Work that ends before the second
    /// time is for free.
    pub fn kernel_poll(&self) -> impl FnMut() -> Outcome<()> + '_ {
        let mut works = false;
        move || {
            let paid = !std::mem::replace(&mut works, true) || self.spend(super::vm::WORK);
            if paid && !self.is_interrupted() { Ok(()) } else { Err(Complaint::stopped()) }
        }
    }

    /// What a kernel computes under a poll.
    ///
    /// # Errors
    /// The kernel's complaint, as an exception.
    pub fn computed<R>(&self, compute: impl FnOnce(&mut Poll) -> Outcome<R>) -> Res<R> {
        compute(&mut self.kernel_poll()).map_err(|complaint| self.complain(complaint))
    }

    /// An int of any width.
    ///
    /// # Errors
    /// MemoryError.
    pub fn integer(&self, i: &Integer) -> Res<Value<'_>> {
        self.try_integer(i).ok_or_else(|| self.memory_error())
    }

    fn number(&self, n: Number) -> Res<Value<'_>> {
        match n {
            Number::Int(i) => self.integer(&i),
            Number::Float(f) => Ok(Value::float(f)),
            Number::Complex(r, i) => Ok(self.complex(r, i)),
        }
    }

    /// A binary operator on two numbers; `Ok(None)` when one is no number, or the operator is not for them.
    ///
    /// # Errors
    /// ZeroDivisionError, OverflowError, ValueError, MemoryError, in CPython's words.
    pub fn number_binary<'v>(&'v self, op: Binary, a: Value<'_>, b: Value<'_>) -> Res<Option<Value<'v>>> {
        let (Some(x), Some(y)) = (self.as_number(a), self.as_number(b)) else { return Ok(None) };
        let result = match (x, y) {
            (Number::Int(x), Number::Int(y)) => {
                if a.is_bool() && b.is_bool() && matches!(op, Binary::BitAnd | Binary::BitOr | Binary::BitXor)
                {
                    let (p, q) = (a == Value::TRUE, b == Value::TRUE);
                    return Ok(Some(Value::bool(match op {
                        Binary::BitAnd => p & q,
                        Binary::BitOr => p | q,
                        _ => p ^ q,
                    })));
                }
                self.int_binary(op, &x, &y)
            }
            (Number::Complex(r, i), other) => self.complex_binary(op, (r, i), other, false),
            (other, Number::Complex(r, i)) => self.complex_binary(op, (r, i), other, true),
            (x, y) => {
                let real = |n: &Number| match n {
                    Number::Int(i) => integer::to_float(i),
                    Number::Float(f) => Ok(*f),
                    Number::Complex(r, _) => Ok(*r),
                };
                match (real(&x), real(&y)) {
                    (Ok(x), Ok(y)) => float_binary(op, x, y),
                    (Err(e), _) | (_, Err(e)) => Err(e),
                }
            }
        };
        match result {
            Ok(Some(n)) => self.number(n).map(Some),
            Ok(None) => Ok(None),
            Err(complaint) => Err(self.complain(complaint)),
        }
    }

    fn int_binary(&self, op: Binary, x: &Integer, y: &Integer) -> Outcome<Option<Number>> {
        let mut poll = self.kernel_poll();
        let room = |bytes: u64| {
            let fits = usize::try_from(bytes).is_ok_and(|b| self.heap.reserve(b) && b < 1 << 32);
            if fits { Ok(()) } else { Err(Complaint::memory()) }
        };
        Ok(Some(Number::Int(match op {
            Binary::Add => integer::sum(x, y),
            Binary::Subtract => integer::difference(x, y),
            Binary::Multiply => {
                room(integer::product_bytes(x, y))?;
                integer::product(x, y, &mut poll)?
            }
            Binary::Divide => return integer::true_quotient(x, y, &mut poll).map(|f| Some(Number::Float(f))),
            Binary::FloorDivide => integer::floor_quotient(x, y, &mut poll)?,
            Binary::Modulo => integer::modulo(x, y, &mut poll)?,
            Binary::Power => {
                room(integer::power_bytes(x, y))?;
                match integer::power(x, y, &mut poll)? {
                    integer::Power::Int(i) => i,
                    integer::Power::Float(f) => return Ok(Some(Number::Float(f))),
                }
            }
            Binary::ShiftLeft => {
                // A count past any memory has a complaint of its own.
                if y.to_i64().is_some() {
                    room(integer::shifted_bytes(x, y))?;
                }
                integer::shift_left(x, y)?
            }
            Binary::ShiftRight => integer::shift_right(x, y)?,
            Binary::BitAnd => integer::bit_and(x, y),
            Binary::BitOr => integer::bit_or(x, y),
            Binary::BitXor => integer::bit_xor(x, y),
            Binary::MatrixMultiply => return Ok(None),
        })))
    }

    fn complex_binary(
        &self,
        op: Binary,
        c: (f64, f64),
        other: Number,
        swapped: bool,
    ) -> Outcome<Option<Number>> {
        let o = match other {
            Number::Int(i) => (integer::to_float(&i)?, 0.0),
            Number::Float(f) => (f, 0.0),
            Number::Complex(r, i) => (r, i),
        };
        let (x, y) = if swapped { (o, c) } else { (c, o) };
        let zero = || Complaint::zero_division("complex division by zero");
        let (r, i) = match op {
            Binary::Add => (x.0 + y.0, x.1 + y.1),
            Binary::Subtract => (x.0 - y.0, x.1 - y.1),
            Binary::Multiply => (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0),
            Binary::Divide => {
                // Smith's method, which CPython uses as well: scale by the larger part of the divisor.
                if y.0.abs() >= y.1.abs() {
                    if y.0.abs() == 0.0 {
                        return Err(zero());
                    }
                    let ratio = y.1 / y.0;
                    let d = y.0 + y.1 * ratio;
                    ((x.0 + x.1 * ratio) / d, (x.1 - x.0 * ratio) / d)
                } else {
                    let ratio = y.0 / y.1;
                    let d = y.0 * ratio + y.1;
                    ((x.0 * ratio + x.1) / d, (x.1 * ratio - x.0) / d)
                }
            }
            Binary::Power => complex_power(x, y)?,
            _ => return Ok(None),
        };
        Ok(Some(Number::Complex(r, i)))
    }
}

impl Vm {
    /// A comparison of two numbers; `None` when one is no number, or they have no order.
    pub fn number_compare(&self, op: Comparison, a: Value<'_>, b: Value<'_>) -> Option<bool> {
        if matches!(op, Comparison::Equal | Comparison::NotEqual) {
            let (x, y) = (self.as_number(a)?, self.as_number(b)?);
            let equal = match (&x, &y) {
                (Number::Complex(..), _) | (_, Number::Complex(..)) => self.number_equal(a, b)?,
                _ => order(&x, &y) == Some(Ordering::Equal),
            };
            return Some(equal == (op == Comparison::Equal));
        }
        let (x, y) = (self.as_number(a)?, self.as_number(b)?);
        if matches!(x, Number::Complex(..)) || matches!(y, Number::Complex(..)) {
            return None;
        }
        let order = order(&x, &y);
        Some(order.is_some_and(|o| matches(op, o)))
    }
}

/// Does an order answer a comparison?
pub fn matches(op: Comparison, order: Ordering) -> bool {
    match op {
        Comparison::Less => order.is_lt(),
        Comparison::LessEqual => order.is_le(),
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterEqual => order.is_ge(),
    }
}

fn float_binary(op: Binary, x: f64, y: f64) -> Outcome<Option<Number>> {
    Ok(Some(Number::Float(match op {
        Binary::Add => x + y,
        Binary::Subtract => x - y,
        Binary::Multiply => x * y,
        Binary::Divide => float::quotient(x, y)?,
        Binary::FloorDivide => float::floor_quotient(x, y)?,
        Binary::Modulo => float::modulo(x, y)?,
        Binary::Power if x < 0.0 && x.is_finite() && y.is_finite() && y.fract() != 0.0 => {
            let (r, i) = complex_power((x, 0.0), (y, 0.0))?;
            return Ok(Some(Number::Complex(r, i)));
        }
        Binary::Power => float::power(x, y)?,
        _ => return Ok(None),
    })))
}

fn complex_power(x: (f64, f64), y: (f64, f64)) -> Outcome<(f64, f64)> {
    if y == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if x == (0.0, 0.0) {
        if y.1 != 0.0 || y.0 < 0.0 {
            return Err(Complaint::zero_division("0.0 to a negative or complex power"));
        }
        return Ok((0.0, 0.0));
    }
    // Small whole exponents by multiplication, as CPython does; they are exact where they can be.
    if y.1 == 0.0 && y.0.fract() == 0.0 && y.0.abs() <= 100.0 {
        let mut power = (1.0, 0.0);
        let (mut square, mut n) = (x, y.0.abs() as u32);
        let times = |a: (f64, f64), b: (f64, f64)| (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0);
        while n > 0 {
            if n & 1 == 1 {
                power = times(power, square);
            }
            square = times(square, square);
            n >>= 1;
        }
        if y.0 < 0.0 {
            let d = power.0 * power.0 + power.1 * power.1;
            return Ok((power.0 / d, -power.1 / d));
        }
        return Ok(power);
    }
    let size = x.0.hypot(x.1);
    let angle = x.1.atan2(x.0);
    let mut length = size.powf(y.0);
    let mut phase = angle * y.0;
    if y.1 != 0.0 {
        length *= (-angle * y.1).exp();
        phase += y.1 * size.ln();
    }
    Ok((length * phase.cos(), length * phase.sin()))
}

/// Is it an int and neither a bool nor of a script's class?
#[inline(always)]
pub fn is_exact_int(v: Value<'_>) -> bool {
    v.is_int() || v.cast::<Int64>().is_some() || v.cast::<Big>().is_some()
}

/// The int behind an object of kind `Int64`.
pub fn wide(v: Value<'_>) -> Option<i64> {
    v.cast::<Int64>().map(|w: Ref<'_, Int64>| w.object().value)
}
