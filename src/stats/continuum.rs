//! Outlets that truly differ, and yet have no groups: points of one continuum.

use super::random::Random;

/// A shape of one continuum. Each has mean 0 and the covariance that the axes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A normal distribution: most outlets near the middle.
    Normal,
    /// Evenly spread along the first axis, normal along the others: a gradient.
    Gradient,
    /// Lognormal along the first axis, normal along the others: a long tail to one side.
    Tail,
    /// Normal, but some outlets many times farther out than others, in any direction.
    Scattered,
}

impl Shape {
    pub const ALL: [Self; 4] = [Self::Normal, Self::Gradient, Self::Tail, Self::Scattered];

    /// `count` points. `axes`: from the longest, each a vector as long as one standard deviation.
    pub fn draw(self, axes: &[Vec<f64>], count: usize, random: &mut Random) -> Vec<Vec<f64>> {
        let width = axes.first().map_or(0, Vec::len);
        // Where the axis points is arbitrary, and a tail has one side only.
        let side = if random.below(2) == 0 { -1.0 } else { 1.0 };
        let point = |_| {
            let mut point = vec![0.0; width];
            for (place, axis) in axes.iter().enumerate() {
                let score = match (self, place) {
                    (Self::Gradient, 0) => (random.unit() - 0.5) * 12.0f64.sqrt(),
                    (Self::Tail, 0) => side * tail(random.normal()),
                    _ => random.normal(),
                };
                point.iter_mut().zip(axis).for_each(|(x, a)| *x += score * a);
            }
            if self == Self::Scattered {
                let farther = libm::exp(SCATTER * random.normal() - SCATTER * SCATTER);
                point.iter_mut().for_each(|x| *x *= farther);
            }
            point
        };
        (0..count).map(point).collect()
    }
}

/// Standard deviation of the logarithm of the distances of [`Shape::Scattered`].
const SCATTER: f64 = 0.75;

/// exp of a standard normal number, with mean 0 and variance 1.
fn tail(normal: f64) -> f64 {
    let e = std::f64::consts::E;
    (libm::exp(normal) - e.sqrt()) / (e * (e - 1.0)).sqrt()
}
