//! What coders fill in.

use super::col;
use super::shape::{Schema, int, key, key_int, text};

/// What a coder fills in with a spreadsheet program: one row a sentence, or an attribution of it.
/// `start` and `end` are code points of `title + "\n\n" + body`.
pub static SHEET: Schema = Schema {
    name: "sheet",
    columns: &[
        key(col::ARTICLE),
        key_int(col::SENTENCE),
        key_int(col::ATTRIBUTION),
        text(col::LANG),
        text(col::OUTLET),
        int(col::START),
        int(col::END),
        text(col::TEXT),
        text(col::CUE),
        text(col::SOURCE),
        text(col::VIA),
        text(col::TYPE),
        text(col::QUOTE),
        text(col::NOTE),
    ],
};

/// Attributions of a coder that a person judges: the first eleven columns show one, the others
/// are filled in with y or n and, where it is wrong, the kind of error. `start` and `end` are the
/// cue's code points of `title + "\n\n" + body`.
pub static JUDGED: Schema = Schema {
    name: "judged",
    columns: &[
        key_int(col::ATTRIBUTION),
        text(col::ARTICLE),
        text(col::OUTLET),
        int(col::START),
        int(col::END),
        text(col::BEFORE),
        text(col::CUE),
        text(col::AFTER),
        text(col::SOURCE),
        text(col::TYPE),
        text(col::QUOTE),
        text(col::IS_ATTRIBUTION),
        text(col::SOURCE_RIGHT),
        text(col::TYPE_RIGHT),
        text(col::QUOTE_RIGHT),
        text(col::ERROR),
    ],
};
