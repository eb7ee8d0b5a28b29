//! How calling a class goes: decided on constants only, so that it is known before the call.
//!
//! Owns [`Construct`] and what leads to it; what was found stands in the tables of `lookup`.

use super::class::{Builtin, Class, class_flag};
use super::function::Function;
use super::native::NativeFunction;
use super::symbol::name;
use super::vm::Vm;
use crate::heap::{Ref, ShapeWord, Word};

/// How calling a class goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Construct {
    /// A new instance; then `__init__`, a function, if there is one.
    Instance {
        /// Of new instances.
        shape: ShapeWord,
        /// Their slots.
        inline: u8,
        /// `__init__`.
        init: Option<Word>,
    },
    /// A new exception with the arguments; then `__init__`, a function, if there is one.
    Exception {
        /// Of new exceptions.
        shape: ShapeWord,
        /// Their slots.
        inline: u8,
        /// `__init__`.
        init: Option<Word>,
    },
    /// A native, with the class as its first argument.
    Native(Word),
}

impl Vm {
    /// How calling a class goes, if that is known.
    pub(crate) fn construct_plan(&self, class: Ref<'_, Class>) -> Option<Construct> {
        self.known_plan(class).or_else(|| {
            let plan = self.find_plan(class)?;
            self.note_plan(class, plan);
            Some(plan)
        })
    }

    /// How calling a class goes, if that was found before.
    #[inline(always)]
    pub(crate) fn known_plan(&self, class: Ref<'_, Class>) -> Option<Construct> {
        // Flags may be set later.
        let is_open = !class.has(class_flag::ABSTRACT | class_flag::NO_NEW | class_flag::FINALIZES);
        is_open.then(|| self.noted_plan(class)).flatten()
    }

    fn find_plan(&self, class: Ref<'_, Class>) -> Option<Construct> {
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
        (init_owner == Builtin::Object).then(|| Construct::Native(new.word()))
    }
}
