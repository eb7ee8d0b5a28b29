//! Descriptors: `property`, `staticmethod`, `classmethod`, built-in attributes, `__slots__` members, `super`.

use super::class::{Builtin, Class};
use super::kind;
use super::native::{NativeDef, Role};
use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, object};
use std::cell::Cell;

object! {
    /// `property`.
    pub struct Property: kind::PROPERTY, "property", None {
        values { getter, setter, deleter, doc, name, extra }
        plain {}
    }
}

object! {
    /// `staticmethod` or `classmethod`; which is told by its shape.
    pub struct Wrapper: kind::WRAPPER, "wrapper", None {
        values { function, dict, extra }
        plain {}
    }
}

object! {
    /// A built-in attribute of a class.
    pub struct GetSet: kind::GETSET, "getset", None {
        values { owner, extra }
        plain { def: Cell<&'static NativeDef> }
    }
}

object! {
    /// A name in `__slots__`.
    pub struct Member: kind::MEMBER, "member", None {
        values { owner, name }
        plain { symbol: Cell<u64> }
    }
}

object! {
    /// `super`: `class` whose bases are searched, the receiver, and the class of the receiver.
    pub struct Super: kind::SUPER, "super", None {
        values { class, receiver, kind }
        plain {}
    }
}

impl<'v> Ref<'v, GetSet> {
    /// The native that reads it.
    pub fn getter(self) -> Option<&'static NativeDef> {
        let def = self.object().def.get();
        (def.role == Role::Getter).then_some(def)
    }

    /// The native that writes it: the one it was given, or that in the table of its class.
    pub fn setter(self) -> Option<&'static NativeDef> {
        if let Some(setter) = self.get(|g| &g.extra).cast::<super::native::NativeFunction>() {
            return Some(setter.object().def.get());
        }
        let def = self.object().def.get();
        match self.get(|g| &g.owner).cast::<Class>()?.builtin() {
            Some(owner) => super::setter_of(owner, def.name),
            None => super::make_class::instance_setter(def.name),
        }
    }
}

impl<'v> Ref<'v, Member> {
    /// The name of the slot.
    pub fn symbol(self) -> Symbol {
        Symbol(self.object().symbol.get() as u32)
    }
}

impl Vm {
    /// A property.
    pub fn new_property(&self, [getter, setter, deleter, doc]: [Value<'_>; 4]) -> Ref<'_, Property> {
        self.heap.allocate_fixed::<Property>(Builtin::Property.shape()).init(|header| Property {
            header,
            getter: Field::new(getter),
            setter: Field::new(setter),
            deleter: Field::new(deleter),
            doc: Field::new(doc),
            name: Field::new(Value::NONE),
            extra: Field::new(Value::NONE),
        })
    }

    /// A `staticmethod` or `classmethod`.
    pub fn new_wrapper(&self, which: Builtin, function: Value<'_>) -> Ref<'_, Wrapper> {
        self.heap.allocate_old_fixed::<Wrapper>(which.shape()).init(|header| Wrapper {
            header,
            function: Field::new(function),
            dict: Field::new(Value::NONE),
            extra: Field::new(Value::NONE),
        })
    }

    pub(super) fn new_getset(&self, class: Ref<'_, Class>, def: &'static NativeDef) -> Ref<'_, GetSet> {
        self.heap.allocate_old_fixed::<GetSet>(Builtin::GetSet.shape()).init(|header| GetSet {
            header,
            owner: Field::new(class.value()),
            extra: Field::new(Value::NONE),
            def: Cell::new(def),
        })
    }

    /// The descriptor of a name in `__slots__`.
    pub fn new_member(&self, class: Ref<'_, Class>, symbol: Symbol) -> Ref<'_, Member> {
        self.heap.allocate_old_fixed::<Member>(Builtin::Member.shape()).init(|header| Member {
            header,
            owner: Field::new(class.value()),
            name: Field::new(self.name_of(symbol).value()),
            symbol: Cell::new(symbol.0 as u64),
        })
    }

    /// `super(class, receiver)`, where `kind` is the class of the receiver (or the receiver, if that is a class).
    pub fn new_super(&self, class: Value<'_>, receiver: Value<'_>, kind: Value<'_>) -> Ref<'_, Super> {
        self.heap.allocate_fixed::<Super>(Builtin::Super.shape()).init(|header| Super {
            header,
            class: Field::new(class),
            receiver: Field::new(receiver),
            kind: Field::new(kind),
        })
    }
}
