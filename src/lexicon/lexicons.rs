//! Lexicons that are matched together, in one pass over a text.

use std::ops::Deref;

use super::find::{Match, find};
use super::index::Index;
use super::lexicon::Lexicon;
use crate::error::{Error, Result};
use crate::text::Doc;

/// Lexicons of one language with the index of all their patterns.
#[derive(Default)]
pub struct Lexicons {
    lexicons: Vec<Lexicon>,
    index: Option<Index>,
}

impl Lexicons {
    /// # Errors
    /// When they are for several languages.
    pub fn new(lexicons: Vec<Lexicon>) -> Result<Self> {
        if let Some(pair) = lexicons.windows(2).find(|pair| pair[0].lang != pair[1].lang) {
            return Err(Error::new(
                format!("lexicon {}", pair[1].name),
                format!("it is for `{}`, and `{}` for `{}`", pair[1].lang, pair[0].name, pair[0].lang),
                "match lexicons of one language at a time",
            ));
        }
        let all: Vec<&Lexicon> = lexicons.iter().collect();
        let index = all.first().map(|first| Index::new(first.analyzer.language(), &first.guard, &all));
        Ok(Self { lexicons, index })
    }

    /// The hits of each lexicon, in their order: what [`Lexicon::find`] gives for each alone.
    pub fn find(&self, doc: &Doc) -> Vec<Vec<Match>> {
        let Some(index) = &self.index else { return Vec::new() };
        find(index, &self.lexicons.iter().collect::<Vec<_>>(), doc)
    }
}

impl Deref for Lexicons {
    type Target = [Lexicon];

    fn deref(&self) -> &[Lexicon] {
        &self.lexicons
    }
}
