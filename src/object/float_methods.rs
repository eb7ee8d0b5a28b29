//! The natives of `float`.
//!
//! Owns its methods, operators and constructor. What is computed is in `kernel::float` and `kernel::float_text`; which
//! operands an operator understands is in `operator`.

use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::operator::{self, Real};
use super::symbol::name;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::Value;
use crate::kernel::integer::Integer;
use crate::kernel::{float, float_text, format::render, integer, text::quote};
use crate::natives;

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, x = NONE) opened Float {
        cx.class_to_make(cx.get(class), Builtin::Float)?;
        let made = if cx.get(x) == Value::UNDEF { 0.0 } else { float_from(cx, x)? };
        let class = cx.class_to_make(cx.get(class), Builtin::Float)?;
        cx.ret(cx.instance_around(class, Value::float(made)))
    }
    /// The float that a hexadecimal text spells.
    loud class fn fromhex(cx, class, string) {
        let text = match cx.as_text(cx.get(string)) {
            Some(text) => text.as_str().to_string(),
            None => return Err(cx.type_error("bad argument type for built-in operation")),
        };
        let value = float_text::from_hex(&text).map_err(|c| cx.complain(c))?;
        let [made] = cx.locals();
        cx.set(made, Value::float(value));
        if cx.get(class) != cx.class(Builtin::Float) {
            cx.call_into(made, class, &[made])?;
        }
        cx.ret(cx.get(made))
    }
    quiet class fn "__getformat__" getformat(cx, class: Value<'v>, kind: &'v str) {
        if !matches!(kind, "double" | "float") {
            return Err(cx.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
        }
        cx.string("IEEE, little-endian")
    }
    quiet fn hex(cx, this: Real<'v>) { cx.string(&float_text::hex(this.float(cx))) }
    quiet fn is_integer(cx, this: Real<'v>) {
        let x = this.float(cx);
        Ok(Value::bool(x.is_finite() && x.floor() == x))
    }
    quiet fn as_integer_ratio(cx, this: Real<'v>) {
        let (above, below) = float::integer_ratio(this.float(cx)).map_err(|c| cx.complain(c))?;
        cx.tuple(&[cx.integer(&above)?, cx.integer(&below)?])
    }
    quiet fn conjugate(cx, this: Real<'v>) { Ok(Value::float(this.float(cx))) }
    quiet getter fn real(cx, this: Real<'v>) { Ok(Value::float(this.float(cx))) }
    quiet getter fn imag(cx, this: Real<'v>) { Ok(Value::float(0.0)) }

    quiet fn "__add__" add(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Add, other, false) }
    quiet fn "__radd__" radd(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Add, other, true) }
    quiet fn "__sub__" sub(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Subtract, other, false) }
    quiet fn "__rsub__" rsub(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Subtract, other, true) }
    quiet fn "__mul__" mul(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Multiply, other, false) }
    quiet fn "__rmul__" rmul(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Multiply, other, true) }
    quiet fn "__truediv__" truediv(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Divide, other, false) }
    quiet fn "__rtruediv__" rtruediv(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Divide, other, true) }
    quiet fn "__floordiv__" floordiv(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::FloorDivide, other, false) }
    quiet fn "__rfloordiv__" rfloordiv(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::FloorDivide, other, true) }
    quiet fn "__mod__" mod_(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Modulo, other, false) }
    quiet fn "__rmod__" rmod(cx, this: Real<'v>, other: Value<'v>) { this.operate(cx, Binary::Modulo, other, true) }
    quiet fn "__pow__" pow(cx, this: Real<'v>, other: Value<'v>, modulus: Option<Value<'v>>) {
        power(cx, this, other, modulus, false)
    }
    quiet fn "__rpow__" rpow(cx, this: Real<'v>, other: Value<'v>, modulus: Option<Value<'v>>) {
        power(cx, this, other, modulus, true)
    }
    quiet fn "__divmod__" divmod(cx, this: Real<'v>, other: Value<'v>) { divide(cx, this.0, other) }
    quiet fn "__rdivmod__" rdivmod(cx, this: Real<'v>, other: Value<'v>) { divide(cx, other, this.0) }

    quiet fn "__eq__" eq(cx, this: Real<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Equal, other)) }
    quiet fn "__ne__" ne(cx, this: Real<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::NotEqual, other)) }
    quiet fn "__lt__" lt(cx, this: Real<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Less, other)) }
    quiet fn "__le__" le(cx, this: Real<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::LessEqual, other)) }
    quiet fn "__gt__" gt(cx, this: Real<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Greater, other)) }
    quiet fn "__ge__" ge(cx, this: Real<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::GreaterEqual, other)) }
    quiet fn "__hash__" hash(cx, this: Real<'v>) { Ok(cx.int(float::hash(this.float(cx)).unwrap_or(0))) }

    quiet fn "__neg__" neg(cx, this: Real<'v>) { Ok(Value::float(-this.float(cx))) }
    quiet fn "__pos__" pos(cx, this: Real<'v>) { Ok(Value::float(this.float(cx))) }
    quiet fn "__abs__" abs(cx, this: Real<'v>) { Ok(Value::float(this.float(cx).abs())) }
    quiet fn "__bool__" bool_(cx, this: Real<'v>) { Ok(Value::bool(this.float(cx) != 0.0)) }
    quiet fn "__float__" float_(cx, this: Real<'v>) { Ok(Value::float(this.float(cx))) }
    quiet fn "__int__" int(cx, this: Real<'v>) { whole(cx, this.float(cx)) }
    quiet fn "__trunc__" trunc(cx, this: Real<'v>) { whole(cx, this.float(cx)) }
    quiet fn "__floor__" floor(cx, this: Real<'v>) { whole(cx, this.float(cx).floor()) }
    quiet fn "__ceil__" ceil(cx, this: Real<'v>) { whole(cx, this.float(cx).ceil()) }
    loud fn "__round__" round(cx, this, ndigits = NONE) {
        let x = {
            let v = cx.get(this);
            if !cx.is_number_of(v, Builtin::Float) {
                let actual = cx.type_name(v);
                return Err(cx.type_error(format!(
                    "descriptor '__round__' for 'float' objects doesn't apply to a '{actual}' object"
                )));
            }
            Real(v).float(cx)
        };
        if matches!(cx.get(ndigits), Value::UNDEF | Value::NONE) {
            let i = float::round_to_integer(x).map_err(|c| cx.complain(c))?;
            return cx.ret(cx.integer(&i)?);
        }
        let [digits] = cx.locals();
        cx.index_into(digits, ndigits)?;
        let digits = cx.as_integer(cx.get(digits)).unwrap_or(Integer::Small(0));
        let rounded = float::round(x, &digits).map_err(|c| cx.complain(c))?;
        cx.ret(Value::float(rounded))
    }
    quiet fn "__repr__" repr(cx, this: Real<'v>) { cx.string(&float_text::repr(this.float(cx))) }
    loud fn "__format__" format(cx, this, format_spec) {
        operator::format_method(cx, this, format_spec, Builtin::Float, |cx, v, spec| format_float(cx, Real(v).float(cx), spec))
    }
    quiet fn "__getnewargs__" getnewargs(cx, this: Real<'v>) { cx.tuple(&[Value::float(this.float(cx))]) }
    quiet fn "__sizeof__" sizeof(cx, this: Real<'v>) { Ok(Value::int(24)) }
}

/// `float.__format__`
///
/// # Errors
/// ValueError for a wrong specification.
pub fn format_float(cx: &Cx<'_>, x: f64, spec: &str) -> Res<String> {
    if spec.is_empty() {
        return Ok(float_text::repr(x));
    }
    render::float(x, spec, cx.room()).map_err(|c| cx.complain(c))
}

/// A float cut to an int.
fn whole<'v>(cx: &'v Cx<'_>, x: f64) -> Res<Value<'v>> {
    let i = float::to_integer(x).map_err(|c| cx.complain(c))?;
    cx.integer(&i)
}

fn power<'v>(
    cx: &'v Cx<'_>,
    this: Real<'v>,
    other: Value<'v>,
    modulus: Option<Value<'v>>,
    swapped: bool,
) -> Res<Value<'v>> {
    if modulus.is_some() {
        return Err(cx.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    this.operate(cx, Binary::Power, other, swapped)
}

fn divide<'v>(cx: &'v Cx<'_>, a: Value<'v>, b: Value<'v>) -> Res<Value<'v>> {
    let real = |v| cx.is_number_of(v, Builtin::Int) || cx.is_number_of(v, Builtin::Float);
    if !real(a) || !real(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let part = |v| match cx.as_integer(v) {
        Some(i) => integer::to_float(&i).map_err(|c| cx.complain(c)),
        None => Ok(Real(v).float(cx)),
    };
    let (quotient, rest) = float::divmod(part(a)?, part(b)?).map_err(|c| cx.complain(c))?;
    cx.tuple(&[Value::float(quotient), Value::float(rest)])
}

/// `float(x)`
///
/// # Errors
/// TypeError, ValueError, OverflowError; whatever `__float__` and `__index__` raise.
pub fn float_from(cx: &mut Cx<'_>, x: Handle<'_>) -> Res<f64> {
    if let Some(f) = real_number(cx, x)? {
        return Ok(f);
    }
    let v = cx.get(x);
    let content = cx.payload(v).unwrap_or(v);
    if let Some(text) = cx.text_behind(content) {
        let text = text.as_str();
        return float_text::parse(text, || quote::repr_start(text)).map_err(|c| cx.complain(c));
    }
    if let Some(bytes) = cx.bytes_of(content) {
        let text = if bytes.is_ascii() { String::from_utf8_lossy(&bytes) } else { "?".into() };
        let is_array = content.cast::<super::bytes::ByteArray>().is_some();
        let shown = || {
            let plain = crate::kernel::bytes::convert::repr_start(&bytes);
            if is_array { format!("bytearray({plain})") } else { plain }
        };
        return float_text::parse(&text, shown).map_err(|c| cx.complain(c));
    }
    let actual = cx.type_name(v);
    Err(cx.type_error(format!("float() argument must be a string or a real number, not '{actual}'")))
}

/// A number as a float, by `__float__` or `__index__`; `None` for what has neither.
///
/// # Errors
/// TypeError for what those must not return, OverflowError; whatever they raise.
pub fn real_number(cx: &mut Cx<'_>, x: Handle<'_>) -> Res<Option<f64>> {
    {
        let v = cx.get(x);
        if v.is_float() {
            return Ok(Some(v.as_float()));
        }
        if cx.payload(v).is_none()
            && let Some(i) = cx.as_integer(v)
        {
            return integer::to_float(&i).map(Some).map_err(|c| cx.complain(c));
        }
        if cx.text_len(v).is_some() || cx.bytes_of(v).is_some() {
            return Ok(None);
        }
    }
    let mark = cx.top.get();
    let [out] = cx.locals();
    let result = if cx.call_special(out, x, name::float_, &[])? {
        let made = cx.get(out);
        if cx.is_number_of(made, Builtin::Float) {
            Ok(Some(Real(made).float(cx)))
        } else {
            let (own, returned) = (cx.type_name(cx.get(x)), cx.type_name(made));
            Err(cx.type_error(format!("{own}.__float__ returned non-float (type {returned})")))
        }
    } else if cx.lookup(cx.class_of(cx.get(x)), name::index).is_some() {
        cx.index_into(out, x)?;
        let i = cx.as_integer(cx.get(out)).unwrap_or(Integer::Small(0));
        integer::to_float(&i).map(Some).map_err(|c| cx.complain(c))
    } else {
        Ok(None)
    };
    cx.top.set(mark);
    result
}
