//! Does a group come back when the articles are drawn anew? Hennig (2007, Computational Statistics
//! and Data Analysis 52:258): for each replicate, group the outlets again and take for each group
//! the highest Jaccard similarity with any new group; a group's stability is the mean over
//! replicates. Hennig's reading: from 0.75 on a valid group, 0.6 to 0.75 a doubtful pattern, below
//! 0.6 not to be trusted, 0.5 or less dissolved.
//!
//! Replicates here redraw articles, not outlets: outlets are the few that were chosen, what is
//! uncertain is what they published. Each replicate lies in the space of the point values: the same
//! means, trusts and weights ([`super::measures::Measures::place`]).

use super::chance::{LEAST, MANY};
use super::hierarchical;
use super::kmeans::{self, FEW};
use crate::error::Result;
use crate::stats::agreement::recovered;
use crate::stats::distance::Distances;
use crate::workers;

/// At most this many replicates are grouped, of up to [`MANY`] outlets; of more in proportion fewer,
/// down to [`LEAST`].
pub const MOST: usize = 200;

/// For each of the groupings `found` (labels from 0, and k) the stability of each of its clusters
/// over `resamples`, each a matrix of outlets by measures. `None` without resamples.
///
/// # Errors
/// When k-means fails.
pub fn clusterwise(
    found: &[(usize, Vec<usize>)],
    resamples: &[Vec<Vec<f64>>],
    seed: impl Fn(usize) -> u64 + Sync,
) -> Result<Option<Vec<Vec<f64>>>> {
    if resamples.is_empty() || found.is_empty() {
        return Ok(None);
    }
    let most = (MOST * MANY / found[0].1.len().max(MANY)).max(LEAST);
    let count = resamples.len().min(most);
    let each = workers::map_alone(count, |r| {
        let tree = hierarchical::tree(&Distances::euclidean(&resamples[r]));
        let again = |(k, labels): &(usize, Vec<usize>)| {
            let ward = hierarchical::cut(&tree, *k);
            let drawn = kmeans::labels(&resamples[r], *k, &ward, FEW, seed(r).wrapping_add(*k as u64))?;
            Ok(recovered(labels, &drawn))
        };
        found.iter().map(again).collect::<Result<Vec<_>>>()
    })?;
    let mean = |at: usize| -> Vec<f64> {
        let clusters = each[0][at].len();
        (0..clusters).map(|g| each.iter().map(|e| e[at][g]).sum::<f64>() / count as f64).collect()
    };
    Ok(Some((0..found.len()).map(mean).collect()))
}
