//! `%`-formatting.
//!
//! In: the text on the left of `%`, then the values that each conversion asks for. Out: pieces, in order,
//! and rendered conversions. Which value a conversion gets, and the conversion of objects to numbers and
//! text, is left to the object layer.
//!
//! Invariant: pieces are read one at a time, so an error in the text appears after the errors of values
//! that come before it.

use super::body::{Style, check_room, float_body, framed, sign_text};
use super::render::leading;
use super::spec::Align;
use crate::kernel::complaint::{Complaint, Outcome, Poll};
use crate::kernel::integer::Integer;
use crate::kernel::{integer_text, long};

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    Absent,
    /// Given in the text.
    Given(usize),
    /// `*`: the next value says.
    Next,
}

/// A conversion as the text has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The key in parentheses: the value is looked up in a mapping.
    pub key: Option<&'a str>,
    /// `-`
    pub left: bool,
    /// `+`, else a space, if one of them is given.
    pub sign: Option<char>,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zeros: bool,
    /// The least number of characters; see [`Conversion::set_width`].
    pub width: Amount,
    /// What follows the point; see [`Conversion::set_precision`].
    pub precision: Amount,
    /// The letter, one of `diouxXeEfFgGcrsa`, or `b` for bytes.
    pub letter: char,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Stands for itself.
    Literal(&'a str),
    /// Stands for a value.
    Conversion(Conversion<'a>),
    /// Takes values as any conversion does, and is then refused: its letter is unknown.
    Refused(Conversion<'a>, Complaint),
}

/// Reads a text piece by piece.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    whole: &'a str,
    rest: &'a str,
    has_mapping: bool,
    /// The text stands for bytes, which have a letter of their own.
    for_bytes: bool,
}

impl<'a> Pieces<'a> {
    /// The pieces of a text; keys are refused unless the values come in a mapping.
    pub fn of(text: &'a str, has_mapping: bool) -> Pieces<'a> {
        Pieces { whole: text, rest: text, has_mapping, for_bytes: false }
    }

    /// The same for bytes, each of which is a character of the text.
    pub fn of_bytes(text: &'a str, has_mapping: bool) -> Pieces<'a> {
        Pieces { whole: text, rest: text, has_mapping, for_bytes: true }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let c = characters.next();
        self.rest = characters.as_str();
        c
    }

    fn need(&mut self) -> Outcome<char> {
        self.take().ok_or_else(|| Complaint::value("incomplete format"))
    }

    /// What stands in parentheses after the `%`, which may nest.
    fn key(&mut self) -> Outcome<&'a str> {
        let text = self.rest;
        let mut depth = 1;
        for (offset, c) in text.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.rest = text.get(offset + 1..).unwrap_or_default();
                return Ok(text.get(..offset).unwrap_or_default());
            }
        }
        Err(Complaint::value("incomplete format key"))
    }

    fn amount(&mut self, too_big: &str, limit: usize) -> Outcome<Amount> {
        if self.peek() == Some('*') {
            self.take();
            return Ok(Amount::Next);
        }
        let mut amount = Amount::Absent;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.take();
            let before = if let Amount::Given(before) = amount { before } else { 0 };
            let next = before.checked_mul(10).and_then(|next| next.checked_add(digit as usize));
            let next = next.filter(|next| *next <= limit).ok_or_else(|| Complaint::value(too_big))?;
            amount = Amount::Given(next);
        }
        Ok(amount)
    }

    fn conversion(&mut self) -> Outcome<Piece<'a>> {
        let mut found = Conversion {
            key: None,
            left: false,
            sign: None,
            alternate: false,
            zeros: false,
            width: Amount::Absent,
            precision: Amount::Absent,
            letter: 's',
        };
        if self.peek() == Some('(') {
            if !self.has_mapping {
                return Err(Complaint::type_error("format requires a mapping"));
            }
            self.take();
            found.key = Some(self.key()?);
        }
        while let Some(flag) = self.peek() {
            match flag {
                '-' => found.left = true,
                '+' => found.sign = Some('+'),
                ' ' => found.sign = found.sign.or(Some(' ')),
                '#' => found.alternate = true,
                '0' => found.zeros = true,
                _ => break,
            }
            self.take();
        }
        found.width = self.amount("width too big", isize::MAX as usize)?;
        if self.peek() == Some('.') {
            self.take();
            found.precision = match self.amount("precision too big", i32::MAX as usize)? {
                Amount::Absent => Amount::Given(0),
                amount => amount,
            };
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.take();
        }
        found.letter = self.need()?;
        match found.letter {
            'd' | 'i' | 'o' | 'u' | 'x' | 'X' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'c' | 'r' | 's' | 'a' => {
                Ok(Piece::Conversion(found))
            }
            'b' if self.for_bytes => Ok(Piece::Conversion(found)),
            other => {
                let shown = if matches!(other, ' '..='~') { other } else { '?' };
                let before = self.whole.get(..self.whole.len() - self.rest.len()).unwrap_or_default();
                let index = before.chars().count() - 1;
                let code = other as u32;
                let message = format!("unsupported format character '{shown}' (0x{code:x}) at index {index}");
                Ok(Piece::Refused(found, Complaint::value(message)))
            }
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Outcome<Piece<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        let end = self.rest.find('%').unwrap_or(self.rest.len());
        let (literal, rest) = self.rest.split_at(end);
        if !literal.is_empty() {
            self.rest = rest;
            return Some(Ok(Piece::Literal(literal)));
        }
        self.rest = rest.strip_prefix('%')?;
        if let Some(tail) = self.rest.strip_prefix('%') {
            let sign = self.rest.get(..1).unwrap_or_default();
            self.rest = tail;
            return Some(Ok(Piece::Literal(sign)));
        }
        let piece = self.conversion();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

impl Conversion<'_> {
    /// Fills in a `*` width; a negative one means `-`.
    pub fn set_width(&mut self, width: i64) {
        self.left |= width < 0;
        self.width = Amount::Given(usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX));
    }

    /// Fills in a `*` precision; a negative one is zero.
    pub fn set_precision(&mut self, precision: i64) {
        self.precision = Amount::Given(usize::try_from(precision).unwrap_or(0));
    }

    fn width(&self) -> usize {
        if let Amount::Given(width) = self.width { width } else { 0 }
    }

    fn precision(&self) -> Option<usize> {
        if let Amount::Given(precision) = self.precision { Some(precision) } else { None }
    }

    /// Is there neither a width nor a precision?
    pub fn is_plain(&self) -> bool {
        self.width == Amount::Absent && self.precision == Amount::Absent
    }

    /// Is there nothing but the letter?
    pub fn is_bare(&self) -> bool {
        self.is_plain() && !(self.left || self.sign.is_some())
    }

    fn frame(&self, head: &str, tail: &str, zeros: bool, room: usize) -> Outcome<String> {
        let (fill, align) = match (self.left, zeros) {
            (true, _) => (' ', Align::Left),
            (false, true) => ('0', Align::AfterSign),
            (false, false) => (' ', Align::Right),
        };
        framed(head, tail, fill, align, self.width(), room)
    }

    /// `d`, `i`, `u`, `o`, `x` and `X`
    pub fn integer(
        &self,
        value: &Integer,
        digit_limit: usize,
        room: usize,
        poll: &mut Poll,
    ) -> Outcome<String> {
        let (base, prefix) = match self.letter {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut digits = if base == 10 {
            integer_text::decimal(&value.absolute(), digit_limit, poll)?
        } else {
            long::digits_of(&value.magnitude(), base, poll)?
        };
        if self.letter == 'X' {
            digits.make_ascii_uppercase();
        }
        if let Some(precision) = self.precision()
            && precision > digits.len()
        {
            check_room(precision, room)?;
            digits.insert_str(0, &"0".repeat(precision - digits.len()));
        }
        let prefix = if self.alternate { prefix } else { "" };
        let head = format!("{}{prefix}", sign_text(value.is_negative(), self.sign));
        self.frame(&head, &digits, self.zeros, room)
    }

    /// `e`, `f`, `g` and their capitals
    pub fn float(&self, value: f64, room: usize) -> Outcome<String> {
        let style = match self.letter {
            'e' | 'E' => Style::Scientific,
            'g' | 'G' => Style::General,
            _ => Style::Fixed,
        };
        let mut text = float_body(value, style, self.precision().unwrap_or(6), self.alternate, room)?;
        if self.letter.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        let negative = value.is_sign_negative() && !value.is_nan();
        self.frame(sign_text(negative, self.sign), &text, self.zeros, room)
    }

    /// `s`, `r` and `a`, given the text that `str`, `repr` or `ascii` made of the value
    pub fn text(&self, value: &str, room: usize) -> Outcome<String> {
        let shown = self.precision().map_or(value, |count| leading(value, count));
        self.frame("", shown, false, room)
    }

    /// `c` with a number
    pub fn code_point(&self, value: &Integer, room: usize) -> Outcome<String> {
        let c = value.to_i64().and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32);
        let c = c.ok_or_else(|| Complaint::overflow("%c arg not in range(0x110000)"))?;
        self.character(c, room)
    }

    /// `c` with a character
    pub fn character(&self, value: char, room: usize) -> Outcome<String> {
        self.frame("", value.encode_utf8(&mut [0; 4]), false, room)
    }

    /// The complaint about a value that is not a number, for the integer letters.
    pub fn not_a_number(&self, type_name: &str) -> Complaint {
        let wanted = if matches!(self.letter, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
        Complaint::type_error(format!("%{} format: {wanted} is required, not {type_name}", self.letter))
    }
}
