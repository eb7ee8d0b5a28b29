//! What the meaning of a bytecode is written in.
//!
//! `primitives` is the one table of what a machine can do with values; it expands to the trait [`Machine`]. `helper` is
//! the table of Rust functions that bytecodes may call, each with its effects. `effects` says what both may touch.

pub mod effects;

pub mod helper;

pub mod primitives;

pub use helper::{Deliver, Helper};
pub use primitives::{Done, Machine};
