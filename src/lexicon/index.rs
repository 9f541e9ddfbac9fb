//! From the words of a text to the patterns that may begin there, at a cost that does not grow
//! with the length of the list.
//!
//! The words of all patterns are put into classes: those that the same words of a text may be. A
//! token has few classes, most have none, which a bit filter that stays in the cache tells without
//! a look at the table. A pattern of one word is found by its class, a longer one by the classes of
//! its first two words, so that many phrases with one beginning cost no more than one.

use rustc_hash::FxHashMap;

use super::pattern::{GAP, Word};
use crate::text::Token;

/// A number for words of patterns that fold alike.
type Class = u32;

/// Keys of words with the classes that they lead to, behind a filter.
#[derive(Debug)]
struct Keys {
    classes: FxHashMap<String, Vec<Class>>,
    bits: Vec<u64>,
    shift: u32,
}

impl Default for Keys {
    fn default() -> Self {
        Self { classes: FxHashMap::default(), bits: vec![0], shift: 58 }
    }
}

impl Keys {
    fn add(&mut self, key: &str, class: Class) {
        let classes = self.classes.entry(key.to_owned()).or_default();
        if !classes.contains(&class) {
            classes.push(class);
        }
    }

    /// Makes the filter: at least 8 bits a key, so that one word in ten or fewer passes by chance.
    fn seal(&mut self) {
        let size = (self.classes.len() * 8).next_power_of_two().max(64);
        self.shift = 64 - size.trailing_zeros();
        self.bits = vec![0; size / 64];
        #[expect(
            clippy::iter_over_hash_type,
            clippy::disallowed_methods,
            reason = "bits are set in any order"
        )]
        for key in self.classes.keys() {
            let at = (key.chars().fold(0, step) >> self.shift) as usize;
            self.bits[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether a key with this hash may be among them.
    fn may_have(&self, hash: u64) -> bool {
        let at = (hash >> self.shift) as usize;
        self.bits[at / 64] >> (at % 64) & 1 != 0
    }

    fn get(&self, key: &str) -> &[Class] {
        self.classes.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The hash of a word that is one letter longer: that of all its beginnings comes by the way.
fn step(hash: u64, letter: char) -> u64 {
    (hash.rotate_left(5) ^ letter as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The classes of the tokens of one sentence.
#[derive(Debug, Default)]
pub(super) struct Seen {
    classes: Vec<Class>,
    /// Where those of each token end.
    ends: Vec<usize>,
}

impl Seen {
    fn of(&self, at: usize) -> &[Class] {
        &self.classes[at.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[at]]
    }
}

/// The ways from tokens to patterns, which have the numbers in which they were added.
#[derive(Debug, Default)]
pub(super) struct Index {
    classes: FxHashMap<(String, bool), Class>,
    bases: Keys,
    stems: Keys,
    /// First letters of words with wildcards.
    heads: Keys,
    /// Whether a head has so many letters.
    lengths: Vec<bool>,
    /// By class: patterns that are this one word; whether it begins longer ones.
    alone: Vec<Vec<usize>>,
    begins: Vec<bool>,
    pairs: FxHashMap<(Class, Class), Vec<usize>>,
    /// How many tokens after the first the second word may stand.
    reach: usize,
}

impl Index {
    /// Adds a pattern; `stem` says whether its words may match by stem.
    pub fn add(&mut self, pattern: usize, words: &[Word], stem: bool) {
        let first = self.class(&words[0], stem);
        match words.get(1) {
            None => self.alone[first as usize].push(pattern),
            Some(word) => {
                let second = self.class(word, stem);
                self.begins[first as usize] = true;
                self.pairs.entry((first, second)).or_default().push(pattern);
                // A hyphen may stand before each word.
                self.reach = self.reach.max(if word.gap { 2 * (GAP + 1) } else { 2 });
            }
        }
    }

    fn class(&mut self, word: &Word, stem: bool) -> Class {
        let next = self.alone.len() as Class;
        let class = *self.classes.entry((word.fold.clone(), word.wild())).or_insert(next);
        if class == next {
            self.alone.push(Vec::new());
            self.begins.push(false);
            for key in std::iter::once(&word.fold).chain(&word.bare) {
                if word.wild() {
                    let letters = key.chars().count();
                    self.lengths.resize(self.lengths.len().max(letters + 1), false);
                    self.lengths[letters] = true;
                    self.heads.add(key, class);
                } else {
                    self.bases.add(key, class);
                }
            }
            if !word.wild() {
                word.ended.iter().for_each(|key| self.bases.add(key, class));
            }
        }
        if stem && !word.wild() {
            self.stems.add(&word.stem, class);
        }
        class
    }

    /// To be called once all patterns are in.
    pub fn seal(&mut self) {
        for keys in [&mut self.bases, &mut self.stems, &mut self.heads] {
            keys.seal();
        }
    }

    /// The classes of the tokens of a sentence.
    pub fn read(&self, tokens: &[Token], seen: &mut Seen) {
        seen.classes.clear();
        seen.ends.clear();
        for token in tokens {
            let from = seen.classes.len();
            if !token.is_sign() {
                self.classes_of(token, &mut seen.classes);
            }
            seen.classes[from..].sort_unstable();
            seen.ends.push(seen.classes.len());
        }
    }

    fn classes_of(&self, token: &Token, out: &mut Vec<Class>) {
        for reading in &token.form.readings {
            let base = &*reading.split.base;
            let mut hash = 0;
            for (letters, (at, letter)) in base.char_indices().enumerate() {
                hash = step(hash, letter);
                if self.lengths.get(letters + 1) == Some(&true) && self.heads.may_have(hash) {
                    out.extend(self.heads.get(&base[..at + letter.len_utf8()]));
                }
            }
            if self.bases.may_have(hash) {
                out.extend(self.bases.get(base));
            }
            if !self.stems.classes.is_empty() && self.stems.may_have(reading.stem.chars().fold(0, step)) {
                out.extend(self.stems.get(&reading.stem));
            }
        }
    }

    /// The patterns that may begin at a token of the sentence, each once, in the order of their
    /// numbers.
    pub fn candidates(&self, seen: &Seen, at: usize, out: &mut Vec<usize>) {
        out.clear();
        for &first in seen.of(at) {
            out.extend(&self.alone[first as usize]);
            if self.begins[first as usize] {
                for next in at + 1..seen.ends.len().min(at + 1 + self.reach) {
                    let patterns =
                        seen.of(next).iter().filter_map(|second| self.pairs.get(&(first, *second)));
                    out.extend(patterns.flatten());
                }
            }
        }
        out.sort_unstable();
        out.dedup();
    }
}
