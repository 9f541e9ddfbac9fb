//! The outlet x measure matrix that clustering takes.

use ndarray::Array2;

use super::group::Group;
use super::language::{Key, Language};
use super::shares::{base, shares};
use crate::features::{ALL, Feature};

/// What `cluster` groups: one language, outlets by measures.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Language code, for the tables.
    pub lang: String,
    /// Row names, each once, in any order.
    pub outlets: Vec<String>,
    /// Column names, each once, in any order.
    pub measures: Vec<String>,
    /// Pooled shares, outlets x measures. Not-a-number where an outlet has no share: that measure
    /// is left out, never read as 0. (Whoever fills the matrix may rather leave out the outlet.)
    pub values: Array2<f64>,
    /// The same matrix from bootstrap replicates of the articles. Not-a-number where the base was
    /// 0 in that replicate: the point value stands in.
    pub resamples: Vec<Array2<f64>>,
}

/// A matrix in the making: which outlets and measures it has is known from their plain sums, so
/// that an outlet's replicates need not stay.
pub(super) struct Filling {
    keys: Vec<Key>,
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
        let matrix = Matrix {
            lang: language.code.to_owned(),
            outlets,
            measures: keys.iter().map(|k| label(features[k.0], k)).collect(),
            values: Array2::zeros(shape),
            resamples: vec![Array2::zeros(shape); settings.resamples.min(settings.replicates)],
        };
        Self { keys, matrix }
    }

    /// Fills the row of an outlet, if it has one.
    pub fn add(&mut self, group: &Group<'_>) {
        let Some(row) = self.matrix.outlets.iter().position(|o| *o == group.totals.outlet) else { return };
        for (column, key) in self.keys.iter().enumerate() {
            let Some(base) = base(group, key) else { continue };
            let hits = group.hits(key);
            let per = group.gathered().features[key.0].per();
            self.matrix.values[[row, column]] = per * hits.as_ref().map_or(0, |h| h.n) as f64 / base.n as f64;
            let hits = hits.unwrap_or_else(|| super::group::Sum::new(group.replicates()));
            for (resample, share) in self.matrix.resamples.iter_mut().zip(shares(&hits, base)) {
                resample[[row, column]] = per * share;
            }
        }
    }

    pub fn finish(self) -> Matrix {
        self.matrix
    }
}

fn label(feature: &dyn Feature, key: &Key) -> String {
    if key.1 == ALL { feature.name().to_owned() } else { format!("{}: {}", feature.name(), key.1) }
}
