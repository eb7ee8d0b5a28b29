//! The natives of `complex`.
//!
//! Owns its methods, operators and constructor. Arithmetic is in `number`, text in `kernel::complex`.

use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::float_methods::real_number;
use super::number::Number;
use super::operator::{self, Imaginary};
use super::symbol::name;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::Value;
use crate::kernel::{complex, float, format};
use crate::natives;

natives! { pub static METHODS:
    loud static_ fn "__new__" new(cx, class, key real = NONE, key imag = NONE) {
        cx.class_to_make(cx.get(class), Builtin::Complex)?;
        let (re, im) = parts_from(cx, real, imag)?;
        let class = cx.class_to_make(cx.get(class), Builtin::Complex)?;
        cx.ret(cx.instance_around(class, cx.complex(re, im)))
    }
    quiet getter fn real(cx, this: Imaginary<'v>) { Ok(Value::float(this.parts(cx).0)) }
    quiet getter fn imag(cx, this: Imaginary<'v>) { Ok(Value::float(this.parts(cx).1)) }
    quiet fn conjugate(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        Ok(cx.complex(re, -im))
    }
    quiet fn "__complex__" complex_(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        Ok(cx.complex(re, im))
    }

    quiet fn "__add__" add(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Add, other, false) }
    quiet fn "__radd__" radd(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Add, other, true) }
    quiet fn "__sub__" sub(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Subtract, other, false) }
    quiet fn "__rsub__" rsub(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Subtract, other, true) }
    quiet fn "__mul__" mul(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Multiply, other, false) }
    quiet fn "__rmul__" rmul(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Multiply, other, true) }
    quiet fn "__truediv__" truediv(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Divide, other, false) }
    quiet fn "__rtruediv__" rtruediv(cx, this: Imaginary<'v>, other: Value<'v>) { this.operate(cx, Binary::Divide, other, true) }
    quiet fn "__pow__" pow(cx, this: Imaginary<'v>, other: Value<'v>, modulus: Option<Value<'v>>) {
        power(cx, this, other, modulus, false)
    }
    quiet fn "__rpow__" rpow(cx, this: Imaginary<'v>, other: Value<'v>, modulus: Option<Value<'v>>) {
        power(cx, this, other, modulus, true)
    }

    quiet fn "__eq__" eq(cx, this: Imaginary<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Equal, other)) }
    quiet fn "__ne__" ne(cx, this: Imaginary<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::NotEqual, other)) }
    quiet fn "__lt__" lt(cx, this: Imaginary<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    quiet fn "__le__" le(cx, this: Imaginary<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    quiet fn "__gt__" gt(cx, this: Imaginary<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    quiet fn "__ge__" ge(cx, this: Imaginary<'v>, other: Value<'v>) { Ok(Value::NOT_IMPLEMENTED) }
    quiet fn "__hash__" hash(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        let part = |x: f64| float::hash(x).unwrap_or(0);
        let sum = part(re).wrapping_add(part(im).wrapping_mul(1_000_003));
        Ok(cx.int(if sum == -1 { -2 } else { sum }))
    }

    quiet fn "__neg__" neg(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        Ok(cx.complex(-re, -im))
    }
    quiet fn "__pos__" pos(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        Ok(cx.complex(re, im))
    }
    quiet fn "__abs__" abs(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        let size = re.hypot(im);
        if size.is_infinite() && re.is_finite() && im.is_finite() {
            return Err(cx.overflow_error("absolute value too large"));
        }
        Ok(Value::float(size))
    }
    quiet fn "__bool__" bool_(cx, this: Imaginary<'v>) { Ok(Value::bool(this.parts(cx) != (0.0, 0.0))) }
    quiet fn "__repr__" repr(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        cx.string(&complex::repr(re, im))
    }
    loud fn "__format__" format(cx, this, format_spec) {
        operator::format_method(cx, this, format_spec, Builtin::Complex, |cx, v, spec| {
            let (re, im) = Imaginary(v).parts(cx);
            match spec {
                "" => Ok(complex::repr(re, im)),
                spec => format::complex::complex(re, im, spec, cx.room()).map_err(|c| cx.complain(c)),
            }
        })
    }
    quiet fn "__getnewargs__" getnewargs(cx, this: Imaginary<'v>) {
        let (re, im) = this.parts(cx);
        cx.tuple(&[Value::float(re), Value::float(im)])
    }
}

fn power<'v>(
    cx: &'v Cx<'_>,
    this: Imaginary<'v>,
    other: Value<'v>,
    modulus: Option<Value<'v>>,
    swapped: bool,
) -> Res<Value<'v>> {
    if modulus.is_some() && cx.as_number(other).is_some() {
        return Err(cx.value_error("complex modulo"));
    }
    this.operate(cx, Binary::Power, other, swapped)
}

/// `complex(real, imaginary)` as its parts.
fn parts_from(cx: &mut Cx<'_>, real: Handle<'_>, imaginary: Handle<'_>) -> Res<(f64, f64)> {
    let given = cx.get(imaginary) != Value::UNDEF;
    {
        let v = cx.get(real);
        if let Some(text) = cx.as_text(cx.payload(v).unwrap_or(v)) {
            if given {
                return Err(cx.type_error("complex() can't take second arg if first is a string"));
            }
            return complex::parse(text.as_str()).map_err(|c| cx.complain(c));
        }
        if given && cx.is_instance(cx.get(imaginary), Builtin::Str) {
            return Err(cx.type_error("complex() second arg can't be a string"));
        }
    }
    let (a, first_is_complex) = match cx.get(real) {
        Value::UNDEF => ((0.0, 0.0), false),
        _ => part_from(cx, real, true)?,
    };
    if !given {
        return Ok(a);
    }
    let (b, second_is_complex) = part_from(cx, imaginary, false)?;
    // a + b * 1j, without touching zeros' signs where a part is a plain float.
    let re = if second_is_complex { a.0 - b.1 } else { a.0 };
    let im = if first_is_complex { b.0 + a.1 } else { b.0 };
    Ok((re, im))
}

/// One argument of `complex` as a complex number, and whether it was one.
fn part_from(cx: &mut Cx<'_>, v: Handle<'_>, first: bool) -> Res<((f64, f64), bool)> {
    if let Some(made) = complex_number(cx, v, first)? {
        return Ok((made, true));
    }
    if let Some(x) = real_number(cx, v)? {
        return Ok(((x, 0.0), false));
    }
    let actual = cx.type_name(cx.get(v));
    Err(cx.type_error(if first {
        format!("complex() first argument must be a string or a number, not '{actual}'")
    } else {
        format!("complex() second argument must be a number, not '{actual}'")
    }))
}

/// The value of a complex number, or of what `__complex__` makes if that is asked.
///
/// # Errors
/// TypeError for what `__complex__` must not return; whatever it raises.
pub fn complex_number(cx: &mut Cx<'_>, v: Handle<'_>, ask: bool) -> Res<Option<(f64, f64)>> {
    {
        let value = cx.get(v);
        if cx.payload(value).is_none() || !ask {
            match cx.as_number(value) {
                Some(Number::Complex(re, im)) => return Ok(Some((re, im))),
                Some(_) => return Ok(None),
                None => {}
            }
        }
    }
    if !ask {
        return Ok(None);
    }
    let mark = cx.top.get();
    let [out] = cx.locals();
    let called = cx.call_special(out, v, name::complex_, &[])?;
    let made = cx.get(out);
    let result = match cx.as_number(made) {
        _ if !called => Ok(None),
        Some(Number::Complex(re, im)) => Ok(Some((re, im))),
        _ => {
            let returned = cx.type_name(made);
            Err(cx.type_error(format!("__complex__ returned non-complex (type {returned})")))
        }
    };
    cx.top.set(mark);
    result
}
