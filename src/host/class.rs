//! Host types as classes of scripts.
//!
//! Owns [`HostType`], the builder of classes, and [`field!`](crate::field). Comes in: closures and fields. Goes out: a
//! class object whose members are host functions.
//!
//! Objects are held by scripts; their data is Rust's, and never moves. A script may derive from such a class.

use super::convert::{FromScript, Given, Mismatch, Space, ToScript, checked_name};
use super::engine::Trouble;
use super::error::{Error, Exception};
use super::function::{Call, HostFunction, Makes, MethodOf};
use crate::heap;
use crate::object::class::Class;
use crate::object::context::{Args, Cx};
use crate::object::error::Raise;
use crate::object::host::field_at;
use crate::object::host_function::{CLASS, HostCallback};
use crate::object::native::Role;
use crate::object::typed::{Passed, Passes};
use crate::object::vm::Vm;
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

/// A Rust type whose values scripts may hold. What they may do with them is said by [`Engine::class`](crate::Engine::class).
pub trait HostType: Any + Send {}

/// A host type by value: a copy of the data.
impl<T: HostType + Clone> FromScript for T {
    fn from_script(given: Given<'_>) -> Result<T, Mismatch> {
        let host = given.vm.as_host(given.value).ok_or(crate::object::host::Refused::OtherType);
        let data = host.and_then(|host| host.read::<T>());
        data.map(|data| T::clone(&data)).map_err(|why| super::function::refused::<T>(given, why))
    }
}

/// A host type as a result: a new object.
impl<T: HostType> ToScript for T {
    fn to_script(self, space: Space<'_>) -> Result<Given<'_>, Mismatch> {
        match space.vm.new_host(self) {
            Some(made) => Ok(space.given(made.value())),
            None => {
                let text = format!("the host type {} has no class", std::any::type_name::<T>());
                Err(Mismatch::of(super::convert::Why::Exception(Exception::type_error(text))))
            }
        }
    }
}

/// What scripts call a host type.
pub(super) fn name_of<T: HostType>(vm: &Vm) -> &str {
    match vm.host_class::<T>() {
        Some(class) => class.name(),
        None => std::any::type_name::<T>(),
    }
}

/// A field of a host type; made by [`field!`](crate::field).
pub struct Field<T, V> {
    get: fn(&T) -> V,
    set: fn(&mut T, V),
    /// Where it is in a `T`. Compiled code loads numbers from there; whatever it finds is a number.
    offset: usize,
}

impl<T, V> Field<T, V> {
    #[doc(hidden)]
    pub fn new(get: fn(&T) -> V, set: fn(&mut T, V), offset: usize) -> Field<T, V> {
        Field { get, set, offset }
    }
}

impl<T, V> fmt::Debug for Field<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Field")
    }
}

/// A field of a host type, for [`ClassBuilder::field`]: `field!(Player, hp)`, `field!(Player, position.x)`. The field's
/// type is `Clone`; it lies in the type itself, not behind a pointer. Compiled scripts load numbers from there.
#[macro_export]
macro_rules! field {
    ($type:ty, $($part:tt).+) => {
        $crate::Field::<$type, _>::new(
            |it: &$type| ::std::clone::Clone::clone(&it.$($part).+),
            |it: &mut $type, new| it.$($part).+ = new,
            ::std::mem::offset_of!($type, $($part).+),
        )
    };
}

/// What an operator or a built-in function does with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `a // b`
    FloorDivide,
    /// `a % b`
    Modulo,
    /// `a ** b`
    Power,
    /// `a @ b`
    MatrixMultiply,
    /// `a << b`
    ShiftLeft,
    /// `a >> b`
    ShiftRight,
    /// `a & b`
    BitAnd,
    /// `a | b`
    BitOr,
    /// `a ^ b`
    BitXor,
    /// `a == b`, and `a != b`
    Equal,
    /// `a < b`
    Less,
    /// `a <= b`
    LessEqual,
    /// `a > b`
    Greater,
    /// `a >= b`
    GreaterEqual,
    /// `-a`
    Negate,
    /// `~a`
    Invert,
    /// `abs(a)`
    Absolute,
    /// `bool(a)`, and `a` as a condition
    Truth,
    /// `int(a)`
    Int,
    /// `float(a)`
    Float,
    /// `len(a)`
    Length,
    /// `a[key]`
    GetItem,
    /// `a[key] = value`
    SetItem,
    /// `del a[key]`
    DeleteItem,
    /// `item in a`
    Contains,
    /// `for item in a`: the result is a list or another iterable
    Iterate,
    /// `a(...)`
    Call,
    /// `str(a)`, and printing
    Text,
    /// `repr(a)`
    Repr,
    /// `hash(a)`
    Hash,
}

impl Operator {
    /// The special method; that of the swapped operator, if it has one; does it ask the other operand when it does not
    /// know this one?
    fn names(self) -> (&'static str, Option<&'static str>, bool) {
        match self {
            Operator::Add => ("__add__", Some("__radd__"), true),
            Operator::Subtract => ("__sub__", Some("__rsub__"), true),
            Operator::Multiply => ("__mul__", Some("__rmul__"), true),
            Operator::Divide => ("__truediv__", Some("__rtruediv__"), true),
            Operator::FloorDivide => ("__floordiv__", Some("__rfloordiv__"), true),
            Operator::Modulo => ("__mod__", Some("__rmod__"), true),
            Operator::Power => ("__pow__", Some("__rpow__"), true),
            Operator::MatrixMultiply => ("__matmul__", Some("__rmatmul__"), true),
            Operator::ShiftLeft => ("__lshift__", Some("__rlshift__"), true),
            Operator::ShiftRight => ("__rshift__", Some("__rrshift__"), true),
            Operator::BitAnd => ("__and__", Some("__rand__"), true),
            Operator::BitOr => ("__or__", Some("__ror__"), true),
            Operator::BitXor => ("__xor__", Some("__rxor__"), true),
            Operator::Equal => ("__eq__", None, true),
            Operator::Less => ("__lt__", None, true),
            Operator::LessEqual => ("__le__", None, true),
            Operator::Greater => ("__gt__", None, true),
            Operator::GreaterEqual => ("__ge__", None, true),
            Operator::Negate => ("__neg__", None, false),
            Operator::Invert => ("__invert__", None, false),
            Operator::Absolute => ("__abs__", None, false),
            Operator::Truth => ("__bool__", None, false),
            Operator::Int => ("__int__", None, false),
            Operator::Float => ("__float__", None, false),
            Operator::Length => ("__len__", None, false),
            Operator::GetItem => ("__getitem__", None, false),
            Operator::SetItem => ("__setitem__", None, false),
            Operator::DeleteItem => ("__delitem__", None, false),
            Operator::Contains => ("__contains__", None, false),
            Operator::Iterate => ("__iter__", None, false),
            Operator::Call => ("__call__", None, false),
            Operator::Text => ("__str__", None, false),
            Operator::Repr => ("__repr__", None, false),
            Operator::Hash => ("__hash__", None, false),
        }
    }
}

/// What scripts see of a host type. See [`Engine::class`](crate::Engine::class).
pub struct ClassBuilder<T> {
    members: Vec<(String, Member)>,
    doc: Option<String>,
    mistake: Option<Error>,
    of: PhantomData<fn() -> T>,
}

enum Member {
    /// A host function in the role that it has in the class.
    Function(Role, HostCallback),
    /// An attribute that is read and written.
    Attribute([HostCallback; 2]),
    /// The constructor, before it knows the class.
    Constructor(Constructor),
    /// A value.
    Constant(Constant),
}

/// A constructor, given the name of the class.
type Constructor = Box<dyn FnOnce(&str) -> HostCallback>;

/// A value that is made when there is an engine to make it in.
type Constant = Box<dyn for<'v> FnOnce(Space<'v>) -> Result<Given<'v>, Mismatch>>;

impl<T> fmt::Debug for ClassBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.members.iter().map(|(name, _)| name)).finish()
    }
}

impl<T: HostType> ClassBuilder<T> {
    pub(super) fn new() -> ClassBuilder<T> {
        ClassBuilder { members: Vec::new(), doc: None, mistake: None, of: PhantomData }
    }

    fn add(mut self, name: &str, member: Member) -> ClassBuilder<T> {
        if let Err(error) = checked_name(name) {
            self.mistake.get_or_insert(error);
        } else if self.members.iter().any(|(known, _)| known == name) {
            self.mistake.get_or_insert(Error::misuse(format!("{name:?} is there twice")));
        }
        self.members.push((name.to_owned(), member));
        self
    }

    /// What scripts read as `__doc__`.
    pub fn doc(mut self, text: &str) -> ClassBuilder<T> {
        self.doc = Some(text.to_owned());
        self
    }

    /// What calling the class does. Without one, objects come from the host alone.
    pub fn constructor<M: Makes<T>>(self, make: impl HostFunction<M>) -> ClassBuilder<T> {
        let make = Box::new(|class: &str| make.callback(Call::function(class)));
        self.add("__new__", Member::Constructor(make))
    }

    /// A method: a function whose first parameter is `&T`, `&mut T` or, where it calls scripts, a scope and then
    /// [`Object<T>`](crate::Object).
    pub fn method<M: MethodOf<T>>(self, name: &str, method: impl HostFunction<M>) -> ClassBuilder<T> {
        let callback = method.callback(Call::method(name));
        self.add(name, Member::Function(Role::Method, callback))
    }

    /// A function of the class, without a receiver.
    pub fn static_method<M>(self, name: &str, function: impl HostFunction<M>) -> ClassBuilder<T> {
        let callback = function.callback(Call::function(name));
        self.add(name, Member::Function(Role::StaticMethod, callback))
    }

    /// A field that scripts read and write: `c.field("hp", field!(Player, hp))`.
    pub fn field<V: FromScript + ToScript + 'static>(
        self,
        name: &str,
        field: Field<T, V>,
    ) -> ClassBuilder<T> {
        let at = V::stored().and_then(|stored| field_at::<T>(field.offset, stored));
        let both = [getter(name, field.get).of_field(at), setter(name, field.set)];
        self.add(name, Member::Attribute(both))
    }

    /// An attribute that scripts read.
    pub fn getter<V: ToScript + 'static>(
        self,
        name: &str,
        get: impl Fn(&T) -> V + Send + 'static,
    ) -> ClassBuilder<T> {
        let callback = getter(name, get);
        self.add(name, Member::Function(Role::Getter, callback))
    }

    /// An attribute that scripts read and write.
    pub fn property<V: ToScript + 'static, N: FromScript + 'static>(
        self,
        name: &str,
        get: impl Fn(&T) -> V + Send + 'static,
        set: impl Fn(&mut T, N) + Send + 'static,
    ) -> ClassBuilder<T> {
        let both = [getter(name, get), setter(name, set)];
        self.add(name, Member::Attribute(both))
    }

    /// What an operator does. Where it does not know the other operand's type, that one is asked, as in Python.
    ///
    /// ```
    /// use taipan::{Engine, HostType, Operator};
    ///
    /// #[derive(Clone, Copy)]
    /// struct Money(i64);
    /// impl HostType for Money {}
    ///
    /// let mut engine = Engine::new();
    /// engine.class::<Money>("Money", |c| {
    ///     c.constructor(Money)
    ///         .operator(Operator::Add, |a: &Money, b: &Money| Money(a.0 + b.0))
    ///         .reflected(Operator::Multiply, |a: &Money, times: i64| Money(a.0 * times))
    ///         .operator(Operator::Text, |a: &Money| format!("{} gold", a.0))
    /// })?;
    /// assert_eq!(engine.eval::<String>("str(Money(2) + 3 * Money(5))")?, "17 gold");
    /// # Ok::<(), taipan::Error>(())
    /// ```
    pub fn operator<M: MethodOf<T>>(
        self,
        operator: Operator,
        method: impl HostFunction<M>,
    ) -> ClassBuilder<T> {
        let (name, _, asks) = operator.names();
        let callback = method.callback(Call::operator(name, asks, operator == Operator::Iterate));
        self.add(name, Member::Function(Role::Method, callback))
    }

    /// What an operator does when the object is its right operand.
    pub fn reflected<M: MethodOf<T>>(
        mut self,
        operator: Operator,
        method: impl HostFunction<M>,
    ) -> ClassBuilder<T> {
        let (_, Some(name), asks) = operator.names() else {
            self.mistake.get_or_insert(Error::misuse(format!("{operator:?} is never reflected")));
            return self;
        };
        let callback = method.callback(Call::operator(name, asks, false));
        self.add(name, Member::Function(Role::Method, callback))
    }

    /// A value of the class.
    pub fn constant(self, name: &str, value: impl ToScript + 'static) -> ClassBuilder<T> {
        self.add(name, Member::Constant(Box::new(move |space| value.to_script(space))))
    }

    /// Make the class.
    pub(super) fn finish<'v>(
        self,
        cx: &'v Cx<'_>,
        name: &str,
        module: &str,
    ) -> Result<heap::Value<'v>, Trouble> {
        if let Some(mistake) = self.mistake {
            return Err(mistake.into());
        }
        checked_name(name)?;
        if cx.host_class::<T>().is_some() {
            let text = format!("the host type {} has a class already", std::any::type_name::<T>());
            return Err(Error::misuse(text).into());
        }
        let Some(class) = cx.new_host_class::<T>(name, module) else { return Err(cx.memory_error().into()) };
        let Some(dict) = cx.class_dict(class) else { return Err(cx.memory_error().into()) };
        let doc = match &self.doc {
            Some(text) => cx.string(text)?,
            None => heap::Value::NONE,
        };
        crate::library::bind(cx, dict, "__doc__", doc)?;
        let has = |wanted: &str| self.members.iter().any(|(name, _)| name == wanted);
        if has("__eq__") && !has("__hash__") {
            crate::library::bind(cx, dict, "__hash__", heap::Value::NONE)?;
        }
        for (text, member) in self.members {
            let value = match member {
                Member::Function(role, callback) => cx.new_host_member(class, &text, "", role, callback),
                Member::Attribute(both) => cx.new_host_attribute(class, &text, both),
                Member::Constructor(make) => {
                    let callback = constructor::<T>(make(name));
                    cx.new_host_member(class, name, "", Role::StaticMethod, callback)
                }
                Member::Constant(make) => make(Space { vm: cx })?.value,
            };
            crate::library::bind(cx, dict, &text, value)?;
        }
        // Lookups while the class was made may have noted what it did not have yet.
        cx.class_changed(class);
        Ok(class.value())
    }
}

fn getter<T: HostType, V: ToScript + 'static>(
    name: &str,
    get: impl Fn(&T) -> V + Send + 'static,
) -> HostCallback {
    HostFunction::<fn((&'static T, super::function::way::Shared)) -> V>::callback(
        move |it: &T| get(it),
        Call::method(name),
    )
}

fn setter<T: HostType, N: FromScript + 'static>(
    name: &str,
    set: impl Fn(&mut T, N) + Send + 'static,
) -> HostCallback {
    use super::function::way::{Exclusive, Owned};
    HostFunction::<fn((&'static mut T, Exclusive), (Result<N, NotGiven>, Owned)) -> Result<(), Exception>>::callback(
        move |it: &mut T, new: Result<N, NotGiven>| match new {
            Ok(new) => {
                set(it, new);
                Ok(())
            }
            Err(NotGiven) => Err(Exception::new("AttributeError", "an attribute of a host object cannot be deleted")),
        },
        Call::method(name),
    )
}

/// What a setter is given by `del`.
struct NotGiven;

impl<N: FromScript> FromScript for Result<N, NotGiven> {
    fn from_script(given: Given<'_>) -> Result<Result<N, NotGiven>, Mismatch> {
        N::from_script(given).map(Ok)
    }
    fn absent() -> Option<Result<N, NotGiven>> {
        Some(Err(NotGiven))
    }
    const PASSES: Option<Passes> = N::PASSES;
    #[inline(always)]
    fn from_passed(passed: &Passed<'_>, at: usize) -> Option<Result<N, NotGiven>> {
        N::from_passed(passed, at).map(Ok)
    }
}

/// `__new__` of a class, from the function that makes the data: its first parameter is the class.
fn constructor<T: HostType>(make: HostCallback) -> HostCallback {
    let mut params = vec![CLASS];
    params.extend(make.params);
    let inner = make.body;
    let closure = move |cx: &mut Cx<'_>, args: Args<'_>| {
        let class = args.get(0);
        let derived = {
            let Some(own) = cx.host_class::<T>() else { return Err(cx.system_error("a class is gone")) };
            match cx.get(class).cast::<Class>().filter(|c| c.is_subclass(own)) {
                Some(class) => !class.same(own),
                None => {
                    let name = own.name();
                    return Err(cx.type_error(format!("{name}.__new__(X): X is not a subtype of {name}")));
                }
            }
        };
        let ret = inner.run_any(cx, args.rest())?;
        if !derived {
            return Ok(ret);
        }
        let made = cx.brand(cx.result.get());
        match cx.get(class).cast::<Class>() {
            Some(class) => cx.ret(cx.instance_around(class, made)),
            None => Ok(ret),
        }
    };
    HostCallback::new(closure, params)
}
