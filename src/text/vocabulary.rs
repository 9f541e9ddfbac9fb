//! The words of a run: each spelling is analysed once, whatever the number of texts and threads.
//!
//! A text takes the newest [`Edition`] and looks its words up there without a lock; words that
//! the edition does not have are the text's own. When the text is read they are handed over, and
//! once enough have come a new edition is made. Memory is bounded: an edition that would grow
//! beyond [`MOST`] words loses those that no text had since the last such sweep. What a text says
//! does not hang on what the vocabulary holds.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::TokenKind;
use super::edition::{Edition, MOST, Number};
use super::word::Word;
use crate::lang::Language;

/// Newcomers that make a new edition: a part of the words there are, and at least so many.
const PART: usize = 8;
const LEAST: usize = 64;

/// The words of one language, shared by all texts and threads.
pub(super) struct Vocabulary {
    language: Arc<Language>,
    newest: RwLock<Arc<Edition>>,
    newcomers: Mutex<Vec<Arc<Word>>>,
}

impl Vocabulary {
    pub fn new(language: Arc<Language>) -> Self {
        Self { language, newest: RwLock::default(), newcomers: Mutex::default() }
    }

    pub fn language(&self) -> &Arc<Language> {
        &self.language
    }

    fn newest(&self) -> Arc<Edition> {
        Arc::clone(&self.newest.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins to read a text.
    pub fn reader(&self) -> Reader<'_, '_> {
        let language = Arc::clone(&self.language);
        let words = Words { edition: self.newest(), own: Vec::new(), language };
        Reader { vocabulary: self, words, met: FxHashMap::default() }
    }

    /// Takes over the words of a text that were new. While another thread makes an edition they
    /// are let go: another text will bring them again.
    fn learn(&self, own: &[Arc<Word>]) {
        let Ok(mut newcomers) = self.newcomers.try_lock() else { return };
        newcomers.extend(own.iter().cloned());
        let known = self.newest();
        if newcomers.len() < (known.len() / PART).max(LEAST) {
            return;
        }
        let come = std::mem::take(&mut *newcomers);
        let next = if known.has_room(come.len()) {
            known.with(come)
        } else {
            let used = known.used();
            // A text of nothing but new words must not fill it up for good.
            let used =
                if used.len() > MOST / 4 * 3 { Edition::default() } else { Edition::default().with(used) };
            used.with(come)
        };
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }
}

/// The words of one text: those of an edition, and the text's own.
#[derive(Debug, Clone)]
pub(super) struct Words {
    edition: Arc<Edition>,
    own: Vec<Arc<Word>>,
    language: Arc<Language>,
}

impl Words {
    /// The word with this number.
    pub fn get(&self, number: Number) -> &Word {
        match self.edition.get(number) {
            Ok(word) => word,
            Err(own) => &self.own[own],
        }
    }

    /// The stem of the word with this number, clitics and all.
    pub fn stem(&self, number: Number) -> &str {
        self.get(number).stem(&self.language)
    }
}

/// Gives the words of a text their numbers.
pub(super) struct Reader<'v, 't> {
    vocabulary: &'v Vocabulary,
    words: Words,
    /// The text's own words.
    met: FxHashMap<&'t str, (Number, TokenKind)>,
}

impl<'t> Reader<'_, 't> {
    /// The number and kind of the word that is written so.
    pub fn read(&mut self, written: &'t str) -> (Number, TokenKind) {
        if let Some(known) = self.words.edition.meet(written) {
            return known;
        }
        *self.met.entry(written).or_insert_with(|| {
            let number = self.words.edition.own(self.words.own.len());
            let word = Word::new(written, &self.vocabulary.language);
            let kind = word.kind();
            self.words.own.push(Arc::new(word));
            (number, kind)
        })
    }

    /// The words of the text; the vocabulary learns those it did not know.
    pub fn finish(self) -> Words {
        if !self.words.own.is_empty() {
            self.vocabulary.learn(&self.words.own);
        }
        self.words
    }
}
