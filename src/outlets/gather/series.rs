//! Numbers for what is counted article by article.

use rustc_hash::FxHashMap;

use crate::codings::Voice;
use crate::features::ALL;

/// A series: one count an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum What {
    /// Opportunities of a feature in a voice, or in all together.
    Base(usize, &'static str),
    /// Hits of a feature, by category and voice.
    Hits(usize, String, &'static str),
    /// Of these, hits that stand in a further category of the same piece.
    Repeats(usize, &'static str),
}

/// Series by number, in the order in which they were met.
#[derive(Debug, Default)]
pub(crate) struct Series {
    whats: Vec<What>,
    numbers: FxHashMap<What, u32>,
}

impl Series {
    pub fn number(&mut self, what: &What) -> u32 {
        if let Some(number) = self.numbers.get(what) {
            return *number;
        }
        let number = self.whats.len() as u32;
        self.whats.push(what.clone());
        self.numbers.insert(what.clone(), number);
        number
    }

    pub fn find(&self, what: &What) -> Option<u32> {
        self.numbers.get(what).copied()
    }

    pub fn len(&self) -> usize {
        self.whats.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (u32, &What)> {
        (0..).zip(&self.whats)
    }

    pub fn get(&self, number: u32) -> &What {
        &self.whats[number as usize]
    }
}

/// A voice by its name in a table.
pub(super) fn voice(name: &str) -> Option<&'static str> {
    [ALL].into_iter().chain(Voice::ALL.map(Voice::name)).find(|voice| *voice == name)
}
