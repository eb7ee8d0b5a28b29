//! The natives of `int` and `bool`.
//!
//! Owns their methods, operators and constructors. What is computed is in `kernel::integer`; which operands an operator
//! understands is in `operator`.

use super::bytes::{ByteArray, Bytes};
use super::class::Builtin;
use super::context::{Cx, Handle, Res};
use super::error::Raise;
use super::native::Given;
use super::operator::{self, Whole};
use super::symbol::name;
use super::vm::Vm;
use crate::bytecode::ops::{Binary, Comparison};
use crate::heap::Value;
use crate::kernel::integer::{self, ByteOrder, Integer};
use crate::kernel::{format::render, integer_text, text::quote};
use crate::natives;

fn quick_bool<'v>(vm: &'v Vm, given: Given<'v>) -> Option<Value<'v>> {
    let [class, x] = given.all(vm)?;
    if class != vm.class(Builtin::Bool) {
        return None;
    }
    vm.truth_quietly(x).map(Value::bool)
}

natives! { pub static INT:
    loud static_ fn "__new__" new(cx, class, x = NONE, key base = NONE) opened Int {
        cx.class_to_make(cx.get(class), Builtin::Int)?;
        let [made] = cx.locals();
        convert(cx, made, x, base)?;
        let class = cx.class_to_make(cx.get(class), Builtin::Int)?;
        cx.ret(cx.instance_around(class, cx.get(made)))
    }
    /// The largest integer whose bits fit `bytes`, in either order.
    loud class fn from_bytes(cx, class, key bytes, key byteorder = NONE, only signed = NONE) {
        let order = byte_order(cx, "from_bytes", byteorder)?;
        let signed = cx.get(signed) != Value::UNDEF && cx.truth(signed)?;
        let content = bytes_from(cx, bytes)?;
        let [made] = cx.locals();
        cx.set(made, cx.integer(&integer::from_bytes(&content, order, signed))?);
        // A subclass makes its own kind of int.
        if cx.get(class) != cx.class(Builtin::Int) {
            cx.call_into(made, class, &[made])?;
        }
        cx.ret(cx.get(made))
    }
    loud fn to_bytes(cx, this, key length = NONE, key byteorder = NONE, only signed = NONE) {
        let length = if cx.get(length) == Value::UNDEF { 1 } else { cx.index(length)? };
        let order = byte_order(cx, "to_bytes", byteorder)?;
        let signed = cx.get(signed) != Value::UNDEF && cx.truth(signed)?;
        let value = receiver(cx, this, "to_bytes")?;
        cx.reserve(usize::try_from(length).unwrap_or(0))?;
        let content = integer::to_bytes(&value, length, order, signed).map_err(|c| cx.complain(c))?;
        cx.ret(cx.bytes(&content)?)
    }
    /// Number of bits necessary to represent self in binary.
    quiet fn bit_length(cx, this: Whole<'v>) { Ok(cx.int(this.integer(cx).bit_length() as i64)) }
    /// Number of ones in the binary representation of the absolute value of self.
    quiet fn bit_count(cx, this: Whole<'v>) { Ok(cx.int(this.integer(cx).bit_count() as i64)) }
    quiet fn conjugate(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn as_integer_ratio(cx, this: Whole<'v>) { cx.tuple(&[plain(cx, this)?, Value::int(1)]) }
    quiet getter fn real(cx, this: Whole<'v>) { plain(cx, this) }
    quiet getter fn imag(cx, this: Whole<'v>) { Ok(Value::int(0)) }
    quiet getter fn numerator(cx, this: Whole<'v>) { plain(cx, this) }
    quiet getter fn denominator(cx, this: Whole<'v>) { Ok(Value::int(1)) }

    quiet fn "__add__" add(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Add, other, false) }
    quiet fn "__radd__" radd(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Add, other, true) }
    quiet fn "__sub__" sub(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Subtract, other, false) }
    quiet fn "__rsub__" rsub(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Subtract, other, true) }
    quiet fn "__mul__" mul(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Multiply, other, false) }
    quiet fn "__rmul__" rmul(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Multiply, other, true) }
    quiet fn "__truediv__" truediv(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Divide, other, false) }
    quiet fn "__rtruediv__" rtruediv(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Divide, other, true) }
    quiet fn "__floordiv__" floordiv(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::FloorDivide, other, false) }
    quiet fn "__rfloordiv__" rfloordiv(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::FloorDivide, other, true) }
    quiet fn "__mod__" mod_(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Modulo, other, false) }
    quiet fn "__rmod__" rmod(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::Modulo, other, true) }
    quiet fn "__lshift__" lshift(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::ShiftLeft, other, false) }
    quiet fn "__rlshift__" rlshift(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::ShiftLeft, other, true) }
    quiet fn "__rshift__" rshift(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::ShiftRight, other, false) }
    quiet fn "__rrshift__" rrshift(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::ShiftRight, other, true) }
    quiet fn "__and__" and(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitAnd, other, false) }
    quiet fn "__rand__" rand(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitAnd, other, true) }
    quiet fn "__or__" or(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitOr, other, false) }
    quiet fn "__ror__" ror(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitOr, other, true) }
    quiet fn "__xor__" xor(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitXor, other, false) }
    quiet fn "__rxor__" rxor(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitXor, other, true) }
    quiet fn "__pow__" pow(cx, this: Whole<'v>, other: Value<'v>, modulus: Option<Value<'v>>) {
        match modulus {
            None => this.operate(cx, Binary::Power, other, false),
            Some(modulus) => power_modulo(cx, this.0, other, modulus),
        }
    }
    quiet fn "__rpow__" rpow(cx, this: Whole<'v>, other: Value<'v>, modulus: Option<Value<'v>>) {
        match modulus {
            None => this.operate(cx, Binary::Power, other, true),
            Some(modulus) => power_modulo(cx, other, this.0, modulus),
        }
    }
    quiet fn "__divmod__" divmod(cx, this: Whole<'v>, other: Value<'v>) { divide(cx, this.0, other) }
    quiet fn "__rdivmod__" rdivmod(cx, this: Whole<'v>, other: Value<'v>) { divide(cx, other, this.0) }

    quiet fn "__eq__" eq(cx, this: Whole<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Equal, other)) }
    quiet fn "__ne__" ne(cx, this: Whole<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::NotEqual, other)) }
    quiet fn "__lt__" lt(cx, this: Whole<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Less, other)) }
    quiet fn "__le__" le(cx, this: Whole<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::LessEqual, other)) }
    quiet fn "__gt__" gt(cx, this: Whole<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::Greater, other)) }
    quiet fn "__ge__" ge(cx, this: Whole<'v>, other: Value<'v>) { Ok(this.compare(cx, Comparison::GreaterEqual, other)) }
    quiet fn "__hash__" hash(cx, this: Whole<'v>) { Ok(cx.int(integer::hash(&this.integer(cx)))) }

    quiet fn "__neg__" neg(cx, this: Whole<'v>) { cx.integer(&this.integer(cx).negated()) }
    quiet fn "__pos__" pos(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn "__abs__" abs(cx, this: Whole<'v>) { cx.integer(&this.integer(cx).absolute()) }
    quiet fn "__invert__" invert(cx, this: Whole<'v>) { cx.integer(&this.integer(cx).inverted()) }
    quiet fn "__bool__" bool_(cx, this: Whole<'v>) { Ok(Value::bool(!this.integer(cx).is_zero())) }
    quiet fn "__int__" int(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn "__index__" index(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn "__trunc__" trunc(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn "__floor__" floor(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn "__ceil__" ceil(cx, this: Whole<'v>) { plain(cx, this) }
    quiet fn "__float__" float(cx, this: Whole<'v>) {
        integer::to_float(&this.integer(cx)).map(Value::float).map_err(|c| cx.complain(c))
    }
    loud fn "__round__" round(cx, this, ndigits = NONE) {
        let value = receiver(cx, this, "__round__")?;
        let rounded = if matches!(cx.get(ndigits), Value::UNDEF | Value::NONE) {
            value
        } else {
            let [digits] = cx.locals();
            cx.index_into(digits, ndigits)?;
            let digits = cx.as_integer(cx.get(digits)).unwrap_or(Integer::Small(0));
            integer::round(&value, &digits, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?
        };
        cx.ret(cx.integer(&rounded)?)
    }
    quiet fn "__repr__" repr(cx, this: Whole<'v>) { cx.string(&cx.decimal(&this.integer(cx))?) }
    loud fn "__format__" format(cx, this, format_spec) {
        operator::format_method(cx, this, format_spec, Builtin::Int, format_int)
    }
    quiet fn "__getnewargs__" getnewargs(cx, this: Whole<'v>) { cx.tuple(&[plain(cx, this)?]) }
    quiet fn "__sizeof__" sizeof(cx, this: Whole<'v>) {
        Ok(cx.int(24 + 4 * this.integer(cx).bit_length().div_ceil(30) as i64))
    }
}

natives! { pub static BOOL:
    loud static_ fn "__new__" new(cx, class, x = NONE) asks Truth shortcut quick_bool {
        cx.class_to_make(cx.get(class), Builtin::Bool)?;
        let answer = cx.get(x) != Value::UNDEF && cx.truth(x)?;
        cx.ret(Value::bool(answer))
    }
    quiet fn "__repr__" repr(cx, this: Whole<'v>) {
        Ok(cx.name_of(cx.intern(if this.0 == Value::TRUE { "True" } else { "False" })).value())
    }
    quiet fn "__and__" and(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitAnd, other, false) }
    quiet fn "__rand__" rand(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitAnd, other, true) }
    quiet fn "__or__" or(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitOr, other, false) }
    quiet fn "__ror__" ror(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitOr, other, true) }
    quiet fn "__xor__" xor(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitXor, other, false) }
    quiet fn "__rxor__" rxor(cx, this: Whole<'v>, other: Value<'v>) { this.operate(cx, Binary::BitXor, other, true) }
}

/// The int itself, as an exact `int`.
fn plain<'v>(cx: &'v Cx<'_>, this: Whole<'v>) -> Res<Value<'v>> {
    cx.integer(&this.integer(cx))
}

/// The receiver of a loud method.
fn receiver(cx: &Cx<'_>, this: Handle<'_>, method: &str) -> Res<Integer> {
    let v = cx.get(this);
    cx.as_integer(v).ok_or_else(|| {
        let actual = cx.type_name(v);
        cx.type_error(format!("descriptor '{method}' for 'int' objects doesn't apply to a '{actual}' object"))
    })
}

/// `int.__format__` and `bool`'s.
///
/// # Errors
/// ValueError for a wrong specification.
pub fn format_int(cx: &Cx<'_>, v: Value<'_>, spec: &str) -> Res<String> {
    let Some(i) = cx.as_integer(v) else { return Err(cx.system_error("not an int")) };
    if spec.is_empty() {
        return if v.is_bool() { Ok(cx.quiet_repr(v).unwrap_or_default()) } else { cx.decimal(&i) };
    }
    let (type_name, limit) = (cx.type_name(v), cx.digit_limit.get());
    render::integer(&i, spec, type_name, limit, cx.room(), &mut cx.kernel_poll()).map_err(|c| cx.complain(c))
}

fn power_modulo<'v>(
    cx: &'v Cx<'_>,
    base: Value<'v>,
    exponent: Value<'v>,
    modulus: Value<'v>,
) -> Res<Value<'v>> {
    let (Some(b), Some(e), Some(m)) = (cx.as_integer(base), cx.as_integer(exponent), cx.as_integer(modulus))
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let power = integer::power_modulo(&b, &e, &m, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
    cx.integer(&power)
}

fn divide<'v>(cx: &'v Cx<'_>, a: Value<'v>, b: Value<'v>) -> Res<Value<'v>> {
    let (Some(x), Some(y)) = (cx.as_integer(a), cx.as_integer(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (quotient, rest) = integer::divmod(&x, &y, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
    cx.tuple(&[cx.integer(&quotient)?, cx.integer(&rest)?])
}

/// `out = int(x, base)`, as an exact int.
fn convert(cx: &mut Cx<'_>, out: Handle<'_>, x: Handle<'_>, base: Handle<'_>) -> Res<()> {
    if cx.get(base) == Value::UNDEF {
        if cx.get(x) == Value::UNDEF {
            cx.set(out, Value::int(0));
            return Ok(());
        }
        return int_from(cx, out, x);
    }
    if cx.get(x) == Value::UNDEF {
        return Err(cx.type_error("int() missing string argument"));
    }
    cx.index_into(out, base)?;
    let base = cx.as_i64_clamped(cx.get(out)).unwrap_or(10);
    if base != 0 && !(2..=36).contains(&base) {
        return Err(cx.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    match parse_text(cx, x, base)? {
        Some(i) => {
            cx.set(out, cx.integer(&i)?);
            Ok(())
        }
        None => Err(cx.type_error("int() can't convert non-string with explicit base")),
    }
}

/// The int that a text or bytes spell; `None` for other values.
fn parse_text(cx: &Cx<'_>, x: Handle<'_>, base: i64) -> Res<Option<Integer>> {
    let v = cx.get(x);
    let content = cx.payload(v).unwrap_or(v);
    let options = integer_text::ParseOptions { base, digit_limit: cx.digit_limit.get() };
    let (text, shown) = if let Some(s) = cx.text_behind(content) {
        (s.as_str().to_string(), quote::repr_start(s.as_str()))
    } else if content.cast::<Bytes>().is_some() || content.cast::<ByteArray>().is_some() {
        let bytes = cx.bytes_of(content).unwrap_or_default();
        // Bytes past ASCII spell no number; the message shows a bytearray as bytes, too.
        let text =
            if bytes.is_ascii() { String::from_utf8_lossy(&bytes).into_owned() } else { "?".to_string() };
        (text, crate::kernel::bytes::convert::repr_start(&bytes))
    } else {
        return Ok(None);
    };
    let parsed = integer_text::parse(&text, options, || shown, &mut cx.kernel_poll());
    parsed.map(Some).map_err(|c| cx.complain(c))
}

/// `out = int(x)`, as an exact int.
///
/// # Errors
/// TypeError, ValueError, OverflowError; whatever `__int__`, `__index__` and `__trunc__` raise.
pub fn int_from(cx: &mut Cx<'_>, out: Handle<'_>, x: Handle<'_>) -> Res<()> {
    {
        let v = cx.get(x);
        if v.is_float() {
            let i = crate::kernel::float::to_integer(v.as_float()).map_err(|c| cx.complain(c))?;
            cx.set(out, cx.integer(&i)?);
            return Ok(());
        }
        if v.is_int() {
            cx.set(out, v);
            return Ok(());
        }
        if cx.payload(v).is_none()
            && let Some(i) = cx.as_integer(v)
        {
            cx.set(out, cx.integer(&i)?);
            return Ok(());
        }
    }
    for method in [name::int_, name::index] {
        // Text has neither.
        if cx.call_special(out, x, method, &[])? {
            let made = cx.get(out);
            let Some(i) = cx.as_integer(made) else {
                let returned = cx.type_name(made);
                return Err(
                    cx.type_error(format!("{} returned non-int (type {returned})", cx.text_of(method)))
                );
            };
            cx.set(out, cx.integer(&i)?);
            return Ok(());
        }
    }
    if cx.call_special(out, x, name::trunc, &[])? {
        if let Some(i) = cx.as_integer(cx.get(out)) {
            cx.set(out, cx.integer(&i)?);
            return Ok(());
        }
        let [integral] = cx.locals();
        cx.set(integral, cx.get(out));
        if cx.call_special(out, integral, name::index, &[])?
            && let Some(i) = cx.as_integer(cx.get(out))
        {
            cx.set(out, cx.integer(&i)?);
            return Ok(());
        }
        let returned = cx.type_name(cx.get(integral));
        return Err(cx.type_error(format!("__trunc__ returned non-Integral (type {returned})")));
    }
    if let Some(i) = parse_text(cx, x, 10)? {
        cx.set(out, cx.integer(&i)?);
        return Ok(());
    }
    let actual = cx.type_name(cx.get(x));
    Err(cx.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{actual}'"
    )))
}

fn byte_order(cx: &Cx<'_>, method: &str, order: Handle<'_>) -> Res<ByteOrder> {
    let v = cx.get(order);
    if v == Value::UNDEF {
        return Ok(ByteOrder::Big);
    }
    let Some(text) = cx.as_text(cx.payload(v).unwrap_or(v)) else {
        let actual = cx.type_name(v);
        return Err(cx.type_error(format!("{method}() argument 'byteorder' must be str, not {actual}")));
    };
    ByteOrder::named(text.as_str()).map_err(|c| cx.complain(c))
}

/// The bytes that `int.from_bytes` reads: a bytes object, what has `__bytes__`, or an iterable of ints.
fn bytes_from(cx: &mut Cx<'_>, source: Handle<'_>) -> Res<Vec<u8>> {
    {
        let v = cx.get(source);
        if let Some(bytes) = cx.bytes_of(cx.payload(v).unwrap_or(v)) {
            return Ok(bytes);
        }
        if cx.is_instance(v, Builtin::Str) {
            return Err(cx.type_error("cannot convert 'str' object to bytes"));
        }
    }
    let [made, it] = cx.locals();
    if cx.call_special(made, source, name::bytes_, &[])? {
        let v = cx.get(made);
        return match cx.bytes_of(cx.payload(v).unwrap_or(v)) {
            Some(bytes) => Ok(bytes),
            None => {
                let returned = cx.type_name(v);
                Err(cx.type_error(format!("__bytes__ returned non-bytes (type {returned})")))
            }
        };
    }
    let words = |cx: &Cx<'_>| format!("cannot convert '{}' object to bytes", cx.type_name(cx.get(source)));
    cx.iter_or_refuse(it, source, words)?;
    let mut bytes = Vec::new();
    cx.for_each_next(
        it,
        |_, _| None,
        |cx, item| {
            let byte = cx.index(item)?;
            match u8::try_from(byte) {
                Ok(byte) => bytes.push(byte),
                Err(_) => return Err(cx.value_error("bytes must be in range(0, 256)")),
            }
            if bytes.len().is_multiple_of(1 << 16) {
                cx.reserve(1 << 16)?;
            }
            Ok(())
        },
    )?;
    Ok(bytes)
}
