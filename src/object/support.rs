//! What helpers and the interpreter share: name errors, generators from Rust, output, the code that is running.

use super::class::Builtin;
use super::code::CodeRef;
use super::context::{Cx, Handle, Res, Thrown};
use super::error::Raise;
use super::function::Function;
use super::generator::{Generator, Wrapped};
use super::protocol::{binary_names, comparison_names};
use super::set::Set;
use super::symbol::{Symbol, name};
use super::vm::Vm;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::{Field, Ref, Value, Word};
use crate::kernel::text::surrogate;
use std::ptr::NonNull;

impl Vm {
    /// The code of the innermost frame.
    pub fn innermost_code(&self) -> Option<CodeRef> {
        let base = self.innermost.get().base;
        if base < 3 {
            return None;
        }
        self.brand(self.at(base - 3)).cast::<Function>().map(|f| f.object().data.get())
    }

    /// A value on its way out of an asynchronous generator.
    pub fn new_wrapped(&self, v: Value<'_>) -> Ref<'_, Wrapped> {
        self.heap
            .allocate_fixed::<Wrapped>(Builtin::WrappedValue.shape())
            .init(|header| Wrapped { header, value: Field::new(v) })
    }

    /// Let the caches of the running code that name a global know its cell, now that there is one.
    pub fn fill_global_caches(&self, symbol: Symbol) {
        let Some(code) = self.innermost_code() else { return };
        let data = code.get();
        let space = self.brand(data.globals.get()).cast::<super::dict::Dict>();
        let Some(cell) = space.and_then(|d| self.namespace_cell(d, symbol, false)) else { return };
        for (site, n) in data.site_names.iter().enumerate() {
            if *n == symbol
                && data.is_global_site(site as u32)
                && let Some(cache) = data.cache(site as u32)
            {
                self.fill_cache(cache, [Word::payload(1), Word::UNDEF, Word::UNDEF, cell.value().word()]);
            }
        }
    }
}

impl Cx<'_> {
    /// The engine, for the interpreter.
    pub(crate) fn raw(&mut self) -> NonNull<Vm> {
        self.engine()
    }

    /// An exception is pending already.
    pub(crate) fn already_pending(&self) -> Thrown {
        let pending = self.brand(self.pending.get());
        self.throw(pending)
    }

    /// "name 'x' is not defined"
    pub fn name_missing(&self, text: Value<'_>) -> Thrown {
        let shown = self.text(text);
        let thrown = self.raise(Builtin::NameError, format!("name '{shown}' is not defined"));
        self.name_of_error(text);
        thrown
    }

    fn name_of_error(&self, text: Value<'_>) {
        if let Some(e) = self.brand(self.pending.get()).cast::<super::exception::Exception>() {
            self.set_error_field(e, super::exception_methods::field::NAME_NAME, text);
        }
    }

    /// The error of a variable that has no value yet.
    pub fn unbound_error(&self, text: Value<'_>, free: bool) -> Thrown {
        let shown = self.text(text);
        if free {
            let message = format!(
                "cannot access free variable '{shown}' where it is not associated with a value in enclosing scope"
            );
            let thrown = self.raise(Builtin::NameError, message);
            self.name_of_error(text);
            return thrown;
        }
        let message =
            format!("cannot access local variable '{shown}' where it is not associated with a value");
        let thrown = self.raise(Builtin::UnboundLocalError, message);
        self.name_of_error(text);
        thrown
    }

    /// Write to the engine's output.
    ///
    /// # Errors
    /// OSError with what the sink said, UnicodeEncodeError for surrogates.
    pub fn write_output(&self, text: &str) -> Res<()> {
        if self.surrogates.get() && surrogate::stands_in(text) {
            let text = self.string(text)?;
            self.encoded(text, "utf-8", "strict")?;
        }
        let outcome = self.output.borrow_mut().write(text);
        outcome.map_err(|e| self.raise(Builtin::OSError, e.to_string()))
    }

    /// `set.add`, with scripts' hashes and comparisons.
    ///
    /// # Errors
    /// Whatever those raise, TypeError for what is not hashable, MemoryError.
    pub fn set_add(&mut self, set: Handle<'_>, item: Handle<'_>) -> Res<()> {
        let (found, hash) = self.find::<Set>(set, item)?;
        let (Some(s), v) = (self.get(set).cast::<Set>(), self.get(item)) else {
            return Err(self.system_error("not a set"));
        };
        if found.is_none() && !self.insert_new(s, hash, v, Value::UNDEF) {
            return Err(self.memory_error());
        }
        Ok(())
    }

    /// Resume a generator; see `Hooks::resume`.
    ///
    /// # Errors
    /// Whatever its body raises.
    pub fn resume(
        &mut self,
        generator: Handle<'_>,
        value: Handle<'_>,
        mode: u8,
        out: Handle<'_>,
    ) -> Res<bool> {
        let Some(hooks) = self.hooks.get() else { return Err(self.system_error("no interpreter")) };
        (hooks.resume)(self, generator, value, mode, out)
    }

    /// `generator.close()`.
    ///
    /// # Errors
    /// Whatever its body raises, RuntimeError when it yields instead of ending.
    pub fn close_generator(&mut self, generator: Handle<'_>) -> Res<()> {
        let mark = self.top.get();
        let [exit, out] = self.locals();
        match self.new_error_of(Builtin::GeneratorExit, &[]) {
            Some(e) => self.set(exit, e),
            None => return Err(self.memory_error()),
        }
        self.chain_context(self.get(exit));
        let outcome = self.resume(generator, exit, 2, out);
        self.top.set(mark);
        match outcome {
            Ok(false) => Ok(()),
            Ok(true) => {
                let which = match self.class_of(self.get(generator)).builtin() {
                    Some(Builtin::Coroutine) => "coroutine",
                    Some(Builtin::AsyncGenerator) => "async generator",
                    _ => "generator",
                };
                Err(self.raise(Builtin::RuntimeError, format!("{which} ignored GeneratorExit")))
            }
            Err(_) if self.pending_is(Builtin::GeneratorExit) || self.pending_is(Builtin::StopIteration) => {
                self.pending.set(Word::UNDEF);
                Ok(())
            }
            Err(thrown) => Err(thrown),
        }
    }

    /// As `next_into`; at the end, `out` is what the iterator returned.
    ///
    /// # Errors
    /// Whatever the iterator raises, StopIteration excepted.
    pub fn next_with_value(&mut self, out: Handle<'_>, it: Handle<'_>) -> Res<bool> {
        if self.get(it).cast::<super::iterator::Iterator>().is_some()
            || self.get(it).cast::<Generator>().is_some()
        {
            let more = self.next_into(out, it)?;
            if !more {
                self.set(out, Value::NONE);
            }
            return Ok(more);
        }
        match self.call_special(out, it, name::next, &[]) {
            Ok(true) => Ok(true),
            Ok(false) => {
                let type_name = self.type_name(self.get(it));
                Err(self.type_error(format!("'{type_name}' object is not an iterator")))
            }
            Err(_) if self.pending_is(Builtin::StopIteration) => {
                let pending = self.brand(self.pending.replace(Word::UNDEF));
                let v = pending
                    .cast::<super::exception::Exception>()
                    .map_or(Value::NONE, |e| e.get(|e| &e.value));
                self.set(out, v);
                Ok(false)
            }
            Err(thrown) => Err(thrown),
        }
    }

    /// A binary operator whose left operand (or in-place method) has said NotImplemented.
    ///
    /// # Errors
    /// As `binary_into`.
    pub fn binary_after_left(
        &mut self,
        out: Handle<'_>,
        op: Binary,
        a: Handle<'_>,
        b: Handle<'_>,
        in_place: bool,
    ) -> Res<()> {
        let (own, reflected, _, text) = binary_names(op);
        if in_place && self.call_special(out, a, own, &[b])? && self.get(out) != Value::NOT_IMPLEMENTED {
            return Ok(());
        }
        let differ = !self.class_of(self.get(a)).same(self.class_of(self.get(b)));
        if differ && self.call_special(out, b, reflected, &[a])? && self.get(out) != Value::NOT_IMPLEMENTED {
            return Ok(());
        }
        let (x, y) = (self.type_name(self.get(a)), self.type_name(self.get(b)));
        let sign = if in_place { "=" } else { "" };
        let shown = if op == Binary::Power && in_place { "**" } else { text };
        Err(self.type_error(format!("unsupported operand type(s) for {shown}{sign}: '{x}' and '{y}'")))
    }

    /// A comparison whose left operand has said NotImplemented.
    ///
    /// # Errors
    /// As `compare_into`.
    pub fn compare_after_left(
        &mut self,
        out: Handle<'_>,
        op: Comparison,
        a: Handle<'_>,
        b: Handle<'_>,
    ) -> Res<()> {
        let (_, swapped, text) = comparison_names(op);
        if self.call_special(out, b, swapped, &[a])? && self.get(out) != Value::NOT_IMPLEMENTED {
            return Ok(());
        }
        let same = self.get(a) == self.get(b);
        match op {
            Comparison::Equal => self.set(out, Value::bool(same)),
            Comparison::NotEqual => self.set(out, Value::bool(!same)),
            _ => {
                let (x, y) = (self.type_name(self.get(a)), self.type_name(self.get(b)));
                return Err(
                    self.type_error(format!("'{text}' not supported between instances of '{x}' and '{y}'"))
                );
            }
        }
        Ok(())
    }
}
