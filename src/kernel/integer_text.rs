//! Between `int` and text: `int("...", base)`, `str(int)`, `bin`, `oct`, `hex`.
//!
//! In: text as scripts give it. Out: [`Integer`]s and digits. Which object a literal stood in (text or
//! bytes) is told by the caller, since messages show it.
//!
//! Invariant: a conversion whose time grows faster than its length obeys the digit limit.

use super::complaint::{Complaint, Outcome, Poll};
use super::integer::Integer;
use super::long;
use super::text::classify::{decimal_value, number_trimmed};
use num_bigint::{BigInt, Sign};

/// The digit limit that a fresh interpreter has; zero stands for none.
pub const DEFAULT_DIGIT_LIMIT: usize = 4300;

/// How to read a literal.
#[derive(Clone, Copy, Debug)]
pub struct ParseOptions {
    /// The second argument of `int`: 0, or 2 to 36.
    pub base: i64,
    /// See [`DEFAULT_DIGIT_LIMIT`].
    pub digit_limit: usize,
}

impl Default for ParseOptions {
    fn default() -> ParseOptions {
        ParseOptions { base: 10, digit_limit: DEFAULT_DIGIT_LIMIT }
    }
}

/// `int(text, base)`. `shown` gives the argument's `repr`, and is called only for a message.
pub fn parse(
    text: &str,
    options: ParseOptions,
    shown: impl FnOnce() -> String,
    poll: &mut Poll,
) -> Outcome<Integer> {
    let base = match options.base {
        0 | 2..=36 => options.base as u32,
        _ => return Err(Complaint::value("int() base must be >= 2 and <= 36, or 0")),
    };
    let trimmed = number_trimmed(text);
    if base == 10
        && let Some(value) = short_decimal(trimmed)
    {
        return Ok(Integer::Small(value));
    }
    let Some(literal) = read_literal(trimmed, base) else {
        let shown: String = shown().chars().take(200).collect();
        return Err(Complaint::value(format!("invalid literal for int() with base {base}: {shown}")));
    };
    let limit = options.digit_limit;
    if limit != 0 && literal.digits.len() > limit && !literal.base.is_power_of_two() {
        return Err(Complaint::value(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            literal.digits.len()
        )));
    }
    let magnitude = long::value_of_digits(&literal.digits, literal.base, poll)?;
    let sign = if literal.negative { Sign::Minus } else { Sign::Plus };
    Ok(Integer::from(BigInt::from_biguint(sign, magnitude)))
}

/// The common case: up to 18 plain digits.
pub fn short_decimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !(1..=18).contains(&digits.len()) {
        return None;
    }
    let mut magnitude = 0_i64;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        magnitude = magnitude * 10 + i64::from(digit);
    }
    Some(if digits.len() < text.len() { -magnitude } else { magnitude })
}

struct Literal {
    negative: bool,
    base: u32,
    /// What each digit is worth, most significant first.
    digits: Vec<u8>,
}

/// Sign, prefix, digits and underscores; `None` if the text is not a literal.
fn read_literal(text: &str, asked: u32) -> Option<Literal> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    // Decimal digits of any script stand for their value, in prefixes too.
    let mut characters = body.chars().map(|c| decimal_value(c).map_or(c, |digit| (b'0' + digit) as char));
    let mut lookahead = characters.clone();
    let zero_first = lookahead.next() == Some('0');
    let prefix = match lookahead.next() {
        Some('x' | 'X') if zero_first => Some(16),
        Some('o' | 'O') if zero_first => Some(8),
        Some('b' | 'B') if zero_first => Some(2),
        _ => None,
    };
    let prefixed = prefix.is_some_and(|own| asked == 0 || asked == own);
    let base = if asked == 0 { prefix.unwrap_or(10) } else { asked };
    // After a prefix an underscore may come at once, elsewhere only between digits.
    let mut underscore_allowed = prefixed;
    if prefixed {
        characters.nth(1);
    }
    let mut digits = Vec::with_capacity(body.len());
    let mut ended_with_digit = false;
    for c in characters {
        ended_with_digit = c != '_';
        if ended_with_digit {
            digits.push(c.to_digit(base)? as u8);
        } else if !underscore_allowed {
            return None;
        }
        underscore_allowed = ended_with_digit;
    }
    // A guessed decimal must not look like an octal of old: only zero itself starts with a zero.
    let old_octal = asked == 0 && !prefixed && zero_first && digits.iter().any(|digit| *digit != 0);
    (ended_with_digit && !old_octal).then_some(Literal { negative, base, digits })
}

/// The ASCII of `str(value)` for a small int, written to the end of `room`.
#[inline]
pub fn small(value: i64, room: &mut [u8; 20]) -> &[u8] {
    let (mut at, mut rest) = (room.len(), value.unsigned_abs());
    while rest > 0 || at == room.len() {
        at -= 1;
        room[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    if value < 0 {
        at -= 1;
        room[at] = b'-';
    }
    &room[at..]
}

/// `str(value)`
pub fn decimal(value: &Integer, digit_limit: usize, poll: &mut Poll) -> Outcome<String> {
    let Integer::Big(big) = value else { return in_base(value, 10, poll) };
    // 3.32 bits make a digit; the cheap bound saves the work of a conversion that will be refused.
    if digit_limit != 0 && (big.bits() as u128 * 1000) / 3322 > digit_limit as u128 + 1 {
        return Err(too_many_digits(digit_limit));
    }
    let text = in_base(value, 10, poll)?;
    if digit_limit != 0 && text.len() - usize::from(value.is_negative()) > digit_limit {
        return Err(too_many_digits(digit_limit));
    }
    Ok(text)
}

fn too_many_digits(limit: usize) -> Complaint {
    Complaint::value(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// Sign and digits in a base from 2 to 36, without a prefix and without a limit.
pub fn in_base(value: &Integer, base: u32, poll: &mut Poll) -> Outcome<String> {
    match value {
        Integer::Small(small) if base == 10 => Ok(small.to_string()),
        _ => {
            let digits = long::digits_of(&value.magnitude(), base, poll)?;
            Ok(if value.is_negative() { format!("-{digits}") } else { digits })
        }
    }
}

/// `bin`, `oct` and `hex`: sign, prefix, digits.
pub fn prefixed(value: &Integer, base: u32, poll: &mut Poll) -> Outcome<String> {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    let digits = long::digits_of(&value.magnitude(), base, poll)?;
    let sign = if value.is_negative() { "-" } else { "" };
    Ok(format!("{sign}{prefix}{digits}"))
}
