//! Generators go to rest and run again.
//!
//! Owns the copying of registers between a window and a generator, and what changes with it: state, pc, the exception
//! being handled. Like what else the loop calls out of line, resuming and suspending take scalars and give pc and window.

use super::direct::Direct;
use crate::bytecode::ops::Reg;
use crate::heap::{Ref, Value, Word};
use crate::machine::primitives::Continuation;
use crate::object::array::Array;
use crate::object::generator::{Generator, State};
use crate::object::vm::Vm;
use std::ptr::NonNull;

/// The generator of a running frame: kept just below the header.
pub(crate) const GENERATOR: isize = -4;

/// Resume a generator in a window above the one at `base`. A null pc when it does not rest, or is fresh and something
/// is sent: nothing has happened then. A pending exception is on its way when there is no room.
#[inline(never)]
pub(super) fn resumed(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    g: Ref<'_, Generator>,
    sent: Word,
    (then, dst): (Continuation, Reg),
) -> (*const u32, *mut Word) {
    let mut d = Direct { vm, pc, base };
    let is_ready = match g.state() {
        State::Suspended => true,
        State::Fresh => sent == Word::NONE,
        State::Running | State::Finished => false,
    };
    let (true, Some(f), Some(saved)) = (is_ready, g.function(), g.registers()) else {
        return (std::ptr::null(), base);
    };
    let code = f.object().data.get();
    let at = d.frame_code().get().registers + crate::bytecode::ops::METHOD_HEADER as u32;
    if d.push(f.value().word(), code, at, then, dst).is_err() {
        let d = d.raise_fresh();
        return (d.pc, d.base);
    }
    restore(&mut d, g, saved, sent);
    (d.pc, d.base)
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
    for (i, v) in saved.tail_values().iter().take(live).enumerate() {
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
        let dst = crate::bytecode::ops::Ins(unsafe { *d.pc.add(at - 1) }).a();
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
