//! Measures of outlets, and how outlets differ in them.

use super::col;
use super::shape::{Schema, int, key, real, text};

/// One measure of one outlet: pooled hits over pooled base (`n`) times `per`, out of the `articles`
/// that bear the base; `hit_articles` of them have a hit. `interval` says how the limits are made
/// ([`crate::stats::estimate::Method`]), and `effective_n` how many independent draws tell as much as
/// `n` that came in articles. What is null is so for the reason that `gap` gives.
pub static OUTLETS: Schema = Schema {
    name: "outlets",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::FEATURE),
        key(col::CATEGORY),
        key(col::VOICE),
        text(col::BASE),
        int(col::ARTICLES),
        int(col::HIT_ARTICLES),
        int(col::HITS),
        int(col::N),
        real(col::PER),
        real(col::SHARE),
        real(col::LOW),
        real(col::HIGH),
        text(col::INTERVAL),
        real(col::EFFECTIVE_N),
        text(col::GAP),
    ],
};

/// Headline measures by period of publication, named by its first day: as [`OUTLETS`], of the
/// articles of that period alone.
pub static PERIODS: Schema = Schema {
    name: "periods",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::PERIOD),
        key(col::FEATURE),
        key(col::CATEGORY),
        key(col::VOICE),
        text(col::BASE),
        int(col::ARTICLES),
        int(col::HIT_ARTICLES),
        int(col::HITS),
        int(col::N),
        real(col::PER),
        real(col::SHARE),
        real(col::LOW),
        real(col::HIGH),
        text(col::INTERVAL),
        real(col::EFFECTIVE_N),
        text(col::GAP),
    ],
};

/// Differences between two outlets in one measure: `share_a` less `share_b`, and over it, each with
/// its limits; p of equal shares ([`crate::stats::difference`]: none of these contradicts another),
/// and the Benjamini-Hochberg q-value over the whole table. `verdict` is `differs` (q at most .05),
/// `equal within` (the factor is within the smallest one that matters, where a spec names one), or
/// `cannot tell`.
pub static DIFFERENCES: Schema = Schema {
    name: "differences",
    columns: &[
        key(col::LANG),
        key(col::FEATURE),
        key(col::CATEGORY),
        key(col::VOICE),
        key(col::OUTLET_A),
        key(col::OUTLET_B),
        int(col::ARTICLES_A),
        int(col::ARTICLES_B),
        int(col::HIT_ARTICLES_A),
        int(col::HIT_ARTICLES_B),
        real(col::SHARE_A),
        real(col::SHARE_B),
        real(col::DIFFERENCE),
        real(col::LOW),
        real(col::HIGH),
        real(col::RATIO),
        real(col::RATIO_LOW),
        real(col::RATIO_HIGH),
        real(col::P),
        real(col::Q),
        text(col::VERDICT),
        text(col::GAP),
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
        key(col::LANG),
        key(col::OUTLET),
        int(col::ARTICLES),
        int(col::N),
        int(col::SOURCES),
        int(col::EQUAL_N),
        real(col::RAREFIED),
        real(col::EFFECTIVE),
        text(col::GAP),
    ],
};

/// Shares of [`OUTLETS`] that are not what they were in the results that a run replaced.
pub static CHANGES: Schema = Schema {
    name: "changes",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::FEATURE),
        key(col::CATEGORY),
        key(col::VOICE),
        int(col::ARTICLES_BEFORE),
        int(col::ARTICLES),
        int(col::HITS_BEFORE),
        int(col::HITS),
        int(col::N_BEFORE),
        int(col::N),
        real(col::SHARE_BEFORE),
        real(col::SHARE),
        real(col::LOW_BEFORE),
        real(col::LOW),
        real(col::HIGH_BEFORE),
        real(col::HIGH),
    ],
};
