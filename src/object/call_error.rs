//! Calls that do not go through: what is wrong with the arguments, in CPython's words; and calls of anything, for
//! helpers and natives.

use super::attribute;
use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res, Ret, Thrown};
use super::error::Raise;
use super::function::{Function, Method};
use super::native::{self, NativeFunction};
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use crate::heap::{Ref, Value, Word};

/// The TypeError of a call of `f` with `positional` arguments and keyword arguments of these names.
pub fn mismatch(cx: &Cx<'_>, f: Ref<'_, Function>, positional: usize, names: &[String]) -> Thrown {
    let keywords: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(thrown) = super::native_error::library_mismatch(cx, f, positional, &keywords) {
        return thrown;
    }
    let data = f.code();
    let unit = &data.unit;
    let shown = cx.text(f.get(|f| &f.qualname));
    let locals: Vec<&str> = data.locals.iter().map(|s| cx.text_of(*s)).collect();
    let (takes, only) = (unit.positional as usize, unit.positional_only as usize);
    let named = takes + unit.keyword_only as usize;
    let defaults = f.get(|f| &f.defaults).cast::<Tuple>().map_or(0, |t| t.tail_len());
    let mut bound = vec![false; named];
    bound.iter_mut().take(positional.min(takes)).for_each(|b| *b = true);
    let mut positional_only = Vec::new();
    for text in names {
        match locals[..named.min(locals.len())].iter().position(|l| l == text) {
            Some(i) if i < only => {
                if !unit.double_star {
                    positional_only.push(text.as_str());
                }
            }
            Some(i) if bound[i] => {
                return cx.type_error(format!("{shown}() got multiple values for argument '{text}'"));
            }
            Some(i) => bound[i] = true,
            None if unit.double_star => {}
            None => {
                return cx.type_error(format!("{shown}() got an unexpected keyword argument '{text}'"));
            }
        }
    }
    if !positional_only.is_empty() {
        return cx.type_error(format!(
            "{shown}() got some positional-only arguments passed as keyword arguments: '{}'",
            positional_only.join(", ")
        ));
    }
    if positional > takes && !unit.star {
        let kwonly_given = (takes..named).filter(|i| bound[*i]).count();
        let range =
            if defaults > 0 { format!("from {} to {takes}", takes - defaults) } else { takes.to_string() };
        let plural = if takes != 1 { "s" } else { "" };
        let (given, were) = if kwonly_given > 0 {
            let s = if kwonly_given != 1 { "s" } else { "" };
            let p = if positional != 1 { "s" } else { "" };
            (
                format!("{positional} positional argument{p} (and {kwonly_given} keyword-only argument{s})"),
                "were",
            )
        } else {
            (positional.to_string(), if positional == 1 { "was" } else { "were" })
        };
        return cx.type_error(format!(
            "{shown}() takes {range} positional argument{plural} but {given} {were} given"
        ));
    }
    let missing: Vec<&str> =
        (0..takes - defaults.min(takes)).filter(|i| !bound[*i]).map(|i| locals[i]).collect();
    if !missing.is_empty() {
        return missing_arguments(cx, &shown, "positional", &missing);
    }
    let kwdefaults = f.get(|f| &f.kwdefaults).cast::<super::dict::Dict>();
    let has_default = |i: usize| kwdefaults.is_some_and(|d| cx.dict_get_symbol(d, data.locals[i]).is_some());
    let missing: Vec<&str> =
        (takes..named).filter(|i| !bound[*i] && !has_default(*i)).map(|i| locals[i]).collect();
    if !missing.is_empty() {
        return missing_arguments(cx, &shown, "keyword-only", &missing);
    }
    cx.memory_error()
}

fn missing_arguments(cx: &Cx<'_>, shown: &str, kind: &str, missing: &[&str]) -> Thrown {
    let quoted: Vec<String> = missing.iter().map(|m| format!("'{m}'")).collect();
    let list = match quoted.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    cx.type_error(format!("{shown}() missing {} required {kind} argument{plural}: {list}", missing.len()))
}

/// How messages name what is called: `f()`, with its module unless that is `builtins`.
pub fn function_text(cx: &Cx<'_>, callee: Handle<'_>) -> String {
    let v = cx.get(callee);
    let v = v.cast::<Method>().map_or(v, |m| m.get(|m| &m.function));
    if let Some(f) = v.cast::<Function>() {
        let (module, qualname) = (f.get(|f| &f.module), cx.text(f.get(|f| &f.qualname)));
        return match cx.as_text(module).map(|m| m.as_str()) {
            Some("builtins") | None => format!("{qualname}()"),
            Some(module) => format!("{module}.{qualname}()"),
        };
    }
    if let Some(n) = v.cast::<NativeFunction>() {
        return format!("{}()", n.object().def.get().name);
    }
    if let Some(class) = v.cast::<Class>() {
        let qualname = cx.text(class.get(|c| &c.qualname));
        return match cx.as_text(class.get(|c| &c.module)).map(|m| m.as_str()) {
            Some("builtins") | None => format!("{qualname}()"),
            Some(module) => format!("{module}.{qualname}()"),
        };
    }
    format!("{} object", cx.type_name(v))
}

/// Call `stack[at]` with the `count` arguments that follow it. The result is in `Vm::result`.
///
/// # Errors
/// Whatever the callee raises.
pub fn call_anything(cx: &mut Cx<'_>, at: usize, count: usize, names: Word) -> Res<Ret> {
    let Some(hooks) = cx.hooks.get() else { return Err(cx.system_error("no interpreter")) };
    let w = (hooks.call)(cx, at, count, names)?;
    cx.ret(cx.brand(w))
}

/// What a call of `stack[at]` comes down to: a function with its arguments, or something that is done already.
pub enum Target {
    /// Call this function with the arguments in the words from `first` on, `count` of them.
    Function {
        /// The function object.
        function: Word,
        /// The first argument's stack index.
        first: usize,
        /// How many.
        count: usize,
    },
    /// The result is in `Vm::result`.
    Done,
}

/// Reduce a call to that of a function, running natives and constructors on the way. Arguments are in the words from
/// `first` on, with at least eight free words below them.
///
/// # Errors
/// Whatever is raised on the way.
pub fn reduce(
    cx: &mut Cx<'_>,
    callee: Handle<'_>,
    mut first: usize,
    mut count: usize,
    names: &[Symbol],
) -> Res<Target> {
    for _ in 0..8 {
        let v = cx.get(callee);
        if v.cast::<Function>().is_some() {
            return Ok(Target::Function { function: v.word(), first, count });
        }
        if let Some(method) = v.cast::<Method>() {
            first -= 1;
            count += 1;
            cx.put(first, method.get(|m| &m.receiver).word());
            cx.set(callee, method.get(|m| &m.function));
            continue;
        }
        if let Some(n) = v.cast::<NativeFunction>() {
            let (def, receiver) = (n.object().def.get(), n.get(|n| &n.receiver));
            let is_bound = receiver != Value::UNDEF;
            if is_bound {
                first -= 1;
                count += 1;
                cx.put(first, receiver.word());
            }
            native::call(cx, def, first, count, names, is_bound)?;
            return Ok(Target::Done);
        }
        if v.cast::<Class>().is_some() {
            return construct(cx, callee, first, count, names);
        }
        let found = cx.lookup(cx.class_of(v), name::call).map(|f| (f.word(), attribute::binds_receiver(f)));
        match found {
            Some((f, true)) => {
                first -= 1;
                count += 1;
                cx.put(first, v.word());
                cx.put(callee.index(), f);
            }
            Some((f, false)) => {
                let bound = cx.root(cx.brand(f));
                let receiver = cx.root(cx.get(callee));
                attribute::bind_into(cx, bound, bound, receiver)?;
                cx.set(callee, cx.get(bound));
            }
            None => {
                let type_name = cx.type_name(cx.get(callee));
                return Err(cx.type_error(format!("'{type_name}' object is not callable")));
            }
        }
    }
    Err(cx.raise(Builtin::RecursionError, "maximum recursion depth exceeded in __call__"))
}

fn construct(
    cx: &mut Cx<'_>,
    callee: Handle<'_>,
    first: usize,
    count: usize,
    names: &[Symbol],
) -> Res<Target> {
    let plan = {
        let Some(class) = cx.get(callee).cast::<Class>() else { return Ok(Target::Done) };
        debug_assert!(!class.has(class_flag::LAZY) || class.builtin().is_some());
        let metaclass = cx.class_of(class.value());
        cx.lookup(metaclass, name::call).map(Value::word)
    };
    // `type.__call__`, or what a metaclass has instead.
    let Some(call) = plan else { return Err(cx.type_error("this class cannot be called")) };
    let function = cx.root(cx.brand(call));
    cx.put(first - 1, cx.get(callee).word());
    if let Some(n) = cx.get(function).cast::<NativeFunction>() {
        let def = n.object().def.get();
        native::call(cx, def, first - 1, count + 1, names, false)?;
        return Ok(Target::Done);
    }
    if cx.get(function).cast::<Function>().is_some() {
        return Ok(Target::Function { function: call, first: first - 1, count: count + 1 });
    }
    Err(cx.type_error("a metaclass whose __call__ is neither a function nor built in cannot be called"))
}
