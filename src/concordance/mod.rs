//! Concordance: every place where something stands, each between its neighbours (keyword in
//! context, KWIC; Luhn 1960). The way to read what a number rests on before believing it.
//!
//! What is looked for ([`Query`]): words in the pattern language of lexicons, a category of a
//! lexicon, or the sources of one type. A [`Line`] has the keyword, its neighbours in reading
//! order, and where it stands; [`Order`] sorts lines; [`layout`] sets them for a terminal.
//!
//! Neighbours are taken within the title or within the body, across sentences and paragraphs.
//! White space is drawn together and marks that steer direction are left out, in the neighbours
//! and the keyword as shown; `chars` still points into the text as it is.

pub mod layout;
mod order;
mod query;
mod search;
mod window;

pub use order::Order;
pub use query::Query;
pub use search::Searcher;

use crate::codings::Voice;
use crate::lexicon::Tier;
use crate::span::CharSpan;

/// Which article a line is from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub outlet: String,
    /// ISO date or datetime; empty where it is not known.
    pub published: String,
    pub article: String,
}

/// One place in context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub place: Place,
    /// Code points of `title + "\n\n" + body`.
    pub chars: CharSpan,
    /// Whose words the keyword is part of.
    pub voice: Voice,
    /// Category of the lexicon, or type of source; empty for a pattern.
    pub category: String,
    /// The entry that hit, the pattern, or the cue of a source.
    pub entry: String,
    /// How surely the words are those of the entry; none for a source.
    pub tier: Option<Tier>,
    /// What comes before, as it is read.
    pub left: String,
    pub keyword: String,
    /// What comes after.
    pub right: String,
    /// Folded words before, the nearest first, and after: what context is sorted by.
    before: Vec<String>,
    after: Vec<String>,
}
