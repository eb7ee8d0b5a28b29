//! Generators, coroutines and asynchronous generators: frames that rest in the heap.
//!
//! A running generator's window is on the stack like any other; resuming copies the live registers there, yielding
//! copies them back. So calls in generator code are like all others, and nothing points into the heap object.

use super::array::Array;
use super::class::Builtin;
use super::function::Function;
use super::kind;
use super::vm::Vm;
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::Instruction;
use crate::heap::{Field, Ref, Value, object};
use std::cell::Cell;

object! {
    /// See the module's documentation. The first `live` of the registers hold what it rests with; `handled` is the exception it is handling while suspended; `delegate` what it
    /// yields from.
    pub struct Generator: kind::GENERATOR, "generator", None {
        values { function, registers, name, qualname, handled, delegate, extra, weak }
        plain { state: Cell<State>, pc: Cell<u64>, live: Cell<usize> }
    }
}

/// What a generator is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum State {
    /// Not started.
    Fresh,
    /// Waiting at a `yield`.
    Suspended,
    /// Its frame is on the stack.
    Running,
    /// Returned or raised.
    Finished,
}

impl<'v> Ref<'v, Generator> {
    /// What it is doing.
    #[inline]
    pub fn state(self) -> State {
        self.object().state.get()
    }
    /// Is it neither a coroutine nor an asynchronous generator?
    #[inline]
    pub fn is_plain(self) -> bool {
        self.header().shape() == Builtin::Generator.shape()
    }
    /// The function whose body it runs.
    #[inline]
    pub fn function(self) -> Option<Ref<'v, Function>> {
        self.get(|g| &g.function).cast::<Function>()
    }
    /// The saved registers.
    #[inline]
    pub fn registers(self) -> Option<Ref<'v, Array>> {
        self.get(|g| &g.registers).cast::<Array>()
    }
    /// What it yields from while it is suspended, or None: where it waits at the `yield` of such a loop, the next
    /// instruction resumes the inner iterator.
    pub fn delegate(self) -> Value<'v> {
        let (Some(function), Some(saved)) = (self.function(), self.registers()) else { return Value::NONE };
        let at = self.object().pc.get() as usize;
        match Instruction::decode(&function.code().unit.words, at) {
            Some((Instruction::Send { iter, .. }, _)) if self.state() == State::Suspended => {
                saved.tail_values().get(iter.0 as usize).unwrap_or(Value::NONE)
            }
            _ => Value::NONE,
        }
    }
}

impl Vm {
    /// A generator that will run `function`; `live` registers are saved from the stack at `base`, going on at `pc`.
    pub fn new_generator<'v>(
        &'v self,
        function: Ref<'v, Function>,
        base: usize,
        live: usize,
        pc: u32,
    ) -> Option<Value<'v>> {
        self.generator_of(function, (0..live).map(|i| self.brand(self.at(base + i))), pc)
    }

    /// A generator that will run `function`; these registers are saved, going on at `pc`.
    pub fn generator_of<'v>(
        &'v self,
        function: Ref<'v, Function>,
        saved: impl ExactSizeIterator<Item = Value<'v>>,
        pc: u32,
    ) -> Option<Value<'v>> {
        let (code, live) = (function.code(), saved.len());
        let registers = self.array(code.registers as usize, saved)?;
        let which = match code.kind {
            CodeKind::Coroutine => Builtin::Coroutine,
            CodeKind::AsyncGenerator => Builtin::AsyncGenerator,
            _ => Builtin::Generator,
        };
        let made = self.heap.allocate_fixed::<Generator>(which.shape()).init(|header| Generator {
            header,
            function: Field::new(function.value()),
            registers: Field::new(registers.value()),
            name: Field::new(function.get(|f| &f.name)),
            qualname: Field::new(function.get(|f| &f.qualname)),
            handled: Field::new(Value::NONE),
            delegate: Field::new(Value::NONE),
            extra: Field::new(Value::NONE),
            weak: Field::new(Value::NONE),
            state: Cell::new(State::Fresh),
            pc: Cell::new(pc as u64),
            live: Cell::new(live),
        });
        if code.finalizes {
            self.note_finalizer(made.value());
        }
        Some(made.value())
    }
}

object! {
    /// A value on its way out of an asynchronous generator.
    pub struct Wrapped: kind::WRAPPED, "wrapped", None {
        values { value }
        plain {}
    }
}
