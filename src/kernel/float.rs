//! Python's `float` as a number: division, powers, rounding, conversion to `int`, hash.
//!
//! In and out: `f64` and [`Integer`]. Text is in `float_text`; what `math` offers is in `math`.
//!
//! Invariant: results are those of CPython bit for bit wherever the C library agrees with it.

use num_bigint::{BigInt, BigUint, Sign};

use super::complaint::{Complaint, Outcome};
use super::integer::{HASH_MODULUS, Integer};

/// Mantissa and exponent with `value == mantissa * 2**exponent`, for a finite value; the sign is apart.
pub fn decompose(value: f64) -> (bool, u64, i64) {
    let bits = value.to_bits();
    let field = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let negative = value.is_sign_negative();
    if field == 0 { (negative, fraction, -1074) } else { (negative, fraction | 1 << 52, field - 1075) }
}

/// `value * 2**exponent`, rounded once.
pub fn scale(value: f64, exponent: i64) -> f64 {
    let exponent = exponent.clamp(-2200, 2200);
    if exponent > 1023 {
        let large = f64::from_bits(2046 << 52);
        return scale(value * large, exponent - 1023);
    }
    if exponent >= -1022 {
        return value * power_of_two(exponent);
    }
    // Only the last step may round, so the value is first brought to where one step from a normal suffices.
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let (mantissa, own) = split(value);
    let target = (own + exponent).max(-1100);
    mantissa * power_of_two(-960) * power_of_two(target + 960)
}

fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// `math.frexp`: a value in `[0.5, 1)` (or zero, or not finite) and an exponent.
pub fn split(value: f64) -> (f64, i64) {
    if value == 0.0 || !value.is_finite() {
        return (value, 0);
    }
    let (normal, shifted) =
        if value.abs() < f64::MIN_POSITIVE { (value * power_of_two(54), 54) } else { (value, 0) };
    let bits = normal.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64 - 1022;
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - shifted)
}

/// `divmod(a, b)`; `None` for a zero divisor.
fn floor_parts(a: f64, b: f64) -> Option<(f64, f64)> {
    if b == 0.0 {
        return None;
    }
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0.0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Some((0.0f64.copysign(a / b), rest));
    }
    let floor = quotient.floor();
    Some((if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest))
}

/// `a / b`
pub fn quotient(a: f64, b: f64) -> Outcome<f64> {
    if b == 0.0 { Err(Complaint::zero_division("float division by zero")) } else { Ok(a / b) }
}

/// `a // b`
pub fn floor_quotient(a: f64, b: f64) -> Outcome<f64> {
    let parts = floor_parts(a, b).ok_or_else(|| Complaint::zero_division("float floor division by zero"))?;
    Ok(parts.0)
}

/// `a % b`
pub fn modulo(a: f64, b: f64) -> Outcome<f64> {
    if b == 0.0 {
        return Err(Complaint::zero_division("float modulo"));
    }
    let rest = a % b;
    Ok(if rest == 0.0 {
        0.0f64.copysign(b)
    } else if (b < 0.0) != (rest < 0.0) {
        rest + b
    } else {
        rest
    })
}

/// `divmod(a, b)`
pub fn divmod(a: f64, b: f64) -> Outcome<(f64, f64)> {
    floor_parts(a, b).ok_or_else(|| Complaint::zero_division("float divmod()"))
}

/// Whether a float is an odd integer.
fn is_odd(value: f64) -> bool {
    value.abs() % 2.0 == 1.0
}

/// `base ** exponent`. Where CPython would give a complex number, this is a `ValueError`: the engine has none.
pub fn power(base: f64, exponent: f64) -> Outcome<f64> {
    if exponent == 0.0 || base == 1.0 {
        return Ok(1.0);
    }
    if base.is_nan() || exponent.is_nan() {
        return Ok(f64::NAN);
    }
    if base == -1.0 && exponent.is_infinite() {
        return Ok(1.0);
    }
    if base == 0.0 && exponent < 0.0 {
        return Err(Complaint::zero_division("0.0 cannot be raised to a negative power"));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        return Err(Complaint::value("negative number cannot be raised to a fractional power"));
    }
    let result = base.abs().powf(exponent);
    let result = if base.is_sign_negative() && is_odd(exponent) { -result } else { result };
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(Complaint::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(result)
}

/// `int(value)`: towards zero.
pub fn to_integer(value: f64) -> Outcome<Integer> {
    if value.is_nan() {
        return Err(Complaint::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(Complaint::overflow("cannot convert float infinity to integer"));
    }
    Ok(whole_to_integer(value.trunc()))
}

/// The integer that a finite float without fraction is; a fraction is cut off.
pub fn whole_to_integer(value: f64) -> Integer {
    const BOUND: f64 = 9_223_372_036_854_775_808.0;
    if (-BOUND..BOUND).contains(&value) {
        return Integer::Small(value as i64);
    }
    let (negative, mantissa, exponent) = decompose(value);
    let magnitude = BigUint::from(mantissa) << exponent.clamp(0, 1024);
    Integer::from(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude))
}

/// `float.as_integer_ratio`
pub fn integer_ratio(value: f64) -> Outcome<(Integer, Integer)> {
    if value.is_nan() {
        return Err(Complaint::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(Complaint::overflow("cannot convert Infinity to integer ratio"));
    }
    let (negative, mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((Integer::Small(0), Integer::Small(1)));
    }
    let zeros = i64::from(mantissa.trailing_zeros());
    let (mantissa, exponent) = (BigInt::from(mantissa >> zeros), exponent + zeros);
    let numerator = if negative { -mantissa } else { mantissa };
    Ok(if exponent >= 0 {
        (Integer::from(numerator << exponent), Integer::Small(1))
    } else {
        (Integer::from(numerator), Integer::from(BigInt::from(1) << -exponent))
    })
}

/// `round(value)`: the nearest integer, ties to even.
pub fn round_to_integer(value: f64) -> Outcome<Integer> {
    to_integer(value.round_ties_even())
}

/// `round(value, digits)`: the nearest decimal, of ties the even one, judged on the exact value.
pub fn round(value: f64, digits: &Integer) -> Outcome<f64> {
    if !value.is_finite() || value == 0.0 {
        return Ok(value);
    }
    let digits = match digits {
        Integer::Small(digits) => *digits,
        Integer::Big(_) if digits.is_negative() => i64::MIN,
        Integer::Big(_) => i64::MAX,
    };
    // Beyond these the value has no further digits, or none that count.
    if digits > 323 {
        return Ok(value);
    }
    if digits < -308 {
        return Ok(0.0f64.copysign(value));
    }
    let text = if digits >= 0 {
        format!("{:.*}", digits as usize, value)
    } else {
        rounded_tens(value, (-digits) as usize)
    };
    match text.parse::<f64>() {
        Ok(rounded) if rounded.is_finite() => Ok(rounded),
        _ => Err(Complaint::overflow("rounded value too large to represent")),
    }
}

/// The text of a value rounded at the place of `10**places`.
fn rounded_tens(value: f64, places: usize) -> String {
    // All digits of the whole part are exact in this text; the fraction only breaks ties.
    let whole = format!("{:.0}", value.abs().trunc());
    let fraction = value.abs().fract() != 0.0;
    let padded = format!("{whole:0>places$}");
    let (kept, dropped) = padded.split_at(padded.len() - places);
    let half = dropped.starts_with('5') && dropped.bytes().skip(1).all(|digit| digit == b'0') && !fraction;
    let odd = kept.bytes().last().is_some_and(|digit| digit % 2 == 1);
    let up = if half { odd } else { dropped.bytes().next().is_some_and(|digit| digit >= b'5') };
    let sign = if value.is_sign_negative() { "-" } else { "" };
    // The carry is left to the exponent: kept + 1 units of 10**places.
    let mut digits: Vec<u8> = std::iter::once(b'0').chain(kept.bytes()).collect();
    if up {
        for digit in digits.iter_mut().rev() {
            if *digit != b'9' {
                *digit += 1;
                break;
            }
            *digit = b'0';
        }
    }
    format!("{sign}{}e{places}", String::from_utf8_lossy(&digits))
}

/// `hash(value)` of a number; `None` if the value is not a number, for then identity decides.
pub fn hash(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { 314159 } else { -314159 });
    }
    let (negative, mantissa, exponent) = decompose(value);
    // Modulo 2**61 - 1 a multiplication by 2**n is a rotation of 61 bits.
    let turn = exponent.rem_euclid(61) as u32;
    let rotated =
        if turn == 0 { mantissa } else { (mantissa << turn & HASH_MODULUS) | mantissa >> (61 - turn) };
    let reduced = (rotated % HASH_MODULUS) as i64;
    Some(match if negative { -reduced } else { reduced } {
        -1 => -2,
        hash => hash,
    })
}
