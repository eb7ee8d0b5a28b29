//! Python's `int`: arithmetic with Python's rounding, errors and sizes.
//!
//! In: [`Integer`]s, which are an `i64` or a `BigInt`. Out: the same, and what `/`, `float()` and `hash()`
//! make of them. Long magnitudes are worked on in `long`; text is in `integer_text`.
//!
//! Invariant: `Integer::Big` never holds a number that fits an `i64`.

use std::borrow::Cow;
use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::{Signed, ToPrimitive, Zero};

use super::complaint::{Complaint, Outcome, Poll};
use super::{float, long};

/// An integer of any length in its shortest form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Integer {
    /// Fits a machine word.
    Small(i64),
    /// Does not.
    Big(BigInt),
}

impl From<i64> for Integer {
    fn from(value: i64) -> Integer {
        Integer::Small(value)
    }
}

impl From<i128> for Integer {
    fn from(value: i128) -> Integer {
        i64::try_from(value).map_or_else(|_| Integer::Big(value.into()), Integer::Small)
    }
}

impl From<u64> for Integer {
    fn from(value: u64) -> Integer {
        Integer::from(i128::from(value))
    }
}

impl From<BigInt> for Integer {
    fn from(value: BigInt) -> Integer {
        value.to_i64().map_or(Integer::Big(value), Integer::Small)
    }
}

impl From<BigUint> for Integer {
    fn from(value: BigUint) -> Integer {
        Integer::from(BigInt::from(value))
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Integer) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Integer) -> Ordering {
        match (self, other) {
            (Integer::Small(a), Integer::Small(b)) => a.cmp(b),
            (Integer::Big(a), Integer::Big(b)) => a.cmp(b),
            // A big integer lies beyond every small one, on the side of its sign.
            (Integer::Big(a), Integer::Small(_)) => a.sign().cmp(&Sign::NoSign),
            (Integer::Small(_), Integer::Big(b)) => Sign::NoSign.cmp(&b.sign()),
        }
    }
}

impl Integer {
    /// The number as a `BigInt`, made only if it is not one.
    pub fn to_big(&self) -> Cow<'_, BigInt> {
        match self {
            Integer::Small(value) => Cow::Owned(BigInt::from(*value)),
            Integer::Big(value) => Cow::Borrowed(value),
        }
    }

    /// The machine word, if the number is one.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Integer::Small(value) => Some(*value),
            Integer::Big(_) => None,
        }
    }

    /// The absolute value.
    pub fn magnitude(&self) -> Cow<'_, BigUint> {
        match self {
            Integer::Small(value) => Cow::Owned(BigUint::from(value.unsigned_abs())),
            Integer::Big(value) => Cow::Borrowed(value.magnitude()),
        }
    }

    /// Whether it is less than zero.
    pub fn is_negative(&self) -> bool {
        match self {
            Integer::Small(value) => *value < 0,
            Integer::Big(value) => value.is_negative(),
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        *self == Integer::Small(0)
    }

    /// `-self`
    pub fn negated(&self) -> Integer {
        match self {
            Integer::Small(value) => Integer::from(-i128::from(*value)),
            Integer::Big(value) => Integer::from(-value),
        }
    }

    /// `abs(self)`
    pub fn absolute(&self) -> Integer {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// `~self`
    pub fn inverted(&self) -> Integer {
        match self {
            Integer::Small(value) => Integer::Small(!value),
            Integer::Big(value) => Integer::from(!value),
        }
    }

    /// `int.bit_length`
    pub fn bit_length(&self) -> u64 {
        match self {
            Integer::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            Integer::Big(value) => value.bits(),
        }
    }

    /// `int.bit_count`
    pub fn bit_count(&self) -> u64 {
        match self {
            Integer::Small(value) => u64::from(value.unsigned_abs().count_ones()),
            Integer::Big(value) => value.magnitude().count_ones(),
        }
    }

    fn signed(negative: bool, magnitude: BigUint) -> Integer {
        Integer::from(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude))
    }
}

/// `a + b`
pub fn sum(a: &Integer, b: &Integer) -> Integer {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => Integer::from(i128::from(*a) + i128::from(*b)),
        _ => Integer::from(a.to_big().as_ref() + b.to_big().as_ref()),
    }
}

/// `a - b`
pub fn difference(a: &Integer, b: &Integer) -> Integer {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => Integer::from(i128::from(*a) - i128::from(*b)),
        _ => Integer::from(a.to_big().as_ref() - b.to_big().as_ref()),
    }
}

/// `a * b`
pub fn product(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if let (Integer::Small(a), Integer::Small(b)) = (a, b) {
        return Ok(Integer::from(i128::from(*a) * i128::from(*b)));
    }
    let magnitude = long::product(&a.magnitude(), &b.magnitude(), poll)?;
    Ok(Integer::signed(a.is_negative() != b.is_negative(), magnitude))
}

/// Quotient rounded down and remainder with the divisor's sign; `None` for a zero divisor.
pub fn floor_parts(a: i64, b: i64) -> Option<(Integer, i64)> {
    if b == 0 {
        return None;
    }
    let rest = a.wrapping_rem(b);
    let quotient = i128::from(a) / i128::from(b);
    if rest != 0 && (rest < 0) != (b < 0) {
        return Some((Integer::from(quotient - 1), rest + b));
    }
    Some((Integer::from(quotient), rest))
}

fn floor_parts_of(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<Option<(Integer, Integer)>> {
    if let (Integer::Small(a), Integer::Small(b)) = (a, b) {
        return Ok(floor_parts(*a, *b).map(|(quotient, rest)| (quotient, Integer::Small(rest))));
    }
    let divisor = b.magnitude();
    let Some((mut quotient, mut rest)) = long::divide(&a.magnitude(), &divisor, poll)? else {
        return Ok(None);
    };
    let differ = a.is_negative() != b.is_negative();
    if differ && !rest.is_zero() {
        quotient += 1u32;
        rest = divisor.as_ref() - rest;
    }
    Ok(Some((Integer::signed(differ, quotient), Integer::signed(b.is_negative(), rest))))
}

/// `divmod(a, b)`
pub fn divmod(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<(Integer, Integer)> {
    floor_parts_of(a, b, poll)?.ok_or_else(|| Complaint::zero_division("integer division or modulo by zero"))
}

/// `a // b`
pub fn floor_quotient(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    Ok(divmod(a, b, poll)?.0)
}

/// `a % b`
pub fn modulo(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    let parts = floor_parts_of(a, b, poll)?;
    Ok(parts.ok_or_else(|| Complaint::zero_division("integer modulo by zero"))?.1)
}

/// What `**` gives on two integers.
#[derive(Clone, Debug, PartialEq)]
pub enum Power {
    /// The exponent was not negative.
    Int(Integer),
    /// The exponent was negative.
    Float(f64),
}

/// How many bytes `base ** exponent` takes at most; `u64::MAX` stands for more than any memory.
pub fn power_bytes(base: &Integer, exponent: &Integer) -> u64 {
    let bits = base.bit_length();
    if bits <= 1 || exponent.is_negative() {
        return 16;
    }
    match exponent {
        Integer::Small(exponent) => bits.saturating_mul(*exponent as u64) / 8 + 16,
        Integer::Big(_) => u64::MAX,
    }
}

/// How many bytes `a * b` takes at most.
pub fn product_bytes(a: &Integer, b: &Integer) -> u64 {
    (a.bit_length() + b.bit_length()) / 8 + 16
}

/// How many bytes `value << count` takes at most.
pub fn shifted_bytes(value: &Integer, count: &Integer) -> u64 {
    match count {
        _ if value.is_zero() => 16,
        Integer::Small(count) if *count <= 0 => value.bit_length() / 8 + 16,
        Integer::Small(count) => value.bit_length().saturating_add(*count as u64) / 8 + 16,
        Integer::Big(_) => u64::MAX,
    }
}

/// `base ** exponent`. Ask [`power_bytes`] first: this does not refuse a result that fits an address space.
pub fn power(base: &Integer, exponent: &Integer, poll: &mut Poll) -> Outcome<Power> {
    if exponent.is_negative() {
        return Ok(Power::Float(float::power(to_float(base)?, to_float(exponent)?)?));
    }
    let odd = exponent.magnitude().bit(0);
    let magnitude = base.magnitude();
    let result = match exponent {
        Integer::Small(exponent) => {
            if power_bytes(base, &Integer::Small(*exponent)) > isize::MAX as u64 {
                return Err(Complaint::memory());
            }
            long::power(&magnitude, *exponent as u64, poll)?
        }
        Integer::Big(_) if magnitude.bits() <= 1 => magnitude.into_owned(),
        Integer::Big(_) => return Err(Complaint::memory()),
    };
    Ok(Power::Int(Integer::signed(base.is_negative() && odd, result)))
}

/// `pow(base, exponent, modulus)`
pub fn power_modulo(
    base: &Integer,
    exponent: &Integer,
    modulus: &Integer,
    poll: &mut Poll,
) -> Outcome<Integer> {
    if modulus.is_zero() {
        return Err(Complaint::value("pow() 3rd argument cannot be 0"));
    }
    let divisor = modulus.absolute();
    let mut base = modulo(base, &divisor, poll)?;
    if exponent.is_negative() {
        base = inverse(&base, &divisor, poll)?;
    }
    let result = match (&base, exponent, &divisor) {
        (Integer::Small(base), Integer::Small(exponent), Integer::Small(divisor)) => {
            Integer::Small(power_modulo_word(*base, exponent.unsigned_abs(), *divisor))
        }
        _ => {
            let (base, exponent) = (base.magnitude(), exponent.magnitude());
            Integer::from(long::power_modulo(&base, &exponent, &divisor.magnitude(), poll)?)
        }
    };
    // The remainder takes the sign of the modulus.
    if modulus.is_negative() && !result.is_zero() { Ok(sum(&result, modulus)) } else { Ok(result) }
}

/// For `0 <= base < divisor`.
fn power_modulo_word(base: i64, mut exponent: u64, divisor: i64) -> i64 {
    let divisor = divisor as u128;
    let (mut square, mut result) = (base as u128, 1 % divisor);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * square % divisor;
        }
        square = square * square % divisor;
        exponent >>= 1;
    }
    result as i64
}

/// The number whose product with `value` leaves 1 modulo `modulus`, which is above zero.
fn inverse(value: &Integer, modulus: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    let one = Integer::Small(1);
    if *modulus == one {
        return Ok(Integer::Small(0));
    }
    let (mut old, mut new) = (modulus.clone(), value.clone());
    let (mut old_factor, mut new_factor) = (Integer::Small(0), one.clone());
    while !new.is_zero() {
        poll()?;
        let (quotient, rest) = divmod(&old, &new, poll)?;
        let factor = difference(&old_factor, &product(&quotient, &new_factor, poll)?);
        (old, new) = (new, rest);
        (old_factor, new_factor) = (new_factor, factor);
    }
    if old != one {
        return Err(Complaint::value("base is not invertible for the given modulus"));
    }
    modulo(&old_factor, modulus, poll)
}

/// `value << count`. Ask [`shifted_bytes`] first: this does not refuse a result that fits an address space.
pub fn shift_left(value: &Integer, count: &Integer) -> Outcome<Integer> {
    if count.is_negative() {
        return Err(Complaint::value("negative shift count"));
    }
    if value.is_zero() {
        return Ok(Integer::Small(0));
    }
    let Some(count) = count.to_i64() else { return Err(Complaint::overflow("too many digits in integer")) };
    if count as u64 > isize::MAX as u64 / 2 {
        return Err(Complaint::memory());
    }
    match value {
        Integer::Small(value) if count < 64 => Ok(Integer::from(i128::from(*value) << count)),
        _ => Ok(Integer::from(value.to_big().as_ref() << count)),
    }
}

/// `value >> count`
pub fn shift_right(value: &Integer, count: &Integer) -> Outcome<Integer> {
    if count.is_negative() {
        return Err(Complaint::value("negative shift count"));
    }
    let gone = Integer::Small(if value.is_negative() { -1 } else { 0 });
    Ok(match (value, count) {
        (_, Integer::Big(_)) => gone,
        (Integer::Small(value), Integer::Small(count)) => Integer::Small(value >> (*count).min(63)),
        (Integer::Big(value), Integer::Small(count)) if (*count as u64) < value.bits() => {
            Integer::from(value >> *count)
        }
        _ => gone,
    })
}

/// `a & b`
pub fn bit_and(a: &Integer, b: &Integer) -> Integer {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => Integer::Small(a & b),
        _ => Integer::from(a.to_big().as_ref() & b.to_big().as_ref()),
    }
}

/// `a | b`
pub fn bit_or(a: &Integer, b: &Integer) -> Integer {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => Integer::Small(a | b),
        _ => Integer::from(a.to_big().as_ref() | b.to_big().as_ref()),
    }
}

/// `a ^ b`
pub fn bit_xor(a: &Integer, b: &Integer) -> Integer {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => Integer::Small(a ^ b),
        _ => Integer::from(a.to_big().as_ref() ^ b.to_big().as_ref()),
    }
}

/// `math.isqrt`
pub fn square_root(value: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if value.is_negative() {
        return Err(Complaint::value("isqrt() argument must be nonnegative"));
    }
    match value {
        Integer::Small(value) => Ok(Integer::Small(value.isqrt())),
        Integer::Big(value) => Ok(Integer::from(long::square_root(value.magnitude(), poll)?)),
    }
}

/// `math.gcd` of two numbers
pub fn greatest_common_divisor(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => {
            Ok(Integer::from(num_integer::gcd(a.unsigned_abs(), b.unsigned_abs())))
        }
        _ => Ok(Integer::from(long::greatest_common_divisor(&a.magnitude(), &b.magnitude(), poll)?)),
    }
}

/// `math.lcm` of two numbers
pub fn least_common_multiple(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if a.is_zero() || b.is_zero() {
        return Ok(Integer::Small(0));
    }
    let common = greatest_common_divisor(a, b, poll)?;
    let part = floor_quotient(&a.absolute(), &common, poll)?;
    product(&part, &b.absolute(), poll)
}

/// `float(value)`: the nearest float, ties to even.
pub fn to_float(value: &Integer) -> Outcome<f64> {
    match value {
        Integer::Small(value) => Ok(*value as f64),
        Integer::Big(value) => {
            let scaled = scaled_float(value.magnitude(), 0, false);
            let scaled = scaled.ok_or_else(|| Complaint::overflow("int too large to convert to float"))?;
            Ok(if value.is_negative() { -scaled } else { scaled })
        }
    }
}

/// `magnitude * 2**exponent` rounded to the nearest float, ties to even; `sticky` says that the magnitude
/// was cut off above zero. `None` if it is too large.
pub(super) fn scaled_float(magnitude: &BigUint, exponent: i64, sticky: bool) -> Option<f64> {
    let bits = i64::try_from(magnitude.bits()).ok()?;
    if bits == 0 {
        return Some(0.0);
    }
    // The exponent of the last bit that the result can hold: 53 bits, fewer for subnormals.
    let top = bits.checked_add(exponent)?;
    if top > 1024 {
        return None;
    }
    if top < -1074 {
        return Some(0.0);
    }
    let last = (top - 53).max(-1074);
    let drop = last - exponent;
    let (mantissa, rest) = if drop <= 0 {
        ((magnitude << (-drop).min(2200)).to_u64().unwrap_or(0), Ordering::Less)
    } else {
        let kept = (magnitude >> drop).to_u64().unwrap_or(0);
        let half = magnitude.bit(drop as u64 - 1);
        let beyond = sticky || magnitude.trailing_zeros().unwrap_or(0) < drop as u64 - 1;
        let rest = match (half, beyond) {
            (false, _) => Ordering::Less,
            (true, false) => Ordering::Equal,
            (true, true) => Ordering::Greater,
        };
        (kept, rest)
    };
    let up = rest == Ordering::Greater || (rest == Ordering::Equal && mantissa & 1 == 1);
    let rounded = (mantissa + u64::from(up)) as f64;
    let result = float::scale(rounded, last);
    result.is_finite().then_some(result)
}

/// `a / b`, correctly rounded.
pub fn true_quotient(a: &Integer, b: &Integer, poll: &mut Poll) -> Outcome<f64> {
    if b.is_zero() {
        return Err(Complaint::zero_division("division by zero"));
    }
    const EXACT: u64 = 1 << 53;
    if let (Integer::Small(a), Integer::Small(b)) = (a, b)
        && a.unsigned_abs() <= EXACT
        && b.unsigned_abs() <= EXACT
    {
        return Ok(*a as f64 / *b as f64);
    }
    let (numerator, denominator) = (a.magnitude(), b.magnitude());
    // Shift so that the integer quotient has a few bits more than a float, and note whether anything is left.
    let shift = denominator.bits() as i64 - numerator.bits() as i64 + 64;
    let (scaled, divisor) = if shift >= 0 {
        (numerator.as_ref() << shift, denominator.into_owned())
    } else {
        (numerator.into_owned(), denominator.as_ref() << -shift)
    };
    let Some((quotient, rest)) = long::divide(&scaled, &divisor, poll)? else { return Ok(0.0) };
    let result = scaled_float(&quotient, -shift, !rest.is_zero())
        .ok_or_else(|| Complaint::overflow("integer division result too large for a float"))?;
    Ok(if a.is_negative() != b.is_negative() { -result } else { result })
}

/// The prime modulus of numeric hashes.
pub const HASH_MODULUS: u64 = (1 << 61) - 1;

/// `hash(value)`
pub fn hash(value: &Integer) -> i64 {
    let reduced = match value {
        Integer::Small(value) => value.unsigned_abs() % HASH_MODULUS,
        Integer::Big(value) => (value.magnitude() % HASH_MODULUS).to_u64().unwrap_or(0),
    } as i64;
    match if value.is_negative() { -reduced } else { reduced } {
        -1 => -2,
        hash => hash,
    }
}

/// `round(value, ndigits)`: half to even at a power of ten.
pub fn round(value: &Integer, digits: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if !digits.is_negative() {
        return Ok(value.clone());
    }
    // A power of ten that is more than twice the value rounds it to zero whatever it is.
    let places = digits.negated();
    if places > Integer::from(value.bit_length() + 1) {
        return Ok(Integer::Small(0));
    }
    let Power::Int(scale) = power(&Integer::Small(10), &places, poll)? else { return Ok(value.clone()) };
    let (quotient, rest) = divmod(value, &scale, poll)?;
    let twice = sum(&rest, &rest);
    let odd = quotient.to_big().bit(0);
    let up = twice > scale || (twice == scale && odd);
    let rounded = difference(value, &rest);
    Ok(if up { sum(&rounded, &scale) } else { rounded })
}

/// The order of bytes in `to_bytes` and `from_bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

impl ByteOrder {
    /// The order named by an argument.
    pub fn named(name: &str) -> Outcome<ByteOrder> {
        match name {
            "little" => Ok(ByteOrder::Little),
            "big" => Ok(ByteOrder::Big),
            _ => Err(Complaint::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `int.to_bytes`. The caller checks `length` against its memory limit.
pub fn to_bytes(value: &Integer, length: i64, order: ByteOrder, signed: bool) -> Outcome<Vec<u8>> {
    let Ok(length) = usize::try_from(length) else {
        return Err(Complaint::value("length argument must be non-negative"));
    };
    if value.is_negative() && !signed {
        return Err(Complaint::overflow("can't convert negative int to unsigned"));
    }
    let big = value.to_big();
    let mut bytes = match (value.is_zero(), signed) {
        (true, _) => Vec::new(),
        // As in CPython: what fills the missing bytes is all there is to -1.
        (false, true) if *value == Integer::Small(-1) => Vec::new(),
        (false, true) => big.to_signed_bytes_le(),
        (false, false) => big.magnitude().to_bytes_le(),
    };
    if bytes.len() > length {
        return Err(Complaint::overflow("int too big to convert"));
    }
    if bytes.try_reserve_exact(length - bytes.len()).is_err() {
        return Err(Complaint::memory());
    }
    bytes.resize(length, if value.is_negative() { 0xff } else { 0 });
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes`
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Integer {
    Integer::from(match (order, signed) {
        (ByteOrder::Little, false) => BigInt::from(BigUint::from_bytes_le(bytes)),
        (ByteOrder::Little, true) => BigInt::from_signed_bytes_le(bytes),
        (ByteOrder::Big, false) => BigInt::from(BigUint::from_bytes_be(bytes)),
        (ByteOrder::Big, true) => BigInt::from_signed_bytes_be(bytes),
    })
}

/// `math.factorial`. Ask [`factorial_bytes`] first.
pub fn factorial(value: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if value.is_negative() {
        return Err(Complaint::value("factorial() not defined for negative values"));
    }
    match value.to_i64() {
        Some(value) => Ok(Integer::from(long::range_product(1, value as u64, poll)?)),
        None => Err(Complaint::overflow(format!("factorial() argument should not exceed {}", i64::MAX))),
    }
}

/// How many bytes `factorial(value)` takes at most.
pub fn factorial_bytes(value: u64) -> u64 {
    value.saturating_mul(u64::from(64 - value.leading_zeros())) / 8 + 16
}

/// `math.perm(n, k)`
pub fn permutations(n: &Integer, k: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if n.is_negative() {
        return Err(Complaint::value("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(Complaint::value("k must be a non-negative integer"));
    }
    if n < k {
        return Ok(Integer::Small(0));
    }
    let Some(count) = k.to_i64() else {
        return Err(Complaint::overflow(format!("k must not exceed {}", i64::MAX)));
    };
    falling_product(n, count as u64, poll)
}

/// `n * (n - 1) * ...`, `count` factors, by halves; `count` is at most `n`.
fn falling_product(n: &Integer, count: u64, poll: &mut Poll) -> Outcome<Integer> {
    if let Some(n) = n.to_i64()
        && let Some(below) = (n as u64).checked_sub(count)
    {
        return Ok(Integer::from(long::range_product(below + 1, n as u64, poll)?));
    }
    match count {
        0 => Ok(Integer::Small(1)),
        1 => Ok(n.clone()),
        _ => {
            poll()?;
            let half = count / 2;
            let left = falling_product(n, half, poll)?;
            let right = falling_product(&difference(n, &Integer::from(half)), count - half, poll)?;
            product(&left, &right, poll)
        }
    }
}

/// `math.comb(n, k)`
pub fn combinations(n: &Integer, k: &Integer, poll: &mut Poll) -> Outcome<Integer> {
    if n.is_negative() {
        return Err(Complaint::value("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(Complaint::value("k must be a non-negative integer"));
    }
    if n < k {
        return Ok(Integer::Small(0));
    }
    let other = difference(n, k);
    let fewer = if other < *k { &other } else { k };
    let Some(count) = fewer.to_i64() else {
        return Err(Complaint::overflow(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    let count = count as u64;
    let product = falling_product(n, count, poll)?;
    floor_quotient(&product, &Integer::from(long::range_product(1, count, poll)?), poll)
}

/// Exact order of an integer and a float; `None` if the float is not a number.
pub fn compare_with_float(value: &Integer, other: f64) -> Option<Ordering> {
    if other.is_nan() {
        return None;
    }
    if other.is_infinite() {
        return Some(if other > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    if let Integer::Small(value) = value
        && value.unsigned_abs() <= 1 << 53
    {
        return (*value as f64).partial_cmp(&other);
    }
    // Whole parts decide; a fraction breaks the tie towards the float's sign.
    let whole = other.trunc();
    let order = value.cmp(&float::whole_to_integer(whole));
    if order != Ordering::Equal {
        return Some(order);
    }
    whole.partial_cmp(&other)
}
