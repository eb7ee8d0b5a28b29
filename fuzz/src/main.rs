//! The driver: runs a target on inputs of its own making, and survives what it finds.
//!
//! Owns the making of inputs, the process that executes them, and what is kept of a finding. Executions come in batches:
//! those of a batch may share an engine, and nothing else is shared. All that a batch is follows from target, seed and
//! number, so a finding is repeated by naming them. A child process executes and says how far it has come; when it dies
//! or stands still, the driver goes through the last stretch again one by one, writes down what was executed, and goes
//! on with the next batch.
//!
//! ```text
//! taipan-fuzz TARGET --seconds N --seed S     fuzz
//! taipan-fuzz TARGET --jobs N                 the same with so many seeds at once, each in processes of its own
//! taipan-fuzz TARGET --print SEED             print a generated program
//! taipan-fuzz TARGET --outputs FIRST COUNT    run the programs of so many seeds interpreted, for compare.py
//! taipan-fuzz replay TARGET FILE              execute what is kept in a file of `artifacts`
//! taipan-fuzz run FILE                        run a program in all ways; print the output, or what differs
//! taipan-fuzz run --as TARGET WORD FILE       run a program as the batch of a word does
//! taipan-fuzz run --direct FILE               run a program in the interpreter alone
//! taipan-fuzz reduce FILE [--against PYTHON]  make a program small that fails, or that PYTHON runs differently
//! taipan-fuzz reduce FILE --as TARGET WORD    make a program small that fails as the batch of a word runs it
//! ```

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use taipan_fuzz::choices::Random;
use taipan_fuzz::engine::Way;
use taipan_fuzz::{TARGETS, Target, differ, engine, generate, host, reduce, source};

/// How long a child may be silent.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many executions lie between two words of a child, at least; always whole batches.
const STRETCH: u64 = 32;

/// The words with which `run` tries a program as `program` does: thresholds, stress and verification differ.
const CHECKED: [u64; 8] = [
    1,
    0x0200_0001_0203,
    0x0100_0005_0405,
    0x0300_0002_0107,
    0x0200_0003_0909,
    0x0301_0003_0301,
    0x0300_0000_0100,
    0x0000_0000_0300,
];

/// With how many words `run` tries a program as `compiled` does.
const COMPILED: u64 = 24;

/// The exit code for a text that is no program.
const NO_PROGRAM: i32 = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        [target, "--print", seed] => number(seed).and_then(|seed| print_program(target, seed)),
        [target, "--outputs", first, count] => print_outputs(target, first, count),
        ["replay", target, file] => replay(target, Path::new(file)),
        ["run", "--direct", file] => run_directly(Path::new(file)),
        ["run", "--as", target, word, file] => {
            way_of(target, word).and_then(|way| run_in(&[way], Path::new(file)))
        }
        ["run", file] => run_in(&all_ways(), Path::new(file)),
        ["reduce", file] => reduce_file(Path::new(file), Trial::AllWays),
        ["reduce", file, "--against", python] => reduce_file(Path::new(file), Trial::Against(python)),
        ["reduce", file, "--as", target, word] => reduce_file(Path::new(file), Trial::As(target, word)),
        ["execute", target, seed, from, to, stretch] => execute(target, [seed, from, to, stretch]),
        [target, ref options @ ..] => fuzz(target, options),
        [] => Err("usage: taipan-fuzz TARGET [--seconds N] [--seed S] [--jobs N] | run FILE | reduce FILE"
            .to_owned()),
    };
    match done {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("taipan-fuzz: {problem}");
            ExitCode::from(2)
        }
    }
}

/// What a command answers: an exit code, or why it could not do its work.
type Answer = Result<ExitCode, String>;

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text:?} is not a number"))
}

fn target_of(name: &str) -> Result<&'static Target, String> {
    TARGETS.iter().find(|known| known.name == name).ok_or_else(|| format!("no target {name:?}"))
}

/// The input of an execution.
fn input(seed: u64, execution: u64) -> Vec<u8> {
    let mut random = Random::new(seed, execution);
    let longest = [40, 100, 200, 400][random.below(4)];
    let count = 8 + random.below(longest);
    random.bytes(count)
}

/// Some executions of a batch, as they are kept: a word for what they have in common, and their inputs.
struct Executions {
    word: u64,
    inputs: Vec<Vec<u8>>,
}

impl Executions {
    /// Those of a batch up to the one with this number.
    fn up_to(target: &Target, seed: u64, last: u64) -> Executions {
        let first = start_of_batch(target, last);
        Executions {
            word: word(target, seed, first),
            inputs: (first..=last).map(|at| input(seed, at)).collect(),
        }
    }

    /// The last of them, by itself.
    fn last(&self) -> Executions {
        Executions { word: self.word, inputs: self.inputs.last().cloned().into_iter().collect() }
    }

    fn execute(&self, target: &Target) {
        let mut session = (target.session)(self.word);
        self.inputs.iter().for_each(|input| session(input));
    }

    /// As text: the word, then an input on each line, in hexadecimal.
    fn to_text(&self) -> String {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n";
        let inputs: String = self.inputs.iter().map(|input| hex(input)).collect();
        hex(&self.word.to_be_bytes()) + &inputs
    }

    fn from_text(text: &str) -> Option<Executions> {
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes = |line: &str| line.as_bytes().chunks(2).map(byte).collect::<Option<Vec<u8>>>();
        let (word, inputs) = text.split_once('\n')?;
        let word = u64::from_str_radix(word, 16).ok()?;
        Some(Executions { word, inputs: inputs.lines().map(bytes).collect::<Option<_>>()? })
    }

    /// As people read them: the text that the target makes of the bytes. A program is the last one.
    fn shown(&self, target: &Target) -> String {
        let last = self.inputs.last().map_or(&[][..], Vec::as_slice);
        match target.name {
            "program" | "compiled" => {
                let way = ways(target.name).map_or(Way::DIRECT, |way| way(self.word));
                let text = text_of(target.name).map(|text| text(last)).unwrap_or_default();
                // At the end: what a program starts with is compiled apart.
                format!("{text}# {} {:016x}: {way:?}\n", target.name, self.word)
            }
            "source" => source::glued(last),
            "host" => host::described(self.word, &self.inputs),
            _ => format!("{last:?}"),
        }
    }
}

/// The texts of a target that runs programs.
fn text_of(target: &str) -> Result<fn(&[u8]) -> String, String> {
    match target {
        "program" => Ok(generate::generate),
        "compiled" => Ok(generate::generate_loops),
        _ => Err(format!("{target:?} runs no programs")),
    }
}

/// The ways in which it runs them.
fn ways(target: &str) -> Result<fn(u64) -> Way, String> {
    match target {
        "program" => Ok(differ::checked_way),
        "compiled" => Ok(differ::compiled_way),
        _ => Err(format!("{target:?} runs no programs")),
    }
}

/// The way of a batch that a word decides on, in hexadecimal.
fn way_of(target: &str, word: &str) -> Result<Way, String> {
    let word = u64::from_str_radix(word, 16).map_err(|_| format!("{word:?} is no word"))?;
    Ok(ways(target)?(word))
}

/// Some ways of all kinds.
fn all_ways() -> Vec<Way> {
    let compiled = (0..COMPILED).map(|n| differ::compiled_way(Random::new(0, n).draw()));
    CHECKED.into_iter().map(differ::checked_way).chain(compiled).collect()
}

/// The first execution of the batch to which one belongs.
fn start_of_batch(target: &Target, execution: u64) -> u64 {
    execution - execution % target.batch
}

/// What decides on all that the executions of a batch have in common.
fn word(target: &Target, seed: u64, first: u64) -> u64 {
    Random::new(!seed, first / target.batch).draw()
}

/// Fuzz until the time is up.
fn fuzz(name: &str, options: &[&str]) -> Answer {
    let target = target_of(name)?;
    let (mut seconds, mut seed, mut jobs) = (10, 1, 1);
    for pair in options.chunks(2) {
        match pair {
            ["--seconds", value] => seconds = number(value)?,
            ["--seed", value] => seed = number(value)?,
            ["--jobs", value] => jobs = number(value)?,
            _ => return Err(format!("unknown option {pair:?}")),
        }
    }
    let end = Instant::now() + Duration::from_secs(seconds);
    let findings = std::thread::scope(|scope| {
        let jobs: Vec<_> =
            (0..jobs).map(|job| scope.spawn(move || fuzz_seed(target, seed + job, end))).collect();
        let ended = |job: ScopedJoinHandle<'_, Result<u64, String>>| {
            job.join().unwrap_or_else(|_| Err("a job has panicked".to_owned()))
        };
        jobs.into_iter().map(ended).sum::<Result<u64, String>>()
    })?;
    Ok(ExitCode::from(u8::from(findings > 0)))
}

/// Fuzz with one seed; how much was found.
fn fuzz_seed(target: &Target, seed: u64, end: Instant) -> Result<u64, String> {
    let name = target.name;
    let step = STRETCH.next_multiple_of(target.batch);
    let (mut at, mut skipped, mut findings) = (0, 0, 0);
    while Instant::now() < end {
        let (reached, has_died) = stretch(name, seed, at, u64::MAX, step, end)?;
        at = reached;
        if !has_died {
            break;
        }
        // Once more, one by one, to see which it was.
        let (exact, has_died) = stretch(name, seed, at, at + step, 1, Instant::now() + 2 * PATIENCE)?;
        if !has_died {
            // Too slow together, each by itself fast enough: other programs had the processor.
            println!("{name}: executions {at} to {exact} of seed {seed} failed once only");
            at += step;
            continue;
        }
        keep(target, seed, exact)?;
        findings += 1;
        // What is left of the batch would need an engine that has survived.
        at = start_of_batch(target, exact) + target.batch;
        skipped += at - exact - 1;
    }
    println!("{name}: {} executions, seed {seed}, {findings} findings", at - skipped);
    Ok(findings)
}

/// Let a child execute from one number up to another; how far it came, and whether it died on the way.
fn stretch(
    target: &str,
    seed: u64,
    from: u64,
    to: u64,
    step: u64,
    end: Instant,
) -> Result<(u64, bool), String> {
    let words = [seed, from, to, step].map(|word| word.to_string());
    let mut child = this_program()?
        .args(["execute", target])
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let progress = listen(&mut child)?;
    let mut reached = from;
    let has_died = loop {
        match progress.recv_timeout(PATIENCE) {
            Ok(at) if at == u64::MAX => break false,
            Ok(at) => reached = at,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break true,
        }
        if Instant::now() >= end {
            break false;
        }
    };
    // A child that has ended cannot be killed, and need not be.
    let _ = child.kill();
    child.wait().map_err(|e| e.to_string())?;
    Ok((reached, has_died))
}

/// The numbers that a child says, as they come; `u64::MAX` when it is done.
fn listen(child: &mut Child) -> Result<Receiver<u64>, String> {
    let output = child.stdout.take().ok_or("no pipe")?;
    let (send, receive) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let at = if line == "done" { u64::MAX } else { line.parse().unwrap_or(0) };
            if send.send(at).is_err() {
                break;
            }
        }
    });
    Ok(receive)
}

/// The child's side: execute, and say how far it has come. A batch is always executed from its start.
fn execute(name: &str, words: [&str; 4]) -> Answer {
    let target = target_of(name)?;
    let [seed, from, to, step] = [number(words[0])?, number(words[1])?, number(words[2])?, number(words[3])?];
    let mut output = std::io::stdout();
    // Allocators map what is large anew each time, until they have seen larger memory freed; the heap's chunks are large.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(8 << 20)));
    let start = start_of_batch(target, from);
    let mut session = (target.session)(word(target, seed, start));
    for at in start..to {
        if at >= from && (at - from) % step == 0 {
            writeln!(output, "{at}").and_then(|()| output.flush()).map_err(|e| e.to_string())?;
        }
        if at > start && at % target.batch == 0 {
            session = (target.session)(word(target, seed, at));
        }
        session(&input(seed, at));
    }
    println!("done");
    Ok(ExitCode::SUCCESS)
}

/// Write down an execution, with those before it in its batch if it needs them to fail, and what it means.
fn keep(target: &Target, seed: u64, execution: u64) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(target.name);
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let path = folder.join(format!("{seed}-{execution}"));
    let is_program = text_of(target.name).is_ok();
    let text = path.with_extension(if is_program { "py" } else { "txt" });
    let all = Executions::up_to(target, seed, execution);
    let mut kept = all.last();
    std::fs::write(&path, kept.to_text()).map_err(|e| e.to_string())?;
    let (mut message, mut ending) = outcome(this_program()?.args(["replay", target.name]).arg(&path))?;
    let mut company = "";
    if ending == Ending::Well {
        kept = all;
        company = ", after those before it in its batch";
        std::fs::write(&path, kept.to_text()).map_err(|e| e.to_string())?;
        (message, ending) = outcome(this_program()?.args(["replay", target.name]).arg(&path))?;
    }
    std::fs::write(&text, kept.shown(target)).map_err(|e| e.to_string())?;
    println!("{}: FINDING at execution {execution} of seed {seed}{company}: {}", target.name, text.display());
    print!("{}", String::from_utf8_lossy(&message));
    if is_program && company.is_empty() && ending != Ending::Late {
        let word = format!("{:016x}", kept.word);
        if let Err(problem) = reduce_file(&text, Trial::As(target.name, &word)) {
            println!("{}: {problem}", text.display());
        }
    }
    Ok(())
}

fn print_program(target: &str, seed: u64) -> Answer {
    print!("{}", text_of(target)?(&input(seed, 0)));
    Ok(ExitCode::SUCCESS)
}

/// Programs and what the interpreter makes of them: a line with the seed and the lengths of both in bytes, then both.
/// Those that a limit has stopped are left out.
fn print_outputs(target: &str, first: &str, count: &str) -> Answer {
    let (text_of, first, count) = (text_of(target)?, number(first)?, number(count)?);
    let mut engine = engine::Engine::new(Way::DIRECT);
    let mut output = std::io::stdout();
    for seed in first..first + count {
        let text = text_of(&input(seed, 0));
        let outcome = engine.run(&engine::Program::new(&text));
        if outcome.is_cut_short() || (seed - first) % target_of(target)?.batch == 0 {
            engine = engine::Engine::new(Way::DIRECT);
        }
        if !outcome.is_cut_short() {
            let ours = outcome.text();
            write!(output, "{seed} {} {}\n{text}{ours}", text.len(), ours.len())
                .map_err(|e| e.to_string())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Execute what is kept in a file.
fn replay(name: &str, file: &Path) -> Answer {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let kept = Executions::from_text(&text);
    std::panic::set_hook(Box::new(|message| println!("{message}")));
    kept.ok_or_else(|| format!("{}: this is no input", file.display()))?.execute(target_of(name)?);
    Ok(ExitCode::SUCCESS)
}

/// Run a program in the interpreter alone.
fn run_directly(file: &Path) -> Answer {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let outcome = engine::run(&engine::Program::new(&text), Way::DIRECT);
    print!("{}", outcome.text());
    Ok(if outcome.is_no_program() { ExitCode::from(NO_PROGRAM as u8) } else { ExitCode::SUCCESS })
}

/// Run a program in these ways; the output, or what differs.
fn run_in(ways: &[Way], file: &Path) -> Answer {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    for (number, way) in ways.iter().enumerate() {
        match differ::compare(&text, *way) {
            Ok(outcome) if number == 0 => print!("{}", outcome.text()),
            Ok(_) => {}
            Err(difference) => {
                eprintln!("{difference}");
                let is_none = engine::run(&engine::Program::new(&text), Way::DIRECT).is_no_program();
                return Ok(if is_none { ExitCode::from(NO_PROGRAM as u8) } else { ExitCode::FAILURE });
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// How it is tried whether a program shows a finding.
#[derive(Clone, Copy)]
enum Trial<'a> {
    /// In all ways, against the interpreter.
    AllWays,
    /// As a target runs the batch of a word.
    As(&'a str, &'a str),
    /// Interpreted, against a command that is CPython.
    Against(&'a str),
}

/// Make a program small.
fn reduce_file(file: &Path, trial: Trial<'_>) -> Answer {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let candidate = file.with_extension("candidate.py");
    let Some(first) = finding(&text, &candidate, trial)? else {
        return Err("the program shows no finding".to_owned());
    };
    // What cannot be tried shows nothing.
    let small = reduce::reduce(&text, |smaller| finding(smaller, &candidate, trial) == Ok(Some(first)));
    let _ = std::fs::remove_file(&candidate);
    let out = file.with_extension("small.py");
    std::fs::write(&out, &small).map_err(|e| e.to_string())?;
    println!("{small}# {}", out.display());
    Ok(ExitCode::SUCCESS)
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Well,
    /// With this exit code.
    Code(i32),
    /// By a signal: it aborted.
    Died,
    /// Not within the time it was given.
    Late,
}

/// How a program shows a finding: by the way it ends, or by an output that CPython's is not. A program that CPython
/// does not take, or that is none, shows nothing.
fn finding(text: &str, candidate: &Path, trial: Trial<'_>) -> Result<Option<Ending>, String> {
    std::fs::write(candidate, text).map_err(|e| e.to_string())?;
    let mut ours = this_program()?;
    match trial {
        Trial::Against(python) => {
            let (theirs, ending) = outcome(Command::new(python).arg(candidate))?;
            if ending != Ending::Well {
                return Ok(None);
            }
            let (ours, ending) = outcome(ours.args(["run", "--direct"]).arg(candidate))?;
            let is_same = without_addresses(&ours) == without_addresses(&theirs);
            return Ok((ending != Ending::Well || !is_same).then_some(ending));
        }
        Trial::As(target, word) => ours.args(["run", "--as", target, word]),
        Trial::AllWays => ours.arg("run"),
    };
    let (_, ending) = outcome(ours.arg(candidate))?;
    Ok((ending != Ending::Well && ending != Ending::Code(NO_PROGRAM)).then_some(ending))
}

/// A text in which all addresses are the same, as `compare.py` takes them to be.
fn without_addresses(text: &[u8]) -> Vec<u8> {
    const START: &[u8] = b"0x7f";
    const DIGITS: usize = 10;
    let (mut kept, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.first() {
        let digits = rest.strip_prefix(START).and_then(|behind| behind.get(..DIGITS));
        if digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            kept.extend_from_slice(b"0x0");
            rest = &rest[START.len() + DIGITS..];
        } else {
            kept.push(*first);
            rest = &rest[1..];
        }
    }
    kept
}

/// The output of a command, and how it ended.
fn outcome(command: &mut Command) -> Result<(Vec<u8>, Ending), String> {
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|e| e.to_string())?;
    let mut pipe = child.stdout.take().ok_or("no pipe")?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // A pipe that breaks with its child leaves what came before.
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    });
    let end = Instant::now() + Duration::from_secs(20);
    let ending = loop {
        match child.try_wait().map_err(|e| e.to_string())?.map(|status| (status.success(), status.code())) {
            Some((true, _)) => break Ending::Well,
            Some((false, Some(code))) => break Ending::Code(code),
            Some((false, None)) => break Ending::Died,
            None if Instant::now() > end => {
                child.kill().and_then(|()| child.wait()).map_err(|e| e.to_string())?;
                break Ending::Late;
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    Ok((reader.join().unwrap_or_default(), ending))
}

fn this_program() -> Result<Command, String> {
    std::env::current_exe().map(Command::new).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_all_the_same() {
        let text = without_addresses(b"<gen at 0x7f0123456789>, 0x7f01234567, 0x7f");
        assert_eq!(text, b"<gen at 0x0>, 0x7f01234567, 0x7f");
    }

    #[test]
    fn what_is_kept_is_what_was_executed() {
        let target = target_of("program").expect("a target");
        let all = Executions::up_to(target, 7, 37);
        let read = Executions::from_text(&all.to_text()).expect("it was written");
        assert_eq!((read.word, read.inputs), (all.word, all.inputs));
        assert_eq!(Executions::up_to(target, 7, 37).inputs.len(), 37 % target.batch as usize + 1);
        assert_eq!(all.word, word(target, 7, start_of_batch(target, 37)));
    }
}
