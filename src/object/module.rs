//! Modules, and the state of library modules written in Rust.

use super::class::Builtin;
use super::dict::Dict;
use super::error::Raise;
use super::kind;
use super::symbol::name;
use super::vm::Vm;
use crate::heap::{Field, Ref, Value, Word, object};
use crate::natives;
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
        let shape = self.root_shape(kind::MODULE, self.class(Builtin::Module), 0, true);
        self.heap.allocate_old_fixed::<Module>(shape.word).init(|header| Module {
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

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, *args, **keywords) {
        cx.class_to_make(cx.get(class), Builtin::Module)?;
        if cx.get(class) != cx.class(Builtin::Module) {
            let text = "classes derived from 'module' cannot be instantiated yet";
            return Err(cx.raise(Builtin::NotImplementedError, text));
        }
        let text = match cx.argument(args, 0) {
            Some(v) if cx.is_instance(v, Builtin::Str) => cx.text(v),
            Some(v) => {
                let given = cx.type_name(v);
                return Err(cx.type_error(format!("module() argument 'name' must be str, not {given}")));
            }
            None => return Err(cx.type_error("module() missing required argument 'name' (pos 1)")),
        };
        let module = cx.new_module(&text);
        if let (Some(doc), Some(dict)) = (cx.argument(args, 1), cx.module_dict(module)) {
            cx.dict_set_symbol(dict, name::doc, doc);
        }
        cx.ret(module.value())
    }
    loud fn "__init__" init(cx, this, *args, **keywords) { cx.ret(Value::NONE) }
    quiet getter fn "__dict__" dict(cx, this: Ref<'v, Module>) {
        Ok(cx.module_dict(this).map_or(Value::NONE, Ref::value))
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Module>) {
        let part = |symbol| cx.module_dict(this).and_then(|d| cx.dict_get_symbol(d, symbol));
        let text = part(name::name_).map_or_else(|| "?".to_owned(), |n| cx.text(n));
        match part(name::file).and_then(|f| cx.as_text(f)) {
            Some(file) => cx.string(&format!("<module '{text}' from '{}'>", file.as_str())),
            None => cx.string(&format!("<module '{text}' (built-in)>")),
        }
    }
    loud fn "__dir__" dir(cx, this) {
        let [space, names] = cx.locals();
        let dict = cx.get(this).cast::<Module>().and_then(|m| cx.module_dict(m)).map_or(Value::NONE, Ref::value);
        cx.set(space, dict);
        cx.list_of(names, space)?;
        cx.ret(cx.get(names))
    }
}
