//! Generators go to rest and run again.
//!
//! Owns the copying of registers between a window and a generator, and what changes with it: state, pc, the exception
//! being handled. Like what else the loop calls out of line, resuming and suspending take scalars and give pc and window.
//!
//! Generators that delegate to others (`yield from`) rest and run together: down to the innermost one and back up with
//! what it yields, without the dispatch loop between two of them. Each has its frame and takes its steps, as if the loop
//! had done their instructions; where one is in the way (no room, no step left, a loop that is compiled) it goes on there.

use super::direct::{Direct, Held};
use crate::bytecode::ops::{Ins, Op, Reg};
use crate::heap::{Ref, Value, Word};
use crate::machine::primitives::Continuation;
use crate::object::array::Array;
use crate::object::generator::{Generator, State};
use crate::object::vm::Vm;
use std::ptr::NonNull;

/// The generator of a running frame: kept just below the header.
pub(crate) const GENERATOR: isize = -4;

/// Resume a generator in a window above the one at `base`, and those that it delegates to. A null pc when it does not
/// rest, or is fresh and something is sent: nothing has happened then. A pending exception is on its way when there is no
/// room.
#[inline(never)]
pub(super) fn resumed(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    g: Ref<'_, Generator>,
    sent: Word,
    to: (Continuation, Reg),
) -> (*const u32, *mut Word) {
    let delegates = g.state() == State::Suspended;
    let mut d = match wake(Direct { vm, pc, base }, g, sent, to) {
        Wake::Runs(d) if delegates => d,
        Wake::Runs(d) | Wake::Raised(d) => return (d.pc, d.base),
        Wake::Refused => return (std::ptr::null(), base),
    };
    while let Some((inner, send)) = delegated(d) {
        let behind = Direct { pc: d.pc.wrapping_add(Op::Send.words()), ..d };
        let sent = d.get(send.c() as isize);
        d = match wake(behind, inner, sent, (Continuation::GeneratorSend, Reg(send.a()))) {
            Wake::Runs(d) => d,
            Wake::Raised(d) => return (d.pc, d.base),
            Wake::Refused => break,
        };
    }
    (d.pc, d.base)
}

/// The generator that a frame whose generator has just been resumed sends to at once, if that rests at a `yield`, and
/// the instruction that does.
#[inline(always)]
fn delegated(d: Direct) -> Option<(Held<Generator>, Ins)> {
    // SAFETY: invariant "window": the pc stands on an instruction, whose words may be read while nobody writes them.
    let send = Ins(unsafe { *d.pc });
    if send.opcode() != Op::Send as u8 {
        return None;
    }
    let inner = d.value(d.get(send.b() as isize)).cast::<Generator>()?;
    (inner.is_plain() && inner.state() == State::Suspended).then_some((inner, send))
}

/// What has become of a generator that was to run.
enum Wake {
    /// It does.
    Runs(Direct),
    /// There was no room: an exception is on its way.
    Raised(Direct),
    /// It does not rest, or is fresh and something is sent.
    Refused,
}

/// Resume a generator in a window above this one.
#[inline(always)]
fn wake(mut d: Direct, g: Ref<'_, Generator>, sent: Word, (then, dst): (Continuation, Reg)) -> Wake {
    let is_ready = match g.state() {
        State::Suspended => true,
        State::Fresh => sent == Word::NONE,
        State::Running | State::Finished => false,
    };
    if !is_ready {
        return Wake::Refused;
    }
    // One after the other: of both at once conditional moves are made, for which all that follows waits.
    let Some(f) = g.function() else { return Wake::Refused };
    let Some(saved) = g.registers() else { return Wake::Refused };
    let code = f.object().data.get();
    let at = d.frame_code().get().registers + crate::bytecode::ops::METHOD_HEADER as u32;
    if d.push(f.value().word(), code, at, then, dst).is_err() {
        return Wake::Raised(d.raise_fresh());
    }
    restore(&mut d, g, saved, sent);
    Wake::Runs(d)
}

/// As [`resumed`], but whether others run that it delegates to is left to its instructions.
pub(super) fn resumed_alone(
    d: Direct,
    g: Ref<'_, Generator>,
    sent: Word,
    to: (Continuation, Reg),
) -> Option<Direct> {
    match wake(d, g, sent, to) {
        Wake::Runs(d) | Wake::Raised(d) => Some(d),
        Wake::Refused => None,
    }
}

/// The generator of this frame goes to rest, with its registers below `live`; its frame is left.
#[inline(never)]
pub(super) fn suspended(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    live: u8,
) -> (*const u32, *mut Word) {
    let mut d = Direct { vm, pc, base };
    save(d, live);
    d.pop();
    (d.pc, d.base)
}

/// As [`suspended`], where the frame below has resumed the generator by `send`: `v` goes to where it wants it. Frames
/// that yield at once what they get go to rest as well.
#[inline(never)]
pub(super) fn passed_on(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    live: u8,
    v: Word,
) -> (*const u32, *mut Word) {
    let mut d = Direct { vm, pc, base };
    let mut live = live;
    loop {
        let dst = Reg(Ins(d.resuming().0).a());
        save(d, live);
        d = d.outer();
        d.put(dst.0 as isize, v);
        let Some((behind, its)) = yields_at_once(d, dst) else { break };
        (d.pc, live) = (behind, its);
    }
    let d = Direct::switch(vm, d.pc, d.base);
    (d.pc, d.base)
}

/// Does this frame, of a generator resumed by `send`, go back to a `yield` of a register, and has it a step left? The
/// step is taken then. Where it rests, and with how many registers.
#[inline(always)]
fn yields_at_once(d: Direct, src: Reg) -> Option<(*const u32, u8)> {
    if d.then() != Continuation::GeneratorSend {
        return None;
    }
    // SAFETY: invariant "window", as in `delegated`. A jump leads to an instruction of the same code.
    let back = Ins(unsafe { *d.pc });
    if back.opcode() != Op::JumpBack as u8 {
        return None;
    }
    let to = d.pc.wrapping_add(Op::JumpBack.words()).wrapping_offset(back.near().0 as isize);
    // SAFETY: as above.
    let there = Ins(unsafe { *to });
    let left = d.vm().heap.countdown.get() - 1;
    if there.opcode() != Op::Yield as u8 || there.b() != src.0 || left < 0 {
        return None;
    }
    d.vm().heap.countdown.set(left);
    Some((to.wrapping_add(Op::Yield.words()), there.c()))
}

/// As [`suspended`], for a frame that was entered from Rust, which goes on there.
pub(super) fn rest(d: Direct, live: u8) {
    save(d, live);
}

/// A generator's frame goes to rest: its registers below `live` are saved.
#[inline(always)]
fn save(d: Direct, live: u8) {
    let vm = d.vm();
    let Some(g) = d.value(d.get(GENERATOR)).cast::<Generator>() else { return };
    let Some(saved) = g.registers() else { return };
    vm.heap.store_first(saved, live as usize, |at| d.value(d.get(at as isize)));
    rests(g, live as usize, d.pc_index());
    exchange_handled(vm, g, true);
}

/// It rests from here on, with so many registers, and goes on at this word of its code.
fn rests(g: Ref<'_, Generator>, live: usize, pc: u32) {
    g.object().live.set(live);
    g.object().pc.set(u64::from(pc));
    g.object().state.set(State::Suspended);
}

/// Its registers are in a window again, beside itself.
#[inline(always)]
fn fill(d: Direct, g: Ref<'_, Generator>, saved: Ref<'_, Array>) {
    d.put(GENERATOR, g.value().word());
    // What lies above the live registers is written before it is read, as in any window.
    let live = g.object().live.get();
    for (i, v) in saved.tail_values().first(live).iter().enumerate() {
        d.put(i as isize, v.word());
    }
}

/// A generator's frame runs again, in the window just pushed, whose pc is at the start of the code.
#[inline(always)]
pub(super) fn restore(d: &mut Direct, g: Ref<'_, Generator>, saved: Ref<'_, Array>, sent: Word) {
    let vm = d.vm();
    fill(*d, g, saved);
    let at = g.object().pc.get() as usize;
    if g.state() == State::Suspended {
        // The yield that it rests at ends before `at`; its destination gets what was sent.
        // SAFETY: as below; before it stands the `yield`.
        let dst = Ins(unsafe { *d.pc.add(at - 1) }).a();
        d.put(dst as isize, sent);
    }
    // SAFETY: the pc was taken from this code when the generator was suspended; 0 when it is fresh.
    d.pc = unsafe { d.pc.add(at) };
    g.object().state.set(State::Running);
    exchange_handled(vm, g, false);
}

/// The exception being handled is the generator's own while it runs, its consumer's while it rests.
#[inline(always)]
fn exchange_handled(vm: &Vm, g: Ref<'_, Generator>, leaving: bool) {
    let theirs = g.get(|g| &g.handled);
    let now = vm.handled.get();
    if now != Word::NONE || theirs != Value::NONE {
        exchange(vm, g, leaving);
    }
}

#[cold]
fn exchange(vm: &Vm, g: Ref<'_, Generator>, leaving: bool) {
    let theirs = g.get(|g| &g.handled);
    let now = vm.handled.get();
    if leaving {
        // `handled` of the generator holds what its consumer was handling.
        let own = if now == theirs.word() { Value::NONE } else { vm.brand(now) };
        vm.handled.set(theirs.word());
        vm.heap.store(g, &g.object().handled, own);
    } else {
        if theirs != Value::NONE {
            vm.handled.set(theirs.word());
        }
        vm.heap.store(g, &g.object().handled, vm.brand(now));
    }
}

/// A generator is finished: nothing of its frame is kept.
pub(super) fn finish(d: Direct) {
    let vm = d.vm();
    let Some(g) = d.value(d.get(GENERATOR)).cast::<Generator>() else { return };
    vm.handled.set(g.get(|g| &g.handled).word());
    ended(vm, g);
}

fn ended(vm: &Vm, g: Ref<'_, Generator>) {
    g.object().state.set(State::Finished);
    vm.heap.store(g, &g.object().handled, Value::NONE);
    vm.heap.store(g, &g.object().registers, Value::NONE);
}

/// What compiled code has done with generators whose frames were in its registers. They handle nothing of their own, so
/// that the exception being handled is that of their consumer throughout.
#[cfg(feature = "jit")]
pub(crate) mod told {
    use super::{Generator, State, ended, fill, rests};
    use crate::heap::{Value, Word};
    use crate::interp::direct::{Direct, FRAME_FUNCTION};
    use crate::object::vm::Vm;

    /// It is finished.
    pub(crate) fn finished(vm: &Vm, generator: Word) {
        if let Some(g) = vm.brand(generator).cast::<Generator>() {
            ended(vm, g);
        }
    }

    /// It rests at a word of its code, with so many registers, of which these have been written. One that has not started
    /// is as it was made.
    pub(crate) fn resting(
        vm: &Vm,
        generator: Word,
        pc: u32,
        live: u32,
        written: impl Iterator<Item = (u32, Word)>,
    ) {
        let Some(g) = vm.brand(generator).cast::<Generator>() else { return };
        if g.state() == State::Running {
            vm.heap.store(g, &g.object().handled, Value::NONE);
        }
        let Some(saved) = g.registers().filter(|_| pc != 0) else { return };
        for (at, word) in written {
            vm.heap.store_tail(saved, at as usize, vm.brand(word));
        }
        rests(g, live as usize, pc);
    }

    /// It runs in this window, which gets what it has rested with.
    pub(crate) fn running(d: Direct, generator: Word) {
        let vm = d.vm();
        let Some(g) = vm.brand(generator).cast::<Generator>() else { return };
        let (Some(f), Some(saved)) = (g.function(), g.registers()) else { return };
        d.put(FRAME_FUNCTION, f.value().word());
        fill(d, g, saved);
        if g.state() != State::Running {
            g.object().state.set(State::Running);
            vm.heap.store(g, &g.object().handled, vm.brand(vm.handled.get()));
        }
    }
}
