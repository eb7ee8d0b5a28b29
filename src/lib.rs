//! Taipan: an embeddable scripting engine for Rust. Its scripts are Python.

pub mod heap;

pub mod syntax;

pub mod bytecode;
