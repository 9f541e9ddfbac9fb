//! How many different kinds a sample holds, made comparable between samples of unequal size.

use std::collections::BTreeMap;

/// The number of kinds to expect in `n` draws without return from a sample with these counts of
/// each kind (Hurlbert 1971, Ecology 52:577): the sum over kinds of 1 - C(N - Ni, n) / C(N, n),
/// N being the sum of the counts. `None` when the sample holds fewer than `n` draws.
pub fn rarefied(counts: &[u64], n: u64) -> Option<f64> {
    let total: u64 = counts.iter().sum();
    if n > total {
        return None;
    }
    // Kinds with one count share one term; the order of addition is that of the counts.
    let mut kinds: BTreeMap<u64, u64> = BTreeMap::new();
    for count in counts.iter().filter(|c| **c > 0) {
        *kinds.entry(*count).or_default() += 1;
    }
    Some(kinds.into_iter().map(|(count, kinds)| kinds as f64 * (1.0 - absent(total, count, n))).sum())
}

/// C(total - count, n) / C(total, n): the chance that `n` draws miss a kind. The fraction is
/// symmetric in `count` and `n`, so the shorter product serves.
fn absent(total: u64, count: u64, n: u64) -> f64 {
    let (short, long) = (count.min(n), count.max(n));
    if short + long > total {
        return 0.0;
    }
    (0..short).map(|i| (total - long - i) as f64 / (total - i) as f64).product()
}

/// The effective number of kinds, e to the Shannon entropy (Hill 1973, Ecology 54:427, order 1):
/// so many kinds of equal share would be as diverse. `None` for an empty sample. It grows with
/// the size of the sample.
pub fn effective(counts: &[u64]) -> Option<f64> {
    let total = counts.iter().sum::<u64>() as f64;
    let mut counts: Vec<u64> = counts.iter().copied().filter(|c| *c > 0).collect();
    counts.sort_unstable();
    let entropy: f64 = counts.iter().map(|c| *c as f64 / total).map(|p| -p * libm::log(p)).sum();
    (!counts.is_empty()).then(|| libm::exp(entropy))
}
