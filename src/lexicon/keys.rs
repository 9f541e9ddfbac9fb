//! From the letters of a word to the conditions that it may meet, at a cost that does not grow with
//! the number of conditions.

use rustc_hash::FxHashMap;

use super::condition::Condition;
use crate::lang::{Language, Split};

/// Keys of words with the conditions that they lead to, behind a bit filter that stays in the cache:
/// most words have no key.
#[derive(Debug)]
struct Keys {
    conditions: FxHashMap<String, Vec<u32>>,
    bits: Vec<u64>,
    shift: u32,
}

impl Default for Keys {
    fn default() -> Self {
        Self { conditions: FxHashMap::default(), bits: vec![0], shift: 58 }
    }
}

impl Keys {
    fn add(&mut self, key: &str, condition: u32) {
        let conditions = self.conditions.entry(key.to_owned()).or_default();
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }

    /// Makes the filter: at least 8 bits a key, so that one word in ten or fewer meets by chance.
    fn seal(&mut self) {
        let size = (self.conditions.len() * 8).next_power_of_two().max(64);
        self.shift = 64 - size.trailing_zeros();
        self.bits = vec![0; size / 64];
        #[expect(
            clippy::iter_over_hash_type,
            clippy::disallowed_methods,
            reason = "bits are set in any order"
        )]
        for key in self.conditions.keys() {
            let at = (key.chars().fold(0, step) >> self.shift) as usize;
            self.bits[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether a key with this hash may be among them.
    fn may_have(&self, hash: u64) -> bool {
        let at = (hash >> self.shift) as usize;
        self.bits[at / 64] >> (at % 64) & 1 != 0
    }

    fn get(&self, key: &str) -> &[u32] {
        self.conditions.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The hash of a word that is one letter longer: that of all its beginnings comes by the way.
fn step(hash: u64, letter: char) -> u64 {
    (hash.rotate_left(5) ^ letter as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The ways from the readings of a word to conditions.
#[derive(Debug, Default)]
pub(super) struct Ways {
    bases: Keys,
    stems: Keys,
    /// First letters of words with wildcards.
    heads: Keys,
    /// Whether a head has so many letters.
    lengths: Vec<bool>,
}

impl Ways {
    pub fn of(conditions: &[Condition]) -> Self {
        let mut ways = Self::default();
        for (number, condition) in conditions.iter().enumerate() {
            ways.add(number as u32, condition);
        }
        for keys in [&mut ways.bases, &mut ways.stems, &mut ways.heads] {
            keys.seal();
        }
        ways
    }

    fn add(&mut self, number: u32, condition: &Condition) {
        let word = &condition.word;
        for key in std::iter::once(&word.fold).chain(&word.bare) {
            if word.wild() {
                let letters = key.chars().count();
                self.lengths.resize(self.lengths.len().max(letters + 1), false);
                self.lengths[letters] = true;
                self.heads.add(key, number);
            } else {
                self.bases.add(key, number);
            }
        }
        if !word.wild() {
            word.ended.iter().for_each(|key| self.bases.add(key, number));
        }
        if condition.by_stem() {
            self.stems.add(&word.stem, number);
        }
    }

    /// The stems of the readings; none where no condition asks for them.
    pub fn stems<'w>(&self, readings: impl Iterator<Item = Split<'w>>, language: &Language) -> Vec<String> {
        match self.stems.conditions.is_empty() {
            true => Vec::new(),
            false => readings.map(|split| language.stem(split.base)).collect(),
        }
    }

    /// The conditions that a word with these readings and stems may meet, each once, in order.
    pub fn conditions<'w>(&self, readings: impl Iterator<Item = Split<'w>>, stems: &[String]) -> Vec<u32> {
        let mut out = Vec::new();
        for Split { base, .. } in readings {
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
        }
        for stem in stems.iter().filter(|stem| self.stems.may_have(stem.chars().fold(0, step))) {
            out.extend(self.stems.get(stem));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}
