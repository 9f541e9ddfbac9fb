//! Does a group come back when the articles are drawn anew? Hennig (2007, Computational Statistics
//! and Data Analysis 52:258): for each replicate, group the outlets again and take for each group
//! the highest Jaccard similarity with any new group; a group's stability is the mean over
//! replicates. Hennig's reading: from 0.75 on a valid group, 0.6 to 0.75 a doubtful pattern, below
//! 0.6 not to be trusted, 0.5 or less dissolved.
//!
//! Replicates here redraw articles, not outlets: outlets are the few that were chosen, what is
//! uncertain is what they published. Each replicate is scaled anew by its own mean and spread.

use super::kmeans;
use crate::error::Result;
use crate::stats::agreement::recovered;
use crate::workers;

/// At most this many replicates are grouped.
pub const MOST: usize = 200;

/// The stability of each k-means group of `found` (labels from 0) over `resamples`, each a scaled
/// matrix. `None` without resamples.
///
/// # Errors
/// When k-means fails.
pub fn clusterwise(
    found: &[usize],
    k: usize,
    resamples: &[Vec<Vec<f64>>],
    seed: impl Fn(usize) -> u64 + Sync,
) -> Result<Option<Vec<f64>>> {
    if resamples.is_empty() {
        return Ok(None);
    }
    let each = workers::map_alone(resamples.len().min(MOST), |r| {
        Ok(recovered(found, &kmeans::labels(&resamples[r], k, seed(r))?))
    })?;
    let groups = super::count(found);
    let mean = |g: usize| each.iter().map(|e| e[g]).sum::<f64>() / each.len() as f64;
    Ok(Some((0..groups).map(mean).collect()))
}
