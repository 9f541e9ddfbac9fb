//! How nouns and their phrases are built.

use serde::Deserialize;

use crate::lang::Fold;

/// Where the head of a noun phrase stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Head {
    First,
    #[default]
    Last,
}

/// What a language has of nouns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noun {
    pub head: Head,
    /// How an article is written on a noun; none where it is a word of its own.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Whether a noun without an article is definite as it stands.
    #[serde(default)]
    pub bare_definite: bool,
    /// Pronouns as written at the end of a listed word.
    #[serde(default)]
    pub pronouns: Vec<String>,
    #[serde(default)]
    pub feminine: Feminine,
    #[serde(default)]
    pub persons: Persons,
    /// Endings of case that a noun may show.
    #[serde(default)]
    pub case: Vec<String>,
    /// Endings as written by which an indefinite noun shows that it is an object.
    #[serde(default)]
    pub accusative: Vec<String>,
    /// Endings of plurals.
    #[serde(default)]
    pub plural: Vec<String>,
    /// Shapes of verbal nouns that begin like a preposition: `?` stands for one letter.
    #[serde(default)]
    pub verbal: Vec<String>,
}

/// Endings by which a noun shows that it is feminine.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Feminine {
    pub singular: Vec<String>,
    pub plural: Vec<String>,
}

/// How plurals of persons look.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// Endings as a subject.
    pub nominative: Vec<String>,
    /// Endings as anything else.
    pub oblique: Vec<String>,
    /// How most of them begin.
    pub lead: String,
}

impl Persons {
    /// All their endings.
    pub fn endings(&self) -> impl Iterator<Item = &str> {
        self.nominative.iter().chain(&self.oblique).map(String::as_str)
    }
}

impl Noun {
    /// Folds what is held against the folded text.
    pub fn folded(mut self, fold: &Fold) -> Self {
        for list in [
            &mut self.feminine.singular,
            &mut self.feminine.plural,
            &mut self.persons.nominative,
            &mut self.persons.oblique,
            &mut self.verbal,
        ] {
            list.iter_mut().for_each(|w| *w = fold.fold(w));
        }
        self
    }

    /// Ends like a feminine noun.
    pub fn is_feminine(&self, base: &str) -> bool {
        self.feminine.singular.iter().chain(&self.feminine.plural).any(|e| base.ends_with(e.as_str()))
    }
}
