//! The outlet x measure matrix that clustering takes.

use ndarray::Array2;

use super::columns::Columns;
use super::group::Group;
use super::language::{Key, Language};
use super::shares::{base, shares};
use crate::error::Result;
use crate::features::{ALL, Feature};
use crate::stats::clustered::Clusters;
use crate::stats::rows::{Measure, Rows};

/// Articles of a language that are kept for dealing them out at random, at most; chosen by hash.
pub const POOL: usize = 1 << 15;

/// What `cluster` groups: one language, outlets by measures.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Language code, for the tables.
    pub lang: String,
    /// Row names, each once, in any order.
    pub outlets: Vec<String>,
    /// Column names, each once, in any order.
    pub measures: Vec<String>,
    /// By measure, out of how many its shares are told.
    pub per: Vec<f64>,
    /// By measure, its columns in `pool`.
    pub layout: Vec<Measure>,
    /// By outlet.
    pub articles: Vec<u64>,
    /// Outlets x measures, over all articles. Where a base is 0 there is no share: that measure is
    /// left out, never read as 0. (Whoever fills the matrix may rather leave out the outlet.)
    pub sums: Vec<Vec<Clusters>>,
    /// The articles of all outlets, or [`POOL`] of them.
    pub pool: Rows,
    /// Shares (hits / base), outlets x measures, from bootstrap replicates of the articles.
    /// Not-a-number where the base was 0 in that replicate: the point value stands in.
    pub resamples: Vec<Array2<f64>>,
}

/// A matrix in the making: which outlets and measures it has is known from their plain sums, so
/// that an outlet's replicates need not stay.
pub(super) struct Filling {
    keys: Vec<Key>,
    columns: Columns,
    /// Articles for the pool with their keys.
    pool: Vec<(u64, Vec<u32>)>,
    matrix: Matrix,
}

/// The measures that stand for a feature in a matrix: its headline, or, where its categories
/// divide a whole, each category.
fn stands_for(feature: &dyn Feature, key: &Key) -> bool {
    (feature.divides() || key.1 == ALL) && key.2 == feature.headline_voice()
}

impl Filling {
    /// The outlets of a language that have every measure.
    pub fn new(language: &Language<'_>, cluster_on: &[String]) -> Self {
        let (features, settings) = (language.gathered.features, language.gathered.settings);
        let wanted = |f: usize| match cluster_on {
            [] => features[f].clustered(),
            names => names.iter().any(|name| name == features[f].name()),
        };
        let keys = language.keys.keys().filter(|k| wanted(k.0) && stands_for(features[k.0], k));
        let least = settings.min_articles.max(1);
        // A feature that no outlet has is a gap of the language, not of the outlets.
        let keys: Vec<Key> = keys
            .filter(|k| language.outlets.iter().any(|(_, t)| language.measured(t, k.0, ALL) >= least))
            .cloned()
            .collect();
        let outlets = language.outlets.iter().map(|(_, totals)| *totals);
        let outlets = outlets.filter(|t| keys.iter().all(|k| language.measured(t, k.0, ALL) >= least));
        let outlets: Vec<String> = outlets.map(|totals| totals.outlet.clone()).collect();
        let shape = (outlets.len(), keys.len());
        let columns = Columns::new(language, &keys);
        let matrix = Matrix {
            lang: language.code.to_owned(),
            articles: vec![0; outlets.len()],
            outlets,
            measures: keys.iter().map(|k| label(features[k.0], k)).collect(),
            per: keys.iter().map(|k| features[k.0].per()).collect(),
            layout: columns.measures.iter().map(|(_, _, measure)| *measure).collect(),
            sums: vec![vec![Clusters::default(); keys.len()]; shape.0],
            pool: Rows::new(columns.width, &[]),
            resamples: vec![Array2::zeros(shape); settings.resamples.min(settings.replicates)],
        };
        Self { keys, columns, pool: Vec::new(), matrix }
    }

    /// Fills the row of an outlet (at its place), if it has one.
    ///
    /// # Errors
    /// When the articles cannot be read back.
    pub fn add(&mut self, group: &Group<'_>, place: usize) -> Result<()> {
        let Some(row) = self.matrix.outlets.iter().position(|o| *o == group.totals.outlet) else {
            return Ok(());
        };
        for (column, key) in self.keys.iter().enumerate() {
            let Some(base) = base(group, key) else { continue };
            let hits = group.hits(key);
            let hits = hits.unwrap_or_else(|| super::group::Sum::new(group.replicates()));
            for (resample, share) in self.matrix.resamples.iter_mut().zip(shares(&hits, base)) {
                resample[[row, column]] = share;
            }
        }
        let Self { columns, pool, matrix, .. } = self;
        matrix.articles[row] = group.totals.articles;
        group.gathered().articles(place, &mut |record| {
            let counts = columns.row(record.series());
            for (sum, measure) in matrix.sums[row].iter_mut().zip(&matrix.layout) {
                sum.add(counts[measure.hits].into(), counts[measure.base].into());
            }
            pool.push((record.key, counts));
            if pool.len() == 2 * POOL {
                smallest(pool);
            }
        })
    }

    pub fn finish(mut self) -> Matrix {
        smallest(&mut self.pool);
        let values: Vec<u32> = self.pool.into_iter().flat_map(|(_, counts)| counts).collect();
        self.matrix.pool = Rows::new(self.columns.width, &values);
        self.matrix
    }
}

/// Keeps the articles with the smallest keys: a choice that hangs on the seed and their text alone.
fn smallest(pool: &mut Vec<(u64, Vec<u32>)>) {
    pool.sort_unstable();
    pool.truncate(POOL);
}

fn label(feature: &dyn Feature, key: &Key) -> String {
    if key.1 == ALL { feature.name().to_owned() } else { format!("{}: {}", feature.name(), key.1) }
}
