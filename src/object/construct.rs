//! What constructors have in common: which class to make an instance of, instances that wrap a value of a built-in
//! class, and calls with arguments that come as a tuple and a dict.
//!
//! Owns the rules of `__new__`: `X.__new__(cls)` makes instances of `X` and of classes derived from it, and of no class
//! whose own built-in ancestor makes them in another way. What the instances are filled with is left to the callers.

use super::class::{Builtin, Class};
use super::context::{Cx, Handle, Res};
use super::dict::Dict;
use super::error::Raise;
use super::instance::{Instance, Slotted};
use super::native::NativeFunction;
use super::symbol::{Symbol, name};
use super::tuple::Tuple;
use super::vm::Vm;
use crate::heap::{Object, Ref, Value, Word};

/// Words of the stack that natives leave free when they spread arguments.
const SPREAD_RESERVE: usize = 64;

impl Vm {
    /// An instance of a class whose instances are nothing but slots, or wrap a payload that is stored afterwards.
    pub fn new_plain<'v>(&'v self, class: Ref<'v, Class>) -> Ref<'v, Instance> {
        let shape = self.instance_shape(class);
        let made = self.new_instance(shape.word, shape.inline);
        self.note_instance(class, made.value());
        made
    }

    /// `payload` itself for the built-in class; for a class derived from it, an instance around it.
    pub fn instance_around<'v>(&'v self, class: Ref<'v, Class>, payload: Value<'v>) -> Value<'v> {
        if class.builtin().is_some() {
            return payload;
        }
        let made = self.new_plain(class);
        self.set_slot(Slotted::Instance(made), self.instance_shape(class).inline, 0, payload);
        made.value()
    }

    /// Is the attribute that a class has under this name the native of that built-in class?
    pub fn inherits_native(&self, class: Ref<'_, Class>, symbol: Symbol, owner: Builtin) -> bool {
        self.lookup(class, symbol).is_some_and(|found| self.is_native_of(found, owner))
    }

    /// Is this a native that belongs to that built-in class?
    pub fn is_native_of(&self, v: Value<'_>, owner: Builtin) -> bool {
        v.cast::<NativeFunction>().is_some_and(|n| n.get(|n| &n.owner) == self.class(owner))
    }

    /// The built-in class whose `__new__` makes instances of a class.
    pub fn maker_of(&self, class: Ref<'_, Class>) -> Builtin {
        let makes = |b: &Builtin| super::methods_of(*b).iter().any(|def| def.name == "__new__");
        match class.mro().filter_map(|c| c.builtin()).find(makes) {
            // Whoever lays out instances in another way has to make them.
            None | Some(Builtin::Object) => class.layout(),
            Some(maker) => maker,
        }
    }
}

impl<'s> Cx<'s> {
    /// The first argument of `X.__new__`: a class that `X` can make instances of.
    ///
    /// # Errors
    /// TypeError in CPython's words.
    pub fn class_to_make<'v>(&'v self, class: Value<'v>, of: Builtin) -> Res<Ref<'v, Class>> {
        let maker = of.name();
        let Some(class) = class.cast::<Class>() else {
            if class == Value::UNDEF {
                return Err(self.type_error(format!("{maker}.__new__(): not enough arguments")));
            }
            let actual = self.type_name(class);
            return Err(self.type_error(format!("{maker}.__new__(X): X is not a type object ({actual})")));
        };
        if class.builtin() == Some(of) {
            return Ok(class);
        }
        let text = class.name();
        if !class.is_subclass_of(self, of) {
            return Err(
                self.type_error(format!("{maker}.__new__({text}): {text} is not a subtype of {maker}"))
            );
        }
        let own = self.maker_of(class);
        if own != of {
            return Err(
                self.type_error(format!("{maker}.__new__({text}) is not safe, use {}.__new__()", own.name()))
            );
        }
        Ok(class)
    }

    /// Call `callee` with `leading`, then the items of the tuple `rest`, then the entries of the dict `keywords` by name;
    /// either may be undefined. The result goes to `out`.
    ///
    /// # Errors
    /// Whatever the callee raises, TypeError for keywords that are no strings, RecursionError when there are too many.
    pub fn call_spread(
        &mut self,
        out: Handle<'_>,
        callee: Handle<'_>,
        leading: &[Handle<'_>],
        rest: Handle<'_>,
        keywords: Handle<'_>,
    ) -> Res<()> {
        let mark = self.top.get();
        let outcome = self.call_spread_at(callee, leading, rest, keywords);
        self.top.set(mark);
        self.put(out.index(), outcome?);
        Ok(())
    }

    fn call_spread_at(
        &mut self,
        callee: Handle<'_>,
        leading: &[Handle<'_>],
        rest: Handle<'_>,
        keywords: Handle<'_>,
    ) -> Res<Word> {
        let names = self.root(Value::UNDEF);
        let at = self.root(self.get(callee));
        let mut count = leading.len();
        {
            let rest = self.get(rest).cast::<Tuple>();
            let keywords = self.get(keywords).cast::<Dict>().filter(|d| !d.is_empty());
            let total = count + rest.map_or(0, |t| t.tail_len()) + keywords.map_or(0, |d| d.len());
            if self.top.get() + total + SPREAD_RESERVE >= self.stack.len() {
                return Err(self.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
            }
            for argument in leading {
                self.root(self.get(*argument));
            }
            self.root_all(rest.iter().flat_map(|t| t.tail_values().iter()))?;
            count += rest.map_or(0, |t| t.tail_len());
            let mut texts = Vec::new();
            for (key, argument) in keywords.into_iter().flat_map(|d| self.dict_entries(d)) {
                let Some(text) = self.as_text(key) else {
                    return Err(self.type_error("keywords must be strings"));
                };
                // Names of keywords compare by identity.
                texts.push(self.name_of(self.symbol_of(text)).value());
                self.root(argument);
                count += 1;
            }
            if !texts.is_empty() {
                self.set(names, self.tuple(&texts)?);
            }
        }
        let Some(hooks) = self.hooks.get() else { return Err(self.system_error("no interpreter")) };
        let names = self.get(names).word();
        (hooks.call)(self, at.index(), count, names)
    }

    /// `container[name] = value` for the namespace of a class body, which may be any mapping.
    ///
    /// # Errors
    /// Whatever `__setitem__` raises, MemoryError.
    pub fn set_name_in(&mut self, container: Handle<'_>, symbol: Symbol, value: Handle<'_>) -> Res<()> {
        {
            let (dict, v) = (self.get(container).cast::<Dict>(), self.get(value));
            if let Some(dict) = dict {
                return if self.dict_set_symbol(dict, symbol, v) { Ok(()) } else { Err(self.memory_error()) };
            }
        }
        let mark = self.top.get();
        let [scratch] = self.locals();
        let text = self.root(self.name_of(symbol).value());
        let called = self.call_special(scratch, container, name::setitem, &[text, value]);
        self.top.set(mark);
        if called? {
            return Ok(());
        }
        let type_name = self.type_name(self.get(container));
        Err(self.type_error(format!("'{type_name}' object does not support item assignment")))
    }

    /// Were there positional or keyword arguments in what a native collected?
    pub fn any_arguments(&self, args: Handle<'_>, keywords: Handle<'_>) -> bool {
        self.get(args).cast::<Tuple>().is_some_and(|t| t.tail_len() > 0) || self.any_keywords(keywords)
    }

    /// Were there keyword arguments?
    pub fn any_keywords(&self, keywords: Handle<'_>) -> bool {
        self.get(keywords).cast::<Dict>().is_some_and(|d| !d.is_empty())
    }

    /// One of the positional arguments that a native collected.
    pub fn argument<'v>(&'v self, args: Handle<'v>, index: usize) -> Option<Value<'v>> {
        self.get(args).cast::<Tuple>().and_then(|t| t.tail_values().get(index))
    }

    /// How many positional arguments a native collected.
    pub fn argument_count(&self, args: Handle<'_>) -> usize {
        self.get(args).cast::<Tuple>().map_or(0, |t| t.tail_len())
    }
}

impl<'s> Cx<'s> {
    /// The class that `builtin.__new__` was called with, checked.
    ///
    /// # Errors
    /// TypeError when it is no class, or not derived from `builtin`.
    pub fn check_new(&self, class: Handle<'_>, builtin: Builtin) -> Res<()> {
        let v = self.get(class);
        let own = builtin.name();
        let Some(class) = v.cast::<Class>() else {
            if v == Value::UNDEF {
                return Err(self.type_error(format!("{own}.__new__(): not enough arguments")));
            }
            let given = self.type_name(v);
            return Err(self.type_error(format!("{own}.__new__(X): X is not a type object ({given})")));
        };
        if class.builtin() == Some(builtin) || class.is_subclass_of(self, builtin) {
            return Ok(());
        }
        let given = class.name();
        Err(self.type_error(format!("{own}.__new__({given}): {given} is not a subtype of {own}")))
    }

    /// An instance of `class` whose content is `payload`: the payload itself, if the class is built in.
    pub fn construct<'v>(&'v self, class: Value<'v>, payload: Value<'v>) -> Value<'v> {
        let Some(class) = class.cast::<Class>().filter(|c| c.builtin().is_none()) else { return payload };
        let shape = self.instance_shape(class);
        let instance = self.new_instance(shape.word, shape.inline.max(1));
        self.heap.store_tail(instance, 0, payload);
        self.note_instance(class, instance.value());
        instance.value()
    }

    /// The receiver of a loud native, as an object of its built-in kind: itself, or the payload of an instance.
    ///
    /// # Errors
    /// TypeError when it is something else.
    pub fn receiver<T: Object>(&self, this: Handle<'s>, class: Builtin, method: &str) -> Res<Handle<'s>> {
        let v = self.get(this);
        if v.cast::<T>().is_some() {
            return Ok(this);
        }
        if let Some(payload) = self.payload(v).filter(|p| p.cast::<T>().is_some()) {
            return Ok(self.root(payload));
        }
        let (own, given) = (class.name(), self.type_name(v));
        Err(self.type_error(if method.starts_with("__") && method != "__getitem__" {
            format!("descriptor '{method}' requires a '{own}' object but received a '{given}'")
        } else {
            format!("descriptor '{method}' for '{own}' objects doesn't apply to a '{given}' object")
        }))
    }

    /// The object of a built-in kind behind a value: itself, or the payload of an instance.
    pub fn content<'v, T: Object>(&'v self, v: Value<'v>) -> Option<crate::heap::Ref<'v, T>> {
        match v.cast::<T>() {
            Some(found) => Some(found),
            None => self.payload(v).and_then(|p| p.cast::<T>()),
        }
    }
}
