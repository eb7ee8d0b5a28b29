//! Finding text in text, and replacing it.
//!
//! In: a [`Text`] and a needle. Out: positions in code points, counts, new text. The standard library's
//! substring search never takes more than linear time.
//!
//! Invariant: `start` and `end` mean what they mean in Python, `0` and `i64::MAX` being the defaults.

use memchr::memmem;

use super::Text;
use crate::kernel::complaint::{Complaint, Outcome, PIECE, Poll, reserved_text};

/// How many matches are counted between two polls.
const MATCHES: usize = 1 << 14;

/// The byte at which a needle first begins.
pub fn offset(text: &str, needle: &str) -> Option<usize> {
    match needle.as_bytes() {
        [byte] => memchr::memchr(*byte, text.as_bytes()),
        bytes => memmem::find(text.as_bytes(), bytes),
    }
}

/// The byte at which a needle last begins.
pub fn last_offset(text: &str, needle: &str) -> Option<usize> {
    match needle.as_bytes() {
        [byte] => memchr::memrchr(*byte, text.as_bytes()),
        bytes => memmem::rfind(text.as_bytes(), bytes),
    }
}

/// How often a needle, which is not empty, occurs without overlapping itself.
pub fn occurrences(text: &str, needle: &str, poll: &mut Poll) -> Outcome<usize> {
    crate::kernel::bytes::search::occurrences(text.as_bytes(), needle.as_bytes(), poll)
}

/// `str.find`, with `None` for -1.
pub fn find(text: Text, needle: &str, start: i64, end: i64) -> Option<usize> {
    let (first, window) = text.window(start, end)?;
    let offset = offset(window, needle)?;
    Some(first + Text { text: window, ..text }.index(offset))
}

/// `str.rfind`, with `None` for -1.
pub fn find_last(text: Text, needle: &str, start: i64, end: i64) -> Option<usize> {
    let (first, window) = text.window(start, end)?;
    let offset = last_offset(window, needle)?;
    Some(first + Text { text: window, ..text }.index(offset))
}

/// `str.index`
pub fn index(text: Text, needle: &str, start: i64, end: i64) -> Outcome<usize> {
    find(text, needle, start, end).ok_or_else(|| Complaint::value("substring not found"))
}

/// `str.rindex`
pub fn index_last(text: Text, needle: &str, start: i64, end: i64) -> Outcome<usize> {
    find_last(text, needle, start, end).ok_or_else(|| Complaint::value("substring not found"))
}

/// `str.count`: occurrences that do not overlap.
pub fn count(text: Text, needle: &str, start: i64, end: i64, poll: &mut Poll) -> Outcome<usize> {
    let Some((_, window)) = text.window(start, end) else { return Ok(0) };
    if needle.is_empty() {
        return Ok(Text { text: window, ..text }.length() + 1);
    }
    occurrences(window, needle, poll)
}

/// `str.startswith` with one prefix
pub fn starts_with(text: Text, prefix: &str, start: i64, end: i64) -> bool {
    text.window(start, end).is_some_and(|(_, window)| window.starts_with(prefix))
}

/// `str.endswith` with one suffix
pub fn ends_with(text: Text, suffix: &str, start: i64, end: i64) -> bool {
    text.window(start, end).is_some_and(|(_, window)| window.ends_with(suffix))
}

/// `str.replace`; a negative `limit` is none. A `MemoryError` if the result has more than `room` bytes.
pub fn replace(
    text: &str,
    old: &str,
    new: &str,
    limit: i64,
    room: usize,
    poll: &mut Poll,
) -> Outcome<String> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found = 0;
    for _ in text.match_indices(old).take(limit) {
        found += 1;
        if found % MATCHES == 0 {
            poll()?;
        }
    }
    if found == 0 {
        return Ok(text.to_owned());
    }
    let grown =
        new.len().checked_mul(found).and_then(|added| added.checked_add(text.len() - old.len() * found));
    let Some(size) = grown else { return Err(Complaint::memory()) };
    let mut out = reserved_text(size, room)?;
    let (mut copied, mut polled) = (0, 0);
    for (place, _) in text.match_indices(old).take(found) {
        out.push_str(text.get(copied..place).unwrap_or_default());
        out.push_str(new);
        copied = place + old.len();
        if out.len() - polled > PIECE {
            polled = out.len();
            poll()?;
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Ok(out)
}
