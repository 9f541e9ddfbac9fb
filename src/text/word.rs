//! A word as it is written, with its readings: analysed once in a run, wherever it stands.

use std::fmt;

use super::TokenKind;
use crate::lang::{Language, Split, Splits};

/// What is known of a word by its letters alone.
pub struct Word {
    written: Box<str>,
    kind: TokenKind,
    splits: Splits,
}

impl Word {
    pub(super) fn new(written: &str, language: &Language) -> Self {
        Self {
            written: written.into(),
            kind: TokenKind::of(written),
            splits: language.clitics.splits(&language.fold.fold(written)),
        }
    }

    /// As it stands in the text.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The folded word.
    pub fn fold(&self) -> &str {
        self.splits.fold()
    }

    /// Each way to take its clitics off, the whole word first.
    pub fn readings(&self) -> impl Iterator<Item = Split<'_>> + Clone {
        self.splits.iter()
    }

    /// One of the readings, by its place.
    pub fn reading(&self, place: usize) -> Split<'_> {
        self.splits.get(place)
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Word").field(&self.written).finish()
    }
}
