//! Framing features: what is counted in an article, out of what, in whose voice.
//!
//! A [`Feature`] looks at a [`CodedArticle`] and writes evidence rows and a base to [`Rows`];
//! nothing else. Shares, intervals and comparisons are made later, from sums. A feature whose
//! language lacks a list declares a gap: null with a reason, never 0.

mod actors;
mod anonymous_articles;
mod anonymous_share;
mod anonymous_sources;
mod attribution_rate;
pub mod axis;
mod direct_quotes;
mod first_source;
mod labels;
mod lexicon_rate;
mod only_anonymous;
mod quoted_types;
mod rows;
mod scare_quotes;
mod source_types;
mod sources;
mod stated_reason;
mod verb_class_by_type;
mod verb_classes;
mod voices;
mod wider_lexicons;

use std::cell::OnceCell;

pub use actors::LEXICON as ACTORS;
pub use axis::AxisSum;
pub use labels::LEXICON as LABELS;
pub use lexicon_rate::LexiconRate;
pub use rows::{Evidence, Measured, Rows};

use crate::codings::{Coding, VoiceMap};
use crate::lang::Language;
use crate::lexicon::{Lexicon, Lexicons, Match};
use crate::text::Doc;

/// A lexicon and its hits in one article.
pub struct LexiconHits<'a> {
    pub lexicon: &'a Lexicon,
    pub matches: Vec<Match>,
}

/// What a feature may look at.
pub struct CodedArticle<'a> {
    pub language: &'a Language,
    pub doc: &'a Doc,
    pub coding: &'a Coding,
    lexicons: Vec<LexiconHits<'a>>,
    /// The lexicons that the feature at work has asked for.
    asked: &'a [&'static str],
    voices: OnceCell<VoiceMap>,
}

impl CodedArticle<'_> {
    /// The hits of the lexicon of this name; `None` where the language has no such lexicon.
    ///
    /// # Panics
    /// When the feature does not name it in [`Feature::lexicons`]: a run may then not have it.
    pub fn lexicon(&self, name: &str) -> Option<&LexiconHits<'_>> {
        assert!(self.asked.contains(&name), "a feature looks at lexicon `{name}` and has not asked for it");
        self.lexicons.iter().find(|l| l.lexicon.name == name)
    }

    /// Whose words each token is.
    pub fn voices(&self) -> &VoiceMap {
        self.voices.get_or_init(|| VoiceMap::new(self.doc, self.coding))
    }
}

/// A measure of one framing device.
pub trait Feature: Sync {
    /// Name in tables and specs.
    fn name(&self) -> &'static str;

    /// One line for help and reports: what is counted, out of what.
    fn about(&self) -> &'static str;

    /// What the base counts, in the plural.
    fn base(&self) -> &'static str;

    /// Shares are given per so many of the base: 1, or 1,000 for rates.
    fn per(&self) -> f64 {
        1.0
    }

    /// Whether its categories divide one whole (types of source), or for another reason add up to
    /// nothing (war and peace): then the feature has no headline.
    fn divides(&self) -> bool {
        false
    }

    /// The voice that stands for it in tests, charts and matrices: all voices, unless the feature
    /// is about the outlet's own words.
    fn headline_voice(&self) -> &'static str {
        ALL
    }

    /// Whether it enters the matrix that outlets are clustered on when a spec names no features.
    /// Cross tables, other readings of a device that is in already, and features with so small a
    /// base that outlets would drop out do not.
    fn clustered(&self) -> bool {
        true
    }

    /// Whether it is about the actors that a spec lists: a run whose spec lists none leaves it out.
    fn of_actors(&self) -> bool {
        false
    }

    /// Whether it looks at the coding, or at the voices, which rest on it. A run in which no
    /// feature does is not coded by the machine.
    fn needs_coding(&self) -> bool {
        true
    }

    /// The same measure for a run that tells no voices apart and codes nothing; `None` where it
    /// rests on either.
    fn voiceless(&'static self) -> Option<&'static dyn Feature> {
        None
    }

    /// The lexicons that it looks at, by name. A run matches those that its features ask for, and
    /// no others.
    fn lexicons(&self) -> &[&'static str] {
        &[]
    }

    /// Writes what it finds in one article.
    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>);
}

/// All these features of one coded article. The coding may be the machine's or a person's.
pub fn measure(
    features: &[&'static dyn Feature],
    language: &Language,
    lexicons: &Lexicons,
    doc: &Doc,
    coding: &Coding,
) -> Measured {
    let hits = lexicons.iter().zip(lexicons.find(doc));
    let lexicons = hits.map(|(lexicon, matches)| LexiconHits { lexicon, matches }).collect();
    let mut coded = CodedArticle { language, doc, coding, lexicons, asked: &[], voices: OnceCell::new() };
    let mut rows = Rows::new(&doc.text);
    for (place, feature) in features.iter().enumerate() {
        rows.feature(place);
        coded.asked = feature.lexicons();
        feature.measure(&coded, &mut rows);
    }
    let mut measured = rows.finish();
    measured.sources = sources::named(doc, coding);
    measured
}

/// The registry: one line a feature. Help and the README's table come from it.
pub static FEATURES: &[&dyn Feature] = &[
    &lexicon_rate::LOADED_TERMS,
    &lexicon_rate::LOADED_TERMS_STRICT,
    &lexicon_rate::HEDGES,
    &lexicon_rate::BOOSTERS,
    &lexicon_rate::DISTANCING,
    &wider_lexicons::EVALUATIVE,
    &wider_lexicons::FACTIVES,
    &wider_lexicons::AGENTLESS,
    &wider_lexicons::FRAMES,
    &wider_lexicons::WAR_PEACE,
    &source_types::SourceTypes,
    &anonymous_share::AnonymousShare,
    &anonymous_sources::AnonymousSources,
    &anonymous_articles::AnonymousArticles,
    &only_anonymous::OnlyAnonymous,
    &stated_reason::StatedReason,
    &first_source::FIRST_NAMED,
    &first_source::FIRST_ANONYMOUS,
    &attribution_rate::AttributionRate,
    &direct_quotes::DirectQuotes,
    &quoted_types::QuotedTypes,
    &verb_classes::VerbClasses,
    &verb_class_by_type::VerbClassByType,
    &scare_quotes::ScareQuotes,
    &voices::Voices,
    &labels::Labels,
    &actors::ATTRIBUTIONS,
    &actors::TYPES,
    &actors::LABELS,
    &actors::VERBS,
    &actors::SIDE_VERBS,
    &actors::MENTIONS,
    &actors::LOADED,
];

/// The category and the voice that stand for all of them together.
pub const ALL: &str = "all";

/// A category of a cross table.
pub(crate) fn pair(row: &str, column: &str) -> String {
    format!("{row}: {column}")
}
