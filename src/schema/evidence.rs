//! The parts of a measured corpus: what the numbers of results are counted from.

use super::col;
use super::shape::{Schema, int, key, key_int, text};

/// What a number rests on: one row per counted piece of text. `start` and `end` are code
/// points of `title + "\n\n" + body`; `rule` is what found it (entry, tier, cue); `n` is how
/// many it counts.
pub static EVIDENCE: Schema = Schema {
    name: "evidence",
    columns: &[
        key(col::ARTICLE),
        key(col::FEATURE),
        key_int(col::START),
        key_int(col::END),
        key(col::CATEGORY),
        key(col::VOICE),
        key(col::RULE),
        int(col::N),
    ],
};

/// The opportunities of a feature in an article and voice: what a share is out of. `gap` says
/// why `n` is null.
pub static BASE: Schema = Schema {
    name: "base",
    columns: &[
        key(col::ARTICLE),
        key(col::FEATURE),
        key(col::BASE),
        key(col::VOICE),
        int(col::N),
        text(col::GAP),
    ],
};

/// Evidence counted: no row over a base means 0.
pub static HITS: Schema = Schema {
    name: "hits",
    columns: &[key(col::ARTICLE), key(col::FEATURE), key(col::CATEGORY), key(col::VOICE), int(col::N)],
};

/// The articles that were measured. `hash` is that of the text: the unit that is drawn when articles
/// are resampled. `chars` are the code points of title and body.
pub static UNITS: Schema =
    Schema { name: "units", columns: &[key(col::ARTICLE), text(col::HASH), int(col::CHARS)] };

/// Hits that are counted in a further category of the same piece of text: over all categories
/// together they do not count again.
pub static REPEATS: Schema = Schema {
    name: "repeats",
    columns: &[key(col::ARTICLE), key(col::FEATURE), key(col::VOICE), int(col::N)],
};

/// Attributions of an article by named source, under a key that holds from one article to the next.
pub static SPEAKERS: Schema =
    Schema { name: "speakers", columns: &[key(col::ARTICLE), key(col::SOURCE), int(col::N)] };
