//! One state of the vocabulary, which never changes: what it had before, and what was new.
//!
//! Half of a text's time went on finding its words, and most of that on waiting for memory, so
//! letters stand in the table itself ([`CompactString`] holds up to 24 bytes), and kinds and marks
//! of use stand apart from the words. The next edition shares the words of this one, chunk by chunk.

use std::fmt;
use std::sync::Arc;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::TokenKind;
use super::chunk::{Chunk, FULL, Number};
use super::word::Word;

type Table = FxHashMap<CompactString, (Number, TokenKind)>;

/// Words of the first table: as many as its memory holds that is still in the cache of a core.
const FIRST: usize = 14_000;

/// All words met so far, under their numbers.
#[derive(Default)]
pub(super) struct Edition {
    /// The words that were met first, which are those that come again most often.
    first: Arc<Table>,
    others: Table,
    pub chunks: Vec<Arc<Chunk>>,
}

impl Edition {
    pub fn len(&self) -> usize {
        self.first.len() + self.others.len()
    }

    /// The next edition, with these words; those it has already are left out.
    pub fn with(&self, words: Vec<Arc<Word>>) -> Self {
        let mut next =
            Self { first: Arc::clone(&self.first), others: self.others.clone(), chunks: self.chunks.clone() };
        let mut new = Vec::with_capacity(words.len());
        for word in words {
            if next.find(word.written()).is_some() {
                continue;
            }
            let table =
                if next.first.len() < FIRST { Arc::make_mut(&mut next.first) } else { &mut next.others };
            table.insert(word.written().into(), (Number::new(next.chunks.len(), new.len()), word.kind()));
            new.push(word);
            if new.len() == FULL {
                next.chunks.push(Chunk::new(std::mem::take(&mut new)));
            }
        }
        if !new.is_empty() {
            next.chunks.push(Chunk::new(new));
        }
        next
    }

    fn find(&self, written: &str) -> Option<(Number, TokenKind)> {
        self.first.get(written).or_else(|| self.others.get(written)).copied()
    }

    /// The number and kind of a word that a text has, if the edition has it.
    pub fn meet(&self, written: &str) -> Option<(Number, TokenKind)> {
        let known = self.find(written)?;
        let (chunk, place) = known.0.split();
        self.chunks[chunk].meet(place);
        Some(known)
    }

    /// The words that texts had since this was last asked.
    pub fn used(&self) -> Vec<Arc<Word>> {
        self.chunks.iter().flat_map(|chunk| chunk.used().cloned()).collect()
    }
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edition").field("words", &self.len()).finish()
    }
}
