//! The module `sys`.
//!
//! Owns what scripts learn about the engine and the code that runs. What few scripts ask for (`version_info`, `flags`,
//! `float_info`, ...) are rows with named fields, made by script code (`_sys_late.py`) when first asked for.

use super::{bind, import};
use crate::heap::Value;
use crate::natives;
use crate::object::attribute;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res, Thrown};
use crate::object::error::Raise;
use crate::object::exception::Exception;
use crate::object::report;
use crate::object::stream::Stream;
use crate::object::symbol::name;

/// The version of the language that scripts may rely on.
pub const VERSION: &str = "3.11.7";
/// As `sys.hexversion` has it.
const HEX_VERSION: i64 = 0x030b_07f0;

/// Attributes that `_sys_late.py` makes.
const LATE: &[&str] =
    &["version_info", "flags", "float_info", "int_info", "hash_info", "thread_info", "implementation"];

natives! { pub static FUNCTIONS:
    /// An attribute that is made when it is first asked for.
    loud fn "__getattr__" getattr(cx, name) {
        let text = cx.text(cx.get(name));
        if !LATE.contains(&text.as_str()) {
            return Err(cx.attribute_error(format!("module 'sys' has no attribute '{text}'")));
        }
        let [module, value] = cx.locals();
        import::import_module(cx, module, "_sys_late")?;
        for late in LATE {
            let symbol = cx.intern(late);
            attribute::get(cx, value, module, symbol)?;
            let Some(space) = space_of_sys(cx) else { return Err(cx.system_error("no sys")) };
            bind(cx, space, late, cx.get(value))?;
        }
        let symbol = cx.intern(&text);
        attribute::get(cx, value, module, symbol)?;
        cx.ret(cx.get(value))
    }
    /// Return the exception that is being handled, as type, value and traceback.
    quiet fn exc_info(cx) {
        let handled = cx.handled_exception();
        match handled.cast::<Exception>() {
            Some(e) => cx.tuple(&[cx.class_of(handled).value(), handled, e.get(|e| &e.traceback)]),
            None => cx.tuple(&[Value::NONE; 3]),
        }
    }
    /// Return the exception that is being handled, or None.
    quiet fn exception(cx) { Ok(cx.handled_exception()) }
    /// Exit the interpreter by raising SystemExit(status).
    loud fn exit(cx, status = NONE) { Err(exit_with(cx, status)) }
    /// Return a frame object from the call stack.
    loud fn "_getframe" getframe(cx, depth = NONE) {
        let depth = if cx.get(depth) == Value::UNDEF { 0 } else { cx.index(depth)? };
        let [frame] = cx.locals();
        if !cx.frame_object(frame, usize::try_from(depth).unwrap_or(0))? {
            return Err(cx.value_error("call stack is not deep enough"));
        }
        cx.ret(cx.get(frame))
    }
    quiet fn getrecursionlimit(cx) { Ok(cx.int(i64::try_from(cx.depth_limit.get()).unwrap_or(i64::MAX))) }
    /// Set the maximum depth of frames that are active at once.
    loud fn setrecursionlimit(cx, limit) {
        let limit = cx.index(limit)?;
        let Some(limit) = u64::try_from(limit).ok().filter(|n| *n >= 1) else {
            return Err(cx.value_error("recursion limit must be greater or equal than 1"));
        };
        let depth = cx.frames().count() as u64;
        if depth >= limit {
            return Err(cx.raise(Builtin::RecursionError, format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        cx.depth_limit.set(limit);
        // Compiled code knows the limit.
        cx.flush_caches();
        cx.ret(Value::NONE)
    }
    /// Return the size of object in bytes.
    loud fn getsizeof(cx, key object, key default = NONE) {
        let [out] = cx.locals();
        if !cx.call_special(out, object, name::sizeof, &[])? {
            if cx.get(default) != Value::UNDEF {
                return cx.ret(cx.get(default));
            }
            let actual = cx.type_name(cx.get(object));
            return Err(cx.type_error(format!("Type {actual} doesn't define __sizeof__")));
        }
        cx.ret(cx.get(out))
    }
    /// Return the one string object of a text: equal interned strings are the same object.
    quiet fn intern(cx, string: Value<'v>) {
        match cx.as_text(string) {
            Some(text) => Ok(cx.name_of(cx.symbol_of(text)).value()),
            None => {
                let actual = cx.type_name(string);
                Err(cx.type_error(format!("intern() argument must be str, not {actual}")))
            }
        }
    }
    quiet fn get_int_max_str_digits(cx) { Ok(cx.int(cx.digit_limit.get() as i64)) }
    loud fn set_int_max_str_digits(cx, key maxdigits) {
        let digits = cx.index(maxdigits)?;
        match usize::try_from(digits).ok().filter(|n| *n == 0 || *n >= 640) {
            Some(digits) => cx.digit_limit.set(digits),
            None => return Err(cx.value_error("maxdigits must be 0 or larger than 640")),
        }
        cx.ret(Value::NONE)
    }
    quiet fn getdefaultencoding(cx) { cx.string("utf-8") }
    quiet fn getfilesystemencoding(cx) { cx.string("utf-8") }
    quiet fn is_finalizing(cx) { Ok(Value::FALSE) }
    quiet fn gettrace(cx) { Ok(Value::NONE) }
    quiet fn getprofile(cx) { Ok(Value::NONE) }
    quiet fn settrace(cx, function: Value<'v>) { without_tracing(cx, function) }
    quiet fn setprofile(cx, function: Value<'v>) { without_tracing(cx, function) }
    /// Print an object to sys.stdout and also save it in builtins._
    loud fn displayhook(cx, object) {
        if cx.get(object) != Value::NONE {
            let shown = cx.repr(object)?;
            cx.write_output(&format!("{shown}\n"))?;
            let space = import::loaded(cx, "builtins").and_then(|v| v.cast::<crate::object::module::Module>());
            if let Some(space) = space.and_then(|m| cx.module_dict(m)) {
                bind(cx, space, "_", cx.get(object))?;
            }
        }
        cx.ret(Value::NONE)
    }
    /// Print an exception and its traceback to sys.stderr.
    loud fn excepthook(cx, exctype, value, traceback) {
        let text = report::format_exception(cx, value);
        cx.write_to(Stream::Errors, &text)?;
        cx.ret(Value::NONE)
    }
}

natives! { pub static EXITS:
    /// Ends the program.
    loud fn exit(cx, code = NONE) { Err(exit_with(cx, code)) }
    /// Ends the program.
    loud fn quit(cx, code = NONE) { Err(exit_with(cx, code)) }
}

fn space_of_sys<'v>(cx: &'v Cx<'_>) -> Option<crate::heap::Ref<'v, crate::object::dict::Dict>> {
    let module = import::loaded(cx, "sys")?.cast::<crate::object::module::Module>()?;
    cx.module_dict(module)
}

fn without_tracing<'v>(cx: &'v Cx<'_>, function: Value<'v>) -> Res<Value<'v>> {
    if function == Value::NONE {
        return Ok(Value::NONE);
    }
    Err(cx.raise(Builtin::NotImplementedError, "tracing and profiling are not available to scripts"))
}

/// SystemExit, made as a script makes it.
fn exit_with(cx: &mut Cx<'_>, status: Handle<'_>) -> Thrown {
    let [class, made] = cx.locals();
    cx.set(class, cx.class(Builtin::SystemExit));
    let outcome = match cx.get(status) {
        Value::UNDEF => cx.call_into(made, class, &[]),
        _ => cx.call_into(made, class, &[status]),
    };
    match outcome {
        Ok(()) => cx.throw(cx.get(made)),
        Err(thrown) => thrown,
    }
}

/// Everything in the module that is no function.
///
/// # Errors
/// MemoryError.
pub fn finish(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    let space = super::space_of(cx, module)?;
    let (arguments, path) = {
        let grants = cx.grants.borrow();
        (grants.arguments.clone(), grants.path.clone())
    };
    let list = |texts: &[String]| -> Res<Value<'_>> {
        let items = texts.iter().map(|text| cx.string(text)).collect::<Res<Vec<Value<'_>>>>()?;
        Ok(cx.list(&items)?.value())
    };
    bind(cx, space, "argv", list(&arguments)?)?;
    bind(cx, space, "orig_argv", list(&arguments)?)?;
    bind(cx, space, "path", list(&path)?)?;
    for empty in ["meta_path", "path_hooks", "warnoptions"] {
        bind(cx, space, empty, list(&[])?)?;
    }
    bind(cx, space, "modules", cx.brand(cx.modules.get()))?;
    let names = super::module_names();
    let names = names.iter().map(|n| cx.string(n)).collect::<Res<Vec<Value<'_>>>>()?;
    bind(cx, space, "builtin_module_names", cx.tuple(&names)?)?;
    let texts = [
        ("version", "3.11.7 (taipan)"),
        ("platform", "taipan"),
        ("byteorder", "little"),
        ("executable", ""),
        ("prefix", ""),
        ("exec_prefix", ""),
        ("base_prefix", ""),
        ("platlibdir", "lib"),
        ("float_repr_style", "short"),
        ("copyright", ""),
        ("ps1", ">>> "),
        ("ps2", "... "),
    ];
    for (text, value) in texts {
        bind(cx, space, text, cx.string(value)?)?;
    }
    let numbers = [
        ("maxsize", i64::MAX),
        ("maxunicode", 0x10_ffff),
        ("hexversion", HEX_VERSION),
        ("api_version", 1013),
    ];
    for (text, value) in numbers {
        bind(cx, space, text, cx.int(value))?;
    }
    bind(cx, space, "dont_write_bytecode", Value::TRUE)?;
    let streams = [("stdin", Stream::Input), ("stdout", Stream::Output), ("stderr", Stream::Errors)];
    for (text, stream) in streams {
        let made = cx.new_stream(stream).value();
        bind(cx, space, text, made)?;
        bind(cx, space, &format!("__{text}__"), made)?;
    }
    for hook in ["displayhook", "excepthook"] {
        let known = cx.dict_get_symbol(space, cx.intern(hook)).unwrap_or(Value::NONE);
        bind(cx, space, &format!("__{hook}__"), known)?;
    }
    Ok(())
}
