//! Generic aliases and unions: `list[int]`, `int | None`.
//!
//! Owns the one layout of both, told apart by their shapes, and their natives. An alias behaves as the class it stands
//! for: it is called, subclassed and asked for attributes in its place. What type variables mean is left to `typing`,
//! which is script code; an alias only replaces them by what stands in brackets.

use super::attribute;
use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::kind;
use super::list::List;
use super::symbol::name;
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Field, Ref, ShapeWord, Value, object};
use crate::natives;

object! {
    /// `origin[arguments]`, or the union of `arguments`. `parameters` are the type variables among the arguments, found
    /// when first asked for.
    pub struct Alias: kind::ALIAS, "alias", None {
        values { origin, arguments, parameters }
        plain {}
    }
}

/// Attributes that an alias has itself; all others are those of its origin.
const OWN: &[&str] = &[
    "__origin__",
    "__args__",
    "__parameters__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
    "__unpacked__",
    "__class__",
];

natives! { pub static ALIAS:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, origin: Value<'v>, arguments: Value<'v>) {
        let class = cx.class_to_make(class, Builtin::GenericAlias)?;
        let arguments = match arguments.cast::<Tuple>() {
            Some(tuple) => tuple.value(),
            None => cx.tuple(&[arguments])?,
        };
        Ok(cx.new_alias(class.object().instance_shape.get(), origin, arguments).value())
    }
    loud fn "__repr__" repr(cx, this) {
        let text = repr_of(cx, this)?;
        cx.ret(cx.string(&text)?)
    }
    loud fn "__call__" call(cx, this, *args, **keywords) {
        let [origin, out] = cx.locals();
        set_origin(cx, origin, this);
        cx.call_spread(out, origin, &[], args, keywords)?;
        let symbol = cx.intern("__orig_class__");
        // Not every object takes attributes; that is no reason to fail.
        if attribute::set(cx, out, symbol, Some(this)).is_err() {
            let quiet = cx.pending_is(Builtin::AttributeError) || cx.pending_is(Builtin::TypeError);
            if !quiet {
                return Err(cx.throw(cx.brand(cx.pending.get())));
            }
            cx.pending.set(crate::heap::Word::UNDEF);
        }
        cx.ret(cx.get(out))
    }
    loud fn "__getattribute__" getattribute(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        let [out, origin] = cx.locals();
        let own = OWN.contains(&cx.text_of(symbol)) || {
            let special = cx.text_of(symbol).starts_with("__");
            let known = cx.lookup(cx.class_of(cx.get(this)), symbol);
            special && known.is_some_and(|v| cx.is_native_of(v, Builtin::GenericAlias))
        };
        if own {
            if !attribute::generic(cx, out, this, symbol)? {
                return Err(attribute::missing(cx, this, symbol));
            }
        } else {
            set_origin(cx, origin, this);
            attribute::get(cx, out, origin, symbol)?;
        }
        cx.ret(cx.get(out))
    }
    loud fn "__eq__" eq(cx, this, other) {
        let same_kind = cx.get(other).cast::<Alias>().is_some_and(|a| !a.is_union());
        if !same_kind {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        let equal = fields_equal(cx, this, other)?;
        cx.ret(Value::bool(equal))
    }
    loud fn "__hash__" hash(cx, this) {
        let [part] = cx.locals();
        set_origin(cx, part, this);
        let mut hash = cx.hash(part)?;
        set_arguments(cx, part, this);
        hash ^= cx.hash(part)?;
        cx.ret(cx.int(hash))
    }
    loud fn "__getitem__" getitem(cx, this, item) {
        let [out] = cx.locals();
        substitute(cx, out, this, item)?;
        cx.ret(cx.get(out))
    }
    loud fn "__mro_entries__" mro_entries(cx, this, bases) {
        let [origin] = cx.locals();
        set_origin(cx, origin, this);
        cx.ret(cx.tuple(&[cx.get(origin)])?)
    }
    quiet fn "__instancecheck__" instancecheck(cx, this: Value<'v>, instance: Value<'v>) {
        Err(cx.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }
    quiet fn "__subclasscheck__" subclasscheck(cx, this: Value<'v>, subclass: Value<'v>) {
        Err(cx.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }
    quiet fn "__or__" or(cx, this: Value<'v>, other: Value<'v>) { cx.union_of(this, other) }
    quiet fn "__ror__" ror(cx, this: Value<'v>, other: Value<'v>) { cx.union_of(other, this) }
    loud fn "__dir__" dir(cx, this) {
        let [origin, out, item] = cx.locals();
        set_origin(cx, origin, this);
        cx.call_special(out, origin, name::dir, &[])?;
        cx.list_of(item, out)?;
        let Some(list) = cx.get(item).cast::<List>() else { return cx.ret(Value::NONE) };
        for text in OWN {
            cx.push(list, cx.name_of(cx.intern(text)).value())?;
        }
        cx.ret(list.value())
    }
    quiet getter fn "__origin__" origin(cx, this: Ref<'v, Alias>) { Ok(this.get(|a| &a.origin)) }
    quiet getter fn "__args__" args(cx, this: Ref<'v, Alias>) { Ok(this.get(|a| &a.arguments)) }
    loud getter fn "__parameters__" parameters(cx, this) {
        let [out] = cx.locals();
        parameters_of(cx, out, this)?;
        cx.ret(cx.get(out))
    }
    quiet getter fn "__unpacked__" unpacked(cx, this: Value<'v>) { Ok(Value::FALSE) }
}

natives! { pub static UNION:
    loud fn "__repr__" repr(cx, this) {
        let text = repr_of(cx, this)?;
        cx.ret(cx.string(&text)?)
    }
    loud fn "__eq__" eq(cx, this, other) {
        if !cx.get(other).cast::<Alias>().is_some_and(|a| a.is_union()) {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        // Without regard to order.
        let equal = contains_all(cx, this, other)? && contains_all(cx, other, this)?;
        cx.ret(Value::bool(equal))
    }
    loud fn "__hash__" hash(cx, this) {
        let [items, part] = cx.locals();
        set_arguments(cx, items, this);
        let mut hash = 0x5bd1_e995_i64;
        for at in 0..cx.argument_count(items) {
            cx.set(part, cx.argument(items, at).unwrap_or(Value::NONE));
            hash ^= cx.hash(part)?.wrapping_mul(3_644_798_167);
        }
        cx.ret(cx.int(hash >> 4))
    }
    quiet fn "__or__" or(cx, this: Value<'v>, other: Value<'v>) { cx.union_of(this, other) }
    quiet fn "__ror__" ror(cx, this: Value<'v>, other: Value<'v>) { cx.union_of(other, this) }
    loud fn "__instancecheck__" instancecheck(cx, this, instance) {
        let answer = super::instance_of::is_instance(cx, instance, this)?;
        cx.ret(Value::bool(answer))
    }
    loud fn "__subclasscheck__" subclasscheck(cx, this, subclass) {
        let answer = super::instance_of::is_subclass(cx, subclass, this)?;
        cx.ret(Value::bool(answer))
    }
    quiet getter fn "__args__" args(cx, this: Ref<'v, Alias>) { Ok(this.get(|a| &a.arguments)) }
    loud getter fn "__parameters__" parameters(cx, this) {
        let [out] = cx.locals();
        parameters_of(cx, out, this)?;
        cx.ret(cx.get(out))
    }
}

impl<'v> Ref<'v, Alias> {
    /// Is it a union?
    pub fn is_union(self) -> bool {
        self.header().shape() == Builtin::UnionType.shape()
    }
}

impl Vm {
    fn new_alias(&self, shape: ShapeWord, origin: Value<'_>, arguments: Value<'_>) -> Ref<'_, Alias> {
        self.heap.allocate_fixed::<Alias>(shape).init(|header| Alias {
            header,
            origin: Field::new(origin),
            arguments: Field::new(arguments),
            parameters: Field::new(Value::UNDEF),
        })
    }
}

impl Cx<'_> {
    /// `origin[item]`: what `__class_getitem__` of built-in classes gives.
    ///
    /// # Errors
    /// MemoryError.
    pub fn alias_of<'v>(&'v self, origin: Value<'v>, item: Value<'v>) -> Res<Value<'v>> {
        let arguments = match item.cast::<Tuple>() {
            Some(tuple) => tuple.value(),
            None => self.tuple(&[item])?,
        };
        Ok(self.new_alias(Builtin::GenericAlias.shape(), origin, arguments).value())
    }

    /// `left | right` for classes; NotImplemented when one of them is nothing that stands in a union.
    ///
    /// # Errors
    /// MemoryError.
    pub fn union_of<'v>(&'v self, left: Value<'v>, right: Value<'v>) -> Res<Value<'v>> {
        let fit =
            |v: Value<'_>| v == Value::NONE || v.cast::<Class>().is_some() || v.cast::<Alias>().is_some();
        if !fit(left) || !fit(right) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let mut members: Vec<Value<'v>> = Vec::new();
        for side in [left, right] {
            let inner = side
                .cast::<Alias>()
                .filter(|a| a.is_union())
                .and_then(|a| a.get(|a| &a.arguments).cast::<Tuple>());
            let all: Vec<Value<'v>> = inner.map_or(vec![side], |t| t.tail_values().iter().collect());
            for member in all {
                let none_type = self.class(Builtin::NoneType);
                let member = if member == Value::NONE { none_type } else { member };
                if !members.iter().any(|m| self.same_member(*m, member)) {
                    members.push(member);
                }
            }
        }
        if let [only] = members.as_slice() {
            return Ok(*only);
        }
        let members = self.tuple(&members)?;
        Ok(self.new_alias(Builtin::UnionType.shape(), Value::NONE, members).value())
    }

    /// Are two members of a union the same, as far as can be told quietly?
    fn same_member(&self, a: Value<'_>, b: Value<'_>) -> bool {
        if a == b {
            return true;
        }
        let (Some(x), Some(y)) = (a.cast::<Alias>(), b.cast::<Alias>()) else { return false };
        let same = |p: Value<'_>, q: Value<'_>| super::hash::same_key(self, p, q) == Some(true);
        same(x.get(|a| &a.origin), y.get(|a| &a.origin))
            && same(x.get(|a| &a.arguments), y.get(|a| &a.arguments))
    }
}

fn set_origin(cx: &Cx<'_>, out: Handle<'_>, this: Handle<'_>) {
    let origin = cx.get(this).cast::<Alias>().map_or(Value::NONE, |a| a.get(|a| &a.origin));
    cx.set(out, origin);
}

fn set_arguments(cx: &Cx<'_>, out: Handle<'_>, this: Handle<'_>) {
    let arguments = cx.get(this).cast::<Alias>().map_or(Value::NONE, |a| a.get(|a| &a.arguments));
    cx.set(out, arguments);
}

fn fields_equal(cx: &mut Cx<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
    cx.scope(|cx| {
        let [x, y, scratch] = cx.locals();
        set_origin(cx, x, a);
        set_origin(cx, y, b);
        if !cx.equal(scratch, x, y)? {
            return Ok(false);
        }
        set_arguments(cx, x, a);
        set_arguments(cx, y, b);
        cx.equal(scratch, x, y)
    })
}

/// Is every member of one union in the other?
fn contains_all(cx: &mut Cx<'_>, a: Handle<'_>, b: Handle<'_>) -> Res<bool> {
    cx.scope(|cx| {
        let [theirs, ours, x, y, scratch] = cx.locals();
        set_arguments(cx, theirs, a);
        set_arguments(cx, ours, b);
        for i in 0..cx.argument_count(theirs) {
            cx.set(x, cx.argument(theirs, i).unwrap_or(Value::NONE));
            let mut found = false;
            for j in 0..cx.argument_count(ours) {
                cx.set(y, cx.argument(ours, j).unwrap_or(Value::NONE));
                found = cx.equal(scratch, x, y)?;
                if found {
                    break;
                }
            }
            if !found {
                return Ok(false);
            }
        }
        Ok(true)
    })
}

/// The text of an alias or a union.
fn repr_of(cx: &mut Cx<'_>, this: Handle<'_>) -> Res<String> {
    cx.nested(" while getting the repr of an object", |cx| {
        cx.scope(|cx| {
            let [arguments, item] = cx.locals();
            set_arguments(cx, arguments, this);
            let is_union = cx.get(this).cast::<Alias>().is_some_and(|a| a.is_union());
            let mut parts = Vec::new();
            for at in 0..cx.argument_count(arguments) {
                cx.set(item, cx.argument(arguments, at).unwrap_or(Value::NONE));
                parts.push(item_repr(cx, item)?);
            }
            if is_union {
                return Ok(parts.join(" | "));
            }
            set_origin(cx, item, this);
            let origin = item_repr(cx, item)?;
            let inside = if parts.is_empty() { "()".to_string() } else { parts.join(", ") };
            Ok(format!("{origin}[{inside}]"))
        })
    })
}

fn item_repr(cx: &mut Cx<'_>, item: Handle<'_>) -> Res<String> {
    match cx.get(item) {
        Value::ELLIPSIS => return Ok("...".to_string()),
        v if v == cx.class(Builtin::NoneType) => return Ok("None".to_string()),
        v => {
            if let Some(class) = v.cast::<Class>() {
                return Ok(cx.class_path(class));
            }
        }
    }
    cx.repr(item)
}

/// `out` = the type variables among the arguments: whatever has `__typing_subst__`, and the parameters of aliases.
fn parameters_of(cx: &mut Cx<'_>, out: Handle<'_>, this: Handle<'_>) -> Res<()> {
    let known = cx.get(this).cast::<Alias>().map_or(Value::NONE, |a| a.get(|a| &a.parameters));
    if known != Value::UNDEF {
        cx.set(out, known);
        return Ok(());
    }
    cx.scope(|cx| {
        let [arguments, item, found, list] = cx.locals();
        set_arguments(cx, arguments, this);
        cx.set(list, cx.list(&[])?.value());
        let (subst, parameters) = (cx.intern("__typing_subst__"), cx.intern("__parameters__"));
        for at in 0..cx.argument_count(arguments) {
            cx.set(item, cx.argument(arguments, at).unwrap_or(Value::NONE));
            if cx.get(item).cast::<Class>().is_some() {
                continue;
            }
            if attribute::find(cx, found, item, subst)? {
                add_parameter(cx, list, item)?;
            } else if attribute::find(cx, found, item, parameters)? {
                for inner in 0..cx.argument_count(found) {
                    cx.set(item, cx.argument(found, inner).unwrap_or(Value::NONE));
                    add_parameter(cx, list, item)?;
                }
            }
        }
        let Some(all) = cx.get(list).cast::<List>() else { return Ok(()) };
        let all: Vec<Value<'_>> = all.items().iter().collect();
        let tuple = cx.tuple(&all)?;
        cx.set(out, tuple);
        if let Some(alias) = cx.get(this).cast::<Alias>() {
            cx.heap.store(alias, &alias.object().parameters, tuple);
        }
        Ok(())
    })
}

fn add_parameter(cx: &Cx<'_>, list: Handle<'_>, item: Handle<'_>) -> Res<()> {
    let Some(list) = cx.get(list).cast::<List>() else { return Ok(()) };
    let item = cx.get(item);
    if list.items().iter().any(|known| known == item) {
        return Ok(());
    }
    cx.push(list, item)
}

/// `alias[item]`: type variables replaced.
fn substitute(cx: &mut Cx<'_>, out: Handle<'_>, this: Handle<'_>, item: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [parameters, arguments, given, made, old, inner, list] = cx.locals();
        parameters_of(cx, parameters, this)?;
        let wanted = cx.argument_count(parameters);
        if wanted == 0 {
            let text = cx.repr(this)?;
            return Err(cx.type_error(format!("{text} is not a generic class")));
        }
        let single = cx.get(item).cast::<Tuple>().is_none();
        let all = if single { cx.tuple(&[cx.get(item)])? } else { cx.get(item) };
        cx.set(given, all);
        let count = cx.argument_count(given);
        if count != wanted {
            let many = if count > wanted { "many" } else { "few" };
            let text = cx.repr(this)?;
            return Err(
                cx.type_error(format!("Too {many} arguments for {text}; actual {count}, expected {wanted}"))
            );
        }
        set_arguments(cx, arguments, this);
        cx.set(list, cx.list(&[])?.value());
        let (subst, own) = (cx.intern("__typing_subst__"), cx.intern("__parameters__"));
        for at in 0..cx.argument_count(arguments) {
            cx.set(old, cx.argument(arguments, at).unwrap_or(Value::NONE));
            cx.set(made, cx.get(old));
            let is_class = cx.get(old).cast::<Class>().is_some();
            if !is_class && attribute::find(cx, inner, old, subst)? {
                cx.set(made, replacement(cx, parameters, given, cx.get(old)));
                cx.call_into(made, inner, &[made])?;
            } else if !is_class && attribute::find(cx, inner, old, own)? && cx.argument_count(inner) > 0 {
                let parts: Vec<Value<'_>> = (0..cx.argument_count(inner))
                    .filter_map(|i| cx.argument(inner, i))
                    .map(|p| replacement(cx, parameters, given, p))
                    .collect();
                cx.set(inner, cx.tuple(&parts)?);
                cx.call_special(made, old, name::getitem, &[inner])?;
            }
            let Some(list) = cx.get(list).cast::<List>() else { return Ok(()) };
            cx.push(list, cx.get(made))?;
        }
        let items: Vec<Value<'_>> =
            cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
        let items = cx.tuple(&items)?;
        set_origin(cx, made, this);
        cx.set(out, cx.alias_of(cx.get(made), items)?);
        Ok(())
    })
}

/// What stands in brackets for a type variable.
fn replacement<'v>(
    cx: &'v Cx<'_>,
    parameters: Handle<'v>,
    given: Handle<'v>,
    variable: Value<'v>,
) -> Value<'v> {
    let at = (0..cx.argument_count(parameters)).find(|i| cx.argument(parameters, *i) == Some(variable));
    at.and_then(|i| cx.argument(given, i)).unwrap_or(variable)
}

/// `out = origin[index]` as an alias.
///
/// # Errors
/// MemoryError.
pub fn make_into(cx: &mut Cx<'_>, out: Handle<'_>, origin: Handle<'_>, index: Handle<'_>) -> Res<()> {
    let alias = cx.alias_of(cx.get(origin), cx.get(index))?;
    cx.set(out, alias);
    Ok(())
}

/// The result of `__class_getitem__` of a built-in class.
///
/// # Errors
/// As `make_into`.
pub fn of_class<'s>(cx: &mut Cx<'s>, class: Handle<'s>, index: Handle<'s>) -> Res<Ret> {
    let alias = cx.alias_of(cx.get(class), cx.get(index))?;
    cx.ret(alias)
}
