//! The dispatch loop.
//!
//! Owns the one `match` over all instructions. An arm is the instruction's meaning on the machine [`Quick`]; where that
//! gives up, a function of its own does the instruction on [`Direct`]. Only scalars pass between the loop and what it
//! calls, so that engine, pc and window stay in machine registers: a single call that took the machine by address
//! would keep them in memory for all instructions.

use super::direct::{Direct, SAMPLED};
use super::quick::Quick;
use crate::bytecode::ops::Ins;
use crate::heap::Word;
use crate::machine::primitives::seal;
use crate::object::vm::Vm;
use crate::semantics::encoded;
use std::ptr::NonNull;

/// Why the loop was left.
pub(crate) enum Out {
    /// The first frame was left.
    Halted,
    /// The next instruction is a back edge whose loop is compiled.
    Traced(Direct),
    /// The next instruction is a back edge, and a safepoint shows it.
    Sampled(Direct),
}

/// Run until the first frame is left, where no loop is compiled.
pub(crate) fn run(start: Direct) {
    dispatch(start.vm, start.pc, start.base);
}

/// Run until the loop is left, for whatever reason.
pub(crate) fn run_until(start: Direct) -> Out {
    let (pc, base) = dispatch(start.vm, start.pc, start.base);
    let d = Direct { pc, base, ..start };
    if pc == &raw const SAMPLED {
        return Out::Sampled(Direct { pc: d.vm().sampled.get(), ..d });
    }
    if d.is_traced() { Out::Traced(d) } else { Out::Halted }
}

macro_rules! dispatch { ($( $(#[$doc:meta])* $name:ident = $variant:ident { $($operand:ident : $type:ident),* }; )*) => {
    /// The numbers of the instructions, as patterns.
    #[allow(non_upper_case_globals)]
    mod code {
        use crate::bytecode::ops::Op;
        $( pub const $name: u8 = Op::$variant as u8; )*
    }

    /// Instructions from beginning to end: engine, pc behind the instruction's word, window, the word. What may have
    /// changed comes back.
    mod whole {
        use super::{Direct, Ins, NonNull, Vm, Word, encoded, seal};
        $(
            #[cold]
            #[inline(never)]
            pub fn $name(vm: NonNull<Vm>, pc: *const u32, base: *mut Word, word: u32) -> (*const u32, *mut Word) {
                let d = seal::machine(encoded::$name(Direct { vm, pc, base }, Ins(word)));
                (d.pc, d.base)
            }
        )*
    }

    #[inline(never)]
    #[allow(unreachable_patterns, reason = "`halt` and `traced` have an arm of their own before those of their rows")]
    fn dispatch(vm: NonNull<Vm>, mut pc: *const u32, mut base: *mut Word) -> (*const u32, *mut Word) {
        loop {
            // SAFETY: invariant "window": the pc stands on an instruction; the verifier has checked that control
            // cannot run off the end. Invariant "code": nobody holds a reference to the words, which may be patched.
            let (word, next) = unsafe { (*pc, pc.add(1)) };
            (pc, base) = match word as u8 {
                code::halt | code::traced => return (pc, base),
                $(
                    code::$name => {
                        let quick = Quick::new(Direct { vm, pc: next, base });
                        match seal::machine(encoded::$name(quick, Ins(word))).outcome() {
                            Some(d) => (d.pc, d.base),
                            None => whole::$name(vm, next, base, word),
                        }
                    }
                )*
                // SAFETY: invariant "window": the word is an instruction's, and all of them have an arm.
                _ => unsafe { std::hint::unreachable_unchecked() },
            };
        }
    }
} }
crate::for_each_op! { dispatch }
