//! Arguments of calls and classes.

use super::expression::is_bare_walrus;
use super::mistake::MistakeKind;
use super::parser::{Failed, Grown, List, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// The arguments between two parentheses.
pub(super) struct Arguments<'a> {
    pub positional: &'a [Expression<'a>],
    pub keywords: &'a [Keyword<'a>],
    pub height: usize,
}

/// Arguments that are being parsed.
struct Gathered<'a> {
    positional: List,
    keywords: Vec<Keyword<'a>>,
    height: usize,
    has_unpacking: bool,
}

impl<'a> Parser<'a> {
    /// `func(...)`, from the parenthesis on.
    #[inline(never)]
    pub fn call(&mut self, start: u32, func: Grown<'a>) -> Parsed<Grown<'a>> {
        let arguments = self.nested(|parser| parser.arguments(true))?;
        let kind = ExpressionKind::Call {
            func: func.node,
            args: arguments.positional,
            keywords: arguments.keywords,
        };
        self.grow(kind, self.since(start), func.as_spine().max(arguments.height))
    }

    /// Arguments in parentheses. A generator expression may do without its own where `bare_generator` says so
    /// and it is the only argument.
    pub fn arguments(&mut self, bare_generator: bool) -> Parsed<Arguments<'a>> {
        let open = self.expect(TokenKind::LeftParen)?;
        let mut gathered =
            Gathered { positional: self.list(), keywords: Vec::new(), height: 0, has_unpacking: false };
        while self.kind() != TokenKind::RightParen {
            self.argument(&mut gathered, open.start, bare_generator)?;
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        if self.kind() != TokenKind::RightParen && self.is_generator_next() {
            return Err(self.explain_generator_after(&gathered));
        }
        self.expect(TokenKind::RightParen)?;
        let height = gathered.height.max(gathered.positional.height);
        let positional = self.close(&gathered.positional);
        Ok(Arguments { positional, keywords: self.slice(&gathered.keywords), height })
    }

    fn is_generator_next(&self) -> bool {
        matches!(self.kind(), TokenKind::For | TokenKind::Async)
    }

    fn argument(&mut self, gathered: &mut Gathered<'a>, open: u32, bare_generator: bool) -> Parsed<()> {
        let start = self.start();
        match self.kind() {
            TokenKind::Star => {
                if gathered.has_unpacking {
                    return Err(self.explain(MistakeKind::IterableAfterUnpacking, self.span()));
                }
                let value = self.starred_argument()?;
                let is_first = gathered.keywords.is_empty() && self.length(&gathered.positional) == 0;
                if bare_generator && is_first && self.is_generator_next() {
                    return Err(self.explain_unpacking_in_comprehension(value));
                }
                self.add(&mut gathered.positional, value);
                Ok(())
            }
            TokenKind::DoubleStar => {
                self.advance();
                let value = self.expression()?;
                gathered.has_unpacking = true;
                self.keyword(gathered, None, start, value);
                Ok(())
            }
            TokenKind::Name if self.peek(1) == TokenKind::Equal => {
                let name = self.name()?;
                let equal = self.expect(TokenKind::Equal)?;
                let value = self.expression()?;
                if self.explaining && self.is_generator_next() {
                    self.attempt(Self::comprehension_clauses)?.ok_or(Failed)?;
                    return Err(self.explain(MistakeKind::MaybeEqual, Span::new(start, equal.end)));
                }
                self.keyword(gathered, Some(name), start, value);
                Ok(())
            }
            TokenKind::True | TokenKind::False | TokenKind::None if self.peek(1) == TokenKind::Equal => {
                let what = self.kind().text();
                self.advance();
                let equal = self.advance();
                Err(self.explain(MistakeKind::CannotAssign { what }, Span::new(start, equal.end)))
            }
            kind if !self.explaining && !gathered.keywords.is_empty() => {
                if kind == TokenKind::Name {
                    self.saw_ahead(1);
                }
                Err(Failed)
            }
            _ => self.positional(gathered, open, bare_generator),
        }
    }

    fn keyword(&mut self, gathered: &mut Gathered<'a>, arg: Option<&'a str>, start: u32, value: Grown<'a>) {
        gathered.height = gathered.height.max(value.height);
        gathered.keywords.push(Keyword { arg, value: value.node, span: self.since(start) });
    }

    fn positional(&mut self, gathered: &mut Gathered<'a>, open: u32, bare_generator: bool) -> Parsed<()> {
        let start = self.start();
        let value = self.walrus_or_expression()?;
        let is_walrus = is_bare_walrus(value, start);
        match self.kind() {
            TokenKind::ColonEqual => return Err(Failed),
            TokenKind::Equal if is_walrus => return Err(Failed),
            TokenKind::Equal => {
                let range = value.node.span.to(self.span());
                return Err(self.explain(MistakeKind::AssignmentInCall, range));
            }
            TokenKind::For | TokenKind::Async => {
                let is_first = gathered.keywords.is_empty() && self.length(&gathered.positional) == 0;
                if !is_first || !bare_generator {
                    self.add(&mut gathered.positional, value);
                    return Err(self.explain_generator_after(gathered));
                }
                let generator = self.bare_generator(open, value, is_walrus)?;
                self.add(&mut gathered.positional, generator);
                return Ok(());
            }
            _ => {}
        }
        if !gathered.keywords.is_empty() {
            return Err(self.explain_positional_after_keyword(gathered.has_unpacking));
        }
        self.add(&mut gathered.positional, value);
        Ok(())
    }

    /// `elt for ...` as the only argument: the parentheses of the call are its own.
    #[inline(never)]
    fn bare_generator(&mut self, open: u32, elt: Grown<'a>, is_walrus: bool) -> Parsed<Grown<'a>> {
        let (generators, below) = self.comprehension_clauses()?;
        if self.kind() == TokenKind::Comma && !is_walrus && self.explaining {
            self.skip_arguments();
            let range = elt.node.span.to(end_of(generators));
            return Err(self.explain(MistakeKind::BareGenerator, range));
        }
        if self.kind() != TokenKind::RightParen {
            return Err(Failed);
        }
        let kind = ExpressionKind::GeneratorExp { elt: elt.node, generators };
        // The parenthesis is taken by the call.
        let span = Span::new(open, self.span().end);
        self.grow(kind, span, below.max(elt.height))
    }

    /// `f(a, b for ...)`: the last positional argument should have been in parentheses.
    #[inline(never)]
    fn explain_generator_after(&mut self, gathered: &Gathered<'a>) -> Failed {
        if !self.explaining {
            return Failed;
        }
        let arguments = self.close(&gathered.positional);
        let Ok((generators, _)) = self.comprehension_clauses() else {
            return Failed;
        };
        match arguments.last() {
            Some(last) if arguments.len() > 1 || !gathered.keywords.is_empty() => {
                self.explain(MistakeKind::BareGenerator, last.span.to(end_of(generators)))
            }
            _ => Failed,
        }
    }

    /// Goes past all further arguments, in whatever order.
    #[inline(never)]
    fn skip_arguments(&mut self) {
        while self.take(TokenKind::Comma) {
            let mut gathered =
                Gathered { positional: self.list(), keywords: Vec::new(), height: 0, has_unpacking: false };
            let start = self.start();
            if !matches!(self.attempt(|parser| parser.argument(&mut gathered, start, false)), Ok(Some(()))) {
                break;
            }
        }
    }

    /// `f(a=1, b)`: shown where the arguments stop making sense.
    #[inline(never)]
    fn explain_positional_after_keyword(&mut self, after_unpacking: bool) -> Failed {
        if !self.explaining {
            return Failed;
        }
        self.skip_arguments();
        self.raise_here(if after_unpacking {
            MistakeKind::PositionalAfterUnpacking
        } else {
            MistakeKind::PositionalAfterKeyword
        })
    }
}

/// The last expression of a comprehension.
fn end_of(generators: &[Comprehension<'_>]) -> Span {
    let Some(last) = generators.last() else {
        return Span::default();
    };
    last.ifs.last().unwrap_or(last.iter).span
}
