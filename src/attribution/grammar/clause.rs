//! How a clause is built.

use serde::Deserialize;

use crate::lang::Fold;

/// Where the subject usually stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    AfterVerb,
    #[default]
    BeforeVerb,
}

/// Where the verb usually stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Next to its subject.
    #[default]
    BesideSubject,
    /// Last in its clause: what is said stands between the two.
    Last,
}

/// What a language has of clauses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    pub subject: Order,
    #[serde(default)]
    pub verb: Place,
    /// Whether verbs inside a quotation are cues too.
    pub speech_in_quotations: bool,
    /// The marks after which a speaker's line begins.
    pub colons: Vec<String>,
    /// What may be written on the word that opens content.
    #[serde(default)]
    pub that_particles: Vec<String>,
}

impl Clause {
    /// Folds what is held against the folded text.
    pub fn folded(mut self, fold: &Fold) -> Self {
        self.that_particles.iter_mut().for_each(|p| *p = fold.fold(p));
        self
    }
}
