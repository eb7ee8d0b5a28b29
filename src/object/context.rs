//! The context of natives: what may be done quietly, what is loud, and how values survive.
//!
//! `&Cx` is quiet: it allocates, reads and writes; nothing moves, dies or runs. `&mut Cx` is loud: scripts may run, the
//! collector may move everything. A [`Value`] borrows from the quiet context, so the compiler refuses every value held
//! across a loud call; a [`Handle`] does not, and survives. No value enters or leaves a loud call: handles go in, the
//! result comes back through a handle or as [`Ret`], and an exception stays in the engine behind [`Thrown`].

use super::class::Builtin;
use super::error::Raise;
use super::native::{NativeDef, NativeFunction};
use super::vm::Vm;
use crate::heap::{Collect, Ref, Value, Word};
use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::{Mutex, OnceLock};

/// An exception has been raised; it waits in the engine.
#[derive(Debug)]
pub struct Thrown(pub(super) ());

/// A native has put its result in place.
pub struct Ret(());

impl Thrown {
    /// The exception in a handle is raised.
    pub fn of(cx: &Cx<'_>, exception: Handle<'_>) -> Thrown {
        cx.throw(cx.get(exception))
    }
}

/// The result of what may raise.
pub type Res<T> = Result<T, Thrown>;

/// See the module's documentation.
pub struct Cx<'s> {
    vm: NonNull<Vm>,
    scope: PhantomData<&'s mut Vm>,
}

impl Deref for Cx<'_> {
    type Target = Vm;
    #[inline(always)]
    fn deref(&self) -> &Vm {
        // SAFETY: a context is made from an exclusive borrow of the engine that outlives it (`Cx::new`).
        unsafe { self.vm.as_ref() }
    }
}

/// A place on the value stack: it keeps its object alive and follows it, as long as the scope `'s` lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle<'s>(u32, PhantomData<&'s ()>);

impl Handle<'_> {
    /// Its stack index.
    #[inline(always)]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// So many words are moved between two looks at the interrupt flag.
pub const MANY: usize = 1 << 16;

/// The arguments of a native: as many as it has parameters, undefined where none was given.
#[derive(Clone, Copy)]
pub struct Args<'s> {
    base: u32,
    count: u32,
    scope: PhantomData<&'s ()>,
}

impl<'s> Args<'s> {
    /// Arguments in the stack words from `base` on.
    pub(crate) fn new(base: usize, count: usize) -> Args<'s> {
        Args { base: base as u32, count: count as u32, scope: PhantomData }
    }

    /// How many.
    pub fn len(self) -> usize {
        self.count as usize
    }

    /// Are there none?
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// All of them but the first.
    pub fn rest(self) -> Args<'s> {
        let gone = self.count.min(1);
        Args { base: self.base + gone, count: self.count - gone, scope: PhantomData }
    }

    /// One of them. Past the end: the handle of a word that is undefined.
    #[inline]
    pub fn get(self, index: usize) -> Handle<'s> {
        if (index as u32) < self.count {
            Handle(self.base + index as u32, PhantomData)
        } else {
            Handle(0, PhantomData)
        }
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = Handle<'s>> {
        (0..self.count).map(move |i| Handle(self.base + i, PhantomData))
    }
}

impl<'s> Cx<'s> {
    /// The context of an engine.
    pub fn new(vm: &'s mut Vm) -> Cx<'s> {
        Cx { vm: NonNull::from(vm), scope: PhantomData }
    }

    /// A context for the interpreter, which holds the engine as a pointer.
    ///
    /// # Safety
    /// `vm` is alive and exclusively the caller's during `'s`, and while the context is used loudly the caller keeps no
    /// value outside registers and roots.
    #[inline(always)]
    pub unsafe fn from_raw(vm: NonNull<Vm>) -> Cx<'s> {
        Cx { vm, scope: PhantomData }
    }

    /// The engine as a pointer, for `support`.
    pub(super) fn engine(&mut self) -> NonNull<Vm> {
        self.vm
    }

    // ---- quiet ----

    /// What a handle holds.
    #[inline(always)]
    pub fn get(&self, handle: Handle<'_>) -> Value<'_> {
        self.brand(self.at(handle.index()))
    }

    /// Let a handle hold something else.
    #[inline(always)]
    pub fn set(&self, handle: Handle<'_>, value: Value<'_>) {
        debug_assert!(self.heap.owns(value), "a value of another engine");
        self.put(handle.index(), value.word());
    }

    /// A new handle in this scope.
    pub fn root(&self, value: Value<'_>) -> Handle<'s> {
        let at = self.top.get();
        // The stack keeps a reserve above the limit of frames for natives; see `RESERVE`.
        if at + 1 >= self.stack.len() {
            return Handle(0, PhantomData);
        }
        self.put(at, value.word());
        self.top.set(at + 1);
        self.high.set(self.high.get().max(at + 1));
        Handle(at as u32, PhantomData)
    }

    /// New handles for many values, for which the stack has room; that is paid for.
    ///
    /// # Errors
    /// The exception that stops the script.
    pub fn root_all<'v>(&self, values: impl IntoIterator<Item = Value<'v>>) -> Res<()> {
        for (at, value) in values.into_iter().enumerate() {
            if at % MANY == MANY - 1 {
                self.pay(super::vm::WORK)?;
            }
            self.root(value);
        }
        Ok(())
    }

    /// Handles that hold None, for a loop to use again and again.
    pub fn locals<const N: usize>(&self) -> [Handle<'s>; N] {
        std::array::from_fn(|_| self.root(Value::NONE))
    }

    /// The result of a loud native.
    #[inline(always)]
    pub fn ret(&self, value: Value<'_>) -> Res<Ret> {
        self.result.set(value.word());
        Ok(Ret(()))
    }

    /// A view of arguments for quiet natives.
    pub(crate) fn arguments<'v>(&'v self, def: &'static NativeDef, args: Args<'_>) -> Arguments<'v> {
        Arguments { vm: self, def, base: args.base as usize, count: args.count as usize }
    }

    /// Pay for work, and stop if that was asked for, or if there is no fuel. Nothing is collected, unlike at a safepoint.
    ///
    /// # Errors
    /// The exception that stops the script.
    pub fn pay(&self, steps: i64) -> Res<()> {
        if self.is_interrupted() {
            return Err(self.stop(super::error::Stop::Interrupted));
        }
        if self.spend(steps) { Ok(()) } else { Err(self.stop(super::error::Stop::Fuel)) }
    }

    // ---- loud ----

    /// A collection before a script is called from the host, if it is due.
    pub fn collect_if_due(&mut self) {
        self.heap.be_patient();
        if self.heap.wants_collection() {
            self.collect_now(Collect::Step);
            if !self.finds_room(0) {
                self.heap.grant_grace();
            }
        }
    }

    /// Run `body` with handles of its own, which end with it.
    pub fn scope<R>(&mut self, body: impl for<'i> FnOnce(&mut Cx<'i>) -> R) -> R {
        let mark = self.top.get();
        let result = body(&mut Cx { vm: self.vm, scope: PhantomData });
        self.top.set(mark);
        result
    }

    /// The same context for as long as it is borrowed. Handles made in it end with the scope around it.
    pub fn reborrow(&mut self) -> Cx<'_> {
        Cx { vm: self.vm, scope: PhantomData }
    }

    /// A safepoint: collect if it is due, stop if it was asked for. Every native with unbounded work comes here at
    /// least every 10,000 steps or 64 KiB, and pays for it with fuel.
    ///
    /// # Errors
    /// The exception that stops the script: out of fuel, interrupted, out of memory.
    pub fn poll(&mut self) -> Res<()> {
        self.attend(super::vm::WORK)
    }

    /// The attention routine: `steps` is what the caller has counted beyond what was granted.
    ///
    /// # Errors
    /// As [`Cx::poll`].
    pub fn attend(&mut self, steps: i64) -> Res<()> {
        let left = self.heap.settle() - steps;
        self.heap.countdown.set(left);
        // First, since a collection with a long stack takes its time; the next safepoint makes up for it.
        if self.is_interrupted() {
            return Err(self.stop(super::error::Stop::Interrupted));
        }
        if self.heap.wants_collection() {
            self.collect_now(Collect::Step);
        }
        if left <= 0 && !self.refill(left.unsigned_abs()) {
            self.heap.countdown.set(0);
            return Err(self.stop(super::error::Stop::Fuel));
        }
        self.stay_within_limit()?;
        self.heap.rearm();
        if self.has_dead_callbacks() {
            self.call_dead_callbacks();
        }
        if self.has_due_finalizers() {
            self.run_finalizers();
        }
        match self.take_drop_panic() {
            Some(said) => {
                Err(self.raise(Builtin::RuntimeError, format!("a host object's drop panicked: {said}")))
            }
            None => Ok(()),
        }
    }

    /// A call of the host has ended early: what its frames have left there must not look alive to the next one.
    pub fn clear_dead_words(&mut self) {
        // SAFETY: `&mut self` is the exclusive, loud borrow; values made from it have ended.
        unsafe { self.vm.as_mut() }.clear_dead_words();
    }

    /// Collect now.
    pub fn collect_now(&mut self, what: Collect) {
        // SAFETY: `&mut self` is the exclusive, loud borrow; values made from it have ended.
        unsafe { self.vm.as_mut() }.collect(what);
    }

    /// Make sure that `bytes` can be allocated, collecting if that helps.
    ///
    /// # Errors
    /// MemoryError, before anything was allocated.
    pub fn reserve(&mut self, bytes: usize) -> Res<()> {
        self.charge_bytes(bytes);
        if self.finds_room(bytes) { Ok(()) } else { Err(self.memory_error()) }
    }

    fn finds_room(&mut self, bytes: usize) -> bool {
        if self.heap.reserve(bytes) {
            return true;
        }
        // A cycle that is under way keeps what has died since it began; the next one does not.
        (0..2).any(|_| {
            if self.is_interrupted() {
                return false;
            }
            self.collect_now(Collect::Full);
            self.heap.reserve(bytes)
        })
    }

    /// Host data may pass the limit of memory, as it is counted when it is there already. Scripts are told once, and can
    /// then let go of it: they are told again when they have come to hold more.
    fn stay_within_limit(&mut self) -> Res<()> {
        if self.finds_room(self.heap.room_wanted()) {
            // Just below the limit it would all begin again.
            if self.heap.reserve(crate::heap::GRACE) {
                self.overdrawn.set(0);
            }
            return Ok(());
        }
        self.heap.grant_grace();
        let held = self.heap.held_bytes();
        if held <= self.overdrawn.get() {
            return Ok(());
        }
        self.overdrawn.set(held + crate::heap::GRACE / 2);
        Err(self.memory_error())
    }

    /// Call `callee` with positional arguments; the result goes to `out`.
    ///
    /// # Errors
    /// Whatever the callee raises.
    pub fn call_into(&mut self, out: Handle<'_>, callee: Handle<'_>, args: &[Handle<'_>]) -> Res<()> {
        let mark = self.top.get();
        let at = self.root(self.get(callee));
        for arg in args {
            self.root(self.get(*arg));
        }
        let Some(hooks) = self.hooks.get() else { return Err(self.system_error("no interpreter")) };
        let result = (hooks.call)(self, at.index(), args.len(), Word::UNDEF);
        self.top.set(mark);
        let word = result?;
        self.put(out.index(), word);
        Ok(())
    }

    /// Call the method `name` of the type of `receiver`; false when there is none.
    ///
    /// # Errors
    /// Whatever the method raises.
    pub fn call_special(
        &mut self,
        out: Handle<'_>,
        receiver: Handle<'_>,
        name: super::symbol::Symbol,
        args: &[Handle<'_>],
    ) -> Res<bool> {
        let mark = self.top.get();
        let callee = {
            let class = self.class_of(self.get(receiver));
            let Some(found) = self.lookup(class, name) else { return Ok(false) };
            self.root(found)
        };
        let binds = super::attribute::binds_receiver(self.get(callee));
        if binds {
            let mut all: smallvec::SmallVec<[Handle<'_>; 4]> = smallvec::smallvec![receiver];
            all.extend_from_slice(args);
            self.call_into(out, callee, &all)?;
        } else {
            super::attribute::bind_into(self, callee, callee, receiver)?;
            self.call_into(out, callee, args)?;
        }
        // Whoever asks again and again, as a sort does, takes no more of the stack for it.
        self.top.set(mark);
        Ok(true)
    }
}

/// The arguments of a quiet native, checked and converted as they are taken.
#[derive(Clone, Copy)]
pub struct Arguments<'v> {
    vm: &'v Vm,
    /// The native, for messages.
    pub def: &'static NativeDef,
    base: usize,
    count: usize,
}

impl<'v> Arguments<'v> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// One argument, undefined if none was given.
    #[inline]
    pub fn get(&self, index: usize) -> Value<'v> {
        if index < self.count { self.vm.brand(self.vm.at(self.base + index)) } else { Value::UNDEF }
    }
}

/// Handles that outlive every call: the host's.
///
/// A word stays where it is as long as the table does, so that reading it takes no lock.
pub struct PersistentTable {
    /// Each of them has twice as many words as the one before.
    chunks: [OnceLock<Box<[Cell<Word>]>>; CHUNKS],
    numbers: Mutex<Numbers>,
}

/// Who has which number.
#[derive(Default)]
struct Numbers {
    /// The first that nobody has had.
    next: u32,
    free: Vec<u32>,
}

/// Words of the first chunk.
const FIRST: usize = 64;
/// Chunks for all numbers but the last.
const CHUNKS: usize = 26;

// SAFETY: the words are only read and written by the thread that runs the engine, but for that of a number which nobody
// had, and what is copied to it while the mutex keeps collections away. Dropping a handle on another thread touches the
// list of free numbers alone.
unsafe impl Send for PersistentTable {}
// SAFETY: as above.
unsafe impl Sync for PersistentTable {}

impl Default for PersistentTable {
    fn default() -> PersistentTable {
        PersistentTable { chunks: [const { OnceLock::new() }; CHUNKS], numbers: Mutex::default() }
    }
}

impl PersistentTable {
    /// Which chunk has the word of a number, and where.
    fn place(number: u32) -> (usize, usize) {
        let at = number as usize + FIRST;
        let chunk = at.ilog2() - FIRST.ilog2();
        (chunk as usize, at - (FIRST << chunk))
    }

    fn cell(&self, number: u32) -> Option<&Cell<Word>> {
        let (chunk, at) = PersistentTable::place(number);
        self.chunks.get(chunk)?.get()?.get(at)
    }

    fn put(&self, numbers: &mut Numbers, word: Word) -> u32 {
        let number = numbers.free.pop().unwrap_or_else(|| {
            numbers.next += 1;
            numbers.next - 1
        });
        let (chunk, at) = PersistentTable::place(number);
        let empty = || vec![Cell::new(Word::UNDEF); FIRST << chunk].into_boxed_slice();
        self.chunks[chunk].get_or_init(empty)[at].set(word);
        number
    }

    /// Keep a word; the number gets it back.
    pub fn keep(&self, word: Word) -> u32 {
        self.numbers.lock().map_or(u32::MAX, |mut numbers| self.put(&mut numbers, word))
    }

    /// Keep what is kept under a number once more. May be called from any thread: a collection cannot come between.
    pub fn keep_again(&self, number: u32) -> u32 {
        let Ok(mut numbers) = self.numbers.lock() else { return u32::MAX };
        self.put(&mut numbers, self.get(number))
    }

    /// The word kept under a number.
    #[inline]
    pub fn get(&self, number: u32) -> Word {
        self.cell(number).map_or(Word::UNDEF, Cell::get)
    }

    /// Keep it no longer. May be called from any thread.
    pub fn release(&self, number: u32) {
        if let Ok(mut numbers) = self.numbers.lock() {
            numbers.free.push(number);
        }
    }

    pub(super) fn visit(&self, visit: &mut dyn FnMut(&mut Word)) {
        let Ok(numbers) = self.numbers.lock() else { return };
        for number in &numbers.free {
            if let Some(cell) = self.cell(*number) {
                cell.set(Word::UNDEF);
            }
        }
        for cell in (0..numbers.next).filter_map(|number| self.cell(number)) {
            let mut word = cell.get();
            visit(&mut word);
            cell.set(word);
        }
    }
}

/// A native function object and its receiver, for whoever calls it.
pub fn native_of<'v>(v: Value<'v>) -> Option<Ref<'v, NativeFunction>> {
    v.cast()
}
