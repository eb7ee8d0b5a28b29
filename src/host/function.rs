//! Host functions: closures with typed parameters as functions of scripts.
//!
//! Owns the traits that find out, from the type of a closure, how its arguments are taken and its result is given back.
//! Comes in: a closure. Goes out: a `HostCallback`, which `object::host_function` runs.
//!
//! Two kinds of closures exist. A *quiet* one may borrow its arguments: text, bytes, data of the host; no script runs
//! while it does. One whose first parameter is a [`Scope`] may call scripts, so it takes owned arguments only: a borrow
//! would have to last while everything may move, and does not compile.
//!
//! A quiet closure of numbers is called by compiled code, too, with its arguments as they are; see `object::typed`. Its
//! body takes them in another way then, and calls the same closure.

use super::class::HostType;
use super::convert::{FromScript, Given, Mismatch, Space, ToScript};
use super::engine::Scope;
use crate::heap;
use crate::object::context::{Args, Cx, Res, Ret, Thrown};
use crate::object::host::{Reading, Refused, Writing};
use crate::object::host_function::{HostBody, HostCallback, RECEIVER, parameter};
use crate::object::native::Param;
use crate::object::typed::{Answer, Passed, Passes, Signature};
use crate::object::vm::Vm;
use std::borrow::Cow;
use std::marker::PhantomData;

/// A function that scripts can be given: a closure, or a `fn`, of up to eight parameters, with a [`Scope`] before them
/// if it calls scripts. `M` is found by the compiler.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a function of scripts",
    note = "parameters are types that implement `FromScript`, `&str`, `&[u8]`, or `&T` and `&mut T` of a `HostType`",
    note = "with a `&mut Scope` as the first parameter, the others cannot be borrowed",
    note = "the result is a type that implements `ToScript`"
)]
pub trait HostFunction<M>: Send + 'static {
    #[doc(hidden)]
    fn callback(self, call: Call) -> HostCallback;
}

/// What is known of a host function beside its types.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Call {
    name: String,
    /// Its first parameter is a receiver.
    receiver: bool,
    /// Operands of other types are not for it.
    operator: bool,
    /// The result is iterated.
    iterates: bool,
}

impl Call {
    pub(super) fn function(name: &str) -> Call {
        Call { name: name.to_owned(), receiver: false, operator: false, iterates: false }
    }

    pub(super) fn method(name: &str) -> Call {
        Call { receiver: true, ..Call::function(name) }
    }

    pub(super) fn operator(name: &str, operator: bool, iterates: bool) -> Call {
        Call { operator, iterates, ..Call::method(name) }
    }

    fn complain(&self, vm: &Vm, at: usize, mismatch: Mismatch) -> Refusal {
        if self.operator && at > 0 && mismatch.is_type() {
            return Refusal::NotImplemented;
        }
        let subject = match at.checked_sub(self.receiver as usize) {
            Some(at) => format!("{}() argument {}", self.name, at + 1),
            None => format!("the receiver of {}()", self.name),
        };
        Refusal::Thrown(mismatch.throw(vm, &subject))
    }

    fn converted<'v, R: ToScript>(&self, vm: &'v Vm, result: R) -> Result<Given<'v>, Thrown> {
        let converted = result.to_script(Space { vm });
        converted.map_err(|mismatch| mismatch.throw(vm, &format!("{}() result", self.name)))
    }

    /// The result of a function of numbers that is none.
    #[cold]
    fn odd<R: ToScript>(&self, vm: &Vm, result: R) -> Answer {
        match self.converted(vm, result) {
            Ok(given) => Answer::Value(given.value.word()),
            Err(_) => Answer::Raised,
        }
    }

    /// Hand a result to the interpreter.
    fn deliver<R: ToScript>(&self, cx: &Cx<'_>, result: R) -> Result<Ret, Refusal> {
        let given = self.converted(cx, result)?;
        let value =
            if self.iterates { cx.quiet_iter(given.value).unwrap_or(given.value) } else { given.value };
        Ok(cx.ret(value)?)
    }
}

/// Why a host function was not called, or did not end well.
enum Refusal {
    Thrown(Thrown),
    /// An operator is not for this operand: the other operand is asked.
    NotImplemented,
}

impl From<Thrown> for Refusal {
    fn from(thrown: Thrown) -> Refusal {
        Refusal::Thrown(thrown)
    }
}

fn settle(cx: &Cx<'_>, outcome: Result<Ret, Refusal>) -> Res<Ret> {
    match outcome {
        Ok(ret) => Ok(ret),
        Err(Refusal::Thrown(thrown)) => Err(thrown),
        Err(Refusal::NotImplemented) => cx.ret(heap::Value::NOT_IMPLEMENTED),
    }
}

/// How an argument of a quiet function is taken: a type by value, or a borrow. `M` tells the ways apart.
pub trait Argument<M> {
    /// What keeps a borrow while the function runs.
    #[doc(hidden)]
    type Held<'v>;
    /// What the function is given.
    #[doc(hidden)]
    type Passed<'a>;
    #[doc(hidden)]
    fn hold(given: Given<'_>) -> Result<Self::Held<'_>, Mismatch>;
    /// Without an argument: what is passed instead, if it may be left out.
    #[doc(hidden)]
    fn absent(_: Space<'_>) -> Option<Self::Held<'_>> {
        None
    }
    #[doc(hidden)]
    fn is_optional() -> bool {
        false
    }
    #[doc(hidden)]
    fn pass<'a>(held: &'a mut Self::Held<'_>) -> Self::Passed<'a>;
    /// What compiled code passes it as, if it does.
    #[doc(hidden)]
    const PASSES: Option<Passes> = None;
    /// As `hold`, of what compiled code has passed. None: it is refused.
    #[doc(hidden)]
    fn receive<'v>(_: &Passed<'v>, _: usize) -> Option<Self::Held<'v>> {
        None
    }
}

/// Ways in which arguments are taken; see [`Argument`].
#[doc(hidden)]
pub mod way {
    /// By value.
    #[derive(Debug)]
    pub struct Owned;
    /// `&T` of a host type.
    #[derive(Debug)]
    pub struct Shared;
    /// `&mut T` of a host type.
    #[derive(Debug)]
    pub struct Exclusive;
    /// `&str`
    #[derive(Debug)]
    pub struct Text;
    /// `&[u8]`
    #[derive(Debug)]
    pub struct Octets;
    /// A scope before the arguments.
    #[derive(Debug)]
    pub struct Scoped;
}

impl<T: FromScript> Argument<way::Owned> for T {
    type Held<'v> = Option<T>;
    type Passed<'a> = T;
    fn hold(given: Given<'_>) -> Result<Option<T>, Mismatch> {
        T::from_script(given).map(Some)
    }
    fn absent(_: Space<'_>) -> Option<Option<T>> {
        T::absent().map(Some)
    }
    fn is_optional() -> bool {
        T::absent().is_some()
    }
    #[inline(always)]
    fn pass(held: &mut Option<T>) -> T {
        match held.take() {
            Some(value) => value,
            None => unreachable!("an argument is passed once"),
        }
    }
    const PASSES: Option<Passes> = T::PASSES;
    #[inline(always)]
    fn receive<'v>(passed: &Passed<'v>, at: usize) -> Option<Option<T>> {
        T::from_passed(passed, at).map(Some)
    }
}

impl<T: HostType> Argument<way::Shared> for &'static T {
    type Held<'v> = Reading<'v, T>;
    type Passed<'a> = &'a T;
    fn hold(given: Given<'_>) -> Result<Reading<'_, T>, Mismatch> {
        let host = given.vm.as_host(given.value).ok_or(Refused::OtherType);
        host.and_then(|host| host.read::<T>()).map_err(|why| refused::<T>(given, why))
    }
    #[inline(always)]
    fn pass<'a>(held: &'a mut Reading<'_, T>) -> &'a T {
        held
    }
    const PASSES: Option<Passes> = Some(Passes::Host);
    #[inline(always)]
    fn receive<'v>(passed: &Passed<'v>, at: usize) -> Option<Reading<'v, T>> {
        passed.host(at)?.read::<T>().ok()
    }
}

impl<T: HostType> Argument<way::Exclusive> for &'static mut T {
    type Held<'v> = Writing<'v, T>;
    type Passed<'a> = &'a mut T;
    fn hold(given: Given<'_>) -> Result<Writing<'_, T>, Mismatch> {
        let host = given.vm.as_host(given.value).ok_or(Refused::OtherType);
        host.and_then(|host| host.write::<T>()).map_err(|why| refused::<T>(given, why))
    }
    #[inline(always)]
    fn pass<'a>(held: &'a mut Writing<'_, T>) -> &'a mut T {
        held
    }
    const PASSES: Option<Passes> = Some(Passes::Host);
    #[inline(always)]
    fn receive<'v>(passed: &Passed<'v>, at: usize) -> Option<Writing<'v, T>> {
        passed.host(at)?.write::<T>().ok()
    }
}

pub(super) fn refused<T: HostType>(given: Given<'_>, why: Refused) -> Mismatch {
    let name = super::class::name_of::<T>(given.vm);
    match why {
        Refused::OtherType => given.is_not(name),
        Refused::Borrowed => Mismatch::of(super::convert::Why::Exception(
            super::error::Exception::runtime_error(format!("this {name} is already borrowed")),
        )),
    }
}

impl Argument<way::Text> for &'static str {
    type Held<'v> = &'v str;
    type Passed<'a> = &'a str;
    fn hold(given: Given<'_>) -> Result<&str, Mismatch> {
        given.as_str().ok_or_else(|| given.is_not("str"))
    }
    fn pass<'a>(held: &'a mut &str) -> &'a str {
        held
    }
}

impl Argument<way::Octets> for &'static [u8] {
    type Held<'v> = Cow<'v, [u8]>;
    type Passed<'a> = &'a [u8];
    fn hold(given: Given<'_>) -> Result<Cow<'_, [u8]>, Mismatch> {
        given.vm.octets(given.value).ok_or_else(|| given.is_not("bytes"))
    }
    fn pass<'a>(held: &'a mut Cow<'_, [u8]>) -> &'a [u8] {
        held
    }
}

/// Take argument `at`.
fn take<'v, A: Argument<M>, M>(
    cx: &'v Cx<'_>,
    call: &Call,
    args: Args<'_>,
    at: usize,
) -> Result<A::Held<'v>, Refusal> {
    let value = cx.get(args.get(at));
    if value == heap::Value::UNDEF
        && let Some(absent) = A::absent(Space { vm: cx })
    {
        return Ok(absent);
    }
    A::hold(Given { vm: cx, value }).map_err(|mismatch| call.complain(cx, at, mismatch))
}

/// A quiet closure as the body of a host function; `S` is its signature.
struct Quiet<F, S> {
    function: F,
    call: Call,
    of: PhantomData<fn() -> S>,
}

/// The parameters, given which of them may be left out; only those behind the last one that must be given may.
fn parameters(call: &Call, optional: &[bool]) -> Vec<Param> {
    let required = optional.iter().rposition(|optional| !optional).map_or(0, |at| at + 1);
    let all = (0..optional.len())
        .map(|at| if call.receiver && at == 0 { RECEIVER } else { parameter(at >= required) });
    all.collect()
}

macro_rules! functions { ($invoke:ident; $($A:ident $M:ident $a:ident $at:tt),*) => {
    // Names the arguments' types once, so that the compiler knows by which of its bounds the closure is called.
    #[allow(clippy::too_many_arguments)]
    #[inline(always)]
    fn $invoke<R, $($A),*>(function: &impl Fn($($A),*) -> R, $($a: $A),*) -> R {
        function($($a),*)
    }

    impl<Function, R, $($A, $M),*> HostFunction<fn($(($A, $M)),*) -> R> for Function
    where
        Function: Fn($($A),*) -> R + Send + 'static,
        Function: for<'a> Fn($($A::Passed<'a>),*) -> R,
        R: ToScript + 'static,
        $($A: Argument<$M> + 'static, $M: 'static,)*
    {
        #[allow(unused_variables, unused_mut)]
        fn callback(self, call: Call) -> HostCallback {
            let params = parameters(&call, &[$($A::is_optional()),*]);
            HostCallback::new(Quiet::<Self, fn($(($A, $M)),*) -> R> { function: self, call, of: PhantomData }, params)
        }
    }

    impl<Function, R, $($A, $M),*> HostBody for Quiet<Function, fn($(($A, $M)),*) -> R>
    where
        Function: Fn($($A),*) -> R + Send + 'static,
        Function: for<'a> Fn($($A::Passed<'a>),*) -> R,
        R: ToScript + 'static,
        $($A: Argument<$M> + 'static, $M: 'static,)*
    {
        #[allow(unused_variables, unused_mut)]
        fn run(&self, cx: &mut Cx<'_>, args: Args<'_>) -> Res<Ret> {
            let cx: &Cx<'_> = cx;
            let run = || {
                $( let mut $a = take::<$A, $M>(cx, &self.call, args, $at)?; )*
                let result = $invoke(&self.function, $($A::pass(&mut $a)),*);
                // Borrows end before the result is converted: it may be one of the objects that were borrowed.
                $( drop($a); )*
                self.call.deliver(cx, result)
            };
            let outcome = run();
            settle(cx, outcome)
        }

        const SIGNATURE: Option<Signature> = Signature::of(&[$($A::PASSES),*], R::GIVES);

        #[inline(always)]
        #[allow(unused_variables, unused_mut)]
        fn answer(&self, passed: &Passed<'_>) -> Answer {
            $( let Some(mut $a) = $A::receive(passed, $at) else { return Answer::Refused }; )*
            let result = $invoke(&self.function, $($A::pass(&mut $a)),*);
            $( drop($a); )*
            match result.into_bits() {
                Ok(bits) => Answer::Number(bits),
                Err(result) => self.call.odd(passed.vm(), result),
            }
        }
    }

    impl<Function, R, $($A),*> HostFunction<fn(way::Scoped, $($A),*) -> R> for Function
    where
        Function: for<'a, 's> Fn(&'a mut Scope<'s>, $($A),*) -> R + Send + 'static,
        R: ToScript + 'static,
        $($A: FromScript + 'static,)*
    {
        #[allow(unused_variables)]
        fn callback(self, call: Call) -> HostCallback {
            let params = parameters(&call, &[$($A::absent().is_some()),*]);
            let closure = move |cx: &mut Cx<'_>, args: Args<'_>| {
                let take = || Ok(($(own::<$A>(cx, &call, args, $at)?,)*));
                let taken = take();
                let outcome = match taken {
                    Ok(($($a,)*)) => {
                        let result = cx.scope(|cx| self(&mut Scope { cx: cx.reborrow() }, $($a),*));
                        call.deliver(cx, result)
                    }
                    Err(refusal) => Err(refusal),
                };
                settle(cx, outcome)
            };
            HostCallback::new(closure, params)
        }
    }
} }

/// Take argument `at` by value.
fn own<A: FromScript>(cx: &Cx<'_>, call: &Call, args: Args<'_>, at: usize) -> Result<A, Refusal> {
    let value = cx.get(args.get(at));
    if value == heap::Value::UNDEF
        && let Some(absent) = A::absent()
    {
        return Ok(absent);
    }
    A::from_script(Given { vm: cx, value }).map_err(|mismatch| call.complain(cx, at, mismatch))
}

functions! { invoke_0; }
functions! { invoke_1; A1 M1 a1 0 }
functions! { invoke_2; A1 M1 a1 0, A2 M2 a2 1 }
functions! { invoke_3; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2 }
functions! { invoke_4; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2, A4 M4 a4 3 }
functions! { invoke_5; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2, A4 M4 a4 3, A5 M5 a5 4 }
functions! { invoke_6; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2, A4 M4 a4 3, A5 M5 a5 4, A6 M6 a6 5 }
functions! { invoke_7; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2, A4 M4 a4 3, A5 M5 a5 4, A6 M6 a6 5, A7 M7 a7 6 }
functions! { invoke_8; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2, A4 M4 a4 3, A5 M5 a5 4, A6 M6 a6 5, A7 M7 a7 6, A8 M8 a8 7 }
functions! { invoke_9; A1 M1 a1 0, A2 M2 a2 1, A3 M3 a3 2, A4 M4 a4 3, A5 M5 a5 4, A6 M6 a6 5, A7 M7 a7 6, A8 M8 a8 7, A9 M9 a9 8 }

/// Signatures whose first parameter is the receiver of a method of `T`: `&T`, `&mut T`, or
/// [`Object<T>`](crate::Object), which may stand behind a scope.
#[diagnostic::on_unimplemented(
    message = "the first parameter of a method of `{T}` is `&{T}`, `&mut {T}` or `Object<{T}>`"
)]
pub trait MethodOf<T> {}

/// Signatures that make a `T`, or fail to.
#[diagnostic::on_unimplemented(message = "a constructor of `{T}` gives a `{T}` or a `Result<{T}, _>`")]
pub trait Makes<T> {}

macro_rules! signatures { ($($A:ident $M:ident),*) => {
    impl<T: HostType, R, $($A, $M),*> MethodOf<T> for fn((&'static T, way::Shared), $(($A, $M)),*) -> R {}
    impl<T: HostType, R, $($A, $M),*> MethodOf<T> for fn((&'static mut T, way::Exclusive), $(($A, $M)),*) -> R {}
    impl<T: HostType, R, $($A, $M),*> MethodOf<T> for fn((super::value::Object<T>, way::Owned), $(($A, $M)),*) -> R {}
    impl<T: HostType, R, $($A),*> MethodOf<T> for fn(way::Scoped, super::value::Object<T>, $($A),*) -> R {}
    impl<T, $($A, $M),*> Makes<T> for fn($(($A, $M)),*) -> T {}
    impl<T, E, $($A, $M),*> Makes<T> for fn($(($A, $M)),*) -> Result<T, E> {}
    impl<T, $($A),*> Makes<T> for fn(way::Scoped, $($A),*) -> T {}
    impl<T, E, $($A),*> Makes<T> for fn(way::Scoped, $($A),*) -> Result<T, E> {}
} }
signatures! {}
signatures! { A1 M1 }
signatures! { A1 M1, A2 M2 }
signatures! { A1 M1, A2 M2, A3 M3 }
signatures! { A1 M1, A2 M2, A3 M3, A4 M4 }
signatures! { A1 M1, A2 M2, A3 M3, A4 M4, A5 M5 }
signatures! { A1 M1, A2 M2, A3 M3, A4 M4, A5 M5, A6 M6 }
signatures! { A1 M1, A2 M2, A3 M3, A4 M4, A5 M5, A6 M6, A7 M7 }
signatures! { A1 M1, A2 M2, A3 M3, A4 M4, A5 M5, A6 M6, A7 M7, A8 M8 }
