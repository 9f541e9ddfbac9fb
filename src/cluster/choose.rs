//! How many groups, if any? The rule, stated so that it can be disputed:
//!
//! 1. k = 2, 3, ... up to `max_k` (at most one less than there are outlets) is tried by k-means. Of
//!    its clusters those of at least three outlets are groups, the others outliers
//!    ([`super::partition`]).
//! 2. A k is *supported* when it has two groups or more and every hurdle is taken: outlets differ by
//!    more than sampling error, and one continuum of the same true differences would not be as
//!    separated, each with a probability of at most [`BEYOND_CHANCE`] ([`super::chance`]); every group
//!    has a clusterwise stability of at least [`STABLE`] (Hennig 2007: a valid group) and a
//!    mean silhouette above 0; and the separation is above [`STRUCTURE`], below which
//!    Kaufman and Rousseeuw (1990, table 4 of chapter 2) see no substantial structure.
//! 3. Of the supported k that with the highest separation is chosen; of equal ones the least.
//! 4. If none is supported none is chosen; the k with the highest separation is shown, and the
//!    note says that it is not supported, and why.
//!
//! Beside it stands the agreement (adjusted Rand index) of k-means with Ward's method and with
//! average linkage at each k: methods that see different groups are one more doubt, but do not enter
//! the rule.

use super::chance;
use super::hierarchical::{self, Merger};
use super::kmeans::{self, STARTS};
use super::labels::sizes;
use super::measures::{Estimates, Measures};
use super::partition::Partition;
use super::stability;
use crate::error::Result;
use crate::stats::agreement::adjusted_rand;
use crate::stats::deal::Pool;
use crate::stats::distance::Distances;
use crate::stats::random::key;
use crate::stats::rounding::tabled;

/// Least clusterwise stability of every group.
pub const STABLE: f64 = 0.75;
/// Separation above which there may be structure.
pub const STRUCTURE: f64 = 0.25;
/// p-value up to which something is beyond chance.
pub const BEYOND_CHANCE: f64 = 0.05;

/// What is known of the outlets.
#[derive(Debug, Clone)]
pub struct Observed {
    /// Articles of all outlets, or a sample of them.
    pub pool: Pool,
    /// By outlet.
    pub articles: Vec<u64>,
    pub estimates: Estimates,
    pub measures: Measures,
    /// From bootstrap replicates of the articles: outlets by measures that entered.
    pub resamples: Vec<Vec<Vec<f64>>>,
}

/// One k.
#[derive(Debug, Clone)]
pub struct Tried {
    pub k: usize,
    pub kmeans: Partition,
    /// Labels from 0 by Ward's method.
    pub ward: Vec<usize>,
    /// Labels from 0 by average linkage.
    pub average: Vec<usize>,
    /// Whether linfa and the tree parted the outlets differently because distances tie.
    pub tie: bool,
    /// By k-means cluster; `None` without resamples.
    pub stability: Option<Vec<f64>>,
    /// p of the separation under one continuum, over all k tried; `None` where there is no separation.
    pub p: Option<f64>,
}

impl Tried {
    /// Stability of the groups, without outliers.
    pub fn stabilities(&self) -> Option<Vec<f64>> {
        let all = self.stability.as_ref()?.iter().zip(&self.kmeans.group);
        Some(all.filter(|(_, group)| **group).map(|(s, _)| *s).collect())
    }

    pub fn weakest_stability(&self) -> Option<f64> {
        self.stabilities()?.into_iter().reduce(f64::min)
    }

    /// Agreement with Ward's method, and with average linkage.
    pub fn agreement(&self) -> [f64; 2] {
        [&self.ward, &self.average].map(|other| adjusted_rand(&self.kmeans.labels, other))
    }

    /// Why this k is not supported; empty when it is.
    fn doubts(&self, structure: f64) -> Vec<String> {
        let mut doubts = Vec::new();
        let (found, groups) = (sizes(&self.kmeans.labels).len(), self.kmeans.groups());
        if structure > BEYOND_CHANCE {
            doubts.push(format!("articles dealt out at random differ as much (p = {structure:.3})"));
        }
        if found < self.k {
            doubts.push(format!("only {found} clusters can be told apart"));
        }
        if groups < 2 {
            doubts.push("fewer than two groups of three outlets or more".to_owned());
            return doubts;
        }
        if let Some(p) = self.p.filter(|p| *p > BEYOND_CHANCE) {
            doubts.push(format!("outlets of one continuum look as grouped (p = {p:.3})"));
        }
        match self.weakest_stability() {
            None => doubts.push("no resamples, so stability is not known".to_owned()),
            Some(s) if s < STABLE => doubts.push(format!("a group's stability is {s:.2}, below {STABLE}")),
            Some(_) => {}
        }
        if let Some(s) = self.kmeans.weakest().filter(|s| *s <= 0.0) {
            doubts.push(format!("a group's mean silhouette is {s:.2}, not above 0"));
        }
        if let Some(s) = self.kmeans.separation().filter(|s| *s <= STRUCTURE) {
            doubts.push(format!("the separation is {s:.2}, not above {STRUCTURE}"));
        }
        doubts
    }
}

/// All k tried and the one to show.
#[derive(Debug, Clone)]
pub struct Choice {
    pub tried: Vec<Tried>,
    /// Why each of them is not supported; empty when it is.
    pub doubts: Vec<Vec<String>>,
    /// Place in `tried` of the k to show.
    pub best: usize,
    pub supported: bool,
    /// p of no structure: that outlets differ by sampling error alone.
    pub structure: f64,
}

/// Tries every k and applies the rule. There must be at least three outlets, and a measure that
/// entered. `distances` are those of the rows of the measures, `ward` their tree.
///
/// # Errors
/// When linfa fails.
pub fn choose(
    observed: &Observed,
    distances: &Distances,
    ward: &[Merger],
    max_k: usize,
    rng_seed: u64,
) -> Result<Choice> {
    let Observed { pool, articles, estimates, measures, resamples } = observed;
    let ks: Vec<usize> = (2..=max_k.max(2).min(articles.len() - 1)).collect();
    let average = hierarchical::average(distances);
    let mut tried = Vec::with_capacity(ks.len());
    for k in &ks {
        let cut = hierarchical::cut(ward, *k);
        let seed = key(rng_seed, &format!("k-means {k}"));
        let kmeans = kmeans::labels(&measures.rows, *k, &cut, STARTS, seed)?;
        tried.push(Tried {
            k: *k,
            kmeans: Partition::new(distances, kmeans),
            average: hierarchical::cut(&average, *k),
            tie: hierarchical::labels(distances, *k)? != cut,
            ward: cut,
            stability: None,
            p: None,
        });
    }
    let chance = chance::draws(pool, articles, estimates, measures, &ks, rng_seed)?;
    let structure = chance.structure(measures.mean_reliability());
    let found: Vec<(usize, Vec<usize>)> = tried.iter().map(|t| (t.k, t.kmeans.labels.clone())).collect();
    let stability = stability::clusterwise(&found, resamples, |r| key(rng_seed, &format!("resample {r}")))?;
    for (at, one) in tried.iter_mut().enumerate() {
        one.p = one.kmeans.separation().map(|separation| chance.continuum(separation));
        one.stability = stability.as_ref().map(|all| all[at].clone());
    }
    let doubts: Vec<Vec<String>> = tried.iter().map(|t| t.doubts(structure)).collect();
    let height = |at: usize| tried[at].kmeans.separation().map_or(f64::NEG_INFINITY, tabled);
    let highest = |places: &mut dyn Iterator<Item = usize>| {
        places.reduce(|best, at| if height(at) > height(best) { at } else { best })
    };
    let supported = highest(&mut (0..tried.len()).filter(|at| doubts[*at].is_empty()));
    let best = supported.or_else(|| highest(&mut (0..tried.len()))).unwrap_or(0);
    Ok(Choice { best, supported: supported.is_some(), structure, doubts, tried })
}
