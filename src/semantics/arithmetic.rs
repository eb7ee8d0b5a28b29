//! Arithmetic: numbers here, text and everything else through special methods.

use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::{Continuation, Index};
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::protocol::binary_names;

/// An int of up to 64 bits, immediate or not; `bool` excluded, as it is rare and goes the slow way.
#[inline(always)]
pub(crate) fn integer<M: Machine>(m: &mut M, v: M::Value) -> Option<M::Int> {
    if let Some(i) = m.as_int(v) {
        return Some(i);
    }
    m.as_wide_int(v)
}

/// A float, or an int that becomes one.
#[inline(always)]
pub(crate) fn real<M: Machine>(m: &mut M, v: M::Value) -> Option<M::Float> {
    if let Some(f) = m.as_float(v) {
        return Some(f);
    }
    let i = m.as_int(v)?;
    Some(m.int_to_float(i))
}

#[inline(always)]
fn set_int<M: Machine>(mut m: M, dst: Reg, i: M::Int) -> Done<M> {
    let v = m.from_int(i);
    m.set(dst, v)
}

#[inline(always)]
fn set_float<M: Machine>(mut m: M, dst: Reg, f: M::Float) -> Done<M> {
    let v = m.from_float(f);
    m.set(dst, v)
}

/// An operator on two registers: ints, then floats, then whatever the classes say.
#[inline(always)]
fn arithmetic<M: Machine>(
    mut m: M,
    dst: Reg,
    (a, b): (M::Value, M::Value),
    op: Binary,
    in_place: bool,
    ints: impl Fn(&mut M, M::Int, M::Int) -> Option<M::Int> + Copy,
    floats: impl FnOnce(&mut M, M::Float, M::Float) -> Option<M::Float>,
) -> Done<M> {
    if let Some(x) = m.as_int(a)
        && let Some(y) = m.as_int(b)
    {
        if let Some(z) = ints(&mut m, x, y) {
            return set_int(m, dst, z);
        }
    } else if let Some(x) = real(&mut m, a)
        && let Some(y) = real(&mut m, b)
        && let Some(z) = floats(&mut m, x, y)
    {
        return set_float(m, dst, z);
    }
    let wide = move |mut m: M| {
        if let Some(x) = integer(&mut m, a)
            && let Some(y) = integer(&mut m, b)
            && let Some(z) = ints(&mut m, x, y)
        {
            return set_int(m, dst, z);
        }
        m.at_length(move |mut m| match m.of_long_ints(op, a, b) {
            Some(v) => m.set(dst, v),
            None => binary(m, dst, a, b, op, in_place),
        })
    };
    // Hashes are made of products that no word holds, and of bits of them.
    if matches!(op, Binary::BitAnd | Binary::BitXor | Binary::ShiftRight | Binary::Modulo) {
        return wide(m);
    }
    m.at_length(wide)
}

/// An operator whose operands are no numbers, or not such numbers: special methods that are functions are entered as
/// frames, everything else is a helper's.
fn binary<M: Machine>(mut m: M, dst: Reg, a: M::Value, b: M::Value, op: Binary, in_place: bool) -> Done<M> {
    if m.as_instance(a).is_some() {
        let (own, reflected, place, _) = binary_names(op);
        let place = if in_place { m.special(a, place) } else { None };
        // A subclass's reflected method goes first; that is for the helper to find out.
        let plain =
            m.as_instance(b).is_none() || same_class(&mut m, a, b) || m.special(b, reflected).is_none();
        let method = if place.is_some() {
            place
        } else if plain && !in_place {
            m.special(a, own)
        } else {
            None
        };
        if let Some(f) = method
            && let Some(done) = super::call::enter_special(&mut m, f, &[a, b])
        {
            return done.enter(m, &[a, b], Continuation::Binary, dst);
        }
    }
    let number = Index(op as u32);
    if op == Binary::Add
        && let Some(v) = m.text_concat(a, b)
    {
        return m.set(dst, v);
    }
    if let Some(v) = m.wide_operator(number, a, b) {
        return m.set(dst, v);
    }
    if !in_place
        && matches!(op, Binary::Add | Binary::Multiply)
        && let Some(v) = m.sequence_operator(number, a, b)
    {
        return m.set(dst, v);
    }
    let (number, place) = (m.word(Word::int(op as i64)), m.word(Word::bool(in_place)));
    m.help(&helper::BINARY, &[a, b, number, place], Deliver::To(dst))
}

fn same_class<M: Machine>(m: &mut M, a: M::Value, b: M::Value) -> bool {
    let (Some(x), Some(y)) = (m.as_object(a), m.as_object(b)) else { return false };
    // Equal shapes are enough: other shapes of the same class go the slow way, which is right as well.
    m.shape_of(x) == m.shape_of(y)
}

/// What a binary operator does with the answer of its first method; see `call::ret`.
pub(super) fn after_binary<M: Machine>(mut m: M, v: M::Value, from: u32, extension: u32) -> Done<M> {
    let i = Ins(from);
    let dst = Reg(i.a());
    if !m.is(v, Word::NOT_IMPLEMENTED) {
        return m.leave().set(dst, v);
    }
    let (op, in_place, constant) = operator_of(i, extension);
    let a = m.caller_reg(Reg(i.b()));
    let b = match constant {
        Some(c) => m.word(Word::int(c)),
        None => m.caller_reg(Reg(i.c())),
    };
    let number = m.word(Word::int(op as i64));
    let place = m.word(Word::bool(in_place));
    // The first method has answered already: the helper asks the other ones. It runs in the caller's frame.
    let asked = m.word(Word::TRUE);
    m.leave_then(&helper::BINARY, &[a, b, number, place, asked], Deliver::To(dst))
}

/// The operator of a binary instruction: which, in place, and the right operand if it is a constant.
fn operator_of(i: Ins, extension: u32) -> (Binary, bool, Option<i64>) {
    let constant = || Some(i.c() as i8 as i64);
    match i.op() {
        Op::Add => (Binary::Add, false, None),
        Op::Subtract => (Binary::Subtract, false, None),
        Op::Multiply => (Binary::Multiply, false, None),
        Op::Divide => (Binary::Divide, false, None),
        Op::FloorDivide => (Binary::FloorDivide, false, None),
        Op::Modulo => (Binary::Modulo, false, None),
        Op::Power => (Binary::Power, false, None),
        Op::MatrixMultiply => (Binary::MatrixMultiply, false, None),
        Op::ShiftLeft => (Binary::ShiftLeft, false, None),
        Op::ShiftRight => (Binary::ShiftRight, false, None),
        Op::BitAnd => (Binary::BitAnd, false, None),
        Op::BitOr => (Binary::BitOr, false, None),
        Op::BitXor => (Binary::BitXor, false, None),
        Op::AddInPlace => (Binary::Add, true, None),
        Op::SubtractInPlace => (Binary::Subtract, true, None),
        Op::MultiplyInPlace => (Binary::Multiply, true, None),
        Op::AddInPlaceInt => (Binary::Add, true, constant()),
        Op::SubtractInPlaceInt => (Binary::Subtract, true, constant()),
        Op::AddInt => (Binary::Add, false, constant()),
        Op::SubtractInt => (Binary::Subtract, false, constant()),
        Op::MultiplyInt => (Binary::Multiply, false, constant()),
        Op::FloorDivideInt => (Binary::FloorDivide, false, constant()),
        Op::ModuloInt => (Binary::Modulo, false, constant()),
        Op::BitAndInt => (Binary::BitAnd, false, constant()),
        Op::ShiftLeftInt => (Binary::ShiftLeft, false, constant()),
        Op::ShiftRightInt => (Binary::ShiftRight, false, constant()),
        _ => (Binary::of(Count(extension as u8)).unwrap_or(Binary::Add), true, None),
    }
}

macro_rules! operators { ($( $name:ident $constant:ident? $op:ident $in_place:literal $ints:expr, $floats:expr; )*) => { $(
    /// `dst = lhs OP rhs`; see the instruction table.
    #[inline(always)]
    pub fn $name<M: Machine>(mut m: M, dst: Reg, lhs: Reg, rhs: operand!($constant)) -> Done<M> {
        let a = m.reg(lhs);
        let b = right!($constant m rhs);
        arithmetic(m, dst, (a, b), Binary::$op, $in_place, $ints, $floats)
    }
)* } }
macro_rules! operand {
    (reg) => {
        Reg
    };
    (int) => {
        Imm
    };
}
macro_rules! right {
    (reg $m:ident $r:ident) => {
        $m.reg($r)
    };
    (int $m:ident $r:ident) => {
        $m.word(Word::int($r.0 as i64))
    };
}

#[inline(always)]
fn no_float<M: Machine>(_: &mut M, _: M::Float, _: M::Float) -> Option<M::Float> {
    None
}

operators! {
    add reg? Add false M::int_add, |m, x, y| Some(m.float_add(x, y));
    subtract reg? Subtract false M::int_sub, |m, x, y| Some(m.float_sub(x, y));
    multiply reg? Multiply false M::int_mul, |m, x, y| Some(m.float_mul(x, y));
    floor_divide reg? FloorDivide false M::int_floor_div, |m, x, y| m.float_floor_div(x, y);
    modulo reg? Modulo false M::int_mod, |m, x, y| m.float_mod(x, y);
    power reg? Power false M::int_pow, |m, x, y| m.float_pow(x, y);
    matrix_multiply reg? MatrixMultiply false |_, _, _| None, no_float;
    shift_left reg? ShiftLeft false M::int_shl, no_float;
    shift_right reg? ShiftRight false M::int_shr, no_float;
    bit_and reg? BitAnd false |m, x, y| Some(m.int_and(x, y)), no_float;
    bit_or reg? BitOr false |m, x, y| Some(m.int_or(x, y)), no_float;
    bit_xor reg? BitXor false |m, x, y| Some(m.int_xor(x, y)), no_float;
    add_in_place reg? Add true M::int_add, |m, x, y| Some(m.float_add(x, y));
    subtract_in_place reg? Subtract true M::int_sub, |m, x, y| Some(m.float_sub(x, y));
    multiply_in_place reg? Multiply true M::int_mul, |m, x, y| Some(m.float_mul(x, y));
    add_in_place_int int? Add true M::int_add, |m, x, y| Some(m.float_add(x, y));
    subtract_in_place_int int? Subtract true M::int_sub, |m, x, y| Some(m.float_sub(x, y));
    add_int int? Add false M::int_add, |m, x, y| Some(m.float_add(x, y));
    subtract_int int? Subtract false M::int_sub, |m, x, y| Some(m.float_sub(x, y));
    multiply_int int? Multiply false M::int_mul, |m, x, y| Some(m.float_mul(x, y));
    floor_divide_int int? FloorDivide false M::int_floor_div, |m, x, y| m.float_floor_div(x, y);
    modulo_int int? Modulo false M::int_mod, |m, x, y| m.float_mod(x, y);
    bit_and_int int? BitAnd false |m, x, y| Some(m.int_and(x, y)), no_float;
    shift_left_int int? ShiftLeft false M::int_shl, no_float;
    shift_right_int int? ShiftRight false M::int_shr, no_float;
}

/// `dst = lhs / rhs`: of two ints a float.
#[inline(always)]
pub fn divide<M: Machine>(mut m: M, dst: Reg, lhs: Reg, rhs: Reg) -> Done<M> {
    let (a, b) = (m.reg(lhs), m.reg(rhs));
    if let Some(x) = m.as_float(a)
        && let Some(y) = real(&mut m, b)
        && let Some(z) = m.float_div(x, y)
    {
        return set_float(m, dst, z);
    }
    if let Some(x) = m.as_int(a) {
        if let Some(y) = m.as_int(b) {
            if let Some(z) = m.int_div(x, y) {
                return set_float(m, dst, z);
            }
        } else if let Some(y) = m.as_float(b) {
            let x = m.int_to_float(x);
            if let Some(z) = m.float_div(x, y) {
                return set_float(m, dst, z);
            }
        }
    }
    m.at_length(move |m| binary(m, dst, a, b, Binary::Divide, false))
}

/// `dst = lhs OP= rhs` for the rarer operators.
#[inline(always)]
pub fn in_place<M: Machine>(mut m: M, dst: Reg, lhs: Reg, rhs: Reg, which: Wide) -> Done<M> {
    let (a, b) = (m.reg(lhs), m.reg(rhs));
    let op = Binary::of(Count(which.0 as u8)).unwrap_or(Binary::Add);
    if let Some(x) = integer(&mut m, a)
        && let Some(y) = integer(&mut m, b)
    {
        let z = match op {
            Binary::FloorDivide => m.int_floor_div(x, y),
            Binary::Modulo => m.int_mod(x, y),
            Binary::ShiftLeft => m.int_shl(x, y),
            Binary::ShiftRight => m.int_shr(x, y),
            Binary::BitAnd => Some(m.int_and(x, y)),
            Binary::BitOr => Some(m.int_or(x, y)),
            Binary::BitXor => Some(m.int_xor(x, y)),
            Binary::Power => m.int_pow(x, y),
            _ => None,
        };
        if let Some(z) = z {
            return set_int(m, dst, z);
        }
    } else if let Some(x) = real(&mut m, a)
        && let Some(y) = real(&mut m, b)
        && op == Binary::Divide
        && let Some(z) = m.float_div(x, y)
    {
        return set_float(m, dst, z);
    }
    m.at_length(move |mut m| match m.of_long_ints(op, a, b) {
        Some(v) => m.set(dst, v),
        None => binary(m, dst, a, b, op, true),
    })
}

fn unary<M: Machine>(mut m: M, dst: Reg, v: M::Value, which: i64) -> Done<M> {
    let number = m.word(Word::int(which));
    m.help(&helper::UNARY, &[v, number], Deliver::To(dst))
}

/// `dst = -src`.
#[inline(always)]
pub fn negate<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if let Some(i) = m.as_int(v) {
        if let Some(z) = m.int_neg(i) {
            return set_int(m, dst, z);
        }
    } else if let Some(f) = m.as_float(v) {
        let z = m.float_neg(f);
        return set_float(m, dst, z);
    }
    m.cold(move |m| unary(m, dst, v, 0))
}

/// `dst = +src`.
#[inline(always)]
pub fn positive<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if m.as_int(v).is_some() || m.as_float(v).is_some() {
        return m.set(dst, v);
    }
    m.cold(move |m| unary(m, dst, v, 1))
}

/// `dst = ~src`.
#[inline(always)]
pub fn invert<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if let Some(i) = m.as_int(v) {
        let z = m.int_not(i);
        return set_int(m, dst, z);
    }
    m.cold(move |m| unary(m, dst, v, 2))
}
