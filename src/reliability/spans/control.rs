//! What hits would reach that know nothing of the words, and words that know nothing of the list.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::passage::Passage;
use super::tally::{Figures, Tally};
use crate::stats::interval::percentile;
use crate::stats::random::{Random, key};

/// Draws of each control.
const REPLICATES: usize = 100;
const RNG_SEED: u64 = 20_311_004;
/// Places tried for a random hit before it may lie over another.
const TRIES: usize = 50;
/// A word of a random list has the frequency of its entry within this share.
const NEAR: f64 = 0.1;

/// A control: means over its draws, and the middle 95 percent of them.
///
/// *Length only*: as many hits of as many words, at random places, so that a text gets them by
/// its length alone. *Random list*: for each entry with hits a random word of the texts, hit by
/// no entry, that is about as frequent as the entry's hits; its every occurrence is a hit.
#[derive(Debug, Clone, Serialize)]
pub struct Control {
    pub name: &'static str,
    pub replicates: usize,
    /// Mean number of hits.
    pub hits: f64,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub words_f1: f64,
    pub precision_range: Option<(f64, f64)>,
    pub recall_range: Option<(f64, f64)>,
}

/// Both controls.
pub(super) fn controls(passages: &[Passage]) -> Vec<Control> {
    let words = Types::of(passages);
    vec![
        Control::of("length only", passages, |random| by_length(passages, random)),
        Control::of("random list", passages, |random| {
            let drawn = words.draw(random);
            passages.iter().map(|p| occurrences(p, &drawn)).collect()
        }),
    ]
}

impl Control {
    fn of(
        name: &'static str,
        passages: &[Passage],
        mut hits: impl FnMut(&mut Random) -> Vec<Vec<Range<usize>>>,
    ) -> Self {
        let mut random = Random::new(key(RNG_SEED, name));
        let draws: Vec<Figures> = (0..REPLICATES)
            .map(|_| {
                let tallies = passages.iter().zip(hits(&mut random)).map(|(passage, hits)| {
                    let spans: Vec<_> = passage.labelled.iter().map(|(words, _)| words.clone()).collect();
                    Tally::of(passage.words.len(), &hits, &spans)
                });
                Figures::of(&Tally::sum(&tallies.collect::<Vec<_>>()))
            })
            .collect();
        let drawn = |figure: fn(&Figures) -> Option<f64>| -> Vec<f64> {
            draws.iter().map(|d| figure(d).unwrap_or(0.0)).collect()
        };
        let mean = |figure| drawn(figure).iter().sum::<f64>() / REPLICATES as f64;
        let range = |figure| percentile(&drawn(figure), 0.95).map(|ends| (ends.low, ends.high));
        Self {
            name,
            replicates: REPLICATES,
            hits: mean(|f| Some(f.hits as f64)),
            precision: mean(|f| f.precision),
            recall: mean(|f| f.recall),
            f1: mean(|f| f.f1),
            words_f1: mean(|f| f.words_f1),
            precision_range: range(|f| f.precision),
            recall_range: range(|f| f.recall),
        }
    }
}

fn by_length(passages: &[Passage], random: &mut Random) -> Vec<Vec<Range<usize>>> {
    // Where each passage begins among the words of all.
    let mut starts = Vec::with_capacity(passages.len());
    let mut total = 0;
    for passage in passages {
        starts.push(total);
        total += passage.words.len();
    }
    let mut taken: Vec<Vec<bool>> = passages.iter().map(|p| vec![false; p.words.len()]).collect();
    let mut out = vec![Vec::new(); passages.len()];
    for hit in passages.iter().flat_map(|p| &p.hits).filter(|h| h.pooled) {
        for tried in 1.. {
            let place = random.below(total as u64) as usize;
            let at = starts.partition_point(|s| *s <= place) - 1;
            let room = passages[at].words.len();
            if room < hit.words.len() {
                continue;
            }
            let from = (place - starts[at]).min(room - hit.words.len());
            let range = from..from + hit.words.len();
            if tried < TRIES && taken[at][range.clone()].contains(&true) {
                continue;
            }
            taken[at][range.clone()].fill(true);
            out[at].push(range);
            break;
        }
    }
    out
}

/// Words of the texts by frequency, without those that an entry hits, and the number of hits of
/// each entry that has any.
struct Types<'a> {
    by_frequency: BTreeMap<usize, Vec<&'a str>>,
    entries: Vec<usize>,
}

impl<'a> Types<'a> {
    fn of(passages: &'a [Passage]) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut entries: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for passage in passages {
            passage.words.iter().for_each(|word| *counts.entry(word).or_default() += 1);
            for hit in passage.hits.iter().filter(|h| h.pooled) {
                *entries.entry((hit.lexicon, hit.entry)).or_default() += 1;
            }
        }
        let hits = |p: &'a Passage| p.hits.iter().flat_map(|h| &p.words[h.words.clone()]);
        passages.iter().flat_map(hits).for_each(|word| {
            counts.remove(word.as_str());
        });
        let mut by_frequency: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        counts.into_iter().for_each(|(word, n)| by_frequency.entry(n).or_default().push(word));
        Self { by_frequency, entries: entries.into_values().collect() }
    }

    /// A word for each entry, sorted; none is drawn twice while others are left.
    fn draw(&self, random: &mut Random) -> Vec<&'a str> {
        let mut drawn: Vec<&str> = Vec::with_capacity(self.entries.len());
        for &n in &self.entries {
            let mut reach = (n as f64 * NEAR) as usize;
            let most = self.by_frequency.keys().next_back().copied().unwrap_or(0).max(n);
            while reach <= most {
                let near = self.by_frequency.range(n.saturating_sub(reach)..=n + reach);
                let free: Vec<&str> =
                    near.flat_map(|(_, w)| w).copied().filter(|w| !drawn.contains(w)).collect();
                if !free.is_empty() {
                    drawn.push(free[random.below(free.len() as u64) as usize]);
                    break;
                }
                reach += 1;
            }
        }
        drawn.sort_unstable();
        drawn
    }
}

fn occurrences(passage: &Passage, words: &[&str]) -> Vec<Range<usize>> {
    let listed = |at: &usize| words.binary_search(&passage.words[*at].as_str()).is_ok();
    (0..passage.words.len()).filter(listed).map(|at| at..at + 1).collect()
}
