//! The windows of running code: who called whom, and what their variables are.
//!
//! Owns the reading of windows from Rust; the interpreter alone makes, fills and leaves them. A window begins at a stack
//! index, its register 0; below it are three words: the function, the return address, and the link, of which this file
//! knows where the distance to the caller's window is. A frame that was entered from Rust has distance 0: the frame that
//! waits behind that call is the last entry of `Vm::waiting`.
//!
//! Invariant "published": before Rust code runs, the interpreter has noted the innermost frame in `Vm::innermost`, and
//! every word of every window is a valid value.

use super::code::{CodeData, CodeRef};
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::frame::Frame;
use super::function::Function;
use super::vm::{Innermost, Vm};
use crate::bytecode::code::Scope;
use crate::bytecode::ops::{CALL_HEADER, Instruction, METHOD_HEADER};
use crate::heap::{Ref, Value, Word};

/// How far below a window its function is.
const FUNCTION: usize = 3;
/// How far below a window its return address is.
const RETURN: usize = 2;
/// How far below a window its link is.
const LINK: usize = 1;
/// Where in a link the distance to the caller's window begins, and its bits.
const DISTANCE: (u32, u64) = (13, 0xfff);

/// Running frames, innermost first.
#[derive(Clone)]
pub struct Frames<'v> {
    vm: &'v Vm,
    next: Innermost,
    waiting: usize,
}

impl Iterator for Frames<'_> {
    type Item = Innermost;

    fn next(&mut self) -> Option<Innermost> {
        // A call from Rust without a script behind it leaves an empty entry.
        while self.next.base == 0 {
            self.waiting = self.waiting.checked_sub(1)?;
            self.next = self.vm.waiting.borrow().get(self.waiting).copied().unwrap_or_default();
        }
        let here = self.next;
        self.next = self.vm.caller_of(here.base);
        Some(here)
    }
}

impl Vm {
    /// The frames that run now.
    pub fn frames(&self) -> Frames<'_> {
        Frames { vm: self, next: self.innermost.get(), waiting: self.waiting.borrow().len() }
    }

    /// The function that runs in a window.
    pub fn function_in(&self, base: usize) -> Option<Ref<'_, Function>> {
        self.brand(self.at(base.checked_sub(FUNCTION)?)).cast::<Function>()
    }

    /// The frame that a window returns to; without a base when that is Rust.
    fn caller_of(&self, base: usize) -> Innermost {
        let below = |words: usize| base.checked_sub(words).map_or(0, |at| self.at(at).as_payload());
        let distance = below(LINK) >> DISTANCE.0 & DISTANCE.1;
        let caller = base - (distance as usize).min(base);
        if distance == 0 {
            return Innermost::default();
        }
        let Some(function) = self.function_in(caller) else { return Innermost::default() };
        let start = function.code().start().addr() as u64;
        let pc = below(RETURN).saturating_sub(start) / size_of::<u32>() as u64;
        Innermost { base: caller, pc: pc as u32 }
    }

    /// Where the frame behind an object runs; `None` when it does no longer. A later call of the same function at the
    /// same place is taken for it.
    pub fn running_frame(&self, frame: Ref<'_, Frame>) -> Option<Innermost> {
        let base = frame.object().base.get() as usize;
        let function = frame.get(|f| &f.function);
        let runs = |f: &Innermost| f.base == base && self.function_in(base).map(Ref::value) == Some(function);
        if base == 0 { None } else { self.frames().find(runs) }
    }

    /// Forget what the innermost frame's registers above the arguments of its call still hold from earlier calls: all
    /// of it is dead. So that a collection that a script asks for finds what the script has let go of.
    /// False when it calls nothing, and what is dead is not known.
    pub fn forget_dead_registers(&self) -> bool {
        let Innermost { base, pc } = self.innermost.get();
        let Some(code) = self.function_in(base).map(|f| f.code()) else { return false };
        let (first, second) = code.instruction_before(pc);
        let (at, count) = match Instruction::decode(&[first, second], 0) {
            Some((Instruction::Call { at, count, .. }, _)) => (at, count),
            Some((Instruction::CallMethod { at, count, .. }, _)) => (at, count),
            Some((Instruction::CallKeywords { at, count, .. }, _)) => (at, count),
            Some((Instruction::CallBound { at, count, .. }, _)) => (at, count),
            Some((Instruction::CallBoundKeywords { at, count, .. }, _)) => (at, count),
            _ => return false,
        };
        let at = at.0 as usize;
        let from = at + CALL_HEADER as usize + count.0 as usize;
        // A native has no frame, so the words of its header are free.
        for register in (at + 1..at + METHOD_HEADER as usize).chain(from..code.registers as usize) {
            self.put(base + register, Word::UNDEF);
        }
        true
    }

    /// The globals of the code that runs.
    pub fn calling_globals(&self) -> Option<Ref<'_, Dict>> {
        let frame = self.frames().next()?;
        let function = self.function_in(frame.base)?;
        self.brand(function.code().globals.get()).cast::<Dict>()
    }

    /// The mapping that module code and class bodies keep their names in; `None` for functions.
    pub fn namespace_in(&self, base: usize) -> Option<Value<'_>> {
        let code: &CodeData = self.function_in(base)?.code();
        if code.scope == Scope::Function {
            return None;
        }
        let space = self.brand(self.at(base));
        Some(if space == Value::NONE { self.brand(code.globals.get()) } else { space })
    }
}

impl Cx<'_> {
    /// `out` = `locals()` of a window: the namespace of a module or class body itself, for a function a dict
    /// that it keeps if it asks by name, or else a new one.
    ///
    /// # Errors
    /// MemoryError.
    pub fn locals_of(&self, out: Handle<'_>, frame: Innermost) -> Res<()> {
        let base = frame.base;
        if let Some(space) = self.namespace_in(base) {
            self.set(out, space);
            return Ok(());
        }
        let Some(function) = self.function_in(base) else { return Err(self.system_error("no frame")) };
        let register = |at: usize| self.brand(self.at(base + at));
        let code = function.code();
        let names = self.locals_from(code, frame.pc, Some(function), register);
        let fresh = names.ok_or_else(|| self.memory_error())?;
        self.set(out, fresh.value());
        let Some(kept) = code.shown_locals else { return Ok(()) };
        let Some(known) = register(kept).cast::<Dict>() else {
            self.put(base + kept, fresh.value().word());
            return Ok(());
        };
        let unit = &code.unit;
        for text in unit.locals.iter().chain(&unit.far).chain(&unit.free) {
            let symbol = self.intern(text);
            match self.dict_get_symbol(fresh, symbol) {
                Some(v) if !self.dict_set_symbol(known, symbol, v) => return Err(self.memory_error()),
                Some(_) => {}
                None => {
                    self.dict_remove_symbol(known, symbol);
                }
            }
        }
        self.set(out, known.value());
        Ok(())
    }

    /// `out` = `globals()` of the innermost frame; None when no script runs.
    pub fn globals_of_caller(&self, out: Handle<'_>) {
        let globals = self.calling_globals().map_or(Value::NONE, Ref::value);
        self.set(out, globals);
    }

    /// `out` = `locals()` of the innermost frame; None when no script runs.
    ///
    /// # Errors
    /// MemoryError.
    pub fn locals_of_caller(&self, out: Handle<'_>) -> Res<()> {
        match self.frames().next() {
            Some(frame) => self.locals_of(out, frame),
            None => {
                self.set(out, Value::NONE);
                Ok(())
            }
        }
    }

    /// `out` = the object of the frame `depth` calls up, 0 being the innermost; false when there are not so many.
    /// Frames of library code that stands for natives do not count, but for the one that asks.
    ///
    /// # Errors
    /// MemoryError.
    pub fn frame_object(&self, out: Handle<'_>, depth: usize) -> Res<bool> {
        let shown: Vec<(Innermost, CodeRef)> = self
            .frames()
            .filter_map(|f| self.function_in(f.base).map(|function| (f, function.object().data.get())))
            .enumerate()
            .filter(|(at, (_, code))| *at == 0 || !self.is_hidden(code.get()))
            .map(|(_, frame)| frame)
            .skip(depth)
            .collect();
        if shown.is_empty() {
            return Ok(false);
        }
        // Outermost first, each with the one behind it.
        let scratch = self.root(Value::NONE);
        self.set(out, Value::NONE);
        for (frame, code) in shown.iter().rev() {
            self.locals_of(scratch, *frame)?;
            let data = code.get();
            let parts = [
                self.get(out),
                self.brand(data.object.get()),
                self.brand(data.globals.get()),
                self.get(scratch),
                self.function_in(frame.base).map_or(Value::NONE, Ref::value),
            ];
            let made = self.new_frame(parts, *code, frame.pc, frame.base).value();
            self.set(out, made);
        }
        Ok(true)
    }

    /// The exception that is being handled, or None.
    pub fn handled_exception(&self) -> Value<'_> {
        match self.handled.get() {
            Word::UNDEF => Value::NONE,
            word => self.brand(word),
        }
    }
}
