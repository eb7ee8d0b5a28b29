//! Scripts on an engine, in a given way.
//!
//! Owns the ways of running (`Way`) and what is kept of a run (`Outcome`): the output, the exception that ended it, and
//! the fuel that it took.
//! Everything that a script may do differently from run to run is fixed here: the key of hashes, the limits.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, OnceLock};

use taipan::bytecode::code::CodeUnit;
use taipan::heap::{Collect, Settings, Stress, Word};
use taipan::jit::forced::Forced;
use taipan::jit::hot::Tracing;
use taipan::object::context::{Cx, Res};
use taipan::object::module::Module;
use taipan::object::vm::{CompileMode, Limits, Output, Vm};
use taipan::run::compile_source;
use taipan::syntax::Source;

use crate::generate::definitions;
use crate::source::verify_all;

/// The most loop turns and calls of a run.
const FUEL: u64 = 50_000;

/// The most memory of a run.
const MEMORY: usize = 256 << 20;

/// The most output that is kept.
const OUTPUT: usize = 1 << 20;

/// What becomes of loops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loops {
    /// They are interpreted.
    Interpreted,
    /// They are recorded after so many turns, each instruction of the trace being compared with the interpreter.
    Checked(u32),
    /// They are compiled in their first turn.
    CompiledAtOnce(Forced),
    /// They are compiled when they are hot.
    CompiledHot(Forced),
}

/// How to run a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// See [`Loops`].
    pub loops: Loops,
    /// Collections beyond those that are needed.
    pub stress: Stress,
    /// Check the whole heap around every collection, and overwrite what is free: thorough, and slow.
    pub verify: bool,
    /// What an engine has between scripts is kept for good, so that full collections go through what scripts make.
    pub frozen: bool,
}

impl Way {
    /// The interpreter alone.
    pub const DIRECT: Way =
        Way { loops: Loops::Interpreted, stress: Stress::Off, verify: false, frozen: true };
}

/// What a run leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The output.
    pub output: String,
    /// Type and text of the exception that ended the script.
    pub exception: Option<String>,
    /// The loop turns and calls that were counted.
    pub fuel: u64,
    /// Was the script stopped for want of fuel? It may have caught that: `except*` makes a group of it.
    pub was_stopped: bool,
}

impl Outcome {
    /// Did two runs do the same?
    pub fn is_like(&self, other: &Outcome) -> bool {
        self.output == other.output && self.exception == other.exception
    }

    /// Did two runs take about the same fuel? Not exactly: the library's own loops are counted elsewhere when they are
    /// recorded, and finalizers run when something is collected. But no loop goes uncounted.
    pub fn took_as_much_as(&self, other: &Outcome) -> bool {
        self.fuel * 2 + 500 >= other.fuel && self.fuel <= other.fuel * 16 + 2000
    }

    /// Did the run end because it was too long or too large? Then there is nothing to compare: where exactly a limit
    /// strikes is another matter.
    pub fn is_cut_short(&self) -> bool {
        self.was_stopped
            || self.output.len() >= OUTPUT
            || self.exception.as_deref().is_some_and(|e| e.starts_with("MemoryError"))
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
    /// The definitions of the prelude with which the script starts, and the rest; or why it is no program.
    units: Result<Vec<Arc<CodeUnit>>, String>,
}

impl Program {
    /// Compile a script.
    pub fn new(text: &str) -> Program {
        let (mut units, mut rest) = (Vec::new(), text);
        for (definition, unit) in definitions().iter().zip(compiled_definitions()) {
            if let Some(behind) = rest.strip_prefix(definition.text) {
                units.push(unit.clone());
                rest = behind;
            }
        }
        let units = compiled(rest).map(|unit| {
            units.push(unit);
            units
        });
        Program { units }
    }
}

/// What generated programs start with is compiled once.
fn compiled_definitions() -> &'static [Arc<CodeUnit>] {
    static UNITS: OnceLock<Vec<Arc<CodeUnit>>> = OnceLock::new();
    let compile = || definitions().iter().map(|d| compiled(d.text).expect("the prelude is a program"));
    UNITS.get_or_init(|| compile().collect())
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

/// An engine on which scripts run one after the other, each as a module `__main__` of its own.
///
/// What one leaves behind is the engine's: names, shapes, imported modules, traces of the library's loops. What it has
/// left that has a finalizer is gone before the next one starts: it would run in that one, at another time in every way.
pub struct Engine {
    vm: Box<Vm>,
    output: Arc<Mutex<String>>,
    /// See [`Way::frozen`].
    is_frozen: bool,
    /// How many scripts have run.
    runs: u32,
}

impl Engine {
    /// A fresh one.
    pub fn new(way: Way) -> Engine {
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
        match way.loops {
            Loops::Interpreted => {}
            Loops::Checked(threshold) => Tracing::recording(threshold, true).install(&vm),
            Loops::CompiledAtOnce(forced) => Tracing::compiling(true, forced).install(&vm),
            Loops::CompiledHot(forced) => Tracing::compiling(false, forced).install(&vm),
        }
        let is_installed = Cx::new(&mut vm).scope(|cx| taipan::library::install(cx).is_ok());
        assert!(is_installed, "the library takes less than there is");
        Engine { vm, output, is_frozen: way.frozen, runs: 0 }
    }

    /// Run a script, with as much fuel as any.
    pub fn run(&mut self, program: &Program) -> Outcome {
        let units = match &program.units {
            Ok(units) => units,
            Err(mistake) => {
                return Outcome {
                    output: String::new(),
                    exception: Some(mistake.clone()),
                    fuel: 0,
                    was_stopped: false,
                };
            }
        };
        self.tidy();
        self.runs += 1;
        self.vm.set_fuel(Some(FUEL));
        let exception =
            Cx::new(&mut self.vm).scope(|cx| run_main(cx, units).err().map(|_| describe_pending(cx)));
        let fuel = FUEL.saturating_sub(self.vm.fuel_left());
        let was_stopped = self.vm.stopped.take().is_some();
        Outcome { output: self.take_output(), exception, fuel, was_stopped }
    }

    /// Let what the last script left behind die, with what that prints.
    fn tidy(&mut self) {
        // The library is loaded when scripts first need it, most of it for the first few.
        let collect = match self.is_frozen && self.runs.is_power_of_two() {
            true => Collect::Freeze,
            false if self.vm.awaits_finalizers() => Collect::Full,
            false => return,
        };
        self.vm.set_fuel(Some(FUEL));
        Cx::new(&mut self.vm).scope(|cx| {
            cx.result.set(Word::UNDEF);
            cx.collect_now(collect);
            if cx.attend(0).is_err() {
                cx.pending.set(Word::UNDEF);
            }
        });
        self.take_output();
    }

    fn take_output(&mut self) -> String {
        self.output.lock().map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default()
    }
}

/// Run a script on a fresh engine.
pub fn run(program: &Program, way: Way) -> Outcome {
    Engine::new(way).run(program)
}

fn run_main(cx: &mut Cx<'_>, units: &[Arc<CodeUnit>]) -> Res<()> {
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
