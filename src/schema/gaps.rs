//! What a run could not tell.

use super::col;
use super::shape::{Schema, int, key, text};

/// What has no number: of each outlet, table and feature how many `rows` were left out and why (the
/// reason of the headline, where it is among them), with the feature's `articles`.
pub static GAPS: Schema = Schema {
    name: "gaps",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::TABLE),
        key(col::FEATURE),
        int(col::ROWS),
        int(col::ARTICLES),
        text(col::GAP),
    ],
};

/// What did not stop the run, with its place; the first few of each reason, whose full counts
/// are in the manifest.
pub static WARNINGS: Schema =
    Schema { name: "warnings", columns: &[key(col::REASON), key(col::PLACE), key(col::DETAIL)] };
