//! Calls and returns.

use super::arithmetic::after_binary;
use super::compare::{Answer, after_compare, truth};
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::*;
use crate::heap::Word;
use crate::machine::primitives::{Call, Continuation, Index, Inline};
use crate::machine::{Deliver, Done, Machine, helper};
use crate::object::code::CodeRef;
use crate::object::instantiation::Construct;
use crate::object::native::Asks;
use crate::object::symbol::{Symbol, name};
use smallvec::SmallVec;

/// Defaults that the quick way of a call fills in, each of which [`fill_in`] names.
const FEW: u32 = 3;

/// A function that can be entered with a known number of arguments by pushing a frame and no more.
pub(super) struct Entry {
    function: Word,
    code: CodeRef,
}

impl Entry {
    /// Enter it above the window.
    #[inline(always)]
    pub(super) fn enter<M: Machine>(
        self,
        mut m: M,
        args: &[M::Value],
        then: Continuation,
        dst: Reg,
    ) -> Done<M> {
        let at = m.top() + METHOD_HEADER as u32;
        let f = m.word(self.function);
        m.enter(f, self.code, at, args, then, dst)
    }
}

/// Can a special method be entered as a frame?
pub(super) fn enter_special<M: Machine>(m: &mut M, f: Word, args: &[M::Value]) -> Option<Entry> {
    let v = m.word(f);
    let function = m.as_function(v)?;
    let code = m.code_of(function);
    (code.get().plain == args.len() as u32).then_some(Entry { function: f, code })
}

/// `dst = callee(arguments)`.
#[inline(always)]
pub fn call<M: Machine>(m: M, dst: Reg, at: Reg, count: Count) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let v = m.reg(at);
    let call = Call::of(dst, at.0 as u32 + 5, count.0 as u32);
    if let Some(f) = m.as_function(v) {
        let code = m.code_of(f);
        if call.takes(code.get().plain) || fill_in(&mut m, f, code, call).is_some() {
            return m.enter(v, code, call.first, &[], Continuation::Store, dst);
        }
    } else if m.as_native(v).is_some() {
        return native(m, v, call);
    } else if let Some(class) = m.as_class(v) {
        match m.construct(class) {
            Some(Construct::Instance { shape, inline, init: None }) if call.count == 0 => {
                let new = m.new_instance(shape, Inline(inline));
                return m.set(dst, new);
            }
            Some(Construct::Instance { shape, inline, init: Some(init) }) => {
                let f = m.word(init);
                if let Some(function) = m.as_function(f) {
                    let code = m.code_of(function);
                    if call.with_below().takes(code.get().plain) {
                        let new = m.new_instance(shape, Inline(inline));
                        m.write(call.below(), new);
                        return m.enter_above(f, code, call.first - 1, &[], new, Continuation::Init, dst);
                    }
                }
            }
            Some(Construct::Native(maker)) => return native_maker(m, maker, v, call),
            _ => {}
        }
    }
    m.cold(move |m| callable(m, v, call))
}

/// Call anything.
pub(crate) fn callable<M: Machine>(mut m: M, callee: M::Value, call: Call) -> Done<M> {
    if let Some(f) = m.as_function(callee) {
        let code = m.code_of(f);
        if call.takes(code.get().plain) {
            return m.enter(callee, code, call.first, &[], Continuation::Store, call.dst);
        }
        return bound(m, callee, code, call);
    }
    if let Some(method) = m.as_method(callee) {
        let (f, receiver) = (m.method_function(method), m.method_receiver(method));
        // The word below the arguments is free: the receiver goes there, once no guard can follow.
        return with_receiver(m, f, receiver, call);
    }
    if m.as_native(callee).is_some() {
        return native(m, callee, call);
    }
    if let Some(class) = m.as_class(callee) {
        match m.construct(class) {
            Some(Construct::Instance { shape, inline, init: None }) if call.count == 0 => {
                let new = m.new_instance(shape, Inline(inline));
                return m.set(call.dst, new);
            }
            Some(Construct::Instance { shape, inline, init: Some(init) }) => {
                let f = m.word(init);
                if let Some(function) = m.as_function(f) {
                    let code = m.code_of(function);
                    let new = m.new_instance(shape, Inline(inline));
                    return construct(m, f, code, new, call);
                }
            }
            Some(Construct::Exception { shape, inline, init }) if call.names.is_none() => {
                let init = init.map(|f| m.word(f));
                let code = match init {
                    Some(f) => m.as_function(f).map(|function| (f, m.code_of(function))),
                    None => None,
                };
                if init.is_some() == code.is_some() {
                    let mut args = Values::<M>::new();
                    arguments(&mut m, call, &mut args);
                    if let Some(args) = m.new_tuple(&args) {
                        let new = m.new_exception(shape, Inline(inline), args);
                        return match code {
                            Some((f, code)) => construct(m, f, code, new, call),
                            None => m.set(call.dst, new),
                        };
                    }
                }
            }
            Some(Construct::Native(maker)) => return native_maker(m, maker, callee, call),
            _ => {}
        }
        return general(m, callee, call);
    }
    if let Some(f) = m.special(callee, name::call) {
        let f = m.word(f);
        return with_receiver(m, f, callee, call);
    }
    general(m, callee, call)
}

/// Call a native. What is bound to an object is the same as its class's, with the object before the arguments: which
/// object that is may change from turn to turn.
#[inline(always)]
pub(super) fn native<M: Machine>(mut m: M, callee: M::Value, call: Call) -> Done<M> {
    if let Some(n) = m.as_native(callee)
        && let Some(method) = m.unbound_native(n)
    {
        return m.cold(move |mut m| {
            m.identity_of(method);
            // One that refuses its arguments says what it is bound to.
            match m.as_native(method) {
                Some(method) if m.takes(method, call.with_below()) => {}
                _ => return m.call_native(callee, call),
            }
            let receiver = m.native_receiver(n);
            m.write(call.below(), receiver);
            unbound(m, method, call.with_below())
        });
    }
    unbound(m, callee, call)
}

/// Call a native that is bound to nothing. One that resumes a generator, or asks for a special method, pushes the frame of
/// that: nothing of Rust lies in between.
#[inline(always)]
fn unbound<M: Machine>(mut m: M, callee: M::Value, call: Call) -> Done<M> {
    if call.names.is_none()
        && let Some(n) = m.as_native(callee)
    {
        m.identity_of(callee);
        if m.resumes(n, Index(call.count)) {
            let it = argument(&mut m, call, 0);
            if let Some(g) = m.as_generator(it)
                && m.is_plain_generator(g)
            {
                let sent = if call.count == 1 { m.word(Word::NONE) } else { argument(&mut m, call, 1) };
                return match m.resume(g, sent, Continuation::GeneratorCall, call.dst) {
                    Ok(done) => done,
                    // It does not wait: the native says why.
                    Err(m) => m.call_native(callee, call),
                };
            }
        }
        if call.count == 1
            && let Some(asks) = m.asks(n)
        {
            let v = argument(&mut m, call, 0);
            if m.as_instance(v).is_some() {
                return m.cold(move |m| ask(m, callee, asks, v, call));
            }
        }
    }
    m.call_native(callee, call)
}

/// Call the special method that a native asks for.
fn ask<M: Machine>(mut m: M, callee: M::Value, asks: Asks, v: M::Value, call: Call) -> Done<M> {
    let (method, then) = match asks {
        Asks::Abs => (name::abs, Continuation::Store),
        Asks::Iter => (name::iter, Continuation::Iterator),
        Asks::Len => (name::len, Continuation::Length),
        Asks::Next => (name::next, Continuation::Store),
        Asks::Repr => (name::repr, Continuation::Text),
        Asks::Truth => return m.call_native(callee, call),
    };
    if let Some(f) = m.special(v, method)
        && let Some(entry) = enter_special(&mut m, f, &[v])
    {
        return entry.enter(m, &[v], then, call.dst);
    }
    m.call_native(callee, call)
}

/// Call the native that makes instances of `class`, which is its first argument.
#[inline(always)]
fn native_maker<M: Machine>(mut m: M, maker: Word, class: M::Value, call: Call) -> Done<M> {
    let maker = m.word(maker);
    if call.count == 1
        && call.names.is_none()
        && let Some(n) = m.as_native(maker)
        && m.asks(n) == Some(Asks::Truth)
    {
        let v = argument(&mut m, call, 0);
        return super::compare::truth_of(m, v, Answer::Store(call.dst), false);
    }
    m.write(call.below(), class);
    m.call_native(maker, call.with_below())
}

fn argument<M: Machine>(m: &mut M, call: Call, i: u32) -> M::Value {
    m.reg(Reg((call.first + i) as u8))
}

/// The values of a call, collected where they are read: what is moved as a whole right after it has been written word by
/// word makes the processor wait.
pub(crate) type Values<M> = SmallVec<[<M as Machine>::Value; 8]>;

fn arguments<M: Machine>(m: &mut M, call: Call, all: &mut Values<M>) {
    for i in 0..call.count {
        all.push(argument(m, call, i));
    }
}

/// Call `f` with a receiver before the arguments, in the free word below them.
pub(super) fn with_receiver<M: Machine>(mut m: M, f: M::Value, receiver: M::Value, call: Call) -> Done<M> {
    let all = call.with_below();
    if let Some(function) = m.as_function(f) {
        let code = m.code_of(function);
        m.write(call.below(), receiver);
        if all.takes(code.get().plain) {
            return m.enter(f, code, all.first, &[], Continuation::Store, call.dst);
        }
        return bound(m, f, code, all);
    }
    if m.as_native(f).is_some() {
        m.write(call.below(), receiver);
        return native(m, f, all);
    }
    let mut args = Values::<M>::new();
    args.push(receiver);
    arguments(&mut m, call, &mut args);
    general_with(m, f, &args, call)
}

/// A new object's `__init__`.
fn construct<M: Machine>(mut m: M, f: M::Value, code: CodeRef, new: M::Value, call: Call) -> Done<M> {
    let first = call.first - 1;
    if call.with_below().takes(code.get().plain) {
        m.write(call.below(), new);
        return m.enter_above(f, code, first, &[], new, Continuation::Init, call.dst);
    }
    let mut given = Values::<M>::new();
    given.push(new);
    arguments(&mut m, call, &mut given);
    if code.get().kind != CodeKind::Plain {
        return general_with(m, f, &given, call);
    }
    let (symbols, mut values) = (m.names_of(call.names), Values::<M>::new());
    match bind(&mut m, f, code, (&given, symbols), &mut values) {
        Some(()) => m.enter_above(f, code, first, &values, new, Continuation::Init, call.dst),
        None => bad_call(m, f, &given, call.names),
    }
}

/// Everything else that might be called: the helper finds out.
fn general<M: Machine>(mut m: M, callee: M::Value, call: Call) -> Done<M> {
    let mut args = Values::<M>::new();
    arguments(&mut m, call, &mut args);
    general_with(m, callee, &args, call)
}

/// As `general`, with these arguments.
fn general_with<M: Machine>(mut m: M, callee: M::Value, args: &[M::Value], call: Call) -> Done<M> {
    let names = keyword_names(&mut m, call.names);
    let mut all: SmallVec<[M::Value; 12]> = SmallVec::new();
    all.push(callee);
    all.push(names);
    all.extend_from_slice(args);
    m.help(&helper::CALL_OBJECT, &all, Deliver::To(call.dst))
}

fn keyword_names<M: Machine>(m: &mut M, names: Option<u32>) -> M::Value {
    match names {
        Some(index) => m.constant_at(index),
        None => m.word(Word::NONE),
    }
}

/// Call a function whose parameters are not just its positional ones, or not as many as the arguments.
fn bound<M: Machine>(mut m: M, f: M::Value, code: CodeRef, call: Call) -> Done<M> {
    let Call { dst, first, count, names } = call;
    if names.is_none()
        && let Some(function) = m.as_function(f)
        && fill_in(&mut m, function, code, call).is_some()
    {
        return m.enter(f, code, first, &[], Continuation::Store, dst);
    }
    let mut given = Values::<M>::new();
    arguments(&mut m, call, &mut given);
    if names.is_none() && code.get().resumes_with(count) {
        return m.make_generator(dst, f, code, &given);
    }
    let (symbols, mut values) = (m.names_of(names), Values::<M>::new());
    if bind(&mut m, f, code, (&given, symbols), &mut values).is_none() {
        return bad_call(m, f, &given, names);
    }
    if code.get().kind != CodeKind::Plain {
        return m.make_generator(dst, f, code, &values);
    }
    m.enter(f, code, first, &values, Continuation::Store, dst)
}

/// Put the defaults of the last few positional parameters behind the arguments, which have no names; `None` when more
/// than defaults is missing.
#[inline(always)]
fn fill_in<M: Machine>(
    m: &mut M,
    function: M::Ref<crate::object::function::Function>,
    code: CodeRef,
    call: Call,
) -> Option<()> {
    let positional = code.get().plain;
    let missing = positional.checked_sub(call.count)?;
    if missing > FEW || call.first + positional > u8::MAX as u32 {
        return None;
    }
    let mut default =
        |at: u32| if at <= missing { m.default_of(function, Index(at)).map(Some) } else { Some(None) };
    // One by one, and not in an array: all of them are known before the first is written.
    let (last, second, third) = (default(1)?, default(2)?, default(3)?);
    for (at, v) in [(1, last), (2, second), (3, third)] {
        if let Some(v) = v {
            m.write(Reg((call.first + positional - at) as u8), v);
        }
    }
    Some(())
}

fn bad_call<M: Machine>(mut m: M, f: M::Value, given: &[M::Value], names: Option<u32>) -> Done<M> {
    let names = keyword_names(&mut m, names);
    let mut all: SmallVec<[M::Value; 12]> = SmallVec::new();
    all.push(f);
    all.push(names);
    all.extend_from_slice(given);
    m.help(&helper::BAD_CALL, &all, Deliver::Nowhere)
}

/// The values of all parameters of a function, given arguments of which the last have names. `None` when they do not
/// fit: the helper that raises finds out why. Loops over constants only: of the code and of the call.
pub(crate) fn bind<M: Machine>(
    m: &mut M,
    f: M::Value,
    code: CodeRef,
    (given, names): (&[M::Value], &[Symbol]),
    all: &mut Values<M>,
) -> Option<()> {
    let data = code.get();
    let unit = &data.unit;
    let function = m.as_function(f)?;
    let (positional, only) = (unit.positional as usize, unit.positional_only as usize);
    let named = positional + unit.keyword_only as usize;
    let by_position = given.len() - names.len();
    if by_position > positional && !unit.star {
        return None;
    }
    let first = by_position.min(positional);
    // Neither this nor what follows takes a call for a few values.
    given[..first].iter().for_each(|v| all.push(*v));
    let mut used = 0;
    for (i, local) in (first..).zip(&data.locals[first..named]) {
        let at = if i < only { None } else { names.iter().position(|name| name == local) };
        let v = match at {
            Some(at) => {
                used += 1;
                given[by_position + at]
            }
            None if i < positional => m.default_of(function, Index((positional - i) as u32))?,
            None => m.keyword_default_of(function, *local)?,
        };
        all.push(v);
    }
    let mut rest: SmallVec<[(Symbol, M::Value); 4]> = SmallVec::new();
    if used < names.len() {
        for (name, v) in names.iter().zip(&given[by_position..]) {
            let place = data.locals[..named].iter().position(|local| local == name).filter(|i| *i >= only);
            match place {
                Some(i) if i < first => return None,
                Some(_) => {}
                None if unit.double_star => rest.push((*name, *v)),
                None => return None,
            }
        }
    }
    if unit.star {
        let extra = if by_position > positional { &given[positional..by_position] } else { &[] };
        all.push(m.new_tuple(extra)?);
    }
    if unit.double_star {
        all.push(m.new_keywords(&rest)?);
    }
    Some(())
}

/// As `call`, the last arguments having names.
#[inline(always)]
pub fn call_keywords<M: Machine>(m: M, dst: Reg, at: Reg, count: Count, names: Const) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let v = m.reg(at);
    let call = Call { names: Some(names.0), ..Call::of(dst, at.0 as u32 + 5, count.0 as u32) };
    m.cold(move |m| callable(m, v, call))
}

/// Call what `load_method` or its like has found.
#[inline(always)]
pub fn call_bound<M: Machine>(m: M, dst: Reg, at: Reg, count: Count) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let v = m.reg(at);
    let call = Call::of(dst, at.0 as u32 + 5, count.0 as u32);
    let receiver = m.reg(call.below());
    let all = if m.is(receiver, Word::UNDEF) { call } else { call.with_below() };
    if let Some(f) = m.as_function(v) {
        let code = m.code_of(f);
        if all.takes(code.get().plain) {
            return m.enter(v, code, all.first, &[], Continuation::Store, dst);
        }
    } else if m.as_native(v).is_some() {
        return native(m, v, all);
    }
    m.cold(move |m| found(m, v, call))
}

/// As `call_bound`, the last arguments having names.
#[inline(always)]
pub fn call_bound_keywords<M: Machine>(m: M, dst: Reg, at: Reg, count: Count, names: Const) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let v = m.reg(at);
    let call = Call { names: Some(names.0), ..Call::of(dst, at.0 as u32 + 5, count.0 as u32) };
    m.cold(move |m| found(m, v, call))
}

/// Call what has been found under a name, with the receiver below the arguments if there is one.
fn found<M: Machine>(mut m: M, callee: M::Value, call: Call) -> Done<M> {
    let receiver = m.reg(call.below());
    if m.is(receiver, Word::UNDEF) {
        return callable(m, callee, call);
    }
    with_receiver(m, callee, receiver, call)
}

/// `dst = callee(*args, **kwargs)`.
#[inline(always)]
pub fn call_star<M: Machine>(m: M, dst: Reg, at: Reg) -> Done<M> {
    let mut m = match m.poll() {
        Ok(m) => m,
        Err(done) => return done,
    };
    let callee = m.reg(at);
    let (args, keywords) = (m.reg(Reg(at.0.wrapping_add(5))), m.reg(Reg(at.0.wrapping_add(6))));
    m.cold(move |m| m.call_spread(dst, callee, args, keywords, at.0 as u32 + 5))
}

/// `dst` = a function.
#[inline(always)]
pub fn make_function<M: Machine>(mut m: M, dst: Reg, parts: Reg, flags: Count, code: Const) -> Done<M> {
    let mut args = [m.constant_at(code.0); 5];
    for (i, part) in (0..).zip(&mut args[1..]) {
        let is_given = flags.0 >> i & 1 == 1;
        *part = if is_given { m.reg(Reg(parts.0.wrapping_add(i))) } else { m.word(Word::NONE) };
    }
    let [code, defaults, keyword_defaults, annotations, closure] = args;
    let made = m.new_function(code, defaults, keyword_defaults, annotations, closure);
    m.set(dst, made)
}

/// All that a return can mean. The continuation is a constant of the frame, so a trace has one arm.
#[inline(always)]
pub fn ret<M: Machine>(mut m: M, src: Reg) -> Done<M> {
    let v = m.reg(src);
    let (then, dst) = m.continuation();
    if then == Continuation::Store {
        return m.leave().set(dst, v);
    }
    if then == Continuation::Forget {
        return m.leave();
    }
    if then == Continuation::Init && m.is(v, Word::NONE) {
        let new = m.below();
        return m.leave().set(dst, new);
    }
    m.cold(move |m| ret_slow(m, v, then, dst))
}

fn ret_slow<M: Machine>(mut m: M, v: M::Value, then: Continuation, dst: Reg) -> Done<M> {
    let (from, extension) = m.calling();
    let i = Ins(from);
    match then {
        Continuation::Host => m.halt(v),
        Continuation::Store | Continuation::Reflected => m.leave().set(dst, v),
        Continuation::Forget => m.leave(),
        Continuation::Init => {
            if !m.is(v, Word::NONE) {
                return m.leave_then(&helper::BAD_INIT, &[v], Deliver::Nowhere);
            }
            let new = m.below();
            m.leave().set(dst, new)
        }
        Continuation::Iterate => super::iterate::give(m, v, dst.0, i, Label(extension as i32)),
        Continuation::Filter => super::iterate::after_filter(m, v, dst.0, i, Label(extension as i32)),
        Continuation::Iterator => super::iterate::after_iter(m, v, i),
        Continuation::Binary => after_binary(m, v, from, extension),
        Continuation::Compare | Continuation::CompareReflected => after_compare(m, v, from, extension),
        Continuation::Contains => {
            let negate = i.op() == Op::NotContains;
            match truth(&mut m, v) {
                Some(t) => {
                    let answer = m.word(Word::bool(t != negate));
                    m.leave().set(Reg(i.a()), answer)
                }
                None => {
                    let negated = m.word(Word::bool(negate));
                    m.leave_then(&helper::TRUTH, &[v, negated], Deliver::To(Reg(i.a())))
                }
            }
        }
        Continuation::Length => {
            let zero = m.int(0);
            match m.as_int(v) {
                Some(n) if !m.int_lt(n, zero) => m.leave().set(dst, v),
                _ => m.leave_then(&helper::LENGTH_GIVEN, &[v], Deliver::To(dst)),
            }
        }
        Continuation::Text => match m.as_text(v) {
            Some(_) => m.leave().set(dst, v),
            None => m.leave_then(&helper::TEXT_GIVEN, &[v], Deliver::To(dst)),
        },
        Continuation::Truth | Continuation::TruthOfLength => {
            let is_length = then == Continuation::TruthOfLength;
            super::compare::after_truth(m, v, is_length, i, Label(extension as i32))
        }
        Continuation::GeneratorIterate => {
            m.finish_generator();
            m.leave()
        }
        Continuation::GeneratorSend => {
            m.finish_generator();
            m.leave().set(Reg(i.a()), v).jump(Label(extension as i32))
        }
        Continuation::GeneratorCall => {
            m.finish_generator();
            m.leave_then(&helper::RETURNED, &[v], Deliver::Nowhere)
        }
        Continuation::GeneratorHost => {
            m.finish_generator();
            m.halt(v)
        }
    }
}
