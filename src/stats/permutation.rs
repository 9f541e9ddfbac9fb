//! Is the difference between two outlets' pooled shares larger than chance would make it? A
//! permutation test by unit (article): which outlet an article belongs to is shuffled, whole
//! articles at a time, because words within an article are not independent.

use super::random::Random;

/// One unit: its hits and its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    pub hits: u64,
    pub base: u64,
}

/// What the test found.
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

/// Tests the difference of pooled shares (sum of hits over sum of base) between groups `a` and
/// `b`. p = (1 + permutations at least as extreme) / (1 + permutations) (Phipson and Smyth 2010);
/// extreme means an absolute difference at least as large, up to rounding. A permutation that
/// leaves a group without base counts as extreme. The order of units does not matter, nor which
/// group is called A.
///
/// Give each test its own stream: `rng_seed` = [`super::random::key`] of the run's seed and the
/// name of the comparison.
///
/// `None` when a group has no base: then there is no share to compare.
pub fn test(a: &[Unit], b: &[Unit], permutations: usize, rng_seed: u64) -> Option<Difference> {
    let (in_a, in_b) = (sum(a), sum(b));
    let difference = gap(in_a, in_b)?;
    let all = Unit { hits: in_a.hits + in_b.hits, base: in_a.base + in_b.base };

    // Units are told apart by their numbers alone: sorted, they are the same in any input order.
    let mut pool: Vec<Unit> = a.iter().chain(b).copied().collect();
    pool.sort_unstable();
    let draw = a.len().min(b.len());
    let mut random = Random::new(rng_seed);
    let bar = difference.abs() * (1.0 - 1e-12);
    let mut extreme = 0usize;
    for _ in 0..permutations {
        // The first `draw` places of a Fisher-Yates shuffle are a random subset, wherever the
        // units stood before; the other group is what remains of the sums.
        let mut drawn = Unit { hits: 0, base: 0 };
        for place in 0..draw {
            let from = place + random.below((pool.len() - place) as u64) as usize;
            pool.swap(place, from);
            drawn.hits += pool[place].hits;
            drawn.base += pool[place].base;
        }
        let rest = Unit { hits: all.hits - drawn.hits, base: all.base - drawn.base };
        extreme += usize::from(gap(drawn, rest).is_none_or(|d| d.abs() >= bar));
    }
    Some(Difference {
        share_a: in_a.hits as f64 / in_a.base as f64,
        share_b: in_b.hits as f64 / in_b.base as f64,
        difference,
        p: (1 + extreme) as f64 / (1 + permutations) as f64,
    })
}

fn sum(units: &[Unit]) -> Unit {
    units.iter().fold(Unit { hits: 0, base: 0 }, |s, u| Unit { hits: s.hits + u.hits, base: s.base + u.base })
}

fn gap(a: Unit, b: Unit) -> Option<f64> {
    (a.base > 0 && b.base > 0).then(|| a.hits as f64 / a.base as f64 - b.hits as f64 / b.base as f64)
}
