//! Random groups of units: what the permutation tests draw.

use super::random::Random;
use super::rows::Rows;

/// A group drawn at random, and drawn again.
pub(super) struct Draws {
    pool: Pool,
    order: Vec<u32>,
    size: usize,
    random: Random,
}

/// Values in the fewest bits that hold them.
enum Pool {
    Narrow(Lanes<u16>),
    Wide(Lanes<u32>),
}

impl Draws {
    /// Groups as large as the smaller of `a` and `b`, out of both together. Neither the order of
    /// rows matters, nor which of the two is called A.
    pub fn new(a: &Rows, b: &Rows, rng_seed: u64) -> Self {
        let rows = a.with(b);
        let narrow = rows.iter().flatten().all(|n| *n <= u32::from(u16::MAX));
        let pool = if narrow { Pool::Narrow(Lanes::of(&rows)) } else { Pool::Wide(Lanes::of(&rows)) };
        let order = (0..rows.len() as u32).collect();
        Self { pool, order, size: a.len().min(b.len()), random: Random::new(rng_seed) }
    }

    /// The sums of the next group, column by column, into `sums`.
    pub fn next(&mut self, sums: &mut [u64]) {
        // The first places of a Fisher-Yates shuffle are a random subset, wherever the units
        // stood before.
        for place in 0..self.size {
            let from = place + self.random.below((self.order.len() - place) as u64) as usize;
            self.order.swap(place, from);
        }
        sums.fill(0);
        let drawn = &self.order[..self.size];
        match &self.pool {
            // As many values of 16 bits have a sum of 32.
            Pool::Narrow(lanes) => {
                drawn
                    .chunks(1 << 16)
                    .for_each(|d| lanes.add(d, |sum: &mut u32, n| *sum += u32::from(n), sums));
            }
            Pool::Wide(lanes) => lanes.add(drawn, |sum: &mut u64, n| *sum += u64::from(n), sums),
        }
    }
}

/// Numbers that a processor adds at a time.
const LANES: usize = 8;

/// Rows cut into lanes: the first eight columns of all rows, then the next eight.
struct Lanes<T> {
    rows: usize,
    values: Vec<[T; LANES]>,
}

impl<T: Copy + Default + TryFrom<u32>> Lanes<T> {
    fn of(rows: &Rows) -> Self {
        let mut values = Vec::with_capacity(rows.width().div_ceil(LANES) * rows.len());
        for first in (0..rows.width()).step_by(LANES) {
            for row in rows.iter() {
                let mut lane = [T::default(); LANES];
                let part = row[first..].iter().take(LANES);
                lane.iter_mut().zip(part).for_each(|(to, n)| *to = T::try_from(*n).unwrap_or_default());
                values.push(lane);
            }
        }
        Self { rows: rows.len(), values }
    }
}

impl<T: Copy> Lanes<T> {
    /// Eight sums stay in registers while the rows go by.
    fn add<S>(&self, drawn: &[u32], add: impl Fn(&mut S, T), out: &mut [u64])
    where
        S: Copy + Default + Into<u64>,
    {
        for (lane, out) in self.values.chunks(self.rows.max(1)).zip(out.chunks_mut(LANES)) {
            let mut sums = [S::default(); LANES];
            for row in drawn {
                sums.iter_mut().zip(&lane[*row as usize]).for_each(|(sum, n)| add(sum, *n));
            }
            out.iter_mut().zip(sums).for_each(|(out, sum)| *out += sum.into());
        }
    }
}
