//! How many groups? The rule, stated so that it can be disputed:
//!
//! 1. k = 2, 3, ... up to `max_k` (at most one less than there are outlets) is tried by k-means.
//! 2. A k is *supported* when every one of its groups has a clusterwise stability of at least
//!    [`STABLE`] (Hennig 2007), the mean silhouette is above [`STRUCTURE`], below which Kaufman and
//!    Rousseeuw (1990, table 4 of chapter 2) see no substantial structure, and outlets without
//!    groups reach it with a probability of at most [`BEYOND_CHANCE`] ([`super::chance`]).
//! 3. Of the supported k that with the highest mean silhouette is chosen; of equal ones the least.
//! 4. If none is supported none is chosen; the k with the highest mean silhouette is shown, and the
//!    note says that it is not supported.
//!
//! Beside it stands the agreement (adjusted Rand index) of k-means with Ward's method at each k:
//! two methods that see different groups are one more doubt, but do not enter the rule.

use super::hierarchical::{self, Merger};
use super::matrix::Scaled;
use super::{Settings, chance, count, kmeans, stability};
use crate::error::Result;
use crate::schema;
use crate::stats::agreement::adjusted_rand;
use crate::stats::distance::Distances;
use crate::stats::random::key;
use crate::stats::rounding::tabled;
use crate::stats::silhouette;
use crate::table::{Cell, Table};

/// Least clusterwise stability of every group.
pub const STABLE: f64 = 0.6;
/// Mean silhouette above which there may be structure.
pub const STRUCTURE: f64 = 0.25;
/// p-value up to which a mean silhouette is beyond chance.
pub const BEYOND_CHANCE: f64 = 0.05;

/// One k.
#[derive(Debug, Clone)]
pub struct Tried {
    pub k: usize,
    /// Labels from 0.
    pub kmeans: Vec<usize>,
    /// Labels from 0.
    pub hierarchical: Vec<usize>,
    /// Whether linfa and the tree parted the outlets differently because distances tie.
    pub tie: bool,
    /// Mean over outlets; `None` when k-means found one group only.
    pub silhouette: Option<f64>,
    /// Per k-means group; `None` without resamples.
    pub stability: Option<Vec<f64>>,
    pub agreement: f64,
    /// p-value of the silhouette, over all k tried.
    pub p: Option<f64>,
}

impl Tried {
    fn weakest(&self) -> Option<f64> {
        self.stability.as_ref()?.iter().copied().reduce(f64::min)
    }

    /// Why this k is not supported; empty when it is.
    fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        if count(&self.kmeans) < self.k {
            doubts.push(format!("only {} groups can be told apart", count(&self.kmeans)));
        }
        match self.weakest() {
            None => doubts.push("no resamples, so stability is not known".to_owned()),
            Some(s) if s < STABLE => doubts.push(format!("a group's stability is below {STABLE}")),
            Some(_) => {}
        }
        if self.silhouette.is_none_or(|s| s <= STRUCTURE) {
            doubts.push(format!("the mean silhouette is not above {STRUCTURE}"));
        }
        if self.p.is_none_or(|p| p > BEYOND_CHANCE) {
            doubts.push(format!("outlets without groups reach this silhouette with p above {BEYOND_CHANCE}"));
        }
        doubts
    }
}

/// All k tried and the one to show.
#[derive(Debug, Clone)]
pub struct Choice {
    pub tried: Vec<Tried>,
    /// Place in `tried` of the k to show.
    pub best: usize,
    pub supported: bool,
}

/// Tries every k and applies the rule. There must be at least three outlets and a measure.
///
/// # Errors
/// When linfa fails.
pub fn choose(
    scaled: &Scaled,
    distances: &Distances,
    tree: &[Merger],
    settings: &Settings,
) -> Result<Choice> {
    let most = settings.max_k.max(2).min(scaled.outlets.len() - 1);
    let ks: Vec<usize> = (2..=most).collect();
    let clouds = chance::highest_silhouettes(&scaled.rows, &ks, settings.rng_seed)?;
    let mut tried =
        ks.iter().map(|k| try_one(scaled, distances, tree, settings, *k)).collect::<Result<Vec<_>>>()?;
    for one in &mut tried {
        one.p = one.silhouette.map(|s| chance::p_value(s, &clouds));
    }
    let height = |i: &usize| tried[*i].silhouette.map_or(f64::NEG_INFINITY, tabled);
    let highest = |places: Vec<usize>| {
        places.into_iter().reduce(|best, i| if height(&i) > height(&best) { i } else { best })
    };
    let supported = highest((0..tried.len()).filter(|i| tried[*i].doubts().is_empty()).collect());
    let best = supported.or_else(|| highest((0..tried.len()).collect())).unwrap_or(0);
    Ok(Choice { best, supported: supported.is_some(), tried })
}

fn try_one(
    scaled: &Scaled,
    distances: &Distances,
    tree: &[Merger],
    settings: &Settings,
    k: usize,
) -> Result<Tried> {
    let seed = |what: &str| key(settings.rng_seed, &format!("k-means {k} {what}"));
    let kmeans = kmeans::labels(&scaled.rows, k, seed("point"))?;
    let hierarchical = hierarchical::cut(tree, k);
    let tie = hierarchical::labels(distances, k)? != hierarchical;
    let stability = stability::clusterwise(&kmeans, k, &scaled.resamples, |r| seed(&r.to_string()))?;
    Ok(Tried {
        k,
        silhouette: silhouette::mean(distances, &kmeans),
        agreement: adjusted_rand(&kmeans, &hierarchical),
        kmeans,
        hierarchical,
        tie,
        stability,
        p: None,
    })
}

impl Choice {
    /// [`schema::CLUSTER_CHOICE`].
    ///
    /// # Errors
    /// Never for a choice that was made.
    pub fn table(&self, lang: &str) -> Result<Table> {
        let rows = self.tried.iter().enumerate().map(|(i, t)| {
            let mean = t.stability.as_ref().map(|s| s.iter().sum::<f64>() / s.len() as f64);
            let (shown, doubts) = (i == self.best, t.doubts());
            let note = match (shown, doubts.is_empty()) {
                (true, true) => "chosen: highest mean silhouette of the supported".to_owned(),
                (true, false) => {
                    format!("no supported clusters; shown for its silhouette: {}", doubts.join("; "))
                }
                (false, true) => "supported, but another k has the higher mean silhouette".to_owned(),
                (false, false) => doubts.join("; "),
            };
            vec![
                Cell::from(lang),
                t.k.into(),
                t.silhouette.map(tabled).into(),
                t.p.map(tabled).into(),
                mean.map(tabled).into(),
                t.weakest().map(tabled).into(),
                tabled(t.agreement).into(),
                Cell::Int(i64::from(shown && self.supported)),
                note.into(),
            ]
        });
        Table::from_rows(&schema::CLUSTER_CHOICE, rows.collect())
    }
}
