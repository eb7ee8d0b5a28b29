//! The public face: what a Rust program does with the engine.
//!
//! ```text
//! engine    make an engine, say what is granted, run and load scripts
//! function  closures as functions of scripts        arguments  calls the other way
//! class     Rust types as classes of scripts        module     both, under a name that is imported
//! convert   numbers, text, bytes                    collections  lists, tuples, dicts, sets
//! value     handles that outlive calls              limits     fuel, memory, interrupts, output
//! error     what went wrong, as data                jit        machine code for hot scripts
//! ```
//!
//! All of it is safe code, and nothing needs a lifetime in the common case: what is borrowed is borrowed from the
//! engine, or from a scope of it, for as long as no script runs.

mod arguments;

mod class;

mod collections;

mod convert;

mod engine;

mod error;

mod function;

mod jit;

mod limits;

mod module;

mod value;

pub use arguments::Arguments;
pub use class::{ClassBuilder, Field, HostType, Operator};
pub use convert::{FromScript, Given, Mismatch, Space, ToScript};
pub use engine::{Builder, Engine, FolderLoader, Runtime, Scope};
pub use error::{Error, Exception, Frame, Traceback};
pub use function::{Argument, HostFunction, Makes, MethodOf};
pub use jit::Jit;
pub use limits::{Captured, Interrupt, Limit, StandardOutput};
pub use module::ModuleBuilder;
pub use value::{Borrowed, BorrowedMut, Function, Object, Script, Value};

pub use crate::heap::{Settings, Stats, Stress};
pub use crate::jit::hot::Counts as JitStats;
pub use crate::object::grants::{Clock, Input, LoadedSource, Loader};
pub use crate::object::vm::Output;
