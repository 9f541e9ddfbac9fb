//! The words of a run: each spelling is analysed once, whatever the number of texts and threads.
//!
//! A text takes the newest [`Edition`] and looks its words up there without a lock; words that
//! the edition does not have are the text's own, with the numbers behind it. When the text is
//! read they are handed over, and once enough have come a new edition is made. Memory is bounded:
//! an edition that would grow beyond [`MOST`] words loses those that no text had since the last
//! such sweep. What a text says does not hang on what the vocabulary holds.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::word::Word;
use crate::lang::Language;

/// Words of an edition at most.
const MOST: usize = 1 << 17;
/// Newcomers that make a new edition: a part of the words there are, and at least so many.
const PART: usize = 8;
const LEAST: usize = 64;

/// All words met so far, under their numbers. Never changes.
pub(super) struct Edition {
    language: Arc<Language>,
    numbers: FxHashMap<Spelling, u32>,
    words: Vec<Arc<Word>>,
}

/// A word found by its letters.
struct Spelling(Arc<Word>);

impl Borrow<str> for Spelling {
    fn borrow(&self) -> &str {
        self.0.written()
    }
}

impl Hash for Spelling {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.written().hash(state);
    }
}

impl PartialEq for Spelling {
    fn eq(&self, other: &Self) -> bool {
        self.0.written() == other.0.written()
    }
}

impl Eq for Spelling {}

impl Edition {
    /// An edition of these words, each once.
    fn of<'w>(language: &Arc<Language>, words: impl Iterator<Item = &'w Arc<Word>>, size: usize) -> Self {
        let mut edition = Self {
            language: Arc::clone(language),
            numbers: FxHashMap::with_capacity_and_hasher(size, Default::default()),
            words: Vec::with_capacity(size),
        };
        for word in words {
            let next = edition.words.len() as u32;
            if *edition.numbers.entry(Spelling(Arc::clone(word))).or_insert(next) == next {
                edition.words.push(Arc::clone(word));
            }
        }
        edition
    }
}

/// The words of one language, shared by all texts and threads.
pub(super) struct Vocabulary {
    language: Arc<Language>,
    newest: RwLock<Arc<Edition>>,
    newcomers: Mutex<Vec<Arc<Word>>>,
}

impl Vocabulary {
    pub fn new(language: Arc<Language>) -> Self {
        let empty = Edition::of(&language, std::iter::empty(), 0);
        Self { language, newest: RwLock::new(Arc::new(empty)), newcomers: Mutex::default() }
    }

    pub fn language(&self) -> &Arc<Language> {
        &self.language
    }

    fn newest(&self) -> Arc<Edition> {
        Arc::clone(&self.newest.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins to read a text.
    pub fn reader(&self) -> Reader<'_, '_> {
        let words = Words { edition: self.newest(), own: Vec::new() };
        Reader { vocabulary: self, words, met: FxHashMap::default() }
    }

    /// Takes over the words of a text that were new. While another thread makes an edition they
    /// are let go: another text will bring them again.
    fn learn(&self, own: &[Arc<Word>]) {
        let Ok(mut newcomers) = self.newcomers.try_lock() else { return };
        newcomers.extend(own.iter().cloned());
        let known = self.newest();
        if newcomers.len() < (known.words.len() / PART).max(LEAST) {
            return;
        }
        let come = std::mem::take(&mut *newcomers);
        let size = known.words.len() + come.len();
        let next = if size <= MOST {
            Edition::of(&self.language, known.words.iter().chain(&come), size)
        } else {
            let used: Vec<&Arc<Word>> = known.words.iter().filter(|word| word.forget()).collect();
            // A text of nothing but new words must not fill it up for good.
            let used = if used.len() > MOST / 4 * 3 { Vec::new() } else { used };
            let size = used.len() + come.len();
            Edition::of(&self.language, used.into_iter().chain(&come), size)
        };
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }
}

/// The words of one text: those of an edition, then the text's own.
#[derive(Clone)]
pub(super) struct Words {
    edition: Arc<Edition>,
    own: Vec<Arc<Word>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("known", &self.edition.words.len()).field("own", &self.own).finish()
    }
}

impl Words {
    /// The word with this number.
    pub fn get(&self, number: u32) -> &Word {
        let known = &self.edition.words;
        match known.get(number as usize) {
            Some(word) => word,
            None => &self.own[number as usize - known.len()],
        }
    }

    /// The stem of the word with this number, clitics and all.
    pub fn stem(&self, number: u32) -> &str {
        self.get(number).stem(&self.edition.language)
    }
}

/// Gives the words of a text their numbers.
pub(super) struct Reader<'v, 't> {
    vocabulary: &'v Vocabulary,
    words: Words,
    /// The text's own words.
    met: FxHashMap<&'t str, u32>,
}

impl<'t> Reader<'_, 't> {
    /// The word that is written so, and its number in this text.
    pub fn read(&mut self, written: &'t str) -> (u32, &Word) {
        let edition = &self.words.edition;
        if let Some(&number) = edition.numbers.get(written) {
            let word = &edition.words[number as usize];
            word.meet();
            return (number, word);
        }
        let next = edition.words.len() + self.words.own.len();
        let number = *self.met.entry(written).or_insert(next as u32);
        if number as usize == next {
            self.words.own.push(Arc::new(Word::new(written, &self.vocabulary.language)));
        }
        (number, self.words.get(number))
    }

    /// The words of the text; the vocabulary learns those it did not know.
    pub fn finish(self) -> Words {
        if !self.words.own.is_empty() {
            self.vocabulary.learn(&self.words.own);
        }
        self.words
    }
}
