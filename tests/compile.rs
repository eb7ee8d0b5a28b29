//! The compiler as text: listings and refusals, compared with what is checked in under `tests/stages`.
//!
//! `bytecode/NAME.py` has its listing in `bytecode/NAME.bytecode`; `BLESS=1` rewrites it, and the difference is read.
//! `refused.txt` has wrong programs with the error that CPython 3.11 gives for each. Everything that is compiled here
//! is verified.
//!
//! With `--serve` this program answers the comparison scripts beside the expectations instead: frames of
//! `kind length`, a line end and as many bytes go in and out.

use bumpalo::Bump;
use libtest_mimic::{Arguments, Failed, Trial};
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use taipan::bytecode::code::{CodeUnit, Constant};
use taipan::bytecode::{print, verify};
use taipan::compile::{compile_expression, compile_interactive, compile_module};
use taipan::syntax::{Interactive, Mistake, Source, parse_expression, parse_interactive, parse_module};

/// What became of a program.
enum Outcome {
    Code(Box<CodeUnit>),
    Refused(Mistake),
    /// The verifier does not accept the code.
    Faulty(String),
    /// A prompt would wait for more.
    Incomplete,
}

fn compiled(kind: &str, source: &Source) -> Outcome {
    let arena = Bump::new();
    let unit = match kind {
        "expression" => {
            parse_expression(&arena, source).and_then(|tree| compile_expression(tree, source, source.name()))
        }
        "interactive" => match parse_interactive(&arena, source) {
            Ok(Interactive::Complete(module)) => compile_interactive(&module, source, source.name()),
            Ok(Interactive::Incomplete) => return Outcome::Incomplete,
            Err(mistake) => Err(mistake),
        },
        _ => parse_module(&arena, source).and_then(|module| compile_module(&module, source, source.name())),
    };
    match unit {
        Err(mistake) => Outcome::Refused(mistake),
        Ok(unit) => match fault_in(&unit) {
            Some(fault) => Outcome::Faulty(fault),
            None => Outcome::Code(Box::new(unit)),
        },
    }
}

/// What the verifier finds in a function or the functions in it.
fn fault_in(unit: &CodeUnit) -> Option<String> {
    if let Err(fault) = verify::verify(unit) {
        return Some(format!("{} at {}: {}\n{}", unit.qualname, fault.at, fault.what, print::listing(unit)));
    }
    unit.constants.iter().find_map(|constant| match constant {
        Constant::Code(inner) => fault_in(inner),
        _ => None,
    })
}

fn main() -> std::io::Result<()> {
    if std::env::args().any(|argument| argument == "--serve") {
        return serve();
    }
    let stages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stages");
    let mut trials = listings(&stages.join("bytecode"))?;
    trials.extend(refusals(&stages.join("refused.txt"))?);
    trials.extend(limits());
    libtest_mimic::run(&Arguments::from_args(), trials).exit()
}

// ---- listings ----

fn listings(folder: &Path) -> std::io::Result<Vec<Trial>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
    files.sort();
    let trial = |file: PathBuf| {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Trial::test(format!("bytecode/{name}"), move || check_listing(&file))
    };
    Ok(files.into_iter().map(trial).collect())
}

fn check_listing(file: &Path) -> Result<(), Failed> {
    let source = Source::new("test.py", std::fs::read_to_string(file)?);
    let listing = match compiled("module", &source) {
        Outcome::Code(unit) => print::listing(&unit),
        Outcome::Refused(mistake) => return Err(mistake.to_string().into()),
        Outcome::Faulty(fault) => return Err(fault.into()),
        Outcome::Incomplete => return Err("incomplete".into()),
    };
    let golden = file.with_extension("bytecode");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, listing)?;
        return Ok(());
    }
    let expected = std::fs::read_to_string(golden)?;
    let differing = listing.lines().zip(expected.lines()).zip(1..).find(|((ours, theirs), _)| ours != theirs);
    match differing {
        Some(((ours, theirs), line)) => Err(format!("line {line}: {ours}\n  expected: {theirs}").into()),
        None if listing.lines().count() != expected.lines().count() => Err("the lengths differ".into()),
        None => Ok(()),
    }
}

// ---- refusals ----

/// Programs that must be refused. Each is followed by `#! line column end_line end_column message` as CPython has it.
fn refusals(file: &Path) -> std::io::Result<Vec<Trial>> {
    let text = std::fs::read_to_string(file)?;
    let mut trials = Vec::new();
    let mut program = String::new();
    for line in text.lines() {
        match line.strip_prefix("#! ") {
            None => {
                program.push_str(line);
                program.push('\n');
            }
            Some(expected) => {
                let (program, expected) = (std::mem::take(&mut program), expected.to_owned());
                let name = format!("refused/{}", program.trim().lines().collect::<Vec<_>>().join(" | "));
                trials.push(Trial::test(name, move || check_refusal(&program, &expected)));
            }
        }
    }
    Ok(trials)
}

fn check_refusal(program: &str, expected: &str) -> Result<(), Failed> {
    let source = Source::new("test.py", program);
    let found = match compiled("module", &source) {
        Outcome::Refused(m) => {
            format!("{} {} {} {} {}", m.line(), m.column(), m.end_line(), m.end_column(), m.message())
        }
        _ => "accepted".to_owned(),
    };
    if found == expected { Ok(()) } else { Err(format!("{found}\nexpected: {expected}").into()) }
}

// ---- limits ----

/// A program by name.
type Shape = (&'static str, fn() -> String);

/// Programs of extreme shape: each must be compiled or refused, in time and without running out of stack.
fn limits() -> Vec<Trial> {
    let shapes: [Shape; 22] = [
        ("long chain of operators", || format!("x = {}a", "a + ".repeat(100_000))),
        ("long chain of constants", || format!("x = {}1", "1 + ".repeat(100_000))),
        ("long chain of attributes", || format!("x = a{}", ".b".repeat(100_000))),
        ("long chain of calls", || format!("x = a{}", "(1)".repeat(50_000))),
        ("long chain of methods", || format!("x = a{}", ".b(1)".repeat(50_000))),
        ("long chain of subscripts", || format!("x = a{}", "[i]".repeat(50_000))),
        ("long chain of comparisons", || format!("def f(a): return {}a()", "a() < ".repeat(20_000))),
        ("long elif", || format!("if a: pass\n{}", "elif b: c\n".repeat(20_000))),
        ("nested calls", || format!("x = {}1{}", "f(".repeat(190), ")".repeat(190))),
        ("nested calls of many arguments", || {
            format!("x = {}1{}", "f(a, b, c, d, e, ".repeat(190), ")".repeat(190))
        }),
        ("nested calls in a generator", || {
            format!("def g():\n yield {}(yield 1){}", "f(a, ".repeat(150), ")".repeat(150))
        }),
        ("nested parentheses to the right", || format!("x = {}a{}", "a + (".repeat(190), ")".repeat(190))),
        ("nested lists", || format!("x = {}a{}", "[a, b, ".repeat(190), "]".repeat(190))),
        ("nested lambdas", || format!("x = {}1", "lambda: ".repeat(200))),
        ("nested comprehensions", || format!("x = {}1{}", "[".repeat(90), " for x in y]".repeat(90))),
        ("many elements", || format!("x = [{}]", "a, ".repeat(100_000))),
        ("many arguments", || format!("f({})", "a, ".repeat(10_000))),
        ("many targets", || format!("{}*r, {} = x", "a, ".repeat(200), "b, ".repeat(300))),
        ("many locals", || {
            let lines: String = (0..3000).map(|i| format!("  v{i} = v{} + 1\n", i / 2)).collect();
            format!("def f():\n  v0 = 0\n{lines}  return lambda: v7 + v2999\n")
        }),
        ("many free variables", || {
            let names: Vec<String> = (0..400).map(|i| format!("v{i}")).collect();
            let list = names.join(", ");
            format!("def f({}):\n {} = x\n def g():\n  return {list}\n return g\n", "x", list)
        }),
        ("nested finally", || {
            let mut text = String::new();
            for depth in 0..18 {
                let indent = " ".repeat(depth);
                text.push_str(&format!("{indent}try: a\n{indent}finally:\n"));
            }
            text + &" ".repeat(18) + "b\n"
        }),
        ("nested blocks", || {
            let mut text = "def f():\n".to_owned();
            for depth in 1..=20 {
                text.push_str(&format!("{}with a as x{depth}:\n", " ".repeat(depth)));
            }
            text + &" ".repeat(21) + "return f(x1)\n"
        }),
    ];
    let trial = |(name, program): Shape| {
        Trial::test(format!("limits/{name}"), move || {
            // The stack that a host may give the engine's thread.
            let stack = if cfg!(debug_assertions) { 2 << 20 } else { 256 << 10 };
            let source = Source::new("test.py", program());
            let worker = std::thread::Builder::new().stack_size(stack).spawn(move || {
                match compiled("module", &source) {
                    Outcome::Code(_) | Outcome::Refused(_) => Ok(()),
                    Outcome::Faulty(fault) => Err(Failed::from(fault.lines().next().unwrap_or_default())),
                    Outcome::Incomplete => Err("incomplete".into()),
                }
            });
            worker?.join().map_err(|_| Failed::from("panicked"))?
        })
    };
    shapes.into_iter().map(trial).collect()
}

// ---- serving ----

fn serve() -> std::io::Result<()> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut header = String::new();
    loop {
        header.clear();
        if input.read_line(&mut header)? == 0 {
            return Ok(());
        }
        let (kind, length) = header.trim().split_once(' ').unwrap_or(("", "0"));
        let mut bytes = vec![0; length.parse().unwrap_or(0)];
        input.read_exact(&mut bytes)?;
        let (kind, answer) = match compiled(kind, &Source::from_bytes("<t>", &bytes)) {
            Outcome::Code(unit) => ("listing", print::listing(&unit)),
            Outcome::Refused(mistake) => ("mistake", fields(&mistake)),
            Outcome::Faulty(fault) => ("fault", fault),
            Outcome::Incomplete => ("incomplete", String::new()),
        };
        writeln!(output, "{kind} {}", answer.len())?;
        output.write_all(answer.as_bytes())?;
        output.flush()?;
    }
}

/// A mistake as CPython's attributes, one per line, the message last.
fn fields(mistake: &Mistake) -> String {
    format!(
        "{}\n{}\n{}\n{}\n{}\n{}",
        mistake.exception(),
        mistake.line(),
        mistake.column(),
        mistake.end_line(),
        mistake.end_column(),
        mistake.message()
    )
}
