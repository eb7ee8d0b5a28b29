//! Making classes: what the `class` statement and `type(name, bases, namespace)` do.
//!
//! Owns the order of events. Bases are resolved, the metaclass is chosen, the body runs in the namespace that the
//! metaclass prepared, and the metaclass is called; `type.__new__` then makes the class object: members of `__slots__`,
//! layout of instances, resolution order, implicit static and class methods, and tells attributes and bases about the
//! new class. How bases combine is in `resolution`.
//!
//! Invariant "known at birth": the root shape of a class's instances never changes after `type.__new__` has returned,
//! so every instance finds its fixed slots (payload, `__slots__`) at the places that the class knows.

use super::attribute;
use super::class::{Builtin, Class, Instances, TABLE, class_flag};
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::function::{Cell as Variable, Function};
use super::instance::MAX_INLINE;
use super::kind;
use super::list::List;
use super::native::NativeDef;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Ref, Value};
use crate::natives;

/// Inline slots that instances with a `__dict__` get, at least and at most.
const INLINE: std::ops::RangeInclusive<usize> = 4..=16;

natives! { pub static FUNCTIONS:
    /// __build_class__(func, name, /, *bases, [metaclass], **kwds) -> class
    loud fn "__build_class__" build_class(cx, *args, **keywords) {
        let [body, text, bases, made] = cx.locals();
        {
            let Some(given) = cx.get(args).cast::<Tuple>().filter(|t| t.tail_len() >= 2) else {
                return Err(cx.type_error("__build_class__: not enough arguments"));
            };
            let items: Vec<Value<'_>> = given.tail_values().iter().collect();
            if let [function, class_name, rest @ ..] = items.as_slice() {
                cx.set(body, *function);
                cx.set(text, *class_name);
                cx.set(bases, cx.tuple(rest)?);
            }
        }
        build(cx, made, [body, text, bases], keywords)?;
        cx.ret(cx.get(made))
    }
}

natives! { static INSTANCE_ATTRIBUTES:
    /// dictionary for instance variables (if defined)
    quiet getter fn "__dict__" dict(cx, this: Value<'v>) { cx.dict_of_instance(this) }
    quiet setter fn "__dict__" set_dict(cx, this: Value<'v>, value: Value<'v>) {
        cx.set_dict_of_instance(this, value)?;
        Ok(Value::NONE)
    }
    /// list of weak references to the object (if defined)
    quiet getter fn "__weakref__" weakref(cx, this: Value<'v>) { Ok(Value::NONE) }
}

/// The setter of an attribute that classes made by scripts add to their instances.
pub(super) fn instance_setter(text: &str) -> Option<&'static NativeDef> {
    INSTANCE_ATTRIBUTES.iter().find(|def| def.role == super::native::Role::Setter && def.name == text)
}

/// The `class` statement: run `body` (a function), call the metaclass with name, bases and the filled namespace.
/// `keywords` is a dict of its own or undefined; `metaclass` is taken out of it.
///
/// # Errors
/// TypeError when the parts do not fit; whatever scripts raise on the way.
pub fn build(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    [body, text, given]: [Handle<'_>; 3],
    keywords: Handle<'_>,
) -> Res<()> {
    cx.scope(|cx| {
        let [metaclass, bases, space, cell, callee, undefined] = cx.locals();
        cx.set(undefined, Value::UNDEF);
        if cx.get(body).cast::<Function>().is_none() {
            return Err(cx.type_error("__build_class__: func must be a function"));
        }
        if !cx.is_instance(cx.get(text), Builtin::Str) {
            return Err(cx.type_error("__build_class__: name is not a string"));
        }
        resolve_bases(cx, bases, given)?;
        choose_metaclass(cx, metaclass, bases, keywords)?;
        if cx.get(metaclass) == cx.class(Builtin::Type) {
            cx.set(space, cx.dict()?.value());
        } else {
            prepare(cx, space, metaclass, [text, bases, keywords])?;
        }
        cx.call_into(cell, body, &[space])?;
        if cx.get(bases) != cx.get(given) {
            cx.set_name_in(space, name::orig_bases, given)?;
        }
        let has_cell = cx.get(cell).cast::<Variable>().is_some();
        if has_cell {
            let symbol = cx.intern("__classcell__");
            cx.set_name_in(space, symbol, cell)?;
        }
        let expected = cx.get(body).cast::<Function>().map_or(0, |f| f.code().unit.instance_attributes);
        cx.expected_attributes.set(expected);
        if cx.get(metaclass) == cx.class(Builtin::Type) {
            new_class(cx, out, [metaclass, text, bases, space], keywords)?;
        } else {
            cx.set(callee, cx.get(metaclass));
            cx.call_spread(out, callee, &[text, bases, space], undefined, keywords)?;
        }
        cx.expected_attributes.set(0);
        if has_cell && cx.get(out).cast::<Class>().is_some() {
            check_cell(cx, out, text, cell)?;
        }
        Ok(())
    })
}

/// Bases that are no classes are replaced by what their `__mro_entries__` gives.
fn resolve_bases(cx: &mut Cx<'_>, out: Handle<'_>, given: Handle<'_>) -> Res<()> {
    let [base, method, entries, list] = cx.locals();
    cx.set(out, cx.get(given));
    let all_classes = cx
        .get(given)
        .cast::<Tuple>()
        .is_none_or(|t| t.tail_values().iter().all(|b| b.cast::<Class>().is_some()));
    if all_classes {
        return Ok(());
    }
    cx.set(list, cx.list(&[])?.value());
    let mut changed = false;
    for at in 0..cx.argument_count(given) {
        let v = cx.argument(given, at).unwrap_or(Value::NONE);
        cx.set(base, v);
        let is_class = cx.get(base).cast::<Class>().is_some();
        if is_class || !attribute::find(cx, method, base, name::mro_entries)? {
            let Some(l) = cx.get(list).cast::<List>() else { continue };
            cx.push(l, cx.get(base))?;
            continue;
        }
        changed = true;
        cx.call_into(entries, method, &[given])?;
        let Some(replacements) = cx.get(entries).cast::<Tuple>() else {
            return Err(cx.type_error("__mro_entries__ must return a tuple"));
        };
        let Some(l) = cx.get(list).cast::<List>() else { continue };
        for replacement in replacements.tail_values().iter() {
            cx.push(l, replacement)?;
        }
    }
    if changed && let Some(l) = cx.get(list).cast::<List>() {
        let items: Vec<Value<'_>> = l.items().iter().collect();
        cx.set(out, cx.tuple(&items)?);
    }
    Ok(())
}

/// The keyword `metaclass`, or the type of the first base, or `type`; a class gives way to a more derived one of a base.
fn choose_metaclass(cx: &Cx<'_>, out: Handle<'_>, bases: Handle<'_>, keywords: Handle<'_>) -> Res<()> {
    let given = cx.get(keywords).cast::<Dict>().and_then(|d| {
        let found = cx.dict_get_symbol(d, name::metaclass)?;
        cx.set(out, found);
        Some(cx.dict_remove_symbol(d, name::metaclass))
    });
    if given.is_none() {
        let first = cx.argument(bases, 0).map(|b| cx.class_of(b).value());
        cx.set(out, first.unwrap_or_else(|| cx.class(Builtin::Type)));
    }
    let Some(metaclass) = cx.get(out).cast::<Class>() else { return Ok(()) };
    let Some(all) = cx.get(bases).cast::<Tuple>() else { return Ok(()) };
    let winner = cx.winning_metaclass(metaclass, all.tail_values().iter())?;
    cx.set(out, winner.value());
    Ok(())
}

/// The namespace that the metaclass prepares for the body.
fn prepare(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    metaclass: Handle<'_>,
    [text, bases, keywords]: [Handle<'_>; 3],
) -> Res<()> {
    let [method, undefined] = cx.locals();
    cx.set(undefined, Value::UNDEF);
    if !attribute::find(cx, method, metaclass, name::prepare)? {
        cx.set(out, cx.dict()?.value());
        return Ok(());
    }
    cx.call_spread(out, method, &[text, bases], undefined, keywords)?;
    let space = cx.get(out);
    if space.cast::<Dict>().is_some() || cx.lookup(cx.class_of(space), name::getitem).is_some() {
        return Ok(());
    }
    let of = cx.get(metaclass).cast::<Class>().map_or("<metaclass>", |c| c.name());
    let actual = cx.type_name(space);
    Err(cx.type_error(format!("{of}.__prepare__() must return a mapping, not {actual}")))
}

/// The variable `__class__` of the methods must be the new class by now.
fn check_cell(cx: &mut Cx<'_>, class: Handle<'_>, text: Handle<'_>, cell: Handle<'_>) -> Res<()> {
    let [held] = cx.locals();
    let inside = cx.get(cell).cast::<Variable>().map_or(Value::UNDEF, |c| c.get(|c| &c.value));
    if inside == cx.get(class) {
        return Ok(());
    }
    cx.set(held, inside);
    let (class_repr, text_repr) = (cx.repr(class)?, cx.repr(text)?);
    if cx.get(held) == Value::UNDEF {
        return Err(cx.raise(
            Builtin::RuntimeError,
            format!("__class__ not set defining {text_repr} as {class_repr}. Was __classcell__ propagated to type.__new__?"),
        ));
    }
    let held_repr = cx.repr(held)?;
    Err(cx.type_error(format!("__class__ set to {held_repr} defining {text_repr} as {class_repr}")))
}

/// What `__slots__` says about the instances of a new class.
#[derive(Default)]
struct Members {
    /// Names of new slots.
    names: Vec<Symbol>,
    /// The class adds `__dict__` to its instances.
    dict: bool,
    /// The class adds `__weakref__` to its instances.
    weak: bool,
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`: a new class in `out`.
///
/// # Errors
/// TypeError when the parts do not fit; whatever scripts raise on the way.
pub fn new_class(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    [metaclass, text, bases, namespace]: [Handle<'_>; 4],
    keywords: Handle<'_>,
) -> Res<()> {
    let expected = cx.expected_attributes.replace(0);
    cx.scope(|cx| {
        let [winner, callee, all_bases, undefined] = cx.locals();
        cx.set(undefined, Value::UNDEF);
        if winning_class(cx, winner, metaclass, bases)? {
            // A base has a metaclass with a way of its own to make classes.
            attribute::get(cx, callee, winner, name::new)?;
            cx.expected_attributes.set(expected);
            return cx.call_spread(out, callee, &[winner, text, bases, namespace], undefined, keywords);
        }
        let object = cx.class(Builtin::Object);
        match cx.argument_count(bases) {
            0 => cx.set(all_bases, cx.tuple(&[object])?),
            _ => cx.set(all_bases, cx.get(bases)),
        }
        let members = members_of(cx, [text, all_bases, namespace])?;
        make_object(cx, out, [winner, text, all_bases, namespace], &members)?;
        set_order(cx, out, winner)?;
        finish_layout(cx, out, &members, expected)?;
        fill_cell(cx, out, namespace)?;
        name_attributes(cx, out, text)?;
        tell_base(cx, out, keywords)
    })
}

/// The metaclass that the class will have. True if it has a `__new__` of its own that must be asked instead.
fn winning_class(cx: &Cx<'_>, out: Handle<'_>, metaclass: Handle<'_>, bases: Handle<'_>) -> Res<bool> {
    let Some(given) = cx.get(metaclass).cast::<Class>() else {
        return Err(cx.type_error("type.__new__(X): X is not a type object"));
    };
    cx.set(out, given.value());
    let Some(all) = cx.get(bases).cast::<Tuple>() else { return Ok(false) };
    for base in all.tail_values().iter() {
        if base.cast::<Class>().is_none() && cx.lookup(cx.class_of(base), name::mro_entries).is_some() {
            return Err(cx.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = cx.winning_metaclass(given, all.tail_values().iter())?;
    cx.set(out, winner.value());
    Ok(!winner.same(given) && !cx.inherits_native(winner, name::new, Builtin::Type))
}

/// Reads `__slots__`, which may be any iterable.
fn members_of(cx: &mut Cx<'_>, [text, bases, namespace]: [Handle<'_>; 3]) -> Res<Members> {
    let [slots, list] = cx.locals();
    let (may_dict, may_weak, sized) = {
        let all: Vec<Value<'_>> =
            cx.get(bases).cast::<Tuple>().map(|t| t.tail_values().iter().collect()).unwrap_or_default();
        let base = cx.best_base(&all)?;
        let sized = matches!(base.layout(), Builtin::Int | Builtin::Tuple | Builtin::Bytes | Builtin::Type);
        let weak = cx.lookup(base, name::weakref).is_none() && !sized;
        let found = cx.as_dict(cx.get(namespace)).and_then(|d| cx.dict_get_symbol(d, name::slots));
        cx.set(slots, found.unwrap_or(Value::UNDEF));
        let sized = if sized { Some(base.name().to_string()) } else { None };
        (!cx.instances_have_dict(base), weak, sized)
    };
    if cx.get(slots) == Value::UNDEF {
        return Ok(Members { names: Vec::new(), dict: may_dict, weak: may_weak });
    }
    if cx.is_instance(cx.get(slots), Builtin::Str) {
        cx.set(list, cx.list(&[cx.get(slots)])?.value());
    } else {
        cx.list_of(list, slots)?;
    }
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    if let (Some(base), false) = (sized, items.is_empty()) {
        return Err(cx.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
    }
    let mut members = Members::default();
    let class_name = cx.text(cx.get(text));
    for item in items {
        if !cx.is_instance(item, Builtin::Str) {
            let actual = cx.type_name(item);
            return Err(cx.type_error(format!("__slots__ items must be strings, not '{actual}'")));
        }
        let slot = cx.text(item);
        if !crate::kernel::text::classify::is_identifier(&slot) {
            return Err(cx.type_error("__slots__ must be identifiers"));
        }
        match slot.as_str() {
            "__dict__" if !may_dict || members.dict => {
                return Err(cx.type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => members.dict = true,
            "__weakref__" if !may_weak || members.weak => {
                return Err(cx.type_error(
                    "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0",
                ));
            }
            "__weakref__" => members.weak = true,
            _ => {
                let mangled = cx.intern(&mangled(&class_name, &slot));
                let taken = cx.as_dict(cx.get(namespace)).and_then(|d| cx.dict_get_symbol(d, mangled));
                if taken.is_some() && !matches!(slot.as_str(), "__qualname__" | "__classcell__") {
                    let quoted = crate::kernel::text::quote::repr(cx.text_of(mangled));
                    return Err(
                        cx.value_error(format!("{quoted} in __slots__ conflicts with class variable"))
                    );
                }
                members.names.push(mangled);
            }
        }
    }
    members.names.sort_by_key(|symbol| cx.text_of(*symbol));
    members.names.dedup();
    // A further base may bring what the first does not have.
    let others = cx.get(bases).cast::<Tuple>();
    for base in others.iter().flat_map(|t| t.tail_values().iter()).filter_map(|b| b.cast::<Class>()) {
        members.dict |= may_dict && cx.instances_have_dict(base);
        members.weak |= may_weak && cx.lookup(base, name::weakref).is_some();
    }
    Ok(members)
}

/// A private name as methods of the class write it.
fn mangled(class_name: &str, slot: &str) -> String {
    let stripped = class_name.trim_start_matches('_');
    if slot.starts_with("__") && !slot.ends_with("__") && !stripped.is_empty() {
        return format!("_{stripped}{slot}");
    }
    slot.to_string()
}

/// The class object with a copy of the namespace, before it has an order.
fn make_object(
    cx: &Cx<'_>,
    out: Handle<'_>,
    [metaclass, text, bases, namespace]: [Handle<'_>; 4],
    members: &Members,
) -> Res<()> {
    let Some(source) = cx.as_dict(cx.get(namespace)) else {
        return Err(cx.type_error("type.__new__() argument 3 must be dict"));
    };
    let qualname = match cx.dict_get_symbol(source, name::qualname) {
        Some(v) if cx.is_instance(v, Builtin::Str) => v,
        Some(v) => {
            let actual = cx.type_name(v);
            return Err(cx.type_error(format!("type __qualname__ must be a str, not {actual}")));
        }
        None => cx.get(text),
    };
    let plain_name = cx.text(cx.get(text));
    if plain_name.contains('\0') {
        return Err(cx.value_error("type name must not contain null characters"));
    }
    // Messages and reprs take the name without asking a subclass of `str`.
    let plain_name = cx.name_of(cx.intern(&plain_name)).value();
    let all: Vec<Value<'_>> =
        cx.get(bases).cast::<Tuple>().map(|t| t.tail_values().iter().collect()).unwrap_or_default();
    let shape = cx.single_shape(kind::CLASS, cx.get(metaclass));
    let class = cx.new_class_object(shape, plain_name, qualname, Value::NONE, &all);
    class.add_flags(class_flag::HEAP);
    cx.set(out, class.value());
    let Some(dict) = class.get(|c| &c.dict).cast::<Dict>() else { return Err(cx.memory_error()) };
    let cell_name = cx.intern("__classcell__");
    let skipped = [cx.name_of(cell_name).value(), cx.name_of(name::qualname).value()];
    let mut at = 0;
    while let Some((here, key, v)) = cx.dict_next(source, at) {
        at = here + 1;
        let hidden = cx
            .as_text(key)
            .is_some_and(|k| skipped.iter().any(|s| cx.name_of(cx.symbol_of(k)).value() == *s));
        if hidden {
            continue;
        }
        let hash = cx.entry(source, here).map_or(0, |(hash, ..)| hash);
        if !cx.dict_add(dict, hash, key, v) {
            return Err(cx.memory_error());
        }
    }
    let has = |symbol: Symbol| cx.dict_get_symbol(dict, symbol);
    let mut additions = Vec::new();
    if has(name::module).is_none()
        && let Some(module) = cx.calling_module()
    {
        additions.push((name::module, module));
    }
    if let Some(f) = has(name::new).filter(|v| v.cast::<Function>().is_some()) {
        additions.push((name::new, cx.new_wrapper(Builtin::StaticMethod, f).value()));
    }
    for symbol in [name::init_subclass, name::class_getitem] {
        if let Some(f) = has(symbol).filter(|v| v.cast::<Function>().is_some()) {
            additions.push((symbol, cx.new_wrapper(Builtin::ClassMethod, f).value()));
        }
    }
    for symbol in &members.names {
        additions.push((*symbol, cx.new_member(class, *symbol).value()));
    }
    for (wanted, text) in [(members.dict, "__dict__"), (members.weak, "__weakref__")] {
        let getter = INSTANCE_ATTRIBUTES.iter().find(|def| def.name == text);
        let symbol = cx.intern(text);
        if let (true, Some(def), None) = (wanted, getter, has(symbol)) {
            additions.push((symbol, cx.new_getset(class, def).value()));
        }
    }
    if let Some(module) = cx.dotting_module(&cx.text(plain_name), has(name::module)) {
        let dotted = format!("{module}.{}", class.name());
        cx.heap.store(class, &class.object().name, cx.name_of(cx.intern(&dotted)).value());
        class.add_flags(class_flag::DOTTED);
    }
    if has(name::doc).is_none() {
        additions.push((name::doc, Value::NONE));
    }
    if has(name::eq).is_some() && has(name::hash).is_none() {
        additions.push((name::hash, Value::NONE));
    }
    for (symbol, v) in additions {
        if !cx.dict_set_symbol(dict, symbol, v) {
            return Err(cx.memory_error());
        }
    }
    Ok(())
}

/// The resolution order: the metaclass may have a way of its own.
fn set_order(cx: &mut Cx<'_>, class: Handle<'_>, metaclass: Handle<'_>) -> Res<()> {
    let own = cx.get(metaclass).cast::<Class>().is_some_and(|m| {
        !m.is_builtin(Builtin::Type) && !cx.inherits_native(m, name::mro_method, Builtin::Type)
    });
    if !own {
        let Some(c) = cx.get(class).cast::<Class>() else { return Ok(()) };
        return cx.set_linear_order(c);
    }
    let [order, list] = cx.locals();
    // `mro` of the metaclass may call `type.mro`, which needs nothing but the bases.
    cx.call_special(order, class, name::mro_method, &[])?;
    cx.list_of(list, order)?;
    let Some(c) = cx.get(class).cast::<Class>() else { return Ok(()) };
    let items: Vec<Value<'_>> =
        cx.get(list).cast::<List>().map(|l| l.items().iter().collect()).unwrap_or_default();
    for item in &items {
        if item.cast::<Class>().is_none() {
            let actual = cx.type_name(*item);
            return Err(cx.type_error(format!("mro() returned a non-class ('{actual}')")));
        }
    }
    let order = cx.tuple(&items)?;
    cx.heap.store(c, &c.object().mro, order);
    Ok(())
}

/// Flags, the shape of instances, and the bases' lists of subclasses: all that needs the resolution order.
fn finish_layout(cx: &Cx<'_>, class: Handle<'_>, members: &Members, expected: u32) -> Res<()> {
    let Some(class) = cx.get(class).cast::<Class>() else { return Ok(()) };
    let all: Vec<Value<'_>> = class.bases().map(|b| b.value()).collect();
    let base = cx.best_base(&all)?;
    let layout = class.layout();
    let how = TABLE.get(layout as usize).map_or(Instances::Plain, |row| row.4);
    let inherited = class_flag::GETATTRIBUTE
        | class_flag::GETATTR
        | class_flag::SETATTR
        | class_flag::HOST
        | class_flag::FINALIZES;
    let flags = class.mro().skip(1).fold(0, |flags, c| flags | c.object().flags.get() & inherited);
    class.add_flags(flags);
    if how == Instances::Wrapped {
        class.add_flags(class_flag::PAYLOAD);
    }
    if !members.dict && !class.bases().any(|b| cx.instances_have_dict(b)) {
        class.add_flags(class_flag::NO_DICT);
    }
    if let Some(dict) = class.get(|c| &c.dict).cast::<Dict>() {
        for symbol in [name::getattribute, name::getattr, name::setattr, name::delattr, name::del] {
            if cx.dict_get_symbol(dict, symbol).is_some() {
                cx.class_protocols_changed(class, symbol);
            }
        }
    }
    let (kind, dictionary) = match how {
        Instances::Plain | Instances::Wrapped => (kind::INSTANCE, false),
        _ => (layout.shape().kind(), layout.shape().kind() != kind::EXCEPTION),
    };
    let mut fixed: Vec<Symbol> = cx.instance_shape(base).names.to_vec();
    if how == Instances::Wrapped && fixed.is_empty() {
        fixed.push(name::payload);
    }
    fixed.extend(&members.names);
    let known = cx.instance_shape(base);
    let spare = (known.inline as usize).saturating_sub(known.names.len());
    let room = match kind {
        kind::INSTANCE if !class.has(class_flag::NO_DICT) => {
            (spare + expected as usize).clamp(*INLINE.start(), *INLINE.end())
        }
        kind::EXCEPTION => (spare + expected as usize).min(*INLINE.end()),
        _ => 0,
    };
    let inline = (fixed.len() + room).min(MAX_INLINE as usize) as u8;
    let mut shape = cx.root_shape(kind, class.value(), inline, dictionary);
    if !dictionary {
        for symbol in fixed {
            shape = cx.shape_with(shape, symbol);
        }
    }
    class.object().instance_shape.set(shape.word);
    cx.enlist(class);
    Ok(())
}

/// Methods that mention `__class__` or `super()` share a variable, which is bound now.
fn fill_cell(cx: &Cx<'_>, class: Handle<'_>, namespace: Handle<'_>) -> Res<()> {
    let symbol = cx.intern("__classcell__");
    let cell = cx.as_dict(cx.get(namespace)).and_then(|d| cx.dict_get_symbol(d, symbol));
    let Some(cell) = cell else { return Ok(()) };
    let Some(variable) = cell.cast::<Variable>() else {
        let actual = cx.type_name(cell);
        return Err(cx.type_error(format!(
            "type.__new__(): __classcell__ must be a nonlocal cell, not <class '{actual}'>"
        )));
    };
    cx.heap.store(variable, &variable.object().value, cx.get(class));
    Ok(())
}

/// Attributes that want to know their name are told: `__set_name__`.
fn name_attributes(cx: &mut Cx<'_>, class: Handle<'_>, text: Handle<'_>) -> Res<()> {
    let [list, key, v, scratch] = cx.locals();
    {
        let Some(dict) = cx.get(class).cast::<Class>().and_then(|c| c.get(|c| &c.dict).cast::<Dict>()) else {
            return Ok(());
        };
        let mut wanting = Vec::new();
        for (key, v) in cx.dict_entries(dict) {
            let plain = !v.is_pointer() || v.cast::<Function>().is_some();
            if !plain && cx.lookup(cx.class_of(v), name::set_name).is_some() {
                wanting.extend([key, v]);
            }
        }
        if wanting.is_empty() {
            return Ok(());
        }
        cx.set(list, cx.list(&wanting)?.value());
    }
    let mut at = 0;
    loop {
        {
            let items = cx.get(list).cast::<List>();
            let pair = items.and_then(|l| Some((l.item(at)?, l.item(at + 1)?)));
            let Some((k, value)) = pair else { return Ok(()) };
            cx.set(key, k);
            cx.set(v, value);
        }
        at += 2;
        if let Err(thrown) = cx.call_special(scratch, v, name::set_name, &[class, key]) {
            return Err(wrap_set_name(cx, thrown, [v, key, text]));
        }
    }
}

/// What `__set_name__` raised becomes the cause of a RuntimeError.
fn wrap_set_name(
    cx: &mut Cx<'_>,
    thrown: super::context::Thrown,
    [v, key, text]: [Handle<'_>; 3],
) -> super::context::Thrown {
    let cause = cx.root(cx.brand(cx.pending.get()));
    if !cx.is_instance(cx.get(cause), Builtin::Exception) {
        return thrown;
    }
    cx.pending.set(crate::heap::Word::UNDEF);
    let Ok(key_repr) = cx.repr(key) else { return thrown };
    let (kind, class_name) = (cx.type_name(cx.get(v)), cx.text(cx.get(text)));
    let message = format!("Error calling __set_name__ on '{kind}' instance {key_repr} in '{class_name}'");
    let made = cx.raise(Builtin::RuntimeError, message);
    let (new, cause) = (cx.brand(cx.pending.get()), cx.get(cause));
    cx.set_cause(new, cause);
    cx.set_context(new, cause);
    made
}

/// `super(cls, cls).__init_subclass__(**keywords)`
fn tell_base(cx: &mut Cx<'_>, class: Handle<'_>, keywords: Handle<'_>) -> Res<()> {
    let [method, above, undefined, scratch] = cx.locals();
    cx.set(undefined, Value::UNDEF);
    {
        let c = cx.get(class);
        cx.set(above, cx.new_super(c, c, c).value());
        let known = c.cast::<Class>().and_then(|c| {
            c.mro()
                .skip(1)
                .find_map(|b| cx.class_dict(b).and_then(|d| cx.dict_get_symbol(d, name::init_subclass)))
        });
        let default =
            known.and_then(|v| v.cast::<super::descriptor::Wrapper>()).map(|w| w.get(|w| &w.function));
        if default.is_some_and(|f| cx.is_native_of(f, Builtin::Object)) && !cx.any_keywords(keywords) {
            return Ok(());
        }
    }
    attribute::get(cx, method, above, name::init_subclass)?;
    cx.call_spread(scratch, method, &[], undefined, keywords)
}

impl<'v> Ref<'v, Class> {
    /// Is it exactly that built-in class?
    pub fn is_builtin(self, builtin: Builtin) -> bool {
        self.builtin() == Some(builtin)
    }
}

impl Vm {
    /// The dict behind a value: itself, or what an instance of a derived class wraps.
    pub fn as_dict<'v>(&'v self, v: Value<'v>) -> Option<Ref<'v, Dict>> {
        v.cast::<Dict>().or_else(|| self.payload(v).and_then(|p| p.cast::<Dict>()))
    }

    /// The module that messages name in front of a class which library code is making, if they do.
    fn dotting_module(&self, text: &str, own: Option<Value<'_>>) -> Option<String> {
        let frame = self.frames().next()?;
        let code = self.function_in(frame.base)?.code();
        if !self.is_built_in(code, text) {
            return None;
        }
        let globals = self.calling_globals()?;
        let module = own.or_else(|| self.dict_get_symbol(globals, name::name_))?;
        let module = self.as_text(module)?.as_str().to_string();
        (module != "builtins").then_some(module)
    }

    /// `__name__` of the module whose code runs.
    fn calling_module(&self) -> Option<Value<'_>> {
        let globals = self.calling_globals()?;
        self.dict_get_symbol(globals, name::name_)
    }
}

impl Cx<'_> {
    /// The resolution order that the bases of a class give.
    ///
    /// # Errors
    /// TypeError when they give none; MemoryError.
    pub fn set_linear_order(&self, class: Ref<'_, Class>) -> Res<()> {
        let bases: Vec<Ref<'_, Class>> = class.bases().collect();
        let order = self.linearized(class, &bases)?;
        let order = self.tuple(&order)?;
        self.heap.store(class, &class.object().mro, order);
        // Caches that depend on the class depend on all that it inherits from now.
        if class.has(class_flag::CACHED) {
            class.mro().for_each(|c| c.add_flags(class_flag::CACHED));
            self.flush_caches();
        }
        Ok(())
    }

    /// `__dict__` of an object with attributes of its own.
    ///
    /// # Errors
    /// AttributeError when it has none, MemoryError.
    pub fn dict_of_instance<'v>(&'v self, v: Value<'v>) -> Res<Value<'v>> {
        let class = self.class_of(v);
        if class.has(class_flag::NO_DICT) {
            let type_name = class.name();
            return Err(self.attribute_error(format!("'{type_name}' object has no attribute '__dict__'")));
        }
        let dict = match super::instance::Slotted::of(v) {
            Some(o) => self.instance_dict(o),
            None => self.object_dict(v, true),
        };
        dict.map(Ref::value).ok_or_else(|| self.memory_error())
    }

    /// Replace `__dict__`; an undefined value deletes it.
    ///
    /// # Errors
    /// TypeError when it is no dict, MemoryError.
    pub fn set_dict_of_instance(&self, v: Value<'_>, dict: Value<'_>) -> Res<()> {
        let Some(o) = super::instance::Slotted::of(v) else {
            return Err(self.attribute_error("This object has no __dict__"));
        };
        if dict == Value::UNDEF {
            self.set_instance_dict(o, self.dict()?);
            return Ok(());
        }
        let Some(dict) = self.as_dict(dict) else {
            let actual = self.type_name(dict);
            return Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{actual}'")));
        };
        self.set_instance_dict(o, dict);
        Ok(())
    }
}
