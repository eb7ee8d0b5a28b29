//! From hot loops and functions to traces.
//!
//! `drive` runs the interpreter, has what is hot recorded and compiled, and enters the code; `hot` knows what is, `header`
//! what is known of each loop, `budget` what may be compiled by now, `bindings` which names traces may take for granted;
//! `record` is the machine that does what the interpreter does and writes it down; `ir` is what it writes, as data and
//! as text; `names` what its constants are called; `facts` what it has learned; `generators` what traces do to
//! generators; `check` keeps what each instruction gave, and compares; `opt` makes a trace cheaper, and `x64` writes
//! machine code for it, which is entered in `code`, kept in `store`, whose memory is in `pages`, and left in `exit`, and
//! calls `runtime`. `log` tells what became of each recording and `inside` shows traces in all stages; `abort` says why
//! there is no code; `forced` is what tests force on it. Without a compiler `uncompiled` stands where `code` does.

pub mod abort;

mod bindings;

mod budget;

pub mod check;

mod drive;
pub(crate) use drive::drive;

pub mod facts;

pub mod forced;

pub mod generators;

#[cfg_attr(
    not(all(feature = "jit", target_arch = "x86_64", unix)),
    allow(dead_code, reason = "nothing is compiled")
)]
mod header;

#[cfg_attr(
    not(all(feature = "jit", target_arch = "x86_64", unix)),
    allow(dead_code, reason = "nothing is compiled")
)]
pub mod hot;

#[cfg_attr(
    not(all(feature = "jit", target_arch = "x86_64", unix)),
    allow(dead_code, reason = "nothing is compiled")
)]
pub mod inside;

pub mod ir;

pub mod log;

mod names;

pub mod opt;

#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
#[allow(unsafe_code, reason = "machine code is entered here")]
pub mod code;

#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
#[allow(unsafe_code, reason = "what machine code leaves becomes values")]
mod exit;

#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
mod pages;

#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
#[allow(unsafe_code, reason = "words of machine code become values")]
mod runtime;

#[cfg(all(feature = "jit", target_arch = "x86_64", unix))]
#[allow(clippy::useless_conversion, reason = "of the assembler's macro")]
mod x64;

#[cfg(not(all(feature = "jit", target_arch = "x86_64", unix)))]
pub mod uncompiled;
#[cfg(not(all(feature = "jit", target_arch = "x86_64", unix)))]
pub use uncompiled as code;

mod record;
mod shared;

#[cfg_attr(
    not(all(feature = "jit", target_arch = "x86_64", unix)),
    allow(dead_code, reason = "nothing is compiled")
)]
mod store;
