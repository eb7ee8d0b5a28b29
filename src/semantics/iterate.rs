//! Loops over iterables.

use super::call::enter_special;
use super::compare::truth;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::Continuation;
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::symbol::name;

/// Words of `for_next`: its jump is in an extension.
const FOR_NEXT_WORDS: i32 = 2;

/// Make `src` ready: registers `iter` to `iter+2` hold what the loop goes over, its position, its end. For a range they
/// hold `IN_RANGE` or the step, the next number, and where to stop.
#[inline(always)]
pub fn for_prepare<M: Machine>(mut m: M, iter: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    let (position, end) = (Reg(iter.0.wrapping_add(1)), Reg(iter.0.wrapping_add(2)));
    if let Some(r) = m.as_range(v)
        && let Some(start) = m.range_start(r)
        && let Some(stop) = m.range_stop(r)
        && let Some(step) = m.range_step(r)
    {
        let one = m.int(1);
        if m.int_eq(step, one) {
            let mark = m.word(Word::IN_RANGE);
            let (start, stop) = (m.from_int(start), m.from_int(stop));
            return m.set(iter, mark).set(position, start).set(end, stop);
        }
        let mark = m.from_int(step);
        if m.as_int(mark).is_some() {
            let (start, stop) = (m.from_int(start), m.from_int(stop));
            return m.set(iter, mark).set(position, start).set(end, stop);
        }
    }
    let zero = m.word(Word::int(0));
    if m.as_list(v).is_some() || m.as_tuple(v).is_some() {
        return m.set(iter, v).set(position, zero);
    }
    if m.as_generator(v).is_some() || m.as_iterator(v).is_some() {
        return m.set(iter, v);
    }
    if is_ascii(&mut m, v) {
        return m.set(iter, v).set(position, zero);
    }
    m.cold(move |mut m| {
        if let Some(it) = m.iterator_of(v) {
            return m.set(iter, it);
        }
        if m.as_instance(v).is_some()
            && let Some(f) = m.special(v, name::iter)
            && let Some(entry) = enter_special(&mut m, f, &[v])
        {
            return entry.enter(m, &[v], Continuation::Iterator, Reg(0));
        }
        m.help(&helper::ITER, &[v], Deliver::To(iter))
    })
}

/// Is it text of which each character is a byte? Such text is gone over without an iterator.
#[inline(always)]
fn is_ascii<M: Machine>(m: &mut M, v: M::Value) -> bool {
    match m.as_text(v) {
        Some(text) => m.text_is_ascii(text),
        None => false,
    }
}

/// What `__iter__` gave must be an iterator; see `call::ret`.
pub(super) fn after_iter<M: Machine>(mut m: M, v: M::Value, i: Ins) -> Done<M> {
    let known =
        m.as_generator(v).is_some() || m.as_iterator(v).is_some() || m.special(v, name::next).is_some();
    if known {
        return m.leave().set(Reg(i.a()), v);
    }
    m.leave_then(&helper::NOT_ITERATOR, &[v], Deliver::To(Reg(i.a())))
}

/// The next item, and back to the body; else fall through.
#[inline(always)]
pub fn for_next<M: Machine>(m: M, iter: Reg, dst: Reg, to: Label) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let it = m.reg(iter);
    let position = Reg(iter.0.wrapping_add(1));
    if m.is(it, Word::IN_RANGE) {
        let (v, stop) = (m.reg(position), m.reg(Reg(iter.0.wrapping_add(2))));
        if let Some(i) = m.as_int(v)
            && let Some(stop) = m.as_int(stop)
        {
            if !m.int_lt(i, stop) {
                return m.next();
            }
            let next = m.int_step(i);
            let next = m.from_int(next);
            return m.set(position, next).set(dst, v).jump(to);
        }
    }
    if let Some(l) = m.as_list(it) {
        let v = m.reg(position);
        if let Some(i) = m.as_int(v) {
            let Some(x) = m.list_item(l, i) else {
                // An exhausted loop stays exhausted, whatever is appended later: the code goes on.
                return m.next();
            };
            let next = m.int_step(i);
            let next = m.from_int(next);
            return m.set(position, next).set(dst, x).jump(to);
        }
    }
    if let Some(step) = m.as_int(it) {
        let (v, stop) = (m.reg(position), m.reg(Reg(iter.0.wrapping_add(2))));
        if let Some(i) = m.as_int(v)
            && let Some(stop) = m.as_int(stop)
        {
            return next_of_range(m, (i, stop, step), position, dst, to);
        }
    }
    if let Some(i) = m.as_iterator(it) {
        return match m.step_iterator(i, dst, to) {
            Ok(done) => done,
            Err(m) => m.cold(move |m| match m.apply_iterator(i) {
                Ok(done) => done,
                Err(m) => m.help(&helper::NEXT, &[it], Deliver::Item { dst, to }),
            }),
        };
    }
    if let Some(text) = m.as_text(it) {
        let v = m.reg(position);
        if let Some(i) = m.as_int(v) {
            let Some(code) = m.char_at(text, i) else { return m.next() };
            let (x, next) = (m.char_text(code), m.int_step(i));
            let next = m.from_int(next);
            return m.set(position, next).set(dst, x).jump(to);
        }
    }
    if let Some(g) = m.as_generator(it) {
        let none = m.word(Word::NONE);
        return match m.resume(g, none, Continuation::GeneratorIterate, dst) {
            Ok(done) => done,
            Err(m) => m.cold(move |m| m.help(&helper::NEXT, &[it], Deliver::Item { dst, to })),
        };
    }
    m.cold(move |m| for_next_slow(m, iter, dst, to))
}

/// The next number of a range, of which there are the current one, the end and the step.
#[inline(always)]
fn next_of_range<M: Machine>(
    mut m: M,
    (i, stop, step): (M::Int, M::Int, M::Int),
    position: Reg,
    dst: Reg,
    to: Label,
) -> Done<M> {
    let zero = m.int(0);
    let is_left = if m.int_lt(step, zero) { m.int_lt(stop, i) } else { m.int_lt(i, stop) };
    if !is_left {
        return m.next();
    }
    let next = m.int_add(i, step).unwrap_or(stop);
    let (v, next) = (m.reg(position), m.from_int(next));
    m.set(position, next).set(dst, v).jump(to)
}

/// The loop is left before its iterator has ended.
#[inline(always)]
pub fn drop_iterator<M: Machine>(mut m: M, iter: Reg) -> Done<M> {
    let it = m.reg(iter);
    if m.as_generator(it).is_some() {
        return m.help(&helper::DROP_ITERATOR, &[it], Deliver::Nowhere);
    }
    m.next()
}

/// The predicate of a `filter` has answered; see `call::ret`.
pub(super) fn after_filter<M: Machine>(mut m: M, v: M::Value, i: Ins, to: Label) -> Done<M> {
    let item = m.below();
    match truth(&mut m, v) {
        Some(true) => m.leave().set(Reg(i.b()), item).jump(to),
        // The loop's instruction again, with the next item.
        Some(false) => m.leave().jump(Label(-FOR_NEXT_WORDS)),
        None => {
            let it = m.caller_reg(Reg(i.a()));
            let deliver = Deliver::Item { dst: Reg(i.b()), to };
            m.leave_then(&helper::FILTERED, &[it, item, v], deliver)
        }
    }
}

fn for_next_slow<M: Machine>(mut m: M, iter: Reg, dst: Reg, to: Label) -> Done<M> {
    let it = m.reg(iter);
    if let Some(t) = m.as_tuple(it) {
        let position = Reg(iter.0.wrapping_add(1));
        let v = m.reg(position);
        if let Some(i) = m.as_int(v) {
            let Some(x) = m.tuple_item(t, i) else { return m.next() };
            let next = m.int_step(i);
            let next = m.from_int(next);
            return m.set(position, next).set(dst, x).jump(to);
        }
    }
    let step = if m.is(it, Word::IN_RANGE) { Some(m.int(1)) } else { m.as_int(it) };
    if let Some(step) = step {
        // Past 48 bits.
        let position = Reg(iter.0.wrapping_add(1));
        let (v, stop) = (m.reg(position), m.reg(Reg(iter.0.wrapping_add(2))));
        if let Some(i) = super::arithmetic::integer(&mut m, v)
            && let Some(stop) = super::arithmetic::integer(&mut m, stop)
        {
            return next_of_range(m, (i, stop, step), position, dst, to);
        }
    }
    if m.as_instance(it).is_some()
        && let Some(f) = m.special(it, name::next)
        && let Some(entry) = enter_special(&mut m, f, &[it])
    {
        return entry.enter(m, &[it], Continuation::Iterate, Reg(0));
    }
    m.help(&helper::NEXT, &[it], Deliver::Item { dst, to })
}

/// What a comprehension gets as its argument.
#[inline(always)]
pub fn iter_source<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if m.as_list(v).is_some()
        || m.as_range(v).is_some()
        || m.as_tuple(v).is_some()
        || m.as_generator(v).is_some()
        || m.as_iterator(v).is_some()
        || is_ascii(&mut m, v)
    {
        return m.set(dst, v);
    }
    if let Some(it) = m.iterator_of(v) {
        return m.set(dst, it);
    }
    m.cold(move |m| m.help(&helper::ITER_SOURCE, &[v], Deliver::To(dst)))
}
