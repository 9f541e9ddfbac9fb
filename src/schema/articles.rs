//! Articles, from the reading of a corpus to the results.

use super::col;
use super::shape::{Schema, int, key, text};

/// Articles, in batches that keep the order of reading. `published` is an ISO date or datetime;
/// `wire` is the agency that the article is credited to.
pub static ARTICLES: Schema = Schema {
    name: "articles",
    columns: &[
        text(col::ID),
        text(col::OUTLET),
        text(col::PUBLISHED),
        text(col::LANG),
        text(col::TITLE),
        text(col::BODY),
        text(col::URL),
        text(col::BYLINE),
        text(col::WIRE),
    ],
};

/// Who published an article, and when: [`ARTICLES`] without the texts.
pub static SOURCES: Schema = Schema {
    name: "articles",
    columns: &[
        key(col::ID),
        text(col::OUTLET),
        text(col::PUBLISHED),
        text(col::LANG),
        text(col::URL),
        text(col::BYLINE),
        text(col::WIRE),
    ],
};

/// Prepared articles on their way from the stage `load` to the next: [`ARTICLES`] with `row`, the
/// number of the row in its unit of files; `hash` and `clean`, of outlet, title and raw or cleaned
/// body; `rest`, the hash of the other columns; `chars`, code points of title and body; `place`, file
/// and line; `cuts`, what was cut of the raw body, as JSON: start, end (bytes of it), rule, text.
pub static PREPARED: Schema = Schema {
    name: "prepared",
    columns: &[
        int(col::ROW),
        text(col::ID),
        text(col::OUTLET),
        text(col::PUBLISHED),
        text(col::LANG),
        text(col::TITLE),
        text(col::BODY),
        text(col::URL),
        text(col::BYLINE),
        text(col::WIRE),
        text(col::HASH),
        text(col::CLEAN),
        text(col::REST),
        int(col::CHARS),
        text(col::PLACE),
        text(col::CUTS),
    ],
};

/// What settles which of the [`PREPARED`] articles stay: their columns that hold no text.
pub static ENTRIES: Schema = Schema {
    name: "entries",
    columns: &[
        int(col::ROW),
        text(col::ID),
        text(col::OUTLET),
        text(col::LANG),
        text(col::HASH),
        text(col::CLEAN),
        text(col::REST),
        int(col::CHARS),
    ],
};
