//! What outlets call things.

use super::col;
use super::shape::{Schema, int, key, real, text};

/// Which names an outlet gives: of its mentions of a concept (`n`, in so many `articles`) those by
/// each variant that any outlet of the language uses, in a voice or in all; limits as in
/// [`super::OUTLETS`].
pub static LABELS: Schema = Schema {
    name: "labels",
    columns: &[
        key(col::LANG),
        key(col::CONCEPT),
        key(col::OUTLET),
        key(col::VARIANT),
        key(col::VOICE),
        int(col::ARTICLES),
        int(col::HIT_ARTICLES),
        int(col::HITS),
        int(col::N),
        real(col::SHARE),
        real(col::LOW),
        real(col::HIGH),
        text(col::INTERVAL),
        real(col::EFFECTIVE_N),
        text(col::GAP),
    ],
};

/// How far apart two outlets are in what they call a concept, in the narrator's voice:
/// Jensen-Shannon divergence in bits (0 alike, 1 no name in common), permutation p-value by
/// article, and the Benjamini-Hochberg q-value over the whole table. A pair stands here when both
/// outlets mention the concept in enough articles.
pub static LABEL_DIFFERENCES: Schema = Schema {
    name: "label_differences",
    columns: &[
        key(col::LANG),
        key(col::CONCEPT),
        key(col::OUTLET_A),
        key(col::OUTLET_B),
        int(col::ARTICLES_A),
        int(col::ARTICLES_B),
        int(col::N_A),
        int(col::N_B),
        real(col::JSD),
        real(col::P),
        real(col::Q),
    ],
};
