//! The interpreter: `Direct`, the machine that simply does what the bytecode says.
//!
//! `direct` holds its state and what is done by hand: registers, caches, frames. `primitives` has the bodies of the
//! table's rows, `dispatch` the loop, `unwind` the way of an exception to its handler.

pub mod direct;

pub(crate) mod primitives;

mod quick;

pub mod dispatch;

mod unwind;
