//! The natives of exceptions, and the attributes that only some of them have.
//!
//! Owns `BaseException` and the constructors and texts of those derived from it. Attributes of their own (`errno`,
//! `lineno`, `name`, ...) are fields in an array behind the exception, one position a name, so that they are not among
//! the attributes that scripts add. Groups are in `exception_group`, how an exception is printed in `report`.
//!
//! Invariant "fields": `value` of an exception is the attribute itself for StopIteration and SystemExit, for all others
//! None or an array as long as its class has fields.

use super::array::Array;
use super::attribute;
use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::exception::{Exception, Traceback};
use super::list::List;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Ref, Value};
use crate::natives;

/// Positions of fields, by the class that has them.
#[allow(missing_docs)]
pub mod field {
    pub const IMPORT_MSG: usize = 0;
    pub const IMPORT_NAME: usize = 1;
    pub const IMPORT_PATH: usize = 2;
    pub const ATTRIBUTE_NAME: usize = 0;
    pub const ATTRIBUTE_OBJ: usize = 1;
    pub const NAME_NAME: usize = 0;
    pub const OS_ERRNO: usize = 0;
    pub const OS_STRERROR: usize = 1;
    pub const OS_FILENAME: usize = 2;
    pub const OS_FILENAME2: usize = 3;
    pub const OS_WRITTEN: usize = 4;
    pub const SYNTAX_MSG: usize = 0;
    pub const SYNTAX_FILENAME: usize = 1;
    pub const SYNTAX_LINENO: usize = 2;
    pub const SYNTAX_OFFSET: usize = 3;
    pub const SYNTAX_TEXT: usize = 4;
    pub const SYNTAX_END_LINENO: usize = 5;
    pub const SYNTAX_END_OFFSET: usize = 6;
    pub const SYNTAX_PRINT: usize = 7;
    pub const UNICODE_ENCODING: usize = 0;
    pub const UNICODE_OBJECT: usize = 1;
    pub const UNICODE_START: usize = 2;
    pub const UNICODE_END: usize = 3;
    pub const UNICODE_REASON: usize = 4;
    pub const GROUP_MESSAGE: usize = 0;
    pub const GROUP_EXCEPTIONS: usize = 1;
    /// As many as any class has.
    pub const MOST: usize = 8;
}

/// How many fields exceptions with the layout of a class have.
fn field_count(layout: Builtin) -> usize {
    const WITH_FIELDS: &[(Builtin, usize)] = &[
        (Builtin::ImportError, 3),
        (Builtin::AttributeError, 2),
        (Builtin::NameError, 1),
        (Builtin::OSError, 5),
        (Builtin::SyntaxError, 8),
        (Builtin::UnicodeError, 5),
        (Builtin::BaseExceptionGroup, 2),
    ];
    WITH_FIELDS.iter().find(|(class, _)| layout.is_a(*class)).map_or(field::MOST, |(_, count)| *count)
}

impl Vm {
    /// A field of an exception; None when nothing was stored there.
    pub fn error_field<'v>(&'v self, exception: Ref<'v, Exception>, at: usize) -> Value<'v> {
        let fields = exception.get(|e| &e.value).cast::<Array>();
        fields.and_then(|f| f.tail_values().get(at)).filter(|v| *v != Value::UNDEF).unwrap_or(Value::NONE)
    }

    /// Store in a field of an exception. False when memory is short.
    pub fn set_error_field(&self, exception: Ref<'_, Exception>, at: usize, v: Value<'_>) -> bool {
        let known = exception.get(|e| &e.value).cast::<Array>();
        let fields = match known {
            Some(fields) if at < fields.tail_len() => fields,
            _ => {
                let count = field_count(self.class_of(exception.value()).layout()).max(at + 1);
                let kept = known.into_iter().flat_map(|f| f.tail_values().iter());
                let Some(made) = self.array(count, kept) else { return false };
                self.heap.store(exception, &exception.object().value, made.value());
                made
            }
        };
        self.heap.store_tail(fields, at, v);
        true
    }
}

impl Cx<'_> {
    /// Store a field in the native of a setter; an undefined value deletes.
    pub(super) fn assign_field(&self, exception: Ref<'_, Exception>, at: usize, v: Value<'_>) -> Res<()> {
        let v = if v == Value::UNDEF { Value::NONE } else { v };
        if self.set_error_field(exception, at, v) { Ok(()) } else { Err(self.memory_error()) }
    }
}

/// A table of natives with attributes that are fields.
macro_rules! with_fields {
    ($table:ident: { $($field:ident = $at:expr),* $(,)? } $($rows:tt)*) => {
        natives! { pub static $table:
            $(
                quiet getter fn $field(cx, this: Ref<'v, Exception>) { Ok(cx.error_field(this, $at)) }
                quiet setter fn $field(cx, this: Ref<'v, Exception>, value: Value<'v>) {
                    cx.assign_field(this, $at, value)?;
                    Ok(Value::NONE)
                }
            )*
            $($rows)*
        }
    };
}
pub(super) use with_fields;

natives! { pub static BASE:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        cx.class_to_make(cx.get(class), Builtin::BaseException)?;
        cx.ret(new_exception_of(cx, class, args)?)
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        cx.ret(Value::NONE)
    }
    loud fn "__repr__" repr(cx, this) {
        let [args] = cx.locals();
        set_args(cx, args, this)?;
        let inside = if cx.argument_count(args) == 1 {
            let only = cx.argument(args, 0).unwrap_or(Value::NONE);
            cx.set(args, only);
            format!("({})", nested_repr(cx, args)?)
        } else {
            nested_repr(cx, args)?
        };
        let type_name = cx.type_name(cx.get(this));
        cx.ret(cx.string(&format!("{type_name}{inside}"))?)
    }
    loud fn "__str__" str(cx, this) {
        let text = base_text(cx, this)?;
        cx.ret(cx.string(&text)?)
    }
    /// Exception.with_traceback(tb) --
    /// set self.__traceback__ to tb and return self.
    quiet fn with_traceback(cx, this: Ref<'v, Exception>, tb: Value<'v>) {
        cx.assign_traceback(this, tb)?;
        Ok(this.value())
    }
    /// Exception.add_note(note) --
    /// add a note to the exception
    loud fn add_note(cx, this, note) {
        if !cx.is_instance(cx.get(note), Builtin::Str) {
            let actual = cx.type_name(cx.get(note));
            return Err(cx.type_error(format!("note must be a str, not '{actual}'")));
        }
        let [notes] = cx.locals();
        if !attribute::look(cx, notes, this, name::notes)? {
            cx.set(notes, cx.list(&[])?.value());
            attribute::set(cx, this, name::notes, Some(notes))?;
        }
        let known = cx.get(notes);
        match known.cast::<List>().or_else(|| cx.payload(known).and_then(|p| p.cast::<List>())) {
            Some(list) => cx.push(list, cx.get(note))?,
            None => return Err(cx.type_error("Cannot add note: __notes__ is not a list")),
        }
        cx.ret(Value::NONE)
    }
    loud fn "__setstate__" setstate(cx, this, state) {
        if cx.get(state) == Value::NONE {
            return cx.ret(Value::NONE);
        }
        let [key, v] = cx.locals();
        let mut at = 0;
        loop {
            let symbol = {
                let Some(dict) = cx.as_dict(cx.get(state)) else {
                    return Err(cx.type_error("state is not a dictionary"));
                };
                let Some((here, k, value)) = cx.dict_next(dict, at) else { break };
                at = here + 1;
                cx.set(key, k);
                cx.set(v, value);
                cx.attribute_name(key)?
            };
            attribute::set(cx, this, symbol, Some(v))?;
        }
        cx.ret(Value::NONE)
    }
    quiet fn "__reduce__" reduce(cx, this: Ref<'v, Exception>) {
        let class = cx.class_of(this.value()).value();
        let args = this.get(|e| &e.args);
        match cx.attributes_of(super::instance::Slotted::Exception(this))? {
            Some(state) => cx.tuple(&[class, args, state]),
            None => cx.tuple(&[class, args]),
        }
    }
    quiet getter fn args(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.args)) }
    loud setter fn args(cx, this, value) {
        if cx.get(value) == Value::UNDEF {
            return Err(cx.type_error("args may not be deleted"));
        }
        let [list] = cx.locals();
        cx.list_of(list, value)?;
        let items: Vec<Value<'_>> = cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
        let args = cx.tuple(&items)?;
        if let Some(e) = cx.get(this).cast::<Exception>() {
            cx.heap.store(e, &e.object().args, args);
        }
        cx.ret(Value::NONE)
    }
    quiet getter fn "__traceback__" traceback(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.traceback)) }
    quiet setter fn "__traceback__" set_traceback(cx, this: Ref<'v, Exception>, value: Value<'v>) {
        cx.assign_traceback(this, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn "__cause__" cause(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.cause)) }
    quiet setter fn "__cause__" set_cause(cx, this: Ref<'v, Exception>, value: Value<'v>) {
        cx.expect_exception(value, "__cause__", "exception cause")?;
        cx.set_cause(this.value(), value);
        Ok(Value::NONE)
    }
    quiet getter fn "__context__" context(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.context)) }
    quiet setter fn "__context__" set_context(cx, this: Ref<'v, Exception>, value: Value<'v>) {
        cx.expect_exception(value, "__context__", "exception context")?;
        cx.set_context(this.value(), value);
        Ok(Value::NONE)
    }
    quiet getter fn "__suppress_context__" suppress(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.suppress)) }
    quiet setter fn "__suppress_context__" set_suppress(cx, this: Ref<'v, Exception>, value: Value<'v>) {
        if value == Value::UNDEF {
            return Err(cx.type_error("can't delete numeric/char attribute"));
        }
        if !value.is_bool() {
            return Err(cx.type_error("attribute value type must be bool"));
        }
        cx.heap.store(this, &this.object().suppress, value);
        Ok(Value::NONE)
    }
    quiet getter fn "__dict__" dict(cx, this: Value<'v>) { cx.dict_of_instance(this) }
    quiet setter fn "__dict__" set_dict(cx, this: Value<'v>, value: Value<'v>) {
        cx.set_dict_of_instance(this, value)?;
        Ok(Value::NONE)
    }
}

natives! { pub static STOP_ITERATION:
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        let first = cx.argument(args, 0).unwrap_or(Value::NONE);
        if let Some(e) = cx.get(this).cast::<Exception>() {
            cx.heap.store(e, &e.object().value, first);
        }
        cx.ret(Value::NONE)
    }
    /// generator return value
    quiet getter fn value(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.value)) }
    quiet setter fn value(cx, this: Ref<'v, Exception>, value: Value<'v>) {
        let value = if value == Value::UNDEF { Value::NONE } else { value };
        cx.heap.store(this, &this.object().value, value);
        Ok(Value::NONE)
    }
}

natives! { pub static SYSTEM_EXIT:
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        let code = match cx.argument_count(args) {
            0 => Value::NONE,
            1 => cx.argument(args, 0).unwrap_or(Value::NONE),
            _ => cx.get(args),
        };
        if let Some(e) = cx.get(this).cast::<Exception>() {
            cx.heap.store(e, &e.object().value, code);
        }
        cx.ret(Value::NONE)
    }
    /// exception code
    quiet getter fn code(cx, this: Ref<'v, Exception>) { Ok(this.get(|e| &e.value)) }
    quiet setter fn code(cx, this: Ref<'v, Exception>, value: Value<'v>) {
        let value = if value == Value::UNDEF { Value::NONE } else { value };
        cx.heap.store(this, &this.object().value, value);
        Ok(Value::NONE)
    }
}

natives! { pub static KEY_ERROR:
    loud fn "__str__" str(cx, this) {
        let [args] = cx.locals();
        set_args(cx, args, this)?;
        // A key that is text would look like a message.
        let text = if cx.argument_count(args) == 1 {
            let key = cx.argument(args, 0).unwrap_or(Value::NONE);
            cx.set(args, key);
            nested_repr(cx, args)?
        } else {
            base_text(cx, this)?
        };
        cx.ret(cx.string(&text)?)
    }
}

with_fields! { ATTRIBUTE_ERROR: { name = field::ATTRIBUTE_NAME, obj = field::ATTRIBUTE_OBJ }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_with_keywords(cx, this, args, keywords, &[("name", field::ATTRIBUTE_NAME), ("obj", field::ATTRIBUTE_OBJ)])?;
        cx.ret(Value::NONE)
    }
}

with_fields! { NAME_ERROR: { name = field::NAME_NAME }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_with_keywords(cx, this, args, keywords, &[("name", field::NAME_NAME)])?;
        cx.ret(Value::NONE)
    }
}

with_fields! { IMPORT_ERROR: { msg = field::IMPORT_MSG, name = field::IMPORT_NAME, path = field::IMPORT_PATH }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_with_keywords(cx, this, args, keywords, &[("name", field::IMPORT_NAME), ("path", field::IMPORT_PATH)])?;
        let message = if cx.argument_count(args) == 1 { cx.argument(args, 0) } else { None };
        if let Some(e) = cx.get(this).cast::<Exception>() {
            cx.assign_field(e, field::IMPORT_MSG, message.unwrap_or(Value::NONE))?;
        }
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let message = cx.get(this).cast::<Exception>().map_or(Value::NONE, |e| cx.error_field(e, field::IMPORT_MSG));
        if cx.text_len(message).is_some() {
            return cx.ret(message);
        }
        let text = base_text(cx, this)?;
        cx.ret(cx.string(&text)?)
    }
}

/// A new exception of a class, with these arguments. The class has been checked.
pub(super) fn new_exception_of<'v>(cx: &'v Cx<'_>, class: Handle<'v>, args: Handle<'v>) -> Res<Value<'v>> {
    let Some(class) = cx.get(class).cast::<Class>() else { return Err(cx.type_error("not a class")) };
    let args = match cx.get(args).cast::<Tuple>() {
        Some(args) => args.value(),
        None => cx.tuple(&[])?,
    };
    let shape = cx.instance_shape(class);
    Ok(cx.new_exception(shape.word, shape.inline, args).value())
}

/// `BaseException.__init__`
pub(super) fn init_base(cx: &Cx<'_>, this: Handle<'_>, args: Handle<'_>, keywords: Handle<'_>) -> Res<()> {
    let Some(e) = cx.get(this).cast::<Exception>() else {
        let actual = cx.type_name(cx.get(this));
        return Err(cx.type_error(format!(
            "descriptor '__init__' requires a 'BaseException' object but received a '{actual}'"
        )));
    };
    if cx.any_keywords(keywords) {
        let type_name = cx.type_name(e.value());
        return Err(cx.type_error(format!("{type_name}() takes no keyword arguments")));
    }
    let args = match cx.get(args).cast::<Tuple>() {
        Some(args) => args.value(),
        None => cx.tuple(&[])?,
    };
    cx.heap.store(e, &e.object().args, args);
    Ok(())
}

/// A constructor whose keywords are fields.
fn init_with_keywords(
    cx: &Cx<'_>,
    this: Handle<'_>,
    args: Handle<'_>,
    keywords: Handle<'_>,
    known: &[(&str, usize)],
) -> Res<()> {
    let Some(e) = cx.get(this).cast::<Exception>() else { return Err(cx.type_error("not an exception")) };
    let args = match cx.get(args).cast::<Tuple>() {
        Some(args) => args.value(),
        None => cx.tuple(&[])?,
    };
    cx.heap.store(e, &e.object().args, args);
    for (_, at) in known {
        if e.get(|e| &e.value) != Value::NONE {
            cx.assign_field(e, *at, Value::NONE)?;
        }
    }
    let given = cx.as_dict(cx.get(keywords));
    for (key, v) in given.into_iter().flat_map(|d| cx.dict_entries(d)) {
        let text = cx.text(key);
        match known.iter().find(|(field, _)| *field == text) {
            Some((_, at)) => cx.assign_field(e, *at, v)?,
            None => {
                let of = cx.class_of(e.value()).mro().filter_map(|c| c.builtin());
                let with_init = |b: &Builtin| super::methods_of(*b).iter().any(|d| d.name == "__init__");
                let class = of.into_iter().find(with_init).unwrap_or(Builtin::BaseException).name();
                return Err(cx.type_error(format!("'{text}' is an invalid keyword argument for {class}()")));
            }
        }
    }
    Ok(())
}

/// `out` = the tuple of arguments.
pub(super) fn set_args(cx: &Cx<'_>, out: Handle<'_>, this: Handle<'_>) -> Res<()> {
    match cx.get(this).cast::<Exception>() {
        Some(e) => {
            cx.set(out, e.get(|e| &e.args));
            Ok(())
        }
        None => {
            let actual = cx.type_name(cx.get(this));
            Err(cx.type_error(format!(
                "descriptor requires a 'BaseException' object but received a '{actual}'"
            )))
        }
    }
}

/// `BaseException.__str__`
pub(super) fn base_text(cx: &mut Cx<'_>, this: Handle<'_>) -> Res<String> {
    cx.scope(|cx| {
        let [args] = cx.locals();
        set_args(cx, args, this)?;
        match cx.argument_count(args) {
            0 => return Ok(String::new()),
            1 => {
                let only = cx.argument(args, 0).unwrap_or(Value::NONE);
                cx.set(args, only);
            }
            _ => {}
        }
        cx.nested(" while getting the str of an object", |cx| cx.str(args))
    })
}

pub(super) fn nested_repr(cx: &mut Cx<'_>, v: Handle<'_>) -> Res<String> {
    cx.nested(" while getting the repr of an object", |cx| cx.repr(v))
}

impl Cx<'_> {
    fn assign_traceback(&self, e: Ref<'_, Exception>, tb: Value<'_>) -> Res<()> {
        if tb == Value::UNDEF {
            return Err(self.type_error("__traceback__ may not be deleted"));
        }
        if tb != Value::NONE && tb.cast::<Traceback>().is_none() {
            return Err(self.type_error("__traceback__ must be a traceback or None"));
        }
        self.heap.store(e, &e.object().traceback, tb);
        Ok(())
    }

    /// A value for `__cause__` or `__context__`.
    fn expect_exception(&self, v: Value<'_>, attribute: &str, what: &str) -> Res<()> {
        if v == Value::UNDEF {
            return Err(self.type_error(format!("{attribute} may not be deleted")));
        }
        if v != Value::NONE && v.cast::<Exception>().is_none() {
            return Err(self.type_error(format!("{what} must be None or derive from BaseException")));
        }
        Ok(())
    }
}
