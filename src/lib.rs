//! Taipan: an embeddable scripting engine for Rust. Its scripts are Python.

pub mod kernel;
pub mod syntax;
