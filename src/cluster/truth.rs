//! In which directions outlets truly differ: the covariance of their rates net of sampling error.
//!
//! The plain covariance of a dozen outlets in some thirty measures is mostly the noise of small
//! outlets and of unreliable measures. So outlets weigh by their mean trust and measures by their
//! reliability, and the eigenvalues are lowered by one amount (soft thresholding) until they add up
//! to the true variance that the measures have one by one; what sampling error spreads
//! over the small axes falls away. Last, each measure gets its own true variance back.

use super::measures::{Estimates, Measures};
use crate::stats::eigen::symmetric;

/// Halvings in the search for the amount.
const STEPS: usize = 100;

/// The axes from the longest down, each in units of the measures that entered and as long as one
/// standard deviation of the true rates. None where no measure entered.
pub fn axes(estimates: &Estimates, measures: &Measures) -> Vec<Vec<f64>> {
    let entered = &measures.entered;
    let reliability: Vec<f64> = entered.iter().map(|m| measures.reliability[*m]).collect();
    let spread: Vec<f64> = entered.iter().map(|m| measures.shrunken[*m].variance.sqrt()).collect();
    let weights: Vec<f64> = (0..estimates.rates.len())
        .map(|o| entered.iter().map(|m| measures.shrunken[*m].trust[o]).sum::<f64>() / entered.len() as f64)
        .collect();
    let total: f64 = weights.iter().sum();
    let mut rows: Vec<Vec<f64>> = estimates.rates.iter().map(|_| Vec::with_capacity(entered.len())).collect();
    for (at, m) in entered.iter().enumerate() {
        let mean = estimates.rates.iter().zip(&weights).map(|(row, w)| w * row[*m]).sum::<f64>() / total;
        let scaled = estimates.rates.iter().map(|row| (row[*m] - mean) / spread[at] * reliability[at]);
        rows.iter_mut().zip(scaled).for_each(|(row, x)| row.push(x));
    }
    // The divisor that makes a weighted variance unbiased; n - 1 where all weigh alike.
    let divisor = total - weights.iter().map(|w| w * w).sum::<f64>() / total;
    let mut covariance = vec![vec![0.0; entered.len()]; entered.len()];
    for (row, weight) in rows.iter().zip(&weights) {
        for (sums, a) in covariance.iter_mut().zip(row) {
            sums.iter_mut().zip(row).for_each(|(sum, b)| *sum += weight * a * b / divisor);
        }
    }
    let found = symmetric(covariance);
    let values: Vec<f64> = found.iter().map(|(value, _)| value.max(0.0)).collect();
    let lowered = lowered(&values, reliability.iter().map(|r| r * r).sum());
    let longer = found.iter().zip(lowered).filter(|(_, value)| *value > 0.0);
    let mut axes: Vec<Vec<f64>> =
        longer.map(|((_, vector), value)| vector.iter().map(|x| x * value.sqrt()).collect()).collect();
    for (at, spread) in spread.iter().enumerate() {
        let length = axes.iter().map(|axis| axis[at] * axis[at]).sum::<f64>().sqrt();
        let factor = if length > 0.0 { spread / length } else { 0.0 };
        axes.iter_mut().for_each(|axis| axis[at] *= factor);
    }
    axes
}

/// Values less one amount, not below 0, so that they add up to no more than `sum`.
fn lowered(values: &[f64], sum: f64) -> Vec<f64> {
    let less = |amount: f64| values.iter().map(move |v| (v - amount).max(0.0));
    let (mut low, mut high) = (0.0, values.iter().copied().fold(0.0, f64::max));
    if less(low).sum::<f64>() <= sum {
        return values.to_vec();
    }
    for _ in 0..STEPS {
        let middle = low + (high - low) / 2.0;
        if less(middle).sum::<f64>() > sum { low = middle } else { high = middle }
    }
    less(low).collect()
}
