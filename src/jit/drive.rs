//! The drivers of the interpreter where traces are wanted.
//!
//! Owns the turn from interpreting to recording, compiling and entering code, and back. One driver lets the dispatch loop
//! run, looks at the back edges and calls that safepoints show now and then, and enters compiled code when the dispatch
//! loop is left for it. The others do one instruction after the other, and look at each back edge.

use super::abort::Abort;
use super::code::{Compiled, Exit, Leave, Left};
use super::hot::{Mode, Tracing, header};
use super::ir::{End, Trace};
use super::log::News;
use super::record::{Behind, Purpose, Recorder};
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::Op;
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::interp::dispatch::{self, Out};
use crate::machine::primitives::seal;
use crate::object::code::CodeRef;
use crate::object::vm::{SLICE, Vm};
use smallvec::SmallVec;
use std::rc::Rc;
use std::time::Instant;

/// How many frames are looked at for the function of one that stands there twice.
const FRAMES: usize = 16;

/// How many traces may follow one another, each since the one before was cut.
const MAX_CUTS: u32 = 8;

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
    let (header, epoch, start) = (d.position(), d.vm().code_epoch.get(), Instant::now());
    let (d, trace) = record(d);
    let vm = d.vm();
    let outcome = target(vm, &trace, epoch, Some(header))
        .and_then(|to| kept(vm, || Compiled::new(vm, &trace, to.as_deref())));
    let size = outcome.as_ref().map(Compiled::size).map_err(|reason| *reason);
    Tracing::with(vm, |t| {
        t.compiled(vm, header, outcome);
        t.took(vm, start.elapsed(), &News { trace: &trace, behind: None, outcome: size });
    });
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
        End::Link(at) | End::Call(at) => {
            Tracing::with(vm, |t| t.code(at)).flatten().map(Some).ok_or(Abort::Changed)
        }
    }
}

/// What a compiler keeps alive is kept if it has compiled something.
fn kept<T>(vm: &Vm, compile: impl FnOnce() -> Result<T, Abort>) -> Result<T, Abort> {
    let kept = vm.traced.borrow().len();
    compile().inspect_err(|_| vm.traced.borrow_mut().truncate(kept))
}

/// The machine stands where the code of `header` was left, once more: what comes next is compiled too.
fn branch(d: Direct, header: usize, exit: &Exit, entry: usize, planned: &[Word]) -> Direct {
    exit.tries.set(exit.tries.get() + 1);
    exit.count.set(0);
    let (epoch, start) = (d.vm().code_epoch.get(), Instant::now());
    let found = exit.found();
    let may_cut = exit.cuts < MAX_CUTS;
    let (d, trace, compared) = sampling(false, d, |d| {
        let frames = exit.windows(entry);
        let (claims, plan, thrown) = (&exit.claims[..], &exit.plan, exit.thrown());
        let behind = Behind {
            entry,
            frames: &frames,
            found: &found,
            claims,
            wholes: &exit.wholes,
            writes: &exit.writes,
            plan,
            words: planned,
            thrown,
            may_cut,
            is_refused: exit.refuses,
        };
        Recorder::behind(d, behind).record()
    });
    let vm = d.vm();
    Tracing::with(vm, |t| t.recorded(vm, &trace, compared));
    let outcome = target(vm, &trace, epoch, None).and_then(|to| {
        if Tracing::with(vm, |t| t.replaces(vm, &trace)) == Some(true) {
            return Err(Abort::Remade);
        }
        kept(vm, || Compiled::extend(vm, exit, &trace, to.as_deref()))
    });
    Tracing::with(vm, |t| {
        t.branched(vm, header, outcome);
        t.took(vm, start.elapsed(), &News { trace: &trace, behind: Some(exit.of), outcome });
    });
    d
}

/// The machine stands at a patched instruction: goes on in compiled code, and does at least one instruction.
fn enter(d: Direct) -> Direct {
    let (header, window, vm) = (d.position(), d.window(), d.vm());
    let Some(compiled) = Tracing::with(vm, |t| t.entered(vm, header)).flatten() else {
        let is_awaited = Tracing::with(vm, |t| t.is_awaited(header)).unwrap_or(false);
        return if is_awaited { compile(d) } else { interpreted(d) };
    };
    let before = vm.steps();
    let Leave { d, left, planned, exit } = sampling(false, d, |d| compiled.run(d));
    let steps = d.vm().steps() - before;
    let attends = exit.is_some_and(|(exit, _)| exit.attends());
    let is_attention_due = attends || d.vm().heap.countdown.get() <= 0;
    let by = exit.map(|(exit, _)| exit);
    Tracing::with(d.vm(), |t| t.left(d.vm(), header, steps, by, is_attention_due));
    let is_same = matches!(left, Left::Again) && (d.position(), d.window()) == (header, window);
    if let Some((exit, entry)) = exit
        && !is_attention_due
        // What was raised may have left all frames.
        && d.upcoming().op() != Op::Halt
        && exit.is_hot(Tracing::with(d.vm(), |t| t.hot_exit(d.vm(), header, exit)).unwrap_or(u32::MAX))
    {
        match exit.rebound(d.vm()) {
            None => return branch(d, header, exit, entry, &planned),
            Some((cell, function)) => Tracing::with(d.vm(), |t| t.rebound(d.vm(), cell, function)),
        };
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
