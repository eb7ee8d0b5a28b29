//! Compiled loops and functions: how they are made, entered and left.
//!
//! Owns the machine code of a loop or function. It is entered at the loop's back-edge or the function's first instruction,
//! with its frame on top, and left at one of its exits; what the exit says puts the interpreter where it goes on.
//!
//! Invariant "code": the machine code was written for this engine, whose address, objects and code it contains, and
//! is entered only while everything that it takes for granted holds: the engine's epoch is that in which it was
//! made.

use super::abort::Abort;
pub use super::exit::{Deferred, Exit, Part, Use};
use super::exit::{Restored, State, Why, restore, stand};
use super::hot::{Order, Tracing};
use super::inside::Shown;
use super::ir::{End, Trace};
use super::log::Size;
use super::opt::head::{Goal, Head, Living};
use super::opt::optimise;
pub use super::pages::{Pages, Placed};
use super::record::Parameter;
use super::x64::{Code, To, Way, assemble};
use crate::heap::Word;
use crate::interp::direct::Direct;
use crate::machine::Deliver;
use crate::object::vm::Vm;
use smallvec::SmallVec;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

/// Words that windows may need above the first register of the entry's, and frames that may stand above it. Code that
/// needs more is not made; what is made is not entered where there is less room.
pub const REACH: usize = 2048;
/// See [`REACH`].
pub const DEPTH: usize = 64;

/// A compiled loop or function.
pub struct Compiled {
    code: Code,
    size: Size,
    epoch: u64,
    /// How traces behind its exits go on at its body.
    head: Option<Head>,
}

/// How compiled code was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// The interpreter stands on an instruction that was not done, perhaps the one at which the code was entered.
    Again,
    /// The interpreter stands behind an instruction that was done.
    On,
}

/// Where compiled code was left.
pub struct Leave<'c> {
    /// Where the interpreter is.
    pub d: Direct,
    /// See [`Left`].
    pub left: Left,
    /// The values of the exit's plan.
    pub planned: SmallVec<[Word; 8]>,
    /// By which exit, and what the entry's window was there; none if the code was not entered at all.
    pub exit: Option<(&'c Exit, usize)>,
}

type Entry = extern "sysv64" fn(*mut State, *mut Word) -> *const Exit;

/// A trace as machine code.
struct Written {
    code: Code,
    head: Option<Head>,
    size: Size,
}

fn written(vm: &Vm, trace: &Trace, way: Way<'_>, goal: Option<&Goal<'_>>) -> Result<Written, Abort> {
    let order = Tracing::with(vm, Tracing::order_next).unwrap_or_default();
    let Order { forced, number, is_shown, turns } = order;
    let mut optimised = optimise(trace, forced, goal);
    let head = optimised.head.take();
    let turns_of_it = turns.as_ref();
    let assembled = assemble(vm, &optimised, Way { forced, number, is_shown, turns: turns_of_it, ..way });
    let assembled = assembled.and_then(|mut code| {
        if code.reach > REACH || code.depth > DEPTH {
            return Err(Abort::TooManyValues);
        }
        let placed = Tracing::with(vm, |t| t.place(vm, &code.bytes));
        code.put(placed.unwrap_or(Err(Abort::NoMemory))?);
        Ok(code)
    });
    Tracing::with(vm, |t| {
        let behind = way.from.map(|exit| exit.of);
        let shown = Shown { trace, optimised: &optimised, number, behind, turns: turns.clone() };
        let machine = assembled.as_ref().map(|code| code.listing(is_shown)).map_err(|why| *why);
        t.inside.compiled(vm, &shown, machine);
    });
    let mut code = assembled?;
    for word in &code.words {
        vm.keep_for_traces(*word);
    }
    let bytes = std::mem::take(&mut code.bytes).len();
    let size = Size { number, instructions: optimised.instructions.len(), exits: code.exits.len(), bytes };
    Ok(Written { code, head, size })
}

impl Compiled {
    /// Compile a recorded loop or function. Where the trace ends at other code, that is `to`: invariant "linked" of the
    /// tracer keeps it.
    ///
    /// # Errors
    /// Why it cannot be compiled.
    pub fn new(vm: &Vm, trace: &Trace, to: Option<&Compiled>) -> Result<Compiled, Abort> {
        let way = Way { to: to.map(Compiled::address), ..Way::default() };
        let Written { code, head, size } = written(vm, trace, way, None)?;
        Ok(Compiled { code, size, head, epoch: vm.code_epoch.get() })
    }

    /// How large it is, without what comes behind its exits.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Where code of other traces goes on to this.
    fn address(&self) -> To<'_> {
        let address = |offset| self.code.at(offset).addr();
        let body =
            self.code.body.as_ref().map(|(at, residents)| (self.code.number, address(*at), &residents[..]));
        let typed = self.code.typed.as_ref().map(|(at, numbers)| (address(*at), &numbers[..]));
        To { again: address(self.code.again), typed, body }
    }

    /// What the function takes as numbers, if it is entered behind the questions for them.
    pub fn parameters(&self) -> Vec<Parameter> {
        let all = self.code.typed.iter().flat_map(|(_, numbers)| numbers);
        all.map(|taken| taken.parameter).collect()
    }

    /// The body, for a trace behind this exit. One of the body keeps what is the same in each turn. Behind one where the
    /// body was refused that is not found out once more: each turn would be another trace.
    fn goal<'g>(&'g self, exit: &'g Exit) -> Option<Goal<'g>> {
        let (head, (_, residents)) = (self.head.as_ref()?, self.code.body.as_ref()?);
        let within = exit.within.as_ref().filter(|within| within.of == self.code.number);
        let kept = |value| within.and_then(|_| exit.number_of_kept(value));
        let living: Vec<Living> = residents
            .iter()
            .map(|r| Living {
                value: r.value,
                kept: if r.is_carried { None } else { kept(r.value) },
                made: r.made,
            })
            .collect();
        let is_kept = residents.iter().zip(&living).all(|(r, l)| r.is_carried || l.kept.is_some());
        let kills = within.filter(|_| is_kept).map(|within| &*within.kills);
        let may_find = !exit.refuses;
        (may_find || kills.is_some()).then(|| Goal {
            head,
            living,
            standing: exit.standing(),
            kills,
            may_find,
        })
    }

    /// Has its body generators that have been resumed before?
    pub fn resumes(&self) -> bool {
        self.head.as_ref().is_some_and(Head::resumes)
    }

    /// Is what the code takes for granted still so?
    pub fn is_good(&self, vm: &Vm) -> bool {
        self.epoch == vm.code_epoch.get()
    }

    /// Compile what comes behind an exit. Where the trace ends at other code, that is `to`.
    ///
    /// # Errors
    /// Why it cannot be compiled.
    pub fn extend(vm: &Vm, exit: &Exit, trace: &Trace, to: Option<&Compiled>) -> Result<Size, Abort> {
        let way = Way { from: Some(exit), to: to.map(Compiled::address), ..Way::default() };
        let goal = to.filter(|_| matches!(trace.end, End::Link(_))).and_then(|to| to.goal(exit));
        let Written { code, size, .. } = written(vm, trace, way, goal.as_ref())?;
        let start = code.at(code.start);
        if exit.side.set(Box::new(code)).is_ok() {
            exit.target.set(start);
        }
        Ok(size)
    }

    /// Run it: the interpreter stands at the loop's back-edge.
    pub fn run(&self, d: Direct) -> Leave<'_> {
        if !d.has_room_above(REACH, DEPTH) || !self.is_good(d.vm()) {
            return Leave { d, left: Left::Again, planned: SmallVec::new(), exit: None };
        }
        let mut state = MaybeUninit::<State>::uninit();
        let at = state.as_mut_ptr();
        // SAFETY: all are fields of the state, which is there.
        unsafe {
            (&raw mut (*at).vm).write(NonNull::from(d.vm()));
            (&raw mut (*at).epoch).write(self.epoch);
            (&raw mut (*at).link_limit).write(d.link_limit(2 * DEPTH));
        }
        // SAFETY: invariant "code": the assembler has written a function of this type at `start`.
        let entry: Entry = unsafe { std::mem::transmute(self.code.at(self.code.start)) };
        let exit = entry(at, d.base());
        // SAFETY: the code leaves with the address of one of its exits, or of an exit of code that it keeps.
        let exit = unsafe { &*exit };
        // SAFETY: all fields are of types for which any bits will do, and what an exit refers to was written.
        let state = unsafe { &*at };
        exit.count.set(exit.count.get().saturating_add(1));
        // SAFETY: the code goes on in other windows only where frames stand.
        let d = unsafe { d.moved(state.base) };
        let window = d.window();
        let mut planned = SmallVec::new();
        let (d, left) = match exit.why {
            Why::Guard | Why::Attention => {
                // SAFETY: the code was entered at `d`, and has left through this exit just now.
                let restored = unsafe { restore(d, exit, state) };
                let Restored { d, .. } = restored;
                planned = restored.planned;
                (d, Left::Again)
            }
            // SAFETY: the routine that has raised has left there where the interpreter is.
            Why::Unwound => (unsafe { Direct::left_at(NonNull::from(d.vm()), state.outcome) }, Left::On),
            Why::Raised(from) => (stand(d, &exit.frames).at(from).deliver(None, Deliver::Nowhere), Left::On),
            Why::Given(call) => {
                // SAFETY: as for a guard.
                let restored = unsafe { restore(d, exit, state) };
                if call.typed.note_odd() {
                    // What was compiled for it has had its day.
                    d.vm().flush_caches();
                }
                (restored.d.at(call.pc).deliver(state.given(), call.deliver), Left::On)
            }
            Why::Helper(call) => {
                let innermost = stand(d, &exit.frames).at(call.pc);
                let given = state.given();
                let given = given.or_else(|| innermost.run_after_shortage(call.helper, state.refused()));
                (innermost.deliver(given, call.deliver), Left::On)
            }
            Why::Native(call) => {
                let innermost = stand(d, &exit.frames).at(call.pc);
                (innermost.native_given(state.given(), call.native, call.call), Left::On)
            }
        };
        Leave { d, left, planned, exit: Some((exit, window)) }
    }
}
