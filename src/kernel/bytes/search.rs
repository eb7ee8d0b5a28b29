//! Finding, cutting and replacing bytes.
//!
//! In: bytes and a needle. Out: offsets, slices, new bytes. Pieces go to a sink one by one, as in
//! `text::split`.
//!
//! Invariant: `start` and `end` mean what they mean in Python, `0` and `i64::MAX` being the defaults.

use memchr::memmem;

use super::is_space;
use crate::kernel::complaint::{Complaint, Outcome, PIECE, Poll, reserved_bytes};

use crate::kernel::text::split::Side;

/// How many matches are counted between two polls.
const MATCHES: usize = 1 << 14;

/// Takes the pieces.
pub type Sink<'a, 's> = dyn FnMut(&'a [u8]) -> Outcome<()> + 's;

/// What `start` and `end` arguments leave, and where it begins; `None` if they cross.
pub fn window(bytes: &[u8], start: i64, end: i64) -> Option<(usize, &[u8])> {
    let length = bytes.len() as i64;
    let from_end = |position: i64| if position < 0 { (position + length).max(0) } else { position };
    let (start, end) = (from_end(start), from_end(end.min(length)));
    Some((start as usize, bytes.get(start as usize..end as usize)?))
}

/// `bytes.find`, with `None` for -1.
pub fn find(bytes: &[u8], needle: &[u8], start: i64, end: i64) -> Option<usize> {
    let (first, window) = window(bytes, start, end)?;
    memmem::find(window, needle).map(|offset| first + offset)
}

/// `bytes.rfind`, with `None` for -1.
pub fn find_last(bytes: &[u8], needle: &[u8], start: i64, end: i64) -> Option<usize> {
    let (first, window) = window(bytes, start, end)?;
    memmem::rfind(window, needle).map(|offset| first + offset)
}

/// The complaint of `index` and `rindex`.
pub fn not_found() -> Complaint {
    Complaint::value("subsection not found")
}

/// `bytes.count`: occurrences that do not overlap.
pub fn count(bytes: &[u8], needle: &[u8], start: i64, end: i64, poll: &mut Poll) -> Outcome<usize> {
    let Some((_, window)) = window(bytes, start, end) else { return Ok(0) };
    if needle.is_empty() { Ok(window.len() + 1) } else { occurrences(window, needle, poll) }
}

/// How often a needle, which is not empty, occurs without overlapping itself.
pub fn occurrences(bytes: &[u8], needle: &[u8], poll: &mut Poll) -> Outcome<usize> {
    let mut found = 0;
    if let [byte] = needle {
        for piece in bytes.chunks(PIECE) {
            poll()?;
            found += memchr::memchr_iter(*byte, piece).count();
        }
        return Ok(found);
    }
    for _ in memmem::find_iter(bytes, needle) {
        found += 1;
        if found % MATCHES == 0 {
            poll()?;
        }
    }
    Ok(found)
}

/// `bytes.startswith` with one prefix
pub fn starts_with(bytes: &[u8], prefix: &[u8], start: i64, end: i64) -> bool {
    window(bytes, start, end).is_some_and(|(_, window)| window.starts_with(prefix))
}

/// `bytes.endswith` with one suffix
pub fn ends_with(bytes: &[u8], suffix: &[u8], start: i64, end: i64) -> bool {
    window(bytes, start, end).is_some_and(|(_, window)| window.ends_with(suffix))
}

fn limit_of(limit: i64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

/// `bytes.replace`; a negative `limit` is none. A `MemoryError` if the result has more than `room` bytes.
pub fn replace(
    bytes: &[u8],
    old: &[u8],
    new: &[u8],
    limit: i64,
    room: usize,
    poll: &mut Poll,
) -> Outcome<Vec<u8>> {
    let limit = limit_of(limit);
    let places = || memmem::find_iter(bytes, old).take(limit);
    let mut found = 0;
    for _ in places() {
        found += 1;
        if found % MATCHES == 0 {
            poll()?;
        }
    }
    let grown =
        new.len().checked_mul(found).and_then(|added| added.checked_add(bytes.len() - old.len() * found));
    let Some(size) = grown else { return Err(Complaint::memory()) };
    let mut out = reserved_bytes(size, room)?;
    let (mut copied, mut polled) = (0, 0);
    for place in places() {
        out.extend_from_slice(bytes.get(copied..place).unwrap_or_default());
        out.extend_from_slice(new);
        copied = place + old.len();
        if out.len() - polled > PIECE {
            polled = out.len();
            poll()?;
        }
    }
    out.extend_from_slice(bytes.get(copied..).unwrap_or_default());
    Ok(out)
}

fn check_separator(separator: &[u8]) -> Outcome<()> {
    if separator.is_empty() { Err(Complaint::value("empty separator")) } else { Ok(()) }
}

/// `bytes.split(separator)`. A negative limit is none.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    check_separator(separator)?;
    let mut start = 0;
    for place in memmem::find_iter(bytes, separator).take(limit_of(limit)) {
        sink(bytes.get(start..place).unwrap_or_default())?;
        start = place + separator.len();
    }
    sink(bytes.get(start..).unwrap_or_default())
}

/// `bytes.rsplit(separator)`; the last piece comes first.
pub fn split_last<'a>(bytes: &'a [u8], separator: &[u8], limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    check_separator(separator)?;
    let mut end = bytes.len();
    for place in memmem::rfind_iter(bytes, separator).take(limit_of(limit)) {
        sink(bytes.get(place + separator.len()..end).unwrap_or_default())?;
        end = place;
    }
    sink(bytes.get(..end).unwrap_or_default())
}

/// `bytes.split()`: cuts at runs of whitespace. A negative limit is none.
pub fn split_space<'a>(bytes: &'a [u8], limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    let mut rest = strip(bytes, None, Side::Left);
    for _ in 0..limit_of(limit) {
        let Some(end) = rest.iter().position(|byte| is_space(*byte)) else { break };
        let (piece, tail) = rest.split_at(end);
        sink(piece)?;
        rest = strip(tail, None, Side::Left);
    }
    if rest.is_empty() { Ok(()) } else { sink(rest) }
}

/// `bytes.rsplit()`: like [`split_space`] from the right; the last piece comes first.
pub fn split_space_last<'a>(bytes: &'a [u8], limit: i64, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    let mut rest = strip(bytes, None, Side::Right);
    for _ in 0..limit_of(limit) {
        let Some(space) = rest.iter().rposition(|byte| is_space(*byte)) else { break };
        let (head, piece) = rest.split_at(space + 1);
        sink(piece)?;
        rest = strip(head, None, Side::Right);
    }
    if rest.is_empty() { Ok(()) } else { sink(rest) }
}

/// `bytes.splitlines`
pub fn split_lines<'a>(bytes: &'a [u8], keep_ends: bool, sink: &mut Sink<'a, '_>) -> Outcome<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(end);
        let broken = if tail.starts_with(b"\r\n") { 2 } else { tail.len().min(1) };
        let kept = if keep_ends { rest.get(..end + broken).unwrap_or(line) } else { line };
        sink(kept)?;
        rest = tail.get(broken..).unwrap_or_default();
    }
    Ok(())
}

/// Head, separator and tail.
pub type Parts<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// `bytes.partition`
pub fn partition<'a>(bytes: &'a [u8], separator: &[u8]) -> Outcome<Parts<'a>> {
    check_separator(separator)?;
    Ok(cut(bytes, memmem::find(bytes, separator), separator).unwrap_or((bytes, &[], &[])))
}

/// `bytes.rpartition`
pub fn partition_last<'a>(bytes: &'a [u8], separator: &[u8]) -> Outcome<Parts<'a>> {
    check_separator(separator)?;
    Ok(cut(bytes, memmem::rfind(bytes, separator), separator).unwrap_or((&[], &[], bytes)))
}

fn cut<'a>(bytes: &'a [u8], at: Option<usize>, separator: &[u8]) -> Option<Parts<'a>> {
    let (head, rest) = bytes.split_at_checked(at?)?;
    let (middle, tail) = rest.split_at_checked(separator.len())?;
    Some((head, middle, tail))
}

/// `bytes.strip` and its kin: without whitespace, or without the given bytes.
pub fn strip<'a>(bytes: &'a [u8], unwanted: Option<&[u8]>, side: Side) -> &'a [u8] {
    let mut table = [false; 256];
    for byte in unwanted.unwrap_or(b" \t\n\r\x0b\x0c") {
        table[usize::from(*byte)] = true;
    }
    let mut kept = bytes;
    while side != Side::Right
        && let [first, rest @ ..] = kept
        && table[usize::from(*first)]
    {
        kept = rest;
    }
    while side != Side::Left
        && let [rest @ .., last] = kept
        && table[usize::from(*last)]
    {
        kept = rest;
    }
    kept
}
