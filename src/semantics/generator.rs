//! Generators and coroutines.

use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::Continuation;
use crate::machine::{Deliver, Done, Machine, helper};

/// Suspend with `src`; on resumption `dst` is what was sent.
#[inline(always)]
pub fn yield_value<M: Machine>(mut m: M, dst: Reg, src: Reg, live: Count) -> Done<M> {
    let _ = dst;
    let v = m.reg(src);
    let (then, into) = m.continuation();
    if then == Continuation::GeneratorCall {
        return m.suspend(live.0).set(into, v);
    }
    match then {
        Continuation::GeneratorIterate => {
            let (from, extension) = m.calling();
            m.suspend(live.0).set(Reg(Ins(from).b()), v).jump(Label(extension as i32))
        }
        Continuation::GeneratorSend => m.pass_on(live.0, v),
        _ => m.suspend_to_host(live.0, v),
    }
}

/// The function has been called: nothing runs before the first resumption. Making the generator is the call's part,
/// so that this marks where the body starts.
#[inline(always)]
pub fn start_generator<M: Machine>(m: M, live: Count) -> Done<M> {
    let _ = live;
    m.next()
}

/// Resume the iterator `iter` with `sent`.
#[inline(always)]
pub fn send<M: Machine>(mut m: M, dst: Reg, iter: Reg, sent: Reg, to: Label) -> Done<M> {
    let (it, v) = (m.reg(iter), m.reg(sent));
    if let Some(g) = m.as_generator(it)
        && m.is_plain_generator(g)
    {
        return match m.resume(g, v, Continuation::GeneratorSend, dst) {
            Ok(done) => done,
            Err(m) => m.help(&helper::SEND, &[it, v], Deliver::Step { dst, to }),
        };
    }
    m.help(&helper::SEND, &[it, v], Deliver::Step { dst, to })
}

/// Throw `exc` into `iter`.
#[inline(always)]
pub fn throw_into<M: Machine>(mut m: M, dst: Reg, iter: Reg, exc: Reg, to: Label) -> Done<M> {
    let (it, e, g) = (m.reg(iter), m.reg(exc), m.below());
    m.help(&helper::THROW_INTO, &[it, e, g], Deliver::Step { dst, to })
}

/// `dst` = what `yield from src` iterates.
#[inline(always)]
pub fn yield_from_iter<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    if let Some(g) = m.as_generator(v)
        && m.is_plain_generator(g)
    {
        return m.set(dst, v);
    }
    m.help(&helper::YIELD_FROM_ITER, &[v], Deliver::To(dst))
}

/// `dst` = what `await src` iterates.
#[inline(always)]
pub fn get_awaitable<M: Machine>(mut m: M, dst: Reg, src: Reg, which: Count) -> Done<M> {
    let (v, number) = (m.reg(src), m.word(Word::int(which.0 as i64)));
    m.help(&helper::GET_AWAITABLE, &[v, number], Deliver::To(dst))
}

/// `dst = aiter(src)`.
#[inline(always)]
pub fn get_async_iter<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.help(&helper::GET_ASYNC_ITER, &[v], Deliver::To(dst))
}

/// `dst` = the awaitable of the next item.
#[inline(always)]
pub fn get_async_next<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.help(&helper::GET_ASYNC_NEXT, &[v], Deliver::To(dst))
}

/// `dst` = `src`, marked.
#[inline(always)]
pub fn async_wrap<M: Machine>(mut m: M, dst: Reg, src: Reg) -> Done<M> {
    let v = m.reg(src);
    m.help(&helper::ASYNC_WRAP, &[v], Deliver::To(dst))
}

/// Library only: resume a generator.
#[inline(always)]
pub fn resume<M: Machine>(mut m: M, dst: Reg, generator: Reg, value: Reg, mode: Wide) -> Done<M> {
    let (g, v, mode) = (m.reg(generator), m.reg(value), m.word(Word::int(mode.0 as i64)));
    m.help(&helper::RESUME, &[g, v, mode], Deliver::To(dst))
}
