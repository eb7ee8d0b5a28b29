//! Mistakes: everything that can be wrong with a program's text, in CPython's words and at CPython's place.
//!
//! Owns the table of kinds and the form in which a mistake is shown. The lexer and the parser say what and
//! where; this file turns that into lines and columns, so that a [`Mistake`] needs no source any more. Wrong
//! programs that only the compiler can tell (`return` outside a function) are not here.

use super::source::Source;
use super::tree::Span;
use std::fmt;

/// Declares the kinds of mistake: each row is a variant, what it knows, and what it says.
macro_rules! mistakes {
    ($($(#[$doc:meta])* $kind:ident $({ $($field:ident: $type:ty),* })? $text:literal,)*) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        #[allow(missing_docs)]
        pub enum MistakeKind {
            $($(#[$doc])* $kind $({ $($field: $type),* })?,)*
        }

        impl fmt::Display for MistakeKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(MistakeKind::$kind $({ $($field),* })? => write!(f, $text),)*
                }
            }
        }
    };
}

mistakes! {
    // The source.
    SourceTooLong "source code is too long",
    NullByte "source code string cannot contain null bytes",
    UnknownEncoding { name: String } "unknown encoding: {name}",
    EncodingAgainstMark { name: String } "encoding problem: {name} with BOM",
    NotAscii { byte: u8, at: usize }
        "'ascii' codec can't decode byte 0x{byte:02x} in position {at}: ordinal not in range(128)",
    NotUtf8 { byte: u8, name: String, line: u32 }
        "Non-UTF-8 code starting with '\\x{byte:02x}' in file {name} on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details",

    // Tokens and layout.
    NeverClosed { bracket: char } "'{bracket}' was never closed",
    Unmatched { bracket: char } "unmatched '{bracket}'",
    MismatchedBracket { bracket: char, opening: char }
        "closing parenthesis '{bracket}' does not match opening parenthesis '{opening}'",
    MismatchedBracketOnLine { bracket: char, opening: char, line: u32 }
        "closing parenthesis '{bracket}' does not match opening parenthesis '{opening}' on line {line}",
    TooManyBrackets "too many nested parentheses",
    TooManyBlocks "too many levels of indentation",
    /// Beyond what the engine accepts; CPython's own limit is elsewhere.
    TooDeep "too deeply nested",
    MixedTabs "inconsistent use of tabs and spaces in indentation",
    UnindentMatchesNothing "unindent does not match any outer indentation level",
    UnexpectedIndent "unexpected indent",
    UnexpectedUnindent "unexpected unindent",
    ExpectedBlock "expected an indented block",
    ExpectedBlockAfter { what: &'static str, line: u32 } "expected an indented block after {what} on line {line}",
    UnexpectedEnd "unexpected EOF while parsing",
    AfterBackslash "unexpected character after line continuation character",
    UnterminatedString { last: u32 } "unterminated string literal (detected at line {last})",
    UnterminatedTripleQuoted { last: u32 } "unterminated triple-quoted string literal (detected at line {last})",
    InvalidCharacter { character: char, code: u32 } "invalid character '{character}' (U+{code:04X})",
    NonPrintable { code: u32 } "invalid non-printable character U+{code:04X}",

    // Literals.
    InvalidNumber { base: NumberBase } "invalid {base} literal",
    InvalidDigit { digit: char, base: NumberBase } "invalid digit '{digit}' in {base} literal",
    LeadingZeros
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    TooManyDigits { limit: usize, digits: usize }
        "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
    MixedBytes "cannot mix bytes and nonbytes literals",
    BytesNotAscii "bytes can only contain ASCII literal characters",
    BadEscape { start: usize, end: usize, reason: &'static str }
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {reason}",
    BadEscapeByte { at: usize, reason: &'static str }
        "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {at}: {reason}",
    BadBytesEscape { at: usize } "(value error) invalid \\x escape at position {at}",

    // f-strings.
    FieldRequired { mark: char } "f-string: expression required before '{mark}'",
    FieldEmpty "f-string: empty expression not allowed",
    FieldBackslash "f-string expression part cannot include a backslash",
    FieldComment "f-string expression part cannot include '#'",
    FieldUnclosed "f-string: expecting '}}'",
    FieldBrace "f-string: single '}}' is not allowed",
    FieldConversion "f-string: invalid conversion character: expected 's', 'r', or 'a'",
    FieldTooDeep "f-string: expressions nested too deeply",
    FieldUnmatched { bracket: char } "f-string: unmatched '{bracket}'",
    FieldMismatched { bracket: char, opening: char }
        "f-string: closing parenthesis '{bracket}' does not match opening parenthesis '{opening}'",
    FieldTooManyBrackets "f-string: too many nested parenthesis",
    FieldString "f-string: unterminated string",

    // Statements.
    InvalidSyntax "invalid syntax",
    Expected { what: &'static str } "expected '{what}'",
    ExpectedHandler "expected 'except' or 'finally' block",
    ExpectedExceptionTypes "expected one or more exception types",
    ManyExceptionTypes "multiple exception types must be parenthesized",
    MixedHandlers "cannot have both 'except' and 'except*' on the same 'try'",
    TrailingComma "trailing comma not allowed without surrounding parentheses",
    ManyStatements "multiple statements found while compiling a single statement",
    MissingCallParentheses { name: &'static str }
        "Missing parentheses in call to '{name}'. Did you mean {name}(...)?",

    // Targets.
    CannotAssign { what: &'static str } "cannot assign to {what}",
    CannotAssignHere { what: &'static str }
        "cannot assign to {what} here. Maybe you meant '==' instead of '='?",
    CannotDelete { what: &'static str } "cannot delete {what}",
    CannotAugment { what: &'static str } "'{what}' is an illegal expression for augmented assignment",
    CannotName { what: &'static str } "cannot use assignment expressions with {what}",
    AssignmentToYield "assignment to yield expression not possible",
    OneAnnotatedTarget { what: &'static str } "only single target (not {what}) can be annotated",
    IllegalAnnotatedTarget "illegal target for annotation",

    // Expressions.
    MaybeEqual "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
    ForgottenComma "invalid syntax. Perhaps you forgot a comma?",
    ExpectedElse "expected 'else' after 'if' expression",
    StarredHere "cannot use starred expression here",
    DoubleStarredHere "cannot use double starred expression here",
    UnpackingInComprehension "iterable unpacking cannot be used in comprehension",
    DictUnpackingInComprehension "dict unpacking cannot be used in dict comprehension",
    ComprehensionTarget "did you forget parentheses around the comprehension target?",
    StarredDictValue "cannot use a starred expression in a dictionary value",
    ExpectedDictValue "expression expected after dictionary key and ':'",
    ExpectedDictColon "':' expected after dictionary key",

    // Calls.
    BareGenerator "Generator expression must be parenthesized",
    PositionalAfterKeyword "positional argument follows keyword argument",
    PositionalAfterUnpacking "positional argument follows keyword argument unpacking",
    IterableAfterUnpacking "iterable argument unpacking follows keyword argument unpacking",
    AssignmentInCall "expression cannot contain assignment, perhaps you meant \"==\"?",

    // Parameters.
    DefaultMissing "non-default argument follows default argument",
    ParenthesizedParameters "Function parameters cannot be parenthesized",
    ParenthesizedLambdaParameters "Lambda expression parameters cannot be parenthesized",
    SlashFirst "at least one argument must precede /",
    SlashTwice "/ may appear only once",
    SlashAfterStar "/ must be ahead of *",
    SlashStar "expected comma between / and *",
    ExpectedDefault "expected default value expression",
    BareStar "named arguments must follow bare *",
    StarDefault "var-positional argument cannot have default value",
    StarTwice "* argument may appear only once",
    DoubleStarDefault "var-keyword argument cannot have default value",
    AfterDoubleStar "arguments cannot follow var-keyword argument",

    // Patterns.
    UnderscoreTarget "cannot use '_' as a target",
    PatternTarget "invalid pattern target",
    PositionalPattern "positional patterns follow keyword patterns",
    RealPart "real number required in complex literal",
    ImaginaryPart "imaginary number required in complex literal",

    /// What only the compiler can tell, in its words.
    Meaning { text: String } "{text}",
}

/// What messages call a kind of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberBase {
    /// Digits without prefix, floats included.
    Decimal,
    /// `0x`
    Hexadecimal,
    /// `0o`
    Octal,
    /// `0b`
    Binary,
    /// With `j` at the end.
    Imaginary,
}

impl fmt::Display for NumberBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NumberBase::Decimal => "decimal",
            NumberBase::Hexadecimal => "hexadecimal",
            NumberBase::Octal => "octal",
            NumberBase::Binary => "binary",
            NumberBase::Imaginary => "imaginary",
        })
    }
}

impl MistakeKind {
    /// The name of the exception class.
    pub fn exception(&self) -> &'static str {
        use MistakeKind::*;
        match self {
            MixedTabs => "TabError",
            TooManyBlocks
            | UnindentMatchesNothing
            | UnexpectedIndent
            | UnexpectedUnindent
            | ExpectedBlock
            | ExpectedBlockAfter { .. } => "IndentationError",
            _ => "SyntaxError",
        }
    }
}

/// Where a mistake is, as CPython would count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A piece of text; an empty one is shown with one caret.
    Text(Span),
    /// The start of a piece of text whose end does not count.
    Start(u32),
    /// A line, and how much of it had been read when the mistake was seen: columns that CPython does not
    /// count like others. The end is unknown.
    Column { line: u32, column: u32 },
    /// The same, for mistakes that CPython places at a token without extent.
    Read { line: u32, column: u32 },
    /// From one position to another.
    Lines { line: u32, column: u32, end_line: u32, end_column: u32 },
    /// A line of which nothing had been read.
    Nothing { line: u32 },
}

impl Place {
    pub(super) fn from_start(span: Span) -> Self {
        Place::Start(span.start)
    }

    /// The last character of a piece of text; the end is unknown.
    pub(super) fn last_character(source: &Source, span: Span) -> Self {
        let line = source.line(span.start);
        let end = source.position(span.end);
        let column = if line == end.line {
            end.column - 1
        } else {
            clipped_column(source.line_text(line), span.end - source.line_start(end.line) - 1)
        };
        Place::Lines { line, column, end_line: end.line, end_column: 0 }
    }

    /// Behind the end of a line.
    pub(super) fn end_of_line(source: &Source, line: u32) -> Self {
        Place::Read { line, column: source.line_text(line).chars().count() as u32 + 1 }
    }

    /// Behind the end of the last line.
    pub(super) fn end_of(source: &Source) -> Self {
        Self::end_of_line(source, source.line_count().max(1))
    }
}

/// What is wrong with a program, and where: a `SyntaxError` before it is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    kind: MistakeKind,
    /// A mistake of the grammar in the field of an f-string: the message says so.
    in_field: bool,
    file: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: i32,
    text: String,
}

impl Mistake {
    pub(super) fn new(kind: MistakeKind, place: Place, source: &Source) -> Self {
        let (line, column, end_line, end_column) = match place {
            Place::Text(span) => {
                let start = source.position(span.start);
                let end = source.position(span.end);
                let end_column = if start.line == end.line {
                    end.column
                } else {
                    clipped_column(source.line_text(start.line), span.end - source.line_start(end.line))
                };
                (start.line, start.column, end.line, end_column as i32)
            }
            Place::Start(at) => {
                let start = source.position(at);
                (start.line, start.column, start.line, 0)
            }
            Place::Column { line, column } => (line, column, line, 0),
            Place::Read { line, column } => (line, column, line, -1),
            Place::Lines { line, column, end_line, end_column } => {
                (line, column, end_line, end_column as i32)
            }
            Place::Nothing { line } => (line, 0, line, 0),
        };
        let text = source.line_text(line).to_owned();
        let file = source.name().to_owned();
        Mistake(Box::new(Details { kind, in_field: false, file, line, column, end_line, end_column, text }))
    }

    /// A mistake in the field of an f-string: `field` is the field with its braces, of which messages show
    /// the expression in parentheses, and count columns from there.
    pub(super) fn in_field(kind: MistakeKind, place: Place, source: &Source, field: Span) -> Self {
        let mut mistake = Mistake::new(kind, place, source);
        let details = &mut *mistake.0;
        details.in_field = true;
        let start = source.position(field.start);
        let inside = source.slice(Span::new(field.start + 1, field.end - 1));
        let lines: Vec<&str> = inside.split('\n').collect();
        let index = details.line.saturating_sub(start.line) as usize;
        let mut text = lines.get(index).copied().unwrap_or("").to_owned();
        if index == 0 {
            text.insert(0, '(');
            details.column = (details.column + 1).saturating_sub(start.column).max(1);
        }
        if details.end_line == start.line && details.end_column > 0 {
            details.end_column = (details.end_column + 1 - start.column as i32).max(1);
        }
        if index + 1 == lines.len() {
            text.push(')');
        }
        details.text = text;
        mistake
    }

    /// The same without a word of f-strings, for mistakes that are not of the grammar.
    pub(super) fn without_prefix(mut self) -> Self {
        self.0.in_field = false;
        self
    }

    /// What the compiler has found at a span, or at its start.
    pub(crate) fn of_meaning(text: String, span: Span, has_end: bool, source: &Source) -> Self {
        // Behind the parser, CPython counts bytes.
        let at = |offset: u32| {
            let line = source.line(offset);
            (line, offset.saturating_sub(source.line_start(line)) + 1)
        };
        let ((line, column), (end_line, end_column)) = (at(span.start), at(span.end));
        let place = match has_end {
            true => Place::Lines { line, column, end_line, end_column },
            false => Place::Column { line, column },
        };
        Mistake::new(MistakeKind::Meaning { text }, place, source)
    }

    /// What is wrong.
    pub fn kind(&self) -> &MistakeKind {
        &self.0.kind
    }

    /// The message, without class and place.
    pub fn message(&self) -> String {
        let prefix = if self.0.in_field { "f-string: " } else { "" };
        format!("{prefix}{}", self.0.kind)
    }

    /// The name of the exception class: `SyntaxError`, `IndentationError` or `TabError`.
    pub fn exception(&self) -> &'static str {
        self.0.kind.exception()
    }

    /// The name of the source.
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// `lineno`: the line, from 1.
    pub fn line(&self) -> u32 {
        self.0.line
    }

    /// `offset`: the first character to blame, from 1.
    pub fn column(&self) -> u32 {
        self.0.column
    }

    /// `end_lineno`: the line in which what is to blame ends.
    pub fn end_line(&self) -> u32 {
        self.0.end_line
    }

    /// `end_offset`: the character after the last to blame; not positive when only the start is known.
    pub fn end_column(&self) -> i32 {
        self.0.end_column
    }

    /// `text`: the line as it is shown.
    pub fn text(&self) -> &str {
        &self.0.text
    }
}

/// The column of an end in a later line: CPython counts its bytes in the first line, and not beyond that.
fn clipped_column(first: &str, bytes: u32) -> u32 {
    let characters = first.char_indices().take_while(|&(at, _)| at <= bytes as usize).count() as u32;
    if bytes as usize >= first.len() { first.chars().count() as u32 + 1 } else { characters }
}

/// The form in which Python shows a syntax error: the file, the line, carets, the class and the message.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = &*self.0;
        writeln!(f, "  File \"{}\", line {}", details.file, details.line)?;
        let is_blank = |char: char| matches!(char, ' ' | '\t' | '\n' | '\x0c');
        let shown = details.text.trim_end_matches(is_blank).trim_start_matches(is_blank);
        if !details.text.is_empty() {
            writeln!(f, "    {shown}")?;
            let kept = details.text.trim_start_matches(is_blank);
            let cut = (details.text.chars().count() - kept.chars().count()) as i64;
            let length = details.text.trim_end_matches(is_blank).chars().count() as i64;
            let start = i64::from(details.column);
            let end = match i64::from(details.end_column) {
                _ if details.end_line != details.line => length + 1,
                end if end <= start => start + 1,
                end => end,
            };
            let indent = start - 1 - cut;
            if start > 0 && indent >= 0 {
                let before: String = shown
                    .chars()
                    .take(indent as usize)
                    .map(|char| if char.is_whitespace() { char } else { ' ' })
                    .collect();
                let width = indent as usize;
                let carets = "^".repeat((end - start).max(1) as usize);
                writeln!(f, "    {before:width$}{carets}")?;
            }
        }
        write!(f, "{}: {}", self.exception(), self.message())
    }
}

impl std::error::Error for Mistake {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_shown_as_python_shows_it() {
        let source = Source::new("game.py", "if 1:\n    x = (é b)\n");
        let mistake = Mistake::new(MistakeKind::ForgottenComma, Place::Text(Span::new(15, 19)), &source);
        let expected = "  File \"game.py\", line 2\n    x = (é b)\n         ^^^\n\
                        SyntaxError: invalid syntax. Perhaps you forgot a comma?";
        assert_eq!(mistake.to_string(), expected);
        assert_eq!(
            (mistake.line(), mistake.column(), mistake.end_line(), mistake.end_column()),
            (2, 10, 2, 13)
        );
    }

    #[test]
    fn a_mistake_in_a_field_is_shown_in_its_expression() {
        let source = Source::new("t", "x = f'{a b}'");
        let mistake = Mistake::in_field(
            MistakeKind::InvalidSyntax,
            Place::Text(Span::new(9, 10)),
            &source,
            Span::new(6, 11),
        );
        assert_eq!((mistake.text(), mistake.column(), mistake.end_column()), ("(a b)", 4, 5));
        assert_eq!(mistake.message(), "f-string: invalid syntax");
    }

    #[test]
    fn classes_follow_the_kind() {
        assert_eq!(MistakeKind::MixedTabs.exception(), "TabError");
        assert_eq!(MistakeKind::UnexpectedIndent.exception(), "IndentationError");
        assert_eq!(MistakeKind::InvalidSyntax.exception(), "SyntaxError");
    }
}
