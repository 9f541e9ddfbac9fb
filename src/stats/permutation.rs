//! Are the differences between two outlets' pooled shares larger than chance would make them? A
//! permutation test by unit (article): which outlet an article belongs to is shuffled, whole
//! articles at a time, because words within an article are not independent. One shuffle serves all
//! measures, which so are tested under the same draws.

use super::draws::Draws;
use super::rows::Rows;

/// A measure: the columns of its hits and of its base. Measures may share a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    pub hits: usize,
    pub base: usize,
}

/// What the test found of one measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Pooled share of group A.
    pub share_a: f64,
    /// Pooled share of group B.
    pub share_b: f64,
    /// `share_a - share_b`.
    pub difference: f64,
    /// Two-sided p-value, never 0.
    pub p: f64,
}

/// Tests the differences of pooled shares (sum of hits over sum of base) between the units `a` and
/// `b`. p = (1 + permutations at least as extreme) / (1 + permutations) (Phipson and Smyth 2010);
/// extreme means an absolute difference at least as large, up to rounding. A permutation that
/// leaves a group without base counts as extreme. The order of units does not matter, nor which
/// group is called A.
///
/// Give each test its own stream: `rng_seed` = [`super::random::key`] of the run's seed and the
/// name of the comparison.
///
/// A measure is `None` when a group has no base: then there is no share to compare.
///
/// # Panics
/// When the two differ in columns, or have fewer than the measures name.
pub fn test(
    a: &Rows,
    b: &Rows,
    measures: &[Measure],
    permutations: usize,
    rng_seed: u64,
) -> Vec<Option<Difference>> {
    let (in_a, in_b) = (a.sums(), b.sums());
    let found: Vec<Option<f64>> = measures.iter().map(|m| m.gap(&in_a, &in_b)).collect();
    let bars: Vec<f64> = found.iter().map(|d| d.map_or(f64::NAN, |d| d.abs() * (1.0 - 1e-12))).collect();
    let mut extreme = vec![0usize; measures.len()];
    let mut draws = Draws::new(a, b, rng_seed);
    let (mut drawn, mut rest) = (vec![0; in_a.len()], vec![0; in_a.len()]);
    for _ in 0..permutations {
        draws.next(&mut drawn);
        // The other group is what remains of the sums.
        for (column, rest) in rest.iter_mut().enumerate() {
            *rest = in_a[column] + in_b[column] - drawn[column];
        }
        for ((measure, bar), extreme) in measures.iter().zip(&bars).zip(&mut extreme) {
            *extreme += usize::from(measure.gap(&drawn, &rest).is_none_or(|d| d.abs() >= *bar));
        }
    }
    let difference = |((measure, found), extreme): ((&Measure, Option<f64>), usize)| {
        Some(Difference {
            difference: found?,
            share_a: measure.share(&in_a)?,
            share_b: measure.share(&in_b)?,
            p: (1 + extreme) as f64 / (1 + permutations) as f64,
        })
    };
    measures.iter().zip(found).zip(extreme).map(difference).collect()
}

impl Measure {
    fn share(&self, sums: &[u64]) -> Option<f64> {
        (sums[self.base] > 0).then(|| sums[self.hits] as f64 / sums[self.base] as f64)
    }

    fn gap(&self, a: &[u64], b: &[u64]) -> Option<f64> {
        Some(self.share(a)? - self.share(b)?)
    }
}
