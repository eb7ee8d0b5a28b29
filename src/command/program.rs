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
use taipan::object::exception::Exception;
use taipan::object::list::List;
use taipan::object::tuple::Tuple;
use taipan::object::vm::{CompileMode, CompileRequest, Limits, Vm};

/// Run what the options say.
pub fn run(options: &Options) -> ExitCode {
    let (program, arguments) = options.program(|| std::io::stdin().is_terminal());
    let (filename, text, folder) = match &program {
        Program::File(path) => match std::fs::read(path) {
            Ok(bytes) => {
                let name = path.display().to_string();
                let source = taipan::syntax::Source::from_bytes(name.clone(), &bytes);
                let folder = path.parent().map_or_else(PathBuf::new, PathBuf::from);
                (name, source.text().to_owned(), folder)
            }
            Err(e) => {
                eprintln!("taipan: can't open file '{}': {e}", path.display());
                return ExitCode::from(2);
            }
        },
        Program::Code(text) => ("<string>".to_owned(), text.clone(), PathBuf::new()),
        Program::Module(_) => {
            // Modules are looked for where the user is, and tracebacks name their files in full.
            let folder = std::env::current_dir().unwrap_or_default();
            (String::new(), String::new(), folder)
        }
        Program::Input => {
            let mut text = String::new();
            if let Err(e) = std::io::stdin().read_to_string(&mut text) {
                eprintln!("taipan: can't read the standard input: {e}");
                return ExitCode::from(2);
            }
            ("<stdin>".to_owned(), text, PathBuf::new())
        }
        Program::Prompt => ("<stdin>".to_owned(), String::new(), PathBuf::new()),
    };
    let mut vm = Vm::new(options.heap(), Limits::default(), Box::new(StandardOutput::new()));
    vm.hooks.set(Some(&taipan::run::HOOKS));
    *vm.grants.borrow_mut() = grants::all(folder, arguments);
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
    let outcome = taipan::library::install(cx).and_then(|()| main_module(cx, globals, &filename));
    let outcome = match (outcome, program) {
        (Ok(()), Program::Prompt) => super::prompt::run(cx, globals),
        (Ok(()), Program::Module(name)) => match run_module(cx, globals, &name) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => {
                eprintln!("taipan: {why}");
                return ExitCode::FAILURE;
            }
            Err(thrown) => Err(thrown),
        },
        (Ok(()), _) => run_text(cx, globals, &filename, &text, CompileMode::Exec),
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
fn main_module(cx: &mut Cx<'_>, globals: Handle<'_>, filename: &str) -> Res<()> {
    let made = cx.new_module("__main__");
    let Some(space) = cx.module_dict(made) else { return Ok(()) };
    let file = cx.string(filename)?;
    cx.dict_set_symbol(space, cx.intern("__file__"), file);
    let builtins = cx.brand(cx.modules.get()).cast::<Dict>();
    if let Some(modules) = builtins {
        if let Some(own) = cx.dict_get_symbol(modules, cx.intern("builtins")) {
            cx.dict_set_symbol(space, cx.intern("__builtins__"), own);
        }
        cx.dict_set_symbol(modules, cx.intern("__main__"), made.value());
    }
    cx.set(globals, space.value());
    Ok(())
}

/// Run a module as the program; or say why there is none.
fn run_module(cx: &mut Cx<'_>, globals: Handle<'_>, name: &str) -> Res<Result<(), String>> {
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
        cx.dict_set_symbol(space, cx.intern("__package__"), cx.string(package)?);
        cx.dict_set_symbol(space, cx.intern("__spec__"), cx.get(spec));
    }
    import::import_module(cx, module, "sys")?;
    attribute::find(cx, arguments, module, cx.intern("argv"))?;
    if let Some(arguments) = cx.get(arguments).cast::<List>().filter(|a| !a.is_empty()) {
        cx.heap.store_tail(arguments.storage(), 0, cx.get(file));
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

/// Show the pending exception; the exit status. `SystemExit` says its own.
pub fn show(cx: &mut Cx<'_>) -> u8 {
    let [exception, text] = cx.locals();
    cx.set(exception, cx.brand(cx.pending.replace(Word::UNDEF)));
    if cx.output.borrow_mut().flush().is_err() {
        return 120;
    }
    if cx.is_instance(cx.get(exception), Builtin::SystemExit) {
        let args = cx.get(exception).cast::<Exception>().map(|e| e.get(|e| &e.args));
        let code = args.and_then(|a| a.cast::<Tuple>()).and_then(|t| match t.tail_len() {
            1 => t.tail_values().get(0),
            0 => Some(Value::NONE),
            _ => None,
        });
        return match code {
            Some(Value::NONE) => 0,
            Some(v) if cx.as_i64(v).is_some() => cx.as_i64(v).map_or(1, |i| i as u8),
            Some(v) => {
                cx.set(text, v);
                if let Ok(message) = cx.str(text) {
                    eprintln!("{message}");
                }
                1
            }
            None => 1,
        };
    }
    eprint!("{}", taipan::object::report::format_exception(cx, exception));
    1
}
