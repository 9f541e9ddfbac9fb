//! Articles, from the reading of a corpus to the results.

use super::shape::{Schema, int, key, text};

/// Articles, in batches that keep the order of reading. `published` is an ISO date or datetime;
/// `wire` is the agency that the article is credited to.
pub static ARTICLES: Schema = Schema {
    name: "articles",
    columns: &[
        text("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("title"),
        text("body"),
        text("url"),
        text("byline"),
        text("wire"),
    ],
};

/// Who published an article, and when: [`ARTICLES`] without the texts.
pub static SOURCES: Schema = Schema {
    name: "articles",
    columns: &[
        key("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("url"),
        text("byline"),
        text("wire"),
    ],
};

/// Prepared articles on their way from the stage `load` to the next: [`ARTICLES`] with `row`, the
/// number of the row in its unit of files; `hash` and `clean`, of outlet, title and raw or cleaned
/// body; `rest`, the hash of the other columns; `chars`, code points of title and body; `place`, file
/// and line; `cuts`, what was cut of the raw body, as JSON: start, end (bytes of it), rule, text.
pub static PREPARED: Schema = Schema {
    name: "prepared",
    columns: &[
        int("row"),
        text("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("title"),
        text("body"),
        text("url"),
        text("byline"),
        text("wire"),
        text("hash"),
        text("clean"),
        text("rest"),
        int("chars"),
        text("place"),
        text("cuts"),
    ],
};

/// What settles which of the [`PREPARED`] articles stay: their columns that hold no text.
pub static ENTRIES: Schema = Schema {
    name: "entries",
    columns: &[
        int("row"),
        text("id"),
        text("outlet"),
        text("lang"),
        text("hash"),
        text("clean"),
        text("rest"),
        int("chars"),
    ],
};
