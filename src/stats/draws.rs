//! Random groups of units: what the permutation tests draw.

use super::random::Random;
use super::rows::Rows;

/// Units in a random order, and in another.
pub(super) struct Shuffle {
    order: Vec<u32>,
    /// Places that have their unit; the others have it when they are asked for.
    settled: usize,
    random: Random,
}

impl Shuffle {
    pub fn new(units: usize, rng_seed: u64) -> Self {
        Self { order: (0..units as u32).collect(), settled: 0, random: Random::new(rng_seed) }
    }

    /// Begins another order. The first places of a Fisher-Yates shuffle are a random subset,
    /// wherever the units stood before.
    pub fn again(&mut self) {
        self.settled = 0;
    }

    /// The unit at a place; places are asked for from the first on.
    fn at(&mut self, place: usize) -> usize {
        if place == self.settled {
            let from = place + self.random.below((self.order.len() - place) as u64) as usize;
            self.order.swap(place, from);
            self.settled += 1;
        }
        self.order[place] as usize
    }
}

/// Columns of those units that are in question, summed over the first so many of them in a random
/// order: a random group of its own size, whatever other sums are taken in the same order.
pub(super) struct Sums {
    columns: usize,
    size: usize,
    pool: Pool,
}

/// Values in the fewest bits that hold them.
enum Pool {
    Narrow(Lanes<u16>),
    Wide(Lanes<u32>),
}

impl Sums {
    /// Sums of `size` units out of those that are `in_question`; of these there are as many at least.
    pub fn new(rows: &Rows, columns: &[usize], in_question: impl Fn(&[u32]) -> bool, size: usize) -> Self {
        let most = u32::from(u16::MAX);
        // So many values of 16 bits have a sum of 32.
        let narrow = rows.len() <= 1 << 16 && rows.iter().all(|row| columns.iter().all(|c| row[*c] <= most));
        let pool = match narrow {
            true => Pool::Narrow(Lanes::of(rows, columns, in_question)),
            false => Pool::Wide(Lanes::of(rows, columns, in_question)),
        };
        Self { columns: columns.len(), size, pool }
    }

    /// The sums of a group, column by column.
    pub fn next(&self, shuffle: &mut Shuffle, out: &mut Vec<u64>) {
        out.clear();
        match &self.pool {
            Pool::Narrow(lanes) => {
                lanes.sum(shuffle, self.size, |sum: &mut u32, n| *sum += u32::from(n), out)
            }
            Pool::Wide(lanes) => lanes.sum(shuffle, self.size, |sum: &mut u64, n| *sum += u64::from(n), out),
        }
        out.truncate(self.columns);
    }
}

/// Numbers that a processor adds at a time.
const LANES: usize = 8;

/// Rows cut into lanes: the first columns of all rows, then the next eight. The first number of a
/// row says whether it is in question.
struct Lanes<T> {
    lanes: Vec<Vec<[T; LANES]>>,
}

impl<T: Copy + Default + From<bool> + TryFrom<u32>> Lanes<T> {
    fn of(rows: &Rows, columns: &[usize], in_question: impl Fn(&[u32]) -> bool) -> Self {
        let mut lanes = vec![vec![[T::default(); LANES]; rows.len()]; columns.len() / LANES + 1];
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| in_question(row)) {
            lanes[0][at][0] = T::from(true);
            for (place, column) in (1..).zip(columns) {
                lanes[place / LANES][at][place % LANES] = T::try_from(row[*column]).unwrap_or_default();
            }
        }
        Self { lanes }
    }
}

impl<T: Copy + Default + PartialEq> Lanes<T> {
    /// Eight sums stay in registers while the rows go by.
    fn sum<S: Copy + Default + Into<u64>>(
        &self,
        shuffle: &mut Shuffle,
        size: usize,
        add: impl Fn(&mut S, T),
        out: &mut Vec<u64>,
    ) {
        let (first, others) = self.lanes.split_at(1);
        let mut sums = [S::default(); LANES];
        let (mut left, mut place) = (size, 0);
        while left > 0 {
            let row = &first[0][shuffle.at(place)];
            sums.iter_mut().zip(row).for_each(|(sum, n)| add(sum, *n));
            left -= usize::from(row[0] != T::default());
            place += 1;
        }
        out.extend(sums[1..].iter().map(|sum| (*sum).into()));
        for lane in others {
            let mut sums = [S::default(); LANES];
            for unit in &shuffle.order[..place] {
                sums.iter_mut().zip(&lane[*unit as usize]).for_each(|(sum, n)| add(sum, *n));
            }
            out.extend(sums.iter().map(|sum| (*sum).into()));
        }
    }
}
