//! Driving the machines: the only file that knows all of them.
//!
//! Owns the way from Rust into scripts: calling a value, resuming a generator, loading text as code; and the compiled
//! library, which all engines of the process share.

use crate::bytecode::code::{CodeUnit, Constant};
use crate::heap::{Value, Word};
use crate::interp;
use crate::object::class::Builtin;
use crate::object::code::Code;
use crate::object::context::{Cx, Handle, Res, Thrown};
use crate::object::dict::Dict;
use crate::object::error::{Raise, Stop};
use crate::object::generator::{Generator, State};
use crate::object::vm::{CompileMode, CompileRequest, Hooks, Innermost, LibraryRequest};
use crate::syntax::{
    Interactive, Mistake, Source, ends_in_mid_line, parse_expression, parse_interactive, parse_module,
};
use bumpalo::Bump;
use hashbrown::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// What this layer provides to the object layer below it.
pub static HOOKS: Hooks = Hooks {
    call,
    resume,
    compile,
    compile_library,
    operator_of: crate::syntax::operator_of,
    take_over: crate::library::late::take_over,
};

/// What the deepest program that is allowed takes of the native stack, in a debug build too.
const COMPILER_STACK: usize = 4 << 20;

/// A source up to this length is compiled without asking for memory.
const SHORT_SOURCE: usize = 1 << 12;

/// What compiling takes for each byte of a source, at most for the time being.
const MEMORY_PER_BYTE: usize = 64;

/// Compile text to a code object.
fn compile(cx: &mut Cx<'_>, out: Handle<'_>, globals: Handle<'_>, request: &CompileRequest<'_>) -> Res<()> {
    stacker::maybe_grow(COMPILER_STACK, COMPILER_STACK, || compile_nested(cx, out, globals, request))
}

/// The same, where the stack is long enough for code as deeply nested as any.
fn compile_nested(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    globals: Handle<'_>,
    request: &CompileRequest<'_>,
) -> Res<()> {
    if request.text.len() > SHORT_SOURCE {
        cx.reserve(request.text.len().saturating_mul(MEMORY_PER_BYTE))?;
    }
    let source = Source::new(request.filename, request.text).stopped_by(cx.interrupt.clone());
    let outcome = compile_source(&source, request.mode);
    if source.was_stopped() {
        return Err(cx.stop(Stop::Interrupted));
    }
    let unit = match outcome {
        Ok(unit) => unit,
        Err(mistake) => return Err(syntax_error(cx, &mistake)),
    };
    cx.add_source(request.filename, request.text);
    let unit = finished(unit, false);
    load(cx, out, globals, &unit)
}

/// The units of library texts, by the address of the text.
static LIBRARY: LazyLock<Mutex<HashMap<usize, Arc<CodeUnit>>>> = LazyLock::new(Mutex::default);

/// Compile a library text, unless some engine has already.
fn compile_library(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    globals: Handle<'_>,
    request: &LibraryRequest<'_>,
) -> Res<()> {
    let address = request.text.as_ptr().addr();
    let known = LIBRARY.lock().unwrap_or_else(PoisonError::into_inner).get(&address).cloned();
    let unit = match known {
        Some(unit) => unit,
        None => {
            let source = Source::new(request.filename, request.text);
            let outcome = stacker::maybe_grow(COMPILER_STACK, COMPILER_STACK, || {
                compile_source(&source, CompileMode::Exec)
            });
            let unit = match outcome {
                Ok(unit) => finished(unit, request.hidden),
                Err(mistake) => return Err(syntax_error(cx, &mistake)),
            };
            // Who was faster has compiled the same.
            LIBRARY.lock().unwrap_or_else(PoisonError::into_inner).insert(address, unit.clone());
            unit
        }
    };
    load(cx, out, globals, &unit)
}

/// A unit as engines load it.
fn finished(unit: CodeUnit, hidden: bool) -> Arc<CodeUnit> {
    let unit = if hidden { hide(unit) } else { unit };
    if cfg!(debug_assertions) {
        verify_all(&unit);
    }
    Arc::new(unit)
}

/// `out` = the code object of a unit, linked with the namespace `globals` unless that is None.
///
/// # Errors
/// MemoryError.
pub fn load(cx: &Cx<'_>, out: Handle<'_>, globals: Handle<'_>, unit: &Arc<CodeUnit>) -> Res<()> {
    let space = {
        let v = cx.get(globals);
        if let Some(dict) = v.cast::<Dict>()
            && !cx.become_namespace(dict)
        {
            return Err(cx.memory_error());
        }
        v
    };
    match cx.load_code(unit, space) {
        Some(code) => cx.set(out, code.value()),
        None => return Err(cx.memory_error()),
    }
    Ok(())
}

/// From text to code, before any engine is involved.
///
/// # Errors
/// The first mistake in the text.
pub fn compile_source(source: &Source, mode: CompileMode) -> Result<CodeUnit, Mistake> {
    let arena = Bump::new();
    match mode {
        CompileMode::Exec => {
            let module = parse_module(&arena, source)?;
            crate::compile::compile_module(&module, source, source.name())
        }
        CompileMode::Eval => {
            let expression = parse_expression(&arena, source)?;
            crate::compile::compile_expression(expression, source, source.name())
        }
        CompileMode::Single => {
            let module = match parse_interactive(&arena, source)? {
                Interactive::Complete(module) => module,
                // The prompt asks for more lines before it comes here; whoever else does is told what is missing.
                Interactive::Incomplete => {
                    let module = parse_module(&arena, source)?;
                    if let Some(mistake) = ends_in_mid_line(source) {
                        return Err(mistake);
                    }
                    module
                }
            };
            crate::compile::compile_interactive(&module, source, source.name())
        }
    }
}

fn hide(mut unit: CodeUnit) -> CodeUnit {
    unit.hidden = true;
    for constant in &mut unit.constants {
        if let Constant::Code(inner) = constant {
            let inner = Arc::make_mut(inner);
            *inner = hide(std::mem::take(inner));
        }
    }
    unit
}

/// The compiler's own mistakes are not the script's: an engine that runs code the verifier refuses is corrupt.
fn verify_all(unit: &CodeUnit) {
    if let Err(fault) = crate::bytecode::verify::verify(unit) {
        eprintln!("internal error: {} at word {} of {}", fault.what, fault.at, unit.qualname);
        std::process::abort();
    }
    for constant in &unit.constants {
        if let Constant::Code(inner) = constant {
            verify_all(inner);
        }
    }
}

/// A mistake as a pending SyntaxError, with its place.
fn syntax_error(cx: &Cx<'_>, mistake: &Mistake) -> Thrown {
    let class = match mistake.exception() {
        "IndentationError" => Builtin::IndentationError,
        "TabError" => Builtin::TabError,
        "ValueError" => Builtin::ValueError,
        "MemoryError" => return cx.memory_error(),
        _ => Builtin::SyntaxError,
    };
    if class == Builtin::ValueError {
        return cx.value_error(mistake.message());
    }
    let made = || -> Res<Value<'_>> {
        let text = cx.string(&format!("{}\n", mistake.text()))?;
        let place = cx.tuple(&[
            cx.string(mistake.file())?,
            cx.int(mistake.line() as i64),
            cx.int(mistake.column() as i64),
            text,
            cx.int(mistake.end_line() as i64),
            cx.int(mistake.end_column() as i64),
        ])?;
        let message = cx.string(&mistake.message())?;
        cx.new_error_of(class, &[message, place]).ok_or_else(|| cx.memory_error())
    };
    match made() {
        Ok(exception) => cx.throw(exception),
        Err(thrown) => thrown,
    }
}

/// Call `stack[at]` with the `count` arguments that follow it; the last of them have the names in the tuple `names`.
fn call(cx: &mut Cx<'_>, at: usize, count: usize, names: Word) -> Res<Word> {
    cx.nested(" while calling a Python object", |cx| {
        let before = Saved::of(cx);
        let outcome = interp::entry::call_from_host(cx, at, count, names, driver(cx));
        before.restore(cx);
        outcome
    })
}

/// The loop that runs frames: plain, or with an eye on hot loops when traces are wanted.
fn driver(cx: &Cx<'_>) -> interp::entry::Drive {
    if cx.tracing.borrow().is_some() { crate::jit::drive } else { interp::dispatch::run }
}

/// Resume a generator: mode 0 sends `value`, 1 throws it, 2 closes. True when it yielded; its value is in `out` either
/// way.
fn resume(cx: &mut Cx<'_>, generator: Handle<'_>, value: Handle<'_>, mode: u8, out: Handle<'_>) -> Res<bool> {
    let (state, plain) = match cx.get(generator).cast::<Generator>() {
        Some(g) => (g.state(), g.is_plain()),
        None => return Err(cx.type_error("not a generator")),
    };
    let which = if plain { "generator" } else { kind_of(cx, generator) };
    match (state, mode) {
        (State::Running, _) => return Err(cx.value_error(format!("{which} already executing"))),
        (State::Fresh, 0) if cx.get(value) != Value::NONE => {
            return Err(cx.type_error(format!("can't send non-None value to a just-started {which}")));
        }
        (State::Finished, 0) if which == "coroutine" => {
            return Err(cx.raise(Builtin::RuntimeError, "cannot reuse already awaited coroutine"));
        }
        (State::Finished, 0) => {
            cx.set(out, Value::NONE);
            return Ok(false);
        }
        (State::Fresh | State::Finished, 1) => {
            finish(cx, generator);
            cx.leave_unchained(cx.get(value));
            return Err(Thrown::of(cx, value));
        }
        (State::Fresh | State::Finished, _) if mode == 2 => {
            finish(cx, generator);
            cx.set(out, Value::NONE);
            return Ok(false);
        }
        _ => {}
    }
    cx.nested(" while resuming a generator", |cx| {
        let before = Saved::of(cx);
        let outcome = interp::entry::resume_from_host(cx, generator, value, mode, driver(cx));
        before.restore(cx);
        let (word, yielded) = outcome?;
        cx.put(out.index(), word);
        Ok(yielded)
    })
}

fn kind_of(cx: &Cx<'_>, generator: Handle<'_>) -> &'static str {
    match cx.class_of(cx.get(generator)).builtin() {
        Some(Builtin::Coroutine) => "coroutine",
        Some(Builtin::AsyncGenerator) => "async generator",
        _ => "generator",
    }
}

fn finish(cx: &Cx<'_>, generator: Handle<'_>) {
    if let Some(g) = cx.get(generator).cast::<Generator>() {
        g.object().state.set(State::Finished);
        cx.heap.store(g, &g.object().registers, Value::NONE);
    }
}

/// What a nested run must leave as it was.
struct Saved {
    top: usize,
    innermost: Innermost,
    depth: u64,
}

impl Saved {
    fn of(cx: &Cx<'_>) -> Saved {
        // From here on the frame that runs now waits behind a call from Rust.
        cx.waiting.borrow_mut().push(cx.innermost.get());
        Saved { top: cx.top.get(), innermost: cx.innermost.get(), depth: cx.depth.get() }
    }
    fn restore(self, cx: &Cx<'_>) {
        cx.waiting.borrow_mut().pop();
        cx.top.set(self.top);
        cx.innermost.set(self.innermost);
        cx.depth.set(self.depth);
    }
}

/// Run a code object as the body of a module or of `exec`: `locals` is None when they are the globals.
///
/// # Errors
/// Whatever the code raises.
pub fn run_code(cx: &mut Cx<'_>, out: Handle<'_>, code: Handle<'_>, locals: Handle<'_>) -> Res<()> {
    let function = {
        let Some(code) = cx.get(code).cast::<Code>() else { return Err(cx.type_error("not a code object")) };
        cx.new_function(code, [Value::NONE; 4], false).value().word()
    };
    let function = cx.root(cx.brand(function));
    cx.call_into(out, function, &[locals])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::Settings;
    use crate::host::StandardOutput;
    use crate::object::vm::{Limits, Vm};

    #[test]
    fn a_library_text_is_compiled_once_for_all_engines() {
        let text = "def f(): return 5";
        let unit = || {
            let mut vm = Vm::new(Settings::default(), Limits::default(), Box::new(StandardOutput));
            let cx = &mut Cx::new(&mut vm);
            let [out, none] = cx.locals();
            let request = LibraryRequest { text, filename: "<library>", hidden: true };
            assert!(compile_library(cx, out, none, &request).is_ok());
            let code = cx.get(out).cast::<Code>();
            code.map(|code| code.object().data.get().get().unit.clone())
        };
        assert!(unit().zip(unit()).is_some_and(|(one, two)| one.hidden && Arc::ptr_eq(&one, &two)));
    }
}
