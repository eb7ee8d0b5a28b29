//! Names for the constants of a trace, as listings show them.

use super::ir::{Constant, Names};
use crate::heap::{Value, Word};
use crate::object::class::Class;
use crate::object::function::Function;
use crate::object::vm::Vm;

/// The engine, which knows what its words and numbers mean.
pub(super) struct EngineNames<'v>(pub(super) &'v Vm);

impl Names for EngineNames<'_> {
    fn constant(&self, constant: &Constant) -> String {
        match constant {
            Constant::Word(w) => show_value(self.0, *w),
            Constant::Shape(s) => {
                let shape = self.0.shape(*s);
                let names: Vec<&str> = shape.names.iter().map(|n| self.0.text_of(*n)).collect();
                let class = self.0.shape_class(*s).cast::<Class>().map_or("?", |c| c.name());
                format!("{class}({})", names.join(" "))
            }
            Constant::Code(c) => format!("code {}", c.get().unit.qualname),
            Constant::Slot(s) => format!("slot {}", s.0),
            Constant::Inline(i) => i.0.to_string(),
            Constant::Index(i) => i.0.to_string(),
            Constant::Symbol(s) => self.0.text_of(*s).to_string(),
            Constant::Int(i) => i.to_string(),
            Constant::Float(f) => format!("{f:?}"),
        }
    }
}

/// A value for listings.
fn show_value(vm: &Vm, w: Word) -> String {
    let v: Value<'_> = vm.brand(w);
    if let Some(text) = vm.quiet_repr(v) {
        return text;
    }
    if v == Value::UNDEF {
        return "undefined".into();
    }
    if let Some(s) = vm.as_text(v) {
        return crate::kernel::text::quote::repr(s.as_str());
    }
    if let Some(f) = v.cast::<Function>() {
        return f.code().unit.qualname.to_string();
    }
    if let Some(c) = v.cast::<Class>() {
        return format!("<class {}>", c.name());
    }
    format!("<{}>", vm.type_name(v))
}
