//! Densities that stay exact where counts are large: Stirling's formula with its error, and the
//! deviance in place of differences of large logarithms (Loader 2000, "Fast and accurate
//! computation of binomial probabilities", as in R).

/// Half the logarithm of two pi.
const HALF_LN_2PI: f64 = 0.918_938_533_204_672_7;

/// The logarithm of the gamma function of `a` less Stirling's (a - 1/2) ln a - a + ln(2 pi)/2.
fn error(a: f64) -> f64 {
    if a < 15.0 {
        return libm::lgamma(a) - (a - 0.5) * libm::log(a) + a - HALF_LN_2PI;
    }
    let square = a * a;
    let series = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0];
    series.iter().rev().fold(0.0, |sum, term| sum / square + term) / a
}

/// a ln(a / x) + x - a, without loss where the two are close.
fn deviance(a: f64, x: f64) -> f64 {
    if (a - x).abs() >= 0.1 * (a + x) {
        return a * libm::log(a / x) + x - a;
    }
    let v = (a - x) / (a + x);
    let (mut sum, mut term) = ((a - x) * v, 2.0 * a * v);
    for j in 1.. {
        term *= v * v;
        let next = sum + term / f64::from(2 * j + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// x^a e^-x over the gamma function of `a`.
pub(super) fn gamma(a: f64, x: f64) -> f64 {
    let root = (libm::log(a) / 2.0) - HALF_LN_2PI;
    libm::exp(root - deviance(a, x) - error(a))
}

/// x^a (1 - x)^b over the beta function of `a` and `b`, where `y` is 1 - x.
pub(super) fn beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let root = (libm::log(a) + libm::log(b / n)) / 2.0 - HALF_LN_2PI;
    libm::exp(root + error(n) - error(a) - error(b) - deviance(a, n * x) - deviance(b, n * y))
}
