//! A word as it is written, with its readings: analysed once in a run, wherever it stands.

use std::any::Any;
use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::TokenKind;
use super::notes::{NoteKey, Notes};
use crate::lang::{Language, Split, Splits};

/// What is known of a word by its letters alone.
pub struct Word {
    written: Box<str>,
    kind: TokenKind,
    splits: Splits,
    /// The stem of the whole word, once one asks for it.
    stem: OnceLock<Box<str>>,
    notes: Notes,
    /// Whether a text had it since the vocabulary was last swept.
    used: AtomicBool,
}

impl Word {
    pub(super) fn new(written: &str, language: &Language) -> Self {
        Self {
            written: written.into(),
            kind: TokenKind::of(written),
            splits: language.clitics.splits(&language.fold.fold(written)),
            stem: OnceLock::new(),
            notes: Notes::default(),
            used: AtomicBool::new(false),
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

    pub(super) fn stem(&self, language: &Language) -> &str {
        self.stem.get_or_init(|| language.stem(self.fold()).into())
    }

    /// What a reader knows of the word: `make` is asked once a word.
    pub fn note<T: Any + Send + Sync>(&self, key: &NoteKey, make: impl FnOnce() -> T) -> &T {
        self.notes.get(key, make)
    }

    /// Says that a text has it. Written only where it changes something: threads share words.
    pub(super) fn meet(&self) {
        if !self.used.load(Ordering::Relaxed) {
            self.used.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a text had it since this was last asked.
    pub(super) fn forget(&self) -> bool {
        self.used.swap(false, Ordering::Relaxed)
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Word").field(&self.written).finish()
    }
}
