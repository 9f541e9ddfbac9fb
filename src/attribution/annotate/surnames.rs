//! The last names of one article.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

/// Folded last names met next to a first name or title, behind their hashes: most words of an
/// article are none.
#[derive(Debug, Default)]
pub struct Surnames<'d> {
    hashes: FxHashSet<u32>,
    names: BTreeSet<&'d str>,
}

impl<'d> Surnames<'d> {
    pub fn insert(&mut self, hash: u32, name: &'d str) {
        self.hashes.insert(hash);
        self.names.insert(name);
    }

    /// Whether a word with this hash is one of them.
    pub fn contains(&self, hash: u32, word: impl FnOnce() -> &'d str) -> bool {
        self.hashes.contains(&hash) && self.names.contains(word())
    }
}
