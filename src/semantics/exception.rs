//! Raising, handling, and what `with` and `except*` need.

use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::Inline;
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::class::Builtin;
use crate::object::exception::INLINE;
use crate::object::instantiation::Construct;
use crate::object::tuple::Tuple;

/// So many classes of a handler are looked at one by one.
const FEW: i64 = 6;

/// `raise src`.
#[inline(always)]
pub fn raise<M: Machine>(mut m: M, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if m.as_exception(v).is_some() {
        return raise_exception(m, v);
    }
    m.cold(move |mut m| {
        if let Some(class) = m.as_class(v)
            && let Some(Construct::Exception { shape, inline, init: None }) = m.construct(class)
            && let Some(args) = m.new_tuple(&[])
        {
            let new = m.new_exception(shape, Inline(inline), args);
            return raise_exception(m, new);
        }
        m.help(&helper::PREPARE_RAISE, &[v], Deliver::Nowhere)
    })
}

/// Raise a new exception of a built-in class that is its arguments alone. `Err` when memory is short.
pub(super) fn raise_new<M: Machine>(mut m: M, class: Builtin, arg: M::Value) -> Result<Done<M>, M> {
    let Some(args) = m.new_tuple(&[arg]) else { return Err(m) };
    let new = m.new_exception(class.shape(), Inline(INLINE), args);
    Ok(raise_exception(m, new))
}

/// What is being handled becomes the context.
#[inline(always)]
fn raise_exception<M: Machine>(mut m: M, exception: M::Value) -> Done<M> {
    let handled = m.handled();
    if m.is(handled, Word::NONE) {
        return m.throw_first(exception);
    }
    m.help(&helper::RAISE_EXCEPTION, &[exception], Deliver::Nowhere)
}

/// `raise src from cause`.
#[inline(always)]
pub fn raise_from<M: Machine>(mut m: M, src: Reg, cause: Reg) -> Done<M> {
    let (v, c) = (m.reg(src), m.reg(cause));
    m.help(&helper::PREPARE_RAISE, &[v, c], Deliver::Nowhere)
}

/// `raise` alone.
#[inline(always)]
pub fn raise_current<M: Machine>(m: M) -> Done<M> {
    m.help(&helper::CURRENT_EXCEPTION, &[], Deliver::Nowhere)
}

/// Go on raising `exc`.
#[inline(always)]
pub fn reraise<M: Machine>(mut m: M, exc: Reg) -> Done<M> {
    let e = m.reg(exc);
    m.throw(e)
}

/// `exc` is being handled from here on.
#[inline(always)]
pub fn enter_handler<M: Machine>(mut m: M, exc: Reg) -> Done<M> {
    let e = m.reg(exc);
    let mut before = m.handled();
    if let Some(outside) = outside(&mut m)
        && m.same(before, outside)
    {
        // Another may have resumed this generator when handling ends.
        before = m.word(Word::UNDEF);
    }
    m.set_handled(e).set(Reg(exc.0.wrapping_add(1)), before)
}

/// Is it the frame of a generator or coroutine?
#[inline(always)]
fn rests<M: Machine>(m: &mut M) -> bool {
    m.code().get().kind != CodeKind::Plain
}

/// What whoever has resumed the generator of this frame is handling.
#[inline(always)]
fn outside<M: Machine>(m: &mut M) -> Option<M::Value> {
    if !rests(m) {
        return None;
    }
    let g = m.below();
    let g = m.as_generator(g)?;
    Some(m.handled_outside(g))
}

/// Handling ends.
#[inline(always)]
pub fn leave_handler<M: Machine>(mut m: M, exc: Reg) -> Done<M> {
    let before = m.reg(Reg(exc.0.wrapping_add(1)));
    if rests(&mut m)
        && m.is(before, Word::UNDEF)
        && let Some(outside) = outside(&mut m)
    {
        return m.set_handled(outside);
    }
    m.set_handled(before)
}

/// Branches on whether `exc` is an instance of `kind`.
#[inline(always)]
pub fn branch_exception<M: Machine>(mut m: M, exc: Reg, kind: Reg, expect: Flag, to: Label) -> Done<M> {
    let (e, k) = (m.reg(exc), m.reg(kind));
    if let Some(class) = m.as_class(k)
        && m.is_exception_class(class)
    {
        let t = m.matches_class(e, class);
        return if t == expect.0 { m.jump(to) } else { m.next() };
    }
    m.cold(move |mut m| {
        if let Some(kinds) = m.as_tuple(k)
            && let Some(t) = matches_one(&mut m, e, kinds)
        {
            return if t == expect.0 { m.jump(to) } else { m.next() };
        }
        m.help(&helper::MATCH_EXCEPTION, &[e, k], Deliver::Branch { expect: expect.0, to })
    })
}

/// Is it an instance of one of a few classes? `None` when there are more, or others than of exceptions.
fn matches_one<M: Machine>(m: &mut M, e: M::Value, kinds: M::Ref<Tuple>) -> Option<bool> {
    let count = m.tuple_len(kinds);
    let mut answer = false;
    for at in 0..=FEW {
        let at = m.int(at);
        if !m.int_lt(at, count) {
            return Some(answer);
        }
        let kind = m.tuple_item(kinds, at)?;
        let class = m.as_class(kind)?;
        if !m.is_exception_class(class) {
            return None;
        }
        answer |= m.matches_class(e, class);
    }
    None
}

/// `except*`: the part that matches, and the rest.
#[inline(always)]
pub fn split_group<M: Machine>(mut m: M, dst: Reg, exc: Reg, kind: Reg) -> Done<M> {
    let (e, k) = (m.reg(exc), m.reg(kind));
    m.help(&helper::SPLIT_GROUP, &[e, k], Deliver::Spread { to: dst, count: 2 })
}

/// After all `except*`: what to raise.
#[inline(always)]
pub fn join_groups<M: Machine>(mut m: M, dst: Reg, original: Reg, raised: Reg) -> Done<M> {
    let (e, l) = (m.reg(original), m.reg(raised));
    m.help(&helper::JOIN_GROUPS, &[e, l], Deliver::To(dst))
}

/// Type, value and traceback.
#[inline(always)]
pub fn exception_parts<M: Machine>(mut m: M, at: Reg, exc: Reg) -> Done<M> {
    let e = m.reg(exc);
    m.help(&helper::EXCEPTION_PARTS, &[e], Deliver::Spread { to: at, count: 3 })
}

/// Make sure that there is an `__annotations__`.
#[inline(always)]
pub fn setup_annotations<M: Machine>(mut m: M, space: Reg) -> Done<M> {
    let s = m.reg(space);
    m.help(&helper::SETUP_ANNOTATIONS, &[s], Deliver::Nowhere)
}

/// Show a value at the prompt.
#[inline(always)]
pub fn display<M: Machine>(mut m: M, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.help(&helper::DISPLAY, &[v], Deliver::Nowhere)
}

/// `import name`.
#[inline(always)]
pub fn import_name<M: Machine>(mut m: M, dst: Reg, fromlist: Reg, level: Count, name: Name) -> Done<M> {
    let (from, level) = (m.reg(fromlist), m.word(Word::int(level.0 as i64)));
    let symbol = m.name(name);
    let text = m.symbol_value(symbol);
    m.help(&helper::IMPORT_NAME, &[text, from, level], Deliver::To(dst))
}

/// `from module import name`.
#[inline(always)]
pub fn import_from<M: Machine>(mut m: M, dst: Reg, module: Reg, name: Name) -> Done<M> {
    let v = m.reg(module);
    let symbol = m.name(name);
    let text = m.symbol_value(symbol);
    m.help(&helper::IMPORT_FROM, &[v, text], Deliver::To(dst))
}

/// `from module import *`.
#[inline(always)]
pub fn import_star<M: Machine>(mut m: M, module: Reg, space: Reg) -> Done<M> {
    let (v, s) = (m.reg(module), m.reg(space));
    m.help(&helper::IMPORT_STAR, &[v, s], Deliver::Nowhere)
}
