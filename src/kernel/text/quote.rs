//! Text as a literal: `repr` and `ascii`.
//!
//! In: text. Out: a quoted literal that reads back as the same text.
//!
//! Invariant: the result holds only printable characters; that of `ascii` only ASCII.

use std::fmt::Write;

use super::classify::is_printable_character;
use super::surrogate;

/// The quote that needs the least escaping: double only around text with single quotes alone.
pub(in crate::kernel) fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// `repr(text)`
pub fn repr(text: &str) -> String {
    quoted(text, is_printable_character, u32::from)
}

/// `repr(text)` of text in which stand-ins are surrogates.
pub fn repr_with_surrogates(text: &str) -> String {
    quoted(text, is_printable_character, surrogate::code_of)
}

/// `ascii(text)`
pub fn ascii(text: &str) -> String {
    quoted(text, |c| matches!(c, ' '..='~'), u32::from)
}

fn quoted(text: &str, shown: impl Fn(char) -> bool, code_of: impl Fn(char) -> u32) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => out.extend(['\\', c]),
            _ if shown(c) => out.push(c),
            _ => push_code(&mut out, code_of(c)),
        }
    }
    out.push(quote);
    out
}

/// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, the shortest that holds the character.
pub(in crate::kernel) fn push_escape(out: &mut String, c: char) {
    push_code(out, c as u32);
}

/// As `push_escape`, for any code point.
pub(in crate::kernel) fn push_code(out: &mut String, code: u32) {
    // Writing to a string cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// The part of `ascii` that works on text that is already a literal, such as another object's `repr`.
pub fn escape_non_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_escape(&mut out, c);
        }
    }
    out
}
