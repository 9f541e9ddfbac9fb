//! Hierarchical groups by Ward's method (1963): step by step the two groups merge whose union adds
//! least to the sum of squared distances to group means, the quantity that k-means makes least.
//!
//! linfa-hierarchical takes a similarity kernel, turns it into distances by minus the logarithm
//! (similarities below 1e-6 all become 13.8), and hands these to kodama, which squares them itself
//! for Ward. linfa's own Gaussian kernel is exp(-d^2/eps) and would so give Ward the fourth power.
//! The kernel made here is exp(-d/unit) with d the Euclidean distance and the unit an eighth of the
//! largest: minus the logarithm gives back d in units, and nothing comes near the cut.
//!
//! linfa keeps no merge heights. The tree ([`tree`]) is kodama's from the same distances and the
//! same linkage, in the distances' own unit; it equals SciPy's `linkage(method="ward")`. Cut at k
//! it gives linfa's groups, but where equal distances leave the order of mergers open the last bit
//! of a logarithm decides in linfa; then the tree is followed, so that the tables agree.

use kodama::Method;
use linfa::traits::Transformer;
use linfa::{DatasetBase, ParamGuard};
use linfa_hierarchical::HierarchicalCluster;
use linfa_kernel::{Kernel, KernelInner, KernelMethod};
use ndarray::Array2;

use super::labels::canonical;
use crate::error::{Error, Result};
use crate::stats::distance::Distances;

/// The largest distance in units of the kernel: exp(-8) is well above linfa's cut at 1e-6.
const LARGEST: f64 = 8.0;

/// One merger: two groups (numbers below the count of things are things, above it earlier mergers),
/// the height at which they merge, and how many things are in the union.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merger {
    pub left: usize,
    pub right: usize,
    pub height: f64,
    pub size: usize,
}

/// Ward's tree, n - 1 mergers by rising height, by kodama.
pub fn tree(distances: &Distances) -> Vec<Merger> {
    linkage(distances, Method::Ward)
}

/// The tree by average linkage (UPGMA; Sokal and Michener 1958), a second opinion: groups merge by the mean
/// distance between their outlets.
pub fn average(distances: &Distances) -> Vec<Merger> {
    linkage(distances, Method::Average)
}

fn linkage(distances: &Distances, method: Method) -> Vec<Merger> {
    let mut condensed = distances.condensed().to_vec();
    kodama::linkage(&mut condensed, distances.len(), method)
        .steps()
        .iter()
        .map(|s| Merger { left: s.cluster1, right: s.cluster2, height: s.dissimilarity, size: s.size })
        .collect()
}

/// The tree cut where `k` groups are left. Labels from 0 in order of first appearance.
pub fn cut(tree: &[Merger], k: usize) -> Vec<usize> {
    let things = tree.len() + 1;
    let mut top: Vec<usize> = (0..things).collect();
    for (step, merger) in tree.iter().take(things.saturating_sub(k.max(1))).enumerate() {
        for label in &mut top {
            if *label == merger.left || *label == merger.right {
                *label = things + step;
            }
        }
    }
    canonical(&top)
}

/// `k` groups by linfa-hierarchical. Labels from 0 in order of first appearance.
///
/// # Errors
/// When `k` is 0.
pub fn labels(distances: &Distances, k: usize) -> Result<Vec<usize>> {
    let n = distances.len();
    let unit = if distances.largest() > 0.0 { distances.largest() / LARGEST } else { 1.0 };
    let similarities = Array2::from_shape_fn((n, n), |(i, j)| distances.similarity(i, j, unit));
    let kernel = Kernel { inner: KernelInner::Dense(similarities), method: KernelMethod::Gaussian(unit) };
    let method = HierarchicalCluster::default()
        .with_method(linfa_hierarchical::Method::Ward)
        .num_clusters(k)
        .check()
        .map_err(|e| Error::new(format!("hierarchical groups with k = {k}"), e, ""))?;
    let grouped: DatasetBase<Kernel<f64>, Vec<usize>> = method.transform(kernel);
    Ok(canonical(grouped.targets()))
}
