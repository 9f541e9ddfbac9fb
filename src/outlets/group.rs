//! One outlet while its bootstrap replicates are there, for the matrix that clustering takes.

use std::collections::{BTreeMap, BTreeSet};

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
    pub replicates: Vec<u64>,
}

impl Sum {
    pub fn new(replicates: usize) -> Self {
        Self { n: 0, replicates: vec![0; replicates] }
    }
}

/// An outlet and the sums of some features.
pub(super) struct Group<'g> {
    pub language: &'g Language<'g>,
    pub totals: &'g Totals,
    sums: Replicates,
    /// Series to its place in `sums`, where it is wanted and not 0.
    slots: Vec<Option<u32>>,
    bases: BTreeMap<(usize, &'static str), Sum>,
}

impl<'g> Group<'g> {
    /// Resamples what an outlet has in the features that `wanted` names by their places.
    ///
    /// # Errors
    /// When the articles cannot be read back.
    pub fn new(
        language: &'g Language<'g>,
        place: usize,
        totals: &'g Totals,
        wanted: impl Fn(usize) -> bool,
    ) -> Result<Self> {
        let gathered = language.gathered;
        let own = || gathered.series.iter().filter(|(_, what)| wanted(what.feature()));
        // Bases that are the same number everywhere are resampled once.
        let class = |(series, what): (u32, &What)| match what {
            What::Base(..) => gathered.class(language.code, series),
            _ => series,
        };
        let mut slots: Vec<Option<u32>> = vec![None; gathered.series.len()];
        let series: BTreeSet<u32> = own().map(class).filter(|series| totals.of(*series).n > 0).collect();
        let count = series.len();
        series.into_iter().zip(0..).for_each(|(series, slot)| slots[series as usize] = Some(slot));
        let replicates = Self::of_settings(gathered);
        let hits = language.keys.values().map(|terms| terms.n(totals)).max().unwrap_or_default();
        let mut sums = Replicates::new(count, replicates, totals.largest().max(hits));
        let mut units = Units::default();
        gathered.articles(place, &mut |record| {
            units.start(
                record.key,
                record.series().filter_map(|(series, n)| Some((slots[series as usize]?, n))),
            );
            if units.len() > TOGETHER {
                sums.add(&units);
                units.clear();
            }
        })?;
        sums.add(&units);
        let mut group = Self { language, totals, sums, slots, bases: BTreeMap::new() };
        for (series, what) in own().filter(|(series, _)| totals.of(*series).seen) {
            if let What::Base(feature, voice) = what {
                let class = gathered.class(language.code, series);
                group.bases.insert((*feature, voice), group.sum(std::iter::once(class), std::iter::empty()));
            }
        }
        Ok(group)
    }

    /// A matrix holds no more replicates than it asks for.
    fn of_settings(gathered: &Gathered<'_>) -> usize {
        gathered.settings.resamples.min(gathered.settings.replicates)
    }

    /// How many replicates each sum has.
    pub fn replicates(&self) -> usize {
        Self::of_settings(self.gathered())
    }

    pub fn gathered(&self) -> &'g Gathered<'g> {
        self.language.gathered
    }

    fn sum(&self, plus: impl Iterator<Item = u32>, minus: impl Iterator<Item = u32>) -> Sum {
        let mut sum = Sum::new(self.replicates());
        for series in plus {
            sum.n += self.totals.of(series).n;
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
}
