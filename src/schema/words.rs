//! The words of a corpus, outside of experiments.

use super::col;
use super::shape::{Schema, int, real, text};

/// Keyness: words of a target against a reference, the target's own first (no column is a key).
/// Above 0 the target uses the word more, in `G2` (log-likelihood ratio, signed), `log_ratio`
/// (Hardie 2014) with limits by how the word clumps in articles, of which one is null where a side does
/// not have it, `log_odds` and `z` (Monroe et al. 2008). Rates are per 1,000 words. `p` is of G2 and takes
/// words as independent; `p_article` takes articles as the draws (exactly for rare words), and `q` is its
/// Benjamini-Hochberg rate over the whole table.
/// Ranges are articles with the word; `dp` is Gries' deviation of proportions over articles.
pub static KEYNESS: Schema = Schema {
    name: "keyness",
    columns: &[
        text(col::FEATURE),
        real(col::G2),
        real(col::P),
        int(col::N_TARGET),
        int(col::N_REFERENCE),
        real(col::RATE_TARGET),
        real(col::RATE_REFERENCE),
        real(col::LOG_RATIO),
        real(col::LOW),
        real(col::HIGH),
        real(col::LOG_ODDS),
        real(col::Z),
        int(col::RANGE_TARGET),
        int(col::RANGE_REFERENCE),
        real(col::DP_TARGET),
        real(col::DP_REFERENCE),
        real(col::P_ARTICLE),
        real(col::Q),
    ],
};

/// A concordance, in the order in which it was sorted (no column is a key). `start` and `end` are
/// code points of `title + "\n\n" + body`; `left` and `right` come before and after the keyword as
/// they are read, in either direction of writing; `category` and `entry` are those of the lexicon
/// hit, or the type of source and its cue.
pub static CONCORDANCE: Schema = Schema {
    name: "concordance",
    columns: &[
        text(col::ARTICLE),
        text(col::OUTLET),
        text(col::PUBLISHED),
        int(col::START),
        int(col::END),
        text(col::VOICE),
        text(col::CATEGORY),
        text(col::ENTRY),
        text(col::TIER),
        text(col::LEFT),
        text(col::KEYWORD),
        text(col::RIGHT),
    ],
};
