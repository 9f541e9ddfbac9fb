//! The tails of a distribution, and the way back from a tail to where it begins.

/// The probability below and above a point; the smaller of the two is exact to rounding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tails {
    pub lower: f64,
    pub upper: f64,
}

/// A tail by its probability, between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tail {
    Lower(f64),
    Upper(f64),
}

/// The normal quantile of a tail to three digits, to start from (Abramowitz and Stegun 1964, 26.2.23).
pub(super) fn normal_guess(tail: Tail) -> f64 {
    let upper = |q: f64| {
        let t = libm::sqrt(-2.0 * libm::log(q.max(1e-300)));
        t - (2.515517 + t * (0.802853 + t * 0.010328))
            / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    };
    match tail {
        Tail::Upper(q) if q <= 0.5 => upper(q),
        Tail::Upper(q) => -upper(1.0 - q),
        Tail::Lower(p) if p <= 0.5 => -upper(p),
        Tail::Lower(p) => upper(1.0 - p),
    }
}

/// The u at which a distribution has this tail, from a guess. `at` gives the tails at u and the
/// density in u. Newton's steps on the logarithm of the smaller tail, halved towards what is known
/// to lie on the other side wherever they leave it.
pub(super) fn solve(tail: Tail, guess: f64, at: impl Fn(f64) -> (Tails, f64)) -> f64 {
    // The smaller of the two is solved for: it has the digits.
    let (want, lower) = match tail {
        Tail::Lower(p) if p <= 0.5 => (p, true),
        Tail::Lower(p) => (1.0 - p, false),
        Tail::Upper(q) if q <= 0.5 => (q, false),
        Tail::Upper(q) => (1.0 - q, true),
    };
    let (mut below, mut above) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut u = guess;
    for _ in 0..200 {
        let (tails, density) = at(u);
        let have = if lower { tails.lower } else { tails.upper };
        // Too far up: the lower tail is too large, the upper one too small.
        if (have > want) == lower {
            above = u;
        } else {
            below = u;
        }
        let step = libm::log(want / have) * have / density;
        let mut next = if lower { u + step } else { u - step };
        if !(next > below && next < above) {
            next = match (below.is_finite(), above.is_finite()) {
                (true, true) => (below + above) / 2.0,
                (true, false) => below + 1.0 + below.abs() / 2.0,
                (false, true) => above - 1.0 - above.abs() / 2.0,
                (false, false) => return u,
            };
        }
        if (next - u).abs() <= 4.0 * f64::EPSILON * u.abs().max(1.0) {
            return next;
        }
        u = next;
    }
    u
}
