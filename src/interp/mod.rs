//! The interpreter: `Direct`, the machine that simply does what the bytecode says.
//!
//! `direct` holds its state, registers and frames; `cache` what instructions found last time; `made` makes
//! objects of several values. `primitives` has the bodies of the table's rows, `quick` the forms of the hottest instructions,
//! `dispatch` the loop, `outline` what the loop calls out of line, `unwind` the way of an exception to its handler,
//! `generator` that of generators to rest and back, `entry` the way from Rust into scripts.

mod cache;
pub mod direct;
pub mod dispatch;
pub(crate) mod entry;
pub(crate) mod generator;
mod made;
mod outline;
pub(crate) mod primitives;
mod quick;
mod unwind;

pub(crate) use unwind::shown_registers;

/// A function made of its code and parts, for compiled code.
#[cfg(feature = "jit")]
pub(crate) fn closure(
    vm: &crate::object::vm::Vm,
    code: crate::heap::Word,
    parts: [crate::heap::Word; 4],
) -> crate::heap::Word {
    made::function(vm, code, parts, false)
}
