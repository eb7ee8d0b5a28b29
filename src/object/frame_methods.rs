//! Frame and traceback objects as scripts see them.
//!
//! Owns their natives, and the making of frames that do not run: of a generator at rest, of an entry of a traceback.
//! Frames that run are made by the interpreter, which knows their windows.

use super::array::Array;
use super::class::Builtin;
use super::code::{CodeData, CodeRef};
use super::context::{Cx, Res};
use super::dict::Dict;
use super::error::Raise;
use super::exception::Traceback;
use super::frame::Frame;
use super::function::{Cell as Variable, Function};
use super::generator::{Generator, State};
use super::vm::Vm;
use crate::bytecode::assigned::assigned_before;
use crate::bytecode::code::Scope;
use crate::heap::{Field, Ref, Value};
use crate::natives;
use std::cell::Cell;

natives! { pub static FRAME:
    quiet fn "__repr__" repr(cx, this: Ref<'v, Frame>) {
        let unit = &this.object().data.get().get().unit;
        cx.string(&format!(
            "<frame at {:#x}, file '{}', line {}, code {}>", cx.id_of(this.value()), unit.filename, line_of(this), unit.name
        ))
    }
    /// F.clear(): clear most references held by the frame
    quiet fn clear(cx, this: Ref<'v, Frame>) {
        if this.object().base.get() != 0 {
            return Err(cx.raise(Builtin::RuntimeError, "cannot clear an executing frame"));
        }
        cx.heap.store(this, &this.object().locals, Value::NONE);
        Ok(Value::NONE)
    }
    quiet getter fn f_back(cx, this: Ref<'v, Frame>) { Ok(this.get(|f| &f.back)) }
    quiet getter fn f_code(cx, this: Ref<'v, Frame>) { Ok(this.get(|f| &f.code)) }
    quiet getter fn f_globals(cx, this: Ref<'v, Frame>) { Ok(this.get(|f| &f.globals)) }
    quiet getter fn f_builtins(cx, this: Ref<'v, Frame>) {
        Ok(cx.brand(this.object().data.get().get().builtins.get()))
    }
    quiet getter fn f_locals(cx, this: Ref<'v, Frame>) {
        if let Some(running) = cx.running_frame(this) {
            let out = cx.root(Value::NONE);
            cx.locals_of(out, running)?;
            cx.heap.store(this, &this.object().locals, cx.get(out));
        }
        match this.get(|f| &f.locals) {
            Value::NONE => {
                let made = cx.dict()?.value();
                cx.heap.store(this, &this.object().locals, made);
                Ok(made)
            }
            known => Ok(known),
        }
    }
    quiet getter fn f_lineno(cx, this: Ref<'v, Frame>) {
        if let Some(running) = cx.running_frame(this) {
            this.object().position.set(running.pc as u64);
        }
        Ok(Value::int(line_of(this)))
    }
    quiet getter fn f_lasti(cx, this: Ref<'v, Frame>) {
        Ok(Value::int((this.object().position.get() as i64 - 1).max(0) * 2))
    }
    quiet getter fn f_trace(cx, this: Value<'v>) { Ok(Value::NONE) }
    quiet setter fn f_trace(cx, this: Value<'v>, value: Value<'v>) { Ok(Value::NONE) }
    quiet getter fn f_trace_lines(cx, this: Value<'v>) { Ok(Value::TRUE) }
    quiet getter fn f_trace_opcodes(cx, this: Value<'v>) { Ok(Value::FALSE) }
}

natives! { pub static TRACEBACK:
    quiet getter fn tb_next(cx, this: Ref<'v, Traceback>) { Ok(this.get(|t| &t.next)) }
    quiet setter fn tb_next(cx, this: Ref<'v, Traceback>, value: Value<'v>) {
        cx.set_next_entry(this, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn tb_frame(cx, this: Ref<'v, Traceback>) {
        let known = this.get(|t| &t.frame);
        if known.cast::<Frame>().is_some() {
            return Ok(known);
        }
        let frame = cx.frame_of_entry(this)?;
        cx.heap.store(this, &this.object().frame, frame);
        Ok(frame)
    }
    quiet getter fn tb_lineno(cx, this: Ref<'v, Traceback>) { Ok(Value::int(this.line())) }
    quiet getter fn tb_lasti(cx, this: Ref<'v, Traceback>) {
        Ok(Value::int((this.object().pc.get() as i64 - 1).max(0) * 2))
    }
    quiet fn "__dir__" dir(cx, this: Value<'v>) {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|n| cx.name_of(cx.intern(n)).value());
        Ok(cx.list(&names)?.value())
    }
}

fn line_of(frame: Ref<'_, Frame>) -> i64 {
    let at = frame.object().position.get() as u32;
    let data = frame.object().data.get().get();
    match at {
        0 => data.unit.first_line as i64,
        at => data.position_before(at).line as i64,
    }
}

impl<'v> Ref<'v, Traceback> {
    /// The line that the entry is about.
    pub fn line(self) -> i64 {
        let data = self.object().data.get().get();
        match self.object().pc.get() as u32 {
            0 => data.unit.first_line as i64,
            at => data.position_before(at).line as i64,
        }
    }
}

impl Vm {
    /// A frame that does not run; `at` is the word behind its current instruction.
    pub fn resting_frame(
        &self,
        data: CodeRef,
        at: u64,
        function: Value<'_>,
        locals: Value<'_>,
    ) -> Ref<'_, Frame> {
        let code = data.get();
        self.heap.allocate_fixed::<Frame>(Builtin::Frame.shape()).init(|header| Frame {
            header,
            back: Field::new(Value::NONE),
            code: Field::new(self.brand(code.object.get())),
            globals: Field::new(self.brand(code.globals.get())),
            locals: Field::new(locals),
            function: Field::new(function),
            extra: Field::new(Value::NONE),
            data: Cell::new(data),
            position: Cell::new(at),
            base: Cell::new(0),
        })
    }

    /// The local variables of a window by name, read through `register`, when the instruction before word `at` runs.
    /// Cells are looked into; what is unbound is left out. Behind them stand the names that were put into the dict of
    /// `locals()`. `None` when memory is short.
    pub fn locals_from<'v>(
        &'v self,
        data: &CodeData,
        at: u32,
        function: Option<Ref<'v, Function>>,
        register: impl Fn(usize) -> Value<'v>,
    ) -> Option<Ref<'v, Dict>> {
        let locals = self.try_dict(0)?;
        let unit = &data.unit;
        let content = |v: Value<'v>| v.cast::<Variable>().map_or(v, |c| c.get(|c| &c.value));
        let assigned = assigned_before(unit, at);
        for (at, symbol) in data.locals.iter().enumerate().filter(|(at, _)| assigned.contains(*at)) {
            let v = content(register(at));
            let hidden = self.text_of(*symbol).is_empty() || Some(at) == data.shown_locals;
            if v != Value::UNDEF && !hidden && !self.dict_set_symbol(locals, *symbol, v) {
                return None;
            }
        }
        let far = register(unit.far_register as usize).cast::<super::array::Array>();
        for (at, text) in unit.far.iter().enumerate() {
            let v = far.and_then(|f| f.tail_values().get(at)).map_or(Value::UNDEF, content);
            if v != Value::UNDEF && !self.dict_set_symbol(locals, self.intern(text), v) {
                return None;
            }
        }
        let cells = function.and_then(|f| f.get(|f| &f.closure).cast::<super::tuple::Tuple>());
        for (text, cell) in unit.free.iter().zip(cells.iter().flat_map(|t| t.tail_values().iter())) {
            let v = content(cell);
            if v != Value::UNDEF && !self.dict_set_symbol(locals, self.intern(text), v) {
                return None;
            }
        }
        // What scripts have put into the dict of `locals()` and is no variable.
        let kept = data.shown_locals.and_then(|kept| register(kept).cast::<Dict>());
        for (name, v) in kept.iter().flat_map(|kept| self.dict_entries(*kept)) {
            let Some(text) = self.as_text(name) else { continue };
            let mut variables = unit.locals.iter().chain(&unit.far).chain(&unit.free);
            if variables.any(|variable| **variable == *text.as_str()) {
                continue;
            }
            if !self.dict_set_symbol(locals, self.symbol_of(text), v) {
                return None;
            }
        }
        Some(locals)
    }
}

impl Cx<'_> {
    /// The frame of a generator that is not finished; None otherwise.
    ///
    /// # Errors
    /// MemoryError.
    pub fn generator_frame<'v>(&'v self, generator: Ref<'v, Generator>) -> Res<Value<'v>> {
        let (Some(function), Some(saved)) = (generator.function(), generator.registers()) else {
            return Ok(Value::NONE);
        };
        if generator.state() == State::Finished {
            return Ok(Value::NONE);
        }
        let data = function.object().data.get();
        let read = |at: usize| saved.tail_values().get(at).unwrap_or(Value::UNDEF);
        let at = generator.object().pc.get();
        let locals = self.locals_from(data.get(), at as u32, Some(function), read);
        let locals = locals.ok_or_else(|| self.memory_error())?;
        Ok(self.resting_frame(data, at, function.value(), locals.value()).value())
    }

    /// The frame that an entry of a traceback is about: one that still runs shows its variables as they are, one that
    /// the exception has left as they were.
    fn frame_of_entry<'v>(&'v self, entry: Ref<'v, Traceback>) -> Res<Value<'v>> {
        let (data, at) = (entry.object().data.get(), entry.object().pc.get());
        let known = entry.get(|t| &t.frame);
        if known.cast::<Function>().is_some() {
            let frame = self.resting_frame(data, at, known, Value::NONE);
            frame.object().base.set(entry.object().base.get());
            return Ok(frame.value());
        }
        let left = known.cast::<Array>().map(|array| array.tail_values());
        let part = |index: usize| left.and_then(|values| values.get(index)).unwrap_or(Value::UNDEF);
        let function = part(0).cast::<Function>();
        let code = data.get();
        let locals = match code.scope {
            Scope::Function => {
                let locals = self.locals_from(code, at as u32, function, |register| part(register + 1));
                locals.ok_or_else(|| self.memory_error())?.value()
            }
            // The namespace is in the first register; None where it is that of the globals.
            _ => match part(1) {
                Value::UNDEF | Value::NONE => self.brand(code.globals.get()),
                space => space,
            },
        };
        Ok(self.resting_frame(data, at, function.map_or(Value::NONE, Ref::value), locals).value())
    }

    fn set_next_entry(&self, this: Ref<'_, Traceback>, value: Value<'_>) -> Res<()> {
        if value == Value::UNDEF {
            return Err(self.type_error("can't delete tb_next attribute"));
        }
        if value != Value::NONE && value.cast::<Traceback>().is_none() {
            let actual = self.type_name(value);
            return Err(self.type_error(format!("expected traceback object, got '{actual}'")));
        }
        let mut link = value.cast::<Traceback>();
        while let Some(entry) = link {
            if entry.same(this) {
                return Err(self.value_error("traceback loop detected"));
            }
            link = entry.get(|t| &t.next).cast::<Traceback>();
        }
        self.heap.store(this, &this.object().next, value);
        Ok(())
    }
}
