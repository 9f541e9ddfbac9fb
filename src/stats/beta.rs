//! The beta distribution: its tails and its quantiles, and Student's t, which is one.

use super::stirling;
use super::tails::{Tail, Tails, normal_guess, solve};

/// What stands for 0 in a denominator.
const TINY: f64 = 1e-300;

/// The continued fraction of the lower tail (Press, Teukolsky, Vetterling and Flannery 2007, section
/// 6.4), which is quick below the mean.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let whole = |v: f64| if v.abs() < TINY { TINY } else { v };
    let (mut c, mut d) = (1.0, 1.0 / whole(1.0 - (a + b) * x / (a + 1.0)));
    let mut h = d;
    for m in 1.. {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / whole(1.0 + even * d);
        c = whole(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / whole(1.0 + odd * d);
        c = whole(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    h
}

/// Both tails of the beta distribution of `a` and `b` (above 0) at `x`, where `y` is 1 - x.
pub fn tails(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails { lower: 0.0, upper: 1.0 };
    }
    if y <= 0.0 {
        return Tails { lower: 1.0, upper: 0.0 };
    }
    let front = stirling::beta(a, b, x, y);
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (front * fraction(a, b, x) / a).min(1.0);
        Tails { lower, upper: 1.0 - lower }
    } else {
        let upper = (front * fraction(b, a, y) / b).min(1.0);
        Tails { lower: 1.0 - upper, upper }
    }
}

/// The odds x / (1 - x) at which the `tail` of the beta distribution of `a` and `b` (above 0)
/// begins: neither end of the interval loses digits.
fn odds(a: f64, b: f64, tail: Tail) -> f64 {
    // The logit has about this variance; its mean is near the logit of the mean.
    let spread = libm::sqrt(1.0 / a + 1.0 / b);
    let guess = libm::log(a / b) + normal_guess(tail) * spread;
    let at = |u: f64| {
        let odds = libm::exp(u);
        let (x, y) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
        (tails(a, b, x, y), stirling::beta(a, b, x, y))
    };
    libm::exp(solve(tail, guess, at))
}

/// Where the `tail` of the beta distribution of `a` and `b` (above 0) begins.
pub fn quantile(a: f64, b: f64, tail: Tail) -> f64 {
    let odds = odds(a, b, tail);
    odds / (1.0 + odds)
}

/// The value that Student's t with `freedom` degrees (above 0) passes with the chance `upper`, at most
/// one half: its square over the degrees is the odds of a beta variable of one half and half of them.
pub fn student(freedom: f64, upper: f64) -> f64 {
    libm::sqrt(freedom * odds(0.5, freedom / 2.0, Tail::Upper(2.0 * upper)))
}
