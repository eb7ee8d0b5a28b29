//! `types.GenericAlias`: `list[int]`.
//!
//! Owns making aliases and what they answer. An alias is a plain instance whose attributes are its origin, its arguments
//! and its parameters (the type variables among the arguments); whatever else is asked of it, its origin answers.

use super::attribute;
use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res, Ret};
use super::dict::Dict;
use super::error::Raise;
use super::instance::Slotted;
use super::slicing::items_of;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::bytecode::ops::Comparison;
use crate::heap::{Value, Word};
use crate::natives;

/// `out = origin[index]` as an alias.
///
/// # Errors
/// MemoryError, and whatever looking at the arguments raises.
pub fn make_into(cx: &mut Cx<'_>, out: Handle<'_>, origin: Handle<'_>, index: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let class = cx.root(cx.class(Builtin::GenericAlias));
        make_of_class(cx, out, class, origin, index)
    })
}

/// The result of `__class_getitem__` of a built-in class.
///
/// # Errors
/// As `make_into`.
pub fn of_class<'s>(cx: &mut Cx<'s>, class: Handle<'s>, index: Handle<'s>) -> Res<Ret> {
    let [out] = cx.locals();
    make_into(cx, out, class, index)?;
    cx.ret(cx.get(out))
}

fn make_of_class(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    class: Handle<'_>,
    origin: Handle<'_>,
    index: Handle<'_>,
) -> Res<()> {
    let [args, parameters] = cx.locals();
    {
        let v = cx.get(index);
        let tuple = if v.cast::<Tuple>().is_some() { v } else { cx.tuple(&[v])? };
        cx.set(args, tuple);
    }
    collect_parameters(cx, parameters, args)?;
    let Some(class) = cx.get(class).cast::<Class>() else { return Ok(()) };
    class.add_flags(class_flag::GETATTR);
    let shape = cx.instance_shape(class);
    let alias = cx.new_instance(shape.word, shape.inline);
    for (symbol, value) in [
        (cx.intern("__origin__"), origin),
        (cx.intern("__args__"), args),
        (cx.intern("__parameters__"), parameters),
    ] {
        if !cx.set_own_attribute(Slotted::Instance(alias), symbol, cx.get(value)) {
            return Err(cx.memory_error());
        }
    }
    cx.set(out, alias.value());
    Ok(())
}

/// `out` = the type variables among arguments, each once, as a tuple.
fn collect_parameters(cx: &mut Cx<'_>, out: Handle<'_>, args: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [found, item, inner] = cx.locals();
        cx.set(found, cx.list(&[])?.value());
        let mut at = 0;
        while let Some(v) = items_of(cx.get(args)).and_then(|items| items.get(at)) {
            at += 1;
            if v.cast::<Class>().is_some() || !v.is_pointer() || cx.text_len(v).is_some() {
                continue;
            }
            cx.set(item, v);
            if is_variable(cx, item)? {
                add_once(cx, found, item)?;
            } else if attribute::find(cx, inner, item, cx.intern("__parameters__"))? {
                let mut i = 0;
                while let Some(v) = items_of(cx.get(inner)).and_then(|items| items.get(i)) {
                    i += 1;
                    cx.set(item, v);
                    add_once(cx, found, item)?;
                }
            }
        }
        super::tuple_methods::tuple_of(cx, out, found)
    })
}

/// Is it a type variable, or something that is substituted like one?
fn is_variable(cx: &mut Cx<'_>, v: Handle<'_>) -> Res<bool> {
    if cx.get(v).cast::<Class>().is_some() {
        return Ok(false);
    }
    cx.scope(|cx| {
        let [method] = cx.locals();
        attribute::find(cx, method, v, cx.intern("__typing_subst__"))
    })
}

fn add_once(cx: &mut Cx<'_>, list: Handle<'_>, item: Handle<'_>) -> Res<()> {
    if super::item::search(cx, list, item, (0, i64::MAX))?.is_none() {
        cx.append(list, item)?;
    }
    Ok(())
}

impl Vm {
    fn alias_part<'v>(&'v self, alias: Value<'v>, part: Symbol) -> Option<Value<'v>> {
        Slotted::of(alias).and_then(|o| self.own_attribute(o, part))
    }
}

/// Handles for origin and arguments of an alias.
fn parts<'s>(cx: &Cx<'s>, alias: Handle<'_>) -> Res<[Handle<'s>; 2]> {
    let v = cx.get(alias);
    let part = |text: &str| cx.alias_part(v, cx.intern(text));
    match (part("__origin__"), part("__args__")) {
        (Some(origin), Some(args)) => Ok([cx.root(origin), cx.root(args)]),
        _ => Err(cx.type_error("not a types.GenericAlias")),
    }
}

fn write_item(cx: &mut Cx<'_>, text: &mut String, item: Handle<'_>) -> Res<()> {
    if cx.get(item) == Value::ELLIPSIS {
        text.push_str("...");
        return Ok(());
    }
    let shown = cx.scope(|cx| {
        let [qualname, module] = cx.locals();
        let alias = attribute::find(cx, module, item, cx.intern("__origin__"))?
            && attribute::find(cx, module, item, cx.intern("__args__"))?;
        if alias
            || !attribute::find(cx, qualname, item, name::qualname)?
            || !attribute::find(cx, module, item, name::module)?
            || cx.get(module) == Value::NONE
        {
            return cx.repr(item);
        }
        let (module, qualname) = (cx.str(module)?, cx.str(qualname)?);
        Ok(if module == "builtins" { qualname } else { format!("{module}.{qualname}") })
    })?;
    text.push_str(&shown);
    Ok(())
}

fn shown(cx: &mut Cx<'_>, alias: Handle<'_>) -> Res<String> {
    cx.scope(|cx| {
        let [origin, args] = parts(cx, alias)?;
        let [item] = cx.locals();
        let mut text = String::new();
        write_item(cx, &mut text, origin)?;
        text.push('[');
        let mut at = 0;
        while let Some(v) = items_of(cx.get(args)).and_then(|items| items.get(at)) {
            cx.set(item, v);
            if at > 0 {
                text.push_str(", ");
            }
            write_item(cx, &mut text, item)?;
            at += 1;
        }
        if at == 0 {
            text.push_str("()");
        }
        text.push(']');
        Ok(text)
    })
}

/// `out` = the argument `item` with the parameters replaced by `given`.
fn substitute(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    item: Handle<'_>,
    parameters: Handle<'_>,
    given: Handle<'_>,
) -> Res<()> {
    cx.scope(|cx| {
        let [own, method, chosen, list] = cx.locals();
        if is_variable(cx, item)? {
            let at = super::item::search(cx, parameters, item, (0, i64::MAX))?.unwrap_or(0);
            let v = items_of(cx.get(given)).and_then(|g| g.get(at)).unwrap_or(Value::NONE);
            cx.set(chosen, v);
            attribute::get(cx, method, item, cx.intern("__typing_subst__"))?;
            return cx.call_into(out, method, &[chosen]);
        }
        let plain = cx.get(item).cast::<Class>().is_some();
        if plain || !attribute::find(cx, own, item, cx.intern("__parameters__"))? {
            cx.set(out, cx.get(item));
            return Ok(());
        }
        let mut at = 0;
        cx.set(list, cx.list(&[])?.value());
        while let Some(v) = items_of(cx.get(own)).and_then(|items| items.get(at)) {
            at += 1;
            cx.set(chosen, v);
            let place = super::item::search(cx, parameters, chosen, (0, i64::MAX))?.unwrap_or(0);
            let v = items_of(cx.get(given)).and_then(|g| g.get(place)).unwrap_or(Value::NONE);
            cx.set(chosen, v);
            cx.append(list, chosen)?;
        }
        if at == 0 {
            cx.set(out, cx.get(item));
            return Ok(());
        }
        super::tuple_methods::tuple_of(cx, chosen, list)?;
        super::item::get(cx, out, item, chosen)
    })
}

/// Call `callee` with a tuple of arguments and a dict of keywords; either may be missing.
///
/// # Errors
/// Whatever the callee raises.
pub fn call_with(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    callee: Handle<'_>,
    args: Handle<'_>,
    keywords: Handle<'_>,
) -> Res<()> {
    let mark = cx.top.get();
    let at = cx.root(cx.get(callee));
    let mut count = 0;
    for v in items_of(cx.get(args)).into_iter().flat_map(|items| items.iter()) {
        cx.root(v);
        count += 1;
    }
    let mut names = Word::UNDEF;
    if let Some(dict) = cx.get(keywords).cast::<Dict>().filter(|d| !d.is_empty()) {
        let mut keys = Vec::new();
        for (key, v) in cx.dict_entries(dict) {
            keys.push(key);
            cx.root(v);
            count += 1;
        }
        names = cx.tuple(&keys)?.word();
    }
    let Some(hooks) = cx.hooks.get() else { return Err(cx.system_error("no interpreter")) };
    let result = (hooks.call)(cx, at.index(), count, names);
    cx.top.set(mark);
    let word = result?;
    cx.put(out.index(), word);
    Ok(())
}

natives! { pub static METHODS:
    /// Represent a PEP 585 generic type
    ///
    /// E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).
    loud static_ fn "__new__" new(cx, class, origin, args) {
        cx.check_new(class, Builtin::GenericAlias)?;
        let [out] = cx.locals();
        make_of_class(cx, out, class, origin, args)?;
        cx.ret(cx.get(out))
    }
    loud fn "__init__" init(cx, this, *args) { cx.ret(Value::NONE) }
    /// Return repr(self).
    loud fn "__repr__" repr(cx, this) {
        let text = shown(cx, this)?;
        let text = cx.string(&text)?;
        cx.ret(text)
    }
    /// Call self as a function.
    loud fn "__call__" call(cx, this, *args, **kwargs) {
        let [origin, _] = parts(cx, this)?;
        let [made] = cx.locals();
        call_with(cx, made, origin, args, kwargs)?;
        let marked = attribute::set(cx, made, cx.intern("__orig_class__"), Some(this));
        match marked {
            Err(_) if cx.pending_is(Builtin::AttributeError) || cx.pending_is(Builtin::TypeError) => {
                cx.pending.set(Word::UNDEF);
            }
            other => other?,
        }
        cx.ret(cx.get(made))
    }
    /// What neither the alias nor its class has, the origin has.
    loud fn "__getattr__" getattr(cx, this, attribute) {
        let [origin, _] = parts(cx, this)?;
        let [out] = cx.locals();
        let symbol = match cx.as_text(cx.get(attribute)) {
            Some(text) => cx.symbol_of(text),
            None => return Err(cx.type_error("attribute name must be string")),
        };
        attribute::get(cx, out, origin, symbol)?;
        cx.ret(cx.get(out))
    }
    /// Return self[key].
    loud fn "__getitem__" getitem(cx, this, index) {
        let [origin, args] = parts(cx, this)?;
        let [parameters, given, item, list, class] = cx.locals();
        {
            let v = cx.get(this);
            let own = cx.alias_part(v, cx.intern("__parameters__")).unwrap_or(Value::NONE);
            cx.set(parameters, own);
            let i = cx.get(index);
            let tuple = if i.cast::<Tuple>().is_some() { i } else { cx.tuple(&[i])? };
            cx.set(given, tuple);
            cx.set(class, cx.class_of(v).value());
            cx.set(list, cx.list(&[])?.value());
        }
        let count = |h| items_of(cx.get(h)).map_or(0, |items| items.len());
        let (wanted, actual) = (count(parameters), count(given));
        if wanted == 0 {
            let text = shown(cx, this)?;
            return Err(cx.type_error(format!("{text} is not a generic class")));
        }
        if wanted != actual {
            let text = shown(cx, this)?;
            let many = if actual > wanted { "many" } else { "few" };
            return Err(cx.type_error(format!(
                "Too {many} arguments for {text}; actual {actual}, expected {wanted}"
            )));
        }
        let mut at = 0;
        while let Some(v) = items_of(cx.get(args)).and_then(|items| items.get(at)) {
            at += 1;
            cx.set(item, v);
            substitute(cx, item, item, parameters, given)?;
            cx.append(list, item)?;
        }
        super::tuple_methods::tuple_of(cx, given, list)?;
        let [out] = cx.locals();
        make_of_class(cx, out, class, origin, given)?;
        cx.ret(cx.get(out))
    }
    /// Return self==value.
    loud fn "__eq__" eq(cx, this, other) {
        let alias = cx.class(Builtin::GenericAlias).cast::<Class>();
        if !alias.is_some_and(|c| cx.class_of(cx.get(other)).is_subclass(c)) {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        let [origin, args] = parts(cx, this)?;
        let [other_origin, other_args] = parts(cx, other)?;
        let [scratch] = cx.locals();
        let same = cx.equal(scratch, origin, other_origin)? && cx.equal(scratch, args, other_args)?;
        cx.ret(Value::bool(same))
    }
    /// Return self!=value.
    loud fn "__ne__" ne(cx, this, other) {
        let [out] = cx.locals();
        cx.compare_into(out, Comparison::Equal, this, other)?;
        let equal = cx.truth(out)?;
        cx.ret(Value::bool(!equal))
    }
    /// Return hash(self).
    loud fn "__hash__" hash(cx, this) {
        let [origin, args] = parts(cx, this)?;
        let hash = cx.hash(origin)? ^ cx.hash(args)?;
        let int = cx.int(if hash == -1 { -2 } else { hash });
        cx.ret(int)
    }
    /// An alias among the bases of a class stands for its origin.
    loud fn "__mro_entries__" mro_entries(cx, this, bases) {
        let [origin, _] = parts(cx, this)?;
        let entries = cx.tuple(&[cx.get(origin)])?;
        cx.ret(entries)
    }
    quiet fn "__instancecheck__" instancecheck(cx, this: Value<'v>, instance: Value<'v>) {
        Err(cx.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }
    quiet fn "__subclasscheck__" subclasscheck(cx, this: Value<'v>, subclass: Value<'v>) {
        Err(cx.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }
    /// Return self|value.
    loud fn "__or__" or(cx, this, other) { union(cx, this, other) }
    /// Return value|self.
    loud fn "__ror__" ror(cx, this, other) { union(cx, other, this) }
}

/// `left | right` as `type` makes it of classes.
fn union<'s>(cx: &mut Cx<'s>, left: Handle<'s>, right: Handle<'s>) -> Res<Ret> {
    let [method, out] = cx.locals();
    let found = {
        let class = cx.class(Builtin::Type).cast::<Class>();
        class.and_then(|c| cx.lookup(c, name::or)).map(|m| cx.set(method, m)).is_some()
    };
    if !found {
        return cx.ret(Value::NOT_IMPLEMENTED);
    }
    cx.call_into(out, method, &[left, right])?;
    cx.ret(cx.get(out))
}
