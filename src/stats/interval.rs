//! Percentile intervals of resampled shares (Efron and Tibshirani 1993, chapter 13).

/// Share of replicates that may lack a value (their base was 0) before there is no interval.
pub const MOST_MISSING: f64 = 0.1;

/// A percentile interval and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    /// Replicates used.
    pub used: usize,
    /// Replicates left out because they had no value.
    pub missing: usize,
}

/// The quantile `p` (0 to 1) of `sorted` values by linear interpolation between order statistics,
/// with the j-th of n values at (j - 1)/(n - 1): type 7 of Hyndman and Fan (1996), the default of
/// R and NumPy. `None` when there are no values or `p` lies outside 0 to 1.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    if sorted.is_empty() || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let place = p * (sorted.len() - 1) as f64;
    let below = place.floor();
    let (low, high) = (sorted[below as usize], sorted[place.ceil() as usize]);
    Some(low + (place - below) * (high - low))
}

/// The interval that holds the middle `level` (say 0.95) of `replicates`. Replicates that are not
/// finite have no value and are left out; `None` when they are more than [`MOST_MISSING`] of all,
/// when there are no replicates, or when `level` is not between 0 and 1.
pub fn percentile(replicates: &[f64], level: f64) -> Option<Interval> {
    let mut values: Vec<f64> = replicates.iter().copied().filter(|v| v.is_finite()).collect();
    let missing = replicates.len() - values.len();
    if missing as f64 > MOST_MISSING * replicates.len() as f64 || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let tail = (1.0 - level) / 2.0;
    Some(Interval {
        low: selected(&mut values, tail)?,
        high: selected(&mut values, 1.0 - tail)?,
        used: values.len(),
        missing,
    })
}

/// [`quantile`] of values in any order, which it moves about: two order statistics need no sort.
fn selected(values: &mut [f64], p: f64) -> Option<f64> {
    if values.is_empty() || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let place = p * (values.len() - 1) as f64;
    let below = place.floor();
    let (_, low, above) = values.select_nth_unstable_by(below as usize, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp);
    let high = next.filter(|_| place > below).unwrap_or(*low);
    Some(*low + (place - below) * (high - *low))
}

/// Shares of replicates: `hits[r] / base[r]`; not-a-number where the base is 0.
///
/// # Panics
/// When the two differ in length.
pub fn shares(hits: &[u64], base: &[u64]) -> Vec<f64> {
    assert_eq!(hits.len(), base.len(), "one base per replicate");
    hits.iter().zip(base).map(|(h, b)| if *b == 0 { f64::NAN } else { *h as f64 / *b as f64 }).collect()
}

/// The 95 % interval of a share of independent draws, `hits` of `n` (Wilson 1927, without
/// correction for continuity); `None` where nothing was drawn.
pub fn wilson(hits: u64, n: u64) -> Option<(f64, f64)> {
    const Z: f64 = 1.959_963_984_540_054;
    if n == 0 || hits > n {
        return None;
    }
    let (n, p) = (n as f64, hits as f64 / n as f64);
    let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / (1.0 + Z * Z / n);
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}
