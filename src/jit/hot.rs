//! Which loops and functions are hot, and what becomes of them.
//!
//! Owns the drivers of the interpreter where traces are wanted. One lets the dispatch loop run, looks at the back edges
//! and calls that safepoints show now and then, has what shows up again recorded and compiled, and enters compiled code
//! when the dispatch loop is left for it. The other does one instruction after the other and looks at each back edge. A
//! loop is known by the address of its back edge, a function by that of its first instruction, whose opcode is another
//! one while there is compiled code. Functions are compiled that call themselves, by whatever way: all others are part
//! of the traces of their callers.
//!
//! Invariant "loops": every patched instruction has an entry in `Tracing::loops`, with compiled code or awaiting it,
//! which keeps its code from being freed. Invariant "epoch": code that is entered was made in the engine's present
//! `code_epoch`. Invariant "linked": code jumps to other code of its epoch only, and all code of an epoch is kept until
//! the epoch has ended and no code is active.

use super::abort::Abort;
use super::code::{Compiled, Exit, Leave, Left};
use super::forced::Forced;
use super::ir::{End, Trace};
use super::names::EngineNames;
use super::opt::{Optimised, optimise};
use super::record::{Behind, Purpose, Recorder};
use super::returns::ReturnStack;
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::Op;
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::interp::dispatch::{self, Out};
use crate::machine::primitives::seal;
use crate::object::code::{CodeData, CodeRef};
use crate::object::vm::{SLICE, Vm};
use hashbrown::HashMap;
use smallvec::SmallVec;
use std::rc::Rc;

/// Steps from one look at a back edge to the next, when something new has been seen.
const FIRST_PORTION: i64 = 60;

/// How often a back edge is seen before its loop is recorded.
const SEEN_OFTEN: u32 = 2;

/// How often compiled code is left by an exit before what comes behind it is compiled, too.
const HOT_EXIT: u32 = 32;

/// How often recording or compiling a loop is tried.
const MAX_TRIES: u32 = 8;

/// How often the code of a loop may go stale before the loop has to wait longer for the next.
const FREE_INVALIDATIONS: u32 = 10;

/// How many turns a loop makes on average at each entry of its code for that to be worth it: entering and leaving it
/// takes as long as some turns of the interpreter.
const WORTHWHILE: u32 = 6;

/// Entries of the code of a loop after which it is seen whether they were worth it.
const LOOP_TRIAL: u32 = 256;

/// The same of a function: until there is code behind its calls, the interpreter enters it for each of them.
const FUNCTION_TRIAL: u32 = 4096;

/// How many frames are looked at for the function of one that stands there twice.
const FRAMES: usize = 16;

/// How many traces may follow one another, each since the one before was cut.
const MAX_CUTS: u32 = 8;

/// How many exits of a loop's code get code of their own at most.
const MAX_BRANCHES: u32 = 100;

/// When a loop is recorded, and what for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    /// Every so many turns, for listings or for the checker.
    Record,
    /// When safepoints have shown it to be hot, to be compiled.
    Hot,
    /// In its first turn, to be compiled.
    Always,
}

/// Which traces are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    /// As they were recorded.
    Recorded,
    /// As they are compiled.
    Optimised,
}

/// What the tracer has done.
#[derive(Clone, Default, Debug)]
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
}

/// What the host wants of the tracer, and what it has found.
pub struct Tracing {
    mode: Mode,
    /// Turns after which a loop is recorded.
    threshold: u32,
    /// Compare each instruction with the interpreter.
    check: bool,
    /// The traces to keep, for listings.
    keep: Option<Keep>,
    forced: Forced,
    /// How many traces were given to the compiler.
    number: u32,
    turns: HashMap<usize, u32>,
    loops: HashMap<usize, Loop>,
    /// All code of this epoch.
    compiled: Vec<Rc<Compiled>>,
    returns: ReturnStack,
    epoch: u64,
    /// Entries of compiled code that have not ended.
    active: u32,
    /// The traces, as text.
    pub listings: Vec<String>,
    /// What was done.
    pub counts: Counts,
}

/// A loop or function that has been seen.
struct Loop {
    code: Rc<CodeData>,
    /// The word of its back edge or first instruction.
    at: u32,
    compiled: Option<Rc<Compiled>>,
    /// Is it a function to be recorded when it is entered next?
    is_awaited: bool,
    /// How often it was seen since it was recorded, and how often that must be for the next time.
    seen: u32,
    wanted: u32,
    tries: u32,
    invalidations: u32,
    /// Exits that have got code of their own.
    branches: u32,
    /// Entries of the compiled code since the last look at what they were worth, and the steps that they have counted.
    entries: u32,
    steps: u64,
}

impl Loop {
    fn drop_code(&mut self) -> bool {
        self.code.unpatch(self.at);
        self.seen = 0;
        self.is_awaited = false;
        self.compiled.take().is_some()
    }

    /// The next try is twice as far away as the last one.
    fn fail(&mut self) {
        self.tries += 1;
        self.wanted = self.wanted.saturating_mul(2);
    }
}

impl Tracing {
    /// Record loops after so many turns.
    pub fn recording(threshold: u32, check: bool, keep: Option<Keep>) -> Tracing {
        Tracing {
            mode: Mode::Record,
            threshold,
            check,
            keep,
            forced: Forced::default(),
            number: 0,
            turns: HashMap::new(),
            loops: HashMap::new(),
            compiled: Vec::new(),
            returns: ReturnStack::default(),
            epoch: 0,
            active: 0,
            listings: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Compile loops: in their first turn, or when they are hot.
    pub fn compiling(at_once: bool, keep: Option<Keep>, forced: Forced) -> Tracing {
        let mode = if at_once { Mode::Always } else { Mode::Hot };
        Tracing { mode, forced, ..Tracing::recording(1, false, keep) }
    }

    /// Let an engine trace its loops.
    pub fn install(mut self, vm: &Vm) {
        if self.mode == Mode::Hot {
            vm.set_portion(FIRST_PORTION);
        }
        self.returns.install(vm);
        *vm.tracing.borrow_mut() = Some(Box::new(self));
    }

    /// Look at the tracing state of an engine, if traces are wanted there.
    pub fn with<R>(vm: &Vm, look: impl FnOnce(&mut Tracing) -> R) -> Option<R> {
        let mut state = vm.tracing.try_borrow_mut().ok()?;
        state.as_mut()?.downcast_mut::<Tracing>().map(look)
    }

    /// One more turn: is it time?
    fn turn(&mut self, header: usize) -> bool {
        let count = self.turns.entry(header).or_insert(0);
        *count += 1;
        // Tried again at every power of two of the threshold: the first turns may not be like the others.
        *count >= self.threshold
            && (*count / self.threshold).is_power_of_two()
            && *count % self.threshold == 0
    }

    /// A loop or function was seen whose code starts there: is it time to compile it?
    fn seen(&mut self, vm: &Vm, code: CodeRef, at: u32) -> bool {
        self.look_for_changes(vm);
        let header = header(code, at);
        let is_new = !self.loops.contains_key(&header);
        if is_new {
            let Some(code) = vm.owner_of(code) else { return false };
            let wanted = if self.mode == Mode::Always { 1 } else { SEEN_OFTEN };
            let new = Loop {
                code,
                at,
                compiled: None,
                is_awaited: false,
                seen: 0,
                wanted,
                tries: 0,
                invalidations: 0,
                branches: 0,
                entries: 0,
                steps: 0,
            };
            self.loops.insert(header, new);
        }
        self.sampled(vm, is_new);
        let Some(l) = self.loops.get_mut(&header) else { return false };
        l.seen += 1;
        l.seen >= l.wanted && l.tries < MAX_TRIES && l.compiled.is_none()
    }

    /// When to look next.
    fn sampled(&mut self, vm: &Vm, is_new: bool) {
        if self.mode == Mode::Hot {
            self.counts.samples += 1;
            // At full length every portion would end at the same phase of a loop whose turns count evenly.
            let portion = vm.portion.get();
            let next =
                if portion < SLICE { portion } else { SLICE - self.counts.samples as i64 * 977 % 1000 };
            vm.portion.set(if is_new { FIRST_PORTION } else { next });
        }
    }

    /// The function is recorded when it is entered next.
    fn await_entry(&mut self, header: usize) {
        if let Some(l) = self.loops.get_mut(&header) {
            l.is_awaited = true;
            l.code.patch(l.at);
        }
    }

    /// The function that is entered there is to be recorded now.
    fn is_awaited(&mut self, header: usize) -> bool {
        self.loops.get(&header).is_some_and(|l| l.is_awaited)
    }

    /// Is there compiled code that starts there?
    pub fn has_code(&self, header: usize) -> bool {
        self.loops.get(&header).is_some_and(|l| l.compiled.is_some())
    }

    /// A loop was recorded, and compiled or not.
    fn compiled(&mut self, vm: &Vm, header: usize, outcome: Result<Compiled, Abort>) {
        let Some(l) = self.loops.get_mut(&header) else { return };
        l.drop_code();
        match outcome {
            Ok(compiled) => {
                self.counts.compiled += 1;
                (l.entries, l.steps, l.branches) = (0, 0, 0);
                let compiled = Rc::new(compiled);
                self.compiled.push(compiled.clone());
                l.compiled = Some(compiled);
                l.code.patch(l.at);
                if self.mode == Mode::Hot {
                    vm.portion.set(FIRST_PORTION);
                }
            }
            Err(reason) => {
                l.fail();
                self.refused(reason);
            }
        }
    }

    /// What comes behind an exit of the code that is entered there was recorded, and compiled or not.
    fn branched(&mut self, header: usize, outcome: Result<(), Abort>) {
        match outcome {
            Ok(()) => {
                self.counts.branches += 1;
                if let Some(l) = self.loops.get_mut(&header) {
                    l.branches += 1;
                    // There is more of it now: what its entries were worth before says little.
                    (l.entries, l.steps) = (0, 0);
                }
            }
            Err(reason) => self.refused(reason),
        }
    }

    fn refused(&mut self, reason: Abort) {
        match self.counts.refused.iter_mut().find(|(text, _)| *text == reason.text()) {
            Some((_, count)) => *count += 1,
            None => self.counts.refused.push((reason.text(), 1)),
        }
    }

    /// How often an exit of this loop's code is taken before what comes behind it is compiled.
    fn hot_exit(&self, header: usize) -> u32 {
        match self.loops.get(&header) {
            Some(l) if l.branches >= MAX_BRANCHES => u32::MAX,
            _ if self.mode == Mode::Always => 1,
            _ => HOT_EXIT,
        }
    }

    /// The code of the loop at a patched back edge, if it is not stale.
    fn entered(&mut self, vm: &Vm, header: usize) -> Option<Rc<Compiled>> {
        self.look_for_changes(vm);
        let compiled = self.loops.get(&header)?.compiled.clone()?;
        self.active += 1;
        self.counts.entered += 1;
        Some(compiled)
    }

    /// Code was left, having counted so many steps. Code that is left before the end of most first turns is given up,
    /// once there is code behind the exits by which it is left, or cannot be.
    fn left(&mut self, header: usize, steps: u64, exit: Option<&Exit>, is_attention_due: bool) {
        self.active -= 1;
        let Some(l) = self.loops.get_mut(&header) else { return };
        if is_attention_due || l.branches < MAX_BRANCHES && exit.is_some_and(Exit::is_warming) {
            return;
        }
        l.entries += 1;
        l.steps = l.steps.saturating_add(steps);
        let trial = if l.at == 0 { FUNCTION_TRIAL } else { LOOP_TRIAL };
        if l.entries == trial {
            if l.steps < u64::from(trial * WORTHWHILE) && l.drop_code() {
                self.counts.idle += 1;
                l.fail();
            }
            (l.entries, l.steps) = (0, 0);
        }
    }

    /// When a class or a namespace has changed all compiled code is stale, and loops are counted afresh. Code that was
    /// freed has changed the epoch, too.
    fn look_for_changes(&mut self, vm: &Vm) {
        let epoch = vm.code_epoch.get();
        if epoch == self.epoch {
            return;
        }
        self.epoch = epoch;
        for l in self.loops.values_mut().filter(|l| l.compiled.is_some()) {
            l.drop_code();
            self.counts.invalidated += 1;
            l.invalidations += 1;
            if l.invalidations > FREE_INVALIDATIONS {
                l.wanted = l.wanted.saturating_mul(2);
            }
        }
        self.loops.retain(|_, l| Rc::strong_count(&l.code) > 1);
        if self.active == 0 {
            self.compiled.clear();
            vm.traced.borrow_mut().clear();
        }
    }

    fn recorded(&mut self, vm: &Vm, trace: &Trace, compared: u64) {
        self.counts.compared += compared;
        match trace.end {
            End::Aborted(_) => self.counts.aborted += 1,
            _ => self.counts.recorded += 1,
        }
        match self.keep {
            Some(Keep::Recorded) => self.list(trace.show(&EngineNames(vm))),
            Some(Keep::Optimised) if self.mode == Mode::Record && trace.end == End::Loop => {
                let optimised = optimise(trace, self.forced, None);
                self.list(format!("{}\n{}", trace.name(), optimised.show(&EngineNames(vm))));
            }
            _ => {}
        }
    }

    /// A loop is recorded again now and then: only another way through it is news.
    fn list(&mut self, listing: String) {
        if !self.listings.contains(&listing) {
            self.listings.push(listing);
        }
    }

    /// A trace is compiled: what is forced on it, and its number.
    pub fn number_next(&mut self) -> (Forced, u32) {
        self.number += 1;
        (self.forced, self.number)
    }

    /// The last trace was compiled or not: the loop, or what comes behind an exit, named by its trace and instruction.
    pub fn show(
        &mut self,
        vm: &Vm,
        trace: &Trace,
        optimised: &Optimised,
        behind: Option<(u32, u32)>,
        refused: Option<&Abort>,
    ) {
        if self.keep == Some(Keep::Optimised) {
            let behind = behind.map_or(String::new(), |(of, at)| format!(" behind %{at} of {of}"));
            let refused =
                refused.map_or(String::new(), |why| format!("       ; not compiled: {}\n", why.text()));
            let body = optimised.show(&EngineNames(vm));
            self.listings.push(format!("{} ({}{behind})\n{body}{refused}", trace.name(), self.number));
        }
    }
}

/// Run until the first frame is left, recording or compiling hot loops.
pub(crate) fn drive(start: Direct) {
    match Tracing::with(start.vm(), |t| t.mode) {
        Some(Mode::Hot) => drive_hot(start),
        Some(Mode::Always) => drive_always(start),
        Some(Mode::Record) | None => drive_recording(start),
    }
}

/// The dispatch loop runs, and is left for back edges and calls.
fn drive_hot(start: Direct) {
    sampling(true, start, |start| {
        let mut out = dispatch::run_until(start);
        loop {
            let d = match out {
                Out::Halted => return,
                Out::Traced(d) => enter(d),
                Out::Sampled(d) if !d.upcoming().op().is_back_edge() => look_at_functions(d),
                Out::Sampled(d) if look(d) => compile(d),
                Out::Sampled(d) => d,
            };
            out = dispatch::run_until(d);
        }
    });
}

/// One instruction after the other; every back edge and every entry of a function is looked at.
fn drive_always(start: Direct) {
    let mut d = start;
    loop {
        if d.is_traced() {
            d = enter(d);
            continue;
        }
        let (i, m) = d.fetch();
        let is_entry = |d: Direct| d.pc_index() == 0 && recursive(d).is_some_and(|f| f.is(d.frame_code()));
        d = match i.op() {
            Op::Halt => return,
            op if (op.is_back_edge() || is_entry(d)) && look(d) => compile(d),
            _ => seal::machine(crate::semantics::step(m, i)),
        };
    }
}

/// One instruction after the other; every turn of a loop is counted.
fn drive_recording(start: Direct) {
    let mut d = start;
    loop {
        let (i, m) = d.fetch();
        if i.op() == Op::Halt {
            return;
        }
        let (window, before) = (d.window(), d.position());
        if i.op() == Op::ForNext && count(d, before) {
            d = record(d).0;
            continue;
        }
        d = seal::machine(crate::semantics::step(m, i));
        let back = i.op() == Op::JumpBack && d.window() == window && d.position() < before;
        if back && count(d, d.position()) {
            d = record(d).0;
        }
    }
}

fn count(d: Direct, header: usize) -> bool {
    Tracing::with(d.vm(), |t| t.turn(header)).unwrap_or(false)
}

/// Compiled code may start where the machine stands: is it time to make it?
fn look(d: Direct) -> bool {
    Tracing::with(d.vm(), |t| t.seen(d.vm(), d.frame_code(), d.pc_index())).unwrap_or(false)
}

/// The machine stands at a call: is there a function that is hot and calls itself?
fn look_at_functions(d: Direct) -> Direct {
    let vm = d.vm();
    Tracing::with(vm, |t| match recursive(d) {
        Some(code) if t.seen(vm, code, 0) => t.await_entry(header(code, 0)),
        Some(_) => {}
        None => t.sampled(vm, false),
    });
    d
}

/// Where code starts that is compiled from this word on.
fn header(code: CodeRef, at: u32) -> usize {
    code.get().start().wrapping_add(at as usize).addr()
}

/// The function of one of the innermost frames that has called itself, if only by way of others.
fn recursive(d: Direct) -> Option<CodeRef> {
    let mut seen: SmallVec<[CodeRef; FRAMES]> = SmallVec::new();
    let mut frame = d;
    for _ in 0..FRAMES {
        let code = frame.frame_code();
        if code.get().kind == CodeKind::Plain && seen.iter().any(|known| known.is(code)) {
            return Some(code);
        }
        seen.push(code);
        if !frame.returns_to_script() {
            break;
        }
        frame = frame.outer();
    }
    None
}

fn record(d: Direct) -> (Direct, Trace) {
    let purpose = Tracing::with(d.vm(), |t| match t.mode {
        Mode::Record => Purpose::Listing { check: t.check },
        Mode::Hot | Mode::Always => Purpose::Code { may_cut: true },
    });
    let purpose = purpose.unwrap_or(Purpose::Listing { check: false });
    let (d, trace, compared) = sampling(false, d, |d| Recorder::new(d, purpose).record());
    Tracing::with(d.vm(), |t| t.recorded(d.vm(), &trace, compared));
    (d, trace)
}

/// The machine stands at the back edge of a loop or at the start of a function that is to be compiled: does one turn.
fn compile(d: Direct) -> Direct {
    let (header, epoch) = (d.position(), d.vm().code_epoch.get());
    let (d, trace) = record(d);
    let vm = d.vm();
    let outcome = target(vm, &trace, epoch, Some(header))
        .and_then(|to| kept(vm, || Compiled::new(vm, &trace, to.as_deref())));
    Tracing::with(vm, |t| t.compiled(vm, header, outcome));
    d
}

/// The code that a trace goes on to, if it does not go back to its own start. `epoch` is when recording started, and
/// `header` what is being compiled.
fn target(vm: &Vm, trace: &Trace, epoch: u64, header: Option<usize>) -> Result<Option<Rc<Compiled>>, Abort> {
    match trace.end {
        End::Aborted(reason) => Err(reason),
        _ if vm.code_epoch.get() != epoch => Err(Abort::Changed),
        End::Loop | End::Return(_) | End::Cut => Ok(None),
        End::Call(at) if header == Some(at) => Ok(None),
        End::Link(at) | End::Call(at) => code_at(vm, at).map(Some).ok_or(Abort::Changed),
    }
}

/// What a compiler keeps alive is kept if it has compiled something.
fn kept<T>(vm: &Vm, compile: impl FnOnce() -> Result<T, Abort>) -> Result<T, Abort> {
    let kept = vm.traced.borrow().len();
    compile().inspect_err(|_| vm.traced.borrow_mut().truncate(kept))
}

/// The compiled loop of a back edge.
fn code_at(vm: &Vm, header: usize) -> Option<Rc<Compiled>> {
    Tracing::with(vm, |t| t.loops.get(&header)?.compiled.clone()).flatten()
}

/// The machine stands where the code of `header` was left, once more: what comes next is compiled too.
fn branch(d: Direct, header: usize, exit: &Exit, entry: usize, planned: &[Word]) -> Direct {
    exit.tries.set(exit.tries.get() + 1);
    exit.count.set(0);
    let epoch = d.vm().code_epoch.get();
    let found = exit.found();
    let may_cut = exit.cuts < MAX_CUTS;
    let (d, trace, compared) = sampling(false, d, |d| {
        let frames = exit.windows(entry);
        let behind =
            Behind { entry, frames: &frames, found: &found, plan: &exit.plan, words: planned, may_cut };
        Recorder::behind(d, behind).record()
    });
    let vm = d.vm();
    Tracing::with(vm, |t| t.recorded(vm, &trace, compared));
    let outcome = target(vm, &trace, epoch, None)
        .and_then(|to| kept(vm, || Compiled::extend(vm, exit, &trace, to.as_deref())));
    Tracing::with(vm, |t| t.branched(header, outcome));
    d
}

/// The machine stands at a patched instruction: goes on in compiled code, and does at least one instruction.
fn enter(d: Direct) -> Direct {
    let (header, window, vm) = (d.position(), d.window(), d.vm());
    let Some(compiled) = Tracing::with(vm, |t| t.entered(vm, header)).flatten() else {
        let is_awaited = Tracing::with(vm, |t| t.is_awaited(header)).unwrap_or(false);
        return if is_awaited { compile(d) } else { interpreted(d) };
    };
    let before = vm.fuel_left();
    let Leave { d, left, planned, exit } = sampling(false, d, |d| compiled.run(d));
    let steps = before.saturating_sub(d.vm().fuel_left());
    let attends = exit.is_some_and(|(exit, _)| exit.attends());
    let is_attention_due = attends || d.vm().heap.countdown.get() <= 0;
    let by = exit.map(|(exit, _)| exit);
    Tracing::with(d.vm(), |t| t.left(header, steps, by, is_attention_due));
    let is_same = matches!(left, Left::Again) && (d.position(), d.window()) == (header, window);
    if let Some((exit, entry)) = exit
        && !is_attention_due
        && exit.is_hot(Tracing::with(d.vm(), |t| t.hot_exit(header)).unwrap_or(u32::MAX))
    {
        return branch(d, header, exit, entry, &planned);
    }
    if is_same { interpreted(d) } else { d }
}

/// One instruction, as it was compiled. Compiled code that is left because attention is due has long portions.
fn interpreted(d: Direct) -> Direct {
    let portion = d.vm().portion.get();
    d.vm().portion.set(SLICE);
    let d = sampling(false, d, |d| {
        let (i, m) = d.fetch();
        seal::machine(crate::semantics::step(m, i))
    });
    d.vm().portion.set(portion);
    d
}

/// Do safepoints show back edges while `body` runs? They may where it is the dispatch loop that they lead out of.
fn sampling<R>(shown: bool, d: Direct, body: impl FnOnce(Direct) -> R) -> R {
    let before = d.vm().sampling.replace(shown);
    let result = body(d);
    d.vm().sampling.set(before);
    result
}
