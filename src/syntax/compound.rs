//! Statements with blocks: `if`, `for`, `def`, `class`, `try`, `with`, `match` and the like.

use super::mistake::MistakeKind;
use super::parser::{Failed, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// The statements of a block.
type Block<'a> = &'a [Statement<'a>];

impl<'a> Parser<'a> {
    /// `@decorator` lines, if they stand here: they come before the place of what they decorate.
    #[inline(never)]
    pub fn decorators(&mut self) -> Parsed<&'a [Expression<'a>]> {
        let mut list = self.list();
        while self.take(TokenKind::At) {
            let decorator = self.named_expression()?;
            self.add(&mut list, decorator);
            self.expect(TokenKind::Newline)?;
        }
        Ok(self.close(&list))
    }

    /// A statement with blocks, if one starts here.
    pub fn compound_statement(
        &mut self,
        decorators: &'a [Expression<'a>],
    ) -> Parsed<Option<StatementKind<'a>>> {
        if !decorators.is_empty() {
            return self.decorated(decorators).map(Some);
        }
        let kind = match self.kind() {
            TokenKind::If => self.if_statement()?,
            TokenKind::For => StatementKind::For(self.for_statement()?),
            TokenKind::While => self.while_statement()?,
            TokenKind::Try => self.try_statement()?,
            TokenKind::With => {
                let (items, body) = self.with_statement()?;
                StatementKind::With { items, body }
            }
            TokenKind::Def => StatementKind::FunctionDef(self.function(&[])?),
            TokenKind::Class => StatementKind::ClassDef(self.class(&[])?),
            TokenKind::Async => self.async_statement(&[])?,
            TokenKind::Name if self.is_word("match") => return self.match_statement(),
            _ => return Ok(None),
        };
        Ok(Some(kind))
    }

    #[inline(never)]
    fn async_statement(&mut self, decorators: &'a [Expression<'a>]) -> Parsed<StatementKind<'a>> {
        self.expect(TokenKind::Async)?;
        match self.kind() {
            TokenKind::Def => Ok(StatementKind::AsyncFunctionDef(self.function(decorators)?)),
            TokenKind::For if decorators.is_empty() => Ok(StatementKind::AsyncFor(self.for_statement()?)),
            TokenKind::With if decorators.is_empty() => {
                let (items, body) = self.with_statement()?;
                Ok(StatementKind::AsyncWith { items, body })
            }
            _ => Err(Failed),
        }
    }

    // Blocks.

    /// The colon before a block. A line that ends without it was meant to have one.
    fn colon(&mut self) -> Parsed<()> {
        match self.kind() {
            TokenKind::Colon => {
                self.advance();
                Ok(())
            }
            TokenKind::Newline if self.explaining => {
                Err(self.raise_here(MistakeKind::Expected { what: TokenKind::Colon.text() }))
            }
            _ => Err(Failed),
        }
    }

    /// What stands after a colon: a block of lines, or the rest of this one. `what` starts in `line`.
    fn block(&mut self, what: &'static str, line: u32) -> Parsed<Block<'a>> {
        let start = self.statements.len();
        if !self.take(TokenKind::Newline) {
            self.simple_statements()?;
            return Ok(self.close_statements(start));
        }
        if !self.take(TokenKind::Indent) {
            let kind = MistakeKind::ExpectedBlockAfter { what, line };
            return Err(if self.explaining { self.raise_here(kind) } else { Failed });
        }
        self.nested(|parser| {
            while parser.kind() != TokenKind::Dedent {
                parser.statement()?;
            }
            Ok(())
        })?;
        self.expect(TokenKind::Dedent)?;
        Ok(self.close_statements(start))
    }

    fn line(&self) -> u32 {
        self.source.line(self.start())
    }

    fn else_block(&mut self) -> Parsed<Block<'a>> {
        let line = self.line_if(TokenKind::Else);
        if !self.take(TokenKind::Else) {
            return Ok(&[]);
        }
        self.insist(TokenKind::Colon)?;
        self.block("'else' statement", line)
    }

    /// The line of the next token, if it is of this kind: looking up lines is not free.
    fn line_if(&self, kind: TokenKind) -> u32 {
        if self.explaining && self.kind() == kind { self.line() } else { 0 }
    }

    /// The line of the next token, for messages.
    fn line_for_messages(&self) -> u32 {
        if self.explaining { self.line() } else { 0 }
    }

    // Conditions and loops.

    #[inline(never)]
    fn if_statement(&mut self) -> Parsed<StatementKind<'a>> {
        let mut branches: Vec<Branch<'a>> = Vec::new();
        let mut what = "'if' statement";
        loop {
            let start = self.start();
            let line = self.line_for_messages();
            self.advance();
            let test = self.named_expression()?.node;
            self.colon()?;
            let body = self.block(what, line)?;
            branches.push(Branch { test, body, span: Span::new(start, start) });
            if self.kind() != TokenKind::Elif {
                break;
            }
            what = "'elif' statement";
        }
        let orelse = self.else_block()?;
        let end = self.since_code(0).end;
        for branch in &mut branches {
            branch.span.end = end;
        }
        Ok(StatementKind::If { branches: self.slice(&branches), orelse })
    }

    #[inline(never)]
    fn while_statement(&mut self) -> Parsed<StatementKind<'a>> {
        let line = self.line_for_messages();
        self.advance();
        let test = self.named_expression()?.node;
        self.colon()?;
        let body = self.block("'while' statement", line)?;
        let orelse = self.else_block()?;
        Ok(StatementKind::While { test, body, orelse })
    }

    #[inline(never)]
    fn for_statement(&mut self) -> Parsed<&'a For<'a>> {
        let line = self.line_for_messages();
        self.expect(TokenKind::For)?;
        let target = self.for_target()?.node;
        self.expect(TokenKind::In)?;
        let iter = self.star_expressions()?.node;
        self.colon()?;
        let body = self.block("'for' statement", line)?;
        let orelse = self.else_block()?;
        Ok(self.arena.alloc(For { target, iter, body, orelse }))
    }

    // Functions and classes.

    #[inline(never)]
    fn decorated(&mut self, decorators: &'a [Expression<'a>]) -> Parsed<StatementKind<'a>> {
        match self.kind() {
            TokenKind::Def => Ok(StatementKind::FunctionDef(self.function(decorators)?)),
            TokenKind::Class => Ok(StatementKind::ClassDef(self.class(decorators)?)),
            TokenKind::Async => self.async_statement(decorators),
            _ => Err(Failed),
        }
    }

    #[inline(never)]
    fn function(&mut self, decorator_list: &'a [Expression<'a>]) -> Parsed<&'a FunctionDef<'a>> {
        let line = self.line_for_messages();
        self.expect(TokenKind::Def)?;
        let name = self.name()?;
        self.insist(TokenKind::LeftParen)?;
        let (args, _) = self.parameters()?;
        self.expect(TokenKind::RightParen)?;
        let returns = match self.kind() {
            // What is no annotation leaves the arrow where a colon should be.
            TokenKind::Arrow => self.attempt_beginning(|parser| {
                parser.advance();
                parser.expression()
            })?,
            _ => None,
        };
        let returns = returns.map(|returns| returns.node);
        self.insist(TokenKind::Colon)?;
        let body = self.block("function definition", line)?;
        Ok(self.arena.alloc(FunctionDef { name, args, body, decorator_list, returns }))
    }

    #[inline(never)]
    fn class(&mut self, decorator_list: &'a [Expression<'a>]) -> Parsed<&'a ClassDef<'a>> {
        let line = self.line_for_messages();
        self.expect(TokenKind::Class)?;
        let name = self.name()?;
        let mut bases: &[Expression] = &[];
        let mut keywords: &[Keyword] = &[];
        if self.kind() == TokenKind::LeftParen {
            let arguments = self.arguments(false)?;
            bases = arguments.positional;
            keywords = arguments.keywords;
        }
        self.colon()?;
        let body = self.block("class definition", line)?;
        Ok(self.arena.alloc(ClassDef { name, bases, keywords, body, decorator_list }))
    }

    // Context managers.

    #[inline(never)]
    fn with_statement(&mut self) -> Parsed<(&'a [WithItem<'a>], Block<'a>)> {
        let line = self.line_for_messages();
        self.expect(TokenKind::With)?;
        let in_parentheses = match self.kind() {
            TokenKind::LeftParen => self.attempt(Self::with_items_in_parentheses)?,
            _ => None,
        };
        let items = match in_parentheses {
            Some(items) => items,
            None => {
                let items = self.with_items(TokenKind::Colon)?;
                self.colon()?;
                items
            }
        };
        let body = self.block("'with' statement", line)?;
        Ok((items, body))
    }

    /// The parentheses are of the statement only if a colon follows them.
    fn with_items_in_parentheses(&mut self) -> Parsed<&'a [WithItem<'a>]> {
        self.expect(TokenKind::LeftParen)?;
        let items = self.with_items(TokenKind::RightParen)?;
        self.expect(TokenKind::RightParen)?;
        self.colon()?;
        Ok(items)
    }

    fn with_items(&mut self, end: TokenKind) -> Parsed<&'a [WithItem<'a>]> {
        let mut items = Vec::new();
        loop {
            let context_expr = self.expression()?.node;
            let optional_vars = if self.take(TokenKind::As) { Some(self.with_target()?.node) } else { None };
            items.push(WithItem { context_expr, optional_vars });
            if !self.take(TokenKind::Comma) || end == TokenKind::RightParen && self.kind() == end {
                return Ok(self.slice(&items));
            }
        }
    }

    // Exceptions.

    #[inline(never)]
    fn try_statement(&mut self) -> Parsed<StatementKind<'a>> {
        let line = self.line_for_messages();
        self.advance();
        self.insist(TokenKind::Colon)?;
        let body = self.block("'try' statement", line)?;
        let mut handlers = Vec::new();
        let mut orelse: Block = &[];
        let mut star = None;
        match self.kind() {
            TokenKind::Except => {
                while self.kind() == TokenKind::Except {
                    let has_star = self.peek(1) == TokenKind::Star;
                    if *star.get_or_insert(has_star) != has_star {
                        return Err(self.explain_mixed_handlers(has_star));
                    }
                    handlers.push(self.handler(has_star)?);
                }
                orelse = self.else_block()?;
            }
            TokenKind::Finally => {}
            _ if self.explaining => return Err(self.raise_here(MistakeKind::ExpectedHandler)),
            _ => return Err(Failed),
        }
        let mut finalbody: Block = &[];
        let line = self.line_if(TokenKind::Finally);
        if self.take(TokenKind::Finally) {
            self.insist(TokenKind::Colon)?;
            finalbody = self.block("'finally' statement", line)?;
        }
        let parts = self.arena.alloc(Try { body, handlers: self.slice(&handlers), orelse, finalbody });
        Ok(if star == Some(true) { StatementKind::TryStar(parts) } else { StatementKind::Try(parts) })
    }

    #[inline(never)]
    fn handler(&mut self, has_star: bool) -> Parsed<ExceptHandler<'a>> {
        let line = self.line_for_messages();
        let start = self.expect(TokenKind::Except)?.start;
        let mut what = "'except' statement";
        if has_star {
            self.advance();
            what = "'except*' statement";
            if self.explaining && matches!(self.kind(), TokenKind::Colon | TokenKind::Newline) {
                return Err(self.raise_here(MistakeKind::ExpectedExceptionTypes));
            }
        }
        let mut exception = None;
        let mut name = None;
        if has_star || !matches!(self.kind(), TokenKind::Colon | TokenKind::Newline) {
            let first = self.expression()?.node;
            if self.kind() == TokenKind::Comma {
                return Err(self.explain_many_exception_types(first));
            }
            exception = Some(first);
            if self.take(TokenKind::As) {
                name = Some(self.name()?);
            }
        }
        self.colon()?;
        let body = self.block(what, line)?;
        Ok(ExceptHandler { exception, name, body, span: self.since_code(start) })
    }

    /// `except A, B:`
    fn explain_many_exception_types(&mut self, first: &Expression<'a>) -> Failed {
        let rest = |parser: &mut Self| {
            parser.expect(TokenKind::Comma)?;
            parser.expressions_rule()?;
            if parser.take(TokenKind::As) {
                parser.name()?;
            }
            parser.expect(TokenKind::Colon)
        };
        if !self.explaining || rest(self).is_err() {
            return Failed;
        }
        self.raise_up_to(MistakeKind::ManyExceptionTypes, first.span.start, self.since(0).end)
    }

    /// An `except` after an `except*`, or the other way round. Blamed only when it is complete.
    fn explain_mixed_handlers(&mut self, has_star: bool) -> Failed {
        let head = |parser: &mut Self| {
            let except = parser.expect(TokenKind::Except)?;
            let mut range = except;
            if has_star {
                range = except.to(parser.expect(TokenKind::Star)?);
            }
            if has_star || parser.kind() != TokenKind::Colon {
                parser.expression()?;
                if parser.take(TokenKind::As) {
                    parser.name()?;
                }
            }
            parser.expect(TokenKind::Colon)?;
            Ok(range)
        };
        match head(self) {
            Ok(range) => self.explain(MistakeKind::MixedHandlers, range),
            Err(failed) => failed,
        }
    }

    // Matching.

    /// `match` is a keyword only where a subject, a colon and the end of the line follow.
    #[inline(never)]
    fn match_statement(&mut self) -> Parsed<Option<StatementKind<'a>>> {
        if !super::expression::starts_star_expression(self.peek(1)) {
            return Ok(None);
        }
        let line = self.line_for_messages();
        let head = |parser: &mut Self| {
            parser.advance();
            let subject = parser.subject_expression()?.node;
            parser.colon()?;
            parser.expect(TokenKind::Newline)?;
            Ok(subject)
        };
        let Some(subject) = self.attempt(head)? else {
            return Ok(None);
        };
        if !self.take(TokenKind::Indent) {
            let kind = MistakeKind::ExpectedBlockAfter { what: "'match' statement", line };
            return Err(if self.explaining { self.raise_here(kind) } else { Failed });
        }
        let mut cases = Vec::new();
        while self.is_word("case") {
            cases.push(self.case()?);
        }
        if cases.is_empty() {
            return Err(Failed);
        }
        self.expect(TokenKind::Dedent)?;
        Ok(Some(StatementKind::Match { subject, cases: self.slice(&cases) }))
    }

    #[inline(never)]
    fn case(&mut self) -> Parsed<MatchCase<'a>> {
        let line = self.line_for_messages();
        self.advance();
        let pattern = self.patterns()?;
        let guard = if self.take(TokenKind::If) { Some(self.named_expression()?.node) } else { None };
        self.colon()?;
        let body = self.block("'case' statement", line)?;
        Ok(MatchCase { pattern, guard, body })
    }
}
