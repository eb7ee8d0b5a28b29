//! The `taipan` command: runs Python programs.
//!
//! Owns nothing but the way in: its allocator, the reading of the command line, and the exit status. What the options
//! mean is in `command::options`, running a program in `command::program`, the prompt in `command::prompt`.

#[forbid(unsafe_code)]
mod command;

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    command::main()
}
