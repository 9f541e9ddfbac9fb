//! One outlet while its bootstrap replicates are there.

use std::collections::BTreeMap;

use super::gather::{Gathered, Totals, What};
use super::language::{Key, Language};
use crate::error::Result;
use crate::stats::replicates::{Replicates, Units};

/// Counts that are gathered before threads share out their replicates.
const TOGETHER: usize = 1 << 16;

/// A sum and its bootstrap replicates.
#[derive(Debug, Clone)]
pub(super) struct Sum {
    pub n: u64,
    /// Articles that added to it, where that is known.
    pub articles: u64,
    pub replicates: Vec<u64>,
}

impl Sum {
    pub fn new(replicates: usize) -> Self {
        Self { n: 0, articles: 0, replicates: vec![0; replicates] }
    }

    /// The sum of sums that lie side by side (variants of a concept): their articles may be the
    /// same ones, so those are not known.
    pub fn of<'s>(replicates: usize, sums: impl Iterator<Item = &'s Sum>) -> Self {
        let mut total = Self::new(replicates);
        for sum in sums {
            total.n += sum.n;
            for (all, one) in total.replicates.iter_mut().zip(&sum.replicates) {
                *all += one;
            }
        }
        total
    }
}

/// What is resampled beside the series of an article: rows of further counts, by number.
pub(super) trait Beside: Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// Calls `add` with the number and the count of each that an article adds to.
    fn of(&self, period: u32, series: &[(u32, u32)], add: &mut dyn FnMut(usize, u32));
}

/// An outlet and all its sums.
pub(super) struct Group<'g> {
    pub language: &'g Language<'g>,
    pub totals: &'g Totals,
    sums: Replicates,
    /// Series to its place in `sums`, where it is not 0.
    slots: Vec<Option<u32>>,
    /// Places of what is resampled beside begin here.
    beside: u32,
    bases: BTreeMap<(usize, &'static str), Sum>,
}

impl<'g> Group<'g> {
    /// Resamples an outlet.
    ///
    /// # Errors
    /// When the articles cannot be read back.
    pub fn new(
        language: &'g Language<'g>,
        place: usize,
        totals: &'g Totals,
        beside: &dyn Beside,
    ) -> Result<Self> {
        let gathered = language.gathered;
        let mut slots: Vec<Option<u32>> = vec![None; gathered.series.len()];
        let mut next = 0;
        for (series, what) in gathered.series.iter().filter(|(series, _)| totals.of(*series).n > 0) {
            let own = !matches!(what, What::Base(..)) || gathered.class(language.code, series) == series;
            if own {
                slots[series as usize] = Some(next);
                next += 1;
            }
        }
        let count = next as usize + beside.count();
        let replicates = gathered.settings.replicates;
        let hits = language.keys.values().map(|terms| terms.n(totals)).max().unwrap_or_default();
        let mut sums = Replicates::new(count, replicates, totals.largest().max(hits));
        let mut units = Units::default();
        let mut series = Vec::new();
        gathered.articles(place, &mut |record| {
            series.clear();
            series.extend(record.series());
            let counts = series.iter().filter_map(|(series, n)| Some((slots[*series as usize]?, *n)));
            units.start(record.key, counts);
            beside.of(record.period, &series, &mut |at, n| units.push(next + at as u32, n));
            if units.len() > TOGETHER {
                sums.add(&units);
                units.clear();
            }
        })?;
        sums.add(&units);
        let mut group = Self { language, totals, sums, slots, beside: next, bases: BTreeMap::new() };
        for (series, what) in gathered.series.iter().filter(|(series, _)| totals.of(*series).seen) {
            if let What::Base(feature, voice) = what {
                let class = gathered.class(language.code, series);
                group.bases.insert((*feature, voice), group.sum(std::iter::once(class), std::iter::empty()));
            }
        }
        Ok(group)
    }

    /// How many replicates each sum has.
    pub fn replicates(&self) -> usize {
        self.language.gathered.settings.replicates
    }

    pub fn gathered(&self) -> &'g Gathered<'g> {
        self.language.gathered
    }

    fn sum(&self, plus: impl Iterator<Item = u32>, minus: impl Iterator<Item = u32>) -> Sum {
        let mut sum = Sum::new(self.replicates());
        for series in plus {
            let total = self.totals.of(series);
            sum.n += total.n;
            sum.articles = total.articles;
            if let Some(slot) = self.slots[series as usize] {
                self.sums.add_to(slot, &mut sum.replicates);
            }
        }
        for series in minus {
            sum.n -= self.totals.of(series).n;
            if let Some(slot) = self.slots[series as usize] {
                self.sums.take_from(slot, &mut sum.replicates);
            }
        }
        sum
    }

    /// The hits of a measure; `None` where the outlet has none.
    pub fn hits(&self, key: &Key) -> Option<Sum> {
        let terms = self.language.keys.get(key)?;
        (terms.n(self.totals) > 0).then(|| self.sum(terms.iter(), terms.less()))
    }

    /// The base of a feature in a voice; `None` where it was measured in no article.
    pub fn base(&self, feature: usize, voice: &'static str) -> Option<&Sum> {
        self.bases.get(&(feature, voice))
    }

    /// Replicates of what was resampled beside the series.
    pub fn beside(&self, at: usize) -> Vec<u64> {
        let mut replicates = vec![0; self.replicates()];
        self.sums.add_to(self.beside + at as u32, &mut replicates);
        replicates
    }
}
