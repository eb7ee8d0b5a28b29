//! Exceptions and tracebacks.
//!
//! Owns the layout of exceptions, making them from Rust, and the chain of traceback entries that unwinding adds to.

use super::class::{Builtin, Class, class_flag};
use super::code::CodeRef;
use super::exception_methods::field;
use super::kind;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::Instruction;
use crate::heap::{Field, Ref, ShapeWord, Value, object};
use std::cell::Cell;

object! {
    /// An exception. `suppress` is `__suppress_context__`. Slots follow.
    pub struct Exception: kind::EXCEPTION, "exception", Sized {
        values { extra, args, traceback, cause, context, suppress, value }
        plain {}
    }
}

object! {
    /// An entry of a traceback: where a frame was when an exception passed it. `next` leads to where it was raised;
    /// `frame` is the frame's object, or what it can be made of: the function, and what its registers held when the
    /// exception left them (an array, the function first).
    pub struct Traceback: kind::TRACEBACK, "traceback", None {
        values { next, code, frame }
        plain { pc: Cell<u64>, base: Cell<u64>, data: Cell<CodeRef> }
    }
}

/// The bit of `extra` in the header of an exception that is, or has been, the context of another one.
///
/// Invariant "contexts": whatever is in the field `context` of an exception and is one itself has this bit. An exception
/// without it is in no chain, and need not be looked for in one.
const IS_CONTEXT: u16 = 1;
/// The bit of an exception that has been thrown into a generator whose body does not run: it is not chained.
const IS_THROWN: u16 = 2;

/// So many links of a chain of contexts are followed between two looks at the interrupt flag.
const LINKS: u32 = 10_000;

/// Inline slots of a built-in exception: enough for the attributes that built-in ones have.
pub const INLINE: u8 = 0;

/// Is there more to exceptions of a class than their arguments?
fn args_fill_fields(class: Builtin) -> bool {
    class == Builtin::SystemExit
        || class.is_a(Builtin::SyntaxError)
        || class.is_a(Builtin::ImportError)
        || class.is_a(Builtin::UnicodeError)
}

impl Builtin {
    /// Is it a class of exceptions of which a new one is nothing but its arguments, whatever they are?
    pub fn keeps_args_alone(self) -> bool {
        use Builtin as B;
        let mut class = self;
        while class != B::BaseException {
            let more = matches!(
                class,
                B::StopIteration
                    | B::SystemExit
                    | B::OSError
                    | B::SyntaxError
                    | B::ImportError
                    | B::UnicodeError
                    | B::BaseExceptionGroup
                    | B::Object
            );
            if more {
                return false;
            }
            class = class.base();
        }
        true
    }
}

impl Vm {
    /// The shape of new exceptions of a class, and their slots, if calling it gives one that has the arguments and no
    /// script is asked.
    pub fn plain_exception(&self, class: Ref<'_, Class>) -> Option<(ShapeWord, u8)> {
        if let Some(builtin) = class.builtin() {
            return builtin.keeps_args_alone().then(|| (builtin.shape(), INLINE));
        }
        let plain = class.layout().keeps_args_alone()
            && !class.has(class_flag::ABSTRACT | class_flag::NO_NEW)
            && self.class_of(class.value()).builtin() == Some(Builtin::Type)
            && self.inherits_native(class, name::init, Builtin::BaseException)
            && self.inherits_native(class, name::new, Builtin::BaseException);
        plain.then(|| self.instance_shape(class)).map(|shape| (shape.word, shape.inline))
    }

    /// An exception of a shape, with a tuple of arguments.
    pub fn new_exception(&self, shape: ShapeWord, inline: u8, args: Value<'_>) -> Ref<'_, Exception> {
        let new = self.heap.allocate_always::<Exception>(shape, 8 + inline as usize);
        new.init_values(
            |header| Exception {
                header,
                extra: Field::new(Value::NONE),
                args: Field::new(args),
                traceback: Field::new(Value::NONE),
                cause: Field::new(Value::NONE),
                context: Field::new(Value::NONE),
                suppress: Field::new(Value::FALSE),
                value: Field::new(Value::NONE),
            },
            std::iter::empty(),
        )
    }

    /// An exception of a built-in class with a message. `None` when memory is short.
    pub fn new_error(&self, class: Builtin, message: &str) -> Option<Value<'_>> {
        let text = self.try_string(message)?.value();
        self.new_error_of(class, &[text])
    }

    /// An exception of a built-in class with arguments. `None` when memory is short.
    pub fn new_error_of(&self, class: Builtin, args: &[Value<'_>]) -> Option<Value<'_>> {
        let args = self.try_tuple(args)?.value();
        let made = self.new_exception(class.shape(), INLINE, args);
        if class == Builtin::StopIteration {
            let first = args.cast::<super::tuple::Tuple>().and_then(|t| t.tail_values().get(0));
            self.heap.store(made, &made.object().value, first.unwrap_or(Value::NONE));
        }
        if !args_fill_fields(class) {
            return Some(made.value());
        }
        self.fill_fields(made, class).then(|| made.value())
    }

    /// The fields that a constructor would have filled from the arguments. False when memory is short.
    fn fill_fields(&self, made: Ref<'_, Exception>, class: Builtin) -> bool {
        let Some(args) = made.get(|e| &e.args).cast::<Tuple>() else { return true };
        let given = |at: usize| args.tail_values().get(at).unwrap_or(Value::NONE);
        if class == Builtin::SystemExit {
            let code = if args.tail_len() > 1 { args.value() } else { given(0) };
            self.heap.store(made, &made.object().value, code);
            return true;
        }
        if class.is_a(Builtin::UnicodeError) {
            let parts = args.tail_values().iter();
            return args.tail_len() < 5 || (0..).zip(parts).all(|(at, v)| self.set_error_field(made, at, v));
        }
        let place = given(1).cast::<Tuple>();
        let rest = place.into_iter().flat_map(|t| t.tail_values().iter());
        let mut all = [given(0)].into_iter().chain(rest).enumerate();
        all.all(|(at, v)| self.set_error_field(made, at, v))
    }

    /// As `new_error`, where the limit of memory does not count.
    pub fn new_error_past_limit(&self, class: Builtin, message: &str) -> Value<'_> {
        let text = self.string_past_limit(message).value();
        let args = self.tuple_past_limit(if message.is_empty() { &[] } else { std::slice::from_ref(&text) });
        self.new_exception(class.shape(), INLINE, args).value()
    }

    /// `exception.__cause__ = cause`; the context is not shown any longer.
    pub fn set_cause(&self, exception: Value<'_>, cause: Value<'_>) {
        if let Some(e) = exception.cast::<Exception>() {
            self.heap.store(e, &e.object().cause, cause);
            self.heap.store(e, &e.object().suppress, Value::TRUE);
        }
    }

    /// `exception.__context__ = context`: the only way in which an exception becomes a context, see "contexts".
    pub fn set_context(&self, exception: Value<'_>, context: Value<'_>) {
        if let Some(e) = exception.cast::<Exception>() {
            if let Some(c) = context.cast::<Exception>() {
                c.header().set_extra(c.header().extra() | IS_CONTEXT);
            }
            self.heap.store(e, &e.object().context, context);
        }
    }

    /// Is `class` derived from BaseException?
    pub fn is_exception_class(&self, class: Value<'_>) -> bool {
        match (class.cast::<Class>(), self.class(Builtin::BaseException).cast::<Class>()) {
            (Some(class), Some(base)) => class.is_subclass(base),
            _ => false,
        }
    }

    /// Has the call of a method that ends before word `pc` raised this because there is no such method?
    fn is_failed_lookup(&self, exception: Ref<'_, Exception>, data: CodeRef, pc: u32) -> bool {
        if !self.is_instance(exception.value(), Builtin::AttributeError) {
            return false;
        }
        let code = data.get();
        let Some(start) = (pc as usize).checked_sub(2) else { return false };
        let Some((Instruction::CallMethod { site, .. }, 2)) = Instruction::decode(&code.unit.words, start)
        else {
            return false;
        };
        let missing = self.as_text(self.error_field(exception, field::ATTRIBUTE_NAME));
        let wanted = code.unit.sites.get(site.0 as usize);
        missing.zip(wanted).is_some_and(|(missing, wanted)| missing.as_str() == &**wanted)
    }

    /// Note that an exception passed a frame.
    pub fn add_traceback(&self, exception: Value<'_>, data: CodeRef, pc: u32, frame: Value<'_>, base: usize) {
        let Some(exception) = exception.cast::<Exception>() else { return };
        if self.is_hidden(data.get()) {
            return;
        }
        let is_lookup =
            exception.get(|e| &e.traceback) == Value::NONE && self.is_failed_lookup(exception, data, pc);
        // The word in front of the last one has the position of the lookup.
        let pc = if is_lookup { pc - 1 } else { pc };
        let entry =
            self.heap.allocate_fixed::<Traceback>(Builtin::Traceback.shape()).init(|header| Traceback {
                header,
                next: Field::new(exception.get(|e| &e.traceback)),
                code: Field::new(self.brand(data.get().object.get())),
                frame: Field::new(frame),
                pc: Cell::new(pc as u64),
                base: Cell::new(base as u64),
                data: Cell::new(data),
            });
        self.heap.store(exception, &exception.object().traceback, entry.value());
    }

    /// As `chain_context`, for an exception that has just been raised in Rust: one that has passed frames, or has a
    /// context, has been here before.
    pub fn chain_fresh(&self, exception: Value<'_>) {
        let Some(e) = exception.cast::<Exception>() else { return };
        let extra = e.header().extra();
        if extra & IS_THROWN != 0 {
            e.header().set_extra(extra & !IS_THROWN);
        } else if e.get(|e| &e.traceback) == Value::NONE && e.get(|e| &e.context) == Value::NONE {
            self.chain_context(exception);
        }
    }

    /// An exception is raised as it is: what is being handled does not become its context.
    pub fn leave_unchained(&self, exception: Value<'_>) {
        if let Some(e) = exception.cast::<Exception>() {
            e.header().set_extra(e.header().extra() | IS_THROWN);
        }
    }

    /// The exception that was being handled becomes the context of a new one, and a circle that this would make is cut.
    pub fn chain_context(&self, exception: Value<'_>) {
        let handled = self.brand(self.handled.get());
        let (Some(e), Some(h)) = (exception.cast::<Exception>(), handled.cast::<Exception>()) else { return };
        if e.same(h) {
            return;
        }
        // Exceptions that are raised for the first time are never looked for, so that handlers in handlers, however deep,
        // take the same time each.
        if e.header().extra() & IS_CONTEXT != 0 && !self.cut_from_chain(h, e) {
            return;
        }
        self.set_context(exception, handled);
    }

    /// Where the chain of contexts from `first` on leads to `sought`, it is cut, as CPython does. False when the walk was
    /// interrupted; what is set up then is not seen by any script.
    fn cut_from_chain(&self, first: Ref<'_, Exception>, sought: Ref<'_, Exception>) -> bool {
        fn next(e: Ref<'_, Exception>) -> Option<Ref<'_, Exception>> {
            e.get(|x| &x.context).cast()
        }
        // A script may have made a circle that `sought` is not in: who goes half as fast is met there.
        let (mut at, mut slow, mut steps) = (first, first, 0_u32);
        while let Some(after) = next(at) {
            if after.same(sought) {
                self.heap.store(at, &at.object().context, Value::NONE);
                break;
            }
            at = after;
            if at.same(slow) {
                break;
            }
            steps = steps.wrapping_add(1);
            if steps.is_multiple_of(2) {
                slow = next(slow).unwrap_or(slow);
            }
            if steps.is_multiple_of(LINKS) {
                self.charge_work(LINKS as usize / 16);
                if self.is_interrupted() {
                    return false;
                }
            }
        }
        true
    }
}
