//! The grammar of a language by the names of its properties: `grammar.toml` of a pack.

use serde::Deserialize;

use super::clause::Clause;
use super::forms::Forms;
use super::links::Links;
use super::name_shape::NameShape;
use super::noun::Noun;
use crate::lang::Fold;

/// `grammar.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Properties {
    pub clause: Clause,
    pub noun: Noun,
    #[serde(default)]
    pub forms: Forms,
    pub names: NameShape,
    pub links: Links,
}

impl Properties {
    /// Folds what is held against the folded text.
    pub fn folded(self, fold: &Fold) -> Self {
        let Self { clause, noun, forms, names, links } = self;
        Self {
            clause: clause.folded(fold),
            noun: noun.folded(fold),
            forms,
            names: names.folded(fold),
            links: links.folded(fold),
        }
    }
}
