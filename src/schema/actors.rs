//! What outlets do with actors.

use super::col;
use super::shape::{Schema, int, key, real, text};

/// What an outlet does with each actor of the spec. `measure` and `category`: `attributions` (it
/// speaks), by `type` of source, by `label` (the alias in the source phrase), by `verb class`;
/// `mentions`; `loaded terms beside` by voice (hits of the loaded-terms lexicon in the sentence of
/// a mention, out of its mentions: a rate, which may pass 1). `share` is `hits` out of `n` of `base`,
/// in the `articles` that bear it; limits as in [`super::OUTLETS`].
pub static ACTORS: Schema = Schema {
    name: "actors",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::ACTOR),
        key(col::MEASURE),
        key(col::CATEGORY),
        text(col::BASE),
        int(col::ARTICLES),
        int(col::HIT_ARTICLES),
        int(col::HITS),
        int(col::N),
        real(col::SHARE),
        real(col::LOW),
        real(col::HIGH),
        text(col::INTERVAL),
        real(col::EFFECTIVE_N),
        text(col::GAP),
    ],
};

/// Under which verb each side speaks: of the attributions to actors of a side whose verb has a
/// class (`n`, in so many `articles`), those of each class, by outlet; limits as in [`super::OUTLETS`].
pub static ACTOR_VERBS: Schema = Schema {
    name: "actor_verbs",
    columns: &[
        key(col::LANG),
        key(col::OUTLET),
        key(col::SIDE),
        key(col::CLASS),
        int(col::ARTICLES),
        int(col::HIT_ARTICLES),
        int(col::HITS),
        int(col::N),
        real(col::SHARE),
        real(col::LOW),
        real(col::HIGH),
        text(col::INTERVAL),
        real(col::EFFECTIVE_N),
        text(col::GAP),
    ],
};
