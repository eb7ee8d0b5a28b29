//! The natives of `object`: what every value can do.
//!
//! Owns the defaults of the language's protocols. Classes with ways of their own override them; `attribute` has the
//! search for attributes, this file only its names `__getattribute__`, `__setattr__`, `__delattr__`.

use super::attribute;
use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res, Thrown};
use super::error::Raise;
use super::instance::Slotted;
use super::set::{FrozenSet, Set};
use super::symbol::name;
use super::table::Table;
use crate::heap::{Object, Ref, Value};
use crate::natives;

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let excess = cx.any_arguments(args, keywords);
        let c = cx.class_to_make(cx.get(class), Builtin::Object)?;
        if excess && !cx.inherits_native(c, name::new, Builtin::Object) {
            return Err(cx.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if excess && cx.inherits_native(c, name::init, Builtin::Object) {
            return Err(cx.type_error(format!("{}() takes no arguments", c.name())));
        }
        if c.has(class_flag::ABSTRACT) {
            return Err(abstract_class(cx, c));
        }
        cx.ret(cx.new_plain(c).value())
    }
    /// Initialize self.  See help(type(self)) for accurate signature.
    loud fn "__init__" init(cx, this, *args, **keywords) {
        if cx.any_arguments(args, keywords) {
            let class = cx.class_of(cx.get(this));
            if !cx.inherits_native(class, name::init, Builtin::Object) {
                return Err(cx.type_error(
                    "object.__init__() takes exactly one argument (the instance to initialize)",
                ));
            }
            if cx.inherits_native(class, name::new, Builtin::Object) {
                return Err(cx.type_error(format!(
                    "{}.__init__() takes exactly one argument (the instance to initialize)",
                    class.name()
                )));
            }
        }
        cx.ret(Value::NONE)
    }
    /// Return repr(self).
    quiet fn "__repr__" repr(cx, this: Value<'v>) { cx.string(&cx.default_repr(this)) }
    /// Return str(self).
    loud fn "__str__" str(cx, this) {
        // What comes out is checked by whoever asked for a text.
        let [out] = cx.locals();
        if !cx.call_special(out, this, name::repr, &[])? {
            cx.repr_into(out, this)?;
        }
        cx.ret(cx.get(out))
    }
    /// Helper for pickle and copy.
    loud fn "__reduce_ex__" reduce_ex(cx, this, protocol) {
        let [out] = cx.locals();
        let class = cx.class_of(cx.get(this));
        if cx.inherits_native(class, name::reduce, Builtin::Object) {
            let recipe = cx.recipe_of(cx.get(this))?;
            return cx.ret(recipe);
        }
        cx.call_special(out, this, name::reduce, &[])?;
        cx.ret(cx.get(out))
    }
    /// Helper for pickle and copy.
    quiet fn "__reduce__" reduce(cx, this: Value<'v>) { cx.recipe_of(this) }
    /// Return self==value.
    quiet fn "__eq__" eq(cx, this: Value<'v>, other: Value<'v>) {
        Ok(if this == other { Value::TRUE } else { Value::NOT_IMPLEMENTED })
    }
    /// Return self!=value.
    loud fn "__ne__" ne(cx, this, other) {
        let [out] = cx.locals();
        if !cx.call_special(out, this, name::eq, &[other])? || cx.get(out) == Value::NOT_IMPLEMENTED {
            return cx.ret(Value::NOT_IMPLEMENTED);
        }
        let equal = cx.truth(out)?;
        cx.ret(Value::bool(!equal))
    }
    /// Return self<value.
    quiet fn "__lt__" lt(cx, this: Value<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    /// Return self<=value.
    quiet fn "__le__" le(cx, this: Value<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    /// Return self>value.
    quiet fn "__gt__" gt(cx, this: Value<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    /// Return self>=value.
    quiet fn "__ge__" ge(cx, this: Value<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    /// Return hash(self).
    quiet fn "__hash__" hash(cx, this: Value<'v>) { Ok(cx.int(cx.id_of(this) >> 4)) }
    /// Default object formatter.
    loud fn "__format__" format(cx, this, spec) {
        let [out] = cx.locals();
        if !cx.is_instance(cx.get(spec), Builtin::Str) {
            let actual = cx.type_name(cx.get(spec));
            return Err(cx.type_error(format!("__format__() argument must be str, not {actual}")));
        }
        if !cx.text(cx.get(spec)).is_empty() {
            let type_name = cx.type_name(cx.get(this));
            return Err(cx.type_error(format!("unsupported format string passed to {type_name}.__format__")));
        }
        cx.str_into(out, this)?;
        cx.ret(cx.get(out))
    }
    /// Return getattr(self, name).
    loud fn "__getattribute__" getattribute(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        let [out] = cx.locals();
        if !attribute::generic(cx, out, this, symbol)? {
            return Err(attribute::missing(cx, this, symbol));
        }
        cx.ret(cx.get(out))
    }
    /// Implement setattr(self, name, value).
    loud fn "__setattr__" setattr(cx, this, text, value) {
        let symbol = cx.attribute_name(text)?;
        if cx.get(this).cast::<Class>().is_some() {
            return Err(cx.type_error("can't apply this __setattr__ to type object"));
        }
        attribute::generic_set(cx, this, symbol, Some(value))?;
        cx.ret(Value::NONE)
    }
    /// Implement delattr(self, name).
    loud fn "__delattr__" delattr(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        if cx.get(this).cast::<Class>().is_some() {
            return Err(cx.type_error("can't apply this __delattr__ to type object"));
        }
        attribute::generic_set(cx, this, symbol, None)?;
        cx.ret(Value::NONE)
    }
    /// Default dir() implementation.
    loud fn "__dir__" dir(cx, this) {
        let [out] = cx.locals();
        dir_into(cx, out, this)?;
        cx.ret(cx.get(out))
    }
    /// Size of object in memory, in bytes.
    quiet fn "__sizeof__" sizeof(cx, this: Value<'v>) {
        let inline = this.header().map_or(0, |h| cx.shape(h.shape()).inline);
        Ok(Value::int(16 + 8 * inline as i64))
    }
    /// Default object pickling helper: the attributes, or None when there are none.
    loud fn "__getstate__" getstate(cx, this) {
        let o = Slotted::of(cx.get(this)).filter(|_| !cx.class_of(cx.get(this)).has(class_flag::NO_DICT));
        let dict = match o {
            Some(o) => cx.attributes_of(o)?,
            None => None,
        };
        cx.ret(dict.unwrap_or(Value::NONE))
    }
    /// This method is called when a class is subclassed.
    loud class fn "__init_subclass__" init_subclass(cx, class, *args, **keywords) {
        let text = cx.get(class).cast::<Class>().map_or("object", |c| c.name());
        if cx.any_keywords(keywords) {
            return Err(cx.type_error(format!("{text}.__init_subclass__() takes no keyword arguments")));
        }
        let count = cx.argument_count(args);
        if count > 0 {
            return Err(cx.type_error(format!("{text}.__init_subclass__() takes no arguments ({count} given)")));
        }
        cx.ret(Value::NONE)
    }
    /// Abstract classes can override this to customize issubclass().
    quiet class fn "__subclasshook__" subclasshook(cx, class: Value<'v>, *args) { Ok(Value::NOT_IMPLEMENTED) }
    /// the object's class
    quiet getter fn "__class__" class(cx, this: Value<'v>) { Ok(cx.class_of(this).value()) }
    quiet setter fn "__class__" set_class(cx, this: Value<'v>, value: Value<'v>) {
        cx.assign_class(this, value)?;
        Ok(Value::NONE)
    }
}

/// "Can't instantiate abstract class X with abstract methods a, b"
fn abstract_class(cx: &Cx<'_>, class: Ref<'_, Class>) -> Thrown {
    let mut names = Vec::new();
    if let Some(v) = cx.class_dict(class).and_then(|d| cx.dict_get_symbol(d, name::abstractmethods)) {
        cx.texts_of_set(v.cast::<FrozenSet>(), &mut names);
        cx.texts_of_set(v.cast::<Set>(), &mut names);
    }
    names.sort_unstable();
    let plural = if names.len() > 1 { "s" } else { "" };
    cx.type_error(format!(
        "Can't instantiate abstract class {} with abstract method{plural} {}",
        class.name(),
        names.join(", ")
    ))
}

/// `out` = the list that `object.__dir__` gives: own attributes and those of the classes.
///
/// # Errors
/// MemoryError, whatever a `__dict__` of a script raises.
pub fn dir_into(cx: &mut Cx<'_>, out: Handle<'_>, this: Handle<'_>) -> Res<()> {
    let [dict] = cx.locals();
    if !attribute::find(cx, dict, this, name::dict_)? {
        cx.set(dict, Value::NONE);
    }
    let names = cx.dict()?;
    cx.collect_names(names, cx.as_dict(cx.get(dict)))?;
    for class in cx.class_of(cx.get(this)).mro() {
        cx.collect_names(names, cx.class_dict(class))?;
    }
    let keys: Vec<Value<'_>> = cx.dict_entries(names).map(|(key, _)| key).collect();
    cx.set(out, cx.list(&keys)?.value());
    Ok(())
}

impl Cx<'_> {
    /// `<module.Qualname object at 0x...>`
    pub fn default_repr(&self, v: Value<'_>) -> String {
        format!("<{} object at {:#x}>", self.class_path(self.class_of(v)), self.id_of(v))
    }

    fn texts_of_set<T: Table + Object>(&self, set: Option<Ref<'_, T>>, out: &mut Vec<String>) {
        let Some(set) = set else { return };
        let mut at = 0;
        while let Some((here, key, _)) = self.next_entry(set, at) {
            out.push(self.text(key));
            at = here + 1;
        }
    }

    /// The attributes of an object as a new dict; `None` when there are none.
    ///
    /// # Errors
    /// MemoryError.
    pub fn attributes_of<'v>(&'v self, o: Slotted<'v>) -> Res<Option<Value<'v>>> {
        let copy = self.dict()?;
        let shape = self.shape(o.header().shape());
        if shape.dictionary {
            let own = self.instance_dict(o).ok_or_else(|| self.memory_error())?;
            for (key, v) in self.dict_entries(own) {
                if self.dict_set_quietly(copy, key, v) == Some(false) {
                    return Err(self.memory_error());
                }
            }
        }
        let fixed = self.instance_shape(self.class_of(self.value_of(o))).names.len();
        for (slot, symbol) in (0..).zip(&shape.names).skip(fixed) {
            let v = self.slot(o, shape.inline, slot);
            if v != Value::UNDEF && !self.dict_set_symbol(copy, *symbol, v) {
                return Err(self.memory_error());
            }
        }
        Ok(if copy.is_empty() { None } else { Some(copy.value()) })
    }

    fn value_of<'v>(&self, o: Slotted<'v>) -> Value<'v> {
        match o {
            Slotted::Instance(i) => i.value(),
            Slotted::Exception(e) => e.value(),
        }
    }

    /// How to make an object like `v`: what to call, with what, and the attributes to set.
    fn recipe_of<'v>(&'v self, v: Value<'v>) -> Res<Value<'v>> {
        let class = self.class_of(v);
        let o = Slotted::of(v).filter(|_| class.layout() == Builtin::Object);
        let Some(o) = o else {
            let type_name = class.name();
            return Err(self.type_error(format!("cannot pickle '{type_name}' object")));
        };
        let object = self.class(Builtin::Object).cast::<Class>();
        let new = object.and_then(|c| self.lookup(c, name::new)).unwrap_or(Value::NONE);
        let state = self.attributes_of(o)?.unwrap_or(Value::NONE);
        self.tuple(&[new, self.tuple(&[class.value()])?, state])
    }

    /// `object.__class__ = value`
    fn assign_class(&self, this: Value<'_>, value: Value<'_>) -> Res<()> {
        if value == Value::UNDEF {
            return Err(self.type_error("can't delete __class__ attribute"));
        }
        let Some(new) = value.cast::<Class>() else {
            let actual = self.type_name(value);
            return Err(self.type_error(format!("__class__ must be set to a class, not '{actual}' object")));
        };
        let old = self.class_of(this);
        let slotted = Slotted::of(this).filter(|_| old.has(class_flag::HEAP) && new.has(class_flag::HEAP));
        let Some(o) = slotted else {
            return Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            ));
        };
        if old.same(new) {
            return Ok(());
        }
        let (from, to) = (self.instance_shape(old), self.instance_shape(new));
        let same_layout = from.names == to.names
            && from.word.kind() == to.word.kind()
            && old.layout() == new.layout()
            && self.instances_have_dict(old) == self.instances_have_dict(new);
        if !same_layout {
            return Err(self.type_error(format!(
                "__class__ assignment: '{}' object layout differs from '{}'",
                new.name(),
                old.name()
            )));
        }
        // An object that a marking cycle has seen keeps its class alive by its shape.
        self.heap.revive(new.value());
        self.heap.note_class(this);
        let shape = self.shape(o.header().shape());
        if !shape.dictionary && from.inline == to.inline {
            // The same slots under the shapes of the other class.
            let mut after = to;
            for symbol in shape.names.iter().skip(from.names.len()) {
                after = self.shape_with(after, *symbol);
            }
            if !after.dictionary {
                o.header().set_shape(after.word);
                return Ok(());
            }
        }
        // Fixed slots are inside the object under both classes, whatever room there is besides.
        self.instance_dict(o).ok_or_else(|| self.memory_error())?;
        o.header().set_shape(self.dictionary_shape(to).word);
        Ok(())
    }
}
