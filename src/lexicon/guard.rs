//! How words of a list match words of a text in one language (`matching.toml` of its pack):
//! which clitic readings are too risky to count, and which endings a word may take.
//!
//! Taking one letter off a short word finds words that are not there: `كتائب` is no `ك` +
//! `تائب`, and a final `ي` makes an adjective (`إرهابي`) far more often than it means "my".
//! The pack says how long a base must be for each clitic, which
//! clitics never count, and which words are never split. A pack without the file has no guard.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::error::Result;
use crate::lang::{Language, Split};

const FILE: &str = "matching.toml";

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Rules {
    /// Endings that are no clitics.
    #[serde(default)]
    endings: Vec<Ending>,
    /// Fewest letters of a base behind an article.
    #[serde(default)]
    article: usize,
    /// Fewest letters of a base, for each clitic; an article in between makes it safe.
    #[serde(default)]
    shortest: std::collections::BTreeMap<String, usize>,
    /// Clitics that are not taken off.
    #[serde(default)]
    never: Vec<String>,
    /// Words that are not split.
    #[serde(default)]
    unsplit: Vec<String>,
}

/// An ending that any word may take, unless it ends in one of these letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    written: String,
    /// Fewest letters of a word that takes it.
    #[serde(default)]
    shortest: usize,
    #[serde(default)]
    not_after: Vec<String>,
}

/// The rules of one language.
#[derive(Debug)]
pub(super) struct Guard {
    endings: Vec<Ending>,
    article: usize,
    shortest: FxHashMap<String, usize>,
    never: FxHashSet<String>,
    unsplit: FxHashSet<String>,
}

impl Guard {
    pub fn of(language: &Language) -> Result<Self> {
        let rules: Rules = if language.pack.has(FILE) { language.pack.read(FILE)? } else { Rules::default() };
        let fold = |word: &String| language.fold.fold(word);
        let ending = |e: &Ending| Ending {
            written: fold(&e.written),
            shortest: e.shortest,
            not_after: e.not_after.iter().map(fold).collect(),
        };
        Ok(Self {
            endings: rules.endings.iter().map(ending).collect(),
            article: rules.article,
            shortest: rules.shortest.iter().map(|(clitic, least)| (fold(clitic), *least)).collect(),
            never: rules.never.iter().map(fold).collect(),
            unsplit: rules.unsplit.iter().map(fold).collect(),
        })
    }

    /// A folded word with each ending that it may take.
    pub fn ended(&self, word: &str) -> Vec<String> {
        let takes = |e: &&Ending| {
            word.chars().count() >= e.shortest
                && !e.not_after.iter().any(|letter| word.ends_with(letter.as_str()))
        };
        self.endings.iter().filter(takes).map(|e| format!("{word}{}", e.written)).collect()
    }

    /// Whether this way to read a folded word may count.
    pub fn allows(&self, word: &str, split: &Split<'_>) -> bool {
        if split.whole() {
            return true;
        }
        let letters = split.base.chars().count();
        let long = |clitic: &str| self.shortest.get(clitic).is_none_or(|least| letters >= *least);
        let before = if split.article {
            letters >= self.article
        } else {
            long(split.conjunction) && long(split.particle)
        };
        before
            && long(split.enclitic)
            && ![split.conjunction, split.particle, split.enclitic].iter().any(|c| self.never.contains(*c))
            && !self.unsplit.contains(word)
    }
}
