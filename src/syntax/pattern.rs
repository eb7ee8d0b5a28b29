//! Patterns of `match`.

use super::literal;
use super::mistake::MistakeKind;
use super::parser::{Failed, Grown, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// A pattern, and the height of its tree.
#[derive(Clone, Copy)]
struct GrownPattern<'a> {
    pattern: &'a Pattern<'a>,
    height: usize,
}

impl<'a> Parser<'a> {
    /// What stands after `case`: a sequence needs no brackets there.
    pub fn patterns(&mut self) -> Parsed<&'a Pattern<'a>> {
        let start = self.start();
        let first = self.maybe_star_pattern()?;
        let pattern = if self.kind() == TokenKind::Comma {
            self.sequence_after(start, first, TokenKind::Colon)?
        } else if matches!(first.pattern.kind, PatternKind::MatchStar { .. }) {
            return Err(Failed);
        } else {
            first
        };
        Ok(pattern.pattern)
    }

    #[inline(never)]
    fn build(&mut self, kind: PatternKind<'a>, start: u32, below: usize) -> Parsed<GrownPattern<'a>> {
        if below >= MAX_HEIGHT {
            return Err(self.too_deep());
        }
        let pattern = self.arena.alloc(Pattern { kind, span: self.since(start) });
        Ok(GrownPattern { pattern, height: below + 1 })
    }

    fn maybe_star_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        if self.kind() != TokenKind::Star {
            return self.pattern();
        }
        let start = self.advance().start;
        let name = self.capture_or_wildcard()?;
        self.build(PatternKind::MatchStar { name }, start, 0)
    }

    /// A name to capture; nothing for `_`.
    fn capture_or_wildcard(&mut self) -> Parsed<Option<&'a str>> {
        if self.is_word("_") {
            self.advance();
            return Ok(None);
        }
        self.capture_target().map(Some)
    }

    fn capture_target(&mut self) -> Parsed<&'a str> {
        if self.is_word("_") {
            return Err(Failed);
        }
        let name = self.name()?;
        match self.kind() {
            TokenKind::Dot | TokenKind::LeftParen | TokenKind::Equal => Err(Failed),
            _ => Ok(name),
        }
    }

    /// The rest of a sequence, from the first comma on. Brackets around it are not taken.
    #[inline(never)]
    fn sequence_after(
        &mut self,
        start: u32,
        first: GrownPattern<'a>,
        end: TokenKind,
    ) -> Parsed<GrownPattern<'a>> {
        let mut patterns = vec![*first.pattern];
        let mut height = first.height;
        while self.take(TokenKind::Comma) && self.kind() != end && !self.is_guard() {
            let next = self.maybe_star_pattern()?;
            patterns.push(*next.pattern);
            height = height.max(next.height);
        }
        let patterns = self.slice(&patterns);
        self.build(PatternKind::MatchSequence { patterns }, start, height)
    }

    fn is_guard(&self) -> bool {
        self.kind() == TokenKind::If
    }

    /// `a | b as c`
    fn pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.start();
        let pattern = self.or_pattern()?;
        if !self.take(TokenKind::As) {
            return Ok(pattern);
        }
        if self.is_word("_") {
            return Err(self.explain(MistakeKind::UnderscoreTarget, self.span()));
        }
        if self.kind() != TokenKind::Name {
            return Err(self.explain_pattern_target());
        }
        let name = Some(self.capture_target()?);
        self.build(PatternKind::MatchAs { pattern: Some(pattern.pattern), name }, start, pattern.height)
    }

    #[inline(never)]
    fn explain_pattern_target(&mut self) -> Failed {
        if !self.explaining {
            return Failed;
        }
        match self.expression() {
            Ok(target) => self.explain(MistakeKind::PatternTarget, target.node.span),
            Err(failed) => failed,
        }
    }

    fn or_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.start();
        let first = self.nested(Self::closed_pattern)?;
        if self.kind() != TokenKind::Bar {
            return Ok(first);
        }
        let mut patterns = vec![*first.pattern];
        let mut height = first.height;
        while self.take(TokenKind::Bar) {
            let next = self.nested(Self::closed_pattern)?;
            patterns.push(*next.pattern);
            height = height.max(next.height);
        }
        let patterns = self.slice(&patterns);
        self.build(PatternKind::MatchOr { patterns }, start, height)
    }

    fn closed_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.start();
        match self.kind() {
            TokenKind::None => self.singleton(Constant::None),
            TokenKind::True => self.singleton(Constant::True),
            TokenKind::False => self.singleton(Constant::False),
            TokenKind::Number | TokenKind::Minus => {
                let value = self.signed_number()?;
                self.build(PatternKind::MatchValue { value: value.node }, start, value.height)
            }
            TokenKind::String => {
                let value = literal::strings(self)?;
                self.build(PatternKind::MatchValue { value: value.node }, start, value.height)
            }
            TokenKind::Name => self.name_pattern(),
            TokenKind::LeftParen => self.parenthesized_pattern(),
            TokenKind::LeftBracket => self.list_pattern(),
            TokenKind::LeftBrace => self.mapping_pattern(),
            _ => Err(Failed),
        }
    }

    #[inline(never)]
    fn singleton(&mut self, value: Constant<'a>) -> Parsed<GrownPattern<'a>> {
        let start = self.advance().start;
        self.build(PatternKind::MatchSingleton { value }, start, 0)
    }

    /// `-1`, `1.5` or `-1 + 2j`.
    #[inline(never)]
    fn signed_number(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let is_negative = self.take(TokenKind::Minus);
        let mut real = self.number()?;
        let is_real = !is_imaginary(real);
        let number_span = real.node.span;
        if is_negative {
            let kind = ExpressionKind::UnaryOp { op: UnaryOperator::USub, operand: real.node };
            real = self.grow(kind, self.since(start), real.height)?;
        }
        let op = match self.kind() {
            TokenKind::Plus => Operator::Add,
            TokenKind::Minus => Operator::Sub,
            _ => return Ok(real),
        };
        if !is_real {
            let kind = MistakeKind::RealPart;
            return Err(self.raise(kind, super::mistake::Place::Text(number_span)));
        }
        self.advance();
        let imaginary = self.number()?;
        if !is_imaginary(imaginary) {
            let place = super::mistake::Place::Text(imaginary.node.span);
            return Err(self.raise(MistakeKind::ImaginaryPart, place));
        }
        let kind = ExpressionKind::BinOp { left: real.node, op, right: imaginary.node };
        self.grow(kind, self.since(start), real.height.max(imaginary.height))
    }

    /// `name`, `_`, `a.b` or `a.b(...)`. Nothing may follow `_`.
    #[inline(never)]
    fn name_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.start();
        if self.is_word("_") {
            self.advance();
            return self.build(PatternKind::MatchAs { pattern: None, name: None }, start, 0);
        }
        let mut value = self.name_expression()?;
        let is_plain = self.kind() != TokenKind::Dot;
        while self.take(TokenKind::Dot) {
            let attr = self.name()?;
            let kind = ExpressionKind::Attribute { value: value.node, attr };
            value = self.grow(kind, self.since(start), value.as_spine())?;
        }
        match (self.kind(), value.node.kind) {
            (TokenKind::LeftParen, _) => self.class_pattern(start, value),
            (TokenKind::Equal, _) => Err(Failed),
            (_, ExpressionKind::Name { id }) if is_plain => {
                self.build(PatternKind::MatchAs { pattern: None, name: Some(id) }, start, 0)
            }
            _ => self.build(PatternKind::MatchValue { value: value.node }, start, value.height),
        }
    }

    /// `(a)` is `a`; `()`, `(a,)` and `(a, b)` are sequences.
    #[inline(never)]
    fn parenthesized_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.expect(TokenKind::LeftParen)?.start;
        if self.take(TokenKind::RightParen) {
            return self.build(PatternKind::MatchSequence { patterns: &[] }, start, 0);
        }
        let first = self.maybe_star_pattern()?;
        if self.kind() != TokenKind::Comma {
            if matches!(first.pattern.kind, PatternKind::MatchStar { .. }) {
                return Err(Failed);
            }
            self.expect(TokenKind::RightParen)?;
            return Ok(first);
        }
        let sequence = self.sequence_after(start, first, TokenKind::RightParen)?;
        self.expect(TokenKind::RightParen)?;
        self.build(sequence.pattern.kind, start, sequence.height - 1)
    }

    #[inline(never)]
    fn list_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.expect(TokenKind::LeftBracket)?.start;
        let mut patterns = Vec::new();
        let mut height = 0;
        while self.kind() != TokenKind::RightBracket {
            let next = self.maybe_star_pattern()?;
            patterns.push(*next.pattern);
            height = height.max(next.height);
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightBracket)?;
        let patterns = self.slice(&patterns);
        self.build(PatternKind::MatchSequence { patterns }, start, height)
    }

    #[inline(never)]
    fn mapping_pattern(&mut self) -> Parsed<GrownPattern<'a>> {
        let start = self.expect(TokenKind::LeftBrace)?.start;
        let mut entries = Vec::new();
        let mut rest = None;
        let mut height = 0;
        while self.kind() != TokenKind::RightBrace {
            if self.take(TokenKind::DoubleStar) {
                rest = Some(self.capture_target()?);
                self.take(TokenKind::Comma);
                break;
            }
            let key = self.mapping_key()?;
            self.expect(TokenKind::Colon)?;
            let pattern = self.pattern()?;
            height = height.max(key.height).max(pattern.height);
            entries.push(MappingEntry { key: key.node, pattern: *pattern.pattern });
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightBrace)?;
        let entries = self.slice(&entries);
        self.build(PatternKind::MatchMapping { entries, rest }, start, height)
    }

    /// A literal or a dotted name.
    #[inline(never)]
    fn mapping_key(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let constant = match self.kind() {
            TokenKind::Number | TokenKind::Minus => return self.signed_number(),
            TokenKind::String => return literal::strings(self),
            TokenKind::None => Constant::None,
            TokenKind::True => Constant::True,
            TokenKind::False => Constant::False,
            _ => {
                let mut value = self.name_expression()?;
                if self.kind() != TokenKind::Dot {
                    return Err(Failed);
                }
                while self.take(TokenKind::Dot) {
                    let attr = self.name()?;
                    let kind = ExpressionKind::Attribute { value: value.node, attr };
                    value = self.grow(kind, self.since(start), value.as_spine())?;
                }
                return Ok(value);
            }
        };
        let span = self.advance();
        Ok(self.leaf(ExpressionKind::Constant(constant), span))
    }

    /// `cls(a, b=c)`, from the parenthesis on.
    #[inline(never)]
    fn class_pattern(&mut self, start: u32, cls: Grown<'a>) -> Parsed<GrownPattern<'a>> {
        self.expect(TokenKind::LeftParen)?;
        let mut patterns: Vec<Pattern<'a>> = Vec::new();
        let mut keywords = Vec::new();
        let mut height = cls.height;
        while self.kind() != TokenKind::RightParen {
            if self.kind() == TokenKind::Name && self.peek(1) == TokenKind::Equal {
                let attr = self.name()?;
                self.expect(TokenKind::Equal)?;
                let pattern = self.pattern()?;
                height = height.max(pattern.height);
                keywords.push(KeywordPattern { attr, pattern: *pattern.pattern });
            } else if keywords.is_empty() {
                let pattern = self.pattern()?;
                height = height.max(pattern.height);
                patterns.push(*pattern.pattern);
            } else {
                return Err(self.explain_positional_pattern());
            }
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightParen)?;
        let patterns = self.slice(&patterns);
        let keywords = self.slice(&keywords);
        self.build(PatternKind::MatchClass { cls: cls.node, patterns, keywords }, start, height)
    }

    /// Positional patterns after one with a name: all of them are to blame.
    #[inline(never)]
    fn explain_positional_pattern(&mut self) -> Failed {
        let Ok(first) = self.pattern() else {
            return Failed;
        };
        let mut last = first;
        while self.kind() == TokenKind::Comma {
            match self.attempt(|parser| {
                parser.expect(TokenKind::Comma)?;
                parser.pattern()
            }) {
                Ok(Some(next)) => last = next,
                Ok(None) => break,
                Err(failed) => return failed,
            }
        }
        self.explain(MistakeKind::PositionalPattern, first.pattern.span.to(last.pattern.span))
    }
}

fn is_imaginary(number: Grown<'_>) -> bool {
    matches!(number.node.kind, ExpressionKind::Constant(Constant::Complex(_)))
}
