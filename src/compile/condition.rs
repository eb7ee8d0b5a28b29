//! Expressions as conditions: jumps on the truth of an expression, without making the truth a value.
//!
//! Takes an expression, a truth and a place; emits code that goes to the place when the expression has that truth,
//! and falls through otherwise. `not`, `and`, `or`, chains and conditional expressions become jumps between parts;
//! a comparison and its branch are one instruction; a constant decides here and now.

use super::Compiled;
use super::builder::{Builder, Want};
use super::constant::is_true;
use super::expression::small_constant;
use super::flow::Place;
use super::fold::fold;
use super::operators;
use crate::bytecode::ops::{Flag, Instruction, Label, Reg};
use crate::syntax::tree::{
    BoolOperator, Comparison, ComparisonOperator, Constant, Expression, ExpressionKind as E, Span,
    UnaryOperator,
};

impl<'t> Builder<'_, 't> {
    /// Go to `to` when the truth of `test` is `expect`.
    pub fn branch(&mut self, test: &Expression<'t>, expect: bool, to: Place) -> Compiled {
        match test.kind {
            E::UnaryOp { op: UnaryOperator::Not, operand } => return self.branch(operand, !expect, to),
            E::BoolOp { op, values } => return self.branch_bool_op(op, values, expect, to),
            E::IfExp { test, body, orelse } => {
                return self.branch_conditional(test, body, orelse, expect, to);
            }
            E::Compare { left, comparisons } => {
                return match comparisons {
                    [Comparison { op, right }] => {
                        self.branch_comparison(test.span, left, *op, right, expect, to)
                    }
                    _ => self.branch_chain(test.span, left, comparisons, expect, to),
                };
            }
            _ => {}
        }
        if let Some(constant) = fold(test) {
            if is_true(&constant) == expect {
                self.at(test.span);
                self.jump_to(to);
            }
            return Ok(());
        }
        let mark = self.registers.mark();
        let src = self.value(test, Want::Now)?;
        self.registers.release(mark);
        self.at(test.span);
        self.branch_to(Instruction::JumpIf { src, expect: Flag(expect), to: Label(0) }, to);
        Ok(())
    }

    #[inline(never)]
    fn branch_bool_op(
        &mut self,
        op: BoolOperator,
        values: &[Expression<'t>],
        expect: bool,
        to: Place,
    ) -> Compiled {
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        let stops_when = op == BoolOperator::Or;
        if stops_when == expect {
            values.iter().try_for_each(|value| self.branch(value, expect, to))
        } else {
            let skip = self.place();
            others.iter().try_for_each(|value| self.branch(value, stops_when, skip))?;
            self.branch(last, expect, to)?;
            self.land(skip);
            Ok(())
        }
    }

    #[inline(never)]
    fn branch_conditional(
        &mut self,
        test: &Expression<'t>,
        body: &Expression<'t>,
        orelse: &Expression<'t>,
        expect: bool,
        to: Place,
    ) -> Compiled {
        let (otherwise, end) = (self.place(), self.place());
        self.branch(test, false, otherwise)?;
        self.branch(body, expect, to)?;
        self.jump_to(end);
        self.land(otherwise);
        self.branch(orelse, expect, to)?;
        self.land(end);
        Ok(())
    }

    #[inline(never)]
    fn branch_comparison(
        &mut self,
        span: Span,
        left: &Expression<'t>,
        op: ComparisonOperator,
        right: &Expression<'t>,
        expect: bool,
        to: Place,
    ) -> Compiled {
        let mark = self.registers.mark();
        let lhs = self.operand_before(left, right)?;
        if let Some(instruction) = branch_constant(op, lhs, right, expect) {
            self.registers.release(mark);
            self.at(span);
            self.branch_to(instruction, to);
            return Ok(());
        }
        let rhs = self.right_operand(op, right, Want::Now)?;
        self.registers.release(mark);
        self.at(span);
        self.branch_compared(op, lhs, rhs, expect, to);
        Ok(())
    }

    /// Both operands are in registers, and above the present height there is room for an answer.
    fn branch_compared(&mut self, op: ComparisonOperator, lhs: Reg, rhs: Reg, expect: bool, to: Place) {
        match operators::branch(op, lhs, rhs, expect) {
            Some(instruction) => self.branch_to(instruction, to),
            None => {
                let mark = self.registers.mark();
                let src = self.registers.push();
                self.emit(operators::comparison(op, src, lhs, rhs));
                self.branch_to(Instruction::JumpIf { src, expect: Flag(expect), to: Label(0) }, to);
                self.registers.release(mark);
            }
        }
    }

    #[inline(never)]
    fn branch_chain(
        &mut self,
        span: Span,
        left: &Expression<'t>,
        comparisons: &[Comparison<'t>],
        expect: bool,
        to: Place,
    ) -> Compiled {
        let mark = self.registers.mark();
        // One false comparison settles it.
        let skip = self.place();
        let when_false = if expect { skip } else { to };
        let mut operands = self.chain(left, comparisons.len())?;
        for (index, Comparison { op, right }) in comparisons.iter().enumerate() {
            let is_last = index + 1 == comparisons.len();
            let rhs = self.right_operand(*op, right, if is_last { Want::Now } else { Want::Any })?;
            self.at(span);
            match is_last {
                true => self.branch_compared(*op, operands.lhs, rhs, expect, to),
                false => {
                    self.branch_compared(*op, operands.lhs, rhs, false, when_false);
                    self.next_of_chain(&mut operands, rhs);
                }
            }
        }
        self.registers.release(mark);
        self.land(skip);
        Ok(())
    }
}

/// The branch for a comparison with a constant that fits in it.
fn branch_constant(
    op: ComparisonOperator,
    lhs: Reg,
    right: &Expression<'_>,
    expect: bool,
) -> Option<Instruction> {
    let is_none = matches!(right.kind, E::Constant(Constant::None));
    match op {
        ComparisonOperator::Is if is_none => {
            Some(Instruction::BranchNone { src: lhs, expect: Flag(expect), to: Label(0) })
        }
        ComparisonOperator::IsNot if is_none => {
            Some(Instruction::BranchNone { src: lhs, expect: Flag(!expect), to: Label(0) })
        }
        _ => small_constant(right).and_then(|rhs| operators::branch_int(op, lhs, rhs, expect)),
    }
}
