//! How far apart two outlets are in their choice among names.

use super::draws::Draws;
use super::rows::Rows;

/// Jensen-Shannon divergence of two distributions given as counts over the same kinds, in bits:
/// 0 when they are alike, 1 when they share no kind (Lin 1991, IEEE Transactions on Information
/// Theory 37:145, equal weights). Two small samples of one distribution are apart too, so read it
/// beside its test. `None` when a side has no counts.
///
/// # Panics
/// When the two differ in length.
pub fn jensen_shannon(a: &[u64], b: &[u64]) -> Option<f64> {
    assert_eq!(a.len(), b.len(), "counts over the same kinds");
    let total = |counts: &[u64]| counts.iter().sum::<u64>() as f64;
    let (all_a, all_b) = (total(a), total(b));
    if all_a == 0.0 || all_b == 0.0 {
        return None;
    }
    let term = |p: f64, m: f64| if p > 0.0 { p * libm::log2(p / m) } else { 0.0 };
    let kinds = a.iter().zip(b).map(|(x, y)| (*x as f64 / all_a, *y as f64 / all_b));
    let sum: f64 = kinds.map(|(p, q)| term(p, (p + q) / 2.0) + term(q, (p + q) / 2.0)).sum();
    Some((sum / 2.0).clamp(0.0, 1.0))
}

/// Tests that two groups of units (articles) choose alike: which group a unit belongs to is
/// shuffled, whole units at a time. A unit is its counts over the kinds. p = (1 + permutations
/// whose pooled divergence is at least as large) / (1 + permutations) (Phipson and Smyth 2010). The order
/// of units does not matter, nor which group is called A. `None` when a group has no counts.
///
/// # Panics
/// When the two differ in kinds.
pub fn test(a: &Rows, b: &Rows, permutations: usize, rng_seed: u64) -> Option<f64> {
    let (in_a, in_b) = (a.sums(), b.sums());
    let bar = jensen_shannon(&in_a, &in_b)? * (1.0 - 1e-12);
    let mut draws = Draws::new(a, b, rng_seed);
    let mut rest = vec![0; a.width()];
    let mut extreme = 0usize;
    for _ in 0..permutations {
        let drawn = draws.again();
        for (kind, rest) in rest.iter_mut().enumerate() {
            *rest = in_a[kind] + in_b[kind] - drawn[kind];
        }
        extreme += usize::from(jensen_shannon(drawn, &rest).is_none_or(|d| d >= bar));
    }
    Some((1 + extreme) as f64 / (1 + permutations) as f64)
}
