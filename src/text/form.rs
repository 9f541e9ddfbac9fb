//! The forms of a word: folded, and each way to take its clitics off, with the stem of what
//! is left. Words repeat, so forms are computed once and shared.

use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHasher};

use crate::lang::{Language, Split};

/// One way to read a word: a split and the stem of its base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub split: Split,
    pub stem: Box<str>,
}

/// All readings of one folded word. The first is the whole word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub readings: Vec<Reading>,
}

impl Form {
    /// The folded word.
    pub fn fold(&self) -> &str {
        &self.readings[0].split.base
    }
}

const SHARDS: usize = 32;
/// Forms kept per shard before it starts again: bounds memory whatever the corpus.
const PER_SHARD: usize = 4096;

/// A bounded store of forms. What it answers does not hang on what it holds, so results are
/// the same on any number of threads.
pub(super) struct Forms {
    shards: Vec<Mutex<FxHashMap<Box<str>, Arc<Form>>>>,
}

impl Forms {
    pub fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    /// The form of a word as written.
    pub fn get(&self, word: &str, language: &Language) -> Arc<Form> {
        use std::hash::{Hash, Hasher};
        let mut hasher = FxHasher::default();
        word.hash(&mut hasher);
        let shard = &self.shards[(hasher.finish() >> 32) as usize % SHARDS];
        let lock = || shard.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(form) = lock().get(word) {
            return Arc::clone(form);
        }
        let form = Arc::new(build(word, language));
        let mut known = lock();
        if known.len() >= PER_SHARD {
            known.clear();
        }
        known.insert(word.into(), Arc::clone(&form));
        form
    }
}

fn build(word: &str, language: &Language) -> Form {
    let folded = language.fold.fold(word);
    let readings = language
        .clitics
        .splits(&folded)
        .into_iter()
        .map(|split| Reading { stem: language.stem(&split.base).into(), split })
        .collect();
    Form { readings }
}
