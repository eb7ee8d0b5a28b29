//! Which loops and functions are hot, and what becomes of them.
//!
//! Owns which there are, the counts, and what the host wants; what is known of each is in `header`. A loop is known by the
//! address of its back edge, a function by that of its first instruction, whose opcode is another one while there is
//! compiled code. Functions are compiled that call themselves, by whatever way: all others are part of the traces of
//! their callers. Who runs the interpreter meanwhile is in `drive`.
//!
//! Invariant "headers": every patched instruction has an entry in `Tracing::headers`, with compiled code or awaiting it,
//! which keeps its code from being freed. Invariant "epoch": code that is entered was made in the engine's present
//! `code_epoch`. The code itself is in `store`.

use super::abort::Abort;
use super::bindings::Bindings;
use super::budget::Budget;
use super::code::{Compiled, Exit};
use super::forced::Forced;
use super::header::{Header, Verdict};
use super::inside::Inside;
use super::ir::{End, Trace};
use super::log::{Log, News, Size};
use super::opt::optimise;
use super::store::Store;
use crate::heap::Word;
use crate::object::code::CodeRef;
use crate::object::vm::{SLICE, Vm};
use hashbrown::HashMap;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// Steps from one look at a back edge to the next, when something new has been seen.
const FIRST_PORTION: i64 = 60;

/// How often a back edge is seen before its loop is recorded.
const SEEN_OFTEN: u32 = 2;

/// How often compiled code is left by an exit before what comes behind it is compiled, too.
const HOT_EXIT: u32 = 32;

/// When a loop is recorded, and what for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// Every so many turns, for listings or for the checker.
    Record,
    /// When safepoints have shown it to be hot, to be compiled.
    Hot,
    /// In its first turn, to be compiled.
    Always,
}

/// What the tracer has done.
#[derive(Clone, Default, Debug)]
#[non_exhaustive]
pub struct Counts {
    /// Loops recorded.
    pub recorded: u64,
    /// Recordings given up.
    pub aborted: u64,
    /// Comparisons made by the checker.
    pub compared: u64,
    /// Loops compiled.
    pub compiled: u64,
    /// Exits of compiled code behind which more was compiled.
    pub branches: u64,
    /// Recordings given up and traces not compiled, by reason.
    pub refused: Vec<(&'static str, u64)>,
    /// Back edges that safepoints have shown.
    pub samples: u64,
    /// How often compiled code was entered.
    pub entered: u64,
    /// Compiled loops dropped since what they knew may have changed.
    pub invalidated: u64,
    /// Compiled loops dropped since hardly any entry made a turn.
    pub idle: u64,
    /// How often a compiled loop was left aside, since hardly any entry made a turn, until more may be compiled of it.
    pub rested: u64,
    /// Instructions of all traces that were compiled or not, as recorded.
    pub instructions: u64,
    /// The bytes of machine code that there are now.
    pub code_bytes: usize,
    /// How often all code was dropped since there was too much of it.
    pub flushed: u64,
    /// How long recording and compiling took.
    pub compile_time: Duration,
}

/// What the host wants of the tracer, and what it has found.
pub struct Tracing {
    pub(super) mode: Mode,
    /// Turns after which a loop is recorded.
    threshold: u32,
    /// Compare each instruction with the interpreter.
    pub(super) check: bool,
    forced: Forced,
    /// How many traces were given to the compiler.
    number: u32,
    turns: HashMap<usize, u32>,
    headers: HashMap<usize, Header>,
    store: Store,
    log: Option<Log>,
    epoch: u64,
    budget: Budget,
    bindings: Bindings,
    /// What people see of it.
    pub inside: Inside,
    /// What was done.
    pub counts: Counts,
}

/// How a trace is compiled.
#[derive(Default)]
pub(super) struct Order {
    /// What tests force on it.
    pub(super) forced: Forced,
    pub(super) number: u32,
    /// Is its machine code to be shown?
    pub(super) is_shown: bool,
    /// Where its turns are counted, if they are.
    pub(super) turns: Option<Rc<Cell<u64>>>,
}

impl Tracing {
    /// Record loops after so many turns.
    pub fn recording(threshold: u32, check: bool) -> Tracing {
        Tracing {
            mode: Mode::Record,
            threshold,
            check,
            forced: Forced::default(),
            number: 0,
            turns: HashMap::new(),
            headers: HashMap::new(),
            store: Store::default(),
            log: None,
            epoch: 0,
            budget: Budget::default(),
            bindings: Bindings::default(),
            inside: Inside::default(),
            counts: Counts::default(),
        }
    }

    /// Compile loops: in their first turn, or when they are hot.
    pub fn compiling(at_once: bool, forced: Forced) -> Tracing {
        let mode = if at_once { Mode::Always } else { Mode::Hot };
        Tracing { mode, forced, ..Tracing::recording(1, false) }
    }

    /// Tell of each trace as it is made.
    pub fn logged(self, log: Log) -> Tracing {
        Tracing { log: Some(log), ..self }
    }

    /// Show this of each trace.
    pub fn seen_from(self, inside: Inside) -> Tracing {
        Tracing { inside, ..self }
    }

    /// Let an engine trace its loops.
    pub fn install(self, vm: &Vm) {
        if self.mode == Mode::Hot {
            vm.set_portion(FIRST_PORTION);
        }
        *vm.tracing.borrow_mut() = Some(Box::new(self));
    }

    /// Look at the tracing state of an engine, if traces are wanted there.
    pub fn with<R>(vm: &Vm, look: impl FnOnce(&mut Tracing) -> R) -> Option<R> {
        let mut state = vm.tracing.try_borrow_mut().ok()?;
        state.as_mut()?.downcast_mut::<Tracing>().map(look)
    }

    /// One more turn: is it time?
    pub(super) fn turn(&mut self, header: usize) -> bool {
        let count = self.turns.entry(header).or_insert(0);
        *count += 1;
        // Tried again at every power of two of the threshold: the first turns may not be like the others.
        *count >= self.threshold
            && (*count / self.threshold).is_power_of_two()
            && *count % self.threshold == 0
    }

    /// A loop or function was seen whose code starts there: is it time to compile it?
    pub(super) fn seen(&mut self, vm: &Vm, code: CodeRef, at: u32) -> bool {
        self.look_for_changes(vm);
        let header = header(code, at);
        let is_new = !self.headers.contains_key(&header);
        if is_new {
            let Some(code) = vm.owner_of(code) else { return false };
            let wanted = if self.mode == Mode::Always { 1 } else { SEEN_OFTEN };
            self.headers.insert(header, Header::new(code, at, wanted));
        }
        self.sampled(vm, is_new);
        let can_compile = self.can_compile(vm);
        self.headers.get_mut(&header).is_some_and(|h| h.seen(can_compile))
    }

    /// Have the scripts run for long enough to compile more?
    fn can_compile(&self, vm: &Vm) -> bool {
        self.mode != Mode::Hot || self.budget.suffices(vm.steps())
    }

    /// When to look next.
    pub(super) fn sampled(&mut self, vm: &Vm, is_new: bool) {
        if self.mode == Mode::Hot {
            self.counts.samples += 1;
            // At full length every portion would end at the same phase of a loop whose turns count evenly.
            let portion = vm.portion.get();
            let next =
                if portion < SLICE { portion } else { SLICE - self.counts.samples as i64 * 977 % 1000 };
            // What is new is worth a close look if it can be compiled.
            let portion = if is_new && self.can_compile(vm) { FIRST_PORTION } else { next };
            vm.portion.set(portion);
        }
    }

    /// The function is recorded when it is entered next.
    pub(super) fn await_entry(&mut self, header: usize) {
        if let Some(h) = self.headers.get_mut(&header) {
            h.await_entry();
        }
    }

    /// The function that is entered there is to be recorded now.
    pub(super) fn is_awaited(&mut self, header: usize) -> bool {
        self.headers.get(&header).is_some_and(Header::is_awaited)
    }

    /// The compiled code that starts there.
    pub(super) fn code(&self, header: usize) -> Option<Rc<Compiled>> {
        self.headers.get(&header)?.compiled().cloned()
    }

    /// May the recording of this loop wait for another turn? Not for long: perhaps it never makes two.
    pub(super) fn may_wait(&self, header: usize) -> bool {
        self.mode == Mode::Hot && self.headers.get(&header).is_some_and(Header::may_wait)
    }

    /// Is there compiled code that starts there?
    pub fn has_code(&self, header: usize) -> bool {
        self.headers.get(&header).is_some_and(|h| h.compiled().is_some())
    }

    /// A loop was recorded, and compiled or not.
    pub(super) fn compiled(&mut self, vm: &Vm, header: usize, outcome: Result<Compiled, Abort>) {
        let Some(h) = self.headers.get_mut(&header) else { return };
        h.drop_code();
        match outcome {
            Ok(compiled) => {
                self.counts.compiled += 1;
                let bytes = compiled.size().bytes;
                let compiled = Rc::new(compiled);
                h.compile(compiled.clone());
                self.store.keep(vm, compiled, bytes);
                self.flush_if_full(vm);
            }
            Err(reason) => {
                match reason {
                    Abort::YoungConstant => h.wait_for_collection(),
                    _ => h.fail(),
                }
                self.refused(reason);
            }
        }
    }

    /// What comes behind an exit of the code that is entered there was recorded, and compiled or not.
    pub(super) fn branched(&mut self, vm: &Vm, header: usize, outcome: Result<Size, Abort>) {
        match outcome {
            Ok(size) => {
                self.counts.branches += 1;
                if let Some(h) = self.headers.get_mut(&header) {
                    h.branch();
                }
                self.store.grow(vm, size.bytes);
                self.flush_if_full(vm);
            }
            Err(reason) => self.refused(reason),
        }
    }

    /// Where there is too much code all of it becomes stale.
    fn flush_if_full(&mut self, vm: &Vm) {
        self.counts.code_bytes = self.store.bytes();
        if self.store.is_full(vm) {
            self.counts.flushed += 1;
            vm.flush_caches();
        }
    }

    /// So long has it taken to record and compile a trace, of which this is told.
    pub(super) fn took(&mut self, vm: &Vm, time: Duration, news: &News<'_>) {
        self.counts.compile_time += time;
        self.counts.instructions += news.trace.instructions.len() as u64;
        self.budget.charge(news.trace.counted, news.outcome.is_ok());
        if news.outcome.is_ok() {
            self.bindings.expects(vm, news.trace);
        }
        if let Some(log) = &mut self.log {
            log.trace(news, time);
        }
    }

    fn refused(&mut self, reason: Abort) {
        match self.counts.refused.iter_mut().find(|(text, _)| *text == reason.text()) {
            Some((_, count)) => *count += 1,
            None => self.counts.refused.push((reason.text(), 1)),
        }
    }

    /// How often this exit of a loop's code is taken before what comes behind it is compiled. A trace that was cut is
    /// nothing without the rest.
    pub(super) fn hot_exit(&self, vm: &Vm, header: usize, exit: &Exit) -> u32 {
        match self.headers.get(&header) {
            Some(h) if h.is_full() => u32::MAX,
            _ if self.mode == Mode::Always => 1,
            _ if exit.cuts == 0 && !self.can_compile(vm) => u32::MAX,
            _ => HOT_EXIT,
        }
    }

    /// After how many instructions a trace is cut, if tests want that.
    pub(super) fn cuts(&self) -> Option<usize> {
        self.forced.cuts.map(|cuts| cuts as usize)
    }

    /// A cell holds this function: may a trace take it for granted?
    pub(super) fn holds(&mut self, cell: Word, function: Word) -> bool {
        self.bindings.holds(cell, function)
    }

    /// A cell for which that was taken for granted holds this function now, and nobody will see the other one again: what
    /// was compiled is left by the same exit each time. All of it is made anew, as other code goes on to it.
    pub(super) fn rebound(&mut self, vm: &Vm, cell: Word, to: Word) {
        self.holds(cell, to);
        vm.flush_caches();
    }

    /// Does a trace that would go on from an exit see classes in the place of those that code expects? If so, that code is
    /// made anew.
    pub(super) fn replaces(&mut self, vm: &Vm, trace: &Trace) -> bool {
        let is_time = self.mode == Mode::Always || self.bindings.is_worthwhile(vm);
        let is_stale = is_time && self.bindings.are_replaced(vm, trace);
        if is_stale {
            vm.flush_caches();
        }
        is_stale
    }

    /// The code of the loop at a patched back edge, if it is not stale.
    pub(super) fn entered(&mut self, vm: &Vm, header: usize) -> Option<Rc<Compiled>> {
        self.look_for_changes(vm);
        let compiled = self.headers.get(&header)?.compiled()?.clone();
        vm.active_code.set(vm.active_code.get() + 1);
        self.counts.entered += 1;
        if self.forced.stale.is_some_and(|every| self.counts.entered.is_multiple_of(u64::from(every))) {
            vm.flush_caches();
        }
        Some(compiled)
    }

    /// Code was left, having counted so many steps.
    pub(super) fn left(
        &mut self,
        vm: &Vm,
        header: usize,
        steps: u64,
        exit: Option<&Exit>,
        is_attention_due: bool,
    ) {
        vm.active_code.set(vm.active_code.get() - 1);
        let can_compile = self.can_compile(vm);
        let Some(h) = self.headers.get_mut(&header) else { return };
        match h.left(steps, exit, is_attention_due, can_compile) {
            Verdict::Stays => {}
            Verdict::Rests => self.counts.rested += 1,
            Verdict::Dropped => self.counts.idle += 1,
        }
    }

    /// When a class or a namespace has changed all compiled code is stale, and loops are counted afresh. Code that was
    /// freed has changed the epoch, too.
    fn look_for_changes(&mut self, vm: &Vm) {
        let epoch = vm.code_epoch.get();
        if epoch != self.epoch {
            self.epoch = epoch;
            self.store.expire(vm);
            self.drop_code(vm);
        }
        if vm.active_code.get() == 0 {
            self.store.sweep(vm);
            self.counts.code_bytes = self.store.bytes();
        }
    }

    /// No code is entered any more that there is now.
    fn drop_code(&mut self, vm: &Vm) {
        let mut has_paid_off = false;
        for h in self.headers.values_mut().filter(|h| h.compiled().is_some()) {
            has_paid_off |= h.invalidate();
            self.counts.invalidated += 1;
        }
        // What was hot may be so again at once.
        if has_paid_off && self.mode == Mode::Hot {
            vm.set_portion(FIRST_PORTION);
        }
        self.headers.retain(|_, h| h.is_alive());
    }

    pub(super) fn recorded(&mut self, vm: &Vm, trace: &Trace, compared: u64) {
        self.counts.compared += compared;
        match trace.end {
            End::Aborted(_) => self.counts.aborted += 1,
            _ => self.counts.recorded += 1,
        }
        self.inside.recorded(vm, trace);
        if self.mode == Mode::Record {
            self.inside.optimised(vm, trace, || optimise(trace, self.forced, None));
        }
    }

    /// A piece of machine code goes where it stays: its address.
    ///
    /// # Errors
    /// There is no memory.
    pub(super) fn place(&mut self, vm: &Vm, code: &[u8]) -> Result<usize, Abort> {
        self.store.place(vm, code)
    }

    /// A trace is compiled next: how.
    pub(super) fn order_next(&mut self) -> Order {
        self.number += 1;
        Order {
            forced: self.forced,
            number: self.number,
            is_shown: self.inside.wants_machine(),
            turns: self.inside.turns(),
        }
    }
}

/// Where code starts that is compiled from this word on.
pub(super) fn header(code: CodeRef, at: u32) -> usize {
    code.get().start().wrapping_add(at as usize).addr()
}
