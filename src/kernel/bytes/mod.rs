//! The algorithms behind the methods of `bytes`, `bytearray` and `memoryview`.
//!
//! In: `&[u8]`. Out: slices of it, or new bytes. Only ASCII has case, classes and whitespace here.
//!
//! Invariant: every algorithm is linear in the size of its input and output.

pub mod codec;
pub mod convert;
pub mod item;
pub mod search;

/// Whitespace as the methods of `bytes` see it.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
