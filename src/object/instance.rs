//! Instances: slots inside the object, and what few of them need beside.
//!
//! Owns reading and writing of slots, wherever they are: inline, in the overflow array, or in a dictionary once an
//! instance has left the world of shapes.

use super::array::Array;
use super::class::Class;
use super::dict::Dict;
use super::kind;
use super::native::NativeFunction;
use super::shape::Shape;
use super::symbol::Symbol;
use super::vm::Vm;
use crate::heap::{Field, Header, Ref, ShapeWord, Value, object};

object! {
    /// An instance; `extra` is None, its id as an int, or an [`Extra`]. The slots follow.
    pub struct Instance: kind::INSTANCE, "instance", Sized {
        values { extra }
        plain {}
    }
}

object! {
    /// What few instances have.
    pub struct Extra: kind::EXTRA, "extra", None {
        values { id, overflow, dict, weak, keep }
        plain {}
    }
}

const EXTRA_SHAPE: ShapeWord = ShapeWord::new(kind::EXTRA, 1);
/// Inline slots of an instance at most.
pub const MAX_INLINE: u8 = 64;

/// An object with slots: an instance or an exception. Where its slots are is told by its shape alone.
#[derive(Clone, Copy)]
pub enum Slotted<'v> {
    /// An instance.
    Instance(Ref<'v, Instance>),
    /// An exception.
    Exception(Ref<'v, super::exception::Exception>),
}

impl<'v> Slotted<'v> {
    /// The object behind a value, if it has slots.
    #[inline]
    pub fn of(v: Value<'v>) -> Option<Slotted<'v>> {
        match v.cast::<Instance>() {
            Some(i) => Some(Slotted::Instance(i)),
            None => v.cast().map(Slotted::Exception),
        }
    }
    /// The header.
    pub fn header(self) -> &'v Header {
        match self {
            Slotted::Instance(i) => i.header(),
            Slotted::Exception(e) => e.header(),
        }
    }
    fn extra(self) -> Value<'v> {
        match self {
            Slotted::Instance(i) => i.get(|i| &i.extra),
            Slotted::Exception(e) => e.get(|e| &e.extra),
        }
    }
    fn inline(self, slot: usize) -> Option<Value<'v>> {
        match self {
            Slotted::Instance(i) => i.tail_values().get(slot),
            Slotted::Exception(e) => e.tail_values().get(slot),
        }
    }
}

impl Vm {
    /// A new instance of a shape without attributes.
    #[inline]
    pub fn new_instance(&self, shape: ShapeWord, inline: u8) -> Ref<'_, Instance> {
        let new = self.heap.allocate_always::<Instance>(shape, 2 + inline as usize);
        new.init_values(|header| Instance { header, extra: Field::new(Value::NONE) }, std::iter::empty())
    }

    /// The extra of an object, made now if need be.
    pub fn extra_of<'v>(&'v self, o: Slotted<'v>) -> Ref<'v, Extra> {
        let old = o.extra();
        if let Some(extra) = old.cast::<Extra>() {
            return extra;
        }
        let new = self.heap.allocate_fixed::<Extra>(EXTRA_SHAPE);
        let extra = new.init(|header| Extra {
            header,
            id: Field::new(old),
            overflow: Field::new(Value::NONE),
            dict: Field::new(Value::NONE),
            weak: Field::new(Value::NONE),
            keep: Field::new(Value::NONE),
        });
        match o {
            Slotted::Instance(i) => self.heap.store(i, &i.object().extra, extra.value()),
            Slotted::Exception(e) => self.heap.store(e, &e.object().extra, extra.value()),
        }
        extra
    }

    /// What a slot holds; undefined when nothing was stored there yet.
    pub fn slot<'v>(&'v self, o: Slotted<'v>, inline: u8, slot: u32) -> Value<'v> {
        if slot < inline as u32 {
            return o.inline(slot as usize).unwrap_or(Value::UNDEF);
        }
        let overflow = o.extra().cast::<Extra>().and_then(|e| e.get(|e| &e.overflow).cast::<Array>());
        overflow.and_then(|a| a.tail_values().get((slot - inline as u32) as usize)).unwrap_or(Value::UNDEF)
    }

    /// Store in a slot that the object's shape has, or is about to have. False when memory is short.
    pub fn set_slot(&self, o: Slotted<'_>, inline: u8, slot: u32, v: Value<'_>) -> bool {
        if slot < inline as u32 {
            match o {
                Slotted::Instance(i) => self.heap.store_tail(i, slot as usize, v),
                Slotted::Exception(e) => self.heap.store_tail(e, slot as usize, v),
            }
            return true;
        }
        let extra = self.extra_of(o);
        let at = (slot - inline as u32) as usize;
        let old = extra.get(|e| &e.overflow).cast::<Array>();
        let array = match old {
            Some(a) if at < a.tail_len() => a,
            _ => {
                let kept = old.into_iter().flat_map(|a| a.tail_values().iter());
                let Some(a) = self.array((at + 1).next_power_of_two().max(4), kept) else { return false };
                self.heap.store(extra, &extra.object().overflow, a.value());
                a
            }
        };
        self.heap.store_tail(array, at, v);
        true
    }

    /// The attribute in an object's own slots or dictionary.
    pub fn own_attribute<'v>(&'v self, o: Slotted<'v>, name: Symbol) -> Option<Value<'v>> {
        let shape = self.shape(o.header().shape());
        if let Some(slot) = shape.slot(name) {
            return Some(self.slot(o, shape.inline, slot)).filter(|v| *v != Value::UNDEF);
        }
        if !shape.dictionary {
            return None;
        }
        let dict = o.extra().cast::<Extra>()?.get(|e| &e.dict).cast::<Dict>()?;
        self.dict_get_symbol(dict, name)
    }

    /// Bind an attribute in an object's own slots or dictionary. False when memory is short.
    pub fn set_own_attribute(&self, o: Slotted<'_>, name: Symbol, v: Value<'_>) -> bool {
        let shape = self.shape(o.header().shape());
        if let Some(slot) = shape.slot(name) {
            return self.set_slot(o, shape.inline, slot, v);
        }
        if shape.dictionary {
            return match self.instance_dict(o) {
                Some(dict) => self.dict_set_symbol(dict, name, v),
                None => false,
            };
        }
        let after = self.shape_with(shape, name);
        if after.dictionary {
            return match self.instance_dict(o) {
                Some(dict) => self.dict_set_symbol(dict, name, v),
                None => false,
            };
        }
        let stored = self.set_slot(o, shape.inline, shape.names.len() as u32, v);
        if stored {
            o.header().set_shape(after.word);
        }
        stored
    }

    /// Unbind an attribute. False when there is none.
    pub fn delete_own_attribute(&self, o: Slotted<'_>, name: Symbol) -> bool {
        let shape = self.shape(o.header().shape());
        if shape.dictionary {
            let dict = self.instance_dict(o);
            return dict.is_some_and(|d| self.dict_remove_symbol(d, name));
        }
        let Some(gone) = shape.slot(name) else { return false };
        if self.slot(o, shape.inline, gone) == Value::UNDEF {
            return false;
        }
        let after = self.shape_without(shape, name);
        for slot in gone + 1..shape.names.len() as u32 {
            let moved = self.slot(o, shape.inline, slot);
            self.set_slot(o, shape.inline, slot - 1, moved);
        }
        self.set_slot(o, shape.inline, shape.names.len() as u32 - 1, Value::UNDEF);
        o.header().set_shape(after.word);
        true
    }

    /// `__dict__` of an instance: from here on its attributes are in that dict. `None` when memory is short.
    pub fn instance_dict<'v>(&'v self, o: Slotted<'v>) -> Option<Ref<'v, Dict>> {
        let extra = self.extra_of(o);
        if let Some(dict) = extra.get(|e| &e.dict).cast::<Dict>() {
            return Some(dict);
        }
        let shape = self.shape(o.header().shape());
        let dict = self.try_dict(shape.names.len())?;
        let after = self.dictionary_shape(shape);
        // The payload and the names in `__slots__` are not in the dict and stay where they are.
        for (slot, name) in (0..).zip(&shape.names).skip(after.names.len()) {
            let v = self.slot(o, shape.inline, slot);
            if v != Value::UNDEF {
                self.dict_set_symbol(dict, *name, v);
            }
        }
        self.heap.store(extra, &extra.object().dict, dict.value());
        o.header().set_shape(after.word);
        Some(dict)
    }

    /// Replace `__dict__`.
    pub fn set_instance_dict(&self, o: Slotted<'_>, dict: Ref<'_, Dict>) {
        let extra = self.extra_of(o);
        let shape = self.shape(o.header().shape());
        self.heap.store(extra, &extra.object().dict, dict.value());
        o.header().set_shape(self.dictionary_shape(shape).word);
    }

    /// The value of a built-in class that an instance of a script's subclass wraps.
    pub fn payload<'v>(&'v self, v: Value<'v>) -> Option<Value<'v>> {
        let instance = v.cast::<Instance>()?;
        let class = self.class_of(v);
        class.has(super::class::class_flag::PAYLOAD).then(|| instance.tail_values().get(0)).flatten()
    }

    /// What an instance is for a method that its class has from the built-in class it is derived from: the value that it
    /// wraps. None, where a script has written the method, and for what is no such instance.
    pub fn inherited<'v>(&'v self, v: Value<'v>, method: Symbol) -> Option<Value<'v>> {
        let payload = self.payload(v)?;
        let found = self.lookup(self.class_of(v), method)?.cast::<NativeFunction>()?;
        (found.get(|native| &native.owner) == self.class_of(payload).value()).then_some(payload)
    }

    /// The root shape and inline slots of a class's instances.
    pub fn instance_shape(&self, class: Ref<'_, Class>) -> &Shape {
        self.shape(class.object().instance_shape.get())
    }

    /// The id of a value: the same as long as it lives, never an address.
    pub fn id_of(&self, v: Value<'_>) -> i64 {
        if !v.is_pointer() {
            return (v.bits() >> 1) as i64 & 0x7fff_ffff_ffff | 1;
        }
        let fresh = || {
            self.last_id.set(self.last_id.get() + 1);
            (self.last_id.get() << 4) as i64 + 0x7f00_0000_0000
        };
        if let Some(o) = Slotted::of(v) {
            let known = match o.extra().cast::<Extra>() {
                Some(extra) => extra.get(|e| &e.id),
                None => o.extra(),
            };
            if known.is_int() {
                return known.as_int();
            }
            let id = fresh();
            match (o.extra().cast::<Extra>(), o) {
                (Some(extra), _) => self.heap.store(extra, &extra.object().id, Value::int(id)),
                (None, Slotted::Instance(i)) => self.heap.store(i, &i.object().extra, Value::int(id)),
                (None, Slotted::Exception(e)) => self.heap.store(e, &e.object().extra, Value::int(id)),
            }
            return id;
        }
        let mut ids = self.ids.borrow_mut();
        ids.entry(v.bits()).or_insert_with(|| (v.word(), fresh() as u64)).1 as i64
    }
}
