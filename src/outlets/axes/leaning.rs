//! The axis sums of some articles, with their replicates and the units that the null draws from.

use rayon::prelude::*;

use crate::error::Result;
use crate::features::AxisSum;
use crate::outlets::contrast::{Drawn, Merge, Unit};
use crate::outlets::gather::Gathered;
use crate::stats::resample;

impl Merge for AxisSum {
    fn merge(&mut self, other: &Self) {
        self.add(other, 1);
    }
}

/// Replicates that one thread works on at a time.
const BLOCK: usize = 128;
/// Articles that are gathered before threads share out their replicates.
const TOGETHER: usize = 4_096;

/// One axis.
pub(super) struct Leaning {
    /// Whether any article was placed on it, be it without a word.
    pub seen: bool,
    /// Articles with a word on it.
    pub articles: u64,
    pub total: AxisSum,
    pub replicates: Vec<AxisSum>,
    pub units: Vec<Unit<AxisSum>>,
}

/// Where some outlets (by place) lean on every axis.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn leanings(
    gathered: &Gathered<'_>,
    outlets: &[usize],
    enough: fn(usize, usize) -> bool,
) -> Result<Vec<Leaning>> {
    let (count, replicates) = (gathered.axes.len(), gathered.settings.replicates);
    let mut blocks = vec![vec![AxisSum::default(); count * BLOCK]; replicates.div_ceil(BLOCK)];
    let mut drawn: Vec<Drawn<AxisSum>> = (0..count).map(|_| Drawn::new(enough)).collect();
    let mut plain = vec![(false, 0, AxisSum::default()); count];
    let mut waiting: Vec<(u64, u32, AxisSum)> = Vec::new();
    for outlet in outlets {
        gathered.articles(*outlet, &mut |record| {
            for (axis, sum) in record.axes() {
                let (seen, articles, total) = &mut plain[axis as usize];
                *seen = true;
                if sum.n == 0 {
                    total.words += sum.words;
                    continue;
                }
                *articles += 1;
                total.add(&sum, 1);
                drawn[axis as usize].add(record.key, *outlet, sum);
                waiting.push((record.key, axis, sum));
            }
            if waiting.len() >= TOGETHER * count {
                resample(&mut blocks, &waiting);
                waiting.clear();
            }
        })?;
    }
    resample(&mut blocks, &waiting);
    let of_axis = |axis: usize| {
        let sums = blocks.iter().flat_map(move |block| &block[axis * BLOCK..(axis + 1) * BLOCK]);
        sums.take(replicates).copied().collect()
    };
    let leaning = |(axis, ((seen, articles, total), drawn)): (usize, (_, Drawn<AxisSum>))| Leaning {
        seen,
        articles,
        total,
        replicates: of_axis(axis),
        units: drawn.finish(),
    };
    Ok(plain.into_iter().zip(drawn).enumerate().map(leaning).collect())
}

/// Adds articles, each in all replicates. The axes of one article follow each other.
fn resample(blocks: &mut [Vec<AxisSum>], articles: &[(u64, u32, AxisSum)]) {
    blocks.par_iter_mut().enumerate().for_each(|(block, sums)| {
        let (mut weights, mut drawn) = ([0; BLOCK], None);
        for (key, axis, sum) in articles {
            if drawn != Some(key) {
                resample::fill(*key, block * BLOCK, &mut weights);
                drawn = Some(key);
            }
            let start = *axis as usize * BLOCK;
            for (all, weight) in sums[start..start + BLOCK].iter_mut().zip(weights) {
                all.add(sum, u64::from(weight));
            }
        }
    });
}
