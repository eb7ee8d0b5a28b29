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
use super::ir::{End, Ir, Primitive, Trace};
use super::names::EngineNames;
use crate::bytecode::ops::Op;
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::machine::primitives::seal;
use frames::{Rest, Running, Source};
use hashbrown::HashMap;
use instructions::Key;
use machine::Record;

/// Instructions that a trace may have.
const MAX_INSTRUCTIONS: usize = 4000;

/// A recording.
pub struct Recorder {
    d: Direct,
    start: usize,
    entry: usize,
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
    /// The exception that was being handled when the bytecode started.
    handled: Word,
    aborted: Option<Abort>,
    checker: Option<Checker>,
    collections: u64,
}

impl Recorder {
    /// Start recording at the next instruction.
    pub fn new(d: Direct, check: bool) -> Recorder {
        let pc = d.pc_index();
        Recorder {
            start: d.position(),
            entry: d.window(),
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
            handled: d.vm().handled.get(),
            aborted: None,
            checker: check.then(Checker::default),
            collections: collections(d),
            d,
        }
    }

    /// Do one turn of the loop, recording. Afterwards the interpreter goes on from the returned state.
    pub fn record(mut self) -> (Direct, Trace, u64) {
        loop {
            let (i, d) = self.d.fetch();
            if i.op() == Op::Halt {
                self.aborted.get_or_insert(Abort::LeftInterpreter);
            }
            if self.trace.instructions.len() > MAX_INSTRUCTIONS {
                self.aborted.get_or_insert(Abort::TooLong);
            }
            self.look_for_collection();
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
            self.d = d;
            let done = crate::semantics::step(Record(&mut self), i);
            let _ = seal::machine(done);
            if self.frames.is_empty() && self.d.position() == self.start && self.aborted.is_none() {
                self.trace.last = Some(self.state());
                break;
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
