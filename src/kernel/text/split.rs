//! Cutting text: split, partition, lines, strip.
//!
//! In: text. Out: slices of it, never copies. Pieces are handed to a sink one by one, so that a caller
//! who turns them into objects can stop at its memory limit.
//!
//! Invariant: pieces come in the order of the method's list, except that the functions that cut from the
//! right say otherwise.

use super::classify::{is_line_break, is_space};
use crate::kernel::complaint::{Complaint, Outcome, PIECE, Poll};

/// Takes the pieces.
pub type Sink<'a, 's> = dyn FnMut(&'a str) -> Outcome<()> + 's;

fn limit_of(limit: i64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

/// `str.split()`: cuts at runs of whitespace. A negative limit is none.
pub fn split_space<'a>(text: &'a str, limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    let mut rest = text.trim_start_matches(is_space);
    for _ in 0..limit_of(limit) {
        if rest.is_empty() {
            return Ok(());
        }
        let Some(end) = rest.find(is_space) else { return sink(rest) };
        let (piece, tail) = rest.split_at(end);
        sink(piece)?;
        rest = tail.trim_start_matches(is_space);
    }
    // What the limit leaves keeps its inner whitespace, and that at its end.
    if rest.is_empty() { Ok(()) } else { sink(rest) }
}

/// `str.rsplit()`: like [`split_space`] from the right; the last piece comes first.
pub fn split_space_last<'a>(text: &'a str, limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    let mut rest = text.trim_end_matches(is_space);
    for _ in 0..limit_of(limit) {
        if rest.is_empty() {
            return Ok(());
        }
        let head = rest.trim_end_matches(|c| !is_space(c));
        sink(rest.get(head.len()..).unwrap_or_default())?;
        rest = head.trim_end_matches(is_space);
    }
    if rest.is_empty() { Ok(()) } else { sink(rest) }
}

fn check_separator(separator: &str) -> Outcome<()> {
    if separator.is_empty() { Err(Complaint::value("empty separator")) } else { Ok(()) }
}

/// `str.split(separator)`. A negative limit is none.
pub fn split<'a>(text: &'a str, separator: &str, limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    check_separator(separator)?;
    text.splitn(limit_of(limit).saturating_add(1), separator).try_for_each(sink)
}

/// `str.rsplit(separator)`; the last piece comes first.
pub fn split_last<'a>(text: &'a str, separator: &str, limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    check_separator(separator)?;
    text.rsplitn(limit_of(limit).saturating_add(1), separator).try_for_each(sink)
}

/// `str.splitlines`
pub fn split_lines<'a>(text: &'a str, keep_ends: bool, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_line_break).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(end);
        // A carriage return and its line feed are one break.
        let broken = if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(0, char::len_utf8) };
        let kept = if keep_ends { rest.get(..end + broken).unwrap_or(line) } else { line };
        sink(kept)?;
        rest = tail.get(broken..).unwrap_or_default();
    }
    Ok(())
}

/// `str.partition`
pub fn partition<'a>(text: &'a str, separator: &str) -> Outcome<(&'a str, &'a str, &'a str)> {
    check_separator(separator)?;
    Ok(cut(text, text.find(separator), separator).unwrap_or((text, "", "")))
}

/// `str.rpartition`
pub fn partition_last<'a>(text: &'a str, separator: &str) -> Outcome<(&'a str, &'a str, &'a str)> {
    check_separator(separator)?;
    Ok(cut(text, text.rfind(separator), separator).unwrap_or(("", "", text)))
}

fn cut<'a>(text: &'a str, at: Option<usize>, separator: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (head, rest) = text.split_at_checked(at?)?;
    let (middle, tail) = rest.split_at_checked(separator.len())?;
    Some((head, middle, tail))
}

/// Which ends a strip works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
    /// `strip`
    Both,
}

/// `str.strip` and its kin: without whitespace, or without the given characters.
pub fn strip<'a>(text: &'a str, characters: Option<&str>, side: Side, poll: &mut Poll) -> Outcome<&'a str> {
    match characters {
        None => strip_where(text, side, is_space, poll),
        Some(set) if set.is_ascii() => {
            let mut wanted = 0u128;
            for byte in set.bytes() {
                wanted |= 1 << byte;
            }
            strip_where(text, side, |c| c.is_ascii() && wanted >> (c as u32) & 1 == 1, poll)
        }
        Some(set) => {
            let mut sorted: Vec<char> = set.chars().collect();
            sorted.sort_unstable();
            strip_where(text, side, |c| sorted.binary_search(&c).is_ok(), poll)
        }
    }
}

fn strip_where<'a>(
    text: &'a str,
    side: Side,
    unwanted: impl Fn(char) -> bool,
    poll: &mut Poll,
) -> Outcome<&'a str> {
    let mut rest = text;
    while side != Side::Right && rest.starts_with(&unwanted) {
        poll()?;
        let (piece, _) = rest.split_at(rest.ceil_char_boundary(PIECE));
        rest = &rest[piece.len() - piece.trim_start_matches(&unwanted).len()..];
    }
    while side != Side::Left && rest.ends_with(&unwanted) {
        poll()?;
        let (head, piece) = rest.split_at(rest.floor_char_boundary(rest.len().saturating_sub(PIECE)));
        rest = &rest[..head.len() + piece.trim_end_matches(&unwanted).len()];
    }
    Ok(rest)
}

/// `str.removeprefix`
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `str.removesuffix`
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}
