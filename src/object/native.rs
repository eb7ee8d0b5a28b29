//! Functions written in Rust: how they are declared, described and wrapped.
//!
//! Owns [`NativeDef`], the row of a table of natives, and [`natives!`](crate::natives), which makes such a table of
//! plain functions with typed parameters: types check and name the arguments. A native is *quiet* (takes `&Cx`, cannot
//! run scripts, gives a value) or *loud* (takes `&mut Cx` and handles, may do anything).

use super::class::{Builtin, Class};
use super::context::{Args, Arguments, Cx, Res, Ret, Thrown};
use super::error::Raise;
use super::kind;
use super::native_error;
use super::symbol::{Symbol, name};
use super::vm::Vm;
use crate::heap::{Collect, Field, Ref, Value, Word, object};
use crate::kernel::complaint::Outcome;
use std::cell::Cell;

object! {
    /// A native in the hands of scripts. `receiver` is what it is bound to, or undefined; `owner` the class it belongs
    /// to, or its module's name; `extra` the method that was bound, or the function of the library that takes over.
    pub struct NativeFunction: kind::NATIVE, "native", None {
        values { receiver, owner, extra }
        plain { def: Cell<&'static NativeDef> }
    }
}

/// A parameter of a native.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// May it be given by keyword?
    pub keyword: bool,
    /// May it be left out?
    pub optional: bool,
    /// What it collects.
    pub rest: Rest,
}

impl Param {
    /// Can it be given by this name?
    fn is_named(&self, vm: &Vm, symbol: Symbol) -> bool {
        self.keyword && vm.text_of(symbol) == self.name
    }
}

/// The name of a parameter as scripts write it: Rust marks those it reserves.
pub const fn plain_name(text: &'static str) -> &'static str {
    match text.as_bytes() {
        [b'r', b'#', ..] => text.split_at(2).1,
        _ => text,
    }
}

/// Does a parameter collect arguments?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// No.
    One,
    /// No, and it is given by keyword only.
    Named,
    /// `*args`, as a tuple.
    Star,
    /// `**kwargs`, as a dict.
    DoubleStar,
}

/// How a native runs.
#[derive(Clone, Copy)]
pub enum Run {
    /// Without running scripts: a value in, a value out.
    Quiet(for<'v> fn(&'v Cx<'_>, Arguments<'v>) -> Res<Value<'v>>),
    /// May run scripts and collect.
    Loud(for<'s> fn(&mut Cx<'s>, Args<'s>) -> Res<Ret>),
    /// As `Loud`; when its first argument is a generator and it has all it requires and no more, it does what resuming
    /// the generator with its second argument does, or with None.
    Resuming(for<'s> fn(&mut Cx<'s>, Args<'s>) -> Res<Ret>),
    /// A closure of the host.
    Host(super::host_function::HostRun),
}

/// What a native does for the arguments that it is given most, in a few instructions: no script runs, nothing is raised,
/// collected or asked about frames. `None`: not for these arguments, and nothing has been done.
#[derive(Clone, Copy)]
pub enum Shortcut {
    /// For all arguments.
    Given(for<'v> fn(&'v Vm, Given<'v>) -> Option<Value<'v>>),
    /// For one float: a float that depends on nothing else.
    Float(FloatFunction),
    /// Written in primitives: see `semantics::native`.
    Open(Opened),
    /// For compiled code alone: a host function of numbers.
    Typed(&'static super::typed::Typed),
}

/// The natives whose shortcut is written in primitives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Opened {
    Abs,
    Add,
    Append,
    Chr,
    Float,
    Get,
    Int,
    IsInstance,
    Len,
    Max,
    Min,
    Ord,
    Pop,
    Range,
}

/// A function of floats.
#[derive(Clone, Copy)]
pub struct FloatFunction {
    /// What it computes.
    pub run: fn(f64) -> Outcome<f64>,
    /// Is it the square root, for which machines have an instruction?
    pub is_root: bool,
}

impl Shortcut {
    #[inline(always)]
    fn take<'v>(self, vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
        match self {
            Shortcut::Given(run) => run(vm, given),
            Shortcut::Float(function) => {
                let [x] = given.all(vm)?;
                let x = x.is_float().then(|| x.as_float())?;
                (function.run)(x).ok().map(Value::float)
            }
            Shortcut::Open(_) | Shortcut::Typed(_) => None,
        }
    }
}

/// What a shortcut is given: as many arguments as there are in the call, all by position.
#[derive(Clone, Copy)]
pub struct Given<'v>(&'v [Cell<Word>]);

impl<'v> Given<'v> {
    /// All of them, if they are so many.
    #[inline(always)]
    pub fn all<const N: usize>(self, vm: &'v Vm) -> Option<[Value<'v>; N]> {
        let words: &[Cell<Word>; N] = self.0.try_into().ok()?;
        Some(std::array::from_fn(|i| vm.brand(words[i].get())))
    }

    /// All of them, if they are at most so many and at least `least`; those that are not given are undefined.
    #[inline(always)]
    pub fn some<const N: usize>(self, vm: &'v Vm, least: usize) -> Option<[Value<'v>; N]> {
        if self.0.len() < least || self.0.len() > N {
            return None;
        }
        Some(std::array::from_fn(|i| vm.brand(self.0.get(i).map_or(Word::UNDEF, Cell::get))))
    }
}

/// What the interpreter does with a native when it finds it in a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A function: of a module, or a method whose receiver is its first parameter.
    Method,
    /// A method of the class: the class is the first parameter.
    ClassMethod,
    /// No receiver.
    StaticMethod,
    /// An attribute: read by calling with the receiver.
    Getter,
    /// The setter of the attribute of the same name: called with receiver and value (undefined: delete).
    Setter,
}

/// A native.
pub struct NativeDef {
    /// `__name__`
    pub name: &'static str,
    /// The first lines of its documentation.
    pub doc: &'static str,
    /// What it is in a class.
    pub role: Role,
    /// Its parameters.
    pub params: &'static [Param],
    /// What they say about calls.
    pub arity: Arity,
    /// What to run.
    pub run: Run,
    /// What to try first.
    pub shortcut: Option<Shortcut>,
    /// The method that it asks for.
    pub asks: Option<Asks>,
}

/// The special method that a native calls of its argument, where it has one only that is an instance of a class of
/// scripts. If that is a function the interpreter enters it in the native's place: nothing of Rust lies in between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asks {
    /// `__abs__`
    Abs,
    /// `__iter__`, which gives an iterator.
    Iter,
    /// `__len__`, which gives a length.
    Len,
    /// `__next__`
    Next,
    /// `__repr__`, which gives a string.
    Repr,
    /// Truth, of what is given to a class that cannot be inherited from.
    Truth,
}

impl std::fmt::Debug for NativeDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<native {}>", self.name)
    }
}

/// How many arguments a native takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// So many at least.
    pub required: usize,
    /// So many at most by position, without those that `*args` collects.
    pub positional: usize,
    /// Collects it `*args` or `**kwargs`?
    pub collects: bool,
}

impl Arity {
    /// What parameters say.
    pub const fn of(params: &[Param]) -> Arity {
        let mut arity = Arity { required: 0, positional: 0, collects: false };
        let mut i = 0;
        while i < params.len() {
            match params[i].rest {
                Rest::One => {
                    arity.positional += 1;
                    arity.required += !params[i].optional as usize;
                }
                Rest::Named => {}
                Rest::Star | Rest::DoubleStar => arity.collects = true,
            }
            i += 1;
        }
        arity
    }
}

/// A type that an argument of a quiet native can be taken as.
pub trait Take<'v>: Sized {
    /// What CPython calls it in "must be X, not Y".
    const EXPECTED: &'static str;
    /// The value as this type; `None` when it is something else.
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self>;
    /// What is taken when no argument was given.
    fn missing() -> Option<Self> {
        None
    }
    /// Is `__index__` asked of what cannot be taken?
    const INDEX: bool = false;
    /// The exception about an argument that cannot be taken.
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        arguments.wrong_type(cx, index, Self::EXPECTED)
    }
}

impl<'v> Take<'v> for Value<'v> {
    const EXPECTED: &'static str = "object";
    fn take(_: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        Some(v)
    }
}

impl<'v, T: Take<'v>> Take<'v> for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        if v == Value::NONE { Some(None) } else { T::take(cx, v).map(Some) }
    }
    fn missing() -> Option<Self> {
        Some(None)
    }
    const INDEX: bool = T::INDEX;
    fn refuse(cx: &Cx<'_>, arguments: &Arguments<'v>, index: usize) -> Thrown {
        T::refuse(cx, arguments, index)
    }
}

macro_rules! take_objects { ($($t:ty : $name:literal),* $(,)?) => { $(
    impl<'v> Take<'v> for Ref<'v, $t> {
        const EXPECTED: &'static str = $name;
        fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
            match v.cast::<$t>() {
                Some(r) => Some(r),
                None => cx.payload(v).and_then(|p| p.cast::<$t>()),
            }
        }
    }
)* } }
take_objects! {
    super::list::List: "list",
    super::tuple::Tuple: "tuple",
    super::dict::Dict: "dict",
    super::set::Set: "set",
    super::set::FrozenSet: "frozenset",
    super::bytes::Bytes: "bytes",
    super::bytes::ByteArray: "bytearray",
    super::memory::MemoryView: "memoryview",
    super::range::Range: "range",
    super::range::Slice: "slice",
    super::class::Class: "type",
    super::function::Function: "function",
    super::function::Method: "method",
    super::module::Module: "module",
    super::exception::Exception: "BaseException",
    super::exception::Traceback: "traceback",
    super::generator::Generator: "generator",
    super::iterator::Iterator: "iterator",
    super::descriptor::Property: "property",
    super::code::Code: "code",
    super::frame::Frame: "frame",
    super::dict::View: "dict view",
    super::number::Complex: "complex",
    super::function::Cell: "cell",
    super::descriptor::Super: "super",
    super::descriptor::GetSet: "getset_descriptor",
    super::descriptor::Member: "member_descriptor",
    super::native::NativeFunction: "builtin_function_or_method",
    super::descriptor::Wrapper: "staticmethod",
    super::weak::WeakRef: "weakref",
    super::generator_methods::Step: "awaitable",
    super::alias::Alias: "types.GenericAlias",
}

impl<'v> Take<'v> for Ref<'v, super::string::Str> {
    const EXPECTED: &'static str = "str";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        let text = match cx.as_text(v) {
            Some(s) => s,
            None => cx.payload(v).and_then(|p| cx.as_text(p))?,
        };
        cx.charge_bytes(text.tail_len());
        Some(text)
    }
}

impl<'v> Take<'v> for &'v str {
    const EXPECTED: &'static str = "str";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        <Ref<'v, super::string::Str>>::take(cx, v).map(|s| s.as_str())
    }
}

impl<'v> Take<'v> for bool {
    const EXPECTED: &'static str = "bool";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        cx.truth_quietly(v)
    }
}

impl<'v> Take<'v> for i64 {
    const EXPECTED: &'static str = "int";
    const INDEX: bool = true;
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        cx.as_i64_clamped(v)
    }
}

impl<'v> Take<'v> for f64 {
    const EXPECTED: &'static str = "float";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        cx.as_f64(v)
    }
}

impl<'v> Arguments<'v> {
    /// Argument `index` as a `T`.
    ///
    /// # Errors
    /// TypeError in CPython's words.
    pub fn take<T: Take<'v>>(&self, cx: &'v Cx<'_>, index: usize) -> Res<T> {
        let v = self.get(index);
        if v == Value::UNDEF
            && let Some(missing) = T::missing()
        {
            return Ok(missing);
        }
        T::take(cx, v).ok_or_else(|| {
            let is_int = cx.as_integer(v).is_some();
            if T::INDEX && !is_int && cx.lookup(cx.class_of(v), name::index).is_some() {
                cx.wants_index.set(Some(index));
            }
            T::refuse(cx, self, index)
        })
    }

    /// As `take`, with a default.
    ///
    /// # Errors
    /// As `take`.
    pub fn take_or<T: Take<'v>>(&self, cx: &'v Cx<'_>, index: usize, default: T) -> Res<T> {
        if self.get(index) == Value::UNDEF { Ok(default) } else { self.take(cx, index) }
    }

    /// TypeError about an argument: this was expected.
    #[cold]
    pub fn wrong_type(&self, cx: &Cx<'_>, index: usize, expected: &str) -> Thrown {
        let v = self.get(index);
        let actual = cx.type_name(v);
        let this = self.def.params.first().is_some_and(|p| p.name == "self") && self.def.role == Role::Method;
        if this && index == 0 {
            if native_error::is_slot(None, self.def.name) {
                return cx.type_error(format!(
                    "descriptor '{}' requires a '{expected}' object but received a '{actual}'",
                    self.def.name
                ));
            }
            return cx.type_error(format!(
                "descriptor '{}' for '{expected}' objects doesn't apply to a '{actual}' object",
                self.def.name
            ));
        }
        if expected == "int" {
            return cx.type_error(format!("'{actual}' object cannot be interpreted as an integer"));
        }
        if expected == "float" {
            return cx.type_error(format!("must be real number, not {actual}"));
        }
        let actual = if v == Value::NONE { "None" } else { actual };
        let takes = self.def.params.len() - this as usize;
        let number = index + 1 - this as usize;
        let which = match self.def.params.get(index) {
            Some(param) if param.keyword => format!(" '{}'", param.name),
            _ if takes == 1 => String::new(),
            _ => format!(" {number}"),
        };
        cx.type_error(format!("{}() argument{which} must be {expected}, not {actual}", self.def.name))
    }
}

/// A table of natives.
///
/// ```ignore
/// natives! { pub static METHODS:
///     /// Add an item at the end.
///     quiet fn append(cx, this: Ref<'v, List>, item: Value<'v>) { cx.push(this, item)?; Ok(Value::NONE) }
///     /// All items of an iterable.
///     loud fn extend(cx, this, items) { ... cx.ret(Value::NONE) }
///     quiet fn pop(cx, this: Ref<'v, List>, index: i64 = -1) { ... }
///     quiet fn split(cx, this: &'v str, key sep: Option<&'v str>, key maxsplit: i64 = -1) { ... }
///     loud fn print(cx, *args, key sep = NONE, key end = NONE) { ... }
/// }
/// ```
///
/// `this` is the receiver. `key` marks a parameter that may be given by keyword, `only` one that must be (and has a
/// default); all others are positional only. A
/// default (of a loud one: the word `NONE`, any value that is ignored) makes it optional, as `Option` does. `*args`
/// collects the rest as a tuple, `**kwargs` keywords as a dict. After `quiet` or `loud` the role may be said:
/// `quiet getter fn`, `quiet setter fn`, `loud class fn`, `quiet static fn`. `resuming` is a kind of `loud`, see [`Run`].
/// A name that Rust reserves, or that is long, is given in quotes first: `quiet fn "__add__" add(..)`. After the
/// parameters, `asks` names one of [`Asks`], then `opened` one of [`Opened`] or `shortcut` the function of a
/// [`Shortcut`].
#[macro_export]
macro_rules! natives {
    ($vis:vis static $table:ident: $($rows:tt)*) => {
        $crate::natives_rows! { [$vis $table] [] $($rows)* }
    };
}

/// Munches the rows of [`natives!`].
#[macro_export]
#[doc(hidden)]
macro_rules! natives_rows {
    ([$vis:vis $table:ident] [$($done:expr,)*]) => {
        #[doc = "The natives of this module."]
        $vis static $table: &[$crate::object::native::NativeDef] = &[$($done),*];
    };
    // name in quotes
    ($t:tt [$($done:expr,)*] $(#[doc = $doc:literal])* $how:ident fn $text:literal $id:ident($($params:tt)*) $(asks $asks:ident)? $(opened $opened:ident)? $(shortcut $short:path)? $body:block $($rest:tt)*) => {
        $crate::natives_rows! { $t [$($done,)* $crate::native_row!{ ($($doc)*) $how Method $text ($($params)*) [$($asks)?; $(opened $opened)? $(shortcut $short)?] $body },] $($rest)* }
    };
    ($t:tt [$($done:expr,)*] $(#[doc = $doc:literal])* $how:ident fn $id:ident($($params:tt)*) $(asks $asks:ident)? $(opened $opened:ident)? $(shortcut $short:path)? $body:block $($rest:tt)*) => {
        $crate::natives_rows! { $t [$($done,)* $crate::native_row!{ ($($doc)*) $how Method (stringify!($id)) ($($params)*) [$($asks)?; $(opened $opened)? $(shortcut $short)?] $body },] $($rest)* }
    };
    ($t:tt [$($done:expr,)*] $(#[doc = $doc:literal])* $how:ident $role:ident fn $text:literal $id:ident($($params:tt)*) $(asks $asks:ident)? $(opened $opened:ident)? $(shortcut $short:path)? $body:block $($rest:tt)*) => {
        $crate::natives_rows! { $t [$($done,)* $crate::native_row!{ ($($doc)*) $how $role $text ($($params)*) [$($asks)?; $(opened $opened)? $(shortcut $short)?] $body },] $($rest)* }
    };
    ($t:tt [$($done:expr,)*] $(#[doc = $doc:literal])* $how:ident $role:ident fn $id:ident($($params:tt)*) $(asks $asks:ident)? $(opened $opened:ident)? $(shortcut $short:path)? $body:block $($rest:tt)*) => {
        $crate::natives_rows! { $t [$($done,)* $crate::native_row!{ ($($doc)*) $how $role (stringify!($id)) ($($params)*) [$($asks)?; $(opened $opened)? $(shortcut $short)?] $body },] $($rest)* }
    };
}

/// One row of [`natives!`].
#[macro_export]
#[doc(hidden)]
macro_rules! native_row {
    (($($doc:literal)*) quiet $role:ident $name:tt ($cx:ident $(, $($params:tt)*)?) [$($asks:ident)?; $($short:tt)*] $body:block) => {
        $crate::object::native::NativeDef {
            name: $name,
            doc: concat!($($doc, "\n"),*),
            role: $crate::native_role!($role),
            params: $crate::native_params!([] $($($params)*)?),
            arity: $crate::object::native::Arity::of($crate::native_params!([] $($($params)*)?)),
            run: $crate::object::native::Run::Quiet({
                #[allow(unused_variables, clippy::needless_return)]
                fn run<'v>($cx: &'v $crate::object::context::Cx<'_>, args: $crate::object::context::Arguments<'v>) -> $crate::object::context::Res<$crate::heap::Value<'v>> {
                    $crate::native_take!($cx args 0usize; $($($params)*)?);
                    $body
                }
                run
            }),
            shortcut: $crate::native_shortcut!($($short)*),
            asks: $crate::native_asks!($($asks)?),
        }
    };
    ($doc:tt loud $role:ident $name:tt $params:tt $short:tt $body:block) => {
        $crate::native_row! { @calls Loud $doc $role $name $params $short $body }
    };
    ($doc:tt resuming $role:ident $name:tt $params:tt $short:tt $body:block) => {
        $crate::native_row! { @calls Resuming $doc $role $name $params $short $body }
    };
    (@calls $run:ident ($($doc:literal)*) $role:ident $name:tt ($cx:ident $(, $($params:tt)*)?) [$($asks:ident)?; $($short:tt)*] $body:block) => {
        $crate::object::native::NativeDef {
            name: $name,
            doc: concat!($($doc, "\n"),*),
            role: $crate::native_role!($role),
            params: $crate::native_params!([] $($($params)*)?),
            arity: $crate::object::native::Arity::of($crate::native_params!([] $($($params)*)?)),
            run: $crate::object::native::Run::$run({
                #[allow(unused_variables, clippy::needless_return)]
                fn run<'s>($cx: &mut $crate::object::context::Cx<'s>, args: $crate::object::context::Args<'s>) -> $crate::object::context::Res<$crate::object::context::Ret> {
                    $crate::native_handles!(args 0usize; $($($params)*)?);
                    $body
                }
                run
            }),
            shortcut: $crate::native_shortcut!($($short)*),
            asks: $crate::native_asks!($($asks)?),
        }
    };
}

/// The shortcut, if there is one.
#[macro_export]
#[doc(hidden)]
macro_rules! native_shortcut {
    () => {
        None
    };
    (shortcut $run:path) => {
        Some($crate::object::native::Shortcut::Given($run))
    };
    (opened $native:ident) => {
        Some($crate::object::native::Shortcut::Open($crate::object::native::Opened::$native))
    };
}

/// The method that is asked for, if one is.
#[macro_export]
#[doc(hidden)]
macro_rules! native_asks {
    () => {
        None
    };
    ($asks:ident) => {
        Some($crate::object::native::Asks::$asks)
    };
}

/// Roles by their word.
#[macro_export]
#[doc(hidden)]
macro_rules! native_role {
    (Method) => {
        $crate::object::native::Role::Method
    };
    (getter) => {
        $crate::object::native::Role::Getter
    };
    (setter) => {
        $crate::object::native::Role::Setter
    };
    (static_) => {
        $crate::object::native::Role::StaticMethod
    };
    (class) => {
        $crate::object::native::Role::ClassMethod
    };
}

/// Parameter descriptions.
#[macro_export]
#[doc(hidden)]
macro_rules! native_params {
    ([$($done:expr,)*]) => { &[$($done),*] };
    ([$($done:expr,)*] this $(: $t:ty)? $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: "self", keyword: false, optional: false, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
    ([$($done:expr,)*] * $p:ident $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: false, optional: true, rest: $crate::object::native::Rest::Star },] $($($rest)*)?) };
    ([$($done:expr,)*] ** $p:ident $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: false, optional: true, rest: $crate::object::native::Rest::DoubleStar },] $($($rest)*)?) };
    ([$($done:expr,)*] only $p:ident $(: $t:ty)? = $d:expr $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: true, optional: true, rest: $crate::object::native::Rest::Named },] $($($rest)*)?) };
    ([$($done:expr,)*] key $p:ident : Option<$t:ty> $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: true, optional: true, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
    ([$($done:expr,)*] key $p:ident $(: $t:ty)? = $d:expr $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: true, optional: true, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
    ([$($done:expr,)*] key $p:ident $(: $t:ty)? $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: true, optional: false, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
    ([$($done:expr,)*] $p:ident : Option<$t:ty> $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: false, optional: true, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
    ([$($done:expr,)*] $p:ident $(: $t:ty)? = $d:expr $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: false, optional: true, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
    ([$($done:expr,)*] $p:ident $(: $t:ty)? $(, $($rest:tt)*)?) => { $crate::native_params!([$($done,)* $crate::object::native::Param { name: $crate::object::native::plain_name(stringify!($p)), keyword: false, optional: false, rest: $crate::object::native::Rest::One },] $($($rest)*)?) };
}

/// Takes the arguments of a quiet native.
#[macro_export]
#[doc(hidden)]
macro_rules! native_take {
    ($cx:ident $a:ident $i:expr;) => {};
    ($cx:ident $a:ident $i:expr; * $p:ident $(, $($rest:tt)*)?) => { let $p: $crate::heap::Value<'v> = $a.get($i); $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
    ($cx:ident $a:ident $i:expr; ** $p:ident $(, $($rest:tt)*)?) => { let $p: $crate::heap::Value<'v> = $a.get($i); $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
    ($cx:ident $a:ident $i:expr; only $p:ident : $t:ty = $d:expr $(, $($rest:tt)*)?) => { let $p: $t = $a.take_or($cx, $i, $d)?; $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
    ($cx:ident $a:ident $i:expr; key $p:ident : $t:ty = $d:expr $(, $($rest:tt)*)?) => { let $p: $t = $a.take_or($cx, $i, $d)?; $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
    ($cx:ident $a:ident $i:expr; key $p:ident : $t:ty $(, $($rest:tt)*)?) => { let $p: $t = $a.take($cx, $i)?; $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
    ($cx:ident $a:ident $i:expr; $p:ident : $t:ty = $d:expr $(, $($rest:tt)*)?) => { let $p: $t = $a.take_or($cx, $i, $d)?; $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
    ($cx:ident $a:ident $i:expr; $p:ident : $t:ty $(, $($rest:tt)*)?) => { let $p: $t = $a.take($cx, $i)?; $crate::native_take!($cx $a $i + 1; $($($rest)*)?) };
}

/// Names the handles of a loud native's arguments.
#[macro_export]
#[doc(hidden)]
macro_rules! native_handles {
    ($a:ident $i:expr;) => {};
    ($a:ident $i:expr; * $p:ident $(, $($rest:tt)*)?) => { let $p = $a.get($i); $crate::native_handles!($a $i + 1; $($($rest)*)?) };
    ($a:ident $i:expr; ** $p:ident $(, $($rest:tt)*)?) => { let $p = $a.get($i); $crate::native_handles!($a $i + 1; $($($rest)*)?) };
    ($a:ident $i:expr; only $p:ident = $d:expr $(, $($rest:tt)*)?) => { let $p = $a.get($i); $crate::native_handles!($a $i + 1; $($($rest)*)?) };
    ($a:ident $i:expr; key $p:ident $(= $d:expr)? $(, $($rest:tt)*)?) => { let $p = $a.get($i); $crate::native_handles!($a $i + 1; $($($rest)*)?) };
    ($a:ident $i:expr; $p:ident $(= $d:expr)? $(, $($rest:tt)*)?) => { let $p = $a.get($i); $crate::native_handles!($a $i + 1; $($($rest)*)?) };
}

impl Vm {
    /// A native function object.
    pub fn new_native(
        &self,
        def: &'static NativeDef,
        receiver: Value<'_>,
        owner: Value<'_>,
    ) -> Ref<'_, NativeFunction> {
        self.native_of_class(Builtin::NativeFunction, def, receiver, owner)
    }

    /// Let natives be methods of a class that a script of the library has made; messages name them with the class.
    ///
    /// # Errors
    /// MemoryError.
    pub fn attach_natives(&self, class: Ref<'_, Class>, table: &'static [NativeDef]) -> Res<()> {
        let name = class.name().rsplit('.').next().unwrap_or_default();
        self.native_modules.borrow_mut().push((name.to_string(), table));
        for def in table {
            let method = self.native_of_class(Builtin::MethodDescriptor, def, Value::UNDEF, class.value());
            let dict = self.class_dict(class);
            if !dict.is_some_and(|dict| self.dict_set_symbol(dict, self.intern(def.name), method.value())) {
                return Err(self.memory_error());
            }
        }
        self.class_changed(class);
        Ok(())
    }

    pub(super) fn native_of_class(
        &self,
        class: Builtin,
        def: &'static NativeDef,
        receiver: Value<'_>,
        owner: Value<'_>,
    ) -> Ref<'_, NativeFunction> {
        self.heap.allocate_old_fixed::<NativeFunction>(class.shape()).init(|header| NativeFunction {
            header,
            receiver: Field::new(receiver),
            owner: Field::new(owner),
            extra: Field::new(Value::NONE),
            def: Cell::new(def),
        })
    }
}

/// What a row of a class's table is in its dict: a method descriptor, a class or static method, an attribute.
pub(super) fn new_descriptor<'v>(vm: &'v Vm, class: Ref<'v, Class>, def: &'static NativeDef) -> Value<'v> {
    let owner = class.value();
    match def.role {
        Role::Method => {
            let slot = native_error::is_slot(class.builtin(), def.name);
            let kind = if slot { Builtin::SlotWrapper } else { Builtin::MethodDescriptor };
            vm.native_of_class(kind, def, Value::UNDEF, owner).value()
        }
        Role::ClassMethod => {
            // A descriptor, so that the wrapper can bind it to the class.
            let function = vm.native_of_class(Builtin::MethodDescriptor, def, Value::UNDEF, owner);
            vm.new_wrapper(Builtin::ClassMethod, function.value()).value()
        }
        Role::StaticMethod => vm.native_of_class(Builtin::NativeFunction, def, Value::UNDEF, owner).value(),
        Role::Getter | Role::Setter => vm.new_getset(class, def).value(),
    }
}

/// Run a quiet native on the arguments where they are. `None`: it must be run again, or its refusal looked at.
#[inline(always)]
fn run_quietly(
    cx: &Cx<'_>,
    def: &'static NativeDef,
    run: for<'v> fn(&'v Cx<'_>, Arguments<'v>) -> Res<Value<'v>>,
    first: usize,
    count: usize,
) -> Res<Option<Word>> {
    match run(cx, cx.arguments(def, Args::new(first, count))) {
        Ok(v) => Ok(Some(v.word()).filter(|word| *word != Word::NOT_IMPLEMENTED)),
        Err(thrown) => {
            let again = cx.wants_index.get().is_some()
                || cx.pending_is(Builtin::MemoryError)
                || cx.pending_is(Builtin::BufferError);
            if !again {
                return Err(thrown);
            }
            cx.wants_index.set(None);
            cx.pending.set(Word::UNDEF);
            Ok(None)
        }
    }
}

/// What the shortcut of a native gives for the `count` arguments in the stack words from `first` on.
#[inline(always)]
pub(crate) fn taken_shortcut(vm: &Vm, def: &NativeDef, first: usize, count: usize) -> Option<Word> {
    let given = vm.stack.words().get(first..first + count)?;
    def.shortcut?.take(vm, Given(given)).map(Value::word)
}

/// What the shortcut of a native gives for arguments.
#[cfg(feature = "jit")]
pub(crate) fn shortcut_of(vm: &Vm, def: &NativeDef, given: &[std::cell::Cell<Word>]) -> Option<Word> {
    def.shortcut?.take(vm, Given(given)).map(Value::word)
}

impl NativeDef {
    /// Does it take `count` arguments, of which the last have these names?
    #[inline]
    pub(crate) fn takes(&self, vm: &Vm, count: usize, names: &[Symbol]) -> bool {
        if names.is_empty() && !self.arity.collects {
            return self.arity.required <= count && count <= self.arity.positional;
        }
        self.binds(vm, count - names.len(), names)
    }

    /// Does each of its parameters get what it needs, and each argument a parameter?
    fn binds(&self, vm: &Vm, by_position: usize, names: &[Symbol]) -> bool {
        let collects = |rest| self.params.iter().any(|p| p.rest == rest);
        let is_known = |symbol: &Symbol| self.params.iter().any(|p| p.is_named(vm, *symbol));
        let is_given_once = |(i, p): (usize, &Param)| {
            let by_name = names.iter().any(|symbol| p.is_named(vm, *symbol));
            match i < by_position && self.is_positional(i) {
                true => !by_name,
                false => by_name || p.optional || matches!(p.rest, Rest::Star | Rest::DoubleStar),
            }
        };
        (by_position <= self.arity.positional || collects(Rest::Star))
            && (collects(Rest::DoubleStar) || names.iter().all(is_known))
            && self.params.iter().enumerate().all(is_given_once)
    }

    /// Can the parameter be given by position? Those behind `*args` are given by name only.
    fn is_positional(&self, index: usize) -> bool {
        self.params[..=index].iter().all(|p| p.rest == Rest::One)
    }
}

/// Call a native with the `count` arguments in the stack words from `first` on, the last of which have names. The
/// result is in `Vm::result`. `is_bound`: the first argument is what the native was got from, which errors show.
///
/// # Errors
/// TypeError in CPython's words when the arguments do not fit; what the native raises.
pub fn call(
    cx: &mut Cx<'_>,
    def: &'static NativeDef,
    first: usize,
    count: usize,
    names: &[Symbol],
    is_bound: bool,
) -> Res<()> {
    if names.is_empty()
        && let Some(word) = taken_shortcut(cx, def, first, count)
    {
        cx.result.set(word);
        return Ok(());
    }
    call_in_full(cx, def, first, count, names, is_bound)
}

/// As `call`, without trying the native's shortcut.
///
/// # Errors
/// As `call`.
pub(crate) fn call_in_full(
    cx: &mut Cx<'_>,
    def: &'static NativeDef,
    first: usize,
    count: usize,
    names: &[Symbol],
    is_bound: bool,
) -> Res<()> {
    if !def.takes(cx, count, names) {
        let texts: Vec<&str> = names.iter().map(|symbol| cx.text_of(*symbol)).collect();
        return Err(native_error::mismatch(cx, def, first, count - names.len(), &texts, is_bound));
    }
    if names.is_empty() && !def.arity.collects {
        if let Run::Quiet(run) = def.run {
            match run_quietly(cx, def, run, first, count) {
                Ok(Some(word)) => {
                    cx.result.set(word);
                    return Ok(());
                }
                Ok(None) => {}
                Err(thrown) => return Err(thrown),
            }
        }
        if count == def.params.len() && count == def.arity.positional {
            super::attribute::run_placed(cx, def, first)?;
            if cx.result.get() == Word::NOT_IMPLEMENTED && count == 2 {
                return super::sequence::check_refusal(cx, def, first);
            }
            return Ok(());
        }
        // Arguments that are left out are undefined. The words behind the given ones may hold something that is
        // needed, so all of them move to the top.
        return call_moved(cx, def, |cx| {
            for i in 0..def.params.len() {
                let v = if i < count { cx.brand(cx.at(first + i)) } else { Value::UNDEF };
                cx.root(v);
            }
            Ok(())
        });
    }
    let by_position = count - names.len();
    call_moved(cx, def, |cx| {
        for (i, param) in def.params.iter().enumerate() {
            match param.rest {
                Rest::Star => {
                    let rest: Vec<Value<'_>> = (i..by_position).map(|j| cx.brand(cx.at(first + j))).collect();
                    let tuple = cx.tuple(&rest)?;
                    cx.root(tuple);
                }
                Rest::DoubleStar => {
                    let dict = cx.dict()?;
                    let is_param = |symbol| def.params.iter().any(|p| p.is_named(cx, symbol));
                    for (n, symbol) in names.iter().enumerate().filter(|(_, symbol)| !is_param(**symbol)) {
                        if !cx.dict_set_symbol(dict, *symbol, cx.brand(cx.at(first + by_position + n))) {
                            return Err(cx.memory_error());
                        }
                    }
                    cx.root(dict.value());
                }
                Rest::One | Rest::Named => {
                    let named = names.iter().position(|symbol| param.is_named(cx, *symbol));
                    let at = match named {
                        Some(n) => Some(first + by_position + n),
                        None => (i < by_position && def.is_positional(i)).then_some(first + i),
                    };
                    let v = at.map_or(Value::UNDEF, |at| cx.brand(cx.at(at)));
                    cx.root(v);
                }
            }
        }
        Ok(())
    })
}

fn call_moved(cx: &mut Cx<'_>, def: &'static NativeDef, place: impl Fn(&Cx<'_>) -> Res<()>) -> Res<()> {
    let base = cx.top.get();
    if base + def.params.len() + 64 > cx.stack.len() {
        return Err(cx.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
    }
    let mut placed = place(cx);
    if placed.is_err() && cx.pending_is(Builtin::MemoryError) {
        // What is dead may be much.
        cx.pending.set(Word::UNDEF);
        cx.top.set(base);
        cx.collect_now(Collect::Full);
        placed = place(cx);
    }
    let outcome = match placed {
        Ok(()) => super::attribute::run_placed(cx, def, base),
        Err(thrown) => Err(thrown),
    };
    cx.top.set(base);
    outcome
}
