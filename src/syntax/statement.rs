//! Statements that fit a line: assignments, `return`, `import` and the like. Those with blocks are in
//! `compound`.

use super::mistake::MistakeKind;
use super::parser::{Failed, Grown, Parsed, Parser};
use super::target::{Purpose, is_deletable, is_single_target, is_target};
use super::token::TokenKind;
use super::tree::*;

/// The operator of `+=` and its like.
pub(super) fn augmented_operator(kind: TokenKind) -> Option<Operator> {
    Some(match kind {
        TokenKind::PlusEqual => Operator::Add,
        TokenKind::MinusEqual => Operator::Sub,
        TokenKind::StarEqual => Operator::Mult,
        TokenKind::AtEqual => Operator::MatMult,
        TokenKind::SlashEqual => Operator::Div,
        TokenKind::PercentEqual => Operator::Mod,
        TokenKind::AmpersandEqual => Operator::BitAnd,
        TokenKind::BarEqual => Operator::BitOr,
        TokenKind::CaretEqual => Operator::BitXor,
        TokenKind::LeftShiftEqual => Operator::LShift,
        TokenKind::RightShiftEqual => Operator::RShift,
        TokenKind::DoubleStarEqual => Operator::Pow,
        TokenKind::DoubleSlashEqual => Operator::FloorDiv,
        _ => return None,
    })
}

impl<'a> Parser<'a> {
    /// A statement with its blocks, or a line of simple statements. They are added to `Parser::statements`.
    pub fn statement(&mut self) -> Parsed<()> {
        self.forget();
        let decorators = if self.kind() == TokenKind::At { self.decorators()? } else { &[] };
        let start = self.start();
        match self.compound_statement(decorators)? {
            Some(kind) => {
                // A block ends after the last token of its last line, not after the dedent.
                let span = self.since_code(start);
                self.statements.push(Statement { kind, span });
                Ok(())
            }
            None => self.simple_statements(),
        }
    }

    /// Statements between semicolons, up to the end of the line.
    #[inline(never)]
    pub fn simple_statements(&mut self) -> Parsed<()> {
        loop {
            let start = self.start();
            let kind = self.simple_statement()?;
            let span = self.since(start);
            self.statements.push(Statement { kind, span });
            if !self.take(TokenKind::Semicolon) || self.kind() == TokenKind::Newline {
                break;
            }
        }
        self.expect(TokenKind::Newline).map(|_| ())
    }

    #[inline(never)]
    fn simple_statement(&mut self) -> Parsed<StatementKind<'a>> {
        use StatementKind::*;
        match self.kind() {
            TokenKind::Pass => self.alone(Pass),
            TokenKind::Break => self.alone(Break),
            TokenKind::Continue => self.alone(Continue),
            TokenKind::Return => {
                self.advance();
                let has_value = super::expression::starts_star_expression(self.kind());
                let value = if has_value { Some(self.star_expressions()?.node) } else { None };
                Ok(Return { value })
            }
            TokenKind::Raise => self.raise_statement(),
            TokenKind::Assert => {
                self.advance();
                let test = self.expression()?.node;
                let msg = if self.take(TokenKind::Comma) { Some(self.expression()?.node) } else { None };
                Ok(Assert { test, msg })
            }
            TokenKind::Del => self.delete(),
            TokenKind::Import => self.import(),
            TokenKind::From => self.import_from(),
            TokenKind::Global => {
                self.advance();
                Ok(Global { names: self.names()? })
            }
            TokenKind::Nonlocal => {
                self.advance();
                Ok(Nonlocal { names: self.names()? })
            }
            _ => self.expression_statement(),
        }
    }

    fn alone(&mut self, kind: StatementKind<'a>) -> Parsed<StatementKind<'a>> {
        self.advance();
        Ok(kind)
    }

    fn names(&mut self) -> Parsed<&'a [&'a str]> {
        let mut names = vec![self.name()?];
        while self.take(TokenKind::Comma) {
            names.push(self.name()?);
        }
        Ok(self.slice(&names))
    }

    #[inline(never)]
    fn raise_statement(&mut self) -> Parsed<StatementKind<'a>> {
        self.advance();
        if !super::expression::starts_expression(self.kind()) {
            return Ok(StatementKind::Raise { exc: None, cause: None });
        }
        let exc = Some(self.expression()?.node);
        let cause = if self.take(TokenKind::From) { Some(self.expression()?.node) } else { None };
        Ok(StatementKind::Raise { exc, cause })
    }

    #[inline(never)]
    fn delete(&mut self) -> Parsed<StatementKind<'a>> {
        self.advance();
        let before = self.checkpoint();
        match self.delete_targets() {
            Ok(targets) if matches!(self.kind(), TokenKind::Semicolon | TokenKind::Newline) => {
                return Ok(StatementKind::Delete { targets });
            }
            _ if !self.explaining || self.is_hopeless() => return Err(Failed),
            _ => self.back_to(&before),
        }
        let expression = self.star_expressions()?;
        self.explain_target(expression.node, Purpose::Delete);
        Err(Failed)
    }

    fn delete_targets(&mut self) -> Parsed<&'a [Expression<'a>]> {
        let mut list = self.list();
        loop {
            let target = self.primary()?;
            if !is_deletable(target.node) {
                return Err(Failed);
            }
            self.add(&mut list, target);
            if !self.take(TokenKind::Comma) || !super::expression::starts_expression(self.kind()) {
                return Ok(self.close(&list));
            }
        }
    }

    // Imports.

    #[inline(never)]
    fn import(&mut self) -> Parsed<StatementKind<'a>> {
        self.advance();
        let mut names = Vec::new();
        loop {
            let start = self.start();
            let name = self.dotted_name()?;
            names.push(self.alias(start, name)?);
            if !self.take(TokenKind::Comma) {
                return Ok(StatementKind::Import { names: self.slice(&names) });
            }
        }
    }

    fn dotted_name(&mut self) -> Parsed<&'a str> {
        let first = self.name()?;
        if self.kind() != TokenKind::Dot {
            return Ok(first);
        }
        // Spaces may stand around the dots, so the name is put together anew.
        let mut dotted = String::from(first);
        while self.take(TokenKind::Dot) {
            dotted.push('.');
            dotted.push_str(self.name()?);
        }
        Ok(self.arena.alloc_str(&dotted))
    }

    /// `as name`, if it is there.
    fn alias(&mut self, start: u32, name: &'a str) -> Parsed<Alias<'a>> {
        let asname = if self.take(TokenKind::As) { Some(self.name()?) } else { None };
        Ok(Alias { name, asname, span: self.since(start) })
    }

    #[inline(never)]
    fn import_from(&mut self) -> Parsed<StatementKind<'a>> {
        self.advance();
        let mut level = 0;
        loop {
            match self.kind() {
                TokenKind::Dot => level += 1,
                TokenKind::Ellipsis => level += 3,
                _ => break,
            }
            self.advance();
        }
        let module =
            if self.kind() == TokenKind::Import && level > 0 { None } else { Some(self.dotted_name()?) };
        self.expect(TokenKind::Import)?;
        let names = self.imported_names()?;
        Ok(StatementKind::ImportFrom { module, names, level })
    }

    fn imported_names(&mut self) -> Parsed<&'a [Alias<'a>]> {
        if self.kind() == TokenKind::Star {
            let span = self.advance();
            return Ok(self.slice(&[Alias { name: "*", asname: None, span }]));
        }
        let in_parentheses = self.take(TokenKind::LeftParen);
        let mut names = Vec::new();
        loop {
            let start = self.start();
            let name = self.name()?;
            names.push(self.alias(start, name)?);
            if !self.take(TokenKind::Comma) {
                break;
            }
            if in_parentheses && self.kind() == TokenKind::RightParen {
                break;
            }
            if !in_parentheses && self.kind() == TokenKind::Newline {
                return Err(if self.explaining {
                    self.raise_here(MistakeKind::TrailingComma)
                } else {
                    Failed
                });
            }
        }
        if in_parentheses {
            self.expect(TokenKind::RightParen)?;
        }
        Ok(self.slice(&names))
    }

    // Assignments and lone expressions.

    #[inline(never)]
    fn expression_statement(&mut self) -> Parsed<StatementKind<'a>> {
        let index = self.index();
        let is_yield = self.kind() == TokenKind::Yield;
        let first = self.assigned_value()?;
        match self.kind() {
            TokenKind::Equal => self.assignment(index, first, is_yield),
            TokenKind::Colon if !is_yield => self.annotation(index, first),
            kind => match augmented_operator(kind) {
                Some(op) if !is_yield => {
                    if !is_single_target(first.node) {
                        return Err(self.explain_assignment(index));
                    }
                    self.advance();
                    let value = self.assigned_value()?.node;
                    Ok(StatementKind::AugAssign { target: first.node, op, value })
                }
                _ => {
                    if self.explaining && !matches!(kind, TokenKind::Newline | TokenKind::Semicolon) {
                        return Err(self.explain_assignment(index));
                    }
                    Ok(StatementKind::Expr { value: first.node })
                }
            },
        }
    }

    /// `first = ... = value`, from the first `=` on.
    #[inline(never)]
    fn assignment(&mut self, index: usize, first: Grown<'a>, is_yield: bool) -> Parsed<StatementKind<'a>> {
        let mut targets = self.list();
        let mut value = first;
        let mut is_yield = is_yield;
        while self.kind() == TokenKind::Equal {
            if is_yield || !is_target(value.node) {
                return Err(self.explain_assignment(index));
            }
            self.add(&mut targets, value);
            self.advance();
            is_yield = self.kind() == TokenKind::Yield;
            value = self.assigned_value()?;
        }
        let targets = self.close(&targets);
        Ok(StatementKind::Assign { targets, value: value.node })
    }

    /// `first: annotation = value`, from the colon on.
    #[inline(never)]
    fn annotation(&mut self, index: usize, first: Grown<'a>) -> Parsed<StatementKind<'a>> {
        let target = first.node;
        // A name in parentheses begins behind the first token.
        let bare = self.token_span(index).start == target.span.start;
        let simple = bare && matches!(target.kind, ExpressionKind::Name { .. });
        if !is_single_target(target) {
            return Err(self.explain_assignment(index));
        }
        self.advance();
        let annotation = self.expression()?.node;
        let value = if self.take(TokenKind::Equal) { Some(self.assigned_value()?.node) } else { None };
        Ok(StatementKind::AnnAssign { target, annotation, value, simple })
    }
}
