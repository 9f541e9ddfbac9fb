//! How much is found where nothing is there to be found.

use super::col;
use super::shape::{Schema, int, key, real};

/// Under false `labels` (shuffled over articles, or outlets halved), `what` was found `false` times out of
/// `cases` in so many corpora (`draws`): `rate`, with 95 % limits that take the cases of one corpus as
/// clumped.
pub static CALIBRATION: Schema = Schema {
    name: "calibration",
    columns: &[
        key(col::LABELS),
        key(col::WHAT),
        key(col::FEATURE),
        int(col::DRAWS),
        int(col::CASES),
        int(col::FALSE),
        real(col::RATE),
        real(col::LOW),
        real(col::HIGH),
    ],
};
