//! What can be said of the outlets of one language: its measures, and of which series each is made.

use std::collections::{BTreeMap, BTreeSet};

use super::Contrasts;
use super::gather::{Gathered, Totals, What};
use super::relabelled::halves_of_one;
use crate::features::{ALL, Feature};

/// A measure: place of the feature, category, voice.
pub(super) type Key = (usize, String, &'static str);

/// With this many outlets that have a number, or fewer, every pair is compared when a spec does not say.
pub const MOST_PAIRED: usize = 20;

/// The series whose sum is a measure's hits, or the base of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Terms {
    plus: Vec<u32>,
    /// Counted in another category already.
    minus: Vec<u32>,
}

impl Terms {
    /// A single series, or none.
    pub fn one(series: Option<u32>) -> Self {
        Self { plus: series.into_iter().collect(), minus: Vec::new() }
    }

    /// The sum of sums that share nothing.
    pub fn all<'t>(terms: impl Iterator<Item = &'t Terms>) -> Self {
        let mut all = Self::default();
        for terms in terms {
            all.plus.extend(&terms.plus);
            all.minus.extend(&terms.minus);
        }
        all
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.plus.iter().copied()
    }

    pub fn less(&self) -> impl Iterator<Item = u32> {
        self.minus.iter().copied()
    }

    /// The hits of an outlet.
    pub fn n(&self, totals: &Totals) -> u64 {
        let sum = |series: &[u32]| series.iter().map(|s| totals.of(*s).n).sum::<u64>();
        sum(&self.plus) - sum(&self.minus)
    }
}

/// One language.
pub(super) struct Language<'g> {
    pub gathered: &'g Gathered<'g>,
    pub code: &'g str,
    /// Sorted by name, each with its place.
    pub outlets: Vec<(usize, &'g Totals)>,
    /// Every measure seen in the language, so that an outlet without hits has a 0 and not a hole.
    pub keys: BTreeMap<Key, Terms>,
}

impl<'g> Language<'g> {
    pub fn new(gathered: &'g Gathered<'g>, code: &'g str) -> Self {
        let outlets = gathered.outlets(code);
        let mut keys: BTreeMap<Key, Terms> = BTreeMap::new();
        for (series, what) in gathered.series.iter() {
            if !outlets.iter().any(|(_, totals)| totals.of(series).seen) {
                continue;
            }
            match what {
                What::Base(..) => {}
                What::Hits(feature, category, voice) => {
                    let mut sums = BTreeSet::from([(category.as_str(), *voice), (category.as_str(), ALL)]);
                    if !gathered.features[*feature].divides() {
                        sums.extend([(ALL, *voice), (ALL, ALL)]);
                    }
                    for (category, voice) in sums {
                        keys.entry((*feature, category.to_owned(), voice)).or_default().plus.push(series);
                    }
                }
                // Categories of a feature that divides add up to nothing.
                What::Repeats(feature, _) if gathered.features[*feature].divides() => {}
                What::Repeats(feature, voice) => {
                    for voice in BTreeSet::from([*voice, ALL]) {
                        keys.entry((*feature, ALL.to_owned(), voice)).or_default().minus.push(series);
                    }
                }
            }
        }
        for (place, feature) in gathered.features.iter().enumerate() {
            if !feature.divides() {
                for voice in [ALL, feature.headline_voice()] {
                    keys.entry((place, ALL.to_owned(), voice)).or_default();
                }
            }
        }
        Self { gathered, code, outlets, keys }
    }

    /// Places of the features with a headline, with its voice.
    pub fn headlines(&self) -> impl Iterator<Item = (usize, &'static str)> + use<'g> {
        headlines(self.gathered.features)
    }

    /// What the hits of a feature in a voice are divided by: a voice with a base of its own is measured
    /// out of it, any other out of the whole.
    pub fn base_of(&self, feature: usize, voice: &'static str) -> Terms {
        let seen = |series: &u32| self.outlets.iter().any(|(_, totals)| totals.of(*series).seen);
        let base = self.base(feature, voice).filter(seen).or_else(|| self.base(feature, ALL));
        Terms::one(base.map(|base| self.gathered.class(self.code, base)))
    }

    /// The series of a base.
    pub fn base(&self, feature: usize, voice: &'static str) -> Option<u32> {
        self.gathered.series.find(&What::Base(feature, voice))
    }

    /// Articles of an outlet that a feature measures.
    pub fn measured(&self, totals: &Totals, feature: usize, voice: &'static str) -> u64 {
        self.base(feature, voice).map_or(0, |series| totals.of(series).articles)
    }

    /// Whether outlets are compared two by two, or each with the rest.
    pub fn contrasts(&self) -> Contrasts {
        let least = self.gathered.settings.min_articles.max(1);
        let numbered = |totals: &Totals| {
            self.headlines().any(|(feature, voice)| self.measured(totals, feature, voice) >= least)
        };
        let count = self.outlets.iter().filter(|(_, totals)| numbered(totals)).count();
        let usual = if count > MOST_PAIRED { Contrasts::Rest } else { Contrasts::Pairs };
        self.gathered.settings.contrasts.unwrap_or(usual)
    }

    /// Whether two outlets, by their places, are compared where outlets are compared two by two.
    pub fn may_pair(&self, a: usize, b: usize) -> bool {
        let name = |at: usize| self.outlets[at].1.outlet.as_str();
        self.gathered.settings.contrasts != Some(Contrasts::Halves) || halves_of_one(name(a), name(b))
    }
}

fn headlines<'f>(features: &'f [&'f dyn Feature]) -> impl Iterator<Item = (usize, &'static str)> + use<'f> {
    let with = features.iter().enumerate().filter(|(_, f)| !f.divides());
    with.map(|(place, f)| (place, f.headline_voice()))
}
