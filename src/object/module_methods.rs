//! The natives of modules.
//!
//! Owns making them from scripts (`types.ModuleType`) and their attributes; finding and running modules is the
//! library's. What a module holds is in its namespace, see `dict`.

use super::attribute;
use super::class::Builtin;
use super::context::{Cx, Res};
use super::dict::Dict;
use super::error::Raise;
use super::kind;
use super::module::Module;
use super::symbol::name;
use crate::heap::{Ref, Value};
use crate::natives;

natives! { pub static METHODS:
    quiet static_ fn "__new__" new(cx, class: Value<'v>, *args, **keywords) {
        let class = cx.class_to_make(class, Builtin::Module)?;
        let made = cx.module_of(Value::NONE, cx.new_namespace().value());
        if class.builtin().is_none() {
            made.header().set_shape(cx.single_shape(kind::MODULE, class.value()));
        }
        Ok(made.value())
    }
    quiet fn "__init__" init(
        cx, this: Ref<'v, Module>, key name: Value<'v> = Value::UNDEF, key doc: Value<'v> = Value::NONE
    ) {
        cx.init_module(this, name, doc)?;
        Ok(Value::NONE)
    }
    quiet fn "__repr__" repr(cx, this: Ref<'v, Module>) { cx.string(&cx.module_repr(this)) }
    loud fn "__getattribute__" getattribute(cx, this, text) {
        let symbol = cx.attribute_name(text)?;
        let [out] = cx.locals();
        if !attribute::generic(cx, out, this, symbol)? {
            return Err(attribute::missing(cx, this, symbol));
        }
        cx.ret(cx.get(out))
    }
    /// __dir__() -> list
    /// specialized dir() implementation
    loud fn "__dir__" dir(cx, this) {
        let [hook, names] = cx.locals();
        let dict = cx.get(this).cast::<Module>().and_then(|m| cx.module_dict(m));
        let own = dict.and_then(|d| cx.dict_get_symbol(d, name::dir));
        if let Some(own) = own {
            cx.set(hook, own);
            cx.call_into(names, hook, &[])?;
            return cx.ret(cx.get(names));
        }
        let keys: Vec<Value<'_>> =
            dict.into_iter().flat_map(|d| cx.dict_entries(d)).map(|(key, _)| key).collect();
        cx.ret(cx.list(&keys)?.value())
    }
    quiet getter fn "__dict__" dict(cx, this: Ref<'v, Module>) { Ok(this.get(|m| &m.dict)) }
    quiet getter fn "__annotations__" annotations(cx, this: Ref<'v, Module>) {
        let Some(dict) = cx.module_dict(this) else { return Err(cx.attribute_error("__annotations__")) };
        match cx.dict_get_symbol(dict, name::annotations) {
            Some(known) => Ok(known),
            None => {
                let made = cx.dict()?.value();
                if !cx.dict_set_symbol(dict, name::annotations, made) {
                    return Err(cx.memory_error());
                }
                Ok(made)
            }
        }
    }
    quiet setter fn "__annotations__" set_annotations(cx, this: Ref<'v, Module>, value: Value<'v>) {
        let Some(dict) = cx.module_dict(this) else { return Err(cx.attribute_error("__annotations__")) };
        if value == Value::UNDEF {
            if !cx.dict_remove_symbol(dict, name::annotations) {
                return Err(cx.attribute_error("__annotations__"));
            }
        } else if !cx.dict_set_symbol(dict, name::annotations, value) {
            return Err(cx.memory_error());
        }
        Ok(Value::NONE)
    }
}

impl Cx<'_> {
    fn init_module(&self, this: Ref<'_, Module>, text: Value<'_>, doc: Value<'_>) -> Res<()> {
        if text == Value::UNDEF {
            return Err(self.type_error("module() missing required argument 'name' (pos 1)"));
        }
        if !self.is_instance(text, Builtin::Str) {
            let actual = self.type_name(text);
            return Err(self.type_error(format!("module() argument 'name' must be str, not {actual}")));
        }
        self.heap.store(this, &this.object().name, text);
        let Some(dict) = self.module_dict(this) else { return Err(self.memory_error()) };
        let empty = [name::package, name::loader, name::spec].map(|symbol| (symbol, Value::NONE));
        for (symbol, v) in [(name::name_, text), (name::doc, doc)].into_iter().chain(empty) {
            if !self.dict_set_symbol(dict, symbol, v) {
                return Err(self.memory_error());
            }
        }
        Ok(())
    }

    /// `<module 'name' from 'file'>`
    fn module_repr(&self, module: Ref<'_, Module>) -> String {
        let dict = self.module_dict(module);
        let text_of = |symbol| {
            let found = dict.and_then(|d| self.dict_get_symbol(d, symbol));
            found.filter(|v| self.is_instance(*v, Builtin::Str)).map(|v| self.text(v))
        };
        let quoted = |text: &str| crate::kernel::text::quote::repr(text);
        let known = text_of(name::name_);
        let shown = known.as_deref().map_or_else(|| "'?'".to_string(), quoted);
        if let Some(file) = text_of(name::file) {
            return format!("<module {shown} from {}>", quoted(&file));
        }
        let registered =
            self.brand(self.modules.get()).cast::<Dict>().zip(known).is_some_and(|(modules, text)| {
                self.dict_get_symbol(modules, self.intern(&text)) == Some(module.value())
            });
        // What the engine has loaded without a file came with it.
        format!("<module {shown}{}>", if registered { " (built-in)" } else { "" })
    }
}
