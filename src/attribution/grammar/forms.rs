//! What the forms of verbs and adverbs look like that no list knows.

use serde::Deserialize;

/// Beginnings and endings.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Beginnings of a present tense that few nouns share.
    #[serde(default)]
    pub present: Vec<String>,
    /// Beginnings of a present tense that many nouns share.
    #[serde(default)]
    pub present_doubtful: Vec<String>,
    /// Endings of participles that shorten a relative clause.
    #[serde(default)]
    pub participle: Vec<String>,
    /// Endings of adverbs.
    #[serde(default)]
    pub adverb: Vec<String>,
}
