//! The source: a program's text, and where in it things are.
//!
//! Takes text from a host, or bytes from a file; decodes them as PEP 263 says (byte order mark, encoding
//! declaration, UTF-8 otherwise) and turns every line end into `\n`. Answers which line and column an offset
//! is in. Knows nothing about tokens.
//!
//! Invariant: `text` holds no `\r` as a line end, is not longer than [`MAX_LENGTH`], and `lines` holds the
//! offset of the start of each of its lines. Whatever keeps a source from being like that is its `defect`,
//! which the parser reports before anything else.

use super::mistake::{MistakeKind, Place};
use super::tree::Span;
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many bytes a source may have: offsets are `u32`, and a few are needed beyond the end.
pub const MAX_LENGTH: usize = u32::MAX as usize - 16;

/// A program's text.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    lines: Vec<u32>,
    defect: Option<(MistakeKind, Place)>,
    stop: Option<Arc<AtomicBool>>,
    stopped: Cell<bool>,
}

/// Who works on a source asks [`Source::is_stopped`] once in so many steps.
pub(crate) const STEPS: usize = 1 << 12;

/// A position as people count: both numbers start at 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character in the line.
    pub column: u32,
}

impl Source {
    /// Text that is decoded already: an encoding declaration means nothing, a byte order mark is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        let mut defect = None;
        if text.len() > MAX_LENGTH {
            text = String::new();
            defect = Some((MistakeKind::SourceTooLong, Place::Nothing { line: 0 }));
        }
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        if text.contains('\0') {
            defect = Some((MistakeKind::NullByte, Place::Nothing { line: 0 }));
        }
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let ends = text.bytes().zip(1u32..).filter(|&(byte, _)| byte == b'\n').map(|(_, next)| next);
        let lines = std::iter::once(0).chain(ends).collect();
        Source { name: name.into(), text, lines, defect, stop: None, stopped: Cell::new(false) }
    }

    /// Let whoever works on the source give up when the flag is set.
    pub fn stopped_by(self, flag: Arc<AtomicBool>) -> Self {
        Source { stop: Some(flag), ..self }
    }

    /// Has somebody asked to stop?
    pub fn is_stopped(&self) -> bool {
        if self.stop.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed)) {
            self.stopped.set(true);
        }
        self.stopped.get()
    }

    /// Has somebody given up? Then what was made of the source, tree, code or mistake, means nothing.
    pub fn was_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// The bytes of a file.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Self {
        let name = name.into();
        match decode(&name, bytes) {
            Ok(text) => Source::new(name, text),
            Err((kind, line)) => {
                // What could not be decoded is shown as well as it can be.
                let mut source = Source::new(name, String::from_utf8_lossy(bytes));
                source.defect = Some((kind, Place::Nothing { line }));
                source
            }
        }
    }

    /// The name that messages show, usually of a file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What makes this text not a program at all, and where.
    pub(super) fn defect(&self) -> Option<&(MistakeKind, Place)> {
        self.defect.as_ref()
    }

    /// Why bytes are no text, in the words of CPython about a file, which it shows without a place.
    pub fn undecodable(&self) -> Option<String> {
        let (kind, _) = self.defect.as_ref()?;
        match kind {
            MistakeKind::NotUtf8 { .. } | MistakeKind::EncodingAgainstMark { .. } => Some(kind.to_string()),
            MistakeKind::UnknownEncoding { name } => Some(format!("encoding problem: {name}")),
            MistakeKind::NotAscii { .. } => Some("encoding problem: ascii".to_owned()),
            _ => None,
        }
    }

    /// The text of a span; empty when the span is of another source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The line that an offset is in, from 1. The end of a text that ends with a line end is in its last line
    /// that has text.
    pub fn line(&self, offset: u32) -> u32 {
        self.lines.partition_point(|&start| start <= offset).max(1) as u32
    }

    /// The offset at which a line starts.
    pub fn line_start(&self, line: u32) -> u32 {
        let index = (line.max(1) - 1) as usize;
        self.lines.get(index).copied().unwrap_or(self.text.len() as u32)
    }

    /// The text of a line, without its end.
    pub fn line_text(&self, line: u32) -> &str {
        let start = self.line_start(line);
        let rest = self.text.get(start as usize..).unwrap_or("");
        rest.split('\n').next().unwrap_or("")
    }

    /// How many lines there are; text after the last line end is one, emptiness there is not.
    pub fn line_count(&self) -> u32 {
        let lines = self.lines.len() as u32;
        if self.lines.last().is_some_and(|&start| start as usize == self.text.len()) {
            lines - 1
        } else {
            lines
        }
    }

    /// The line and column of an offset.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        let before = self.slice(Span::new(self.line_start(line), offset));
        Position { line, column: before.chars().count() as u32 + 1 }
    }
}

/// The text of a file, or what is wrong and in which line; line 0 is the whole.
fn decode(name: &str, bytes: &[u8]) -> Result<String, (MistakeKind, u32)> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let marked = bytes.starts_with(MARK);
    let body = if marked { &bytes[MARK.len()..] } else { bytes };
    let declared = declared_encoding(body);
    let encoding = match &declared {
        None => Encoding::Utf8,
        Some(name) => match Encoding::named(name) {
            Some(encoding) => encoding,
            None => return Err((MistakeKind::UnknownEncoding { name: name.clone() }, 0)),
        },
    };
    if let Some(name) = declared.filter(|name| marked && !name.to_ascii_lowercase().starts_with("utf-8")) {
        return Err((MistakeKind::EncodingAgainstMark { name }, 0));
    }
    match encoding {
        Encoding::Latin1 => Ok(body.iter().map(|&byte| byte as char).collect()),
        Encoding::Ascii => match body.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(String::from_utf8_lossy(body).into_owned()),
            Some(at) => Err((MistakeKind::NotAscii { byte: body[at], at }, 0)),
        },
        Encoding::Utf8 => match std::str::from_utf8(body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let at = error.valid_up_to();
                let line = body[..at].iter().filter(|&&byte| byte == b'\n').count() as u32 + 1;
                let byte = body.get(at).copied().unwrap_or(0);
                Err((MistakeKind::NotUtf8 { byte, name: name.to_owned(), line }, line))
            }
        },
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

impl Encoding {
    fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase().replace('_', "-");
        match name.as_str() {
            "utf-8" | "utf8" | "utf-8-sig" | "u8" | "utf" | "cp65001" => Some(Encoding::Utf8),
            _ if name.starts_with("utf-8-") => Some(Encoding::Utf8),
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" | "cp819" => {
                Some(Encoding::Latin1)
            }
            _ if name.starts_with("latin-1-") || name.starts_with("iso-8859-1-") => Some(Encoding::Latin1),
            "ascii" | "us-ascii" | "646" => Some(Encoding::Ascii),
            _ => None,
        }
    }
}

/// The name in a comment like `# -*- coding: latin-1 -*-` in one of the first two lines. The second line counts
/// only after a first one that is blank or a comment.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let code = line.trim_ascii_start();
        let code = code.strip_suffix(b"\r").unwrap_or(code);
        if !code.is_empty() && code[0] != b'#' {
            return None;
        }
        if let Some(name) = encoding_in_comment(code) {
            return Some(name);
        }
    }
    None
}

fn encoding_in_comment(comment: &[u8]) -> Option<String> {
    const KEY: &[u8] = b"coding";
    let mut rest = comment;
    while let Some(at) = rest.windows(KEY.len()).position(|window| window == KEY) {
        rest = &rest[at + KEY.len()..];
        let Some((b':' | b'=', value)) = rest.split_first() else { continue };
        let value = value.trim_ascii_start();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        let length = value.iter().position(|byte| !is_part(byte)).unwrap_or(value.len());
        if length > 0 {
            return Some(String::from_utf8_lossy(&value[..length]).into_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defect(bytes: &[u8]) -> Option<String> {
        Source::from_bytes("f.py", bytes).defect().map(|(kind, _)| kind.to_string())
    }

    #[test]
    fn every_line_end_becomes_a_newline() {
        assert_eq!(Source::new("t", "a\r\nb\rc\n").text(), "a\nb\nc\n");
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("t", "é = 1\nüx");
        assert_eq!(source.position(3), Position { line: 1, column: 3 });
        assert_eq!(source.position(9), Position { line: 2, column: 2 });
        assert_eq!(source.line_text(2), "üx");
        assert_eq!(source.line_text(7), "");
    }

    #[test]
    fn the_end_of_the_last_line_opens_no_line() {
        assert_eq!(Source::new("t", "a\nb\n").line_count(), 2);
        assert_eq!(Source::new("t", "a\nb").line_count(), 2);
        assert_eq!(Source::new("t", "").line_count(), 0);
    }

    #[test]
    fn declarations_choose_the_encoding() {
        assert_eq!(
            Source::from_bytes("t", b"# coding: latin-1\nx = '\xe9'").text(),
            "# coding: latin-1\nx = 'é'"
        );
        assert_eq!(
            Source::from_bytes("t", b"#!x\n# vim: set fileencoding=Latin-1 :\n#\xe9").text().chars().last(),
            Some('é')
        );
        assert_eq!(Source::from_bytes("t", b"\xef\xbb\xbfx").text(), "x");
        assert!(defect(b"x = 1\n# coding: latin-1\n'\xe9'").is_some());
    }

    #[test]
    fn undecodable_bytes_are_defects() {
        assert_eq!(defect(b"# coding: nonsense\n").as_deref(), Some("unknown encoding: nonsense"));
        assert_eq!(
            defect(b"\xef\xbb\xbf# coding: latin-1\n").as_deref(),
            Some("encoding problem: latin-1 with BOM")
        );
        assert_eq!(defect(b"x\0").as_deref(), Some("source code string cannot contain null bytes"));
        let told = "Non-UTF-8 code starting with '\\xff' in file f.py on line 2, but no encoding declared; \
                    see https://peps.python.org/pep-0263/ for details";
        assert_eq!(defect(b"x\n\xff").as_deref(), Some(told));
        assert_eq!(defect(b"x = 1\n"), None);
    }
}
