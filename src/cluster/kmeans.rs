//! k-means by linfa: the groups that make the sum of squared distances to group means least.
//!
//! Start by k-means++ (Arthur and Vassilvitskii 2007), best of [`RUNS`] starts. linfa's default
//! seed is 42 in silence and its `KMeansPara` start hangs on thread timing, so the generator and
//! the start are given by name. Its update step (m_k-means) counts the old mean as one more member
//! and so creeps towards the solution: the tolerance is small and the steps many.

use linfa::DatasetBase;
use linfa::traits::{Fit, Predict};
use linfa_clustering::{KMeans, KMeansInit};
use linfa_nn::distance::Distance;
use ndarray::{ArrayView, Dimension};
use rand_xoshiro::Xoshiro256Plus;
use rand_xoshiro::rand_core::SeedableRng;

use super::canonical;
use super::matrix::array;
use crate::error::{Error, Result};

/// Starts, of which the best is kept.
pub const RUNS: usize = 10;

const STEPS: u64 = 500;
const TOLERANCE: f64 = 1e-6;

/// Euclidean distance. That of linfa goes through iterators of
/// any dimension and took a third of a run with hundreds of outlets.
#[derive(Debug, Clone, PartialEq)]
struct Euclidean;

impl Distance<f64> for Euclidean {
    fn distance<D: Dimension>(&self, a: ArrayView<f64, D>, b: ArrayView<f64, D>) -> f64 {
        self.rdistance(a, b).sqrt()
    }

    fn rdistance<D: Dimension>(&self, a: ArrayView<f64, D>, b: ArrayView<f64, D>) -> f64 {
        let squared = |(a, b): (&f64, &f64)| (a - b) * (a - b);
        let (Some(a), Some(b)) = (a.as_slice(), b.as_slice()) else {
            return a.iter().zip(&b).map(squared).sum();
        };
        // Four sums side by side: one addition need not wait for the one before.
        let (a, a_rest) = a.as_chunks::<4>();
        let (b, b_rest) = b.as_chunks::<4>();
        let mut sums = [0.0; 4];
        for (a, b) in a.iter().zip(b) {
            for i in 0..4 {
                sums[i] += squared((&a[i], &b[i]));
            }
        }
        sums.iter().sum::<f64>() + a_rest.iter().zip(b_rest).map(squared).sum::<f64>()
    }

    fn rdist_to_dist(&self, rdist: f64) -> f64 {
        rdist.sqrt()
    }

    fn dist_to_rdist(&self, dist: f64) -> f64 {
        dist * dist
    }
}

/// Groups the rows into `k`. Labels from 0 in order of first appearance; fewer than `k` when there
/// are fewer different rows.
///
/// # Errors
/// When linfa fails: no rows, `k` = 0, or a value that is no number.
pub fn labels(rows: &[Vec<f64>], k: usize, rng_seed: u64) -> Result<Vec<usize>> {
    let data = DatasetBase::from(array(rows));
    let model = KMeans::params_with(k, Xoshiro256Plus::seed_from_u64(rng_seed), Euclidean)
        .init_method(KMeansInit::KMeansPlusPlus)
        .n_runs(RUNS)
        .tolerance(TOLERANCE)
        .max_n_iterations(STEPS)
        .fit(&data)
        .map_err(|e| Error::new(format!("k-means with k = {k}"), e, ""))?;
    let labels = model.predict(data.records());
    Ok(canonical(&labels.to_vec()))
}
