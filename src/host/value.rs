//! Handles: values of scripts that the host keeps.
//!
//! Owns [`Value`] and its narrower forms. A handle keeps its value alive, outlives every call, may be sent to another
//! thread, and is released wherever it is dropped. What it holds is reached with the engine it came from.
//!
//! Invariant: a handle is used only with its own engine; with another one it is an error, never another value.

use super::arguments::Arguments;
use super::class::HostType;
use super::convert::{FromScript, Given, Mismatch, Space, ToScript, Why};
use super::engine::{Runtime, Trouble};
use super::error::{Error, module_name};
use crate::heap;
use crate::object::attribute;
use crate::object::context::PersistentTable;
use crate::object::host::{Reading, Refused, Writing};
use crate::object::vm::Vm;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Any value of a script.
///
/// ```
/// use taipan::{Engine, Value};
///
/// let mut engine = Engine::new();
/// let list: Value = engine.eval("[1, 2]")?;
/// list.call_method::<()>(&mut engine, "append", (3,))?;
/// assert_eq!(list.to::<Vec<i64>>(&engine)?, [1, 2, 3]);
/// assert_eq!(list.text(&mut engine)?, "[1, 2, 3]");
/// # Ok::<(), taipan::Error>(())
/// ```
pub struct Value {
    table: Arc<PersistentTable>,
    slot: u32,
}

impl Value {
    pub(super) fn keep(vm: &Vm, value: heap::Value<'_>) -> Value {
        Value { table: vm.persistent.clone(), slot: vm.persistent.keep(value.word()) }
    }

    /// The value, if it is of that engine.
    pub(super) fn word_in<'v>(&self, vm: &'v Vm) -> Option<heap::Value<'v>> {
        Arc::ptr_eq(&self.table, &vm.persistent).then(|| vm.brand(self.table.get(self.slot)))
    }

    pub(super) fn given<'v>(&self, vm: &'v Vm) -> Result<Given<'v>, Error> {
        match self.word_in(vm) {
            Some(value) => Ok(Given { vm, value }),
            None => Err(Error::misuse(FOREIGN)),
        }
    }

    /// Convert it.
    ///
    /// # Errors
    /// It is of another type, or out of range.
    pub fn to<T: FromScript>(&self, on: &impl Runtime) -> Result<T, Error> {
        T::from_script(self.given(on.vm())?).map_err(|m| m.into_error("value"))
    }

    /// Is it None?
    ///
    /// # Errors
    /// It is of another engine.
    pub fn is_none(&self, on: &impl Runtime) -> Result<bool, Error> {
        Ok(self.given(on.vm())?.is_none())
    }

    /// `type(value).__name__`
    ///
    /// # Errors
    /// It is of another engine.
    pub fn type_name(&self, on: &impl Runtime) -> Result<String, Error> {
        Ok(self.given(on.vm())?.type_name().to_owned())
    }

    /// `str(value)`
    ///
    /// # Errors
    /// What its `__str__` raises.
    pub fn text(&self, on: &mut impl Runtime) -> Result<String, Error> {
        on.scope().enter(|cx| {
            let this = cx.root(self.given(cx)?.value);
            Ok(cx.str(this)?)
        })
    }

    /// `repr(value)`
    ///
    /// # Errors
    /// What its `__repr__` raises.
    pub fn repr(&self, on: &mut impl Runtime) -> Result<String, Error> {
        on.scope().enter(|cx| {
            let this = cx.root(self.given(cx)?.value);
            Ok(cx.repr(this)?)
        })
    }

    /// `bool(value)`
    ///
    /// # Errors
    /// What its `__bool__` raises.
    pub fn is_true(&self, on: &mut impl Runtime) -> Result<bool, Error> {
        on.scope().enter(|cx| {
            let this = cx.root(self.given(cx)?.value);
            Ok(cx.truth(this)?)
        })
    }

    /// `value == other`
    ///
    /// # Errors
    /// What its `__eq__` raises.
    pub fn equals(&self, on: &mut impl Runtime, other: impl ToScript) -> Result<bool, Error> {
        on.scope().enter(|cx| {
            let [scratch] = cx.locals();
            let this = cx.root(self.given(cx)?.value);
            let other = cx.root(other.to_script(Space { vm: cx })?.value);
            Ok(cx.equal(scratch, this, other)?)
        })
    }

    /// `value.name`
    ///
    /// # Errors
    /// AttributeError, what a property raises, or it is not a `T`.
    pub fn attribute<T: FromScript>(&self, on: &mut impl Runtime, name: &str) -> Result<T, Error> {
        on.scope().enter(|cx| {
            let [out] = cx.locals();
            let this = cx.root(self.given(cx)?.value);
            let symbol = cx.intern(name);
            attribute::get(cx, out, this, symbol)?;
            let found = Given { vm: cx, value: cx.get(out) };
            T::from_script(found).map_err(|m| m.into_error(name).into())
        })
    }

    /// `value.name = new`
    ///
    /// # Errors
    /// It has no such attribute and cannot get one; what a property raises.
    pub fn set_attribute(&self, on: &mut impl Runtime, name: &str, new: impl ToScript) -> Result<(), Error> {
        on.scope().enter(|cx| {
            let this = cx.root(self.given(cx)?.value);
            let new = cx.root(new.to_script(Space { vm: cx })?.value);
            let symbol = cx.intern(name);
            Ok(attribute::set(cx, this, symbol, Some(new))?)
        })
    }

    /// `value[key]`
    ///
    /// # Errors
    /// KeyError, IndexError and the like, or it is not a `T`.
    pub fn item<T: FromScript>(&self, on: &mut impl Runtime, key: impl ToScript) -> Result<T, Error> {
        on.scope().enter(|cx| {
            let [out] = cx.locals();
            let this = cx.root(self.given(cx)?.value);
            let key = cx.root(key.to_script(Space { vm: cx })?.value);
            crate::object::item::get(cx, out, this, key)?;
            let found = Given { vm: cx, value: cx.get(out) };
            T::from_script(found).map_err(|m| m.into_error("item").into())
        })
    }

    /// `value[key] = new`
    ///
    /// # Errors
    /// It has no items, or what its `__setitem__` raises.
    pub fn set_item(
        &self,
        on: &mut impl Runtime,
        key: impl ToScript,
        new: impl ToScript,
    ) -> Result<(), Error> {
        on.scope().enter(|cx| {
            let this = cx.root(self.given(cx)?.value);
            let key = cx.root(key.to_script(Space { vm: cx })?.value);
            let new = cx.root(new.to_script(Space { vm: cx })?.value);
            Ok(crate::object::item::set(cx, this, key, new)?)
        })
    }

    /// The items of any iterable.
    ///
    /// # Errors
    /// It cannot be iterated, what its iterator raises, or an item is not a `T`.
    pub fn items<T: FromScript>(&self, on: &mut impl Runtime) -> Result<Vec<T>, Error> {
        on.scope().enter(|cx| {
            let [list] = cx.locals();
            let this = cx.root(self.given(cx)?.value);
            cx.list_of(list, this)?;
            let found = Given { vm: cx, value: cx.get(list) };
            Vec::from_script(found).map_err(|m| m.into_error("value").into())
        })
    }

    /// `value(*args)`
    ///
    /// # Errors
    /// What the call raises, or its result is not an `R`.
    pub fn call<R: FromScript>(&self, on: &mut impl Runtime, args: impl Arguments) -> Result<R, Error> {
        on.scope().enter(|cx| {
            let callee = cx.root(self.given(cx)?.value);
            super::arguments::call(cx, callee, args)
        })
    }

    /// `value.name(*args)`
    ///
    /// # Errors
    /// AttributeError, what the call raises, or its result is not an `R`.
    pub fn call_method<R: FromScript>(
        &self,
        on: &mut impl Runtime,
        name: &str,
        args: impl Arguments,
    ) -> Result<R, Error> {
        on.scope().enter(|cx| {
            let [callee] = cx.locals();
            let this = cx.root(self.given(cx)?.value);
            let symbol = cx.intern(name);
            let variable = cx.variable_of(cx.get(this), symbol).map(|v| cx.set(callee, v));
            if variable.is_none() {
                attribute::get(cx, callee, this, symbol)?;
            }
            super::arguments::call(cx, callee, args)
        })
    }
}

/// What is said of a handle that is used with the wrong engine.
const FOREIGN: &str = "the value belongs to another engine";

impl Clone for Value {
    fn clone(&self) -> Value {
        Value { table: self.table.clone(), slot: self.table.keep_again(self.slot) }
    }
}

impl Drop for Value {
    fn drop(&mut self) {
        self.table.release(self.slot);
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({})", self.slot)
    }
}

impl FromScript for Value {
    fn from_script(given: Given<'_>) -> Result<Value, Mismatch> {
        Ok(Value::keep(given.vm, given.value))
    }
}

impl ToScript for &Value {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        self.given(space.vm).map_err(|error| Mismatch::of(Why::Error(error)))
    }
}

/// A handle that is a [`Value`] of which something is known.
macro_rules! narrower { ($($t:ident)*) => { $(
    impl Deref for $t {
        type Target = Value;
        fn deref(&self) -> &Value {
            &self.0
        }
    }
    impl ToScript for &$t {
        fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
            (&self.0).to_script(space)
        }
    }
    impl ToScript for $t {
        fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
            (&self.0).to_script(space)
        }
    }
    impl From<$t> for Value {
        fn from(narrow: $t) -> Value {
            narrow.0
        }
    }
)* } }
narrower! { Function Script }

impl ToScript for Value {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        (&self).to_script(space)
    }
}

/// Something that can be called: a function, a method, a class.
///
/// ```
/// use taipan::{Engine, Function};
///
/// let mut engine = Engine::new();
/// let double: Function = engine.eval("lambda x: 2 * x")?;
/// assert_eq!(double.call::<i64>(&mut engine, (21,))?, 42);
/// # Ok::<(), taipan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Function(Value);

impl FromScript for Function {
    fn from_script(given: Given<'_>) -> Result<Function, Mismatch> {
        if given.vm.is_callable(given.value) {
            Ok(Function(Value::keep(given.vm, given.value)))
        } else {
            Err(given.is_not("callable"))
        }
    }
}

/// A module that has been loaded: its functions and variables.
///
/// ```
/// let mut engine = taipan::Engine::new();
/// let script = engine.load("counter", "total = 0\ndef add(n):\n    global total\n    total += n")?;
/// engine.call::<()>(&script, "add", (5,))?;
/// assert_eq!(script.get::<i64>(&mut engine, "total")?, 5);
/// # Ok::<(), taipan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Script(Value);

impl Script {
    pub(super) fn of(vm: &Vm, module: heap::Value<'_>) -> Script {
        Script(Value::keep(vm, module))
    }

    /// Its name.
    ///
    /// # Errors
    /// It is of another engine.
    pub fn name(&self, on: &impl Runtime) -> Result<String, Error> {
        let given = self.0.given(on.vm())?;
        Ok(module_name(given.vm, given.value).unwrap_or_default())
    }

    /// One of its variables.
    ///
    /// # Errors
    /// It has none of that name, or it is not a `T`.
    pub fn get<T: FromScript>(&self, on: &mut impl Runtime, name: &str) -> Result<T, Error> {
        self.0.attribute(on, name)
    }

    /// Bind one of its variables.
    ///
    /// # Errors
    /// There is no memory, or it is of another engine.
    pub fn set(&self, on: &mut impl Runtime, name: &str, new: impl ToScript) -> Result<(), Error> {
        self.0.set_attribute(on, name, new)
    }

    /// Has it a variable of that name?
    ///
    /// # Errors
    /// It is of another engine.
    pub fn has(&self, on: &impl Runtime, name: &str) -> Result<bool, Error> {
        let given = self.0.given(on.vm())?;
        let module = given.value.cast::<crate::object::module::Module>();
        let space = module.and_then(|m| given.vm.module_dict(m));
        let symbol = given.vm.interned(name);
        Ok(space.zip(symbol).is_some_and(|(space, symbol)| given.vm.dict_get_symbol(space, symbol).is_some()))
    }
}

impl FromScript for Script {
    fn from_script(given: Given<'_>) -> Result<Script, Mismatch> {
        match given.value.cast::<crate::object::module::Module>() {
            Some(_) => Ok(Script::of(given.vm, given.value)),
            None => Err(given.is_not("module")),
        }
    }
}

/// An object of a host type that scripts hold too.
///
/// The data is borrowed with the engine: shared borrows as many as you like, an exclusive one alone. While there is a
/// borrow no script can run, so none can see a half-changed object.
///
/// ```
/// use taipan::{Engine, HostType, Object, field};
///
/// struct Player { hp: f64 }
/// impl HostType for Player {}
///
/// let mut engine = Engine::new();
/// engine.class::<Player>("Player", |c| c.field("hp", field!(Player, hp)))?;
/// let player: Object<Player> = engine.object(Player { hp: 10.0 })?;
/// let script = engine.load("game", "def heal(p): p.hp += 5")?;
/// engine.call::<()>(&script, "heal", (&player,))?;
/// assert_eq!(player.borrow(&engine)?.hp, 15.0);
/// player.borrow_mut(&engine)?.hp = 1.0;
/// # Ok::<(), taipan::Error>(())
/// ```
pub struct Object<T: HostType>(Value, PhantomData<fn() -> T>);

impl<T: HostType> Object<T> {
    /// Borrow the data.
    ///
    /// # Errors
    /// It is exclusively borrowed, or the object is of another engine.
    pub fn borrow<'v>(&self, on: &'v impl Runtime) -> Result<Borrowed<'v, T>, Error> {
        let given = self.0.given(on.vm())?;
        let host = given.vm.as_host(given.value).ok_or_else(|| Error::misuse("not an object of the host"))?;
        host.read::<T>().map(Borrowed).map_err(refused)
    }

    /// Borrow the data exclusively.
    ///
    /// # Errors
    /// It is borrowed, or the object is of another engine.
    pub fn borrow_mut<'v>(&self, on: &'v impl Runtime) -> Result<BorrowedMut<'v, T>, Error> {
        let given = self.0.given(on.vm())?;
        let host = given.vm.as_host(given.value).ok_or_else(|| Error::misuse("not an object of the host"))?;
        host.write::<T>().map(BorrowedMut).map_err(refused)
    }
}

fn refused(why: Refused) -> Error {
    Error::misuse(match why {
        Refused::Borrowed => "the object is already borrowed",
        Refused::OtherType => "the object is of another type",
    })
}

/// A shared borrow of an object's data.
pub struct Borrowed<'v, T>(Reading<'v, T>);

impl<T> Deref for Borrowed<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// An exclusive borrow of an object's data.
pub struct BorrowedMut<'v, T>(Writing<'v, T>);

impl<T> Deref for BorrowedMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for BorrowedMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: HostType> Clone for Object<T> {
    fn clone(&self) -> Object<T> {
        Object(self.0.clone(), PhantomData)
    }
}

impl<T: HostType> fmt::Debug for Object<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Object<{}>({})", std::any::type_name::<T>(), self.0.slot)
    }
}

impl<T: HostType> Deref for Object<T> {
    type Target = Value;
    fn deref(&self) -> &Value {
        &self.0
    }
}

impl<T: HostType> FromScript for Object<T> {
    fn from_script(given: Given<'_>) -> Result<Object<T>, Mismatch> {
        match given.vm.as_host(given.value).filter(|host| host.holds::<T>()) {
            Some(_) => Ok(Object(Value::keep(given.vm, given.value), PhantomData)),
            None => Err(given.is_not(super::class::name_of::<T>(given.vm))),
        }
    }
}

impl<T: HostType> ToScript for &Object<T> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        (&self.0).to_script(space)
    }
}

impl<T: HostType> ToScript for Object<T> {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        (&self.0).to_script(space)
    }
}

impl From<Mismatch> for Trouble {
    fn from(mismatch: Mismatch) -> Trouble {
        Trouble::Error(mismatch.into_error("argument"))
    }
}
