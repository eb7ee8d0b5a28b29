//! Bytecode: what the compiler gives and every machine takes.
//!
//! `ops` is the instruction table, `code` a compiled function as plain data, `label` turns labels into distances,
//! `verify` checks that a function can be run at all, `assigned` says which registers are written where, `live` which
//! are still read. Nothing here knows values or the heap.

pub mod ops;

pub mod code;

pub mod label;

pub mod print;

pub mod verify;

pub mod assigned;

pub mod live;
