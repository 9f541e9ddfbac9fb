//! One entry of a lexicon.

use serde::{Deserialize, Serialize};

use super::tier::Tier;

/// A word or phrase with the reason why it is listed. What an entry means does not hang on who
/// says it: whether a hit is the narrator's or a source's is decided where voices are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Name in evidence and tables; the pattern where the file gives none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The form by which the entry is cited.
    pub pattern: String,
    /// Other forms that count as the same entry: broken plurals, spellings, inflections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    /// One of the categories that the head of the file defines.
    pub category: String,
    /// Further categories that it stands in. Its hits count once in each, and once over all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What it means, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sense: Option<String>,
    /// Whom or what it usually paints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Why it is in the list.
    pub rationale: String,
    /// Whether its charge is weak or hangs much on the context, so that a strict count leaves
    /// it out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mild: bool,
    /// A phrase in which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// A phrase that looks alike and does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter_example: Option<String>,
    /// How it may match; [`Tier::DEFAULT`] or the lexicon's own choice where not given. With
    /// `stem` in it, the words of one stem are the entry's lemma class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<Tier>>,
    /// Whether the letters must stand in the text as the pattern has them, clitics aside. Keeps
    /// apart what folding brings together: `كأن` (as if) and `كان` (was).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_written: bool,
    /// Whether risky clitic readings are left out (the pack's `matching.toml`).
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub guard: bool,
    /// Words right after a hit that undo it. They may end in `*`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_before: Vec<String>,
    /// Words right before a hit that undo it. They may end in `*`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_after: Vec<String>,
    /// Words that undo a hit when they stand among the few words before it in its sentence:
    /// negators (`لم`, `غير`, `not`, `never`). They may end in `*`. Those of the lexicon's head
    /// where not given; an empty list turns these off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_within: Option<Vec<String>>,
    /// Among how many words, signs not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<usize>,
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

impl Entry {
    /// An entry of a list that says no more than this.
    pub fn new(pattern: &str, category: &str, rationale: &str) -> Self {
        Self {
            id: String::new(),
            pattern: pattern.to_owned(),
            forms: Vec::new(),
            category: category.to_owned(),
            also: Vec::new(),
            sense: None,
            target: None,
            rationale: rationale.to_owned(),
            mild: false,
            example: None,
            counter_example: None,
            tiers: None,
            as_written: false,
            guard: true,
            not_before: Vec::new(),
            not_after: Vec::new(),
            not_within: None,
            within: None,
        }
    }

    /// All its categories.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.category.as_str()).chain(self.also.iter().map(String::as_str))
    }

    /// The pattern and the other forms.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.pattern.as_str()).chain(self.forms.iter().map(String::as_str))
    }
}
