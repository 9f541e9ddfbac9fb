//! What coders fill in.

use super::shape::{Schema, int, key, key_int, text};

/// What a coder fills in with a spreadsheet program: one row a sentence, or an attribution of it.
/// `start` and `end` are code points of `title + "\n\n" + body`.
pub static SHEET: Schema = Schema {
    name: "sheet",
    columns: &[
        key("article"),
        key_int("sentence"),
        key_int("attribution"),
        text("lang"),
        text("outlet"),
        int("start"),
        int("end"),
        text("text"),
        text("cue"),
        text("source"),
        text("via"),
        text("type"),
        text("quote"),
        text("note"),
    ],
};

/// Attributions of a coder that a person judges: the first eleven columns show one, the others
/// are filled in with y or n and, where it is wrong, the kind of error. `start` and `end` are the
/// cue's code points of `title + "\n\n" + body`.
pub static JUDGED: Schema = Schema {
    name: "judged",
    columns: &[
        key_int("attribution"),
        text("article"),
        text("outlet"),
        int("start"),
        int("end"),
        text("before"),
        text("cue"),
        text("after"),
        text("source"),
        text("type"),
        text("quote"),
        text("is_attribution"),
        text("source_right"),
        text("type_right"),
        text("quote_right"),
        text("error"),
    ],
};
