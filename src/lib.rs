//! Taipan: an embeddable scripting engine for Rust. Its scripts are Python.

pub mod kernel;

pub mod syntax;

pub mod bytecode;

pub mod compile;

pub mod heap;

pub mod object;

pub mod machine;

pub mod semantics;

mod interp;

pub mod library;

pub mod jit;

pub mod run;

pub mod host;

pub use host::*;
