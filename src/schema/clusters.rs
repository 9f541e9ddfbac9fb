//! Which outlets group.

use super::col;
use super::shape::{Schema, int, key, key_int, real, text};

/// Which outlets group: cluster by each method at the k shown, numbered from 1 by first outlet;
/// whether the outlet is an outlier (1: its k-means cluster has fewer than three outlets); silhouette
/// among the outlets of groups (null for an outlier) and stability under resampling of articles
/// (Hennig 2007) of the k-means cluster; place on the first two principal components.
pub static CLUSTERS: Schema = Schema {
    name: "clusters",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        int(col::KMEANS),
        int(col::HIERARCHICAL),
        int(col::AVERAGE),
        int(col::OUTLIER),
        real(col::SILHOUETTE),
        real(col::STABILITY),
        real(col::PC1),
        real(col::PC2),
    ],
};

/// The rule that chose k (`cluster::choose`). For each k tried: how many clusters are groups; their
/// separation (`silhouette`: mean over outlets, an outlier counting 0) and the lowest mean
/// silhouette of a group; p of no structure (articles dealt out at random) and of no groups (one
/// continuum; both in `cluster::chance`); the Jaccard similarity under resampling of articles (Hennig
/// 2007) as mean over groups (`stability`) and of the weakest group (`weakest`); the adjusted Rand
/// index between k-means and Ward's method, and average linkage. `chosen` is 1 for the k taken, and
/// for none when no k is supported; `note` says why, and names outliers.
pub static CLUSTER_CHOICE: Schema = Schema {
    name: "cluster_choice",
    columns: &[
        key(col::LANG),
        key_int(col::K),
        int(col::GROUPS),
        real(col::SILHOUETTE),
        real(col::WEAKEST_SILHOUETTE),
        real(col::P_STRUCTURE),
        real(col::P_CONTINUUM),
        real(col::STABILITY),
        real(col::WEAKEST),
        real(col::AGREEMENT),
        real(col::AGREEMENT_AVERAGE),
        int(col::CHOSEN),
        text(col::NOTE),
    ],
};

/// How much of what a measure tells outlets apart by is not sampling error (`reliability`, 0 to 1:
/// its weight in squared distances); the standard deviation between the true values
/// (`true_spread`, in the measure's unit); its weight in the first two principal components (null
/// where it does not enter).
pub static RELIABILITY: Schema = Schema {
    name: "reliability",
    columns: &[
        key(col::LANG),
        key(col::MEASURE),
        real(col::RELIABILITY),
        real(col::TRUE_SPREAD),
        real(col::PC1),
        real(col::PC2),
    ],
};

/// The dendrogram: step by step the two groups that merge (numbers below the outlet count are
/// outlets in table order, above it earlier steps), at which height (Ward's distance over scaled
/// measures), into how many outlets.
pub static DENDROGRAM: Schema = Schema {
    name: "dendrogram",
    columns: &[
        key(col::LANG),
        key_int(col::STEP),
        int(col::LEFT),
        int(col::RIGHT),
        real(col::HEIGHT),
        int(col::SIZE),
    ],
};

/// Names of the dendrogram's leaves, in the order in which its numbers count them.
pub static LEAVES: Schema =
    Schema { name: "leaves", columns: &[key(col::LANG), key_int(col::LEAF), text(col::OUTLET)] };

/// The matrix that was clustered: one row per outlet and measure, as counted, shrunken by sampling
/// error (empirical Bayes; null for a measure that was left out), and scaled (z-score of the shrunken value
/// times the root of the reliability; null for a measure that does not enter).
pub static MATRIX: Schema = Schema {
    name: "matrix",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::MEASURE),
        real(col::VALUE),
        real(col::SHRUNKEN),
        real(col::SCALED),
    ],
};
