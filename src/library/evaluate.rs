//! Code as text and namespaces as dicts: `compile`, `eval`, `exec`, `globals`, `locals`, `vars`, `dir`.
//!
//! Owns how code objects are run in namespaces that scripts choose. Compiling is a hook of the layer above; the variables
//! of running frames are read by `object::window`.

use super::import;
use crate::heap::Value;
use crate::natives;
use crate::object::attribute;
use crate::object::class::Builtin;
use crate::object::code::Code;
use crate::object::context::{Cx, Handle, Res};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::object_methods;
use crate::object::sort;
use crate::object::symbol::name;
use crate::object::vm::{CompileMode, CompileRequest, LibraryRequest};

natives! { pub static FUNCTIONS:
    /// Compile source into a code object that can be executed by exec() or eval().
    loud fn compile(cx, key source, key filename, key mode, key flags = NONE, key dont_inherit = NONE, key optimize = NONE) {
        let [out, none] = cx.locals();
        let filename = match cx.is_instance(cx.get(filename), Builtin::Str) {
            true => cx.text(cx.get(filename)),
            false => {
                let actual = cx.type_name(cx.get(filename));
                return Err(cx.type_error(format!("expected str, bytes or os.PathLike object, not {actual}")));
            }
        };
        if !cx.is_instance(cx.get(mode), Builtin::Str) {
            let actual = cx.type_name(cx.get(mode));
            return Err(cx.type_error(format!("compile() argument 'mode' must be str, not {actual}")));
        }
        let mode = match cx.text(cx.get(mode)).as_str() {
            "exec" => CompileMode::Exec,
            "eval" => CompileMode::Eval,
            "single" => CompileMode::Single,
            _ => return Err(cx.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        };
        if cx.get(source).cast::<Code>().is_some() {
            return Err(cx.type_error("compile() arg 1 must be a string, bytes or AST object"));
        }
        let text = source_text(cx, source, "compile() arg 1 must be a string, bytes or AST object")?;
        let text = if mode == CompileMode::Eval { text.trim_start_matches([' ', '\t']) } else { &text };
        self::compile(cx, out, none, &CompileRequest { text, filename: &filename, mode })?;
        cx.ret(cx.get(out))
    }
    /// Evaluate the given source in the context of globals and locals.
    loud fn eval(cx, source, globals = NONE, locals = NONE) {
        let [out, space, names] = cx.locals();
        if !is_absent(cx, locals) && cx.lookup(cx.class_of(cx.get(locals)), name::getitem).is_none() {
            return Err(cx.type_error("locals must be a mapping"));
        }
        if !is_absent(cx, globals) && !cx.is_instance(cx.get(globals), Builtin::Dict) {
            let mapping = cx.lookup(cx.class_of(cx.get(globals)), name::getitem).is_some();
            return Err(cx.type_error(if mapping {
                "globals must be a real dict; try eval(expr, {}, mapping)"
            } else {
                "globals must be a dict"
            }));
        }
        choose_spaces(cx, [space, names], [globals, locals])?;
        let message = "eval() arg 1 must be a string, bytes or code object";
        run_source(cx, out, source, [space, names], CompileMode::Eval, message)?;
        cx.ret(cx.get(out))
    }
    /// Execute the given source in the context of globals and locals.
    loud fn exec(cx, source, globals = NONE, locals = NONE, only closure = NONE) {
        let [out, space, names] = cx.locals();
        if !is_absent(cx, globals) && !cx.is_instance(cx.get(globals), Builtin::Dict) {
            let actual = cx.type_name(cx.get(globals));
            return Err(cx.type_error(format!("exec() globals must be a dict, not {actual}")));
        }
        if !is_absent(cx, locals) && cx.lookup(cx.class_of(cx.get(locals)), name::getitem).is_none() {
            let actual = cx.type_name(cx.get(locals));
            return Err(cx.type_error(format!("locals must be a mapping or None, not {actual}")));
        }
        if !is_absent(cx, closure) {
            return Err(cx.type_error("closure can only be used when source is a code object"));
        }
        choose_spaces(cx, [space, names], [globals, locals])?;
        let message = "exec() arg 1 must be a string, bytes or code object";
        run_source(cx, out, source, [space, names], CompileMode::Exec, message)?;
        cx.ret(Value::NONE)
    }
    /// Return the dictionary containing the current scope's global variables.
    quiet fn globals(cx) { Ok(cx.calling_globals().map_or(Value::NONE, |d| d.value())) }
    /// Return a dictionary containing the current scope's local variables.
    loud fn locals(cx) {
        let [out] = cx.locals();
        cx.locals_of_caller(out)?;
        cx.ret(cx.get(out))
    }
    /// Without arguments, equivalent to locals(). With an argument, equivalent to object.__dict__.
    loud fn vars(cx, object = NONE) {
        let [out] = cx.locals();
        if cx.get(object) == Value::UNDEF {
            cx.locals_of_caller(out)?;
            return cx.ret(cx.get(out));
        }
        match attribute::find(cx, out, object, name::dict_) {
            Ok(true) => cx.ret(cx.get(out)),
            Err(thrown) if !cx.pending_is(Builtin::AttributeError) => Err(thrown),
            _ => Err(cx.type_error("vars() argument must have __dict__ attribute")),
        }
    }
    /// The names in the current scope, or the attributes of an object, in alphabetical order.
    loud fn dir(cx, object = NONE) {
        let [out, names, none] = cx.locals();
        if cx.get(object) == Value::UNDEF {
            cx.locals_of_caller(out)?;
            match cx.get(out).cast::<Dict>() {
                Some(space) => {
                    let keys: Vec<Value<'_>> = cx.dict_entries(space).map(|(key, _)| key).collect();
                    cx.set(names, cx.list(&keys)?.value());
                }
                None => {
                    let keys = name::keys;
                    let mapping = cx.root(cx.get(out));
                    if cx.call_special(out, mapping, keys, &[])? {
                        cx.list_of(names, out)?;
                    } else {
                        cx.set(names, cx.list(&[])?.value());
                    }
                }
            }
        } else if cx.call_special(out, object, name::dir, &[])? {
            cx.list_of(names, out)?;
        } else {
            object_methods::dir_into(cx, names, object)?;
        }
        sort::sort_list(cx, names, none, false)?;
        cx.ret(cx.get(names))
    }
}

/// Compile text of the library; see `Hooks::compile_library`.
///
/// # Errors
/// MemoryError.
pub fn compile_library(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    globals: Handle<'_>,
    request: &LibraryRequest<'_>,
) -> Res<()> {
    let Some(hooks) = cx.hooks.get() else { return Err(cx.system_error("no compiler")) };
    (hooks.compile_library)(cx, out, globals, request)
}

/// Compile text; see `Hooks::compile`.
///
/// # Errors
/// SyntaxError, MemoryError.
pub fn compile(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    globals: Handle<'_>,
    request: &CompileRequest<'_>,
) -> Res<()> {
    let Some(hooks) = cx.hooks.get() else { return Err(cx.system_error("no compiler")) };
    (hooks.compile)(cx, out, globals, request)
}

/// Run a code object that has its globals. `locals` is None when they are the globals.
///
/// # Errors
/// Whatever the code raises.
pub fn run(cx: &mut Cx<'_>, out: Handle<'_>, code: Handle<'_>, locals: Handle<'_>) -> Res<()> {
    let function = cx.root(Value::NONE);
    {
        let Some(code) = cx.get(code).cast::<Code>() else { return Err(cx.system_error("not code")) };
        cx.set(function, cx.new_function(code, [Value::NONE; 4], false).value());
    }
    cx.call_into(out, function, &[locals])
}

fn is_absent(cx: &Cx<'_>, h: Handle<'_>) -> bool {
    matches!(cx.get(h), Value::UNDEF | Value::NONE)
}

/// The text of a source: a string or bytes.
fn source_text(cx: &Cx<'_>, source: Handle<'_>, message: &str) -> Res<String> {
    let v = cx.get(source);
    let content = cx.payload(v).unwrap_or(v);
    let text = match (cx.as_text(content), cx.bytes_of(content)) {
        (Some(text), _) => text.as_str().to_string(),
        (None, Some(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => return Err(cx.raise(Builtin::SyntaxError, "(unicode error) source is not UTF-8")),
        },
        (None, None) => return Err(cx.type_error(message)),
    };
    if text.contains('\0') {
        return Err(cx.value_error("source code string cannot contain null bytes"));
    }
    Ok(text)
}

/// Globals, and locals or None where those are the globals, for `eval` and `exec`.
fn choose_spaces(
    cx: &mut Cx<'_>,
    [space, names]: [Handle<'_>; 2],
    [globals, locals]: [Handle<'_>; 2],
) -> Res<()> {
    if is_absent(cx, globals) {
        cx.globals_of_caller(space);
        if is_absent(cx, locals) {
            cx.locals_of_caller(names)?;
        } else {
            cx.set(names, cx.get(locals));
        }
        if cx.get(space) == Value::NONE {
            cx.set(space, cx.dict()?.value());
        }
    } else {
        let v = cx.get(globals);
        cx.set(space, cx.payload(v).unwrap_or(v));
        cx.set(names, if is_absent(cx, locals) { Value::NONE } else { cx.get(locals) });
        let symbol = name::builtins;
        let Some(dict) = cx.get(space).cast::<Dict>() else { return Ok(()) };
        if cx.dict_get_symbol(dict, symbol).is_none() {
            let module = import::loaded(cx, "builtins").unwrap_or(Value::NONE);
            if !cx.dict_set_symbol(dict, symbol, module) {
                return Err(cx.memory_error());
            }
        }
    }
    if cx.get(names) == cx.get(space) {
        cx.set(names, Value::NONE);
    }
    Ok(())
}

/// `out` = the value of a source, text or code, run in a namespace.
fn run_source(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    source: Handle<'_>,
    [space, names]: [Handle<'_>; 2],
    mode: CompileMode,
    message: &str,
) -> Res<()> {
    let code = cx.root(Value::NONE);
    if cx.get(source).cast::<Code>().is_some() {
        relink(cx, code, source, space)?;
    } else {
        let text = source_text(cx, source, message)?;
        let text = if mode == CompileMode::Eval { text.trim_start_matches([' ', '\t']) } else { &text };
        compile(cx, code, space, &CompileRequest { text, filename: "<string>", mode })?;
    }
    cx.nested(" while calling a Python object", |cx| run(cx, out, code, names))
}

/// `out` = the same code with other globals.
fn relink(cx: &Cx<'_>, out: Handle<'_>, code: Handle<'_>, space: Handle<'_>) -> Res<()> {
    let (Some(code), Some(dict)) = (cx.get(code).cast::<Code>(), cx.get(space).cast::<Dict>()) else {
        return Err(cx.system_error("not code"));
    };
    let free = &code.object().data.get().get().unit.free;
    if !free.is_empty() {
        let message = "code object passed to exec() may not contain free variables";
        return Err(cx.type_error(message));
    }
    if !cx.become_namespace(dict) {
        return Err(cx.memory_error());
    }
    match cx.relink(code, dict.value()) {
        Some(linked) => {
            cx.set(out, linked.value());
            Ok(())
        }
        None => Err(cx.memory_error()),
    }
}
