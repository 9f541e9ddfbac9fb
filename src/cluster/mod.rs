//! Which outlets group? The seam to linfa.
//!
//! [`group`] takes the sums of a matrix (outlet by measure), a pool of articles and the same matrix from
//! bootstrap replicates of the articles, and answers with tables: what was clustered
//! ([`matrix`]), shrunken by sampling error and weighted by reliability ([`measures`]), the groups by
//! k-means ([`kmeans`]) and by Ward's method with its tree ([`hierarchical`]), which outlets are
//! outliers ([`partition`]), a place for each outlet on two principal components ([`pca`]), and the
//! rule that chose the number of groups ([`choose`]), with how well each group comes back when
//! articles are drawn anew ([`stability`]) and whether outlets without groups would look as grouped
//! ([`chance`]).
//!
//! Two things are promised. *Order does not matter*: outlets and measures are sorted by name
//! first, groups are numbered from 1 by their first outlet, and nothing hangs on threads (each fit
//! has its own generator, seeded by the run's `rng_seed`, the replicate and k; fits run side by side). *A grouping that the articles do not bear is not
//! called one*: see [`choose`] for the rule; where the matrix cannot be clustered at all,
//! [`Grouping::refused`] says why and the tables are empty.

pub mod chance;
mod choice;
pub mod choose;
pub mod hierarchical;
pub mod kmeans;
pub(crate) mod labels;
pub mod matrix;
pub mod measures;
pub mod partition;
pub mod pca;
pub mod stability;
pub mod truth;

use matrix::Scaled;

use crate::error::{Result, Warning};
use crate::outlets::Matrix;
use crate::schema;
use crate::stats::distance::Distances;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

/// How to group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Where all randomness comes from.
    pub rng_seed: u64,
    /// The largest number of groups to try, at least 2.
    pub max_k: usize,
    /// Fewer outlets than this are not grouped. Never less than 3.
    pub min_outlets: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rng_seed: 0, max_k: 6, min_outlets: 5 }
    }
}

/// What [`group`] found.
#[derive(Debug, Clone)]
pub struct Grouping {
    /// [`schema::MATRIX`]: one row per outlet and measure; `scaled` is null for a measure left out.
    pub matrix: Table,
    /// [`schema::RELIABILITY`]: one row per measure.
    pub reliability: Table,
    /// [`schema::CLUSTERS`]: one row per outlet.
    pub clusters: Table,
    /// [`schema::CLUSTER_CHOICE`]: one row per k tried.
    pub choice: Table,
    /// [`schema::DENDROGRAM`]: one row per merger.
    pub dendrogram: Table,
    /// [`schema::LEAVES`]: one row per outlet.
    pub leaves: Table,
    pub warnings: Vec<Warning>,
    /// The number of groups in `clusters`; `None` when refused.
    pub k: Option<usize>,
    /// Whether the rule of [`choose`] supports that number. If not, `clusters` shows the best that
    /// was found, to be read with care, and no row of `choice` is chosen.
    pub supported: bool,
    /// Why nothing was grouped.
    pub refused: Option<String>,
}

/// Groups the outlets of one language.
///
/// # Errors
/// When the matrix is malformed (shapes differ, names repeat) or linfa fails.
pub fn group(matrix: &Matrix, settings: &Settings) -> Result<Grouping> {
    let scaled = matrix.scale()?;
    let outlets = scaled.outlets.len();
    let rows = &scaled.observed.measures.rows;

    let floor = settings.min_outlets.max(3);
    let refused = if outlets < floor {
        Some(format!("{outlets} outlets; grouping needs at least {floor}"))
    } else if scaled.observed.measures.reliability.is_empty() {
        Some("no measure varies between outlets".to_owned())
    } else if scaled.observed.measures.entered.is_empty() {
        Some("no measure varies between outlets by more than sampling error".to_owned())
    } else {
        None
    };
    if refused.is_some() {
        return refusal(scaled, refused);
    }

    let lang = matrix.lang.as_str();
    let mut warnings = scaled.warnings.clone();
    let distances = Distances::euclidean(rows);
    let tree = hierarchical::tree(&distances);
    let choice = choose::choose(&scaled.observed, &distances, &tree, settings.max_k, settings.rng_seed)?;
    let best = &choice.tried[choice.best];
    if choice.tried.iter().any(|t| t.tie) {
        warnings.push(Warning::new(
            "tie in the tree",
            format!("cluster {lang}"),
            "equal distances can be merged in more than one order; the groups follow the dendrogram table",
        ));
    }

    let (place, doubt) = pca::plane(rows);
    warnings.extend(doubt.map(|why| Warning::new("no principal components", format!("cluster {lang}"), why)));
    let cluster = |(o, outlet): (usize, &String)| {
        let label = best.kmeans.labels[o];
        vec![
            lang.into(),
            outlet.as_str().into(),
            (label + 1).into(),
            (best.ward[o] + 1).into(),
            (best.average[o] + 1).into(),
            Cell::Int(i64::from(best.kmeans.is_outlier(o))),
            best.kmeans.silhouettes[o].map(tabled).into(),
            best.stability.as_ref().map(|s| tabled(s[label])).into(),
            place[o][0].map(tabled).into(),
            place[o][1].map(tabled).into(),
        ]
    };
    let leaf = |(i, o): (usize, &String)| vec![lang.into(), i.into(), o.as_str().into()];
    let merger = |(step, m): (usize, &hierarchical::Merger)| -> Vec<Cell> {
        vec![lang.into(), step.into(), m.left.into(), m.right.into(), tabled(m.height).into(), m.size.into()]
    };
    let named = || scaled.outlets.iter().enumerate();
    Ok(Grouping {
        matrix: scaled.table()?,
        reliability: scaled.reliability(&place)?,
        clusters: Table::from_rows(&schema::CLUSTERS, named().map(cluster).collect())?,
        choice: choice.table(lang, &scaled.outlets)?,
        dendrogram: Table::from_rows(&schema::DENDROGRAM, tree.iter().enumerate().map(merger).collect())?,
        leaves: Table::from_rows(&schema::LEAVES, named().map(leaf).collect())?,
        warnings,
        k: Some(best.k),
        supported: choice.supported,
        refused: None,
    })
}

/// What is said where nothing is grouped: how reliable the measures are.
fn refusal(scaled: Scaled, refused: Option<String>) -> Result<Grouping> {
    let empty = |schema| Table::from_rows(schema, Vec::new());
    Ok(Grouping {
        matrix: empty(&schema::MATRIX)?,
        reliability: scaled.reliability(&vec![[None; 2]; scaled.outlets.len()])?,
        clusters: empty(&schema::CLUSTERS)?,
        choice: empty(&schema::CLUSTER_CHOICE)?,
        dendrogram: empty(&schema::DENDROGRAM)?,
        leaves: empty(&schema::LEAVES)?,
        warnings: scaled.warnings,
        k: None,
        supported: false,
        refused,
    })
}
