//! The way of an exception to its handler.

use super::direct::{Direct, HALT};
use crate::bytecode::code::Scope;
use crate::heap::{Ref, Value, Word};
use crate::machine::primitives::Continuation;
use crate::object::class::Builtin;
use crate::object::code::CodeRef;
use crate::object::error::Raise;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::generator::Generator;
use crate::object::vm::Vm;
use std::ptr::NonNull;

/// How many registers of a frame that an exception leaves are shown by its traceback: those of its variables.
pub(crate) fn shown_registers(code: CodeRef) -> usize {
    let code = code.get();
    // Modules and classes keep their names in a namespace, which lives on.
    match code.scope {
        Scope::Function if code.unit.far.is_empty() => code.locals.len(),
        Scope::Function => code.unit.far_register as usize + 1,
        _ => 1,
    }
}

/// A function whose frame an exception leaves, and the registers of its variables. None when memory is short.
fn left_registers<'v>(d: Direct, function: Ref<'v, Function>) -> Option<Value<'v>> {
    let count = shown_registers(d.frame_code());
    let registers = (0..count).map(|register| d.value(d.get(register as isize)));
    d.vm().array(count + 1, std::iter::once(function.value()).chain(registers)).map(Ref::value)
}

#[cfg(feature = "jit")]
impl Direct {
    /// An exception passes a frame so many words above: `shown` is its function, and if it leaves the frame the registers
    /// of its variables.
    pub(crate) fn passed(self, code: CodeRef, pc: u32, base: i32, exception: Word, shown: &[Word]) {
        let engine = self.vm();
        let shown = || shown.iter().map(|word| engine.brand(*word));
        let frame = match shown().len() {
            1 => shown().next(),
            count => engine.array(count, shown()).map(Ref::value),
        };
        let base = self.window().wrapping_add_signed(base as isize);
        engine.add_traceback(engine.brand(exception), code, pc, frame.unwrap_or(Value::NONE), base);
    }
}

/// Find the handler of the pending exception, popping frames that have none. Returns where to go on: in a handler, in a
/// loop that StopIteration ends, or out of the interpreter.
#[cold]
#[inline(never)]
pub(super) fn unwind(vm: NonNull<Vm>, pc: *const u32, base: *mut Word) -> (*const u32, *mut Word) {
    let mut d = Direct { vm, pc, base };
    let engine = d.vm();
    let mut known = engine.reraised.take();
    loop {
        let exception = engine.pending.get();
        let code = d.frame_code();
        let at = d.pc_index();
        let handler = code.get().handler_before(at);
        if !std::mem::take(&mut known) && !code.get().hidden {
            let function = d.frame_function();
            let frame = match handler {
                Some(_) => function.value(),
                None => left_registers(d, function).unwrap_or(Value::NONE),
            };
            let base = engine.stack.index_of(d.base);
            engine.add_traceback(d.value(exception), code, at, frame, base);
        }
        if let Some(handler) = handler {
            engine.pending.set(Word::UNDEF);
            d.put(handler.reg as isize, exception);
            // SAFETY: the verifier has checked the handler's target.
            let pc = unsafe { code.get().start().add(handler.target as usize) };
            return (pc, d.base);
        }
        let then = d.then();
        if matches!(
            then,
            Continuation::GeneratorIterate
                | Continuation::GeneratorSend
                | Continuation::GeneratorCall
                | Continuation::GeneratorHost
        ) {
            let kind = d
                .value(d.get(super::generator::GENERATOR))
                .cast::<Generator>()
                .map(|g| engine.class_of(g.value()).builtin());
            super::generator::finish(d);
            let stop = engine.is_instance(d.value(exception), Builtin::StopIteration);
            let stop_async = engine.is_instance(d.value(exception), Builtin::StopAsyncIteration);
            let which = match kind {
                Some(Some(Builtin::Coroutine)) => "coroutine",
                Some(Some(Builtin::AsyncGenerator)) => "async generator",
                _ => "generator",
            };
            if stop {
                replace(engine, exception, &format!("{which} raised StopIteration"));
            } else if stop_async && which == "async generator" {
                replace(engine, exception, "async generator raised StopAsyncIteration");
            }
        }
        match then {
            Continuation::Host | Continuation::GeneratorHost => {
                engine.result.set(Word::UNDEF);
                return (&raw const HALT, d.base);
            }
            Continuation::Iterate | Continuation::Filter
                if engine.is_instance(d.value(engine.pending.get()), Builtin::StopIteration) =>
            {
                // The loop is over: behind its `for_next`.
                engine.pending.set(Word::UNDEF);
                d.pop();
                return (d.pc, d.base);
            }
            _ => d.pop(),
        }
    }
}

/// StopIteration may not leave a generator: RuntimeError takes its place.
fn replace(vm: &Vm, exception: Word, message: &str) {
    let _pending = vm.raise(Builtin::RuntimeError, message);
    let old = vm.brand(exception);
    if let Some(new) = vm.brand(vm.pending.get()).cast::<Exception>() {
        vm.heap.store(new, &new.object().cause, old);
        vm.heap.store(new, &new.object().suppress, Value::TRUE);
        vm.set_context(new.value(), old);
    }
}
