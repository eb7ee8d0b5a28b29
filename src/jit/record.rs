//! The recorder: does what the interpreter does, and writes it down.
//!
//! Every primitive runs on `Direct`; then it becomes an instruction, a test becomes a guard. Pure instructions on equal
//! operands are shared, reads until something of the sort is written. Frames, registers and suspended generators are
//! symbolic and emit nothing: a register is a name for the instruction that made its value.
//!
//! Invariant "pair": in a [`Traced`] value, `now` is what the instruction `ir` gives in this turn of the loop. With a
//! checker, every use of a register is compared against that.

use super::abort::Abort;
use super::check::{Checker, Datum};
use super::ir::*;
use crate::bytecode::ops::{Const16, Ins, Name, Op, Reg, Site};
use crate::heap::{Object, ShapeWord, Value, Word};
use crate::interp::direct::{Direct, Held};
use crate::interp::primitives;
use crate::machine::primitives::{CodeFunction, Construct, Continuation, Index, Inline, Slot, seal};
use crate::machine::{Deliver, Done, Helper, Machine};
use crate::object::attribute::Place;
use crate::object::class::Class;
use crate::object::code::CodeRef;
use crate::object::function::{Cell as Variable, Function};
use crate::object::generator::Generator;
use crate::object::symbol::Symbol;
use hashbrown::HashMap;
use smallvec::SmallVec;

/// Instructions that a trace may have.
pub const MAX_INSTRUCTIONS: usize = 4000;

/// What a value is now, and which instruction makes it.
pub struct Traced<T> {
    now: T,
    ir: Ir,
}
impl<T: Copy> Clone for Traced<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Copy> Copy for Traced<T> {}

/// An operand of a primitive: traced, or a constant of the bytecode.
trait Given: Copy {
    type Now;
    fn now(self) -> Self::Now;
    fn operand(self) -> Operand;
}
impl<T: Copy> Given for Traced<T> {
    type Now = T;
    fn now(self) -> T {
        self.now
    }
    fn operand(self) -> Operand {
        Operand::Ir(self.ir)
    }
}
macro_rules! constants { ($($t:ty => $variant:ident),*) => { $(
    impl Given for $t {
        type Now = $t;
        fn now(self) -> $t { self }
        fn operand(self) -> Operand { Operand::Constant(Constant::$variant(self)) }
    }
    impl From<$t> for Constant {
        fn from(c: $t) -> Constant { Constant::$variant(c) }
    }
)* } }
constants! { Slot => Slot, Inline => Inline, Index => Index, ShapeWord => Shape, Word => Word, Symbol => Symbol, CodeRef => Code }

/// What the checker keeps of a result.
trait Data {
    fn datum(&self) -> Datum;
}
impl Data for Word {
    fn datum(&self) -> Datum {
        Datum::Word(*self)
    }
}
impl Data for i64 {
    fn datum(&self) -> Datum {
        Datum::Int(*self)
    }
}
impl Data for f64 {
    fn datum(&self) -> Datum {
        Datum::Float(self.to_bits())
    }
}
impl<T: Object> Data for Held<T> {
    fn datum(&self) -> Datum {
        Datum::Word(self.value().word())
    }
}

/// Where the value of a register comes from.
#[derive(Clone, Copy)]
enum Source {
    Made(Ir, bool),
    Generator(Ir, u32),
}

/// A recording.
pub struct Recorder {
    d: Direct,
    start: *const u32,
    entry: usize,
    depth: usize,
    trace: Trace,
    registers: HashMap<usize, Source>,
    resting: HashMap<u32, Vec<Source>>,
    running: Vec<(usize, Ir)>,
    shared: HashMap<(Opcode, Vec<Key>, u8), Ir>,
    words: HashMap<Key, Ir>,
    snapshot: Option<u32>,
    pc: u32,
    aborted: Option<Abort>,
    checker: Option<Checker>,
    collections: u64,
}

/// An operand as a key of the table of shared instructions.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Ir(u32),
    Bits(u8, u64),
}

fn key(operand: &Operand) -> Key {
    match operand {
        Operand::Ir(r) => Key::Ir(r.0),
        Operand::Constant(c) => constant_key(c),
    }
}

fn constant_key(c: &Constant) -> Key {
    let (sort, bits) = match c {
        Constant::Word(w) => (0, w.bits()),
        Constant::Shape(s) => (1, s.bits() as u64),
        Constant::Code(c) => (2, std::ptr::from_ref(c.get()).addr() as u64),
        Constant::Slot(s) => (3, s.0 as u64),
        Constant::Inline(i) => (4, i.0 as u64),
        Constant::Index(i) => (5, i.0 as u64),
        Constant::Symbol(s) => (6, s.0 as u64),
        Constant::Int(i) => (7, *i as u64),
        Constant::Float(f) => (8, f.to_bits()),
    };
    Key::Bits(sort, bits)
}

/// The handle that semantics moves around.
pub struct Record<'r>(&'r mut Recorder);

impl Recorder {
    /// Start recording at the next instruction.
    pub fn new(d: Direct, check: bool) -> Recorder {
        let pc = d.pc_index();
        Recorder {
            start: d.pc,
            entry: d.vm().stack.index_of(d.base),
            depth: 0,
            trace: Trace {
                code: d.frame_code(),
                pc,
                instructions: Vec::new(),
                snapshots: Vec::new(),
                last: None,
                end: End::Loop,
            },
            registers: HashMap::new(),
            resting: HashMap::new(),
            running: Vec::new(),
            shared: HashMap::new(),
            words: HashMap::new(),
            snapshot: None,
            pc,
            aborted: None,
            checker: check.then(Checker::default),
            collections: collections(d),
            d,
        }
    }

    /// Do one turn of the loop, recording. Afterwards the interpreter goes on from the returned state.
    pub fn record(mut self) -> (Direct, Trace, u64) {
        loop {
            // SAFETY: invariant "window": the pc stands on an instruction.
            let i = Ins(unsafe { *self.d.pc });
            if i.op() == Op::Halt {
                self.aborted.get_or_insert(Abort::LeftInterpreter);
            }
            if self.trace.instructions.len() > MAX_INSTRUCTIONS {
                self.aborted.get_or_insert(Abort::TooLong);
            }
            self.look_for_collection();
            if let Some(reason) = self.aborted {
                self.trace.end = End::Aborted(reason);
                if reason == Abort::Collected {
                    // Its constants are words, and the objects are elsewhere by now: nobody may look at them.
                    self.trace.instructions.clear();
                }
                break;
            }
            self.pc = self.d.pc_index();
            self.snapshot = None;
            // SAFETY: as above.
            self.d.pc = unsafe { self.d.pc.add(1) };
            let done = crate::semantics::step(Record(&mut self), i);
            let _ = seal::machine(done);
            if self.depth == 0 && self.d.pc == self.start && self.aborted.is_none() {
                self.trace.last = Some(self.state());
                break;
            }
        }
        let compared = self.checker.as_ref().map_or(0, |c| c.compared);
        (self.d, self.trace, compared)
    }

    fn window(&self) -> usize {
        self.d.vm().stack.index_of(self.d.base)
    }

    fn state(&self) -> Snapshot {
        let mut frames = Vec::new();
        let mut d = self.d;
        for level in 0..=self.depth {
            let pc = if level == 0 { self.pc } else { d.pc_index() };
            let base = d.vm().stack.index_of(d.base) as i32 - self.entry as i32;
            frames.push(Frame { code: d.frame_code(), pc, base });
            if level < self.depth {
                d = d.outer();
            }
        }
        frames.reverse();
        let mut registers: Vec<(i32, Ir)> = self
            .registers
            .iter()
            .filter_map(|(at, s)| match s {
                Source::Made(ir, true) => Some((*at as i32 - self.entry as i32, *ir)),
                _ => None,
            })
            // What lies above the innermost window is dead.
            .filter(|(at, _)| {
                let top =
                    self.window() as i32 - self.entry as i32 + self.d.frame_code().get().registers as i32;
                *at < top
            })
            .collect();
        registers.sort_unstable_by_key(|(at, _)| *at);
        Snapshot { frames, registers }
    }

    fn snapshot(&mut self) -> u32 {
        match self.snapshot {
            Some(s) => s,
            None => {
                let state = self.state();
                self.trace.snapshots.push(state);
                let s = self.trace.snapshots.len() as u32 - 1;
                self.snapshot = Some(s);
                s
            }
        }
    }

    fn push(&mut self, opcode: Opcode, operands: Vec<Operand>, expect: Expect) -> Ir {
        let guard = expect != Expect::Nothing;
        let snapshot = if guard { Some(self.snapshot()) } else { None };
        self.trace.instructions.push(Instruction { opcode, operands, expect, snapshot });
        Ir(self.trace.instructions.len() as u32 - 1)
    }

    /// An instruction, or the equal one that is there already.
    fn emit(&mut self, primitive: Primitive, operands: Vec<Operand>, expect: Expect) -> Ir {
        let opcode = Opcode::Primitive(primitive);
        if !primitive.is_pure() && !primitive.is_read() {
            // What was read may have changed; what is pure has not.
            if !matches!(primitive, Primitive::from_int) {
                self.shared.retain(|(o, ..), _| matches!(o, Opcode::Primitive(p) if p.is_pure()));
            }
            return self.push(opcode, operands, expect);
        }
        let expected = match expect {
            Expect::Nothing => 0,
            Expect::Yes | Expect::Equal(_) => 1,
            Expect::No => 2,
            Expect::Raises => 3,
        };
        let shared_key = (opcode, operands.iter().map(key).collect::<Vec<_>>(), expected);
        if let Some(ir) = self.shared.get(&shared_key) {
            return *ir;
        }
        let ir = self.push(opcode, operands, expect);
        self.shared.insert(shared_key, ir);
        ir
    }

    /// Is it the same in every turn: pure, and all that it looks at constants?
    fn is_known(&self, primitive: Primitive, operands: &[Operand]) -> bool {
        let constant = |o: &Operand| match o {
            Operand::Constant(_) => true,
            Operand::Ir(r) => {
                self.trace.instructions.get(r.0 as usize).is_some_and(|i| i.opcode == Opcode::Constant)
            }
        };
        primitive.is_pure() && operands.iter().all(constant)
    }

    fn forget_reads(&mut self) {
        self.shared.retain(|(o, ..), _| matches!(o, Opcode::Primitive(p) if p.is_pure()));
    }

    fn constant(&mut self, c: Constant) -> Ir {
        let k = constant_key(&c);
        if let Some(ir) = self.words.get(&k) {
            return *ir;
        }
        let ir = self.push(Opcode::Constant, vec![Operand::Constant(c)], Expect::Nothing);
        self.words.insert(k, ir);
        ir
    }

    /// After a collection objects are elsewhere: no word that was kept may be compared with what is there now, not even
    /// in the rest of this bytecode.
    fn look_for_collection(&mut self) {
        if collections(self.d) != self.collections {
            self.aborted = Some(Abort::Collected);
            self.checker = None;
        }
    }

    fn note(&mut self, ir: Ir, datum: Datum) {
        if let Some(c) = &mut self.checker {
            c.note(ir, datum);
        }
    }

    fn compare(&mut self, ir: Ir, datum: Datum) {
        if let Some(c) = &mut self.checker
            && let Err(what) = c.compare(ir, datum)
        {
            // A trace that says something else than the interpreter does is corrupt: no script may go on with it.
            eprintln!("internal error: the trace differs from the interpreter: {what}");
            std::process::abort();
        }
    }

    fn read(&mut self, at: usize, now: Word) -> Ir {
        let ir = match self.registers.get(&at).copied() {
            Some(Source::Made(ir, _)) => ir,
            Some(Source::Generator(g, i)) => {
                let ir = self.push(Opcode::GeneratorRegister(i), vec![Operand::Ir(g)], Expect::Nothing);
                self.registers.insert(at, Source::Made(ir, false));
                self.note(ir, now.datum());
                ir
            }
            None => {
                let ir =
                    self.push(Opcode::Register(at as i32 - self.entry as i32), Vec::new(), Expect::Nothing);
                self.registers.insert(at, Source::Made(ir, false));
                self.note(ir, now.datum());
                ir
            }
        };
        self.compare(ir, now.datum());
        ir
    }

    fn set_register(&mut self, at: usize, ir: Ir) {
        self.registers.insert(at, Source::Made(ir, true));
    }

    /// The interpreter did something by hand that ended in another frame or place: after it, `d` is right again.
    fn after(&mut self, d: Direct) {
        self.d = d;
    }

    /// A call whose result is delivered by the interpreter: the registers it went to now hold `ir`.
    fn delivered(&mut self, ir: Ir, deliver: Deliver, window: usize) {
        match deliver {
            Deliver::To(r) => self.set_register(window + r.0 as usize, ir),
            Deliver::Item { dst, .. } | Deliver::Step { dst, .. } => {
                self.set_register(window + dst.0 as usize, ir)
            }
            Deliver::Pair { first, second } => {
                for (i, r) in [first, second].into_iter().enumerate() {
                    self.part(ir, i, window + r.0 as usize);
                }
            }
            Deliver::Spread { to, count } => {
                for i in 0..count as usize {
                    self.part(ir, i, window + to.0 as usize + i);
                }
            }
            Deliver::Nowhere | Deliver::Branch { .. } => {}
        }
    }

    /// A part of what a helper gave goes to a register.
    fn part(&mut self, whole: Ir, index: usize, at: usize) {
        let operands = vec![Operand::Ir(whole), Operand::Constant(Constant::Int(index as i64))];
        let part = self.push(Opcode::Collect("part"), operands, Expect::Nothing);
        self.set_register(at, part);
    }

    /// After an exception: which frame has caught it, and where it is now.
    fn unwound(&mut self, ir: Ir) {
        // SAFETY: invariant "window": the pc stands on an instruction, if only on the one that leaves the interpreter.
        if Ins(unsafe { *self.d.pc }).op() == Op::Halt {
            self.aborted = Some(Abort::LeftInterpreter);
            return;
        }
        let now = self.window();
        let mut levels = self.depth;
        while levels > 0 && self.bases_above(levels, now) {
            levels -= 1;
        }
        if now < self.entry {
            self.aborted = Some(Abort::LeftFrame);
            return;
        }
        self.depth = levels;
        self.running.retain(|(base, _)| *base <= now);
        let code = self.d.frame_code().get();
        let pc = self.d.pc_index();
        if let Some(h) = code.handlers.iter().find(|h| h.target == pc) {
            self.set_register(now + h.reg as usize, ir);
        }
    }

    /// Is the frame at that level (counted from the entry's, which is 0) above the window `now`?
    fn bases_above(&self, level: usize, now: usize) -> bool {
        // Walk down from the innermost frame that is left: its depth tells how many were popped.
        let mut d = self.d;
        let mut below = 0;
        while d.vm().stack.index_of(d.base) > self.entry {
            below += 1;
            d = d.outer();
            if below > level {
                return true;
            }
        }
        let _ = now;
        below < level
    }
}

fn collections(d: Direct) -> u64 {
    let stats = d.vm().heap.stats();
    stats.minor + stats.full
}

impl Record<'_> {
    fn operands(items: &[Traced<Word>]) -> Vec<Operand> {
        items.iter().map(|t| Operand::Ir(t.ir)).collect()
    }

    fn traced<T: Copy + Data>(&mut self, ir: Ir, now: T) -> Traced<T> {
        self.0.note(ir, now.datum());
        Traced { now, ir }
    }

    /// A result that is the same in every turn: a constant of the trace.
    fn known<T: Copy + Data>(&mut self, now: T) -> Traced<T> {
        let constant = match now.datum() {
            Datum::Word(w) => Constant::Word(w),
            Datum::Int(i) => Constant::Int(i),
            Datum::Float(bits) => Constant::Float(f64::from_bits(bits)),
            Datum::Nothing => Constant::Word(Word::UNDEF),
        };
        let ir = self.0.constant(constant);
        self.traced(ir, now)
    }

    fn shared<T: Copy + Data>(&mut self, ir: Ir, now: T) -> Traced<T> {
        // A shared instruction has given its result before: the same one, if sharing was right.
        self.0.compare(ir, now.datum());
        self.traced(ir, now)
    }

    /// The shape of an object becomes a constant of the trace.
    fn fix_shape(&mut self, v: Traced<Word>) {
        match self.as_object(v) {
            Some(o) => {
                self.shape_of(o);
            }
            None => {
                let class = self.0.d.vm().class_of(self.0.d.value(v.now)).value().word();
                let expect = Expect::Equal(Constant::Word(class));
                self.0.push(Opcode::ImmediateClass, vec![Operand::Ir(v.ir)], expect);
            }
        }
    }

    fn fix_identity<T: Object>(&mut self, o: Traced<Held<T>>) {
        let w = o.now.value().word();
        self.0.emit(Primitive::identity_of, vec![Operand::Ir(o.ir)], Expect::Equal(Constant::Word(w)));
    }

    /// Let the interpreter end the operation, and go on from where it is then.
    fn end(self, done: Done<Direct>) -> Done<Self> {
        let d = seal::machine(done);
        self.0.after(d);
        seal::done(self)
    }
}

macro_rules! record { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => { $(
    record_row! { $kind [$($t)?] $name ($($a $k)*) }
)* } }
macro_rules! record_row {
    (test [] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> bool {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now;
            }
            self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], if now { Expect::Yes } else { Expect::No });
            now
        }
    };
    (option [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> Option<$crate::operand_type!(Self $t)> {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now.map(|now| self.known(now));
            }
            let expect = if now.is_some() { Expect::Yes } else { Expect::No };
            let ir = self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], expect);
            now.map(|now| self.shared(ir, now))
        }
    };
    (promote [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now;
            }
            self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], Expect::Equal(now.into()));
            now
        }
    };
    (effect [] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Done<Self> {
            primitives::$n(self.0.d, $(Given::now($a)),*);
            self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], Expect::Nothing);
            seal::done(self)
        }
    };
    (value [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return self.known(now);
            }
            let ir = self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], Expect::Nothing);
            self.traced(ir, now)
        }
    };
}

impl Machine for Record<'_> {
    type Value = Traced<Word>;
    type Int = Traced<i64>;
    type Float = Traced<f64>;
    type Any = Traced<Word>;
    type Ref<T: Object> = Traced<Held<T>>;

    crate::for_each_primitive! { record }

    fn reg(&mut self, r: Reg) -> Traced<Word> {
        let at = self.0.window() + r.0 as usize;
        let now = self.0.d.reg(r);
        let ir = self.0.read(at, now);
        Traced { now, ir }
    }
    fn constant(&mut self, k: Const16) -> Traced<Word> {
        let w = self.0.d.constant(k);
        self.word(w)
    }
    fn constant_at(&mut self, index: u32) -> Traced<Word> {
        let w = self.0.d.constant_at(index);
        self.word(w)
    }
    fn word(&mut self, w: Word) -> Traced<Word> {
        let ir = self.0.constant(Constant::Word(w));
        self.traced(ir, w)
    }
    fn int(&mut self, i: i64) -> Traced<i64> {
        let ir = self.0.constant(Constant::Int(i));
        self.traced(ir, i)
    }
    fn float(&mut self, f: f64) -> Traced<f64> {
        let ir = self.0.constant(Constant::Float(f));
        self.traced(ir, f)
    }
    fn extension(&mut self) -> u32 {
        self.0.d.extension()
    }
    fn write(&mut self, r: Reg, v: Traced<Word>) {
        let at = self.0.window() + r.0 as usize;
        self.0.set_register(at, v.ir);
        self.0.d.write(r, v.now);
    }
    fn go(&mut self, distance: i32) {
        self.0.d.go(distance);
    }

    fn site_name(&mut self, site: Site) -> Symbol {
        self.0.d.site_name(site)
    }
    fn name(&mut self, name: Name) -> Symbol {
        self.0.d.name(name)
    }
    fn symbol_value(&mut self, symbol: Symbol) -> Traced<Word> {
        let w = self.0.d.symbol_value(symbol);
        self.word(w)
    }
    fn cached_slot(&mut self, o: Traced<Word>, site: Site) -> Option<Slot> {
        let found = self.0.d.cached_slot(o.now, site);
        self.shape_of(o);
        found
    }
    fn cached_function(&mut self, o: Traced<Word>, site: Site) -> Option<CodeFunction> {
        let found = self.0.d.cached_function(o.now, site);
        self.shape_of(o);
        found
    }
    fn cached_native(&mut self, o: Traced<Word>, site: Site) -> Option<Word> {
        let found = self.0.d.cached_native(o.now, site);
        self.shape_of(o);
        found
    }
    fn super_function(&mut self, class: Traced<Word>, object: Traced<Word>, site: Site) -> Option<Word> {
        self.fix_shape(object);
        self.identity_of(class);
        self.0.d.super_function(class.now, object.now, site)
    }
    fn cached_store(&mut self, o: Traced<Word>, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        let found = self.0.d.cached_store(o.now, site);
        self.shape_of(o);
        found
    }
    fn place(&mut self, v: Traced<Word>, site: Site) -> Place {
        self.fix_shape(v);
        self.0.d.place(v.now, site)
    }
    fn store_place(&mut self, o: Traced<Word>, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        self.shape_of(o);
        self.0.d.store_place(o.now, site)
    }
    fn special(&mut self, v: Traced<Word>, name: Symbol) -> Option<Word> {
        self.fix_shape(v);
        self.0.d.special(v.now, name)
    }
    fn global(&mut self, site: Site) -> Option<Traced<Word>> {
        let now = self.0.d.global(site)?;
        // Found in a cell just now: the next recording sees the cell in the cache. Until then it is a constant.
        Some(self.word(now))
    }
    fn global_cell(&mut self, site: Site) -> Option<Traced<Held<Variable>>> {
        let cell = self.0.d.global_cell(site)?;
        let ir = self.0.constant(Constant::Word(cell.value().word()));
        Some(self.traced(ir, cell))
    }
    fn construct(&mut self, class: Traced<Held<Class>>) -> Option<Construct> {
        self.fix_identity(class);
        self.0.d.construct(class.now)
    }
    fn names_at(&mut self, index: u32) -> SmallVec<[Symbol; 4]> {
        self.0.d.names_at(index)
    }
    fn is_super(&mut self, class: Traced<Held<Class>>) -> bool {
        self.fix_identity(class);
        self.0.d.is_super(class.now)
    }
    fn is_exception_class(&mut self, class: Traced<Held<Class>>) -> bool {
        self.fix_identity(class);
        self.0.d.is_exception_class(class.now)
    }
    fn matches_class(&mut self, exception: Traced<Word>, class: Traced<Held<Class>>) -> bool {
        self.fix_shape(exception);
        self.fix_identity(class);
        self.0.d.matches_class(exception.now, class.now)
    }

    fn poll(self) -> Result<Self, Done<Self>> {
        match self.0.d.poll() {
            Ok(d) => {
                self.0.after(d);
                self.0.look_for_collection();
                Ok(self)
            }
            Err(done) => {
                self.0.aborted = Some(Abort::LeftLoop);
                Err(self.end(done))
            }
        }
    }
    fn top(&mut self) -> u32 {
        self.0.d.top()
    }
    fn enter(
        self,
        f: Traced<Word>,
        code: CodeRef,
        at: u32,
        args: &[Traced<Word>],
        then: Continuation,
        dst: Reg,
    ) -> Done<Self> {
        let (window, before) = (self.0.window(), self.0.d.base);
        for (i, v) in args.iter().enumerate() {
            self.0.set_register(window + at as usize + i, v.ir);
        }
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let d = seal::machine(self.0.d.enter(f.now, code, at, &now, then, dst));
        self.0.after(d);
        if d.base.addr() > before.addr() {
            self.0.depth += 1;
        } else {
            self.0.aborted = Some(Abort::LeftLoop);
        }
        seal::done(self)
    }
    fn enter_init(
        self,
        f: Traced<Word>,
        code: CodeRef,
        at: u32,
        args: &[Traced<Word>],
        new: Traced<Word>,
        dst: Reg,
    ) -> Done<Self> {
        let (window, before) = (self.0.window(), self.0.d.base);
        for (i, v) in args.iter().enumerate() {
            self.0.set_register(window + at as usize + i, v.ir);
        }
        self.0.set_register(window + at as usize - crate::bytecode::ops::METHOD_HEADER as usize, new.ir);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let d = seal::machine(self.0.d.enter_init(f.now, code, at, &now, new.now, dst));
        self.0.after(d);
        if d.base.addr() > before.addr() {
            self.0.depth += 1;
        } else {
            self.0.aborted = Some(Abort::LeftLoop);
        }
        seal::done(self)
    }
    fn leave(self) -> Done<Self> {
        if self.0.depth == 0 {
            self.0.aborted = Some(Abort::LeftFrame);
        } else {
            self.0.depth -= 1;
        }
        let done = self.0.d.leave();
        self.end(done)
    }
    fn leave_then(self, helper: &'static Helper, args: &[Traced<Word>], deliver: Deliver) -> Done<Self> {
        if self.0.depth == 0 {
            self.0.aborted = Some(Abort::LeftFrame);
        } else {
            self.0.depth -= 1;
        }
        let d = seal::machine(self.0.d.leave());
        self.0.after(d);
        self.help(helper, args, deliver)
    }
    fn continuation(&mut self) -> (Continuation, Reg) {
        self.0.d.continuation()
    }
    fn calling(&mut self) -> (u32, u32) {
        self.0.d.calling()
    }
    fn below(&mut self) -> Traced<Word> {
        let at = self.0.window() - crate::bytecode::ops::METHOD_HEADER as usize;
        let now = self.0.d.below();
        let ir = self.0.read(at, now);
        Traced { now, ir }
    }
    fn caller_reg(&mut self, r: Reg) -> Traced<Word> {
        let now = self.0.d.caller_reg(r);
        let caller = self.0.d.vm().stack.index_of(self.0.d.caller());
        let ir = self.0.read(caller + r.0 as usize, now);
        Traced { now, ir }
    }
    fn halt(self, v: Traced<Word>) -> Done<Self> {
        self.0.aborted = Some(Abort::LeftInterpreter);
        let done = self.0.d.halt(v.now);
        self.end(done)
    }
    fn throw(self, exception: Traced<Word>) -> Done<Self> {
        let d = seal::machine(self.0.d.throw(exception.now));
        self.0.after(d);
        self.0.unwound(exception.ir);
        seal::done(self)
    }
    fn function(&mut self) -> Traced<Held<Function>> {
        // The function of an inlined frame is the callee's value; only its closure is asked for, through a guard.
        let f = self.0.d.function();
        let ir = self.0.constant(Constant::Word(f.value().word()));
        self.traced(ir, f)
    }
    fn code(&mut self) -> CodeRef {
        self.0.d.code()
    }

    fn make_generator(self, dst: Reg, f: Traced<Word>, code: CodeRef, args: &[Traced<Word>]) -> Done<Self> {
        let mut operands = vec![Operand::Ir(f.ir)];
        operands.extend(Self::operands(args));
        let ir = self.0.push(Opcode::Collect("generator"), operands, Expect::Nothing);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let window = self.0.window();
        let d = seal::machine(self.0.d.make_generator(dst, f.now, code, &now));
        self.0.after(d);
        self.0.set_register(window + dst.0 as usize, ir);
        let sources = args.iter().map(|t| Source::Made(t.ir, true)).collect();
        self.0.resting.insert(ir.0, sources);
        seal::done(self)
    }
    fn suspend(self, live: u8) -> Done<Self> {
        let window = self.0.window();
        match self.0.running.pop() {
            Some((base, g)) if base == window => {
                let sources = (0..live as usize)
                    .map(|i| {
                        self.0.registers.get(&(window + i)).copied().unwrap_or(Source::Generator(g, i as u32))
                    })
                    .collect();
                self.0.resting.insert(g.0, sources);
            }
            _ => self.0.aborted = Some(Abort::LeftFrame),
        }
        self.0.depth = self.0.depth.saturating_sub(1);
        let done = self.0.d.suspend(live);
        self.end(done)
    }
    fn suspend_to_host(self, live: u8, v: Traced<Word>) -> Done<Self> {
        self.0.aborted = Some(Abort::LeftInterpreter);
        let done = self.0.d.suspend_to_host(live, v.now);
        self.end(done)
    }
    fn is_plain_generator(&mut self, g: Traced<Held<Generator>>) -> bool {
        self.0.d.is_plain_generator(g.now)
    }
    fn resume(
        self,
        g: Traced<Held<Generator>>,
        sent: Traced<Word>,
        then: Continuation,
    ) -> Result<Done<Self>, Self> {
        let code = g.now.function().map(|f| f.object().data.get());
        let at = g.now.object().pc.get();
        match self.0.d.resume(g.now, sent.now, then) {
            Err(d) => {
                self.0.after(d);
                Err(self)
            }
            Ok(done) => {
                let known = self.0.resting.remove(&g.ir.0);
                if known.is_none()
                    && let Some(code) = code
                {
                    // Where it rests decides how to go on. Once it has been suspended in the trace, that is known.
                    let place = Operand::Constant(Constant::Int(at as i64));
                    let expect = Expect::Equal(Constant::Code(code));
                    self.0.push(Opcode::GeneratorState, vec![Operand::Ir(g.ir), place], expect);
                }
                let d = seal::machine(done);
                self.0.after(d);
                self.0.depth += 1;
                let window = self.0.window();
                self.0.running.push((window, g.ir));
                let count = d.frame_code().get().registers as usize;
                for i in 0..count {
                    let source = known
                        .as_ref()
                        .and_then(|k| k.get(i).copied())
                        .unwrap_or(Source::Generator(g.ir, i as u32));
                    self.0.registers.insert(window + i, source);
                }
                if at > 0 {
                    let dst = Ins(d.frame_code().get().words[at as usize - 1]).a();
                    self.0.set_register(window + dst as usize, sent.ir);
                }
                Ok(seal::done(self))
            }
        }
    }
    fn finish_generator(&mut self) {
        self.0.running.pop();
        self.0.d.finish_generator();
    }

    fn new_tuple(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_tuple(&now)?;
        let ir = self.0.push(Opcode::Collect("tuple"), Self::operands(items), Expect::Nothing);
        Some(self.traced(ir, made))
    }
    fn new_list(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_list(&now)?;
        let ir = self.0.push(Opcode::Collect("list"), Self::operands(items), Expect::Nothing);
        Some(self.traced(ir, made))
    }
    fn new_keywords(&mut self, items: &[(Symbol, Traced<Word>)]) -> Option<Traced<Word>> {
        let now: SmallVec<[(Symbol, Word); 4]> = items.iter().map(|(s, t)| (*s, t.now)).collect();
        let made = self.0.d.new_keywords(&now)?;
        let operands = items
            .iter()
            .flat_map(|(s, t)| [Operand::Constant(Constant::Symbol(*s)), Operand::Ir(t.ir)])
            .collect();
        let ir = self.0.push(Opcode::Collect("dict"), operands, Expect::Nothing);
        Some(self.traced(ir, made))
    }

    fn help(self, helper: &'static Helper, args: &[Traced<Word>], deliver: Deliver) -> Done<Self> {
        let window = self.0.window();
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let outcome = self.0.d.run_helper(helper, &now);
        if helper.effects.writes != crate::machine::effects::Sorts::NONE {
            self.0.forget_reads();
        }
        let raised = outcome.is_none();
        let expect = match (raised, deliver) {
            (true, _) => Expect::Raises,
            (false, Deliver::Branch { .. } | Deliver::Item { .. } | Deliver::Step { .. }) => Expect::Yes,
            (false, _) => Expect::Nothing,
        };
        let ir = self.0.push(Opcode::Helper(helper.name), Self::operands(args), expect);
        if let Some(w) = outcome {
            self.0.note(ir, if matches!(deliver, Deliver::To(_)) { w.datum() } else { Datum::Nothing });
        }
        let d = self.0.d.delivered(outcome, deliver);
        self.0.after(d);
        if raised {
            let pending = self.0.push(Opcode::Pending, vec![Operand::Ir(ir)], Expect::Nothing);
            self.0.unwound(pending);
        } else {
            self.0.delivered(ir, deliver, window);
        }
        seal::done(self)
    }
    fn help_call(
        self,
        helper: &'static Helper,
        args: &[Traced<Word>],
        dst: Reg,
        at: Reg,
        count: u32,
        names: Option<u32>,
    ) -> Done<Self> {
        self.0.aborted = Some(Abort::TwoEffects);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let done = self.0.d.help_call(helper, &now, dst, at, count, names);
        self.end(done)
    }
    fn call_spread(
        self,
        dst: Reg,
        callee: Traced<Word>,
        args: Traced<Word>,
        keywords: Traced<Word>,
        _first: u32,
    ) -> Done<Self> {
        self.help(&crate::machine::helper::CALL_SPREAD, &[callee, args, keywords], Deliver::To(dst))
    }
    fn call_native(
        mut self,
        dst: Reg,
        native: Traced<Word>,
        first: u32,
        count: u32,
        names: Option<u32>,
    ) -> Done<Self> {
        let window = self.0.window();
        let mut operands = vec![Operand::Ir(native.ir)];
        for i in 0..count {
            let v = self.reg(Reg((first + i) as u8));
            operands.push(Operand::Ir(v.ir));
        }
        let d = self.0.d;
        let name = d.value(native.now).cast::<crate::object::native::NativeFunction>();
        let text = name.map_or("?", |n| n.object().def.get().name);
        let word = name.map_or(native.now, |n| n.value().word());
        let symbols = names.map_or_else(SmallVec::new, |n| self.0.d.names_at(n));
        let outcome = match name {
            Some(native) => d.run_native(native, first, count, &symbols),
            None => None,
        };
        if outcome == Some(Word::UNDEF) {
            // Library code takes over: a call after an effect, in the middle of a bytecode.
            self.0.aborted = Some(Abort::TwoEffects);
            let done = d.call_taken_over(word, dst, first, count, names);
            return self.end(done);
        }
        self.0.forget_reads();
        let raised = outcome.is_none();
        let expect = if raised { Expect::Raises } else { Expect::Nothing };
        let ir = self.0.push(Opcode::Native(text), operands, expect);
        let d = self.0.d.delivered(outcome, Deliver::To(dst));
        self.0.after(d);
        if raised {
            let pending = self.0.push(Opcode::Pending, vec![Operand::Ir(ir)], Expect::Nothing);
            self.0.unwound(pending);
        } else {
            if let Some(w) = outcome {
                self.0.note(ir, w.datum());
            }
            self.0.set_register(window + dst.0 as usize, ir);
        }
        seal::done(self)
    }
    fn cold(self, rest: impl FnOnce(Self) -> Done<Self>) -> Done<Self> {
        rest(self)
    }
}

/// A value for listings.
pub fn show_value(vm: &crate::object::vm::Vm, w: Word) -> String {
    let v: Value<'_> = vm.brand(w);
    if let Some(text) = vm.quiet_repr(v) {
        return text;
    }
    if v == Value::UNDEF {
        return "undefined".into();
    }
    if let Some(s) = vm.as_text(v) {
        return crate::kernel::text::quote::repr(s.as_str());
    }
    if let Some(f) = v.cast::<Function>() {
        return f.code().unit.qualname.to_string();
    }
    if let Some(c) = v.cast::<Class>() {
        return format!("<class {}>", c.name());
    }
    format!("<{}>", vm.type_name(v))
}
