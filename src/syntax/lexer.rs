//! Layout: from raw tokens to the tokens that the parser sees.
//!
//! Takes the text, lets logos cut it (`token`), and adds what needs memory: indentation, open brackets, joined
//! lines, the ends of strings, numbers (`number`) and names beyond ASCII. Strings stay closed here; `literal`
//! and `fstring` look into them.
//!
//! The first thing that is not a token ends the list with [`TokenKind::Broken`], and [`Trouble`] says why: the
//! parser gets as far as it can, because what it finds before may be worth more.
//!
//! Invariant: a list of tokens ends with exactly one `End` or `Broken`; `Indent`s and `Dedent`s balance when it
//! is `End`; brackets balance then too.

use super::mistake::{MistakeKind, Place};
use super::number;
use super::source::{STEPS, Source};
use super::token::{Raw, Token, TokenKind};
use super::tree::{MAX_BLOCKS, Span};
use logos::{Lexer as Cutter, Logos};

/// How many brackets may be open at once.
const MAX_BRACKETS: usize = 200;

/// The tokens of a text.
pub(super) struct Tokens {
    pub list: Vec<Token>,
    /// Why the list ends with `Broken`.
    pub trouble: Option<Trouble>,
}

/// Why a text stops being tokens.
pub(super) struct Trouble {
    pub kind: MistakeKind,
    pub place: Place,
    /// More important than a mistake of the grammar before it. What shows only in the layout is not.
    pub urgent: bool,
    /// More text could mend it.
    pub at_end: bool,
    /// The offset of the bracket that is open here, innermost last.
    pub open: Option<u32>,
}

/// The tokens of a whole source.
pub(super) fn tokens(source: &Source) -> Tokens {
    let mut lexer = Lexer::new(source, Span::new(0, source.text().len() as u32));
    lexer.start_of_line = true;
    lexer.run();
    lexer.finish()
}

/// The tokens of the field of an f-string: `span` starts with its opening brace and ends with what closes it.
/// The two stand for a pair of parentheses, so that line ends inside mean nothing.
pub(super) fn field_tokens(source: &Source, span: Span) -> Tokens {
    let inside = Span::new(span.start + 1, span.end - 1);
    let mut lexer = Lexer::new(source, inside);
    lexer.push(TokenKind::LeftParen, Span::new(span.start, inside.start));
    lexer.open.push((b'(', span.start));
    lexer.in_field = true;
    lexer.run();
    if lexer.trouble.is_none() {
        lexer.open.pop();
        lexer.push(TokenKind::RightParen, Span::new(inside.end, span.end));
    }
    lexer.finish()
}

struct Lexer<'s> {
    source: &'s Source,
    cutter: Cutter<'s, Raw>,
    /// The offset in the source of the first byte that is cut.
    base: u32,
    /// The offset after the last.
    end: u32,
    tokens: Vec<Token>,
    trouble: Option<Trouble>,
    /// Where the last comment starts.
    comment: u32,
    /// Brackets that are open, and where.
    open: Vec<(u8, u32)>,
    indents: Vec<Indentation>,
    /// The next character is the first of a line whose indentation counts.
    start_of_line: bool,
    /// This is the field of an f-string, and its brace is the first of `open`.
    in_field: bool,
}

/// The width of the white space before a line: with tabs to multiples of eight, and with tabs as one column.
/// Two lines compare alike in both, or the program depends on the width of a tab.
#[derive(Clone, Copy, Default, PartialEq)]
struct Indentation {
    wide: u32,
    narrow: u32,
}

/// The list is complete or the text is broken.
struct Stop;

impl<'s> Lexer<'s> {
    fn new(source: &'s Source, span: Span) -> Self {
        let text = source.slice(span);
        Lexer {
            source,
            cutter: Raw::lexer(text),
            base: span.start,
            end: span.end,
            tokens: Vec::with_capacity(text.len() / 4 + 4),
            trouble: None,
            comment: 0,
            open: Vec::new(),
            indents: vec![Indentation::default()],
            start_of_line: false,
            in_field: false,
        }
    }

    fn finish(mut self) -> Tokens {
        if self.trouble.is_none() {
            self.push(TokenKind::End, Span::new(self.end, self.end));
        }
        Tokens { list: self.tokens, trouble: self.trouble }
    }

    fn push(&mut self, kind: TokenKind, span: Span) {
        self.tokens.push(Token { kind, span });
    }

    /// Where the cutter stands, in the source.
    fn here(&self) -> u32 {
        self.base + self.cutter.span().end as u32
    }

    /// The raw token that the cutter has just cut.
    fn cut(&self) -> Span {
        let span = self.cutter.span();
        Span::new(self.base + span.start as u32, self.base + span.end as u32)
    }

    fn broken(&mut self, kind: MistakeKind, place: Place) -> Stop {
        let at = self.here();
        self.push(TokenKind::Broken, Span::new(at, at));
        let open = self.open.last().map(|&(_, at)| at);
        self.trouble = Some(Trouble { kind, place, urgent: true, at_end: false, open });
        Stop
    }

    /// Trouble that shows in the layout only, and yields to a mistake of the grammar before it.
    fn broken_layout(&mut self, kind: MistakeKind, place: Place) -> Stop {
        let stop = self.broken(kind, place);
        if let Some(trouble) = &mut self.trouble {
            trouble.urgent = false;
        }
        stop
    }

    /// The text ends where it must not.
    fn broken_off(&mut self) -> Stop {
        let stop = match self.open.last() {
            Some(&(bracket, at)) => {
                let kind = MistakeKind::NeverClosed { bracket: bracket as char };
                self.broken_layout(kind, Place::from_start(Span::new(at, at + 1)))
            }
            None => self.broken_layout(MistakeKind::UnexpectedEnd, Place::end_of(self.source)),
        };
        if let Some(trouble) = &mut self.trouble {
            trouble.at_end = true;
        }
        stop
    }

    fn run(&mut self) {
        // Whatever stops the lexer has been noted.
        let _: Result<(), Stop> = self.text();
    }

    fn text(&mut self) -> Result<(), Stop> {
        loop {
            if self.tokens.len().is_multiple_of(STEPS) && self.source.is_stopped() {
                // What is made of these tokens does not matter.
                return self.end_of_text();
            }
            if self.start_of_line && self.open.is_empty() {
                self.indentation()?;
            }
            let Some(raw) = self.cutter.next() else {
                return self.end_of_text();
            };
            match raw {
                Ok(raw) => self.token(raw)?,
                Err(()) => self.unknown()?,
            }
        }
    }

    fn token(&mut self, raw: Raw) -> Result<(), Stop> {
        let span = self.cut();
        match raw {
            Raw::Blank => Ok(()),
            Raw::Comment => {
                self.comment = span.start;
                Ok(())
            }
            Raw::LineEnd => {
                if self.open.is_empty() {
                    self.end_of_line(span.start);
                    self.start_of_line = true;
                }
                Ok(())
            }
            Raw::Backslash => self.joined_line(),
            Raw::Number => self.number(span),
            Raw::Quote => self.string(span),
            Raw::Foreign => self.foreign_name(span),
            Raw::LeftParen | Raw::LeftBracket | Raw::LeftBrace => self.opening(raw, span),
            Raw::RightParen | Raw::RightBracket | Raw::RightBrace => self.closing(raw, span),
            _ => match raw.plain() {
                Some(kind) if !kind.is_keyword() => {
                    self.push(kind, span);
                    Ok(())
                }
                kind => {
                    if self.cutter.remainder().as_bytes().first().is_some_and(|&byte| byte >= 0x80) {
                        return self.foreign_name(span);
                    }
                    self.push(kind.unwrap_or(TokenKind::Name), span);
                    Ok(())
                }
            },
        }
    }

    /// Measures the white space before a line. Blank lines and comments leave no trace.
    fn indentation(&mut self) -> Result<(), Stop> {
        let mut width = Indentation::default();
        // The first backslash fixes the indentation of whatever follows in later lines.
        let mut joined: Option<u32> = None;
        loop {
            let rest = self.cutter.remainder().as_bytes();
            match rest.first() {
                Some(b' ') => width = Indentation { wide: width.wide + 1, narrow: width.narrow + 1 },
                Some(b'\t') => {
                    width = Indentation { wide: (width.wide / 8 + 1) * 8, narrow: width.narrow + 1 }
                }
                Some(b'\x0c') => width = Indentation::default(),
                Some(b'\n') => {
                    width = Indentation::default();
                    joined = None;
                }
                Some(b'#') => {
                    let length = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
                    self.cutter.bump(length);
                    continue;
                }
                Some(b'\\') => {
                    joined = joined.filter(|&width| width > 0).or(Some(width.wide));
                    self.cutter.bump(1);
                    self.joined_line()?;
                    continue;
                }
                None => return Ok(()),
                Some(_) => break,
            }
            self.cutter.bump(1);
        }
        self.start_of_line = false;
        match joined {
            Some(joined) if joined > 0 => self.compare(Indentation { wide: joined, narrow: joined }),
            _ => self.compare(width),
        }
    }

    /// Opens or closes blocks.
    fn compare(&mut self, width: Indentation) -> Result<(), Stop> {
        let here = Span::new(self.here(), self.here());
        let line = self.source.line(self.here());
        let tabs = Place::Column { line, column: 1 };
        let mut current = self.indents.last().copied().unwrap_or_default();
        if width.wide > current.wide {
            if self.indents.len() >= MAX_BLOCKS {
                return Err(self.broken_layout(MistakeKind::TooManyBlocks, tabs));
            }
            if width.narrow <= current.narrow {
                return Err(self.broken_layout(MistakeKind::MixedTabs, tabs));
            }
            self.indents.push(width);
            self.push(TokenKind::Indent, here);
            return Ok(());
        }
        while width.wide < current.wide {
            self.indents.pop();
            current = self.indents.last().copied().unwrap_or_default();
            self.push(TokenKind::Dedent, here);
        }
        if width.wide != current.wide {
            // The dedents would only let the parser come further than the text makes sense.
            while self
                .tokens
                .last()
                .is_some_and(|token| token.kind == TokenKind::Dedent && token.span == here)
            {
                self.tokens.pop();
            }
            let place = Place::end_of_line(self.source, line);
            return Err(self.broken_layout(MistakeKind::UnindentMatchesNothing, place));
        }
        if width.narrow != current.narrow {
            return Err(self.broken_layout(MistakeKind::MixedTabs, tabs));
        }
        Ok(())
    }

    /// The end of a line that says something; a comment before it belongs to it.
    fn end_of_line(&mut self, at: u32) {
        let last = self.tokens.last().map_or(0, |token| token.span.end);
        let start = if self.comment >= last && self.comment > 0 { self.comment } else { at };
        self.push(TokenKind::Newline, Span::new(start, at));
    }

    fn end_of_text(&mut self) -> Result<(), Stop> {
        if !self.open.is_empty() {
            if self.in_field && self.open.len() == 1 {
                return Ok(());
            }
            return Err(self.broken_off());
        }
        let here = Span::new(self.end, self.end);
        if !self.start_of_line {
            self.end_of_line(self.end);
        }
        while self.indents.len() > 1 {
            self.indents.pop();
            self.push(TokenKind::Dedent, here);
        }
        Ok(())
    }

    /// After a backslash.
    fn joined_line(&mut self) -> Result<(), Stop> {
        let here = self.here();
        if self.cutter.remainder().is_empty() {
            return Err(self.broken_off());
        }
        if !self.cutter.remainder().starts_with('\n') {
            let position = self.source.position(here);
            let place = Place::Column { line: position.line, column: position.column };
            return Err(self.broken_layout(MistakeKind::AfterBackslash, place));
        }
        self.cutter.bump(1);
        if self.cutter.remainder().is_empty() {
            return Err(self.broken_off());
        }
        Ok(())
    }

    fn number(&mut self, span: Span) -> Result<(), Stop> {
        let bytes = self.source.text().as_bytes().get(..self.end as usize).unwrap_or(&[]);
        match number::end_of(bytes, span.start as usize) {
            Ok(end) => {
                self.cutter.bump(end - span.end as usize);
                self.push(TokenKind::Number, Span::new(span.start, end as u32));
                Ok(())
            }
            Err(bad) => {
                let span = Span::new(bad.start as u32, bad.end as u32);
                Err(self.broken(bad.kind, Place::Text(span)))
            }
        }
    }

    /// Finds the closing quotes; an escaped character is never one.
    fn string(&mut self, opening: Span) -> Result<(), Stop> {
        let opened = self.source.slice(opening).as_bytes();
        let quote = opened.last().copied().unwrap_or(b'"');
        let triple = opened.ends_with(&[quote; 3]);
        let rest = self.cutter.remainder().as_bytes();
        let mut at = 0;
        let length = loop {
            match rest.get(at) {
                None => break None,
                Some(b'\\') => at += 2,
                Some(b'\n') if !triple => break None,
                Some(&byte) if byte == quote => {
                    if !triple {
                        break Some(at + 1);
                    }
                    if rest.get(at..at + 3) == Some(&[quote; 3]) {
                        break Some(at + 3);
                    }
                    at += 1;
                }
                Some(_) => at += 1,
            }
        };
        if let Some(length) = length {
            self.cutter.bump(length);
            self.push(TokenKind::String, Span::new(opening.start, self.here()));
            return Ok(());
        }
        let place = Place::Text(Span::new(opening.start, opening.start));
        if triple {
            let last = self.source.line_count();
            let stop = self.broken(MistakeKind::UnterminatedTripleQuoted { last }, place);
            if let Some(trouble) = &mut self.trouble {
                trouble.at_end = true;
            }
            return Err(stop);
        }
        let last = self.source.line(opening.end + at.min(rest.len()) as u32).min(self.source.line_count());
        let stop = self.broken(MistakeKind::UnterminatedString { last }, place);
        // A backslash before the end of the text asks for another line.
        if let Some(trouble) = &mut self.trouble {
            trouble.at_end =
                rest.ends_with(b"\\\n") && at >= rest.len() || rest.ends_with(b"\\") && at > rest.len();
        }
        Err(stop)
    }

    /// A name that starts with `start` and holds characters beyond ASCII.
    fn foreign_name(&mut self, start: Span) -> Result<(), Stop> {
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_' || !char.is_ascii();
        let rest = self.cutter.remainder();
        self.cutter.bump(rest.find(|char| !is_part(char)).unwrap_or(rest.len()));
        let span = Span::new(start.start, self.here());
        for (index, char) in self.source.slice(span).char_indices() {
            let fits = if index == 0 {
                unicode_ident::is_xid_start(char) || char == '_'
            } else {
                unicode_ident::is_xid_continue(char)
            };
            if !fits {
                return Err(self.invalid_character(char, span.start + index as u32));
            }
        }
        self.push(TokenKind::Name, span);
        Ok(())
    }

    fn unknown(&mut self) -> Result<(), Stop> {
        let span = self.cut();
        match self.source.slice(span).chars().next() {
            Some('$' | '?' | '!' | '`') => {
                self.push(TokenKind::Stray, span);
                Ok(())
            }
            char => Err(self.invalid_character(char.unwrap_or('\0'), span.start)),
        }
    }

    fn invalid_character(&mut self, char: char, at: u32) -> Stop {
        let code = char as u32;
        let kind = if super::print::is_printable(char) {
            MistakeKind::InvalidCharacter { character: char, code }
        } else {
            MistakeKind::NonPrintable { code }
        };
        self.broken(kind, Place::Text(Span::new(at, at)))
    }

    fn opening(&mut self, raw: Raw, span: Span) -> Result<(), Stop> {
        if self.open.len() >= MAX_BRACKETS {
            return Err(
                self.broken(MistakeKind::TooManyBrackets, Place::Text(Span::new(span.start, span.start)))
            );
        }
        let bracket = self.source.slice(span).bytes().next().unwrap_or(b'(');
        self.open.push((bracket, span.start));
        if let Some(kind) = raw.plain() {
            self.push(kind, span);
        }
        Ok(())
    }

    fn closing(&mut self, raw: Raw, span: Span) -> Result<(), Stop> {
        let place = Place::Text(Span::new(span.start, span.start));
        let (opening, bracket) = match raw {
            Raw::RightParen => (b'(', ')'),
            Raw::RightBracket => (b'[', ']'),
            _ => (b'{', '}'),
        };
        let Some((open, at)) = self.open.pop() else {
            return Err(self.broken(MistakeKind::Unmatched { bracket }, place));
        };
        if open != opening {
            let line = self.source.line(at);
            let opening = open as char;
            let kind = if line == self.source.line(span.start) {
                MistakeKind::MismatchedBracket { bracket, opening }
            } else {
                MistakeKind::MismatchedBracketOnLine { bracket, opening, line }
            };
            return Err(self.broken(kind, place));
        }
        if let Some(kind) = raw.plain() {
            self.push(kind, span);
        }
        Ok(())
    }
}
