//! `math.gamma` and `math.lgamma`.
//!
//! In and out: `f64`. Both use Lanczos' approximation with g = 6.0246..., 13 terms, as a quotient of
//! polynomials, and reflection for negative arguments.
//!
//! Invariant: operations come in the same order as in CPython, so results agree to the last bit.

use std::f64::consts::PI;

use super::complaint::Outcome;
use super::math::{domain_error, range_error};

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
const LOG_PI: f64 = 1.144_729_885_849_400_2;

/// Coefficients of the numerator, lowest first.
#[allow(clippy::excessive_precision)]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

/// Those of the denominator, `x (x + 1) ... (x + 11)`.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Lanczos' sum; for larger arguments in powers of `1 / x`, which do not overflow.
fn lanczos_sum(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(DENOMINATOR);
    let (numerator, denominator) = if x < 5.0 {
        terms.rev().fold((0.0, 0.0), |(above, below), (a, b)| (above * x + a, below * x + b))
    } else {
        terms.fold((0.0, 0.0), |(above, below), (a, b)| (above / x + a, below / x + b))
    };
    numerator / denominator
}

/// `sin(pi * x)` without the error of `pi * x`.
fn sine_of_half_turns(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let value = match (2.0 * y).round() as i64 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * value
}

/// `math.gamma`
pub fn gamma(x: f64) -> Outcome<f64> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    let is_whole = x == x.floor();
    if x == 0.0 || (is_whole && x < 0.0) {
        return Err(domain_error());
    }
    if is_whole && x <= 23.0 {
        return Ok((2..x as u64).fold(1.0, |product, factor| product * factor as f64));
    }
    let size = x.abs();
    let value = if size < 1e-20 {
        1.0 / x
    } else if size <= 200.0 {
        gamma_by_lanczos(x)
    } else if x < 0.0 {
        0.0 / sine_of_half_turns(x)
    } else {
        f64::INFINITY
    };
    if value.is_infinite() { Err(range_error()) } else { Ok(value) }
}

fn gamma_by_lanczos(x: f64) -> f64 {
    let size = x.abs();
    let y = size + G_MINUS_HALF;
    // What rounding took from y, as the relative change that it makes.
    let error = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let change = error * G / y;
    let power = |value: f64, apply: fn(f64, f64) -> f64| {
        if size < 140.0 {
            return apply(value, y.powf(size - 0.5));
        }
        // In two steps, for one would overflow.
        let root = y.powf(size / 2.0 - 0.25);
        apply(apply(value, root), root)
    };
    if x < 0.0 {
        let value = -PI / sine_of_half_turns(size) / size * y.exp() / lanczos_sum(size);
        power(value - change * value, |value, power| value / power)
    } else {
        let value = lanczos_sum(size) / y.exp();
        power(value + change * value, |value, power| value * power)
    }
}

/// `math.lgamma`
pub fn log_gamma(x: f64) -> Outcome<f64> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(domain_error()) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let value = lanczos_sum(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    let value =
        if x < 0.0 { LOG_PI - sine_of_half_turns(size).abs().ln() - size.ln() - value } else { value };
    if value.is_infinite() { Err(range_error()) } else { Ok(value) }
}
