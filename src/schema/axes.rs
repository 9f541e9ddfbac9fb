//! Frame axes, of outlets and of articles.

use super::col;
use super::shape::{Schema, int, key, real, text};

/// Where an outlet's words lean on a frame axis (`features::axis`): `n` of its `words` have a vector;
/// `bias` is their mean cosine, above 0 to the first words of the axis's pairs; `intensity` their mean
/// square distance from `baseline`, the bias of all outlets. Intervals resample articles; p-values
/// draw the outlet's number of articles from all outlets; q-values are Benjamini-Hochberg rates over
/// the whole table.
pub static AXES: Schema = Schema {
    name: "axes",
    columns: &[
        key(col::LANG),
        key(col::AXIS),
        key(col::OUTLET),
        int(col::ARTICLES),
        int(col::N),
        int(col::WORDS),
        real(col::BASELINE),
        real(col::BIAS),
        real(col::BIAS_LOW),
        real(col::BIAS_HIGH),
        real(col::BIAS_P),
        real(col::BIAS_Q),
        real(col::INTENSITY),
        real(col::INTENSITY_LOW),
        real(col::INTENSITY_HIGH),
        real(col::INTENSITY_P),
        real(col::INTENSITY_Q),
        text(col::GAP),
    ],
};

/// The same of one article, in the evidence: `square` is the mean square of the cosines, from which
/// the intensity about any baseline is square - 2 baseline bias + baseline^2.
pub static ARTICLE_AXES: Schema = Schema {
    name: "axes",
    columns: &[
        key(col::ARTICLE),
        key(col::AXIS),
        int(col::N),
        int(col::WORDS),
        real(col::BIAS),
        real(col::SQUARE),
    ],
};

/// The sums behind [`ARTICLE_AXES`], which add up to those of outlets: cosines in units of 2^-40 and
/// their squares in units of 2^-80, both cut behind their last 62 bits.
pub static AXIS_SUMS: Schema = Schema {
    name: "axis_sums",
    columns: &[
        key(col::ARTICLE),
        key(col::AXIS),
        int(col::N),
        int(col::WORDS),
        int(col::SUM),
        int(col::SUM_LOW),
        int(col::SQUARES),
        int(col::SQUARES_LOW),
    ],
};
