//! Taipan: an embeddable scripting engine for Rust. Its scripts are Python.

pub mod syntax;

pub mod bytecode;

pub mod compile;
