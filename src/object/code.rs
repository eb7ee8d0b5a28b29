//! Code in an engine: a compiled function with its constants made and its caches beside it.
//!
//! Owns [`CodeData`], which is outside the moving heap: instructions, constants and inline caches never move, so that
//! the interpreter and compiled code may point into them. A code object in the heap stands for it in scripts.
//!
//! Invariant "code": a [`CodeRef`] points to data owned by `Vm::codes`, which does not move and lives as long as the code
//! object that stands for it. Its instructions are cells: no reference to them as plain words exists, so that a back edge
//! may be patched while somebody's pc points there. Whoever keeps a `CodeRef` keeps that object alive, by itself or by a function made of it.

use super::kind;
use super::symbol::Symbol;
use super::vm::Vm;
use crate::bytecode::code::{CodeKind, CodeUnit, Constant, Handler, Position, SHOWN_LOCALS, Scope};
use crate::bytecode::live::Liveness;
use crate::bytecode::ops::{Ins, Op};
use crate::heap::{Field, Reach, Ref, Value, Word, object};
use crate::kernel::text::surrogate;
use crate::object::class::Builtin;
use std::cell::{Cell, OnceCell};
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;

object! {
    /// `code`.
    pub struct Code: kind::CODE, "code", None {
        values { constants, extra }
        plain { data: Cell<CodeRef> }
    }
}

/// An inline cache: what this instruction found last time. Words, so that the collector can look at all of them.
///
/// `[0]` the shape it holds for, as bits, or undefined; `[1]` what was found, with a slot; `[2]` the shape afterwards;
/// `[3]` a value.
pub type Cache = [Cell<Word>; 4];

/// Words of a cache.
pub const CACHE_WORDS: usize = 4;

/// The index of a constant that is a tuple of names, and the names.
type KeywordNames = (u32, Box<[Symbol]>);

/// See [`Vm::decoded`].
type Decoded = (Box<[u8]>, Box<[u32]>, Box<[KeywordNames]>);

/// See the module's documentation.
pub struct CodeData {
    /// The instructions as the dispatch loop reads them: those of the unit, but that a back edge whose loop is compiled
    /// has another opcode. Cells, which are written while the loop's pc points into them, and shared for the same reason
    /// as the block. Everybody else reads `unit.words`.
    words: Rc<[Cell<u32>]>,
    /// Caches, last one first, then constants; `k` is where constants start. Shared, for the block of a box may be
    /// reached through the box alone.
    block: Rc<[Cell<Word>]>,
    /// Points into the block, which never moves.
    k: *const Cell<Word>,
    sites: usize,
    /// The names of the sites.
    pub site_names: Box<[Symbol]>,
    /// Names without a cache.
    pub names: Box<[Symbol]>,
    /// Names of the registers that are locals, parameters first.
    pub locals: Box<[Symbol]>,
    /// The register among them that [`SHOWN_LOCALS`] names.
    pub shown_locals: Option<usize>,
    /// The compiled unit this was made from.
    pub unit: Arc<CodeUnit>,
    /// `__name__`
    pub name: Symbol,
    /// `__qualname__`
    pub qualname: Symbol,
    /// The namespace of its globals.
    pub globals: Cell<Word>,
    /// The namespace of its builtins.
    pub builtins: Cell<Word>,
    /// The code object.
    pub object: Cell<Word>,
    /// The code object that [`Vm::relink`] made of this one last, or undefined.
    relinked: Cell<Word>,
    /// That whose `relinked` this is, or undefined. While it and the globals live, so does this.
    origin: Cell<Word>,
    /// Registers of a window.
    pub registers: u32,
    /// Parameters, `*args` and `**kwargs` included.
    pub parameters: u32,
    /// Positional parameters.
    pub positional: u32,
    /// The argument count of a call that is nothing but pushing a frame; `u32::MAX` when calling is more than that.
    pub plain: u32,
    /// What calling it gives.
    pub kind: CodeKind,
    /// What it is the body of.
    pub scope: Scope,
    /// Exception handlers, inner ones first.
    pub handlers: Box<[Handler]>,
    /// Has it a docstring? It is constant 0.
    pub has_docstring: bool,
    /// Hidden from tracebacks.
    pub hidden: bool,
    /// A generator made from this has something to do when it is dropped.
    pub finalizes: bool,
    /// At each word index: how many words the instruction has that ends there.
    widths: Box<[u8]>,
    /// The names in the constants that are tuples of names, at the index of the constant.
    keyword_names: Box<[KeywordNames]>,
    /// Sites of instructions that name globals.
    global_sites: Box<[u32]>,
    /// What it takes outside the heap, in bytes.
    bytes: usize,
    /// Which registers are live where, once the tracer has asked.
    live: OnceCell<Liveness>,
}

impl CodeData {
    /// Where the constants start; caches lie below.
    #[inline(always)]
    pub fn k(&self) -> *const Cell<Word> {
        self.k
    }

    /// Which registers are live where.
    pub fn live(&self) -> &Liveness {
        self.live.get_or_init(|| Liveness::of(&self.unit))
    }

    /// The first instruction.
    #[inline(always)]
    pub fn start(&self) -> *const u32 {
        self.words.as_ptr().cast()
    }

    /// Let the dispatch loop be left at the instruction at a word. Its operands stay readable.
    pub fn patch(&self, at: u32) {
        if let Some(word) = self.words.get(at as usize) {
            word.set(word.get() & !0xff | Op::Traced as u32);
        }
    }

    /// Let the dispatch loop do the instruction at a word again.
    pub fn unpatch(&self, at: u32) {
        if let (Some(word), Some(original)) = (self.words.get(at as usize), self.unit.words.get(at as usize))
        {
            word.set(*original);
        }
    }

    /// Where the back edge or call starts that ends before word `at`, if one does, and no compiled code is entered there.
    pub fn safepoint_before(&self, at: u32) -> Option<u32> {
        let start = at.checked_sub(u32::from(*self.widths.get(at as usize)?))?;
        let op = Ins(self.words.get(start as usize)?.get()).op();
        (op.is_back_edge() || op.is_call()).then_some(start)
    }

    /// Does a call with so many positional arguments make a generator or coroutine that has them as its parameters?
    #[inline]
    pub fn resumes_with(&self, count: u32) -> bool {
        self.kind != CodeKind::Plain && self.parameters == count && self.positional == count
    }

    /// A constant.
    pub fn constant<'v>(&self, vm: &'v Vm, index: usize) -> Value<'v> {
        self.block.get(self.sites * CACHE_WORDS + index).map_or(Value::UNDEF, |w| vm.brand(w.get()))
    }

    /// How many constants there are.
    pub fn constants(&self) -> usize {
        self.block.len() - self.sites * CACHE_WORDS
    }

    /// The cache of a site.
    #[inline]
    pub fn cache(&self, site: u32) -> Option<&Cache> {
        let from = self.sites.checked_sub(site as usize + 1)? * CACHE_WORDS;
        self.block.get(from..from + CACHE_WORDS)?.try_into().ok()
    }

    /// The instruction that ends before word `at`: its word, and its extension (0 if it has none).
    pub fn instruction_before(&self, at: u32) -> (u32, u32) {
        let at = at as usize;
        let word = |i: usize| self.unit.words.get(i).copied().unwrap_or(0);
        match self.widths.get(at) {
            Some(2) => (word(at.wrapping_sub(2)), word(at.wrapping_sub(1))),
            _ => (word(at.wrapping_sub(1)), 0),
        }
    }

    /// What it is charged for.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn visit(&self, visit: &mut dyn FnMut(&mut Word)) {
        for cell in self.block.iter().chain([&self.globals, &self.builtins, &self.object]) {
            let mut word = cell.get();
            visit(&mut word);
            cell.set(word);
        }
    }

    /// Does it live, as far as marking has come?
    pub(super) fn lives(&self, reach: &dyn Reach) -> bool {
        let is_awaited = self.origin.get() != Word::UNDEF;
        reach.lives(self.object.get())
            || is_awaited && reach.lives(self.origin.get()) && reach.lives(self.globals.get())
    }

    /// Forgets code objects that are dead.
    pub(super) fn sweep_links(&self, fate: &dyn Fn(Word) -> Option<Word>) {
        for cell in [&self.relinked, &self.origin] {
            cell.set(fate(cell.get()).unwrap_or(Word::UNDEF));
        }
    }

    /// The names in a constant that is a tuple of names.
    #[inline]
    pub fn names_at(&self, index: u32) -> &[Symbol] {
        self.keyword_names.iter().find(|(at, _)| *at == index).map_or(&[], |(_, names)| names)
    }

    /// Does the instruction of that site name a global?
    pub fn is_global_site(&self, site: u32) -> bool {
        self.global_sites.contains(&site)
    }

    /// The position of the instruction that ends before word `pc`.
    pub fn position_before(&self, pc: u32) -> Position {
        self.unit.position(pc.saturating_sub(1))
    }

    /// The innermost handler of the instruction that ends before word `pc`.
    pub fn handler_before(&self, pc: u32) -> Option<Handler> {
        let at = pc.saturating_sub(1);
        self.handlers.iter().copied().find(|h| h.from <= at && at < h.to)
    }
}

/// A reference to code, good as long as its code object.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct CodeRef(NonNull<CodeData>);

impl CodeRef {
    /// Is it the same code?
    pub fn is(self, other: CodeRef) -> bool {
        std::ptr::eq(self.get(), other.get())
    }

    /// The data.
    #[inline(always)]
    pub fn get<'v>(self) -> &'v CodeData {
        // SAFETY: invariant "code". A `CodeRef` is found only in objects that keep the code object alive, and in frames,
        // whose functions do.
        unsafe { &*self.0.as_ptr() }
    }
}

impl Vm {
    /// Load a compiled unit: constants become objects, nested code is loaded with it. Globals are those of a namespace.
    /// `None` when memory is short.
    pub fn load_code(&self, unit: &Arc<CodeUnit>, globals: Value<'_>) -> Option<Ref<'_, Code>> {
        let mut block: Vec<Cell<Word>> =
            Vec::with_capacity(unit.sites.len() * CACHE_WORDS + unit.constants.len());
        block.resize_with(unit.sites.len() * CACHE_WORDS, || Cell::new(Word::UNDEF));
        for constant in &unit.constants {
            block.push(Cell::new(self.load_constant(constant, globals)?.word()));
        }
        let symbols = |names: &[Box<str>]| names.iter().map(|n| self.intern(n)).collect::<Box<[Symbol]>>();
        let simple =
            unit.kind == CodeKind::Plain && !unit.star && !unit.double_star && unit.keyword_only == 0;
        let block: Rc<[Cell<Word>]> = block.into();
        // Instructions are copied, with a width for each, and constants and caches are words.
        let bytes = size_of::<CodeData>() + unit.bytes() + 5 * unit.words.len() + 8 * block.len();
        self.heap.charge(bytes as isize);
        let (widths, global_sites, keyword_names) = self.decoded(unit);
        let data = Rc::new(CodeData {
            bytes,
            live: OnceCell::new(),
            words: unit.words.iter().copied().map(Cell::new).collect(),
            k: block.as_ptr().wrapping_add(unit.sites.len() * CACHE_WORDS),
            block,
            sites: unit.sites.len(),
            site_names: symbols(&unit.sites),
            names: symbols(&unit.names),
            locals: symbols(&unit.locals),
            shown_locals: unit.locals.iter().position(|name| **name == *SHOWN_LOCALS),
            name: self.intern(&unit.name),
            qualname: self.intern(&unit.qualname),
            globals: Cell::new(globals.word()),
            builtins: Cell::new(self.builtins_of(globals).word()),
            object: Cell::new(Word::UNDEF),
            relinked: Cell::new(Word::UNDEF),
            origin: Cell::new(Word::UNDEF),
            registers: unit.registers,
            parameters: unit.parameters(),
            positional: unit.positional,
            plain: match unit.scope {
                // Register 0 is the mapping of names.
                Scope::Module | Scope::Class => 1,
                Scope::Function if simple => unit.positional,
                Scope::Function => u32::MAX,
            },
            kind: unit.kind,
            scope: unit.scope,
            handlers: unit.handlers.clone().into_boxed_slice(),
            has_docstring: unit.has_docstring,
            hidden: unit.hidden,
            finalizes: super::finalizer::has_guarded_yield(unit),
            widths,
            keyword_names,
            global_sites,
            unit: unit.clone(),
        });
        let at = CodeRef(NonNull::from(&*data));
        self.codes.borrow_mut().push(data.clone());
        let object = self.heap.allocate_old_fixed::<Code>(Builtin::Code.shape()).init(|header| Code {
            header,
            constants: Field::new(Value::NONE),
            extra: Field::new(Value::NONE),
            data: Cell::new(at),
        });
        data.object.set(object.value().word());
        Some(object)
    }

    /// Widths, global sites and keyword names of a unit, see `CodeData`: all that takes decoding its instructions.
    fn decoded(&self, unit: &CodeUnit) -> Decoded {
        use crate::bytecode::ops::Instruction as I;
        let mut widths = vec![0; unit.words.len() + 1];
        let (mut global_sites, mut keyword_names) = (Vec::new(), Vec::<KeywordNames>::new());
        let mut at = 0;
        while let Some((i, size)) = I::decode(&unit.words, at) {
            at += size;
            widths[at] = size as u8;
            match i {
                I::GetGlobal { site, .. }
                | I::SetGlobal { site, .. }
                | I::GetName { site, .. }
                | I::SetName { site, .. } => global_sites.push(site.0),
                I::CallKeywords { names, .. }
                | I::CallBoundKeywords { names, .. }
                | I::MatchClass { names, .. }
                    if keyword_names.iter().all(|(index, _)| *index != names.0) =>
                {
                    let Some(Constant::Tuple(items)) = unit.constants.get(names.0 as usize) else { continue };
                    let texts = items.iter().filter_map(|c| match c {
                        Constant::Str(s) => Some(self.intern(s)),
                        _ => None,
                    });
                    keyword_names.push((names.0, texts.collect()));
                }
                _ => {}
            }
        }
        (widths.into(), global_sites.into(), keyword_names.into())
    }

    /// A constant as a value. `None` when memory is short.
    fn load_constant<'v>(&'v self, constant: &Constant, globals: Value<'v>) -> Option<Value<'v>> {
        let all = |items: &[Constant]| -> Option<Vec<Value<'v>>> {
            items.iter().map(|c| self.load_constant(c, globals)).collect()
        };
        Some(match constant {
            Constant::None => Value::NONE,
            Constant::True => Value::TRUE,
            Constant::False => Value::FALSE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(i) => self.int(*i),
            Constant::Big(b) => self.try_integer(&b.clone().into())?,
            Constant::Float(f) => Value::float(*f),
            Constant::Complex(f) => self.complex(0.0, *f),
            // Short text in code is mostly names; interned it compares by identity.
            Constant::Str(s) if s.len() <= 64 => self.name_of(self.intern(s)).value(),
            Constant::Str(s) => self.try_string(s)?.value(),
            Constant::SurrogateStr(b) => {
                self.surrogates.set(true);
                self.try_string(&surrogate::from_generalized(b))?.value()
            }
            Constant::Bytes(b) => self.try_bytes(b)?.value(),
            Constant::Tuple(items) => self.try_tuple(&all(items)?)?.value(),
            Constant::FrozenSet(items) => {
                let set = self.try_frozenset()?;
                for item in all(items)? {
                    if let super::hash::Hashed::Is(hash) = self.hash_quietly(item)
                        && self.probe_key(set, hash, item) == super::table::Probe::Missing
                        && !self.insert_new(set, hash, item, Value::UNDEF)
                    {
                        return None;
                    }
                }
                set.value()
            }
            Constant::Code(unit) => self.load_code(unit, globals)?.value(),
        })
    }

    fn builtins_of<'v>(&'v self, globals: Value<'v>) -> Value<'v> {
        let own = globals
            .cast::<super::dict::Dict>()
            .and_then(|g| self.dict_get_symbol(g, super::symbol::name::builtins))
            .map(|b| b.cast::<super::module::Module>().map_or(b, |m| m.get(|m| &m.dict)));
        // Code looks its built-ins up by their cells, in a dict of the script's own as in that of the engine.
        own.filter(|b| b.cast::<super::dict::Dict>().is_some_and(|d| self.become_namespace(d)))
            .unwrap_or_else(|| self.brand(self.builtin_names.get()))
    }

    /// The same code with other globals: what `exec` and `FunctionType` need. Made once for the same globals again and
    /// again, so that what is hot stays compiled.
    pub fn relink<'v>(&'v self, code: Ref<'v, Code>, globals: Value<'v>) -> Option<Ref<'v, Code>> {
        let data = code.object().data.get().get();
        if data.globals.get() == globals.word() {
            return Some(code);
        }
        if let Some(last) = self.brand(data.relinked.get()).cast::<Code>() {
            let linked = last.object().data.get().get();
            let builtins = self.builtins_of(globals).word();
            if linked.globals.get() == globals.word() && linked.builtins.get() == builtins {
                self.heap.revive(last.value());
                return Some(last);
            }
            linked.origin.set(Word::UNDEF);
            data.relinked.set(Word::UNDEF);
        }
        let linked = self.load_code(&data.unit, globals)?;
        data.relinked.set(linked.value().word());
        linked.object().data.get().get().origin.set(code.value().word());
        Some(linked)
    }

    /// The owner of code, for who needs it to stay where it is when its code object is gone.
    pub fn owner_of(&self, code: CodeRef) -> Option<Rc<CodeData>> {
        self.codes.borrow().iter().find(|data| std::ptr::eq(&raw const ***data, code.0.as_ptr())).cloned()
    }

    /// Let a word live as long as there is compiled code. False when its object is young: it would move, and code that
    /// has it as a constant would not know.
    pub fn keep_for_traces(&self, word: Word) -> bool {
        let value = self.brand(word);
        let stays = self.keeps(value);
        if stays && value.is_pointer() {
            self.traced.borrow_mut().push(word);
        }
        stays
    }

    /// Forget everything that inline caches know. Compiled code knows the same, and is stale from here on.
    pub fn flush_caches(&self) {
        self.code_epoch.set(self.code_epoch.get() + 1);
        if self.active_code.get() == 0 {
            self.traced.borrow_mut().clear();
        }
        self.forget_lookups();
        self.missed.borrow_mut().clear();
        self.unbound.borrow_mut().clear();
        self.empty_caches();
    }

    /// Empty the inline caches: they keep alive what they know.
    pub(super) fn empty_caches(&self) {
        for cache in self.filled.take() {
            // SAFETY: invariant "code": caches live in the blocks of `codes`, which do not move; before one
            // goes away all caches are emptied.
            let cache: &Cache = unsafe { &*cache };
            cache.iter().for_each(|w| w.set(Word::UNDEF));
        }
    }

    /// Fill an inline cache. Objects among the words must be old; the cache is left alone if one is not.
    pub fn fill_cache(&self, cache: &Cache, words: [Word; 4]) {
        if !(self.keeps(self.brand(words[2])) && self.keeps(self.brand(words[3]))) {
            return;
        }
        if cache[0].get() == Word::UNDEF {
            self.filled.borrow_mut().push(cache);
        }
        for (cell, word) in cache.iter().zip(words) {
            cell.set(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::ops::{Instruction, Near};
    use crate::heap::Settings;
    use crate::host::StandardOutput;
    use crate::object::vm::Limits;

    #[test]
    fn a_patched_back_edge_shows_only_to_the_dispatch_loop() {
        let vm = Vm::new(Settings::default(), Limits::default(), Box::new(StandardOutput));
        let mut unit = CodeUnit::default();
        assert!(Instruction::JumpBack { to: Near(-1) }.encode(&mut unit.words));
        let original = unit.words[0];
        let data = vm.load_code(&Arc::new(unit), Value::NONE).map(|code| code.object().data.get().get());
        let data = data.expect("there is memory");
        assert_eq!(data.safepoint_before(1), Some(0));
        data.patch(0);
        let patched = data.words[0].get();
        assert_eq!((Ins(patched).op(), patched >> 8), (Op::Traced, original >> 8));
        assert_eq!(data.instruction_before(1), (original, 0));
        assert_eq!(data.safepoint_before(1), None);
        data.unpatch(0);
        assert_eq!(data.words[0].get(), original);
    }
}
