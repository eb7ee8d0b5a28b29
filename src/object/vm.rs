//! The state of one engine below its public face: heap, stack, tables.
//!
//! Owns everything that objects share. It is reached as `&Vm` through the quiet context, so all of it is in cells;
//! `&mut Vm` exists only where a collection runs.
//!
//! Invariant "roots": a word that is read from the stack, a register, or a table listed in [`Vm::collect`] is up to
//! date: collections, which run only under a loud borrow, have rewritten it. So [`Vm::brand`] may give it the lifetime
//! of the quiet borrow.

use super::class::{BUILTINS, Builtin};
use super::code::CodeData;
use super::context::{Cx, Handle, Res};
use super::kind::LAYOUTS;
use super::shape::Shapes;
use super::symbol::Symbols;
use crate::heap::{Collect, Heap, Reach, Roots, Settings, Value, Word, stack::Stack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where `print` and friends write.
pub trait Output: Send {
    /// Write text.
    ///
    /// # Errors
    /// What the sink says; it becomes an OSError in the script.
    fn write(&mut self, text: &str) -> std::io::Result<()>;
    /// Pass on what is buffered.
    ///
    /// # Errors
    /// As `write`.
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Bounds that a host sets.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Frames of script code that may be active at once.
    pub recursion: usize,
    /// Loop iterations and calls until the script is stopped.
    pub fuel: Option<u64>,
    /// Words of the value stack.
    pub stack_words: usize,
    /// Natives and scripts that may call one another at once.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        // Miri keeps a record of each word that it has seen.
        let stack_words = if cfg!(miri) { 1 << 14 } else { 8 << 20 };
        Limits { recursion: 1000, fuel: None, stack_words, nesting: 150 }
    }
}

/// The innermost frame, as left by the interpreter before it calls out: window base and the instruction's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Innermost {
    /// Stack index of the window's register 0; 0 when no script runs.
    pub base: usize,
    /// Word index of the next instruction.
    pub pc: u32,
}

/// What the layer above hands down, so that objects can call scripts.
pub struct Hooks {
    /// Call `stack[at]` with the `count` arguments that follow it, the last of which have the names in a tuple.
    pub call: fn(&mut Cx<'_>, at: usize, count: usize, names: Word) -> Res<Word>,
    /// Resume a generator: mode 0 sends, 1 throws, 2 throws GeneratorExit. True when it yielded; false when it
    /// returned, its value in `out`.
    pub resume:
        fn(&mut Cx<'_>, generator: Handle<'_>, value: Handle<'_>, mode: u8, out: Handle<'_>) -> Res<bool>,
    /// Compile text; the code object goes to `out`, linked with the namespace `globals` unless that is None. Raises
    /// SyntaxError.
    pub compile:
        fn(&mut Cx<'_>, out: Handle<'_>, globals: Handle<'_>, request: &CompileRequest<'_>) -> Res<()>,
    /// The same for a text of the library, which is compiled once for all engines of the process.
    pub compile_library:
        fn(&mut Cx<'_>, out: Handle<'_>, globals: Handle<'_>, request: &LibraryRequest<'_>) -> Res<()>,
    /// The bytes of the operator in a piece of source that is an expression, for the marks in tracebacks.
    pub operator_of: fn(&str) -> Option<(usize, usize)>,
    /// `out` = the library function that takes over from a native which answered with the undefined value.
    pub take_over: fn(&mut Cx<'_>, out: Handle<'_>, native: Handle<'_>) -> Res<()>,
}

/// What text is compiled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompileMode {
    /// Statements.
    Exec,
    /// One expression.
    Eval,
    /// A statement typed at a prompt: values of expressions are shown.
    Single,
}

/// What [`Hooks::compile`] is asked for.
#[derive(Clone, Copy, Debug)]
pub struct CompileRequest<'a> {
    /// The source.
    pub text: &'a str,
    /// What tracebacks call it.
    pub filename: &'a str,
    /// See [`CompileMode`].
    pub mode: CompileMode,
}

/// What [`Hooks::compile_library`] is asked for: statements.
#[derive(Clone, Copy, Debug)]
pub struct LibraryRequest<'a> {
    /// The source, known by its address.
    pub text: &'static str,
    /// What tracebacks call it.
    pub filename: &'a str,
    /// Does it stand for natives? Then tracebacks leave it out.
    pub hidden: bool,
}

/// See the module's documentation.
pub struct Vm {
    /// Where objects live.
    pub heap: Heap,
    /// Windows and handles.
    pub stack: Stack,
    /// First stack word that nobody uses.
    pub top: Cell<usize>,
    /// The highest `top` since the last collection.
    pub high: Cell<usize>,
    /// See [`Innermost`].
    pub innermost: Cell<Innermost>,
    /// Where the constants of the innermost frame's code are.
    pub constants: Cell<*const Cell<Word>>,
    /// Address up to which windows may reach without asking; moves up when the stack grows.
    pub soft_end: Cell<usize>,
    /// Frames that may be active at once.
    pub depth_limit: Cell<u64>,
    /// Frames that are active below the innermost call from Rust.
    pub depth: Cell<u64>,
    /// A generator resumed from Rust has yielded.
    pub yielded: Cell<bool>,
    /// The exception on its way to a handler.
    pub pending: Cell<Word>,
    /// The pending exception was caught in the innermost frame before: its traceback has that frame already.
    pub reraised: Cell<bool>,
    /// The exception being handled, or None.
    pub handled: Cell<Word>,
    /// Where natives put their result.
    pub result: Cell<Word>,
    /// The built-in classes, by number.
    pub(super) builtins: Box<[Cell<Word>]>,
    /// The namespace of built-in functions.
    pub builtin_names: Cell<Word>,
    /// `sys.modules`.
    pub modules: Cell<Word>,
    /// The modules that natives are functions of, for messages.
    pub native_modules: RefCell<Vec<(String, &'static [super::native::NativeDef])>>,
    /// Words that must live as long as the engine: preallocated errors, library functions.
    pub permanent: RefCell<Vec<Word>>,
    /// Handles that the host keeps across calls; free ones are undefined.
    pub persistent: Arc<super::context::PersistentTable>,
    /// Names.
    pub symbols: Symbols,
    /// Hidden classes.
    pub shapes: Shapes,
    /// How many of `codes` have been there at the last collection: what they refer to is old.
    pub settled_codes: Cell<usize>,
    /// How many names were there when the heap was frozen: they stay.
    frozen_names: usize,
    /// Code, which never moves and lives as long as its code object. Not in boxes: frames point into it, and what is in a
    /// box may be reached through the box alone.
    pub codes: RefCell<Vec<Rc<CodeData>>>,
    /// Inline caches that hold something, to be emptied when a class or a namespace changes.
    pub filled: RefCell<Vec<*const [Cell<Word>; 4]>>,
    /// Which classes inherit directly from which.
    pub subclasses: RefCell<super::subclasses::Subclasses>,
    /// What searching classes found last time.
    pub(super) lookups: super::lookup::Lookups,
    /// Names that code has looked for in a namespace that does not have them; see [`Vm::note_missed`].
    pub(super) missed: RefCell<super::dict::Missed>,
    /// The cells of variables that were deleted, by namespace and name, as long as caches may have them.
    pub(super) unbound: RefCell<super::dict::Unbound>,
    /// Counts the lookups at sites that see many shapes.
    pub(crate) other_places: Cell<u32>,
    /// Short strings made lately.
    pub(super) recent: super::recent::Recent,
    /// How many young values caches have refused since a collection was last asked for because of them.
    pub(super) refused: Cell<u32>,
    /// The last id given out.
    pub last_id: Cell<u64>,
    /// Ids of objects that have no room for one: address to id.
    pub ids: RefCell<hashbrown::HashMap<u64, (Word, u64)>>,
    /// Where weak references lead.
    pub weak: RefCell<super::weak::WeakTable>,
    /// Objects whose death is an event.
    pub finalizers: RefCell<super::finalizer::Finalizers>,
    /// Views that keep what they show from changing its size.
    pub exports: RefCell<super::memory::Exports>,
    /// A script has made a surrogate: from here on its stand-ins in text are surrogates.
    pub surrogates: Cell<bool>,
    /// Objects of the host.
    pub hosts: RefCell<super::host::HostTable>,
    /// Where output goes.
    pub output: RefCell<Box<dyn Output>>,
    /// Bounds.
    pub limits: RefCell<Limits>,
    /// What fuel is left beyond the countdown.
    pub fuel: Cell<u64>,
    /// The fuel of the last grant, and the steps that were counted before it.
    granted: Cell<(u64, u64)>,
    /// The size of the countdown's next portion. It grows up to [`SLICE`]: who samples starts with a small one.
    pub portion: Cell<i64>,
    /// Set from another thread: stop. Stays set, so that no script gets past it.
    pub interrupt: Arc<AtomicBool>,
    /// Set from another thread or a signal: raise KeyboardInterrupt, once.
    pub keyboard: Arc<AtomicBool>,
    /// Scripts hold more than the limit of memory and have been told so: the next time when they hold more than this.
    pub overdrawn: Cell<usize>,
    /// Why a script was stopped, until the host has been told.
    pub stopped: Cell<Option<super::error::Stop>>,
    /// Stack places of the containers whose `repr` is being made; see `repr`.
    pub in_repr: RefCell<Vec<usize>>,
    /// The argument of the running quiet native whose `__index__` must be asked.
    pub wants_index: Cell<Option<usize>>,
    /// Native calls into scripts that are active.
    pub nesting: Cell<usize>,
    /// The frames that wait behind calls from Rust into scripts, outermost first: what `innermost` was at each.
    pub waiting: RefCell<Vec<Innermost>>,
    /// What the host grants to scripts.
    pub grants: RefCell<super::grants::Grants>,
    /// Digits that conversions between ints and decimal text may have; 0 for any number.
    pub digit_limit: Cell<usize>,
    /// What the layers above provide.
    pub hooks: Cell<Option<&'static Hooks>>,
    /// How many attributes instances of the class that is being made will likely have.
    pub expected_attributes: Cell<u32>,
    /// The text behind file names, for tracebacks.
    pub sources: RefCell<hashbrown::HashMap<Box<str>, Box<str>>>,
    /// What the layer of the tracer keeps, if traces are wanted; opaque here.
    pub tracing: RefCell<Option<Box<dyn std::any::Any>>>,
    /// Do safepoints show back edges and calls to whoever drives the dispatch loop, which runs innermost?
    pub sampling: Cell<bool>,
    /// The back edge or call that the last such safepoint has shown.
    pub sampled: Cell<*const u32>,
    /// Changes whenever a class does, or what code has found under a name: compiled code is good for the epoch in which it was made.
    pub code_epoch: Cell<u64>,
    /// Entries of compiled code that have not ended.
    pub active_code: Cell<u32>,
    /// Words that compiled code has as constants; see [`Vm::keep_for_traces`].
    pub traced: RefCell<Vec<Word>>,
    /// State of library modules written in Rust.
    pub library: RefCell<crate::object::module::LibraryState>,
}

// SAFETY: an engine owns all it points to: its code, its shapes, its inline caches, the descriptions and closures of
// its host functions, what its tracer keeps, all of which are `Send` or reached through it alone. It keeps nothing in thread-local storage.
unsafe impl Send for Vm {}

/// How many loop iterations and calls pass between two looks at the interrupt flag.
pub const SLICE: i64 = 10_000;

/// Texts and big ints below this length are looked at for free.
const FREE_BYTES: usize = 1 << 12;

/// How many bytes of others count as one loop iteration.
const BYTES_PER_STEP: usize = 64;

/// The fuel that a native pays for its work from one poll to the next.
pub const WORK: i64 = 1000;

impl Vm {
    /// A new engine without built-in names or modules.
    pub fn new(settings: Settings, limits: Limits, output: Box<dyn Output>) -> Box<Vm> {
        let vm = Vm::bare(settings, limits, output);
        vm.intern_well_known();
        vm.make_builtin_classes();
        vm
    }

    /// One without classes either: objects of the built-in types can be made, held and collected, but nothing can be
    /// looked up. For who is interested in the heap alone.
    pub fn bare(settings: Settings, limits: Limits, output: Box<dyn Output>) -> Box<Vm> {
        let vm = Box::new(Vm {
            heap: Heap::new(settings, LAYOUTS),
            stack: Stack::new(limits.stack_words),
            top: Cell::new(1),
            high: Cell::new(1),
            innermost: Cell::default(),
            constants: Cell::new(std::ptr::null()),
            soft_end: Cell::new(0),
            depth_limit: Cell::new(limits.recursion as u64),
            depth: Cell::new(0),
            yielded: Cell::new(false),
            pending: Cell::new(Word::UNDEF),
            reraised: Cell::new(false),
            handled: Cell::new(Word::NONE),
            result: Cell::new(Word::UNDEF),
            builtins: (0..BUILTINS).map(|_| Cell::new(Word::UNDEF)).collect(),
            builtin_names: Cell::new(Word::UNDEF),
            native_modules: RefCell::default(),
            modules: Cell::new(Word::UNDEF),
            permanent: RefCell::default(),
            persistent: Arc::default(),
            symbols: Symbols::default(),
            shapes: Shapes::default(),
            subclasses: RefCell::default(),
            settled_codes: Cell::new(0),
            frozen_names: 0,
            codes: RefCell::default(),
            filled: RefCell::default(),
            lookups: super::lookup::Lookups::default(),
            missed: RefCell::default(),
            unbound: RefCell::default(),
            other_places: Cell::new(0),
            recent: super::recent::Recent::default(),
            refused: Cell::new(0),
            last_id: Cell::new(0),
            ids: RefCell::default(),
            weak: RefCell::default(),
            finalizers: RefCell::default(),
            exports: RefCell::default(),
            surrogates: Cell::new(false),
            hosts: RefCell::default(),
            output: RefCell::new(output),
            fuel: Cell::new(limits.fuel.unwrap_or(u64::MAX)),
            granted: Cell::new((limits.fuel.unwrap_or(u64::MAX), 0)),
            limits: RefCell::new(limits),
            portion: Cell::new(SLICE),
            interrupt: Arc::default(),
            keyboard: Arc::default(),
            overdrawn: Cell::new(0),
            stopped: Cell::default(),
            in_repr: RefCell::default(),
            wants_index: Cell::new(None),
            nesting: Cell::new(0),
            waiting: RefCell::default(),
            grants: RefCell::default(),
            digit_limit: Cell::new(crate::kernel::integer_text::DEFAULT_DIGIT_LIMIT),
            hooks: Cell::new(None),
            expected_attributes: Cell::new(0),
            sources: RefCell::default(),
            tracing: RefCell::default(),
            sampling: Cell::new(false),
            sampled: Cell::new(std::ptr::null()),
            code_epoch: Cell::new(0),
            active_code: Cell::new(0),
            traced: RefCell::default(),
            library: RefCell::default(),
        });
        vm.refill(0);
        vm
    }

    /// A root's word as a value of this borrow. See invariant "roots".
    #[inline(always)]
    pub fn brand(&self, word: Word) -> Value<'_> {
        // SAFETY: invariant "roots"; nothing moves or dies while `self` is borrowed.
        unsafe { Value::from_word(word) }
    }

    /// The word at a stack index.
    #[inline(always)]
    pub fn at(&self, index: usize) -> Word {
        self.stack.words()[index].get()
    }

    /// Put a word at a stack index.
    #[inline(always)]
    pub fn put(&self, index: usize, word: Word) {
        self.stack.words()[index].set(word);
    }

    /// Give the countdown its next portion of the fuel that is left, beyond what is owed already. False when what is left
    /// does not suffice for that, whatever the portions were.
    pub fn refill(&self, owed: u64) -> bool {
        let (left, portion) = (self.fuel.get(), self.portion.get());
        if left < owed {
            self.fuel.set(0);
            return false;
        }
        let granted = (left - owed).min(portion as u64);
        self.fuel.set(left - owed - granted);
        self.heap.countdown.set(granted as i64);
        self.portion.set((portion + portion / 8).min(SLICE));
        true
    }

    /// Give the countdown smaller portions from now on, which grow.
    pub fn set_portion(&self, portion: i64) {
        self.portion.set(portion);
        let left = self.heap.settle().max(0);
        self.fuel.set(self.fuel.get().saturating_add_signed(left));
        self.refill(0);
        if self.heap.wants_collection() {
            self.heap.raise_attention();
        }
    }

    /// Grant so much fuel from now on; `None` for as much as there may be.
    pub fn set_fuel(&self, fuel: Option<u64>) {
        self.limits.borrow_mut().fuel = fuel;
        self.heap.settle();
        let granted = fuel.unwrap_or(u64::MAX);
        self.granted.set((granted, self.steps()));
        self.fuel.set(granted);
        self.refill(0);
        if self.heap.wants_collection() {
            self.heap.raise_attention();
        }
    }

    /// The fuel that is left.
    pub fn fuel_left(&self) -> u64 {
        // What is owed counts, too.
        self.fuel.get().saturating_add_signed(self.heap.countdown.get() + self.heap.debt.get())
    }

    /// Loop iterations and calls counted so far, whatever fuel was granted meanwhile.
    pub fn steps(&self) -> u64 {
        let (granted, before) = self.granted.get();
        before + granted.saturating_sub(self.fuel_left())
    }

    /// Take fuel for the work of a native that is quiet, so that it cannot refill. False when there is none left: the
    /// native gives up, and the script is stopped.
    pub fn spend(&self, steps: i64) -> bool {
        let left = self.heap.countdown.get().saturating_add(self.heap.debt.get());
        if left.saturating_add_unsigned(self.fuel.get()) < steps {
            return false;
        }
        // What is owed is paid at the next look at the countdown.
        self.heap.countdown.set(self.heap.countdown.get() - steps);
        true
    }

    /// Count the work of a native as so many loop iterations: the next loop or call looks at whether it must stop. For
    /// natives that end soon, but not at once.
    #[inline]
    pub fn charge_work(&self, steps: usize) {
        self.heap.countdown.set(self.heap.countdown.get() - steps as i64);
    }

    /// Count having looked at so many bytes. Few are for free.
    #[inline]
    pub fn charge_bytes(&self, bytes: usize) {
        if bytes >= FREE_BYTES {
            self.charge_work(bytes / BYTES_PER_STEP);
        }
    }

    /// Has another thread asked the script to stop?
    pub fn is_interrupted(&self) -> bool {
        self.interrupt.load(Ordering::Relaxed) || self.keyboard.load(Ordering::Relaxed)
    }

    /// How many bytes of text a native may put together at once: what fits under the limit of memory, and without one
    /// no more than allocators give in earnest; they promise a terabyte, and the system kills who uses it.
    pub fn room(&self) -> usize {
        self.heap.room().min(1 << 32)
    }

    /// The class object of a built-in class.
    #[inline]
    pub fn class(&self, builtin: Builtin) -> Value<'_> {
        self.brand(self.builtins[builtin as usize].get())
    }

    /// Words below this index have been written: the next collection clears those that are dead then.
    #[inline]
    pub fn note_high(&self, index: usize) {
        self.high.set(self.high.get().max(index));
    }

    /// Let windows reach up to a stack index.
    pub fn set_soft_end(&self, index: usize) {
        self.soft_end.set(self.stack.base().addr() + index * size_of::<Word>());
    }

    /// Forget what frames have left above the live stack, so that a later frame does not keep it alive.
    pub fn clear_dead_words(&mut self) {
        let live = self.top.get();
        // Whatever lies between is stale; windows may have reached up to the soft end.
        let reached = (self.soft_end.get().saturating_sub(self.stack.base().addr())) / size_of::<Word>();
        let used = self.high.get().max(live).max(reached);
        self.stack.clear(live, used);
        self.high.set(live);
        self.soft_end.set(0);
    }

    /// Run the collector.
    pub(super) fn collect(&mut self, what: Collect) {
        self.recent.clear();
        self.clear_dead_words();
        // Someone has asked for it, or memory is short: nothing lives since hot code knows it.
        let is_thorough = matches!(what, Collect::Full | Collect::Freeze);
        if is_thorough {
            self.empty_caches();
        }
        let Vm { heap, stack, top, pending, handled, result, .. } = self;
        let (builtins, builtin_names, modules) =
            (&mut self.builtins, &mut self.builtin_names, &mut self.modules);
        let live = top.get();
        let singles = [pending, handled, result, builtin_names, modules];
        let mut roots = VmRoots {
            stack: &stack.words()[..live],
            singles,
            builtins,
            permanent: self.permanent.get_mut(),
            traced: self.traced.get_mut(),
            frees_traced: is_thorough && self.active_code.get() == 0,
            unbound: self.unbound.get_mut(),
            persistent: &self.persistent,
            symbols: &mut self.symbols,
            shapes: &mut self.shapes,
            settled_codes: self.settled_codes.get(),
            frozen_names: self.frozen_names,
            dead_codes: Vec::new(),
            has_freed: false,
            codes: self.codes.get_mut(),
            subclasses: self.subclasses.get_mut(),
            ids: self.ids.get_mut(),
            weak: self.weak.get_mut(),
            finalizers: self.finalizers.get_mut(),
            exports: self.exports.get_mut(),
            hosts: self.hosts.get_mut(),
            library: self.library.get_mut(),
        };
        // SAFETY: `&mut self` proves that no `Value` or `Ref` is alive; `VmRoots` shows every word that is used later.
        unsafe { heap.collect(what, &mut roots) };
        let (has_freed, dead_codes) = (roots.has_freed, std::mem::take(&mut roots.dead_codes));
        self.settled_codes.set(self.codes.get_mut().len());
        if what == Collect::Freeze {
            self.frozen_names = self.symbols.len();
        }
        if has_freed {
            // Caches are in code that goes away, or name shapes that do; or compiled code has constants that do.
            self.flush_caches();
            drop(dead_codes);
        }
        // The host's `drop`s run when the collection is over, so that they see an engine in good order.
        let freed = self.hosts.get_mut().bury();
        self.heap.charge(-(freed as isize));
    }
}

struct VmRoots<'a> {
    stack: &'a [Cell<Word>],
    singles: [&'a mut Cell<Word>; 5],
    builtins: &'a mut [Cell<Word>],
    permanent: &'a mut Vec<Word>,
    traced: &'a mut Vec<Word>,
    /// Do the constants of compiled code keep nothing alive? All of it is made anew if that frees one.
    frees_traced: bool,
    unbound: &'a mut super::dict::Unbound,
    persistent: &'a super::context::PersistentTable,
    symbols: &'a mut Symbols,
    shapes: &'a mut Shapes,
    codes: &'a mut Vec<Rc<CodeData>>,
    settled_codes: usize,
    frozen_names: usize,
    /// Code that was found dead; inline caches in it are emptied before it goes.
    dead_codes: Vec<Rc<CodeData>>,
    /// Shapes or code were found dead.
    has_freed: bool,
    subclasses: &'a mut super::subclasses::Subclasses,
    ids: &'a mut hashbrown::HashMap<u64, (Word, u64)>,
    weak: &'a mut super::weak::WeakTable,
    finalizers: &'a mut super::finalizer::Finalizers,
    exports: &'a mut super::memory::Exports,
    hosts: &'a mut super::host::HostTable,
    library: &'a mut crate::object::module::LibraryState,
}

impl Roots for VmRoots<'_> {
    fn strong(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        for cell in self.stack {
            let mut word = cell.get();
            visit(&mut word);
            cell.set(word);
        }
        self.singles.iter_mut().for_each(|cell| visit(cell.get_mut()));
        self.permanent.iter_mut().for_each(&mut *visit);
        self.persistent.visit(visit);
        // Constants of new code are young; after one collection they are old and never written again.
        self.codes[self.settled_codes..].iter().for_each(|code| code.visit(visit));
        self.library.visit(visit);
        self.weak.visit(visit);
        self.finalizers.visit(visit);
    }

    fn strong_old(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        self.builtins.iter_mut().for_each(|cell| visit(cell.get_mut()));
        if !self.frees_traced {
            self.traced.iter_mut().for_each(&mut *visit);
        }
        self.unbound.values_mut().for_each(&mut *visit);
        self.symbols.visit(self.frozen_names, visit);
        for shape in self.hosts.shapes() {
            // Classes of the host live as long as the engine.
            self.shapes.visit_class(shape, visit);
        }
    }

    fn outlying(&mut self, reach: &mut dyn Reach) {
        self.shapes.outlying(reach);
        // That of frozen code as well: its caches are filled without a barrier.
        for code in self.codes.iter() {
            if code.lives(reach) {
                code.visit(&mut |word| reach.reach(word));
            }
        }
    }

    fn keep(&mut self, is_minor: bool, fate: &dyn Fn(Word) -> Option<Word>, keep: &mut dyn FnMut(&mut Word)) {
        // SAFETY: the word was up to date before this collection, and a dead object stays as it is until the
        // collection ends; the value is not used after this call.
        let due = |word: Word| super::finalizer::due(unsafe { Value::from_word(word) });
        self.finalizers.sort_out(is_minor, fate, &due, keep);
    }

    fn weak(&mut self, fate: &dyn Fn(Word) -> Option<Word>) -> usize {
        self.weak_but_hosts(fate);
        self.hosts.sweep(true, fate);
        let freed = self.shapes.sweep(fate);
        self.subclasses.sweep(fate);
        let is_dead = |code: &mut Rc<CodeData>| fate(code.object.get()).is_none();
        let dead: Vec<Rc<CodeData>> = self.codes.extract_if(.., is_dead).collect();
        self.codes.iter().for_each(|code| code.sweep_links(fate));
        // Nothing is young in the middle of a full collection.
        self.settled_codes = self.codes.len();
        let freed = freed + dead.iter().map(|code| code.bytes()).sum::<usize>();
        let all = self.traced.len();
        self.traced.retain(|word| fate(*word).is_some());
        self.has_freed |= freed > 0 || self.traced.len() < all;
        self.dead_codes.extend(dead);
        freed
    }

    fn weak_young(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        self.weak_but_hosts(fate);
        self.hosts.sweep(false, fate);
    }
}

impl VmRoots<'_> {
    fn weak_but_hosts(&mut self, fate: &dyn Fn(Word) -> Option<Word>) {
        let old = std::mem::take(self.ids);
        for (_, (word, id)) in old {
            if let Some(new) = fate(word) {
                self.ids.insert(new.bits(), (new, id));
            }
        }
        self.weak.clear(fate);
        self.exports.clear(fate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::StandardOutput;

    /// Counts steps until the fuel is spent, some of them dear: how many, and what was used on the way.
    fn steps(portion: i64) -> (u64, Vec<u64>) {
        let limits = Limits { fuel: Some(5_000), ..Limits::default() };
        let vm = Vm::bare(Settings::default(), limits, Box::new(StandardOutput));
        vm.set_portion(portion);
        let (mut count, mut used) = (0, Vec::new());
        loop {
            if count % 7 == 0 {
                vm.charge_work(100);
            }
            vm.heap.countdown.set(vm.heap.countdown.get() - 1);
            if vm.heap.countdown.get() < 0 {
                let left = vm.heap.settle();
                if !vm.refill(left.unsigned_abs()) {
                    return (count, used);
                }
            }
            used.push(vm.steps());
            count += 1;
        }
    }

    #[test]
    fn fuel_ends_at_the_same_step_whatever_the_portions() {
        let whole = steps(SLICE);
        assert!([1, 7, 60, 1000].iter().all(|portion| steps(*portion) == whole));
    }
}
