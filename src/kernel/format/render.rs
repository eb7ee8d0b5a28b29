//! `__format__` of `str`, `int`, `bool` and `float`.
//!
//! In: a value and the text of a specification. Out: text. An empty specification is `str(value)` and is
//! left to the caller, who may have a subclass at hand.
//!
//! Invariant: letters that an object does not know are refused in CPython's words.

use super::body::{Style, check_room, float_body, framed, grouped, sign_text};
use super::spec::{Align, Spec, Subject, parse, shown};
use crate::kernel::complaint::{Complaint, Outcome, Poll};
use crate::kernel::integer::{Integer, to_float};
use crate::kernel::{integer_text, long};

pub(super) fn unknown_code(kind: char, type_name: &str) -> Complaint {
    Complaint::value(format!("Unknown format code '{}' for object of type '{type_name}'", shown(kind)))
}

/// `str.__format__`
pub fn text(value: &str, spec_text: &str, room: usize) -> Outcome<String> {
    let spec = parse(spec_text, Subject::Text, "str")?;
    if let Some(kind) = spec.kind
        && kind != 's'
    {
        return Err(unknown_code(kind, "str"));
    }
    let refused = match spec.sign {
        Some(' ') => Some("Space"),
        Some(_) => Some("Sign"),
        None if spec.no_negative_zero => Some("Negative zero coercion (z)"),
        None if spec.alternate => Some("Alternate form (#)"),
        None => None,
    };
    if let Some(what) = refused {
        return Err(Complaint::value(format!("{what} not allowed in string format specifier")));
    }
    if spec.align == Align::AfterSign {
        return Err(Complaint::value("'=' alignment not allowed in string format specifier"));
    }
    let shown = spec.precision.map_or(value, |count| leading(value, count));
    framed("", shown, spec.fill, spec.align, spec.width, room)
}

/// The first `count` characters.
pub(super) fn leading(text: &str, count: usize) -> &str {
    if count >= text.len() {
        return text;
    }
    text.char_indices().nth(count).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// `int.__format__`; `type_name` is `int` or `bool`.
pub fn integer(
    value: &Integer,
    spec_text: &str,
    type_name: &str,
    digit_limit: usize,
    room: usize,
    poll: &mut Poll,
) -> Outcome<String> {
    let spec = parse(spec_text, Subject::Integer, type_name)?;
    let (base, prefix) = match spec.kind.unwrap_or('d') {
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float_with(to_float(value)?, &spec, "float", room),
        'd' | 'n' => (10, ""),
        'c' => {
            check_integer_spec(&spec)?;
            return character(value, &spec, room);
        }
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        kind => return Err(unknown_code(kind, type_name)),
    };
    check_integer_spec(&spec)?;
    let mut digits = if base == 10 {
        integer_text::decimal(&value.absolute(), digit_limit, poll)?
    } else {
        long::digits_of(&value.magnitude(), base, poll)?
    };
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let sign = sign_text(value.is_negative(), spec.sign);
    let head = format!("{sign}{}", if spec.alternate { prefix } else { "" });
    let group = if base == 10 { 3 } else { 4 };
    number(&head, &digits, "", group, &spec, room)
}

fn check_integer_spec(spec: &Spec) -> Outcome<()> {
    let refused = if spec.precision.is_some() {
        "Precision"
    } else if spec.no_negative_zero {
        "Negative zero coercion (z)"
    } else {
        return Ok(());
    };
    Err(Complaint::value(format!("{refused} not allowed in integer format specifier")))
}

/// Type `c`: the character with that number.
fn character(value: &Integer, spec: &Spec, room: usize) -> Outcome<String> {
    if spec.sign.is_some() {
        return Err(Complaint::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Complaint::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let Integer::Small(code) = value else {
        return Err(Complaint::overflow("Python int too large to convert to C long"));
    };
    let c = u32::try_from(*code).ok().and_then(char::from_u32);
    let c = c.ok_or_else(|| Complaint::overflow("%c arg not in range(0x110000)"))?;
    framed("", c.encode_utf8(&mut [0; 4]), spec.fill, spec.align, spec.width, room)
}

/// `float.__format__`
pub fn float(value: f64, spec_text: &str, room: usize) -> Outcome<String> {
    float_with(value, &parse(spec_text, Subject::Float, "float")?, "float", room)
}

fn float_with(value: f64, spec: &Spec, type_name: &str, room: usize) -> Outcome<String> {
    let style = match spec.kind {
        None if spec.precision.is_none() => Style::Shortest,
        None => Style::GeneralWithPoint,
        Some('e' | 'E') => Style::Scientific,
        Some('f' | 'F' | '%') => Style::Fixed,
        Some('g' | 'G' | 'n') => Style::General,
        Some(kind) => return Err(unknown_code(kind, type_name)),
    };
    let is_percent = spec.kind == Some('%');
    let value = if is_percent { value * 100.0 } else { value };
    let mut text = float_body(value, style, spec.precision.unwrap_or(6), spec.alternate, room)?;
    let mut negative = value.is_sign_negative() && !value.is_nan();
    if spec.no_negative_zero && shows_zero(&text) {
        negative = false;
    }
    if is_percent {
        text.push('%');
    }
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    let whole = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(whole);
    number(sign_text(negative, spec.sign), digits, rest, 3, spec, room)
}

/// Whether all digits before an exponent are zeros.
fn shows_zero(text: &str) -> bool {
    let mantissa = text.split_once('e').map_or(text, |(mantissa, _)| mantissa);
    mantissa.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// Sign and prefix, whole digits, and what follows them, laid out.
fn number(head: &str, digits: &str, rest: &str, group: usize, spec: &Spec, room: usize) -> Outcome<String> {
    let Some(separator) = spec.grouping else {
        let tail = format!("{digits}{rest}");
        return framed(head, &tail, spec.fill, spec.align, spec.width, room);
    };
    // Zeros that fill the width are grouped like digits.
    let fills_with_zeros = spec.fill == '0' && spec.align == Align::AfterSign;
    let width = if fills_with_zeros { spec.width.saturating_sub(head.len() + rest.len()) } else { 0 };
    check_room(width.saturating_add(digits.len().saturating_mul(2)).saturating_add(rest.len()), room)?;
    let tail = grouped(digits, separator, group, width) + rest;
    framed(head, &tail, spec.fill, spec.align, spec.width, room)
}
