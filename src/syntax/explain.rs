//! Better words: what a wrong program was probably meant to be.
//!
//! The rules ask here when a program has failed to parse and is parsed a second time. Each question is about
//! what stands at the current token, and either raises a mistake or leaves everything as it was. Questions that
//! only one rule asks stand beside that rule.

use super::expression::{level, starts_expression};
use super::mistake::{MistakeKind, Place};
use super::parser::{Failed, Grown, Parsed, Parser};
use super::target::{Purpose, is_single_target, name_of};
use super::token::TokenKind;
use super::tree::*;

/// Can this token follow `print` of Python 2?
fn starts_legacy_argument(kind: TokenKind) -> bool {
    kind != TokenKind::LeftParen && super::expression::starts_star_expression(kind)
}

impl<'a> Parser<'a> {
    /// Blames everything from `start` to the last token read.
    pub fn raise_up_to_here(&mut self, kind: MistakeKind, start: u32) -> Failed {
        self.raise_up_to(kind, start, self.furthest_span().end)
    }

    /// Blames everything from `start` to `end`, of which CPython counts the columns from 0.
    pub fn raise_up_to(&mut self, kind: MistakeKind, start: u32, end: u32) -> Failed {
        let start = self.source.position(start);
        let end = self.source.position(end);
        let place = Place::Lines {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column.saturating_sub(1),
        };
        self.raise(kind, place)
    }

    /// Parses without asking for better words.
    fn quietly<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<Option<T>> {
        let explaining = std::mem::replace(&mut self.explaining, false);
        let result = self.attempt(rule);
        self.explaining = explaining;
        result
    }

    /// After an expression that starts at token `index`: another one without a comma between, or what Python 2
    /// called a statement?
    #[inline(never)]
    pub fn explain_expression(&mut self, index: usize, body: Grown<'a>) -> Parsed<()> {
        // One expression behind the other, as in `a a a a`, makes this recur.
        if self.depth >= MAX_HEIGHT {
            return Ok(());
        }
        self.nested(|parser| parser.explain_expression_at(index, body))
    }

    fn explain_expression_at(&mut self, index: usize, body: Grown<'a>) -> Parsed<()> {
        let here = self.checkpoint();
        let first_text = self.source.slice(self.token_span(index));
        let is_name = self.kind_at(index) == TokenKind::Name;
        let legacy = match first_text {
            "print" if is_name => Some("print"),
            "exec" if is_name => Some("exec"),
            _ => None,
        };
        let is_prefix = is_name && self.kind_at(index + 1) == TokenKind::String;
        // CPython takes every beginning of a soft keyword for one.
        let is_soft = is_name && ["_", "case", "match"].iter().any(|word| word.starts_with(first_text));
        if starts_expression(self.kind()) && !is_prefix && !is_soft {
            let is_legacy = legacy.is_some() && matches!(body.node.kind, ExpressionKind::Name { .. });
            if let Some(next) = self.quietly(Self::expression)?
                && !is_legacy
                && self.is_in_brackets()
            {
                if self.kind() == TokenKind::Broken {
                    return Err(Failed);
                }
                return Err(self.explain(MistakeKind::ForgottenComma, body.node.span.to(next.node.span)));
            }
            self.back_to(&here);
        }
        if self.kind() == TokenKind::If {
            self.explain_missing_else(body)?;
            self.back_to(&here);
        }
        if is_name && starts_legacy_argument(self.kind_at(index + 1)) {
            let start = self.token_span(index);
            self.go_to(index + 1);
            // Whatever the name: a mistake in what follows it is found here.
            if let Some(value) = self.attempt(Self::star_expressions)?
                && let Some(name) = legacy
            {
                let range = start.to(value.node.span);
                return Err(self.explain(MistakeKind::MissingCallParentheses { name }, range));
            }
            self.back_to(&here);
        }
        Ok(())
    }

    /// `a if b` without `else`.
    fn explain_missing_else(&mut self, body: Grown<'a>) -> Parsed<()> {
        self.expect(TokenKind::If)?;
        let Some(test) = self.attempt(|parser| parser.operators(level::OR))? else {
            return Ok(());
        };
        match self.kind() {
            TokenKind::Else | TokenKind::Colon => Ok(()),
            TokenKind::Broken => Err(Failed),
            _ => Err(self.explain(MistakeKind::ExpectedElse, body.node.span.to(test.node.span))),
        }
    }

    /// Is the last token taken inside brackets?
    fn is_in_brackets(&self) -> bool {
        let mut depth = 0i64;
        for index in 0..self.index() {
            match self.kind_at(index) {
                TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => depth += 1,
                TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => depth -= 1,
                _ => {}
            }
        }
        depth > 0
    }

    /// After an expression that starts at token `index`, where a name may be bound: `=` in place of `==` or
    /// `:=`, or a walrus that binds no name?
    #[inline(never)]
    pub fn explain_named_expression(&mut self, index: usize, expression: Grown<'a>) -> Parsed<()> {
        let here = self.checkpoint();
        let result = match self.kind() {
            TokenKind::ColonEqual => {
                self.advance();
                match self.attempt(Self::expression)? {
                    Some(_) => {
                        let what = name_of(expression.node);
                        Err(self.explain(MistakeKind::CannotName { what }, expression.node.span))
                    }
                    None => Ok(()),
                }
            }
            TokenKind::Equal => {
                self.go_to(index);
                self.explain_single_equal()
            }
            _ => Ok(()),
        };
        self.back_to(&here);
        result
    }

    /// `a = b` where an expression is expected.
    fn explain_single_equal(&mut self) -> Parsed<()> {
        let sides = |parser: &mut Self| {
            let left = parser.operators(level::BIT_OR)?;
            parser.expect(TokenKind::Equal)?;
            let right = parser.operators(level::BIT_OR)?;
            match parser.kind() {
                TokenKind::Equal | TokenKind::ColonEqual | TokenKind::Broken => Err(Failed),
                _ => Ok((left, right)),
            }
        };
        let is_name = self.kind() == TokenKind::Name && self.peek(1) == TokenKind::Equal;
        if !is_name && self.starts_unassignable()? {
            return Ok(());
        }
        let Some((left, right)) = self.attempt(sides)? else {
            return Ok(());
        };
        if is_name {
            return Err(self.explain(MistakeKind::MaybeEqual, left.node.span.to(right.node.span)));
        }
        let what = name_of(left.node);
        Err(self.explain(MistakeKind::CannotAssignHere { what }, left.node.span))
    }

    /// What starts with one of these is never taken for the left side of a comparison.
    fn starts_unassignable(&mut self) -> Parsed<bool> {
        let here = self.checkpoint();
        let result = match self.kind() {
            TokenKind::True | TokenKind::False | TokenKind::None => true,
            TokenKind::LeftParen | TokenKind::LeftBracket => {
                let start = self.start();
                let rule = if self.kind() == TokenKind::LeftParen {
                    Self::parenthesized
                } else {
                    Self::list_display
                };
                self.attempt(rule)?.is_some_and(|display| {
                    use ExpressionKind::*;
                    display.node.span.start == start
                        && matches!(display.node.kind, List { .. } | Tuple { .. } | GeneratorExp { .. })
                })
            }
            _ => false,
        };
        self.back_to(&here);
        Ok(result)
    }

    /// A statement that starts at token `index` goes on with `=`, `:` or an operator and `=`, but what stands
    /// before is no target.
    pub fn explain_assignment(&mut self, index: usize) -> Failed {
        if !self.explaining {
            return Failed;
        }
        match self.explain_assignment_at(index) {
            Ok(()) | Err(Failed) => Failed,
        }
    }

    fn explain_assignment_at(&mut self, index: usize) -> Parsed<()> {
        self.go_to(index);
        self.explain_annotated_display()?;
        self.go_to(index);
        self.explain_annotated_tuple()?;
        self.go_to(index);
        if let Some(target) = self.attempt(Self::expression)?
            && self.take(TokenKind::Colon)
            && self.attempt(Self::expression)?.is_some()
        {
            return Err(self.explain(MistakeKind::IllegalAnnotatedTarget, target.node.span));
        }
        self.go_to(index);
        self.skip_assigned_targets()?;
        if self.kind() == TokenKind::Yield {
            if let Some(value) = self.attempt(Self::yield_expression)?
                && self.kind() == TokenKind::Equal
            {
                return Err(self.explain(MistakeKind::AssignmentToYield, value.node.span));
            }
        } else if let Some(value) = self.attempt(Self::star_expressions)?
            && self.take(TokenKind::Equal)
        {
            self.explain_target(value.node, Purpose::Assign);
            if self.is_hopeless() {
                return Err(Failed);
            }
        }
        self.go_to(index);
        if let Some(target) = self.attempt(Self::star_expressions)?
            && super::statement::augmented_operator(self.kind()).is_some()
            && !is_single_target(target.node)
        {
            self.advance();
            self.assigned_value()?;
            let what = name_of(target.node);
            return Err(self.explain(MistakeKind::CannotAugment { what }, target.node.span));
        }
        Ok(())
    }

    /// `[a]: int` or `(a, b): int`
    fn explain_annotated_display(&mut self) -> Parsed<()> {
        let rule = match self.kind() {
            TokenKind::LeftParen => Self::parenthesized,
            TokenKind::LeftBracket => Self::list_display,
            _ => return Ok(()),
        };
        let Some(target) = self.quietly(rule)? else {
            return Ok(());
        };
        let is_display =
            matches!(target.node.kind, ExpressionKind::List { .. } | ExpressionKind::Tuple { .. });
        if is_display && self.take(TokenKind::Colon) && self.attempt(Self::expression)?.is_some() {
            let what = name_of(target.node);
            return Err(self.explain(MistakeKind::OneAnnotatedTarget { what }, target.node.span));
        }
        Ok(())
    }

    /// `a, b: int`. The items are parsed as in a display, where `=` would have meant something else.
    fn explain_annotated_tuple(&mut self) -> Parsed<()> {
        let Some(first) = self.attempt(Self::star_named_expression)? else {
            return Ok(());
        };
        if !self.take(TokenKind::Comma) {
            return Ok(());
        }
        // Where a comma is missing, CPython looks on all the same.
        while self.attempt(Self::star_named_expression)?.is_some() {
            self.take(TokenKind::Comma);
        }
        if self.take(TokenKind::Colon) && self.attempt(Self::expression)?.is_some() {
            return Err(self.explain(MistakeKind::OneAnnotatedTarget { what: "tuple" }, first.node.span));
        }
        Ok(())
    }
}
