//! Complex numbers as text: `repr`, `complex("...")` and `format`.
//!
//! In: real and imaginary part, or text. Out: text, or the parts. Arithmetic is the object layer's, which has complex
//! numbers as values.
//!
//! Invariant: what `repr` writes, `parse` reads back as the same number.

use super::complaint::{Complaint, Outcome};
use super::float_text;
use super::text::classify::number_trimmed;

/// A part without the `.0` of a whole number.
fn part(value: f64) -> String {
    let text = float_text::repr(value);
    text.strip_suffix(".0").map(str::to_string).unwrap_or(text)
}

/// Is a real part left out when the number is shown?
pub(super) fn hides_real(real: f64) -> bool {
    real == 0.0 && real.is_sign_positive()
}

/// `repr(complex(real, imaginary))`
pub fn repr(real: f64, imaginary: f64) -> String {
    if hides_real(real) {
        return part(imaginary) + "j";
    }
    let sign = if imaginary.is_sign_negative() && !imaginary.is_nan() { "" } else { "+" };
    format!("({}{sign}{}j)", part(real), part(imaginary))
}

/// `complex(text)`
pub fn parse(text: &str) -> Outcome<(f64, f64)> {
    let malformed = || Complaint::value("complex() arg is a malformed string");
    let mut trimmed = number_trimmed(text);
    if let Some(inner) = trimmed.strip_prefix('(') {
        trimmed = number_trimmed(inner.strip_suffix(')').ok_or_else(malformed)?);
    }
    let number = |text: &str| {
        let compact = !text.is_empty() && number_trimmed(text).len() == text.len();
        if compact { float_text::parse(text, String::new).map_err(|_| malformed()) } else { Err(malformed()) }
    };
    let imaginary = |text: &str| match text {
        "" | "+" => Ok(1.0),
        "-" => Ok(-1.0),
        _ => number(text),
    };
    let Some(body) = trimmed.strip_suffix(['j', 'J']) else { return Ok((number(trimmed)?, 0.0)) };
    // The sign between the parts is the last one that is not an exponent's.
    let bytes = body.as_bytes();
    let between = (1..bytes.len())
        .rev()
        .find(|at| matches!(bytes[*at], b'+' | b'-') && !matches!(bytes[*at - 1], b'e' | b'E'));
    match between.and_then(|at| body.split_at_checked(at)) {
        Some((real, rest)) => Ok((number(real)?, imaginary(rest)?)),
        None => Ok((0.0, imaginary(body)?)),
    }
}
