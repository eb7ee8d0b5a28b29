//! Imports: from a name to a module that has run.
//!
//! Owns the order in which a module is looked for (`sys.modules`, the built-in modules, the host's loader), packages,
//! relative names, what `__import__` gives, and how a module is found that runs as the program. The instructions `import` and `from` come here through
//! `builtins.__import__`, which scripts may replace.
//!
//! Invariant "modules": a module is in `sys.modules` before its code runs, so that circular imports end; one whose code
//! fails is taken out again.

use super::{evaluate, late, origin, space_of};
use crate::heap::{Value, Word};
use crate::natives;
use crate::object::attribute;
use crate::object::class::Builtin;
use crate::object::context::{Cx, Handle, Res, Thrown};
use crate::object::dict::Dict;
use crate::object::error::Raise;
use crate::object::exception::Exception;
use crate::object::exception_methods::field;
use crate::object::grants::LoadedSource;
use crate::object::list::List;
use crate::object::symbol::{Symbol, name};
use crate::object::vm::{CompileMode, CompileRequest, LibraryRequest};

natives! { pub static FUNCTIONS:
    /// Import a module. The instruction `import` calls this.
    loud fn "__import__" import(cx, key name, key globals = NONE, key locals = NONE, key fromlist = NONE, key level = NONE) {
        let [module] = cx.locals();
        import_named(cx, module, [name, globals, fromlist], level)?;
        cx.ret(cx.get(module))
    }
}

/// A module that has been imported, or is being imported.
pub fn loaded<'v>(cx: &'v Cx<'_>, full_name: &str) -> Option<Value<'v>> {
    let modules = cx.brand(cx.modules.get()).cast::<Dict>()?;
    cx.dict_get_symbol(modules, cx.interned(full_name)?)
}

/// `out` = what `import` binds.
fn import_named(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    [text, globals, fromlist]: [Handle<'_>; 3],
    level: Handle<'_>,
) -> Res<()> {
    if !cx.is_instance(cx.get(text), Builtin::Str) {
        return Err(cx.type_error("module name must be a string"));
    }
    let wanted = cx.text(cx.get(text));
    let level = if cx.get(level) == Value::UNDEF { 0 } else { cx.index(level)? };
    let Ok(level) = usize::try_from(level) else { return Err(cx.value_error("level must be >= 0")) };
    if level == 0 && wanted.is_empty() {
        return Err(cx.value_error("Empty module name"));
    }
    let full_name = if level == 0 { wanted.clone() } else { absolute_name(cx, globals, &wanted, level)? };
    import_module(cx, out, &full_name)?;
    let has_list = !matches!(cx.get(fromlist), Value::UNDEF | Value::NONE) && cx.truth(fromlist)?;
    if has_list {
        return import_submodules(cx, out, fromlist);
    }
    // `import a.b` binds `a`; of a relative name, what stands for its first part.
    let Some((first, _)) = wanted.split_once('.') else { return Ok(()) };
    let cut = wanted.len() - first.len();
    let top = full_name.get(..full_name.len() - cut).unwrap_or(&full_name).to_string();
    match loaded(cx, &top) {
        Some(module) => cx.set(out, module),
        None => return Err(not_found(cx, format!("No module named '{top}'"), &top)),
    }
    Ok(())
}

/// The full name that a relative one stands for, seen from the module with these globals.
fn absolute_name(cx: &mut Cx<'_>, globals: Handle<'_>, wanted: &str, level: usize) -> Res<String> {
    let space = cx.get(globals).cast::<Dict>();
    let text_of = |symbol: Symbol| {
        let v = space.and_then(|d| cx.dict_get_symbol(d, symbol))?;
        cx.as_text(v).map(|text| text.as_str().to_string())
    };
    let package = text_of(name::package).or_else(|| {
        let own = text_of(name::name_)?;
        let is_package = space.is_some_and(|d| cx.dict_get_symbol(d, name::path).is_some());
        Some(if is_package {
            own
        } else {
            own.rsplit_once('.').map_or(String::new(), |(p, _)| p.to_string())
        })
    });
    let mut base = match package.as_deref() {
        None | Some("") => {
            let message = "attempted relative import with no known parent package";
            return Err(cx.raise(Builtin::ImportError, message));
        }
        Some(package) => package,
    };
    for _ in 1..level {
        base = match base.rsplit_once('.') {
            Some((parent, _)) => parent,
            None => {
                let message = "attempted relative import beyond top-level package";
                return Err(cx.raise(Builtin::ImportError, message));
            }
        };
    }
    Ok(if wanted.is_empty() { base.to_string() } else { format!("{base}.{wanted}") })
}

/// What `from package import names` needs: names that are no attributes may be submodules.
fn import_submodules(cx: &mut Cx<'_>, module: Handle<'_>, fromlist: Handle<'_>) -> Res<()> {
    let [scratch, names] = cx.locals();
    if !has_attribute(cx, scratch, module, name::path)? {
        return Ok(());
    }
    cx.list_of(names, fromlist)?;
    if !has_attribute(cx, scratch, module, name::name_)? {
        return Ok(());
    }
    let package = cx.text(cx.get(scratch));
    let mut at = 0;
    loop {
        let Some(item) = cx.get(names).cast::<List>().and_then(|l| l.item(at)) else { return Ok(()) };
        at += 1;
        if !cx.is_instance(item, Builtin::Str) {
            let actual = cx.type_name(item);
            return Err(cx.type_error(format!("Item in ``from list'' must be str, not {actual}")));
        }
        let text = cx.text(item);
        if text == "*" {
            if has_attribute(cx, scratch, module, name::all)? {
                let more = cx.root(Value::NONE);
                cx.list_of(more, scratch)?;
                if let (Some(all), Some(list)) = (cx.get(more).cast::<List>(), cx.get(names).cast::<List>()) {
                    for item in all.items().iter().filter(|v| cx.text(*v) != "*") {
                        cx.push(list, item)?;
                    }
                }
            }
            continue;
        }
        let symbol = cx.intern(&text);
        if has_attribute(cx, scratch, module, symbol)? {
            continue;
        }
        let full_name = format!("{package}.{text}");
        if let Err(thrown) = import_module(cx, scratch, &full_name) {
            // That there is no such module is for `from` to say, in its own words.
            if !is_missing(cx, &full_name) {
                return Err(thrown);
            }
            cx.pending.set(Word::UNDEF);
        }
    }
}

fn has_attribute(cx: &mut Cx<'_>, out: Handle<'_>, object: Handle<'_>, symbol: Symbol) -> Res<bool> {
    match attribute::find(cx, out, object, symbol) {
        Err(_) if cx.pending_is(Builtin::AttributeError) => {
            cx.pending.set(Word::UNDEF);
            Ok(false)
        }
        found => found,
    }
}

/// Does the pending exception say that this very module was not found?
fn is_missing(cx: &Cx<'_>, full_name: &str) -> bool {
    let pending = cx.brand(cx.pending.get());
    cx.pending_is(Builtin::ModuleNotFoundError)
        && pending
            .cast::<Exception>()
            .is_some_and(|e| cx.text(cx.error_field(e, field::IMPORT_NAME)) == full_name)
}

/// ModuleNotFoundError with the module's name.
fn not_found(cx: &Cx<'_>, message: String, full_name: &str) -> Thrown {
    import_error(cx, Builtin::ModuleNotFoundError, message, full_name)
}

fn import_error(cx: &Cx<'_>, class: Builtin, message: String, full_name: &str) -> Thrown {
    let thrown = cx.raise(class, &message);
    if let Some(e) = cx.brand(cx.pending.get()).cast::<Exception>()
        && let (Some(text), Some(module)) = (cx.try_string(&message), cx.try_string(full_name))
    {
        // Fields of an error are a help; without memory for them the error stands as it is.
        let _ = cx.set_error_field(e, field::IMPORT_MSG, text.value());
        let _ = cx.set_error_field(e, field::IMPORT_NAME, module.value());
    }
    thrown
}

/// `out` = the module with a full name, imported now if it was not yet.
///
/// # Errors
/// ModuleNotFoundError, ImportError, and whatever the module's code raises.
pub fn import_module(cx: &mut Cx<'_>, out: Handle<'_>, full_name: &str) -> Res<()> {
    if let Some(module) = loaded(cx, full_name) {
        if module == Value::NONE {
            let message = format!("import of {full_name} halted; None in sys.modules");
            return Err(not_found(cx, message, full_name));
        }
        cx.set(out, module);
        return finish_builtins(cx, full_name);
    }
    cx.nested(" while importing", |cx| cx.scope(|cx| import_now(cx, out, full_name)))
}

/// Who imports `builtins` sees all of it.
fn finish_builtins(cx: &mut Cx<'_>, full_name: &str) -> Res<()> {
    if full_name == "builtins" { late::load(cx) } else { Ok(()) }
}

fn import_now(cx: &mut Cx<'_>, out: Handle<'_>, full_name: &str) -> Res<()> {
    let [parent, path] = cx.locals();
    let mut tail = full_name;
    if let Some((package, last)) = full_name.rsplit_once('.') {
        tail = last;
        import_module(cx, parent, package)?;
        if let Some(module) = loaded(cx, full_name) {
            cx.set(out, module);
            return Ok(());
        }
        if !has_attribute(cx, path, parent, name::path)? {
            let message = format!("No module named '{full_name}'; '{package}' is not a package");
            return Err(not_found(cx, message, full_name));
        }
    }
    match find(cx, full_name)? {
        Some(found) => run_found(cx, out, full_name, found)?,
        None => return Err(not_found(cx, format!("No module named '{full_name}'"), full_name)),
    }
    if cx.get(parent) != Value::NONE {
        let symbol = cx.intern(tail);
        attribute::set(cx, parent, symbol, Some(out))?;
    }
    Ok(())
}

/// A module that exists.
enum Found {
    BuiltIn(super::Origin),
    Loaded(LoadedSource),
}

fn find(cx: &Cx<'_>, full_name: &str) -> Res<Option<Found>> {
    if let Some(origin) = origin(full_name) {
        return Ok(Some(Found::BuiltIn(origin)));
    }
    let found = cx.grants.borrow_mut().loader.as_mut().and_then(|loader| loader.find(full_name));
    match found {
        None => Ok(None),
        Some(Ok(source)) => Ok(Some(Found::Loaded(source))),
        Some(Err(problem)) => Err(import_error(cx, Builtin::ImportError, problem, full_name)),
    }
}

/// A module that is to run as the program.
pub struct MainModule {
    /// Its name as an import would have it; of a package, that of its `__main__`.
    pub full_name: String,
    /// Its text, and where that comes from.
    pub source: LoadedSource,
}

/// The module of this name, to run as the program; or why there is none, as CPython's `-m` says it. Imports the
/// packages that it is in.
///
/// # Errors
/// What the packages raise.
pub fn main_module(cx: &mut Cx<'_>, full_name: &str) -> Res<Result<MainModule, String>> {
    if full_name.starts_with('.') {
        return Ok(Err("Relative module names not supported".to_owned()));
    }
    if let Some((package, _)) = full_name.rsplit_once('.') {
        let problem =
            format!("Error while finding module specification for '{full_name}' (ModuleNotFoundError: ");
        let [module, path] = cx.locals();
        if let Err(thrown) = import_module(cx, module, package) {
            let parents = package.match_indices('.').map(|(at, _)| &package[..at]);
            let Some(missing) = parents.chain([package]).find(|name| is_missing(cx, name)) else {
                return Err(thrown);
            };
            cx.pending.set(Word::UNDEF);
            return Ok(Err(format!("{problem}No module named '{missing}')")));
        }
        if !has_attribute(cx, path, module, name::path)? {
            let why =
                format!("__path__ attribute not found on '{package}' while trying to find '{full_name}')");
            return Ok(Err(problem + &why));
        }
    }
    let source = match find(cx, full_name)? {
        None => return Ok(Err(format!("No module named {full_name}"))),
        Some(Found::BuiltIn(super::Origin::Native(..))) => {
            return Ok(Err(format!("No code object available for {full_name}")));
        }
        Some(Found::BuiltIn(super::Origin::Script(text))) => LoadedSource {
            text: text.to_owned(),
            filename: format!("<{full_name}>"),
            is_package: has_submodules(full_name),
        },
        Some(Found::Loaded(source)) => source,
    };
    if !source.is_package {
        return Ok(Ok(MainModule { full_name: full_name.to_owned(), source }));
    }
    if full_name.ends_with(".__main__") {
        return Ok(Err("Cannot use package as __main__ module".to_owned()));
    }
    let inner = main_module(cx, &format!("{full_name}.__main__"))?;
    Ok(inner.map_err(|why| format!("{why}; '{full_name}' is a package and cannot be directly executed")))
}

/// `out` = the `__spec__` of a module that a loader has found.
///
/// # Errors
/// There is no memory for it.
pub fn spec_of(cx: &mut Cx<'_>, out: Handle<'_>, full_name: &str, source: &LoadedSource) -> Res<()> {
    cx.scope(|cx| {
        let [module, make, text, file, is_package] = cx.locals();
        import_module(cx, module, "_module_spec")?;
        let symbol = cx.intern("of_file");
        attribute::find(cx, make, module, symbol)?;
        cx.set(text, cx.string(full_name)?);
        cx.set(file, cx.string(&source.filename)?);
        cx.set(is_package, Value::bool(source.is_package));
        cx.call_into(out, make, &[text, file, is_package])
    })
}

/// Has a built-in module others in it?
fn has_submodules(full_name: &str) -> bool {
    let names = super::module_names();
    names.iter().any(|n| n.strip_prefix(full_name).is_some_and(|rest| rest.starts_with('.')))
}

/// Make a module, let its code run, and leave it in `out`.
fn run_found(cx: &mut Cx<'_>, out: Handle<'_>, full_name: &str, found: Found) -> Res<()> {
    let symbol = cx.intern(full_name);
    let spec = cx.root(Value::NONE);
    if let Found::Loaded(source) = &found {
        spec_of(cx, spec, full_name, source)?;
    }
    cx.set(out, cx.new_module(full_name).value());
    let is_package = match &found {
        Found::BuiltIn(_) => has_submodules(full_name),
        Found::Loaded(source) => source.is_package,
    };
    {
        let space = space_of(cx, out)?;
        let package = match full_name.rsplit_once('.') {
            _ if is_package => full_name,
            Some((package, _)) => package,
            None => "",
        };
        let mut known = vec![(name::package, cx.string(package)?)];
        if is_package {
            known.push((name::path, cx.list(&[])?.value()));
        }
        if let Found::Loaded(source) = &found {
            known.push((name::file, cx.string(&source.filename)?));
            known.push((name::builtins, loaded(cx, "builtins").unwrap_or(Value::NONE)));
            known.push((name::spec, cx.get(spec)));
        }
        for (symbol, v) in known {
            if !cx.dict_set_symbol(space, symbol, v) {
                return Err(cx.memory_error());
            }
        }
        let modules = cx.brand(cx.modules.get()).cast::<Dict>();
        if !modules.is_some_and(|d| cx.dict_set_symbol(d, symbol, cx.get(out))) {
            return Err(cx.memory_error());
        }
    }
    let outcome = match &found {
        Found::BuiltIn(super::Origin::Native(natives, finish)) => fill(cx, out, full_name, natives, *finish),
        Found::BuiltIn(super::Origin::Script(text)) => {
            let filename = format!("<{full_name}>");
            run_library(cx, out, &LibraryRequest { text, filename: &filename, hidden: false })
        }
        Found::Loaded(source) => {
            let LoadedSource { text, filename, .. } = source;
            run_text(cx, out, &CompileRequest { text, filename, mode: CompileMode::Exec })
        }
    };
    let modules = cx.brand(cx.modules.get()).cast::<Dict>();
    match outcome {
        Ok(()) => {
            // A module may put something else in its own place.
            if let Some(module) = modules.and_then(|d| cx.dict_get_symbol(d, symbol)) {
                cx.set(out, module);
            }
            Ok(())
        }
        Err(thrown) => {
            if let Some(modules) = modules {
                cx.dict_remove_symbol(modules, symbol);
            }
            Err(thrown)
        }
    }
}

fn fill(
    cx: &mut Cx<'_>,
    module: Handle<'_>,
    full_name: &str,
    natives: &'static [crate::object::native::NativeDef],
    finish: super::Finish,
) -> Res<()> {
    super::bind_natives(cx, space_of(cx, module)?, full_name, natives)?;
    finish(cx, module)
}

/// Run a text of the library in a module.
///
/// # Errors
/// Whatever the code raises.
pub fn run_library(cx: &mut Cx<'_>, module: Handle<'_>, request: &LibraryRequest<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [globals, code, none, out] = cx.locals();
        cx.set(globals, space_of(cx, module)?.value());
        evaluate::compile_library(cx, code, globals, request)?;
        evaluate::run(cx, out, code, none)
    })
}

/// Compile text and run it in a module.
///
/// # Errors
/// SyntaxError, and whatever the code raises.
pub fn run_text(cx: &mut Cx<'_>, module: Handle<'_>, request: &CompileRequest<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [globals, code, none, out] = cx.locals();
        cx.set(globals, space_of(cx, module)?.value());
        evaluate::compile(cx, code, globals, request)?;
        evaluate::run(cx, out, code, none)
    })
}
