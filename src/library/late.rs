//! The built-in functions that are script code: loaded when one of them is first needed.
//!
//! Owns the way in: a native that answers with the undefined value (see `fold`) is taken over by the function of the
//! same name, which it then keeps in its `extra` field.
//!
//! Invariant: the code is compiled once.

use super::{builtins, evaluate, fold, import, output, sources};
use crate::heap::Value;
use crate::object::context::{Cx, Handle, Res};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::function::Function;
use crate::object::native::{NativeDef, NativeFunction};
use crate::object::vm::LibraryRequest;

/// The namespace of the code, once it has been loaded.
#[derive(Default)]
struct Late {
    loaded: bool,
}

/// `out` = the function that takes over from a native.
///
/// # Errors
/// SystemError when there is none, MemoryError.
pub fn take_over(cx: &mut Cx<'_>, out: Handle<'_>, native: Handle<'_>) -> Res<()> {
    let known = cx.get(native).cast::<NativeFunction>().map(|n| n.get(|n| &n.extra));
    if let Some(function) = known.filter(|v| v.cast::<Function>().is_some()) {
        cx.set(out, function);
        return Ok(());
    }
    if super::math::is_one(cx.get(native)) {
        return super::math::take_over(cx, out, native);
    }
    load(cx)?;
    let function = cx.get(native).cast::<NativeFunction>().map_or(Value::NONE, |n| n.get(|n| &n.extra));
    if function.cast::<Function>().is_none() {
        return Err(cx.system_error("a built-in function without an answer"));
    }
    cx.set(out, function);
    Ok(())
}

/// Compile and run the code, and hand its functions to the natives of the same name. Does nothing the
/// second time.
///
/// # Errors
/// MemoryError, and whatever stops a script.
pub fn load(cx: &mut Cx<'_>) -> Res<()> {
    if cx.library.borrow_mut().of::<Late>().loaded {
        return Ok(());
    }
    cx.scope(|cx| {
        let [module, globals, code, none, out] = cx.locals();
        cx.set(module, cx.new_module("builtins").value());
        cx.set(globals, super::space_of(cx, module)?.value());
        let request = LibraryRequest { text: sources::BUILTINS, filename: "<builtins>", hidden: true };
        evaluate::compile_library(cx, code, globals, &request)?;
        evaluate::run(cx, out, code, none)?;
        cx.library.borrow_mut().of::<Late>().loaded = true;
        let (Some(own), Some(space)) =
            (cx.get(globals).cast::<Dict>(), cx.brand(cx.builtin_names.get()).cast::<Dict>())
        else {
            return Err(cx.system_error("no built-in namespace"));
        };
        for def in natives() {
            let symbol = cx.intern(def.name);
            let function = cx.dict_get_symbol(own, symbol).filter(|v| v.cast::<Function>().is_some());
            let native = cx.dict_get_symbol(space, symbol).and_then(|v| v.cast::<NativeFunction>());
            if let (Some(function), Some(native)) = (function, native) {
                cx.heap.store(native, &native.object().extra, function);
            }
        }
        Ok(())
    })
}

fn natives() -> impl Iterator<Item = &'static NativeDef> {
    [builtins::FUNCTIONS, fold::FUNCTIONS, output::FUNCTIONS, import::FUNCTIONS].into_iter().flatten()
}
