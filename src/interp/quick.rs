//! `Quick`: the machine of the hot paths, which does what takes no call and leaves the rest to [`Direct`].
//!
//! A routine that may call keeps its values where calls spare them, and pays for that on every run. So the first try
//! of an instruction is made on this machine. Where an operation leaves the hot path it gives up, and since a bytecode
//! is guards, then one effect, nothing has happened yet: `Direct` does the instruction again from the start.
//!
//! Invariant "given up": once `failed` is set nothing is written any more, neither registers nor heap, and what is
//! returned means nothing. The step that a safepoint has counted is given back by [`Quick::outcome`].

use super::direct::{Direct, Held};
use super::outline::{native_in_full, shortcut, stepped, wide};
use super::{cache, primitives};
use crate::bytecode::ops::{Const16, Label, Name, Reg, Site};
use crate::heap::{INT_MAX, Object, ShapeWord, Word};
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
use crate::object::string::{Rope, Str};
use crate::object::symbol::{Symbol, name};

/// The bits of a machine word past those of an int's word.
const PAST: u32 = INT_MAX.leading_zeros() - 1;

/// See the module's documentation.
pub(super) struct Quick {
    d: Direct,
    failed: bool,
    polled: bool,
}

impl Quick {
    #[inline(always)]
    pub(super) fn new(d: Direct) -> Quick {
        Quick { d, failed: false, polled: false }
    }

    /// The machine after the instruction; `None` when it was given up.
    #[inline(always)]
    pub(super) fn outcome(self) -> Option<Direct> {
        if !self.failed {
            return Some(self.d);
        }
        if self.polled {
            let countdown = &self.d.vm().heap.countdown;
            countdown.set(countdown.get() + 1);
        }
        None
    }

    #[inline(always)]
    fn give_up(mut self) -> Done<Quick> {
        self.failed = true;
        seal::done(self)
    }

    /// A question that is not for the hot path.
    #[inline(always)]
    fn unknown<T>(&mut self, answer: T) -> T {
        self.failed = true;
        answer
    }

    /// Arithmetic on ints of words, done in the upper bits: there the processor's overflow is that of a word, and what
    /// comes out needs no test. For `Direct` is what is wider.
    #[inline(always)]
    fn raised(&mut self, a: i64, b: i64, compute: impl FnOnce(i64, i64) -> Option<i64>) -> Option<i64> {
        if !Word::fits(a) || !Word::fits(b) {
            return self.unknown(None);
        }
        match compute(a, b) {
            Some(c) => Some(c >> PAST),
            None => self.unknown(None),
        }
    }

    /// An effect that `Direct` does in place.
    #[inline(always)]
    fn direct(mut self, effect: impl FnOnce(Direct) -> Done<Direct>) -> Done<Quick> {
        if !self.failed {
            self.d = seal::machine(effect(self.d));
        }
        seal::done(self)
    }
}

macro_rules! quick { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => { $(
    quick_row! { $kind [$($t)?] $name ($($a $k)*) }
)* } }
macro_rules! quick_row {
    (value [Value] from_int ($i:ident Int)) => {
        #[inline(always)]
        fn from_int(&mut self, i: i64) -> Word {
            if Word::fits(i) { Word::int(i) } else { wide(self.d.vm, i) }
        }
    };
    (option [Int] int_add ($a:ident Int $b:ident Int)) => {
        #[inline(always)]
        fn int_add(&mut self, $a: i64, $b: i64) -> Option<i64> { self.raised($a, $b, |a, b| (a << PAST).checked_add(b << PAST)) }
    };
    (option [Int] int_sub ($a:ident Int $b:ident Int)) => {
        #[inline(always)]
        fn int_sub(&mut self, $a: i64, $b: i64) -> Option<i64> { self.raised($a, $b, |a, b| (a << PAST).checked_sub(b << PAST)) }
    };
    (option [Int] int_mul ($a:ident Int $b:ident Int)) => {
        #[inline(always)]
        fn int_mul(&mut self, $a: i64, $b: i64) -> Option<i64> { self.raised($a, $b, |a, b| (a << PAST).checked_mul(b)) }
    };
    (option [List] as_list ($v:ident Value)) => {
        // All lists have one shape. This comes before other questions, and of them all is asked most.
        #[inline(always)]
        fn as_list(&mut self, $v: Word) -> Option<Held<List>> {
            let value = self.d.value($v);
            let is_list = value.header()?.shape_apart() == Builtin::List.shape();
            // SAFETY: only lists have that shape.
            is_list.then(|| unsafe { value.cast_unchecked() })
        }
    };
    (option [Str] as_text ($v:ident Value)) => {
        #[inline(always)]
        fn as_text(&mut self, v: Word) -> Option<Held<Str>> {
            let value = self.d.value(v);
            if let Some(text) = value.cast::<Str>() {
                return Some(text);
            }
            let rope = value.cast::<Rope>()?;
            match rope.flat() {
                Some(text) => Some(text),
                None => self.unknown(None),
            }
        }
    };
    (test [] list_room ($l:ident List)) => {
        #[inline(always)]
        fn list_room(&mut self, $l: Held<List>) -> bool { primitives::has_room($l) || self.unknown(true) }
    };
    (attempt [] $n:ident ($($a:ident $k:ident)*)) => {
        #[inline(always)]
        fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Result<Done<Self>, Self> {
            if self.failed || primitives::$n(self.d, $($a),*) { Ok(seal::done(self)) } else { Err(self) }
        }
    };
    (test [] $n:ident ($($a:ident $k:ident)*)) => {
        #[inline(always)]
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> bool { primitives::$n(self.d, $($a),*) }
    };
    (option [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        #[inline(always)]
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> Option<$crate::operand_type!(Self $t)> { primitives::$n(self.d, $($a),*) }
    };
    (effect [] $n:ident ($($a:ident $k:ident)*)) => {
        #[inline(always)]
        fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Done<Self> {
            if !self.failed {
                primitives::$n(self.d, $($a),*);
            }
            seal::done(self)
        }
    };
    ($kind:ident [$t:ident] $n:ident ($($a:ident $k:ident)*)) => {
        #[inline(always)]
        fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t) { primitives::$n(self.d, $($a),*) }
    };
}

impl Machine for Quick {
    type Value = Word;
    type Int = i64;
    type Float = f64;
    type Any = Word;
    type Ref<T: Object> = Held<T>;

    crate::for_each_primitive! { quick }

    #[inline(always)]
    fn reg(&mut self, r: Reg) -> Word {
        self.d.reg(r)
    }
    #[inline(always)]
    fn constant(&mut self, k: Const16) -> Word {
        self.d.constant(k)
    }
    #[inline(always)]
    fn constant_at(&mut self, index: u32) -> Word {
        self.d.constant_at(index)
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
        self.d.extension()
    }
    #[inline(always)]
    fn write(&mut self, r: Reg, v: Word) {
        if !self.failed {
            self.d.write(r, v);
        }
    }
    #[inline(always)]
    fn go(&mut self, distance: i32) {
        // Kept from being a choice between two addresses: what comes next would have to wait for what is compared.
        std::hint::black_box(());
        self.d.go(distance);
    }

    #[inline(always)]
    fn site_name(&mut self, _: Site) -> Symbol {
        self.unknown(name::empty)
    }
    #[inline(always)]
    fn name(&mut self, _: Name) -> Symbol {
        self.unknown(name::empty)
    }
    #[inline(always)]
    fn symbol_value(&mut self, _: Symbol) -> Word {
        self.unknown(Word::UNDEF)
    }
    #[inline(always)]
    fn cached_slot(&mut self, o: Word, site: Site) -> Option<Slot> {
        self.d.cached_slot(o, site)
    }
    #[inline(always)]
    fn cached_function(&mut self, o: Word, site: Site) -> Option<CodeFunction> {
        self.d.cached_function(o, site)
    }
    #[inline(always)]
    fn cached_native(&mut self, o: Word, site: Site) -> Option<Word> {
        self.d.cached_native(o, site)
    }
    #[inline(always)]
    fn super_function(&mut self, class: Word, object: Word, site: Site) -> Option<Word> {
        match cache::known_super(self.d, class, object, site) {
            Some(f) => Some(f),
            None => self.unknown(None),
        }
    }
    #[inline(always)]
    fn cached_store(&mut self, o: Word, site: Site) -> Option<(Slot, Option<ShapeWord>)> {
        self.d.cached_store(o, site)
    }
    #[inline(always)]
    fn place(&mut self, v: Word, site: Site) -> Place {
        match cache::known_place(self.d, v, site) {
            Some(place) => place,
            None => self.unknown(Place::Anew),
        }
    }
    #[inline(always)]
    fn cached_place(&mut self, v: Word, site: Site) -> Option<Place> {
        cache::known_place(self.d, v, site)
    }
    #[inline(always)]
    fn noted_place(&mut self, v: Word, site: Site) -> Option<Place> {
        cache::noted_place(self.d, v, site)
    }
    #[inline(always)]
    fn cached_setter(&mut self, o: Word, site: Site) -> Option<CodeFunction> {
        cache::known_setter(self.d, o, site)
    }
    #[inline(always)]
    fn setter(&mut self, _: Word, _: Site) -> Option<Word> {
        self.unknown(None)
    }
    #[inline(always)]
    fn store_place(&mut self, _: Word, _: Site) -> Option<(Slot, Option<ShapeWord>)> {
        self.unknown(None)
    }
    #[inline(always)]
    fn special(&mut self, _: Word, _: Symbol) -> Option<Word> {
        self.unknown(None)
    }
    #[inline(always)]
    fn lacks(&mut self, _: Word, _: Symbol) -> bool {
        self.unknown(false)
    }
    #[inline(always)]
    fn takes(&mut self, _: Held<NativeFunction>, _: Call) -> bool {
        self.unknown(false)
    }
    #[inline(always)]
    fn asks(&mut self, native: Held<NativeFunction>) -> Option<Asks> {
        self.d.asks(native)
    }
    #[inline(always)]
    fn global(&mut self, _: Site) -> Option<Word> {
        self.unknown(None)
    }
    #[inline(always)]
    fn global_cell(&mut self, site: Site) -> Option<Held<Variable>> {
        self.d.global_cell(site)
    }
    #[inline(always)]
    fn construct(&mut self, class: Held<Class>) -> Option<Construct> {
        let known = self.d.vm().known_plan(class);
        if known.is_none() {
            self.failed = true;
        }
        known
    }
    #[inline(always)]
    fn is_builtin(&mut self, class: Held<Class>, which: Builtin) -> bool {
        self.d.is_builtin(class, which)
    }
    fn instance_of(&mut self, _: Word, _: Held<Class>) -> Option<bool> {
        self.unknown(None)
    }
    #[inline(always)]
    fn is_exception_class(&mut self, class: Held<Class>) -> bool {
        self.d.is_exception_class(class)
    }
    #[inline(always)]
    fn matches_class(&mut self, exception: Word, class: Held<Class>) -> bool {
        self.d.matches_class(exception, class)
    }

    #[inline(always)]
    fn poll(mut self) -> Result<Self, Done<Self>> {
        let countdown = &self.d.vm().heap.countdown;
        let left = countdown.get() - 1;
        if left < 0 {
            return Err(self.give_up());
        }
        countdown.set(left);
        self.polled = true;
        Ok(self)
    }
    #[inline(always)]
    fn top(&mut self) -> u32 {
        self.d.top()
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
        if self.failed || !self.d.has_room(code, at) {
            return self.give_up();
        }
        for (i, w) in args.iter().enumerate() {
            self.d.put(at as isize + i as isize, *w);
        }
        self.d.push_frame(f, code, at, then, dst);
        seal::done(self)
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
        self.direct(|d| d.enter_above(f, code, at, args, below, then, dst))
    }
    #[inline(always)]
    fn leave_and_enter(self, _: Word, _: CodeRef, _: Word, _: Continuation, _: Reg) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn leave(self) -> Done<Self> {
        self.direct(Machine::leave)
    }
    #[inline(always)]
    fn continuation(&mut self) -> (Continuation, Reg) {
        self.d.continuation()
    }
    #[inline(always)]
    fn calling(&mut self) -> (u32, u32) {
        match self.d.then() {
            Continuation::GeneratorIterate | Continuation::GeneratorSend => self.d.resuming(),
            _ => self.unknown((0, 0)),
        }
    }
    #[inline(always)]
    fn below(&mut self) -> Word {
        self.d.below()
    }
    #[inline(always)]
    fn caller_reg(&mut self, r: Reg) -> Word {
        self.d.caller_reg(r)
    }
    #[inline(always)]
    fn leave_then(self, _: &'static Helper, _: &[Word], _: Deliver) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn halt(self, _: Word) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn throw(self, _: Word) -> Done<Self> {
        self.give_up()
    }
    fn throw_first(self, _: Word) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn function(&mut self) -> Held<Function> {
        self.d.function()
    }
    #[inline(always)]
    fn code(&mut self) -> CodeRef {
        self.d.code()
    }

    #[inline(always)]
    fn step_iterator(self, it: Held<Iterator>, dst: Reg, to: Label) -> Result<Done<Self>, Self> {
        if self.failed {
            return Err(self);
        }
        match stepped(self.d.vm, it) {
            Ok(Some(item)) => Ok(self.set(dst, item).jump(to)),
            Ok(None) => Ok(self.next()),
            Err(Ask) => Err(self),
        }
    }

    #[inline(always)]
    fn make_generator(self, _: Reg, _: Word, _: CodeRef, _: &[Word]) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn suspend(self, live: u8) -> Done<Self> {
        self.direct(|d| d.suspend(live))
    }
    #[inline(always)]
    fn pass_on(self, live: u8, v: Word) -> Done<Self> {
        self.direct(|d| d.pass_on(live, v))
    }
    #[inline(always)]
    fn suspend_to_host(self, _: u8, _: Word) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn is_plain_generator(&mut self, g: Held<Generator>) -> bool {
        self.d.is_plain_generator(g)
    }
    #[inline(always)]
    fn resume(
        mut self,
        g: Held<Generator>,
        sent: Word,
        then: Continuation,
        dst: Reg,
    ) -> Result<Done<Self>, Self> {
        if self.failed {
            return Ok(self.give_up());
        }
        match self.d.resume(g, sent, then, dst) {
            Ok(done) => {
                self.d = seal::machine(done);
                Ok(seal::done(self))
            }
            Err(_) => Ok(self.give_up()),
        }
    }
    #[inline(always)]
    fn finish_generator(&mut self) {
        self.unknown(());
    }

    #[inline(always)]
    fn new_tuple(&mut self, items: &[Word]) -> Option<Word> {
        if self.failed { None } else { self.d.new_tuple(items) }
    }
    #[inline(always)]
    fn new_list(&mut self, items: &[Word]) -> Option<Word> {
        if self.failed { None } else { self.d.new_list(items) }
    }
    #[inline(always)]
    fn new_text(&mut self, items: &[Word]) -> Option<Word> {
        if self.failed { None } else { self.d.new_text(items) }
    }
    #[inline(always)]
    fn new_dict(&mut self, items: &[Word]) -> Option<Word> {
        if self.failed { None } else { self.d.new_dict(items) }
    }
    #[inline(always)]
    fn new_keywords(&mut self, _: &[(Symbol, Word)]) -> Option<Word> {
        self.unknown(None)
    }

    #[inline(always)]
    fn help(self, helper: &'static Helper, args: &[Word], deliver: Deliver) -> Done<Self> {
        self.direct(|d| d.help(helper, args, deliver))
    }
    #[inline(always)]
    fn help_call(self, _: &'static Helper, _: &[Word], _: Call) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn call_spread(self, _: Reg, _: Word, _: Word, _: Word, _: u32) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn call_native(self, native: Word, call: Call) -> Done<Self> {
        let Call { dst, first, count, names } = call;
        if !self.failed
            && names.is_none()
            && shortcut(self.d.vm, self.d.base, native, [dst.0 as u32, first, count])
        {
            return self.next();
        }
        self.direct(|d| {
            let Direct { vm, pc, base } = d;
            let (pc, base) = native_in_full(vm, pc, base, native, [dst.0 as u32, first, count], names);
            seal::done(Direct { vm, pc, base })
        })
    }
    #[inline(always)]
    fn cold(self, _: impl FnOnce(Self) -> Done<Self>) -> Done<Self> {
        self.give_up()
    }
    #[inline(always)]
    fn at_length(self, _: impl FnOnce(Self) -> Done<Self>) -> Done<Self> {
        self.give_up()
    }
}
