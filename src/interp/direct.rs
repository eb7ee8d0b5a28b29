//! `Direct`: the state of the interpreter, registers, caches and frames.
//!
//! Three words of state are kept in machine registers by the dispatch loop, which makes a fresh `Direct` for each
//! instruction. Where the constants of the innermost frame are stands in the engine: whoever pushes or pops a frame
//! says so, and a run that ends leaves what it found.
//!
//! A window is preceded by three words: the function, the address of the next instruction of the caller as an integer
//! payload, and the link: recursion depth, distance to the caller's window, continuation. Integer payloads are valid
//! words, so the collector scans the stack without knowing frames.
//!
//! Invariant "window": `base` points to register 0 of a window inside the stack, the code's `registers` words from there
//! on are inside it too, and the verifier has checked that no instruction names another register. Invariant "state":
//! while the machine exists, nobody else uses the engine; values taken from it are gone when it is consumed.

use super::unwind;
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::{CALL_HEADER, Const16, Ins, Instruction, Label, METHOD_HEADER, Name, Reg, Site};
use crate::heap::{Object, Ref, ShapeWord, Value, Word};
use crate::machine::primitives::{CodeFunction, Construct, Continuation, Slot, seal};
use crate::machine::{Deliver, Done, Helper, Machine};
use crate::object::attribute::{self, Place};
use crate::object::call_error::{self, Target};
use crate::object::class::{Builtin, Class, class_flag};
use crate::object::code::{CACHE_WORDS, Cache, CodeRef};
use crate::object::context::{Args, Cx, Handle, Res};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::function::{Cell as Variable, Function};
use crate::object::generator::{Generator, State};
use crate::object::iterator::{Ask, Iterator};
use crate::object::native::{NativeFunction, Run};
use crate::object::symbol::{Symbol, name};
use crate::object::tuple::Tuple;
use crate::object::vm::{Innermost, Vm};
use smallvec::SmallVec;
use std::cell::Cell;
use std::ptr::NonNull;

/// Words of the stack that frames leave to natives.
pub const RESERVE: usize = 4096;
/// By how much the soft end of the stack moves.
const SOFT_STEP: usize = 8192;

// The link, from the lowest bit: continuation, destination register, distance to the caller's window, depth.
const DST_SHIFT: u32 = 5;
const DELTA_SHIFT: u32 = 13;
const DELTA_MASK: u64 = (1 << (DEPTH_SHIFT - DELTA_SHIFT)) - 1;
const DEPTH_SHIFT: u32 = 25;

/// The instruction that a frame entered from Rust returns to.
pub(super) static HALT: u32 = crate::bytecode::ops::Op::Halt as u32;

/// See the module's documentation.
#[derive(Clone, Copy)]
pub struct Direct {
    pub(crate) vm: NonNull<Vm>,
    pub(crate) pc: *const u32,
    pub(crate) base: *mut Word,
}

/// A reference as `Direct` holds it: good until the machine is consumed.
pub type Held<T> = Ref<'static, T>;

impl Direct {
    /// The engine.
    #[inline(always)]
    pub(crate) fn vm<'a>(self) -> &'a Vm {
        // SAFETY: invariant "state".
        unsafe { &*self.vm.as_ptr() }
    }

    /// A word as a value that lasts until the machine is consumed.
    #[inline(always)]
    pub(crate) fn value(self, w: Word) -> Value<'static> {
        // SAFETY: invariant "state": the word comes from a register, a cache or a live object.
        unsafe { Value::from_word(w) }
    }

    #[inline(always)]
    pub(super) fn register(self, r: isize) -> *mut Word {
        // SAFETY: invariant "window": also the header, at negative distances, is inside the stack.
        unsafe { self.base.offset(r) }
    }

    #[inline(always)]
    pub(super) fn get(self, r: isize) -> Word {
        // SAFETY: as above; every word of the stack is initialised.
        unsafe { *self.register(r) }
    }

    #[inline(always)]
    pub(super) fn put(self, r: isize, w: Word) {
        // SAFETY: as above.
        unsafe { *self.register(r) = w }
    }

    /// The function of this frame.
    #[inline(always)]
    pub(super) fn frame_function(self) -> Held<Function> {
        // SAFETY: `push` puts a function there; the collector keeps it up to date.
        unsafe { self.value(self.get(-3)).cast_unchecked::<Function>() }
    }

    #[inline(always)]
    pub(crate) fn frame_code(self) -> CodeRef {
        self.frame_function().object().data.get()
    }

    #[inline(always)]
    pub(super) fn return_pc(self) -> *const u32 {
        std::ptr::with_exposed_provenance(self.get(-2).as_payload() as usize)
    }

    #[inline(always)]
    fn link(self) -> u64 {
        self.get(-1).as_payload()
    }

    #[inline(always)]
    pub(crate) fn caller(self) -> *mut Word {
        let delta = self.link() >> DELTA_SHIFT & DELTA_MASK;
        // SAFETY: the link was written by `push`: the caller's window lies that far below, in the same stack.
        unsafe { self.base.sub(delta as usize) }
    }

    #[inline(always)]
    pub(super) fn then(self) -> Continuation {
        Continuation::ALL[(self.link() & 0x1f) as usize % Continuation::ALL.len()]
    }

    /// The word index of the next instruction.
    pub(crate) fn pc_index(self) -> u32 {
        let start = self.frame_code().get().start();
        ((self.pc.addr() - start.addr()) / size_of::<u32>()) as u32
    }

    #[inline(always)]
    fn cache(self, site: Site) -> &'static Cache {
        // SAFETY: invariant "code": caches lie below the constants; the verifier has checked the site's index.
        unsafe { &*self.k().sub((site.0 as usize + 1) * CACHE_WORDS).cast::<Cache>() }
    }

    /// A generator goes to `dst`. If a loop takes it right from there, and `dst` is no variable, nothing else leads to it.
    #[cold]
    fn note_owner(self, generator: Value<'_>, dst: Reg) {
        let code = self.frame_code().get();
        let next = Instruction::decode(&code.words, self.pc_index() as usize);
        if matches!(next, Some((Instruction::ForPrepare { src, .. }, _)) if src == dst)
            && dst.0 as usize >= code.locals.len()
            && let Some(generator) = generator.cast::<Generator>()
        {
            self.vm().note_owned(generator);
        }
    }

    /// The constants of this frame's code, below which its caches are.
    #[inline(always)]
    fn k(self) -> *const Cell<Word> {
        self.vm().constants.get()
    }

    /// Another frame than before is the innermost one.
    #[inline(always)]
    fn switch(vm: NonNull<Vm>, pc: *const u32, base: *mut Word) -> Direct {
        let d = Direct { vm, pc, base };
        d.vm().constants.set(d.frame_code().get().k());
        d
    }

    /// Note where the interpreter is, before Rust code that may look at frames, raise, collect or call scripts.
    #[inline(always)]
    pub(super) fn publish(self) {
        let vm = self.vm();
        let base = vm.stack.index_of(self.base);
        let code = self.frame_code();
        let pc = ((self.pc.addr() - code.get().start().addr()) / size_of::<u32>()) as u32;
        vm.innermost.set(Innermost { base, pc });
        vm.top.set(base + code.get().registers as usize);
    }

    /// Is there room for the window of a function that starts at register `at`?
    #[inline(always)]
    pub(super) fn has_room(self, code: CodeRef, at: u32) -> bool {
        let vm = self.vm();
        let end = self.base.addr() + (at as usize + code.get().registers as usize) * size_of::<Word>();
        end <= vm.soft_end.get() && self.depth() < vm.depth_limit.get()
    }

    /// Push a frame for which there is room.
    #[inline(always)]
    pub(super) fn push_frame(&mut self, f: Word, code: CodeRef, at: u32, then: Continuation, dst: Reg) {
        let data = code.get();
        // SAFETY: `at` is a register number or just above the window, and `RESERVE` words lie behind every window.
        let base = unsafe { self.base.add(at as usize) };
        let link = (self.depth() + 1) << DEPTH_SHIFT
            | (at as u64) << DELTA_SHIFT
            | (dst.0 as u64) << DST_SHIFT
            | then as u64;
        // SAFETY: `base` is at least `HEADER` words above the caller's window start.
        unsafe {
            *base.sub(3) = f;
            *base.sub(2) = Word::payload(self.pc.expose_provenance() as u64);
            *base.sub(1) = Word::payload(link);
        }
        self.vm().constants.set(data.k());
        (self.base, self.pc) = (base, data.start());
    }

    /// Push a frame. `Err` when the stack or the depth is exhausted: an exception is pending.
    #[inline(always)]
    pub(super) fn push(
        &mut self,
        f: Word,
        code: CodeRef,
        at: u32,
        then: Continuation,
        dst: Reg,
    ) -> Result<(), ()> {
        if !self.has_room(code, at) {
            // SAFETY: as in `push_frame`.
            let base = unsafe { self.base.add(at as usize) };
            grow_or_raise(self.vm, base, code.get().registers, self.depth() + 1)?;
        }
        self.push_frame(f, code, at, then, dst);
        Ok(())
    }

    /// Pop a frame.
    #[inline(always)]
    pub(crate) fn pop(&mut self) {
        let Direct { vm, pc, base } = self.outer();
        *self = Direct::switch(vm, pc, base);
    }

    /// The frame below this one, for whoever looks at frames without leaving them.
    #[inline(always)]
    pub(crate) fn outer(self) -> Direct {
        Direct { vm: self.vm, pc: self.return_pc(), base: self.caller() }
    }

    /// The first window of a call from Rust: `stack[at]` is the callee's slot, arguments follow at `at + 5`.
    pub(super) fn first(
        vm: NonNull<Vm>,
        f: Word,
        code: CodeRef,
        base: usize,
        then: Continuation,
    ) -> Result<Direct, ()> {
        // SAFETY: invariant "state".
        let engine = unsafe { &*vm.as_ptr() };
        let depth = engine.depth.get() + 1;
        let data = code.get();
        // SAFETY: `base` is an index inside the stack, checked by the caller to leave room for the header.
        let at = unsafe { engine.stack.base().add(base) };
        if at.addr() + data.registers as usize * size_of::<Word>() > engine.soft_end.get()
            || depth > engine.depth_limit.get()
        {
            grow_or_raise(vm, at, data.registers, depth)?;
        }
        // SAFETY: as in `push`.
        unsafe {
            *at.sub(3) = f;
            *at.sub(2) = Word::payload((&raw const HALT).expose_provenance() as u64);
            *at.sub(1) = Word::payload(depth << DEPTH_SHIFT | then as u64);
        }
        engine.constants.set(data.k());
        Ok(Direct { vm, pc: data.start(), base: at })
    }

    /// The depth of this frame.
    #[inline(always)]
    pub(super) fn depth(self) -> u64 {
        self.link() >> DEPTH_SHIFT
    }

    /// An exception is pending: go to its handler.
    #[inline(always)]
    pub(super) fn raise(self) -> Direct {
        let (pc, base) = unwind::unwind(self.vm, self.pc, self.base);
        Direct { vm: self.vm, pc, base }
    }

    /// What a helper or native gave, delivered.
    #[inline(always)]
    pub(super) fn deliver(mut self, outcome: Option<Word>, deliver: Deliver) -> Direct {
        let Some(w) = outcome else {
            self.vm().chain_fresh(self.value(self.vm().pending.get()));
            return self.raise();
        };
        match deliver {
            Deliver::To(r) => self.put(r.0 as isize, w),
            Deliver::Nowhere => {}
            Deliver::Branch { expect, to } => {
                if (w == Word::TRUE) == expect {
                    self.go(to.0);
                }
            }
            Deliver::Item { dst, to } => {
                if w != Word::UNDEF {
                    self.put(dst.0 as isize, w);
                    self.go(to.0);
                }
            }
            Deliver::Step { dst, to } => {
                if let Some(pair) = self.value(w).cast::<Tuple>() {
                    let items = pair.tail_values();
                    self.put(dst.0 as isize, items.get(0).map_or(Word::NONE, Value::word));
                    if items.get(1) == Some(Value::TRUE) {
                        self.go(to.0);
                    }
                }
            }
            Deliver::Pair { first, second } => {
                if let Some(pair) = self.value(w).cast::<Tuple>() {
                    let items = pair.tail_values();
                    self.put(first.0 as isize, items.get(0).map_or(Word::UNDEF, Value::word));
                    self.put(second.0 as isize, items.get(1).map_or(Word::UNDEF, Value::word));
                }
            }
            Deliver::Spread { to, count } => {
                if let Some(all) = self.value(w).cast::<Tuple>() {
                    for i in 0..count {
                        let item = all.tail_values().get(i as usize).map_or(Word::UNDEF, Value::word);
                        self.put(to.0 as isize + i as isize, item);
                    }
                }
            }
        }
        self
    }

    /// As `help`, in two steps, for the recorder: what the helper gave.
    pub(crate) fn run_helper(self, helper: &'static Helper, args: &[Word]) -> Option<Word> {
        self.run(helper, args)
    }

    /// The second step: what the helper gave, delivered.
    pub(crate) fn delivered(self, outcome: Option<Word>, deliver: Deliver) -> Direct {
        self.deliver(outcome, deliver)
    }

    /// As `call_native`, in two steps: what the native gave.
    pub(crate) fn run_native(
        self,
        native: Held<NativeFunction>,
        first: u32,
        count: u32,
        names: &[Symbol],
    ) -> Option<Word> {
        native_called(self, native, first, count, names)
    }

    /// Run a helper out of line: arguments go to the stack, where they are roots.
    fn run(self, helper: &'static Helper, args: &[Word]) -> Option<Word> {
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
        let args = Args::new(first, args.len());
        let outcome = match helper.run {
            Run::Quiet(run) => run(&cx, cx.arguments(&NO_DEF, args)).map(Value::word),
            Run::Loud(run) => run(&mut cx, args).map(|_| vm.result.get()),
            Run::Host(_) => Err(cx.system_error("a helper is no function of the host")),
        };
        vm.top.set(first);
        outcome.ok()
    }
}

/// For helpers, which take their arguments as they are.
static NO_DEF: crate::object::native::NativeDef = crate::object::native::NativeDef {
    name: "helper",
    doc: "",
    role: crate::object::native::Role::StaticMethod,
    params: &[],
    arity: crate::object::native::Arity::of(&[]),
    run: Run::Quiet(no_run),
};
fn no_run<'v>(
    _: &'v Cx<'_>,
    _: crate::object::context::Arguments<'v>,
) -> crate::object::context::Res<Value<'v>> {
    Ok(Value::NONE)
}

/// Move the soft end of the stack, or raise RecursionError.
#[cold]
#[inline(never)]
fn grow_or_raise(vm: NonNull<Vm>, base: *mut Word, registers: u32, depth: u64) -> Result<(), ()> {
    // SAFETY: invariant "state".
    let vm = unsafe { &*vm.as_ptr() };
    let end = vm.stack.index_of(base) + registers as usize;
    if depth > vm.depth_limit.get() || end + RESERVE > vm.stack.len() {
        let _pending = vm.raise(Builtin::RecursionError, "maximum recursion depth exceeded");
        return Err(());
    }
    vm.set_soft_end((end + SOFT_STEP).min(vm.stack.len() - RESERVE));
    Ok(())
}

#[cold]
#[inline(never)]
fn outline(
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
fn helped(
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

/// The quick step of an iterator.
#[inline(never)]
pub(super) fn stepped(vm: NonNull<Vm>, it: Held<Iterator>) -> Result<Option<Word>, Ask> {
    // SAFETY: invariant "state".
    let vm = unsafe { &*vm.as_ptr() };
    vm.quick_next(it).map(|item| item.map(Value::word))
}

#[cold]
#[inline(never)]
fn attend(vm: NonNull<Vm>, pc: *const u32, base: *mut Word) -> Result<(), (*const u32, *mut Word)> {
    let d = Direct { vm, pc, base };
    d.publish();
    // SAFETY: invariant "state".
    let mut cx = unsafe { Cx::from_raw(vm) };
    match cx.attend(0) {
        Ok(()) => Ok(()),
        Err(_) => {
            let d = d.raise();
            Err((d.pc, d.base))
        }
    }
}

/// A call of a native, out of line: scalars in, and the two that may have changed out.
#[inline(never)]
fn outlined_native(
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
    let names = names.map_or(&[][..], |n| d.frame_code().get().names_at(n));
    let Some(native) = d.value(native).cast::<NativeFunction>() else {
        let _pending = d.vm().system_error("not a native");
        let d = d.raise();
        return (d.pc, d.base);
    };
    let word = native.value().word();
    let d = match native_called(d, native, first, count, names) {
        Some(Word::UNDEF) => seal::machine(d.call_taken_over(word, dst, first, count, keywords)),
        Some(w) => {
            d.write(dst, w);
            d
        }
        None => d.deliver(None, Deliver::To(dst)),
    };
    (d.pc, d.base)
}

/// The function that `super` leads to, searched for and put into the cache of its site.
#[inline(never)]
fn super_function(mut d: Direct, class: Word, object: Word, site: Site) -> Option<Word> {
    let vm = d.vm();
    let (start, value) = (d.value(class).cast::<Class>()?, d.value(object));
    let header = value.header()?;
    let own = vm.class_of(value);
    if value.cast::<Class>().is_some() || !own.is_subclass(start) {
        return None;
    }
    let symbol = d.site_name(site);
    let f = vm.lookup_behind(own, start, symbol)?.cast::<Function>()?.value().word();
    let shape = Word::payload(key(header.shape()) & PAYLOAD);
    vm.fill_cache(d.cache(site), [shape, Word::payload(0), class, f]);
    vm.note_receiver(value);
    Some(f)
}

/// Bind and run a native; the outcome is its result.
#[inline(never)]
fn native_called(
    d: Direct,
    native: Held<NativeFunction>,
    first: u32,
    count: u32,
    names: &[Symbol],
) -> Option<Word> {
    d.publish();
    let vm = d.vm();
    let def = native.object().def.get();
    let receiver = native.get(|n| &n.receiver);
    let window = vm.stack.index_of(d.base);
    let (mut first, mut count) = (window + first as usize, count as usize);
    if receiver != Value::UNDEF {
        // The word below the arguments is free.
        first -= 1;
        count += 1;
        vm.put(first, receiver.word());
    }
    vm.top.set(vm.top.get().max(first + count));
    vm.note_high(vm.top.get());
    // SAFETY: invariant "state".
    let mut cx = unsafe { Cx::from_raw(d.vm) };
    let outcome = crate::object::native::call(&mut cx, def, first, count, names);
    vm.top.set(window + d.frame_code().get().registers as usize);
    outcome.ok().map(|()| vm.result.get())
}

/// Objects of several values: out of line, and without the machine, which stays where it is.
mod made {
    use crate::heap::{Ref, Value, Word};
    use crate::object::string::Str;
    use crate::object::vm::Vm;
    use smallvec::SmallVec;

    #[inline(never)]
    pub fn tuple(vm: &Vm, items: &[Word]) -> Option<Word> {
        vm.tuple_from(items.len(), items.iter().map(|w| vm.brand(*w))).map(|t| t.value().word())
    }
    #[inline(never)]
    pub fn list(vm: &Vm, items: &[Word]) -> Option<Word> {
        vm.list_from(items.len(), items.iter().map(|w| vm.brand(*w))).map(|l| l.value().word())
    }
    #[inline(never)]
    pub fn text(vm: &Vm, items: &[Word]) -> Option<Word> {
        let mut texts: SmallVec<[Ref<'_, Str>; 16]> = SmallVec::new();
        for item in items {
            texts.push(vm.as_text(vm.brand(*item))?);
        }
        vm.try_concat_all(&texts).map(Value::word)
    }
    #[inline(never)]
    pub fn dict(vm: &Vm, items: &[Word]) -> Option<Word> {
        let dict = vm.try_dict(items.len() / 2)?;
        for pair in items.chunks_exact(2) {
            let (key, v) = (vm.brand(pair[0]), vm.brand(pair[1]));
            let at = vm.dict_place(dict, key)?;
            vm.dict_put(dict, at, key, v);
        }
        Some(dict.value().word())
    }
}

impl Machine for Direct {
    type Value = Word;
    type Int = i64;
    type Float = f64;
    type Any = Word;
    type Ref<T: Object> = Held<T>;

    crate::for_each_primitive! { super::primitives::delegate }

    #[inline(always)]
    fn reg(&mut self, r: Reg) -> Word {
        self.get(r.0 as isize)
    }
    #[inline(always)]
    fn constant(&mut self, k: Const16) -> Word {
        // SAFETY: the verifier has checked the index.
        unsafe { (*self.k().add(k.0 as usize)).get() }
    }
    #[inline(always)]
    fn constant_at(&mut self, index: u32) -> Word {
        // SAFETY: the verifier has checked the index.
        unsafe { (*self.k().add(index as usize)).get() }
    }
    #[inline(always)]
    fn word(&mut self, w: Word) -> Word {
        w
    }
    #[inline(always)]
    fn int(&mut self, i: i64) -> i64 {
        i
    }
    #[inline(always)]
    fn float(&mut self, f: f64) -> f64 {
        f
    }
    #[inline(always)]
    fn extension(&mut self) -> u32 {
        // SAFETY: the row has an extension, and the verifier has seen that it is there.
        unsafe {
            let w = *self.pc;
            self.pc = self.pc.add(1);
            w
        }
    }
    #[inline(always)]
    fn write(&mut self, r: Reg, v: Word) {
        self.put(r.0 as isize, v);
    }
    #[inline(always)]
    fn go(&mut self, distance: i32) {
        // SAFETY: the verifier has checked where jumps land.
        self.pc = unsafe { self.pc.offset(distance as isize) };
    }

    #[inline(always)]
    fn site_name(&mut self, site: Site) -> Symbol {
        self.frame_code().get().site_names[site.0 as usize]
    }
    #[inline(always)]
    fn name(&mut self, name: Name) -> Symbol {
        self.frame_code().get().names[name.0 as usize]
    }
    #[inline(always)]
    fn symbol_value(&mut self, symbol: Symbol) -> Word {
        self.vm().name_of(symbol).value().word()
    }
    #[inline(always)]
    fn cached_slot(&mut self, o: Word, site: Site) -> Option<Slot> {
        let cache = self.cache(site);
        (cache[0].get().bits() == key(self.shape_of(o))).then(|| Slot(cache[1].get().as_payload() as u32))
    }
    #[inline(always)]
    fn cached_function(&mut self, o: Word, site: Site) -> Option<CodeFunction> {
        let cache = self.cache(site);
        if cache[0].get().bits() != key(self.shape_of(o)) {
            return None;
        }
        let function = cache[3].get();
        // SAFETY: `place` fills such a cache with functions only.
        let f = unsafe { self.value(function).cast_unchecked::<Function>() };
        Some(CodeFunction { function, code: f.object().data.get() })
    }
    #[inline(always)]
    fn cached_native(&mut self, o: Word, site: Site) -> Option<Word> {
        let cache = self.cache(site);
        (cache[0].get().bits() == key(self.shape_of(o)) ^ NATIVE).then(|| cache[3].get())
    }
    #[inline(always)]
    fn super_function(&mut self, class: Word, object: Word, site: Site) -> Option<Word> {
        self.cached_super(class, object, site).or_else(|| super_function(*self, class, object, site))
    }
    #[inline(always)]
    fn cached_store(&mut self, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        let cache = self.cache(site);
        if cache[0].get().bits() != key(self.shape_of(o)) {
            return None;
        }
        let after = cache[2].get();
        let slot = Slot(cache[1].get().as_payload() as u32);
        Some((slot, after.is_int().then(|| ShapeWord::from_bits(after.as_payload() as u32))))
    }
    fn place(&mut self, v: Word, site: Site) -> Place {
        if let Some(place) = self.place_in_cache(v, site) {
            return place;
        }
        let vm = self.vm();
        let value = self.value(v);
        let Some(header) = value.header() else { return vm.place_of_immediate(value, self.site_name(site)) };
        let cache = self.cache(site);
        let other = key(header.shape()) ^ OTHER;
        let symbol = self.site_name(site);
        let place = match vm.place_known(value, header.shape(), symbol) {
            Place::Inline(slot) => Place::Inline(slot + fixed_words(header)),
            other => other,
        };
        let i = Ins(self.instruction());
        let method = i.op() == crate::bytecode::ops::Op::CallMethod;
        let nothing = Word::UNDEF;
        let (bits, number, second, w) = match place {
            Place::Inline(slot) if !method => (other ^ OTHER, slot as u64, nothing, nothing),
            Place::Inline(slot) => (other, PLACE_SLOT + slot as u64, nothing, nothing),
            Place::Function(w) if method => (other ^ OTHER, PLACE_FUNCTION, nothing, w),
            Place::Function(w) => (other, PLACE_FUNCTION, nothing, w),
            Place::Native(w) if method => (other ^ OTHER ^ NATIVE, PLACE_NATIVE, nothing, w),
            Place::Native(w) => (other, PLACE_NATIVE, nothing, w),
            Place::Constant(w) => (other, PLACE_CONSTANT, nothing, w),
            Place::Variable(w) => (other, PLACE_VARIABLE, nothing, w),
            Place::Property(w) => (other, PLACE_PROPERTY, nothing, w),
            Place::Bound { function, receiver } => (other, PLACE_BOUND, receiver, function),
            Place::Overflow(..) | Place::Anew => return place,
        };
        vm.fill_cache(cache, [Word::payload(bits & PAYLOAD), Word::payload(number), second, w]);
        vm.note_receiver(value);
        place
    }
    #[inline(always)]
    fn cached_place(&mut self, v: Word, site: Site) -> Option<Place> {
        self.place_in_cache(v, site)
    }
    fn setter(&mut self, v: Word, site: Site) -> Option<Word> {
        self.vm().setter_of(self.value(v), self.site_name(site)).map(Value::word)
    }
    fn store_place(&mut self, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        let vm = self.vm();
        let value = self.value(o);
        let header = value.header()?;
        if value.cast::<Class>().is_some() || value.cast::<crate::object::module::Module>().is_some() {
            return None;
        }
        let (slot, after) = vm.store_place(header.shape(), self.site_name(site))?;
        let slot = slot + fixed_words(header);
        let after_word = after.map_or(Word::UNDEF, |s| Word::payload(s.bits() as u64));
        let words = [
            Word::payload(key(header.shape()) & PAYLOAD),
            Word::payload(slot as u64),
            after_word,
            Word::UNDEF,
        ];
        vm.fill_cache(self.cache(site), words);
        vm.note_receiver(value);
        Some((Slot(slot), after))
    }
    fn special(&mut self, v: Word, name: Symbol) -> Option<Word> {
        let vm = self.vm();
        let value = self.value(v);
        let found = vm.lookup(vm.class_of(value), name)?;
        found.cast::<Function>().map(|f| f.value().word())
    }
    fn global(&mut self, site: Site) -> Option<Word> {
        let vm = self.vm();
        let code = self.frame_code().get();
        let symbol = code.site_names[site.0 as usize];
        let spaces = [code.globals.get(), code.builtins.get()];
        for space in spaces {
            let dict = self.value(space).cast::<Dict>()?;
            if let Some(cell) = vm.namespace_cell(dict, symbol, false) {
                let v = cell.get(|c| &c.value);
                if v != Value::UNDEF {
                    let i = Ins(self.instruction());
                    let stores = i.op() == crate::bytecode::ops::Op::SetGlobal;
                    if !stores {
                        let filled = [Word::payload(1), Word::UNDEF, Word::UNDEF, cell.value().word()];
                        vm.fill_cache(self.cache(site), filled);
                    }
                    return Some(v.word());
                }
            }
        }
        None
    }
    #[inline(always)]
    fn global_cell(&mut self, site: Site) -> Option<Held<Variable>> {
        let w = self.cache(site)[3].get();
        // SAFETY: the caches of global names hold cells only (`global`, `helpers::set_global`).
        (w != Word::UNDEF).then(|| unsafe { self.value(w).cast_unchecked::<Variable>() })
    }
    fn construct(&mut self, class: Held<Class>) -> Option<Construct> {
        self.vm().construct_plan(class)
    }
    fn names_at(&mut self, index: u32) -> SmallVec<[Symbol; 4]> {
        SmallVec::from_slice(self.frame_code().get().names_at(index))
    }
    fn is_super(&mut self, class: Held<Class>) -> bool {
        class.builtin() == Some(Builtin::Super)
    }
    #[inline(always)]
    fn is_exception_class(&mut self, class: Held<Class>) -> bool {
        self.vm().is_exception_class(class.value())
    }
    #[inline(always)]
    fn matches_class(&mut self, exception: Word, class: Held<Class>) -> bool {
        let vm = self.vm();
        vm.class_of(self.value(exception)).is_subclass(class)
    }

    #[inline(always)]
    fn poll(self) -> Result<Self, Done<Self>> {
        let countdown = &self.vm().heap.countdown;
        let left = countdown.get() - 1;
        countdown.set(left);
        if left >= 0 {
            return Ok(self);
        }
        match attend(self.vm, self.pc, self.base) {
            Ok(()) => Ok(self),
            Err((pc, base)) => Err(seal::done(Direct { vm: self.vm, pc, base })),
        }
    }
    #[inline(always)]
    fn top(&mut self) -> u32 {
        self.frame_code().get().registers
    }
    #[inline(always)]
    fn enter(
        mut self,
        f: Word,
        code: CodeRef,
        at: u32,
        args: &[Word],
        then: Continuation,
        dst: Reg,
    ) -> Done<Self> {
        for (i, w) in args.iter().enumerate() {
            self.put(at as isize + i as isize, *w);
        }
        match self.push(f, code, at, then, dst) {
            Ok(()) => seal::done(self),
            Err(()) => seal::done(self.raise()),
        }
    }
    #[inline(always)]
    fn enter_init(
        mut self,
        f: Word,
        code: CodeRef,
        at: u32,
        args: &[Word],
        new: Word,
        dst: Reg,
    ) -> Done<Self> {
        for (i, w) in args.iter().enumerate() {
            self.put(at as isize + i as isize, *w);
        }
        self.put(at as isize - METHOD_HEADER as isize, new);
        match self.push(f, code, at, Continuation::Init, dst) {
            Ok(()) => seal::done(self),
            Err(()) => seal::done(self.raise()),
        }
    }
    #[inline(always)]
    fn leave(mut self) -> Done<Self> {
        self.pop();
        seal::done(self)
    }
    #[inline(always)]
    fn leave_then(mut self, helper: &'static Helper, args: &[Word], deliver: Deliver) -> Done<Self> {
        self.pop();
        self.help(helper, args, deliver)
    }
    #[inline(always)]
    fn continuation(&mut self) -> (Continuation, Reg) {
        (self.then(), Reg((self.link() >> DST_SHIFT) as u8))
    }
    fn calling(&mut self) -> (u32, u32) {
        match self.then() {
            Continuation::Host | Continuation::GeneratorHost => return (0, 0),
            // SAFETY: the instruction before the return address is `for_next` or `send`, whose jumps are extensions.
            Continuation::GeneratorIterate | Continuation::GeneratorSend => unsafe {
                let pc = self.return_pc();
                return (*pc.sub(2), *pc.sub(1));
            },
            _ => {}
        }
        let caller = self.outer();
        caller.frame_code().get().instruction_before(caller.pc_index())
    }
    #[inline(always)]
    fn below(&mut self) -> Word {
        self.get(-(METHOD_HEADER as isize))
    }
    #[inline(always)]
    fn caller_reg(&mut self, r: Reg) -> Word {
        // SAFETY: invariant "window" of the caller.
        unsafe { *self.caller().add(r.0 as usize) }
    }
    #[inline(always)]
    fn halt(mut self, v: Word) -> Done<Self> {
        self.vm().result.set(v);
        self.pc = &raw const HALT;
        seal::done(self)
    }
    #[inline(always)]
    fn throw(self, exception: Word) -> Done<Self> {
        self.vm().pending.set(exception);
        self.vm().reraised.set(true);
        seal::done(self.raise())
    }
    #[inline(always)]
    fn function(&mut self) -> Held<Function> {
        self.frame_function()
    }
    #[inline(always)]
    fn code(&mut self) -> CodeRef {
        self.frame_code()
    }

    fn iterator_of(&mut self, v: Word) -> Option<Word> {
        self.vm().quiet_iter(self.value(v)).map(Value::word)
    }
    #[inline(always)]
    fn step_iterator(self, it: Held<Iterator>, dst: Reg, to: Label) -> Result<Done<Self>, Self> {
        match stepped(self.vm, it) {
            Ok(Some(item)) => Ok(self.set(dst, item).jump(to)),
            Ok(None) => Ok(self.next()),
            Err(Ask) => Err(self),
        }
    }
    fn apply_iterator(mut self, it: Held<Iterator>) -> Result<Done<Self>, Self> {
        let then = match it.which() {
            Builtin::Map => Continuation::Iterate,
            Builtin::Filter if it.get(|i| &i.extra) == Value::UNDEF => Continuation::Filter,
            _ => return Err(self),
        };
        let (function, source) = (it.get(|i| &i.other), it.get(|i| &i.source));
        let (Some(f), Some(source)) = (function.cast::<Function>(), source.cast::<Iterator>()) else {
            return Err(self);
        };
        let code = f.object().data.get();
        if code.get().plain != 1 {
            return Err(self);
        }
        let item = match stepped(self.vm, source) {
            Ok(Some(item)) => item,
            Ok(None) => return Ok(self.next()),
            Err(Ask) => return Err(self),
        };
        let at = self.top() + METHOD_HEADER as u32;
        self.put(at as isize, item);
        self.put(at as isize - METHOD_HEADER as isize, item);
        Ok(match self.push(f.value().word(), code, at, then, Reg(0)) {
            Ok(()) => seal::done(self),
            Err(()) => seal::done(self.raise()),
        })
    }

    fn make_generator(self, dst: Reg, f: Word, code: CodeRef, args: &[Word]) -> Done<Self> {
        let vm = self.vm();
        let at = vm.stack.index_of(self.base) + self.frame_code().get().registers as usize;
        for (i, w) in args.iter().enumerate() {
            vm.put(at + i, *w);
        }
        vm.note_high(at + args.len());
        let made = self.value(f).cast::<Function>().and_then(|f| vm.new_generator(f, at, args.len(), 0));
        match made {
            Some(g) => {
                if code.get().finalizes {
                    self.note_owner(g, dst);
                }
                self.set(dst, g.word())
            }
            None => {
                let _pending = vm.memory_error();
                seal::done(self.raise())
            }
        }
    }
    fn suspend(mut self, live: u8) -> Done<Self> {
        unwind::save_generator(self, live);
        self.pop();
        seal::done(self)
    }
    fn suspend_to_host(mut self, live: u8, v: Word) -> Done<Self> {
        unwind::save_generator(self, live);
        self.vm().result.set(v);
        self.vm().yielded.set(true);
        self.pc = &raw const HALT;
        seal::done(self)
    }
    fn is_plain_generator(&mut self, g: Held<Generator>) -> bool {
        g.function().is_some_and(|f| f.code().kind == CodeKind::Generator)
    }
    fn resume(mut self, g: Held<Generator>, sent: Word, then: Continuation) -> Result<Done<Self>, Self> {
        let state = g.state();
        if !matches!(state, State::Fresh | State::Suspended) || (state == State::Fresh && sent != Word::NONE)
        {
            return Err(self);
        }
        let (Some(f), Some(saved)) = (g.function(), g.registers()) else { return Err(self) };
        let code = f.object().data.get();
        let at = self.top() + METHOD_HEADER as u32;
        if self.push(f.value().word(), code, at, then, Reg(0)).is_err() {
            return Ok(seal::done(self.raise()));
        }
        unwind::restore_generator(&mut self, g, saved, sent);
        Ok(seal::done(self))
    }
    fn finish_generator(&mut self) {
        unwind::finish_generator(*self);
    }

    #[inline(always)]
    fn new_tuple(&mut self, items: &[Word]) -> Option<Word> {
        made::tuple(self.vm(), items)
    }
    #[inline(always)]
    fn new_list(&mut self, items: &[Word]) -> Option<Word> {
        made::list(self.vm(), items)
    }
    #[inline(always)]
    fn new_text(&mut self, items: &[Word]) -> Option<Word> {
        made::text(self.vm(), items)
    }
    #[inline(always)]
    fn new_dict(&mut self, items: &[Word]) -> Option<Word> {
        made::dict(self.vm(), items)
    }
    fn new_keywords(&mut self, items: &[(Symbol, Word)]) -> Option<Word> {
        let vm = self.vm();
        let dict = vm.try_dict(items.len())?;
        for (symbol, w) in items {
            if !vm.dict_set_symbol(dict, *symbol, self.value(*w)) {
                return None;
            }
        }
        Some(dict.value().word())
    }

    #[inline(always)]
    fn help(self, helper: &'static Helper, args: &[Word], deliver: Deliver) -> Done<Self> {
        let (pc, base) = helped(self.vm, self.pc, self.base, helper, args, deliver);
        seal::done(Direct { vm: self.vm, pc, base })
    }
    fn help_call(
        self,
        helper: &'static Helper,
        args: &[Word],
        dst: Reg,
        at: Reg,
        count: u32,
        names: Option<u32>,
    ) -> Done<Self> {
        match self.run(helper, args) {
            Some(callee) => {
                let d = self;
                crate::semantics::call::callable(d, dst, callee, at.0 as u32 + 5, count, names)
            }
            None => seal::done(self.raise()),
        }
    }
    fn call_spread(self, dst: Reg, callee: Word, args: Word, keywords: Word, first: u32) -> Done<Self> {
        let _ = first;
        self.help(&crate::machine::helper::CALL_SPREAD, &[callee, args, keywords], Deliver::To(dst))
    }
    #[inline(always)]
    fn call_native(self, dst: Reg, native: Word, first: u32, count: u32, names: Option<u32>) -> Done<Self> {
        let Direct { vm, pc, base } = self;
        let (pc, base) = outlined_native(vm, pc, base, native, [dst.0 as u32, first, count], names);
        seal::done(Direct { vm, pc, base })
    }
    #[inline(always)]
    fn cold(self, rest: impl FnOnce(Self) -> Done<Self>) -> Done<Self> {
        let (pc, base) = outline(self.vm, self.pc, self.base, rest);
        seal::done(Direct { vm: self.vm, pc, base })
    }
}

impl Direct {
    /// What the cache of a site says about objects of this shape, if that is not what the instruction asks most.
    #[inline(always)]
    pub(super) fn place_in_cache(self, v: Word, site: Site) -> Option<Place> {
        let header = self.value(v).header()?;
        let cache = self.cache(site);
        if cache[0].get().bits() != key(header.shape()) ^ OTHER {
            return None;
        }
        let w = cache[3].get();
        Some(match cache[1].get().as_payload() {
            PLACE_FUNCTION => Place::Function(w),
            PLACE_NATIVE => Place::Native(w),
            PLACE_CONSTANT => Place::Constant(w),
            PLACE_VARIABLE => Place::Variable(w),
            PLACE_PROPERTY => Place::Property(w),
            PLACE_BOUND => Place::Bound { function: w, receiver: cache[2].get() },
            slot => Place::Inline((slot - PLACE_SLOT) as u32),
        })
    }

    /// The function that the cache of a site says `super` leads to.
    #[inline(always)]
    pub(super) fn cached_super(self, class: Word, object: Word, site: Site) -> Option<Word> {
        let header = self.value(object).header()?;
        let cache = self.cache(site);
        let hit = cache[0].get().bits() == key(header.shape()) && cache[2].get() == class;
        hit.then(|| cache[3].get())
    }

    /// Calls the library code that a native has left its arguments to, with those same arguments.
    pub(crate) fn call_taken_over(
        self,
        native: Word,
        dst: Reg,
        first: u32,
        count: u32,
        keywords: Option<u32>,
    ) -> Done<Self> {
        let function = self.run(&crate::machine::helper::TAKE_OVER, &[native]);
        let Some(function) = function else { return seal::done(self.raise()) };
        let d = self;
        crate::semantics::call::callable(d, dst, function, first, count, keywords)
    }

    /// The first word of the instruction being done; its extension, if any, has been taken.
    fn instruction(self) -> u32 {
        self.frame_code().get().instruction_before(self.pc_index()).0
    }
}

/// What a cache holds in word 0 for a shape, when what it says is what its instruction asks most.
#[inline(always)]
fn key(shape: ShapeWord) -> u64 {
    shape.bits() as u64 | crate::heap::INT_TAG
}

const PAYLOAD: u64 = (1 << 48) - 1;
/// Flipped in the key of a cache whose answer is of another sort.
const OTHER: u64 = 1 << 40;
/// Flipped in the key of the cache of a method site whose method is a native.
const NATIVE: u64 = 1 << 41;
const PLACE_FUNCTION: u64 = 1;
const PLACE_NATIVE: u64 = 2;
const PLACE_CONSTANT: u64 = 3;
const PLACE_VARIABLE: u64 = 4;
const PLACE_PROPERTY: u64 = 5;
const PLACE_BOUND: u64 = 6;
const PLACE_SLOT: u64 = 16;

/// Words of an object before its slots.
fn fixed_words(header: &crate::heap::Header) -> u32 {
    if header.kind() == crate::object::kind::EXCEPTION {
        <crate::object::exception::Exception as Object>::LAYOUT.words as u32
    } else {
        <crate::object::instance::Instance as Object>::LAYOUT.words as u32
    }
}

/// For the plan of a class call; kept here because it decides on constants only.
impl Vm {
    /// How calling a class goes, if that is known.
    pub(crate) fn construct_plan(&self, class: Ref<'_, Class>) -> Option<Construct> {
        if class.has(class_flag::ABSTRACT | class_flag::NO_NEW | class_flag::FINALIZES) {
            return None;
        }
        let metaclass = self.class_of(class.value());
        if metaclass.builtin() != Some(Builtin::Type) {
            return None;
        }
        if let Some((shape, inline)) = self.plain_exception(class) {
            return Some(Construct::Exception { shape, inline, init: None });
        }
        let new = self.lookup(class, name::new)?;
        let native = new.cast::<NativeFunction>()?;
        let owner = native.get(|n| &n.owner).cast::<Class>()?.builtin()?;
        let init = self.lookup(class, name::init)?;
        let shape = self.instance_shape(class);
        if let Some(f) = init.cast::<Function>() {
            let word = f.value().word();
            return match owner {
                Builtin::Object => {
                    Some(Construct::Instance { shape: shape.word, inline: shape.inline, init: Some(word) })
                }
                Builtin::BaseException => {
                    Some(Construct::Exception { shape: shape.word, inline: shape.inline, init: Some(word) })
                }
                _ => None,
            };
        }
        let init_owner = init.cast::<NativeFunction>()?.get(|n| &n.owner).cast::<Class>()?.builtin()?;
        if owner == Builtin::Object && init_owner == Builtin::Object && class.has(class_flag::HEAP) {
            return Some(Construct::Instance { shape: shape.word, inline: shape.inline, init: None });
        }
        // A built-in class makes and initialises in one go, unless a subclass changes either.
        if class.has(class_flag::HEAP) || owner == Builtin::Object || class.builtin() == Some(Builtin::Type) {
            return None;
        }
        (init_owner == Builtin::Object).then(|| Construct::Native(new.word()))
    }

    /// Where an attribute of an immediate value is.
    pub(crate) fn place_of_immediate(&self, v: Value<'_>, symbol: Symbol) -> Place {
        let class = self.class_of(v);
        match self.lookup(class, symbol) {
            Some(found) if attribute::binds_receiver(found) => Place::Native(found.word()),
            _ => Place::Anew,
        }
    }
}

/// What runs a frame until it is left: the dispatch loop, or one that also records.
pub(crate) type Drive = fn(Direct);

/// Call `stack[at]` with the `count` arguments that follow it, from Rust; the last of them have the names in a tuple.
pub(crate) fn call_from_host(
    cx: &mut Cx<'_>,
    at: usize,
    count: usize,
    names: Word,
    drive: Drive,
) -> Res<Word> {
    // Arguments move up, so that receivers and the header of a frame have room below them.
    let room = 2 * CALL_HEADER as usize + 8;
    let first = at + 1 + count + room;
    if first + 2 * count + RESERVE / 2 > cx.stack.len() {
        return Err(cx.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
    }
    for i in 0..room {
        cx.put(at + 1 + count + i, Word::UNDEF);
    }
    for i in 0..count {
        cx.put(first + i, cx.at(at + 1 + i));
    }
    cx.top.set(first + count);
    cx.high.set(cx.high.get().max(first + count));
    let callee = Args::new(at, 1).get(0);
    let symbols: SmallVec<[Symbol; 4]> = {
        let all = cx.brand(names).cast::<Tuple>();
        let texts = all.into_iter().flat_map(|t| t.tail_values().iter()).filter_map(|v| cx.as_text(v));
        texts.map(|s| cx.symbol_of(s)).collect()
    };
    let Target::Function { function, first, count } = call_error::reduce(cx, callee, first, count, &symbols)?
    else {
        return Ok(cx.result.replace(Word::UNDEF));
    };
    cx.put(at, function);
    let Some(code) = cx.get(callee).cast::<Function>().map(|f| f.object().data.get()) else {
        return Err(cx.system_error("not a function"));
    };
    if code.get().plain != count as u32 || !symbols.is_empty() {
        return bound_call(cx, callee, code, (first, count), &symbols, drive);
    }
    run_first(cx, function, code, first, drive)
}

/// A call whose arguments must be bound to parameters: through the one meaning of calls, in a window of its own.
fn bound_call(
    cx: &mut Cx<'_>,
    callee: Handle<'_>,
    code: CodeRef,
    (first, count): (usize, usize),
    names: &[Symbol],
    drive: Drive,
) -> Res<Word> {
    let vm = cx.raw();
    let given: SmallVec<[Word; 8]> = (0..count).map(|i| cx.at(first + i)).collect();
    let f = cx.get(callee).word();
    let mut d = Direct { vm, pc: &raw const HALT, base: std::ptr::null_mut() };
    let values = crate::semantics::call::bind(&mut d, f, code, &given, names);
    let Some(values) = values else {
        let Some(f) = cx.get(callee).cast::<Function>() else {
            return Err(cx.system_error("not a function"));
        };
        let texts: Vec<String> = names.iter().map(|n| cx.text_of(*n).to_string()).collect();
        return Err(call_error::mismatch(cx, f, count - names.len(), &texts));
    };
    for (i, w) in values.iter().enumerate() {
        cx.put(first + i, *w);
    }
    cx.top.set(first + values.len());
    if code.get().kind != CodeKind::Plain {
        let Some(f) = cx.get(callee).cast::<Function>() else {
            return Err(cx.system_error("not a function"));
        };
        return match cx.new_generator(f, first, values.len(), 0) {
            Some(g) => Ok(g.word()),
            None => Err(cx.memory_error()),
        };
    }
    run_first(cx, f, code, first, drive)
}

/// Run a function whose arguments are in place at `base`.
pub(crate) fn run_first(cx: &mut Cx<'_>, f: Word, code: CodeRef, base: usize, drive: Drive) -> Res<Word> {
    let vm = cx.raw();
    let constants = cx.constants.get();
    let Ok(d) = Direct::first(vm, f, code, base, Continuation::Host) else {
        return Err(cx.already_pending());
    };
    cx.depth.set(d.depth());
    drive(d);
    cx.constants.set(constants);
    match cx.result.replace(Word::UNDEF) {
        Word::UNDEF => Err(cx.already_pending()),
        w => Ok(w),
    }
}

/// Resume a generator that is fresh or suspended, from Rust. The value, and whether it was yielded.
pub(crate) fn resume_from_host(
    cx: &mut Cx<'_>,
    generator: Handle<'_>,
    value: Handle<'_>,
    mode: u8,
    drive: Drive,
) -> Res<(Word, bool)> {
    let base = cx.top.get() + METHOD_HEADER as usize;
    let vm = cx.raw();
    let constants = cx.constants.get();
    let start = {
        let Some(g) = cx.get(generator).cast::<Generator>() else {
            return Err(cx.type_error("not a generator"));
        };
        let (Some(f), Some(_)) = (g.function(), g.registers()) else {
            return Err(cx.type_error("not a generator"));
        };
        let code = f.object().data.get();
        let Ok(d) = Direct::first(vm, f.value().word(), code, base, Continuation::GeneratorHost) else {
            return Err(cx.already_pending());
        };
        d
    };
    cx.depth.set(start.depth());
    cx.yielded.set(false);
    let sent = cx.get(value).word();
    let d = {
        let mut d = start;
        let Some(g) = d.value(cx.get(generator).word()).cast::<Generator>() else {
            return Err(cx.type_error("not a generator"));
        };
        let Some(saved) = g.registers() else { return Err(cx.type_error("not a generator")) };
        unwind::restore_generator(&mut d, g, saved, if mode == 0 { sent } else { Word::NONE });
        d
    };
    let d = if mode == 0 {
        d
    } else {
        cx.pending.set(sent);
        d.raise()
    };
    drive(d);
    cx.constants.set(constants);
    match cx.result.replace(Word::UNDEF) {
        Word::UNDEF => Err(cx.already_pending()),
        w => Ok((w, cx.yielded.replace(false))),
    }
}
