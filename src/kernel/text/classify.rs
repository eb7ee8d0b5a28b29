//! What kind of character a code point is, and the predicates of `str` made of that.
//!
//! In: characters and text. Out: truth values, and the worth of decimal digits. The facts stand in
//! `unicode_table`.
//!
//! Invariant: every answer is that of CPython 3.11, whose Unicode version is 14.

use super::unicode_table as table;
use crate::kernel::complaint::{Outcome, Poll, never, pieces};

const fn class_by_search(code: u32) -> u16 {
    let (mut low, mut high) = (0, table::RUNS.len());
    while high - low > 1 {
        let middle = (low + high) / 2;
        if table::RUNS[middle] >> 6 <= code {
            low = middle;
        } else {
            high = middle;
        }
    }
    table::CLASSES[(table::RUNS[low] & 63) as usize]
}

/// The properties of Latin-1, looked up without a search.
static LATIN: [u16; 256] = {
    let mut classes = [0; 256];
    let mut code = 0;
    while code < 256 {
        classes[code] = class_by_search(code as u32);
        code += 1;
    }
    classes
};

pub(super) fn properties(c: char) -> u16 {
    match LATIN.get(c as usize) {
        Some(class) => *class,
        None => class_by_search(c as u32),
    }
}

fn has(c: char, property: u16) -> bool {
    properties(c) & property != 0
}

/// Whitespace as `str.split` and `str.strip` see it.
pub fn is_space(c: char) -> bool {
    has(c, table::SPACE)
}

/// Whether `repr` shows the character as it is.
pub fn is_printable_character(c: char) -> bool {
    has(c, table::PRINTABLE)
}

/// Whether `str.splitlines` ends a line at this character.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What a decimal digit of any script is worth.
pub fn decimal_value(c: char) -> Option<u8> {
    let code = c as u32;
    if code < 128 {
        return c.to_digit(10).map(|digit| digit as u8);
    }
    let after = table::ZEROS.partition_point(|zero| *zero <= code);
    let zero = table::ZEROS.get(after.checked_sub(1)?)?;
    u8::try_from(code - zero).ok().filter(|digit| *digit < 10)
}

/// A number's literal without the whitespace around it. In ASCII that is less than what `str.strip` takes.
pub fn number_trimmed(text: &str) -> &str {
    if text.is_ascii() {
        text.trim_matches(|c| matches!(c, ' ' | '\t'..='\r'))
    } else {
        text.trim_matches(is_space)
    }
}

/// Whether all characters pass a test.
fn all(text: &str, poll: &mut Poll, mut test: impl FnMut(char) -> bool) -> Outcome<bool> {
    for (_, piece) in pieces(text) {
        poll()?;
        if !piece.chars().all(&mut test) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether there is a character and all have one of the properties.
fn all_have(text: &str, property: u16, poll: &mut Poll) -> Outcome<bool> {
    Ok(!text.is_empty() && all(text, poll, |c| has(c, property))?)
}

/// `str.isalnum`
pub fn is_alphanumeric(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_have(text, table::ALPHA | table::DECIMAL | table::DIGIT | table::NUMERIC, poll)
}

/// Whether a character is part of a word: `str.isalnum`, or an underscore.
pub fn is_word_character(c: char) -> bool {
    c == '_' || has(c, table::ALPHA | table::DECIMAL | table::DIGIT | table::NUMERIC)
}

/// Whether a character is a decimal digit of any script.
pub fn is_decimal_character(c: char) -> bool {
    has(c, table::DECIMAL)
}

/// `str.isalpha`
pub fn is_alphabetic(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_have(text, table::ALPHA, poll)
}

/// `str.isdecimal`
pub fn is_decimal(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_have(text, table::DECIMAL, poll)
}

/// `str.isdigit`
pub fn is_digit(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_have(text, table::DIGIT, poll)
}

/// `str.isnumeric`
pub fn is_numeric(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_have(text, table::NUMERIC, poll)
}

/// `str.isspace`
pub fn is_whitespace(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_have(text, table::SPACE, poll)
}

/// `str.isprintable`
pub fn is_printable(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all(text, poll, is_printable_character)
}

/// `str.isidentifier`
pub fn is_identifier(text: &str) -> bool {
    is_identifier_polled(text, &mut never()).unwrap_or(false)
}

/// `str.isidentifier` for text of any length
pub fn is_identifier_polled(text: &str, poll: &mut Poll) -> Outcome<bool> {
    let starts = text.chars().next().is_some_and(|first| has(first, table::IDENTIFIER_START));
    Ok(starts && all(text, poll, |c| has(c, table::IDENTIFIER_CONTINUE))?)
}

/// `str.islower`
pub fn is_lower(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_cased(text, table::LOWER, table::UPPER | table::TITLE, poll)
}

/// `str.isupper`
pub fn is_upper(text: &str, poll: &mut Poll) -> Outcome<bool> {
    all_cased(text, table::UPPER, table::LOWER | table::TITLE, poll)
}

/// At least one character of the wanted case, and none of the others.
fn all_cased(text: &str, wanted: u16, refused: u16, poll: &mut Poll) -> Outcome<bool> {
    let mut found = false;
    let none_refused = all(text, poll, |c| {
        found |= has(c, wanted);
        !has(c, refused)
    })?;
    Ok(none_refused && found)
}

/// `str.istitle`
pub fn is_title(text: &str, poll: &mut Poll) -> Outcome<bool> {
    let (mut found, mut inside_word) = (false, false);
    let fits = all(text, poll, |c| {
        let class = properties(c);
        let starts = class & (table::UPPER | table::TITLE) != 0;
        let continues = class & table::LOWER != 0;
        let fits = if inside_word { !starts } else { !continues };
        inside_word = starts || continues;
        found |= inside_word;
        fits
    })?;
    Ok(fits && found)
}
