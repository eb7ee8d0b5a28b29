//! Templates of `str.format`.
//!
//! In: a template. Out: literal text and replacement fields, one at a time; the steps of a field's path.
//! Looking values up, converting and formatting them is left to the object layer, which formats a nested
//! specification with the same [`Numbering`] first.
//!
//! Invariant: pieces are read one at a time, so an error in the template appears after the errors of
//! values that come before it.

use super::spec::{first, leading_number, shown};
use crate::kernel::complaint::{Complaint, ErrorKind, Outcome};

/// How deep specifications nest: a template, and the specifications in it.
pub const MAX_DEPTH: usize = 2;

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Stands for itself.
    Literal(&'a str),
    /// Stands for a value.
    Field(Field<'a>),
}

/// A replacement field as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Where the value comes from: see [`Numbering::source_of`].
    pub name: &'a str,
    /// The letter after `!`.
    pub conversion: Option<char>,
    /// What follows `:`.
    pub spec: &'a str,
    /// Whether the specification has fields of its own.
    pub nested: bool,
}

/// Reads a template piece by piece.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
    /// A field whose literal text was handed out first.
    pending: bool,
}

impl<'a> Pieces<'a> {
    /// The pieces of a template; `depth` counts down from [`MAX_DEPTH`] with each nesting.
    pub fn of(template: &'a str, depth: usize) -> Outcome<Pieces<'a>> {
        if depth == 0 {
            return Err(Complaint::value("Max string recursion exceeded"));
        }
        Ok(Pieces { rest: template, pending: false })
    }

    /// Literal text up to a field or a doubled brace.
    fn literal(&mut self) -> Outcome<&'a str> {
        let text = self.rest;
        let Some(end) = text.find(['{', '}']) else {
            self.rest = "";
            return Ok(text);
        };
        let (literal, from_brace) = text.split_at(end);
        let is_open = from_brace.starts_with('{');
        let tail = from_brace.get(1..).unwrap_or_default();
        if tail.starts_with(if is_open { '{' } else { '}' }) {
            self.rest = tail.get(1..).unwrap_or_default();
            return Ok(text.get(..end + 1).unwrap_or(literal));
        }
        if !is_open {
            return Err(Complaint::value("Single '}' encountered in format string"));
        }
        if tail.is_empty() {
            return Err(Complaint::value("Single '{' encountered in format string"));
        }
        (self.rest, self.pending) = (tail, true);
        Ok(literal)
    }

    fn field(&mut self) -> Outcome<Field<'a>> {
        self.pending = false;
        let text = self.rest;
        let mut characters = text.char_indices();
        let mut stop = None;
        while let Some((offset, c)) = characters.next() {
            match c {
                '{' => return Err(Complaint::value("unexpected '{' in field name")),
                // A key may hold anything but its closing bracket.
                '[' => {
                    characters.find(|(_, c)| *c == ']');
                }
                '}' | ':' | '!' => {
                    stop = Some((offset, c));
                    break;
                }
                _ => {}
            }
        }
        let Some((end, stop)) = stop else {
            return Err(Complaint::value("expected '}' before end of string"));
        };
        let name = text.get(..end).unwrap_or_default();
        let mut rest = characters.as_str();
        let mut conversion = None;
        if stop == '!' {
            let Some((letter, tail)) = first(rest) else {
                return Err(Complaint::value("end of string while looking for conversion specifier"));
            };
            (conversion, rest) = (Some(letter), tail);
            match first(rest) {
                Some(('}', tail)) => {
                    self.rest = tail;
                    return Ok(Field { name, conversion, spec: "", nested: false });
                }
                Some((':', tail)) => rest = tail,
                Some(_) => return Err(Complaint::value("expected ':' after conversion specifier")),
                None => {}
            }
        } else if stop == '}' {
            self.rest = rest;
            return Ok(Field { name, conversion, spec: "", nested: false });
        }
        let (mut depth, mut nested) = (1, false);
        for (offset, c) in rest.char_indices() {
            match c {
                '{' => {
                    nested = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.rest = rest.get(offset + 1..).unwrap_or_default();
                let spec = rest.get(..offset).unwrap_or_default();
                return Ok(Field { name, conversion, spec, nested });
            }
        }
        Err(Complaint::value("unmatched '{' in format spec"))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Outcome<Piece<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.pending || !self.rest.is_empty() {
            let piece = if self.pending {
                self.field().map(Piece::Field)
            } else {
                self.literal().map(Piece::Literal)
            };
            match piece {
                Ok(Piece::Literal("")) => {}
                Ok(piece) => return Some(Ok(piece)),
                Err(complaint) => {
                    (self.rest, self.pending) = ("", false);
                    return Some(Err(complaint));
                }
            }
        }
        None
    }
}

/// Where a field's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// A positional argument.
    Position(usize),
    /// A keyword argument.
    Keyword(&'a str),
}

/// Whether fields are numbered by themselves or by hand; one for a call of `format`, nested templates
/// included.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbering {
    automatic: Option<bool>,
    next: usize,
}

impl Numbering {
    /// The source that a field's name begins with, and the rest of the name.
    pub fn source_of<'a>(&mut self, name: &'a str) -> Outcome<(Source<'a>, Steps<'a>)> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (head, rest) = name.split_at(end);
        let steps = Steps { rest };
        let number = whole_number(head)?;
        if number.is_none() && !head.is_empty() {
            return Ok((Source::Keyword(head), steps));
        }
        let automatic = head.is_empty();
        if *self.automatic.get_or_insert(automatic) != automatic {
            return Err(Complaint::value(if automatic {
                "cannot switch from manual field specification to automatic field numbering"
            } else {
                "cannot switch from automatic field numbering to manual field specification"
            }));
        }
        let position = number.unwrap_or(self.next);
        self.next += usize::from(automatic);
        Ok((Source::Position(position), steps))
    }
}

/// The number that all of the text is, if it is one.
fn whole_number(text: &str) -> Outcome<Option<usize>> {
    Ok(leading_number(text)?.filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number))
}

/// A step from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[number]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

/// Reads the steps behind a field's source.
#[derive(Clone, Copy, Debug)]
pub struct Steps<'a> {
    rest: &'a str,
}

impl<'a> Steps<'a> {
    fn step(&mut self) -> Outcome<Step<'a>> {
        let Some((c, tail)) = first(self.rest) else {
            return Err(Complaint::value("Empty attribute in format string"));
        };
        let (name, step) = match c {
            '.' => {
                let end = tail.find(['.', '[']).unwrap_or(tail.len());
                let (name, rest) = tail.split_at(end);
                self.rest = rest;
                (name, Step::Attribute(name))
            }
            '[' => {
                let Some((name, rest)) = tail.split_once(']') else {
                    return Err(Complaint::value("Missing ']' in format string"));
                };
                self.rest = rest;
                (name, whole_number(name)?.map_or(Step::Key(name), Step::Index))
            }
            _ => {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return Err(Complaint::value(message));
            }
        };
        if name.is_empty() { Err(Complaint::value("Empty attribute in format string")) } else { Ok(step) }
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = Outcome<Step<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.rest = "";
        }
        Some(step)
    }
}

/// What is done to a value before it is formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueConversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// The conversion that a letter names.
pub fn conversion_of(letter: char) -> Outcome<ValueConversion> {
    match letter {
        's' => Ok(ValueConversion::Str),
        'r' => Ok(ValueConversion::Repr),
        'a' => Ok(ValueConversion::Ascii),
        _ => Err(Complaint::value(format!("Unknown conversion specifier {}", shown(letter)))),
    }
}

/// The complaint about a position beyond the arguments.
pub fn missing_position(position: usize) -> Complaint {
    let message = format!("Replacement index {position} out of range for positional args tuple");
    Complaint::new(ErrorKind::Index, message)
}
