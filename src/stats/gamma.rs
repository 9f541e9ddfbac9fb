//! The gamma distribution: its tails and its quantiles.
//!
//! Tails by the series below the mean and the continued fraction above it (Press, Teukolsky,
//! Vetterling and Flannery 2007, section 6.2), so that the smaller tail is never a difference.

use super::stirling;
use super::tails::{Tail, Tails, normal_guess, solve};

/// Relative size of a term that is no longer added.
const LAST: f64 = 1e-17;
/// What stands for 0 in a denominator.
const TINY: f64 = 1e-300;

/// Both tails of the gamma distribution of shape `a` (above 0) and scale 1 at `x` (0 or more).
pub fn tails(a: f64, x: f64) -> Tails {
    if x <= 0.0 {
        return Tails { lower: 0.0, upper: 1.0 };
    }
    let front = stirling::gamma(a, x);
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * LAST {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        let lower = (front * sum).min(1.0);
        return Tails { lower, upper: 1.0 - lower };
    }
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / TINY, 1.0 / b);
    let mut h = d;
    for i in 1.. {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = an * d + b;
        c = b + an / c;
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = if c.abs() < TINY { TINY } else { c };
        h *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    let upper = (front * h).clamp(0.0, 1.0);
    Tails { lower: 1.0 - upper, upper }
}

/// Where the `tail` of the gamma distribution of shape `a` (above 0) and scale 1 begins.
pub fn quantile(a: f64, tail: Tail) -> f64 {
    // Wilson and Hilferty's (1931) cube root; far below the mean, the first term of the series.
    let cube = 1.0 - 1.0 / (9.0 * a) + normal_guess(tail) / (3.0 * libm::sqrt(a));
    let first = |p: f64| libm::exp((libm::log(p) + libm::lgamma(a + 1.0)) / a);
    let guess = match tail {
        Tail::Lower(p) if cube < 0.3 => first(p),
        Tail::Upper(q) if cube < 0.3 => first(1.0 - q),
        _ => a * cube * cube * cube,
    };
    // On the logarithm of x every shape is within reach.
    let at = |u: f64| {
        let x = libm::exp(u);
        (tails(a, x), stirling::gamma(a, x))
    };
    libm::exp(solve(tail, libm::log(guess.max(TINY)), at))
}
