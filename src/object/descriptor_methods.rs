//! The natives of descriptors: `property`, `staticmethod`, `classmethod`, `super`, built-in attributes and members of
//! `__slots__`.
//!
//! Attribute access itself does not come here for the exact classes, see `attribute`; scripts that call `__get__` do,
//! and so do classes derived from `property` and its like.

use super::attribute;
use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res};
use super::descriptor::{GetSet, Member, Property, Super, Wrapper};
use super::error::Raise;
use super::instance::Slotted;
use super::symbol::name;
use crate::heap::{Field, Ref, Value};
use crate::natives;

natives! { pub static PROPERTY:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let class = cx.class_to_make(cx.get(class), Builtin::Property)?;
        let made = cx.new_property([Value::NONE; 4]);
        cx.ret(cx.instance_around(class, made.value()))
    }
    loud fn "__init__" init(cx, this, key fget = NONE, key fset = NONE, key fdel = NONE, key doc = NONE) {
        init_property(cx, this, [fget, fset, fdel, doc])?;
        cx.ret(Value::NONE)
    }
    loud fn "__get__" get(cx, this, instance, owner = NONE) {
        let [out, getter] = cx.locals();
        if cx.get(instance) == Value::NONE {
            return cx.ret(cx.get(this));
        }
        part_of(cx, getter, this, |p| &p.getter)?;
        if cx.get(getter) == Value::NONE {
            return Err(attribute::missing_part(cx, property_of(cx, this)?, cx.get(instance), "getter"));
        }
        cx.call_into(out, getter, &[instance])?;
        cx.ret(cx.get(out))
    }
    loud fn "__set__" set(cx, this, instance, value) {
        let [out, setter] = cx.locals();
        part_of(cx, setter, this, |p| &p.setter)?;
        if cx.get(setter) == Value::NONE {
            return Err(attribute::missing_part(cx, property_of(cx, this)?, cx.get(instance), "setter"));
        }
        cx.call_into(out, setter, &[instance, value])?;
        cx.ret(Value::NONE)
    }
    loud fn "__delete__" delete(cx, this, instance) {
        let [out, deleter] = cx.locals();
        part_of(cx, deleter, this, |p| &p.deleter)?;
        if cx.get(deleter) == Value::NONE {
            return Err(attribute::missing_part(cx, property_of(cx, this)?, cx.get(instance), "deleter"));
        }
        cx.call_into(out, deleter, &[instance])?;
        cx.ret(Value::NONE)
    }
    /// Descriptor to obtain a copy of the property with a different getter.
    loud fn getter(cx, this, fget) {
        let [out] = cx.locals();
        copy_property(cx, out, this, 0, fget)?;
        cx.ret(cx.get(out))
    }
    /// Descriptor to obtain a copy of the property with a different setter.
    loud fn setter(cx, this, fset) {
        let [out] = cx.locals();
        copy_property(cx, out, this, 1, fset)?;
        cx.ret(cx.get(out))
    }
    /// Descriptor to obtain a copy of the property with a different deleter.
    loud fn deleter(cx, this, fdel) {
        let [out] = cx.locals();
        copy_property(cx, out, this, 2, fdel)?;
        cx.ret(cx.get(out))
    }
    /// Method to set name of a property.
    quiet fn "__set_name__" set_name(cx, this: Ref<'v, Property>, *args) {
        let given = args.cast::<super::tuple::Tuple>();
        let count = given.map_or(0, |t| t.tail_len());
        let Some(text) = given.filter(|_| count == 2).and_then(|t| t.tail_values().get(1)) else {
            return Err(cx.type_error(format!(
                "__set_name__() takes 2 positional arguments but {count} were given"
            )));
        };
        cx.heap.store(this, &this.object().name, text);
        Ok(Value::NONE)
    }
    quiet getter fn fget(cx, this: Ref<'v, Property>) { Ok(this.get(|p| &p.getter)) }
    quiet getter fn fset(cx, this: Ref<'v, Property>) { Ok(this.get(|p| &p.setter)) }
    quiet getter fn fdel(cx, this: Ref<'v, Property>) { Ok(this.get(|p| &p.deleter)) }
    quiet getter fn "__doc__" doc(cx, this: Ref<'v, Property>) { Ok(this.get(|p| &p.doc)) }
    quiet setter fn "__doc__" set_doc(cx, this: Ref<'v, Property>, value: Value<'v>) {
        let value = if value == Value::UNDEF { Value::NONE } else { value };
        cx.heap.store(this, &this.object().doc, value);
        Ok(Value::NONE)
    }
    loud getter fn "__isabstractmethod__" isabstractmethod(cx, this) {
        let [part] = cx.locals();
        let fields: [fn(&Property) -> &Field; 3] = [|p| &p.getter, |p| &p.setter, |p| &p.deleter];
        for field in fields {
            part_of(cx, part, this, field)?;
            if is_abstract(cx, part)? {
                return cx.ret(Value::TRUE);
            }
        }
        cx.ret(Value::FALSE)
    }
}

natives! { pub static STATIC_METHOD:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let class = cx.class_to_make(cx.get(class), Builtin::StaticMethod)?;
        let made = cx.new_wrapper(Builtin::StaticMethod, Value::NONE);
        cx.ret(cx.instance_around(class, made.value()))
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_wrapper(cx, "staticmethod", this, args, keywords)?;
        cx.ret(Value::NONE)
    }
    quiet fn "__get__" get(cx, this: Ref<'v, Wrapper>, instance: Value<'v>, owner: Value<'v> = Value::NONE) {
        Ok(this.get(|w| &w.function))
    }
    loud fn "__call__" call(cx, this, *args, **keywords) {
        let [function, out] = cx.locals();
        wrapped_of(cx, function, this)?;
        cx.call_spread(out, function, &[], args, keywords)?;
        cx.ret(cx.get(out))
    }
    loud fn "__repr__" repr(cx, this) { wrapper_repr(cx, "staticmethod", this) }
    quiet getter fn "__func__" func(cx, this: Ref<'v, Wrapper>) { Ok(this.get(|w| &w.function)) }
    quiet getter fn "__wrapped__" wrapped(cx, this: Ref<'v, Wrapper>) { Ok(this.get(|w| &w.function)) }
    quiet getter fn "__dict__" dict(cx, this: Value<'v>) { wrapper_dict(cx, this) }
    loud getter fn "__isabstractmethod__" isabstractmethod(cx, this) {
        let [function] = cx.locals();
        wrapped_of(cx, function, this)?;
        let answer = is_abstract(cx, function)?;
        cx.ret(Value::bool(answer))
    }
}

natives! { pub static CLASS_METHOD:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let class = cx.class_to_make(cx.get(class), Builtin::ClassMethod)?;
        let made = cx.new_wrapper(Builtin::ClassMethod, Value::NONE);
        cx.ret(cx.instance_around(class, made.value()))
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        init_wrapper(cx, "classmethod", this, args, keywords)?;
        cx.ret(Value::NONE)
    }
    loud fn "__get__" get(cx, this, instance, owner = NONE) {
        let [function, class, out] = cx.locals();
        wrapped_of(cx, function, this)?;
        let given = cx.get(owner);
        let own = if matches!(given, Value::UNDEF | Value::NONE) { cx.class_of(cx.get(instance)).value() } else { given };
        cx.set(class, own);
        // What is wrapped may be a descriptor itself: a property, another class method.
        attribute::bind_into(cx, out, function, class)?;
        cx.ret(cx.get(out))
    }
    loud fn "__repr__" repr(cx, this) { wrapper_repr(cx, "classmethod", this) }
    quiet getter fn "__func__" func(cx, this: Ref<'v, Wrapper>) { Ok(this.get(|w| &w.function)) }
    quiet getter fn "__wrapped__" wrapped(cx, this: Ref<'v, Wrapper>) { Ok(this.get(|w| &w.function)) }
    quiet getter fn "__dict__" dict(cx, this: Value<'v>) { wrapper_dict(cx, this) }
    loud getter fn "__isabstractmethod__" isabstractmethod(cx, this) {
        let [function] = cx.locals();
        wrapped_of(cx, function, this)?;
        let answer = is_abstract(cx, function)?;
        cx.ret(Value::bool(answer))
    }
}

natives! { pub static SUPER:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        if cx.any_keywords(keywords) {
            return Err(cx.type_error("super() takes no keyword arguments"));
        }
        let [start, object, kind] = cx.locals();
        let count = cx.argument_count(args);
        if count > 2 {
            return Err(cx.type_error(format!("super() expected at most 2 arguments, got {count}")));
        }
        let Some(first) = cx.argument(args, 0) else {
            return Err(cx.raise(Builtin::RuntimeError, "super(): no arguments"));
        };
        if first.cast::<Class>().is_none() {
            let actual = cx.type_name(first);
            return Err(cx.type_error(format!("super() argument 1 must be a type, not {actual}")));
        }
        cx.set(start, first);
        cx.set(object, cx.argument(args, 1).unwrap_or(Value::NONE));
        if cx.get(object) != Value::NONE {
            receiver_class(cx, kind, start, object)?;
        }
        let (start, object, kind) = (cx.get(start), cx.get(object), cx.get(kind));
        cx.ret(cx.new_super(start, object, kind).value())
    }
    loud fn "__get__" get(cx, this, instance, owner = NONE) {
        let [start, kind] = cx.locals();
        let bound = cx.get(this).cast::<Super>().is_none_or(|s| s.get(|s| &s.receiver) != Value::NONE);
        if cx.get(instance) == Value::NONE || bound {
            return cx.ret(cx.get(this));
        }
        cx.set(start, cx.get(this).cast::<Super>().map_or(Value::NONE, |s| s.get(|s| &s.class)));
        receiver_class(cx, kind, start, instance)?;
        let (start, object, kind) = (cx.get(start), cx.get(instance), cx.get(kind));
        cx.ret(cx.new_super(start, object, kind).value())
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Super>) {
        let class = this.get(|s| &s.class).cast::<Class>().map_or("NULL", |c| c.name());
        match this.get(|s| &s.kind).cast::<Class>() {
            Some(kind) => cx.string(&format!("<super: <class '{class}'>, <{} object>>", kind.name())),
            None => cx.string(&format!("<super: <class '{class}'>, NULL>")),
        }
    }
    loud fn "__getattribute__" getattribute(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        let [out] = cx.locals();
        if !attribute::generic(cx, out, this, symbol)? {
            return Err(attribute::missing(cx, this, symbol));
        }
        cx.ret(cx.get(out))
    }
    /// the class invoking super()
    quiet getter fn "__thisclass__" thisclass(cx, this: Ref<'v, Super>) { Ok(this.get(|s| &s.class)) }
    /// the instance invoking super(); may be None
    quiet getter fn "__self__" self_(cx, this: Ref<'v, Super>) { Ok(this.get(|s| &s.receiver)) }
    /// the type of the instance invoking super(); may be None
    quiet getter fn "__self_class__" self_class(cx, this: Ref<'v, Super>) { Ok(this.get(|s| &s.kind)) }
}

natives! { pub static GETSET:
    loud fn "__get__" get(cx, this, instance, owner = NONE) {
        if no_instance(cx, instance, owner)? {
            return cx.ret(cx.get(this));
        }
        let [out, found] = cx.locals();
        {
            let Some(getset) = cx.get(this).cast::<GetSet>() else { return cx.ret(Value::NONE) };
            applies(cx, getset.get(|g| &g.owner), getset.object().def.get().name, cx.get(instance))?;
        }
        cx.set(found, cx.get(this));
        attribute::bind_into(cx, out, found, instance)?;
        cx.ret(cx.get(out))
    }
    loud fn "__set__" set(cx, this, instance, value) { set_getset(cx, this, instance, Some(value)) }
    loud fn "__delete__" delete(cx, this, instance) { set_getset(cx, this, instance, None) }
    quiet fn "__repr__" repr(cx, this: Ref<'v, GetSet>) {
        let owner = this.get(|g| &g.owner).cast::<Class>().map_or("?", |c| c.name());
        cx.string(&format!("<attribute '{}' of '{owner}' objects>", this.object().def.get().name))
    }
    quiet getter fn "__name__" name(cx, this: Ref<'v, GetSet>) { cx.string(this.object().def.get().name) }
    quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, GetSet>) {
        let owner = this.get(|g| &g.owner).cast::<Class>().map_or(String::new(), |c| cx.text(c.get(|c| &c.qualname)));
        cx.string(&format!("{owner}.{}", this.object().def.get().name))
    }
    quiet getter fn "__objclass__" objclass(cx, this: Ref<'v, GetSet>) { Ok(this.get(|g| &g.owner)) }
    quiet getter fn "__doc__" doc(cx, this: Ref<'v, GetSet>) {
        match this.object().def.get().doc.trim() {
            "" => Ok(Value::NONE),
            text => cx.string(text),
        }
    }
}

natives! { pub static MEMBER:
    quiet fn "__get__" get(cx, this: Ref<'v, Member>, instance: Value<'v>, owner: Value<'v> = Value::NONE) {
        if instance == Value::NONE {
            if owner == Value::NONE {
                return Err(cx.type_error("__get__(None, None) is invalid"));
            }
            return Ok(this.value());
        }
        let symbol = this.symbol();
        applies(cx, this.get(|m| &m.owner), cx.text_of(symbol), instance)?;
        match Slotted::of(instance).and_then(|o| cx.own_attribute(o, symbol)) {
            Some(v) => Ok(v),
            None => Err(attribute::missing_member(cx, instance, symbol)),
        }
    }
    quiet fn "__set__" set(cx, this: Ref<'v, Member>, instance: Value<'v>, value: Value<'v>) {
        let symbol = this.symbol();
        applies(cx, this.get(|m| &m.owner), cx.text_of(symbol), instance)?;
        let stored = Slotted::of(instance).is_some_and(|o| cx.set_own_attribute(o, symbol, value));
        if stored { Ok(Value::NONE) } else { Err(cx.memory_error()) }
    }
    quiet fn "__delete__" delete(cx, this: Ref<'v, Member>, instance: Value<'v>) {
        let symbol = this.symbol();
        applies(cx, this.get(|m| &m.owner), cx.text_of(symbol), instance)?;
        let gone = Slotted::of(instance).is_some_and(|o| cx.clear_member(o, symbol));
        if gone { Ok(Value::NONE) } else { Err(cx.attribute_error(cx.text_of(symbol))) }
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Member>) {
        let owner = this.get(|m| &m.owner).cast::<Class>().map_or("?", |c| c.name());
        cx.string(&format!("<member '{}' of '{owner}' objects>", cx.text_of(this.symbol())))
    }
    quiet getter fn "__name__" name(cx, this: Ref<'v, Member>) { Ok(this.get(|m| &m.name)) }
    quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, Member>) {
        let owner = this.get(|m| &m.owner).cast::<Class>().map_or(String::new(), |c| cx.text(c.get(|c| &c.qualname)));
        cx.string(&format!("{owner}.{}", cx.text_of(this.symbol())))
    }
    quiet getter fn "__objclass__" objclass(cx, this: Ref<'v, Member>) { Ok(this.get(|m| &m.owner)) }
    quiet getter fn "__doc__" doc(cx, this: Value<'v>) { Ok(Value::NONE) }
}

/// The property behind a value, which may be an instance of a derived class.
fn property_of<'v>(cx: &'v Cx<'_>, v: Handle<'v>) -> Res<Ref<'v, Property>> {
    let v = cx.get(v);
    match v.cast::<Property>().or_else(|| cx.payload(v).and_then(|p| p.cast::<Property>())) {
        Some(property) => Ok(property),
        None => Err(cx.type_error(format!(
            "descriptor requires a 'property' object but received a '{}'",
            cx.type_name(v)
        ))),
    }
}

fn wrapper_of<'v>(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Ref<'v, Wrapper>> {
    v.cast::<Wrapper>().or_else(|| cx.payload(v).and_then(|p| p.cast::<Wrapper>()))
}

fn part_of(cx: &Cx<'_>, out: Handle<'_>, this: Handle<'_>, field: fn(&Property) -> &Field) -> Res<()> {
    cx.set(out, property_of(cx, this)?.get(field));
    Ok(())
}

fn wrapped_of(cx: &Cx<'_>, out: Handle<'_>, this: Handle<'_>) -> Res<()> {
    let function = wrapper_of(cx, cx.get(this)).map(|w| w.get(|w| &w.function));
    match function {
        Some(function) => {
            cx.set(out, function);
            Ok(())
        }
        None => Err(cx.type_error("descriptor requires a method wrapper")),
    }
}

/// Fills a property. Without documentation of its own it takes the getter's.
fn init_property(cx: &mut Cx<'_>, this: Handle<'_>, parts: [Handle<'_>; 4]) -> Res<()> {
    let [text] = cx.locals();
    {
        let p = property_of(cx, this)?;
        let given = parts.map(|h| match cx.get(h) {
            Value::UNDEF => Value::NONE,
            v => v,
        });
        let object = p.object();
        for (field, v) in
            [&object.getter, &object.setter, &object.deleter, &object.doc].into_iter().zip(given)
        {
            cx.heap.store(p, field, v);
        }
        cx.heap.store(p, &object.name, Value::NONE);
        cx.heap.store(p, &object.extra, Value::FALSE);
    }
    let [getter, _, _, doc] = parts;
    let derived = cx.get(this).cast::<Property>().is_none();
    let own = !matches!(cx.get(doc), Value::UNDEF | Value::NONE);
    if own {
        cx.set(text, cx.get(doc));
    } else {
        let has_getter = !matches!(cx.get(getter), Value::UNDEF | Value::NONE);
        if !has_getter || !attribute::look(cx, text, getter, name::doc)? || cx.get(text) == Value::NONE {
            return Ok(());
        }
        let p = property_of(cx, this)?;
        cx.heap.store(p, &p.object().extra, Value::TRUE);
        cx.heap.store(p, &p.object().doc, cx.get(text));
    }
    // The class of a derived property has a `__doc__` that would hide this one.
    if derived {
        attribute::set(cx, this, name::doc, Some(text))?;
    }
    Ok(())
}

/// A property of the same class, one part replaced.
fn copy_property(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    this: Handle<'_>,
    which: usize,
    part: Handle<'_>,
) -> Res<()> {
    let [getter, setter, deleter, doc, class] = cx.locals();
    let parts = [getter, setter, deleter];
    {
        let p = property_of(cx, this)?;
        let fields = [p.get(|p| &p.getter), p.get(|p| &p.setter), p.get(|p| &p.deleter)];
        for (at, (handle, v)) in parts.into_iter().zip(fields).enumerate() {
            let replaced = at == which && cx.get(part) != Value::NONE;
            cx.set(handle, if replaced { cx.get(part) } else { v });
        }
        // Documentation that came from the getter comes from it again.
        let inherited = p.get(|p| &p.extra) == Value::TRUE && cx.get(getter) != Value::NONE;
        cx.set(doc, if inherited { Value::NONE } else { p.get(|p| &p.doc) });
        cx.set(class, cx.class_of(cx.get(this)).value());
    }
    cx.call_into(out, class, &[getter, setter, deleter, doc])?;
    let text = property_of(cx, this)?.get(|p| &p.name);
    let copy = cx.get(out);
    let copy = copy.cast::<Property>().or_else(|| cx.payload(copy).and_then(|p| p.cast::<Property>()));
    if let Some(copy) = copy {
        cx.heap.store(copy, &copy.object().name, text);
    }
    Ok(())
}

/// Fills a `staticmethod` or `classmethod` and lets it look like what it wraps.
fn init_wrapper(
    cx: &mut Cx<'_>,
    which: &str,
    this: Handle<'_>,
    args: Handle<'_>,
    keywords: Handle<'_>,
) -> Res<()> {
    if cx.any_keywords(keywords) {
        return Err(cx.type_error(format!("{which}() takes no keyword arguments")));
    }
    let count = cx.argument_count(args);
    if count != 1 {
        return Err(cx.type_error(format!("{which} expected 1 argument, got {count}")));
    }
    let [function, v] = cx.locals();
    cx.set(function, cx.argument(args, 0).unwrap_or(Value::NONE));
    match wrapper_of(cx, cx.get(this)) {
        Some(wrapper) => cx.heap.store(wrapper, &wrapper.object().function, cx.get(function)),
        None => return Err(cx.type_error(format!("descriptor requires a '{which}' object"))),
    }
    for symbol in [name::module, name::name_, name::qualname, name::doc, name::annotations] {
        if attribute::look(cx, v, function, symbol)? {
            attribute::set(cx, this, symbol, Some(v))?;
        }
    }
    Ok(())
}

fn wrapper_repr(cx: &mut Cx<'_>, which: &str, this: Handle<'_>) -> Res<super::context::Ret> {
    let [function] = cx.locals();
    wrapped_of(cx, function, this)?;
    let inner = cx.nested(" while getting the repr of an object", |cx| cx.repr(function))?;
    cx.ret(cx.string(&format!("<{which}({inner})>"))?)
}

fn wrapper_dict<'v>(cx: &'v Cx<'_>, this: Value<'v>) -> Res<Value<'v>> {
    cx.dict_of_instance(this)
}

/// Has a function been marked as abstract?
fn is_abstract(cx: &mut Cx<'_>, function: Handle<'_>) -> Res<bool> {
    if cx.get(function) == Value::NONE {
        return Ok(false);
    }
    cx.scope(|cx| {
        let [mark] = cx.locals();
        Ok(attribute::look(cx, mark, function, name::isabstractmethod)? && cx.truth(mark)?)
    })
}

/// `out` = the class in whose order `super` searches: that of the receiver, or the receiver if that is a class itself.
fn receiver_class(cx: &mut Cx<'_>, out: Handle<'_>, start: Handle<'_>, receiver: Handle<'_>) -> Res<()> {
    {
        let (Some(start), object) = (cx.get(start).cast::<Class>(), cx.get(receiver)) else { return Ok(()) };
        let itself = object.cast::<Class>().filter(|c| c.is_subclass(start));
        let own = Some(cx.class_of(object)).filter(|c| c.is_subclass(start));
        if let Some(kind) = itself.or(own) {
            cx.set(out, kind.value());
            return Ok(());
        }
    }
    if attribute::look(cx, out, receiver, name::class_)? {
        let claimed = cx.get(out).cast::<Class>();
        if let (Some(claimed), Some(start)) = (claimed, cx.get(start).cast::<Class>())
            && claimed.is_subclass(start)
        {
            return Ok(());
        }
    }
    Err(cx.type_error("super(type, obj): obj must be an instance or subtype of type"))
}

/// Is a descriptor asked without an instance?
fn no_instance(cx: &Cx<'_>, instance: Handle<'_>, owner: Handle<'_>) -> Res<bool> {
    if cx.get(instance) != Value::NONE {
        return Ok(false);
    }
    if matches!(cx.get(owner), Value::UNDEF | Value::NONE) {
        return Err(cx.type_error("__get__(None, None) is invalid"));
    }
    Ok(true)
}

/// Is the instance one that the descriptor is for?
fn applies(cx: &Cx<'_>, owner: Value<'_>, attribute: &str, instance: Value<'_>) -> Res<()> {
    let class = cx.class_of(instance);
    match owner.cast::<Class>() {
        Some(owner) if !class.is_subclass(owner) => Err(cx.type_error(format!(
            "descriptor '{attribute}' for '{}' objects doesn't apply to a '{}' object",
            owner.name(),
            class.name()
        ))),
        _ => Ok(()),
    }
}

fn set_getset(
    cx: &mut Cx<'_>,
    this: Handle<'_>,
    instance: Handle<'_>,
    value: Option<Handle<'_>>,
) -> Res<super::context::Ret> {
    let symbol = {
        let Some(getset) = cx.get(this).cast::<GetSet>() else {
            return Err(cx.type_error("descriptor requires a 'getset_descriptor' object"));
        };
        let text = getset.object().def.get().name;
        applies(cx, getset.get(|g| &g.owner), text, cx.get(instance))?;
        cx.intern(text)
    };
    let [out] = cx.locals();
    attribute::set_through(cx, out, this, instance, symbol, value)?;
    cx.ret(Value::NONE)
}
