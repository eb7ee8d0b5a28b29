//! What helpers do: the parts of bytecodes that are not open to the tracer.
//!
//! Each function is named in the table of `machine::helper`, with its effects; its arguments are those that the bytecode
//! of the same name passes. Quiet ones take values, loud ones handles.

mod attributes;

mod calls;

mod displays;

mod exceptions;

mod generators;

mod imports;

mod iteration;

mod names;

mod operators;

mod patterns;

pub use attributes::*;
pub use calls::*;
pub use displays::*;
pub use exceptions::*;
pub use generators::*;
pub use imports::*;
pub use iteration::*;
pub use names::*;
pub use operators::*;
pub use patterns::*;

use super::context::{Cx, Handle, Res, Ret};
use super::symbol::{Symbol, name};
use crate::heap::Value;

fn number(cx: &Cx<'_>, h: Handle<'_>) -> i64 {
    cx.get(h).as_int()
}

fn symbol(cx: &Cx<'_>, h: Handle<'_>) -> Symbol {
    cx.as_text(cx.get(h)).map_or(name::empty, |s| cx.symbol_of(s))
}

fn is_true(cx: &Cx<'_>, h: Handle<'_>) -> bool {
    cx.get(h) == Value::TRUE
}

fn given(cx: &Cx<'_>, h: Handle<'_>) -> bool {
    cx.get(h) != Value::UNDEF
}

/// The result that is in a handle.
fn done(cx: &Cx<'_>, out: Handle<'_>) -> Res<Ret> {
    cx.ret(cx.get(out))
}

fn nothing(cx: &Cx<'_>) -> Res<Ret> {
    cx.ret(Value::NONE)
}

/// The globals of the innermost frame.
fn globals<'v>(cx: &'v Cx<'_>) -> Value<'v> {
    cx.innermost_code().map_or(Value::NONE, |code| cx.brand(code.get().globals.get()))
}
