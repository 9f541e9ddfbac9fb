//! The running sums of each outlet: hits, bases, and their bootstrap replicates.

use std::collections::{BTreeMap, BTreeSet};

use super::axes::Leaning;
use super::labels::Choices;
use crate::features::{ALL, Feature, LABELS, Measured};
use crate::stats::{random, resample};

/// How outlets are pooled and compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    pub rng_seed: u64,
    /// Bootstrap replicates.
    pub replicates: usize,
    /// Permutations of each test of a difference.
    pub permutations: usize,
    /// An outlet with fewer measured articles gets no share, but a reason.
    pub min_articles: u64,
}

/// Articles of an outlet that the permutation tests look at, at most: those whose hash with
/// the seed is smallest, so that the choice hangs on nothing else and memory is bounded.
pub const SAMPLE: usize = 4_000;

/// A sum and its bootstrap replicates.
#[derive(Debug, Clone)]
pub(super) struct Sum {
    pub n: u64,
    /// Articles that added to it.
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

    fn add(&mut self, n: u64, weights: &[u8]) {
        self.n += n;
        self.articles += 1;
        for (sum, weight) in self.replicates.iter_mut().zip(weights) {
            *sum += n * u64::from(*weight);
        }
    }
}

/// A measure within a feature: category and voice.
pub(super) type Key = (usize, String, &'static str);

/// The sums of one outlet.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub articles: u64,
    pub hits: BTreeMap<Key, Sum>,
    pub bases: BTreeMap<(usize, &'static str), Sum>,
    /// Feature, reason, number of articles.
    pub gaps: BTreeMap<(usize, String), u64>,
    /// Attributions by named source: the one part that grows with the corpus, by what is new in it.
    pub sources: BTreeMap<String, u64>,
    /// Articles with a named source.
    pub named_articles: u64,
    /// What it calls things, where labels are measured.
    pub choices: Choices,
    /// Where its articles lean, by axis.
    pub axes: BTreeMap<String, Leaning>,
    /// Hash of an article to its hits and base per headline feature.
    pub sample: BTreeMap<(u64, String), Vec<(u32, u32)>>,
}

/// All outlets of a run.
pub struct Tally {
    pub(super) settings: Settings,
    pub(super) groups: BTreeMap<(String, String), Group>,
    /// Places of the features that have a headline, with its voice.
    pub(super) headlines: Vec<(usize, &'static str)>,
    divides: Vec<bool>,
    /// Place of the feature `labels`.
    pub(super) labels: Option<usize>,
    weights: Vec<u8>,
}

impl Tally {
    /// An empty tally for these features.
    pub fn new(settings: Settings, features: &[&dyn Feature]) -> Self {
        let divides: Vec<bool> = features.iter().map(|f| f.divides()).collect();
        let headlines = features.iter().enumerate().filter(|(_, f)| !f.divides());
        let headlines = headlines.map(|(place, f)| (place, f.headline_voice())).collect();
        let labels = features.iter().position(|f| f.name() == LABELS);
        Self { settings, groups: BTreeMap::new(), headlines, divides, labels, weights: Vec::new() }
    }

    /// Adds what was measured in one article.
    pub fn add(&mut self, lang: &str, outlet: &str, article: &str, measured: &Measured) {
        resample::weights(self.settings.rng_seed, article, self.settings.replicates, &mut self.weights);
        let (weights, replicates) = (&self.weights, self.settings.replicates);
        let group = self.groups.entry((lang.to_owned(), outlet.to_owned())).or_default();
        group.articles += 1;
        for (feature, voice, n) in &measured.bases {
            let sum = group.bases.entry((*feature, voice)).or_insert_with(|| Sum::new(replicates));
            if *n > 0 {
                sum.add(*n, weights);
            }
        }
        group.named_articles += u64::from(!measured.sources.is_empty());
        for (source, n) in &measured.sources {
            match group.sources.get_mut(source) {
                Some(sum) => *sum += n,
                None => drop(group.sources.insert(source.clone(), *n)),
            }
        }
        for (feature, reason) in &measured.gaps {
            *group.gaps.entry((*feature, reason.clone())).or_default() += 1;
        }
        let counts = counts(measured, &self.divides);
        for (key, n) in &counts {
            match group.hits.get_mut(key) {
                Some(sum) => sum.add(*n, weights),
                None => {
                    let mut sum = Sum::new(replicates);
                    sum.add(*n, weights);
                    group.hits.insert(key.clone(), sum);
                }
            }
        }
        let row = self.headlines.iter().map(|(feature, voice)| {
            let base = measured.bases.iter().find(|(f, v, _)| f == feature && v == voice).map_or(0, |b| b.2);
            let hits = counts.get(&(*feature, ALL.to_owned(), *voice)).copied().unwrap_or(0);
            (u32::try_from(hits).unwrap_or(u32::MAX), u32::try_from(base).unwrap_or(u32::MAX))
        });
        let hash = random::key(self.settings.rng_seed, article);
        for (axis, sum) in &measured.axes {
            let leaning = group.axes.entry(axis.clone()).or_insert_with(|| Leaning::new(replicates));
            leaning.add(hash, article, sum, weights);
        }
        if let Some(labels) = self.labels {
            group.choices.add(labels, hash, article, measured);
        }
        group.sample.insert((hash, article.to_owned()), row.collect());
        if group.sample.len() > SAMPLE {
            group.sample.pop_last();
        }
    }

    /// The languages, sorted.
    pub(super) fn languages(&self) -> BTreeSet<&str> {
        self.groups.keys().map(|(lang, _)| lang.as_str()).collect()
    }

    /// The outlets of a language, sorted.
    pub(super) fn outlets<'a>(&'a self, lang: &'a str) -> impl Iterator<Item = (&'a str, &'a Group)> {
        self.groups
            .iter()
            .filter(move |((l, _), _)| l == lang)
            .map(|((_, outlet), group)| (outlet.as_str(), group))
    }

    /// Every measure seen in a language, so that an outlet without hits shows a 0 and not a hole.
    pub(super) fn keys(&self, lang: &str) -> BTreeSet<Key> {
        let mut keys: BTreeSet<Key> = self.outlets(lang).flat_map(|(_, g)| g.hits.keys().cloned()).collect();
        for (feature, voice) in &self.headlines {
            keys.extend([(*feature, ALL.to_owned(), ALL), (*feature, ALL.to_owned(), *voice)]);
        }
        keys
    }
}

/// Hits of one article by measure, with the sums over categories and over voices.
fn counts(measured: &Measured, divides: &[bool]) -> BTreeMap<Key, u64> {
    let mut counts: BTreeMap<Key, u64> = BTreeMap::new();
    for (at, e) in measured.evidence.iter().enumerate() {
        // A hit that stands in several categories has a row in each, one after the other, and
        // counts once over all.
        let again = at.checked_sub(1).map(|before| &measured.evidence[before]).is_some_and(|before| {
            (before.feature, before.span, &before.rule) == (e.feature, e.span, &e.rule)
                && before.category != e.category
        });
        let mut keys = BTreeSet::from([(e.category.as_ref(), e.voice), (e.category.as_ref(), ALL)]);
        if !divides[e.feature] && !again {
            keys.extend([(ALL, e.voice), (ALL, ALL)]);
        }
        for (category, voice) in keys {
            *counts.entry((e.feature, category.to_owned(), voice)).or_default() += e.n;
        }
    }
    counts
}
