//! Which names outlets give: shares of the variants of a concept, and how far apart two outlets are.
//!
//! A share is out of the mentions of its own concept, in every replicate too. Two outlets are
//! compared in the narrator's voice over all variants at once, by Jensen-Shannon divergence, and
//! tested by permuting the articles that mention the concept.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::actors::row_column;
use super::shares::conditional;
use super::tally::{Group, SAMPLE, Sum, Tally};
use crate::codings::Voice;
use crate::error::Result;
use crate::features::{ALL, Measured};
use crate::schema;
use crate::stats::divergence::{jensen_shannon, test};
use crate::stats::rounding::tabled;
use crate::stats::{fdr, random};
use crate::table::{Cell, Table};

/// The outlet's own words: the voice in which outlets are compared.
const OWN: &str = "narrator";

/// Counts by variant.
type Variants = BTreeMap<String, u64>;

/// What the articles of one outlet call things.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// Articles that mention a concept in a voice.
    articles: BTreeMap<(String, &'static str), u64>,
    /// The narrator's mentions of a concept, article by article: those that the tests look at.
    sample: BTreeMap<String, BTreeMap<(u64, String), Variants>>,
}

impl Choices {
    /// Adds one article; `feature` is the place of the labels among its features.
    pub fn add(&mut self, feature: usize, hash: u64, article: &str, measured: &Measured) {
        let mut mentioned = BTreeSet::new();
        let mut own: BTreeMap<&str, Variants> = BTreeMap::new();
        for e in measured.evidence.iter().filter(|e| e.feature == feature) {
            let (concept, variant) = row_column(&e.category);
            mentioned.extend([(concept, e.voice), (concept, ALL)]);
            if e.voice == OWN {
                *own.entry(concept).or_default().entry(variant.to_owned()).or_default() += e.n;
            }
        }
        for (concept, voice) in mentioned {
            *self.articles.entry((concept.to_owned(), voice)).or_default() += 1;
        }
        for (concept, variants) in own {
            let sample = self.sample.entry(concept.to_owned()).or_default();
            sample.insert((hash, article.to_owned()), variants);
            if sample.len() > SAMPLE {
                sample.pop_last();
            }
        }
    }

    fn mentioning(&self, concept: &str, voice: &'static str) -> u64 {
        self.articles.get(&(concept.to_owned(), voice)).copied().unwrap_or(0)
    }
}

/// The two tables; none when labels are not measured.
pub(super) fn tables(tally: &Tally) -> Result<Vec<Table>> {
    let Some(feature) = tally.labels else { return Ok(Vec::new()) };
    let (mut shares, mut pairs) = (Vec::new(), Vec::new());
    for lang in tally.languages() {
        let mut concepts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for key in tally.keys(lang).into_iter().filter(|k| k.0 == feature && k.1 != ALL) {
            let (concept, variant) = row_column(&key.1);
            concepts.entry(concept.to_owned()).or_default().insert(variant.to_owned());
        }
        for (concept, variants) in &concepts {
            let of = Concept { tally, feature, lang, concept, variants };
            of.shares(&mut shares);
            of.pairs(&mut pairs);
        }
    }
    let p: Vec<f64> = pairs.iter().map(|pair| pair.p).collect();
    let rows = pairs.into_iter().zip(fdr::q_values(&p)).map(|(pair, q)| {
        let mut row = pair.row;
        row.extend([pair.jsd, pair.p, q].map(|v| Cell::Real(tabled(v))));
        row
    });
    let differences = Table::from_rows(&schema::LABEL_DIFFERENCES, rows.collect())?;
    Ok(vec![Table::from_rows(&schema::LABELS, shares)?, differences])
}

struct Concept<'a> {
    tally: &'a Tally,
    feature: usize,
    lang: &'a str,
    concept: &'a str,
    variants: &'a BTreeSet<String>,
}

/// Two outlets compared, before the family is known.
struct Pair {
    row: Vec<Cell>,
    jsd: f64,
    p: f64,
}

impl Concept<'_> {
    fn hits<'g>(&self, group: &'g Group, variant: &str, voice: &'static str) -> Option<&'g Sum> {
        group.hits.get(&(self.feature, format!("{}: {variant}", self.concept), voice))
    }

    fn shares(&self, rows: &mut Vec<Vec<Cell>>) {
        let replicates = self.tally.settings.replicates;
        let empty = Sum::new(replicates);
        for (outlet, group) in self.tally.outlets(self.lang) {
            for voice in [ALL].into_iter().chain(Voice::ALL.map(Voice::name)) {
                let mentions =
                    Sum::of(replicates, self.variants.iter().filter_map(|v| self.hits(group, v, voice)));
                for variant in self.variants {
                    let hits = self.hits(group, variant, voice).unwrap_or(&empty);
                    let mut row: Vec<Cell> =
                        [self.lang, self.concept, outlet, variant, voice].map(Cell::from).into();
                    let articles = group.choices.mentioning(self.concept, voice);
                    row.extend(conditional(self.tally, articles, hits, &mentions));
                    rows.push(row);
                }
            }
        }
    }

    /// Every two outlets that mention the concept often enough.
    fn pairs(&self, pairs: &mut Vec<Pair>) {
        let least = self.tally.settings.min_articles.max(2);
        let enough = |g: &Group| g.choices.mentioning(self.concept, OWN) >= least;
        let outlets: Vec<(&str, &Group)> = self.tally.outlets(self.lang).filter(|(_, g)| enough(g)).collect();
        let two: Vec<_> = outlets
            .iter()
            .enumerate()
            .flat_map(|(i, a)| outlets[i + 1..].iter().map(move |b| (*a, *b)))
            .collect();
        let made: Vec<Option<Pair>> = two.par_iter().map(|(a, b)| self.pair(*a, *b)).collect();
        pairs.extend(made.into_iter().flatten());
    }

    fn pair(&self, a: (&str, &Group), b: (&str, &Group)) -> Option<Pair> {
        let pooled = |group: &Group| -> Vec<u64> {
            self.variants.iter().map(|v| self.hits(group, v, OWN).map_or(0, |sum| sum.n)).collect()
        };
        let (in_a, in_b) = (pooled(a.1), pooled(b.1));
        let units = |group: &Group| -> Vec<Vec<u64>> {
            let articles = group.choices.sample.get(self.concept).into_iter().flat_map(BTreeMap::values);
            let counts =
                |one: &Variants| self.variants.iter().map(|v| one.get(v).copied().unwrap_or(0)).collect();
            articles.map(counts).collect()
        };
        // Each comparison has its own stream of random numbers, whatever else is compared.
        let name = ["labels", self.lang, self.concept, a.0, b.0].join("\n");
        let seed = random::key(self.tally.settings.rng_seed, &name);
        let p = test(&units(a.1), &units(b.1), self.tally.settings.permutations, seed)?;
        let mut row: Vec<Cell> = [self.lang, self.concept, a.0, b.0].map(Cell::from).into();
        row.extend([a.1, b.1].map(|g| Cell::Int(g.choices.mentioning(self.concept, OWN) as i64)));
        row.extend([&in_a, &in_b].map(|counts| Cell::Int(counts.iter().sum::<u64>() as i64)));
        Some(Pair { row, jsd: jensen_shannon(&in_a, &in_b)?, p })
    }
}
