//! What the `taipan` command is made of, behind `main.rs`.

mod options;

mod program;

use options::Options;
use std::process::ExitCode;

/// The command, from the arguments of the process to its exit status.
pub fn main() -> ExitCode {
    program::run(&Options::of_process())
}
