//! String literals: prefixes, escapes, and what adjacent literals become together.
//!
//! Takes the string tokens, whose quotes the lexer has checked. Gives a constant, or what `fstring` makes when
//! one of them is an f-string.

use super::fstring::Joiner;
use super::mistake::{MistakeKind, Place};
use super::parser::{Failed, Grown, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;
use bumpalo::Bump;

/// A string token, taken apart.
#[derive(Clone, Copy)]
struct Literal {
    is_raw: bool,
    is_bytes: bool,
    is_format: bool,
    /// What stands between the quotes.
    body: Span,
}

impl Literal {
    fn of(text: &str, span: Span) -> Self {
        let prefix = text.find(['"', '\'']).unwrap_or(0);
        let has = |letter: char| text.chars().take(prefix).any(|char| char.eq_ignore_ascii_case(&letter));
        let quotes = text.get(prefix..).unwrap_or("");
        let is_triple = quotes.len() >= 6 && (quotes.starts_with("\"\"\"") || quotes.starts_with("'''"));
        let quote = if is_triple { 3 } else { 1 };
        Literal {
            is_raw: has('r'),
            is_bytes: has('b'),
            is_format: has('f'),
            body: Span::new(span.start + prefix as u32 + quote, span.end - quote),
        }
    }
}

/// One or more string tokens in a row.
pub(super) fn strings<'a>(parser: &mut Parser<'a>) -> Parsed<Grown<'a>> {
    let first = parser.index();
    let start = parser.start();
    while parser.take(TokenKind::String) {}
    if parser.kind() == TokenKind::Broken {
        return Err(Failed);
    }
    let span = parser.since(start);
    let last = parser.index();
    if last == first + 1
        && let Some(constant) = plain(parser, first)
    {
        return Ok(parser.leaf(ExpressionKind::Constant(constant), span));
    }
    let mut joiner = Joiner::new(span);
    let mut bytes = Vec::new();
    let mut is_bytes = None;
    let mut is_format = false;
    for index in first..last {
        let token = parser.token_span(index);
        let literal = Literal::of(parser.source.slice(token), token);
        if literal.is_bytes {
            bytes_of(parser, literal, token, &mut bytes)?;
        }
        if *is_bytes.get_or_insert(literal.is_bytes) != literal.is_bytes {
            return Err(parser.raise_here(MistakeKind::MixedBytes));
        }
        if literal.is_format {
            is_format = true;
            joiner.format(parser, literal.body, literal.is_raw)?;
        } else if !literal.is_bytes {
            let body = parser.source.slice(literal.body);
            joiner.text.decode(body, literal.is_raw).map_err(|kind| parser.raise_here(kind))?;
        }
    }
    if is_bytes == Some(true) {
        let constant = Constant::Bytes(parser.arena.alloc_slice_copy(&bytes));
        return Ok(parser.leaf(ExpressionKind::Constant(constant), span));
    }
    if is_format {
        return joiner.finish(parser);
    }
    let constant = joiner.text.constant(parser.arena);
    Ok(parser.leaf(ExpressionKind::Constant(constant), span))
}

/// A literal that means what it shows: no other beside it, no escapes, no fields, no bytes.
fn plain<'a>(parser: &Parser<'a>, index: usize) -> Option<Constant<'a>> {
    let token = parser.token_span(index);
    let literal = Literal::of(parser.source.slice(token), token);
    let body = parser.source.slice(literal.body);
    let is_plain =
        !literal.is_bytes && !literal.is_format && (literal.is_raw || !body.as_bytes().contains(&b'\\'));
    is_plain.then_some(Constant::Str(body))
}

/// Text in the making. Becomes [`Constant::SurrogateStr`] when an escape has put a surrogate in.
#[derive(Default)]
pub(super) struct Text {
    bytes: Vec<u8>,
    has_surrogate: bool,
}

impl Text {
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn push_str(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn push(&mut self, char: char) {
        self.push_str(char.encode_utf8(&mut [0; 4]));
    }

    /// Adds a code point, which may be a surrogate.
    fn push_code(&mut self, code: u32) {
        match char::from_u32(code) {
            Some(char) => self.push(char),
            None => {
                self.has_surrogate = true;
                let low = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
                self.bytes.extend_from_slice(&[0xe0 | (code >> 12 & 0xf) as u8, low(6), low(0)]);
            }
        }
    }

    /// What has been gathered, as a constant; nothing is left.
    pub fn constant<'a>(&mut self, arena: &'a Bump) -> Constant<'a> {
        let bytes = arena.alloc_slice_copy(&self.bytes);
        self.bytes.clear();
        let has_surrogate = std::mem::take(&mut self.has_surrogate);
        match std::str::from_utf8(bytes) {
            Ok(text) if !has_surrogate => Constant::Str(text),
            _ => Constant::SurrogateStr(bytes),
        }
    }

    /// Adds what a piece of a literal means.
    pub fn decode(&mut self, body: &str, is_raw: bool) -> Result<(), MistakeKind> {
        if is_raw {
            self.push_str(body);
            return Ok(());
        }
        let mut rest = body;
        while let Some(at) = rest.find('\\') {
            let (before, escape) = rest.split_at(at);
            self.push_str(before);
            let length = self.escape(escape).map_err(|bad| bad.mistake(body, body.len() - escape.len()))?;
            rest = escape.get(length..).unwrap_or("");
        }
        self.push_str(rest);
        Ok(())
    }

    /// Adds what the escape means that `text` starts with, and returns its length.
    fn escape(&mut self, text: &str) -> Result<usize, BadEscape> {
        let Some(letter) = text.chars().nth(1) else {
            self.push('\\');
            return Ok(1);
        };
        let simple = match letter {
            '\n' => return Ok(2),
            '\\' | '\'' | '"' => letter,
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '0'..='7' => {
                let (code, length) = octal(text.as_bytes());
                self.push_code(code);
                return Ok(length);
            }
            'x' => return self.hexadecimal(text, 2, "truncated \\xXX escape"),
            'u' => return self.hexadecimal(text, 4, "truncated \\uXXXX escape"),
            'U' => return self.hexadecimal(text, 8, "truncated \\UXXXXXXXX escape"),
            'N' => return self.named(text),
            _ => {
                // Not an escape: the backslash stands for itself.
                self.push('\\');
                return Ok(1);
            }
        };
        self.push(simple);
        Ok(2)
    }

    fn hexadecimal(&mut self, text: &str, digits: usize, reason: &'static str) -> Result<usize, BadEscape> {
        let found = text.bytes().skip(2).take(digits).take_while(u8::is_ascii_hexdigit).count();
        let length = 2 + found;
        if found < digits {
            return Err(BadEscape { length, reason });
        }
        let code = text.get(2..length).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
        if code > char::MAX as u32 {
            return Err(BadEscape { length, reason: "illegal Unicode character" });
        }
        self.push_code(code);
        Ok(length)
    }

    fn named(&mut self, text: &str) -> Result<usize, BadEscape> {
        let reason = "malformed \\N character escape";
        if text.as_bytes().get(2) != Some(&b'{') {
            return Err(BadEscape { length: 2, reason });
        }
        let Some(close) = text.find('}') else {
            return Err(BadEscape { length: text.len(), reason });
        };
        let name = text.get(3..close).unwrap_or("");
        if name.is_empty() {
            return Err(BadEscape { length: close, reason });
        }
        let Some(char) = character_named(name) else {
            return Err(BadEscape { length: close + 1, reason: "unknown Unicode character name" });
        };
        self.push(char);
        Ok(close + 1)
    }
}

/// Names and aliases are those of the standard, in either case. The table also forgives missing spaces and the
/// like, which Python does not.
fn character_named(name: &str) -> Option<char> {
    let char = unicode_names2::character(name)?;
    let Some(found) = unicode_names2::name(char).map(|found| found.to_string()) else {
        return Some(char);
    };
    let letters = |text: &str| text.replace([' ', '-', '_'], "").to_ascii_uppercase();
    let is_alias = letters(&found) != letters(name) && !name.contains('_');
    (is_alias || found.eq_ignore_ascii_case(name)).then_some(char)
}

/// Up to three octal digits after a backslash, and the length with it.
fn octal(text: &[u8]) -> (u32, usize) {
    let digits = text.iter().skip(1).take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
    digits.fold((0, 1), |(code, length), byte| (code * 8 + u32::from(byte - b'0'), length + 1))
}

/// An escape that means nothing: how much of the text it spoils, and why.
struct BadEscape {
    length: usize,
    reason: &'static str,
}

impl BadEscape {
    /// Places are counted in the text as CPython rewrites it before it decodes escapes: everything beyond ASCII
    /// is an escape of ten characters there.
    fn mistake(self, body: &str, at: usize) -> MistakeKind {
        let rewritten = |text: &str| {
            let mut after_backslash = false;
            let mut length = 0;
            for char in text.chars() {
                length += match char {
                    _ if char.is_ascii() => 1,
                    _ if after_backslash => 15,
                    _ => 10,
                };
                after_backslash = char == '\\' && !after_backslash;
            }
            length
        };
        let start = rewritten(body.get(..at).unwrap_or(""));
        let end = start + rewritten(body.get(at..at + self.length).unwrap_or("")) - 1;
        if end == start {
            MistakeKind::BadEscapeByte { at: start, reason: self.reason }
        } else {
            MistakeKind::BadEscape { start, end, reason: self.reason }
        }
    }
}

/// Adds what a bytes literal means.
fn bytes_of(parser: &mut Parser<'_>, literal: Literal, token: Span, out: &mut Vec<u8>) -> Parsed<()> {
    let body = parser.source.slice(literal.body).as_bytes();
    if !body.is_ascii() {
        return Err(parser.raise(MistakeKind::BytesNotAscii, Place::Text(token)));
    }
    if literal.is_raw {
        out.extend_from_slice(body);
        return Ok(());
    }
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        if byte != b'\\' {
            out.push(byte);
            at += 1;
            continue;
        }
        let simple = match body.get(at + 1) {
            Some(b'\n') => {
                at += 2;
                continue;
            }
            Some(&letter @ (b'\\' | b'\'' | b'"')) => letter,
            Some(b'a') => 0x07,
            Some(b'b') => 0x08,
            Some(b'f') => 0x0c,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'v') => 0x0b,
            Some(b'0'..=b'7') => {
                let (code, length) = octal(body.get(at..).unwrap_or(&[]));
                out.push(code as u8);
                at += length;
                continue;
            }
            Some(b'x') => {
                let digits = body.get(at + 2..at + 4).and_then(|digits| std::str::from_utf8(digits).ok());
                let Some(byte) = digits
                    .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                else {
                    return Err(parser.raise_here(MistakeKind::BadBytesEscape { at }));
                };
                out.push(byte);
                at += 4;
                continue;
            }
            _ => {
                out.push(b'\\');
                at += 1;
                continue;
            }
        };
        out.push(simple);
        at += 2;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(body: &str) -> Result<String, String> {
        let arena = Bump::new();
        let mut text = Text::default();
        text.decode(body, false).map_err(|kind| kind.to_string())?;
        match text.constant(&arena) {
            Constant::Str(text) => Ok(text.to_owned()),
            other => Ok(format!("{other:?}")),
        }
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(decoded(r"a\n\t\\\x41\101\u00e9\U0001f40d").as_deref(), Ok("a\n\t\\AAé🐍"));
        assert_eq!(decoded("a\\\nb").as_deref(), Ok("ab"));
        assert_eq!(decoded(r"\d\é").as_deref(), Ok(r"\d\é"));
        assert_eq!(decoded(r"\400").as_deref(), Ok("\u{100}"));
        assert_eq!(decoded(r"\N{LATIN SMALL LETTER E WITH ACUTE}\N{snake}").as_deref(), Ok("é🐍"));
    }

    #[test]
    fn surrogates_stay_apart() {
        let expected = format!("{:?}", Constant::SurrogateStr(b"a\xed\xa0\xbd\xed\xb8\x80"));
        assert_eq!(decoded(r"a\ud83d\ude00"), Ok(expected));
    }

    #[test]
    fn bad_escapes_say_where() {
        let said = |body, message: &str| {
            let prefix = "(unicode error) 'unicodeescape' codec can't decode bytes in position";
            assert_eq!(decoded(body), Err(format!("{prefix} {message}")), "{body}");
        };
        said(r"\x1", "0-2: truncated \\xXX escape");
        said(r"é\u12", "10-13: truncated \\uXXXX escape");
        said(r"\U00110000", "0-9: illegal Unicode character");
        said(r"\N", "0-1: malformed \\N character escape");
        said(r"\N{}", "0-2: malformed \\N character escape");
        said(r"\N{nonsense}", "0-11: unknown Unicode character name");
    }
}
