//! What the interpreter calls out of line: helpers, natives, safepoints, the rare rest of an operation.
//!
//! Owns the functions between the dispatch loop and the Rust code that may look at frames, raise, collect or run
//! scripts. Scalars go in, and pc and window come out, so that the loop keeps both in machine registers. Before Rust
//! code runs, the place of the interpreter is published and what it passes on is on the stack, where it is a root.

use super::direct::{Direct, Held, SAMPLED};
use crate::bytecode::ops::Reg;
use crate::heap::{Collect, Value, Word};
use crate::machine::primitives::{Call, seal};
use crate::machine::{Deliver, Done, Helper, Machine};
use crate::object::class::Builtin;
use crate::object::context::{Args, Cx, Res};
use crate::object::error::Raise;
use crate::object::iterator::{Ask, Iterator};
use crate::object::native::{NativeDef, NativeFunction, Run, Shortcut};
use crate::object::symbol::Symbol;
use crate::object::vm::Vm;
use crate::semantics::native::{MOST, opened};
use std::ptr::NonNull;

impl Direct {
    /// Run a helper out of line: arguments go to the stack, where they are roots. A quiet one that finds no memory is run
    /// again after a collection, once.
    pub(crate) fn run(self, helper: &'static Helper, args: &[Word]) -> Option<Word> {
        self.on_stack(args, |cx, args| match attempt(cx, helper, args) {
            Err(_) if is_short(cx, helper) => again(cx, helper, args),
            outcome => outcome,
        })
    }

    /// As `run`, but never collects for a quiet helper: see [`Direct::run_after_shortage`].
    #[cfg(feature = "jit")]
    pub(crate) fn run_once(self, helper: &'static Helper, args: &[Word]) -> Option<Word> {
        self.on_stack(args, |cx, args| attempt(cx, helper, args))
    }

    /// Has `run_once` given nothing since memory was short?
    #[cfg(feature = "jit")]
    pub(crate) fn is_short(self, helper: &'static Helper) -> bool {
        is_short(self.vm(), helper)
    }

    /// What there is for these arguments, if `run_once` has given nothing for them since memory was short.
    #[cfg(feature = "jit")]
    pub(crate) fn run_after_shortage(self, helper: &'static Helper, args: &[Word]) -> Option<Word> {
        self.is_short(helper).then(|| self.on_stack(args, |cx, args| again(cx, helper, args)))?
    }

    fn on_stack(
        self,
        args: &[Word],
        run: impl for<'s> FnOnce(&mut Cx<'s>, Args<'s>) -> Res<Word>,
    ) -> Option<Word> {
        self.publish();
        let vm = self.vm();
        let first = vm.top.get();
        for (i, w) in args.iter().enumerate() {
            vm.put(first + i, *w);
        }
        vm.top.set(first + args.len());
        vm.note_high(first + args.len());
        // SAFETY: invariant "state": the machine has been consumed, no value of it is used after this.
        let mut cx = unsafe { Cx::from_raw(self.vm) };
        let outcome = run(&mut cx, Args::new(first, args.len()));
        // Not through `vm`: a collection has ended all borrows of the engine.
        cx.top.set(first);
        outcome.ok()
    }

    /// What the short way through a native gives, if it has one that goes here, and it is bound to nothing.
    pub(crate) fn short_way(
        self,
        native: Held<NativeFunction>,
        first: u32,
        count: u32,
    ) -> Option<(&'static NativeDef, Word)> {
        if native.get(|n| &n.receiver) != Value::UNDEF {
            return None;
        }
        let def = native.object().def.get();
        let vm = self.vm();
        let at = vm.stack.index_of(self.base) + first as usize;
        Some((def, crate::object::native::taken_shortcut(vm, def, at, count as usize)?))
    }

    /// A native called without delivering what it gives, for the recorder.
    pub(crate) fn run_native(
        self,
        native: Held<NativeFunction>,
        first: u32,
        count: u32,
        names: &[Symbol],
    ) -> Option<Word> {
        native_called(self, native, first, count, names)
    }

    /// What a native has given for a call, delivered: also that it leaves the call to library code.
    #[cfg(feature = "jit")]
    pub(crate) fn native_given(mut self, outcome: Option<Word>, native: Word, call: Call) -> Direct {
        match outcome {
            Some(Word::UNDEF) => seal::machine(self.call_taken_over(native, call)),
            Some(w) => {
                self.write(call.dst, w);
                self
            }
            None => self.deliver(None, Deliver::To(call.dst)),
        }
    }

    /// Calls the library code that a native has left its arguments to, with those same arguments.
    pub(crate) fn call_taken_over(self, native: Word, call: Call) -> Done<Self> {
        let function = self.run(&crate::machine::helper::TAKE_OVER, &[native]);
        let Some(function) = function else { return seal::done(self.raise()) };
        crate::semantics::call::callable(self, function, call)
    }
}

fn attempt<'s>(cx: &mut Cx<'s>, helper: &Helper, args: Args<'s>) -> Res<Word> {
    match helper.run {
        Run::Quiet(run) => run(cx, cx.arguments(&NO_DEF, args)).map(Value::word),
        Run::Loud(run) | Run::Resuming(run) => run(cx, args).map(|_| cx.result.get()),
        Run::Host(_) => Err(cx.system_error("a helper is no function of the host")),
    }
}

/// The same after a collection. A quiet helper that fails has done nothing: it takes its memory first.
#[cold]
fn again<'s>(cx: &mut Cx<'s>, helper: &Helper, args: Args<'s>) -> Res<Word> {
    cx.pending.set(Word::UNDEF);
    cx.collect_now(Collect::Full);
    attempt(cx, helper, args)
}

/// Was there no memory for a quiet helper, though some of it may be garbage?
#[cold]
fn is_short(vm: &Vm, helper: &Helper) -> bool {
    matches!(helper.run, Run::Quiet(_)) && vm.heap.is_starved() && vm.pending_is(Builtin::MemoryError)
}

/// For helpers, which take their arguments as they are.
static NO_DEF: crate::object::native::NativeDef = crate::object::native::NativeDef {
    name: "helper",
    doc: "",
    role: crate::object::native::Role::StaticMethod,
    params: &[],
    arity: crate::object::native::Arity::of(&[]),
    run: Run::Quiet(no_run),
    shortcut: None,
    asks: None,
};
fn no_run<'v>(
    _: &'v Cx<'_>,
    _: crate::object::context::Arguments<'v>,
) -> crate::object::context::Res<Value<'v>> {
    Ok(Value::NONE)
}

#[cold]
#[inline(never)]
pub(super) fn outline(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    rest: impl FnOnce(Direct) -> Done<Direct>,
) -> (*const u32, *mut Word) {
    let d = seal::machine(rest(Direct { vm, pc, base }));
    (d.pc, d.base)
}

#[cold]
#[inline(never)]
pub(super) fn helped(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    helper: &'static Helper,
    args: &[Word],
    deliver: Deliver,
) -> (*const u32, *mut Word) {
    let d = Direct { vm, pc, base };
    let outcome = d.run(helper, args);
    // A collection may have moved the function, not the code.
    let d = d.deliver(outcome, deliver);
    (d.pc, d.base)
}

/// An int that does not fit in a word.
#[inline(never)]
pub(super) fn wide(vm: NonNull<Vm>, i: i64) -> Word {
    // SAFETY: invariant "state".
    unsafe { vm.as_ref() }.int(i).word()
}

/// The quick step of an iterator.
#[inline(never)]
pub(super) fn stepped(vm: NonNull<Vm>, it: Held<Iterator>) -> Result<Option<Word>, Ask> {
    // SAFETY: invariant "state".
    let vm = unsafe { &*vm.as_ptr() };
    vm.quick_next(it).map(|item| item.map(Value::word))
}

#[cold]
#[inline(never)]
pub(super) fn attend(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
) -> Result<(), (*const u32, *mut Word)> {
    let d = Direct { vm, pc, base };
    d.publish();
    // SAFETY: invariant "state".
    let mut cx = unsafe { Cx::from_raw(vm) };
    match cx.attend(0) {
        Ok(()) => match sampled(Direct { vm, pc, base }) {
            None => Ok(()),
            Some(out) => Err((out, base)),
        },
        Err(_) => {
            let d = d.raise();
            Err((d.pc, d.base))
        }
    }
}

/// Where the dispatch loop is left, if it is, to show the back edge or call that this safepoint belongs to. It will be
/// done from its start: the step that it has counted is given back.
fn sampled(d: Direct) -> Option<*const u32> {
    let vm = d.vm();
    if !vm.sampling.get() {
        return None;
    }
    let code = d.frame_code().get();
    let start = code.safepoint_before(d.pc_index())?;
    vm.heap.countdown.set(vm.heap.countdown.get() + 1);
    vm.sampled.set(code.start().wrapping_add(start as usize));
    Some(&raw const SAMPLED)
}

/// A call of a native, out of line: scalars in, and the two that may have changed out.
#[inline(never)]
pub(super) fn outlined_native(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    native: Word,
    [dst, first, count]: [u32; 3],
    names: Option<u32>,
) -> (*const u32, *mut Word) {
    if names.is_none() && shortcut(vm, base, native, [dst, first, count]) {
        return (pc, base);
    }
    native_in_full(vm, pc, base, native, [dst, first, count], names)
}

/// A native that is done in a few instructions, with its result delivered. Nothing is published: it looks at no frames
/// and makes no handles. There is nothing to keep across the shortcut, so this becomes a jump to it.
#[inline(never)]
pub(super) fn shortcut(
    vm: NonNull<Vm>,
    base: *mut Word,
    native: Word,
    [dst, first, count]: [u32; 3],
) -> bool {
    let mut d = Direct { vm, pc: std::ptr::null(), base };
    let Some(native) = d.value(native).cast::<NativeFunction>() else { return false };
    let def = native.object().def.get();
    let Some(kind) = def.shortcut else { return false };
    let (first, count) = placed(d, native, first, count);
    let dst = Reg(dst as u8);
    if let Shortcut::Open(which) = kind {
        return open(d, first, count, |args| opened(d, which, args, dst).ok()).is_some();
    }
    match crate::object::native::taken_shortcut(d.vm(), def, first, count) {
        Some(w) => {
            d.write(dst, w);
            true
        }
        None => false,
    }
}

/// What is done with the `count` arguments of an opened native, in the stack words from `first` on.
#[inline(always)]
fn open<R>(d: Direct, first: usize, count: usize, act: impl FnOnce(&[Word]) -> Option<R>) -> Option<R> {
    let mut args = [Word::UNDEF; MOST];
    let given = d.vm().stack.words().get(first..first + count.min(MOST + 1))?;
    for (arg, word) in args.iter_mut().zip(given) {
        *arg = word.get();
    }
    act(args.get(..count)?)
}

/// Where the arguments of a native are in the stack, and how many: with what it is bound to before them.
#[inline(always)]
fn placed(d: Direct, native: Held<NativeFunction>, first: u32, count: u32) -> (usize, usize) {
    let vm = d.vm();
    let (first, count) = (vm.stack.index_of(d.base) + first as usize, count as usize);
    match native.get(|n| &n.receiver) {
        Value::UNDEF => (first, count),
        receiver => {
            // The word below the arguments is free.
            vm.put(first - 1, receiver.word());
            (first - 1, count + 1)
        }
    }
}

/// As `outlined_native`, without trying the native's shortcut.
#[inline(never)]
pub(super) fn native_in_full(
    vm: NonNull<Vm>,
    pc: *const u32,
    base: *mut Word,
    native: Word,
    [dst, first, count]: [u32; 3],
    names: Option<u32>,
) -> (*const u32, *mut Word) {
    let mut d = Direct { vm, pc, base };
    let dst = Reg(dst as u8);
    let keywords = names;
    let names = d.names_of(names);
    let Some(native) = d.value(native).cast::<NativeFunction>() else {
        let _pending = d.vm().system_error("not a native");
        let d = d.raise();
        return (d.pc, d.base);
    };
    let word = native.value().word();
    let d = match native_called(d, native, first, count, names) {
        Some(Word::UNDEF) => {
            seal::machine(d.call_taken_over(word, Call { dst, first, count, names: keywords }))
        }
        Some(w) => {
            d.write(dst, w);
            d
        }
        None => d.deliver(None, Deliver::To(dst)),
    };
    (d.pc, d.base)
}

/// Bind and run a native; the outcome is its result.
#[inline]
pub(super) fn native_called(
    d: Direct,
    native: Held<NativeFunction>,
    first: u32,
    count: u32,
    names: &[Symbol],
) -> Option<Word> {
    d.publish();
    let vm = d.vm();
    let def = native.object().def.get();
    let window_end = vm.top.get();
    let is_bound = native.get(|n| &n.receiver) != Value::UNDEF;
    let (first, count) = placed(d, native, first, count);
    vm.top.set(window_end.max(first + count));
    vm.note_high(vm.top.get());
    // SAFETY: invariant "state".
    let mut cx = unsafe { Cx::from_raw(d.vm) };
    let outcome = crate::object::native::call_in_full(&mut cx, def, first, count, names, is_bound);
    // Not through `vm`: a collection has ended all borrows of the engine.
    cx.top.set(window_end);
    outcome.ok().map(|()| cx.result.get())
}
