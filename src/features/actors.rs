//! What is done with the actors that a spec lists: who speaks, under which label, type and verb,
//! and which loaded terms stand near.
//!
//! An actor is a list of aliases and, if given, the side it is on. An actor speaks when one of
//! its aliases hits inside the phrase of the source or the phrase that it points back to. Why it
//! is a framing device: "side A confirms, side B claims" takes sides without saying so (Hyland
//! 2005), a side that is only spoken about has no standing (Gamson 1992), and loaded words kept
//! for one side judge it (Hamborg 2020). Where it fails: aliases miss paraphrases and pronouns
//! that the coder does not resolve; a name that two people share counts for both; an adversary
//! named alone in a source's description (`المتحدث باسم لجنة مواجهة الجبهة`), or as an object that
//! the coder took into it, speaks for the other side; a loaded word in the sentence of a mention need not be about it.
//!
//! All are left out of a run whose spec lists no actors, and of the default matrix.

use std::collections::BTreeSet;

use super::{CodedArticle, Feature, LexiconHits, Rows, pair};
use crate::codings::Attribution;
use crate::lexicon::{Match, Tier};

/// The lexicon that a spec's actors are compiled into: an entry an alias, its category the
/// actor, its target the side.
pub const LEXICON: &str = "actors";

/// The lexicon whose hits are counted beside actors.
const LOADED_TERMS: &str = "loaded";

/// One count over the actors.
pub struct Actors {
    name: &'static str,
    about: &'static str,
    base: &'static str,
    what: What,
}

enum What {
    Spoken,
    Types,
    Labels,
    Verbs,
    SideVerbs,
    Mentions,
    Loaded,
}

pub static ATTRIBUTIONS: Actors = Actors {
    name: "actor_attributions",
    about: "attributions by actor, out of all attributions",
    base: "attributions",
    what: What::Spoken,
};

pub static TYPES: Actors = Actors {
    name: "actor_types",
    about: "attributions by actor and type of source, out of all attributions",
    base: "attributions",
    what: What::Types,
};

pub static LABELS: Actors = Actors {
    name: "actor_labels",
    about: "attributions by actor and alias in the source phrase, out of all attributions",
    base: "attributions",
    what: What::Labels,
};

pub static VERBS: Actors = Actors {
    name: "actor_verbs",
    about: "attributions by actor and class of verb, out of those whose verb has a class",
    base: "attributions with a classed verb",
    what: What::Verbs,
};

pub static SIDE_VERBS: Actors = Actors {
    name: "side_verbs",
    about: "attributions by side and class of verb, out of those whose verb has a class",
    base: "attributions with a classed verb",
    what: What::SideVerbs,
};

pub static MENTIONS: Actors = Actors {
    name: "actor_mentions",
    about: "mentions by actor per 1,000 words",
    base: "words",
    what: What::Mentions,
};

pub static LOADED: Actors = Actors {
    name: "actor_loaded",
    about: "hits of the loaded-terms lexicon in a sentence that mentions an actor, by actor and voice, per 1,000 words",
    base: "words",
    what: What::Loaded,
};

impl Feature for Actors {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn base(&self) -> &'static str {
        self.base
    }

    fn per(&self) -> f64 {
        if matches!(self.what, What::Mentions | What::Loaded) { 1000.0 } else { 1.0 }
    }

    fn divides(&self) -> bool {
        true
    }

    fn clustered(&self) -> bool {
        false
    }

    fn of_actors(&self) -> bool {
        true
    }

    fn needs_coding(&self) -> bool {
        !matches!(self.what, What::Mentions)
    }

    fn voiceless(&'static self) -> Option<&'static dyn Feature> {
        (!self.needs_coding()).then_some(self)
    }

    fn lexicons(&self) -> &[&'static str] {
        if matches!(self.what, What::Loaded) { &[LEXICON, LOADED_TERMS] } else { &[LEXICON] }
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let Some(actors) = coded.lexicon(LEXICON) else {
            rows.gap("the spec lists no [[actors]]");
            return;
        };
        let attributions = || coded.coding.attributions.iter();
        match self.what {
            What::Mentions => {
                rows.base(coded.doc.words());
                for hit in &actors.matches {
                    let entry = actors.lexicon.entry(hit);
                    rows.hit(entry.category.clone(), None, hit.span, entry.id.clone());
                }
            }
            What::Loaded => loaded(coded, actors, rows),
            What::Verbs | What::SideVerbs => {
                rows.base(attributions().filter(|a| a.class.is_some()).count());
                for (a, class) in attributions().filter_map(|a| Some((a, a.class?))) {
                    self.hits(coded, actors, a, class.name(), rows);
                }
            }
            What::Spoken | What::Types | What::Labels => {
                rows.base(attributions().count());
                for a in attributions() {
                    self.hits(coded, actors, a, a.kind.name(), rows);
                }
            }
        }
    }
}

impl Actors {
    /// A hit for each actor (side, alias) that speaks in an attribution, each once.
    fn hits(
        &self,
        coded: &CodedArticle<'_>,
        actors: &LexiconHits<'_>,
        a: &Attribution,
        column: &str,
        rows: &mut Rows<'_>,
    ) {
        let mut categories = BTreeSet::new();
        for hit in speaking(coded, actors, a) {
            let entry = actors.lexicon.entry(hit);
            categories.extend(match self.what {
                What::Spoken => Some(entry.category.clone()),
                What::Labels => Some(pair(&entry.category, &entry.id)),
                What::SideVerbs => entry.target.as_ref().map(|side| pair(side, column)),
                _ => Some(pair(&entry.category, column)),
            });
        }
        for category in categories {
            rows.hit(category, None, a.source.unwrap_or(a.cue), a.cue.of(&coded.doc.text));
        }
    }
}

/// Mentions of those who speak: inside the source phrase or its referent, from its head on. Another
/// side that no conjunction joins is spoken of (`السفير لدى ب`), or is an object that the coder took
/// into the phrase (`تتهم أ ب`).
fn speaking<'a>(coded: &CodedArticle<'_>, actors: &'a LexiconHits<'_>, a: &Attribution) -> Vec<&'a Match> {
    let mut speaking = Vec::new();
    for phrase in [a.source, a.referent].into_iter().flatten() {
        let mut first = None;
        for hit in actors.matches.iter().filter(|m| phrase.contains(m.span)) {
            let entry = actors.lexicon.entry(hit);
            let side = entry.target.as_ref().unwrap_or(&entry.category);
            if *first.get_or_insert(side) != side && !joined(coded, hit) {
                break;
            }
            speaking.push(hit);
        }
    }
    speaking
}

/// Whether a conjunction is written with a mention.
fn joined(coded: &CodedArticle<'_>, hit: &Match) -> bool {
    let mut readings = coded.doc.word(hit.tokens.start).readings();
    hit.tier == Tier::Clitic && readings.any(|r| !r.conjunction.is_empty())
}

fn loaded(coded: &CodedArticle<'_>, actors: &LexiconHits<'_>, rows: &mut Rows<'_>) {
    let Some(loaded) = coded.lexicon(LOADED_TERMS) else {
        rows.gap(format!("the pack `{}` has no lexicon `{LOADED_TERMS}`", coded.language.code));
        return;
    };
    rows.base(coded.doc.words());
    let sentence = |m: &Match| coded.doc.sentence_of(m.tokens.start);
    for hit in &loaded.matches {
        let near = actors.matches.iter().filter(|m| sentence(m) == sentence(hit));
        // A loaded word that is part of the name itself is not beside it.
        let near = near.filter(|m| !m.span.overlaps(hit.span));
        let names: BTreeSet<&str> = near.map(|m| actors.lexicon.entry(m).category.as_str()).collect();
        for name in names {
            let voice = coded.voices().of(hit.tokens.start);
            rows.hit(name.to_owned(), Some(voice), hit.span, loaded.lexicon.entry(hit).id.clone());
        }
    }
}
