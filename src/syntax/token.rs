//! Tokens: the words of the language, and their raw shapes.
//!
//! Owns the two lists: [`Raw`], what logos cuts from the text without looking around, and [`TokenKind`], what
//! the parser sees. `lexer` makes the second from the first.

use super::tree::Span;
use logos::Logos;

/// A token and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is. Empty for `Indent`, `Dedent` and `End`, and for `Newline` but for a comment before it.
    pub span: Span,
}

macro_rules! tokens {
    (
        punctuation { $($mark:ident $mark_text:literal,)* }
        keywords { $($keyword:ident $keyword_text:literal,)* }
        others { $($(#[$doc:meta])* $other:ident $name:literal,)* }
    ) => {
        /// What a token is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum TokenKind {
            $($(#[$doc])* $other,)*
            $(#[doc = concat!("`", $mark_text, "`")] $mark,)*
            $(#[doc = concat!("`", $keyword_text, "`")] $keyword,)*
        }

        impl TokenKind {
            /// The token as it is written, or what it is called.
            pub fn text(self) -> &'static str {
                match self {
                    $(TokenKind::$mark => $mark_text,)*
                    $(TokenKind::$keyword => $keyword_text,)*
                    $(TokenKind::$other => $name,)*
                }
            }

            /// Is this a reserved word?
            pub fn is_keyword(self) -> bool {
                matches!(self, $(TokenKind::$keyword)|*)
            }
        }

        /// What can be told from the characters alone.
        #[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
        #[logos(utf8 = true)]
        pub(super) enum Raw {
            $(#[token($mark_text)] $mark,)*
            $(#[token($keyword_text)] $keyword,)*
            /// Spaces, tabs and form feeds.
            #[regex(r"[ \t\x0C]+")]
            Blank,
            /// The end of a line.
            #[token("\n")]
            LineEnd,
            /// A backslash; only before a line end does it join lines.
            #[token("\\")]
            Backslash,
            /// From `#` to the end of the line.
            #[regex(r"#[^\n]*", allow_greedy = true)]
            Comment,
            /// An ASCII name, or the first part of a longer one.
            #[regex(r"[A-Za-z_][A-Za-z0-9_]*")]
            Name,
            /// The first character of a number; the lexer reads the rest.
            #[regex(r"\.?[0-9]")]
            Number,
            /// The prefix and the opening quotes of a string; the lexer reads the rest.
            #[regex(r#"([rR]|[uU]|[bB][rR]?|[rR][bB]|[fF][rR]?|[rR][fF])?("|'|"""|''')"#)]
            Quote,
            /// What may begin a name and is not ASCII; the lexer looks closer.
            #[regex(r"[^\x00-\x7F]")]
            Foreign,
        }

        impl Raw {
            /// The kind of a raw token that stands for itself.
            pub(super) fn plain(self) -> Option<TokenKind> {
                match self {
                    $(Raw::$mark => Some(TokenKind::$mark),)*
                    $(Raw::$keyword => Some(TokenKind::$keyword),)*
                    _ => None,
                }
            }
        }
    };
}

tokens! {
    punctuation {
        LeftParen "(", RightParen ")", LeftBracket "[", RightBracket "]", LeftBrace "{", RightBrace "}",
        Colon ":", Comma ",", Semicolon ";", Dot ".", Ellipsis "...", Arrow "->", ColonEqual ":=", At "@",
        Plus "+", Minus "-", Star "*", Slash "/", Percent "%", Ampersand "&", Bar "|", Caret "^", Tilde "~",
        DoubleStar "**", DoubleSlash "//", LeftShift "<<", RightShift ">>",
        Less "<", Greater ">", Equal "=", EqualEqual "==", NotEqual "!=", LessEqual "<=", GreaterEqual ">=",
        LessGreater "<>",
        PlusEqual "+=", MinusEqual "-=", StarEqual "*=", SlashEqual "/=", PercentEqual "%=", AtEqual "@=",
        AmpersandEqual "&=", BarEqual "|=", CaretEqual "^=", LeftShiftEqual "<<=", RightShiftEqual ">>=",
        DoubleStarEqual "**=", DoubleSlashEqual "//=",
    }
    keywords {
        False "False", None "None", True "True", And "and", As "as", Assert "assert", Async "async",
        Await "await", Break "break", Class "class", Continue "continue", Def "def", Del "del", Elif "elif",
        Else "else", Except "except", Finally "finally", For "for", From "from", Global "global", If "if",
        Import "import", In "in", Is "is", Lambda "lambda", Nonlocal "nonlocal", Not "not", Or "or",
        Pass "pass", Raise "raise", Return "return", Try "try", While "while", With "with", Yield "yield",
    }
    others {
        /// A name, the soft keywords `match`, `case` and `_` among them.
        Name "NAME",
        /// A number that is well formed.
        Number "NUMBER",
        /// A string with prefix and quotes; escapes and fields are not looked at yet.
        String "STRING",
        /// The end of a logical line.
        Newline "NEWLINE",
        /// The next line is indented more.
        Indent "INDENT",
        /// The next line is indented less.
        Dedent "DEDENT",
        /// The end of the text.
        End "ENDMARKER",
        /// A character that no program contains outside strings: `$`, `?`, `!` or a backquote.
        Stray "ERRORTOKEN",
        /// Here the text stops being tokens; the lexer knows why.
        Broken "ERRORTOKEN",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_token_wins() {
        let raws: Vec<_> = Raw::lexer("<<= not notes ... .5 rb''").map(|raw| raw.ok()).collect();
        let expected = [
            Raw::LeftShiftEqual,
            Raw::Blank,
            Raw::Not,
            Raw::Blank,
            Raw::Name,
            Raw::Blank,
            Raw::Ellipsis,
            Raw::Blank,
            Raw::Number,
            Raw::Blank,
            Raw::Quote,
        ];
        assert_eq!(raws[..expected.len()], expected.map(Some));
    }
}
