//! k-means by linfa: the groups that make the sum of squared distances to group means least.
//!
//! Start by k-means++ (Arthur and Vassilvitskii 2007), best of [`RUNS`] starts. linfa's default
//! seed is 42 in silence and its `KMeansPara` start hangs on thread timing, so the generator and
//! the start are given by name. Its update step (m_k-means) counts the old mean as one more member
//! and so creeps towards the solution: the tolerance is small and the steps many.

use linfa::DatasetBase;
use linfa::traits::{Fit, Predict};
use linfa_clustering::{KMeans, KMeansInit};
use linfa_nn::distance::L2Dist;
use rand_xoshiro::Xoshiro256Plus;
use rand_xoshiro::rand_core::SeedableRng;

use super::canonical;
use super::matrix::array;
use crate::error::{Error, Result};

/// Starts, of which the best is kept.
pub const RUNS: usize = 10;

const STEPS: u64 = 500;
const TOLERANCE: f64 = 1e-6;

/// Groups the rows into `k`. Labels from 0 in order of first appearance; fewer than `k` when there
/// are fewer different rows.
///
/// # Errors
/// When linfa fails: no rows, `k` = 0, or a value that is no number.
pub fn labels(rows: &[Vec<f64>], k: usize, rng_seed: u64) -> Result<Vec<usize>> {
    let data = DatasetBase::from(array(rows));
    let model = KMeans::params_with(k, Xoshiro256Plus::seed_from_u64(rng_seed), L2Dist)
        .init_method(KMeansInit::KMeansPlusPlus)
        .n_runs(RUNS)
        .tolerance(TOLERANCE)
        .max_n_iterations(STEPS)
        .fit(&data)
        .map_err(|e| Error::new(format!("k-means with k = {k}"), e, ""))?;
    let labels = model.predict(data.records());
    Ok(canonical(&labels.to_vec()))
}
