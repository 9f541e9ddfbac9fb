//! The columns of every table: the one place where column names are spelled.

use crate::table::{Column, Kind, Schema};

const fn key(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, key: true }
}
const fn key_int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int, key: true }
}
const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, key: false }
}
const fn int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int, key: false }
}
const fn real(name: &'static str) -> Column {
    Column { name, kind: Kind::Real, key: false }
}

/// Articles, in batches that keep the order of reading. `published` is an ISO date or datetime;
/// `wire` is the agency that the article is credited to.
pub static ARTICLES: Schema = Schema {
    name: "articles",
    columns: &[
        text("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("title"),
        text("body"),
        text("url"),
        text("byline"),
        text("wire"),
    ],
};

/// What a number rests on: one row per counted piece of text. `start` and `end` are code
/// points of `title + "\n\n" + body`; `rule` is what found it (entry, tier, cue).
pub static EVIDENCE: Schema = Schema {
    name: "evidence",
    columns: &[
        key("article"),
        key("feature"),
        key_int("start"),
        key_int("end"),
        key("category"),
        key("voice"),
        key("rule"),
    ],
};

/// The opportunities of a feature in an article: what a share is out of. `gap` says why `n`
/// is null.
pub static BASE: Schema =
    Schema { name: "base", columns: &[key("article"), key("feature"), key("base"), int("n"), text("gap")] };

/// Evidence counted: no row over a base means 0.
pub static HITS: Schema = Schema {
    name: "hits",
    columns: &[key("article"), key("feature"), key("category"), key("voice"), int("n")],
};

/// One measure of one outlet: pooled hits over pooled base times `per`, with a percentile
/// interval from resampling articles. `share`, `low` and `high` are null where `gap` says why.
pub static OUTLETS: Schema = Schema {
    name: "outlets",
    columns: &[
        key("lang"),
        key("outlet"),
        key("feature"),
        key("category"),
        key("voice"),
        text("base"),
        int("articles"),
        int("hits"),
        int("n"),
        real("per"),
        real("share"),
        real("low"),
        real("high"),
        text("gap"),
    ],
};

/// Differences between two outlets in one measure: difference of pooled shares, permutation
/// p-value by article, and the Benjamini-Hochberg q-value over the whole table.
pub static DIFFERENCES: Schema = Schema {
    name: "differences",
    columns: &[
        key("lang"),
        key("feature"),
        key("category"),
        key("voice"),
        key("outlet_a"),
        key("outlet_b"),
        real("share_a"),
        real("share_b"),
        real("difference"),
        real("p"),
        real("q"),
        text("gap"),
    ],
};

/// Which outlets group: cluster by each method at the chosen k, place on the first two
/// principal components, silhouette (a singleton has 0).
pub static CLUSTERS: Schema = Schema {
    name: "clusters",
    columns: &[
        key("lang"),
        key("outlet"),
        int("kmeans"),
        int("hierarchical"),
        real("silhouette"),
        real("pc1"),
        real("pc2"),
    ],
};

/// The rule that chose k: for each k tried the mean silhouette, and the mean over clusters of
/// the Jaccard similarity under resampling of features and outlets (Hennig 2007). `chosen` is 1 for the k taken.
pub static CLUSTER_CHOICE: Schema = Schema {
    name: "cluster_choice",
    columns: &[
        key("lang"),
        key_int("k"),
        real("silhouette"),
        real("stability"),
        real("agreement"),
        int("chosen"),
        text("note"),
    ],
};

/// The dendrogram: step by step the two groups that merge (numbers below the outlet count are
/// outlets in table order, above it earlier steps), at which height, into how many outlets.
pub static DENDROGRAM: Schema = Schema {
    name: "dendrogram",
    columns: &[key("lang"), key_int("step"), int("left"), int("right"), real("height"), int("size")],
};

/// Names of the dendrogram's leaves, in the order in which its numbers count them.
pub static LEAVES: Schema =
    Schema { name: "leaves", columns: &[key("lang"), key_int("leaf"), text("outlet")] };

/// The matrix that was clustered: one row per outlet and measure, raw and scaled.
pub static MATRIX: Schema = Schema {
    name: "matrix",
    columns: &[key("lang"), key("outlet"), key("measure"), real("value"), real("scaled")],
};
