//! Primitives on constants, and what is known of ints without knowing them.
//!
//! Each row says what `interp::primitives` says of the same name; a primitive that is not here is not folded.

use crate::heap::Word;
use crate::jit::ir::{Constant, Primitive};

/// A constant number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    pub(super) fn of(constant: &Constant) -> Option<Number> {
        match constant {
            Constant::Int(i) => Some(Number::Int(*i)),
            Constant::Float(f) => Some(Number::Float(*f)),
            _ => None,
        }
    }
}

/// What a primitive gives.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Outcome {
    /// The answer of a test.
    Test(bool),
    /// A result.
    Constant(Constant),
    /// No result.
    None,
}

/// What a primitive gives for these operands, if that is known.
pub(super) fn evaluate(primitive: Primitive, operands: &[Option<Number>]) -> Option<Outcome> {
    match *operands {
        [Some(Number::Int(a))] => of_int(primitive, a),
        [Some(Number::Float(a))] => of_float(primitive, a),
        [Some(Number::Int(a)), Some(Number::Int(b))] => of_ints(primitive, a, b),
        [Some(Number::Float(a)), Some(Number::Float(b))] => of_floats(primitive, a, b),
        _ => None,
    }
}

fn int(i: i64) -> Outcome {
    Outcome::Constant(Constant::Int(i))
}

fn float(f: f64) -> Outcome {
    Outcome::Constant(Constant::Float(f))
}

fn of_int(primitive: Primitive, a: i64) -> Option<Outcome> {
    use Primitive as P;
    Some(match primitive {
        P::from_int if Word::fits(a) => Outcome::Constant(Constant::Word(Word::int(a))),
        P::int_to_float => float(a as f64),
        P::int_neg => a.checked_neg().map_or(Outcome::None, int),
        P::int_not => int(!a),
        P::int_step => int(a.wrapping_add(1)),
        _ => return None,
    })
}

fn of_float(primitive: Primitive, a: f64) -> Option<Outcome> {
    use Primitive as P;
    Some(match primitive {
        P::from_float => Outcome::Constant(Constant::Word(Word::float(a))),
        P::float_neg => float(-a),
        _ => return None,
    })
}

fn of_ints(primitive: Primitive, a: i64, b: i64) -> Option<Outcome> {
    use Primitive as P;
    Some(match primitive {
        P::int_add => a.checked_add(b).map_or(Outcome::None, int),
        P::int_sub => a.checked_sub(b).map_or(Outcome::None, int),
        P::int_mul => a.checked_mul(b).map_or(Outcome::None, int),
        P::int_and => int(a & b),
        P::int_or => int(a | b),
        P::int_xor => int(a ^ b),
        P::int_lt => Outcome::Test(a < b),
        P::int_le => Outcome::Test(a <= b),
        P::int_eq => Outcome::Test(a == b),
        _ => return None,
    })
}

fn of_floats(primitive: Primitive, a: f64, b: f64) -> Option<Outcome> {
    use Primitive as P;
    Some(match primitive {
        P::float_add => float(a + b),
        P::float_sub => float(a - b),
        P::float_mul => float(a * b),
        P::float_lt => Outcome::Test(a < b),
        P::float_le => Outcome::Test(a <= b),
        P::float_eq => Outcome::Test(a == b),
        _ => return None,
    })
}

/// Which operand is the result, whatever that is?
pub(super) fn is_operand(primitive: Primitive, operands: &[Option<Number>]) -> Option<usize> {
    use Primitive as P;
    let (other, n, is_first) = match operands {
        [_, Some(Number::Int(b))] => (0, *b, true),
        [Some(Number::Int(a)), _] => (1, *a, false),
        _ => return None,
    };
    let is_same = match primitive {
        P::int_add | P::int_or | P::int_xor => n == 0,
        P::int_sub | P::int_shl | P::int_shr => n == 0 && is_first,
        P::int_mul => n == 1,
        P::int_floor_div => n == 1 && is_first,
        _ => false,
    };
    is_same.then_some(other)
}

/// Where the result of a primitive lies, by where its operands lie.
pub(super) fn range(primitive: Primitive, a: (i64, i64), b: (i64, i64)) -> (i64, i64) {
    use Primitive as P;
    const EVERY: (i64, i64) = (i64::MIN, i64::MAX);
    let both = |lowest: Option<i64>, highest: Option<i64>| lowest.zip(highest).unwrap_or(EVERY);
    match primitive {
        P::int_mod if b.0 > 0 => (0, b.1 - 1),
        P::int_and if a.0 >= 0 && b.0 >= 0 => (0, a.1.min(b.1)),
        P::int_and if a.0 >= 0 => (0, a.1),
        P::int_and if b.0 >= 0 => (0, b.1),
        P::int_add => both(a.0.checked_add(b.0), a.1.checked_add(b.1)),
        P::int_sub => both(a.0.checked_sub(b.1), a.1.checked_sub(b.0)),
        P::list_len | P::tuple_len | P::dict_len | P::text_len => (0, i64::MAX),
        P::char_at | P::char_of => (0, 127),
        _ => EVERY,
    }
}

/// The answer of a comparison of ints that lie there, if all give the same.
pub(super) fn order(primitive: Primitive, a: (i64, i64), b: (i64, i64)) -> Option<bool> {
    use Primitive as P;
    let (all, none) = match primitive {
        P::int_lt => (a.1 < b.0, a.0 >= b.1),
        P::int_le => (a.1 <= b.0, a.0 > b.1),
        P::int_eq => (false, a.1 < b.0 || b.1 < a.0),
        _ => return None,
    };
    (all || none).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overflow_has_no_result() {
        let most = Some(Number::Int(i64::MAX));
        assert_eq!(evaluate(Primitive::int_add, &[most, Some(Number::Int(1))]), Some(Outcome::None));
        assert_eq!(evaluate(Primitive::int_sub, &[most, Some(Number::Int(1))]), Some(int(i64::MAX - 1)));
        assert_eq!(evaluate(Primitive::from_int, &[most]), None);
    }

    #[test]
    fn ranges_decide_comparisons() {
        let index = range(Primitive::int_mod, (i64::MIN, i64::MAX), (100, 100));
        assert_eq!(index, (0, 99));
        assert_eq!(order(Primitive::int_lt, index, (100, 100)), Some(true));
        assert_eq!(order(Primitive::int_lt, index, (0, 0)), Some(false));
        assert_eq!(order(Primitive::int_lt, index, (50, 50)), None);
        assert_eq!(range(Primitive::int_add, index, (i64::MAX, i64::MAX)), (i64::MIN, i64::MAX));
    }
}
