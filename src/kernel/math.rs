//! Python's `math` module over floats and integers.
//!
//! In: `f64` and [`Integer`]. Out: the same, or CPython's errors. What works on integers alone (`gcd`, `comb`,
//! `isqrt`, ...) is in `integer`; the gamma functions are in `gamma`; `prod` is script code.
//!
//! Invariant: a NaN that the arguments did not bring is an error, and so is an infinity. Results are those of
//! CPython, except that `cbrt`, `erf` and `erfc` may differ in the last place, as C libraries do.

use super::complaint::{Complaint, Outcome};
use super::float;
use super::integer::{Integer, scaled_float, to_float};

/// What a function complains of when its argument is not one that it has a value for.
pub(super) fn domain_error() -> Complaint {
    Complaint::value("math domain error")
}

/// What it complains of when the value is too large.
pub(super) fn range_error() -> Complaint {
    Complaint::overflow("math range error")
}

/// The value of a function at `x`, or its error: an infinity is a singularity unless the function overflows.
fn checked(x: f64, value: f64, overflows: bool) -> Outcome<f64> {
    if value.is_nan() && !x.is_nan() {
        return Err(domain_error());
    }
    if value.is_infinite() && x.is_finite() {
        return Err(if overflows { range_error() } else { domain_error() });
    }
    Ok(value)
}

macro_rules! functions {
    ($($name:ident($x:ident) $overflows:literal = $value:expr;)*) => {$(
        #[doc = concat!("`math.", stringify!($name), "`")]
        pub fn $name($x: f64) -> Outcome<f64> {
            checked($x, $value, $overflows)
        }
    )*};
}

functions! {
    acos(x) false = x.acos();
    acosh(x) false = inverse_cosh(x);
    asin(x) false = x.asin();
    asinh(x) false = inverse_sinh(x);
    atan(x) false = x.atan();
    atanh(x) false = inverse_tanh(x);
    cbrt(x) false = x.cbrt();
    cos(x) false = x.cos();
    cosh(x) true = x.cosh();
    erf(x) false = libm::erf(x);
    erfc(x) false = libm::erfc(x);
    exp(x) true = x.exp();
    exp2(x) true = x.exp2();
    expm1(x) true = x.exp_m1();
    log1p(x) false = x.ln_1p();
    sin(x) false = x.sin();
    sinh(x) true = x.sinh();
    sqrt(x) false = x.sqrt();
    tan(x) false = x.tan();
    tanh(x) false = x.tanh();
    log_of_float(x) false = x.ln();
    log2_of_float(x) false = x.log2();
    log10_of_float(x) false = x.log10();
}

/// Beyond this a square root of `x*x + 1` is `x`, and below its inverse the function is its argument.
const LARGE: f64 = 268_435_456.0;

// The standard library computes these three by formulas of its own; these are the C library's.

fn inverse_sinh(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() || size < 1.0 / LARGE {
        return x;
    }
    let square = size * size;
    let value = if size > LARGE {
        size.ln() + std::f64::consts::LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((square + 1.0).sqrt() + size)).ln()
    } else {
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    value.copysign(x)
}

fn inverse_cosh(x: f64) -> f64 {
    if x < 1.0 {
        f64::NAN
    } else if x > LARGE {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    }
}

fn inverse_tanh(x: f64) -> f64 {
    let size = x.abs();
    if size < 1.0 / LARGE {
        return x;
    }
    let twice = size + size;
    let ratio = if size < 0.5 { twice + twice * size / (1.0 - size) } else { twice / (1.0 - size) };
    (0.5 * ratio.ln_1p()).copysign(x)
}

/// A logarithm of an integer of any size.
fn log_of(value: &Integer, log: fn(f64) -> Outcome<f64>) -> Outcome<f64> {
    if value.is_negative() || value.is_zero() {
        return Err(domain_error());
    }
    if let Ok(small) = to_float(value) {
        return log(small);
    }
    let bits = value.bit_length() as i64;
    let mut mantissa = scaled_float(&value.magnitude(), -bits, false).unwrap_or(0.5);
    let mut exponent = bits;
    if mantissa == 1.0 {
        (mantissa, exponent) = (0.5, bits + 1);
    }
    Ok(log(mantissa)? + log(2.0)? * exponent as f64)
}

/// `math.log(integer)`
pub fn log_of_integer(value: &Integer) -> Outcome<f64> {
    log_of(value, log_of_float)
}

/// `math.log2(integer)`
pub fn log2_of_integer(value: &Integer) -> Outcome<f64> {
    log_of(value, log2_of_float)
}

/// `math.log10(integer)`
pub fn log10_of_integer(value: &Integer) -> Outcome<f64> {
    log_of(value, log10_of_float)
}

/// `math.pow`
pub fn pow(x: f64, y: f64) -> Outcome<f64> {
    let value = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if value.is_nan() || (value.is_infinite() && x == 0.0) {
            return Err(domain_error());
        }
        if value.is_infinite() {
            return Err(range_error());
        }
    }
    Ok(value)
}

/// `math.fmod`
pub fn fmod(x: f64, y: f64) -> Outcome<f64> {
    let rest = x % y;
    if rest.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error()) } else { Ok(rest) }
}

/// `math.remainder`: the difference to the nearest multiple, the even one of two.
pub fn remainder(x: f64, y: f64) -> Outcome<f64> {
    if x.is_nan() || y.is_nan() {
        return Ok(x + y);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error());
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (size, step) = (x.abs(), y.abs());
    let above = size % step;
    let below = step - above;
    let rest = if above < below {
        above
    } else if above > below {
        -below
    } else {
        // Half way: whether the multiple below is even decides.
        above - 2.0 * ((0.5 * (size - above)) % step)
    };
    Ok(rest * 1f64.copysign(x))
}

/// `math.atan2`
pub fn atan2(y: f64, x: f64) -> f64 {
    y.atan2(x)
}

/// `math.floor` of a float
pub fn floor(x: f64) -> Outcome<Integer> {
    float::to_integer(x.floor())
}

/// `math.ceil` of a float
pub fn ceil(x: f64) -> Outcome<Integer> {
    float::to_integer(x.ceil())
}

/// `math.ldexp`
pub fn ldexp(x: f64, exponent: &Integer) -> Outcome<f64> {
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    let exponent = match exponent {
        Integer::Small(exponent) => *exponent,
        big if big.is_negative() => i64::MIN,
        _ => i64::MAX,
    };
    let value = float::scale(x, exponent);
    if value.is_infinite() { Err(range_error()) } else { Ok(value) }
}

/// `math.modf`: fraction and whole part, both with the sign of `x`.
pub fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        return (0f64.copysign(x), x);
    }
    let whole = x.trunc();
    if x.is_nan() { (x, x) } else { ((x - whole).copysign(x), whole) }
}

/// `math.degrees`
pub fn degrees(x: f64) -> f64 {
    x * (180.0 / std::f64::consts::PI)
}

/// `math.radians`
pub fn radians(x: f64) -> f64 {
    x * (std::f64::consts::PI / 180.0)
}

/// `math.nextafter`
pub fn nextafter(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    if x == y {
        y
    } else if y > x {
        x.next_up()
    } else {
        x.next_down()
    }
}

/// `math.ulp`
pub fn ulp(x: f64) -> f64 {
    let size = x.abs();
    if !size.is_finite() {
        return size;
    }
    let next = size.next_up();
    if next.is_infinite() { size - size.next_down() } else { next - size }
}

/// `math.isclose`
pub fn isclose(a: f64, b: f64, relative: f64, absolute: f64) -> Outcome<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(Complaint::value("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute)
}

/// `math.hypot`: the length of a vector, in twice the precision until the last step.
pub fn hypot(coordinates: &[f64]) -> f64 {
    let largest = coordinates.iter().fold(0f64, |largest, x| largest.max(x.abs()));
    if largest.is_infinite() {
        return largest;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() == 1 {
        return largest;
    }
    // With the largest just below one, neither squares nor their sum can overflow.
    let exponent = float::split(largest).1;
    let (mut sum, mut rest) = (0f64, 0f64);
    for x in coordinates {
        let x = float::scale(*x, -exponent);
        let square = x * x;
        let total = sum + square;
        let lost = if sum >= square { (sum - total) + square } else { (square - total) + sum };
        rest += lost + x.mul_add(x, -square);
        sum = total;
    }
    let root = (sum + rest).sqrt();
    // One step of Newton's method on what the root's square misses.
    let square = root * root;
    let missing = (sum - square) - root.mul_add(root, -square) + rest;
    float::scale(root + missing / (2.0 * root), exponent)
}

/// `math.dist`
pub fn dist(p: &[f64], q: &[f64]) -> Outcome<f64> {
    if p.len() != q.len() {
        return Err(Complaint::value("both points must have the same number of dimensions"));
    }
    Ok(hypot(&p.iter().zip(q).map(|(a, b)| a - b).collect::<Vec<f64>>()))
}

/// `math.fsum`, number by number: the sum of all, rounded once.
#[derive(Clone, Debug, Default)]
pub struct ExactSum {
    /// Numbers without common bits, smallest first, whose exact sum is the sum so far.
    partials: Vec<f64>,
    /// The sum of all that was not finite.
    special: f64,
    /// The sum of the infinities, which is not a number if both were there.
    infinities: f64,
}

impl ExactSum {
    /// Takes in the next number.
    pub fn add(&mut self, number: f64) -> Outcome<()> {
        let mut carried = number;
        let mut kept = 0;
        for index in 0..self.partials.len() {
            let (total, lost) = exact_sum(carried, self.partials[index]);
            if lost != 0.0 {
                self.partials[kept] = lost;
                kept += 1;
            }
            carried = total;
        }
        self.partials.truncate(kept);
        if carried.is_finite() {
            if carried != 0.0 {
                self.partials.push(carried);
            }
            return Ok(());
        }
        if number.is_finite() {
            return Err(Complaint::overflow("intermediate overflow in fsum"));
        }
        if number.is_infinite() {
            self.infinities += number;
        }
        self.special += number;
        self.partials.clear();
        Ok(())
    }

    /// The sum.
    pub fn finish(&self) -> Outcome<f64> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() {
                Err(Complaint::value("-inf + inf in fsum"))
            } else {
                Ok(self.special)
            };
        }
        let mut rest = self.partials.iter().rev();
        let Some(first) = rest.next() else { return Ok(0.0) };
        let (mut total, mut lost) = (*first, 0.0);
        for partial in rest.by_ref() {
            (total, lost) = exact_sum(total, *partial);
            if lost != 0.0 {
                break;
            }
        }
        // What was lost may be half of the last place exactly; then the next partial decides, not evenness.
        if let Some(next) = rest.next()
            && ((lost < 0.0 && *next < 0.0) || (lost > 0.0 && *next > 0.0))
        {
            let twice = lost * 2.0;
            let moved = total + twice;
            if moved - total == twice {
                return Ok(moved);
            }
        }
        Ok(total)
    }
}

/// A rounded sum, and what rounding lost of it.
fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let (large, small) = if a.abs() < b.abs() { (b, a) } else { (a, b) };
    let total = large + small;
    (total, small - (total - large))
}
