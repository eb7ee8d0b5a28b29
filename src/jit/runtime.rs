//! What compiled code calls: the primitives as functions of machine words, and the calls that do more.
//!
//! Owns the passage between machine code and Rust. A primitive's routine is expanded from its row: it makes operands of
//! the words, runs the same body as the interpreter, and gives a word back, with a flag for tests and options. Calls of
//! helpers and natives find all frames in their windows.
//!
//! Invariant "live": while compiled code runs, nobody else uses the engine; words in its registers are values that are
//! alive, since it keeps none across a call that may collect.

use super::exit::State;
use super::generators::Plan;
use super::ir::{Collected, HelperCall, NativeCall, Passed, Primitive, Unwound};
use crate::bytecode::ops::Op;
use crate::heap::{ShapeWord, Value, Word};
use crate::interp::direct::Direct;
use crate::interp::primitives;
use crate::machine::primitives::{Index, Inline, Slot, seal};
use crate::machine::{Deliver, Machine};
use crate::object::code::CodeRef;
use crate::object::function::Function;
use crate::object::native::{FloatFunction, NativeDef, NativeFunction};
use crate::object::symbol::Symbol;
use crate::object::vm::Vm;
use smallvec::SmallVec;
use std::cell::Cell;
use std::ptr::NonNull;

/// What a routine gives: was there a result (1 or 0; of a test its answer), and the result.
#[repr(C)]
pub struct Outcome {
    pub flag: u64,
    pub value: u64,
}

/// A result as a machine word.
trait Bits {
    /// All of it.
    fn to_word(self) -> u64;
}
impl Bits for Word {
    fn to_word(self) -> u64 {
        self.raw().expose_provenance() as u64
    }
}
impl Bits for i64 {
    fn to_word(self) -> u64 {
        self as u64
    }
}
impl Bits for f64 {
    fn to_word(self) -> u64 {
        self.to_bits()
    }
}
impl Bits for ShapeWord {
    fn to_word(self) -> u64 {
        self.bits() as u64
    }
}
impl Bits for CodeRef {
    fn to_word(self) -> u64 {
        code_bits(self)
    }
}
impl<T: crate::heap::Object> Bits for crate::interp::direct::Held<T> {
    fn to_word(self) -> u64 {
        self.value().word().raw().expose_provenance() as u64
    }
}

/// The address of code, as compiled code compares it.
pub fn code_bits(code: CodeRef) -> u64 {
    std::ptr::from_ref(code.get()).addr() as u64
}

fn found<T: Bits>(result: Option<T>) -> Outcome {
    match result {
        Some(value) => Outcome { flag: 1, value: value.to_word() },
        None => Outcome { flag: 0, value: 0 },
    }
}

macro_rules! routines { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => {
    mod routine {
        use super::*;
        $(
            pub extern "sysv64" fn $name(vm: NonNull<Vm>, $($a: u64),*) -> Outcome {
                // SAFETY: invariant "live".
                let d = unsafe { Direct::adrift(vm) };
                $( let $a = operand!(d $k $a); )*
                outcome!($kind primitives::$name(d, $($a),*))
            }
        )*
    }

    /// Where the routine of a primitive is.
    pub fn address(primitive: Primitive) -> usize {
        match primitive {
            $( Primitive::$name => routine::$name as *const () as usize, )*
        }
    }
} }
macro_rules! operand {
    ($d:ident Int $v:ident) => {
        $v as i64
    };
    ($d:ident Float $v:ident) => {
        f64::from_bits($v)
    };
    ($d:ident Slot $v:ident) => {
        Slot($v as u32)
    };
    ($d:ident Inline $v:ident) => {
        Inline($v as u8)
    };
    ($d:ident Index $v:ident) => {
        Index($v as u32)
    };
    ($d:ident ShapeWord $v:ident) => {
        ShapeWord::from_bits($v as u32)
    };
    ($d:ident Symbol $v:ident) => {
        Symbol($v as u32)
    };
    ($d:ident Value $v:ident) => {
        // SAFETY: invariant "live".
        unsafe { Word::exposed($v) }
    };
    ($d:ident Word $v:ident) => {
        // SAFETY: invariant "live".
        unsafe { Word::exposed($v) }
    };
    ($d:ident Any $v:ident) => {
        // SAFETY: invariant "live".
        unsafe { Word::exposed($v) }
    };
    ($d:ident $t:ident $v:ident) => {
        // SAFETY: invariant "live"; a guard of the trace, or the making of the object, says of which type it is.
        unsafe { $d.value(Word::exposed($v)).cast_unchecked() }
    };
}
macro_rules! outcome {
    (test $result:expr) => {
        Outcome { flag: u64::from($result), value: 0 }
    };
    (attempt $result:expr) => {
        Outcome { flag: u64::from($result), value: 0 }
    };
    (option $result:expr) => {
        found($result)
    };
    (effect $result:expr) => {{
        $result;
        Outcome { flag: 1, value: 0 }
    }};
    ($kind:ident $result:expr) => {
        Outcome { flag: 1, value: $result.to_word() }
    };
}
crate::for_each_primitive! { routines }

/// Makes room in the nursery for an object of so many words. Without a flag there is none at the limit of memory.
pub extern "sysv64" fn room(vm: NonNull<Vm>, words: u64) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(vm) };
    Outcome { flag: u64::from(d.vm().heap.make_room(words as usize)), value: 0 }
}

/// As [`room`], past the limit if need be.
pub extern "sysv64" fn room_past_limit(vm: NonNull<Vm>, words: u64) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(vm) };
    d.vm().heap.make_room_past_limit(words as usize);
    Outcome { flag: 1, value: 0 }
}

/// Makes an object of the first `count` of the state's operands.
pub extern "sysv64" fn collect(state: &State, what: u64, count: u64) -> Outcome {
    // SAFETY: invariant "live".
    let mut d = unsafe { Direct::adrift(state.vm) };
    let items = &state.operands[..count as usize];
    found(match what {
        n if n == Collected::Tuple as u64 => d.new_tuple(items),
        n if n == Collected::List as u64 => d.new_list(items),
        n if n == Collected::Text as u64 => d.new_text(items),
        n if n == Collected::Dict as u64 => d.new_dict(items),
        n if n == Collected::Generator as u64 => generator(d, items),
        _ => {
            let pair = |pair: &[Word]| (Symbol(pair[0].bits() as u32), pair[1]);
            let named: SmallVec<[(Symbol, Word); 4]> = items.chunks_exact(2).map(pair).collect();
            d.new_keywords(&named)
        }
    })
}

/// Makes a function of the state's first operands. In a loop that is a closure, which mostly dies young.
pub extern "sysv64" fn new_function(state: &State) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(state.vm) };
    let [code, defaults, keyword_defaults, annotations, closure, ..] = state.operands;
    let made = crate::interp::closure(d.vm(), code, [defaults, keyword_defaults, annotations, closure]);
    Outcome { flag: 1, value: made.to_word() }
}

/// A generator of a function and its arguments, that has not started. None where the interpreter has more to do.
fn generator(d: Direct, items: &[Word]) -> Option<Word> {
    let vm = d.vm();
    let (f, args) = items.split_first()?;
    let f = vm.brand(*f).cast::<Function>()?;
    if f.code().finalizes {
        return None;
    }
    vm.generator_of(f, args.iter().map(|word| vm.brand(*word)), 0).map(Value::word)
}

/// Tells generators what compiled code has done with them: the values of the plan are the state's first operands.
pub extern "sysv64" fn settle(vm: NonNull<Vm>, state: &State, base: *mut Word, plan: &Plan) {
    // SAFETY: invariant "live"; a plan is about words of windows above the one at `base`.
    let d = unsafe { Direct::above(vm, base) };
    plan.settle(d, &state.operands);
}

/// The quick step of a built-in iterator: the item. Without a flag the iterator has ended, or is none that steps
/// quickly; either way asking again gives the same.
pub extern "sysv64" fn step_iterator(vm: NonNull<Vm>, iterator: u64) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(vm) };
    // SAFETY: invariant "live"; a guard says that it is an iterator.
    let iterator = unsafe { d.value(Word::exposed(iterator)).cast_unchecked() };
    match d.vm().quick_next(iterator) {
        Ok(item) => found(item.map(Value::word)),
        Err(_) => Outcome { flag: 0, value: 0 },
    }
}

/// As `step_iterator`, but an iterator that has ended gives the undefined value.
pub extern "sysv64" fn ask_iterator(vm: NonNull<Vm>, iterator: u64) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(vm) };
    // SAFETY: invariant "live"; a guard says that it is an iterator.
    let iterator = unsafe { d.value(Word::exposed(iterator)).cast_unchecked() };
    found(d.vm().quick_next(iterator).ok().map(|item| item.map_or(Word::UNDEF, Value::word)))
}

/// Has an iterator ended? Without a flag it has not, or that cannot be said; nothing has happened.
pub extern "sysv64" fn end_of_iterator(vm: NonNull<Vm>, iterator: u64) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(vm) };
    // SAFETY: invariant "live"; a guard says that it is an iterator.
    let iterator = unsafe { d.value(Word::exposed(iterator)).cast_unchecked() };
    let has_ended = d.vm().quick_end(iterator);
    if has_ended {
        let _none = d.vm().quick_next(iterator);
    }
    Outcome { flag: u64::from(has_ended), value: 0 }
}

/// The short way through a native, for the first `count` of the state's operands. Without a flag nothing has happened.
pub extern "sysv64" fn shortcut(state: &State, def: &'static NativeDef, count: u64) -> Outcome {
    // SAFETY: invariant "live".
    let d = unsafe { Direct::adrift(state.vm) };
    let given = |n: usize| Cell::new(state.operands[n]);
    let shortcut = |given: &[Cell<Word>]| found(crate::object::native::shortcut_of(d.vm(), def, given));
    match count {
        1 => shortcut(&[given(0)]),
        2 => shortcut(&[given(0), given(1)]),
        _ => shortcut(&(0..count as usize).map(given).collect::<SmallVec<[Cell<Word>; 8]>>()),
    }
}

/// A function of one float. Without a flag it has refused.
pub extern "sysv64" fn of_float(function: &FloatFunction, x: u64) -> Outcome {
    found((function.run)(f64::from_bits(x)).ok())
}

/// Calls a helper with the first `count` of the state's operands, in the frame whose window is at `base`. What it gives
/// is in the state's outcome too, for the exit. Without a flag there is a value if memory was short: the number of the
/// operands and one.
pub extern "sysv64" fn help(state: &mut State, base: *mut Word, call: &HelperCall, count: u64) -> Outcome {
    // SAFETY: invariant "live"; the frames stand in their windows.
    let d = unsafe { Direct::standing(state.vm, base, call.pc) };
    let outcome = match d.run_once(call.helper, &state.operands[..count as usize]) {
        Some(word) => found(Some(word)),
        // The exit finds its operands where they are.
        None if d.is_short(call.helper) => Outcome { flag: 0, value: 1 + count },
        None => found::<Word>(None),
    };
    state.outcome = [outcome.flag, outcome.value];
    outcome
}

/// The pending exception of a call in the frame at `base` finds its way; see [`sent`].
pub extern "sysv64" fn unwind(
    state: &mut State,
    base: *mut Word,
    expected: &Unwound,
    entry: *mut Word,
) -> Outcome {
    sent(state, base, expected, entry, |d| (d.vm().pending.get(), d.deliver(None, Deliver::Nowhere)))
}

/// The state's first operand is raised, in the frame at `base`; see [`sent`].
pub extern "sysv64" fn throw(
    state: &mut State,
    base: *mut Word,
    expected: &Unwound,
    entry: *mut Word,
) -> Outcome {
    let exception = state.operands[0];
    sent(state, base, expected, entry, |d| {
        let done = if expected.again { d.throw(exception) } else { d.throw_first(exception) };
        (exception, seal::machine(done))
    })
}

/// The state's first operand, an exception, passes a frame, of which the others are the function and registers.
pub extern "sysv64" fn passed(state: &State, entry: *mut Word, frame: &Passed, count: u64) {
    // SAFETY: invariant "live"; the frame's window is counted from the entry's.
    let d = unsafe { Direct::above(state.vm, entry) };
    d.passed(frame.code, frame.pc, frame.base, state.operands[0], &state.operands[1..count as usize]);
}

/// An exception is sent on its way in the frame at `base`. Without a flag it did not end where the trace goes on, or the
/// trace is stale: the state's outcome is where the interpreter goes on.
fn sent(
    state: &mut State,
    base: *mut Word,
    expected: &Unwound,
    entry: *mut Word,
    send: impl FnOnce(Direct) -> (Word, Direct),
) -> Outcome {
    // SAFETY: invariant "live"; the frames stand in their windows.
    let d = unsafe { Direct::standing(state.vm, base, expected.from) };
    let (exception, d) = send(d);
    state.outcome = d.whereabouts();
    let vm = d.vm();
    let window = vm.stack.index_of(entry) as isize + expected.base as isize;
    let is_there = d.window() as isize == window
        && d.upcoming().op() != Op::Halt
        && d.frame_code().is(expected.code)
        && d.pc_index() == expected.pc
        && state.epoch == vm.code_epoch.get();
    // Another exception may have taken its place.
    match is_there && d.caught().is_none_or(|(_, caught)| caught == exception) {
        true => Outcome { flag: 1, value: exception.to_word() },
        false => Outcome { flag: 0, value: 0 },
    }
}

/// Calls a native, whose arguments are in the window at `base`.
pub extern "sysv64" fn call_native(state: &mut State, base: *mut Word, call: &NativeCall) -> Outcome {
    // SAFETY: invariant "live"; the frames stand in their windows.
    let mut d = unsafe { Direct::standing(state.vm, base, call.pc) };
    let native = state.operands[0];
    let names = d.names_of(call.call.names);
    // The instruction may have put them there itself: the class before the arguments of its `__new__`.
    for (n, word) in state.operands[1..].iter().take(call.call.count as usize).enumerate() {
        d.put_word(call.call.first as i32 + n as i32, *word);
    }
    let outcome = match d.value(native).cast::<NativeFunction>() {
        Some(native) => d.run_native(native, call.call.first, call.call.count, names),
        None => None,
    };
    let outcome = found(outcome);
    state.outcome = [outcome.flag, outcome.value];
    outcome
}
