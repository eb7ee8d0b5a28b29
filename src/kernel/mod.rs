//! Algorithms on text and numbers that know nothing of the engine.
//!
//! The lowest layer. Plain Rust types come in (`i64`, `BigInt`, `f64`, `&str`, `&[u8]`), plain types and
//! [`complaint::Complaint`] go out. What is a script value, how it is stored and how an error becomes an
//! exception is left to the layers above.
//!
//! Invariant: no input makes a kernel panic, and every computation whose time is not bounded by a small
//! multiple of the size of its arguments takes a [`complaint::Poll`].

pub mod complaint;

pub mod complex;
pub mod float;
pub mod float_text;
pub mod gamma;
pub mod integer;
pub mod integer_text;
pub mod long;
pub mod math;
pub mod random;

pub mod bytes;
pub mod format;
pub mod regex;
pub mod span;
pub mod text;

pub mod hash;
pub mod siphash;
pub mod sort;
pub mod suggestion;
