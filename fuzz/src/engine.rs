//! One script on one fresh engine, in a given way.
//!
//! Owns the ways of running (`Way`) and what is kept of a run (`Outcome`): the output and the exception that ended it.
//! Everything that a script may do differently from run to run is fixed here: the key of hashes, the limits.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, OnceLock};

use taipan::bytecode::code::CodeUnit;
use taipan::heap::{Settings, Stress, Word};
use taipan::jit::hot::Tracing;
use taipan::object::context::{Cx, Res};
use taipan::object::module::Module;
use taipan::object::vm::{CompileMode, Limits, Output, Vm};
use taipan::run::compile_source;
use taipan::syntax::Source;

use crate::generate::PRELUDE;
use crate::source::verify_all;

/// The most loop turns and calls of a run.
const FUEL: u64 = 50_000;

/// The most memory of a run.
const MEMORY: usize = 256 << 20;

/// The most output that is kept.
const OUTPUT: usize = 1 << 20;

/// How to run a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Record loops after so many turns, comparing each instruction of the trace with the interpreter.
    pub check: Option<u32>,
    /// Collections beyond those that are needed.
    pub stress: Stress,
    /// Check the whole heap around every collection, and overwrite what is free: thorough, and slow.
    pub verify: bool,
}

impl Way {
    /// The interpreter alone.
    pub const DIRECT: Way = Way { check: None, stress: Stress::Off, verify: false };
}

/// What a run leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The output.
    pub output: String,
    /// Type and text of the exception that ended the script.
    pub exception: Option<String>,
}

impl Outcome {
    /// Did the run end because it was too long or too large? Then there is nothing to compare: where exactly a limit
    /// strikes is another matter.
    pub fn is_cut_short(&self) -> bool {
        self.output.len() >= OUTPUT
            || self
                .exception
                .as_deref()
                .is_some_and(|e| e.starts_with("MemoryError") || e.starts_with("KeyboardInterrupt"))
    }

    /// Was the text refused by the compiler?
    pub fn is_no_program(&self) -> bool {
        let kinds = ["SyntaxError", "IndentationError", "TabError"];
        self.exception.as_deref().is_some_and(|e| kinds.iter().any(|kind| e.starts_with(kind)))
    }

    /// Output and exception as one text.
    pub fn text(&self) -> String {
        let mut text = self.output.clone();
        if let Some(exception) = &self.exception {
            let _ = writeln!(text, "ended by {exception}");
        }
        text
    }
}

struct Sink(Arc<Mutex<String>>);

impl Output for Sink {
    fn write(&mut self, text: &str) -> std::io::Result<()> {
        if let Ok(mut kept) = self.0.lock()
            && kept.len() < OUTPUT
        {
            kept.push_str(text);
        }
        Ok(())
    }
}

/// A script, compiled once for all the ways of running it.
pub struct Program {
    /// The prelude, if the script starts with it, and the rest; or why it is no program.
    units: Result<Vec<Arc<CodeUnit>>, String>,
}

impl Program {
    /// Compile a script.
    pub fn new(text: &str) -> Program {
        let units = match text.strip_prefix(PRELUDE) {
            Some(rest) => compiled(rest).map(|unit| vec![prelude(), unit]),
            None => compiled(text).map(|unit| vec![unit]),
        };
        Program { units }
    }
}

/// What every generated program starts with is compiled once.
fn prelude() -> Arc<CodeUnit> {
    static UNIT: OnceLock<Arc<CodeUnit>> = OnceLock::new();
    UNIT.get_or_init(|| compiled(PRELUDE).expect("the prelude is a program")).clone()
}

fn compiled(text: &str) -> Result<Arc<CodeUnit>, String> {
    match compile_source(&Source::new("program.py", text), CompileMode::Exec) {
        Ok(unit) => {
            verify_all(&unit);
            Ok(Arc::new(unit))
        }
        Err(mistake) => Err(format!("{}: {}", mistake.exception(), mistake.message())),
    }
}

/// Run a script.
pub fn run(program: &Program, way: Way) -> Outcome {
    let units = match &program.units {
        Ok(units) => units,
        Err(mistake) => return Outcome { output: String::new(), exception: Some(mistake.clone()) },
    };
    let output = Arc::new(Mutex::new(String::new()));
    let settings = Settings {
        stress: way.stress,
        limit: Some(MEMORY),
        hash_key: 1,
        verify: way.verify,
        poison: true,
        ..Settings::default()
    };
    let limits = Limits { fuel: Some(FUEL), recursion: 200, stack_words: 12 << 10, ..Limits::default() };
    let mut vm = Vm::new(settings, limits, Box::new(Sink(output.clone())));
    vm.hooks.set(Some(&taipan::run::HOOKS));
    if let Some(threshold) = way.check {
        Tracing::recording(threshold, true, None).install(&vm);
    }
    let exception = {
        let cx = &mut Cx::new(&mut vm);
        match run_main(cx, units) {
            Ok(()) => None,
            Err(_) => Some(describe_pending(cx)),
        }
    };
    drop(vm);
    let output = output.lock().map(|kept| kept.clone()).unwrap_or_default();
    Outcome { output, exception }
}

fn run_main(cx: &mut Cx<'_>, units: &[Arc<CodeUnit>]) -> Res<()> {
    taipan::library::install(cx)?;
    let [globals, code, none, out] = cx.locals();
    {
        let module = cx.new_module("__main__").value().cast::<Module>();
        let space = module.and_then(|m| cx.module_dict(m));
        if let Some(space) = space {
            cx.set(globals, space.value());
        }
    }
    for unit in units {
        taipan::run::load(cx, code, globals, unit)?;
        taipan::run::run_code(cx, out, code, none)?;
    }
    Ok(())
}

/// The pending exception as `Type: text`. The text may run a script's `__str__`, which may raise.
fn describe_pending(cx: &mut Cx<'_>) -> String {
    let [exception] = cx.locals();
    cx.set(exception, cx.brand(cx.pending.replace(Word::UNDEF)));
    let kind = cx.type_name(cx.get(exception)).to_string();
    match cx.str(exception) {
        Ok(text) => format!("{kind}: {text}"),
        Err(_) => format!("{kind}: <str() raised>"),
    }
}
