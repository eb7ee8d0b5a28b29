//! Operators of numbers as natives: which operands each built-in number understands.
//!
//! Owns the rule that `int.__add__` takes ints, `float.__add__` ints and floats, `complex.__add__` all three, and answers
//! NotImplemented for anything else. What the operators compute is in `number`.

use super::class::Builtin;
use super::context::{Cx, Handle, Res, Ret};
use super::error::Raise;
use super::native::Take;
use super::number::Number;
use super::vm::Vm;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::Value;
use crate::kernel::integer::Integer;

/// The receiver of a method of `int`: a value known to be one.
#[derive(Clone, Copy)]
pub struct Whole<'v>(pub Value<'v>);
/// The receiver of a method of `float`.
#[derive(Clone, Copy)]
pub struct Real<'v>(pub Value<'v>);
/// The receiver of a method of `complex`.
#[derive(Clone, Copy)]
pub struct Imaginary<'v>(pub Value<'v>);

macro_rules! receivers { ($($type:ident $builtin:ident;)*) => { $(
    impl<'v> Take<'v> for $type<'v> {
        const EXPECTED: &'static str = Builtin::$builtin.name();
        fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
            cx.is_number_of(v, Builtin::$builtin).then_some($type(v))
        }
    }
    impl<'v> $type<'v> {
        /// `self OP other`, or `other OP self` if `swapped`.
        ///
        /// # Errors
        /// What the operator raises.
        pub fn operate(self, cx: &'v Cx<'_>, op: Binary, other: Value<'v>, swapped: bool) -> Res<Value<'v>> {
            cx.operate(Builtin::$builtin, op, self.0, other, swapped)
        }
        /// `self OP other`
        pub fn compare(self, cx: &'v Cx<'_>, op: Comparison, other: Value<'v>) -> Value<'v> {
            cx.compare_numbers(Builtin::$builtin, op, self.0, other)
        }
    }
)* } }

receivers! {
    Whole Int;
    Real Float;
    Imaginary Complex;
}

impl Whole<'_> {
    /// The int.
    pub fn integer(self, vm: &Vm) -> Integer {
        vm.as_integer(self.0).unwrap_or(Integer::Small(0))
    }
}

impl Real<'_> {
    /// The float.
    pub fn float(self, vm: &Vm) -> f64 {
        match vm.as_number(self.0) {
            Some(Number::Float(f)) => f,
            _ => 0.0,
        }
    }
}

impl Imaginary<'_> {
    /// Real and imaginary part.
    pub fn parts(self, vm: &Vm) -> (f64, f64) {
        match vm.as_number(self.0) {
            Some(Number::Complex(real, imaginary)) => (real, imaginary),
            _ => (0.0, 0.0),
        }
    }
}

/// `__format__` of a number: without a specification whatever `str` makes of it, which a subclass may say.
///
/// # Errors
/// TypeError for what is no text, ValueError for a wrong specification, and whatever `__str__` raises.
pub fn format_method<'s>(
    cx: &mut Cx<'s>,
    this: Handle<'s>,
    spec: Handle<'s>,
    own: Builtin,
    shown: fn(&Cx<'_>, Value<'_>, &str) -> Res<String>,
) -> Res<Ret> {
    if !cx.is_number_of(cx.get(this), own) {
        let (class, given) = (own.name(), cx.type_name(cx.get(this)));
        return Err(cx.type_error(format!(
            "descriptor '__format__' for '{class}' objects doesn't apply to a '{given}' object"
        )));
    }
    let Some(text) = cx.text_behind(cx.get(spec)) else {
        let given = if cx.get(spec) == Value::NONE { "None" } else { cx.type_name(cx.get(spec)) };
        return Err(cx.type_error(format!("__format__() argument must be str, not {given}")));
    };
    if text.tail_len() == 0 && cx.payload(cx.get(this)).is_some() {
        let [out] = cx.locals();
        cx.str_into(out, this)?;
        return cx.ret(cx.get(out));
    }
    let shown = shown(cx, cx.get(this), text.as_str())?;
    cx.ret(cx.string(&shown)?)
}

impl<'v> Take<'v> for Integer {
    const EXPECTED: &'static str = "int";
    fn take(cx: &'v Cx<'_>, v: Value<'v>) -> Option<Self> {
        cx.as_integer(v)
    }
}

impl Vm {
    /// Is a value a number of that built-in class or a subclass? `bool` is an int.
    pub fn is_number_of(&self, v: Value<'_>, builtin: Builtin) -> bool {
        if v.is_int() || v.is_bool() {
            return builtin == Builtin::Int;
        }
        if v.is_float() {
            return builtin == Builtin::Float;
        }
        match self.class_of(v).layout() {
            Builtin::Bool => builtin == Builtin::Int,
            layout => layout == builtin,
        }
    }

    /// Does a number of class `own` compute with `other`? With itself and what is narrower.
    fn understands(&self, own: Builtin, other: Value<'_>) -> bool {
        let narrower: &[Builtin] = match own {
            Builtin::Complex => &[Builtin::Int, Builtin::Float, Builtin::Complex],
            Builtin::Float => &[Builtin::Int, Builtin::Float],
            _ => &[Builtin::Int],
        };
        narrower.iter().any(|class| self.is_number_of(other, *class))
    }

    fn compare_numbers(
        &self,
        own: Builtin,
        op: Comparison,
        this: Value<'_>,
        other: Value<'_>,
    ) -> Value<'static> {
        if !self.understands(own, other) {
            return Value::NOT_IMPLEMENTED;
        }
        // Numbers of subclasses compare by their content.
        let plain = |v| self.payload(v).unwrap_or(v);
        self.number_compare(op, plain(this), plain(other)).map_or(Value::NOT_IMPLEMENTED, Value::bool)
    }
}

impl Cx<'_> {
    fn operate<'v>(
        &'v self,
        own: Builtin,
        op: Binary,
        this: Value<'v>,
        other: Value<'v>,
        swapped: bool,
    ) -> Res<Value<'v>> {
        if !self.understands(own, other) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let (a, b) = if swapped { (other, this) } else { (this, other) };
        Ok(self.number_binary(op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
    }

    /// The text of an int in decimal, within the limit of digits.
    ///
    /// # Errors
    /// ValueError past the limit.
    pub fn decimal(&self, i: &Integer) -> Res<String> {
        let limit = self.digit_limit.get();
        crate::kernel::integer_text::decimal(i, limit, &mut self.kernel_poll()).map_err(|c| self.complain(c))
    }
}
