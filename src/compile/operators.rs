//! From the tree's operators to the rows of the instruction table.
//!
//! Pure tables: which row computes, which one takes a small constant, which one branches.

use crate::bytecode::ops::{Binary, Flag, Imm, Instruction, Instruction as I, Label, Reg, Wide};
use crate::syntax::tree::{ComparisonOperator, Operator};

/// `dst = lhs op rhs`
pub(super) fn binary(op: Operator, dst: Reg, lhs: Reg, rhs: Reg) -> Instruction {
    match op {
        Operator::Add => I::Add { dst, lhs, rhs },
        Operator::Sub => I::Subtract { dst, lhs, rhs },
        Operator::Mult => I::Multiply { dst, lhs, rhs },
        Operator::MatMult => I::MatrixMultiply { dst, lhs, rhs },
        Operator::Div => I::Divide { dst, lhs, rhs },
        Operator::Mod => I::Modulo { dst, lhs, rhs },
        Operator::Pow => I::Power { dst, lhs, rhs },
        Operator::LShift => I::ShiftLeft { dst, lhs, rhs },
        Operator::RShift => I::ShiftRight { dst, lhs, rhs },
        Operator::BitOr => I::BitOr { dst, lhs, rhs },
        Operator::BitXor => I::BitXor { dst, lhs, rhs },
        Operator::BitAnd => I::BitAnd { dst, lhs, rhs },
        Operator::FloorDiv => I::FloorDivide { dst, lhs, rhs },
    }
}

/// `dst = lhs op rhs`, the right operand a small constant.
pub(super) fn binary_int(op: Operator, dst: Reg, lhs: Reg, rhs: Imm) -> Option<Instruction> {
    Some(match op {
        Operator::Add => I::AddInt { dst, lhs, rhs },
        Operator::Sub => I::SubtractInt { dst, lhs, rhs },
        Operator::Mult => I::MultiplyInt { dst, lhs, rhs },
        Operator::FloorDiv => I::FloorDivideInt { dst, lhs, rhs },
        Operator::Mod => I::ModuloInt { dst, lhs, rhs },
        Operator::BitAnd => I::BitAndInt { dst, lhs, rhs },
        Operator::LShift => I::ShiftLeftInt { dst, lhs, rhs },
        Operator::RShift => I::ShiftRightInt { dst, lhs, rhs },
        _ => return None,
    })
}

/// `dst = lhs op= rhs`
pub(super) fn in_place(op: Operator, dst: Reg, lhs: Reg, rhs: Reg) -> Instruction {
    let which = match op {
        Operator::Add => return I::AddInPlace { dst, lhs, rhs },
        Operator::Sub => return I::SubtractInPlace { dst, lhs, rhs },
        Operator::Mult => return I::MultiplyInPlace { dst, lhs, rhs },
        Operator::MatMult => Binary::MatrixMultiply,
        Operator::Div => Binary::Divide,
        Operator::Mod => Binary::Modulo,
        Operator::Pow => Binary::Power,
        Operator::LShift => Binary::ShiftLeft,
        Operator::RShift => Binary::ShiftRight,
        Operator::BitOr => Binary::BitOr,
        Operator::BitXor => Binary::BitXor,
        Operator::BitAnd => Binary::BitAnd,
        Operator::FloorDiv => Binary::FloorDivide,
    };
    I::InPlace { dst, lhs, rhs, which: Wide(which as u32) }
}

/// `dst = lhs op= rhs`, the right operand a small constant.
pub(super) fn in_place_int(op: Operator, dst: Reg, lhs: Reg, rhs: Imm) -> Option<Instruction> {
    match op {
        Operator::Add => Some(I::AddInPlaceInt { dst, lhs, rhs }),
        Operator::Sub => Some(I::SubtractInPlaceInt { dst, lhs, rhs }),
        _ => None,
    }
}

/// `dst = lhs op rhs`
pub(super) fn comparison(op: ComparisonOperator, dst: Reg, lhs: Reg, rhs: Reg) -> Instruction {
    match op {
        ComparisonOperator::Eq => I::Equal { dst, lhs, rhs },
        ComparisonOperator::NotEq => I::NotEqual { dst, lhs, rhs },
        ComparisonOperator::Lt => I::Less { dst, lhs, rhs },
        ComparisonOperator::LtE => I::LessEqual { dst, lhs, rhs },
        ComparisonOperator::Gt => I::Greater { dst, lhs, rhs },
        ComparisonOperator::GtE => I::GreaterEqual { dst, lhs, rhs },
        ComparisonOperator::Is => I::Is { dst, lhs, rhs },
        ComparisonOperator::IsNot => I::IsNot { dst, lhs, rhs },
        ComparisonOperator::In => I::Contains { dst, item: lhs, container: rhs },
        ComparisonOperator::NotIn => I::NotContains { dst, item: lhs, container: rhs },
    }
}

/// Jump when the answer of `lhs op rhs` is `expect`; `in` has no such row.
pub(super) fn branch(op: ComparisonOperator, lhs: Reg, rhs: Reg, expect: bool) -> Option<Instruction> {
    let (to, negated) = (Label(0), Flag(!expect));
    let expect = Flag(expect);
    Some(match op {
        ComparisonOperator::Eq => I::BranchEqual { lhs, rhs, expect, to },
        ComparisonOperator::NotEq => I::BranchNotEqual { lhs, rhs, expect, to },
        ComparisonOperator::Lt => I::BranchLess { lhs, rhs, expect, to },
        ComparisonOperator::LtE => I::BranchLessEqual { lhs, rhs, expect, to },
        ComparisonOperator::Gt => I::BranchGreater { lhs, rhs, expect, to },
        ComparisonOperator::GtE => I::BranchGreaterEqual { lhs, rhs, expect, to },
        ComparisonOperator::Is => I::BranchIs { lhs, rhs, expect, to },
        ComparisonOperator::IsNot => I::BranchIs { lhs, rhs, expect: negated, to },
        ComparisonOperator::In | ComparisonOperator::NotIn => return None,
    })
}

/// The same, the right operand a small constant.
pub(super) fn branch_int(op: ComparisonOperator, lhs: Reg, rhs: Imm, expect: bool) -> Option<Instruction> {
    let (to, expect) = (Label(0), Flag(expect));
    Some(match op {
        ComparisonOperator::Eq => I::BranchEqualInt { lhs, rhs, expect, to },
        ComparisonOperator::NotEq => I::BranchNotEqualInt { lhs, rhs, expect, to },
        ComparisonOperator::Lt => I::BranchLessInt { lhs, rhs, expect, to },
        ComparisonOperator::LtE => I::BranchLessEqualInt { lhs, rhs, expect, to },
        ComparisonOperator::Gt => I::BranchGreaterInt { lhs, rhs, expect, to },
        ComparisonOperator::GtE => I::BranchGreaterEqualInt { lhs, rhs, expect, to },
        _ => return None,
    })
}

/// The operator that answers the opposite, where that is certain.
pub(super) fn opposite(op: ComparisonOperator) -> Option<ComparisonOperator> {
    Some(match op {
        ComparisonOperator::Is => ComparisonOperator::IsNot,
        ComparisonOperator::IsNot => ComparisonOperator::Is,
        ComparisonOperator::In => ComparisonOperator::NotIn,
        ComparisonOperator::NotIn => ComparisonOperator::In,
        _ => return None,
    })
}
