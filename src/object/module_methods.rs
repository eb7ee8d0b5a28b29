//! The natives of modules.
//!
//! Owns making modules from scripts (`types.ModuleType`), how a module shows itself, and its namespace as an attribute.
//! Attributes of modules are found by `attribute`, imports are the library's.

use super::class::Builtin;
use super::context::{Cx, Res};
use super::dict::Dict;
use super::error::Raise;
use super::kind;
use super::module::Module;
use super::symbol::name;
use crate::heap::{Field, Ref, Value};
use crate::natives;

natives! { pub static METHODS:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args, **keywords) {
        let class = cx.class_to_make(class, Builtin::Module)?;
        let space = cx.new_namespace();
        if class.builtin().is_some() {
            return Ok(cx.module_of(Value::NONE, space.value()).value());
        }
        let shape = class.object().instance_shape.get();
        debug_assert_eq!(shape.kind(), kind::MODULE);
        let made = cx.heap.allocate_old_fixed::<Module>(shape).init(|header| Module {
            header,
            name: Field::new(Value::NONE),
            dict: Field::new(space.value()),
            extra: Field::new(Value::NONE),
        });
        Ok(made.value())
    }
    quiet fn "__init__" init(cx, this: Ref<'v, Module>, key name: Value<'v>, key doc: Value<'v> = Value::NONE) {
        if !cx.is_instance(name, Builtin::Str) {
            let actual = cx.type_name(name);
            return Err(cx.type_error(format!("module() argument 'name' must be str, not {actual}")));
        }
        let Some(space) = cx.module_dict(this) else { return Err(cx.system_error("a module without a namespace")) };
        cx.heap.store(this, &this.object().name, name);
        let known = [
            (name::name_, name),
            (name::doc, doc),
            (name::package, Value::NONE),
            (name::loader, Value::NONE),
            (name::spec, Value::NONE),
        ];
        for (symbol, v) in known {
            if !cx.dict_set_symbol(space, symbol, v) {
                return Err(cx.memory_error());
            }
        }
        Ok(Value::NONE)
    }
    quiet getter fn "__dict__" dict(cx, this: Ref<'v, Module>) { Ok(this.get(|m| &m.dict)) }
    quiet getter fn "__annotations__" annotations(cx, this: Ref<'v, Module>) {
        let Some(space) = cx.module_dict(this) else { return cx.dict().map(Ref::value) };
        if let Some(known) = cx.dict_get_symbol(space, name::annotations) {
            return Ok(known);
        }
        let made = cx.dict()?.value();
        if cx.dict_set_symbol(space, name::annotations, made) { Ok(made) } else { Err(cx.memory_error()) }
    }
    quiet setter fn "__annotations__" set_annotations(cx, this: Ref<'v, Module>, value: Value<'v>) {
        let space = cx.module_dict(this);
        let stored = space.is_some_and(|space| match value {
            Value::UNDEF => cx.dict_remove_symbol(space, name::annotations),
            v => cx.dict_set_symbol(space, name::annotations, v),
        });
        if stored { Ok(Value::NONE) } else { Err(cx.attribute_error("__annotations__")) }
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Module>) {
        let space = cx.module_dict(this);
        let text_of = |symbol| {
            let v = space.and_then(|d: Ref<'v, Dict>| cx.dict_get_symbol(d, symbol))?;
            cx.as_text(v).map(|text| text.as_str())
        };
        let shown = crate::kernel::text::quote::repr(text_of(name::name_).unwrap_or("?"));
        let text = match text_of(name::file) {
            Some(file) => format!("<module {shown} from {}>", crate::kernel::text::quote::repr(file)),
            None if this.get(|m| &m.extra) == Value::TRUE => format!("<module {shown} (built-in)>"),
            None => format!("<module {shown}>"),
        };
        cx.string(&text)
    }
    loud fn "__dir__" dir(cx, this) {
        let [function, out] = cx.locals();
        let has_own = {
            let module = cx.get(this).cast::<Module>().and_then(|m| cx.module_dict(m));
            let Some(space) = module else { return Err(cx.type_error("module.__dict__ is not a dictionary")) };
            match cx.dict_get_symbol(space, name::dir) {
                Some(found) => {
                    cx.set(function, found);
                    true
                }
                None => {
                    let keys: Vec<Value<'_>> = cx.dict_entries(space).map(|(key, _)| key).collect();
                    cx.set(out, cx.list(&keys)?.value());
                    false
                }
            }
        };
        if has_own {
            cx.call_into(out, function, &[])?;
        }
        cx.ret(cx.get(out))
    }
}

impl Cx<'_> {
    /// Mark a module as built in, which its `repr` shows.
    ///
    /// # Errors
    /// SystemError when it is no module.
    pub fn mark_built_in(&self, module: Value<'_>) -> Res<()> {
        match module.cast::<Module>() {
            Some(m) => {
                self.heap.store(m, &m.object().extra, Value::TRUE);
                Ok(())
            }
            None => Err(self.system_error("not a module")),
        }
    }
}
