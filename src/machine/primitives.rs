//! The table of primitives, and the trait [`Machine`] that it expands to.
//!
//! A row is the only declaration of a primitive: effect class, name, operands, result. It expands here to a method of
//! `Machine`; in `interp` to the call of the body written there; in `jit::record` to "run it, then write it down"; in
//! `jit::ir` to an opcode with its printer, parser and evaluator.
//!
//! Effect classes: `pure` depends on its operands alone; `sort` does too, and no value passes two tests of this class;
//! `read SORT` looks at memory of that sort; `write SORT` changes it; `fresh` makes an object that nobody else has,
//! perhaps out of memory of a sort, or looks at memory of many sorts: it is done each time.
//!
//! Result kinds: `value T` no decision; `test` a Rust `bool`, in a trace a guard; `option T` a test whose success gives
//! something; `promote T` a Rust constant learned from a value, in a trace a guard that it is this one; `effect`
//! changes the heap: it consumes the machine, so that neither a test nor a second effect can follow; `attempt` an effect
//! that may be refused, having done nothing, and that changes nothing when it is done once more.
//!
//! So "guards, then one effect, then the next pc" is what moves allow. A failing guard runs its bytecode again from the
//! start in the interpreter; the outcome of a helper that had effects is delivered, see [`Deliver`].

use super::helper::{Deliver, Helper};
use crate::bytecode::ops::{Binary, Const16, Ins, Label, Name, Reg, Site};
use crate::heap::{Object, ShapeWord, Word};
use crate::object::attribute::Place;
use crate::object::class::Builtin;
use crate::object::code::CodeRef;
use crate::object::symbol::Symbol;

/// The table. See the module's documentation.
#[macro_export]
macro_rules! for_each_primitive {
    ($expand:path) => {
        $expand! {
            // ---- what a value is ----
            sort  as_int        (v: Value) -> option Int;
            sort  as_wide_int   (v: Value) -> option Int;
            sort  as_float      (v: Value) -> option Float;
            pure  as_object     (v: Value) -> option Any;
            sort  as_list       (v: Value) -> option List;
            sort  as_tuple      (v: Value) -> option Tuple;
            sort  as_dict       (v: Value) -> option Dict;
            sort  as_text       (v: Value) -> option Str;
            sort  as_range      (v: Value) -> option Range;
            sort  as_function   (v: Value) -> option Function;
            sort  as_method     (v: Value) -> option Method;
            sort  as_native     (v: Value) -> option NativeFunction;
            sort  as_class      (v: Value) -> option Class;
            sort  as_module     (v: Value) -> option Module;
            sort  as_generator  (v: Value) -> option Generator;
            sort  as_iterator   (v: Value) -> option Iterator;
            sort  as_exception  (v: Value) -> option Exception;
            sort  as_instance   (v: Value) -> option Instance;
            sort  as_cell       (v: Value) -> option Cell;
            pure  is            (v: Value, word: Word) -> test;
            pure  same          (a: Value, b: Value) -> test;
            read[Slots] shape_of (o: Any) -> promote ShapeWord;
            pure  identity_of   (v: Value) -> promote Word;

            // ---- numbers ----
            fresh from_int      (i: Int) -> value Value;
            pure  from_float    (f: Float) -> value Value;
            pure  int_to_float  (a: Int) -> value Float;
            pure  int_add       (a: Int, b: Int) -> option Int;
            pure  int_sub       (a: Int, b: Int) -> option Int;
            pure  int_mul       (a: Int, b: Int) -> option Int;
            pure  int_floor_div (a: Int, b: Int) -> option Int;
            pure  int_mod       (a: Int, b: Int) -> option Int;
            pure  int_and       (a: Int, b: Int) -> value Int;
            pure  int_or        (a: Int, b: Int) -> value Int;
            pure  int_xor       (a: Int, b: Int) -> value Int;
            pure  int_shl       (a: Int, b: Int) -> option Int;
            pure  int_shr       (a: Int, b: Int) -> option Int;
            pure  int_pow       (a: Int, b: Int) -> option Int;
            pure  int_neg       (a: Int) -> option Int;
            pure  int_not       (a: Int) -> value Int;
            pure  int_div       (a: Int, b: Int) -> option Float;
            pure  int_lt        (a: Int, b: Int) -> test;
            pure  int_le        (a: Int, b: Int) -> test;
            pure  int_eq        (a: Int, b: Int) -> test;
            pure  int_step      (i: Int) -> value Int;
            pure  float_add     (a: Float, b: Float) -> value Float;
            pure  float_sub     (a: Float, b: Float) -> value Float;
            pure  float_mul     (a: Float, b: Float) -> value Float;
            pure  float_div     (a: Float, b: Float) -> option Float;
            pure  float_floor_div (a: Float, b: Float) -> option Float;
            pure  float_mod     (a: Float, b: Float) -> option Float;
            pure  float_pow     (a: Float, b: Float) -> option Float;
            pure  float_neg     (a: Float) -> value Float;
            pure  float_abs     (a: Float) -> value Float;
            // Rounded towards zero, where 64 bits hold it.
            pure  float_to_int  (a: Float) -> option Int;
            pure  float_lt      (a: Float, b: Float) -> test;
            pure  float_le      (a: Float, b: Float) -> test;
            pure  float_eq      (a: Float, b: Float) -> test;
            // Ints past 64 bits: the number of the operator, the operands.
            fresh wide_operator (op: Index, a: Value, b: Value) -> option Value;

            // ---- text ----
            pure  text_eq       (a: Str, b: Str) -> test;
            pure  text_lt       (a: Str, b: Str) -> test;
            pure  text_empty    (a: Str) -> test;
            pure  text_len      (a: Str) -> value Int;
            pure  text_is_ascii (a: Str) -> test;
            // The code of a character of ASCII text; of the only character of a text; the text of a code below 128.
            pure  char_at       (a: Str, i: Int) -> option Int;
            pure  char_of       (a: Str) -> option Int;
            pure  char_text     (code: Int) -> value Value;
            // The number that a text is in plain decimal digits.
            pure  text_int      (a: Str) -> option Int;
            pure  text_float    (a: Str) -> option Float;
            fresh text_concat   (a: Value, b: Value) -> option Value;
            fresh int_text      (i: Int) -> option Value;

            // ---- objects ----
            read[Slots] load_slot   (o: Any, slot: Slot) -> option Value;
            read[Slots] load_far_slot (o: Any, slot: Slot, inline: Inline) -> option Value;
            write[Slots] store_slot  (o: Any, slot: Slot, v: Value) -> effect;
            write[Slots] add_slot    (o: Any, after: ShapeWord, slot: Slot, v: Value) -> effect;
            fresh new_instance  (shape: ShapeWord, inline: Inline) -> value Value;
            fresh new_exception (shape: ShapeWord, inline: Inline, args: Value) -> value Value;
            fresh new_method    (f: Value, receiver: Value) -> value Value;
            fresh new_cell      (v: Value) -> value Value;
            fresh new_function  (code: Value, defaults: Value, keyword_defaults: Value, annotations: Value, closure: Value) -> value Value;
            fresh new_slice     (start: Value, stop: Value, step: Value) -> value Value;
            read[Cells] cell_get    (c: Cell) -> option Value;
            write[Cells] cell_set    (c: Cell, v: Value) -> effect;
            pure  method_function (m: Method) -> value Value;
            pure  method_receiver (m: Method) -> value Value;
            // The function of a `map` or `filter`, what it goes over, and the item that waits.
            // What it counts with stands in the place of the function, where `enumerate` has counted past 64 bits.
            pure  applied_function (i: Iterator) -> value Value;
            pure  applied_source (i: Iterator) -> value Value;
            read[Other] waiting_item (i: Iterator) -> value Value;
            // What an iterator goes over until it has ended, how far it has come, and two of them one further.
            read[Iterators] iterated (i: Iterator) -> value Value;
            read[Iterators] position (i: Iterator) -> value Int;
            write[Iterators] advance (i: Iterator, along: Iterator) -> effect;

            // ---- functions ----
            read[Other] code_of      (f: Function) -> promote CodeRef;
            read[Other] default_of   (f: Function, index: Index) -> option Value;
            read[Other] keyword_default_of (f: Function, symbol: Symbol) -> option Value;
            pure  resumes       (n: NativeFunction, count: Index) -> test;
            pure  unbound_native (n: NativeFunction) -> option Value;
            pure  native_receiver (n: NativeFunction) -> value Value;
            pure  closure_cell  (f: Function, index: Index) -> value Value;

            // ---- containers ----
            read[Lists] list_item   (l: List, i: Int) -> option Value;
            read[Lists] list_has    (l: List, i: Int) -> test;
            write[Lists] list_store  (l: List, i: Int, v: Value) -> effect;
            // Is there room for one more item, made now if need be?
            read[Lists] list_room   (l: List) -> test;
            write[Lists] list_push   (l: List, v: Value) -> effect;
            // Cut off the last item, of which there is one.
            write[Lists] list_cut    (l: List) -> effect;
            read[Lists] list_len    (l: List) -> value Int;
            pure  tuple_item    (t: Tuple, i: Int) -> option Value;
            pure  tuple_len     (t: Tuple) -> value Int;
            // `+` and `*` of lists and tuples: the number of the operator, the operands.
            fresh[Lists] sequence_operator (op: Index, a: Value, b: Value) -> option Value;
            // An item or a run of neighbours of any built-in sequence.
            fresh[Lists] part        (v: Value, index: Value) -> option Value;
            // The same of a slice without a step that nobody has made.
            fresh[Lists] between     (v: Value, start: Value, stop: Value) -> option Value;
            read[Other] byte_has     (v: Value, index: Value, byte: Value) -> test;
            write[Other] byte_store  (v: Value, index: Value, byte: Value) -> effect;
            // The number of the entry of a key, negative where there is none.
            read[Tables] dict_at     (d: Dict, key: Value) -> option Int;
            read[Entries] dict_entry (d: Dict, at: Int) -> value Value;
            write[Entries] dict_replace (d: Dict, at: Int, v: Value) -> effect;
            // Can an entry be appended as things are?
            read[Tables] dict_room   (d: Dict) -> test;
            write[Tables] dict_append (d: Dict, key: Value, v: Value) -> effect;
            read[Tables] dict_len    (d: Dict) -> value Int;
            write[Tables] set_put    (set: Value, item: Value) -> attempt;
            // How many items a built-in container has.
            read[Tables] length      (v: Value) -> option Int;
            // Is an item in a built-in container, or a text in a text? 1 or 0.
            fresh holds      (container: Value, item: Value) -> option Int;
            fresh new_range     (start: Value, stop: Value, step: Value) -> value Value;
            pure  range_start   (r: Range) -> option Int;
            pure  range_stop    (r: Range) -> option Int;
            pure  range_step    (r: Range) -> option Int;
            read[Handled] handled    () -> value Value;
            read[Handled] handled_outside (g: Generator) -> value Value;
            write[Handled] set_handled (v: Value) -> effect;
        }
    };
}
pub use for_each_primitive;

/// A slot of an object: the distance of its word from the object's start, in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot(pub u32);

/// How many slots are inside an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Inline(pub u8);

/// An index known to the bytecode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Index(pub u32);

/// What a return, a yield or an exception does in the frame below: written once, in `semantics::call` and
/// `semantics::generator`. The calling instruction, which stands before the return address, gives destination and jump.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Continuation {
    /// Leave the interpreter.
    Host,
    /// Store the result.
    Store,
    /// Forget the result.
    Forget,
    /// The result must be None; the new object below the frame is the result.
    Init,
    /// The result is the next item of a loop; StopIteration ends it. The register says how many iterators the one that
    /// has called is inside of: what they apply to the item comes first.
    Iterate,
    /// As `Iterate`, but the truth of the result says whether the item is the one that waits below the frame.
    Filter,
    /// The result must be an iterator, which a loop then goes over.
    Iterator,
    /// The result of a binary operator's first method: NotImplemented asks the other operand.
    Binary,
    /// The result of a binary operator's second method.
    Reflected,
    /// As `Binary`, for a comparison; the calling instruction may be a branch.
    Compare,
    /// As `Reflected`, for a comparison.
    CompareReflected,
    /// The truth of the result is stored; negated for `not in`.
    Contains,
    /// The result is a length.
    Length,
    /// The result is a string.
    Text,
    /// The result is a bool, which is stored, negated or branched on.
    Truth,
    /// As `Truth`, of whether the result is a length above 0.
    TruthOfLength,
    /// A generator resumed by a loop.
    GeneratorIterate,
    /// A generator resumed by `send`.
    GeneratorSend,
    /// A generator resumed by a call: of `next`, or of its own `send`.
    GeneratorCall,
    /// A generator resumed from Rust.
    GeneratorHost,
}

impl Continuation {
    /// Every one, at its number; behind them the first, so that any five bits are an index.
    pub const ALL: [Continuation; 32] = {
        let mut all = [Continuation::Host; 32];
        let known = [
            Continuation::Store,
            Continuation::Forget,
            Continuation::Init,
            Continuation::Iterate,
            Continuation::Filter,
            Continuation::Iterator,
            Continuation::Binary,
            Continuation::Reflected,
            Continuation::Compare,
            Continuation::CompareReflected,
            Continuation::Contains,
            Continuation::Length,
            Continuation::Text,
            Continuation::Truth,
            Continuation::TruthOfLength,
            Continuation::GeneratorIterate,
            Continuation::GeneratorSend,
            Continuation::GeneratorCall,
            Continuation::GeneratorHost,
        ];
        let mut at = 0;
        while at < known.len() {
            all[known[at] as usize] = known[at];
            at += 1;
        }
        all
    };
}

/// The type of an operand: values of the script belong to the machine, constants are just constants.
#[macro_export]
#[doc(hidden)]
macro_rules! operand_type {
    ($m:tt Value) => { <$m as $crate::machine::Machine>::Value };
    ($m:tt Int) => { <$m as $crate::machine::Machine>::Int };
    ($m:tt Float) => { <$m as $crate::machine::Machine>::Float };
    ($m:tt Any) => { <$m as $crate::machine::Machine>::Any };
    ($m:tt Slot) => { $crate::machine::primitives::Slot };
    ($m:tt Inline) => { $crate::machine::primitives::Inline };
    ($m:tt Index) => { $crate::machine::primitives::Index };
    ($m:tt ShapeWord) => { $crate::heap::ShapeWord };
    ($m:tt Word) => { $crate::heap::Word };
    ($m:tt Symbol) => { $crate::object::symbol::Symbol };
    ($m:tt CodeRef) => { $crate::object::code::CodeRef };
    ($m:tt List) => { <$m as $crate::machine::Machine>::Ref<$crate::object::list::List> };
    ($m:tt Tuple) => { <$m as $crate::machine::Machine>::Ref<$crate::object::tuple::Tuple> };
    ($m:tt Dict) => { <$m as $crate::machine::Machine>::Ref<$crate::object::dict::Dict> };
    ($m:tt Str) => { <$m as $crate::machine::Machine>::Ref<$crate::object::string::Str> };
    ($m:tt Range) => { <$m as $crate::machine::Machine>::Ref<$crate::object::range::Range> };
    ($m:tt Function) => { <$m as $crate::machine::Machine>::Ref<$crate::object::function::Function> };
    ($m:tt Method) => { <$m as $crate::machine::Machine>::Ref<$crate::object::function::Method> };
    ($m:tt Cell) => { <$m as $crate::machine::Machine>::Ref<$crate::object::function::Cell> };
    ($m:tt NativeFunction) => { <$m as $crate::machine::Machine>::Ref<$crate::object::native::NativeFunction> };
    ($m:tt Class) => { <$m as $crate::machine::Machine>::Ref<$crate::object::class::Class> };
    ($m:tt Module) => { <$m as $crate::machine::Machine>::Ref<$crate::object::module::Module> };
    ($m:tt Generator) => { <$m as $crate::machine::Machine>::Ref<$crate::object::generator::Generator> };
    ($m:tt Iterator) => { <$m as $crate::machine::Machine>::Ref<$crate::object::iterator::Iterator> };
    ($m:tt Exception) => { <$m as $crate::machine::Machine>::Ref<$crate::object::exception::Exception> };
    ($m:tt Instance) => { <$m as $crate::machine::Machine>::Ref<$crate::object::instance::Instance> };
}

macro_rules! method {
    (test    []          $n:ident ($($a:ident $k:ident)*)) => { #[allow(missing_docs)] fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> bool; };
    (option  [$t:ident]  $n:ident ($($a:ident $k:ident)*)) => { #[allow(missing_docs)] fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> Option<$crate::operand_type!(Self $t)>; };
    (effect  []          $n:ident ($($a:ident $k:ident)*)) => { #[allow(missing_docs)] fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Done<Self>; };
    (attempt []          $n:ident ($($a:ident $k:ident)*)) => { #[allow(missing_docs)] fn $n(self, $($a: $crate::operand_type!(Self $k)),*) -> Result<Done<Self>, Self>; };
    ($kind:ident [$t:ident] $n:ident ($($a:ident $k:ident)*)) => { #[allow(missing_docs)] fn $n(&mut self, $($a: $crate::operand_type!(Self $k)),*) -> $crate::operand_type!(Self $t); };
}

/// Proof that an operation is complete: only registers and the next pc can still be set.
#[must_use]
pub struct Done<M>(M);

/// Only machines make and open a [`Done`]; `tests/layers.rs` forbids the name to `semantics`.
pub(crate) mod seal {
    use super::Done;
    /// The operation is complete.
    #[inline(always)]
    pub(crate) fn done<M>(m: M) -> Done<M> {
        Done(m)
    }
    /// The machine again, for whoever drives it.
    #[inline(always)]
    pub(crate) fn machine<M>(done: Done<M>) -> M {
        done.0
    }
}

impl<M: Machine> Done<M> {
    /// Set one more register.
    #[inline(always)]
    pub fn set(mut self, r: Reg, v: M::Value) -> Done<M> {
        self.0.write(r, v);
        self
    }
    /// Go on somewhere else.
    #[inline(always)]
    pub fn jump(mut self, to: Label) -> Done<M> {
        self.0.go(to.0);
        self
    }
}

macro_rules! declare { ($($effect:ident $([$sort:ident])? $name:ident ($($a:ident : $k:ident),*) -> $kind:ident $($t:ident)?;)*) => {
    /// See the module's documentation.
    ///
    /// Script values are opaque, so no decision escapes the trace:
    /// ```compile_fail,E0369
    /// use taipan::machine::Machine;
    /// fn peek<M: Machine>(m: &mut M, v: M::Value) -> bool { let i = m.as_int(v).unwrap(); i == i }
    /// ```
    /// a guard cannot follow an effect, nor a second effect the first:
    /// ```compile_fail,E0382
    /// use taipan::machine::{Done, Machine, primitives::Slot};
    /// fn late<M: Machine>(mut m: M, o: M::Any, v: M::Value) -> Done<M> {
    ///     let done = m.store_slot(o, Slot(2), v);
    ///     if m.as_int(v).is_some() { return done }
    ///     done
    /// }
    /// ```
    /// and a helper that may run scripts consumes the machine too, so that nothing can be read after it:
    /// ```compile_fail,E0382
    /// use taipan::bytecode::ops::Reg;
    /// use taipan::machine::{Deliver, Done, Machine, helper};
    /// fn stale<M: Machine>(mut m: M, v: M::Value) -> Done<M> {
    ///     let done = m.help(&helper::GET_ITEM, &[v, v], Deliver::To(Reg(0)));
    ///     m.set(Reg(1), v)
    /// }
    /// ```
    /// while this is fine:
    /// ```
    /// use taipan::bytecode::ops::Reg;
    /// use taipan::machine::{Done, Machine, primitives::Slot};
    /// fn fine<M: Machine>(mut m: M, o: M::Any, v: M::Value) -> Done<M> {
    ///     if m.as_int(v).is_some() { return m.store_slot(o, Slot(2), v) }
    ///     m.set(Reg(0), v)
    /// }
    /// ```
    pub trait Machine: Sized {
        /// A script value.
        type Value: Copy;
        /// An unboxed int of 64 bits.
        type Int: Copy;
        /// An unboxed float.
        type Float: Copy;
        /// An object of any kind.
        type Any: Copy;
        /// An object of a known kind.
        type Ref<T: Object>: Copy;

        $( method!{ $kind [$($t)?] $name ($($a $k)*) } )*

        // ---- registers, constants, jumps: they emit nothing ----

        /// What a register holds; possibly nothing, see `is(v, Word::UNDEF)`.
        fn reg(&mut self, r: Reg) -> Self::Value;
        /// A constant of the code.
        fn constant(&mut self, k: Const16) -> Self::Value;
        /// A constant of the code, by a wide index.
        fn constant_at(&mut self, index: u32) -> Self::Value;
        /// A word that the trace may take as it is: a marker, or an old object that a cache holds.
        fn word(&mut self, w: Word) -> Self::Value;
        /// An int that the bytecode holds.
        fn int(&mut self, i: i64) -> Self::Int;
        /// A float known here.
        fn float(&mut self, f: f64) -> Self::Float;
        /// The extension word of the instruction.
        fn extension(&mut self) -> u32;
        /// The operation is complete: `dst = v`.
        #[inline(always)]
        fn set(self, dst: Reg, v: Self::Value) -> Done<Self> {
            self.next().set(dst, v)
        }
        /// The operation is complete.
        #[inline(always)]
        fn next(self) -> Done<Self> {
            seal::done(self)
        }
        /// The operation is complete; go on at `to`.
        #[inline(always)]
        fn jump(self, to: Label) -> Done<Self> {
            self.next().jump(to)
        }
        /// Store into a register. Through [`Done`] and for outgoing arguments only.
        fn write(&mut self, r: Reg, v: Self::Value);
        /// Move the pc. Through [`Done`] only.
        fn go(&mut self, distance: i32);

        // ---- names and caches: constants of the site ----

        /// The symbol of a site.
        fn site_name(&mut self, site: Site) -> Symbol;
        /// The symbol of a name.
        fn name(&mut self, name: Name) -> Symbol;
        /// The string object of a symbol.
        fn symbol_value(&mut self, symbol: Symbol) -> Self::Value;
        /// Where the cache says that the attribute is, if the object has the cached shape and it is inside the object.
        fn cached_slot(&mut self, o: Self::Any, site: Site) -> Option<Slot>;
        /// The function that the cache says the method is, if the object has the cached shape.
        fn cached_function(&mut self, o: Self::Any, site: Site) -> Option<CodeFunction>;
        /// The native that the cache says the method is, if the object has the cached shape.
        fn cached_native(&mut self, o: Self::Any, site: Site) -> Option<Word>;
        /// The function of that name which an object's class inherits from behind `class`; anything else is `None`.
        /// Fills the cache.
        fn super_function(&mut self, class: Self::Value, object: Self::Value, site: Site) -> Option<Word>;
        /// Where the cache says an attribute is to be stored, if the object has the cached shape.
        fn cached_store(&mut self, o: Self::Any, site: Site) -> Option<(Slot, Option<ShapeWord>)>;
        /// Where the attribute of a site is for objects of this shape; fills the cache.
        fn place(&mut self, v: Self::Value, site: Site) -> Place;
        /// What the cache of a site says about objects of this shape, if that is not what its instruction asks most.
        fn cached_place(&mut self, v: Self::Value, site: Site) -> Option<Place>;
        /// Where the attribute of a site is for objects of this shape, if another site has found it.
        fn noted_place(&mut self, v: Self::Value, site: Site) -> Option<Place>;
        /// The function that takes what the site stores, if the cache says that it stores on a property of such objects.
        fn cached_setter(&mut self, o: Self::Any, site: Site) -> Option<CodeFunction>;
        /// The setter of the property that an attribute is, a function; anything else is `None`.
        fn setter(&mut self, v: Self::Value, site: Site) -> Option<Word>;
        /// Where storing the attribute goes; fills the cache.
        fn store_place(&mut self, o: Self::Any, site: Site) -> Option<(Slot, Option<ShapeWord>)>;
        /// The function that a special method of a value's class is; anything else is `None`.
        fn special(&mut self, v: Self::Value, name: Symbol) -> Option<Word>;
        /// Has a value's class nothing of this name?
        fn lacks(&mut self, v: Self::Value, name: Symbol) -> bool;
        /// Does a native take the arguments of a call?
        fn takes(&mut self, native: Self::Ref<crate::object::native::NativeFunction>, call: Call) -> bool;
        /// The special method that a native asks for, if it stands in no object's place.
        fn asks(&mut self, native: Self::Ref<crate::object::native::NativeFunction>) -> Option<crate::object::native::Asks>;
        /// The global or builtin of a site, found in its cache or in the namespaces. `None` when there is none.
        fn global(&mut self, site: Site) -> Option<Self::Value>;
        /// The cell of a global, if the site's cache holds it.
        fn global_cell(&mut self, site: Site) -> Option<Self::Ref<crate::object::function::Cell>>;
        /// How calling a class goes, if that is known without asking scripts.
        fn construct(&mut self, class: Self::Ref<crate::object::class::Class>) -> Option<crate::object::instantiation::Construct>;
        /// Is it this built-in class?
        fn is_builtin(&mut self, class: Self::Ref<crate::object::class::Class>, which: Builtin) -> bool;
        /// Is a value an instance of a class? `None` where scripts have a say.
        fn instance_of(&mut self, v: Self::Value, class: Self::Ref<crate::object::class::Class>) -> Option<bool>;
        /// Is it derived from BaseException?
        fn is_exception_class(&mut self, class: Self::Ref<crate::object::class::Class>) -> bool;
        /// Is an exception an instance of a class? Decided by shapes.
        fn matches_class(&mut self, exception: Self::Value, class: Self::Ref<crate::object::class::Class>) -> bool;

        // ---- frames ----

        /// A safepoint: counts one step; the attention routine runs when it is due. The exception it may raise ends the
        /// operation.
        fn poll(self) -> Result<Self, Done<Self>>;
        /// The first register above the window.
        fn top(&mut self) -> u32;
        /// Push the frame of a function whose window starts `at` words above this one, its first registers being
        /// `args` (or, if that is empty, what is in place already).
        fn enter(self, f: Self::Value, code: CodeRef, at: u32, args: &[Self::Value], then: Continuation, dst: Reg) -> Done<Self>;
        /// As `enter`, with a value that waits below the frame.
        #[allow(clippy::too_many_arguments)]
        fn enter_above(
            self,
            f: Self::Value,
            code: CodeRef,
            at: u32,
            args: &[Self::Value],
            below: Self::Value,
            then: Continuation,
            dst: Reg,
        ) -> Done<Self>;
        /// Pop this frame, and push another one in its place, to run a function of one argument, which waits below it, too.
        fn leave_and_enter(
            self,
            f: Self::Value,
            code: CodeRef,
            item: Self::Value,
            then: Continuation,
            dst: Reg,
        ) -> Done<Self>;
        /// Pop this frame; the caller goes on after its calling instruction.
        fn leave(self) -> Done<Self>;
        /// What happens in the frame below on return, and the register that a stored result goes to.
        fn continuation(&mut self) -> (Continuation, Reg);
        /// The words of the instruction that made this frame.
        fn calling(&mut self) -> (u32, u32);
        /// The object that waits below the frame.
        fn below(&mut self) -> Self::Value;
        /// An operand register of the calling instruction, in the caller's window.
        fn caller_reg(&mut self, r: Reg) -> Self::Value;
        /// Pop this frame, then call a helper in the caller's; its outcome is delivered there.
        fn leave_then(self, helper: &'static Helper, args: &[Self::Value], deliver: Deliver) -> Done<Self>;
        /// Leave the interpreter with a result.
        fn halt(self, v: Self::Value) -> Done<Self>;
        /// Go on raising an exception, from where it has been before.
        fn throw(self, exception: Self::Value) -> Done<Self>;
        /// Raise an exception where none is being handled.
        fn throw_first(self, exception: Self::Value) -> Done<Self>;
        /// The function that runs in this frame.
        fn function(&mut self) -> Self::Ref<crate::object::function::Function>;
        /// The code of this frame.
        fn code(&mut self) -> CodeRef;
        /// The names of a call's last arguments, of which its frame's code has a constant tuple.
        #[inline(always)]
        fn names_of<'c>(&mut self, names: Option<u32>) -> &'c [Symbol] {
            match names {
                Some(index) => self.code().get().names_at(index),
                None => &[],
            }
        }

        // ---- ints past 48 bits ----

        /// What an operator gives on two ints, where the machine needs no test to know them: see `wide_operator`.
        fn of_long_ints(&mut self, op: Binary, a: Self::Value, b: Self::Value) -> Option<Self::Value> {
            let _ = (op, a, b);
            None
        }

        // ---- built-in iterators ----

        /// The iterator over a built-in container, made without a helper.
        fn iterator_of(&mut self, v: Self::Value) -> Option<Self::Value> {
            let _ = v;
            None
        }
        /// The next item of a built-in iterator that a few instructions find: into `dst`, and on at `to`; at the end
        /// fall through. `Err` for all others: the helper finds it.
        #[inline(always)]
        fn step_iterator(
            self,
            it: Self::Ref<crate::object::iterator::Iterator>,
            dst: Reg,
            to: Label,
        ) -> Result<Done<Self>, Self> {
            let _ = (it, dst, to);
            Err(self)
        }
        /// The next item of a built-in iterator, or none at its end, to go on with. `Err` when the step needs a helper.
        fn step_source(
            self,
            it: Self::Ref<crate::object::iterator::Iterator>,
            then: impl FnOnce(Self, Option<Self::Value>) -> Done<Self>,
        ) -> Result<Done<Self>, Self> {
            let _ = (it, then);
            Err(self)
        }

        // ---- generators ----

        /// Make a generator of a function whose arguments are `args`; it has not started.
        fn make_generator(self, dst: Reg, f: Self::Value, code: CodeRef, args: &[Self::Value]) -> Done<Self>;
        /// Suspend this frame, whose registers below `live` are kept, and pop it.
        fn suspend(self, live: u8) -> Done<Self>;
        /// As `suspend`, where `send` has resumed the generator: `v` goes to the register that it names. What the frames
        /// below do next, the machine may do as well.
        fn pass_on(mut self, live: u8, v: Self::Value) -> Done<Self> {
            let (from, _) = self.calling();
            self.suspend(live).set(Reg(Ins(from).a()), v)
        }
        /// Resume a generator; `sent` is what its `yield` gives, `dst` where what it yields goes, if `then` does not say
        /// so. `Err` if it is not waiting. What it does next, the machine may do as well.
        fn resume(
            self,
            g: Self::Ref<crate::object::generator::Generator>,
            sent: Self::Value,
            then: Continuation,
            dst: Reg,
        ) -> Result<Done<Self>, Self>;
        /// As `suspend`, and leave the interpreter with `v`: Rust had resumed the generator.
        fn suspend_to_host(self, live: u8, v: Self::Value) -> Done<Self>;
        /// Is it a generator, and neither a coroutine nor an asynchronous generator?
        fn is_plain_generator(&mut self, g: Self::Ref<crate::object::generator::Generator>) -> bool;
        /// The generator of this frame is finished.
        fn finish_generator(&mut self);

        // ---- objects of several values ----

        /// A new tuple.
        fn new_tuple(&mut self, items: &[Self::Value]) -> Option<Self::Value>;
        /// A new list.
        fn new_list(&mut self, items: &[Self::Value]) -> Option<Self::Value>;
        /// A new string: strings one after another.
        fn new_text(&mut self, items: &[Self::Value]) -> Option<Self::Value>;
        /// A new dict of keys and values in turn. `None` when only a script can tell keys apart.
        fn new_dict(&mut self, items: &[Self::Value]) -> Option<Self::Value>;
        /// A new dict with names as keys.
        fn new_keywords(&mut self, items: &[(Symbol, Self::Value)]) -> Option<Self::Value>;

        // ---- out of line ----

        /// Call a helper; its outcome is delivered. The machine is consumed whatever the helper does.
        fn help(self, helper: &'static Helper, args: &[Self::Value], deliver: Deliver) -> Done<Self>;
        /// As `help`, for a helper that gives a value which is then called.
        fn help_call(self, helper: &'static Helper, args: &[Self::Value], call: Call) -> Done<Self>;
        /// Call `callee` with the items of a tuple or list and of a dict (or undefined); a frame starts at `first`.
        fn call_spread(self, dst: Reg, callee: Self::Value, args: Self::Value, keywords: Self::Value, first: u32) -> Done<Self>;
        /// Call a native.
        fn call_native(self, native: Self::Value, call: Call) -> Done<Self>;
        /// The rare rest of an operation, kept away from the hot part.
        fn cold(self, rest: impl FnOnce(Self) -> Done<Self>) -> Done<Self>;
        /// The rest of an operation that is too long for the hottest machine, but not rare.
        #[inline(always)]
        fn at_length(self, rest: impl FnOnce(Self) -> Done<Self>) -> Done<Self> {
            rest(self)
        }
    }
} }
for_each_primitive! { declare }

/// Where a call has its arguments and puts its result.
#[derive(Clone, Copy)]
pub struct Call {
    /// The register of the result.
    pub dst: Reg,
    /// The register of the first argument. In the layout of the instruction table the word below it and the three below
    /// that are free.
    pub first: u32,
    /// How many arguments there are.
    pub count: u32,
    /// Which constant has the names of the last arguments.
    pub names: Option<u32>,
}

impl Call {
    /// Arguments without names.
    #[inline(always)]
    pub fn of(dst: Reg, first: u32, count: u32) -> Call {
        Call { dst, first, count, names: None }
    }

    /// The same with what stands in the word below the arguments.
    #[inline(always)]
    pub fn with_below(self) -> Call {
        Call { first: self.first - 1, count: self.count + 1, ..self }
    }

    /// The register of what goes before the arguments.
    #[inline(always)]
    pub fn below(self) -> Reg {
        Reg((self.first - 1) as u8)
    }

    /// The arguments and no names?
    #[inline(always)]
    pub fn takes(self, plain: u32) -> bool {
        plain == self.count && self.names.is_none()
    }
}

/// A function found in a cache, with its code.
#[derive(Clone, Copy, PartialEq)]
pub struct CodeFunction {
    /// The function object: old, so a constant.
    pub function: Word,
    /// Its code.
    pub code: CodeRef,
}
