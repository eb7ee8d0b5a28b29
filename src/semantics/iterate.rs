//! Loops over iterables.

use super::call::enter_special;
use super::compare::truth;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::Continuation;
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::class::Builtin;
use crate::object::code::CodeRef;
use crate::object::symbol::name;

/// Words of `for_next`: its jump is in an extension.
const FOR_NEXT_WORDS: i32 = 2;

/// How many iterators that apply functions may stand one inside another where loops push the frames of these.
const DEEPEST: u8 = 4;

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
    if is_generator(&mut m, v) || m.as_iterator(v).is_some() {
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

/// Is it a generator? Coroutines look like one.
#[inline(always)]
fn is_generator<M: Machine>(m: &mut M, v: M::Value) -> bool {
    m.as_generator(v).is_some()
        && m.as_object(v).is_some_and(|any| m.shape_of(any) == Builtin::Generator.shape())
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
    let known = is_generator(&mut m, v) || m.as_iterator(v).is_some() || m.special(v, name::next).is_some();
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
            Err(m) => m.cold(move |mut m| {
                if let Some((pair, first, second)) = next_pair(&mut m, it) {
                    return m.advance(first, second).set(dst, pair).jump(to);
                }
                match apply(m, it) {
                    Ok(done) => done,
                    Err(m) => m.help(&helper::NEXT, &[it], Deliver::Item { dst, to }),
                }
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

/// The next pair of an `enumerate` or `zip` that goes over lists and tuples, and the two iterators that are then one
/// further. None at the end, which is for the iterator to find.
pub(crate) fn next_pair<M: Machine>(m: &mut M, it: M::Value) -> Option<Pair<M>> {
    let i = m.as_iterator(it)?;
    let which = builtin_of(m, it)?;
    if !matches!(which, Builtin::Enumerate | Builtin::Zip) {
        return None;
    }
    let (counted, waiting, source) = (m.applied_function(i), m.waiting_item(i), m.applied_source(i));
    if !m.is(counted, Word::NONE) || !m.is(waiting, Word::NONE) {
        return None;
    }
    if which == Builtin::Enumerate {
        let (inner, item) = next_item(m, source)?;
        let count = m.position(i);
        let count = m.from_int(count);
        return Some((m.new_tuple(&[count, item])?, i, inner));
    }
    let sources = m.as_tuple(source)?;
    let (zero, one, two) = (m.int(0), m.int(1), m.int(2));
    let count = m.tuple_len(sources);
    if !m.int_eq(count, two) {
        return None;
    }
    let (first, second) = (m.tuple_item(sources, zero)?, m.tuple_item(sources, one)?);
    if m.same(first, second) {
        return None;
    }
    let ((first, left), (second, right)) = (next_item(m, first)?, next_item(m, second)?);
    Some((m.new_tuple(&[left, right])?, first, second))
}

/// See [`next_pair`].
type Pair<M> = (<M as Machine>::Value, Step<M>, Step<M>);
type Step<M> = <M as Machine>::Ref<crate::object::iterator::Iterator>;

/// An iterator over a list or tuple, and its next item.
fn next_item<M: Machine>(m: &mut M, it: M::Value) -> Option<(Step<M>, M::Value)> {
    let i = m.as_iterator(it)?;
    if !matches!(builtin_of(m, it)?, Builtin::ListIterator | Builtin::TupleIterator) {
        return None;
    }
    let (whole, at) = (m.iterated(i), m.position(i));
    let item = match m.as_list(whole) {
        Some(list) => m.list_item(list, at)?,
        None => {
            let tuple = m.as_tuple(whole)?;
            m.tuple_item(tuple, at)?
        }
    };
    Some((i, item))
}

/// The built-in class of an object, by its shape.
fn builtin_of<M: Machine>(m: &mut M, v: M::Value) -> Option<Builtin> {
    let any = m.as_object(v)?;
    Builtin::of_number(m.shape_of(any).index() as usize)
}

/// What a `map` or `filter` does with an item: it calls a function of one argument by pushing a frame.
struct Applied<M: Machine> {
    function: M::Value,
    code: CodeRef,
    then: Continuation,
    /// What it goes over, an iterator.
    source: M::Value,
}

/// Is it such an iterator, of which no item waits?
fn applied<M: Machine>(m: &mut M, it: M::Value) -> Option<Applied<M>> {
    let iterator = m.as_iterator(it)?;
    let then = match builtin_of(m, it)? {
        Builtin::Map => Continuation::Iterate,
        Builtin::Filter => {
            let waiting = m.waiting_item(iterator);
            m.is(waiting, Word::UNDEF).then_some(Continuation::Filter)?
        }
        _ => return None,
    };
    let (function, source) = (m.applied_function(iterator), m.applied_source(iterator));
    let f = m.as_function(function)?;
    m.as_iterator(source)?;
    let code = m.code_of(f);
    (code.get().plain == 1).then_some(Applied { function, code, then, source })
}

/// Step what the innermost of several iterators goes over that stand one inside another, and push the frame of its
/// function, whose return goes on with those around it: see [`give`]. `Err` when that is not all, or it needs a helper.
fn apply<M: Machine>(mut m: M, it: M::Value) -> Result<Done<M>, M> {
    let Some(mut innermost) = applied(&mut m, it) else { return Err(m) };
    for inside in 0..DEEPEST {
        if let Some(inner) = applied(&mut m, innermost.source) {
            innermost = inner;
            continue;
        }
        let Applied { function, code, then, source } = innermost;
        let Some(source) = m.as_iterator(source) else { return Err(m) };
        let at = m.top() + METHOD_HEADER as u32;
        return m.step_source(source, move |m, item| match item {
            Some(item) => m.enter_above(function, code, at, &[item], item, then, Reg(inside)),
            None => m.next(),
        });
    }
    Err(m)
}

/// The predicate of a `filter` has answered; see `call::ret`.
pub(super) fn after_filter<M: Machine>(mut m: M, v: M::Value, inside: u8, i: Ins, to: Label) -> Done<M> {
    let item = m.below();
    match truth(&mut m, v) {
        Some(true) => give(m, item, inside, i, to),
        // The loop's instruction again, with the next item.
        Some(false) => m.leave().jump(Label(-FOR_NEXT_WORDS)),
        None => give_slowly(m, item, v, inside, i, to),
    }
}

/// An iterator that stands inside so many others has an item for the next one around it, or for the loop.
pub(super) fn give<M: Machine>(mut m: M, item: M::Value, inside: u8, i: Ins, to: Label) -> Done<M> {
    let Some(further) = inside.checked_sub(1) else {
        return m.leave().set(Reg(i.b()), item).jump(to);
    };
    let mut around = m.caller_reg(Reg(i.a()));
    for _ in 0..further {
        around = match applied(&mut m, around) {
            Some(outer) => outer.source,
            None => break,
        };
    }
    if let Some(Applied { function, code, then, .. }) = applied(&mut m, around) {
        return m.leave_and_enter(function, code, item, then, Reg(further));
    }
    // The function has other code by now.
    let yes = m.word(Word::TRUE);
    give_slowly(m, item, yes, inside, i, to)
}

/// As [`give`], if the answer to an item is true.
fn give_slowly<M: Machine>(
    mut m: M,
    item: M::Value,
    answer: M::Value,
    inside: u8,
    i: Ins,
    to: Label,
) -> Done<M> {
    let it = m.caller_reg(Reg(i.a()));
    let inside = m.word(Word::int(i64::from(inside)));
    m.leave_then(&helper::FILTERED, &[it, item, answer, inside], Deliver::Item { dst: Reg(i.b()), to })
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
        || is_generator(&mut m, v)
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
