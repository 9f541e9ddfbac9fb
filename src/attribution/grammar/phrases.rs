//! Cues that are no verbs, as a pack lists them.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::collocations::Entry;
use crate::codings::Scope;
use crate::lang::Fold;

/// `cue_phrases.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseFile {
    phrase: Vec<Phrase>,
    #[serde(default)]
    pub collocation: Vec<Entry>,
}

/// What may follow a phrase for it to be a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum After {
    /// A source that can speak.
    Speaker,
    /// A report verb, which joins the cue.
    Verb,
    /// Content alone: nobody is there to ask.
    Content,
}

/// A cue of one or more words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub words: Vec<String>,
    pub after: Vec<After>,
    /// A preposition written with the word after the phrase.
    #[serde(default)]
    pub preposition: String,
    /// The speaker of the clause before passes on what the source says.
    #[serde(default)]
    pub relay: bool,
    /// After a source it belongs to it: the body speaks by the mouth of its spokesman.
    #[serde(default)]
    pub joins: bool,
    /// Its last word may carry the speaker's pronoun.
    #[serde(default)]
    pub echo: bool,
    /// An attribution in the wide scope only.
    #[serde(default)]
    wide: bool,
    #[serde(rename = "why")]
    _why: String,
}

/// The phrases of this scope by their folded first word, longest first.
pub fn phrases(file: PhraseFile, scope: Scope, fold: &Fold) -> FxHashMap<Box<str>, Vec<Phrase>> {
    let mut map: FxHashMap<Box<str>, Vec<Phrase>> = FxHashMap::default();
    let mut phrases = file.phrase;
    phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    for mut phrase in phrases.into_iter().filter(|p| !p.wide || scope == Scope::Wide) {
        phrase.words.iter_mut().for_each(|w| *w = fold.fold(w));
        phrase.preposition = fold.fold(&phrase.preposition);
        if let Some(first) = phrase.words.first() {
            map.entry(first.as_str().into()).or_default().push(phrase);
        }
    }
    map
}
