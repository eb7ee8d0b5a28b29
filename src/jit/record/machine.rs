//! The machine that the semantics run on while a loop is recorded.
//!
//! Owns the `impl` of [`Machine`]: each method does what `Direct` does, and says so to the recorder. The primitives are
//! expansions of their table; calls and generators, of which there is more to say, have files of their own.

use super::Recorder;
use super::frames::FUNCTION;
use super::traced::{Data, Given, Traced};
use crate::bytecode::ops::{Const16, Label, METHOD_HEADER, Name, Reg, Site};
use crate::heap::{Object, ShapeWord, Word};
use crate::interp::direct::{Direct, Held};
use crate::interp::primitives;
use crate::jit::abort::Abort;
use crate::jit::check::Datum;
use crate::jit::facts::Sort;
use crate::jit::ir::{Collected, Constant, Expect, Ir, Opcode, Operand, Operands, Primitive, Unwound};
use crate::machine::primitives::{Call, CodeFunction, Continuation, Slot, seal};
use crate::machine::{Deliver, Done, Helper, Machine};
use crate::object::attribute::Place;
use crate::object::class::{Builtin, Class};
use crate::object::code::CodeRef;
use crate::object::function::{Cell as Variable, Function};
use crate::object::generator::Generator;
use crate::object::instantiation::Construct;
use crate::object::iterator::{Ask, Iterator};
use crate::object::list::List;
use crate::object::native::{Asks, NativeFunction};
use crate::object::string::Str;
use crate::object::symbol::Symbol;
use crate::object::tuple::Tuple;
use crate::semantics::iterate::next_pair;
use smallvec::{SmallVec, smallvec};

/// The handle that semantics moves around.
pub(super) struct Record<'r>(pub(super) &'r mut Recorder);

impl Record<'_> {
    pub(super) fn operands(items: &[Traced<Word>]) -> Operands {
        items.iter().map(|t| Operand::Ir(t.ir)).collect()
    }

    pub(super) fn traced<T: Copy + Data>(&mut self, ir: Ir, now: T) -> Traced<T> {
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

    /// The code of a text that is one character of ASCII in every turn.
    fn character(&mut self, text: Traced<Held<Str>>) -> Option<Traced<i64>> {
        let code = primitives::char_of(self.0.d, text.now).filter(|code| *code < 128)?;
        if self.0.is_constant(text.ir) {
            return Some(self.int(code));
        }
        let root = self.0.facts.root(text.ir);
        let made = self.0.trace.instructions.get(root.0 as usize)?;
        match (made.opcode, made.operands.first()) {
            (Opcode::Primitive(Primitive::char_text), Some(Operand::Ir(ir))) => {
                Some(Traced { now: code, ir: *ir })
            }
            _ => None,
        }
    }

    /// A comparison of texts that are more than a character.
    fn compare_texts(
        &mut self,
        test: Primitive,
        a: Traced<Held<Str>>,
        b: Traced<Held<Str>>,
        run: fn(Direct, Held<Str>, Held<Str>) -> bool,
    ) -> bool {
        let (now, operands) = (run(self.0.d, a.now, b.now), smallvec![Operand::Ir(a.ir), Operand::Ir(b.ir)]);
        if !self.0.is_known(test, &operands) {
            self.0.emit(test, operands, if now { Expect::Yes } else { Expect::No });
        }
        now
    }

    /// An index that is counted from the end, of a sequence of this length, is counted from the start in a trace: there
    /// an item is where its index says, and none is below zero.
    fn from_start(&mut self, i: Traced<i64>, length: impl FnOnce(&mut Self) -> Traced<i64>) -> Traced<i64> {
        if i.now >= 0 {
            return i;
        }
        let length = length(self);
        self.int_add(length, i).unwrap_or(i)
    }

    /// Is there an item at this index?
    fn indexed(
        &mut self,
        test: Primitive,
        whole: Ir,
        i: Traced<i64>,
        is_there: bool,
        length: impl FnOnce(&mut Self) -> Traced<i64>,
    ) -> Ir {
        let (at, expect) = if is_there { (self.from_start(i, length), Expect::Yes) } else { (i, Expect::No) };
        self.0.emit(test, smallvec![Operand::Ir(whole), Operand::Ir(at.ir)], expect)
    }

    /// Let the interpreter end the operation, and go on from where it is then.
    pub(super) fn end(self, done: Done<Direct>) -> Done<Self> {
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
    (pure test [] text_eq ($a:ident Str $b:ident Str)) => {
        fn text_eq(&mut self, $a: Traced<Held<Str>>, $b: Traced<Held<Str>>) -> bool {
            match (self.character($a), self.character($b)) {
                (Some(a), Some(b)) => self.int_eq(a, b),
                _ => self.compare_texts(Primitive::text_eq, $a, $b, primitives::text_eq),
            }
        }
    };
    (pure test [] text_lt ($a:ident Str $b:ident Str)) => {
        fn text_lt(&mut self, $a: Traced<Held<Str>>, $b: Traced<Held<Str>>) -> bool {
            match (self.character($a), self.character($b)) {
                (Some(a), Some(b)) => self.int_lt(a, b),
                _ => self.compare_texts(Primitive::text_lt, $a, $b, primitives::text_lt),
            }
        }
    };
    (read option [Int] length ($v:ident Value)) => {
        fn length(&mut self, $v: Traced<Word>) -> Option<Traced<i64>> {
            if self.0.d.value($v.now).cast::<Str>().is_some() {
                let text = self.as_text($v)?;
                return Some(self.text_len(text));
            }
            let now = primitives::length(self.0.d, $v.now);
            let expect = if now.is_some() { Expect::Yes } else { Expect::No };
            let ir = self.0.emit(Primitive::length, smallvec![Operand::Ir($v.ir)], expect);
            now.map(|now| self.shared(ir, now))
        }
    };
    (pure option [Int] char_of ($a:ident Str)) => {
        fn char_of(&mut self, $a: Traced<Held<Str>>) -> Option<Traced<i64>> {
            if let Some(code) = self.character($a) {
                return Some(code);
            }
            let now = primitives::char_of(self.0.d, $a.now);
            let expect = if now.is_some() { Expect::Yes } else { Expect::No };
            let ir = self.0.emit(Primitive::char_of, smallvec![Operand::Ir($a.ir)], expect);
            now.map(|now| self.shared(ir, now))
        }
    };
    (pure value [Value] char_text ($code:ident Int)) => {
        fn char_text(&mut self, $code: Traced<i64>) -> Traced<Word> {
            let now = primitives::char_text(self.0.d, $code.now);
            let ir = self.0.emit(Primitive::char_text, smallvec![Operand::Ir($code.ir)], Expect::Nothing);
            self.0.facts.learn_sort(ir, Sort::Passes(Primitive::as_text, ir));
            self.shared(ir, now)
        }
    };
    (read option [Value] list_item ($l:ident List $i:ident Int)) => {
        fn list_item(&mut self, $l: Traced<Held<List>>, $i: Traced<i64>) -> Option<Traced<Word>> {
            let now = primitives::list_item(self.0.d, $l.now, $i.now);
            let ir = self.indexed(Primitive::list_item, $l.ir, $i, now.is_some(), |m| m.list_len($l));
            now.map(|now| self.shared(ir, now))
        }
    };
    (read test [] list_has ($l:ident List $i:ident Int)) => {
        fn list_has(&mut self, $l: Traced<Held<List>>, $i: Traced<i64>) -> bool {
            let now = primitives::list_has(self.0.d, $l.now, $i.now);
            self.indexed(Primitive::list_has, $l.ir, $i, now, |m| m.list_len($l));
            now
        }
    };
    (write effect [] list_store ($l:ident List $i:ident Int $v:ident Value)) => {
        fn list_store(mut self, $l: Traced<Held<List>>, $i: Traced<i64>, $v: Traced<Word>) -> Done<Self> {
            let at = self.from_start($i, |m| m.list_len($l));
            primitives::list_store(self.0.d, $l.now, $i.now, $v.now);
            let operands = smallvec![Operand::Ir($l.ir), Operand::Ir(at.ir), Operand::Ir($v.ir)];
            self.0.emit(Primitive::list_store, operands, Expect::Nothing);
            seal::done(self)
        }
    };
    (pure option [Value] tuple_item ($t:ident Tuple $i:ident Int)) => {
        fn tuple_item(&mut self, $t: Traced<Held<Tuple>>, $i: Traced<i64>) -> Option<Traced<Word>> {
            let now = primitives::tuple_item(self.0.d, $t.now, $i.now);
            if self.0.is_known(Primitive::tuple_item, &[Operand::Ir($t.ir), Operand::Ir($i.ir)]) {
                return now.map(|now| self.known(now));
            }
            let ir = self.indexed(Primitive::tuple_item, $t.ir, $i, now.is_some(), |m| m.tuple_len($t));
            now.map(|now| self.shared(ir, now))
        }
    };
    (pure option [Int] char_at ($a:ident Str $i:ident Int)) => {
        fn char_at(&mut self, $a: Traced<Held<Str>>, $i: Traced<i64>) -> Option<Traced<i64>> {
            let now = primitives::char_at(self.0.d, $a.now, $i.now);
            if self.0.is_known(Primitive::char_at, &[Operand::Ir($a.ir), Operand::Ir($i.ir)]) {
                return now.map(|now| self.known(now));
            }
            let ir = self.indexed(Primitive::char_at, $a.ir, $i, now.is_some(), |m| m.text_len($a));
            now.map(|now| self.shared(ir, now))
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
            let ir = self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], Expect::Nothing);
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
            self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], if now { Expect::Yes } else { Expect::No });
            now
        }
    };
    (read option [Value] cell_get ($c:ident Cell)) => {
        fn cell_get(&mut self, $c: Traced<Held<Variable>>) -> Option<Traced<Word>> {
            let now = primitives::cell_get(self.0.d, $c.now);
            let known = now.filter(|now| self.0.is_constant($c.ir) && self.0.stays_bound($c.now.value().word(), *now));
            let expect = match (now, known) {
                (_, Some(known)) => Expect::Equal(Constant::Word(known)),
                (Some(_), None) => Expect::Yes,
                (None, _) => Expect::No,
            };
            let ir = self.0.emit(Primitive::cell_get, smallvec![Given::operand($c)], expect);
            if known.is_some() && self.0.trace.instructions[ir.0 as usize].expect == expect {
                return now.map(|now| self.known(now));
            }
            now.map(|now| self.shared(ir, now))
        }
    };
    ($effect:ident option [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> Option<$crate::operand_type!(Self $t)> {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now.map(|now| self.known(now));
            }
            let expect = if now.is_some() { Expect::Yes } else { Expect::No };
            let ir = self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], expect);
            now.map(|now| self.shared(ir, now))
        }
    };
    ($effect:ident promote [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return now;
            }
            self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], Expect::Equal(now.into()));
            now
        }
    };
    ($effect:ident attempt [] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Result<Done<Self>, Self> {
            let done = primitives::$n(self.0.d, $(Given::now($a)),*);
            let expect = if done { Expect::Yes } else { Expect::No };
            self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], expect);
            if done { Ok(seal::done(self)) } else { Err(self) }
        }
    };
    ($effect:ident effect [] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Done<Self> {
            primitives::$n(self.0.d, $(Given::now($a)),*);
            self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], Expect::Nothing);
            seal::done(self)
        }
    };
    ($effect:ident value [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) {
            let now = primitives::$n(self.0.d, $(Given::now($a)),*);
            if self.0.is_known(Primitive::$n, &[$(Given::operand($a)),*]) {
                return self.known(now);
            }
            let ir = self.0.emit(Primitive::$n, smallvec![$(Given::operand($a)),*], Expect::Nothing);
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
        let kept = &self.0.d.frame_code().get().unit.kept;
        if let Some((_, k)) = kept.iter().find(|(reg, _)| *reg == r.0) {
            return self.constant_at(*k);
        }
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
    fn lacks(&mut self, v: Traced<Word>, name: Symbol) -> bool {
        self.fix_shape(v);
        self.0.d.lacks(v.now, name)
    }
    fn takes(&mut self, native: Traced<Held<NativeFunction>>, call: Call) -> bool {
        self.fix_identity(native);
        self.0.d.takes(native.now, call)
    }
    fn asks(&mut self, native: Traced<Held<NativeFunction>>) -> Option<Asks> {
        self.fix_identity(native);
        self.0.d.asks(native.now)
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
    fn is_builtin(&mut self, class: Traced<Held<Class>>, which: Builtin) -> bool {
        self.fix_identity(class);
        self.0.d.is_builtin(class.now, which)
    }
    fn instance_of(&mut self, v: Traced<Word>, class: Traced<Held<Class>>) -> Option<bool> {
        self.fix_shape(v);
        self.fix_identity(class);
        self.0.d.instance_of(v.now, class.now)
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
                self.0.push(Opcode::Poll, Operands::new(), Expect::Yes);
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
    fn enter_above(
        self,
        f: Traced<Word>,
        code: CodeRef,
        at: u32,
        args: &[Traced<Word>],
        below: Traced<Word>,
        then: Continuation,
        dst: Reg,
    ) -> Done<Self> {
        let window = self.0.window();
        for (i, v) in args.iter().enumerate() {
            self.0.set_register(window + at as usize + i, v.ir);
        }
        self.0.set_register(window + at as usize - METHOD_HEADER as usize, below.ir);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let d = seal::machine(self.0.d.enter_above(f.now, code, at, &now, below.now, then, dst));
        self.0.after(d);
        self.0.entered(window, f.ir);
        seal::done(self)
    }
    fn leave_and_enter(
        mut self,
        f: Traced<Word>,
        code: CodeRef,
        item: Traced<Word>,
        then: Continuation,
        dst: Reg,
    ) -> Done<Self> {
        self.0.left();
        let d = seal::machine(self.0.d.leave());
        self.0.after(d);
        let at = self.top() + METHOD_HEADER as u32;
        self.enter_above(f, code, at, &[item], item, then, dst)
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
        self.0.has_left = true;
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
        let caller = self.0.d.outer().window();
        let ir = self.0.read(caller + r.0 as usize, now);
        Traced { now, ir }
    }
    fn halt(self, v: Traced<Word>) -> Done<Self> {
        self.0.aborted = Some(Abort::LeftInterpreter);
        let done = self.0.d.halt(v.now);
        self.end(done)
    }
    fn throw(self, exception: Traced<Word>) -> Done<Self> {
        self.thrown(exception, true)
    }
    fn throw_first(self, exception: Traced<Word>) -> Done<Self> {
        self.thrown(exception, false)
    }
    fn function(&mut self) -> Traced<Held<Function>> {
        let f = self.0.d.function();
        let ir = self.0.read(self.0.window() - FUNCTION, f.value().word());
        self.traced(ir, f)
    }
    fn code(&mut self) -> CodeRef {
        self.0.d.code()
    }

    fn step_iterator(self, it: Traced<Held<Iterator>>, dst: Reg, to: Label) -> Result<Done<Self>, Self> {
        // Pairs are put together from their items, so that none is made of which only the items are needed.
        if next_pair(&mut { self.0.d }, it.now.value().word()).is_some() {
            return Err(self);
        }
        match self.0.d.vm().quick_next(it.now) {
            Ok(Some(item)) => {
                let now = item.word();
                let ir = self.0.push(Opcode::StepIterator, smallvec![Operand::Ir(it.ir)], Expect::Yes);
                self.0.note(ir, now.datum());
                Ok(self.set(dst, Traced { now, ir }).jump(to))
            }
            Ok(None) => {
                let (next, window) = (self.0.d.pc_index(), self.0.window());
                let ir =
                    self.0.push_call(Opcode::StepIterator, smallvec![Operand::Ir(it.ir)], Expect::Nothing);
                self.0.delivered(ir, Word::UNDEF, Deliver::Item { dst, to }, next, window);
                Ok(self.next())
            }
            Err(Ask) => Err(self),
        }
    }

    fn step_source(
        self,
        it: Traced<Held<Iterator>>,
        then: impl FnOnce(Self, Option<Traced<Word>>) -> Done<Self>,
    ) -> Result<Done<Self>, Self> {
        let (vm, operands) = (self.0.d.vm(), smallvec![Operand::Ir(it.ir)]);
        let has_ended = vm.quick_end(it.now);
        match vm.quick_next(it.now) {
            Ok(Some(item)) => {
                let now = item.word();
                let ir = self.0.push(Opcode::StepIterator, operands, Expect::Yes);
                self.0.note(ir, now.datum());
                Ok(then(self, Some(Traced { now, ir })))
            }
            Ok(None) if has_ended => {
                self.0.push(Opcode::StepIterator, operands, Expect::No);
                Ok(then(self, None))
            }
            _ => Err(self),
        }
    }

    fn make_generator(self, dst: Reg, f: Traced<Word>, code: CodeRef, args: &[Traced<Word>]) -> Done<Self> {
        self.generator(dst, f, code, args)
    }
    fn suspend(self, live: u8) -> Done<Self> {
        self.rest(live)
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
        self.wake(g, sent, then, dst)
    }
    fn finish_generator(&mut self) {
        self.finish();
    }

    fn new_tuple(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_tuple(&now)?;
        let ir = self.0.push(Opcode::Collect(Collected::Tuple), Self::operands(items), Expect::Yes);
        self.0.made(ir, made);
        Some(self.traced(ir, made))
    }
    fn new_list(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_list(&now)?;
        let ir = self.0.push(Opcode::Collect(Collected::List), Self::operands(items), Expect::Yes);
        self.0.made(ir, made);
        Some(self.traced(ir, made))
    }
    fn new_text(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_text(&now)?;
        let ir = self.0.push(Opcode::Collect(Collected::Text), Self::operands(items), Expect::Yes);
        Some(self.traced(ir, made))
    }
    fn new_dict(&mut self, items: &[Traced<Word>]) -> Option<Traced<Word>> {
        let now: SmallVec<[Word; 16]> = items.iter().map(|t| t.now).collect();
        let made = self.0.d.new_dict(&now)?;
        let ir = self.0.push(Opcode::Collect(Collected::Dict), Self::operands(items), Expect::Yes);
        Some(self.traced(ir, made))
    }
    fn new_keywords(&mut self, items: &[(Symbol, Traced<Word>)]) -> Option<Traced<Word>> {
        let now: SmallVec<[(Symbol, Word); 4]> = items.iter().map(|(s, t)| (*s, t.now)).collect();
        let made = self.0.d.new_keywords(&now)?;
        let operands = items
            .iter()
            .flat_map(|(s, t)| [Operand::Constant(Constant::Symbol(*s)), Operand::Ir(t.ir)])
            .collect();
        let ir = self.0.push(Opcode::Collect(Collected::Keywords), operands, Expect::Yes);
        self.0.made(ir, made);
        Some(self.traced(ir, made))
    }

    fn help(self, helper: &'static Helper, args: &[Traced<Word>], deliver: Deliver) -> Done<Self> {
        self.helper(helper, args, deliver)
    }
    fn help_call(self, helper: &'static Helper, args: &[Traced<Word>], call: Call) -> Done<Self> {
        self.0.aborted = Some(Abort::TwoEffects);
        let now: SmallVec<[Word; 8]> = args.iter().map(|t| t.now).collect();
        let done = self.0.d.help_call(helper, &now, call);
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
    fn call_native(self, native: Traced<Word>, call: Call) -> Done<Self> {
        self.native(native, call)
    }
    fn cold(self, rest: impl FnOnce(Self) -> Done<Self>) -> Done<Self> {
        rest(self)
    }
}

impl Record<'_> {
    /// An exception is raised, perhaps again: the trace says what it passes, or sends it on its way.
    fn thrown(self, exception: Traced<Word>, again: bool) -> Done<Self> {
        let from = self.0.d.pc_index();
        let sent = if self.0.passes(exception.ir, again) {
            None
        } else {
            let nowhere = Unwound { from, base: 0, code: self.0.d.frame_code(), pc: u32::MAX, again };
            Some(self.0.push_call(
                Opcode::Throw(nowhere),
                smallvec![Operand::Ir(exception.ir)],
                Expect::Nothing,
            ))
        };
        let (d, now) = (self.0.d, exception.now);
        let d = seal::machine(if again { d.throw(now) } else { d.throw_first(now) });
        self.0.after(d);
        if let Some(sent) = sent {
            let place = self.0.unwound_from(from, again);
            self.0.trace.instructions[sent.0 as usize].opcode = Opcode::Throw(place);
        }
        self.0.unwound(exception.ir, now);
        seal::done(self)
    }
}
