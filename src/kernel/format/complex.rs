//! `complex.__format__`.
//!
//! In: both parts and a format specification. Out: text: each part is formatted like a float, the frame is put around
//! the whole. Without a type letter the parts are shown as `repr` shows them, in parentheses.

use super::body::{Style, float_body, framed, grouped, sign_text};
use super::render::unknown_code;
use super::spec::{Align, Subject, parse};
use crate::kernel::complaint::{Complaint, Outcome};
use crate::kernel::complex::hides_real;

/// `complex.__format__`
pub fn complex(real: f64, imaginary: f64, spec_text: &str, room: usize) -> Outcome<String> {
    let spec = parse(spec_text, Subject::Float, "complex")?;
    if spec.fill == '0' {
        return Err(Complaint::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Complaint::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let style = match spec.kind {
        None if spec.precision.is_none() => Style::Shortest,
        None | Some('g' | 'G' | 'n') => Style::General,
        Some('e' | 'E') => Style::Scientific,
        Some('f' | 'F') => Style::Fixed,
        Some(kind) => return Err(unknown_code(kind, "complex")),
    };
    let part = |value: f64, sign: Option<char>| -> Outcome<String> {
        let mut text = float_body(value, style, spec.precision.unwrap_or(6), spec.alternate, room)?;
        if style == Style::Shortest && !spec.alternate && text.ends_with(".0") {
            text.truncate(text.len() - 2);
        }
        if matches!(spec.kind, Some('E' | 'F' | 'G')) {
            text.make_ascii_uppercase();
        }
        let whole = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, rest) = text.split_at(whole);
        let digits = spec.grouping.map_or_else(|| digits.to_string(), |c| grouped(digits, c, 3, 0));
        Ok(format!("{}{digits}{rest}", sign_text(value.is_sign_negative() && !value.is_nan(), sign)))
    };
    let shown = if spec.kind.is_none() && hides_real(real) {
        part(imaginary, spec.sign)? + "j"
    } else {
        let both = format!("{}{}j", part(real, spec.sign)?, part(imaginary, Some('+'))?);
        if spec.kind.is_none() { format!("({both})") } else { both }
    };
    framed("", &shown, spec.fill, spec.align, spec.width, room)
}
