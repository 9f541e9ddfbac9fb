//! Which bases are the same number in every article: the word counts that ten lexical features
//! write each are one series, and are resampled and permuted once.

use rustc_hash::FxHashMap;

/// The bases of one language, by number of their series.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    bases: Vec<u32>,
    /// Number of a series to its place in `bases`.
    places: FxHashMap<u32, usize>,
    /// Place in `bases` of the first that is the same so far.
    first: Vec<usize>,
    /// Counts of the article at hand, by place.
    counts: Vec<u32>,
    articles: u64,
}

impl Classes {
    /// Parts what an article tells apart: bases and their counts, 0 where there is none.
    pub fn article(&mut self, counts: impl Iterator<Item = (u32, u32)>) {
        self.counts.fill(0);
        for (base, n) in counts {
            match self.places.get(&base) {
                Some(place) => self.counts[*place] = n,
                None => {
                    // It was 0 in all articles before; before the first, nothing is told apart.
                    let place = self.bases.len();
                    self.places.insert(base, place);
                    self.bases.push(base);
                    self.counts.push(n);
                    self.first.push(if self.articles == 0 { 0 } else { place });
                }
            }
        }
        self.articles += 1;
        let counts = &self.counts;
        if self.first.iter().zip(counts).any(|(first, n)| counts[*first] != *n) {
            let old = self.first.clone();
            for at in 0..old.len() {
                // The first that is alike is the first of its class.
                let alike = (0..at).find(|b| old[*b] == old[at] && counts[*b] == counts[at]);
                self.first[at] = alike.unwrap_or(at);
            }
        }
    }

    /// The series that stands for a base.
    pub fn of(&self, base: u32) -> u32 {
        self.places.get(&base).map_or(base, |place| self.bases[self.first[*place]])
    }
}
