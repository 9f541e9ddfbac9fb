//! The bootstrap sums of many series at once (a series: what is counted article by article).
//!
//! Replicates stand in blocks, so that threads share out a few thousand units by replicates
//! and no sum is added up twice; the weights of a unit are drawn once for all its series. Every
//! sum is a sum of whole numbers, the same in any order of units and on any number of threads.

use rayon::prelude::*;

use super::resample::{self, MOST};

/// Replicates that are worked on together: few enough to stay near the processor.
const BLOCK: usize = 128;

/// Units (articles) with what each adds to which series, flat.
#[derive(Debug, Clone, Default)]
pub struct Units {
    keys: Vec<u64>,
    /// Where the counts of each unit end.
    ends: Vec<usize>,
    counts: Vec<(u32, u32)>,
}

impl Units {
    /// Adds a unit under its key ([`super::random::key`]) with the first of its counts: series and n.
    pub fn start(&mut self, key: u64, counts: impl IntoIterator<Item = (u32, u32)>) {
        self.counts.extend(counts);
        self.keys.push(key);
        self.ends.push(self.counts.len());
    }

    /// Adds a count to the unit that was started last.
    pub fn push(&mut self, series: u32, n: u32) {
        if let Some(end) = self.ends.last_mut() {
            self.counts.push((series, n));
            *end = self.counts.len();
        }
    }

    /// Number of counts held.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub fn clear(&mut self) {
        self.keys.clear();
        self.ends.clear();
        self.counts.clear();
    }

    fn iter(&self) -> impl Iterator<Item = (u64, &[(u32, u32)])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let spans = starts.zip(&self.ends);
        self.keys.iter().zip(spans).map(|(key, (start, end))| (*key, &self.counts[start..*end]))
    }
}

/// The sums of each series in each replicate.
#[derive(Debug)]
pub struct Replicates {
    replicates: usize,
    sums: Sums,
}

/// Narrow where no sum can pass 32 bits: half the memory, twice the speed.
#[derive(Debug)]
enum Sums {
    Narrow(Vec<Vec<[u32; BLOCK]>>),
    Wide(Vec<Vec<[u64; BLOCK]>>),
}

impl Replicates {
    /// No units yet. `largest` is the largest sum that a series will reach with all units once.
    pub fn new(series: usize, replicates: usize, largest: u64) -> Self {
        let blocks = replicates.div_ceil(BLOCK);
        let sums = match largest.checked_mul(u64::from(MOST)) {
            Some(most) if most <= u64::from(u32::MAX) => Sums::Narrow(vec![vec![[0; BLOCK]; series]; blocks]),
            _ => Sums::Wide(vec![vec![[0; BLOCK]; series]; blocks]),
        };
        Self { replicates, sums }
    }

    /// Adds units.
    pub fn add(&mut self, units: &Units) {
        match &mut self.sums {
            Sums::Narrow(blocks) => each_block(blocks, units, narrow),
            Sums::Wide(blocks) => each_block(blocks, units, wide),
        }
    }

    /// Adds the sums of a series to `out`, replicate by replicate.
    ///
    /// # Panics
    /// When there is no such series, or `out` is not as long as there are replicates.
    pub fn add_to(&self, series: u32, out: &mut [u64]) {
        self.each(series, out, |sum, one| *sum += one);
    }

    /// Takes them away again from `out`, of which they are a part.
    ///
    /// # Panics
    /// As [`Replicates::add_to`].
    pub fn take_from(&self, series: u32, out: &mut [u64]) {
        self.each(series, out, |sum, one| *sum -= one);
    }

    fn each(&self, series: u32, out: &mut [u64], with: impl Fn(&mut u64, u64)) {
        assert_eq!(out.len(), self.replicates, "one sum per replicate");
        for (block, out) in out.chunks_mut(BLOCK).enumerate() {
            match &self.sums {
                Sums::Narrow(sums) => {
                    out.iter_mut().zip(&sums[block][series as usize]).for_each(|(o, s)| with(o, (*s).into()));
                }
                Sums::Wide(sums) => {
                    out.iter_mut().zip(&sums[block][series as usize]).for_each(|(o, s)| with(o, *s));
                }
            }
        }
    }
}

fn each_block<S: Send>(
    blocks: &mut [Vec<[S; BLOCK]>],
    units: &Units,
    add: impl Fn(&mut [S; BLOCK], &[u16; BLOCK], u32) + Sync,
) {
    blocks.par_iter_mut().enumerate().for_each(|(block, sums)| {
        let mut weights = [0; BLOCK];
        for (key, counts) in units.iter() {
            resample::fill(key, block * BLOCK, &mut weights);
            for (series, n) in counts {
                add(&mut sums[*series as usize], &weights, *n);
            }
        }
    });
}

/// Largest count whose product with a weight has 16 bits.
const SMALL: u32 = u16::MAX as u32 / MOST as u32;

/// Each case is a loop that a processor does eight numbers at a time.
fn narrow(sums: &mut [u32; BLOCK], weights: &[u16; BLOCK], n: u32) {
    match n {
        1 => sums.iter_mut().zip(weights).for_each(|(sum, w)| *sum += u32::from(*w)),
        2..=SMALL => {
            let n = n as u16;
            sums.iter_mut().zip(weights).for_each(|(sum, w)| *sum += u32::from(*w * n));
        }
        _ => sums.iter_mut().zip(weights).for_each(|(sum, w)| *sum += u32::from(*w) * n),
    }
}

fn wide(sums: &mut [u64; BLOCK], weights: &[u16; BLOCK], n: u32) {
    sums.iter_mut().zip(weights).for_each(|(sum, w)| *sum += u64::from(*w) * u64::from(n));
}
