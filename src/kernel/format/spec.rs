//! The format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
//!
//! In: its text and the kind of object it is for. Out: a [`Spec`]. What a type letter means for an object
//! is judged in `render`.
//!
//! Invariant: a `Spec` says everything; defaults are filled in.

use crate::kernel::complaint::{Complaint, Outcome};
use crate::kernel::text::classify::decimal_value;

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between the sign and the digits
    AfterSign,
}

impl Align {
    fn named(c: char) -> Option<Align> {
        match c {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        }
    }
}

/// A format specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What padding is made of.
    pub fill: char,
    /// Where padding goes.
    pub align: Align,
    /// `+`, `-` or a space, if given.
    pub sign: Option<char>,
    /// `z`: a zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least number of characters.
    pub width: usize,
    /// `,` or `_` between groups of digits.
    pub grouping: Option<char>,
    /// What follows the point.
    pub precision: Option<usize>,
    /// The type letter, if given.
    pub kind: Option<char>,
}

/// What a specification is for; it decides the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Text goes left.
    Text,
    /// Numbers go right.
    Integer,
    /// Numbers go right, and have no default letter.
    Float,
}

/// A decimal number at the start of `text`, and the rest; `None` if there is no digit.
pub(super) fn leading_number(text: &str) -> Outcome<Option<(usize, &str)>> {
    let mut value: Option<usize> = None;
    let mut rest = text;
    while let Some((c, tail)) = first(rest)
        && let Some(digit) = decimal_value(c)
    {
        let next = value.unwrap_or(0).checked_mul(10).and_then(|value| value.checked_add(usize::from(digit)));
        value = next.filter(|value| isize::try_from(*value).is_ok());
        if value.is_none() {
            return Err(Complaint::value("Too many decimal digits in format string"));
        }
        rest = tail;
    }
    Ok(value.map(|value| (value, rest)))
}

/// The first character and the rest.
pub(super) fn first(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    characters.next().map(|c| (c, characters.as_str()))
}

/// A character as messages show it: printable ASCII as it is.
pub(super) fn shown(c: char) -> String {
    if matches!(c, '!'..='\x7f') { c.to_string() } else { format!("\\x{:x}", c as u32) }
}

/// A specification from its text. `type_name` is for messages.
pub fn parse(text: &str, subject: Subject, type_name: &str) -> Outcome<Spec> {
    let right = subject != Subject::Text;
    let mut spec = Spec {
        fill: ' ',
        align: if right { Align::Right } else { Align::Left },
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        kind: None,
    };
    let mut rest = text;
    let (mut fill_given, mut align_given) = (false, false);
    if let Some((fill, tail)) = first(rest)
        && let Some((c, after)) = first(tail)
        && let Some(align) = Align::named(c)
    {
        (spec.fill, spec.align, rest) = (fill, align, after);
        (fill_given, align_given) = (true, true);
    } else if let Some((c, tail)) = first(rest)
        && let Some(align) = Align::named(c)
    {
        (spec.align, rest) = (align, tail);
        align_given = true;
    }
    if let Some((c @ ('+' | '-' | ' '), tail)) = first(rest) {
        (spec.sign, rest) = (Some(c), tail);
    }
    if let Some(tail) = rest.strip_prefix('z') {
        (spec.no_negative_zero, rest) = (true, tail);
    }
    if let Some(tail) = rest.strip_prefix('#') {
        (spec.alternate, rest) = (true, tail);
    }
    if !fill_given && let Some(tail) = rest.strip_prefix('0') {
        (spec.fill, rest) = ('0', tail);
        if !align_given && right {
            spec.align = Align::AfterSign;
        }
    }
    if let Some((width, tail)) = leading_number(rest)? {
        (spec.width, rest) = (width, tail);
    }
    let both = || Complaint::value("Cannot specify both ',' and '_'.");
    if let Some(tail) = rest.strip_prefix(',') {
        (spec.grouping, rest) = (Some(','), tail);
    }
    if let Some(tail) = rest.strip_prefix('_') {
        if spec.grouping.is_some() {
            return Err(both());
        }
        (spec.grouping, rest) = (Some('_'), tail);
    }
    if rest.starts_with(',') && spec.grouping == Some('_') {
        return Err(both());
    }
    if let Some(tail) = rest.strip_prefix('.') {
        let Some((precision, tail)) = leading_number(tail)? else {
            return Err(Complaint::value("Format specifier missing precision"));
        };
        (spec.precision, rest) = (Some(precision), tail);
    }
    if let Some((kind, tail)) = first(rest) {
        if !tail.is_empty() {
            return Err(Complaint::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        // The letter NUL is how CPython marks that a float has none.
        spec.kind = Some(kind).filter(|kind| *kind != '\0' || subject != Subject::Float);
    }
    check_grouping(&spec, subject)?;
    Ok(spec)
}

/// Only some letters go with a grouping.
fn check_grouping(spec: &Spec, subject: Subject) -> Outcome<()> {
    let Some(grouping) = spec.grouping else { return Ok(()) };
    let kind = match (spec.kind, subject) {
        (Some(kind), _) => kind,
        (None, Subject::Text) => 's',
        (None, _) => 'd',
    };
    match kind {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | 'F' | '%' => Ok(()),
        'b' | 'o' | 'x' | 'X' if grouping == '_' => Ok(()),
        _ => Err(Complaint::value(format!("Cannot specify '{grouping}' with '{}'.", shown(kind)))),
    }
}
