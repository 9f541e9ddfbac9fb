//! Cues of several words that a pack lists by their heads.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::codings::Scope;
use crate::lang::Fold;

/// Where the speaker of a collocation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Before it, as the subject of a verb.
    Predicate,
    /// In the possessive before it, or after `from` or `by`; or nowhere.
    Noun,
    /// Nowhere: what is known, rumoured, expected of somebody.
    Nobody,
}

/// An entry of `cue_phrases.toml`: any head with any of the words that may follow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    heads: Vec<String>,
    /// What must follow right after the head; nothing where the list is empty.
    #[serde(default)]
    then: Vec<String>,
    part: Part,
    /// An attribution in the wide scope only.
    #[serde(default)]
    wide: bool,
    #[serde(rename = "why")]
    _why: String,
}

/// A collocation after its head.
#[derive(Debug, Clone)]
pub struct Collocation {
    pub then: Vec<String>,
    pub part: Part,
}

/// The collocations of this scope by their folded heads, longest first.
pub fn collocations(entries: &[Entry], scope: Scope, fold: &Fold) -> FxHashMap<Box<str>, Vec<Collocation>> {
    let mut all: Vec<(String, Collocation)> = Vec::new();
    for entry in entries.iter().filter(|e| !e.wide || scope == Scope::Wide) {
        let words = |t: &String| fold.fold(t).split_whitespace().map(str::to_owned).collect();
        let mut then: Vec<Vec<String>> = entry.then.iter().map(words).collect();
        if then.is_empty() {
            then.push(Vec::new());
        }
        for head in &entry.heads {
            let with = |t: &Vec<String>| (fold.fold(head), Collocation { then: t.clone(), part: entry.part });
            all.extend(then.iter().map(with));
        }
    }
    all.sort_by_key(|(_, c)| std::cmp::Reverse(c.then.len()));
    let mut map: FxHashMap<Box<str>, Vec<Collocation>> = FxHashMap::default();
    for (head, collocation) in all {
        map.entry(head.into()).or_default().push(collocation);
    }
    map
}
