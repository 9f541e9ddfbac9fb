//! Which outlets group.

use super::col;
use super::shape::{Schema, int, key, key_int, real, text};

/// Which outlets group: cluster by each method at the k shown, numbered from 1 by first outlet;
/// silhouette (a singleton has 0) and stability under resampling of articles (Hennig 2007) of the
/// k-means cluster; place on the first two principal components.
pub static CLUSTERS: Schema = Schema {
    name: "clusters",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        int(col::KMEANS),
        int(col::HIERARCHICAL),
        real(col::SILHOUETTE),
        real(col::STABILITY),
        real(col::PC1),
        real(col::PC2),
    ],
};

/// The rule that chose k (`cluster::choose`): for each k tried the mean silhouette over outlets
/// and its p-value (outlets drawn without groups look as grouped at some k, `cluster::chance`),
/// the Jaccard similarity under resampling of articles (Hennig 2007) as mean over clusters
/// (`stability`) and of the weakest cluster (`weakest`), and the adjusted Rand index between
/// k-means and Ward's method. `chosen` is 1 for the k taken, and for none when no k is supported;
/// `note` says why.
pub static CLUSTER_CHOICE: Schema = Schema {
    name: "cluster_choice",
    columns: &[
        key(col::LANG),
        key_int(col::K),
        real(col::SILHOUETTE),
        real(col::P),
        real(col::STABILITY),
        real(col::WEAKEST),
        real(col::AGREEMENT),
        int(col::CHOSEN),
        text(col::NOTE),
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

/// The matrix that was clustered: one row per outlet and measure, raw and scaled (z-score over
/// outlets; null for a measure that was left out).
pub static MATRIX: Schema = Schema {
    name: "matrix",
    columns: &[key(col::LANG), key(col::OUTLET), key(col::MEASURE), real(col::VALUE), real(col::SCALED)],
};
