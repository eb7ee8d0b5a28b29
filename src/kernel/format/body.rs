//! The parts of a formatted number: its digits, and the frame around them.
//!
//! In: a float without its sign, or digits. Out: text. `render` and `percent` decide what is asked for.
//!
//! Invariant: digits are those of the exact value, rounded half to even at the last one shown.

use super::spec::Align;
use crate::kernel::complaint::{Complaint, Outcome, reserved_text};
use crate::kernel::float_text;

/// No finite float has more digits than this after its point; the rest are zeros.
const EXACT_PLACES: usize = 1100;

/// Precisions above this are refused, as they do not fit a C `int`.
const MAX_PRECISION: usize = i32::MAX as usize;

/// How a float is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `f`
    Fixed,
    /// `e`
    Scientific,
    /// `g`
    General,
    /// `g`, but a whole number keeps one place: a float with a precision and no letter.
    GeneralWithPoint,
    /// As `repr`.
    Shortest,
}

/// A `MemoryError` unless so many bytes may be made.
pub(super) fn check_room(size: usize, room: usize) -> Outcome<()> {
    reserved_text(size, room).map(drop)
}

/// A float's digits, point and exponent. The sign is the caller's; `alternate` keeps point and zeros.
pub(super) fn float_body(
    value: f64,
    style: Style,
    precision: usize,
    alternate: bool,
    room: usize,
) -> Outcome<String> {
    let value = value.abs();
    if precision > MAX_PRECISION {
        return Err(Complaint::value("precision too big"));
    }
    if !value.is_finite() {
        return Ok(float_text::repr(value));
    }
    Ok(match style {
        Style::Shortest => {
            let text = float_text::repr(value);
            if alternate { with_point(text) } else { text }
        }
        Style::Fixed => {
            check_room(precision.saturating_add(310), room)?;
            let mut text = format!("{value:.*}", precision.min(EXACT_PLACES));
            text.extend(std::iter::repeat_n('0', precision.saturating_sub(EXACT_PLACES)));
            if alternate { with_point(text) } else { text }
        }
        Style::Scientific => {
            check_room(precision.saturating_add(10), room)?;
            let (digits, exponent) = scientific(value, precision);
            with_exponent(&digits, exponent, alternate)
        }
        Style::General | Style::GeneralWithPoint => {
            let precision = precision.max(1);
            if alternate {
                check_room(precision.saturating_add(10), room)?;
            }
            // Without `#` trailing zeros go, so digits beyond the exact ones need not be made.
            let made = if alternate { precision } else { precision.min(EXACT_PLACES) };
            general(value, precision, made, style == Style::GeneralWithPoint, alternate)
        }
    })
}

/// The digits of the mantissa, `places + 1` of them, and the exponent.
fn scientific(value: f64, places: usize) -> (String, i32) {
    let text = format!("{value:.*e}", places.min(EXACT_PLACES));
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.extend(std::iter::repeat_n('0', places.saturating_sub(EXACT_PLACES)));
    (digits, exponent.parse().unwrap_or(0))
}

fn with_exponent(digits: &str, exponent: i32, point: bool) -> String {
    let (first, rest) = digits.split_at(digits.len().min(1));
    let point = if point || !rest.is_empty() { "." } else { "" };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.abs())
}

fn general(value: f64, precision: usize, made: usize, keep_place: bool, alternate: bool) -> String {
    let (mut digits, exponent) = scientific(value, made - 1);
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    let bound = if keep_place { precision - 1 } else { precision };
    let position = usize::try_from(exponent);
    match position {
        Ok(position) if position < bound => {
            let padded = format!("{digits:0<0$}", position + 1);
            let (whole, fraction) = padded.split_at(position + 1);
            match (fraction, alternate, keep_place) {
                ("", true, _) => format!("{whole}."),
                ("", false, true) => format!("{whole}.0"),
                ("", false, false) => whole.to_string(),
                _ => format!("{whole}.{fraction}"),
            }
        }
        Err(_) if exponent >= -4 => {
            let zeros = exponent.unsigned_abs() as usize - 1;
            format!("0.{:0<zeros$}{digits}", "")
        }
        _ => with_exponent(&digits, exponent, alternate),
    }
}

/// A point behind the digits, unless there is one.
fn with_point(text: String) -> String {
    if text.contains('.') {
        return text;
    }
    match text.split_once('e') {
        Some((digits, exponent)) => format!("{digits}.e{exponent}"),
        None => text + ".",
    }
}

/// The sign to show.
pub(super) fn sign_text(negative: bool, asked: Option<char>) -> &'static str {
    match (negative, asked) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    }
}

/// Digits with separators; zeros in front until there are at least `width` characters. A separator never
/// comes first, so the result may be one character wider.
pub(super) fn grouped(digits: &str, separator: char, group: usize, width: usize) -> String {
    if digits.is_empty() {
        return String::new();
    }
    let length_of = |count: usize| count + (count - 1) / group;
    let mut count = digits.len();
    if length_of(count) < width {
        // `width` characters hold this many digits, or one fewer than needed.
        count = (width * group).div_ceil(group + 1).max(count);
        if length_of(count) < width {
            count += 1;
        }
    }
    let mut out = String::with_capacity(length_of(count));
    let zeros = std::iter::repeat_n('0', count - digits.len());
    for (index, digit) in zeros.chain(digits.chars()).enumerate() {
        if index != 0 && (count - index).is_multiple_of(group) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// `head` (a sign and a prefix) and `tail`, padded to a width in characters.
pub(super) fn framed(
    head: &str,
    tail: &str,
    fill: char,
    align: Align,
    width: usize,
    room: usize,
) -> Outcome<String> {
    let length = head.chars().count() + tail.chars().count();
    let missing = width.saturating_sub(length);
    let (before, between, after) = match align {
        Align::Left => (0, 0, missing),
        Align::Right => (missing, 0, 0),
        Align::Center => (missing / 2, 0, missing - missing / 2),
        Align::AfterSign => (0, missing, 0),
    };
    let mut out =
        reserved_text(missing.saturating_mul(fill.len_utf8()).saturating_add(head.len() + tail.len()), room)?;
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(head);
    out.extend(std::iter::repeat_n(fill, between));
    out.push_str(tail);
    out.extend(std::iter::repeat_n(fill, after));
    Ok(out)
}
