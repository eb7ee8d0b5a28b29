//! f-strings: literal text and fields.
//!
//! Takes the bodies of adjacent string literals, cuts fields out of them with the rules of Python 3.11 (no
//! backslash and no comment in a field, no quote that ends the literal), and has each field parsed as an
//! expression of its own by `parser`. Everything inside keeps its place in the source.

use super::literal::Text;
use super::mistake::MistakeKind;
use super::parser::{self, Grown, Parsed, Parser};
use super::tree::*;

/// How many brackets may be open in a field.
const MAX_BRACKETS: usize = 200;

/// Fields in the format of a field, and no deeper.
const MAX_LEVEL: usize = 2;

/// The values of an f-string in the making.
pub(super) struct Joiner<'a> {
    /// Text since the last field.
    pub text: Text,
    values: Vec<Expression<'a>>,
    height: usize,
    /// The place of the whole.
    span: Span,
}

/// The part of a literal that is being cut.
#[derive(Clone, Copy)]
struct Body {
    end: usize,
    is_raw: bool,
    /// 0 outside fields, 1 in the format of a field.
    level: usize,
}

/// Where a field's expression ends, and where its parts are.
struct Field<'a> {
    value: Grown<'a>,
    conversion: Option<Conversion>,
    format_spec: Option<Grown<'a>>,
}

impl<'a> Joiner<'a> {
    pub fn new(span: Span) -> Self {
        Joiner { text: Text::default(), values: Vec::new(), height: 0, span }
    }

    /// Adds the body of an f-string.
    pub fn format(&mut self, parser: &mut Parser<'a>, body: Span, is_raw: bool) -> Parsed<()> {
        let part = Body { end: body.end as usize, is_raw, level: 0 };
        self.pieces(parser, body.start as usize, part).map(|_| ())
    }

    pub fn finish(mut self, parser: &mut Parser<'a>) -> Parsed<Grown<'a>> {
        self.flush(parser);
        let values = parser.slice(&self.values);
        parser.grow(ExpressionKind::JoinedStr { values }, self.span, self.height)
    }

    /// Makes the text so far a value.
    fn flush(&mut self, parser: &Parser<'a>) {
        if !self.text.is_empty() {
            let kind = ExpressionKind::Constant(self.text.constant(parser.arena));
            self.values.push(Expression { kind, span: self.span });
            self.height = self.height.max(1);
        }
    }

    /// Adds text and fields from `at` on, and returns where it ends: at the end, or at the brace that closes
    /// the field around.
    fn pieces(&mut self, parser: &mut Parser<'a>, mut at: usize, body: Body) -> Parsed<usize> {
        let bytes = parser.source.text().as_bytes();
        loop {
            let Some(piece) = literal_piece(bytes, at, body) else {
                return Err(parser.raise_here(MistakeKind::FieldBrace));
            };
            let text = parser.source.slice(Span::new(at as u32, piece.end as u32));
            self.text.decode(text, body.is_raw).map_err(|kind| parser.raise_here(kind))?;
            at = piece.next;
            if piece.is_doubled {
                continue;
            }
            if at >= body.end || bytes.get(at) == Some(&b'}') {
                break;
            }
            at = self.field(parser, at, body)?;
        }
        if body.level > 0 && (at >= body.end || bytes.get(at) != Some(&b'}')) {
            return Err(parser.raise_here(MistakeKind::FieldUnclosed));
        }
        Ok(at)
    }

    /// Adds the field that starts at `open`, and returns where the text goes on.
    fn field(&mut self, parser: &mut Parser<'a>, open: usize, body: Body) -> Parsed<usize> {
        if body.level >= MAX_LEVEL {
            return Err(parser.raise_here(MistakeKind::FieldTooDeep));
        }
        let bytes = parser.source.text().as_bytes();
        let start = open + 1;
        let byte = |at: usize| if at < body.end { bytes.get(at).copied() } else { None };
        let mut at = expression_end(bytes, start, body.end).map_err(|kind| parser.raise_here(kind))?;
        if byte(at).is_none() {
            return Err(parser.raise_here(MistakeKind::FieldUnclosed));
        }
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' | b'\x0b');
        if bytes.get(start..at).is_none_or(|text| text.iter().all(is_space)) {
            let kind = match byte(at) {
                Some(mark @ (b'!' | b':' | b'=')) => MistakeKind::FieldRequired { mark: mark as char },
                _ => MistakeKind::FieldEmpty,
            };
            return Err(parser.raise_here(kind));
        }
        let span = Span::new(open as u32, at as u32 + 1);
        let value = parser::parse_field(parser.arena, parser.source, span, parser.depth + 1)
            .map_err(|mistake| parser.raise_mistake(mistake))?;
        let mut field = Field { value, conversion: None, format_spec: None };
        let is_shown = byte(at) == Some(b'=');
        if is_shown {
            at += 1;
            while byte(at).is_some_and(|byte| is_space(&byte)) {
                at += 1;
            }
            self.text.push_str(parser.source.slice(Span::new(start as u32, at as u32)));
        }
        if byte(at) == Some(b'!') {
            field.conversion = match byte(at + 1) {
                Some(b's') => Some(Conversion::Str),
                Some(b'r') => Some(Conversion::Repr),
                Some(b'a') => Some(Conversion::Ascii),
                Some(_) => return Err(parser.raise_here(MistakeKind::FieldConversion)),
                None => return Err(parser.raise_here(MistakeKind::FieldUnclosed)),
            };
            at += 2;
        }
        if byte(at) == Some(b':') {
            at += 1;
            if byte(at).is_none() {
                return Err(parser.raise_here(MistakeKind::FieldUnclosed));
            }
            let mut spec = Joiner::new(Span::new(at as u32, at as u32));
            at = spec.pieces(parser, at, Body { level: body.level + 1, ..body })?;
            spec.span.end = at as u32;
            field.format_spec = Some(spec.finish(parser)?);
        }
        if byte(at) != Some(b'}') {
            return Err(parser.raise_here(MistakeKind::FieldUnclosed));
        }
        if is_shown && field.conversion.is_none() && field.format_spec.is_none() {
            field.conversion = Some(Conversion::Repr);
        }
        self.add(parser, field, Span::new(open as u32, at as u32 + 1))?;
        Ok(at + 1)
    }

    fn add(&mut self, parser: &mut Parser<'a>, field: Field<'a>, span: Span) -> Parsed<()> {
        self.flush(parser);
        let Field { value, conversion, format_spec } = field;
        let below = value.height.max(format_spec.map_or(0, |spec| spec.height));
        let format_spec = format_spec.map(|spec| spec.node);
        let kind = ExpressionKind::FormattedValue { value: value.node, conversion, format_spec };
        let grown = parser.grow(kind, span, below)?;
        self.values.push(*grown.node);
        self.height = self.height.max(grown.height);
        Ok(())
    }
}

/// Text between fields.
struct Piece {
    end: usize,
    /// Where to go on: behind a doubled brace, or where the text ended.
    next: usize,
    /// The text ends with a brace that was written twice.
    is_doubled: bool,
}

/// The text from `start` up to a brace that means something; nothing if that brace may not stand there.
fn literal_piece(bytes: &[u8], start: usize, body: Body) -> Option<Piece> {
    let byte = |at: usize| if at < body.end { bytes.get(at).copied() } else { None };
    let mut at = start;
    while let Some(first) = byte(at) {
        let mut current = first;
        if current == b'\\' && !body.is_raw {
            match byte(at + 1) {
                Some(b'N') => {
                    at += 2;
                    // The braces of `\N{name}` are no field.
                    if byte(at) == Some(b'{') {
                        at += 1;
                        while byte(at).is_some_and(|byte| byte != b'}') {
                            at += 1;
                        }
                    }
                    at += usize::from(byte(at).is_some());
                    continue;
                }
                Some(escaped) => {
                    at += 1;
                    current = escaped;
                }
                None => {}
            }
        }
        if !matches!(current, b'{' | b'}') {
            at += 1;
            continue;
        }
        if body.level == 0 {
            if byte(at + 1) == Some(current) {
                return Some(Piece { end: at + 1, next: at + 2, is_doubled: true });
            }
            if current == b'}' {
                return None;
            }
        }
        break;
    }
    let at = at.min(body.end);
    Some(Piece { end: at, next: at, is_doubled: false })
}

/// Where the expression of a field ends that starts at `start`: at `!`, `:`, `=`, `}` outside brackets and
/// strings, or at the end of the literal.
fn expression_end(bytes: &[u8], start: usize, end: usize) -> Result<usize, MistakeKind> {
    let byte = |at: usize| if at < end { bytes.get(at).copied() } else { None };
    let is_triple = |at: usize, quote: u8| byte(at + 1) == Some(quote) && byte(at + 2) == Some(quote);
    let mut open: Vec<u8> = Vec::new();
    let mut string: Option<(u8, bool)> = None;
    let mut at = start;
    while let Some(current) = byte(at) {
        if current == b'\\' {
            return Err(MistakeKind::FieldBackslash);
        }
        if let Some((quote, triple)) = string {
            if current == quote && (!triple || is_triple(at, quote)) {
                at += if triple { 2 } else { 0 };
                string = None;
            }
            at += 1;
            continue;
        }
        match current {
            b'\'' | b'"' => {
                let triple = is_triple(at, current);
                string = Some((current, triple));
                at += if triple { 2 } else { 0 };
            }
            b'(' | b'[' | b'{' => {
                if open.len() >= MAX_BRACKETS {
                    return Err(MistakeKind::FieldTooManyBrackets);
                }
                open.push(current);
            }
            b'#' => return Err(MistakeKind::FieldComment),
            b'!' | b'=' | b'<' | b'>' if open.is_empty() && byte(at + 1) == Some(b'=') => at += 1,
            b'!' | b':' | b'=' | b'}' if open.is_empty() => break,
            b')' | b']' | b'}' => close(&mut open, current as char)?,
            _ => {}
        }
        at += 1;
    }
    if string.is_some() {
        return Err(MistakeKind::FieldString);
    }
    match open.last() {
        Some(&bracket) => Err(MistakeKind::FieldUnmatched { bracket: bracket as char }),
        None => Ok(at.min(end)),
    }
}

fn close(open: &mut Vec<u8>, bracket: char) -> Result<(), MistakeKind> {
    let Some(opening) = open.pop() else {
        return Err(MistakeKind::FieldUnmatched { bracket });
    };
    match (opening, bracket) {
        (b'(', ')') | (b'[', ']') | (b'{', '}') => Ok(()),
        _ => Err(MistakeKind::FieldMismatched { bracket, opening: opening as char }),
    }
}
