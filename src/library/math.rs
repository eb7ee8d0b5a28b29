//! The module `math`.
//!
//! Owns which arguments its functions take; what they compute is in `kernel`. Functions of floats are quiet: numbers are
//! answered at once, an object with `__float__` is left to library code, which converts it and calls again.

use super::{bind, import};
use crate::bytecode::ops::Binary;
use crate::heap::Value;
use crate::kernel::complaint::Outcome;
use crate::kernel::integer::{self, Integer};
use crate::kernel::{float, gamma, math};
use crate::natives;
use crate::object::attribute;
use crate::object::context::{Cx, Handle, Res, Ret};
use crate::object::error::Raise;
use crate::object::float_methods;
use crate::object::instance::Instance;
use crate::object::native::{FloatFunction, NativeDef, NativeFunction, Shortcut};
use crate::object::symbol::{Symbol, name};
use crate::object::tuple::Tuple;
use crate::object::vm::LibraryRequest;

macro_rules! of_one_float { ($table:ident: $($name:ident = $function:path $(, $root:ident)?;)*) => {
    static $table: &[NativeDef] = &[$( NativeDef {
        shortcut: Some(Shortcut::Float(FloatFunction { run: $function, is_root: of_one_float!(@$($root)?) })),
        ..crate::native_row! { () quiet Method (stringify!($name)) (cx, x: Value<'v>) [;] { one(cx, x, $function) } }
    } ),*];
};
(@root) => { true };
(@) => { false };
}

of_one_float! { OF_ONE:
    acos = math::acos;
    acosh = math::acosh;
    asin = math::asin;
    asinh = math::asinh;
    atan = math::atan;
    atanh = math::atanh;
    cbrt = math::cbrt;
    cos = math::cos;
    cosh = math::cosh;
    erf = math::erf;
    erfc = math::erfc;
    exp = math::exp;
    exp2 = math::exp2;
    expm1 = math::expm1;
    gamma = gamma::gamma;
    lgamma = gamma::log_gamma;
    log1p = math::log1p;
    sin = math::sin;
    sinh = math::sinh;
    sqrt = math::sqrt, root;
    tan = math::tan;
    tanh = math::tanh;
}

natives! { static OF_FLOATS:
    quiet fn fabs(cx, x: Value<'v>) { one(cx, x, |x| Ok(x.abs())) }
    quiet fn degrees(cx, x: Value<'v>) { one(cx, x, |x| Ok(math::degrees(x))) }
    quiet fn radians(cx, x: Value<'v>) { one(cx, x, |x| Ok(math::radians(x))) }
    quiet fn ulp(cx, x: Value<'v>) { one(cx, x, |x| Ok(math::ulp(x))) }
    quiet fn atan2(cx, y: Value<'v>, x: Value<'v>) { two(cx, y, x, |y, x| Ok(math::atan2(y, x))) }
    quiet fn copysign(cx, x: Value<'v>, y: Value<'v>) { two(cx, x, y, |x, y| Ok(x.copysign(y))) }
    quiet fn fmod(cx, x: Value<'v>, y: Value<'v>) { two(cx, x, y, math::fmod) }
    quiet fn nextafter(cx, x: Value<'v>, y: Value<'v>) { two(cx, x, y, |x, y| Ok(math::nextafter(x, y))) }
    quiet fn pow(cx, x: Value<'v>, y: Value<'v>) { two(cx, x, y, math::pow) }
    quiet fn remainder(cx, x: Value<'v>, y: Value<'v>) { two(cx, x, y, math::remainder) }
    quiet fn isfinite(cx, x: Value<'v>) {
        Ok(real(cx, x)?.map_or(Value::UNDEF, |x| Value::bool(x.is_finite())))
    }
    quiet fn isinf(cx, x: Value<'v>) { Ok(real(cx, x)?.map_or(Value::UNDEF, |x| Value::bool(x.is_infinite()))) }
    quiet fn isnan(cx, x: Value<'v>) { Ok(real(cx, x)?.map_or(Value::UNDEF, |x| Value::bool(x.is_nan()))) }
    quiet fn frexp(cx, x: Value<'v>) {
        let Some(x) = real(cx, x)? else { return Ok(Value::UNDEF) };
        let (mantissa, exponent) = float::split(x);
        cx.tuple(&[Value::float(mantissa), cx.int(exponent)])
    }
    quiet fn modf(cx, x: Value<'v>) {
        let Some(x) = real(cx, x)? else { return Ok(Value::UNDEF) };
        let (fraction, whole) = math::modf(x);
        cx.tuple(&[Value::float(fraction), Value::float(whole)])
    }
    quiet fn log2(cx, x: Value<'v>) { logarithm(cx, x, math::log2_of_integer, math::log2_of_float) }
    quiet fn log10(cx, x: Value<'v>) { logarithm(cx, x, math::log10_of_integer, math::log10_of_float) }
    quiet fn log(cx, x: Value<'v>, base: Value<'v> = Value::UNDEF) {
        let of = |v| logarithm(cx, v, math::log_of_integer, math::log_of_float);
        let above = of(x)?;
        if base == Value::UNDEF || above == Value::UNDEF {
            return Ok(above);
        }
        let below = of(base)?;
        if below == Value::UNDEF {
            return Ok(below);
        }
        let quotient = float::quotient(above.as_float(), below.as_float());
        quotient.map(Value::float).map_err(|c| cx.complain(c))
    }
}

natives! { static OF_ANYTHING:
    /// The largest int that is not above x.
    loud fn floor(cx, x) { rounded(cx, x, name::floor, f64::floor) }
    /// The smallest int that is not below x.
    loud fn ceil(cx, x) { rounded(cx, x, name::ceil, f64::ceil) }
    loud fn trunc(cx, x) {
        let [out] = cx.locals();
        if !cx.call_special(out, x, name::trunc, &[])? {
            let actual = cx.type_name(cx.get(x));
            return Err(cx.type_error(format!("type {actual} doesn't define __trunc__ method")));
        }
        cx.ret(cx.get(out))
    }
    loud fn ldexp(cx, x, i) {
        let x = number(cx, x)?;
        let Some(exponent) = cx.as_integer(cx.get(i)) else {
            return Err(cx.type_error("Expected an int as second argument to ldexp."));
        };
        let value = math::ldexp(x, &exponent).map_err(|c| cx.complain(c))?;
        cx.ret(Value::float(value))
    }
    loud fn isclose(cx, key a, key b, only rel_tol = NONE, only abs_tol = NONE) {
        let (a, b) = (number(cx, a)?, number(cx, b)?);
        let relative = if cx.get(rel_tol) == Value::UNDEF { 1e-9 } else { number(cx, rel_tol)? };
        let absolute = if cx.get(abs_tol) == Value::UNDEF { 0.0 } else { number(cx, abs_tol)? };
        let close = math::isclose(a, b, relative, absolute).map_err(|c| cx.complain(c))?;
        cx.ret(Value::bool(close))
    }
    /// The length of a vector.
    loud fn hypot(cx, *coordinates) {
        let all = numbers(cx, coordinates)?;
        cx.ret(Value::float(math::hypot(&all)))
    }
    /// The distance of two points, given as sequences of coordinates.
    loud fn dist(cx, p, q) {
        let (p, q) = (numbers(cx, p)?, numbers(cx, q)?);
        let distance = math::dist(&p, &q).map_err(|c| cx.complain(c))?;
        cx.ret(Value::float(distance))
    }
    /// The sum of floats, rounded once.
    loud fn fsum(cx, seq) {
        let mut sum = math::ExactSum::default();
        cx.for_each(seq, |cx, item| {
            let x = number(cx, item)?;
            sum.add(x).map_err(|c| cx.complain(c))
        })?;
        let total = sum.finish().map_err(|c| cx.complain(c))?;
        cx.ret(Value::float(total))
    }
    /// The product of the start value and all items.
    loud fn prod(cx, iterable, only start = NONE) {
        let [product] = cx.locals();
        cx.set(product, if cx.get(start) == Value::UNDEF { Value::int(1) } else { cx.get(start) });
        cx.for_each(iterable, |cx, item| cx.binary_into(product, Binary::Multiply, product, item, false))?;
        cx.ret(cx.get(product))
    }
    loud fn factorial(cx, x) {
        let n = whole(cx, x)?;
        if let Integer::Small(n) = &n
            && let Ok(n) = u64::try_from(*n)
        {
            cx.reserve(usize::try_from(integer::factorial_bytes(n)).unwrap_or(usize::MAX))?;
        }
        let value = integer::factorial(&n, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
        cx.ret(cx.integer(&value)?)
    }
    loud fn comb(cx, n, k) {
        let (n, k) = (whole(cx, n)?, whole(cx, k)?);
        let value = integer::combinations(&n, &k, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
        cx.ret(cx.integer(&value)?)
    }
    loud fn perm(cx, n, k = NONE) {
        let all = matches!(cx.get(k), Value::UNDEF | Value::NONE);
        let n = whole(cx, n)?;
        let value = if all {
            integer::factorial(&n, &mut cx.kernel_poll())
        } else {
            let k = whole(cx, k)?;
            integer::permutations(&n, &k, &mut cx.kernel_poll())
        };
        let value = value.map_err(|c| cx.complain(c))?;
        cx.ret(cx.integer(&value)?)
    }
    loud fn isqrt(cx, n) {
        let n = whole(cx, n)?;
        let root = integer::square_root(&n, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
        cx.ret(cx.integer(&root)?)
    }
    loud fn gcd(cx, *integers) {
        fold_integers(cx, integers, Integer::Small(0), |a, b, poll| integer::greatest_common_divisor(a, b, poll))
    }
    loud fn lcm(cx, *integers) {
        fold_integers(cx, integers, Integer::Small(1), |a, b, poll| integer::least_common_multiple(a, b, poll))
    }
}

natives! { static KERNEL:
    /// A number of any kind as a float, as the functions of `math` understand their arguments.
    loud fn real(cx, x) {
        let x = number(cx, x)?;
        cx.ret(Value::float(x))
    }
}

/// Everything in the module that is not a function of its own table.
///
/// # Errors
/// MemoryError.
pub fn finish(cx: &mut Cx<'_>, module: Handle<'_>) -> Res<()> {
    let space = super::space_of(cx, module)?;
    for natives in [OF_ONE, OF_FLOATS, OF_ANYTHING] {
        super::bind_natives(cx, space, "math", natives)?;
    }
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (text, value) in constants {
        bind(cx, space, text, Value::float(value))?;
    }
    Ok(())
}

/// What takes over from a native of this module: code that converts its arguments and calls it again.
const CONVERTING: &str = "
def converting(function, real):
    def call(*args):
        return function(*[real(x) for x in args])
    return call
";

/// Is a native a function of floats?
pub fn is_one(native: Value<'_>) -> bool {
    let def = native.cast::<NativeFunction>().map(|n| n.object().def.get());
    def.is_some_and(|def| OF_ONE.iter().chain(OF_FLOATS).any(|own| std::ptr::eq(own, def)))
}

/// `out` = the function that takes over from a native of this module, which keeps it.
///
/// # Errors
/// MemoryError.
pub fn take_over(cx: &mut Cx<'_>, out: Handle<'_>, native: Handle<'_>) -> Res<()> {
    cx.scope(|cx| {
        let [module, make, real] = cx.locals();
        cx.set(module, cx.new_module("math").value());
        let request = LibraryRequest { text: CONVERTING, filename: "<math>", hidden: true };
        import::run_library(cx, module, &request)?;
        cx.set(real, cx.new_native(&KERNEL[0], Value::UNDEF, Value::NONE).value());
        let symbol = cx.intern("converting");
        attribute::get(cx, make, module, symbol)?;
        cx.call_into(out, make, &[native, real])?;
        if let Some(n) = cx.get(native).cast::<NativeFunction>() {
            cx.heap.store(n, &n.object().extra, cx.get(out));
        }
        Ok(())
    })
}

/// A number as a float; `None` for an object that a script's method converts.
fn real(cx: &Cx<'_>, v: Value<'_>) -> Res<Option<f64>> {
    if v.is_float() {
        return Ok(Some(v.as_float()));
    }
    if let Some(i) = cx.as_integer(v) {
        return integer::to_float(&i).map(Some).map_err(|c| cx.complain(c));
    }
    if let Some(x) = cx.as_f64(v) {
        return Ok(Some(x));
    }
    if v.cast::<Instance>().is_some() {
        return Ok(None);
    }
    let actual = cx.type_name(v);
    Err(cx.type_error(format!("must be real number, not {actual}")))
}

fn one<'v>(cx: &'v Cx<'_>, x: Value<'v>, function: fn(f64) -> Outcome<f64>) -> Res<Value<'v>> {
    let Some(x) = real(cx, x)? else { return Ok(Value::UNDEF) };
    function(x).map(Value::float).map_err(|c| cx.complain(c))
}

fn two<'v>(
    cx: &'v Cx<'_>,
    x: Value<'v>,
    y: Value<'v>,
    function: fn(f64, f64) -> Outcome<f64>,
) -> Res<Value<'v>> {
    let (Some(x), Some(y)) = (real(cx, x)?, real(cx, y)?) else { return Ok(Value::UNDEF) };
    function(x, y).map(Value::float).map_err(|c| cx.complain(c))
}

fn logarithm<'v>(
    cx: &'v Cx<'_>,
    x: Value<'v>,
    of_integer: fn(&Integer) -> Outcome<f64>,
    of_float: fn(f64) -> Outcome<f64>,
) -> Res<Value<'v>> {
    let value = match cx.as_integer(x) {
        Some(i) => of_integer(&i),
        None => match real(cx, x)? {
            Some(x) => of_float(x),
            None => return Ok(Value::UNDEF),
        },
    };
    value.map(Value::float).map_err(|c| cx.complain(c))
}

/// A number as a float, scripts' methods asked.
fn number(cx: &mut Cx<'_>, x: Handle<'_>) -> Res<f64> {
    match float_methods::real_number(cx, x)? {
        Some(x) => Ok(x),
        None => {
            let actual = cx.type_name(cx.get(x));
            Err(cx.type_error(format!("must be real number, not {actual}")))
        }
    }
}

fn numbers(cx: &mut Cx<'_>, sequence: Handle<'_>) -> Res<Vec<f64>> {
    let mut all = Vec::new();
    cx.for_each(sequence, |cx, item| {
        all.push(number(cx, item)?);
        if all.len().is_multiple_of(1 << 16) { cx.reserve(all.len() * size_of::<f64>()) } else { Ok(()) }
    })?;
    Ok(all)
}

/// An int, or what has `__index__`.
fn whole(cx: &mut Cx<'_>, v: Handle<'_>) -> Res<Integer> {
    cx.scope(|cx| {
        let [out] = cx.locals();
        cx.index_into(out, v)?;
        cx.as_integer(cx.get(out)).ok_or_else(|| cx.system_error("not an int"))
    })
}

fn rounded(cx: &mut Cx<'_>, x: Handle<'_>, method: Symbol, round: fn(f64) -> f64) -> Res<Ret> {
    let v = cx.get(x);
    if !v.is_float() {
        let [out] = cx.locals();
        if cx.call_special(out, x, method, &[])? {
            return cx.ret(cx.get(out));
        }
    }
    let x = number(cx, x)?;
    let i = float::to_integer(round(x)).map_err(|c| cx.complain(c))?;
    cx.ret(cx.integer(&i)?)
}

type Step = fn(&Integer, &Integer, &mut crate::kernel::complaint::Poll<'_>) -> Outcome<Integer>;

fn fold_integers(cx: &mut Cx<'_>, items: Handle<'_>, start: Integer, step: Step) -> Res<Ret> {
    let item = cx.root(Value::NONE);
    let mut result = start;
    for at in 0..cx.get(items).cast::<Tuple>().map_or(0, |t| t.tail_len()) {
        cx.set(item, cx.argument(items, at).unwrap_or(Value::NONE));
        let next = whole(cx, item)?;
        result = step(&result, &next, &mut cx.kernel_poll()).map_err(|c| cx.complain(c))?;
    }
    cx.ret(cx.integer(&result)?)
}
