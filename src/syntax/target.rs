//! Targets: what may stand left of `=`, after `for`, `as` and `del`.
//!
//! Targets are parsed as expressions and then judged here.

use super::mistake::MistakeKind;
use super::parser::{Failed, Grown, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// What a target is for, where that makes a difference.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Purpose {
    Assign,
    Loop,
    Delete,
}

impl<'a> Parser<'a> {
    /// `a, *b`: what a loop assigns to.
    fn star_targets(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let first = self.star_target()?;
        if self.kind() != TokenKind::Comma {
            return Ok(first);
        }
        let mut list = self.list();
        self.add(&mut list, first);
        while self.take(TokenKind::Comma) && super::expression::starts_star_expression(self.kind()) {
            let next = self.star_target()?;
            self.add(&mut list, next);
        }
        let elts = self.close(&list);
        self.grow(ExpressionKind::Tuple { elts }, self.since(start), list.height)
    }

    /// One target, perhaps with a star.
    fn star_target(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let has_star = self.take(TokenKind::Star);
        let target = self.primary()?;
        if !is_target(target.node) {
            return Err(Failed);
        }
        if !has_star {
            return Ok(target);
        }
        self.grow(ExpressionKind::Starred { value: target.node }, self.since(start), target.height)
    }

    /// What stands between `for` and `in`.
    pub fn for_target(&mut self) -> Parsed<Grown<'a>> {
        let before = self.checkpoint();
        match self.star_targets() {
            Ok(target) if self.kind() == TokenKind::In => return Ok(target),
            _ if !self.explaining || self.is_hopeless() => return Err(Failed),
            _ => self.back_to(&before),
        }
        let expression = self.star_expressions()?;
        self.explain_target(expression.node, Purpose::Loop);
        Err(Failed)
    }

    /// What stands after `as` in a `with` statement.
    pub fn with_target(&mut self) -> Parsed<Grown<'a>> {
        let ends = |parser: &Self| match parser.kind() {
            TokenKind::Comma | TokenKind::RightParen | TokenKind::Colon => true,
            // The colon is missing, and that is what will be said.
            TokenKind::Newline => parser.explaining,
            _ => false,
        };
        let before = self.checkpoint();
        match self.star_target() {
            Ok(target) if ends(self) => return Ok(target),
            _ if !self.explaining || self.is_hopeless() => return Err(Failed),
            _ => self.back_to(&before),
        }
        let expression = self.expression()?;
        if ends(self) {
            self.explain_target(expression.node, Purpose::Assign);
        }
        Err(Failed)
    }

    /// Says what cannot be a target, if anything in the expression cannot.
    pub fn explain_target(&mut self, expression: &Expression<'a>, purpose: Purpose) {
        let Some(invalid) = invalid_target(expression, purpose) else {
            return;
        };
        let what = name_of(invalid);
        let kind = match purpose {
            Purpose::Delete => MistakeKind::CannotDelete { what },
            _ => MistakeKind::CannotAssign { what },
        };
        self.explain(kind, invalid.span);
    }

    /// `(star_targets '=')*`: goes past all that is properly assigned to.
    pub fn skip_assigned_targets(&mut self) -> Parsed<()> {
        while self
            .attempt(|parser| {
                parser.star_targets()?;
                parser.expect(TokenKind::Equal)
            })?
            .is_some()
        {}
        Ok(())
    }
}

/// May this be assigned to?
pub(super) fn is_target(expression: &Expression<'_>) -> bool {
    use ExpressionKind::*;
    match &expression.kind {
        Name { .. } | Attribute { .. } | Subscript { .. } => true,
        Starred { value } => !matches!(value.kind, Starred { .. }) && is_target(value),
        List { elts } | Tuple { elts } => elts.iter().all(is_target),
        _ => false,
    }
}

/// May this be deleted?
pub(super) fn is_deletable(expression: &Expression<'_>) -> bool {
    use ExpressionKind::*;
    match &expression.kind {
        Name { .. } | Attribute { .. } | Subscript { .. } => true,
        List { elts } | Tuple { elts } => elts.iter().all(is_deletable),
        _ => false,
    }
}

/// May this be annotated, or assigned to with an operator?
pub(super) fn is_single_target(expression: &Expression<'_>) -> bool {
    use ExpressionKind::*;
    matches!(expression.kind, Name { .. } | Attribute { .. } | Subscript { .. })
}

/// The first part of an expression that keeps it from being a target.
fn invalid_target<'t, 'a>(expression: &'t Expression<'a>, purpose: Purpose) -> Option<&'t Expression<'a>> {
    use ExpressionKind::*;
    match &expression.kind {
        Name { .. } | Attribute { .. } | Subscript { .. } => Option::None,
        List { elts } | Tuple { elts } => elts.iter().find_map(|item| invalid_target(item, purpose)),
        Starred { value } if purpose != Purpose::Delete => invalid_target(value, purpose),
        Compare { left, comparisons } if purpose == Purpose::Loop => {
            if comparisons.first().is_some_and(|first| first.op == ComparisonOperator::In) {
                invalid_target(left, purpose)
            } else {
                Option::None
            }
        }
        _ => Some(expression),
    }
}

/// What messages call an expression.
pub(super) fn name_of(expression: &Expression<'_>) -> &'static str {
    use ExpressionKind::*;
    match &expression.kind {
        Attribute { .. } => "attribute",
        Subscript { .. } => "subscript",
        Starred { .. } => "starred",
        Name { .. } => "name",
        List { .. } => "list",
        Tuple { .. } => "tuple",
        Lambda { .. } => "lambda",
        Call { .. } => "function call",
        BoolOp { .. } | BinOp { .. } | UnaryOp { .. } => "expression",
        GeneratorExp { .. } => "generator expression",
        Yield { .. } | YieldFrom { .. } => "yield expression",
        Await { .. } => "await expression",
        ListComp { .. } => "list comprehension",
        SetComp { .. } => "set comprehension",
        DictComp { .. } => "dict comprehension",
        Dict { .. } => "dict literal",
        Set { .. } => "set display",
        JoinedStr { .. } | FormattedValue { .. } => "f-string expression",
        Compare { .. } => "comparison",
        IfExp { .. } => "conditional expression",
        NamedExpr { .. } => "named expression",
        Slice { .. } => "slice",
        Constant(constant) => match constant {
            super::tree::Constant::None => "None",
            super::tree::Constant::True => "True",
            super::tree::Constant::False => "False",
            super::tree::Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
    }
}
