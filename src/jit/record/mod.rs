//! The recorder: does what the interpreter does, and writes it down.
//!
//! Owns the state of a recording and its turn through the loop, instruction by instruction. `machine` is the machine
//! that the semantics run on: every primitive runs on `Direct`, then it becomes an instruction, a test becomes a guard.
//! `traced` says what a value is to it. `instructions` writes and shares them, `guards` asks what is not known yet,
//! `frames` knows what resting generators hold, and with `registers` what registers do, `generators` resumes those and puts them to rest,
//! `parameters` knows what functions take as numbers, `calls` how helpers and natives are called, `typed` how the host
//! is, `snapshots` how to go on in the interpreter, `behind` how a trace starts where compiled code was left, `ends`
//! where it ends.
//!
//! Invariant "pair": in a [`Traced`](traced::Traced) value, `now` is what the instruction `ir` gives in this turn of the
//! loop. With a checker, every use of a register is compared against that.

mod behind;
mod calls;
mod ends;
mod frames;
mod generators;
mod guards;
mod instructions;
mod machine;
mod parameters;
mod registers;
mod snapshots;
mod traced;
mod typed;

use super::abort::Abort;
use super::check::{Checker, Datum};
use super::facts::Facts;
use super::hot::Tracing;
use super::ir::{End, Ir, Step, Trace};
use super::names::EngineNames;
use super::shared::Shared;
use crate::bytecode::ops::Op;
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::machine::primitives::seal;
pub use behind::{Behind, Found, Thrown};
use frames::{Rest, Running};
use hashbrown::HashMap;
use machine::Record;
pub use parameters::Parameter;
use registers::Registers;

/// How often a loop inside the recorded one may go back: more often, it is better compiled by itself.
const MAX_TURNS: u32 = 12;

/// Instructions that a trace may have. One that is to be compiled is cut there, and goes on in another one.
const MAX_INSTRUCTIONS: usize = 4000;

/// Instructions that most traces have room in.
const USUAL_INSTRUCTIONS: usize = 128;

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
    /// Has it been started once more?
    is_again: bool,
    /// Where it starts, and what the words of the windows are then, if it may go round by itself.
    round: Option<(usize, Vec<(i32, Ir)>)>,
    /// The windows of inlined frames, the innermost last.
    frames: Vec<usize>,
    trace: Trace,
    registers: Registers,
    resting: HashMap<Ir, Rest>,
    running: Vec<Running>,
    shared: Shared,
    facts: Facts,
    words: HashMap<(u8, u64), Ir>,
    snapshot: Option<u32>,
    pc: u32,
    /// Has the bytecode left the frame that it started in?
    has_left: bool,
    /// Calls of compiled functions that the trace follows, since the outermost of them, and how it ends in front of that.
    followed: usize,
    instead: Option<Trace>,
    /// Where a loop goes on that ends, if its recording is to wait for another turn then.
    behind: Option<u32>,
    /// The exception that was being handled when the bytecode started.
    handled: Word,
    aborted: Option<Abort>,
    /// How often inner loops have gone back.
    turns: HashMap<usize, u32>,
    /// The innermost window at the start, of which registers may be read that the trace has not written.
    found: usize,
    purpose: Purpose,
    /// Instructions that the trace may have before it is cut, or given up.
    most: usize,
    /// The parameters that the recorded function takes as numbers.
    numbers: Vec<Parameter>,
    checker: Option<Checker>,
    collections: u64,
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
            is_again: false,
            round: None,
            frames: Vec::new(),
            trace: Trace {
                code: d.frame_code(),
                pc,
                steps: Vec::new(),
                counted: 0,
                instructions: Vec::with_capacity(USUAL_INSTRUCTIONS),
                snapshots: Vec::with_capacity(USUAL_INSTRUCTIONS / 4),
                last: None,
                round: None,
                end: End::Loop,
            },
            registers: Registers::new(d.window()),
            resting: HashMap::new(),
            running: Vec::new(),
            shared: Shared::with_room(),
            facts: Facts::default(),
            words: HashMap::new(),
            snapshot: None,
            pc,
            has_left: false,
            followed: 0,
            instead: None,
            behind: None,
            handled: d.vm().handled.get(),
            aborted: None,
            turns: HashMap::new(),
            found: d.window(),
            checker: (purpose == Purpose::Listing { check: true }).then(Checker::default),
            most: match purpose {
                Purpose::Code { may_cut: true } => Tracing::with(d.vm(), |t| t.cuts()).flatten(),
                _ => None,
            }
            .unwrap_or(MAX_INSTRUCTIONS),
            purpose,
            numbers: Vec::new(),
            collections: collections(d),
            d,
        }
    }

    /// Do one turn of the loop, recording. Afterwards the interpreter goes on from the returned state.
    pub fn record(mut self) -> (Direct, Trace, u64) {
        if self.pc == 0 && !self.is_branch {
            self.take_numbers();
        }
        self.look_for_end();
        loop {
            let at = self.d.position();
            let (i, d) = self.d.fetch();
            if i.op() == Op::Halt {
                self.aborted.get_or_insert(Abort::LeftInterpreter);
            }
            self.look_for_collection();
            if self.trace.instructions.len() > self.most {
                if self.is_cut() {
                    break;
                }
                self.aborted.get_or_insert(Abort::TooLong);
            }
            if let Some(reason) = self.aborted {
                if reason != Abort::Collected
                    && let Some(instead) = self.instead.take()
                {
                    self.trace = instead;
                    break;
                }
                self.trace.end = End::Aborted(reason);
                if reason == Abort::Collected {
                    // Its constants are words, and the objects are elsewhere by now: nobody may look at them.
                    self.trace.instructions.clear();
                }
                break;
            }
            self.pc = self.d.pc_index();
            self.snapshot = None;
            self.trace.steps.push(Step { code: self.d.frame_code(), pc: self.pc });
            self.trace.counted += u32::from(i.op().is_back_edge() || i.op().is_call());
            self.handled = self.d.vm().handled.get();
            if i.op() == Op::Return && self.is_return_of_compiled() {
                let from = self.d.window() as i32 - self.entry as i32 + i32::from(i.a());
                self.end(End::Return(from));
                break;
            }
            // The back edge that a loop's trace starts with is no turn of another one.
            let start = self.round.as_ref().map_or(self.start, |(start, _)| *start);
            let is_inner = i.op().is_back_edge() && !(at == start && self.frames.is_empty());
            self.d = d;
            let done = crate::semantics::step(Record(&mut self), i);
            let _ = seal::machine(done);
            // Also behind the last one: the words of a trace that is done are in its code.
            self.look_for_collection();
            if self.frames.is_empty() {
                self.bottom = self.d.window();
            }
            if self.aborted.is_none() && self.frames.is_empty() && self.behind == Some(self.d.pc_index()) {
                self.aborted = Some(Abort::LeftLoop);
            }
            if self.aborted.is_none()
                && let Some(end) = self.arrived()
            {
                if end == End::Loop && self.starts_generator() {
                    self = self.once_more();
                    continue;
                }
                self.end(end);
                break;
            }
            if is_inner {
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
