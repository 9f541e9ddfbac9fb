//! One entry of a lexicon.

use serde::Deserialize;

use super::tier::Tier;

/// A word or phrase with the reason why it is listed. What an entry means does not hang on who
/// says it: whether a hit is the narrator's or a source's is decided where voices are known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Name in evidence and tables; the pattern where the file gives none.
    #[serde(default)]
    pub id: String,
    /// The form by which the entry is cited.
    pub pattern: String,
    /// Other forms that count as the same entry: broken plurals, spellings, inflections.
    #[serde(default)]
    pub forms: Vec<String>,
    /// One of the categories that the head of the file defines.
    pub category: String,
    /// What it means, in English.
    #[serde(default)]
    pub sense: Option<String>,
    /// Whom or what it usually paints.
    #[serde(default)]
    pub target: Option<String>,
    /// Why it is in the list.
    pub rationale: String,
    /// Whether its charge is weak or hangs much on the context, so that a strict count leaves
    /// it out.
    #[serde(default)]
    pub mild: bool,
    /// A phrase in which it counts.
    #[serde(default)]
    pub example: Option<String>,
    /// A phrase that looks alike and does not count.
    #[serde(default)]
    pub counter_example: Option<String>,
    /// How it may match; [`Tier::DEFAULT`] or the lexicon's own choice where not given.
    #[serde(default)]
    pub tiers: Option<Vec<Tier>>,
    /// Whether the letters must stand in the text as the pattern has them, clitics aside. Keeps
    /// apart what folding brings together: `كأن` (as if) and `كان` (was).
    #[serde(default)]
    pub as_written: bool,
    /// Whether risky clitic readings are left out (the pack's `matching.toml`).
    #[serde(default = "yes")]
    pub guard: bool,
    /// Words right after a hit that undo it. They may end in `*`.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// Words right before a hit that undo it. They may end in `*`.
    #[serde(default)]
    pub not_after: Vec<String>,
}

fn yes() -> bool {
    true
}

impl Entry {
    /// The pattern and the other forms.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.pattern.as_str()).chain(self.forms.iter().map(String::as_str))
    }
}
