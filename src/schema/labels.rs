//! What outlets call things.

use super::shape::{Schema, int, key, real, text};

/// Which names an outlet gives: of its mentions of a concept (`n`, in so many `articles`) those by
/// each variant that any outlet of the language uses, in a voice or in all, with a percentile
/// interval from resampling articles.
pub static LABELS: Schema = Schema {
    name: "labels",
    columns: &[
        key("lang"),
        key("concept"),
        key("outlet"),
        key("variant"),
        key("voice"),
        int("articles"),
        int("hits"),
        int("n"),
        real("share"),
        real("low"),
        real("high"),
        text("gap"),
    ],
};

/// How far apart two outlets are in what they call a concept, in the narrator's voice:
/// Jensen-Shannon divergence in bits (0 alike, 1 no name in common), permutation p-value by
/// article, and the Benjamini-Hochberg q-value over the whole table. A pair stands here when both
/// outlets mention the concept in enough articles.
pub static LABEL_DIFFERENCES: Schema = Schema {
    name: "label_differences",
    columns: &[
        key("lang"),
        key("concept"),
        key("outlet_a"),
        key("outlet_b"),
        int("articles_a"),
        int("articles_b"),
        int("n_a"),
        int("n_b"),
        real("jsd"),
        real("p"),
        real("q"),
    ],
};
