//! Frames, registers and generators of a trace: symbolic, they emit nothing.
//!
//! A register is a name for the instruction that made its value, and snapshots say what goes where. A generator that the
//! trace has put to rest is the registers that it rests with.
//!
//! Invariant "live": what `registers` says of an inlined window was put there since the frame was entered, or came in as
//! an argument; reading any other register of it is a mistake of the bytecode's meaning.

use super::traced::Data;
use super::{Purpose, Recorder};
use crate::bytecode::ops::{METHOD_HEADER, Op, Reg};
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::interp::shown_registers;
use crate::jit::abort::Abort;
use crate::jit::ir::{
    CalledFrom, Collected, Constant, Expect, Ir, Opcode, Operand, Operands, Passed, Primitive, Unwound,
};
use crate::machine::Machine;
use crate::machine::primitives::Continuation;
use smallvec::smallvec;

/// Where the value of a register comes from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// This instruction; has the trace put it there?
    Made(Ir, bool),
    /// What it holds stands in its window since a call that may have moved it; before, this instruction made it.
    Window(Ir),
    /// What it holds stands in its window since a call that may have put something else there.
    Changed,
    /// A register of this generator, as it was when it rested outside of the trace.
    Generator(Ir, u32),
    /// The function of this generator.
    Function(Ir),
}

/// A generator that the trace has put to rest.
pub(super) struct Rest {
    pub(super) now: Word,
    /// Where; none when it is finished.
    pub(super) pc: Option<u32>,
    pub(super) sources: Vec<Source>,
}

/// A generator that is running in an inlined frame.
pub(super) struct Running {
    pub(super) window: usize,
    pub(super) generator: Ir,
    pub(super) now: Word,
}

/// How often a function or generator may be inlined in itself. Functions that are compiled are called instead.
const MAX_IN_ITSELF: usize = 4;

/// Words from a window down to its function.
pub(super) const FUNCTION: usize = 3;

impl Recorder {
    pub(super) fn read(&mut self, at: usize, now: Word) -> Ir {
        let ir = match self.registers.get(at) {
            Some(Source::Made(ir, _)) => ir,
            Some(source @ (Source::Generator(g, _) | Source::Function(g))) => {
                let opcode = match source {
                    Source::Generator(_, i) => Opcode::GeneratorRegister(i),
                    _ => Opcode::GeneratorFunction,
                };
                let ir = self.push(opcode, smallvec![Operand::Ir(g)], Expect::Nothing);
                self.registers.insert(at, Source::Made(ir, false));
                self.note(ir, now.datum());
                ir
            }
            Some(source @ (Source::Window(_) | Source::Changed)) => {
                let distance = at as i32 - self.entry as i32;
                let ir = self.push(Opcode::Register(distance), Operands::new(), Expect::Nothing);
                self.registers.insert(at, Source::Made(ir, false));
                if let Source::Window(before) = source {
                    self.facts.carry_over(before, ir);
                }
                self.note(ir, now.datum());
                ir
            }
            None => {
                if !self.frames.is_empty() && at >= self.window() && !self.is_branch {
                    let code = self.d.frame_code().get();
                    let register = at - self.window();
                    self.corrupt(&format!(
                        "{} reads register {register}, which holds nothing",
                        code.unit.qualname
                    ));
                }
                let ir = self.push(
                    Opcode::Register(at as i32 - self.entry as i32),
                    Operands::new(),
                    Expect::Nothing,
                );
                self.registers.insert(at, Source::Made(ir, false));
                self.note(ir, now.datum());
                ir
            }
        };
        self.compare(ir, now.datum());
        ir
    }

    pub(super) fn set_register(&mut self, at: usize, ir: Ir) {
        self.registers.insert(at, Source::Made(ir, true));
    }

    /// Behind a call that may run scripts or collect: all registers stand in their windows, and no object that was known
    /// before is known by the same name.
    pub(super) fn may_have_moved(&mut self) {
        // Those at rest have been told; what is known of them is no longer where it was.
        self.resting.clear();
        if !self.running.is_empty() {
            // Of a generator that runs, more is known than its registers.
            self.aborted = Some(Abort::CallInGenerator);
        }
        let held: Vec<(usize, Ir)> = self
            .registers
            .iter()
            .filter_map(|(at, source)| match source {
                Source::Made(ir, _) => Some((at, ir)),
                _ => None,
            })
            .collect();
        for (at, ir) in held {
            let source = match self.again(ir) {
                Some(same) => Source::Made(same, false),
                None => Source::Window(ir),
            };
            self.registers.insert(at, source);
        }
        self.forget_shown_locals();
        self.forget_objects();
    }

    /// Whoever asks for the variables of a frame may have written the register that keeps them.
    fn forget_shown_locals(&mut self) {
        let mut d = self.d;
        for level in 0..=self.frames.len() {
            let kept = d.frame_code().get().shown_locals;
            if let Some(at) = kept.map(|kept| d.window() + kept).filter(|at| self.registers.contains(*at)) {
                self.registers.insert(at, Source::Changed);
            }
            if level < self.frames.len() {
                d = d.outer();
            }
        }
    }

    /// A frame was pushed above `before`, to run `f`.
    pub(super) fn entered(&mut self, before: usize, f: Ir) {
        let window = self.window();
        if window > before {
            if self.is_in_itself() {
                self.aborted = Some(Abort::Recursion);
            }
            self.frames.push(window);
            let arguments = self.d.frame_code().get().unit.parameters() as usize;
            self.registers.cut(window + arguments);
            self.set_register(window - FUNCTION, f);
        } else {
            self.aborted = Some(Abort::LeftLoop);
        }
    }

    /// Has the trace inlined the function that was entered just now so often in itself that it goes another way each
    /// time?
    fn is_in_itself(&self) -> bool {
        if matches!(self.purpose, Purpose::Listing { .. }) {
            return false;
        }
        let code = self.d.frame_code();
        let mut frame = self.d;
        let below = self.frames.iter().filter(|_| {
            frame = frame.outer();
            frame.frame_code().is(code)
        });
        below.count() >= MAX_IN_ITSELF
    }

    /// The innermost frame is popped: nobody reads its registers any more, nor what its header stood on.
    pub(super) fn left(&mut self) {
        match self.frames.pop() {
            Some(window) => self.registers.cut(window - METHOD_HEADER as usize),
            None if self.d.window() <= self.found && self.is_branch && self.d.returns_to_script() => {
                // The frame below goes on, if it is the one that was there.
                let base = self.d.window() as i32 - self.entry as i32;
                let (back, link) = self.d.return_bits();
                self.push(Opcode::Called(CalledFrom { base, back, link }), Operands::new(), Expect::Yes);
                let window = self.window();
                self.registers.cut(window - METHOD_HEADER as usize);
            }
            None => self.aborted = Some(Abort::LeftFrame),
        }
    }

    /// Does an exception that is raised now find its handler in a frame of the trace, and has to do with no generator or
    /// loop on its way? If so the trace says what it passes; where it was raised before it has passed already.
    pub(super) fn passes(&mut self, exception: Ir, again: bool) -> bool {
        let mut frame = self.d;
        let mut left: Vec<Direct> = Vec::new();
        loop {
            let code = frame.frame_code().get();
            if code.handler_before(frame.pc_index()).is_some() {
                break;
            }
            let is_plain = matches!(frame.continuation().0, Continuation::Store | Continuation::Init);
            if !is_plain || !self.frames.contains(&frame.window()) {
                return false;
            }
            left.push(frame);
            frame = frame.outer();
        }
        if frame.window() < self.bottom {
            return false;
        }
        let all: Vec<(Direct, bool)> =
            left.into_iter().map(|d| (d, true)).chain([(frame, false)]).skip(usize::from(again)).collect();
        for (mut d, is_left) in all {
            let (code, window) = (d.frame_code(), d.window());
            if code.get().hidden {
                continue;
            }
            let function = self.read(window - FUNCTION, d.function().value().word());
            let mut operands = smallvec![Operand::Ir(exception), Operand::Ir(function)];
            for register in 0..if is_left { shown_registers(code) } else { 0 } {
                let stood = self.is_branch && window <= self.found;
                let ir = match stood || self.registers.contains(window + register) {
                    true => self.read(window + register, d.reg(Reg(register as u8))),
                    // It is not bound: nobody sees what is there.
                    false => self.constant(Constant::Word(Word::UNDEF)),
                };
                operands.push(Operand::Ir(ir));
            }
            let frame = Passed { code, pc: d.pc_index(), base: window as i32 - self.entry as i32 };
            self.push(Opcode::Passed(frame), operands, Expect::Nothing);
        }
        true
    }

    /// Where the machine is, after an exception from there.
    pub(super) fn unwound_from(&self, from: u32, again: bool) -> Unwound {
        // Out of the interpreter is nowhere, and given up.
        let is_out = self.d.upcoming().op() == Op::Halt;
        let pc = if is_out { u32::MAX } else { self.d.pc_index() };
        Unwound { from, base: self.window() as i32 - self.entry as i32, code: self.d.frame_code(), pc, again }
    }

    /// After an exception: which frame has caught it, and where it is now.
    pub(super) fn unwound(&mut self, ir: Ir, exception: Word) {
        if self.d.upcoming().op() == Op::Halt {
            self.aborted = Some(Abort::LeftInterpreter);
            return;
        }
        let now = self.window();
        if now < self.bottom {
            self.left_by_exception(now);
            if self.aborted.is_some() {
                return;
            }
        }
        while self.frames.last().is_some_and(|window| *window > now) {
            self.left();
        }
        while let Some(finished) = self.running.pop_if(|r| r.window > now) {
            self.finished(finished);
            if self.d.vm().handled.get() != self.handled {
                self.aborted = Some(Abort::GeneratorHandles);
            }
        }
        match self.d.caught() {
            Some((r, caught)) if caught == exception => self.set_register(now + r.0 as usize, ir),
            Some(_) => self.aborted = Some(Abort::Replaced),
            // It has ended a loop.
            None => {}
        }
    }

    /// An exception goes on in the window `now` of a frame that the trace has not pushed. A trace behind an exit may follow:
    /// it has found that frame, and what it holds stands there.
    fn left_by_exception(&mut self, now: usize) {
        if !self.is_branch || !self.running.is_empty() || !self.resting.is_empty() {
            self.aborted = Some(Abort::LeftFrame);
        } else if self.d.vm().handled.get() != self.handled {
            // The frame of a generator was left.
            self.aborted = Some(Abort::GeneratorHandles);
        }
        let window = self.bottom;
        self.frames.clear();
        self.registers.cut(window - METHOD_HEADER as usize);
        self.bottom = now;
    }

    pub(super) fn finished(&mut self, running: Running) {
        let rest = Rest { now: running.now, pc: None, sources: Vec::new() };
        self.resting.insert(running.generator, rest);
    }

    /// What the trace knows of a generator that is resumed. Those that rest beside it are others, or it is one of them.
    pub(super) fn take_resting(&mut self, generator: Ir, now: Word) -> Option<Rest> {
        let mut others: Vec<Ir> = self.resting.keys().copied().filter(|g| *g != generator).collect();
        others.sort_unstable();
        let running: Vec<(Ir, Word)> = self.running.iter().map(|r| (r.generator, r.now)).collect();
        // One that the trace has made is no other, under this name.
        let is_made = |recorder: &Recorder, g: Ir| {
            let made = recorder.trace.instructions.get(g.0 as usize);
            made.is_some_and(|i| matches!(i.opcode, Opcode::Collect(Collected::Generator)))
        };
        for other in others {
            let same = self.resting.get(&other).is_some_and(|rest| rest.now == now);
            if !same && is_made(self, other) && is_made(self, generator) {
                continue;
            }
            let operands = smallvec![Operand::Ir(other), Operand::Ir(generator)];
            self.emit(Primitive::same, operands, if same { Expect::Yes } else { Expect::No });
            if same {
                return self.resting.remove(&other);
            }
        }
        // Nor does it run already: the object does not say so while the trace does it.
        for (other, word) in running {
            if word != now && !(is_made(self, other) && is_made(self, generator)) {
                let operands = smallvec![Operand::Ir(other), Operand::Ir(generator)];
                self.emit(Primitive::same, operands, Expect::No);
            }
        }
        self.resting.remove(&generator)
    }
}
