//! Running one program, or what is typed at a prompt.

use super::grants::{self, StandardOutput};
use super::options::{Options, Program};
use std::io::{IsTerminal, Read};
use std::path::PathBuf;
use std::process::ExitCode;
use taipan::heap::{Value, Word};
use taipan::jit::hot::Tracing;
use taipan::library::import::{self, MainModule};
use taipan::object::attribute;
use taipan::object::class::Builtin;
use taipan::object::context::{Cx, Handle, Res};
use taipan::object::dict::Dict;
use taipan::object::error::Raise;
use taipan::object::exception::Exception;
use taipan::object::list::List;
use taipan::object::report::format_exception;
use taipan::object::vm::{CompileMode, CompileRequest, Limits, Vm};

/// A program's text, and where it comes from.
#[derive(Default)]
struct Text {
    /// What tracebacks call it.
    filename: String,
    text: String,
    /// Where modules are looked for.
    folder: PathBuf,
    /// `sys.path[0]`
    entry: String,
    /// Why it cannot be decoded.
    defect: Option<String>,
}

impl Text {
    fn of_bytes(filename: String, bytes: &[u8]) -> Text {
        let source = taipan::syntax::Source::from_bytes(&filename, bytes);
        let (text, defect) = (source.text().to_owned(), source.undecodable());
        Text { filename, text, defect, ..Text::default() }
    }
}

/// The text of a program; or the exit status, when there is none and that has been said.
fn text_of(program: &Program) -> Result<Text, ExitCode> {
    let here = std::env::current_dir().unwrap_or_default();
    Ok(match program {
        // As CPython does it: the name in full, as it was given, and the folder where the file really is.
        Program::File(path) => {
            let full = here.join(path);
            let filename = full.display().to_string();
            let bytes = std::fs::read(&full).map_err(|e| {
                let said = e.to_string();
                let why = said.split(" (os error ").next().unwrap_or_default();
                let number = e.raw_os_error().unwrap_or_default();
                eprintln!("taipan: can't open file '{filename}': [Errno {number}] {why}");
                ExitCode::from(2)
            })?;
            let real = full.canonicalize().unwrap_or(full);
            let folder = real.parent().map_or(here, PathBuf::from);
            let entry = folder.display().to_string();
            Text { folder, entry, ..Text::of_bytes(filename, &bytes) }
        }
        Program::Folder(path) => {
            let folder = here.join(path);
            let entry = folder.display().to_string();
            Text { folder, entry, ..Text::default() }
        }
        Program::Code(text) => {
            Text { filename: "<string>".to_owned(), text: text.clone(), folder: here, ..Text::default() }
        }
        Program::Module(_) => {
            let entry = here.display().to_string();
            Text { folder: here, entry, ..Text::default() }
        }
        Program::Input => {
            let mut bytes = Vec::new();
            if let Err(e) = std::io::stdin().read_to_end(&mut bytes) {
                eprintln!("taipan: can't read the standard input: {e}");
                return Err(ExitCode::from(2));
            }
            Text { folder: here, ..Text::of_bytes("<stdin>".to_owned(), &bytes) }
        }
        Program::Prompt => Text { folder: here, ..Text::default() },
    })
}

/// Run what the options say.
pub fn run(options: &Options) -> ExitCode {
    let (program, arguments) = options.program(|| std::io::stdin().is_terminal());
    let program = match program {
        Program::File(path) if path.is_dir() => Program::Folder(path),
        program => program,
    };
    let text = match text_of(&program) {
        Ok(text) => text,
        Err(status) => return status,
    };
    let mut vm = Vm::new(options.heap(), Limits::default(), Box::new(StandardOutput::new()));
    vm.hooks.set(Some(&taipan::run::HOOKS));
    *vm.grants.borrow_mut() = grants::all(text.folder, text.entry.clone(), arguments);
    match options.tracing() {
        Ok(Some(tracing)) => tracing.install(&vm),
        Ok(None) => {}
        Err(e) => {
            eprintln!("taipan: can't look inside: {e}");
            return ExitCode::from(2);
        }
    }
    let cx = &mut Cx::new(&mut vm);
    let [globals] = cx.locals();
    let file = matches!(program, Program::File(_) | Program::Input).then_some(text.filename.as_str());
    let outcome = taipan::library::install(cx).and_then(|()| main_module(cx, globals, file));
    let outcome = match (outcome, program) {
        (Ok(()), Program::Prompt) => super::prompt::run(cx, globals),
        (Ok(()), program @ (Program::Module(_) | Program::Folder(_))) => {
            let outcome = match &program {
                Program::Module(name) => run_module(cx, globals, name, true),
                _ => run_module(cx, globals, "__main__", false),
            };
            match outcome {
                Ok(Ok(())) => Ok(()),
                Ok(Err(why)) => {
                    match &program {
                        Program::Folder(_) => {
                            eprintln!("taipan: can't find '__main__' module in '{}'", text.entry)
                        }
                        _ => eprintln!("taipan: {why}"),
                    }
                    return ExitCode::FAILURE;
                }
                Err(thrown) => Err(thrown),
            }
        }
        (Ok(()), _) => match text.defect {
            Some(defect) => Err(cx.raise(Builtin::SyntaxError, defect)),
            None => run_text(cx, globals, &text.filename, &text.text, CompileMode::Exec),
        },
        (Err(thrown), _) => Err(thrown),
    };
    let mut status = if outcome.is_err() { show(cx) } else { 0 };
    cx.finalize_all();
    if cx.output.borrow_mut().flush().is_err() {
        status = 120;
    }
    for listing in Tracing::with(cx, |t| t.inside.take_listings()).unwrap_or_default() {
        eprintln!("{listing}");
    }
    let page = Tracing::with(cx, |t| t.inside.page(cx)).flatten();
    if let (Some(path), Some(page)) = (&options.jit_view, page)
        && let Err(e) = std::fs::write(path, page)
    {
        eprintln!("taipan: can't write {}: {e}", path.display());
        status = 120;
    }
    if options.stats {
        let heap = cx.heap.stats();
        let counts = Tracing::with(cx, |t| t.counts.clone()).unwrap_or_default();
        let refused: Vec<String> = counts.refused.iter().map(|(why, n)| format!("{why:?}: {n}")).collect();
        eprintln!(
            "{{\"steps\": {}, \"minor_collections\": {}, \"full_collections\": {}, \"copied_bytes\": {}, \"old_bytes\": {}, \
             \"mapped_bytes\": {}, \"traces\": {}, \"aborted_traces\": {}, \"comparisons\": {}, \
             \"samples\": {}, \"compiled_loops\": {}, \"compiled_exits\": {}, \"refused_loops\": {{{}}}, \"entered_loops\": {}, \
             \"invalidated_loops\": {}, \"idle_loops\": {}, \"rested_loops\": {}, \"recorded_instructions\": {}, \"code_bytes\": {}, \
             \"code_flushes\": {}, \"compile_microseconds\": {}}}",
            cx.steps(),
            heap.minor,
            heap.full,
            heap.copied_bytes,
            heap.old_bytes,
            heap.mapped_bytes,
            counts.recorded,
            counts.aborted,
            counts.compared,
            counts.samples,
            counts.compiled,
            counts.branches,
            refused.join(", "),
            counts.entered,
            counts.invalidated,
            counts.idle,
            counts.rested,
            counts.instructions,
            counts.code_bytes,
            counts.flushed,
            counts.compile_time.as_micros()
        );
    }
    // The process ends: the system takes its memory back at once, without a look at what is in it.
    std::mem::forget(vm);
    ExitCode::from(status)
}

/// Make `__main__`; its namespace goes to `globals`.
fn main_module(cx: &mut Cx<'_>, globals: Handle<'_>, file: Option<&str>) -> Res<()> {
    let made = cx.new_module("__main__");
    let Some(space) = cx.module_dict(made) else { return Ok(()) };
    cx.dict_set_symbol(space, cx.intern("__annotations__"), cx.dict()?.value());
    let builtins = cx.brand(cx.modules.get()).cast::<Dict>();
    if let Some(modules) = builtins {
        if let Some(own) = cx.dict_get_symbol(modules, cx.intern("builtins")) {
            cx.dict_set_symbol(space, cx.intern("__builtins__"), own);
        }
        cx.dict_set_symbol(modules, cx.intern("__main__"), made.value());
    }
    if let Some(file) = file {
        cx.dict_set_symbol(space, cx.intern("__file__"), cx.string(file)?);
        cx.dict_set_symbol(space, cx.intern("__cached__"), Value::NONE);
    }
    cx.set(globals, space.value());
    Ok(())
}

/// Run a module as the program; or say why there is none. `sys.argv` may begin with its file.
fn run_module(cx: &mut Cx<'_>, globals: Handle<'_>, name: &str, is_named: bool) -> Res<Result<(), String>> {
    let MainModule { full_name, source } = match import::main_module(cx, name)? {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    let [module, file, spec, arguments] = cx.locals();
    import::spec_of(cx, spec, &full_name, &source)?;
    cx.set(file, cx.string(&source.filename)?);
    let package = full_name.rsplit_once('.').map_or("", |(package, _)| package);
    if let Some(space) = cx.get(globals).cast::<Dict>() {
        cx.dict_set_symbol(space, cx.intern("__file__"), cx.get(file));
        cx.dict_set_symbol(space, cx.intern("__cached__"), Value::NONE);
        cx.dict_set_symbol(space, cx.intern("__package__"), cx.string(package)?);
        cx.dict_set_symbol(space, cx.intern("__spec__"), cx.get(spec));
    }
    if is_named {
        import::import_module(cx, module, "sys")?;
        attribute::find(cx, arguments, module, cx.intern("argv"))?;
        if let Some(arguments) = cx.get(arguments).cast::<List>().filter(|a| !a.is_empty()) {
            cx.heap.store_tail(arguments.storage(), 0, cx.get(file));
        }
    }
    run_text(cx, globals, &source.filename, &source.text, CompileMode::Exec).map(Ok)
}

/// Run a text in a namespace.
///
/// # Errors
/// Whatever it raises.
pub fn run_text(
    cx: &mut Cx<'_>,
    globals: Handle<'_>,
    filename: &str,
    text: &str,
    mode: CompileMode,
) -> Res<()> {
    cx.scope(|cx| {
        let [code, none, out] = cx.locals();
        let request = CompileRequest { text, filename, mode };
        (taipan::run::HOOKS.compile)(cx, code, globals, &request)?;
        taipan::run::run_code(cx, out, code, none)
    })
}

/// The exit status after an interrupt, as a shell sees a process that the signal has ended.
const INTERRUPTED: u8 = 130;

/// Show the pending exception, or let `sys.excepthook` do it; the exit status. `SystemExit` says its own.
pub fn show(cx: &mut Cx<'_>) -> u8 {
    let [exception, raised, module, hook] = cx.locals();
    cx.set(exception, cx.brand(cx.pending.replace(Word::UNDEF)));
    if cx.output.borrow_mut().flush().is_err() {
        return 120;
    }
    if let Some(status) = exit_status(cx, exception) {
        return status;
    }
    let status = if cx.is_instance(cx.get(exception), Builtin::KeyboardInterrupt) { INTERRUPTED } else { 1 };
    // Nobody has changed the hook of a module that was not imported.
    cx.set(module, import::loaded(cx, "sys").unwrap_or(Value::NONE));
    if cx.get(module) != Value::NONE {
        let found = attribute::find(cx, hook, module, cx.intern("excepthook"));
        if matches!(found, Ok(true)) {
            if call_hook(cx, hook, exception).is_ok() {
                return status;
            }
            cx.set(raised, cx.brand(cx.pending.replace(Word::UNDEF)));
            if let Some(status) = exit_status(cx, raised) {
                return status;
            }
            let report = format_exception(cx, raised);
            eprint!("Error in sys.excepthook:\n{report}\nOriginal exception was:\n");
        } else {
            cx.pending.set(Word::UNDEF);
            eprintln!("sys.excepthook is missing");
        }
    }
    eprint!("{}", format_exception(cx, exception));
    status
}

fn call_hook(cx: &mut Cx<'_>, hook: Handle<'_>, exception: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [class, traceback, out] = cx.locals();
        cx.set(class, cx.class_of(cx.get(exception)).value());
        let known = cx.get(exception).cast::<Exception>().map(|e| e.get(|e| &e.traceback));
        cx.set(traceback, known.unwrap_or(Value::NONE));
        cx.call_into(out, hook, &[class, exception, traceback])
    })
}

/// The exit status that an exception asks for, if it does; what it says instead of a number is shown.
fn exit_status(cx: &mut Cx<'_>, exception: Handle<'_>) -> Option<u8> {
    if !cx.is_instance(cx.get(exception), Builtin::SystemExit) {
        return None;
    }
    let [code] = cx.locals();
    let known = cx.get(exception).cast::<Exception>().map(|e| e.get(|e| &e.value));
    cx.set(code, known.unwrap_or(Value::NONE));
    let code_value = cx.get(code);
    Some(match cx.as_integer(code_value) {
        _ if code_value == Value::NONE => 0,
        // One that is too large for C is -1.
        Some(_) => cx.as_i64(code_value).unwrap_or(-1) as u8,
        None => {
            if let Ok(message) = cx.str(code) {
                eprintln!("{message}");
            }
            1
        }
    })
}
