//! Text as a literal: `repr` and `ascii`.
//!
//! In: text. Out: a quoted literal that reads back as the same text.
//!
//! Invariant: the result holds only printable characters; that of `ascii` only ASCII.

use std::fmt::Write;

use super::classify::is_printable_character;
use super::surrogate;
use crate::kernel::complaint::{Outcome, Poll, never, pieces};

/// The quote that needs the least escaping: double only around text with single quotes alone.
pub(in crate::kernel) fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// `repr(text)` for text that is short.
pub fn repr(text: &str) -> String {
    repr_polled(text, false, &mut never()).unwrap_or_default()
}

/// `repr(text)` of text in which stand-ins are surrogates, if it is short.
pub fn repr_with_surrogates(text: &str) -> String {
    repr_polled(text, true, &mut never()).unwrap_or_default()
}

/// The start of `repr(text)`: all of it unless it is long, for messages that show 200 characters of it.
pub fn repr_start(text: &str) -> String {
    repr(pieces(text).next().map_or("", |(_, piece)| piece))
}

/// `repr(text)`; `has_surrogates` says that stand-ins in the text are surrogates.
pub fn repr_polled(text: &str, has_surrogates: bool, poll: &mut Poll) -> Outcome<String> {
    let code_of = if has_surrogates { surrogate::code_of } else { u32::from };
    quoted(text, is_printable_character, code_of, poll)
}

/// `ascii(text)`
pub fn ascii(text: &str, poll: &mut Poll) -> Outcome<String> {
    quoted(text, |c| matches!(c, ' '..='~'), u32::from, poll)
}

fn quoted(
    text: &str,
    shown: impl Fn(char) -> bool,
    code_of: impl Fn(char) -> u32,
    poll: &mut Poll,
) -> Outcome<String> {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for (_, piece) in pieces(text) {
        poll()?;
        for c in piece.chars() {
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
    }
    out.push(quote);
    Ok(out)
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
pub fn escape_non_ascii(text: &str, poll: &mut Poll) -> Outcome<String> {
    let mut out = String::with_capacity(text.len());
    for (_, piece) in pieces(text) {
        poll()?;
        for c in piece.chars() {
            if c.is_ascii() {
                out.push(c);
            } else {
                push_escape(&mut out, c);
            }
        }
    }
    Ok(out)
}
