//! Intervals by resampling articles with replacement: attributions of one article hang
//! together, so the article is the unit.

use serde::Serialize;

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
/// drawn; replicates in which it is not defined are left out, and where more than a tenth
/// are, there is no interval.
pub(super) fn interval(n: usize, figure: impl Fn(&[u32]) -> Option<f64>) -> Option<Interval> {
    if n < 2 {
        return None;
    }
    let mut state = RNG_SEED;
    let mut weights = vec![0u32; n];
    let mut values = Vec::with_capacity(REPLICATES);
    for _ in 0..REPLICATES {
        weights.fill(0);
        for _ in 0..n {
            weights[draw(&mut state, n)] += 1;
        }
        values.extend(figure(&weights));
    }
    if values.len() < REPLICATES - REPLICATES / 10 {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[(share * (values.len() - 1) as f64).round() as usize];
    Some(Interval { low: at(0.025), high: at(0.975) })
}

/// The next number below `n`: SplitMix64, then a multiply-shift.
fn draw(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    ((u128::from(z) * n as u128) >> 64) as usize
}
