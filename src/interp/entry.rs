//! The way from Rust into scripts: the first frame of a call, and of a generator that Rust resumes.
//!
//! Comes in: a callee and its arguments on the stack, and who drives the frame. Goes out: a result, or what is pending.

use super::direct::{DEPTH_SHIFT, Direct, HALT, RESERVE, grow_or_raise};
use super::generator;
use crate::bytecode::code::CodeKind;
use crate::bytecode::ops::{CALL_HEADER, METHOD_HEADER};
use crate::heap::{Value, Word};
use crate::machine::primitives::Continuation;
use crate::object::call_error::{self, Target};
use crate::object::class::Builtin;
use crate::object::code::CodeRef;
use crate::object::context::{Args, Cx, Handle, MANY, Res};
use crate::object::error::Raise;
use crate::object::function::Function;
use crate::object::generator::Generator;
use crate::object::symbol::Symbol;
use crate::object::tuple::Tuple;
use crate::object::vm::{Vm, WORK};
use crate::semantics::call::{Values, bind};
use smallvec::SmallVec;
use std::ptr::NonNull;

/// What runs a frame until it is left: the dispatch loop, or what drives it where traces are wanted.
pub(crate) type Drive = fn(Direct);

/// Call `stack[at]` with the `count` arguments that follow it, from Rust; the last of them have the names in a tuple.
pub(crate) fn call_from_host(
    cx: &mut Cx<'_>,
    at: usize,
    count: usize,
    names: Word,
    drive: Drive,
) -> Res<Word> {
    if let Some(outcome) = call_plainly(cx, at, count, names, drive) {
        return outcome;
    }
    // Arguments move up, so that receivers and the header of a frame have room below them.
    let room = 2 * CALL_HEADER as usize + 8;
    let first = at + 1 + count + room;
    if first + 2 * count + RESERVE / 2 > cx.stack.len() {
        return Err(cx.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
    }
    for i in 0..room {
        cx.put(at + 1 + count + i, Word::UNDEF);
    }
    for i in 0..count {
        if i % MANY == MANY - 1 {
            cx.pay(WORK)?;
        }
        cx.put(first + i, cx.at(at + 1 + i));
    }
    cx.top.set(first + count);
    cx.high.set(cx.high.get().max(first + count));
    let callee = Args::new(at, 1).get(0);
    let symbols: SmallVec<[Symbol; 4]> = {
        let all = cx.brand(names).cast::<Tuple>();
        let texts = all.into_iter().flat_map(|t| t.tail_values().iter()).filter_map(|v| cx.as_text(v));
        texts.map(|s| cx.symbol_of(s)).collect()
    };
    let Target::Function { function, first, count } = call_error::reduce(cx, callee, first, count, &symbols)?
    else {
        return Ok(cx.result.replace(Word::UNDEF));
    };
    cx.put(at, function);
    let Some(code) = cx.get(callee).cast::<Function>().map(|f| f.object().data.get()) else {
        return Err(cx.system_error("not a function"));
    };
    if code.get().plain != count as u32 || !symbols.is_empty() {
        return bound_call(cx, callee, code, (first, count), &symbols, drive);
    }
    run_first(cx, function, code, first, drive)
}

/// The call of a function that takes just these arguments, by position: they move up by a frame's header, and no more.
#[inline]
fn call_plainly(cx: &mut Cx<'_>, at: usize, count: usize, names: Word, drive: Drive) -> Option<Res<Word>> {
    let f = Args::new(at, 1).get(0);
    let function = cx.get(f).cast::<Function>()?;
    let (word, code) = (function.value().word(), function.object().data.get());
    let first = at + CALL_HEADER as usize;
    if code.get().plain != count as u32
        || names != Word::UNDEF
        || first + count + RESERVE / 2 > cx.stack.len()
    {
        return None;
    }
    for i in (0..count).rev() {
        cx.put(first + i, cx.at(at + 1 + i));
    }
    cx.top.set(first + count);
    cx.high.set(cx.high.get().max(first + count));
    Some(run_first(cx, word, code, first, drive))
}

/// A call whose arguments must be bound to parameters: through the one meaning of calls, in a window of its own.
fn bound_call(
    cx: &mut Cx<'_>,
    callee: Handle<'_>,
    code: CodeRef,
    (first, count): (usize, usize),
    names: &[Symbol],
    drive: Drive,
) -> Res<Word> {
    let vm = cx.raw();
    if count > MANY {
        // For the list here and for the tuple of the parameter that takes them all.
        cx.reserve(2 * count * size_of::<Word>())?;
    }
    let mut given: SmallVec<[Word; 8]> = SmallVec::with_capacity(count);
    for i in 0..count {
        if i % MANY == MANY - 1 {
            cx.pay(WORK)?;
        }
        given.push(cx.at(first + i));
    }
    let f = cx.get(callee).word();
    let mut d = Direct { vm, pc: &raw const HALT, base: std::ptr::null_mut() };
    let mut values = Values::<Direct>::new();
    let bound = bind(&mut d, f, code, (&given, names), &mut values);
    drop(given);
    if bound.is_none() {
        cx.pay(0)?;
        let Some(f) = cx.get(callee).cast::<Function>() else {
            return Err(cx.system_error("not a function"));
        };
        let texts: Vec<String> = names.iter().map(|n| cx.text_of(*n).to_string()).collect();
        return Err(call_error::mismatch(cx, f, count - names.len(), &texts));
    }
    for (i, w) in values.iter().enumerate() {
        cx.put(first + i, *w);
    }
    cx.top.set(first + values.len());
    if code.get().kind != CodeKind::Plain {
        let Some(f) = cx.get(callee).cast::<Function>() else {
            return Err(cx.system_error("not a function"));
        };
        return match cx.new_generator(f, first, values.len(), 0) {
            Some(g) => Ok(g.word()),
            None => Err(cx.memory_error()),
        };
    }
    run_first(cx, f, code, first, drive)
}

/// Run a function whose arguments are in place at `base`.
pub(crate) fn run_first(cx: &mut Cx<'_>, f: Word, code: CodeRef, base: usize, drive: Drive) -> Res<Word> {
    let vm = cx.raw();
    let constants = cx.constants.get();
    let Ok(d) = first_window(vm, f, code, base, Continuation::Host) else {
        return Err(cx.already_pending());
    };
    cx.depth.set(d.depth());
    drive(d);
    cx.constants.set(constants);
    match cx.result.replace(Word::UNDEF) {
        Word::UNDEF => Err(cx.already_pending()),
        w => Ok(w),
    }
}

/// Resume a generator that is fresh or suspended, from Rust. The value, and whether it was yielded.
pub(crate) fn resume_from_host(
    cx: &mut Cx<'_>,
    generator: Handle<'_>,
    value: Handle<'_>,
    mode: u8,
    drive: Drive,
) -> Res<(Word, bool)> {
    let base = cx.top.get() + METHOD_HEADER as usize;
    let vm = cx.raw();
    let constants = cx.constants.get();
    let start = {
        let Some(g) = cx.get(generator).cast::<Generator>() else {
            return Err(cx.type_error("not a generator"));
        };
        let (Some(f), Some(_)) = (g.function(), g.registers()) else {
            return Err(cx.type_error("not a generator"));
        };
        let code = f.object().data.get();
        let Ok(d) = first_window(vm, f.value().word(), code, base, Continuation::GeneratorHost) else {
            return Err(cx.already_pending());
        };
        d
    };
    cx.depth.set(start.depth());
    cx.yielded.set(false);
    let sent = cx.get(value).word();
    let has_own;
    let d = {
        let mut d = start;
        let Some(g) = d.value(cx.get(generator).word()).cast::<Generator>() else {
            return Err(cx.type_error("not a generator"));
        };
        let Some(saved) = g.registers() else { return Err(cx.type_error("not a generator")) };
        // What is thrown meets what the generator is handling, but in one that delegates not before it comes back.
        has_own = g.get(|g| &g.handled) != Value::NONE && g.delegate() == Value::NONE;
        generator::restore(&mut d, g, saved, if mode == 0 { sent } else { Word::NONE });
        d
    };
    let d = if mode == 0 {
        d
    } else {
        cx.pending.set(sent);
        if has_own {
            cx.chain_context(cx.brand(sent));
        }
        d.raise()
    };
    drive(d);
    cx.constants.set(constants);
    match cx.result.replace(Word::UNDEF) {
        Word::UNDEF => Err(cx.already_pending()),
        w => Ok((w, cx.yielded.replace(false))),
    }
}

/// The first window of a call from Rust: `stack[at]` is the callee's slot, arguments follow at `at + 5`.
fn first_window(
    vm: NonNull<Vm>,
    f: Word,
    code: CodeRef,
    base: usize,
    then: Continuation,
) -> Result<Direct, ()> {
    // SAFETY: invariant "state".
    let engine = unsafe { &*vm.as_ptr() };
    let depth = engine.depth.get() + 1;
    let data = code.get();
    // SAFETY: `base` is an index inside the stack, checked by the caller to leave room for the header.
    let at = unsafe { engine.stack.base().add(base) };
    if at.addr() + data.registers as usize * size_of::<Word>() > engine.soft_end.get()
        || depth > engine.depth_limit.get()
    {
        grow_or_raise(vm, at, data.registers, depth)?;
    }
    // SAFETY: as in `push`.
    unsafe {
        *at.sub(3) = f;
        *at.sub(2) = Word::payload((&raw const HALT).expose_provenance() as u64);
        *at.sub(1) = Word::payload(depth << DEPTH_SHIFT | then as u64);
    }
    engine.constants.set(data.k());
    Ok(Direct { vm, pc: data.start(), base: at })
}
