//! The front end as text: tokens, trees and mistakes, compared with what is checked in under `tests/stages`.
//!
//! `tests/stages/syntax/*.py` have their tokens and trees beside them; `BLESS=1 cargo test` rewrites these.
//! `tests/stages/mistakes/*.txt` are wrong programs with CPython's words; `compare_mistakes.py` keeps those.
//! What would be too long to read is made here: nesting and length without end.
//!
//! With `--serve` this program answers the comparison scripts instead: frames of `kind length`, a line end and
//! as many bytes go in and out.

use bumpalo::Bump;
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use taipan::syntax::{Mistake, Source, parse_expression, parse_module, print};

fn main() -> std::io::Result<()> {
    if std::env::args().any(|argument| argument == "--serve") {
        return serve();
    }
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for path in files("syntax", "py")? {
        trials.push(trial("tokens", &path, |path| compare(path, "tokens", tokens_of)));
        trials.push(trial("tree", &path, |path| compare(path, "tree", tree_of)));
    }
    for path in files("mistakes", "txt")? {
        trials.push(trial("mistakes", &path, mistakes));
    }
    for (name, program, expected) in endless() {
        trials.push(Trial::test(format!("endless/{name}"), move || check_endless(program, expected)));
    }
    libtest_mimic::run(&arguments, trials).exit()
}

fn files(folder: &str, extension: &str) -> std::io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stages").join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn trial(kind: &str, path: &Path, check: impl FnOnce(&Path) -> Result<(), Failed> + Send + 'static) -> Trial {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let path = path.to_owned();
    Trial::test(format!("{kind}/{name}"), move || check(&path))
}

/// Compares what a file gives with the expectation beside it.
fn compare(path: &Path, extension: &str, dump: fn(&Source) -> Result<String, Mistake>) -> Result<(), Failed> {
    let source = Source::from_bytes("t", &fs::read(path)?);
    let actual = dump(&source)?;
    let expectation = path.with_extension(extension);
    if std::env::var_os("BLESS").is_some() {
        return Ok(fs::write(expectation, actual)?);
    }
    let expected = fs::read_to_string(&expectation)?;
    let differs = actual.lines().zip(expected.lines()).position(|(actual, expected)| actual != expected);
    match differs {
        Some(line) => Err(format!("{}:{}: differs", expectation.display(), line + 1).into()),
        None if actual != expected => Err(format!("{}: differs in length", expectation.display()).into()),
        None => Ok(()),
    }
}

fn tokens_of(source: &Source) -> Result<String, Mistake> {
    Ok(print::dump_tokens(source))
}

fn tree_of(source: &Source) -> Result<String, Mistake> {
    let arena = Bump::new();
    parse_module(&arena, source).map(|module| print::dump(&module))
}

/// Compares every mistake of a list with what is expected of it.
fn mistakes(path: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(path)?;
    let mut program = String::new();
    let mut wrong = Vec::new();
    let mut lines = text.split('\n').zip(1..);
    while let Some((line, number)) = lines.next() {
        let Some(expected) = line.strip_prefix(">>> ") else {
            program.push_str(line);
            program.push('\n');
            continue;
        };
        let arena = Bump::new();
        let source = Source::new("t", std::mem::take(&mut program));
        let actual = match parse_module(&arena, &source) {
            Ok(_) => "no mistake".to_owned(),
            Err(mistake) => one_line(&mistake),
        };
        if actual != expected {
            wrong.push(format!("{}:{number}: {actual}", path.display()));
        }
        lines.next();
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn one_line(mistake: &Mistake) -> String {
    format!(
        "{} {}:{}-{}:{} {}",
        mistake.exception(),
        mistake.line(),
        mistake.column(),
        mistake.end_line(),
        mistake.end_column(),
        mistake.message()
    )
}

// Programs without end.

/// The stack that parsing must do with: a small thread's. Unoptimised code gets what test threads have.
const STACK: usize = if cfg!(debug_assertions) { 2 << 20 } else { 256 << 10 };

/// What must come out: a tree, or a message.
type Expected = Result<(), &'static str>;

fn endless() -> Vec<(&'static str, String, Expected)> {
    const MANY: usize = 1_000_000;
    let brackets = Err("too many nested parentheses");
    let deep = Err("too deeply nested");
    let lines = |count: usize, line: fn(usize) -> String| (0..count).map(line).collect::<String>();
    let indented = |depth: usize| {
        let line = |level: usize| format!("{}if x:\n", " ".repeat(level));
        (0..depth).map(line).collect::<String>() + &" ".repeat(depth)
    };
    let tried = |depth: usize| {
        let line = |level: usize| format!("{}try:\n", " ".repeat(level));
        (0..depth).map(line).collect::<String>() + &" ".repeat(depth)
    };
    let matched = |level: usize, brackets: usize| {
        let pattern = "A(b=".repeat(brackets) + "x $" + &")".repeat(brackets);
        format!("match x:\n{}case {pattern}: pass", " ".repeat(level + 1))
    };
    let repeated = |before: &str, middle: &str, after: &str, count: usize| {
        before.repeat(count) + middle + &after.repeat(count)
    };
    vec![
        ("open brackets", "(".repeat(MANY), brackets),
        ("lists", repeated("[", "", "]", MANY), brackets),
        ("200 brackets", repeated("(", "x", ")", 200), Ok(())),
        ("200 lists", repeated("[", "", "]", 200), Ok(())),
        ("200 calls", repeated("f(", "x", ")", 200), Ok(())),
        ("200 subscripts", repeated("f[", "x", "]", 200), Ok(())),
        ("200 dictionaries", repeated("{x: ", "x", "}", 200), Ok(())),
        ("200 sums", repeated("(1 + ", "x", ")", 200), Ok(())),
        ("200 patterns", "match x:\n case ".to_owned() + &repeated("[", "x", "]", 200) + ": pass", Ok(())),
        ("all levels", repeated("(a or b and not c < d | e ^ f & g << h + i * -j ** ", "x", ")", 200), deep),
        ("all brackets", repeated("([{x: f(lambda: x if y else ", "x", ")}])", 40), Ok(())),
        (
            "mistake in brackets",
            repeated("f(a, x=", "x y", ")", 190),
            Err("invalid syntax. Perhaps you forgot a comma?"),
        ),
        ("mistake in calls", repeated("f(", "x $", ")", 190), Err("invalid syntax")),
        ("mistake in displays", repeated("[*", "x $", "]", 190), Err("invalid syntax")),
        ("mistake in dictionaries", repeated("{1: 2, ", "3: $", "}", 190), Err("invalid syntax")),
        ("signs", "-".repeat(MANY) + "x", deep),
        ("nots", "not ".repeat(MANY) + "x", deep),
        ("powers", "x**".repeat(MANY) + "x", deep),
        ("lambdas", "lambda: ".repeat(MANY) + "x", deep),
        ("conditions", "x if y else ".repeat(MANY) + "x", deep),
        ("names", "case ".repeat(MANY), Err("invalid syntax")),
        ("sum", "x".to_owned() + &" + x".repeat(MANY), Ok(())),
        ("attributes", "x".to_owned() + &".x".repeat(MANY), Ok(())),
        ("calls", "x".to_owned() + &"()".repeat(MANY), Ok(())),
        ("comparison", "x".to_owned() + &" < x".repeat(MANY), Ok(())),
        ("ors", "x".to_owned() + &" or x".repeat(MANY), Ok(())),
        ("strings", "'x' ".repeat(MANY), Ok(())),
        ("targets", "x = ".repeat(MANY) + "x", Ok(())),
        ("lines", lines(MANY, |_| "x\n".to_owned()), Ok(())),
        ("elifs", "if x: x\n".to_owned() + &lines(MANY, |_| "elif x: x\n".to_owned()), Ok(())),
        ("decorators", "@x\n".repeat(MANY) + "def f(): pass", Ok(())),
        ("joined lines", "\\\n".repeat(MANY) + "x", Ok(())),
        ("blocks", indented(99) + "x", Ok(())),
        ("too many blocks", indented(100) + "x", Err("too many levels of indentation")),
        ("blocks and brackets", indented(99) + &repeated("f(", "x", ")", 150), Ok(())),
        ("blocks and more brackets", indented(99) + &repeated("f(", "x", ")", 200), deep),
        (
            "mistake in blocks and brackets",
            tried(99) + &repeated("f(a, x=", "x $", ")", 150),
            Err("invalid syntax"),
        ),
        ("mistake in blocks and patterns", tried(98) + &matched(98, 150), Err("invalid syntax")),
        ("blocks and signs", indented(99) + &"-".repeat(MANY), deep),
        (
            "functions",
            lines(99, |level| " ".repeat(level) + "def f(a=1):\n") + &" ".repeat(99) + "pass",
            Ok(()),
        ),
        ("f-strings", "f'{".repeat(MANY), brackets),
        ("digits", "1".repeat(MANY), Err(TOO_MANY_DIGITS)),
        ("hexadecimal digits", "0x".to_owned() + &"f".repeat(MANY), Ok(())),
    ]
}

const TOO_MANY_DIGITS: &str = "Exceeds the limit (4300 digits) for integer string conversion: value has 1000000 \
    digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals \
    to avoid decimal conversion limits.";

fn check_endless(program: String, expected: Expected) -> Result<(), Failed> {
    let parse = move || {
        let arena = Bump::new();
        let source = Source::new("t", program);
        parse_module(&arena, &source).map(|_| ()).map_err(|mistake| mistake.message())
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(parse)?;
    match (thread.join().map_err(|_| "the parser panicked")?, expected) {
        (Ok(()), Ok(())) => Ok(()),
        (Err(message), Err(expected)) if message == expected => Ok(()),
        (Ok(()), Err(expected)) => Err(format!("no mistake, expected {expected:?}").into()),
        (Err(message), _) => Err(message.into()),
    }
}

// The comparison scripts.

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
        let (kind, answer) = answer(kind, &bytes);
        writeln!(output, "{kind} {}", answer.len())?;
        output.write_all(answer.as_bytes())?;
        output.flush()?;
    }
}

fn answer(kind: &str, bytes: &[u8]) -> (&'static str, String) {
    let source = Source::from_bytes("<t>", bytes);
    let arena = Bump::new();
    let dump = match kind {
        "tokens" => return ("tokens", print::dump_tokens(&source)),
        "check" => parse_module(&arena, &source).map(|_| String::new()),
        "expression" => parse_expression(&arena, &source).map(print::dump_expression),
        _ => parse_module(&arena, &source).map(|module| print::dump_with_places(&module, &source)),
    };
    match dump {
        Ok(dump) => ("tree", dump),
        Err(mistake) => ("mistake", fields(&mistake)),
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
