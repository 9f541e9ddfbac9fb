//! Would outlets without groups look as grouped? k-means cuts any cloud into pieces, and when each
//! outlet has many articles the pieces come back in every replicate: stability alone does not tell
//! groups from a gradient. So the mean silhouette is held against clouds with one middle
//! (parametric bootstrap, Hennig and Lin 2015, Statistics and Computing 25:821; the null model of
//! SigClust, Liu et al. 2008): as many outlets, drawn from one normal distribution with the
//! covariance that the measures have here.
//!
//! A draw is G Z / sqrt(n), with Z the scaled matrix and G an n x n matrix of standard normal
//! numbers: its rows have exactly the covariance of Z. It is scaled and grouped as the real one.
//! p = (1 + clouds whose highest mean silhouette over all k tried reaches the observed one) /
//! (1 + clouds): trying many k is paid for. With some six outlets hardly any grouping is beyond
//! chance; that is a fact about six outlets.

use super::kmeans;
use super::matrix::z_scores;
use crate::error::Result;
use crate::stats::distance::Distances;
use crate::stats::random::{Random, key};
use crate::stats::silhouette;
use crate::workers;

/// Clouds drawn.
pub const CLOUDS: usize = 199;

/// The highest mean silhouette over `ks` of each cloud. `rows`: z-scores, outlets by measures.
///
/// # Errors
/// When k-means fails.
pub fn highest_silhouettes(rows: &[Vec<f64>], ks: &[usize], rng_seed: u64) -> Result<Vec<f64>> {
    workers::map_alone(CLOUDS, |number| {
        let own = key(rng_seed, &format!("cloud {number}"));
        let cloud = draw(rows, own);
        let distances = Distances::euclidean(&cloud);
        ks.iter().try_fold(f64::NEG_INFINITY, |highest, k| {
            let labels = kmeans::labels(&cloud, *k, own.wrapping_add(*k as u64))?;
            Ok(silhouette::mean(&distances, &labels).map_or(highest, |s| highest.max(s)))
        })
    })
}

/// p-value of an observed mean silhouette.
pub fn p_value(observed: f64, clouds: &[f64]) -> f64 {
    (1 + clouds.iter().filter(|c| **c >= observed).count()) as f64 / (1 + clouds.len()) as f64
}

fn draw(rows: &[Vec<f64>], rng_seed: u64) -> Vec<Vec<f64>> {
    let mut random = Random::new(rng_seed);
    let width = rows.first().map_or(0, Vec::len);
    let cloud: Vec<Vec<f64>> = rows
        .iter()
        .map(|_| {
            let mut row = vec![0.0; width];
            for from in rows {
                let weight = random.normal();
                row.iter_mut().zip(from).for_each(|(to, x)| *to += weight * x);
            }
            row
        })
        .collect();
    z_scores(&cloud, &(0..width).collect::<Vec<_>>())
}
