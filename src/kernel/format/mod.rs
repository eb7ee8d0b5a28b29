//! Formatting: `format()`, `str.format` and `%`.
//!
//! In: format specifications, templates, and plain numbers and text. Out: text. Looking up fields and
//! calling `__format__` or `__str__` is the object layer's work: templates come apart into pieces that it
//! fills in, one at a time, so that errors appear in the order that scripts see.
//!
//! Invariant: widths and precisions are checked against `room` (a number of bytes) before anything is made.

mod body;
pub mod complex;
pub mod percent;
pub mod render;
pub mod spec;
pub mod template;
