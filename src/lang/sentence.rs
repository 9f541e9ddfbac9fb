//! What ends a sentence in a language, and what only looks like it.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::fold::Fold;

/// `sentence.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    /// Signs that end a sentence.
    enders: Vec<char>,
    /// Words after which a full stop is part of an abbreviation.
    #[serde(default)]
    abbreviations: Vec<String>,
    /// Whether a full stop after a single letter (`د.`, `J.`) never ends a sentence.
    single_letters: bool,
}

/// The sentence rules of one language.
#[derive(Debug)]
pub struct SentenceRules {
    enders: Vec<char>,
    abbreviations: BTreeSet<String>,
    single_letters: bool,
}

impl SentenceRules {
    pub(super) fn new(rules: Rules, fold: &Fold) -> Self {
        Self {
            enders: rules.enders,
            abbreviations: rules.abbreviations.iter().map(|a| fold.fold(a)).collect(),
            single_letters: rules.single_letters,
        }
    }

    /// Whether this sign can end a sentence.
    pub fn ends(&self, sign: char) -> bool {
        self.enders.contains(&sign)
    }

    /// Whether a full stop right after this folded word belongs to an abbreviation.
    pub fn abbreviates(&self, folded: &str) -> bool {
        (self.single_letters && single_letter(folded)) || self.abbreviations.contains(folded)
    }
}

fn single_letter(folded: &str) -> bool {
    let mut chars = folded.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}
