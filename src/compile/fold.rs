//! Constant expressions: what is computed once, here, instead of whenever it is run.
//!
//! Takes an expression, gives its value if that is known and no larger than what the program says itself. Folds what
//! CPython folds of what can be observed to cost time: arithmetic of numbers, pieces of text, tuples. Whatever could
//! raise or differ in a last bit is left to run.

use super::constant::{boolean, integer, is_true, literal};
use crate::bytecode::code::Constant;
use crate::syntax::tree::{Expression, ExpressionKind as E, Operator, UnaryOperator};
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::ToPrimitive;

/// How deep a constant may be nested. Each level of the tree asks again about what is below it, so this is also
/// how often a node may be looked at.
const MAX_NESTING: u32 = 8;

/// Bits of the integers that multiplication, powers and shifts may make.
const MAX_BITS: u64 = 128;

/// Length of text, and of tuples, that repetition and concatenation may make.
const MAX_TEXT: usize = 4096;
const MAX_ITEMS: usize = 256;

/// The value of an expression, if it is constant.
pub(super) fn fold(expression: &Expression<'_>) -> Option<Constant> {
    fold_nested(expression, MAX_NESTING)
}

fn fold_nested(expression: &Expression<'_>, depth: u32) -> Option<Constant> {
    let deeper = depth.checked_sub(1)?;
    match expression.kind {
        E::Constant(ref constant) => Some(literal(constant)),
        E::Name { id: "__debug__" } => Some(Constant::True),
        E::UnaryOp { op, operand } => fold_unary(op, fold_nested(operand, deeper)?),
        E::Tuple { elts } => {
            let items = elts.iter().map(|element| fold_nested(element, deeper)).collect::<Option<_>>()?;
            Some(Constant::Tuple(items))
        }
        E::BinOp { left, op, right } => {
            let left = fold_nested(left, deeper)?;
            fold_binary(op, &left, &fold_nested(right, deeper)?)
        }
        _ => None,
    }
}

/// Is the value of an expression known?
pub(super) fn is_constant(expression: &Expression<'_>) -> bool {
    matches!(expression.kind, E::Constant(_)) || fold(expression).is_some()
}

/// The value of `in`'s right operand when all it contains is constant: a tuple for a list, a frozen set for a set.
pub(super) fn fold_container(expression: &Expression<'_>) -> Option<Constant> {
    let items = |elts: &[Expression<'_>]| elts.iter().map(fold).collect::<Option<Vec<_>>>();
    match expression.kind {
        E::List { elts } => items(elts).map(Constant::Tuple),
        E::Set { elts } => items(elts).map(Constant::FrozenSet),
        _ => fold(expression),
    }
}

/// `op operand`
pub(super) fn fold_unary(op: UnaryOperator, operand: Constant) -> Option<Constant> {
    use UnaryOperator as U;
    Some(match (op, operand) {
        (U::Not, operand) => boolean(!is_true(&operand)),
        (U::USub, Constant::Int(value)) => {
            value.checked_neg().map_or_else(|| integer(-BigInt::from(value)), Constant::Int)
        }
        (U::USub, Constant::Big(value)) => integer(-value),
        (U::USub, Constant::Float(value)) => Constant::Float(-value),
        (U::UAdd, number @ (Constant::Int(_) | Constant::Big(_) | Constant::Float(_))) => number,
        (U::Invert, Constant::Int(value)) => Constant::Int(!value),
        (U::Invert, Constant::Big(value)) => integer(!value),
        _ => return None,
    })
}

/// `left op right`
pub(super) fn fold_binary(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    use Constant as C;
    match (left, right) {
        (C::Int(_) | C::Big(_), C::Int(_) | C::Big(_)) => fold_integers(op, &big(left)?, &big(right)?),
        (C::Int(_) | C::Float(_), C::Int(_) | C::Float(_)) => fold_floats(op, float(left)?, float(right)?),
        (C::Str(a), C::Str(b)) if op == Operator::Add && a.len() + b.len() <= MAX_TEXT => {
            Some(C::Str([&**a, &**b].concat().into()))
        }
        (C::Bytes(a), C::Bytes(b)) if op == Operator::Add && a.len() + b.len() <= MAX_TEXT => {
            Some(C::Bytes([&**a, &**b].concat().into()))
        }
        (C::Tuple(a), C::Tuple(b)) if op == Operator::Add && a.len() + b.len() <= MAX_ITEMS => {
            Some(C::Tuple([a.as_slice(), b.as_slice()].concat()))
        }
        (C::Int(count), sequence) | (sequence, C::Int(count)) if op == Operator::Mult => {
            fold_repetition(sequence, *count)
        }
        _ => None,
    }
}

fn fold_repetition(sequence: &Constant, count: i64) -> Option<Constant> {
    let count = usize::try_from(count.max(0)).ok()?;
    let fits = |length: usize, most: usize| length.checked_mul(count).is_some_and(|n| n <= most);
    match sequence {
        Constant::Str(text) if fits(text.len(), MAX_TEXT) => Some(Constant::Str(text.repeat(count).into())),
        Constant::Bytes(bytes) if fits(bytes.len(), MAX_TEXT) => {
            Some(Constant::Bytes(bytes.repeat(count).into()))
        }
        // However often: going through nothing takes time, too.
        Constant::Tuple(items) if items.is_empty() => Some(Constant::Tuple(Vec::new())),
        // Only of flat tuples: repeated nesting would grow without bound.
        Constant::Tuple(items)
            if fits(items.len(), MAX_ITEMS) && !items.iter().any(|i| matches!(i, Constant::Tuple(_))) =>
        {
            Some(Constant::Tuple(std::iter::repeat_n(items, count).flatten().cloned().collect()))
        }
        _ => None,
    }
}

fn big(constant: &Constant) -> Option<BigInt> {
    match constant {
        Constant::Int(value) => Some(BigInt::from(*value)),
        Constant::Big(value) => Some(value.clone()),
        _ => None,
    }
}

fn float(constant: &Constant) -> Option<f64> {
    match constant {
        Constant::Int(value) => Some(*value as f64),
        Constant::Float(value) => Some(*value),
        _ => None,
    }
}

fn fold_integers(op: Operator, left: &BigInt, right: &BigInt) -> Option<Constant> {
    let is_zero = right.sign() == Sign::NoSign;
    let small = right.to_u64();
    Some(integer(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if left.bits() + right.bits() <= MAX_BITS => left * right,
        Operator::FloorDiv if !is_zero => left.div_floor(right),
        Operator::Mod if !is_zero => left.mod_floor(right),
        Operator::BitAnd => left & right,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::LShift if small? <= MAX_BITS && left.bits() + small? <= MAX_BITS => left << small?,
        Operator::RShift => left >> small?,
        Operator::Pow if left.bits().checked_mul(small?)? <= MAX_BITS => {
            left.pow(u32::try_from(small?).ok()?)
        }
        // Exact operands, so that one rounding gives what the runtime gives.
        Operator::Div if !is_zero && left.bits() <= 53 && right.bits() <= 53 => {
            return Some(Constant::Float(left.to_f64()? / right.to_f64()?));
        }
        _ => return None,
    }))
}

fn fold_floats(op: Operator, left: f64, right: f64) -> Option<Constant> {
    Some(Constant::Float(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(value: i64) -> Constant {
        Constant::Int(value)
    }

    #[test]
    fn integers_fold_as_python_divides() {
        let cases = [
            (Operator::FloorDiv, -7, 2, Some(int(-4))),
            (Operator::Mod, -7, 2, Some(int(1))),
            (Operator::Mod, 7, -2, Some(int(-1))),
            (Operator::FloorDiv, 1, 0, None),
            (Operator::Pow, 2, 10, Some(int(1024))),
            (Operator::Pow, 2, -1, None),
            (Operator::Pow, 10, 100, None),
            (Operator::LShift, 1, 200, None),
            (Operator::RShift, -5, 1, Some(int(-3))),
            (Operator::Div, 1, 4, Some(Constant::Float(0.25))),
            (Operator::MatMult, 1, 4, None),
        ];
        for (op, a, b, expected) in cases {
            assert_eq!(fold_binary(op, &int(a), &int(b)), expected, "{a} {op:?} {b}");
        }
        assert!(matches!(fold_binary(Operator::Mult, &int(1 << 62), &int(4)), Some(Constant::Big(_))));
        assert_eq!(fold_unary(UnaryOperator::USub, int(i64::MIN)), Some(integer(-BigInt::from(i64::MIN))));
    }

    #[test]
    fn repetition_is_bounded() {
        let text = Constant::Str("ab".into());
        assert_eq!(fold_binary(Operator::Mult, &text, &int(2)), Some(Constant::Str("abab".into())));
        assert_eq!(fold_binary(Operator::Mult, &int(-1), &text), Some(Constant::Str("".into())));
        assert_eq!(fold_binary(Operator::Mult, &text, &int(i64::MAX)), None);
        assert_eq!(fold_binary(Operator::Mult, &text, &int(3000)), None);
    }
}
