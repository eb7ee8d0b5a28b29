//! Which loops are hot: counts their turns, and records one when it is.
//!
//! Owns the driver that stands in for the dispatch loop while traces are wanted: it does one instruction after the
//! other, looks at each backward jump, and hands a loop whose count reaches the threshold to the recorder.

use super::ir::{End, Trace};
use super::names::EngineNames;
use super::record::Recorder;
use crate::bytecode::ops::Op;
use crate::interp::direct::Direct;
use crate::machine::primitives::seal;
use crate::object::vm::Vm;
use hashbrown::HashMap;

/// What the host wants of the tracer, and what it has found.
pub struct Tracing {
    /// Turns after which a loop is recorded.
    pub threshold: u32,
    /// Compare each instruction with the interpreter.
    pub check: bool,
    /// Keep the traces, for listings.
    pub keep: bool,
    counts: HashMap<usize, u32>,
    /// The traces, as text.
    pub listings: Vec<String>,
    /// How many loops were recorded, and how many recordings given up.
    pub recorded: u64,
    /// Recordings given up.
    pub aborted: u64,
    /// Comparisons made by the checker.
    pub compared: u64,
}

impl Tracing {
    /// Record loops after so many turns.
    pub fn new(threshold: u32, check: bool, keep: bool) -> Tracing {
        Tracing {
            threshold,
            check,
            keep,
            counts: HashMap::new(),
            listings: Vec::new(),
            recorded: 0,
            aborted: 0,
            compared: 0,
        }
    }

    /// Let an engine record its hot loops.
    pub fn install(self, vm: &Vm) {
        *vm.tracing.borrow_mut() = Some(Box::new(self));
    }

    /// Look at the tracing state of an engine, if traces are wanted there.
    pub fn with<R>(vm: &Vm, look: impl FnOnce(&mut Tracing) -> R) -> Option<R> {
        let mut state = vm.tracing.try_borrow_mut().ok()?;
        state.as_mut()?.downcast_mut::<Tracing>().map(look)
    }

    /// One more turn: is it time?
    fn turn(&mut self, header: usize) -> bool {
        let count = self.counts.entry(header).or_insert(0);
        *count += 1;
        // Tried again at every power of two of the threshold: the first turns may not be like the others.
        *count >= self.threshold
            && (*count / self.threshold).is_power_of_two()
            && *count % self.threshold == 0
    }

    fn finished(&mut self, vm: &Vm, trace: &Trace, compared: u64) {
        self.compared += compared;
        match trace.end {
            End::Loop => self.recorded += 1,
            End::Aborted(_) => self.aborted += 1,
        }
        if self.keep {
            let listing = trace.show(&EngineNames(vm));
            // A loop is recorded again now and then: only another way through it is news.
            if !self.listings.contains(&listing) {
                self.listings.push(listing);
            }
        }
    }
}

/// Run until the first frame is left, recording hot loops.
pub(crate) fn drive(start: Direct) {
    let mut d = start;
    let mut compiled: HashMap<usize, std::rc::Rc<super::code::Compiled>> = HashMap::new();
    let compile = std::env::var_os("TAIPAN_COMPILE").is_some();
    loop {
        if let Some(code) = compiled.get(&d.position()) {
            let (after, left) = code.run(d);
            let same = after.position() == d.position();
            d = after;
            if !(left == super::code::Left::Again && same) {
                continue;
            }
        }
        let (i, m) = d.fetch();
        if i.op() == Op::Halt {
            return;
        }
        let (window, before) = (d.window(), d.position());
        if i.op() == Op::ForNext && count(d, before) {
            let at = d.position();
            let (after, trace) = record(d);
            d = after;
            if compile && trace.end == End::Loop {
                match super::code::Compiled::new(d.vm(), &trace) {
                    Ok(c) => {
                        compiled.insert(at, std::rc::Rc::new(c));
                    }
                    Err(e) => eprintln!("not compiled: {}", e.text()),
                }
            }
            continue;
        }
        d = seal::machine(crate::semantics::step(m, i));
        let back = i.op() == Op::JumpBack && d.window() == window && d.position() < before;
        if back && count(d, d.position()) {
            let at = d.position();
            let (after, trace) = record(d);
            d = after;
            if compile && trace.end == End::Loop {
                match super::code::Compiled::new(d.vm(), &trace) {
                    Ok(c) => {
                        compiled.insert(at, std::rc::Rc::new(c));
                    }
                    Err(e) => eprintln!("not compiled: {}", e.text()),
                }
            }
        }
    }
}

fn count(d: Direct, header: usize) -> bool {
    Tracing::with(d.vm(), |t| t.turn(header)).unwrap_or(false)
}

fn record(d: Direct) -> (Direct, Trace) {
    let check = Tracing::with(d.vm(), |t| t.check).unwrap_or(false);
    let (d, trace, compared) = Recorder::new(d, check).record();
    Tracing::with(d.vm(), |t| t.finished(d.vm(), &trace, compared));
    (d, trace)
}
