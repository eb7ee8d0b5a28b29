//! What the recorder makes of hot loops, as text, compared with what is checked in under `tests/stages/traces`.
//!
//! `NAME.py` has the listing of `taipan --jit=off --jit-dump=ir NAME.py` in `NAME.ir`; `BLESS=1` rewrites it, and the difference
//! is read. Beside the text, every trace is held to what a trace promises, see [`Listing::faults`], and the table
//! [`LOOPS`] says what must be in that of each program. [`BODIES`] says what is left of a turn once it is optimised:
//! that of `--jit-dump=opt` is in `NAME.opt`. [`ROUNDS`] has programs whose exits lead to loops of their own.

use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use taipan::jit::ir::Primitive;

/// What the trace of a program's loop must be like.
struct Loop {
    /// The program.
    name: &'static str,
    /// The function whose loop it is, and the line; of library code the function alone.
    at: &'static str,
    /// The functions that the loop calls, all inlined.
    inlined: &'static [&'static str],
    /// Calls that stay calls, in order.
    calls: &'static [&'static str],
    /// Primitives that must be there, and how often.
    does: &'static [(&'static str, usize)],
    /// How many guards there are.
    guards: usize,
}

const LOOPS: &[Loop] = &[
    Loop {
        name: "closures",
        at: "run:12",
        inlined: &["add"],
        calls: &[],
        does: &[("closure_cell", 2), ("cell_get", 2), ("int_add", 2)],
        guards: 17,
    },
    Loop {
        name: "generator",
        at: "run:8",
        inlined: &["squares"],
        calls: &[],
        does: &[("generator_state", 1), ("int_mul", 1), ("int_add", 1)],
        guards: 9,
    },
    Loop {
        name: "iterator_ends",
        at: "run:20",
        inlined: &["__next__"],
        calls: &["prepare_raise"],
        does: &[("new_instance", 1), ("load_slot", 0), ("store_slot", 2), ("int_add", 2), ("int_lt", 1)],
        guards: 10,
    },
    Loop {
        name: "less_than",
        at: "run:11",
        inlined: &["__lt__"],
        calls: &[],
        does: &[("load_slot", 2), ("shape_of", 2), ("int_lt", 2)],
        guards: 15,
    },
    Loop {
        name: "made",
        at: "run:12",
        inlined: &[],
        calls: &[],
        does: &[("new_instance", 1), ("add_slot", 2), ("load_slot", 0), ("shape_of", 0)],
        guards: 8,
    },
    Loop {
        name: "method",
        at: "run:12",
        inlined: &["total"],
        calls: &[],
        does: &[("load_slot", 2), ("shape_of", 1), ("int_add", 2)],
        guards: 13,
    },
    Loop {
        name: "property",
        at: "run:13",
        inlined: &["area"],
        calls: &[],
        does: &[("load_slot", 2), ("shape_of", 1), ("int_mul", 1), ("int_add", 1)],
        guards: 13,
    },
    Loop {
        name: "raise_caught",
        at: "run:13",
        inlined: &["check"],
        calls: &[],
        does: &[("passes", 2), ("handled", 1), ("set_handled", 2), ("shape_of", 0), ("int_add", 1)],
        guards: 11,
    },
    Loop {
        name: "raise_instance",
        at: "run:18",
        inlined: &["inner", "outer"],
        calls: &[],
        does: &[("passes", 3), ("set_handled", 2), ("int_add", 2), ("load_slot", 1), ("store_slot", 2)],
        guards: 16,
    },
    Loop {
        name: "stores",
        at: "run:17",
        inlined: &["note"],
        calls: &[],
        does: &[("load_slot", 1), ("store_slot", 2), ("shape_of", 1)],
        guards: 11,
    },
    Loop {
        name: "sum_of_generator",
        at: "sum",
        inlined: &["<genexpr>"],
        calls: &[],
        does: &[("generator_state", 1), ("int_mul", 1), ("int_add", 1)],
        guards: 9,
    },
    Loop {
        name: "while_sum",
        at: "run:7",
        inlined: &[],
        calls: &[],
        does: &[("int_lt", 1), ("int_add", 2)],
        guards: 6,
    },
    Loop {
        name: "two_generators",
        at: "run:13",
        inlined: &["count"],
        calls: &[],
        does: &[("generator_state", 2), ("same", 1), ("int_mul", 1)],
        guards: 17,
    },
];

/// Of a program, the line of a loop and what the optimised body does, in order; what only exits need aside.
const BODIES: &[(&str, &str, &[&str])] = &[
    ("while_sum", "run:7", &["int_lt", "int_add", "int_add", "poll"]),
    ("method", "run:12", &["poll", "int_lt", "int_step", "poll", "int_add"]),
    ("raise_caught", "run:13", &["poll", "int_lt", "int_step", "poll", "int_le", "int_add", "set_handled"]),
];

/// What a trace behind an exit is.
#[derive(Clone, Copy, Debug)]
enum Branch {
    /// A loop of its own.
    Round,
    /// On the way through the outer loop, which is there, to the body of the inner one: not to its start.
    Outer(&'static str),
}

/// Programs in `trees`, and what one of the traces behind exits is there.
const TREES: &[(&str, Branch)] = &[
    // At the start of the loop that was left each turn would come back by the same exit.
    ("flag", Branch::Round),
    // What the inner loop takes for granted is another object in each turn of the outer one.
    ("row", Branch::Outer("run:6")),
    // The generator that the inner loop finds resumed is made by the outer one, and resumed once on the way.
    ("nested_generators", Branch::Outer("run:13")),
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stages/traces");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of the traces")
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "py"))
        .collect();
    files.sort();
    let mut trials: Vec<Trial> = LOOPS
        .iter()
        .filter(|one| !files.iter().any(|file| file.file_stem().is_some_and(|stem| stem == one.name)))
        .map(|one| Trial::test(one.name, || Err("there is no such program".into())))
        .collect();
    trials.extend(files.into_iter().map(|file| {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Trial::test(name.clone(), move || check(&name, &file))
    }));
    trials.extend(BODIES.iter().map(|(name, at, does)| {
        Trial::test(format!("the body of {name}"), move || check_body(name, at, does))
    }));
    trials.extend(TREES.iter().map(|(name, branch)| {
        Trial::test(format!("the tree of {name}"), move || check_branch(name, *branch))
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(name: &str, file: &Path) -> Result<(), Failed> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_taipan")).args(["--jit=off", "--jit-dump=ir"]).arg(file).output()?;
    let text = String::from_utf8(output.stderr)?;
    if !output.status.success() {
        return Err(text.into());
    }
    let listings: Vec<Listing> =
        text.split("\n\n").filter(|part| !part.is_empty()).map(Listing::read).collect();
    let faults: Vec<String> = listings.iter().flat_map(Listing::faults).collect();
    if !faults.is_empty() {
        return Err(format!("{}\n{text}", faults.join("\n")).into());
    }
    let Some(expected) = LOOPS.iter().find(|one| one.name == name) else {
        return Err("the table of loops does not know it".into());
    };
    expected.check(&listings).map_err(|problem| format!("{problem}\n{text}"))?;
    compare(&file.with_extension("ir"), &text)
}

fn check_body(name: &str, at: &str, does: &[&str]) -> Result<(), Failed> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stages/traces").join(name).with_extension("py");
    let output = Command::new(env!("CARGO_BIN_EXE_taipan"))
        .args(["--jit=off", "--jit-dump=opt"])
        .arg(&file)
        .output()?;
    let text = String::from_utf8(output.stderr)?;
    let wanted = format!("trace {at}\n");
    let Some(listing) = text.split("\n\n").find(|part| part.starts_with(&wanted)) else {
        return Err(format!("no trace of {at}\n{text}").into());
    };
    let body = listing.split_once("\nbody ").map_or("", |(_, body)| body);
    let instruction = |line: &str| {
        let rest = line.strip_prefix('%')?.split_once(' ')?.1.trim_start();
        let rest = rest.strip_prefix("guard ").unwrap_or(rest);
        (!rest.starts_with("sunk ")).then(|| rest.split(' ').next().unwrap_or_default().to_owned())
    };
    let found: Vec<String> = body.lines().filter_map(instruction).collect();
    if found != does {
        return Err(format!("{found:?}\n{text}").into());
    }
    compare(&file.with_extension("opt"), &text)
}

fn check_branch(name: &str, branch: Branch) -> Result<(), Failed> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/stages/traces/trees")
        .join(name)
        .with_extension("py");
    let output = Command::new(env!("CARGO_BIN_EXE_taipan")).arg("--jit-dump=opt").arg(&file).output()?;
    let text = String::from_utf8(output.stderr)?;
    let is_it = |trace: &str| {
        let is_behind = trace.lines().next().is_some_and(|first| first.contains(" behind "));
        is_behind
            && match branch {
                Branch::Round => trace.contains("\nbody ["),
                Branch::Outer(at) => {
                    let header = format!("; {at} [");
                    trace.lines().any(|line| line.trim_start().starts_with(&header))
                        && trace.contains("; body [")
                }
            }
    };
    if !cfg!(all(feature = "jit", target_arch = "x86_64")) || text.split("\n\n").any(is_it) {
        return Ok(());
    }
    Err(format!("no trace behind an exit is {branch:?}\n{text}").into())
}

/// Is a text that of a file? `BLESS` makes it so.
fn compare(golden: &Path, text: &str) -> Result<(), Failed> {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(golden, text)?;
        return Ok(());
    }
    let before = std::fs::read_to_string(golden)?;
    match text.lines().zip(before.lines()).zip(1..).find(|((ours, theirs), _)| ours != theirs) {
        Some(((ours, theirs), line)) => Err(format!("line {line}: {ours}\n  expected: {theirs}").into()),
        None if text.lines().count() != before.lines().count() => Err("the lengths differ".into()),
        None => Ok(()),
    }
}

/// The instructions that are no primitives: none of them is an operation on frames.
const OTHERS: &[&str] = &[
    "constant",
    "int",
    "float",
    "register",
    "generator_register",
    "generator_function",
    "generator_state",
    "immediate_class",
    "call",
    "native",
    "new_tuple",
    "new_list",
    "new_dict",
    "new_generator",
    "new_part",
    "new_text",
    "part",
    "passes",
    "pending",
    "poll",
    "quick",
    "step_iterator",
];

impl Loop {
    fn check(&self, listings: &[Listing]) -> Result<(), String> {
        let of_it: Vec<&Listing> = listings.iter().filter(|l| l.at == self.at).collect();
        let [listing] = of_it[..] else { return Err(format!("{} traces of {}", of_it.len(), self.at)) };
        if let Some(reason) = &listing.given_up {
            return Err(format!("given up: {reason}"));
        }
        for callee in self.inlined {
            if !listing.frames.contains(*callee) {
                return Err(format!("{callee} is not inlined"));
            }
        }
        let calls: Vec<&str> =
            listing.instructions.iter().filter(|i| i.is_call()).map(|i| i.text()).collect();
        if calls != self.calls {
            return Err(format!("calls {calls:?}"));
        }
        for (primitive, times) in self.does {
            let found = listing.instructions.iter().filter(|i| i.opcode == *primitive).count();
            if found != *times {
                return Err(format!("{found} of {primitive}"));
            }
        }
        let guards = listing.instructions.iter().filter(|i| i.guard && i.opcode != "poll").count();
        if guards != self.guards { Err(format!("{guards} guards")) } else { Ok(()) }
    }
}

/// A trace, read back from its text.
struct Listing {
    at: String,
    instructions: Vec<Instruction>,
    /// The functions of inlined frames.
    frames: HashSet<String>,
    given_up: Option<String>,
}

struct Instruction {
    number: u32,
    guard: bool,
    /// A guard that expects the opposite or an exception is another question.
    negated: bool,
    opcode: String,
    /// What follows the opcode.
    operands: String,
}

impl Instruction {
    fn read(line: &str) -> Instruction {
        let (number, rest) = line.split_once(' ').expect("a number and an instruction");
        let rest = rest.trim_start();
        let question = rest.strip_prefix("guard ");
        let rest = question.unwrap_or(rest);
        let opposite = rest.strip_prefix("not ").or_else(|| rest.strip_prefix("raises "));
        let negated = question.is_some() && opposite.is_some();
        let rest = if negated { opposite.unwrap_or(rest) } else { rest };
        let (opcode, operands) = rest.split_once(' ').unwrap_or((rest, ""));
        Instruction {
            number: number.trim_start_matches('%').parse().expect("a number"),
            guard: question.is_some(),
            negated,
            opcode: opcode.to_owned(),
            operands: operands.to_owned(),
        }
    }

    fn is_call(&self) -> bool {
        matches!(self.opcode.as_str(), "call" | "native")
    }

    /// May things be otherwise after it than before?
    fn writes(&self) -> bool {
        self.is_call()
            || ["store_", "add_slot", "set_", "cell_set", "list_push"]
                .iter()
                .any(|w| self.opcode.starts_with(w))
    }

    /// Of a call, which.
    fn text(&self) -> &str {
        self.operands.split(' ').next().unwrap_or_default()
    }

    fn first_operand(&self) -> &str {
        self.operands.split([',', ' ']).next().unwrap_or_default()
    }

    /// What a guard asks, if it asks about a property that does not change: at most one guard may ask it of a value.
    fn lasting_question(&self) -> Option<&'static str> {
        match self.opcode.as_str() {
            "as_object" | "is" | "identity_of" | "immediate_class" => Some("sort"),
            sort if sort.starts_with("as_") => Some("sort"),
            "shape_of" => Some("shape"),
            _ => None,
        }
    }
}

impl Listing {
    fn read(text: &str) -> Listing {
        let mut lines = text.lines();
        let at = lines.next().and_then(|line| line.strip_prefix("trace ")).expect("a trace").to_owned();
        let mut listing = Listing { at, instructions: Vec::new(), frames: HashSet::new(), given_up: None };
        for line in lines {
            match line.trim_start().strip_prefix("; ") {
                None => listing.instructions.push(Instruction::read(line)),
                Some(note) => match note.strip_prefix("given up: ") {
                    Some(reason) => listing.given_up = Some(reason.to_owned()),
                    None => {
                        let frames = note.split(" [").next().unwrap_or_default();
                        let inner = frames.split(" > ").skip(1).filter_map(|frame| frame.split(':').next());
                        listing.frames.extend(inner.map(str::to_owned));
                    }
                },
            }
        }
        listing
    }

    /// What no trace may have, whatever it is a trace of: an instruction that is no primitive and none of the few others,
    /// so that there is none on frames; a register that is read twice; a name that nothing has made; a guard for what an
    /// earlier guard has established.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut read = HashSet::new();
        let mut lasting: HashMap<(&str, &str), u32> = HashMap::new();
        let mut asked: HashMap<(&str, bool, &str), u32> = HashMap::new();
        let boxes: HashSet<String> = self
            .instructions
            .iter()
            .filter(|i| matches!(i.opcode.as_str(), "from_int" | "from_float" | "constant"))
            .map(|i| format!("%{}", i.number))
            .collect();
        for i in &self.instructions {
            let mut fault = |what: String| faults.push(format!("{}: %{} {what}", self.at, i.number));
            if !OTHERS.contains(&i.opcode.as_str()) && !Primitive::ALL.iter().any(|p| p.name() == i.opcode) {
                fault(format!("does {}, which is no primitive", i.opcode));
            }
            if matches!(i.opcode.as_str(), "register" | "generator_register")
                && !read.insert((&i.opcode, &i.operands))
            {
                fault(format!("reads {} {} again", i.opcode, i.operands));
            }
            let names = i.operands.split([',', ' ']).filter_map(|o| o.strip_prefix('%'));
            if names.clone().any(|n| n.parse().map_or(true, |n: u32| n >= i.number)) {
                fault("uses what is not made yet".into());
            }
            if i.writes() {
                asked.clear();
                lasting.retain(|(question, _), _| *question != "shape");
            }
            if !i.guard {
                continue;
            }
            if let Some(before) = asked.insert((&i.opcode, i.negated, &i.operands), i.number)
                && !i.is_call()
                && i.opcode != "poll"
            {
                fault(format!("asks what %{before} has asked"));
            }
            let Some(question) = i.lasting_question() else { continue };
            if boxes.contains(i.first_operand()) && question == "sort" {
                fault("asks of which sort a value is that the trace has made".into());
            }
            if let Some(before) = lasting.insert((question, i.first_operand()), i.number) {
                fault(format!("asks for the {question} that %{before} has asked for"));
            }
        }
        faults
    }
}
