//! The table of keyness.

use rayon::prelude::*;

use super::{Keyness, Postings, Settings, Side};
use crate::error::{Error, Result};
use crate::schema;
use crate::stats::clustered::Clusters;
use crate::stats::keyness::{Counts, log_ratio_limits, p_value};
use crate::stats::rounding::tabled;
use crate::stats::scattered::{self, Both, Holder};
use crate::stats::{dispersion, fdr};
use crate::table::{Cell, Table};

/// What all words share.
struct Frame<'k> {
    keyness: &'k Keyness,
    target: Clusters,
    reference: Clusters,
    both: Both,
    prior: f64,
    /// Whether both sides have enough articles for an interval and a test.
    enough: bool,
}

struct Row<'k> {
    word: &'k str,
    g2: f64,
    counts: Counts,
    log_ratio: f64,
    /// Limits of the log ratio; one is missing where the word is not on that side.
    ends: [Option<f64>; 2],
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
        let both = Both::of(keyness.articles.iter().map(|article| article.words));
        Self { keyness, target, reference, both, prior: keyness.prior(settings), enough }
    }

    fn row(&self, word: &'k Postings) -> Option<Row<'k>> {
        let (mut target, mut reference) = (self.target, self.reference);
        let mut parts: [Vec<Holder>; 2] = Default::default();
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
        let ranges = parts.each_ref().map(|part| part.len() as u64);
        let holders = parts.concat();
        let [here, there] = parts;
        let p_article = || scattered::p_value(&holders, target.hits, target.base, &self.both);
        Some(Row {
            word: &word.word,
            g2: counts.g2()?,
            counts,
            log_ratio: counts.log_ratio()?,
            ends: if self.enough { log_ratio_limits(&target, &reference) } else { [None; 2] },
            log_odds: counts.log_odds(self.prior),
            ranges,
            dispersions: [
                dispersion::deviation(here, target.base),
                dispersion::deviation(there, reference.base),
            ],
            p_article: self.enough.then(p_article).flatten(),
        })
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
            maybe(self.ends[0]),
            maybe(self.ends[1]),
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
