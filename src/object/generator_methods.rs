//! The natives of generators, coroutines and asynchronous generators, and of the awaitables that these hand out.
//!
//! Owns the protocols `send`, `throw` and `close`. Running a body is the interpreter's: everything here ends in
//! `Cx::resume`, which says whether the body yielded or returned. An asynchronous generator yields wrapped values to
//! its consumer and bare ones to the event loop; its awaitables ([`Step`]) tell the two apart.

use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res, Ret, Thrown};
use super::error::Raise;
use super::exception::{Exception, Traceback};
use super::generator::{Generator, State, Wrapped};
use super::kind;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, Word, object};
use crate::natives;
use std::cell::Cell;

object! {
    /// What `asend`, `athrow`, `aclose` and `__anext__` of an asynchronous generator give, and `__await__` of a
    /// coroutine. `value` is what is sent or thrown first; undefined for `aclose`.
    pub struct Step: kind::STEP, "step", None {
        values { generator, value }
        plain { progress: Cell<Progress> }
    }
}

/// How far an awaitable has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Progress {
    /// Not awaited yet.
    Fresh,
    /// The generator waits for the event loop.
    Running,
    /// Over.
    Closed,
}

/// In `extra` of an asynchronous generator: one of its awaitables is at work.
const BUSY: i64 = 1;
/// In `extra` of an asynchronous generator: it has been closed.
const CLOSED: i64 = 2;

macro_rules! resumable {
    ($table:ident { $running:ident $code:ident $frame:ident $delegate:ident $suspended:ident } $($rows:tt)*) => {
        natives! { pub static $table:
            quiet fn "__repr__" repr(cx, this: Ref<'v, Generator>) {
                let (kind, text) = (cx.type_name(this.value()), cx.text(this.get(|g| &g.qualname)));
                cx.string(&format!("<{kind} object {text} at {:#x}>", cx.id_of(this.value())))
            }
            quiet getter fn "__name__" name(cx, this: Ref<'v, Generator>) { Ok(this.get(|g| &g.name)) }
            quiet setter fn "__name__" set_name(cx, this: Ref<'v, Generator>, value: Value<'v>) {
                cx.check_text(value, "__name__")?;
                cx.heap.store(this, &this.object().name, value);
                Ok(Value::NONE)
            }
            quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, Generator>) { Ok(this.get(|g| &g.qualname)) }
            quiet setter fn "__qualname__" set_qualname(cx, this: Ref<'v, Generator>, value: Value<'v>) {
                cx.check_text(value, "__qualname__")?;
                cx.heap.store(this, &this.object().qualname, value);
                Ok(Value::NONE)
            }
            quiet getter fn $running(cx, this: Ref<'v, Generator>) { Ok(Value::bool(this.state() == State::Running)) }
            quiet getter fn $suspended(cx, this: Ref<'v, Generator>) { Ok(Value::bool(this.state() == State::Suspended)) }
            quiet getter fn $code(cx, this: Ref<'v, Generator>) {
                Ok(this.function().map_or(Value::NONE, |f| f.get(|f| &f.code)))
            }
            quiet getter fn $frame(cx, this: Ref<'v, Generator>) { cx.generator_frame(this) }
            /// object being iterated by yield from, or None
            quiet getter fn $delegate(cx, this: Ref<'v, Generator>) { Ok(this.delegate()) }
            $($rows)*
        }
    };
}

resumable! { GENERATOR { gi_running gi_code gi_frame gi_yieldfrom gi_suspended }
    /// Implement iter(self).
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    /// Implement next(self).
    resuming fn "__next__" next(cx, this) {
        let [none] = cx.locals();
        send_to(cx, this, none, "__next__")
    }
    /// send(arg) -> send 'arg' into generator,
    /// return next yielded value or raise StopIteration.
    resuming fn send(cx, this, arg) { send_to(cx, this, arg, "send") }
    /// throw(value)
    /// throw(type[,value[,tb]])
    loud fn throw(cx, this, typ, val = NONE, tb = NONE) { throw_at(cx, this, [typ, val, tb]) }
    /// close() -> raise GeneratorExit inside generator.
    loud fn close(cx, this) {
        cx.close_generator(this)?;
        cx.ret(Value::NONE)
    }
}

resumable! { COROUTINE { cr_running cr_code cr_frame cr_await cr_suspended }
    /// Return an iterator to be used in await expression.
    quiet fn "__await__" await_(cx, this: Ref<'v, Generator>) {
        Ok(cx.new_step(Builtin::CoroutineWrapper, this.value(), Value::NONE).value())
    }
    /// send(arg) -> send 'arg' into coroutine,
    /// return next iterated value or raise StopIteration.
    loud fn send(cx, this, arg) { send_to(cx, this, arg, "send") }
    /// throw(value)
    /// throw(type[,value[,traceback]])
    loud fn throw(cx, this, typ, val = NONE, tb = NONE) { throw_at(cx, this, [typ, val, tb]) }
    /// close() -> raise GeneratorExit inside coroutine.
    loud fn close(cx, this) {
        cx.close_generator(this)?;
        cx.ret(Value::NONE)
    }
    quiet getter fn cr_origin(cx, this: Value<'v>) { Ok(Value::NONE) }
}

resumable! { ASYNC_GENERATOR { ag_frame_running ag_code ag_frame ag_await ag_suspended }
    /// Return an awaitable, that resolves in asynchronous generator.
    quiet fn "__aiter__" aiter(cx, this: Value<'v>) { Ok(this) }
    /// Return a value or raise StopAsyncIteration.
    quiet fn "__anext__" anext(cx, this: Ref<'v, Generator>) {
        Ok(cx.new_step(Builtin::AsyncSend, this.value(), Value::NONE).value())
    }
    /// asend(v) -> send 'v' in generator.
    quiet fn asend(cx, this: Ref<'v, Generator>, value: Value<'v>) {
        Ok(cx.new_step(Builtin::AsyncSend, this.value(), value).value())
    }
    /// athrow(typ[,val[,tb]]) -> raise exception in generator.
    loud fn athrow(cx, this, typ, val = NONE, tb = NONE) {
        // The exception is made when it is thrown.
        let parts: Vec<Value<'_>> = [typ, val, tb].map(|h| cx.get(h)).into_iter().filter(|v| *v != Value::UNDEF).collect();
        let parts = cx.tuple(&parts)?;
        cx.ret(cx.new_step(Builtin::AsyncThrow, cx.get(this), parts).value())
    }
    /// aclose() -> raise GeneratorExit inside generator.
    quiet fn aclose(cx, this: Ref<'v, Generator>) {
        Ok(cx.new_step(Builtin::AsyncThrow, this.value(), Value::UNDEF).value())
    }
    quiet getter fn ag_running(cx, this: Ref<'v, Generator>) { Ok(Value::bool(flags(this) & BUSY != 0)) }
    quiet class fn "__class_getitem__" class_getitem(cx, class: Value<'v>, item: Value<'v>) { cx.alias_of(class, item) }
}

natives! { pub static COROUTINE_WRAPPER:
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    loud fn "__next__" next(cx, this) {
        let [coroutine, none] = cx.locals();
        set_generator(cx, coroutine, this);
        send_to(cx, coroutine, none, "__next__")
    }
    loud fn send(cx, this, arg) {
        let [coroutine] = cx.locals();
        set_generator(cx, coroutine, this);
        send_to(cx, coroutine, arg, "send")
    }
    loud fn throw(cx, this, typ, val = NONE, tb = NONE) {
        let [coroutine] = cx.locals();
        set_generator(cx, coroutine, this);
        throw_at(cx, coroutine, [typ, val, tb])
    }
    loud fn close(cx, this) {
        let [coroutine] = cx.locals();
        set_generator(cx, coroutine, this);
        cx.close_generator(coroutine)?;
        cx.ret(Value::NONE)
    }
}

natives! { pub static ASYNC_SEND:
    quiet fn "__await__" await_(cx, this: Value<'v>) { Ok(this) }
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    loud fn "__next__" next(cx, this) {
        let [none] = cx.locals();
        step_send(cx, this, none)
    }
    loud fn send(cx, this, arg) { step_send(cx, this, arg) }
    loud fn throw(cx, this, typ, val = NONE, tb = NONE) {
        const AGAIN: &str = "cannot reuse already awaited __anext__()/asend()";
        step_throw(cx, this, [typ, val, tb], AGAIN)
    }
    quiet fn close(cx, this: Ref<'v, Step>) {
        this.object().progress.set(Progress::Closed);
        Ok(Value::NONE)
    }
}

natives! { pub static ASYNC_THROW:
    quiet fn "__await__" await_(cx, this: Value<'v>) { Ok(this) }
    quiet fn "__iter__" iter(cx, this: Value<'v>) { Ok(this) }
    loud fn "__next__" next(cx, this) {
        let [none] = cx.locals();
        step_athrow(cx, this, none)
    }
    loud fn send(cx, this, arg) { step_athrow(cx, this, arg) }
    loud fn throw(cx, this, typ, val = NONE, tb = NONE) {
        const AGAIN: &str = "cannot reuse already awaited aclose()/athrow()";
        step_throw(cx, this, [typ, val, tb], AGAIN)
    }
    quiet fn close(cx, this: Ref<'v, Step>) {
        this.object().progress.set(Progress::Closed);
        Ok(Value::NONE)
    }
}

impl Vm {
    fn new_step(&self, which: Builtin, generator: Value<'_>, value: Value<'_>) -> Ref<'_, Step> {
        self.heap.allocate_fixed::<Step>(which.shape()).init(|header| Step {
            header,
            generator: Field::new(generator),
            value: Field::new(value),
            progress: Cell::new(Progress::Fresh),
        })
    }
}

impl Cx<'_> {
    fn check_text(&self, value: Value<'_>, attribute: &str) -> Res<()> {
        if value != Value::UNDEF && self.is_instance(value, Builtin::Str) {
            return Ok(());
        }
        Err(self.type_error(format!("{attribute} must be set to a string object")))
    }

    /// StopIteration with the value that a generator returned.
    pub fn returned(&self, value: Value<'_>) -> Thrown {
        let made = match value {
            Value::NONE => self.new_error_of(Builtin::StopIteration, &[]),
            value => self.new_error_of(Builtin::StopIteration, &[value]),
        };
        match made {
            Some(exception) => self.throw(exception),
            None => self.memory_error(),
        }
    }

    /// An exception of a built-in class without arguments.
    fn bare(&self, class: Builtin) -> Thrown {
        match self.new_error_of(class, &[]) {
            Some(exception) => self.throw(exception),
            None => self.memory_error(),
        }
    }
}

fn set_generator(cx: &Cx<'_>, out: Handle<'_>, step: Handle<'_>) {
    let generator = cx.get(step).cast::<Step>().map_or(Value::NONE, |s| s.get(|s| &s.generator));
    cx.set(out, generator);
}

fn flags(generator: Ref<'_, Generator>) -> i64 {
    match generator.get(|g| &g.extra) {
        v if v.is_int() => v.as_int(),
        _ => 0,
    }
}

fn change_flags(cx: &Cx<'_>, generator: Handle<'_>, on: i64, off: i64) {
    if let Some(g) = cx.get(generator).cast::<Generator>() {
        cx.heap.store(g, &g.object().extra, Value::int(flags(g) & !off | on));
    }
}

fn expect_generator(cx: &Cx<'_>, this: Handle<'_>, method: &str) -> Res<()> {
    if cx.get(this).cast::<Generator>().is_some() {
        return Ok(());
    }
    let actual = cx.type_name(cx.get(this));
    Err(cx.type_error(match method {
        "__next__" => {
            format!("descriptor '__next__' requires a 'generator' object but received a '{actual}'")
        }
        _ => format!("descriptor '{method}' for 'generator' objects doesn't apply to a '{actual}' object"),
    }))
}

/// What the body yields, or StopIteration with what it returned.
fn send_to(cx: &mut Cx<'_>, generator: Handle<'_>, value: Handle<'_>, method: &str) -> Res<Ret> {
    expect_generator(cx, generator, method)?;
    let [out] = cx.locals();
    match cx.resume(generator, value, 0, out)? {
        true => cx.ret(cx.get(out)),
        false => Err(cx.returned(cx.get(out))),
    }
}

/// As `send_to`, for an exception.
fn throw_at(cx: &mut Cx<'_>, generator: Handle<'_>, parts: [Handle<'_>; 3]) -> Res<Ret> {
    expect_generator(cx, generator, "throw")?;
    let [exception, out] = cx.locals();
    let reused = cx.get(generator).cast::<Generator>().is_some_and(|g| {
        g.state() == State::Finished && cx.class_of(g.value()).is_builtin(Builtin::Coroutine)
    });
    if reused {
        return Err(cx.raise(Builtin::RuntimeError, "cannot reuse already awaited coroutine"));
    }
    exception_of(cx, exception, parts)?;
    match cx.resume(generator, exception, 1, out)? {
        true => cx.ret(cx.get(out)),
        false => Err(cx.returned(cx.get(out))),
    }
}

/// `out` = the exception that `throw(typ, val, tb)` throws.
///
/// # Errors
/// TypeError when the parts make none; whatever its constructor raises.
pub fn exception_of(cx: &mut Cx<'_>, out: Handle<'_>, [typ, val, tb]: [Handle<'_>; 3]) -> Res<()> {
    let given = |cx: &Cx<'_>, h: Handle<'_>| !matches!(cx.get(h), Value::UNDEF | Value::NONE);
    if given(cx, tb) && cx.get(tb).cast::<Traceback>().is_none() {
        return Err(cx.type_error("throw() third argument must be a traceback object"));
    }
    if cx.get(typ).cast::<Exception>().is_some() {
        if given(cx, val) {
            return Err(cx.type_error("instance exception may not have a separate value"));
        }
        cx.set(out, cx.get(typ));
    } else if cx.is_exception_class(cx.get(typ)) {
        make_exception(cx, out, typ, if given(cx, val) { Some(val) } else { None })?;
    } else {
        let actual = cx.type_name(cx.get(typ));
        return Err(cx.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {actual}"
        )));
    }
    if given(cx, tb)
        && let Some(e) = cx.get(out).cast::<Exception>()
    {
        cx.heap.store(e, &e.object().traceback, cx.get(tb));
    }
    Ok(())
}

/// An instance of a class of exceptions from a value: the value itself, or the constructor's arguments.
fn make_exception(cx: &mut Cx<'_>, out: Handle<'_>, class: Handle<'_>, value: Option<Handle<'_>>) -> Res<()> {
    let undefined = cx.root(Value::UNDEF);
    match value {
        None => cx.call_into(out, class, &[])?,
        Some(value) => {
            let fits = match cx.get(class).cast::<Class>() {
                Some(class) => cx.class_of(cx.get(value)).is_subclass(class),
                None => false,
            };
            if fits {
                cx.set(out, cx.get(value));
            } else if cx.get(value).cast::<Tuple>().is_some() {
                cx.call_spread(out, class, &[], value, undefined)?;
            } else {
                cx.call_into(out, class, &[value])?;
            }
        }
    }
    if cx.get(out).cast::<Exception>().is_some() {
        return Ok(());
    }
    let (text, actual) = (cx.repr(class)?, cx.type_name(cx.get(out)).to_string());
    Err(cx.type_error(format!(
        "calling {text} should have returned an instance of BaseException, not <class '{actual}'>"
    )))
}

/// What an asynchronous generator did, as its awaitable tells it: a bare value goes to the event loop, a wrapped one is
/// the result, which travels as StopIteration.
fn outcome(cx: &Cx<'_>, generator: Handle<'_>, out: Handle<'_>, resumed: Res<bool>) -> Res<()> {
    let thrown = match resumed {
        Ok(true) => match cx.get(out).cast::<Wrapped>() {
            None => return Ok(()),
            Some(wrapped) => {
                change_flags(cx, generator, 0, BUSY);
                let value = wrapped.get(|w| &w.value);
                return Err(match cx.new_error_of(Builtin::StopIteration, &[value]) {
                    Some(exception) => cx.throw(exception),
                    None => cx.memory_error(),
                });
            }
        },
        Ok(false) => cx.bare(Builtin::StopAsyncIteration),
        Err(thrown) => thrown,
    };
    let over = cx.pending_is(Builtin::StopAsyncIteration) || cx.pending_is(Builtin::GeneratorExit);
    change_flags(cx, generator, if over { CLOSED } else { 0 }, BUSY);
    Err(thrown)
}

fn progress(cx: &Cx<'_>, step: Handle<'_>) -> Progress {
    cx.get(step).cast::<Step>().map_or(Progress::Closed, |s| s.object().progress.get())
}

fn set_progress(cx: &Cx<'_>, step: Handle<'_>, progress: Progress) {
    if let Some(step) = cx.get(step).cast::<Step>() {
        step.object().progress.set(progress);
    }
}

fn is_busy(cx: &Cx<'_>, generator: Handle<'_>) -> bool {
    cx.get(generator).cast::<Generator>().is_some_and(|g| flags(g) & BUSY != 0)
}

/// `send` of what `__anext__` and `asend` give.
fn step_send(cx: &mut Cx<'_>, this: Handle<'_>, arg: Handle<'_>) -> Res<Ret> {
    let [generator, value, out] = cx.locals();
    set_generator(cx, generator, this);
    cx.set(value, cx.get(arg));
    match progress(cx, this) {
        Progress::Closed => {
            let message = "cannot reuse already awaited __anext__()/asend()";
            return Err(cx.raise(Builtin::RuntimeError, message));
        }
        Progress::Fresh => {
            if is_busy(cx, generator) {
                let message = "anext(): asynchronous generator is already running";
                return Err(cx.raise(Builtin::RuntimeError, message));
            }
            if cx.get(arg) == Value::NONE {
                let first = cx.get(this).cast::<Step>().map_or(Value::NONE, |s| s.get(|s| &s.value));
                cx.set(value, first);
            }
            set_progress(cx, this, Progress::Running);
        }
        Progress::Running => {}
    }
    change_flags(cx, generator, BUSY, 0);
    let resumed = cx.resume(generator, value, 0, out);
    if let Err(thrown) = outcome(cx, generator, out, resumed) {
        set_progress(cx, this, Progress::Closed);
        return Err(thrown);
    }
    cx.ret(cx.get(out))
}

/// `throw` of any awaitable of an asynchronous generator.
fn step_throw(cx: &mut Cx<'_>, this: Handle<'_>, parts: [Handle<'_>; 3], again: &str) -> Res<Ret> {
    if progress(cx, this) == Progress::Closed {
        return Err(cx.raise(Builtin::RuntimeError, again));
    }
    let [generator, exception, out] = cx.locals();
    set_generator(cx, generator, this);
    exception_of(cx, exception, parts)?;
    let resumed = cx.resume(generator, exception, 1, out);
    let closing = cx.get(this).cast::<Step>().is_some_and(|s| s.get(|s| &s.value) == Value::UNDEF)
        && cx.class_of(cx.get(this)).is_builtin(Builtin::AsyncThrow);
    let ended = match closing {
        true => close_outcome(cx, generator, out, resumed),
        false => outcome(cx, generator, out, resumed),
    };
    if let Err(thrown) = ended {
        set_progress(cx, this, Progress::Closed);
        return Err(thrown);
    }
    cx.ret(cx.get(out))
}

/// As `outcome`, for `aclose`: the end of the generator is success, another value is not.
fn close_outcome(cx: &Cx<'_>, generator: Handle<'_>, out: Handle<'_>, resumed: Res<bool>) -> Res<()> {
    let thrown = match resumed {
        Ok(true) if cx.get(out).cast::<Wrapped>().is_none() => return Ok(()),
        Ok(true) => cx.raise(Builtin::RuntimeError, "async generator ignored GeneratorExit"),
        Ok(false) => cx.bare(Builtin::StopIteration),
        Err(_) if cx.pending_is(Builtin::StopAsyncIteration) || cx.pending_is(Builtin::GeneratorExit) => {
            cx.pending.set(Word::UNDEF);
            cx.bare(Builtin::StopIteration)
        }
        Err(thrown) => thrown,
    };
    change_flags(cx, generator, 0, BUSY);
    Err(thrown)
}

/// `send` of what `athrow` and `aclose` give.
fn step_athrow(cx: &mut Cx<'_>, this: Handle<'_>, arg: Handle<'_>) -> Res<Ret> {
    let [generator, value, exception, out, undefined] = cx.locals();
    cx.set(undefined, Value::UNDEF);
    set_generator(cx, generator, this);
    cx.set(value, cx.get(this).cast::<Step>().map_or(Value::UNDEF, |s| s.get(|s| &s.value)));
    let closing = cx.get(value) == Value::UNDEF;
    let resumed = match progress(cx, this) {
        Progress::Closed => {
            let message = "cannot reuse already awaited aclose()/athrow()";
            return Err(cx.raise(Builtin::RuntimeError, message));
        }
        Progress::Running => cx.resume(generator, arg, 0, out),
        Progress::Fresh => {
            start_athrow(cx, this, generator, arg, closing)?;
            if closing {
                match cx.new_error_of(Builtin::GeneratorExit, &[]) {
                    Some(exit) => cx.set(exception, exit),
                    None => return Err(cx.memory_error()),
                }
            } else {
                let parts = [cx.root(Value::UNDEF), cx.root(Value::UNDEF), cx.root(Value::UNDEF)];
                for (at, part) in parts.into_iter().enumerate() {
                    cx.set(part, cx.argument(value, at).unwrap_or(Value::UNDEF));
                }
                if let Err(thrown) = exception_of(cx, exception, parts) {
                    change_flags(cx, generator, 0, BUSY);
                    set_progress(cx, this, Progress::Closed);
                    return Err(thrown);
                }
            }
            cx.resume(generator, exception, if closing { 2 } else { 1 }, out)
        }
    };
    let ended = match closing {
        true => close_outcome(cx, generator, out, resumed),
        false => outcome(cx, generator, out, resumed),
    };
    if let Err(thrown) = ended {
        set_progress(cx, this, Progress::Closed);
        return Err(thrown);
    }
    cx.ret(cx.get(out))
}

/// May an `athrow` or `aclose` begin?
fn start_athrow(
    cx: &Cx<'_>,
    this: Handle<'_>,
    generator: Handle<'_>,
    arg: Handle<'_>,
    closing: bool,
) -> Res<()> {
    let which = if closing { "aclose" } else { "athrow" };
    if is_busy(cx, generator) {
        set_progress(cx, this, Progress::Closed);
        let message = format!("{which}(): asynchronous generator is already running");
        return Err(cx.raise(Builtin::RuntimeError, message));
    }
    let Some(g) = cx.get(generator).cast::<Generator>() else { return Ok(()) };
    if g.state() == State::Finished {
        set_progress(cx, this, Progress::Closed);
        return Err(cx.bare(Builtin::StopIteration));
    }
    if flags(g) & CLOSED != 0 {
        set_progress(cx, this, Progress::Closed);
        return Err(cx.bare(Builtin::StopAsyncIteration));
    }
    if cx.get(arg) != Value::NONE {
        let message = "can't send non-None value to a just-started coroutine";
        return Err(cx.raise(Builtin::RuntimeError, message));
    }
    set_progress(cx, this, Progress::Running);
    change_flags(cx, generator, BUSY | if closing { CLOSED } else { 0 }, 0);
    Ok(())
}
