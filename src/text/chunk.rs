//! Words that came together, under numbers, with what is noted of them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::notes::Notes;
use super::word::Word;

/// The number of a word in a text: chunk and place. Chunks behind those of the edition are the
/// text's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number(u32);

/// Bits of a place.
const PLACES: u32 = 16;
/// Words of a chunk at most.
pub(super) const FULL: usize = 1 << PLACES;

impl Number {
    pub fn new(chunk: usize, place: usize) -> Self {
        Self((chunk as u32) << PLACES | place as u32)
    }

    pub fn split(self) -> (usize, usize) {
        ((self.0 >> PLACES) as usize, self.0 as usize & (FULL - 1))
    }
}

/// Words with what is noted of them.
pub(super) struct Chunk {
    pub words: Vec<Arc<Word>>,
    pub notes: Notes,
    /// Whether a text had the word since the vocabulary was last swept.
    used: Vec<AtomicBool>,
}

impl Chunk {
    pub fn new(words: Vec<Arc<Word>>) -> Arc<Self> {
        let used = words.iter().map(|_| AtomicBool::new(false)).collect();
        Arc::new(Self { words, notes: Notes::default(), used })
    }

    /// Says that a text has a word. Written only where it changes something: threads share it.
    pub fn meet(&self, place: usize) {
        if !self.used[place].load(Ordering::Relaxed) {
            self.used[place].store(true, Ordering::Relaxed);
        }
    }

    /// The words that texts had since this was last asked.
    pub fn used(&self) -> impl Iterator<Item = &Arc<Word>> {
        let all = self.words.iter().zip(&self.used);
        all.filter(|(_, used)| used.swap(false, Ordering::Relaxed)).map(|(word, _)| word)
    }
}

impl fmt::Debug for Chunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Chunk").field(&self.words.len()).finish()
    }
}
