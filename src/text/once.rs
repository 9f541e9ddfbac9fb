//! Which words were met before: hashes of the last ones, each in the one place where it may stand.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Places, a power of two.
const PLACES: usize = 1 << 17;

/// Remembers words that were met once, until others take their places.
#[derive(Default)]
pub(super) struct Once {
    /// The hash of the last word of each place; none at all before the first word.
    hashes: Vec<u64>,
}

impl Once {
    /// Whether the word was met before, as far as that is remembered. Now it was.
    pub fn again(&mut self, written: &str) -> bool {
        self.hashes.resize(PLACES, 0);
        let hash = FxBuildHasher.hash_one(written);
        let before = std::mem::replace(&mut self.hashes[(hash >> 40) as usize % PLACES], hash);
        before == hash
    }
}
