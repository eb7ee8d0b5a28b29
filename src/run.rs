//! Driving the machines: the only file that knows all of them.
//!
//! Owns the way from Rust into scripts: calling a value, resuming a generator, loading text as code.

use crate::heap::{Value, Word};
use crate::interp;
use crate::machine::primitives::Continuation;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res, Thrown};
use crate::object::error::Raise;
use crate::object::function::Function;
use crate::object::generator::{Generator, State};
use crate::object::vm::{Hooks, Innermost};

/// What this layer provides to the object layer below it.
pub static HOOKS: Hooks = Hooks { call, resume };

/// Call `stack[at]` with the `count` arguments that follow it; the last of them have the names in the tuple `names`.
fn call(cx: &mut Cx<'_>, at: usize, count: usize, names: Word) -> Res<Word> {
    cx.nested(" while calling a Python object", |cx| {
        let before = Saved::of(cx);
        let outcome = interp::direct::call_from_host(cx, at, count, names);
        before.restore(cx);
        outcome
    })
}

/// Resume a generator: mode 0 sends `value`, 1 throws it, 2 closes. True when it yielded; its value is in `out` either
/// way.
fn resume(cx: &mut Cx<'_>, generator: Handle<'_>, value: Handle<'_>, mode: u8, out: Handle<'_>) -> Res<bool> {
    let (state, which) = match cx.get(generator).cast::<Generator>() {
        Some(g) => {
            let which = match cx.class_of(g.value()).builtin() {
                Some(Builtin::Coroutine) => "coroutine",
                Some(Builtin::AsyncGenerator) => "async generator",
                _ => "generator",
            };
            (g.state(), which)
        }
        None => return Err(cx.type_error("not a generator")),
    };
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
        let outcome = interp::direct::resume_from_host(cx, generator, value, mode);
        before.restore(cx);
        let (word, yielded) = outcome?;
        cx.put(out.index(), word);
        Ok(yielded)
    })
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
    handled: Option<usize>,
}

impl Saved {
    fn of(cx: &Cx<'_>) -> Saved {
        Saved { top: cx.top.get(), innermost: cx.innermost.get(), depth: cx.depth.get(), handled: None }
    }
    fn restore(self, cx: &Cx<'_>) {
        cx.top.set(self.top);
        cx.innermost.set(self.innermost);
        cx.depth.set(self.depth);
        let _ = self.handled;
    }
}

/// A function's code can be run: for callers that already know it is one.
pub fn is_function(v: Value<'_>) -> bool {
    v.cast::<Function>().is_some()
}

/// The continuation of frames entered from here.
pub const HOST: Continuation = Continuation::Host;
