//! Which outlets group.

use super::shape::{Schema, int, key, key_int, real, text};

/// Which outlets group: cluster by each method at the k shown, numbered from 1 by first outlet;
/// silhouette (a singleton has 0) and stability under resampling of articles (Hennig 2007) of the
/// k-means cluster; place on the first two principal components.
pub static CLUSTERS: Schema = Schema {
    name: "clusters",
    columns: &[
        key("lang"),
        key("outlet"),
        int("kmeans"),
        int("hierarchical"),
        real("silhouette"),
        real("stability"),
        real("pc1"),
        real("pc2"),
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
        key("lang"),
        key_int("k"),
        real("silhouette"),
        real("p"),
        real("stability"),
        real("weakest"),
        real("agreement"),
        int("chosen"),
        text("note"),
    ],
};

/// The dendrogram: step by step the two groups that merge (numbers below the outlet count are
/// outlets in table order, above it earlier steps), at which height (Ward's distance over scaled
/// measures), into how many outlets.
pub static DENDROGRAM: Schema = Schema {
    name: "dendrogram",
    columns: &[key("lang"), key_int("step"), int("left"), int("right"), real("height"), int("size")],
};

/// Names of the dendrogram's leaves, in the order in which its numbers count them.
pub static LEAVES: Schema =
    Schema { name: "leaves", columns: &[key("lang"), key_int("leaf"), text("outlet")] };

/// The matrix that was clustered: one row per outlet and measure, raw and scaled (z-score over
/// outlets; null for a measure that was left out).
pub static MATRIX: Schema = Schema {
    name: "matrix",
    columns: &[key("lang"), key("outlet"), key("measure"), real("value"), real("scaled")],
};
