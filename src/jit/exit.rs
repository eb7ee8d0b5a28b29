//! The way back: from compiled code to the interpreter's state.
//!
//! Owns what compiled code leaves behind, [`State`], and what each of its exits says: which values go to which words of
//! the windows, and which frames stand there then. Whoever leaves compiled code is told by [`restore`] where the
//! interpreter goes on.
//!
//! Invariant "exit": an exit's entries name the places that hold the values at that exit, and its frames are those that
//! the interpreter would have there; both were written down together with the jump to it. Windows have room for the
//! frames: that was asked when the code was entered.

use super::facts::Claim;
use super::generators::Plan;
use super::ir::{Constant, Frame, HelperCall, Made, NativeCall, Opcode, Primitive, TypedCall};
use super::opt::remember::Kill;
use super::record::{Found, Thrown};
use super::x64::Code;
use super::x64::registers::{Place, Register};
use crate::heap::{Value, Word};
use crate::interp::direct::{Direct, Window};
use crate::interp::primitives;
use crate::object::function::{Cell as Variable, Function};
use crate::object::vm::Vm;
use smallvec::SmallVec;
use std::cell::{Cell, OnceCell};
use std::ptr::NonNull;
use std::rc::Rc;

/// How often it is tried to compile what comes behind an exit.
const MAX_TRIES: u32 = 4;

/// Slots for values that have no register.
pub const SLOTS: usize = 600;

/// What compiled code works on, and what it leaves.
#[repr(C)]
pub struct State {
    /// The engine.
    pub vm: NonNull<Vm>,
    /// The general registers at the exit, by number.
    pub general: [u64; 16],
    /// The vector registers at the exit, by number.
    pub vector: [u64; 16],
    /// The slots.
    pub slots: [u64; SLOTS],
    /// What a call has given, for the exits behind it: was there something, and what.
    pub outcome: [u64; 2],
    /// The window that was the entry's at the exit: code may go on in callers and in what they call.
    pub base: *mut Word,
    /// The epoch that the code was entered in: it is not gone on with in another.
    pub epoch: u64,
    /// The machine's stack as the code has found it, but for what it saves there, and how far calls of compiled code may
    /// fill it.
    pub stack: u64,
    /// See `stack`.
    pub stack_end: u64,
    /// The link of a frame above which there is no room for those of a trace.
    pub link_limit: u64,
    /// Values on their way to a call, and scratch: a routine is told how many of them are words.
    pub operands: [Word; 256],
}

/// What a value is for that compiled code leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// A word of the windows, counted from the entry's.
    Window(i32),
    /// The plan.
    Plan,
    /// An object that is made at the exit.
    Whole,
}

/// A value that compiled code leaves.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it is for.
    pub used: Use,
    /// Where the value is.
    pub place: Place,
    /// What it is there; numbers are boxed on the way.
    pub made: Made,
    /// Does the word stand there already?
    pub stands: bool,
    /// What is known of a value that is no number.
    pub claim: Claim,
}

/// Something that only an exit does, as nothing else has needed it: an object that it makes, or a write.
#[derive(Clone)]
pub struct Deferred {
    /// What does it.
    pub opcode: Opcode,
    /// What with.
    pub parts: Vec<Part>,
}

/// A part of what an exit does.
#[derive(Clone, Copy)]
pub enum Part {
    /// A value, by its number among the entries. Those of an object come before it.
    Entry(usize),
    /// A constant.
    Constant(Constant),
}

impl Deferred {
    fn words(&self, words: &[Word]) -> SmallVec<[Word; 8]> {
        let word = |part: &Part| match part {
            Part::Entry(n) => Some(words[*n]),
            Part::Constant(Constant::Word(w)) => Some(*w),
            Part::Constant(_) => None,
        };
        self.parts.iter().filter_map(word).collect()
    }

    /// The constants that are no values.
    fn constants(&self) -> SmallVec<[Constant; 2]> {
        let constant = |part: &Part| match part {
            Part::Constant(c) if !matches!(c, Constant::Word(_)) => Some(*c),
            _ => None,
        };
        self.parts.iter().filter_map(constant).collect()
    }

    fn make(&self, d: Direct, words: &[Word]) -> Word {
        use Primitive as P;
        let (words, constants) = (self.words(words), self.constants());
        match (self.opcode, &constants[..], &words[..]) {
            (Opcode::Primitive(P::new_cell), _, [v]) => primitives::new_cell(d, *v),
            (Opcode::Primitive(P::new_exception), [Constant::Shape(s), Constant::Inline(i)], [args]) => {
                primitives::new_exception(d, *s, *i, *args)
            }
            (Opcode::Primitive(P::new_instance), [Constant::Shape(s), Constant::Inline(i)], _) => {
                primitives::new_instance(d, *s, *i)
            }
            (Opcode::Primitive(P::new_method), _, [f, receiver]) => primitives::new_method(d, *f, *receiver),
            (Opcode::Primitive(P::new_range), _, [start, stop, step]) => {
                primitives::new_range(d, *start, *stop, *step)
            }
            (Opcode::Primitive(P::new_slice), _, [start, stop, step]) => {
                primitives::new_slice(d, *start, *stop, *step)
            }
            (Opcode::Primitive(P::new_function), _, [code, rest @ ..]) => {
                let part = |n: usize| rest.get(n).copied().unwrap_or(Word::NONE);
                crate::interp::closure(d.vm(), *code, [part(0), part(1), part(2), part(3)])
            }
            _ => {
                let items: SmallVec<[Value<'_>; 8]> = words.iter().map(|word| d.vm().brand(*word)).collect();
                d.vm().tuple_past_limit(&items).word()
            }
        }
    }

    /// Does a write. `d` is where the code was entered.
    fn write(&self, d: Direct, words: &[Word]) {
        use Primitive as P;
        let (words, constants) = (self.words(words), self.constants());
        match (self.opcode, &constants[..], &words[..]) {
            (Opcode::Primitive(P::store_slot), [Constant::Slot(slot)], [o, v]) => {
                primitives::store_slot(d, *o, *slot, *v);
            }
            (Opcode::Primitive(P::add_slot), [Constant::Shape(after), Constant::Slot(slot)], [o, v]) => {
                primitives::add_slot(d, *o, *after, *slot, *v);
            }
            (Opcode::Primitive(P::cell_set), _, [cell, v]) => {
                if let Some(cell) = primitives::as_cell(d, *cell) {
                    primitives::cell_set(d, cell, *v);
                }
            }
            (Opcode::Primitive(P::set_handled), _, [v]) => primitives::set_handled(d, *v),
            (Opcode::Passed(frame), _, [exception, rest @ ..]) => {
                d.passed(frame.code, frame.pc, frame.base, *exception, rest)
            }
            _ => debug_assert!(false, "no write is put off that an exit cannot do"),
        }
    }
}

/// What is left of a loop's body at an exit behind it.
pub struct Within {
    /// The number of the loop's trace.
    pub of: u32,
    /// Where the values are that are the same in each turn, by their numbers in the loop.
    pub kept: Vec<(u32, Place)>,
    /// What the traces since the body have made stale.
    pub kills: Rc<[Kill]>,
}

/// What happened.
#[derive(Clone, Copy)]
pub enum Why {
    /// A guard failed: the instruction is done again.
    Guard,
    /// Attention is due, or will be within the steps that the code counts at once: the instruction is done again.
    Attention,
    /// A call gave something else than it did when the trace was recorded: it is delivered. Frames and registers are in
    /// place.
    Helper(HelperCall),
    /// The same for a native.
    Native(NativeCall),
    /// A host function of numbers has raised or given something else, which is delivered; all else is as where its
    /// instruction was.
    Given(TypedCall),
    /// A call has raised, which it did not when the trace was recorded: the exception finds its way from this word of
    /// the innermost frame's code. Frames and registers are in place.
    Raised(u32),
    /// An exception has found its way to another place: [`State::outcome`] is where the interpreter goes on.
    Unwound,
}

/// An exit of compiled code.
pub struct Exit {
    /// What happened.
    pub why: Why,
    /// Which it is: the number of the trace, and that of the instruction in it.
    pub of: (u32, u32),
    /// The values that are not in the windows yet.
    pub entries: Vec<Entry>,
    /// What is known of words that stand in the windows, of which there is no value.
    pub claims: Vec<(i32, Claim)>,
    /// The objects to make of some of them.
    pub wholes: Vec<Deferred>,
    /// What to write to these, and to the engine, in this order.
    pub writes: Vec<Deferred>,
    /// The generators; their values are among the entries.
    pub plan: Plan,
    /// The frames, the entry's first.
    pub frames: Rc<[Frame]>,
    /// What it keeps of the loop whose body leads here, for traces that go on there.
    pub within: Option<Within>,
    /// Is it left where the trace ends, since what the body of a loop takes for granted is not so?
    pub refuses: bool,
    /// Is it left since a cell does not hold this function any more? The cell, and the function.
    pub bound: Option<(Word, Word)>,
    /// Steps that the code has counted, and that have not been done or are done again.
    pub back: u32,
    /// How often it was taken since a trace was last tried that goes on from there.
    pub count: Cell<u32>,
    /// How often that was tried.
    pub tries: Cell<u32>,
    /// Where its jump goes.
    pub target: Cell<*const u8>,
    /// How many traces that were cut lead to it, one after the other.
    pub cuts: u32,
    /// What has been compiled for what comes behind it.
    pub side: OnceCell<Box<Code>>,
}

impl Exit {
    /// An exit with these frames, for which nothing but that has to be put into the windows.
    pub fn new(why: Why, of: (u32, u32), frames: impl Into<Rc<[Frame]>>) -> Exit {
        Exit {
            why,
            of,
            entries: Vec::new(),
            claims: Vec::new(),
            wholes: Vec::new(),
            writes: Vec::new(),
            plan: Plan::default(),
            frames: frames.into(),
            within: None,
            refuses: false,
            bound: None,
            back: 0,
            count: Cell::new(0),
            tries: Cell::new(0),
            target: Cell::new(std::ptr::null()),
            cuts: 0,
            side: OnceCell::new(),
        }
    }

    /// Can a trace go on from there?
    fn goes_on(&self) -> bool {
        matches!(self.why, Why::Guard | Why::Raised(_))
    }

    /// What has been thrown, for a trace that goes on from there.
    pub fn thrown(&self) -> Option<Thrown> {
        let Why::Raised(from) = self.why else { return None };
        Some(Thrown { from, frames: self.frames.clone() })
    }

    /// Has it been taken so often that a trace which goes on from here is worth it? The first time after so many turns.
    pub fn is_hot(&self, first: u32) -> bool {
        let tries = self.tries.get();
        self.goes_on()
            && self.side.get().is_none()
            && tries < MAX_TRIES
            && self.count.get() >= first.saturating_mul(1 << (2 * tries))
    }

    /// Is it to be seen yet whether what comes behind it is compiled?
    pub fn is_warming(&self) -> bool {
        self.goes_on() && self.side.get().is_none() && self.tries.get() == 0
    }

    /// The cell that its code takes to be bound to a function for good, if it is bound to another one now that runs the same
    /// code, and this function.
    pub fn rebound(&self, vm: &Vm) -> Option<(Word, Word)> {
        let (cell, before) = self.bound?;
        let now = vm.brand(cell).cast::<Variable>()?.get(|cell| &cell.value);
        let code = |function: Value<'_>| Some(function.cast::<Function>()?.object().data.get());
        let is_same_code = code(now)?.is(code(vm.brand(before))?);
        (is_same_code && now.word() != before).then_some((cell, now.word()))
    }

    /// Nothing is compiled for what comes behind it.
    pub fn close(&self) {
        self.tries.set(MAX_TRIES);
    }

    /// Where a value is that a trace inherits: one of the entries, or behind them one of what is kept.
    pub fn inherited(&self, number: u32) -> Option<Place> {
        let number = number as usize;
        match self.entries.get(number) {
            Some(entry) => Some(entry.place),
            None => self.within.as_ref()?.kept.get(number - self.entries.len()).map(|(_, place)| *place),
        }
    }

    /// The number of what a trace inherits that is kept of the loop. What is in one place is one value.
    pub fn number_of_kept(&self, value: u32) -> Option<u32> {
        let kept = &self.within.as_ref()?.kept;
        let at = kept.iter().position(|(x, _)| *x == value)?;
        let place = kept[at].1;
        let entry = self.entries.iter().position(|e| e.place == place);
        let known = entry.filter(|_| !matches!(place, Place::Constant(_)));
        Some(known.unwrap_or(self.entries.len() + at) as u32)
    }

    /// The words of the windows that stand there, by the numbers of what a trace inherits.
    pub fn standing(&self) -> Vec<(i32, u32)> {
        let found = self.found();
        let standing = |(f, e): (&Found, &Entry)| match f.used {
            Use::Window(at) if f.stands && f.known.is_none() && e.made == Made::Word => {
                Some((at, f.same as u32))
            }
            _ => None,
        };
        found.iter().zip(&self.entries).filter_map(standing).collect()
    }

    /// Is it left by where attention is due, or will be soon?
    pub fn attends(&self) -> bool {
        matches!(self.why, Why::Attention)
    }

    /// The windows of its frames above the entry's, whose window this is.
    pub fn windows(&self, entry: usize) -> Vec<usize> {
        self.frames.iter().skip(1).map(|frame| (entry as isize + frame.base as isize) as usize).collect()
    }

    /// The values that it leaves, for a trace that goes on from there.
    pub fn found(&self) -> Vec<Found> {
        let first = |entry: &Entry| {
            let is_same = |e: &Entry| e.place == entry.place && e.made == entry.made;
            self.entries.iter().position(is_same).unwrap_or(0)
        };
        let of_first = |entry: &Entry| {
            let is_code = |made: Made| matches!(made, Made::Int | Made::Character);
            let is_same = |e: &Entry| {
                e.place == entry.place && (e.made == entry.made || is_code(e.made) && is_code(entry.made))
            };
            self.entries.iter().position(is_same).unwrap_or(0)
        };
        let found = |entry: &Entry| Found {
            used: entry.used,
            made: entry.made,
            stands: entry.stands,
            claim: entry.claim,
            same: first(entry),
            of_same: of_first(entry),
            known: match (entry.place, entry.made) {
                // SAFETY: a word in the code is a marker, a number or an object that is kept for it.
                (Place::Constant(bits), Made::Word) => Some(unsafe { Word::exposed(bits) }),
                _ => None,
            },
        };
        self.entries.iter().map(found).collect()
    }
}

impl State {
    fn at(&self, place: Place) -> u64 {
        match place {
            Place::Register(Register::General(r)) => self.general[r as usize],
            Place::Register(Register::Vector(r)) => self.vector[r as usize],
            Place::Slot(slot) => self.slots[slot as usize],
            Place::Constant(bits) => bits,
        }
    }

    /// What the last call has given. None: an exception is pending.
    pub fn given(&self) -> Option<Word> {
        // SAFETY: the call has put it there just now, and nothing has happened since.
        (self.outcome[0] != 0).then(|| unsafe { Word::exposed(self.outcome[1]) })
    }

    /// What the last call of a helper was given, for which memory was short.
    pub fn refused(&self) -> &[Word] {
        &self.operands[..self.outcome[1].saturating_sub(1) as usize]
    }

    /// The word at a place.
    ///
    /// # Safety
    /// Invariant "exit": the place holds a value of that sort, and no collection has run since it was put there.
    unsafe fn word(&self, vm: &Vm, place: Place, made: Made) -> Word {
        let bits = self.at(place);
        match made {
            Made::Int => vm.int(bits as i64).word(),
            Made::Float => Word::float(f64::from_bits(bits)),
            Made::Character => vm.character(bits as u8).word(),
            // SAFETY: by contract; the provenance was exposed when the code took the pointer.
            _ => unsafe { Word::exposed(bits) },
        }
    }
}

/// What compiled code gives back at an exit.
pub struct Restored {
    /// The interpreter, on the instruction at the innermost frame's pc.
    pub d: Direct,
    /// The values of the exit's plan, good until something is collected.
    pub planned: SmallVec<[Word; 8]>,
}

/// Puts values and frames into the windows above `d`'s, as they are at an exit, and tells the generators.
///
/// # Safety
/// `d` is where the code was entered that has left `state`, through this exit; invariant "exit".
pub unsafe fn restore(d: Direct, exit: &Exit, state: &State) -> Restored {
    let vm = d.vm();
    // SAFETY: by contract.
    let word = |entry: &Entry| unsafe { state.word(vm, entry.place, entry.made) };
    let mut words: SmallVec<[Word; 16]> = SmallVec::with_capacity(exit.entries.len());
    let mut wholes: SmallVec<[Word; 4]> = SmallVec::new();
    for entry in &exit.entries {
        let Made::Whole(n) = entry.made else {
            words.push(word(entry));
            continue;
        };
        // Where it is needed first its parts are there.
        if wholes.len() <= n as usize {
            wholes.push(exit.wholes[n as usize].make(d, &words));
        }
        words.push(wholes[n as usize]);
    }
    for write in &exit.writes {
        write.write(d, &words);
    }
    let all = || exit.entries.iter().zip(&words);
    let planned: SmallVec<[Word; 8]> = all().filter(|(e, _)| e.used == Use::Plan).map(|(_, w)| *w).collect();
    exit.plan.settle(d, &planned);
    for (entry, word) in all() {
        if let Use::Window(at) = entry.used
            && !entry.stands
        {
            d.put_word(at, *word);
        }
    }
    let countdown = &vm.heap.countdown;
    countdown.set(countdown.get() + i64::from(exit.back));
    Restored { d: stand(d, &exit.frames), planned }
}

/// Writes the headers of frames above the window of `d`.
pub fn stand(d: Direct, frames: &[Frame]) -> Direct {
    let windows = frames.iter().map(|f| Window { code: f.code, pc: f.pc, base: f.base, then: f.then });
    d.rebuilt(windows)
}
