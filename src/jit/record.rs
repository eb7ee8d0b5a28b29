//! The recorder: does what the interpreter does, and writes it down.
//!
//! Every primitive runs on `Direct`; then it becomes an instruction, a test becomes a guard. Pure instructions on equal
//! operands are shared, reads until something of the sort is written. What a guard has established is a fact, and not
//! asked again. Frames, registers and suspended generators are symbolic and emit nothing: a register is a name for the
//! instruction that made its value, and snapshots say what goes where.
//!
//! Invariant "pair": in a [`Traced`] value, `now` is what the instruction `ir` gives in this turn of the loop. With a
//! checker, every use of a register is compared against that.

use super::abort::Abort;
use super::check::{Checker, Datum};
use super::facts::{Facts, Sort};
use super::ir::*;
use crate::bytecode::ops::{Const16, Ins, METHOD_HEADER, Name, Op, Reg, Site};
use crate::heap::{Object, ShapeWord, Value, Word};
use crate::interp::direct::{Direct, Held};
use crate::interp::primitives;
use crate::machine::effects::{Memory, Sorts};
use crate::machine::primitives::{CodeFunction, Continuation, Index, Inline, Slot, seal};
use crate::machine::{Deliver, Done, Helper, Machine, helper};
use crate::object::attribute::Place;
use crate::object::class::Class;
use crate::object::code::CodeRef;
use crate::object::function::{Cell as Variable, Function};
use crate::object::generator::Generator;
use crate::object::instantiation::Construct;
use crate::object::symbol::Symbol;
use crate::object::tuple::Tuple;
use crate::semantics::call::callable;
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
    /// This instruction; has the trace put it there?
    Made(Ir, bool),
    /// A register of this generator, as it was when it rested outside of the trace.
    Generator(Ir, u32),
    /// The function of this generator.
    Function(Ir),
}

/// A generator that the trace has put to rest.
struct Rest {
    now: Word,
    /// Where; none when it is finished.
    pc: Option<u32>,
    sources: Vec<Source>,
}

/// A generator that is running in an inlined frame.
struct Running {
    window: usize,
    generator: Ir,
    now: Word,
}

/// Words from a window down to its function.
const FUNCTION: usize = 3;

/// A recording.
pub struct Recorder {
    d: Direct,
    start: *const u32,
    entry: usize,
    /// The windows of inlined frames, the innermost last.
    frames: Vec<usize>,
    trace: Trace,
    registers: HashMap<usize, Source>,
    resting: HashMap<Ir, Rest>,
    running: Vec<Running>,
    shared: HashMap<(Opcode, Vec<Key>, u8), Ir>,
    facts: Facts,
    words: HashMap<Key, Ir>,
    snapshot: Option<u32>,
    pc: u32,
    /// The exception that was being handled when the bytecode started.
    handled: Word,
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
            frames: Vec::new(),
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
            facts: Facts::default(),
            words: HashMap::new(),
            snapshot: None,
            pc,
            handled: d.vm().handled.get(),
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
            self.handled = self.d.vm().handled.get();
            // SAFETY: as above.
            self.d.pc = unsafe { self.d.pc.add(1) };
            let done = crate::semantics::step(Record(&mut self), i);
            let _ = seal::machine(done);
            if self.frames.is_empty() && self.d.pc == self.start && self.aborted.is_none() {
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
        for level in 0..=self.frames.len() {
            let pc = if level == 0 { self.pc } else { d.pc_index() };
            let base = d.vm().stack.index_of(d.base) as i32 - self.entry as i32;
            frames.push(Frame { code: d.frame_code(), pc, base });
            if level < self.frames.len() {
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
        Snapshot { frames, registers, generators: self.generators() }
    }

    /// The generators that the trace has put to rest, for a snapshot.
    fn generators(&self) -> Vec<Resting> {
        let written = |(i, source): (usize, &Source)| match source {
            Source::Made(ir, true) => Some((i as u32, *ir)),
            _ => None,
        };
        let mut all: Vec<Resting> = self
            .resting
            .iter()
            .map(|(generator, rest)| Resting {
                generator: *generator,
                pc: rest.pc,
                registers: rest.sources.iter().enumerate().filter_map(written).collect(),
            })
            .collect();
        all.sort_unstable_by_key(|r| r.generator);
        all
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

    /// As `push`, for a call that sees the frames: they are all in place when it happens.
    fn push_call(&mut self, opcode: Opcode, operands: Vec<Operand>, expect: Expect) -> Ir {
        let snapshot = self.snapshot();
        self.trace.instructions.push(Instruction { opcode, operands, expect, snapshot: Some(snapshot) });
        Ir(self.trace.instructions.len() as u32 - 1)
    }

    fn key(&self, operand: &Operand) -> Key {
        match operand {
            Operand::Ir(r) => Key::Ir(self.facts.root(*r).0),
            Operand::Constant(c) => constant_key(c),
        }
    }

    fn keys(&self, operands: &[Operand]) -> Vec<Key> {
        operands.iter().map(|o| self.key(o)).collect()
    }

    /// An instruction, or the equal one that is there already.
    fn emit(&mut self, primitive: Primitive, operands: Vec<Operand>, expect: Expect) -> Ir {
        let opcode = Opcode::Primitive(primitive);
        if !primitive.is_pure() && !primitive.is_read() {
            let ir = self.push(opcode, operands.clone(), expect);
            self.wrote(primitive, &operands);
            return ir;
        }
        let expected = match expect {
            Expect::Nothing => 0,
            Expect::Yes | Expect::Equal(_) => 1,
            Expect::No => 2,
            Expect::Raises => 3,
        };
        let shared_key = (opcode, self.keys(&operands), expected);
        if let Some(ir) = self.shared.get(&shared_key) {
            return *ir;
        }
        let ir = self.push(opcode, operands, expect);
        self.shared.insert(shared_key, ir);
        ir
    }

    /// After a write: what was read before may be stale, and what a read would find now is known.
    fn wrote(&mut self, primitive: Primitive, operands: &[Operand]) {
        use Primitive as P;
        let (reader, place, stored): (_, &[usize], _) = match primitive {
            P::store_slot => (P::load_slot, &[0, 1], 2),
            P::add_slot => (P::load_slot, &[0, 2], 3),
            P::cell_set => (P::cell_get, &[0], 1),
            P::set_handled => (P::handled, &[], 0),
            _ => return self.forget(primitive.memory()),
        };
        let place: Vec<Key> = place.iter().map(|i| self.key(&operands[*i])).collect();
        // Another object may be the same one; another slot of it is another place.
        self.shared.retain(|(opcode, keys, _), _| {
            *opcode != Opcode::Primitive(reader) || (place.len() > 1 && keys.get(1) != place.get(1))
        });
        if let (P::add_slot, [Operand::Ir(o), Operand::Constant(Constant::Shape(after)), ..]) =
            (primitive, operands)
        {
            self.facts.change_shape(*o, *after);
        }
        if let Operand::Ir(v) = operands[stored]
            && !self.is_undefined(v)
        {
            let expected = u8::from(reader != P::handled);
            self.shared.insert((Opcode::Primitive(reader), place, expected), v);
        }
    }

    fn is_undefined(&self, ir: Ir) -> bool {
        let made = self.trace.instructions.get(ir.0 as usize);
        made.is_some_and(|i| i.operands.first() == Some(&Operand::Constant(Constant::Word(Word::UNDEF))))
    }

    /// Something may have been written to memory of these sorts.
    fn forget(&mut self, sorts: Sorts) {
        self.shared.retain(|(opcode, ..), _| match opcode {
            Opcode::Primitive(p) => !p.memory().meets(sorts),
            _ => true,
        });
        if sorts.meets(Sorts::of(Memory::Slots)) {
            self.facts.forget_shapes();
        }
        if sorts.meets(Sorts::of(Memory::Generators)) {
            self.resting.clear();
        }
    }

    /// Is it the same in every turn: pure, and all that it looks at constants? The code of a constant function counts
    /// as such: like an attribute of a class, it is not written in a loop.
    fn is_known(&self, primitive: Primitive, operands: &[Operand]) -> bool {
        let constant = |o: &Operand| match o {
            Operand::Constant(_) => true,
            Operand::Ir(r) => self.is_constant(*r),
        };
        (primitive.is_pure() || primitive == Primitive::code_of) && operands.iter().all(constant)
    }

    fn is_constant(&self, ir: Ir) -> bool {
        let root = self.facts.root(ir);
        let made = self.trace.instructions.get(root.0 as usize);
        made.is_some_and(|i| i.opcode == Opcode::Constant) || self.facts.is_word(root)
    }

    /// The number in a value that the trace has made of one.
    fn boxed(&self, ir: Ir) -> Option<Ir> {
        let made = self.trace.instructions.get(ir.0 as usize)?;
        match (made.opcode, made.operands.first()) {
            (Opcode::Primitive(Primitive::from_int | Primitive::from_float), Some(Operand::Ir(number))) => {
                Some(*number)
            }
            _ => None,
        }
    }

    /// An object that the trace itself has made: its sort and shape need no guard.
    fn made(&mut self, ir: Ir, now: Word) {
        if self.boxed(ir).is_some() {
            return;
        }
        if let Some(sort) = sort_of(self.d, now) {
            self.facts.learn_sort(ir, Sort::Passes(sort, ir));
        }
        if let Some(Operand::Constant(Constant::Shape(shape))) =
            self.trace.instructions[ir.0 as usize].operands.first()
        {
            self.facts.learn_shape(ir, *shape);
        }
    }

    /// A test of the sort of a value, which has this outcome now.
    ///
    /// An int beyond 48 bits is the same unboxed int in a trace: what was just boxed is an int, wide or not.
    fn test_sort(&mut self, test: Primitive, v: Traced<Word>, passes: bool) -> Ir {
        if let Some(number) = self.boxed(v.ir) {
            return number;
        }
        match self.facts.sort(v.ir) {
            Sort::Passes(known, ir) if known == test => ir,
            Sort::Unknown => self.find_sort(test, v, passes),
            Sort::Passes(Primitive::as_object, _) => self.find_sort(test, v, passes),
            Sort::Passes(..) | Sort::Immediate => v.ir,
        }
    }

    /// As `test_sort`, for `as_object`: whatever is known answers it, and the object is the value.
    fn test_object(&mut self, v: Traced<Word>, passes: bool) -> Ir {
        if self.boxed(v.ir).is_some() || self.facts.sort(v.ir) != Sort::Unknown {
            return v.ir;
        }
        self.find_sort(Primitive::as_object, v, passes)
    }

    /// One guard says of which sort a value is, and so answers all further questions of the kind.
    fn find_sort(&mut self, test: Primitive, v: Traced<Word>, passes: bool) -> Ir {
        let Some(sort) = (if passes { Some(test) } else { sort_of(self.d, v.now) }) else {
            if !v.now.is_pointer() {
                let class = self.d.vm().class_of(self.d.value(v.now)).value().word();
                let expect = Expect::Equal(Constant::Word(class));
                self.push(Opcode::ImmediateClass, vec![Operand::Ir(v.ir)], expect);
                self.facts.learn_sort(v.ir, Sort::Immediate);
                return v.ir;
            }
            return self.emit(test, vec![Operand::Ir(v.ir)], Expect::No);
        };
        let opcode = Opcode::Primitive(sort);
        let ir = match self.facts.sort(v.ir) {
            Sort::Passes(_, weaker) if self.replace(weaker, opcode, Expect::Yes) => weaker,
            _ => self.push(opcode, vec![Operand::Ir(v.ir)], Expect::Yes),
        };
        let root = self.facts.root(v.ir);
        if !matches!(sort, Primitive::as_int | Primitive::as_wide_int | Primitive::as_float) {
            self.facts.rename(ir, root);
        }
        self.facts.learn_sort(root, Sort::Passes(sort, ir));
        ir
    }

    /// Is a value this marker? It is not when it is a number or an object; of another marker the guard says which.
    fn test_marker(&mut self, v: Traced<Word>, marker: Word) {
        let known = self.facts.sort(v.ir);
        if self.boxed(v.ir).is_some() || matches!(known, Sort::Passes(..)) {
            return;
        }
        if v.now != marker && (sort_of(self.d, v.now).is_some() || v.now.is_pointer()) {
            let passes = v.now.is_pointer();
            self.find_sort(Primitive::as_object, v, passes);
            return;
        }
        let operands = vec![Operand::Ir(v.ir), Operand::Constant(Constant::Word(v.now))];
        self.push(Opcode::Primitive(Primitive::is), operands, Expect::Yes);
        self.facts.learn_word(v.ir, v.now);
    }

    /// Make a guard of this bytecode another one that says the same and more, or the part that a guard to come leaves.
    fn replace(&mut self, guard: Ir, opcode: Opcode, expect: Expect) -> bool {
        let current = self.snapshot;
        match self.trace.instructions.get_mut(guard.0 as usize) {
            Some(i) if i.snapshot.is_some() && i.snapshot == current && i.expect == Expect::Yes => {
                (i.opcode, i.expect) = (opcode, expect);
                true
            }
            _ => false,
        }
    }

    /// The shape of an object becomes a constant of the trace.
    fn know_shape(&mut self, o: Ir, now: ShapeWord) {
        if self.boxed(o).is_some() {
            return;
        }
        match self.facts.shape(o) {
            Some(known) if known == now => return,
            Some(known) => corrupt(&format!("%{} has shape {known:?}, known was {now:?}", o.0)),
            None => {}
        }
        if let Sort::Passes(_, guard) = self.facts.sort(o) {
            // The shape implies the sort.
            self.replace(guard, Opcode::Primitive(Primitive::as_object), Expect::Yes);
        }
        let root = self.facts.root(o);
        let expect = Expect::Equal(Constant::Shape(now));
        self.push(Opcode::Primitive(Primitive::shape_of), vec![Operand::Ir(root)], expect);
        self.facts.learn_shape(root, now);
    }

    /// The identity of an object becomes a constant of the trace.
    fn know_identity(&mut self, o: Ir, now: Word) {
        if self.is_constant(o) {
            return;
        }
        let (opcode, expect) =
            (Opcode::Primitive(Primitive::identity_of), Expect::Equal(Constant::Word(now)));
        let root = self.facts.root(o);
        let replaced = match self.facts.sort(o) {
            // The identity implies the sort.
            Sort::Passes(_, guard) => self.replace(guard, opcode, expect),
            _ => false,
        };
        if !replaced {
            self.push(opcode, vec![Operand::Ir(root)], expect);
        }
        self.facts.learn_word(root, now);
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
            corrupt(&what);
        }
    }

    fn read(&mut self, at: usize, now: Word) -> Ir {
        let ir = match self.registers.get(&at).copied() {
            Some(Source::Made(ir, _)) => ir,
            Some(source @ (Source::Generator(g, _) | Source::Function(g))) => {
                let opcode = match source {
                    Source::Generator(_, i) => Opcode::GeneratorRegister(i),
                    _ => Opcode::GeneratorFunction,
                };
                let ir = self.push(opcode, vec![Operand::Ir(g)], Expect::Nothing);
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

    /// A frame was pushed above `before`, to run `f`.
    fn entered(&mut self, before: usize, f: Ir) {
        let window = self.window();
        if window > before {
            self.frames.push(window);
            self.set_register(window - FUNCTION, f);
        } else {
            self.aborted = Some(Abort::LeftLoop);
        }
    }

    /// The innermost frame is popped: nobody reads its registers any more, nor what its header stood on.
    fn left(&mut self) {
        match self.frames.pop() {
            Some(window) => self.registers.retain(|at, _| *at < window - METHOD_HEADER as usize),
            None => self.aborted = Some(Abort::LeftFrame),
        }
    }

    /// Does a helper's result that is delivered in this way say yes?
    fn answer(&self, w: Word, deliver: Deliver) -> Expect {
        let yes = match deliver {
            Deliver::Branch { .. } => w == Word::TRUE,
            Deliver::Item { .. } => w != Word::UNDEF,
            Deliver::Step { .. } => {
                let pair = self.d.value(w).cast::<Tuple>();
                pair.and_then(|p| p.tail_values().get(1)) == Some(Value::TRUE)
            }
            _ => return Expect::Nothing,
        };
        if yes { Expect::Yes } else { Expect::No }
    }

    /// A call whose result is delivered by the interpreter: the registers it went to now hold `ir`.
    fn delivered(&mut self, ir: Ir, deliver: Deliver, expect: Expect, window: usize) {
        match deliver {
            Deliver::To(r) => self.set_register(window + r.0 as usize, ir),
            Deliver::Item { dst, .. } if expect == Expect::Yes => {
                self.set_register(window + dst.0 as usize, ir)
            }
            Deliver::Item { .. } => {}
            Deliver::Step { dst, .. } => self.part(ir, 0, window + dst.0 as usize),
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

    /// A call has raised this exception, which has found its way by now.
    fn raised(&mut self, call: Ir, exception: Word) {
        let pending = self.push(Opcode::Pending, vec![Operand::Ir(call)], Expect::Nothing);
        self.note(pending, exception.datum());
        self.facts.learn_sort(pending, Sort::Passes(Primitive::as_exception, pending));
        self.unwound(pending, exception);
    }

    /// After an exception: which frame has caught it, and where it is now.
    fn unwound(&mut self, ir: Ir, exception: Word) {
        // SAFETY: invariant "window": the pc stands on an instruction, if only on the one that leaves the interpreter.
        if Ins(unsafe { *self.d.pc }).op() == Op::Halt {
            self.aborted = Some(Abort::LeftInterpreter);
            return;
        }
        let now = self.window();
        if now < self.entry {
            self.aborted = Some(Abort::LeftFrame);
            return;
        }
        while self.frames.last().is_some_and(|window| *window > now) {
            self.left();
        }
        while let Some(finished) = self.running.pop_if(|r| r.window > now) {
            self.finished(finished);
            if self.d.vm().handled.get() != self.handled {
                self.aborted = Some(Abort::GeneratorHandles);
            }
        }
        let code = self.d.frame_code().get();
        let pc = self.d.pc_index();
        match code.handlers.iter().find(|h| h.target == pc) {
            Some(h) if self.d.reg(Reg(h.reg)) == exception => {
                self.set_register(now + h.reg as usize, ir);
            }
            Some(_) => self.aborted = Some(Abort::Replaced),
            // It has ended a loop: others than this would have gone on.
            None => self.know_shape(ir, primitives::shape_of(self.d, exception)),
        }
    }

    fn finished(&mut self, running: Running) {
        let rest = Rest { now: running.now, pc: None, sources: Vec::new() };
        self.resting.insert(running.generator, rest);
    }

    /// What the trace knows of a generator that is resumed. Those that rest beside it are others, or it is one of them.
    fn take_resting(&mut self, generator: Ir, now: Word) -> Option<Rest> {
        let mut others: Vec<Ir> = self.resting.keys().copied().filter(|g| *g != generator).collect();
        others.sort_unstable();
        let is_made =
            |recorder: &Recorder, g: Ir| recorder.facts.sort(g) == Sort::Passes(Primitive::as_generator, g);
        for other in others {
            let same = self.resting.get(&other).is_some_and(|rest| rest.now == now);
            if !same && is_made(self, other) && is_made(self, generator) {
                continue;
            }
            let operands = vec![Operand::Ir(other), Operand::Ir(generator)];
            self.emit(Primitive::same, operands, if same { Expect::Yes } else { Expect::No });
            if same {
                return self.resting.remove(&other);
            }
        }
        self.resting.remove(&generator)
    }
}

/// A trace that says something else than the interpreter does is corrupt: no script may go on with it.
fn corrupt(what: &str) -> ! {
    eprintln!("internal error: the trace differs from the interpreter: {what}");
    std::process::abort();
}

macro_rules! sorts { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => {
    /// The test of its sort that a value passes. Only objects of rare kinds and markers pass none.
    fn sort_of(d: Direct, w: Word) -> Option<Primitive> {
        $( sort_row! { $effect $name d w } )*
        None
    }
} }
macro_rules! sort_row {
    (sort $n:ident $d:ident $w:ident) => {
        if primitives::$n($d, $w).is_some() {
            return Some(Primitive::$n);
        }
    };
    ($effect:ident $n:ident $d:ident $w:ident) => {};
}
crate::for_each_primitive! { sorts }

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

    /// The class of a value, and the shape of an object, become constants of the trace.
    fn fix_shape(&mut self, v: Traced<Word>) {
        if let Some(o) = self.as_object(v) {
            self.shape_of(o);
        }
    }

    fn fix_identity<T: Object>(&mut self, o: Traced<Held<T>>) {
        self.0.know_identity(o.ir, o.now.value().word());
    }

    /// Let the interpreter end the operation, and go on from where it is then.
    fn end(self, done: Done<Direct>) -> Done<Self> {
        let d = seal::machine(done);
        self.0.after(d);
        seal::done(self)
    }
}

macro_rules! record { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => { $(
    record_row! { $effect $kind [$($t)?] $name ($($a $k)*) }
)* } }
macro_rules! record_row {
    (sort option [$t:ident] $n:ident ($v:ident Value)) => {
        fn $n(&mut self, $v: Traced<Word>) -> Option<$crate::operand_type!(Self $t)> {
            let now = primitives::$n(self.0.d, $v.now);
            if self.0.is_constant($v.ir) {
                return now.map(|now| self.known(now));
            }
            let ir = self.0.test_sort(Primitive::$n, $v, now.is_some());
            now.map(|now| self.shared(ir, now))
        }
    };
    (pure option [Any] as_object ($v:ident Value)) => {
        fn as_object(&mut self, $v: Traced<Word>) -> Option<Traced<Word>> {
            let now = primitives::as_object(self.0.d, $v.now);
            if self.0.is_constant($v.ir) {
                return now.map(|now| self.known(now));
            }
            let ir = self.0.test_object($v, now.is_some());
            now.map(|now| self.shared(ir, now))
        }
    };
    (pure test [] is ($v:ident Value $word:ident Word)) => {
        fn is(&mut self, $v: Traced<Word>, $word: Word) -> bool {
            if !self.0.is_constant($v.ir) {
                self.0.test_marker($v, $word);
            }
            $v.now == $word
        }
    };
    (read promote [ShapeWord] shape_of ($o:ident Any)) => {
        fn shape_of(&mut self, $o: Traced<Word>) -> ShapeWord {
            let now = primitives::shape_of(self.0.d, $o.now);
            self.0.know_shape($o.ir, now);
            now
        }
    };
    (pure promote [Word] identity_of ($v:ident Value)) => {
        fn identity_of(&mut self, $v: Traced<Word>) -> Word {
            self.0.know_identity($v.ir, $v.now);
            $v.now
        }
    };
    (fresh value [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            let ir = self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], Expect::Nothing);
            self.0.made(ir, now);
            self.traced(ir, now)
        }
    };
    ($effect:ident test [] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> bool {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now;
            }
            self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], if now { Expect::Yes } else { Expect::No });
            now
        }
    };
    ($effect:ident option [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
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
    ($effect:ident promote [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now;
            }
            self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], Expect::Equal(now.into()));
            now
        }
    };
    ($effect:ident effect [] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Done<Self> {
            primitives::$n(self.0.d, $(Given::now($a)),*);
            self.0.emit(Primitive::$n, vec![$(Given::operand($a)),*], Expect::Nothing);
            seal::done(self)
        }
    };
    ($effect:ident value [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
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
    fn cached_place(&mut self, v: Traced<Word>, site: Site) -> Option<Place> {
        self.fix_shape(v);
        self.0.d.cached_place(v.now, site)
    }
    fn noted_place(&mut self, v: Traced<Word>, site: Site) -> Option<Place> {
        self.fix_shape(v);
        self.0.d.noted_place(v.now, site)
    }
    fn cached_setter(&mut self, o: Traced<Word>, site: Site) -> Option<CodeFunction> {
        let found = self.0.d.cached_setter(o.now, site);
        self.shape_of(o);
        found
    }
    fn setter(&mut self, v: Traced<Word>, site: Site) -> Option<Word> {
        self.fix_shape(v);
        self.0.d.setter(v.now, site)
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
        // It was found in a cell, which is in the cache now.
        match self.global_cell(site) {
            Some(cell) => self.cell_get(cell),
            None => Some(self.word(now)),
        }
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
        let window = self.0.window();
        for (i, v) in args.iter().enumerate() {
            self.0.set_register(window + at as usize + i, v.ir);
        }
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let d = seal::machine(self.0.d.enter(f.now, code, at, &now, then, dst));
        self.0.after(d);
        self.0.entered(window, f.ir);
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
        let window = self.0.window();
        for (i, v) in args.iter().enumerate() {
            self.0.set_register(window + at as usize + i, v.ir);
        }
        self.0.set_register(window + at as usize - METHOD_HEADER as usize, new.ir);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let d = seal::machine(self.0.d.enter_init(f.now, code, at, &now, new.now, dst));
        self.0.after(d);
        self.0.entered(window, f.ir);
        seal::done(self)
    }
    fn leave(self) -> Done<Self> {
        self.0.left();
        let done = self.0.d.leave();
        self.end(done)
    }
    fn leave_then(self, helper: &'static Helper, args: &[Traced<Word>], deliver: Deliver) -> Done<Self> {
        self.0.left();
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
        let at = self.0.window() - METHOD_HEADER as usize;
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
        self.0.unwound(exception.ir, exception.now);
        seal::done(self)
    }
    fn function(&mut self) -> Traced<Held<Function>> {
        let f = self.0.d.function();
        let ir = self.0.read(self.0.window() - FUNCTION, f.value().word());
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
        let at = window + dst.0 as usize;
        let made = self.0.d.reg(dst);
        if self.0.window() == window && self.0.d.value(made).cast::<Generator>().is_some() {
            self.0.set_register(at, ir);
            self.0.made(ir, made);
            let sources = args.iter().map(|t| Source::Made(t.ir, true)).collect();
            self.0.resting.insert(ir, Rest { now: made, pc: Some(0), sources });
        } else {
            self.0.aborted = Some(Abort::LeftLoop);
        }
        seal::done(self)
    }
    fn suspend(self, live: u8) -> Done<Self> {
        let (window, pc) = (self.0.window(), self.0.d.pc_index());
        let suspended = self.0.running.pop_if(|r| r.window == window);
        let Some(Running { generator, now, .. }) = suspended else {
            let done = self.0.d.suspend(live);
            self.0.aborted = Some(Abort::Yielded);
            return self.end(done);
        };
        let sources = (0..live as usize)
            .map(|i| {
                let known = self.0.registers.get(&(window + i)).copied();
                known.unwrap_or(Source::Generator(generator, i as u32))
            })
            .collect();
        self.0.resting.insert(generator, Rest { now, pc: Some(pc), sources });
        self.0.left();
        let d = seal::machine(self.0.d.suspend(live));
        self.0.after(d);
        if handles(d, now) {
            self.0.aborted = Some(Abort::GeneratorHandles);
        }
        seal::done(self)
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
        dst: Reg,
    ) -> Result<Done<Self>, Self> {
        let code = g.now.function().map(|f| f.object().data.get());
        let (at, generator) = (g.now.object().pc.get() as u32, self.0.facts.root(g.ir));
        let (before, now) = (self.0.window(), g.now.value().word());
        if handles(self.0.d, now) {
            self.0.aborted = Some(Abort::GeneratorHandles);
        }
        let done = match self.0.d.resume(g.now, sent.now, then, dst) {
            Ok(done) => done,
            Err(d) => {
                self.0.after(d);
                return Err(self);
            }
        };
        let known = self.0.take_resting(generator, now);
        if known.is_none()
            && let Some(code) = code
        {
            // Where it rests decides how to go on. Once it has been suspended in the trace, that is known.
            let place = Operand::Constant(Constant::Int(at as i64));
            let expect = Expect::Equal(Constant::Code(code));
            self.0.push(Opcode::GeneratorState, vec![Operand::Ir(generator), place], expect);
        }
        let d = seal::machine(done);
        self.0.after(d);
        let window = self.0.window();
        self.0.entered(before, generator);
        if window <= before {
            return Ok(seal::done(self));
        }
        self.0.running.push(Running { window, generator, now });
        self.0.set_register(window - METHOD_HEADER as usize, generator);
        self.0.registers.insert(window - FUNCTION, Source::Function(generator));
        for i in 0..d.frame_code().get().registers as usize {
            let source = known.as_ref().and_then(|k| k.sources.get(i).copied());
            let source = source.unwrap_or(Source::Generator(generator, i as u32));
            self.0.registers.insert(window + i, source);
        }
        if at > 0 {
            let dst = Ins(d.frame_code().get().words[at as usize - 1]).a();
            self.0.set_register(window + dst as usize, sent.ir);
        }
        Ok(seal::done(self))
    }
    fn finish_generator(&mut self) {
        if let Some(running) = self.0.running.pop() {
            self.0.finished(running);
        }
        let before = self.0.d.vm().handled.get();
        self.0.d.finish_generator();
        if self.0.d.vm().handled.get() != before {
            self.0.aborted = Some(Abort::GeneratorHandles);
        }
    }

    fn new_tuple(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_tuple(&now)?;
        let ir = self.0.push(Opcode::Collect("tuple"), Self::operands(items), Expect::Nothing);
        self.0.made(ir, made);
        Some(self.traced(ir, made))
    }
    fn new_list(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_list(&now)?;
        let ir = self.0.push(Opcode::Collect("list"), Self::operands(items), Expect::Nothing);
        self.0.made(ir, made);
        Some(self.traced(ir, made))
    }
    fn new_text(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_text(&now)?;
        let ir = self.0.push(Opcode::Collect("text"), Self::operands(items), Expect::Nothing);
        Some(self.traced(ir, made))
    }
    fn new_dict(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_dict(&now)?;
        let ir = self.0.push(Opcode::Collect("dict_of"), Self::operands(items), Expect::Nothing);
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
        self.0.made(ir, made);
        Some(self.traced(ir, made))
    }

    fn help(self, helper: &'static Helper, args: &[Traced<Word>], deliver: Deliver) -> Done<Self> {
        let window = self.0.window();
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let outcome = self.0.d.run(helper, &now);
        let raised = outcome.is_none();
        let expect = outcome.map_or(Expect::Raises, |w| self.0.answer(w, deliver));
        let (opcode, operands) = (Opcode::Helper(helper.name), Self::operands(args));
        let ir = if helper.effects.reenters {
            self.0.push_call(opcode, operands, expect)
        } else {
            self.0.push(opcode, operands, expect)
        };
        self.0.forget(helper.effects.writes);
        if let Some(w) = outcome {
            self.0.note(ir, if matches!(deliver, Deliver::To(_)) { w.datum() } else { Datum::Nothing });
        }
        let exception = self.0.d.vm().pending.get();
        let d = self.0.d.deliver(outcome, deliver);
        self.0.after(d);
        if raised {
            self.0.raised(ir, exception);
        } else {
            self.0.delivered(ir, deliver, expect, window);
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
            // The native has left everything as it was: the trace calls the library function, which does for all
            // arguments what the native does for some.
            self.0.know_identity(native.ir, word);
            return self.taken_over(word, dst, first, count, names);
        }
        // Where the arguments stood is scratch: natives keep handles there, and no instruction reads it again.
        for i in 0..count as usize {
            self.0.registers.remove(&(window + first as usize + i));
        }
        let raised = outcome.is_none();
        let expect = if raised { Expect::Raises } else { Expect::Nothing };
        let ir = self.0.push_call(Opcode::Native(text), operands, expect);
        self.0.forget(Sorts::ALL);
        let exception = self.0.d.vm().pending.get();
        let d = self.0.d.deliver(outcome, Deliver::To(dst));
        self.0.after(d);
        if raised {
            self.0.raised(ir, exception);
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

impl Record<'_> {
    /// The library function that takes over from a native is called in its place.
    fn taken_over(
        mut self,
        native: Word,
        dst: Reg,
        first: u32,
        count: u32,
        names: Option<u32>,
    ) -> Done<Self> {
        let function = self.0.d.run(&helper::TAKE_OVER, &[native]);
        self.0.look_for_collection();
        let d = self.0.d;
        self.0.after(d);
        match function {
            Some(f) if self.0.aborted.is_none() => {
                let f = self.word(f);
                callable(self, dst, f, first, count, names)
            }
            Some(f) => {
                let done = callable(d, dst, f, first, count, names);
                self.end(done)
            }
            None => {
                self.0.aborted = Some(Abort::LeftLoop);
                let d = d.deliver(None, Deliver::To(dst));
                self.0.after(d);
                seal::done(self)
            }
        }
    }
}

/// Does a generator that rests handle an exception of its own?
fn handles(d: Direct, generator: Word) -> bool {
    let generator = d.value(generator).cast::<Generator>();
    generator.is_some_and(|g| g.get(|g| &g.handled) != Value::NONE)
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
