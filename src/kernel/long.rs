//! Arithmetic on integers of any length that can be stopped.
//!
//! `num-bigint` multiplies and divides numbers of moderate length; here larger ones are cut into such
//! pieces, and the poll is asked between pieces. In: magnitudes (`BigUint`). Out: magnitudes. Signs and
//! Python's rounding are left to `integer`.
//!
//! Invariant: between two polls at most a few milliseconds pass, whatever the operands.

use num_bigint::BigUint;
use num_integer::Integer as _;
use num_traits::{One, Zero};

use super::complaint::{Outcome, Poll};

/// Operands up to this many bits go to `num-bigint` in one piece (a product of two takes about 0.2 ms).
const PIECE_BITS: u64 = 1 << 16;

/// Divisors longer than this are divided by in halves.
const HALVING_BITS: u64 = 1 << 15;

/// A division step handles at most this many (quotient limb, divisor limb) pairs.
const DIVISION_STEP: u64 = 1 << 20;

/// Up to this many digits a conversion to or from text is one step.
const PIECE_DIGITS: usize = 8192;

/// The low `bits` bits.
fn low_bits(value: &BigUint, bits: u64) -> BigUint {
    let words = (bits / 32) as usize;
    let mut digits: Vec<u32> = value.iter_u32_digits().take(words + 1).collect();
    if let Some(top) = digits.get_mut(words) {
        *top &= ((1u64 << (bits % 32)) - 1) as u32;
    }
    BigUint::new(digits)
}

/// `a * b`
pub fn product(a: &BigUint, b: &BigUint, poll: &mut Poll) -> Outcome<BigUint> {
    let (long, short) = if a.bits() >= b.bits() { (a, b) } else { (b, a) };
    if long.bits() <= PIECE_BITS {
        return Ok(long * short);
    }
    if short.is_zero() {
        return Ok(BigUint::zero());
    }
    poll()?;
    let width = short.bits().max(PIECE_BITS).next_multiple_of(32);
    if width.saturating_mul(2) <= long.bits() {
        return lopsided_product(long, short, width, poll);
    }
    if short.bits() <= PIECE_BITS {
        // Lengths within a factor of two of each other, one of them short: one step is still bounded.
        return Ok(long * short);
    }
    // Karatsuba: three products of half the length instead of four.
    let half = (long.bits() / 2).next_multiple_of(64);
    let (long_high, long_low) = (long >> half, low_bits(long, half));
    let (short_high, short_low) = (short >> half, low_bits(short, half));
    let low = product(&long_low, &short_low, poll)?;
    let high = product(&long_high, &short_high, poll)?;
    let both = product(&(&long_low + &long_high), &(&short_low + &short_high), poll)?;
    let middle = both - &low - &high;
    Ok((high << (2 * half)) + (middle << half) + low)
}

/// A product whose longer operand is cut into pieces as wide as the shorter.
fn lopsided_product(long: &BigUint, short: &BigUint, width: u64, poll: &mut Poll) -> Outcome<BigUint> {
    let digits = long.to_u32_digits();
    let words = (width / 32) as usize;
    let mut result: Vec<u32> = Vec::with_capacity(digits.len() + words + 1);
    let mut carried = BigUint::zero();
    for piece in digits.chunks(words) {
        carried += product(&BigUint::from_slice(piece), short, poll)?;
        let settled = low_bits(&carried, width);
        let start = result.len();
        result.extend(settled.iter_u32_digits());
        result.resize(start + words, 0);
        carried >>= width;
    }
    result.extend(carried.iter_u32_digits());
    Ok(BigUint::new(result))
}

/// Quotient and remainder; `None` when the divisor is zero.
pub fn divide(a: &BigUint, b: &BigUint, poll: &mut Poll) -> Outcome<Option<(BigUint, BigUint)>> {
    if b.is_zero() {
        return Ok(None);
    }
    let divisor_limbs = b.bits().div_ceil(64);
    let quotient_limbs = (a.bits() / 64 + 1).saturating_sub(divisor_limbs) + 1;
    if a.bits() <= PIECE_BITS || quotient_limbs.saturating_mul(divisor_limbs) <= DIVISION_STEP {
        return Ok(Some(a.div_rem(b)));
    }
    if b.bits() > HALVING_BITS {
        return divide_by_halves(a, b, poll).map(Some);
    }
    let words = 2 * (DIVISION_STEP / divisor_limbs).clamp(1, 1 << 14) as usize;
    let digits = a.to_u32_digits();
    // From the top: the remainder so far, with the next block of digits behind it, divided again.
    let mut quotient = vec![0u32; digits.len() + 1];
    let mut remainder = BigUint::zero();
    for (index, block) in digits.chunks(words).enumerate().rev() {
        poll()?;
        let current = (remainder << (32 * block.len())) + BigUint::from_slice(block);
        let (part, rest) = current.div_rem(b);
        for (place, digit) in quotient[index * words..].iter_mut().zip(part.iter_u32_digits()) {
            *place = digit;
        }
        remainder = rest;
    }
    Ok(Some((BigUint::new(quotient), remainder)))
}

/// A division whose time is that of a few products (Burnikel and Ziegler): blocks as long as the divisor,
/// and each of those in halves.
fn divide_by_halves(a: &BigUint, b: &BigUint, poll: &mut Poll) -> Outcome<(BigUint, BigUint)> {
    // Its length becomes a multiple of 64 that can be halved so often, and its top bit is set.
    let halvings = b.bits().div_ceil(HALVING_BITS).next_power_of_two().ilog2();
    let length = b.bits().next_multiple_of(64 << halvings);
    let shift = length - b.bits();
    let (a, b) = (a << shift, b << shift);
    let words = (length / 32) as usize;
    let digits = a.to_u32_digits();
    let mut quotient = vec![0u32; digits.len().next_multiple_of(words)];
    let mut remainder = BigUint::zero();
    for (index, block) in digits.chunks(words).enumerate().rev() {
        let current = (remainder << length) + BigUint::from_slice(block);
        let (part, rest) = divide_double(&current, &b, length, poll)?;
        for (place, digit) in quotient.iter_mut().skip(index * words).zip(part.iter_u32_digits()) {
            *place = digit;
        }
        remainder = rest;
    }
    Ok((BigUint::new(quotient), remainder >> shift))
}

/// Divides up to `2 * length` bits by `length` bits, of which the top one is set; the quotient fits `length`.
fn divide_double(a: &BigUint, b: &BigUint, length: u64, poll: &mut Poll) -> Outcome<(BigUint, BigUint)> {
    if length <= HALVING_BITS || !length.is_multiple_of(128) || a < b {
        poll()?;
        return Ok(a.div_rem(b));
    }
    let half = length / 2;
    let (high, rest) = divide_three_halves(&(a >> half), b, half, poll)?;
    let (low, rest) = divide_three_halves(&((rest << half) + low_bits(a, half)), b, half, poll)?;
    Ok(((high << half) + low, rest))
}

/// Divides three halves by two: the quotient of the leading halves is at most two too large.
fn divide_three_halves(a: &BigUint, b: &BigUint, half: u64, poll: &mut Poll) -> Outcome<(BigUint, BigUint)> {
    let (b_high, b_low) = (b >> half, low_bits(b, half));
    let leading = a >> half;
    let (mut quotient, rest) = if (&leading >> half) < b_high {
        divide_double(&leading, &b_high, half, poll)?
    } else {
        ((BigUint::one() << half) - 1u32, (leading + &b_high) - (&b_high << half))
    };
    let mut rest = (rest << half) + low_bits(a, half);
    let owed = product(&quotient, &b_low, poll)?;
    while rest < owed {
        quotient -= 1u32;
        rest += b;
    }
    Ok((quotient, rest - owed))
}

/// `a % b`, where `b` is known not to be zero (zero leaves `a` as it is).
fn remainder(a: &BigUint, b: &BigUint, poll: &mut Poll) -> Outcome<BigUint> {
    Ok(divide(a, b, poll)?.map_or_else(|| a.clone(), |(_, rest)| rest))
}

/// `base ** exponent`. Estimate the size first: see `integer::power_bytes`.
pub fn power(base: &BigUint, exponent: u64, poll: &mut Poll) -> Outcome<BigUint> {
    if exponent == 0 || base.is_one() {
        return Ok(BigUint::one());
    }
    let Some(twos) = base.trailing_zeros() else { return Ok(BigUint::zero()) };
    let odd = base >> twos;
    let mut result = BigUint::one();
    if !odd.is_one() {
        for place in (0..64 - exponent.leading_zeros()).rev() {
            poll()?;
            result = product(&result, &result, poll)?;
            if exponent >> place & 1 == 1 {
                result = product(&result, &odd, poll)?;
            }
        }
    }
    Ok(result << twos.saturating_mul(exponent))
}

/// `base ** exponent % modulus` for a modulus above zero.
pub fn power_modulo(
    base: &BigUint,
    exponent: &BigUint,
    modulus: &BigUint,
    poll: &mut Poll,
) -> Outcome<BigUint> {
    if modulus.is_one() {
        return Ok(BigUint::zero());
    }
    let base = remainder(base, modulus, poll)?;
    // Four bits of the exponent at a time, once it is long enough to pay for the table.
    let window = if exponent.bits() > 24 { 4 } else { 1 };
    let mut powers = vec![BigUint::one(), base.clone()];
    while powers.len() < 1 << window {
        let next = product(&powers[powers.len() - 1], &base, poll)?;
        powers.push(remainder(&next, modulus, poll)?);
    }
    let mut result = BigUint::one();
    for place in (0..exponent.bits().div_ceil(window)).rev() {
        poll()?;
        for _ in 0..window {
            let square = product(&result, &result, poll)?;
            result = remainder(&square, modulus, poll)?;
        }
        let index =
            (0..window).fold(0, |sum, bit| sum | usize::from(exponent.bit(place * window + bit)) << bit);
        if index != 0 {
            let next = product(&result, &powers[index], poll)?;
            result = remainder(&next, modulus, poll)?;
        }
    }
    Ok(result)
}

/// The largest integer whose square is at most `value`.
pub fn square_root(value: &BigUint, poll: &mut Poll) -> Outcome<BigUint> {
    if value.bits() <= PIECE_BITS / 4 {
        return Ok(value.sqrt());
    }
    // Newton's iteration with a precision that doubles: each round divides numbers only as long as the
    // digits that are already right, so the whole costs little more than its last division.
    let top = (value.bits() - 1) / 2;
    let mut root = BigUint::one();
    let mut known = 0u64;
    for round in (0..64 - top.leading_zeros()).rev() {
        poll()?;
        let before = known;
        known = top >> round;
        let shifted = value >> (2 * top - before - known + 1);
        let Some((quotient, _)) = divide(&shifted, &root, poll)? else { break };
        root = (root << (known - before - 1)) + quotient;
    }
    if product(&root, &root, poll)? > *value {
        root -= 1u32;
    }
    Ok(root)
}

/// The greatest common divisor.
pub fn greatest_common_divisor(a: &BigUint, b: &BigUint, poll: &mut Poll) -> Outcome<BigUint> {
    let (mut a, mut b) = if a >= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    let mut since_poll = 0;
    while !b.is_zero() {
        if a.bits() <= 4096 {
            return Ok(a.gcd(&b));
        }
        since_poll += a.bits() / 64;
        if since_poll > 1 << 16 {
            since_poll = 0;
            poll()?;
        }
        match lehmer_step(&a, &b) {
            Some((next_a, next_b)) => (a, b) = (next_a, next_b),
            None => {
                let rest = remainder(&a, &b, poll)?;
                (a, b) = (b, rest);
            }
        }
    }
    Ok(a)
}

/// Many steps of Euclid's algorithm at once, simulated on the leading 62 bits (Lehmer). `None` when
/// the leading bits do not determine even one step.
fn lehmer_step(a: &BigUint, b: &BigUint) -> Option<(BigUint, BigUint)> {
    let shift = a.bits().checked_sub(62)?;
    let leading = |value: &BigUint| (value >> shift).iter_u64_digits().next().unwrap_or(0) as i128;
    let (mut x, mut y) = (leading(a), leading(b));
    let (mut a_x, mut b_x, mut a_y, mut b_y) = (1i128, 0i128, 0i128, 1i128);
    // x stands for a_x * a + b_x * b, y likewise; a quotient counts only if both ends of the error agree.
    while y + a_y != 0 && y + b_y != 0 {
        let quotient = (x + a_x) / (y + a_y);
        if quotient != (x + b_x) / (y + b_y) {
            break;
        }
        (x, y) = (y, x - quotient * y);
        (a_x, a_y) = (a_y, a_x - quotient * a_y);
        (b_x, b_y) = (b_y, b_x - quotient * b_y);
    }
    if b_x == 0 {
        return None;
    }
    Some((combination(a, a_x, b, b_x)?, combination(a, a_y, b, b_y)?))
}

/// `a * p + b * q`, which the caller knows to be no less than zero; `None` if it is less.
fn combination(a: &BigUint, p: i128, b: &BigUint, q: i128) -> Option<BigUint> {
    let (left, right) = (a * p.unsigned_abs(), b * q.unsigned_abs());
    match (p < 0, q < 0) {
        (false, false) => Some(left + right),
        (false, true) => (left >= right).then(|| left - right),
        (true, false) => (right >= left).then(|| right - left),
        (true, true) => None,
    }
}

/// The product of `low..=high`, by halves so that factors stay of like length.
pub fn range_product(low: u64, high: u64, poll: &mut Poll) -> Outcome<BigUint> {
    if low > high {
        return Ok(BigUint::one());
    }
    if high - low < 16 {
        let mut result = BigUint::from(low);
        for factor in low + 1..=high {
            result *= factor;
        }
        return Ok(result);
    }
    poll()?;
    let middle = low + (high - low) / 2;
    let left = range_product(low, middle, poll)?;
    let right = range_product(middle + 1, high, poll)?;
    product(&left, &right, poll)
}

/// The digits of `value` in `base` (2 to 36), lower case, without sign or prefix.
pub fn digits_of(value: &BigUint, base: u32, poll: &mut Poll) -> Outcome<String> {
    let base = base.clamp(2, 36);
    let bits_per_digit = base.ilog2() as u64;
    if base.is_power_of_two() || value.bits() <= bits_per_digit * PIECE_DIGITS as u64 {
        poll()?;
        return Ok(value.to_str_radix(base));
    }
    // base^PIECE_DIGITS, its square, and so on, up to about half the length of the value.
    let mut scales = vec![power(&BigUint::from(base), PIECE_DIGITS as u64, poll)?];
    while let Some(last) = scales.last()
        && last.bits() * 2 <= value.bits() + 1
    {
        let next = product(last, last, poll)?;
        scales.push(next);
    }
    let mut text = String::new();
    write_digits(value, base, &scales, &mut text, poll)?;
    Ok(text)
}

/// Appends `value`; unless `text` is still empty it fills the width that `scales` implies.
fn write_digits(
    value: &BigUint,
    base: u32,
    scales: &[BigUint],
    text: &mut String,
    poll: &mut Poll,
) -> Outcome<()> {
    let Some((scale, smaller)) = scales.split_last() else {
        poll()?;
        let digits = value.to_str_radix(base);
        if text.is_empty() {
            if !value.is_zero() {
                text.push_str(&digits);
            }
        } else {
            text.extend(std::iter::repeat_n('0', PIECE_DIGITS.saturating_sub(digits.len())));
            text.push_str(&digits);
        }
        return Ok(());
    };
    if let Some((high, low)) = divide(value, scale, poll)? {
        write_digits(&high, base, smaller, text, poll)?;
        write_digits(&low, base, smaller, text, poll)?;
    }
    Ok(())
}

/// The value of digits given by their worth (each below `base`), most significant first.
pub fn value_of_digits(digits: &[u8], base: u32, poll: &mut Poll) -> Outcome<BigUint> {
    let base = base.clamp(2, 36);
    if digits.len() <= PIECE_DIGITS || base.is_power_of_two() {
        poll()?;
        return Ok(BigUint::from_radix_be(digits, base).unwrap_or_default());
    }
    // Pieces first, then neighbours joined pair by pair; the scale squares with each round.
    let first = digits.len() % PIECE_DIGITS;
    let (head, rest) = digits.split_at(first);
    let mut values = Vec::with_capacity(digits.len() / PIECE_DIGITS + 1);
    if !head.is_empty() {
        values.push(BigUint::from_radix_be(head, base).unwrap_or_default());
    }
    for piece in rest.chunks(PIECE_DIGITS) {
        poll()?;
        values.push(BigUint::from_radix_be(piece, base).unwrap_or_default());
    }
    values.reverse();
    let mut scale = power(&BigUint::from(base), PIECE_DIGITS as u64, poll)?;
    while values.len() > 1 {
        let mut joined = Vec::with_capacity(values.len().div_ceil(2));
        for pair in values.chunks(2) {
            poll()?;
            joined.push(match pair {
                [low, high] => product(high, &scale, poll)? + low,
                other => other.first().cloned().unwrap_or_default(),
            });
        }
        values = joined;
        if values.len() > 1 {
            scale = product(&scale, &scale, poll)?;
        }
    }
    Ok(values.pop().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::complaint::{Complaint, never};

    fn sample(words: usize, seed: u64) -> BigUint {
        let mut state = seed | 1;
        let digits = (0..words)
            .map(|_| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                (state >> 32) as u32
            })
            .collect();
        BigUint::new(digits)
    }

    #[test]
    fn pieces_agree_with_one_piece() {
        for (left, right) in [(5000, 5000), (9000, 4100), (20000, 300), (6000, 2), (2100, 2049)] {
            let (a, b) = (sample(left, 1), sample(right, 2));
            assert_eq!(product(&a, &b, &mut never()).unwrap(), &a * &b);
            let (quotient, rest) = divide(&a, &b, &mut never()).unwrap().unwrap();
            assert!(rest < b);
            assert_eq!(quotient * &b + rest, a);
        }
    }

    #[test]
    fn division_in_blocks_puts_the_number_together_again() {
        for (left, right) in
            [(40000, 20000), (40000, 1500), (40000, 100), (9001, 4097), (6000, 2999), (3000, 2900)]
        {
            let (a, b) = (sample(left, 3), sample(right, 4));
            for a in [
                &a,
                &(&b << 64_000u32),
                &((&b << 64_000u32) - 1u32),
                &((BigUint::one() << 100_000u32) - 1u32),
            ] {
                let (quotient, rest) = divide(a, &b, &mut never()).unwrap().unwrap();
                assert!(rest < b);
                assert_eq!(product(&quotient, &b, &mut never()).unwrap() + rest, *a);
            }
        }
    }

    #[test]
    fn roots_bound_their_number() {
        let value = sample(3000, 5);
        let root = square_root(&value, &mut never()).unwrap();
        assert!(&root * &root <= value);
        let above = root + 1u32;
        assert!(&above * &above > value);
    }

    #[test]
    fn a_common_factor_is_found() {
        let (a, b, common) = (sample(700, 6), sample(650, 7), sample(300, 8));
        let found = greatest_common_divisor(&(&a * &common), &(&b * &common), &mut never()).unwrap();
        assert_eq!(found, a.gcd(&b) * common);
    }

    #[test]
    fn digits_survive_the_round_trip() {
        let value = sample(6000, 9);
        for base in [3, 10, 16, 36] {
            let text = digits_of(&value, base, &mut never()).unwrap();
            assert_eq!(text, value.to_str_radix(base));
            let worths: Vec<u8> = text.chars().map(|c| c.to_digit(base).unwrap() as u8).collect();
            assert_eq!(value_of_digits(&worths, base, &mut never()).unwrap(), value);
        }
        let round = power(&BigUint::from(10u32), 40000, &mut never()).unwrap();
        let text = digits_of(&round, 10, &mut never()).unwrap();
        assert_eq!(text.len(), 40001);
        assert!(text.starts_with('1') && text[1..].bytes().all(|b| b == b'0'));
    }

    #[test]
    fn every_long_operation_stops_when_asked() {
        let mut left = 3;
        let mut poll = || {
            left -= 1;
            if left == 0 { Err(Complaint::stopped()) } else { Ok(()) }
        };
        assert_eq!(power(&BigUint::from(3u32), u64::MAX, &mut poll), Err(Complaint::stopped()));
    }
}
