//! Expressions as values: what computes an expression into the register where it is wanted.
//!
//! Takes an expression and a [`Want`]. Operands that are locals are used where they are; everything else is computed
//! into the first free register, so that what a call or display needs in a row stands in a row. The left spine of
//! binary operators, calls, attributes and subscripts has no bound, and is walked by a loop; all other nesting
//! recurses. Conditions are in `condition`, calls in `call`, displays and text in `display`.
//!
//! Invariant: a variable's register is written only by the last instruction of what is assigned to it. So the old
//! value is there while the new one is computed, and still there when that raises.

use super::builder::{Builder, Want};
use super::constant::literal;
use super::fold::{fold, fold_binary, fold_container, fold_unary};
use super::mistake::MistakeKind;
use super::operators;
use super::registers::Mark;
use super::scope::{ComprehensionKind, ScopeKind};
use super::{Compiled, refuse};
use crate::bytecode::code::{CodeKind, Constant};
use crate::bytecode::ops::*;
use crate::syntax::tree::{
    self, BoolOperator, Comparison, ComparisonOperator, Expression, ExpressionKind as E, Operator, Span,
    UnaryOperator,
};
use smallvec::SmallVec;

/// When fewer registers are left than this, those of the expressions around are put away.
const LEAST_ROOM: u32 = 56;

/// Putting fewer registers away than this would not help.
const WORTH_PUTTING_AWAY: u32 = 8;

/// Comparisons of a chain whose operands may all stay in registers.
const SHORT_CHAIN: usize = 8;

impl<'t> Builder<'_, 't> {
    /// The value of an expression.
    pub fn value(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        self.check_stop(expression.span)?;
        if self.registers.room() < LEAST_ROOM && self.registers.mark().above(self.base) >= WORTH_PUTTING_AWAY
        {
            return self.value_with_room(expression, want);
        }
        match expression.kind {
            E::BinOp { .. } | E::Attribute { .. } | E::Subscript { .. } | E::Call { .. } => {
                self.spine(expression, want)
            }
            _ => self.leaf(expression, want),
        }
    }

    /// The value in the next register, which is taken.
    pub fn push_value(&mut self, expression: &Expression<'t>) -> Compiled<Reg> {
        let dst = self.registers.mark().reg(0);
        self.value(expression, Want::In(dst))?;
        Ok(self.registers.push())
    }

    /// A constant in a register of its own.
    pub fn push_constant(&mut self, constant: Constant) -> Reg {
        let dst = self.registers.push();
        self.load_constant(constant, dst);
        dst
    }

    /// An operand that is used before `next` could change a local.
    pub fn operand_before(&mut self, expression: &Expression<'t>, next: &Expression<'t>) -> Compiled<Reg> {
        let harmless = matches!(next.kind, E::Name { .. } | E::Constant(_));
        self.value(expression, if harmless { Want::Now } else { Want::Any })
    }

    #[inline(never)]
    fn value_with_room(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let slot = self.with_registers_put_away(|builder, dst| {
            builder.value(expression, Want::In(dst))?;
            Ok(())
        })?;
        let dst = self.destination(mark, want);
        self.load_far(dst, slot);
        Ok(dst)
    }

    /// What has a left spine: down to its end, then up again.
    fn spine(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let mut path: SmallVec<[(&Expression<'t>, Want); 4]> = SmallVec::new();
        let (mut at, mut wanted) = (expression, want);
        loop {
            let (below, below_wanted) = match at.kind {
                // Used first of all when nothing to its right can change it.
                E::BinOp { left, right, .. } | E::Subscript { value: left, slice: right } => {
                    let harmless = matches!(right.kind, E::Name { .. } | E::Constant(_));
                    (left, if harmless { Want::Now } else { Want::Any })
                }
                E::Attribute { value, .. } => (value, Want::Now),
                E::Call { .. } if self.is_plain_super(at) || self.is_super_method(at) => break,
                E::Call { func, args, keywords } => self.callee_wanted(func, args, keywords, mark),
                _ => break,
            };
            path.push((at, wanted));
            (at, wanted) = (below, below_wanted);
        }
        let mut reg = match fold(at) {
            Some(constant) => self.fold_upwards(constant, &mut path, wanted, mark),
            None => self.leaf(at, wanted)?,
        };
        while let Some((node, wanted)) = path.pop() {
            reg = self.apply(node, reg, wanted, mark)?;
        }
        Ok(reg)
    }

    /// A constant at the bottom of a spine takes up the constants to its right.
    fn fold_upwards(
        &mut self,
        constant: Constant,
        path: &mut SmallVec<[(&Expression<'t>, Want); 4]>,
        wanted: Want,
        mark: Mark,
    ) -> Reg {
        let (mut constant, mut wanted) = (constant, wanted);
        while let Some(&(node, outer)) = path.last()
            && let E::BinOp { op, right, .. } = node.kind
            && let Some(folded) = fold(right).and_then(|right| fold_binary(op, &constant, &right))
        {
            (constant, wanted) = (folded, outer);
            path.pop();
        }
        self.registers.release(mark);
        self.constant_value(constant, wanted)
    }

    /// One node of a spine, what is to its left being in `left`.
    fn apply(&mut self, node: &Expression<'t>, left: Reg, want: Want, mark: Mark) -> Compiled<Reg> {
        match node.kind {
            E::BinOp { op, right, .. } => self.binary(node.span, op, left, right, want, mark),
            E::Attribute { attr, .. } => {
                let dst = self.destination(mark, want);
                let span = self.attribute_span(node.span, node.span, attr);
                self.at(span);
                let site = self.site(self.mangle(attr));
                self.emit(Instruction::GetAttr { dst, obj: left, site });
                Ok(dst)
            }
            E::Subscript { slice, .. } => self.subscript(node.span, left, slice, want, mark),
            E::Call { func, args, keywords } => self.call(node.span, func, args, keywords, want, mark),
            _ => Ok(left),
        }
    }

    fn binary(
        &mut self,
        span: Span,
        op: Operator,
        lhs: Reg,
        right: &Expression<'t>,
        want: Want,
        mark: Mark,
    ) -> Compiled<Reg> {
        if let Some(small) = small_constant(right)
            && operators::binary_int(op, lhs, lhs, small).is_some()
        {
            let dst = self.destination(mark, want);
            self.at(span);
            if let Some(instruction) = operators::binary_int(op, dst, lhs, small) {
                self.emit(instruction);
            }
            return Ok(dst);
        }
        let rhs = self.value(right, Want::Now)?;
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(operators::binary(op, dst, lhs, rhs));
        Ok(dst)
    }

    fn subscript(
        &mut self,
        span: Span,
        obj: Reg,
        slice: &Expression<'t>,
        want: Want,
        mark: Mark,
    ) -> Compiled<Reg> {
        if let Some(index) = small_constant(slice) {
            let dst = self.destination(mark, want);
            self.at(span);
            self.emit(Instruction::GetItemInt { dst, obj, index });
            return Ok(dst);
        }
        let index = self.value(slice, Want::Now)?;
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(Instruction::GetItem { dst, obj, index });
        Ok(dst)
    }

    /// Where an attribute is looked up, if the expression goes over several lines: at its name.
    pub fn attribute_span(&mut self, place: Span, attribute: Span, name: &str) -> Span {
        let (lines, source) = (&mut self.shared.lines, self.shared.source);
        if lines.line(source, attribute.start) == lines.line(source, attribute.end) {
            return place;
        }
        Span::new(attribute.end.saturating_sub(name.len() as u32), place.end)
    }

    /// The value of an expression without a left spine.
    fn leaf(&mut self, expression: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let span = expression.span;
        self.at(span);
        match expression.kind {
            E::Constant(ref constant) => Ok(self.constant_value(literal(constant), want)),
            E::Name { id: "__debug__" } => Ok(self.constant_value(Constant::True, want)),
            E::Name { id } => Ok(self.load_name(id, want)),
            E::BoolOp { op, values } => self.bool_op(op, values, want),
            E::NamedExpr { target, value } => self.named_value(target, value, want),
            E::UnaryOp { op, operand } => self.unary(expression, op, operand, want),
            E::Lambda { args, body } => self.lambda(span, args, body, want),
            E::IfExp { test, body, orelse } => self.conditional(test, body, orelse, want),
            E::Dict { entries } => self.dict(span, entries, want),
            E::Set { elts } => self.set(span, elts, want),
            E::List { elts } => self.list(span, elts, want),
            E::Tuple { elts } => self.tuple(expression, elts, want),
            E::ListComp { elt, generators } => {
                self.comprehension(span, ComprehensionKind::List, elt, None, generators, want)
            }
            E::SetComp { elt, generators } => {
                self.comprehension(span, ComprehensionKind::Set, elt, None, generators, want)
            }
            E::GeneratorExp { elt, generators } => {
                self.comprehension(span, ComprehensionKind::Generator, elt, None, generators, want)
            }
            E::DictComp { key, value, generators } => {
                self.comprehension(span, ComprehensionKind::Dict, key, Some(value), generators, want)
            }
            E::Await { value } => self.await_expression(span, value, want),
            E::Yield { value } => self.yield_expression(span, value, want),
            E::YieldFrom { value } => self.yield_from(span, value, want),
            E::Compare { left, comparisons } => self.compare(span, left, comparisons, want),
            E::FormattedValue { .. } | E::JoinedStr { .. } => self.text(expression, want),
            E::Starred { .. } => refuse(MistakeKind::StarredHere, span),
            E::Slice { lower, upper, step } => self.slice(span, [lower, upper, step], want),
            E::Call { .. } if self.is_super_method(expression) => self.super_method(expression, want),
            E::Call { .. } => self.plain_super(expression, want),
            // These have a left spine, and are never its end.
            E::BinOp { .. } | E::Attribute { .. } | E::Subscript { .. } => Ok(self.destination(mark, want)),
        }
    }

    /// A constant where it is wanted.
    pub fn constant_value(&mut self, constant: Constant, want: Want) -> Reg {
        if matches!(want, Want::Any | Want::Now)
            && let Some(reg) = self.kept_constant(&constant)
        {
            return reg;
        }
        let mark = self.registers.mark();
        let dst = self.destination(mark, want);
        self.load_constant(constant, dst);
        dst
    }

    #[inline(never)]
    fn unary(
        &mut self,
        expression: &Expression<'t>,
        op: UnaryOperator,
        operand: &Expression<'t>,
        want: Want,
    ) -> Compiled<Reg> {
        if let Some(constant) = fold(operand).and_then(|operand| fold_unary(op, operand)) {
            return Ok(self.constant_value(constant, want));
        }
        if op == UnaryOperator::Not
            && let E::Compare { left, comparisons: [Comparison { op, right }] } = operand.kind
            && let Some(opposite) = operators::opposite(*op)
        {
            return self.comparison(operand.span, left, opposite, right, want);
        }
        let mark = self.registers.mark();
        let src = self.value(operand, Want::Now)?;
        let dst = self.destination(mark, want);
        self.at(expression.span);
        self.emit(match op {
            UnaryOperator::Invert => Instruction::Invert { dst, src },
            UnaryOperator::Not => Instruction::Not { dst, src },
            UnaryOperator::UAdd => Instruction::Positive { dst, src },
            UnaryOperator::USub => Instruction::Negate { dst, src },
        });
        Ok(dst)
    }

    /// `target := value`
    #[inline(never)]
    fn named_value(&mut self, target: &Expression<'t>, value: &Expression<'t>, want: Want) -> Compiled<Reg> {
        let E::Name { id } = target.kind else { return self.value(value, want) };
        let mark = self.registers.mark();
        let Some(reg) = self.local_register(id) else {
            let src = self.value(value, want)?;
            self.at(target.span);
            self.store_name(id, src)?;
            return Ok(src);
        };
        self.value(value, Want::In(reg))?;
        self.is_bound_now(id);
        Ok(match want {
            Want::Now => reg,
            _ => {
                let dst = self.destination(mark, want);
                self.copy(dst, reg);
                dst
            }
        })
    }

    /// Is the register one that a handler or another operand can look into?
    fn is_variable(&self, reg: Reg) -> bool {
        (reg.0 as u32) < self.layout.first_temporary
    }

    /// Where several ways to a value may all write it.
    fn shared_destination(&self, mark: Mark, want: Want) -> Reg {
        match want {
            Want::In(reg) if !self.is_variable(reg) => reg,
            _ => mark.reg(0),
        }
    }

    #[inline(never)]
    fn bool_op(&mut self, op: BoolOperator, values: &[Expression<'t>], want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let span = self.span();
        let mut dst = self.shared_destination(mark, want);
        if let Want::In(reg) = want
            && values.iter().skip(1).all(|value| matches!(value.kind, E::Constant(_)))
        {
            // A constant neither looks at the variable nor raises.
            dst = reg;
        }
        self.registers.touch(dst);
        let end = self.place();
        let stops_when = op == BoolOperator::Or;
        let last = values.len().saturating_sub(1);
        for (index, value) in values.iter().enumerate() {
            let known = fold(value).map(|constant| super::constant::is_true(&constant));
            if index < last && known == Some(!stops_when) {
                continue;
            }
            self.value(value, Want::In(dst))?;
            if index == last {
                break;
            }
            self.at(span);
            match known {
                Some(_) => self.jump_to(end),
                None => self
                    .branch_to(Instruction::JumpIf { src: dst, expect: Flag(stops_when), to: Label(0) }, end),
            }
        }
        self.land(end);
        Ok(self.deliver(dst, mark, want))
    }

    #[inline(never)]
    fn conditional(
        &mut self,
        test: &Expression<'t>,
        body: &Expression<'t>,
        orelse: &Expression<'t>,
        want: Want,
    ) -> Compiled<Reg> {
        let mark = self.registers.mark();
        // Each way ends with writing it, so it may be a variable.
        let dst = match want {
            Want::In(reg) => reg,
            _ => mark.reg(0),
        };
        let (otherwise, end) = (self.place(), self.place());
        self.branch(test, false, otherwise)?;
        self.value(body, Want::In(dst))?;
        self.jump_to(end);
        self.land(otherwise);
        self.value(orelse, Want::In(dst))?;
        self.land(end);
        Ok(self.deliver(dst, mark, want))
    }

    /// The right operand of a comparison.
    pub fn right_operand(
        &mut self,
        op: ComparisonOperator,
        right: &Expression<'t>,
        want: Want,
    ) -> Compiled<Reg> {
        if matches!(op, ComparisonOperator::In | ComparisonOperator::NotIn)
            && let Some(constant) = fold_container(right)
        {
            return Ok(self.constant_value(constant, want));
        }
        self.value(right, want)
    }

    fn comparison(
        &mut self,
        span: Span,
        left: &Expression<'t>,
        op: ComparisonOperator,
        right: &Expression<'t>,
        want: Want,
    ) -> Compiled<Reg> {
        let mark = self.registers.mark();
        let lhs = self.operand_before(left, right)?;
        let rhs = self.right_operand(op, right, Want::Now)?;
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(operators::comparison(op, dst, lhs, rhs));
        Ok(dst)
    }

    #[inline(never)]
    fn compare(
        &mut self,
        span: Span,
        left: &Expression<'t>,
        comparisons: &[Comparison<'t>],
        want: Want,
    ) -> Compiled<Reg> {
        if let [Comparison { op, right }] = comparisons {
            return self.comparison(span, left, *op, right, want);
        }
        let mark = self.registers.mark();
        let answer = self.registers.push();
        let end = self.place();
        let mut operands = self.chain(left, comparisons.len())?;
        for (index, Comparison { op, right }) in comparisons.iter().enumerate() {
            let is_last = index + 1 == comparisons.len();
            let rhs = self.right_operand(*op, right, if is_last { Want::Now } else { Want::Any })?;
            self.at(span);
            self.emit(operators::comparison(*op, answer, operands.lhs, rhs));
            if !is_last {
                let to = Instruction::JumpIf { src: answer, expect: Flag(false), to: Label(0) };
                self.branch_to(to, end);
                self.next_of_chain(&mut operands, rhs);
            }
        }
        self.land(end);
        Ok(self.deliver(answer, mark, want))
    }

    /// The first operand of a chain of comparisons.
    pub fn chain(&mut self, left: &Expression<'t>, length: usize) -> Compiled<Chain> {
        let floor = self.registers.mark();
        let lhs = self.value(left, Want::Any)?;
        Ok(Chain { lhs, floor, is_long: length > SHORT_CHAIN })
    }

    /// The right operand becomes the left one. In a long chain it moves down, over operands that are done with.
    pub fn next_of_chain(&mut self, chain: &mut Chain, rhs: Reg) {
        chain.lhs = rhs;
        if chain.is_long && chain.floor.covers(rhs) {
            self.registers.release(chain.floor);
            chain.lhs = self.registers.push();
            self.copy(chain.lhs, rhs);
        }
    }

    #[inline(never)]
    fn slice(&mut self, span: Span, parts: [Option<&Expression<'t>>; 3], want: Want) -> Compiled<Reg> {
        let mark = self.registers.mark();
        for part in parts {
            match part {
                Some(part) => self.push_value(part)?,
                None => self.push_constant(Constant::None),
            };
        }
        let dst = self.destination(mark, want);
        self.at(span);
        self.emit(Instruction::BuildSlice { dst, parts: mark.reg(0) });
        Ok(dst)
    }

    // ---- suspension ----

    #[inline(never)]
    fn yield_expression(&mut self, span: Span, value: Option<&Expression<'t>>, want: Want) -> Compiled<Reg> {
        if !self.is_function() {
            return refuse(MistakeKind::YieldOutside, span);
        }
        let mark = self.registers.mark();
        let src = match value {
            Some(value) => self.value(value, Want::Now)?,
            None => self.push_constant(Constant::None),
        };
        self.at(span);
        Ok(self.yield_value(src, want, mark))
    }

    /// Suspend with the value in `src`; what is sent comes to where it is wanted.
    pub fn yield_value(&mut self, src: Reg, want: Want, mark: Mark) -> Reg {
        let mut src = src;
        if self.code_kind == CodeKind::AsyncGenerator {
            let wrapped = self.registers.push();
            self.emit(Instruction::AsyncWrap { dst: wrapped, src });
            src = wrapped;
        }
        let dst = self.destination(mark, want);
        self.emit(Instruction::Yield { dst, src, live: Count(mark.reg(0).0) });
        dst
    }

    #[inline(never)]
    fn yield_from(&mut self, span: Span, value: &Expression<'t>, want: Want) -> Compiled<Reg> {
        if !self.is_function() {
            return refuse(MistakeKind::YieldOutside, span);
        }
        if matches!(self.kind, ScopeKind::Function { is_async: true }) {
            return refuse(MistakeKind::YieldFromInAsync, span);
        }
        let mark = self.registers.mark();
        let src = self.value(value, Want::Now)?;
        self.registers.release(mark);
        let iter = self.registers.push();
        self.at(span);
        self.emit(Instruction::YieldFromIter { dst: iter, src });
        Ok(self.delegate(mark, want))
    }

    #[inline(never)]
    fn await_expression(&mut self, span: Span, value: &Expression<'t>, want: Want) -> Compiled<Reg> {
        if !self.is_function() {
            return refuse(MistakeKind::AwaitOutsideFunction, span);
        }
        if !self.may_await() {
            return refuse(MistakeKind::AwaitOutsideAsync, span);
        }
        let mark = self.registers.mark();
        let src = self.value(value, Want::Now)?;
        self.at(span);
        Ok(self.await_value(src, 0, mark, want))
    }

    /// May `await` stand in this scope?
    pub fn may_await(&self) -> bool {
        matches!(self.kind, ScopeKind::Function { is_async: true } | ScopeKind::Comprehension(_))
    }

    /// Wait for what is in `src`, and bring the outcome to where it is wanted.
    pub fn await_value(&mut self, src: Reg, which: u8, mark: Mark, want: Want) -> Reg {
        self.registers.release(mark);
        let iter = self.registers.push();
        self.emit(Instruction::GetAwaitable { dst: iter, src, which: Count(which) });
        self.delegate(mark, want)
    }

    /// Yield everything that the iterator in the register at `mark` yields, and send it what is sent; its value comes
    /// to where it is wanted. An exception that is thrown in goes to the iterator.
    pub fn delegate(&mut self, mark: Mark, want: Want) -> Reg {
        let iter = mark.reg(0);
        // Nobody sends anything any more when an exception has arrived: one register for both.
        let sent = self.registers.push();
        let dst = self.registers.push();
        // Both are written before they are read again: one by who resumes, the other by the iterator.
        let live = Count(sent.0);
        let (resume, end) = (self.place(), self.place());
        self.load_none(sent);
        let (bound, was_reachable) = (self.bound.clone(), self.reachable);
        self.jump_to(resume);
        (self.bound, self.reachable) = (bound, was_reachable);
        let thrown = self.label_here();
        self.branch_to(Instruction::ThrowInto { dst, iter, exc: sent, to: Label(0) }, end);
        let suspend = self.label_here();
        self.emit(Instruction::Yield { dst: sent, src: dst, live });
        let resumed = self.label_here();
        self.land(resume);
        self.branch_to(Instruction::Send { dst, iter, sent, to: Label(0) }, end);
        self.jump_back(suspend);
        if was_reachable {
            self.asm.protect(suspend, resumed, thrown, sent.0);
        }
        self.land(end);
        self.deliver(dst, mark, want)
    }
}

/// A chain of comparisons being computed.
pub(super) struct Chain {
    /// The operand that the next comparison has on its left.
    pub lhs: Reg,
    floor: Mark,
    is_long: bool,
}

/// A constant that fits in an instruction.
pub(super) fn small_constant(expression: &Expression<'_>) -> Option<Imm> {
    let value = match expression.kind {
        E::Constant(tree::Constant::Int(value)) => value,
        E::UnaryOp { .. } | E::BinOp { .. } => match fold(expression)? {
            Constant::Int(value) => value,
            _ => return None,
        },
        _ => return None,
    };
    i8::try_from(value).ok().map(Imm)
}
