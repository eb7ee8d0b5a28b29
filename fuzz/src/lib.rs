//! Fuzz targets for Taipan: plain functions from bytes to nothing, which panic or abort on a finding.
//!
//! ```text
//! bytes -> choices -+-> source   text that is nearly a program: parse, compile, verify
//!                   +-> generate -> program text -> differ   the same output in every way of `engine`
//!                   +-> heap     operations on objects against a model
//!                   +-> host     calls through the host API against a model
//! ```
//!
//! `main.rs` drives them without any tool; `fuzz_targets/` has them for cargo-fuzz. `reduce` makes a finding small.

pub mod choices;

pub mod engine;

pub mod source;

mod grammar;

pub mod generate;

pub mod differ;

pub mod heap;

pub mod host;

pub mod reduce;

/// What is executed with an input.
pub type Target = fn(&[u8]);

/// The targets by name.
pub const TARGETS: &[(&str, Target)] =
    &[("source", source::source), ("program", differ::program), ("heap", heap::heap), ("host", host::host)];
