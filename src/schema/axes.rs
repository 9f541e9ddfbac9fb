//! Frame axes, of outlets and of articles.

use super::shape::{Schema, int, key, real, text};

/// Where an outlet's words lean on a frame axis (`features::axis`): `n` of its `words` have a vector;
/// `bias` is their mean cosine, above 0 to the first words of the axis's pairs; `intensity` their mean
/// square distance from `baseline`, the bias of all outlets. Intervals resample articles; p-values
/// draw the outlet's number of articles from all outlets; q-values are Benjamini-Hochberg rates over
/// the whole table.
pub static AXES: Schema = Schema {
    name: "axes",
    columns: &[
        key("lang"),
        key("axis"),
        key("outlet"),
        int("articles"),
        int("n"),
        int("words"),
        real("baseline"),
        real("bias"),
        real("bias_low"),
        real("bias_high"),
        real("bias_p"),
        real("bias_q"),
        real("intensity"),
        real("intensity_low"),
        real("intensity_high"),
        real("intensity_p"),
        real("intensity_q"),
        text("gap"),
    ],
};

/// The same of one article, in the evidence: `square` is the mean square of the cosines, from which
/// the intensity about any baseline is square - 2 baseline bias + baseline^2.
pub static ARTICLE_AXES: Schema = Schema {
    name: "axes",
    columns: &[key("article"), key("axis"), int("n"), int("words"), real("bias"), real("square")],
};

/// The sums behind [`ARTICLE_AXES`], which add up to those of outlets: cosines in units of 2^-40 and
/// their squares in units of 2^-80, both cut behind their last 62 bits.
pub static AXIS_SUMS: Schema = Schema {
    name: "axis_sums",
    columns: &[
        key("article"),
        key("axis"),
        int("n"),
        int("words"),
        int("sum"),
        int("sum_low"),
        int("squares"),
        int("squares_low"),
    ],
};
