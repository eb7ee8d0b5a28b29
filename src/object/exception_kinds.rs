//! Exceptions with structure: those of the operating system, of the syntax and of text codecs.
//!
//! Owns their constructors and texts. The fields they fill are declared in `exception_methods`.

use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res, Thrown};
use super::error::Raise;
use super::exception::Exception;
use super::exception_methods::{base_text, field, init_base, nested_repr, new_exception_of, with_fields};
use super::list::List;
use super::symbol::name;
use crate::heap::{Ref, Value};
use crate::natives;

/// The classes that `OSError(errno, ...)` makes, with Linux's numbers.
const BY_NUMBER: &[(i64, Builtin)] = &[
    (1, Builtin::PermissionError),
    (2, Builtin::FileNotFoundError),
    (3, Builtin::ProcessLookupError),
    (4, Builtin::InterruptedError),
    (10, Builtin::ChildProcessError),
    (11, Builtin::BlockingIOError),
    (13, Builtin::PermissionError),
    (17, Builtin::FileExistsError),
    (20, Builtin::NotADirectoryError),
    (21, Builtin::IsADirectoryError),
    (32, Builtin::BrokenPipeError),
    (103, Builtin::ConnectionAbortedError),
    (104, Builtin::ConnectionResetError),
    (108, Builtin::BrokenPipeError),
    (110, Builtin::TimeoutError),
    (111, Builtin::ConnectionRefusedError),
    (114, Builtin::BlockingIOError),
    (115, Builtin::BlockingIOError),
];

with_fields! { OS_ERROR: {
        errno = field::OS_ERRNO,
        strerror = field::OS_STRERROR,
        filename = field::OS_FILENAME,
        filename2 = field::OS_FILENAME2,
    }
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let [which, nothing] = cx.locals();
        let late = {
            let c = cx.class_to_make(cx.get(class), Builtin::OSError)?;
            cx.set(which, c.value());
            // A class with `__init__` of its own is filled by `OSError.__init__`, if that is called at all.
            let late = fills_late(cx, c);
            if !late && cx.any_keywords(keywords) {
                return Err(cx.type_error(format!("{}() takes no keyword arguments", c.name())));
            }
            if c.is_builtin(Builtin::OSError) && (2..=5).contains(&cx.argument_count(args)) {
                let number = cx.argument(args, 0).and_then(|v| cx.as_i64(v));
                if let Some((_, builtin)) = BY_NUMBER.iter().find(|(n, _)| Some(*n) == number) {
                    cx.set(which, cx.class(*builtin));
                }
            }
            late
        };
        let e = new_exception_of(cx, which, if late { nothing } else { args })?;
        if let (false, Some(e)) = (late, e.cast::<Exception>()) {
            fill_os_error(cx, e, args)?;
        }
        cx.ret(e)
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        let class = cx.class_of(cx.get(this));
        if !fills_late(cx, class) {
            return cx.ret(Value::NONE);
        }
        init_base(cx, this, args, keywords)?;
        if let Some(e) = cx.get(this).cast::<Exception>() {
            fill_os_error(cx, e, args)?;
        }
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let text = os_error_text(cx, this)?;
        cx.ret(cx.string(&text)?)
    }
    quiet getter fn characters_written(cx, this: Ref<'v, Exception>) {
        match cx.error_field(this, field::OS_WRITTEN) {
            Value::NONE => Err(cx.attribute_error("characters_written")),
            v => Ok(v),
        }
    }
    quiet setter fn characters_written(cx, this: Ref<'v, Exception>, value: i64) {
        if cx.set_error_field(this, field::OS_WRITTEN, cx.int(value)) { Ok(Value::NONE) } else { Err(cx.memory_error()) }
    }
}

with_fields! { SYNTAX_ERROR: {
        msg = field::SYNTAX_MSG,
        filename = field::SYNTAX_FILENAME,
        lineno = field::SYNTAX_LINENO,
        offset = field::SYNTAX_OFFSET,
        text = field::SYNTAX_TEXT,
        end_lineno = field::SYNTAX_END_LINENO,
        end_offset = field::SYNTAX_END_OFFSET,
        print_file_and_line = field::SYNTAX_PRINT,
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        init_syntax_error(cx, this, args)?;
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let text = syntax_error_text(cx, this)?;
        cx.ret(cx.string(&text)?)
    }
}

with_fields! { UNICODE_DECODE_ERROR: {
        encoding = field::UNICODE_ENCODING,
        object = field::UNICODE_OBJECT,
        start = field::UNICODE_START,
        end = field::UNICODE_END,
        reason = field::UNICODE_REASON,
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        init_unicode(cx, this, args, &[Part::Text, Part::Bytes, Part::Int, Part::Int, Part::Text], 0)?;
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let text = unicode_text(cx, this, Coding::Decode)?;
        cx.ret(cx.string(&text)?)
    }
}

with_fields! { UNICODE_ENCODE_ERROR: {
        encoding = field::UNICODE_ENCODING,
        object = field::UNICODE_OBJECT,
        start = field::UNICODE_START,
        end = field::UNICODE_END,
        reason = field::UNICODE_REASON,
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        init_unicode(cx, this, args, &[Part::Text, Part::Text, Part::Int, Part::Int, Part::Text], 0)?;
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let text = unicode_text(cx, this, Coding::Encode)?;
        cx.ret(cx.string(&text)?)
    }
}

with_fields! { UNICODE_TRANSLATE_ERROR: {
        encoding = field::UNICODE_ENCODING,
        object = field::UNICODE_OBJECT,
        start = field::UNICODE_START,
        end = field::UNICODE_END,
        reason = field::UNICODE_REASON,
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_base(cx, this, args, keywords)?;
        init_unicode(cx, this, args, &[Part::Text, Part::Int, Part::Int, Part::Text], field::UNICODE_OBJECT)?;
        cx.ret(Value::NONE)
    }
    loud fn "__str__" str(cx, this) {
        let text = unicode_text(cx, this, Coding::Translate)?;
        cx.ret(cx.string(&text)?)
    }
}

/// Has a class an `__init__` of its own and no `__new__`?
fn fills_late(cx: &Cx<'_>, class: Ref<'_, Class>) -> bool {
    !cx.inherits_native(class, name::init, Builtin::OSError)
        && cx.inherits_native(class, name::new, Builtin::OSError)
}

/// The fields of `OSError(errno, strerror[, filename[, winerror[, filename2]]])`.
fn fill_os_error(cx: &Cx<'_>, e: Ref<'_, Exception>, args: Handle<'_>) -> Res<()> {
    let count = cx.argument_count(args);
    if !(2..=5).contains(&count) {
        return Ok(());
    }
    let given = |at: usize| cx.argument(args, at).unwrap_or(Value::NONE);
    let store = |at: usize, v: Value<'_>| {
        if cx.set_error_field(e, at, v) { Ok(()) } else { Err(cx.memory_error()) }
    };
    store(field::OS_ERRNO, given(0))?;
    store(field::OS_STRERROR, given(1))?;
    if given(2) == Value::NONE {
        return Ok(());
    }
    // `BlockingIOError` counts what was written in the place of the file name.
    let written = cx.as_i64(given(2)).filter(|_| cx.is_instance(e.value(), Builtin::BlockingIOError));
    if written.is_some() {
        return store(field::OS_WRITTEN, given(2));
    }
    store(field::OS_FILENAME, given(2))?;
    store(field::OS_FILENAME2, given(4))?;
    let short = cx.tuple(&[given(0), given(1)])?;
    cx.heap.store(e, &e.object().args, short);
    Ok(())
}

fn os_error_text(cx: &mut Cx<'_>, this: Handle<'_>) -> Res<String> {
    let fields = [cx.root(Value::NONE), cx.root(Value::NONE), cx.root(Value::NONE), cx.root(Value::NONE)];
    for (at, handle) in fields.into_iter().enumerate() {
        let v = cx.get(this).cast::<Exception>().map_or(Value::NONE, |e| cx.error_field(e, at));
        cx.set(handle, v);
    }
    let [number, message, first, second] = fields;
    let given = |cx: &Cx<'_>, h: Handle<'_>| cx.get(h) != Value::NONE;
    if given(cx, first) {
        let start = format!("[Errno {}] {}", cx.str(number)?, cx.str(message)?);
        let first = nested_repr(cx, first)?;
        if given(cx, second) {
            let second = nested_repr(cx, second)?;
            return Ok(format!("{start}: {first} -> {second}"));
        }
        return Ok(format!("{start}: {first}"));
    }
    if given(cx, number) && given(cx, message) {
        return Ok(format!("[Errno {}] {}", cx.str(number)?, cx.str(message)?));
    }
    base_text(cx, this)
}

/// The fields of `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`.
fn init_syntax_error(cx: &mut Cx<'_>, this: Handle<'_>, args: Handle<'_>) -> Res<()> {
    let count = cx.argument_count(args);
    if count >= 1 {
        store_field(cx, this, field::SYNTAX_MSG, cx.argument(args, 0).unwrap_or(Value::NONE))?;
    }
    if count != 2 {
        return Ok(());
    }
    let [details, list] = cx.locals();
    cx.set(details, cx.argument(args, 1).unwrap_or(Value::NONE));
    cx.list_of(list, details)?;
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    let number = items.len();
    if number < 4 {
        return Err(cx.type_error(format!("function takes at least 4 arguments ({number} given)")));
    }
    if number > 6 {
        return Err(cx.type_error(format!("function takes at most 6 arguments ({number} given)")));
    }
    for (at, v) in (field::SYNTAX_FILENAME..).zip(items) {
        store_field(cx, this, at, v)?;
    }
    if number == 5 {
        return Err(cx.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

fn store_field(cx: &Cx<'_>, this: Handle<'_>, at: usize, v: Value<'_>) -> Res<()> {
    match cx.get(this).cast::<Exception>() {
        Some(e) if !cx.set_error_field(e, at, v) => Err(cx.memory_error()),
        _ => Ok(()),
    }
}

fn syntax_error_text(cx: &mut Cx<'_>, this: Handle<'_>) -> Res<String> {
    let [message] = cx.locals();
    let (filename, line) = {
        let Some(e) = cx.get(this).cast::<Exception>() else { return Ok(String::new()) };
        cx.set(message, cx.error_field(e, field::SYNTAX_MSG));
        let filename = cx.error_field(e, field::SYNTAX_FILENAME);
        let filename = cx.is_instance(filename, Builtin::Str).then(|| cx.text(filename));
        (filename, cx.as_i64(cx.error_field(e, field::SYNTAX_LINENO)))
    };
    let text = cx.str(message)?;
    let short = filename.as_deref().map(|f| f.rsplit('/').next().unwrap_or(f));
    Ok(match (short, line) {
        (Some(file), Some(line)) => format!("{text} ({file}, line {line})"),
        (Some(file), None) => format!("{text} ({file})"),
        (None, Some(line)) => format!("{text} (line {line})"),
        (None, None) => text,
    })
}

/// What an argument of a Unicode error must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Text,
    Bytes,
    Int,
}

/// The fields of a Unicode error from its arguments, the first of which goes to field `from`.
fn init_unicode(cx: &Cx<'_>, this: Handle<'_>, args: Handle<'_>, parts: &[Part], from: usize) -> Res<()> {
    let count = cx.argument_count(args);
    if count != parts.len() {
        return Err(
            cx.type_error(format!("function takes exactly {} arguments ({count} given)", parts.len()))
        );
    }
    for (at, part) in parts.iter().enumerate() {
        let v = cx.argument(args, at).unwrap_or(Value::NONE);
        let actual = cx.type_name(v);
        match part {
            Part::Text if !cx.is_instance(v, Builtin::Str) => {
                return Err(cx.type_error(format!("argument {} must be str, not {actual}", at + 1)));
            }
            Part::Int if cx.as_integer(v).is_none() => {
                return Err(cx.type_error(format!("'{actual}' object cannot be interpreted as an integer")));
            }
            Part::Bytes if cx.bytes_of(cx.payload(v).unwrap_or(v)).is_none() => {
                return Err(cx.type_error(format!("a bytes-like object is required, not '{actual}'")));
            }
            _ => {}
        }
        store_field(cx, this, from + at, v)?;
    }
    Ok(())
}

impl Cx<'_> {
    /// UnicodeDecodeError or UnicodeEncodeError about a part of `object`.
    pub fn codec_error(
        &self,
        class: Builtin,
        encoding: &str,
        object: Value<'_>,
        (start, end): (usize, usize),
        reason: &str,
    ) -> Thrown {
        let (Some(encoding), Some(reason)) = (self.try_string(encoding), self.try_string(reason)) else {
            return self.memory_error();
        };
        let parts = [encoding.value(), object, self.int(start as i64), self.int(end as i64), reason.value()];
        match self.new_error_of(class, &parts) {
            Some(made) => self.throw(made),
            None => self.memory_error(),
        }
    }
}

/// Which way a codec was going.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    Encode,
    Decode,
    Translate,
}

fn unicode_text(cx: &mut Cx<'_>, this: Handle<'_>, coding: Coding) -> Res<String> {
    let [encoding, reason] = cx.locals();
    let bare = cx
        .get(this)
        .cast::<Exception>()
        .is_none_or(|e| cx.error_field(e, field::UNICODE_OBJECT) == Value::NONE);
    if bare {
        return base_text(cx, this);
    }
    let (start, end, offender) = {
        let Some(e) = cx.get(this).cast::<Exception>() else { return Ok(String::new()) };
        let object = cx.error_field(e, field::UNICODE_OBJECT);
        cx.set(encoding, cx.error_field(e, field::UNICODE_ENCODING));
        cx.set(reason, cx.error_field(e, field::UNICODE_REASON));
        let number = |at: usize| cx.as_i64(cx.error_field(e, at)).unwrap_or(0);
        let (start, end) = (number(field::UNICODE_START), number(field::UNICODE_END));
        let single = end == start.saturating_add(1);
        let offender = usize::try_from(start).ok().filter(|_| single).and_then(|at| match coding {
            Coding::Decode => {
                let bytes = cx.bytes_of(cx.payload(object).unwrap_or(object))?;
                bytes.get(at).map(|b| format!("byte {b:#04x}"))
            }
            _ => cx.text(object).chars().nth(at).map(|c| match cx.code_of(c) {
                code @ 0..=0xff => format!("character '\\x{code:02x}'"),
                code @ 0x100..=0xffff => format!("character '\\u{code:04x}'"),
                code => format!("character '\\U{code:08x}'"),
            }),
        });
        (start, end, offender)
    };
    let reason = cx.str(reason)?;
    let (act, many) = match coding {
        Coding::Encode => ("encode", "characters"),
        Coding::Decode => ("decode", "bytes"),
        Coding::Translate => ("translate", "characters"),
    };
    let subject = match coding {
        Coding::Translate => "can't translate".to_string(),
        _ => format!("'{}' codec can't {act}", cx.str(encoding)?),
    };
    Ok(match offender {
        Some(offender) => format!("{subject} {offender} in position {start}: {reason}"),
        None => format!("{subject} {many} in position {start}-{}: {reason}", end.saturating_sub(1)),
    })
}
