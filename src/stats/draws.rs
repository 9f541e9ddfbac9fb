//! Random groups of units: what the permutation tests draw.

use super::lanes::{self, Lanes};
use super::random::Random;
use super::rows::Rows;

/// A group drawn at random out of the units of two outlets, and drawn again: as many as the smaller
/// has, the first of all units in a random order.
pub(super) struct Draws {
    order: Vec<u32>,
    random: Random,
    size: usize,
    values: Box<dyn Lanes>,
    sums: Vec<u64>,
}

impl Draws {
    pub fn new(a: &Rows, b: &Rows, rng_seed: u64) -> Self {
        let rows = a.with(b);
        Self {
            order: (0..rows.len() as u32).collect(),
            random: Random::new(rng_seed),
            size: a.len().min(b.len()),
            values: lanes::of(&rows),
            sums: vec![0; rows.width()],
        }
    }

    /// Draws again: the sum of each column over the group.
    pub fn again(&mut self) -> &[u64] {
        // The first places of a Fisher-Yates shuffle are a random subset, wherever the units
        // stood before.
        for place in 0..self.size {
            let from = place + self.random.below((self.order.len() - place) as u64) as usize;
            self.order.swap(place, from);
        }
        self.values.sum(&self.order[..self.size], &mut self.sums);
        &self.sums
    }
}
