//! `isinstance` and `issubclass`.
//!
//! Owns both questions in full: tuples and unions of classes, `__instancecheck__` and `__subclasscheck__` of metaclasses,
//! objects that claim a class by `__class__` or bases by `__bases__`. What a class inherits from is in `class`.

use super::alias::Alias;
use super::attribute;
use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res};
use super::descriptor::GetSet;
use super::error::Raise;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::Value;

/// `isinstance(v, class)`.
///
/// # Errors
/// TypeError when `class` is no class, tuple of classes or union; whatever scripts raise.
pub fn is_instance(cx: &mut Cx<'_>, v: Handle<'_>, class: Handle<'_>) -> Res<bool> {
    if let Some(answer) = quietly(cx, cx.get(v), cx.get(class)) {
        return Ok(answer);
    }
    if let Some(count) = choices(cx, class) {
        return any_of(cx, class, count, |cx, one| is_instance(cx, v, one));
    }
    match hook(cx, class, name::instancecheck, v)? {
        Some(answer) => Ok(answer),
        None => is_instance_by_inheritance(cx, v, class),
    }
}

/// `issubclass(derived, class)`.
///
/// # Errors
/// As `is_instance`.
pub fn is_subclass(cx: &mut Cx<'_>, derived: Handle<'_>, class: Handle<'_>) -> Res<bool> {
    if let Some(count) = choices(cx, class) {
        return any_of(cx, class, count, |cx, one| is_subclass(cx, derived, one));
    }
    match hook(cx, class, name::subclasscheck, derived)? {
        Some(answer) => Ok(answer),
        None => is_subclass_by_inheritance(cx, derived, class),
    }
}

/// The answer when it needs no script: the class is the very type of the value, or an ordinary class.
pub fn quietly(vm: &Vm, v: Value<'_>, class: Value<'_>) -> Option<bool> {
    let class = class.cast::<Class>()?;
    let own = vm.class_of(v);
    if own.same(class) {
        return Some(true);
    }
    if !vm.class_of(class.value()).is_builtin(Builtin::Type) {
        return None;
    }
    if own.is_subclass(class) {
        return Some(true);
    }
    // Only who redefines `__class__` can claim to be something else.
    let plain = !own.has(class_flag::GETATTRIBUTE)
        && vm.lookup(own, name::class_).is_some_and(|found| {
            found.cast::<GetSet>().is_some_and(|g| g.get(|g| &g.owner) == vm.class(Builtin::Object))
        });
    plain.then_some(false)
}

/// How many classes a tuple or union offers.
fn choices(cx: &Cx<'_>, class: Handle<'_>) -> Option<usize> {
    if let Some(tuple) = cx.get(class).cast::<Tuple>() {
        return Some(tuple.tail_len());
    }
    let union = cx.get(class).cast::<Alias>().filter(|a| a.is_union())?;
    union.get(|a| &a.arguments).cast::<Tuple>().map(|t| t.tail_len())
}

fn any_of(
    cx: &mut Cx<'_>,
    class: Handle<'_>,
    count: usize,
    test: impl for<'i> Fn(&mut Cx<'i>, Handle<'i>) -> Res<bool>,
) -> Res<bool> {
    cx.nested(" in __instancecheck__", |cx| {
        for at in 0..count {
            let answer = cx.scope(|cx| {
                let [one] = cx.locals();
                let is_union = {
                    let whole = cx.get(class);
                    let alias = whole.cast::<Alias>();
                    let items = alias.map_or(whole, |a| a.get(|a| &a.arguments)).cast::<Tuple>();
                    let found = items.and_then(|t| t.tail_values().get(at)).unwrap_or(Value::NONE);
                    // In a union, None stands for its type.
                    let none = alias.is_some() && found == Value::NONE;
                    cx.set(one, if none { cx.class(Builtin::NoneType) } else { found });
                    alias.is_some()
                };
                if is_union && cx.get(one).cast::<Class>().is_none() {
                    return Ok(false);
                }
                test(cx, one)
            })?;
            if answer {
                return Ok(true);
            }
        }
        Ok(false)
    })
}

/// What the metaclass says, if it has an opinion of its own.
fn hook(
    cx: &mut Cx<'_>,
    class: Handle<'_>,
    method: super::symbol::Symbol,
    v: Handle<'_>,
) -> Res<Option<bool>> {
    let metaclass = cx.class_of(cx.get(class));
    if cx.lookup(metaclass, method).is_none_or(|found| cx.is_native_of(found, Builtin::Type)) {
        return Ok(None);
    }
    cx.scope(|cx| {
        let [answer] = cx.locals();
        cx.nested(" in __instancecheck__", |cx| cx.call_special(answer, class, method, &[v]))?;
        cx.truth(answer).map(Some)
    })
}

/// `type.__instancecheck__`: by the type of the value, else by what it says its `__class__` is.
///
/// # Errors
/// As `is_instance`.
pub fn is_instance_by_inheritance(cx: &mut Cx<'_>, v: Handle<'_>, class: Handle<'_>) -> Res<bool> {
    if let Some(class) = cx.get(class).cast::<Class>()
        && cx.class_of(cx.get(v)).is_subclass(class)
    {
        return Ok(true);
    }
    cx.scope(|cx| {
        let [claimed] = cx.locals();
        if cx.get(class).cast::<Class>().is_none() {
            let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
            check_bases(cx, class, message)?;
        }
        if !attribute::look(cx, claimed, v, name::class_)? {
            return Ok(false);
        }
        match (cx.get(claimed).cast::<Class>(), cx.get(class).cast::<Class>()) {
            (Some(own), Some(class)) => Ok(own.is_subclass(class)),
            _ => follow_bases(cx, claimed, class),
        }
    })
}

/// `type.__subclasscheck__`: by the resolution order, else along what the objects say their `__bases__` are.
///
/// # Errors
/// As `is_subclass`.
pub fn is_subclass_by_inheritance(cx: &mut Cx<'_>, derived: Handle<'_>, class: Handle<'_>) -> Res<bool> {
    if let (Some(derived), Some(class)) = (cx.get(derived).cast::<Class>(), cx.get(class).cast::<Class>()) {
        return Ok(derived.is_subclass(class));
    }
    check_bases(cx, derived, "issubclass() arg 1 must be a class")?;
    let message = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    check_bases(cx, class, message)?;
    follow_bases(cx, derived, class)
}

/// `__bases__`, if that is a tuple.
fn bases_of(cx: &mut Cx<'_>, out: Handle<'_>, class: Handle<'_>) -> Res<bool> {
    Ok(attribute::look(cx, out, class, name::bases)? && cx.get(out).cast::<Tuple>().is_some())
}

fn check_bases(cx: &mut Cx<'_>, class: Handle<'_>, message: &str) -> Res<()> {
    cx.scope(|cx| {
        let [bases] = cx.locals();
        if bases_of(cx, bases, class)? { Ok(()) } else { Err(cx.type_error(message)) }
    })
}

/// Is `class` reached from `derived` along `__bases__`?
fn follow_bases(cx: &mut Cx<'_>, derived: Handle<'_>, class: Handle<'_>) -> Res<bool> {
    if cx.get(derived) == cx.get(class) {
        return Ok(true);
    }
    cx.nested(" in __issubclass__", |cx| {
        cx.scope(|cx| {
            let [bases, base] = cx.locals();
            if !bases_of(cx, bases, derived)? {
                return Ok(false);
            }
            for at in 0..cx.argument_count(bases) {
                cx.set(base, cx.argument(bases, at).unwrap_or(Value::NONE));
                if follow_bases(cx, base, class)? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    })
}
