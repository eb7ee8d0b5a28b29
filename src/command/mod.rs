//! What the `taipan` command is made of, behind `main.rs`.

mod grants;

mod options;

mod program;

mod prompt;

use options::Options;
use std::process::ExitCode;

/// The command, from the arguments of the process to its exit status.
pub fn main() -> ExitCode {
    program::run(&Options::of_process())
}
