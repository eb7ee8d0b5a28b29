//! Fuzz targets for Taipan: plain functions from bytes to nothing, which panic or abort on a finding.
//!
//! ```text
//! bytes -> choices -+-> source   text that is nearly a program: parse, compile, verify
//!                   +-> generate -> program text -> differ   the same output in every way of `engine`:
//!                   |                                        interpreted, recorded and checked, compiled
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

/// Executes the inputs of a batch, one after the other: what they have in common is made once.
pub type Session = Box<dyn FnMut(&[u8])>;

/// What is executed with inputs.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// How many inputs are a batch.
    pub batch: u64,
    /// Begin a batch. The word decides what its executions have in common.
    pub session: fn(u64) -> Session,
}

/// The targets. What takes long in three of them is making engines, so that an engine serves a batch.
pub const TARGETS: &[Target] = &[
    Target { name: "source", batch: 1, session: |_| Box::new(source::source) },
    Target { name: "program", batch: 64, session: differ::session },
    Target { name: "compiled", batch: 64, session: differ::compiled_session },
    Target { name: "heap", batch: 1, session: |_| Box::new(heap::heap) },
    Target { name: "host", batch: 256, session: host::session },
];
