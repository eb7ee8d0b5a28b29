//! The natives of `type`.
//!
//! Owns calling a class, and the attributes that every class has. How a class comes to be is in `make_class`, how it
//! relates to its bases in `resolution`, `isinstance` and `issubclass` in `instance_of`.

use super::attribute;
use super::class::{Builtin, Class, class_flag};
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use super::{instance_of, make_class};
use crate::heap::{Ref, Value};
use crate::natives;

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        let [text, bases, namespace, made] = cx.locals();
        {
            cx.class_to_make(cx.get(class), Builtin::Type)?;
            let count = cx.argument_count(args);
            if count != 3 {
                return Err(cx.type_error(format!("type.__new__() takes exactly 3 arguments ({count} given)")));
            }
            let wanted = [(text, Builtin::Str), (bases, Builtin::Tuple), (namespace, Builtin::Dict)];
            for (at, (handle, builtin)) in wanted.into_iter().enumerate() {
                let v = cx.argument(args, at).unwrap_or(Value::NONE);
                if !cx.is_instance(v, builtin) {
                    return Err(cx.type_error(format!(
                        "type.__new__() argument {} must be {}, not {}", at + 1, builtin.name(), cx.type_name(v)
                    )));
                }
                cx.set(handle, cx.payload(v).filter(|_| builtin == Builtin::Tuple).unwrap_or(v));
            }
        }
        make_class::new_class(cx, made, [class, text, bases, namespace], keywords)?;
        cx.ret(cx.get(made))
    }
    loud fn "__init__" init(cx, this, *args, **keywords) {
        let count = cx.argument_count(args);
        if count == 1 && cx.any_keywords(keywords) {
            return Err(cx.type_error("type.__init__() takes no keyword arguments"));
        }
        if count != 1 && count != 3 {
            return Err(cx.type_error("type.__init__() takes 1 or 3 arguments"));
        }
        cx.ret(Value::NONE)
    }
    /// Call self as a function.
    loud fn "__call__" call(cx, this, *args, **keywords) {
        if cx.get(this).cast::<Class>().is_none() {
            let actual = cx.type_name(cx.get(this));
            return Err(cx.type_error(format!("descriptor '__call__' requires a 'type' object but received a '{actual}'")));
        }
        let [made] = cx.locals();
        call_class(cx, made, this, args, keywords)?;
        cx.ret(cx.get(made))
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Class>) { cx.string(&cx.class_repr(this)) }
    loud fn "__getattribute__" getattribute(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        let [out] = cx.locals();
        if !attribute::generic(cx, out, this, symbol)? {
            return Err(attribute::missing(cx, this, symbol));
        }
        cx.ret(cx.get(out))
    }
    loud fn "__setattr__" setattr(cx, this, text, value) {
        let symbol = cx.attribute_name(text)?;
        attribute::generic_set(cx, this, symbol, Some(value))?;
        cx.ret(Value::NONE)
    }
    loud fn "__delattr__" delattr(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        attribute::generic_set(cx, this, symbol, None)?;
        cx.ret(Value::NONE)
    }
    /// Return a type's method resolution order.
    quiet fn mro(cx, this: Ref<'v, Class>) {
        let bases: Vec<Ref<'_, Class>> = this.bases().collect();
        Ok(cx.list(&cx.linearized(this, &bases)?)?.value())
    }
    /// Return a list of immediate subclasses.
    quiet fn "__subclasses__" subclasses(cx, this: Ref<'v, Class>) {
        let all: Vec<Value<'_>> = cx.subclasses(this).map(Ref::value).collect();
        Ok(cx.list(&all)?.value())
    }
    /// Check if an object is an instance.
    loud fn "__instancecheck__" instancecheck(cx, this, instance) {
        let answer = instance_of::is_instance_by_inheritance(cx, instance, this)?;
        cx.ret(Value::bool(answer))
    }
    /// Check if a class is a subclass.
    loud fn "__subclasscheck__" subclasscheck(cx, this, subclass) {
        let answer = instance_of::is_subclass_by_inheritance(cx, subclass, this)?;
        cx.ret(Value::bool(answer))
    }
    /// __prepare__() -> dict
    /// used to create the namespace for the class statement
    quiet class fn "__prepare__" prepare(cx, class: Value<'v>, *args, **keywords) { Ok(cx.dict()?.value()) }
    /// Specialized __dir__ implementation for types.
    quiet fn "__dir__" dir(cx, this: Ref<'v, Class>) {
        let names = cx.dict()?;
        for class in this.mro() {
            cx.collect_names(names, cx.class_dict(class))?;
        }
        let keys: Vec<Value<'_>> = cx.dict_entries(names).map(|(key, _)| key).collect();
        Ok(cx.list(&keys)?.value())
    }
    /// Return self|value.
    quiet fn "__or__" or(cx, this: Value<'v>, other: Value<'v>) { cx.union_of(this, other) }
    /// Return value|self.
    quiet fn "__ror__" ror(cx, this: Value<'v>, other: Value<'v>) { cx.union_of(other, this) }
    /// Return memory consumption of the type object.
    quiet fn "__sizeof__" sizeof(cx, this: Ref<'v, Class>) { Ok(Value::int(13 * 8)) }
    quiet getter fn "__name__" name(cx, this: Ref<'v, Class>) {
        if this.has(class_flag::DOTTED) {
            return Ok(cx.name_of(cx.intern(this.plain_name())).value());
        }
        Ok(this.get(|c| &c.name))
    }
    quiet setter fn "__name__" set_name(cx, this: Ref<'v, Class>, value: Value<'v>) {
        cx.check_settable(this, "__name__", value)?;
        let text = cx.expect_name(this, "__name__", value)?;
        if text.contains('\0') {
            return Err(cx.value_error("type name must not contain null characters"));
        }
        cx.class_changed(this);
        cx.heap.store(this, &this.object().name, cx.name_of(cx.intern(&text)).value());
        this.object().flags.set(this.object().flags.get() & !class_flag::DOTTED);
        Ok(Value::NONE)
    }
    quiet getter fn "__qualname__" qualname(cx, this: Ref<'v, Class>) { Ok(this.get(|c| &c.qualname)) }
    quiet setter fn "__qualname__" set_qualname(cx, this: Ref<'v, Class>, value: Value<'v>) {
        cx.check_settable(this, "__qualname__", value)?;
        cx.expect_name(this, "__qualname__", value)?;
        cx.class_changed(this);
        cx.heap.store(this, &this.object().qualname, value);
        Ok(Value::NONE)
    }
    quiet getter fn "__module__" module(cx, this: Ref<'v, Class>) {
        if !this.has(class_flag::HEAP) {
            return Ok(this.get(|c| &c.module));
        }
        let own = cx.class_dict(this).and_then(|d| cx.dict_get_symbol(d, name::module));
        own.ok_or_else(|| cx.attribute_error("__module__"))
    }
    quiet setter fn "__module__" set_module(cx, this: Ref<'v, Class>, value: Value<'v>) {
        cx.check_settable(this, "__module__", value)?;
        cx.set_in_class(this, name::module, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn "__doc__" doc(cx, this: Ref<'v, Class>) {
        if let Some(builtin) = this.builtin() {
            return match super::doc_of(builtin) {
                Some(text) => cx.string(text),
                None => Ok(Value::NONE),
            };
        }
        Ok(cx.class_dict(this).and_then(|d| cx.dict_get_symbol(d, name::doc)).unwrap_or(Value::NONE))
    }
    quiet setter fn "__doc__" set_doc(cx, this: Ref<'v, Class>, value: Value<'v>) {
        cx.check_settable(this, "__doc__", value)?;
        cx.set_in_class(this, name::doc, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn "__bases__" bases(cx, this: Ref<'v, Class>) { Ok(this.get(|c| &c.bases)) }
    quiet setter fn "__bases__" set_bases(cx, this: Ref<'v, Class>, value: Value<'v>) {
        cx.check_settable(this, "__bases__", value)?;
        cx.set_bases(this, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn "__base__" base(cx, this: Ref<'v, Class>) {
        Ok(cx.base_of(this).map_or(Value::NONE, Ref::value))
    }
    quiet getter fn "__mro__" mro_tuple(cx, this: Ref<'v, Class>) { Ok(this.get(|c| &c.mro)) }
    quiet getter fn "__dict__" dict(cx, this: Ref<'v, Class>) {
        let dict = cx.class_dict(this).map_or(Value::NONE, Ref::value);
        Ok(cx.new_view(Builtin::MappingProxy, dict).value())
    }
    quiet getter fn "__abstractmethods__" abstractmethods(cx, this: Ref<'v, Class>) {
        let own = cx.class_dict(this).and_then(|d| cx.dict_get_symbol(d, name::abstractmethods));
        own.filter(|_| !this.is_builtin(Builtin::Type)).ok_or_else(|| cx.attribute_error("__abstractmethods__"))
    }
    loud setter fn "__abstractmethods__" set_abstractmethods(cx, this, value) {
        let abstract_ = cx.get(value) != Value::UNDEF && cx.truth(value)?;
        let Some(class) = cx.get(this).cast::<Class>() else { return cx.ret(Value::NONE) };
        if cx.get(value) == Value::UNDEF {
            let removed = cx.class_dict(class).is_some_and(|d| cx.dict_remove_symbol(d, name::abstractmethods));
            if !removed {
                return Err(cx.attribute_error("__abstractmethods__"));
            }
            cx.class_changed(class);
        } else {
            cx.set_in_class(class, name::abstractmethods, cx.get(value))?;
        }
        let flags = class.object().flags.get() & !class_flag::ABSTRACT;
        class.object().flags.set(flags | if abstract_ { class_flag::ABSTRACT } else { 0 });
        cx.ret(Value::NONE)
    }
    quiet getter fn "__annotations__" annotations(cx, this: Ref<'v, Class>) {
        if !this.has(class_flag::HEAP) {
            let text = this.name();
            return Err(cx.attribute_error(format!("type object '{text}' has no attribute '__annotations__'")));
        }
        let own = cx.class_dict(this).and_then(|d| cx.dict_get_symbol(d, name::annotations));
        match own {
            Some(own) => Ok(own),
            None => {
                let made = cx.dict()?.value();
                cx.set_in_class(this, name::annotations, made)?;
                Ok(made)
            }
        }
    }
    quiet setter fn "__annotations__" set_annotations(cx, this: Ref<'v, Class>, value: Value<'v>) {
        if !this.has(class_flag::HEAP) {
            let text = this.name();
            return Err(cx.type_error(format!("cannot set '__annotations__' attribute of immutable type '{text}'")));
        }
        if value == Value::UNDEF {
            let removed = cx.class_dict(this).is_some_and(|d| cx.dict_remove_symbol(d, name::annotations));
            if !removed {
                return Err(cx.attribute_error("__annotations__"));
            }
            cx.class_changed(this);
            return Ok(Value::NONE);
        }
        cx.set_in_class(this, name::annotations, value)?;
        Ok(Value::NONE)
    }
    quiet getter fn "__flags__" flags(cx, this: Ref<'v, Class>) { Ok(cx.int(cx.type_flags(this))) }
    quiet getter fn "__basicsize__" basicsize(cx, this: Ref<'v, Class>) {
        let shape = cx.instance_shape(this);
        Ok(Value::int(16 + 8 * shape.inline as i64))
    }
    quiet getter fn "__itemsize__" itemsize(cx, this: Ref<'v, Class>) {
        let sized = matches!(this.layout(), Builtin::Tuple | Builtin::Bytes | Builtin::Int | Builtin::Type);
        Ok(Value::int(if sized { 8 } else { 0 }))
    }
    quiet getter fn "__dictoffset__" dictoffset(cx, this: Ref<'v, Class>) {
        Ok(Value::int(if cx.instances_have_dict(this) { 8 } else { 0 }))
    }
    quiet getter fn "__weakrefoffset__" weakrefoffset(cx, this: Ref<'v, Class>) {
        Ok(Value::int(if cx.lookup(this, name::weakref).is_some() { 8 } else { 0 }))
    }
    quiet getter fn "__text_signature__" text_signature(cx, this: Ref<'v, Class>) { Ok(Value::NONE) }
}

/// `class(*args, **keywords)`: `__new__`, and `__init__` if what it made is an instance.
///
/// # Errors
/// TypeError for classes that cannot be called; whatever `__new__` and `__init__` raise.
pub fn call_class(
    cx: &mut Cx<'_>,
    out: Handle<'_>,
    class: Handle<'_>,
    args: Handle<'_>,
    keywords: Handle<'_>,
) -> Res<()> {
    cx.scope(|cx| {
        let [callee, result] = cx.locals();
        {
            let Some(c) = cx.get(class).cast::<Class>() else {
                return Err(cx.type_error("not a class"));
            };
            if c.is_builtin(Builtin::Type) {
                let count = cx.argument_count(args);
                if count == 1 && !cx.any_keywords(keywords) {
                    let of = cx.argument(args, 0).map_or(Value::NONE, |v| cx.class_of(v).value());
                    cx.set(out, of);
                    return Ok(());
                }
                if count != 3 {
                    return Err(cx.type_error("type() takes 1 or 3 arguments"));
                }
            }
            if cx.is_uncallable(c) {
                return Err(cx.type_error(format!("cannot create '{}' instances", cx.full_name(c))));
            }
        }
        attribute::get(cx, callee, class, name::new)?;
        cx.call_spread(out, callee, &[class], args, keywords)?;
        {
            let Some(c) = cx.get(class).cast::<Class>() else { return Ok(()) };
            let own = cx.class_of(cx.get(out));
            if !own.is_subclass(c) {
                return Ok(());
            }
            let Some(init) = cx.lookup(own, name::init) else { return Ok(()) };
            // `object.__init__` has nothing to do when `object.__new__` has accepted the arguments.
            if cx.is_native_of(init, Builtin::Object) && cx.inherits_native(own, name::new, Builtin::Object) {
                return Ok(());
            }
            cx.set(callee, init);
        }
        if attribute::binds_receiver(cx.get(callee)) {
            cx.call_spread(result, callee, &[out], args, keywords)?;
        } else {
            attribute::bind_into(cx, callee, callee, out)?;
            cx.call_spread(result, callee, &[], args, keywords)?;
        }
        match cx.get(result) {
            Value::NONE => Ok(()),
            other => {
                let actual = cx.type_name(other);
                Err(cx.type_error(format!("__init__() should return None, not '{actual}'")))
            }
        }
    })
}

impl Cx<'_> {
    /// Has a built-in class no way to make instances?
    pub fn is_uncallable(&self, class: Ref<'_, Class>) -> bool {
        if class.has(class_flag::NO_NEW) {
            return true;
        }
        match class.builtin() {
            None | Some(Builtin::Object) => false,
            Some(_) => self.inherits_native(class, name::new, Builtin::Object),
        }
    }

    /// The name of a class as CPython's messages have it: built-in ones outside of `builtins` with their module.
    pub fn full_name(&self, class: Ref<'_, Class>) -> String {
        let module = self.text(class.get(|c| &c.module));
        match class.builtin() {
            Some(_) if module != "builtins" => format!("{module}.{}", class.name()),
            _ => class.name().to_string(),
        }
    }

    /// `<class 'module.qualname'>`
    pub fn class_repr(&self, class: Ref<'_, Class>) -> String {
        format!("<class '{}'>", self.class_path(class))
    }

    /// `module.qualname`, or the name alone for what is in `builtins`.
    pub fn class_path(&self, class: Ref<'_, Class>) -> String {
        let module = match class.has(class_flag::HEAP) {
            true => self.class_dict(class).and_then(|d| self.dict_get_symbol(d, name::module)),
            false => Some(class.get(|c| &c.module)),
        };
        let module = module.filter(|m| self.is_instance(*m, Builtin::Str)).map(|m| self.text(m));
        match module {
            Some(module) if module != "builtins" => {
                format!("{module}.{}", self.text(class.get(|c| &c.qualname)))
            }
            _ => class.name().to_string(),
        }
    }

    /// The argument of `__getattribute__` and its siblings.
    ///
    /// # Errors
    /// TypeError when it is no text.
    pub fn attribute_name(&self, text: Handle<'_>) -> Res<Symbol> {
        let v = self.get(text);
        let flat = self.as_text(v).or_else(|| self.payload(v).and_then(|p| self.as_text(p)));
        match flat {
            Some(text) => Ok(self.symbol_of(text)),
            None => {
                let actual = self.type_name(v);
                Err(self.type_error(format!("attribute name must be string, not '{actual}'")))
            }
        }
    }

    /// Built-in classes do not change, and nothing of the kind is deleted.
    fn check_settable(&self, class: Ref<'_, Class>, attribute: &str, value: Value<'_>) -> Res<()> {
        let deleting = value == Value::UNDEF;
        if class.has(class_flag::HEAP) && !deleting {
            return Ok(());
        }
        let act = if deleting { "delete" } else { "set" };
        Err(self
            .type_error(format!("cannot {act} '{attribute}' attribute of immutable type '{}'", class.name())))
    }

    fn expect_name(&self, class: Ref<'_, Class>, attribute: &str, value: Value<'_>) -> Res<String> {
        if self.is_instance(value, Builtin::Str) {
            return Ok(self.text(value));
        }
        let (text, actual) = (class.name(), self.type_name(value));
        Err(self.type_error(format!("can only assign string to {text}.{attribute}, not '{actual}'")))
    }

    /// Bind a name in the dict of a class, past all checks.
    ///
    /// # Errors
    /// MemoryError.
    pub fn set_in_class(&self, class: Ref<'_, Class>, symbol: Symbol, value: Value<'_>) -> Res<()> {
        self.class_changed(class);
        let stored = self.class_dict(class).is_some_and(|d| self.dict_set_symbol(d, symbol, value));
        if stored { Ok(()) } else { Err(self.memory_error()) }
    }

    /// Give a class other bases: its order and those of all classes derived from it are found anew.
    fn set_bases(&self, class: Ref<'_, Class>, value: Value<'_>) -> Res<()> {
        let text = class.name();
        let Some(given) = value.cast::<Tuple>() else {
            let actual = self.type_name(value);
            return Err(self.type_error(format!("can only assign tuple to {text}.__bases__, not {actual}")));
        };
        if given.tail_len() == 0 {
            return Err(
                self.type_error(format!("can only assign non-empty tuple to {text}.__bases__, not ()"))
            );
        }
        let all: Vec<Value<'_>> = given.tail_values().iter().collect();
        for base in &all {
            let Some(base) = base.cast::<Class>() else {
                let actual = self.type_name(*base);
                return Err(
                    self.type_error(format!("{text}.__bases__ must be tuple of classes, not '{actual}'"))
                );
            };
            if base.is_subclass(class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let best = self.best_base(&all)?;
        let fits = match self.base_of(class) {
            Some(old) => self.solid_base(old).same(self.solid_base(best)),
            None => false,
        };
        if !fits {
            return Err(self.type_error(format!(
                "__bases__ assignment: '{}' object layout differs from '{}'",
                best.name(),
                self.base_of(class).map_or("object", |old| old.name())
            )));
        }
        let before = class.get(|c| &c.bases);
        for base in class.bases() {
            self.remove_subclass(base, class);
        }
        self.heap.store(class, &class.object().bases, value);
        if let Err(thrown) = self.reorder(class) {
            self.heap.store(class, &class.object().bases, before);
            // Back to what was consistent a moment ago.
            let waiting = self.pending.get();
            let restored = self.reorder(class);
            self.pending.set(waiting);
            self.enlist(class);
            restored?;
            return Err(thrown);
        }
        self.enlist(class);
        Ok(())
    }

    /// Find the resolution orders of a class and all below it, from the top down.
    fn reorder(&self, class: Ref<'_, Class>) -> Res<()> {
        let mut waiting = vec![class];
        while let Some(next) = waiting.pop() {
            self.class_changed(next);
            self.set_linear_order(next)?;
            let inherited = class_flag::GETATTRIBUTE | class_flag::GETATTR | class_flag::SETATTR;
            let flags = next.mro().skip(1).fold(0, |flags, c| flags | c.object().flags.get() & inherited);
            next.add_flags(flags);
            waiting.extend(self.subclasses(next));
        }
        Ok(())
    }

    /// The names of a dict, added to those of a set of names (a dict without meaning in its values).
    ///
    /// # Errors
    /// MemoryError.
    pub fn collect_names<'v>(&'v self, names: Ref<'v, Dict>, from: Option<Ref<'v, Dict>>) -> Res<()> {
        for (key, _) in from.into_iter().flat_map(|d| self.dict_entries(d)) {
            if self.dict_set_quietly(names, key, Value::NONE) == Some(false) {
                return Err(self.memory_error());
            }
        }
        Ok(())
    }

    /// The bits of `__flags__` that scripts look at, as in CPython.
    fn type_flags(&self, class: Ref<'_, Class>) -> i64 {
        let bit = |set: bool, at: u32| if set { 1_i64 << at } else { 0 };
        let heap = class.has(class_flag::HEAP);
        let is = |builtin: Builtin| class.is_subclass_of(self, builtin);
        bit(heap, 9)
            | bit(!heap, 8)
            | bit(!class.has(class_flag::FINAL), 10)
            | bit(true, 12)
            | bit(true, 14)
            | bit(class.has(class_flag::ABSTRACT), 20)
            | bit(is(Builtin::Int), 24)
            | bit(is(Builtin::List), 25)
            | bit(is(Builtin::Tuple), 26)
            | bit(is(Builtin::Bytes), 27)
            | bit(is(Builtin::Str), 28)
            | bit(is(Builtin::Dict), 29)
            | bit(is(Builtin::BaseException), 30)
            | bit(is(Builtin::Type), 31)
    }
}
