//! The table of keyness.

use rayon::prelude::*;

use super::{Keyness, Postings, Settings, Side};
use crate::error::{Error, Result};
use crate::outlets::shares::LEVEL;
use crate::schema;
use crate::stats::clustered::{self, Clusters};
use crate::stats::dispersion;
use crate::stats::interval;
use crate::stats::keyness::{Counts, log_ratio, p_value};
use crate::stats::rounding::tabled;
use crate::stats::{fdr, resample};
use crate::table::{Cell, Table};

/// A word in at most so many articles, and in at most a tenth of all, is tested exactly.
const FEW: usize = 200;

/// What all words share.
struct Frame<'k> {
    keyness: &'k Keyness,
    target: Clusters,
    reference: Clusters,
    prior: f64,
    /// By article and replicate; none where a side has too few articles.
    weights: Option<Vec<Vec<u8>>>,
    /// Words of each side in each replicate.
    sizes: [Vec<u64>; 2],
}

struct Row<'k> {
    word: &'k str,
    g2: f64,
    counts: Counts,
    log_ratio: f64,
    ends: Option<(f64, f64)>,
    log_odds: Option<(f64, f64)>,
    ranges: [u64; 2],
    dispersions: [Option<f64>; 2],
    p_article: Option<f64>,
}

impl Keyness {
    /// The words in enough articles, those that the target has more of first.
    ///
    /// # Errors
    /// When a side has no words.
    pub fn table(&self, settings: &Settings) -> Result<Table> {
        for (side, name) in [(Side::Target, "target"), (Side::Reference, "reference")] {
            if self.total(side).words == 0 {
                return Err(Error::new(
                    "keyness",
                    format!("the {name} has no words"),
                    "choose another outlet or voice",
                ));
            }
        }
        let frame = Frame::new(self, settings);
        let common = |w: &&Postings| w.articles.len() as u64 >= settings.min_range;
        let words: Vec<&Postings> = self.words.iter().filter(common).collect();
        let mut rows: Vec<Row<'_>> = words.par_iter().filter_map(|word| frame.row(word)).collect();
        rows.sort_by(|a, b| b.g2.total_cmp(&a.g2).then_with(|| a.word.cmp(b.word)));
        let p: Vec<f64> = rows.iter().map(|row| row.p_article.unwrap_or(f64::NAN)).collect();
        let q = fdr::q_values(&p);
        Table::from_rows(&schema::KEYNESS, rows.iter().zip(q).map(|(row, q)| row.cells(q)).collect())
    }
}

impl<'k> Frame<'k> {
    fn new(keyness: &'k Keyness, settings: &Settings) -> Self {
        let (mut target, mut reference) = (Clusters::default(), Clusters::default());
        for article in &keyness.articles {
            match article.side {
                Side::Target => target.without(article.words),
                Side::Reference => reference.without(article.words),
            }
        }
        let enough = target.clusters.min(reference.clusters) >= settings.min_articles.max(2);
        let weights = enough.then(|| -> Vec<Vec<u8>> {
            let draw = |hash: &str| {
                let mut out = Vec::new();
                resample::weights(settings.rng_seed, hash, settings.replicates, &mut out);
                out
            };
            keyness.articles.par_iter().map(|article| draw(&article.hash)).collect()
        });
        let mut sizes = [vec![0; settings.replicates], vec![0; settings.replicates]];
        for (article, weights) in keyness.articles.iter().zip(weights.iter().flatten()) {
            add(&mut sizes[article.side as usize], weights, article.words);
        }
        Self { keyness, target, reference, prior: keyness.prior(settings), weights, sizes }
    }

    fn row(&self, word: &'k Postings) -> Option<Row<'k>> {
        let (mut target, mut reference) = (self.target, self.reference);
        let mut parts = [Vec::new(), Vec::new()];
        for (article, count) in &word.articles {
            let article = &self.keyness.articles[*article as usize];
            let side = if article.side == Side::Target { &mut target } else { &mut reference };
            side.hit(u64::from(*count), article.words);
            parts[article.side as usize].push((u64::from(*count), article.words));
        }
        let counts = Counts {
            target: target.hits,
            target_total: target.base,
            reference: reference.hits,
            reference_total: reference.base,
        };
        let ranges = [parts[0].len() as u64, parts[1].len() as u64];
        let [here, there] = parts;
        Some(Row {
            word: &word.word,
            g2: counts.g2()?,
            counts,
            log_ratio: counts.log_ratio()?,
            ends: self.interval(word),
            log_odds: counts.log_odds(self.prior),
            ranges,
            dispersions: [
                dispersion::deviation(here, target.base),
                dispersion::deviation(there, reference.base),
            ],
            p_article: self.weights.as_ref().and_then(|_| p_article(word, &target, &reference)),
        })
    }

    /// The log ratio's interval.
    fn interval(&self, word: &Postings) -> Option<(f64, f64)> {
        let weights = self.weights.as_ref()?;
        let mut counts = [vec![0; self.sizes[0].len()], vec![0; self.sizes[0].len()]];
        for (article, count) in &word.articles {
            let side = self.keyness.articles[*article as usize].side as usize;
            add(&mut counts[side], &weights[*article as usize], u64::from(*count));
        }
        let at = |side: usize, replicate: usize| {
            (counts[side][replicate] as f64, self.sizes[side][replicate] as f64)
        };
        let replicates = 0..self.sizes[0].len();
        let ratios: Vec<f64> =
            replicates.map(|r| log_ratio(at(0, r), at(1, r)).unwrap_or(f64::NAN)).collect();
        interval::percentile(&ratios, LEVEL).map(|ends| (ends.low, ends.high))
    }
}

/// By the normal distribution, or exactly for a word that is in few articles.
fn p_article(word: &Postings, target: &Clusters, reference: &Clusters) -> Option<f64> {
    let few = word.articles.len() <= FEW
        && word.articles.len() * 10 <= (target.clusters + reference.clusters) as usize;
    if !few {
        return clustered::p_value(target, reference);
    }
    let counts: Vec<u64> = word.articles.iter().map(|(_, count)| u64::from(*count)).collect();
    let share = target.base as f64 / (target.base + reference.base) as f64;
    Some(clustered::rare_p_value(&counts, target.hits, share))
}

fn add(sums: &mut [u64], weights: &[u8], n: u64) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum += n * u64::from(*weight);
    }
}

impl Row<'_> {
    fn cells(&self, q: f64) -> Vec<Cell> {
        let real = |v: f64| Cell::from(Some(v).filter(|v| v.is_finite()).map(tabled));
        let maybe = |v: Option<f64>| real(v.unwrap_or(f64::NAN));
        let c = &self.counts;
        vec![
            self.word.into(),
            real(self.g2),
            real(p_value(self.g2)),
            Cell::Int(c.target as i64),
            Cell::Int(c.reference as i64),
            real(1000.0 * c.target as f64 / c.target_total as f64),
            real(1000.0 * c.reference as f64 / c.reference_total as f64),
            real(self.log_ratio),
            maybe(self.ends.map(|e| e.0)),
            maybe(self.ends.map(|e| e.1)),
            maybe(self.log_odds.map(|o| o.0)),
            maybe(self.log_odds.map(|o| o.1)),
            Cell::Int(self.ranges[0] as i64),
            Cell::Int(self.ranges[1] as i64),
            maybe(self.dispersions[0]),
            maybe(self.dispersions[1]),
            maybe(self.p_article),
            real(q),
        ]
    }
}
