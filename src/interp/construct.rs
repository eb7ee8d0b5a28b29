//! How calling a class goes: decided on constants only, so that it is known before the call.

use crate::heap::Ref;
use crate::machine::primitives::Construct;
use crate::object::class::{Builtin, Class, class_flag};
use crate::object::function::Function;
use crate::object::native::NativeFunction;
use crate::object::symbol::name;
use crate::object::vm::Vm;

impl Vm {
    /// How calling a class goes, if that is known.
    pub(crate) fn construct_plan(&self, class: Ref<'_, Class>) -> Option<Construct> {
        let builtin = class.builtin();
        if let Some(native) = builtin.and_then(|builtin| self.known_maker(builtin)) {
            return Some(Construct::Native(native));
        }
        if class.has(class_flag::ABSTRACT | class_flag::NO_NEW | class_flag::FINALIZES) {
            return None;
        }
        let metaclass = self.class_of(class.value());
        if metaclass.builtin() != Some(Builtin::Type) {
            return None;
        }
        if let Some((shape, inline)) = self.plain_exception(class) {
            return Some(Construct::Exception { shape, inline, init: None });
        }
        let new = self.lookup(class, name::new)?;
        let native = new.cast::<NativeFunction>()?;
        let owner = native.get(|n| &n.owner).cast::<Class>()?.builtin()?;
        let init = self.lookup(class, name::init)?;
        let shape = self.instance_shape(class);
        if let Some(f) = init.cast::<Function>() {
            let word = f.value().word();
            return match owner {
                Builtin::Object => {
                    Some(Construct::Instance { shape: shape.word, inline: shape.inline, init: Some(word) })
                }
                Builtin::BaseException => {
                    Some(Construct::Exception { shape: shape.word, inline: shape.inline, init: Some(word) })
                }
                _ => None,
            };
        }
        let init_owner = init.cast::<NativeFunction>()?.get(|n| &n.owner).cast::<Class>()?.builtin()?;
        if owner == Builtin::Object && init_owner == Builtin::Object && class.has(class_flag::HEAP) {
            return Some(Construct::Instance { shape: shape.word, inline: shape.inline, init: None });
        }
        // A built-in class makes and initialises in one go, unless a subclass changes either.
        if class.has(class_flag::HEAP) || owner == Builtin::Object || class.builtin() == Some(Builtin::Type) {
            return None;
        }
        if init_owner != Builtin::Object {
            return None;
        }
        if let Some(builtin) = builtin {
            self.note_maker(builtin, new.word());
        }
        Some(Construct::Native(new.word()))
    }
}
