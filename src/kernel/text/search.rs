//! Finding text in text, and replacing it.
//!
//! In: a [`Text`] and a needle. Out: positions in code points, counts, new text. The standard library's
//! substring search never takes more than linear time.
//!
//! Invariant: `start` and `end` mean what they mean in Python, `0` and `i64::MAX` being the defaults.

use memchr::memmem;

use super::Text;
use crate::kernel::complaint::{Complaint, Outcome};

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
pub fn occurrences(text: &str, needle: &str) -> usize {
    match needle.as_bytes() {
        [byte] => memchr::memchr_iter(*byte, text.as_bytes()).count(),
        bytes => memmem::find_iter(text.as_bytes(), bytes).count(),
    }
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
pub fn count(text: Text, needle: &str, start: i64, end: i64) -> usize {
    let Some((_, window)) = text.window(start, end) else { return 0 };
    if needle.is_empty() { Text { text: window, ..text }.length() + 1 } else { occurrences(window, needle) }
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
pub fn replace(text: &str, old: &str, new: &str, limit: i64, room: usize) -> Outcome<String> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let found = text.matches(old).take(limit).count();
    if found == 0 {
        return Ok(text.to_owned());
    }
    let grown =
        new.len().checked_mul(found).and_then(|added| added.checked_add(text.len() - old.len() * found));
    match grown {
        Some(size) if size <= room => Ok(text.replacen(old, new, found)),
        _ => Err(Complaint::memory()),
    }
}
