//! Which outlets group? The seam to linfa.
//!
//! [`group`] takes a matrix of pooled shares (outlet by measure) with the same matrix from
//! bootstrap replicates of the articles, and answers with tables: what was clustered
//! ([`matrix`]), the groups by k-means ([`kmeans`]) and by Ward's method with its tree
//! ([`hierarchical`]), a place for each outlet on two principal components ([`pca`]), and the
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
pub mod choose;
pub mod hierarchical;
pub mod kmeans;
pub mod matrix;
pub mod pca;
pub mod stability;

use crate::error::{Result, Warning};
use crate::outlets::Matrix;
use crate::schema;
use crate::stats::distance::Distances;
use crate::stats::rounding::tabled;
use crate::stats::silhouette::silhouettes;
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
    let mut warnings = scaled.warnings.clone();
    let matrix_table = scaled.table()?;

    let floor = settings.min_outlets.max(3);
    let refused = if outlets < floor {
        Some(format!("{outlets} outlets; grouping needs at least {floor}"))
    } else if scaled.kept.is_empty() {
        Some("no measure varies between outlets".to_owned())
    } else {
        None
    };
    if refused.is_some() {
        let empty = |schema| Table::from_rows(schema, Vec::new());
        return Ok(Grouping {
            matrix: empty(&schema::MATRIX)?,
            clusters: empty(&schema::CLUSTERS)?,
            choice: empty(&schema::CLUSTER_CHOICE)?,
            dendrogram: empty(&schema::DENDROGRAM)?,
            leaves: empty(&schema::LEAVES)?,
            warnings,
            k: None,
            supported: false,
            refused,
        });
    }

    let lang = matrix.lang.as_str();
    let distances = Distances::euclidean(&scaled.rows);
    let tree = hierarchical::tree(&distances);
    let choice = choose::choose(&scaled, &distances, &tree, settings)?;
    let best = &choice.tried[choice.best];
    if choice.tried.iter().any(|t| t.tie) {
        warnings.push(Warning::new(
            "tie in the tree",
            format!("cluster {lang}"),
            "equal distances can be merged in more than one order; the groups follow the dendrogram table",
        ));
    }

    let silhouette = silhouettes(&distances, &best.kmeans);
    let (place, doubt) = pca::plane(&scaled.rows);
    warnings.extend(doubt.map(|why| Warning::new("no principal components", format!("cluster {lang}"), why)));
    let clusters = scaled
        .outlets
        .iter()
        .enumerate()
        .map(|(i, outlet)| {
            let stability = best.stability.as_ref().map(|s| tabled(s[best.kmeans[i]]));
            vec![
                lang.into(),
                outlet.as_str().into(),
                (best.kmeans[i] + 1).into(),
                (best.hierarchical[i] + 1).into(),
                silhouette.as_ref().map(|s| tabled(s[i])).into(),
                stability.into(),
                place[i][0].map(tabled).into(),
                place[i][1].map(tabled).into(),
            ]
        })
        .collect();
    let leaves = scaled
        .outlets
        .iter()
        .enumerate()
        .map(|(i, o)| vec![lang.into(), i.into(), o.as_str().into()])
        .collect();
    let dendrogram = tree
        .iter()
        .enumerate()
        .map(|(step, m)| -> Vec<Cell> {
            vec![
                lang.into(),
                step.into(),
                m.left.into(),
                m.right.into(),
                tabled(m.height).into(),
                m.size.into(),
            ]
        })
        .collect();

    Ok(Grouping {
        matrix: matrix_table,
        clusters: Table::from_rows(&schema::CLUSTERS, clusters)?,
        choice: choice.table(lang)?,
        dendrogram: Table::from_rows(&schema::DENDROGRAM, dendrogram)?,
        leaves: Table::from_rows(&schema::LEAVES, leaves)?,
        warnings,
        k: Some(best.k),
        supported: choice.supported,
        refused: None,
    })
}

/// Labels numbered from 0 in order of first appearance, so that equal groupings have equal labels.
pub(crate) fn canonical(labels: &[usize]) -> Vec<usize> {
    let mut seen: Vec<usize> = Vec::new();
    labels
        .iter()
        .map(|label| {
            seen.iter().position(|s| s == label).unwrap_or_else(|| {
                seen.push(*label);
                seen.len() - 1
            })
        })
        .collect()
}

/// Number of groups in canonical labels.
pub(crate) fn count(labels: &[usize]) -> usize {
    labels.iter().max().map_or(0, |m| m + 1)
}
