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

/// The poll of a caller that never wants to stop.
pub fn never() -> impl FnMut() -> Outcome<()> {
    || Ok(())
}
