//! The words of one text.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use super::chunk::{Chunk, Number};
use super::edition::Edition;
use super::notes::NoteKey;
use super::word::Word;
use crate::lang::Language;

/// What the words of one language have in common.
pub(super) struct Common {
    pub language: Arc<Language>,
    stems: NoteKey<Box<str>>,
}

impl Common {
    pub fn new(language: Arc<Language>) -> Arc<Self> {
        Arc::new(Self { language, stems: NoteKey::default() })
    }
}

/// Those of an edition, and the text's own.
#[derive(Clone)]
pub(super) struct Words {
    pub common: Arc<Common>,
    pub edition: Arc<Edition>,
    pub own: Vec<Arc<Chunk>>,
}

impl Words {
    fn chunk(&self, chunk: usize) -> &Chunk {
        let known = &self.edition.chunks;
        known.get(chunk).unwrap_or_else(|| &self.own[chunk - known.len()])
    }

    /// The word with this number.
    pub fn get(&self, number: Number) -> &Word {
        let (chunk, place) = number.split();
        &self.chunk(chunk).words[place]
    }

    /// The notes of a reader, chunk by chunk.
    pub fn rows<T: Any + Send + Sync>(&self, key: &NoteKey<T>) -> Vec<&[OnceLock<T>]> {
        let chunks = self.edition.chunks.iter().chain(&self.own);
        chunks.map(|chunk| chunk.notes.row(key, chunk.words.len())).collect()
    }

    /// The stem of the word with this number, clitics and all.
    pub fn stem(&self, number: Number) -> &str {
        let (chunk, place) = number.split();
        let chunk = self.chunk(chunk);
        let stems = chunk.notes.row(&self.common.stems, chunk.words.len());
        stems[place].get_or_init(|| self.common.language.stem(chunk.words[place].fold()).into())
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("edition", &self.edition).field("own", &self.own).finish()
    }
}
