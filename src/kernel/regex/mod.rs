//! Regular expressions with Python's syntax and meaning.
//!
//! In: a pattern and flags, then text. Out: where groups match. A pattern is parsed ([`parse`]), becomes a
//! [`program::Program`], and is searched for by backtracking ([`search`]). Text is UTF-8, or bytes as they are.
//!
//! Invariant: a search is a state machine that can be left after any number of steps and taken up again, so whoever
//! drives it decides how long it may take; it needs no stack of the machine, whatever the pattern.

pub mod parse;
pub mod program;
pub mod search;

#[cfg(test)]
mod tests;

/// The flags of the module `re`, by their values.
#[allow(missing_docs)]
pub mod flag {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const DEBUG: u32 = 128;
    pub const ASCII: u32 = 256;
    /// Those that say what letters are.
    pub const KINDS: u32 = LOCALE | UNICODE | ASCII;
}
