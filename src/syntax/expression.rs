//! Expressions: operators, conditions, lambdas, attributes, subscripts, and the lists of expressions that
//! statements hold.
//!
//! Operators are parsed by precedence with an explicit stack (`Pending`), so that neither long chains nor many
//! levels of precedence cost native stack. What stands in brackets is in `display` and `argument`.

use super::literal;
use super::number;
use super::parser::{Failed, Grown, Parsed, Parser};
use super::token::TokenKind;
use super::tree::*;

/// How tightly operators bind: a greater number binds tighter.
pub(super) mod level {
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARISON: u8 = 4;
    pub const BIT_OR: u8 = 5;
    pub const BIT_XOR: u8 = 6;
    pub const BIT_AND: u8 = 7;
    pub const SHIFT: u8 = 8;
    pub const SUM: u8 = 9;
    pub const TERM: u8 = 10;
    pub const SIGN: u8 = 11;
    pub const POWER: u8 = 12;
}

/// An operator that waits for its right operand, with everything left of it.
pub(super) struct Pending<'a> {
    level: u8,
    /// Where the expression starts that it will become.
    start: u32,
    operator: Waiting<'a>,
}

enum Waiting<'a> {
    Prefix(UnaryOperator),
    Binary {
        left: Grown<'a>,
        op: Operator,
    },
    /// The comparisons before `op` wait in `Parser::comparisons` from `first` on.
    Comparison {
        left: Grown<'a>,
        op: ComparisonOperator,
        first: usize,
        height: usize,
    },
    /// The values wait in `Parser::expressions`.
    Bool {
        op: BoolOperator,
        values: super::parser::List,
    },
}

/// An operator between two operands.
#[derive(Clone, Copy)]
enum Infix {
    Binary(Operator),
    Comparison(ComparisonOperator),
    Bool(BoolOperator),
}

fn prefix_operator(kind: TokenKind) -> Option<(UnaryOperator, u8)> {
    Some(match kind {
        TokenKind::Not => (UnaryOperator::Not, level::NOT),
        TokenKind::Minus => (UnaryOperator::USub, level::SIGN),
        TokenKind::Plus => (UnaryOperator::UAdd, level::SIGN),
        TokenKind::Tilde => (UnaryOperator::Invert, level::SIGN),
        _ => return None,
    })
}

/// Can an expression start with this token? A star is not part of one.
pub(super) fn starts_expression(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(
        kind,
        Name | Number
            | String
            | LeftParen
            | LeftBracket
            | LeftBrace
            | Ellipsis
            | None
            | True
            | False
            | Await
            | Lambda
            | Not
            | Minus
            | Plus
            | Tilde
    )
}

pub(super) fn starts_star_expression(kind: TokenKind) -> bool {
    kind == TokenKind::Star || starts_expression(kind)
}

impl<'a> Parser<'a> {
    /// `a, *b`: a tuple if there is a comma.
    pub fn star_expressions(&mut self) -> Parsed<Grown<'a>> {
        self.tuple_of(Self::star_expression, starts_star_expression)
    }

    /// `a, b`, without stars.
    pub fn expressions_rule(&mut self) -> Parsed<Grown<'a>> {
        self.tuple_of(Self::expression, starts_expression)
    }

    /// What `match` looks at: `a, *b`, where a walrus may stand.
    pub fn subject_expression(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let first = self.star_named_expression()?;
        if self.kind() == TokenKind::Comma {
            return self.rest_of_tuple(start, first, Self::star_named_expression, starts_star_expression);
        }
        if matches!(first.node.kind, ExpressionKind::Starred { .. }) {
            return Err(Failed);
        }
        Ok(first)
    }

    fn tuple_of(
        &mut self,
        item: fn(&mut Self) -> Parsed<Grown<'a>>,
        starts_item: fn(TokenKind) -> bool,
    ) -> Parsed<Grown<'a>> {
        let start = self.start();
        let first = item(self)?;
        if self.kind() != TokenKind::Comma {
            return Ok(first);
        }
        self.rest_of_tuple(start, first, item, starts_item)
    }

    fn rest_of_tuple(
        &mut self,
        start: u32,
        first: Grown<'a>,
        item: fn(&mut Self) -> Parsed<Grown<'a>>,
        starts_item: fn(TokenKind) -> bool,
    ) -> Parsed<Grown<'a>> {
        let mut list = self.list();
        self.add(&mut list, first);
        while self.take(TokenKind::Comma) && starts_item(self.kind()) {
            let next = item(self)?;
            self.add(&mut list, next);
        }
        let elts = self.close(&list);
        self.grow(ExpressionKind::Tuple { elts }, self.since(start), list.height)
    }

    #[inline]
    pub fn star_expression(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Star { self.starred() } else { self.expression() }
    }

    #[inline]
    pub fn star_named_expression(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Star { self.starred() } else { self.named_expression() }
    }

    /// `*a` of displays: what follows the star binds tighter than a comparison.
    #[inline(never)]
    pub fn starred(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::Star)?.start;
        let value = self.operators(level::BIT_OR)?;
        self.grow(ExpressionKind::Starred { value: value.node }, self.since(start), value.height)
    }

    /// `*a` of calls: any expression may follow the star.
    #[inline(never)]
    pub fn starred_argument(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::Star)?.start;
        let value = self.expression()?;
        self.grow(ExpressionKind::Starred { value: value.node }, self.since(start), value.height)
    }

    /// An expression, or `name := expression`.
    #[inline]
    pub fn named_expression(&mut self) -> Parsed<Grown<'a>> {
        let index = self.index();
        let start = self.start();
        let expression = self.walrus_or_expression()?;
        if self.explaining && !is_bare_walrus(expression, start) {
            self.explain_named_expression(index, expression)?;
        }
        if self.kind() == TokenKind::ColonEqual { Err(Failed) } else { Ok(expression) }
    }

    /// The same where `=` may follow.
    #[inline]
    pub fn walrus_or_expression(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Name && self.peek(1) == TokenKind::ColonEqual {
            return self.walrus();
        }
        self.expression()
    }

    #[inline(never)]
    fn walrus(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let target = self.name_expression()?;
        self.expect(TokenKind::ColonEqual)?;
        let value = self.nested(Self::expression)?;
        let kind = ExpressionKind::NamedExpr { target: target.node, value: value.node };
        self.grow(kind, self.since(start), value.height)
    }

    #[inline(never)]
    pub fn yield_expression(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::Yield)?.start;
        if self.take(TokenKind::From) {
            let value = self.expression()?;
            let kind = ExpressionKind::YieldFrom { value: value.node };
            return self.grow(kind, self.since(start), value.height);
        }
        if !starts_star_expression(self.kind()) {
            return Ok(self.leaf(ExpressionKind::Yield { value: None }, self.since(start)));
        }
        let value = self.star_expressions()?;
        self.grow(ExpressionKind::Yield { value: Some(value.node) }, self.since(start), value.height)
    }

    /// A value to assign: `yield` may stand there without parentheses.
    pub fn assigned_value(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Yield { self.yield_expression() } else { self.star_expressions() }
    }

    pub fn expression(&mut self) -> Parsed<Grown<'a>> {
        if self.is_second_time {
            return self.remembered(Self::expression_the_second_time);
        }
        if self.kind() == TokenKind::Lambda {
            return self.lambda();
        }
        let start = self.start();
        let body = self.operators(level::OR)?;
        if self.kind() == TokenKind::If { self.conditional(start, body) } else { Ok(body) }
    }

    fn expression_the_second_time(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Lambda {
            return self.lambda();
        }
        let index = self.index();
        let body = self.operators(level::OR)?;
        if self.explaining {
            self.explain_expression(index, body)?;
        }
        if self.kind() != TokenKind::If {
            return Ok(body);
        }
        let start = self.token_span(index).start;
        Ok(self.attempt(|parser| parser.conditional(start, body))?.unwrap_or(body))
    }

    /// `body if test else orelse`, from `if` on.
    #[inline(never)]
    fn conditional(&mut self, start: u32, body: Grown<'a>) -> Parsed<Grown<'a>> {
        self.expect(TokenKind::If)?;
        let test = self.operators(level::OR)?;
        self.expect(TokenKind::Else)?;
        let orelse = self.nested(Self::expression)?;
        let height = body.height.max(test.height).max(orelse.height);
        let kind = ExpressionKind::IfExp { test: test.node, body: body.node, orelse: orelse.node };
        self.grow(kind, self.since(start), height)
    }

    #[inline(never)]
    fn lambda(&mut self) -> Parsed<Grown<'a>> {
        let start = self.expect(TokenKind::Lambda)?.start;
        let (args, below) = self.nested(Self::lambda_parameters)?;
        self.expect(TokenKind::Colon)?;
        let body = self.nested(Self::expression)?;
        let kind = ExpressionKind::Lambda { args, body: body.node };
        self.grow(kind, self.since(start), below.max(body.height))
    }

    /// Operands with operators between and before them that bind at least as tightly as `least`.
    pub fn operators(&mut self, least: u8) -> Parsed<Grown<'a>> {
        let base = self.pending.len();
        let mut before_operator = self.index();
        loop {
            let mut start = self.start();
            if let Some((op, level)) = prefix_operator(self.kind()) {
                let after = self.pending.get(base..).and_then(<[_]>::last).map_or(least, |top| top.level);
                if level < after && op == UnaryOperator::Not {
                    return self.without_operand(base, before_operator);
                }
                self.prefix(base, op, level)?;
                continue;
            }
            let Ok(mut operand) = self.operand() else {
                return self.without_operand(base, before_operator);
            };
            let infix = self.infix().filter(|&(_, level)| level >= least);
            let reach = infix.map_or(0, |(_, level)| level);
            while let Some(top) = self.pending.get(base..).and_then(<[_]>::last)
                && (top.level > reach || top.level == reach && reach < level::POWER && !self.extends(infix))
            {
                (operand, start) = self.reduce(operand, start)?;
            }
            let Some((infix, level)) = infix else {
                return Ok(operand);
            };
            before_operator = self.index();
            self.advance();
            if matches!(infix, Infix::Comparison(ComparisonOperator::IsNot | ComparisonOperator::NotIn)) {
                self.advance();
            }
            self.shift(base, infix, level, operand, start)?;
        }
    }

    /// Takes an operator that stands before its operand.
    #[inline(never)]
    fn prefix(&mut self, base: usize, op: UnaryOperator, level: u8) -> Parsed<()> {
        let start = self.advance().start;
        self.wait(base, Pending { level, start, operator: Waiting::Prefix(op) })
    }

    /// The next token, or two, as an operator.
    #[inline(never)]
    fn infix(&mut self) -> Option<(Infix, u8)> {
        use ComparisonOperator::*;
        use Operator::*;
        let binary = |op, level| Some((Infix::Binary(op), level));
        let comparison = |op| Some((Infix::Comparison(op), level::COMPARISON));
        match self.kind() {
            TokenKind::Or => Some((Infix::Bool(BoolOperator::Or), level::OR)),
            TokenKind::And => Some((Infix::Bool(BoolOperator::And), level::AND)),
            TokenKind::EqualEqual => comparison(Eq),
            TokenKind::NotEqual => comparison(NotEq),
            TokenKind::Less => comparison(Lt),
            TokenKind::LessEqual => comparison(LtE),
            TokenKind::Greater => comparison(Gt),
            TokenKind::GreaterEqual => comparison(GtE),
            TokenKind::In => comparison(In),
            TokenKind::Is if self.peek(1) == TokenKind::Not => comparison(IsNot),
            TokenKind::Is => comparison(Is),
            TokenKind::Not if self.peek(1) == TokenKind::In => comparison(NotIn),
            TokenKind::Not => {
                self.saw_ahead(1);
                None
            }
            TokenKind::Bar => binary(BitOr, level::BIT_OR),
            TokenKind::Caret => binary(BitXor, level::BIT_XOR),
            TokenKind::Ampersand => binary(BitAnd, level::BIT_AND),
            TokenKind::LeftShift => binary(LShift, level::SHIFT),
            TokenKind::RightShift => binary(RShift, level::SHIFT),
            TokenKind::Plus => binary(Add, level::SUM),
            TokenKind::Minus => binary(Sub, level::SUM),
            TokenKind::Star => binary(Mult, level::TERM),
            TokenKind::Slash => binary(Div, level::TERM),
            TokenKind::DoubleSlash => binary(FloorDiv, level::TERM),
            TokenKind::Percent => binary(Mod, level::TERM),
            TokenKind::At => binary(MatMult, level::TERM),
            TokenKind::DoubleStar => binary(Pow, level::POWER),
            _ => None,
        }
    }

    /// Does the next operator belong to the comparison or the `and`s that wait on top?
    fn extends(&self, infix: Option<(Infix, u8)>) -> bool {
        let top = self.pending.last().map(|top| &top.operator);
        matches!(
            (top, infix),
            (Some(Waiting::Comparison { .. }), Some((Infix::Comparison(_), _)))
                | (Some(Waiting::Bool { .. }), Some((Infix::Bool(_), _)))
        )
    }

    fn wait(&mut self, base: usize, pending: Pending<'a>) -> Parsed<()> {
        if self.pending.len() >= base + MAX_HEIGHT {
            return Err(self.too_deep());
        }
        self.pending.push(pending);
        Ok(())
    }

    /// Lets an operator wait for its right operand. Whatever binds tighter on its left is reduced already.
    #[inline(never)]
    fn shift(&mut self, base: usize, infix: Infix, level: u8, left: Grown<'a>, start: u32) -> Parsed<()> {
        let extends = self.pending.len() > base
            && self.pending.last().is_some_and(|top| top.level == level)
            && self.extends(Some((infix, level)));
        if extends {
            match (self.pending.last_mut().map(|top| &mut top.operator), infix) {
                (Some(Waiting::Comparison { op, height, .. }), Infix::Comparison(next)) => {
                    self.comparisons.push(Comparison { op: *op, right: *left.node });
                    *height = left.height.max(*height);
                    *op = next;
                }
                (Some(Waiting::Bool { values, .. }), _) => {
                    self.expressions.push(*left.node);
                    values.height = values.height.max(left.height);
                }
                _ => {}
            }
            return Ok(());
        }
        let operator = match infix {
            Infix::Binary(op) => Waiting::Binary { left, op },
            Infix::Comparison(op) => {
                Waiting::Comparison { left, op, first: self.comparisons.len(), height: left.height }
            }
            Infix::Bool(op) => {
                let mut values = self.list();
                self.add(&mut values, left);
                Waiting::Bool { op, values }
            }
        };
        self.wait(base, Pending { level, start, operator })
    }

    /// There is no operand here. That is a mistake; the second time, what stands before the last operator is an
    /// expression, because another one may follow there.
    #[cold]
    fn without_operand(&mut self, base: usize, before_operator: usize) -> Parsed<Grown<'a>> {
        if !self.is_second_time || self.is_hopeless() {
            return Err(Failed);
        }
        self.go_to(before_operator);
        let mut operand = self.unshift(base)?;
        while self.pending.len() > base {
            (operand, _) = self.reduce(operand, 0)?;
        }
        Ok(operand)
    }

    /// Takes the last operator back, and returns its left operand.
    fn unshift(&mut self, base: usize) -> Parsed<Grown<'a>> {
        while self.pending.len() > base {
            let Some(Pending { level, start, operator }) = self.pending.pop() else {
                break;
            };
            match operator {
                Waiting::Prefix(_) => {}
                Waiting::Binary { left, .. } => return Ok(left),
                Waiting::Comparison { left, first, height, .. } => {
                    if self.comparisons.len() <= first {
                        return Ok(left);
                    }
                    let Some(Comparison { op, right }) = self.comparisons.pop() else {
                        return Ok(left);
                    };
                    let operator = Waiting::Comparison { left, op, first, height };
                    self.pending.push(Pending { level, start, operator });
                    return Ok(Grown { node: self.arena.alloc(right), height });
                }
                Waiting::Bool { op, values } => {
                    let Some(last) = self.expressions.pop() else {
                        break;
                    };
                    let last = Grown { node: self.arena.alloc(last), height: values.height };
                    if self.length(&values) > 0 {
                        self.pending.push(Pending { level, start, operator: Waiting::Bool { op, values } });
                    }
                    return Ok(last);
                }
            }
        }
        Err(Failed)
    }

    /// Gives the operator on top its right operand, and returns the expression with its start.
    #[inline(never)]
    fn reduce(&mut self, operand: Grown<'a>, start: u32) -> Parsed<(Grown<'a>, u32)> {
        let Some(top) = self.pending.pop() else {
            return Ok((operand, start));
        };
        let span = self.since(top.start);
        let grown = match top.operator {
            Waiting::Prefix(op) => {
                self.grow(ExpressionKind::UnaryOp { op, operand: operand.node }, span, operand.height)?
            }
            Waiting::Binary { left, op } => {
                let kind = ExpressionKind::BinOp { left: left.node, op, right: operand.node };
                self.grow(kind, span, left.as_spine().max(operand.height))?
            }
            Waiting::Comparison { left, op, first, height } => {
                self.comparisons.push(Comparison { op, right: *operand.node });
                let comparisons = self.slice(self.comparisons.get(first..).unwrap_or(&[]));
                self.comparisons.truncate(first);
                let kind = ExpressionKind::Compare { left: left.node, comparisons };
                self.grow(kind, span, height.max(operand.height))?
            }
            Waiting::Bool { op, mut values } => {
                self.add(&mut values, operand);
                let height = values.height;
                let values = self.close(&values);
                self.grow(ExpressionKind::BoolOp { op, values }, span, height)?
            }
        };
        Ok((grown, top.start))
    }

    /// What operators stand between: a primary, perhaps awaited.
    #[inline]
    fn operand(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Await { self.awaited() } else { self.primary() }
    }

    #[inline(never)]
    fn awaited(&mut self) -> Parsed<Grown<'a>> {
        let start = self.advance().start;
        let value = self.primary()?;
        self.grow(ExpressionKind::Await { value: value.node }, self.since(start), value.height)
    }

    /// An atom with attributes, calls and subscripts.
    pub fn primary(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let mut value = self.atom()?;
        while matches!(self.kind(), TokenKind::Dot | TokenKind::LeftParen | TokenKind::LeftBracket) {
            if !self.is_second_time {
                value = self.trailer(start, value)?;
                continue;
            }
            match self.trailer_the_second_time(start, value)? {
                Some(longer) => value = longer,
                None => break,
            }
        }
        Ok(value)
    }

    /// What is no call may be a second expression: the comma before it was forgotten.
    #[inline(never)]
    fn trailer_the_second_time(&mut self, start: u32, value: Grown<'a>) -> Parsed<Option<Grown<'a>>> {
        self.attempt(|parser| parser.trailer(start, value))
    }

    #[inline(always)]
    fn trailer(&mut self, start: u32, value: Grown<'a>) -> Parsed<Grown<'a>> {
        match self.kind() {
            TokenKind::LeftParen => self.call(start, value),
            TokenKind::LeftBracket => self.subscript(start, value),
            _ => self.attribute(start, value),
        }
    }

    #[inline(never)]
    fn attribute(&mut self, start: u32, value: Grown<'a>) -> Parsed<Grown<'a>> {
        self.expect(TokenKind::Dot)?;
        let attr = self.name()?;
        let kind = ExpressionKind::Attribute { value: value.node, attr };
        self.grow(kind, self.since(start), value.as_spine())
    }

    #[inline]
    fn atom(&mut self) -> Parsed<Grown<'a>> {
        let constant = match self.kind() {
            TokenKind::Name => return self.name_expression(),
            TokenKind::LeftParen => return self.nested(Self::parenthesized),
            TokenKind::LeftBracket => return self.nested(Self::list_display),
            TokenKind::LeftBrace => return self.nested(Self::brace_display),
            TokenKind::String => return literal::strings(self),
            TokenKind::Number => return self.number(),
            TokenKind::None => Constant::None,
            TokenKind::True => Constant::True,
            TokenKind::False => Constant::False,
            TokenKind::Ellipsis => Constant::Ellipsis,
            _ => return Err(Failed),
        };
        let span = self.advance();
        Ok(self.leaf(ExpressionKind::Constant(constant), span))
    }

    #[inline(never)]
    pub fn name_expression(&mut self) -> Parsed<Grown<'a>> {
        let span = self.span();
        let id = self.name()?;
        Ok(self.leaf(ExpressionKind::Name { id }, span))
    }

    #[inline(never)]
    pub fn number(&mut self) -> Parsed<Grown<'a>> {
        let span = self.span();
        let text = self.text();
        self.expect(TokenKind::Number)?;
        match number::value(self.arena, text) {
            Ok(constant) => Ok(self.leaf(ExpressionKind::Constant(constant), span)),
            Err(kind) => {
                let line = self.source.line(span.start);
                Err(self.raise(kind, super::mistake::Place::Nothing { line }))
            }
        }
    }

    #[inline(never)]
    fn subscript(&mut self, start: u32, value: Grown<'a>) -> Parsed<Grown<'a>> {
        let slice = self.nested(|parser| {
            parser.expect(TokenKind::LeftBracket)?;
            let slice = parser.slices()?;
            parser.expect(TokenKind::RightBracket)?;
            Ok(slice)
        })?;
        let kind = ExpressionKind::Subscript { value: value.node, slice: slice.node };
        self.grow(kind, self.since(start), value.as_spine().max(slice.height))
    }

    fn slices(&mut self) -> Parsed<Grown<'a>> {
        let start = self.start();
        let first = self.slice_or_starred()?;
        let is_starred = matches!(first.node.kind, ExpressionKind::Starred { .. });
        if self.kind() != TokenKind::Comma && !is_starred {
            return Ok(first);
        }
        self.rest_of_slices(start, first)
    }

    #[inline(never)]
    fn rest_of_slices(&mut self, start: u32, first: Grown<'a>) -> Parsed<Grown<'a>> {
        let mut list = self.list();
        self.add(&mut list, first);
        while self.take(TokenKind::Comma) && self.kind() != TokenKind::RightBracket {
            let next = self.slice_or_starred()?;
            self.add(&mut list, next);
        }
        let elts = self.close(&list);
        self.grow(ExpressionKind::Tuple { elts }, self.since(start), list.height)
    }

    fn slice_or_starred(&mut self) -> Parsed<Grown<'a>> {
        if self.kind() == TokenKind::Star {
            return self.starred_argument();
        }
        let start = self.start();
        let lower = if self.kind() == TokenKind::Colon { None } else { Some(self.named_expression()?) };
        let is_bound = lower.is_none_or(|lower| !is_bare_walrus(lower, start));
        if self.kind() != TokenKind::Colon || !is_bound {
            return lower.ok_or(Failed);
        }
        self.rest_of_slice(start, lower)
    }

    /// `lower:upper:step`, from the first colon on.
    #[inline(never)]
    fn rest_of_slice(&mut self, start: u32, lower: Option<Grown<'a>>) -> Parsed<Grown<'a>> {
        self.expect(TokenKind::Colon)?;
        let upper = self.slice_bound()?;
        let step = if self.take(TokenKind::Colon) { self.slice_bound()? } else { None };
        let bounds = [lower, upper, step];
        let height = bounds.iter().flatten().map(|bound| bound.height).max().unwrap_or(0);
        let [lower, upper, step] = bounds.map(|bound| bound.map(|bound| bound.node));
        self.grow(ExpressionKind::Slice { lower, upper, step }, self.since(start), height)
    }

    fn slice_bound(&mut self) -> Parsed<Option<Grown<'a>>> {
        if starts_expression(self.kind()) { self.expression().map(Some) } else { Ok(None) }
    }
}

/// Is this a walrus that is not in parentheses? Then it begins where its target does.
pub(super) fn is_bare_walrus(expression: Grown<'_>, start: u32) -> bool {
    matches!(expression.node.kind, ExpressionKind::NamedExpr { .. }) && expression.node.span.start == start
}
