//! The words of a corpus, outside of experiments.

use super::shape::{Schema, int, real, text};

/// Keyness: words of a target against a reference, the target's own first (no column is a key).
/// Above 0 the target uses the word more, in `G2` (log-likelihood ratio, signed), `log_ratio`
/// (Hardie 2014) with a percentile interval from resampling articles, `log_odds` and `z` (Monroe et
/// al. 2008). Rates are per 1,000 words. `p` is of G2 and takes words as independent; `p_article`
/// takes articles as the draws (exactly for rare words), and `q` is its Benjamini-Hochberg rate over the whole table.
/// Ranges are articles with the word; `dp` is Gries' deviation of proportions over articles.
pub static KEYNESS: Schema = Schema {
    name: "keyness",
    columns: &[
        text("feature"),
        real("G2"),
        real("p"),
        int("n_target"),
        int("n_reference"),
        real("rate_target"),
        real("rate_reference"),
        real("log_ratio"),
        real("low"),
        real("high"),
        real("log_odds"),
        real("z"),
        int("range_target"),
        int("range_reference"),
        real("dp_target"),
        real("dp_reference"),
        real("p_article"),
        real("q"),
    ],
};

/// A concordance, in the order in which it was sorted (no column is a key). `start` and `end` are
/// code points of `title + "\n\n" + body`; `left` and `right` come before and after the keyword as
/// they are read, in either direction of writing; `category` and `entry` are those of the lexicon
/// hit, or the type of source and its cue.
pub static CONCORDANCE: Schema = Schema {
    name: "concordance",
    columns: &[
        text("article"),
        text("outlet"),
        text("published"),
        int("start"),
        int("end"),
        text("voice"),
        text("category"),
        text("entry"),
        text("tier"),
        text("left"),
        text("keyword"),
        text("right"),
    ],
};
