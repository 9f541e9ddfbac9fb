//! Rates of lexicon entries per 1,000 words, by category and voice.
//!
//! Why it is a framing device: word choice presents an actor or act under a description that
//! already judges it (Entman 1993: framing is selection and salience; Hamborg 2020: word choice
//! and labelling), and hedges, boosters and distancing marks tell the reader how far to trust a
//! claim (Hyland 2005). Counts are of the narrator, the quoted and the reported voice apart: a
//! loaded word inside a quotation is the source's.
//!
//! Where it fails: a list finds a small part of the loaded language in a text, words are loaded
//! in one use and plain in another, and a topic (war) brings its words whoever writes. Compare
//! outlets on the same events, never against zero.

use super::{ALL, CodedArticle, Feature, Rows};
use crate::codings::Voice;

/// The rate of one lexicon of the pack, or of a spec's own.
pub struct LexiconRate {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) lexicon: &'static str,
    /// Whether entries that the lexicon marks as mild are left out.
    pub(super) strict: bool,
    /// Whether the sum over its categories says something.
    pub(super) summed: bool,
    pub(super) clustered: bool,
    /// Whether hits are counted by whose words they are.
    pub(super) voices: bool,
}

impl LexiconRate {
    /// What most lists have in common; names are for each to give.
    const MAIN: Self =
        Self { name: "", about: "", lexicon: "", strict: false, summed: true, clustered: true, voices: true };

    /// The same for a list that stands beside the main ones and does not enter the clustering.
    pub(super) const BESIDE: Self = Self { clustered: false, ..Self::MAIN };
}

pub static LOADED_TERMS: LexiconRate = LexiconRate {
    name: "loaded_terms",
    about: "hits of the loaded-terms lexicon per 1,000 words, by category and voice",
    lexicon: "loaded",
    ..LexiconRate::MAIN
};

pub static LOADED_TERMS_STRICT: LexiconRate = LexiconRate {
    name: "loaded_terms_strict",
    about: "the same without the entries that the lexicon marks as mild",
    lexicon: "loaded",
    strict: true,
    // The strict reading of a list that is in already does not enter twice.
    ..LexiconRate::BESIDE
};

pub static HEDGES: LexiconRate = LexiconRate {
    name: "hedges",
    about: "hedges (perhaps, it seems) per 1,000 words, by voice",
    lexicon: "hedges",
    ..LexiconRate::MAIN
};

pub static BOOSTERS: LexiconRate = LexiconRate {
    name: "boosters",
    about: "boosters (clearly, without doubt) per 1,000 words, by voice",
    lexicon: "boosters",
    ..LexiconRate::MAIN
};

pub static DISTANCING: LexiconRate = LexiconRate {
    name: "distancing",
    about: "marks of distance (so-called, alleged) per 1,000 words, by voice",
    lexicon: "distancing",
    ..LexiconRate::MAIN
};

impl LexiconRate {
    /// The rate of a lexicon that a spec brings along, under the lexicon's own name. A spec names
    /// few, and features live as long as the program: so may this one.
    pub fn own(lexicon: &str) -> &'static dyn Feature {
        let name: &'static str = Box::leak(lexicon.to_owned().into_boxed_str());
        let about = "hits of the spec's own lexicon of this name per 1,000 words, by category and voice";
        Box::leak(Box::new(Self { name, about, lexicon: name, ..Self::MAIN }))
    }
}

impl Feature for LexiconRate {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn base(&self) -> &'static str {
        "words"
    }

    /// A word inside a quotation is the source's: the outlet is measured by its own.
    fn headline_voice(&self) -> &'static str {
        if self.voices { Voice::Narrator.name() } else { ALL }
    }

    fn divides(&self) -> bool {
        !self.summed
    }

    fn clustered(&self) -> bool {
        self.clustered
    }

    fn per(&self) -> f64 {
        1000.0
    }

    fn needs_coding(&self) -> bool {
        self.voices
    }

    fn voiceless(&'static self) -> Option<&'static dyn Feature> {
        Some(Box::leak(Box::new(Self { voices: false, ..*self })))
    }

    fn lexicons(&self) -> &[&'static str] {
        std::slice::from_ref(&self.lexicon)
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let Some(hits) = coded.lexicon(self.lexicon) else {
            rows.gap(format!("the pack `{}` has no lexicon `{}`", coded.language.code, self.lexicon));
            return;
        };
        rows.base(coded.doc.words());
        for voice in Voice::ALL.into_iter().filter(|_| self.voices) {
            rows.base_of(voice, coded.voices().words(voice));
        }
        for hit in &hits.matches {
            let entry = &hits.lexicon.entries[hit.entry];
            if self.strict && entry.mild {
                continue;
            }
            let voice = self.voices.then(|| coded.voices().of(hit.tokens.start));
            for category in entry.categories() {
                let rule = format!("{}:{}", entry.id, hit.tier.name());
                rows.hit(category.to_owned(), voice, hit.span, rule);
            }
        }
    }
}
