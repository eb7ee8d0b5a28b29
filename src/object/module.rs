//! Modules, and the state of library modules written in Rust.

use super::class::Builtin;
use super::dict::Dict;
use super::kind;
use super::symbol::name;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, Word, object};
use std::any::Any;

object! {
    /// A module: its namespace is what its functions call globals.
    pub struct Module: kind::MODULE, "module", None {
        values { name, dict, extra }
        plain {}
    }
}

/// State that library modules keep for one engine, by type.
#[derive(Default)]
pub struct LibraryState {
    values: Vec<Box<dyn Any + Send>>,
    words: Vec<Word>,
}

impl LibraryState {
    /// The state of type `T`, made when first asked for.
    pub fn of<T: Any + Send + Default>(&mut self) -> &mut T {
        let found = self.values.iter().position(|v| v.is::<T>());
        let at = found.unwrap_or_else(|| {
            self.values.push(Box::new(T::default()));
            self.values.len() - 1
        });
        match self.values[at].downcast_mut::<T>() {
            Some(state) => state,
            None => unreachable!("found by its type"),
        }
    }

    pub(super) fn visit(&mut self, visit: &mut dyn FnMut(&mut Word)) {
        self.words.iter_mut().for_each(visit);
    }
}

impl Vm {
    /// A new module with an empty namespace that knows its name.
    pub fn new_module(&self, text: &str) -> Ref<'_, Module> {
        let dict = self.new_namespace();
        let module_name = self.name_of(self.intern(text)).value();
        self.dict_set_symbol(dict, name::name_, module_name);
        for empty in [name::doc, name::package, name::loader, name::spec] {
            self.dict_set_symbol(dict, empty, Value::NONE);
        }
        self.module_of(module_name, dict.value())
    }

    /// A module around a namespace. Every module has a shape of its own.
    pub fn module_of(&self, module_name: Value<'_>, dict: Value<'_>) -> Ref<'_, Module> {
        let shape = self.single_shape(kind::MODULE, self.class(Builtin::Module));
        self.heap.allocate_old_fixed::<Module>(shape).init(|header| Module {
            header,
            name: Field::new(module_name),
            dict: Field::new(dict),
            extra: Field::new(Value::NONE),
        })
    }

    /// The namespace of a module.
    pub fn module_dict<'v>(&'v self, module: Ref<'v, Module>) -> Option<Ref<'v, Dict>> {
        module.get(|m| &m.dict).cast::<Dict>()
    }
}
