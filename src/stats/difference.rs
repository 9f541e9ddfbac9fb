//! Are two pooled ratios different, by how much, by what factor?
//!
//! All three answers are made of the two single intervals, by the method of variance estimates
//! recovery: the limits of the difference (Zou and Donner 2008, Statistics in Medicine 27:1693), of
//! the ratio (Donner and Zou 2012, Statistical Methods in Medical Research 21:347), and p, the level
//! at which the limits of the difference first reach 0. So none of them contradicts another, and the
//! null is that of equal ratios: sizes and clumping may differ.

use super::estimate::{Estimate, upper_tail};

/// The smallest p-value told: the tails of sums are not known farther out.
pub const LEAST_P: f64 = 1e-12;

/// Two estimates compared.
#[derive(Debug, Clone, Copy)]
pub struct Difference {
    a: Estimate,
    b: Estimate,
}

/// The square of the distance from the estimate to a limit.
fn square(x: f64) -> f64 {
    x * x
}

impl Difference {
    /// `None` where neither has a hit: there is nothing that could differ.
    pub fn of(a: &Estimate, b: &Estimate) -> Option<Self> {
        (a.ratio > 0.0 || b.ratio > 0.0).then_some(Self { a: *a, b: *b })
    }

    /// A's ratio less B's.
    pub fn difference(&self) -> f64 {
        self.a.ratio - self.b.ratio
    }

    /// The limits of the difference at `z`, in the normal distribution's standard deviations.
    pub fn limits(&self, z: f64) -> (f64, f64) {
        let (a, b) = (self.a.ratio, self.b.ratio);
        let ((low_a, high_a), (low_b, high_b)) = (self.a.limits(z), self.b.limits(z));
        let down = libm::sqrt(square(a - low_a) + square(high_b - b));
        let up = libm::sqrt(square(high_a - a) + square(b - low_b));
        (a - b - down, a - b + up)
    }

    /// A's ratio over B's; `None` where B's is 0.
    pub fn ratio(&self) -> Option<f64> {
        (self.b.ratio > 0.0).then(|| self.a.ratio / self.b.ratio)
    }

    /// The limits of that at `z`; the upper one is `None` where B's ratio may be 0.
    pub fn ratio_limits(&self, z: f64) -> (f64, Option<f64>) {
        let (a, b) = (self.a.ratio, self.b.ratio);
        let ((low_a, high_a), (low_b, high_b)) = (self.a.limits(z), self.b.limits(z));
        // Roots of (a - x b)^2 = (a - limit of a)^2 + x^2 (b - limit of b)^2.
        let root = |in_a: f64, in_b: f64| {
            let (constant, leading) = (in_a * (2.0 * a - in_a), in_b * (2.0 * b - in_b));
            (constant, leading, libm::sqrt((square(a * b) - constant * leading).max(0.0)))
        };
        let (constant, _, low) = root(low_a, high_b);
        let low = if constant > 0.0 { constant / (a * b + low) } else { 0.0 };
        let (_, leading, high) = root(high_a, low_b);
        (low, (leading > 0.0).then(|| (a * b + high) / leading))
    }

    /// The two-sided p-value of equal ratios, never below [`LEAST_P`].
    pub fn p(&self) -> f64 {
        let (a, b) = if self.difference() >= 0.0 { (&self.a, &self.b) } else { (&self.b, &self.a) };
        // How far the interval at z stays from 0, which falls in z.
        let room =
            |z: f64| a.ratio - b.ratio - libm::sqrt(square(a.ratio - a.low(z)) + square(b.high(z) - b.ratio));
        let (mut below, mut above) = (1e-3, 7.2);
        let (mut at_below, mut at_above) = (room(below), room(above));
        if at_below <= 0.0 {
            return 1.0;
        }
        if at_above >= 0.0 {
            return LEAST_P;
        }
        // False position, with the Illinois rule against an end that stays (Dowell and Jarratt 1971).
        let (mut z, mut stayed) = (below, None);
        for _ in 0..200 {
            let last = z;
            z = (below * at_above - above * at_below) / (at_above - at_below);
            let at_z = room(z);
            if at_z == 0.0 || (z - last).abs() < 1e-13 {
                break;
            }
            let moved = at_z > 0.0;
            if moved {
                (below, at_below) = (z, at_z);
            } else {
                (above, at_above) = (z, at_z);
            }
            if stayed == Some(moved) {
                let end = if moved { &mut at_above } else { &mut at_below };
                *end /= 2.0;
            }
            stayed = Some(moved);
        }
        (2.0 * upper_tail(z)).max(LEAST_P)
    }
}
