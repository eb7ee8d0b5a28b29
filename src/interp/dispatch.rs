//! The dispatch loop.

use super::direct::Direct;
use crate::bytecode::ops::{Ins, Op};
use crate::heap::Word;
use crate::machine::primitives::seal;
use crate::object::vm::Vm;
use crate::semantics::step;
use std::cell::Cell;
use std::ptr::NonNull;

/// Run until the first frame is left.
///
/// Scalars in, and a fresh `Direct` per instruction: an aggregate parameter would arrive by pointer and stay in memory.
pub(crate) fn run(start: Direct) {
    dispatch(start.vm, start.pc, start.base, start.k);
}

#[inline(never)]
fn dispatch(vm: NonNull<Vm>, mut pc: *const u32, mut base: *mut Word, mut k: *const Cell<Word>) {
    loop {
        // SAFETY: invariant "window": the pc stands on an instruction; the verifier has checked that control cannot
        // run off the end.
        let i = Ins(unsafe { *pc });
        if i.opcode() == Op::Halt as u8 {
            return;
        }
        // SAFETY: as above.
        let m = Direct { vm, pc: unsafe { pc.add(1) }, base, k };
        let m = seal::machine(step(m, i));
        (pc, base, k) = (m.pc, m.base, m.k);
    }
}
