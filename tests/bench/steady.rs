//! What the programs take in steady state: run again and again in one process, when all that gets hot is compiled.
//!
//! Owns the rows of `--steady`. A driver in the contestant's language compiles a program once and runs it for some
//! rounds in a module of its own, and tells the median of the later half of them. Comes in: the programs. Goes out:
//! CPU milliseconds of a round. For five numeric programs there is a version in Rust, `kernels`.
//!
//! Invariant: every contestant counts its process's CPU time around the same work, and what a round prints is what the
//! version in Rust gives.

use std::path::Path;

use cpu_time::ProcessTime;

use crate::kernels::{KERNELS, Kernel};
use crate::measure::{Contestant, Language};

/// Rounds of a program; fewer where they would take longer than [`SECONDS`], but one at least.
const ROUNDS: usize = 15;

/// How long the rounds of one program may take.
const SECONDS: usize = 5;

const PYTHON: &str = r#"
import sys, time, types
sys.argv = [name]
code = compile(source, name, "exec")
module = sys.modules["__main__"] = types.ModuleType("__main__")
clock = time.process_time
def measure():
    times, started = [], clock()
    while len(times) < rounds and clock() < started + seconds:
        start = clock()
        exec(code, module.__dict__)
        times.append(clock() - start)
    times = sorted(times[len(times) // 2:])
    print(times[len(times) // 2])
measure()
"#;

const LUA: &str = r#"
arg = {[0] = name}
local run, clock, times = assert(load(source, "=" .. name)), os.clock, {}
local started = clock()
while #times < rounds and clock() < started + seconds do
  local start = clock()
  run()
  times[#times + 1] = clock() - start
end
local late = {}
for i = math.floor(#times / 2) + 1, #times do late[#late + 1] = times[i] end
table.sort(late)
print(string.format("%.9f", late[math.floor(#late / 2) + 1]))
"#;

/// The program of a contestant that runs a source for some rounds: it prints what they printed, then the seconds.
fn driver(language: Language, name: &str, source: &str) -> String {
    let text = match language {
        Language::Python => format!("source = {}\n", python_text(source)),
        // A level of brackets that no program has.
        Language::Lua => format!("local source = [====[\n{source}]====]\n"),
    };
    let (local, rest) = match language {
        Language::Python => ("", PYTHON),
        Language::Lua => ("local ", LUA),
    };
    format!("{text}{local}name = \"{name}\"\n{local}rounds = {ROUNDS}\n{local}seconds = {SECONDS}\n{rest}")
}

/// A literal of Python with this text.
fn python_text(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            '\n' => literal.push_str("\\n"),
            _ => literal.push(character),
        }
    }
    literal + "\""
}

/// Milliseconds of a round of each contestant that has the program, and of the version in Rust; a difference as text.
pub struct Steady {
    pub milliseconds: Vec<Option<f64>>,
    pub kernel: Option<f64>,
    pub problems: Vec<String>,
}

/// Run a program on every contestant.
pub fn measure(folder: &Path, name: &str, contestants: &[Contestant]) -> Steady {
    let kernel = KERNELS.iter().find(|kernel| kernel.name == name).map(native);
    let mut steady = Steady {
        milliseconds: Vec::new(),
        kernel: kernel.as_ref().map(|(seconds, _)| seconds * 1e3),
        problems: Vec::new(),
    };
    for contestant in contestants {
        let Some(file) = contestant.file(folder, name) else {
            steady.milliseconds.push(None);
            continue;
        };
        let expected = kernel.as_ref().map(|(_, line)| line.as_str());
        let seconds = rounds(contestant, &file, name, expected);
        steady.milliseconds.push(seconds.as_ref().ok().map(|seconds| seconds * 1e3));
        steady
            .problems
            .extend(seconds.err().map(|problem| format!("{name} on {}: {problem}", contestant.name)));
    }
    steady
}

/// Seconds of a round.
fn rounds(contestant: &Contestant, file: &Path, name: &str, expected: Option<&str>) -> Result<f64, String> {
    let source = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let (output, _) = contestant.run_source(&driver(contestant.language, name, &source))?;
    let (rounds, seconds) = output.trim_end().rsplit_once('\n').ok_or("printed nothing")?;
    let first = rounds.lines().next().unwrap_or("");
    if let Some(line) = rounds.lines().find(|&line| line != expected.unwrap_or(first)) {
        return Err(format!("printed {line:?}, expected {:?}", expected.unwrap_or(first)));
    }
    seconds.parse().map_err(|_| format!("printed {seconds:?} where its time was expected"))
}

/// Seconds of a round of a version in Rust, and what it prints.
fn native(kernel: &Kernel) -> (f64, String) {
    let mut line = String::new();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = ProcessTime::now();
            line = (kernel.run)(std::hint::black_box(kernel.size));
            start.elapsed().as_secs_f64()
        })
        .collect();
    let late = &mut times[ROUNDS / 2..];
    late.sort_by(f64::total_cmp);
    (late[late.len() / 2], line)
}
