//! The command line of `taipan`.
//!
//! Owns the options, their help texts and what they stand for. Comes in: the arguments of the process. Goes out:
//! [`Options`], with what is to be run as one [`Program`]. Mistakes are shown, and end the process, by clap.

use clap::{Parser, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use taipan::heap::{Settings, Stress};
use taipan::jit::forced::Forced;
use taipan::jit::hot::Tracing;
use taipan::jit::inside::perf::PerfMap;
use taipan::jit::inside::{Inside, Stage};
use taipan::jit::log::Log;

/// What is written behind the name by `--version`.
const VERSION: &str = concat!("3.11 (Taipan ", env!("CARGO_PKG_VERSION"), ")");

/// Turns after which `--jit=check` and `--jit-dump` record a loop that is not compiled.
const THRESHOLD: u32 = 20;

/// Runs Python programs. Without a file, and with a terminal to read from, it prompts.
#[derive(Parser, Debug)]
#[command(name = "taipan", bin_name = "taipan", display_name = "Python", version = VERSION, disable_version_flag = true)]
pub struct Options {
    /// Run this text; what follows it are the program's arguments
    #[arg(short = 'c', value_names = ["CODE", "ARGUMENTS"], num_args = 1.., allow_hyphen_values = true)]
    code: Vec<String>,

    /// Run the module of this name; what follows it are the program's arguments
    #[arg(short = 'm', value_names = ["MODULE", "ARGUMENTS"], num_args = 1.., allow_hyphen_values = true, conflicts_with = "code")]
    module: Vec<String>,

    /// Collect more often than needed: minor, full, or random:SEED
    #[arg(long, value_name = "HOW", value_parser = stress, default_value = "off", hide_default_value = true)]
    gc_stress: Stress,

    /// Make every size that has a choice as small as it can be, to reach the rare paths
    #[arg(long)]
    pub tiny: bool,

    /// Write what the run has cost to the error stream, as JSON
    #[arg(long)]
    pub stats: bool,

    /// When hot loops are compiled
    #[arg(long, value_name = "MODE", value_enum, default_value_t = Jit::On)]
    jit: Jit,

    /// Write the traces of hot code to the error stream, in these stages, with commas between. Those of machine code
    /// need --jit=on or --jit=always
    #[arg(long, value_name = "STAGES", value_enum, value_delimiter = ',')]
    jit_dump: Vec<Dump>,

    /// Write a page to a file on which source, bytecode, traces and machine code stand side by side
    #[arg(long, value_name = "FILE")]
    pub jit_view: Option<PathBuf>,

    /// Tell Linux' perf the names of compiled traces, in /tmp/perf-PID.map
    #[arg(long)]
    jit_perf_map: bool,

    /// Write what became of each recording to a file, one JSON object a line: where it starts, how it ends, its lines,
    /// sizes and time
    #[arg(long, value_name = "FILE")]
    jit_log: Option<PathBuf>,

    /// Make compiled code worse, to reach the rare paths: some of exits:N (of N guards one fails always), registers:N,
    /// cuts:N (no trace has more instructions), stale:N (of N entries one makes all code stale), unpeeled, unshared,
    /// unsunk, unclaimed, unjoined, unoptimised, with commas between
    #[arg(long, value_name = "HOW", value_parser = Forced::parse)]
    jit_force: Option<Forced>,

    /// Print the version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,

    /// The program's file, `-` for the standard input, and the program's arguments
    #[arg(value_name = "FILE", trailing_var_arg = true, allow_hyphen_values = true)]
    file: Vec<String>,
}

/// When hot code is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Jit {
    /// Never: everything is interpreted
    Off,
    /// Loops are recorded and compiled when they are hot
    On,
    /// Every loop is, in its first turn
    Always,
    /// Hot code is recorded and evaluated in lock step with the interpreter
    Check,
}

/// What can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dump {
    /// What the interpreter did meanwhile
    Bytecode,
    /// As they were recorded
    Ir,
    /// As they are compiled, or would be
    Opt,
    /// As machine code: its bytes, or text with the feature `disassembler`
    Asm,
    /// What their exits leave, and where
    Exits,
}

impl Dump {
    fn stage(self) -> Stage {
        match self {
            Dump::Bytecode => Stage::Bytecode,
            Dump::Ir => Stage::Recorded,
            Dump::Opt => Stage::Optimised,
            Dump::Asm => Stage::Machine,
            Dump::Exits => Stage::Exits,
        }
    }
}

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// A file.
    File(PathBuf),
    /// The `__main__` of a folder.
    Folder(PathBuf),
    /// A text from the command line.
    Code(String),
    /// A module, found as an import would find it.
    Module(String),
    /// All of the standard input.
    Input,
    /// What is typed at a prompt.
    Prompt,
}

impl Options {
    /// What the process was given.
    pub fn of_process() -> Options {
        Options::parse()
    }

    /// What to run, and `sys.argv`. Asks only for a choice that the arguments leave open: is somebody there to prompt?
    pub fn program(&self, is_terminal: impl FnOnce() -> bool) -> (Program, Vec<String>) {
        let named = |first: &str, rest: &[String]| {
            let mut all = vec![first.to_owned()];
            all.extend_from_slice(rest);
            all
        };
        if let [code, rest @ ..] = self.code.as_slice() {
            return (Program::Code(code.clone()), named("-c", rest));
        }
        if let [module, rest @ ..] = self.module.as_slice() {
            return (Program::Module(module.clone()), named("-m", rest));
        }
        match self.file.as_slice() {
            [dash, ..] if dash == "-" => (Program::Input, self.file.clone()),
            [file, ..] => (Program::File(PathBuf::from(file)), self.file.clone()),
            [] if is_terminal() => (Program::Prompt, vec![String::new()]),
            [] => (Program::Input, vec![String::new()]),
        }
    }

    /// What does the engine do with hot loops, if anything?
    ///
    /// # Errors
    /// A file cannot be made, or machine code is to be shown and none is made.
    pub fn tracing(&self) -> std::io::Result<Option<Tracing>> {
        let inside = self.inside()?;
        let compiles = matches!(self.jit, Jit::On | Jit::Always);
        if inside.wants_machine() && !compiles {
            return Err(std::io::Error::other("there is no machine code to show without --jit=on or always"));
        }
        let tracing = match self.jit {
            Jit::Off if inside.is_empty() => return Ok(None),
            Jit::Off | Jit::Check => Tracing::recording(THRESHOLD, self.jit == Jit::Check),
            Jit::On | Jit::Always => {
                Tracing::compiling(self.jit == Jit::Always, self.jit_force.unwrap_or_default())
            }
        };
        let tracing = tracing.seen_from(inside);
        let Some(path) = &self.jit_log else { return Ok(Some(tracing)) };
        let mut file = std::fs::File::create(path)?;
        // A disk that is full must not end the program.
        let log = Log::new(move |line| drop(writeln!(file, "{line}")));
        Ok(Some(tracing.logged(log)))
    }

    fn inside(&self) -> std::io::Result<Inside> {
        let stages: Vec<Stage> = self.jit_dump.iter().map(|dump| dump.stage()).collect();
        let mut inside = Inside::listing(&stages);
        if self.jit_view.is_some() {
            inside = inside.viewed();
        }
        if self.jit_perf_map {
            inside = inside.mapped(PerfMap::of_process()?);
        }
        Ok(inside)
    }

    /// How the heap behaves.
    pub fn heap(&self) -> Settings {
        let mut settings = Settings { stress: self.gc_stress, ..Settings::default() };
        if self.tiny {
            settings.nursery_bytes = 1;
            settings.longest_list = 4;
        }
        settings
    }

    /// The help text, for tests.
    #[cfg(test)]
    fn help() -> String {
        <Options as clap::CommandFactory>::command().render_long_help().to_string()
    }
}

/// Reads what `--gc-stress` is given.
fn stress(text: &str) -> Result<Stress, String> {
    match text.split_once(':') {
        None if text == "off" => Ok(Stress::Off),
        None if text == "minor" => Ok(Stress::Minor),
        None if text == "full" => Ok(Stress::Full),
        Some(("random", seed)) => match seed.parse() {
            Ok(seed) => Ok(Stress::Random { seed, one_in: 16 }),
            Err(_) => Err(format!("the seed {seed:?} is no number")),
        },
        _ => Err("one of off, minor, full, random:SEED".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(arguments: &[&str]) -> (Program, Vec<String>) {
        let all = ["taipan"].iter().chain(arguments);
        Options::try_parse_from(all).map_or_else(|e| panic!("{e}"), |o| o.program(|| true))
    }

    #[test]
    fn what_follows_the_program_is_its_own() {
        let (what, arguments) = program(&["--tiny", "game.py", "--tiny", "-c"]);
        assert_eq!(what, Program::File("game.py".into()));
        assert_eq!(arguments, ["game.py", "--tiny", "-c"]);
        let (what, arguments) = program(&["-c", "pass", "-x", "--stats"]);
        assert_eq!(what, Program::Code("pass".into()));
        assert_eq!(arguments, ["-c", "-x", "--stats"]);
    }

    #[test]
    fn without_a_program_it_prompts_where_somebody_is() {
        assert_eq!(program(&[]).0, Program::Prompt);
        assert_eq!(program(&["-", "a"]), (Program::Input, vec!["-".to_owned(), "a".to_owned()]));
    }

    #[test]
    fn stress_is_read() {
        assert_eq!(stress("full"), Ok(Stress::Full));
        assert_eq!(stress("random:7"), Ok(Stress::Random { seed: 7, one_in: 16 }));
        assert!(stress("random:x").is_err());
        assert!(stress("often").is_err());
    }

    #[test]
    fn help_names_every_option() {
        let help = Options::help();
        for option in [
            "-c",
            "-m",
            "--gc-stress",
            "--tiny",
            "--stats",
            "--jit",
            "--jit-dump",
            "--jit-view",
            "--jit-perf-map",
            "--jit-log",
            "--jit-force",
            "--version",
        ] {
            assert!(help.contains(option), "{option} is missing");
        }
    }
}
