//! From text to a tree: all of Python 3.11's grammar.
//!
//! ```text
//! source -> token (logos) -> lexer -> parser -> tree
//!                                     |  statement  expression  argument  parameter  pattern
//!                                     |  literal  fstring  number
//!                                     +- explain: why a program is none -> mistake
//! ```
//!
//! [`parse_module`], [`parse_expression`] and [`parse_interactive`] are the ways in. What comes out is a
//! [`tree`] that follows Python's `ast` module, or a [`Mistake`] in CPython's words. What a tree means, and the
//! mistakes that only its meaning shows, are left to the compiler.

pub mod source;

mod token;

mod number;

mod lexer;

mod parser;

mod statement;

mod compound;

mod expression;

mod argument;

mod display;

mod parameter;

mod pattern;

mod literal;

mod fstring;

mod target;

mod explain;

pub mod mistake;

pub mod tree;

pub mod print;

mod anchor;

pub use anchor::operator_of;

pub use mistake::Mistake;
pub use parser::{Interactive, ends_in_mid_line, parse_expression, parse_interactive, parse_module};
pub use source::Source;
