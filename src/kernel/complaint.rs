//! What a kernel says when it cannot answer.
//!
//! Owns the error value of the whole layer and the poll that lets a long computation be stopped. The
//! object layer turns a `Complaint` into an exception object; nothing here knows what that is.
//!
//! Invariant: `message` is exactly what `str(exception)` shows.

use std::borrow::Cow;

/// Which exception class a complaint becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `ValueError`
    Value,
    /// `TypeError`
    Type,
    /// `OverflowError`
    Overflow,
    /// `ZeroDivisionError`
    ZeroDivision,
    /// `IndexError`
    Index,
    /// `KeyError`
    Key,
    /// `LookupError`
    Lookup,
    /// `MemoryError`
    Memory,
    /// `UnicodeDecodeError`; `place` says where
    UnicodeDecode,
    /// `UnicodeEncodeError`; `place` says where
    UnicodeEncode,
    /// Not an exception of its own: the poll asked to stop, and whoever made the poll knows why.
    Stopped,
}

impl ErrorKind {
    /// The name of the exception class.
    pub fn class_name(self) -> &'static str {
        match self {
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::ZeroDivision => "ZeroDivisionError",
            ErrorKind::Index => "IndexError",
            ErrorKind::Key => "KeyError",
            ErrorKind::Lookup => "LookupError",
            ErrorKind::Memory => "MemoryError",
            ErrorKind::UnicodeDecode => "UnicodeDecodeError",
            ErrorKind::UnicodeEncode => "UnicodeEncodeError",
            ErrorKind::Stopped => "KeyboardInterrupt",
        }
    }
}

/// The attributes that Unicode errors carry beside their message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecPlace {
    /// The codec's canonical name.
    pub encoding: &'static str,
    /// First offending position: a byte offset when decoding, a code point index when encoding.
    pub start: usize,
    /// One past the last offending position.
    pub end: usize,
    /// The reason, as the exception's `reason` attribute shows it.
    pub reason: Cow<'static, str>,
}

/// An error as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The exception class.
    pub kind: ErrorKind,
    /// What `str(exception)` shows.
    pub message: String,
    /// Set for the Unicode errors alone.
    pub place: Option<Box<CodecPlace>>,
}

impl Complaint {
    /// A complaint of any kind without a place.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Complaint {
        Complaint { kind, message: message.into(), place: None }
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<String>) -> Complaint {
        Complaint::new(ErrorKind::Value, message)
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<String>) -> Complaint {
        Complaint::new(ErrorKind::Type, message)
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<String>) -> Complaint {
        Complaint::new(ErrorKind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<String>) -> Complaint {
        Complaint::new(ErrorKind::ZeroDivision, message)
    }

    /// A `MemoryError`, which has no message.
    pub fn memory() -> Complaint {
        Complaint::new(ErrorKind::Memory, "")
    }

    /// What a poll returns to stop the computation that asked it.
    pub fn stopped() -> Complaint {
        Complaint::new(ErrorKind::Stopped, "")
    }
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.message.is_empty() {
            return out.write_str(self.kind.class_name());
        }
        write!(out, "{}: {}", self.kind.class_name(), self.message)
    }
}

impl std::error::Error for Complaint {}

/// The result of nearly every kernel.
pub type Outcome<T> = Result<T, Complaint>;

/// An empty string with space for `size` bytes; a `MemoryError` if that is more than `room`, or more than
/// there is.
pub(super) fn reserved_text(size: usize, room: usize) -> Outcome<String> {
    let mut text = String::new();
    if size > room || text.try_reserve_exact(size).is_err() {
        return Err(Complaint::memory());
    }
    Ok(text)
}

/// The same for bytes.
pub(super) fn reserved_bytes(size: usize, room: usize) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    if size > room || bytes.try_reserve_exact(size).is_err() {
        return Err(Complaint::memory());
    }
    Ok(bytes)
}

/// Asked between bounded steps of a long computation, about once a millisecond or more often; an error
/// ends it.
pub type Poll<'a> = dyn FnMut() -> Outcome<()> + 'a;

/// Text in pieces of bounded length, each with the byte where it starts: between two of them there is time for a poll.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = (PIECE..).find(|end| rest.is_char_boundary(*end) || *end >= rest.len())?;
        let piece = rest.get(..end).unwrap_or(rest);
        start += piece.len();
        Some((start - piece.len(), piece))
    })
}

/// The bytes of a piece of a long computation.
pub(super) const PIECE: usize = 1 << 16;

/// Copy bytes, as many as both have.
pub fn copy(to: &mut [u8], from: &[u8], poll: &mut Poll) -> Outcome<()> {
    for (to, from) in to.chunks_mut(COPY).zip(from.chunks(COPY)) {
        poll()?;
        let count = to.len().min(from.len());
        to[..count].copy_from_slice(&from[..count]);
    }
    Ok(())
}

/// Fill `all` with repetitions of `part`, twice as much with every copy.
pub fn fill_repeated(all: &mut [u8], part: &[u8], poll: &mut Poll) -> Outcome<()> {
    if let [byte] = part {
        return all.chunks_mut(COPY).try_for_each(|piece| {
            piece.fill(*byte);
            poll()
        });
    }
    copy(all, part, poll)?;
    let mut done = part.len();
    while done > 0 && done < all.len() {
        let (filled, rest) = all.split_at_mut(done);
        copy(rest, filled, poll)?;
        done *= 2;
    }
    Ok(())
}

/// How many bytes are copied between two polls.
const COPY: usize = 1 << 20;

/// The poll of a caller that never wants to stop.
pub fn never() -> impl FnMut() -> Outcome<()> {
    || Ok(())
}
