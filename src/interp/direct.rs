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
//! on are inside it too, and the verifier has checked that no instruction names another register. Between instructions
//! `pc` stands on an instruction of that code or on the one that leaves the interpreter. Invariant "state":
//! while the machine exists, nobody else uses the engine; values taken from it are gone when it is consumed.

use super::outline::{attend, helped, outline, outlined_native, stepped};
use super::{cache, generator, made, unwind};
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::{Binary, Const16, Ins, Instruction, Label, METHOD_HEADER, Name, Op, Reg, Site};
use crate::heap::{Object, Ref, ShapeWord, Value, Word};
use crate::machine::primitives::{Call, CodeFunction, Continuation, Slot, seal};
use crate::machine::{Deliver, Done, Helper, Machine};
use crate::object::attribute::Place;
use crate::object::class::{Builtin, Class};
use crate::object::code::CodeRef;
use crate::object::error::Raise;
use crate::object::function::{Cell as Variable, Function};
use crate::object::generator::Generator;
use crate::object::instantiation::Construct;
use crate::object::iterator::{Ask, Iterator};
use crate::object::native::{Asks, NativeFunction};
use crate::object::number;
use crate::object::symbol::Symbol;
use crate::object::tuple::Tuple;
use crate::object::vm::{Innermost, Vm};
use std::cell::Cell;
use std::ptr::NonNull;

/// Words of the stack that frames leave to natives.
pub const RESERVE: usize = 4096;
/// By how much the soft end of the stack moves. Each collection clears the words up to there.
const SOFT_STEP: usize = 1024;

// The link, from the lowest bit: continuation, destination register, distance to the caller's window, depth.
const DST_SHIFT: u32 = 5;
const DELTA_SHIFT: u32 = 13;
const DELTA_MASK: u64 = (1 << (DEPTH_SHIFT - DELTA_SHIFT)) - 1;
pub(crate) const DEPTH_SHIFT: u32 = 25;

/// Where a window has its function, counted from its first register.
pub(crate) const FRAME_FUNCTION: isize = -3;

/// The parts of a link: what is added to that of the frame below, and the bits of it that are taken away first, all but
/// the depth.
#[cfg(feature = "jit")]
pub(crate) fn link_parts(delta: u64, (then, dst): (Continuation, Reg)) -> (u64, u64) {
    let low = (1 << DEPTH_SHIFT) - 1;
    (1 << DEPTH_SHIFT | delta << DELTA_SHIFT | (dst.0 as u64) << DST_SHIFT | then as u64, low)
}

/// The instruction that a frame entered from Rust returns to.
pub(super) static HALT: u32 = Op::Halt as u32;

/// Where the dispatch loop is led when a safepoint shows a back edge.
pub(super) static SAMPLED: u32 = Op::Traced as u32;

/// See the module's documentation.
#[derive(Clone, Copy)]
pub struct Direct {
    pub(super) vm: NonNull<Vm>,
    pub(super) pc: *const u32,
    pub(super) base: *mut Word,
}

/// A frame to be built: its code, where it goes on, its window in words from the first one's, and what its return does.
#[cfg(feature = "jit")]
#[derive(Clone, Copy)]
pub(crate) struct Window {
    pub(crate) code: CodeRef,
    pub(crate) pc: u32,
    pub(crate) base: i32,
    pub(crate) then: (Continuation, Reg),
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

    /// The instruction to do next, as the dispatch loop sees it.
    fn dispatched(self) -> Ins {
        // SAFETY: invariant "window": the pc stands on an instruction, if only on the one that leaves the interpreter.
        Ins(unsafe { *self.pc })
    }

    /// Is compiled code entered here?
    pub(crate) fn is_traced(self) -> bool {
        self.dispatched().op() == Op::Traced
    }

    /// The instruction to do next, as it was compiled.
    pub(crate) fn upcoming(self) -> Ins {
        let i = self.dispatched();
        if i.op() != Op::Traced {
            return i;
        }
        let words = &self.frame_code().get().unit.words;
        words.get(self.pc_index() as usize).copied().map_or(i, Ins)
    }

    /// The instruction to do next, and the machine that does it: behind the instruction's first word.
    pub(crate) fn fetch(self) -> (Ins, Direct) {
        // SAFETY: as above; behind the instruction's first word the code goes on, or ends.
        (self.upcoming(), Direct { pc: unsafe { self.pc.add(1) }, ..self })
    }

    /// Where the next instruction stands: a number that no other instruction has, and that grows along the code.
    pub(crate) fn position(self) -> usize {
        self.pc.addr()
    }

    /// Where the window starts, counted in words of the stack.
    pub(crate) fn window(self) -> usize {
        self.vm().stack.index_of(self.base)
    }

    /// The function of this frame.
    #[inline(always)]
    pub(super) fn frame_function(self) -> Held<Function> {
        // SAFETY: `push` puts a function there; the collector keeps it up to date.
        unsafe { self.value(self.get(FRAME_FUNCTION)).cast_unchecked::<Function>() }
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
    fn caller(self) -> *mut Word {
        let delta = self.link() >> DELTA_SHIFT & DELTA_MASK;
        // SAFETY: the link was written by `push`: the caller's window lies that far below, in the same stack.
        unsafe { self.base.sub(delta as usize) }
    }

    #[inline(always)]
    pub(super) fn then(self) -> Continuation {
        Continuation::ALL[(self.link() & 0x1f) as usize]
    }

    /// The word index of the next instruction.
    pub(crate) fn pc_index(self) -> u32 {
        let start = self.frame_code().get().start();
        ((self.pc.addr() - start.addr()) / size_of::<u32>()) as u32
    }

    /// The first word of the instruction being done; its extension, if any, has been taken.
    pub(super) fn instruction(self) -> u32 {
        self.frame_code().get().instruction_before(self.pc_index()).0
    }

    /// The instruction that has resumed the generator of this frame, and its extension. Its opcode may be that of a loop
    /// that is compiled.
    #[inline(always)]
    pub(super) fn resuming(self) -> (u32, u32) {
        let pc = self.return_pc();
        // SAFETY: the instruction before the return address is `for_next` or `send`, whose jumps are extensions.
        unsafe { (*pc.sub(2), *pc.sub(1)) }
    }

    /// A generator goes to `dst`. If a loop takes it right from there, and `dst` is no variable, nothing else leads to it.
    #[cold]
    fn note_owner(self, generator: Value<'_>, dst: Reg) {
        let code = self.frame_code().get();
        let next = Instruction::decode(&code.unit.words, self.pc_index() as usize);
        if matches!(next, Some((Instruction::ForPrepare { src, .. }, _)) if src == dst)
            && dst.0 as usize >= code.locals.len()
            && let Some(generator) = generator.cast::<Generator>()
        {
            self.vm().note_owned(generator);
        }
    }

    /// The constants of this frame's code, below which its caches are.
    #[inline(always)]
    pub(super) fn k(self) -> *const Cell<Word> {
        self.vm().constants.get()
    }

    /// Another frame than before is the innermost one.
    #[inline(always)]
    pub(super) fn switch(vm: NonNull<Vm>, pc: *const u32, base: *mut Word) -> Direct {
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

    /// A machine for primitives, which look at no frame.
    ///
    /// # Safety
    /// Nobody else uses the engine, and nothing but primitives is asked of the machine.
    #[cfg(feature = "jit")]
    pub(crate) unsafe fn adrift(vm: NonNull<Vm>) -> Direct {
        Direct { vm, pc: std::ptr::null(), base: std::ptr::null_mut() }
    }

    /// Resume a generator, and no other that it delegates to. Gives the machine back if it does not rest.
    pub(crate) fn resume_alone(
        self,
        g: Held<Generator>,
        sent: Word,
        then: Continuation,
        dst: Reg,
    ) -> Result<Done<Self>, Self> {
        generator::resumed_alone(self, g, sent, (then, dst)).map(seal::done).ok_or(self)
    }

    /// Does a script go on when this frame is left?
    pub(crate) fn returns_to_script(self) -> bool {
        use Continuation as C;
        !matches!(
            self.then(),
            C::Host | C::GeneratorHost | C::GeneratorIterate | C::GeneratorSend | C::GeneratorCall
        )
    }

    /// The bits of the word that says where the caller goes on, and those of the link without the depth.
    pub(crate) fn return_bits(self) -> (u64, u64) {
        (self.get(-2).bits(), self.link() & ((1 << DEPTH_SHIFT) - 1))
    }

    /// The same, in the window that starts there.
    ///
    /// # Safety
    /// A frame stands there.
    #[cfg(feature = "jit")]
    pub(crate) unsafe fn moved(self, base: *mut Word) -> Direct {
        Direct { base, ..self }
    }

    /// A machine for primitives and for words of the window at `base` and of those above.
    ///
    /// # Safety
    /// As for [`Direct::adrift`], and a window starts there.
    #[cfg(feature = "jit")]
    pub(crate) unsafe fn above(vm: NonNull<Vm>, base: *mut Word) -> Direct {
        Direct { vm, pc: std::ptr::null(), base }
    }

    /// The machine for words of a window so many words above.
    #[cfg(feature = "jit")]
    pub(crate) fn in_window(self, base: i32) -> Direct {
        Direct { base: self.register(base as isize), ..self }
    }

    /// Where it is, in two words.
    #[cfg(feature = "jit")]
    pub(crate) fn whereabouts(self) -> [u64; 2] {
        [self.pc.expose_provenance() as u64, self.base.expose_provenance() as u64]
    }

    /// The machine that was at a place.
    ///
    /// # Safety
    /// The words are those of [`Direct::whereabouts`], and nothing has happened since.
    #[cfg(feature = "jit")]
    pub(crate) unsafe fn left_at(vm: NonNull<Vm>, whereabouts: [u64; 2]) -> Direct {
        let [pc, base] = whereabouts;
        Direct {
            vm,
            pc: std::ptr::with_exposed_provenance(pc as usize),
            base: std::ptr::with_exposed_provenance_mut(base as usize),
        }
    }

    /// The same frame, going on at another word of its code.
    #[cfg(feature = "jit")]
    pub(crate) fn at(self, pc: u32) -> Direct {
        // SAFETY: compiled code was made from a trace that was at this place of the code.
        Direct { pc: unsafe { self.frame_code().get().start().add(pc as usize) }, ..self }
    }

    /// The window's first register.
    #[cfg(feature = "jit")]
    pub(crate) fn base(self) -> *mut Word {
        self.base
    }

    /// The machine in the window that starts there, going on at word `pc` of its code.
    ///
    /// # Safety
    /// A frame stands there.
    #[cfg(feature = "jit")]
    pub(crate) unsafe fn standing(vm: NonNull<Vm>, base: *mut Word, pc: u32) -> Direct {
        let d = Direct { vm, pc: std::ptr::null(), base };
        // SAFETY: by contract, and compiled code was made from a trace that was at this place of the code.
        let pc = unsafe { d.frame_code().get().start().add(pc as usize) };
        Direct::switch(vm, pc, base)
    }

    /// Puts a word at a distance from the window's first register.
    #[cfg(feature = "jit")]
    pub(crate) fn put_word(self, at: i32, w: Word) {
        self.put(at as isize, w);
    }

    /// This frame goes on at another place, and the frames of inlined calls stand above it: outermost, which is this
    /// one, first. Their registers and functions are in place.
    #[cfg(feature = "jit")]
    pub(crate) fn rebuilt(self, windows: impl IntoIterator<Item = Window>) -> Direct {
        let entry = self;
        let mut d = self;
        let mut below: Option<Window> = None;
        for window in windows {
            let at = |pc: u32| {
                // SAFETY: the trace was recorded with the frame at this place of its code.
                unsafe { window.code.get().start().add(pc as usize) }
            };
            if let Some(under) = below {
                let link = (d.depth() + 1) << DEPTH_SHIFT
                    | ((window.base - under.base) as u64) << DELTA_SHIFT
                    | (window.then.1.0 as u64) << DST_SHIFT
                    | window.then.0 as u64;
                d = Direct { base: entry.register(window.base as isize), ..d };
                // The collector takes the address for a number.
                d.put(-2, Word::payload(d.pc.expose_provenance() as u64));
                d.put(-1, Word::payload(link));
            }
            if below.is_none() {
                d.base = entry.register(window.base as isize);
            }
            d.pc = at(window.pc);
            below = Some(window);
        }
        Direct::switch(d.vm, d.pc, d.base)
    }

    /// Is there room for windows that reach so far above this one's first register, and for so many more frames?
    #[cfg(feature = "jit")]
    pub(crate) fn has_room_above(self, words: usize, frames: usize) -> bool {
        let vm = self.vm();
        let end = self.window() + words;
        if end + RESERVE > vm.stack.len() || self.depth() + frames as u64 >= vm.depth_limit.get() {
            return false;
        }
        if self.base.addr() + words * size_of::<Word>() > vm.soft_end.get() {
            vm.set_soft_end((end + SOFT_STEP).min(vm.stack.len() - RESERVE));
        }
        true
    }

    /// What the handler that starts here was given: none if no handler does.
    pub(crate) fn caught(self) -> Option<(Reg, Word)> {
        let pc = self.pc_index();
        let handler = self.frame_code().get().handlers.iter().find(|h| h.target == pc)?;
        Some((Reg(handler.reg), self.get(handler.reg as isize)))
    }

    /// The least link of frames above which there may be fewer than so many.
    #[cfg(feature = "jit")]
    pub(crate) fn link_limit(self, frames: usize) -> u64 {
        let most = (1 << (48 - DEPTH_SHIFT)) - 1;
        let depth = self.vm().depth_limit.get().min(most).saturating_sub(frames as u64);
        Word::payload(depth << DEPTH_SHIFT).bits()
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

    /// An exception that has just been raised in Rust is pending: go to its handler.
    #[inline(always)]
    pub(super) fn raise_fresh(self) -> Direct {
        self.vm().chain_fresh(self.value(self.vm().pending.get()));
        self.raise()
    }

    /// What a helper or native gave, delivered.
    #[inline(always)]
    pub(crate) fn deliver(mut self, outcome: Option<Word>, deliver: Deliver) -> Direct {
        let Some(w) = outcome else {
            return self.raise_fresh();
        };
        match deliver {
            Deliver::To(r) => self.put(r.0 as isize, w),
            Deliver::Callee { at, receiver } => {
                self.put(at.0 as isize, w);
                self.put(receiver.0 as isize, Word::UNDEF);
            }
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
}

/// Move the soft end of the stack, or raise RecursionError.
#[cold]
#[inline(never)]
pub(super) fn grow_or_raise(vm: NonNull<Vm>, base: *mut Word, registers: u32, depth: u64) -> Result<(), ()> {
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
        cache::slot(*self, o, site)
    }
    #[inline(always)]
    fn cached_function(&mut self, o: Word, site: Site) -> Option<CodeFunction> {
        cache::function(*self, o, site)
    }
    #[inline(always)]
    fn cached_native(&mut self, o: Word, site: Site) -> Option<Word> {
        cache::native(*self, o, site)
    }
    #[inline(always)]
    fn super_function(&mut self, class: Word, object: Word, site: Site) -> Option<Word> {
        cache::super_function(*self, class, object, site)
    }
    #[inline(always)]
    fn cached_store(&mut self, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        cache::store(*self, o, site)
    }
    fn place(&mut self, v: Word, site: Site) -> Place {
        cache::place(*self, v, site)
    }
    #[inline(always)]
    fn cached_place(&mut self, v: Word, site: Site) -> Option<Place> {
        cache::known_place(*self, v, site)
    }
    #[inline(always)]
    fn noted_place(&mut self, v: Word, site: Site) -> Option<Place> {
        cache::noted_place(*self, v, site)
    }
    #[inline(always)]
    fn cached_setter(&mut self, o: Word, site: Site) -> Option<CodeFunction> {
        cache::known_setter(*self, o, site)
    }
    fn setter(&mut self, v: Word, site: Site) -> Option<Word> {
        cache::setter(*self, v, site)
    }
    fn store_place(&mut self, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        cache::store_place(*self, o, site)
    }
    fn global(&mut self, site: Site) -> Option<Word> {
        cache::global(*self, site)
    }
    #[inline(always)]
    fn global_cell(&mut self, site: Site) -> Option<Held<Variable>> {
        cache::global_cell(*self, site)
    }
    fn special(&mut self, v: Word, name: Symbol) -> Option<Word> {
        let vm = self.vm();
        let value = self.value(v);
        let found = vm.lookup(vm.class_of(value), name)?;
        found.cast::<Function>().map(|f| f.value().word())
    }
    fn lacks(&mut self, v: Word, name: Symbol) -> bool {
        let vm = self.vm();
        vm.lookup(vm.class_of(self.value(v)), name).is_none()
    }
    fn takes(&mut self, native: Held<NativeFunction>, call: Call) -> bool {
        let names = self.names_of(call.names);
        native.object().def.get().takes(self.vm(), call.count as usize, names)
    }
    #[inline(always)]
    fn asks(&mut self, native: Held<NativeFunction>) -> Option<Asks> {
        let asks = native.object().def.get().asks?;
        (native.get(|n| &n.receiver) == Value::UNDEF).then_some(asks)
    }
    fn construct(&mut self, class: Held<Class>) -> Option<Construct> {
        self.vm().construct_plan(class)
    }
    fn is_builtin(&mut self, class: Held<Class>, which: Builtin) -> bool {
        class.builtin() == Some(which)
    }
    fn instance_of(&mut self, v: Word, class: Held<Class>) -> Option<bool> {
        crate::object::instance_of::quietly(self.vm(), self.value(v), class.value())
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
            Err(()) => seal::done(self.raise_fresh()),
        }
    }
    #[inline(always)]
    fn enter_above(
        self,
        f: Word,
        code: CodeRef,
        at: u32,
        args: &[Word],
        below: Word,
        then: Continuation,
        dst: Reg,
    ) -> Done<Self> {
        self.put(at as isize - METHOD_HEADER as isize, below);
        self.enter(f, code, at, args, then, dst)
    }
    fn leave_and_enter(
        mut self,
        f: Word,
        code: CodeRef,
        item: Word,
        then: Continuation,
        dst: Reg,
    ) -> Done<Self> {
        self.pop();
        let at = self.top() + METHOD_HEADER as u32;
        self.enter_above(f, code, at, &[item], item, then, dst)
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
            Continuation::GeneratorIterate | Continuation::GeneratorSend => return self.resuming(),
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
    fn throw_first(self, exception: Word) -> Done<Self> {
        self.vm().pending.set(exception);
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

    #[inline(always)]
    fn of_long_ints(&mut self, op: Binary, a: Word, b: Word) -> Option<Word> {
        let (vm, a, b) = (self.vm(), self.value(a), self.value(b));
        let known = number::is_exact_int(a) && number::is_exact_int(b);
        if known { vm.int_operator(op, a, b).map(Value::word) } else { None }
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
    fn step_source(
        self,
        it: Held<Iterator>,
        then: impl FnOnce(Self, Option<Word>) -> Done<Self>,
    ) -> Result<Done<Self>, Self> {
        match stepped(self.vm, it) {
            Ok(item) => Ok(then(self, item)),
            Err(Ask) => Err(self),
        }
    }

    fn make_generator(self, dst: Reg, f: Word, code: CodeRef, args: &[Word]) -> Done<Self> {
        let vm = self.vm();
        let args = args.iter().map(|w| vm.brand(*w));
        let made = self.value(f).cast::<Function>().and_then(|f| vm.generator_of(f, args, 0));
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
    #[inline(always)]
    fn suspend(self, live: u8) -> Done<Self> {
        let (pc, base) = generator::suspended(self.vm, self.pc, self.base, live);
        seal::done(Direct { vm: self.vm, pc, base })
    }
    #[inline(always)]
    fn pass_on(self, live: u8, v: Word) -> Done<Self> {
        let (pc, base) = generator::passed_on(self.vm, self.pc, self.base, live, v);
        seal::done(Direct { vm: self.vm, pc, base })
    }
    fn suspend_to_host(mut self, live: u8, v: Word) -> Done<Self> {
        generator::rest(self, live);
        self.vm().result.set(v);
        self.vm().yielded.set(true);
        self.pc = &raw const HALT;
        seal::done(self)
    }
    fn is_plain_generator(&mut self, g: Held<Generator>) -> bool {
        g.function().is_some_and(|f| f.code().kind == CodeKind::Generator)
    }
    #[inline(always)]
    fn resume(
        self,
        g: Held<Generator>,
        sent: Word,
        then: Continuation,
        dst: Reg,
    ) -> Result<Done<Self>, Self> {
        let (pc, base) = generator::resumed(self.vm, self.pc, self.base, g, sent, (then, dst));
        if pc.is_null() { Err(self) } else { Ok(seal::done(Direct { vm: self.vm, pc, base })) }
    }
    fn finish_generator(&mut self) {
        generator::finish(*self);
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
    fn help_call(self, helper: &'static Helper, args: &[Word], call: Call) -> Done<Self> {
        match self.run(helper, args) {
            Some(callee) => crate::semantics::call::callable(self, callee, call),
            None => seal::done(self.raise_fresh()),
        }
    }
    fn call_spread(self, dst: Reg, callee: Word, args: Word, keywords: Word, first: u32) -> Done<Self> {
        let _ = first;
        self.help(&crate::machine::helper::CALL_SPREAD, &[callee, args, keywords], Deliver::To(dst))
    }
    #[inline(always)]
    fn call_native(self, native: Word, call: Call) -> Done<Self> {
        let Call { dst, first, count, names } = call;
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
