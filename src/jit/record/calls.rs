//! Calls of helpers and natives, and what they have given: an answer that is guarded, values for registers, or an
//! exception.
//!
//! Invariant "behind": the guard of an answer goes on behind the call's instruction, which is not done again: its snapshot
//! is where the interpreter would be with the other answer.

use super::Recorder;
use super::frames::Source;
use super::machine::Record;
use super::traced::{Data, Traced};
use crate::bytecode::ops::Reg;
use crate::heap::{Value, Word};
use crate::interp::direct::Held;
use crate::jit::abort::Abort;
use crate::jit::check::Datum;
use crate::jit::facts::Sort;
use crate::jit::ir::{Constant, Expect, HelperCall, Ir, NativeCall, Opcode, Operand, Primitive};
use crate::machine::effects::Sorts;
use crate::machine::primitives::{Call, seal};
use crate::machine::{Deliver, Done, Helper, Machine, helper};
use crate::object::native::{FloatFunction, NativeFunction, Opened, Shortcut};
use crate::semantics::call::callable;
use crate::semantics::native::{MOST, opened};
use smallvec::{SmallVec, smallvec};

impl Record<'_> {
    /// A helper runs.
    pub(super) fn helper(
        mut self,
        helper: &'static Helper,
        args: &[Traced<Word>],
        deliver: Deliver,
    ) -> Done<Self> {
        let (window, pc) = (self.0.window(), self.0.d.pc_index());
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let ready = self.ready_attribute(helper, args);
        let outcome = self.0.d.run(helper, &now);
        if let (Some(ready), Some(w)) = (ready, outcome)
            && let Some(result) = self.typed(ready, w, pc, deliver)
        {
            return match deliver {
                Deliver::To(dst) => self.set(dst, result),
                Deliver::Callee { at, receiver } => {
                    let nothing = self.word(Word::UNDEF);
                    self.set(at, result).set(receiver, nothing)
                }
                _ => self.next(),
            };
        }
        let expect = if outcome.is_none() { Expect::Raises } else { Expect::Nothing };
        let is_below = std::mem::take(&mut self.0.has_left);
        let call = HelperCall { helper, deliver, pc, is_below };
        let (opcode, operands) = (Opcode::Helper(call), Self::operands(args));
        let ir = self.0.push_call(opcode, operands, expect);
        self.0.forget(helper.effects.writes);
        if helper.effects.reenters {
            self.0.may_have_moved();
        }
        if let Some(w) = outcome {
            let datum = match deliver {
                Deliver::To(_) | Deliver::Callee { .. } => w.datum(),
                _ => Datum::Nothing,
            };
            self.0.note(ir, datum);
        }
        let exception = self.0.d.vm().pending.get();
        let d = self.0.d.deliver(outcome, deliver);
        self.0.after(d);
        match outcome {
            Some(w) => self.0.delivered(ir, w, deliver, pc, window),
            None => self.0.raised(ir, exception, pc),
        }
        seal::done(self)
    }

    /// A native is called: if it can be, as instructions that do the same.
    pub(super) fn native(mut self, native: Traced<Word>, call: Call) -> Done<Self> {
        let Call { dst, first, count, names } = call;
        let (window, pc) = (self.0.window(), self.0.d.pc_index());
        let mut operands = smallvec![Operand::Ir(native.ir)];
        for i in 0..count {
            let v = self.reg(Reg((first + i) as u8));
            operands.push(Operand::Ir(v.ir));
        }
        let d = self.0.d;
        let name = d.value(native.now).cast::<NativeFunction>();
        let text = name.map_or("?", |n| n.object().def.get().name);
        let word = name.map_or(native.now, |n| n.value().word());
        let symbols = self.0.d.names_of(names);
        self.0.know_identity(native.ir, word);
        if names.is_none()
            && count == 1
            && let Some(function) = name.and_then(float_function)
        {
            let x = self.reg(Reg(first as u8));
            if let Some(x) = self.as_float(x)
                && let Ok(y) = (function.run)(x.now)
            {
                let ir = self.0.push(Opcode::OfFloat(function), smallvec![Operand::Ir(x.ir)], Expect::Yes);
                let y = self.traced(ir, y);
                let v = self.from_float(y);
                return self.set(dst, v);
            }
        }
        if names.is_none()
            && let Some(which) = name.and_then(opened_native)
        {
            let args: SmallVec<[Traced<Word>; MOST]> =
                (0..count).map(|i| self.reg(Reg((first + i) as u8))).collect();
            match opened(self, which, &args, dst) {
                Ok(done) => return done,
                Err(m) => self = m,
            }
        }
        if names.is_none()
            && let Some(callee) = name
            && let Some((def, w)) = d.short_way(callee, first, count)
        {
            operands.remove(0);
            let ir = self.0.push(Opcode::Shortcut(def), operands, Expect::Yes);
            // It looks at objects alone: no generator is resumed.
            let resting = std::mem::take(&mut self.0.resting);
            self.0.forget(Sorts::ALL);
            self.0.resting = resting;
            let v = self.traced(ir, w);
            return self.set(dst, v);
        }
        let ready = match name {
            Some(n) if names.is_none() && n.get(|n| &n.receiver) == Value::UNDEF => {
                let args: SmallVec<[Traced<Word>; MOST]> =
                    (0..count).map(|i| self.reg(Reg((first + i) as u8))).collect();
                self.ready(n.object().def.get(), &args)
            }
            _ => None,
        };
        let outcome = match name {
            Some(native) => d.run_native(native, first, count, symbols),
            None => None,
        };
        if let (Some(ready), Some(w)) = (ready, outcome)
            && let Some(result) = self.typed(ready, w, pc, Deliver::To(dst))
        {
            return self.set(dst, result);
        }
        if outcome == Some(Word::UNDEF) {
            // The native has left everything as it was: the trace calls the library function, which does for all
            // arguments what the native does for some.
            return self.taken_over(word, call);
        }
        // Where the arguments stood is scratch: natives keep handles there, and no instruction reads it again.
        for i in 0..count as usize {
            self.0.registers.remove(window + first as usize + i);
        }
        let raised = outcome.is_none();
        let expect = if raised { Expect::Raises } else { Expect::Nothing };
        let called = NativeCall { name: text, native: word, call, pc };
        let ir = self.0.push_call(Opcode::Native(called), operands, expect);
        self.0.forget(Sorts::ALL);
        self.0.may_have_moved();
        let exception = self.0.d.vm().pending.get();
        let d = self.0.d.deliver(outcome, Deliver::To(dst));
        self.0.after(d);
        if raised {
            self.0.raised(ir, exception, pc);
        } else {
            if let Some(w) = outcome {
                self.0.note(ir, w.datum());
            }
            self.0.set_register(window + dst.0 as usize, ir);
        }
        seal::done(self)
    }

    /// The library function that takes over from a native is called in its place.
    fn taken_over(mut self, native: Word, call: Call) -> Done<Self> {
        let function = self.0.d.run(&helper::TAKE_OVER, &[native]);
        self.0.look_for_collection();
        let d = self.0.d;
        self.0.after(d);
        match function {
            Some(f) if self.0.aborted.is_none() => {
                let f = self.word(f);
                callable(self, f, call)
            }
            Some(f) => {
                let done = callable(d, f, call);
                self.end(done)
            }
            None => {
                self.0.aborted = Some(Abort::LeftLoop);
                let d = d.deliver(None, Deliver::To(call.dst));
                self.0.after(d);
                seal::done(self)
            }
        }
    }
}

impl Recorder {
    /// A call in the frame at `window`, whose instruction ends before `next`, has given this, which the interpreter has
    /// delivered: the registers it went to now hold it. Where it decides where the interpreter goes on, a guard says so.
    pub(super) fn delivered(&mut self, ir: Ir, now: Word, deliver: Deliver, next: u32, window: usize) {
        match deliver {
            Deliver::To(r) => self.set_register(window + r.0 as usize, ir),
            Deliver::Callee { at, receiver } => {
                self.set_register(window + at.0 as usize, ir);
                let nothing = self.constant(Constant::Word(Word::UNDEF));
                self.set_register(window + receiver.0 as usize, nothing);
            }
            Deliver::Item { dst, to } => {
                let at = window + dst.0 as usize;
                if now == Word::UNDEF {
                    // If there were an item it would be there.
                    let before = self.registers.insert(at, Source::Made(ir, true));
                    self.answered(ir, Word::UNDEF, true, next.wrapping_add_signed(to.0));
                    match before {
                        Some(source) => self.registers.insert(at, source),
                        None => self.registers.remove(at),
                    };
                } else {
                    self.answered(ir, Word::UNDEF, false, next);
                    self.set_register(at, ir);
                }
            }
            Deliver::Branch { expect, to } => {
                let (yes, target) = (now == Word::TRUE, next.wrapping_add_signed(to.0));
                self.answered(ir, Word::TRUE, yes, if yes == expect { next } else { target });
            }
            Deliver::Step { dst, to } => {
                self.part(ir, 0, window + dst.0 as usize);
                let goes_on = self.d.pc_index() != next;
                let answer = self.push(Opcode::Part(1), smallvec![Operand::Ir(ir)], Expect::Nothing);
                let other = if goes_on { next } else { next.wrapping_add_signed(to.0) };
                self.answered(answer, Word::TRUE, goes_on, other);
            }
            Deliver::Pair { first, second } => {
                for (i, r) in [first, second].into_iter().enumerate() {
                    self.part(ir, i, window + r.0 as usize);
                }
            }
            Deliver::Spread { to, count } => {
                for i in 0..count as usize {
                    self.part(ir, i, window + to.0 as usize + i);
                }
            }
            Deliver::Nowhere => {}
        }
    }

    /// Is what a call has given this marker? Otherwise the interpreter goes on at another word of the code.
    fn answered(&mut self, ir: Ir, marker: Word, yes: bool, other: u32) {
        let pc = std::mem::replace(&mut self.pc, other);
        let state = self.state();
        self.pc = pc;
        self.trace.snapshots.push(state);
        let operands = smallvec![Operand::Ir(ir), Operand::Constant(Constant::Word(marker))];
        let expect = if yes { Expect::Yes } else { Expect::No };
        self.write(Opcode::Answer, operands, expect, Some(self.trace.snapshots.len() as u32 - 1));
    }

    /// A part of what a helper gave goes to a register.
    fn part(&mut self, whole: Ir, index: usize, at: usize) {
        let part = self.push(Opcode::Part(index as u32), smallvec![Operand::Ir(whole)], Expect::Nothing);
        self.set_register(at, part);
    }

    /// A call has raised this exception, which has found its way by now.
    pub(super) fn raised(&mut self, call: Ir, exception: Word, from: u32) {
        let place = self.unwound_from(from, false);
        let pending = self.push_call(Opcode::Pending(place), smallvec![Operand::Ir(call)], Expect::Nothing);
        self.note(pending, exception.datum());
        self.facts.learn_sort(pending, Sort::Passes(Primitive::as_exception, pending));
        let thrown = self.thrown_by(call).unwrap_or(pending);
        self.unwound(thrown, exception);
    }

    /// The exception that was given to a call which does no more than raise it: nothing moves on its way.
    fn thrown_by(&self, call: Ir) -> Option<Ir> {
        let made = self.trace.instructions.get(call.0 as usize)?;
        match (made.opcode, made.operands.first()) {
            (Opcode::Helper(call), Some(Operand::Ir(thrown)))
                if std::ptr::eq(call.helper, &helper::RAISE_EXCEPTION) =>
            {
                Some(*thrown)
            }
            _ => None,
        }
    }
}

/// What a native computes of a float, if that is all it does.
fn float_function(native: Held<NativeFunction>) -> Option<&'static FloatFunction> {
    let shortcut = &native.object().def.get().shortcut;
    match shortcut {
        Some(Shortcut::Float(function)) if native.get(|n| &n.receiver) == Value::UNDEF => Some(function),
        _ => None,
    }
}

/// Is it a native that traces see through?
fn opened_native(native: Held<NativeFunction>) -> Option<Opened> {
    match native.object().def.get().shortcut {
        Some(Shortcut::Open(which)) if native.get(|n| &n.receiver) == Value::UNDEF => Some(which),
        _ => None,
    }
}
