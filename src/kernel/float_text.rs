//! Between `float` and text: `repr`, `float("...")`, `hex` and `fromhex`.
//!
//! In: text as scripts give it, and `f64`. The standard library finds shortest digits and reads decimals
//! correctly rounded; here is Python's way of writing them. Format specifications are in `format`.
//!
//! Invariant: `parse(repr(x)) == x`, and `from_hex(hex(x)) == x`.

use num_bigint::BigUint;

use super::complaint::{Complaint, Outcome};
use super::float::decompose;
use super::integer::scaled_float;
use super::text::classify::{decimal_value, number_trimmed};

/// `repr(value)`: the shortest digits that read back as the same float.
pub fn repr(value: f64) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.into();
    }
    // Small whole numbers are by far the most common.
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.1}");
    }
    let scientific = shortest(value);
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..16).contains(&exponent) {
        return format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    match usize::try_from(exponent) {
        Err(_) => format!("{sign}0.{:0>1$}", digits, digits.len() + exponent.unsigned_abs() as usize - 1),
        Ok(exponent) => {
            let padded = format!("{digits:0<0$}", exponent + 2);
            let (whole, fraction) = padded.split_at(exponent + 1);
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// The shortest digits in scientific form. Where two are equally close, Python takes the even one and the
/// standard library the larger. That needs at least 16 digits, and an exact value with one more: a multiple of
/// 2^-25, for each further bit is a further digit, and no smaller than 10^-8. Only such values are looked at again.
pub(in crate::kernel) fn shortest(value: f64) -> String {
    const STEPS: f64 = (1u32 << 25) as f64;
    let text = format!("{value:e}");
    let size = value.abs();
    if text.len() < 16 || !(1e-8..1e24).contains(&size) || (size * STEPS).fract() != 0.0 {
        return text;
    }
    let places =
        text.split_once('e').map_or(0, |(mantissa, _)| mantissa.split_once('.').map_or(0, |(_, f)| f.len()));
    let even = format!("{value:.places$e}");
    if even.parse() == Ok(value) { even } else { text }
}

/// `float(text)`. `shown` gives the argument's `repr`, and is called only for a message.
pub fn parse(text: &str, shown: impl FnOnce() -> String) -> Outcome<f64> {
    let trimmed = number_trimmed(text);
    read(trimmed).ok_or_else(|| Complaint::value(format!("could not convert string to float: {}", shown())))
}

/// The common case: few characters, all of which spell the number.
pub fn short_decimal(text: &str) -> Option<f64> {
    const LONGEST: usize = 40;
    let plain = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E');
    if text.len() <= LONGEST && text.bytes().all(plain) { read_plain(text) } else { None }
}

/// A literal without surrounding space; `None` if it is not one.
fn read(text: &str) -> Option<f64> {
    if text.is_ascii() && !text.contains('_') {
        return read_plain(text);
    }
    // Digits of any script count; an underscore must stand between two digits.
    let mut plain = String::with_capacity(text.len());
    let mut characters =
        text.chars().map(|c| decimal_value(c).map_or(c, |digit| (b'0' + digit) as char)).peekable();
    let mut after_digit = false;
    while let Some(c) = characters.next() {
        if c == '_' {
            let between = after_digit && characters.peek().is_some_and(char::is_ascii_digit);
            if !between {
                return None;
            }
            continue;
        }
        after_digit = c.is_ascii_digit();
        plain.push(c);
    }
    read_plain(&plain)
}

/// What Python and the standard library both read, and nothing that only one of them does.
fn read_plain(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let word = ["inf", "infinity", "nan"].iter().any(|word| unsigned.eq_ignore_ascii_case(word));
    if number || word { text.parse().ok() } else { None }
}

/// `float.hex`
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (_, mantissa, exponent) = decompose(value);
    let (whole, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    format!("{sign}0x{whole}.{fraction:013x}p{:+}", exponent + 52)
}

/// `float.fromhex`
pub fn from_hex(text: &str) -> Outcome<f64> {
    let invalid = || Complaint::value("invalid hexadecimal floating-point string");
    let too_large = || Complaint::overflow("hexadecimal value too large to represent as a float");
    let trimmed = text.trim_matches(|c: char| matches!(c, ' ' | '\t'..='\r'));
    let (negative, unsigned) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let sign = if negative { -1.0 } else { 1.0 };
    if unsigned.eq_ignore_ascii_case("inf") || unsigned.eq_ignore_ascii_case("infinity") {
        return Ok(sign * f64::INFINITY);
    }
    if unsigned.eq_ignore_ascii_case("nan") {
        return Ok(f64::NAN.copysign(sign));
    }
    let body = unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X")).unwrap_or(unsigned);
    let (digits, exponent) = match body.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, read_exponent(exponent).ok_or_else(invalid)?),
        None => (body, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut worths = Vec::with_capacity(digits.len());
    for c in whole.chars().chain(fraction.chars()) {
        worths.push(c.to_digit(16).ok_or_else(invalid)? as u8);
    }
    if worths.is_empty() {
        return Err(invalid());
    }
    let Some(first) = worths.iter().position(|worth| *worth != 0) else { return Ok(sign * 0.0) };
    // Twenty digits hold more than a mantissa; what follows them can only break a tie.
    let significant = worths.get(first..).unwrap_or_default();
    let (head, tail) = significant.split_at(significant.len().min(20));
    let magnitude = BigUint::from_radix_be(head, 16).unwrap_or_default();
    let sticky = tail.iter().any(|worth| *worth != 0);
    let places = 4 * (tail.len() as i64 - fraction.len() as i64);
    let value = scaled_float(&magnitude, exponent.saturating_add(places), sticky).ok_or_else(too_large)?;
    Ok(sign * value)
}

/// A decimal exponent, held within what can matter.
fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let bound = i64::MAX / 4;
    let size = digits.parse::<i64>().unwrap_or(bound).min(bound);
    Some(if text.starts_with('-') { -size } else { size })
}
