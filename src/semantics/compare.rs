//! Comparison, truth and identity: stored, or branched on.

use super::arithmetic::{integer, real};
use super::call::enter_special;
use super::item::is_there;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::Continuation;
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::protocol::comparison_names;
use crate::object::symbol::name;

/// Where an answer goes.
#[derive(Clone, Copy)]
pub(super) enum Answer {
    /// Into a register, as a bool.
    Store(Reg),
    /// To a branch.
    Branch(bool, Label),
}

impl Answer {
    #[inline(always)]
    pub(super) fn give<M: Machine>(self, mut m: M, answer: bool) -> Done<M> {
        match self {
            Answer::Store(dst) => {
                let v = m.word(Word::bool(answer));
                m.set(dst, v)
            }
            Answer::Branch(expect, to) => {
                if answer == expect {
                    m.jump(to)
                } else {
                    m.next()
                }
            }
        }
    }

    fn deliver(self) -> Deliver {
        match self {
            Answer::Store(dst) => Deliver::To(dst),
            Answer::Branch(expect, to) => Deliver::Branch { expect, to },
        }
    }
}

#[inline(always)]
fn ints<M: Machine>(m: &mut M, op: Comparison, x: M::Int, y: M::Int) -> bool {
    match op {
        Comparison::Less => m.int_lt(x, y),
        Comparison::LessEqual => m.int_le(x, y),
        Comparison::Equal => m.int_eq(x, y),
        Comparison::NotEqual => !m.int_eq(x, y),
        Comparison::Greater => m.int_lt(y, x),
        Comparison::GreaterEqual => m.int_le(y, x),
    }
}

#[inline(always)]
fn floats<M: Machine>(m: &mut M, op: Comparison, x: M::Float, y: M::Float) -> bool {
    match op {
        Comparison::Less => m.float_lt(x, y),
        Comparison::LessEqual => m.float_le(x, y),
        Comparison::Equal => m.float_eq(x, y),
        Comparison::NotEqual => !m.float_eq(x, y),
        Comparison::Greater => m.float_lt(y, x),
        Comparison::GreaterEqual => m.float_le(y, x),
    }
}

#[inline(always)]
fn compare<M: Machine>(mut m: M, a: M::Value, b: M::Value, op: Comparison, answer: Answer) -> Done<M> {
    if let Some(x) = m.as_int(a)
        && let Some(y) = m.as_int(b)
    {
        let t = ints(&mut m, op, x, y);
        return answer.give(m, t);
    }
    if let Some(x) = m.as_float(a)
        && let Some(y) = real(&mut m, b)
    {
        let t = floats(&mut m, op, x, y);
        return answer.give(m, t);
    }
    if let Some(x) = m.as_text(a)
        && let Some(y) = m.as_text(b)
    {
        let t = match op {
            Comparison::Less => m.text_lt(x, y),
            Comparison::LessEqual => !m.text_lt(y, x),
            Comparison::Equal => m.text_eq(x, y),
            Comparison::NotEqual => !m.text_eq(x, y),
            Comparison::Greater => m.text_lt(y, x),
            Comparison::GreaterEqual => !m.text_lt(x, y),
        };
        return answer.give(m, t);
    }
    m.cold(move |m| compare_slow(m, a, b, op, answer))
}

fn compare_slow<M: Machine>(mut m: M, a: M::Value, b: M::Value, op: Comparison, answer: Answer) -> Done<M> {
    // None and the other markers equal only themselves, unless an instance claims otherwise.
    if matches!(op, Comparison::Equal | Comparison::NotEqual)
        && m.as_instance(a).is_none()
        && m.as_instance(b).is_none()
        && (m.is(a, Word::NONE) || m.is(b, Word::NONE))
    {
        let t = m.same(a, b) == (op == Comparison::Equal);
        return answer.give(m, t);
    }
    if let Some(x) = integer(&mut m, a)
        && let Some(y) = integer(&mut m, b)
    {
        let t = ints(&mut m, op, x, y);
        return answer.give(m, t);
    }
    if m.as_instance(a).is_some() {
        let (own, swapped, _) = comparison_names(op);
        let plain = m.as_instance(b).is_none()
            || {
                let (x, y) = (m.as_object(a), m.as_object(b));
                match (x, y) {
                    (Some(x), Some(y)) => m.shape_of(x) == m.shape_of(y),
                    _ => true,
                }
            }
            || m.special(b, swapped).is_none();
        if plain
            && let Some(f) = m.special(a, own)
            && let Some(done) = enter_special(&mut m, f, &[a, b])
        {
            return done.enter(m, &[a, b], Continuation::Compare, Reg(0));
        }
    }
    let number = m.word(Word::int(op as i64));
    m.help(&helper::COMPARE, &[a, b, number], answer.deliver())
}

/// What a comparison does with the answer of its first method; see `call::ret`. The method ran on the operands of the
/// calling instruction.
pub(super) fn after_compare<M: Machine>(mut m: M, v: M::Value, from: u32, extension: u32) -> Done<M> {
    let i = Ins(from);
    let (op, a, b, answer) = comparison_of(&mut m, i, extension);
    if m.is(v, Word::NOT_IMPLEMENTED) {
        let number = m.word(Word::int(op as i64));
        let asked = m.word(Word::TRUE);
        return m.leave_then(&helper::COMPARE, &[a, b, number, asked], answer.deliver());
    }
    match answer {
        Answer::Store(dst) => m.leave().set(dst, v),
        Answer::Branch(expect, to) => match truth(&mut m, v) {
            Some(t) if t == expect => m.leave().jump(to),
            Some(_) => m.leave(),
            None => m.leave_then(&helper::TRUTH, &[v], Deliver::Branch { expect, to }),
        },
    }
}

fn comparison_of<M: Machine>(m: &mut M, i: Ins, extension: u32) -> (Comparison, M::Value, M::Value, Answer) {
    let stored = |op| (op, i.b(), Some(i.c()), Answer::Store(Reg(i.a())));
    let branch = |op, b: Option<u8>| (op, i.a(), b, Answer::Branch(i.c() != 0, Label(extension as i32)));
    use Comparison as C;
    let (op, a, b, answer) = match i.op() {
        Op::Less => stored(C::Less),
        Op::LessEqual => stored(C::LessEqual),
        Op::Equal => stored(C::Equal),
        Op::NotEqual => stored(C::NotEqual),
        Op::Greater => stored(C::Greater),
        Op::GreaterEqual => stored(C::GreaterEqual),
        Op::BranchLess => branch(C::Less, Some(i.b())),
        Op::BranchLessEqual => branch(C::LessEqual, Some(i.b())),
        Op::BranchEqual => branch(C::Equal, Some(i.b())),
        Op::BranchNotEqual => branch(C::NotEqual, Some(i.b())),
        Op::BranchGreater => branch(C::Greater, Some(i.b())),
        Op::BranchGreaterEqual => branch(C::GreaterEqual, Some(i.b())),
        Op::BranchLessInt => branch(C::Less, None),
        Op::BranchLessEqualInt => branch(C::LessEqual, None),
        Op::BranchEqualInt => branch(C::Equal, None),
        Op::BranchNotEqualInt => branch(C::NotEqual, None),
        Op::BranchGreaterInt => branch(C::Greater, None),
        _ => branch(C::GreaterEqual, None),
    };
    let a = m.caller_reg(Reg(a));
    let b = match b {
        Some(r) => m.caller_reg(Reg(r)),
        None => m.word(Word::int(i.b() as i8 as i64)),
    };
    (op, a, b, answer)
}

macro_rules! comparisons { ($( $name:ident $branch:ident $branch_int:ident $op:ident; )*) => { $(
    /// `dst = lhs OP rhs`.
    #[inline(always)]
    pub fn $name<M: Machine>(mut m: M, dst: Reg, lhs: Reg, rhs: Reg) -> Done<M> {
        let (a, b) = (m.reg(lhs), m.reg(rhs));
        compare(m, a, b, Comparison::$op, Answer::Store(dst))
    }
    /// Branches on `lhs OP rhs`.
    #[inline(always)]
    pub fn $branch<M: Machine>(mut m: M, lhs: Reg, rhs: Reg, expect: Flag, to: Label) -> Done<M> {
        let (a, b) = (m.reg(lhs), m.reg(rhs));
        compare(m, a, b, Comparison::$op, Answer::Branch(expect.0, to))
    }
    /// Branches on `lhs OP constant`.
    #[inline(always)]
    pub fn $branch_int<M: Machine>(mut m: M, lhs: Reg, rhs: Imm, expect: Flag, to: Label) -> Done<M> {
        let a = m.reg(lhs);
        let b = m.word(Word::int(rhs.0 as i64));
        compare(m, a, b, Comparison::$op, Answer::Branch(expect.0, to))
    }
)* } }

comparisons! {
    less branch_less branch_less_int Less;
    less_equal branch_less_equal branch_less_equal_int LessEqual;
    equal branch_equal branch_equal_int Equal;
    not_equal branch_not_equal branch_not_equal_int NotEqual;
    greater branch_greater branch_greater_int Greater;
    greater_equal branch_greater_equal branch_greater_equal_int GreaterEqual;
}

#[inline(always)]
fn identical<M: Machine>(m: &mut M, lhs: Reg, rhs: Reg) -> bool {
    let (a, b) = (m.reg(lhs), m.reg(rhs));
    m.same(a, b)
}

/// `dst = lhs is rhs`.
#[inline(always)]
pub fn is<M: Machine>(mut m: M, dst: Reg, lhs: Reg, rhs: Reg) -> Done<M> {
    let t = identical(&mut m, lhs, rhs);
    Answer::Store(dst).give(m, t)
}

/// `dst = lhs is not rhs`.
#[inline(always)]
pub fn is_not<M: Machine>(mut m: M, dst: Reg, lhs: Reg, rhs: Reg) -> Done<M> {
    let t = identical(&mut m, lhs, rhs);
    Answer::Store(dst).give(m, !t)
}

/// Branches on `lhs is rhs`.
#[inline(always)]
pub fn branch_is<M: Machine>(mut m: M, lhs: Reg, rhs: Reg, expect: Flag, to: Label) -> Done<M> {
    let t = identical(&mut m, lhs, rhs);
    Answer::Branch(expect.0, to).give(m, t)
}

/// Branches on `src is None`.
#[inline(always)]
pub fn branch_none<M: Machine>(mut m: M, src: Reg, expect: Flag, to: Label) -> Done<M> {
    let v = m.reg(src);
    let t = m.is(v, Word::NONE);
    Answer::Branch(expect.0, to).give(m, t)
}

/// Truth that needs no script; `None` when it might.
#[inline(always)]
pub(super) fn truth<M: Machine>(m: &mut M, v: M::Value) -> Option<bool> {
    if m.is(v, Word::TRUE) {
        return Some(true);
    }
    if m.is(v, Word::FALSE) || m.is(v, Word::NONE) {
        return Some(false);
    }
    if let Some(i) = m.as_int(v) {
        let zero = m.int(0);
        return Some(!m.int_eq(i, zero));
    }
    if let Some(l) = m.as_list(v) {
        let (n, zero) = (m.list_len(l), m.int(0));
        return Some(!m.int_eq(n, zero));
    }
    if let Some(t) = m.as_text(v) {
        return Some(!m.text_empty(t));
    }
    if let Some(t) = m.as_tuple(v) {
        let (n, zero) = (m.tuple_len(t), m.int(0));
        return Some(!m.int_eq(n, zero));
    }
    if let Some(d) = m.as_dict(v) {
        let (n, zero) = (m.dict_len(d), m.int(0));
        return Some(!m.int_eq(n, zero));
    }
    if let Some(f) = m.as_float(v) {
        let zero = m.float(0.0);
        return Some(!m.float_eq(f, zero));
    }
    None
}

/// Branches on the truth of `src`.
#[inline(always)]
pub fn jump_if<M: Machine>(mut m: M, src: Reg, expect: Flag, to: Label) -> Done<M> {
    let v = m.reg(src);
    if m.is(v, Word::bool(expect.0)) {
        return m.jump(to);
    }
    if m.is(v, Word::bool(!expect.0)) {
        return m.next();
    }
    match truth(&mut m, v) {
        Some(t) => Answer::Branch(expect.0, to).give(m, t),
        None => m.cold(move |m| ask_truth(m, v, Answer::Branch(expect.0, to), false)),
    }
}

/// `dst = not src`.
#[inline(always)]
pub fn not<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if m.is(v, Word::TRUE) {
        return Answer::Store(dst).give(m, false);
    }
    if m.is(v, Word::FALSE) || m.is(v, Word::NONE) {
        return Answer::Store(dst).give(m, true);
    }
    truth_of(m, v, Answer::Store(dst), true)
}

/// The truth of a value, or its negation.
#[inline(always)]
pub(super) fn truth_of<M: Machine>(mut m: M, v: M::Value, answer: Answer, negate: bool) -> Done<M> {
    match truth(&mut m, v) {
        Some(t) => answer.give(m, t != negate),
        None => m.cold(move |m| ask_truth(m, v, answer, negate)),
    }
}

/// Truth that scripts may have to tell: an instance's by its `__bool__`, else by its `__len__`; without either it is true.
fn ask_truth<M: Machine>(mut m: M, v: M::Value, answer: Answer, negate: bool) -> Done<M> {
    let methods = [(name::bool_, Continuation::Truth), (name::len, Continuation::TruthOfLength)];
    if m.as_instance(v).is_some() {
        let Some((method, then)) = methods.into_iter().find(|(method, _)| !m.lacks(v, *method)) else {
            return answer.give(m, !negate);
        };
        if let Some(f) = m.special(v, method)
            && let Some(entry) = enter_special(&mut m, f, &[v])
        {
            return entry.enter(m, &[v], then, Reg(0));
        }
    }
    let negated = m.word(Word::bool(negate));
    m.help(&helper::TRUTH, &[v, negated], answer.deliver())
}

/// What an instruction does with the truth that a method has given; see `call::ret`.
pub(super) fn after_truth<M: Machine>(mut m: M, v: M::Value, is_length: bool, i: Ins, to: Label) -> Done<M> {
    let negate = i.op() == Op::Not;
    let answer = match i.op() {
        Op::JumpIf => Answer::Branch(i.b() != 0, to),
        _ => Answer::Store(Reg(i.a())),
    };
    let given = match is_length {
        true => length_truth(&mut m, v),
        false if m.is(v, Word::TRUE) => Some(true),
        false if m.is(v, Word::FALSE) => Some(false),
        false => None,
    };
    let Some(t) = given.map(|t| t != negate) else {
        let (is_length, negated) = (m.word(Word::bool(is_length)), m.word(Word::bool(negate)));
        return m.leave_then(&helper::TRUTH_GIVEN, &[v, is_length, negated], answer.deliver());
    };
    match answer {
        Answer::Store(dst) => {
            let v = m.word(Word::bool(t));
            m.leave().set(dst, v)
        }
        Answer::Branch(expect, to) if t == expect => m.leave().jump(to),
        Answer::Branch(..) => m.leave(),
    }
}

/// Is a length above 0? `None` when it is none.
fn length_truth<M: Machine>(m: &mut M, v: M::Value) -> Option<bool> {
    let (n, zero) = (m.as_int(v)?, m.int(0));
    (!m.int_lt(n, zero)).then(|| m.int_lt(zero, n))
}

/// `dst = item in container`.
#[inline(always)]
pub fn contains<M: Machine>(m: M, dst: Reg, item: Reg, container: Reg) -> Done<M> {
    membership(m, dst, item, container, false)
}

/// `dst = item not in container`.
#[inline(always)]
pub fn not_contains<M: Machine>(m: M, dst: Reg, item: Reg, container: Reg) -> Done<M> {
    membership(m, dst, item, container, true)
}

#[inline(always)]
fn membership<M: Machine>(mut m: M, dst: Reg, item: Reg, container: Reg, negate: bool) -> Done<M> {
    let (v, c) = (m.reg(item), m.reg(container));
    if m.as_instance(c).is_some() {
        return m.cold(move |m| ask_container(m, dst, v, c, negate));
    }
    if let Some(d) = m.as_dict(c) {
        if let Some(at) = m.dict_at(d, v) {
            let found = is_there(&mut m, at);
            return Answer::Store(dst).give(m, found != negate);
        }
    } else if let Some(found) = m.holds(c, v) {
        let one = m.int(1);
        let found = m.int_eq(found, one);
        return Answer::Store(dst).give(m, found != negate);
    }
    let negated = m.word(Word::bool(negate));
    m.help(&helper::CONTAINS, &[v, c, negated], Deliver::To(dst))
}

/// `item in container`, which an instance's `__contains__` tells.
fn ask_container<M: Machine>(mut m: M, dst: Reg, v: M::Value, c: M::Value, negate: bool) -> Done<M> {
    if let Some(f) = m.special(c, name::contains)
        && let Some(entry) = enter_special(&mut m, f, &[c, v])
    {
        return entry.enter(m, &[c, v], Continuation::Contains, Reg(0));
    }
    let negated = m.word(Word::bool(negate));
    m.help(&helper::CONTAINS, &[v, c, negated], Deliver::To(dst))
}
