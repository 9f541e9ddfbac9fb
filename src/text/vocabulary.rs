//! The words of a run: each spelling is analysed once, whatever the number of texts and threads.
//!
//! A text takes the newest [`Edition`] and looks its words up there without a lock; words that
//! the edition does not have are the text's own. When the text is read they are handed over, and
//! once enough have come a new edition is made. Memory is bounded: half the words of any corpus come
//! once and are not kept ([`Once`]), and an edition that would grow beyond [`MOST`] words loses those
//! that no text had since the last such sweep. What a text says does not hang on what the vocabulary
//! holds.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::TokenKind;
use super::chunk::{Chunk, FULL, Number};
use super::edition::Edition;
use super::once::Once;
use super::word::Word;
use super::words::{Common, Words};
use crate::lang::Language;

/// Words of an edition at most.
const MOST: usize = 1 << 17;
/// Newcomers that make a new edition: a part of the words there are, and at least so many.
const PART: usize = 4;
const LEAST: usize = 64;
/// Chunks of an edition at most.
const CHUNKS: usize = 1 << 12;

/// The words of one language, shared by all texts and threads.
pub(super) struct Vocabulary {
    common: Arc<Common>,
    newest: RwLock<Arc<Edition>>,
    newcomers: Mutex<Newcomers>,
}

/// Words that a text had and the newest edition does not.
#[derive(Default)]
struct Newcomers {
    once: Once,
    words: Vec<Arc<Word>>,
}

impl Vocabulary {
    pub fn new(language: Arc<Language>) -> Self {
        Self { common: Common::new(language), newest: RwLock::default(), newcomers: Mutex::default() }
    }

    pub fn language(&self) -> &Arc<Language> {
        &self.common.language
    }

    /// Lets all words go.
    pub fn forget(&self) {
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Arc::default();
        *self.newcomers.lock().unwrap_or_else(PoisonError::into_inner) = Newcomers::default();
    }

    fn newest(&self) -> Arc<Edition> {
        Arc::clone(&self.newest.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins to read a text.
    pub fn reader(&self) -> Reader<'_, '_> {
        Reader { vocabulary: self, edition: self.newest(), own: Vec::new(), met: FxHashMap::default() }
    }

    /// Takes over the words of a text that were new. While another thread makes an edition they
    /// are let go: another text will bring them again.
    fn learn(&self, own: &[Arc<Word>]) {
        let Ok(mut newcomers) = self.newcomers.try_lock() else { return };
        let Newcomers { once, words } = &mut *newcomers;
        words.extend(own.iter().filter(|word| once.again(word.written())).cloned());
        let known = self.newest();
        if words.len() < (known.len() / PART).max(LEAST) {
            return;
        }
        let come = std::mem::take(words);
        let next = if known.len() + come.len() <= MOST && known.chunks.len() < CHUNKS {
            known.with(come)
        } else {
            let used = known.used();
            // A text of nothing but new words must not fill it up for good.
            let kept = if used.len() > MOST / 4 * 3 { Vec::new() } else { used };
            Edition::default().with(kept).with(come)
        };
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }
}

/// Gives the words of a text their numbers.
pub(super) struct Reader<'v, 't> {
    vocabulary: &'v Vocabulary,
    edition: Arc<Edition>,
    own: Vec<Arc<Word>>,
    /// The text's own words.
    met: FxHashMap<&'t str, (Number, TokenKind)>,
}

impl<'t> Reader<'_, 't> {
    /// The number and kind of the word that is written so.
    pub fn read(&mut self, written: &'t str) -> (Number, TokenKind) {
        if let Some(known) = self.edition.meet(written) {
            return known;
        }
        *self.met.entry(written).or_insert_with(|| {
            let (known, place) = (self.edition.chunks.len(), self.own.len());
            let number = Number::new(known + place / FULL, place % FULL);
            let word = Word::new(written, &self.vocabulary.common.language);
            let kind = word.kind();
            self.own.push(Arc::new(word));
            (number, kind)
        })
    }

    /// The words of the text; the vocabulary learns those it did not know.
    pub fn finish(self) -> Words {
        if !self.own.is_empty() {
            self.vocabulary.learn(&self.own);
        }
        let own = self.own.chunks(FULL).map(|words| Chunk::new(words.to_vec())).collect();
        Words { common: Arc::clone(&self.vocabulary.common), edition: self.edition, own }
    }
}
