//! One state of the vocabulary, which never changes: what it had before, and what was new.
//!
//! Half of a text's time is spent on finding its words, and half of that on waiting for memory, so
//! letters stand in the table itself ([`CompactString`] holds up to 24 bytes), and kinds and marks of use
//! stand apart from the words. The next edition shares the words of this one, chunk by chunk.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::TokenKind;
use super::word::Word;

/// The number of a word in a text: chunk and place. Chunks behind those of the edition are the
/// text's own words.
pub(super) type Number = u32;

const PLACES: u32 = 16;

/// Words of an edition at most.
pub(super) const MOST: usize = 1 << 17;

/// All words met so far, under their numbers.
#[derive(Default)]
pub(super) struct Edition {
    numbers: FxHashMap<CompactString, (Number, TokenKind)>,
    chunks: Vec<Arc<Chunk>>,
}

struct Chunk {
    words: Vec<Arc<Word>>,
    /// Whether a text had the word since the vocabulary was last swept.
    used: Vec<AtomicBool>,
}

impl Edition {
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The next edition, with these words; those it has already are left out.
    pub fn with(&self, words: Vec<Arc<Word>>) -> Self {
        let mut next = Self { numbers: self.numbers.clone(), chunks: self.chunks.clone() };
        next.numbers.reserve(words.len());
        let mut new = Vec::with_capacity(words.len());
        for word in words {
            if new.len() == 1 << PLACES {
                next.push(std::mem::take(&mut new));
            }
            let number = next.number(next.chunks.len(), new.len());
            let mut known = true;
            next.numbers.entry(word.written().into()).or_insert_with(|| {
                known = false;
                (number, word.kind())
            });
            if !known {
                new.push(word);
            }
        }
        next.push(new);
        next
    }

    /// Whether it can have so many words more: neither words nor chunks without end.
    pub fn has_room(&self, words: usize) -> bool {
        self.len() + words <= MOST && self.chunks.len() < 1 << (PLACES - 1)
    }

    fn push(&mut self, words: Vec<Arc<Word>>) {
        if words.is_empty() {
            return;
        }
        let used = words.iter().map(|_| AtomicBool::new(false)).collect();
        self.chunks.push(Arc::new(Chunk { words, used }));
    }

    fn number(&self, chunk: usize, place: usize) -> Number {
        (chunk as u32) << PLACES | place as u32
    }

    /// The number of one of a text's own words.
    pub fn own(&self, place: usize) -> Number {
        self.number(self.chunks.len() + (place >> PLACES), place & ((1 << PLACES) - 1))
    }

    /// The number and kind of a word that a text has, if the edition has it.
    pub fn meet(&self, written: &str) -> Option<(Number, TokenKind)> {
        let known = *self.numbers.get(written)?;
        let (chunk, place) = split(known.0);
        let used = &self.chunks[chunk].used[place];
        // Written only where it changes something: threads share it.
        if !used.load(Ordering::Relaxed) {
            used.store(true, Ordering::Relaxed);
        }
        Some(known)
    }

    /// The word with this number, or its place among the text's own.
    pub fn get(&self, number: Number) -> Result<&Word, usize> {
        let (chunk, place) = split(number);
        match self.chunks.get(chunk) {
            Some(chunk) => Ok(&chunk.words[place]),
            None => Err((chunk - self.chunks.len()) << PLACES | place),
        }
    }

    /// The words that texts had since this was last asked.
    pub fn used(&self) -> Vec<Arc<Word>> {
        let all = self.chunks.iter().flat_map(|chunk| chunk.words.iter().zip(&chunk.used));
        all.filter(|(_, used)| used.swap(false, Ordering::Relaxed))
            .map(|(word, _)| Arc::clone(word))
            .collect()
    }
}

fn split(number: Number) -> (usize, usize) {
    ((number >> PLACES) as usize, (number & ((1 << PLACES) - 1)) as usize)
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edition").field("words", &self.len()).finish()
    }
}
