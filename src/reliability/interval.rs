//! Intervals by resampling articles with replacement: attributions of one article hang
//! together, so the article is the unit.

use serde::Serialize;

use crate::stats::interval::percentile;
use crate::stats::random::Random;

/// A percentile interval of 95 percent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// Replicates drawn.
const REPLICATES: usize = 1000;
/// Fixed, so that reruns give the same interval.
const RNG_SEED: u64 = 20_150_804;

/// The interval of `figure` over `n` articles. `figure` is given how often each article was
/// drawn: gold sets are small, so that these counts add up to `n` in each replicate. Replicates in
/// which it is not defined are left out, and where too many are, there is no interval.
pub(super) fn interval(n: usize, figure: impl Fn(&[u32]) -> Option<f64>) -> Option<Interval> {
    if n < 2 {
        return None;
    }
    let mut random = Random::new(RNG_SEED);
    let mut weights = vec![0u32; n];
    let replicates: Vec<f64> = (0..REPLICATES)
        .map(|_| {
            weights.fill(0);
            for _ in 0..n {
                weights[random.below(n as u64) as usize] += 1;
            }
            figure(&weights).unwrap_or(f64::NAN)
        })
        .collect();
    percentile(&replicates, 0.95).map(|ends| Interval { low: ends.low, high: ends.high })
}
