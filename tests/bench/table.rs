//! `cargo bench`: every program of `tests/bench` on Taipan and on every other engine that is installed.
//!
//! Owns the options, the order of the runs, the comparison of the outputs and the table. Comes in: programs that print
//! one line and take an optional size, each naming a small size in a `# smoke: N` comment; with a Lua version beside
//! the Python one where natural. Goes out: a table of medians, ratios and geometric means on standard output, the same
//! and a chart in `tests/bench/results`. A single run is `measure`, the chart is `chart`, calls between Rust and scripts are
//! `host`, rounds in one process are `steady`, with `kernels` in Rust.
//!
//! Invariant: a number enters the table only if the run printed what CPython prints (or, without CPython, what the
//! first contestant that ran prints). Exit status 1 says that something did not.

mod chart;
mod host;
mod kernels;
mod measure;
mod steady;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use measure::{Contestant, Usage};
use regex_lite::Regex;

const HELP: &str = "\
cargo bench [-- OPTIONS]
  --runs N      how often each program runs; the table shows medians (default 5)
  --only REGEX  only the programs whose name matches
  --quick       one run, Taipan and python3 only
  --smoke       one run at a small size that checks the outputs and measures nothing
  --steady      rounds in one process, beside Rust where there is a version in it
  --start       only how long it takes to start, and to make an engine in a process that runs
  --host        only what calls between Rust and scripts take";

/// What the command line asks for.
struct Options {
    runs: usize,
    only: Regex,
    quick: bool,
    smoke: bool,
    steady: bool,
    start: bool,
    host: bool,
}

/// One program and what its runs gave, in the order of the contestants.
struct Benchmark {
    name: String,
    smoke_size: String,
    results: Vec<Outcome>,
}

/// What the runs of one contestant gave on one program.
#[derive(Default)]
struct Outcome {
    output: Option<String>,
    usages: Vec<Usage>,
    problem: Option<String>,
}

fn main() -> ExitCode {
    match options(std::env::args().skip(1)).and_then(run) {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            println!("\n{}", problems.join("\n"));
            ExitCode::FAILURE
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let anything = Regex::new("").map_err(|error| error.to_string())?;
    let mut options = Options {
        runs: 5,
        only: anything,
        quick: false,
        smoke: false,
        steady: false,
        start: false,
        host: false,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value\n{HELP}"));
        match argument.as_str() {
            "--runs" => {
                let count = value()?.parse().ok().filter(|&count| count > 0);
                options.runs = count.ok_or("--runs needs a number above 0")?;
            }
            "--only" => options.only = Regex::new(&value()?).map_err(|error| format!("--only: {error}"))?,
            "--quick" => options.quick = true,
            "--smoke" => options.smoke = true,
            "--steady" => options.steady = true,
            "--start" => options.start = true,
            "--host" => options.host = true,
            // Cargo adds this to whatever it runs as a benchmark.
            "--bench" => {}
            _ => return Err(HELP.to_owned()),
        }
    }
    if options.quick || options.smoke {
        options.runs = 1;
    }
    Ok(options)
}

/// Run everything, print the table; what went wrong comes back as text.
fn run(options: Options) -> Result<Vec<String>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench");
    let mut contestants = measure::contestants();
    if options.quick {
        contestants.retain(|contestant| matches!(contestant.name, "taipan" | "python3"));
    }
    if options.start {
        print!("{}", start_rows(&contestants, options.runs));
        return Ok(Vec::new());
    }
    if options.host {
        print!("{}", host_rows(options.runs, OPERATIONS)?);
        return Ok(Vec::new());
    }
    let mut benchmarks = benchmarks(&folder, &options.only, contestants.len())?;
    if options.steady {
        let (table, problems) = steady_table(&folder, &contestants, &benchmarks);
        print!("{table}");
        return Ok(problems);
    }
    let watched = std::io::stderr().is_terminal();
    // One run of everything after the other: what disturbs the machine for a while then disturbs all alike.
    for round in 1..=options.runs {
        for benchmark in &mut benchmarks {
            if watched {
                eprint!("\r\x1b[Kround {round} of {}: {}", options.runs, benchmark.name);
            }
            benchmark.run_all(&folder, &contestants, options.smoke);
        }
    }
    if watched {
        eprint!("\r\x1b[K");
    }
    let problems: Vec<String> =
        benchmarks.iter_mut().flat_map(|benchmark| benchmark.compare(&contestants)).collect();
    if options.smoke {
        host_rows(1, 1000)?;
        println!(
            "{} programs, {} contestants, {} problems",
            benchmarks.len(),
            contestants.len(),
            problems.len()
        );
        return Ok(problems);
    }
    let host_rows = host_rows(options.runs, OPERATIONS)?;
    let table = table(&contestants, &benchmarks, &start_rows(&contestants, options.runs)) + &host_rows;
    print!("{table}");
    let results = folder.join("results");
    let write = |name: &str, text: &str| {
        let file = results.join(name);
        std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
    };
    std::fs::create_dir_all(&results).map_err(|error| format!("{}: {error}", results.display()))?;
    write("table.txt", &table)?;
    write("table.svg", &chart(&contestants, &benchmarks))?;
    Ok(problems)
}

/// The programs of the folder whose names match, sorted.
fn benchmarks(folder: &Path, only: &Regex, contestants: usize) -> Result<Vec<Benchmark>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !only.is_match(&name) {
            continue;
        }
        let source =
            std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let smoke_size = source.split("# smoke:").nth(1).and_then(|rest| rest.split_whitespace().next());
        let smoke_size =
            smoke_size.ok_or_else(|| format!("{name}.py names no size for smoke tests"))?.to_owned();
        let results = (0..contestants).map(|_| Outcome::default()).collect();
        found.push(Benchmark { name, smoke_size, results });
    }
    if found.is_empty() { Err("no program matches".to_owned()) } else { Ok(found) }
}

impl Benchmark {
    fn run_all(&mut self, folder: &Path, contestants: &[Contestant], smoke: bool) {
        for (contestant, outcome) in contestants.iter().zip(&mut self.results) {
            let Some(file) = contestant.file(folder, &self.name) else { continue };
            if outcome.problem.is_some() {
                continue;
            }
            match contestant.run(&file, smoke.then_some(self.smoke_size.as_str())) {
                Ok((output, usage)) => {
                    outcome.usages.push(usage);
                    outcome.output = Some(output);
                }
                Err(problem) => outcome.problem = Some(problem),
            }
        }
    }

    /// Every contestant that failed or printed something else; its numbers are dropped.
    fn compare(&mut self, contestants: &[Contestant]) -> Vec<String> {
        let reference = contestants.iter().position(|one| one.name == "python3");
        let by_reference = reference.and_then(|index| self.results[index].output.clone());
        let expected =
            by_reference.or_else(|| self.results.iter().find_map(|outcome| outcome.output.clone()));
        let mut problems = Vec::new();
        for (contestant, outcome) in contestants.iter().zip(&mut self.results) {
            if outcome.problem.is_none() && outcome.output.is_some() && outcome.output != expected {
                let printed = outcome.output.as_deref().unwrap_or("").trim_end().to_owned();
                let expected = expected.as_deref().unwrap_or("").trim_end();
                outcome.problem = Some(format!("printed {printed:?}, expected {expected:?}"));
            }
            if let Some(problem) = &outcome.problem {
                outcome.usages.clear();
                problems.push(format!("{} on {}: {problem}", self.name, contestant.name));
            }
        }
        problems
    }

    fn seconds(&self, contestant: usize) -> Option<f64> {
        let times = self.results.get(contestant)?.usages.iter().map(|usage| usage.cpu.as_secs_f64());
        median(times.collect())
    }

    fn megabytes(&self, contestant: usize) -> Option<f64> {
        let sizes = self.results.get(contestant)?.usages.iter().map(|usage| usage.memory as f64 / 1e6);
        median(sizes.collect())
    }
}

fn start_time(contestant: &Contestant, runs: usize) -> Option<Duration> {
    let times = (0..runs * 2 + 1).map(|_| contestant.start().map(|usage| usage.cpu.as_secs_f64()));
    let times: Vec<f64> = times.collect::<Result<_, _>>().ok()?;
    median(times).map(Duration::from_secs_f64)
}

/// What making an engine takes in this process, of the order of a hundred times less than a start.
fn engine_time(runs: usize) -> Option<Duration> {
    let times = (0..runs * 20).map(|_| {
        let start = Instant::now();
        let engine = taipan::Engine::new();
        let time = start.elapsed();
        drop(engine);
        time.as_secs_f64()
    });
    median(times.collect()).map(Duration::from_secs_f64)
}

/// Milliseconds until a program that does nothing has run, and until there is an [`taipan::Engine`].
fn start_rows(contestants: &[Contestant], runs: usize) -> String {
    let milliseconds = |time: Duration, digits| format!("{:.digits$}", time.as_secs_f64() * 1e3);
    let starts = contestants.iter().map(|one| start_time(one, runs).map(|time| milliseconds(time, 1)));
    row("start", starts) + &row("Engine::new", [engine_time(runs).map(|time| milliseconds(time, 3))])
}

/// Operations of each row of the host.
const OPERATIONS: usize = 5_000_000;

/// Nanoseconds for calls between Rust and scripts.
fn host_rows(runs: usize, operations: usize) -> Result<String, String> {
    let all: Vec<Vec<(String, f64)>> = (0..runs).map(|_| host::rows(operations)).collect::<Result<_, _>>()?;
    let mut text = row("", []) + &row("host, ns", [Some("taipan".to_owned())]);
    for (n, (name, _)) in all.first().into_iter().flatten().enumerate() {
        let time = median(all.iter().map(|rows| rows[n].1).collect());
        text += &row(name, [time.map(|time| format!("{time:.1}"))]);
    }
    Ok(text)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len() % 2 == 1 { upper } else { (values.get(middle - 1)? + upper) / 2.0 })
}

/// The geometric mean of the ratios of two contestants' times, over the programs that both ran, and their number.
fn mean_ratio(benchmarks: &[Benchmark], over: usize, under: usize) -> Option<(f64, usize)> {
    mean(
        benchmarks
            .iter()
            .filter_map(|benchmark| Some(benchmark.seconds(over)? / benchmark.seconds(under)?.max(1e-6))),
    )
}

/// The geometric mean of ratios, and their number.
fn mean(ratios: impl Iterator<Item = f64>) -> Option<(f64, usize)> {
    let ratios: Vec<f64> = ratios.collect();
    let sum: f64 = ratios.iter().map(|ratio| ratio.max(1e-6).ln()).sum();
    (!ratios.is_empty()).then(|| ((sum / ratios.len() as f64).exp(), ratios.len()))
}

/// A line of the table.
fn row(name: &str, cells: impl IntoIterator<Item = Option<String>>) -> String {
    let cell = |value: Option<String>| format!("{:>13}", value.unwrap_or_else(|| "-".to_owned()));
    let cells: String = cells.into_iter().map(cell).collect();
    format!("{}\n", format!("{name:<18}{cells}").trim_end())
}

/// CPU milliseconds of each contestant, how Taipan compares with each, then memory and the means.
fn table(contestants: &[Contestant], benchmarks: &[Benchmark], start_rows: &str) -> String {
    let names = || contestants.iter().map(|one| Some(one.name.to_owned()));
    let all = || 0..contestants.len();
    let mut text = row("CPU ms", names());
    for benchmark in benchmarks {
        let time = |index| benchmark.seconds(index).map(|seconds| format!("{:.0}", seconds * 1e3));
        text += &row(&benchmark.name, all().map(time));
    }
    text += start_rows;
    text += &row("", []);
    text += &row("time of Taipan /", names());
    for benchmark in benchmarks {
        let ratio =
            |index| Some(format!("{:.2}", benchmark.seconds(0)? / benchmark.seconds(index)?.max(1e-6)));
        text += &row(&benchmark.name, all().map(ratio));
    }
    let means = || all().map(|index| mean_ratio(benchmarks, 0, index));
    text += &row("geometric mean", means().map(|mean| mean.map(|(ratio, _)| format!("{ratio:.3}"))));
    text += &row("over programs", means().map(|mean| mean.map(|(_, count)| count.to_string())));
    text += &row("", []);
    text += &row("peak MB", names());
    for benchmark in benchmarks {
        let size = |index| benchmark.megabytes(index).map(|size| format!("{size:.1}"));
        text += &row(&benchmark.name, all().map(size));
    }
    text
}

/// CPU milliseconds of a round in steady state, and Taipan's against each contestant's and Rust's; and what went wrong.
fn steady_table(
    folder: &Path,
    contestants: &[Contestant],
    benchmarks: &[Benchmark],
) -> (String, Vec<String>) {
    let measured: Vec<steady::Steady> =
        benchmarks.iter().map(|benchmark| steady::measure(folder, &benchmark.name, contestants)).collect();
    let names = || contestants.iter().map(|one| one.name).chain(["rust"]).map(|name| Some(name.to_owned()));
    let times = |steady: &steady::Steady| {
        let all = steady.milliseconds.iter().copied().chain([steady.kernel]);
        all.collect::<Vec<Option<f64>>>()
    };
    let ratio = |times: &[Option<f64>], index: usize| Some(times[0]? / times[index]?.max(1e-3));
    let mut text = row("steady, CPU ms", names());
    for (benchmark, steady) in benchmarks.iter().zip(&measured) {
        text += &row(&benchmark.name, times(steady).into_iter().map(|time| Some(format!("{:.1}", time?))));
    }
    text += &row("", []);
    text += &row("time of Taipan /", names());
    let all: Vec<Vec<Option<f64>>> = measured.iter().map(times).collect();
    let columns = || 0..=contestants.len();
    for (benchmark, times) in benchmarks.iter().zip(&all) {
        text += &row(
            &benchmark.name,
            columns().map(|index| ratio(times, index).map(|ratio| format!("{ratio:.2}"))),
        );
    }
    let means: Vec<Option<(f64, usize)>> =
        columns().map(|index| mean(all.iter().filter_map(|times| ratio(times, index)))).collect();
    text += &row("geometric mean", means.iter().map(|mean| mean.map(|(ratio, _)| format!("{ratio:.3}"))));
    text += &row("over programs", means.iter().map(|mean| mean.map(|(_, count)| count.to_string())));
    (text, measured.into_iter().flat_map(|steady| steady.problems).collect())
}

/// All times relative to CPython's, or to Taipan's where there is no CPython.
fn chart(contestants: &[Contestant], benchmarks: &[Benchmark]) -> String {
    let reference = contestants.iter().position(|one| one.name == "python3").unwrap_or(0);
    let names: Vec<&str> = contestants.iter().map(|one| one.name).collect();
    let groups: Vec<chart::Group> = benchmarks
        .iter()
        .map(|benchmark| {
            let base = benchmark.seconds(reference);
            let relative = |index| Some(benchmark.seconds(index)? / base?.max(1e-6));
            chart::Group { name: benchmark.name.clone(), times: (0..names.len()).map(relative).collect() }
        })
        .collect();
    chart::svg(&names, &groups, names.get(reference).copied().unwrap_or("taipan"))
}
