//! Modules of the host: functions, classes and values that scripts import.
//!
//! Owns the builder. Everything is kept as it is until there is an engine to make it in.

use super::class::{ClassBuilder, HostType};
use super::convert::{Given, Mismatch, Space, ToScript, checked_name};
use super::engine::{Trouble, space_of_module};
use super::error::Error;
use super::function::{Call, HostFunction};
use crate::heap;
use crate::object::context::Cx;
use crate::object::error::Raise;
use crate::object::host_function::HostCallback;
use std::fmt;

/// What scripts find in a module of the host. See [`Engine::module`](crate::Engine::module).
pub struct ModuleBuilder {
    members: Vec<(String, Member)>,
    doc: Option<String>,
    mistake: Option<Error>,
}

enum Member {
    Function(HostCallback),
    Constant(Constant),
    Class(Class),
}

type Constant = Box<dyn for<'v> FnOnce(Space<'v>) -> Result<Given<'v>, Mismatch>>;
type Class = Box<dyn for<'v> FnOnce(&'v Cx<'_>, &str, &str) -> Result<heap::Value<'v>, Trouble>>;

impl fmt::Debug for ModuleBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.members.iter().map(|(name, _)| name)).finish()
    }
}

impl ModuleBuilder {
    pub(super) fn new() -> ModuleBuilder {
        ModuleBuilder { members: Vec::new(), doc: None, mistake: None }
    }

    fn add(mut self, name: &str, member: Member) -> ModuleBuilder {
        if let Err(error) = checked_name(name) {
            self.mistake.get_or_insert(error);
        }
        self.members.push((name.to_owned(), member));
        self
    }

    /// What scripts read as `__doc__`.
    pub fn doc(mut self, text: &str) -> ModuleBuilder {
        self.doc = Some(text.to_owned());
        self
    }

    /// A function.
    pub fn function<M>(self, name: &str, function: impl HostFunction<M>) -> ModuleBuilder {
        let callback = function.callback(Call::function(name));
        self.add(name, Member::Function(callback))
    }

    /// A value.
    pub fn constant(self, name: &str, value: impl ToScript + 'static) -> ModuleBuilder {
        self.add(name, Member::Constant(Box::new(move |space| value.to_script(space))))
    }

    /// A class for a host type.
    pub fn class<T: HostType>(
        self,
        name: &str,
        build: impl FnOnce(ClassBuilder<T>) -> ClassBuilder<T>,
    ) -> ModuleBuilder {
        let class = build(ClassBuilder::new());
        self.add(name, Member::Class(Box::new(move |cx, name, module| class.finish(cx, name, module))))
    }

    /// Make the module.
    pub(super) fn finish<'v>(self, cx: &'v Cx<'_>, name: &str) -> Result<heap::Value<'v>, Trouble> {
        if let Some(mistake) = self.mistake {
            return Err(mistake.into());
        }
        for part in name.split('.') {
            checked_name(part)?;
        }
        let module = cx.new_module(name).value();
        let Some(space) = space_of_module(cx, module) else { return Err(cx.memory_error().into()) };
        if let Some(doc) = &self.doc {
            crate::library::bind(cx, space, "__doc__", cx.string(doc)?)?;
        }
        let owner = cx.name_of(cx.intern(name)).value();
        for (text, member) in self.members {
            let value = match member {
                Member::Function(callback) => cx.new_host_function(&text, callback, owner),
                Member::Constant(make) => make(Space { vm: cx })?.value,
                Member::Class(make) => make(cx, &text, name)?,
            };
            crate::library::bind(cx, space, &text, value)?;
        }
        Ok(module)
    }
}
