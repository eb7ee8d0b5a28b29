//! Errors as the host sees them: data, with the text that CPython would print.
//!
//! Owns [`Error`] and its making from a pending exception, and [`Exception`], with which a host function chooses what
//! scripts see. How a traceback looks as text is `object::report`'s business.

use super::engine::HostState;
use super::limits::Limit;
use super::value::Value;
use crate::heap::{self, Word};
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Thrown};
use crate::object::error::{Raise, Stop};
use crate::object::exception::{self, Traceback as Entry};
use crate::object::report::format_exception;
use crate::object::symbol::name;
use crate::object::vm::Vm;
use std::fmt;

/// What went wrong.
///
/// Its text is what CPython prints for an uncaught exception.
///
/// ```
/// use taipan::{Engine, Error};
///
/// let mut engine = Engine::new();
/// let Err(Error::Raised { kind, message, traceback, .. }) = engine.run("def f(): return 1 / 0\nf()") else {
///     panic!("it divides by zero");
/// };
/// assert_eq!((kind.as_str(), message.as_str()), ("ZeroDivisionError", "division by zero"));
/// assert_eq!(traceback.frames[1].function, "f");
/// assert!(traceback.text.starts_with("Traceback (most recent call last):\n"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// A script raised an exception, and nobody caught it.
    Raised {
        /// The name of its class, with the module unless it is a built-in one: `ValueError`, `game.OutOfMana`.
        kind: String,
        /// `str(exception)`
        message: String,
        /// Where it was raised.
        traceback: Traceback,
        /// The exception itself.
        value: Value,
    },
    /// A text is not a program.
    Syntax {
        /// What is wrong with it.
        message: String,
        /// The name of the text.
        file: String,
        /// The line, counted from 1.
        line: u32,
        /// The column in characters, counted from 1.
        column: u32,
        /// The line's text.
        text: String,
        /// All of it as CPython shows it.
        shown: String,
    },
    /// A script ran into a limit. The engine can be used afterwards.
    Limit {
        /// Which.
        limit: Limit,
        /// Where the script was.
        traceback: Traceback,
    },
    /// A value is not of the type that the host asked for.
    Conversion {
        /// What was asked for, and what was found.
        message: String,
    },
    /// The host asked for something that cannot be done.
    Misuse {
        /// What, and why not.
        message: String,
    },
}

/// The way of an exception, outermost call first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traceback {
    /// The calls.
    pub frames: Vec<Frame>,
    /// The traceback and the exception as CPython prints them.
    pub text: String,
}

/// One call of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The name of the text that the code is in.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The function, `<module>` outside of functions.
    pub function: String,
}

impl Error {
    pub(super) fn misuse(message: impl Into<String>) -> Error {
        Error::Misuse { message: message.into() }
    }

    /// The limit that the script ran into, if that is what happened.
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Error::Limit { limit, .. } => Some(*limit),
            _ => None,
        }
    }

    /// The class of the exception that a script sees, or would see: `ValueError`, `SyntaxError`, `MemoryError`.
    pub fn kind(&self) -> &str {
        match self {
            Error::Raised { kind, .. } => kind,
            Error::Syntax { .. } => "SyntaxError",
            Error::Limit { limit: Limit::Memory, .. } => "MemoryError",
            Error::Limit { limit: Limit::Recursion, .. } => "RecursionError",
            Error::Limit { limit: Limit::Output, .. } => "OSError",
            Error::Limit { .. } => "KeyboardInterrupt",
            Error::Conversion { .. } => "TypeError",
            Error::Misuse { .. } => "RuntimeError",
        }
    }

    /// The pending exception, which is pending no longer. At the outermost call from the host, also what has stopped
    /// the script is forgotten, so that the next call starts afresh.
    pub(super) fn of_pending(cx: &mut Cx<'_>) -> Error {
        let outermost = cx.nesting.get() == 0;
        let stopped = cx.stopped.get();
        let meter = HostState::of(cx, |state| state.meter.clone());
        let limit = cx.scope(|cx| {
            let pending = cx.root(cx.brand(cx.pending.replace(Word::UNDEF)));
            match stopped {
                Some(Stop::Fuel) => Some(Limit::Fuel),
                Some(Stop::Interrupted) => Some(Limit::Interrupt),
                None if meter.is_exceeded() => Some(Limit::Output),
                None => match cx.class_of(cx.get(pending)).builtin() {
                    Some(Builtin::MemoryError) => Some(Limit::Memory),
                    Some(Builtin::RecursionError) => Some(Limit::Recursion),
                    _ => None,
                },
            }
            .map(|limit| {
                let frames = frames(cx, pending);
                let text = match limit {
                    // Nothing of the script's own is asked: it has used up what it had.
                    Limit::Fuel | Limit::Interrupt => format!("{}{limit}", shown_frames(&frames)),
                    _ => format_exception(cx, pending),
                };
                Error::Limit { limit, traceback: Traceback { frames, text } }
            })
            .map_or_else(|| Err(describe(cx, pending)), Ok)
        });
        if outermost {
            cx.stopped.set(None);
            meter.forget();
            if stopped == Some(Stop::Interrupted) {
                cx.interrupt.store(false, std::sync::atomic::Ordering::Relaxed);
            }
        }
        limit.unwrap_or_else(|error| error)
    }

    /// Raise it in a script: the exception it was made of, if it was.
    pub(super) fn throw(&self, vm: &Vm) -> Thrown {
        match self {
            Error::Raised { value, kind, message, .. } => match value.word_in(vm) {
                Some(exception) => vm.throw(exception),
                None => Exception::new(kind, message).throw(vm),
            },
            Error::Syntax { message, file, line, .. } => {
                vm.raise(Builtin::SyntaxError, format!("{message} ({file}, line {line})"))
            }
            Error::Limit { limit, .. } => match limit {
                Limit::Fuel => vm.stop(Stop::Fuel),
                Limit::Interrupt => vm.stop(Stop::Interrupted),
                Limit::Memory => vm.memory_error(),
                Limit::Recursion => vm.raise(Builtin::RecursionError, "maximum recursion depth exceeded"),
                Limit::Output => vm.raise(Builtin::OSError, "output limit exceeded"),
            },
            Error::Conversion { message } => vm.type_error(message),
            Error::Misuse { message } => vm.raise(Builtin::RuntimeError, message),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Raised { traceback, .. } | Error::Limit { traceback, .. } => {
                f.write_str(traceback.text.trim_end())
            }
            Error::Syntax { shown, .. } => f.write_str(shown.trim_end()),
            Error::Conversion { message } | Error::Misuse { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

/// An exception for scripts, as the error of a host function.
///
/// Any other error type that can be displayed becomes a RuntimeError.
///
/// ```
/// use taipan::{Engine, Exception};
///
/// let mut engine = Engine::new();
/// engine.function("spend", |gold: i64| if gold > 10 { Err(Exception::value_error("too much")) } else { Ok(gold) })?;
/// engine.run("try: spend(11)\nexcept ValueError as e: text = str(e)")?;
/// assert_eq!(engine.eval::<String>("text")?, "too much");
/// # Ok::<(), taipan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    kind: String,
    message: String,
}

impl Exception {
    /// An exception of a built-in class. A name that no such class has gives a RuntimeError that mentions it.
    pub fn new(kind: impl Into<String>, message: impl Into<String>) -> Exception {
        Exception { kind: kind.into(), message: message.into() }
    }
    /// ValueError.
    pub fn value_error(message: impl Into<String>) -> Exception {
        Exception::new("ValueError", message)
    }
    /// TypeError.
    pub fn type_error(message: impl Into<String>) -> Exception {
        Exception::new("TypeError", message)
    }
    /// KeyError.
    pub fn key_error(message: impl Into<String>) -> Exception {
        Exception::new("KeyError", message)
    }
    /// IndexError.
    pub fn index_error(message: impl Into<String>) -> Exception {
        Exception::new("IndexError", message)
    }
    /// RuntimeError.
    pub fn runtime_error(message: impl Into<String>) -> Exception {
        Exception::new("RuntimeError", message)
    }

    pub(super) fn throw(&self, vm: &Vm) -> Thrown {
        let class = (0..).map_while(Builtin::of_number).find(|class| class.name() == self.kind);
        match class.filter(|class| class.is_a(Builtin::BaseException)) {
            Some(class) => vm.raise(class, &self.message),
            None => vm.raise(Builtin::RuntimeError, format!("{}: {}", self.kind, self.message)),
        }
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

impl std::error::Error for Exception {}

/// An exception as data.
fn describe(cx: &mut Cx<'_>, exception: Handle<'_>) -> Error {
    let frames = frames(cx, exception);
    let text = format_exception(cx, exception);
    let class = cx.class_of(cx.get(exception));
    if class.is_subclass_of(cx, Builtin::SyntaxError)
        && frames.is_empty()
        && let Some(error) = syntax(cx, cx.get(exception), &text)
    {
        return error;
    }
    let kind = cx.class_path(class);
    let kind = kind.strip_prefix("__main__.").map_or_else(|| kind.clone(), str::to_owned);
    let message = cx.str(exception).unwrap_or_else(|_| {
        cx.pending.set(Word::UNDEF);
        "<exception str() failed>".to_owned()
    });
    let value = Value::keep(cx, cx.get(exception));
    Error::Raised { kind, message, traceback: Traceback { frames, text }, value }
}

/// The data of a SyntaxError that the compiler has made: message, and place and line in a tuple.
fn syntax(cx: &Cx<'_>, v: heap::Value<'_>, shown: &str) -> Option<Error> {
    use crate::object::tuple::Tuple;
    let args = v.cast::<exception::Exception>()?.get(|e| &e.args).cast::<Tuple>()?.tail_values();
    let place = args.get(1)?.cast::<Tuple>()?.tail_values();
    let number = |at: usize| place.get(at).and_then(|v| cx.as_i64(v)).and_then(|n| u32::try_from(n).ok());
    let text = |at: usize| place.get(at).map_or_else(String::new, |v| cx.text(v));
    Some(Error::Syntax {
        message: cx.text(args.get(0)?),
        file: text(0),
        line: number(1).unwrap_or(0),
        column: number(2).unwrap_or(0),
        text: text(3).trim_end_matches('\n').to_owned(),
        shown: shown.to_owned(),
    })
}

/// The calls that an exception has passed.
fn frames(cx: &Cx<'_>, exception: Handle<'_>) -> Vec<Frame> {
    let first = cx.get(exception).cast::<exception::Exception>().map(|e| e.get(|e| &e.traceback));
    let mut frames = Vec::new();
    let mut entry = first.and_then(|v| v.cast::<Entry>());
    while let Some(at) = entry {
        let data = at.object().data.get().get();
        let line = data.position_before(at.object().pc.get() as u32).line;
        let (file, function) = (data.unit.filename.to_string(), data.unit.name.to_string());
        frames.push(Frame { file, line, function });
        entry = at.get(|t| &t.next).cast::<Entry>();
    }
    frames
}

/// What is shown of a script that was stopped.
fn shown_frames(frames: &[Frame]) -> String {
    /// Calls that are shown at either end.
    const SHOWN: usize = 10;
    if frames.is_empty() {
        return String::new();
    }
    let mut text = "Traceback (most recent call last):\n".to_owned();
    let hidden = frames.len().saturating_sub(2 * SHOWN);
    for (at, frame) in frames.iter().enumerate() {
        if at == SHOWN && hidden > 0 {
            text.push_str(&format!("  [{hidden} more calls]\n"));
        }
        if at < SHOWN || at >= SHOWN + hidden {
            let Frame { file, line, function } = frame;
            text.push_str(&format!("  File \"{file}\", line {line}, in {function}\n"));
        }
    }
    text
}

/// `__main__`, as scripts know the module that is run.
pub(super) const MAIN: &str = "__main__";

/// The name of a module, from its namespace.
pub(super) fn module_name(vm: &Vm, module: heap::Value<'_>) -> Option<String> {
    let module = module.cast::<crate::object::module::Module>()?;
    let known = vm.module_dict(module).and_then(|d| vm.dict_get_symbol(d, name::name_))?;
    vm.as_text(known).map(|s| s.as_str().to_owned())
}
