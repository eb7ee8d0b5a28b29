//! The recorder: does what the interpreter does, and writes it down.
//!
//! Owns the state of a recording and its turn through the loop, instruction by instruction. `machine` is the machine
//! that the semantics run on: every primitive runs on `Direct`, then it becomes an instruction, a test becomes a guard.
//! `traced` says what a value is to it. `instructions` writes and shares them, `guards` asks what is not known yet,
//! `frames` knows what registers and resting generators hold, `calls` what a call has given, `snapshots` how to go on
//! in the interpreter.
//!
//! Invariant "pair": in a [`Traced`](traced::Traced) value, `now` is what the instruction `ir` gives in this turn of the
//! loop. With a checker, every use of a register is compared against that.

mod calls;
mod frames;
mod guards;
mod instructions;
mod machine;
mod snapshots;
mod traced;

use super::abort::Abort;
use super::check::{Checker, Datum};
use super::facts::Facts;
use super::generators::Plan;
use super::hot::Tracing;
use super::ir::{Constant, End, Expect, Ir, Made, Opcode, Operand, Primitive, Trace};
use super::names::EngineNames;
use crate::bytecode::ops::Op;
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::machine::Machine;
use crate::machine::primitives::{Continuation, seal};
use crate::object::generator::Generator;
use frames::{FUNCTION, Rest, Running, Source};
use hashbrown::HashMap;
use instructions::Key;
use machine::Record;

/// How often a loop inside the recorded one may go back: more often, it is better compiled by itself.
const MAX_TURNS: u32 = 12;

/// Instructions that a trace may have. One that is to be compiled is cut there, and goes on in another one.
const MAX_INSTRUCTIONS: usize = 4000;

/// What a trace is recorded for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To be listed, and to be compared with the interpreter or not.
    Listing { check: bool },
    /// To be compiled. When it gets too long it may be cut, or has been too often already.
    Code { may_cut: bool },
}

/// A recording.
pub struct Recorder {
    d: Direct,
    start: usize,
    entry: usize,
    /// The window of the frame that the trace is in when nothing is inlined: the entry's, or that of a caller of it.
    bottom: usize,
    /// Does it start behind an exit, and may so go on in callers?
    is_branch: bool,
    /// The windows of inlined frames, the innermost last.
    frames: Vec<usize>,
    trace: Trace,
    registers: HashMap<usize, Source>,
    resting: HashMap<Ir, Rest>,
    running: Vec<Running>,
    shared: HashMap<(Primitive, Vec<Key>, u8), Ir>,
    facts: Facts,
    words: HashMap<Key, Ir>,
    snapshot: Option<u32>,
    pc: u32,
    /// Has the bytecode left the frame that it started in?
    has_left: bool,
    /// The exception that was being handled when the bytecode started.
    handled: Word,
    aborted: Option<Abort>,
    /// How often inner loops have gone back.
    turns: HashMap<usize, u32>,
    /// The innermost window at the start, of which registers may be read that the trace has not written.
    found: usize,
    purpose: Purpose,
    checker: Option<Checker>,
    collections: u64,
}

/// A value that compiled code has left for a word of the windows.
#[derive(Clone, Copy)]
pub struct Found {
    /// Which word, counted from the entry's window. None: it is of the plan's values.
    pub at: Option<i32>,
    /// What it is.
    pub made: Made,
    /// The first of the values that is the same one.
    pub same: usize,
    /// The value, if it is always that one.
    pub known: Option<Word>,
}

/// Where compiled code was left, and how.
pub struct Behind<'e> {
    /// The window of its frame.
    pub entry: usize,
    /// The windows of the frames above.
    pub frames: &'e [usize],
    /// The values that it has left.
    pub found: &'e [Found],
    /// The generators, and the words of the plan's values.
    pub plan: &'e Plan,
    /// See `plan`.
    pub words: &'e [Word],
    /// May the trace be cut?
    pub may_cut: bool,
}

impl Recorder {
    /// Start recording at the next instruction.
    pub fn new(d: Direct, purpose: Purpose) -> Recorder {
        let pc = d.pc_index();
        Recorder {
            start: d.position(),
            entry: d.window(),
            bottom: d.window(),
            is_branch: false,
            frames: Vec::new(),
            trace: Trace {
                code: d.frame_code(),
                pc,
                instructions: Vec::new(),
                snapshots: Vec::new(),
                last: None,
                end: End::Loop,
            },
            registers: HashMap::new(),
            resting: HashMap::new(),
            running: Vec::new(),
            shared: HashMap::new(),
            facts: Facts::default(),
            words: HashMap::new(),
            snapshot: None,
            pc,
            has_left: false,
            handled: d.vm().handled.get(),
            aborted: None,
            turns: HashMap::new(),
            found: d.window(),
            checker: (purpose == Purpose::Listing { check: true }).then(Checker::default),
            purpose,
            collections: collections(d),
            d,
        }
    }

    /// Start recording where compiled code was left.
    pub fn behind(d: Direct, behind: Behind<'_>) -> Recorder {
        let Behind { entry, frames, found, plan, words, may_cut } = behind;
        let mut recorder = Recorder::new(d, Purpose::Code { may_cut });
        recorder.start = usize::MAX;
        recorder.entry = entry;
        recorder.bottom = entry;
        recorder.is_branch = true;
        recorder.found = d.window();
        recorder.frames = frames.to_vec();
        let mut names: Vec<Ir> = Vec::new();
        let mut planned = Vec::new();
        for (n, Found { at, made, known, same }) in found.iter().enumerate() {
            let ir = match (names.get(*same), known) {
                (Some(ir), _) => *ir,
                (_, Some(constant)) => recorder.constant(Constant::Word(*constant)),
                _ => {
                    let ir = recorder.push(Opcode::Inherited(n as u32, *made), Vec::new(), Expect::Nothing);
                    let operands = vec![Operand::Ir(ir)];
                    match made {
                        Made::Int => recorder.emit(Primitive::from_int, operands, Expect::Nothing),
                        Made::Float => recorder.emit(Primitive::from_float, operands, Expect::Nothing),
                        _ => ir,
                    }
                }
            };
            names.push(ir);
            match at {
                Some(at) => {
                    let at = (entry as isize + *at as isize) as usize;
                    recorder.registers.insert(at, Source::Made(ir, true));
                }
                None => planned.push(ir),
            }
        }
        recorder.take_plan(plan, &planned, words);
        recorder
    }

    /// The generators as compiled code has left them: what it has not written stands in their objects.
    fn take_plan(&mut self, plan: &Plan, values: &[Ir], words: &[Word]) {
        let mut values = values.iter().copied().zip(words.iter().copied());
        for asleep in &plan.asleep {
            let Some((generator, now)) = values.next() else { return };
            let mut sources: Vec<Source> =
                (0..asleep.live).map(|i| Source::Generator(generator, i)).collect();
            for (at, (ir, _)) in asleep.registers.iter().zip(values.by_ref()) {
                if let Some(source) = sources.get_mut(*at as usize) {
                    *source = Source::Made(ir, true);
                }
            }
            self.resting.insert(generator, Rest { now, pc: asleep.pc, sources });
        }
        for base in &plan.running {
            let Some((generator, now)) = values.next() else { return };
            let window = (self.entry as isize + *base as isize) as usize;
            let live = self.d.vm().brand(now).cast::<Generator>().map_or(0, |g| g.object().live.get());
            for i in 0..live {
                self.registers.entry(window + i).or_insert(Source::Generator(generator, i as u32));
            }
            self.registers.entry(window - FUNCTION).or_insert(Source::Function(generator));
            self.running.push(Running { window, generator, now });
        }
    }

    /// Do one turn of the loop, recording. Afterwards the interpreter goes on from the returned state.
    pub fn record(mut self) -> (Direct, Trace, u64) {
        loop {
            let at = self.d.position();
            let (i, d) = self.d.fetch();
            if i.op() == Op::Halt {
                self.aborted.get_or_insert(Abort::LeftInterpreter);
            }
            self.look_for_collection();
            if self.trace.instructions.len() > MAX_INSTRUCTIONS {
                if self.is_cut() {
                    break;
                }
                self.aborted.get_or_insert(Abort::TooLong);
            }
            if let Some(reason) = self.aborted {
                self.trace.end = End::Aborted(reason);
                if reason == Abort::Collected {
                    // Its constants are words, and the objects are elsewhere by now: nobody may look at them.
                    self.trace.instructions.clear();
                }
                break;
            }
            self.pc = self.d.pc_index();
            self.snapshot = None;
            self.handled = self.d.vm().handled.get();
            if i.op() == Op::Return && self.is_return_of_compiled() {
                let from = self.d.window() as i32 - self.entry as i32 + i32::from(i.a());
                self.end(End::Return(from));
                break;
            }
            self.d = d;
            let done = crate::semantics::step(Record(&mut self), i);
            let _ = seal::machine(done);
            // Also behind the last one: the words of a trace that is done are in its code.
            self.look_for_collection();
            if self.frames.is_empty() {
                self.bottom = self.d.window();
            }
            if self.aborted.is_none()
                && let Some(end) = self.arrived()
            {
                self.end(end);
                break;
            }
            if i.op().is_back_edge() {
                let turns = self.turns.entry(at).or_insert(0);
                *turns += 1;
                if *turns > MAX_TURNS {
                    self.aborted.get_or_insert(Abort::InnerLoop);
                }
            }
        }
        let compared = self.checker.as_ref().map_or(0, |c| c.compared);
        (self.d, self.trace, compared)
    }

    /// The trace ends here, in front of a bytecode.
    fn end(&mut self, end: End) {
        self.pc = self.d.pc_index();
        self.trace.last = Some(self.state());
        self.trace.end = end;
    }

    /// Is the trace at its start again, or where other compiled code starts?
    fn arrived(&mut self) -> Option<End> {
        let at = self.d.position();
        let is_start = at == self.start;
        if is_start && self.frames.is_empty() {
            return Some(End::Loop);
        }
        if self.d.pc_index() != 0 {
            return self.d.is_traced().then_some(End::Link(at));
        }
        if !self.has_code(self.d) || self.frames.is_empty() || self.d.continuation().0 != Continuation::Store
        {
            return None;
        }
        if !self.turns.is_empty() {
            // One turn after the other would be unrolled, each behind the call of the one before.
            self.aborted = Some(Abort::InnerLoop);
        }
        if !self.running.is_empty() {
            // What comes behind the call would have to know of it.
            self.aborted = Some(Abort::CallInGenerator);
        }
        Some(End::Call(at)).filter(|_| self.aborted.is_none())
    }

    /// Is the function of this frame compiled, or just being?
    fn has_code(&self, d: Direct) -> bool {
        let start = d.frame_code().get().start().addr();
        let is_this = start == self.start && matches!(self.purpose, Purpose::Code { .. });
        is_this || Tracing::with(d.vm(), |t| t.has_code(start)).unwrap_or(false)
    }

    /// Does the entry's frame return now, and may have been called by compiled code?
    fn is_return_of_compiled(&mut self) -> bool {
        self.aborted.is_none()
            && self.frames.is_empty()
            && self.running.is_empty()
            && self.resting.is_empty()
            && self.d.continuation().0 == Continuation::Store
            && self.has_code(self.d)
    }

    /// Is it too long, and goes on in another trace?
    fn is_cut(&mut self) -> bool {
        let can = self.purpose == Purpose::Code { may_cut: true }
            && self.aborted.is_none()
            && self.running.is_empty()
            && self.resting.is_empty();
        if can {
            self.end(End::Cut);
        }
        can
    }

    fn window(&self) -> usize {
        self.d.window()
    }

    /// After a collection objects are elsewhere: no word that was kept may be compared with what is there now, not even
    /// in the rest of this bytecode.
    fn look_for_collection(&mut self) {
        if collections(self.d) != self.collections {
            self.aborted = Some(Abort::Collected);
            self.checker = None;
        }
    }

    fn note(&mut self, ir: Ir, datum: Datum) {
        if let Some(c) = &mut self.checker {
            c.note(ir, datum);
        }
    }

    fn compare(&mut self, ir: Ir, datum: Datum) {
        if let Some(c) = &mut self.checker
            && let Err(what) = c.compare(ir, datum)
        {
            self.corrupt(&what);
        }
    }

    /// The interpreter did something by hand that ended in another frame or place: after it, `d` is right again.
    fn after(&mut self, d: Direct) {
        self.d = d;
    }

    /// A trace that says something else than the interpreter does is corrupt: no script may go on with it.
    fn corrupt(&self, what: &str) -> ! {
        let shown = self.trace.show(&EngineNames(self.d.vm()));
        eprintln!("{shown}internal error: the trace differs from the interpreter: {what}");
        std::process::abort();
    }
}

fn collections(d: Direct) -> u64 {
    let stats = d.vm().heap.stats();
    stats.minor + stats.full
}
