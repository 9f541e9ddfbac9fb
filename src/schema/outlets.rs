//! Measures of outlets, and how outlets differ in them.

use super::shape::{Schema, int, key, real, text};

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

/// Headline measures by period of publication, named by its first day: as [`OUTLETS`], of the
/// articles of that period alone.
pub static PERIODS: Schema = Schema {
    name: "periods",
    columns: &[
        key("lang"),
        key("outlet"),
        key("period"),
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

/// How many different named persons speak in an outlet: attributions to named sources (`n`, in so
/// many `articles`), distinct ones among them (`sources`), the number to expect in `equal_n`
/// attributions, the `n` of the smallest outlet with enough articles (`rarefied`, Hurlbert 1971), and the effective
/// number, e to the entropy, which still grows with `n`. There are no intervals: resampled articles
/// bring no new sources.
pub static DIVERSITY: Schema = Schema {
    name: "diversity",
    columns: &[
        key("lang"),
        key("outlet"),
        int("articles"),
        int("n"),
        int("sources"),
        int("equal_n"),
        real("rarefied"),
        real("effective"),
        text("gap"),
    ],
};
