//! Pooled shares with intervals.

use rayon::prelude::*;

use super::gaps::{Gaps, Lack, NOTHING, UNKNOWN, few};
use super::gather::Totals;
use super::group::{Group, Sum};
use super::language::Key;
use super::measured::Measured;
use super::sums::Sums;
use crate::error::Result;
use crate::features::ALL;
use crate::schema::OUTLETS;
use crate::stats::clustered::Clusters;
use crate::stats::estimate::Z95;
use crate::stats::interval;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Rows};

/// Coverage of the intervals that are made of replicates.
pub(super) const LEVEL: f64 = 0.95;

/// The rows of one outlet in the outlet table.
pub(super) fn rows(
    measured: &Measured<'_>,
    totals: &Totals,
    sums: &Sums,
    rows: &mut Rows,
    gaps: &mut Gaps,
) -> Result<()> {
    let keys: Vec<(&Key, u32)> =
        measured.language.keys.keys().zip(measured.measures.iter().copied()).collect();
    let made: Vec<std::result::Result<Vec<Cell>, Lack>> =
        keys.par_iter().map(|(key, cell)| row(measured, totals, key, *cell, sums)).collect();
    for ((key, _), row) in keys.into_iter().zip(made) {
        match row {
            Ok(row) => rows.push(row)?,
            Err(lack) => {
                gaps.add(totals, &OUTLETS, measured.language.gathered.features[key.0].name(), lack);
            }
        }
    }
    Ok(())
}

fn row(
    measured: &Measured<'_>,
    totals: &Totals,
    key: &Key,
    cell: u32,
    sums: &Sums,
) -> std::result::Result<Vec<Cell>, Lack> {
    let feature = measured.language.gathered.features[key.0];
    let sums = sums.of(&measured.cells, cell);
    let declared = totals.gaps.keys().find(|(f, _)| *f == key.0).filter(|_| sums.clusters == 0);
    let declared = declared.map(|(_, reason)| reason.clone());
    let headline = key.1 == ALL && key.2 == feature.headline_voice();
    let numbers = numbers(measured, cell, &sums, feature.per(), declared).map_err(|reason| Lack {
        articles: sums.clusters,
        reason,
        headline,
    })?;
    let mut row: Vec<Cell> = vec![
        totals.lang.as_str().into(),
        totals.outlet.as_str().into(),
        feature.name().into(),
        key.1.as_str().into(),
        key.2.into(),
        feature.base().into(),
    ];
    row.extend(numbers.counts);
    row.push(feature.per().into());
    row.extend(numbers.values);
    Ok(row)
}

/// What the row of a cell says.
pub(super) struct Numbers {
    /// `articles, hit_articles, hits, n`.
    pub counts: [Cell; 4],
    /// `share, low, high, interval, effective_n, gap`.
    pub values: [Cell; 6],
}

/// The numbers of a cell, times `per`; the reason where it has neither share nor hit. What was found
/// is told as a count, also where too few articles bear the base for a share. `declared` is
/// why a feature measured nothing, if it said so.
pub(super) fn numbers(
    measured: &Measured<'_>,
    cell: u32,
    sums: &Clusters,
    per: f64,
    declared: Option<String>,
) -> std::result::Result<Numbers, String> {
    let least = measured.language.gathered.settings.min_articles;
    let gap = match sums.clusters {
        0 => Some(declared.unwrap_or_else(|| NOTHING.to_owned())),
        articles if articles < least => Some(few(articles, least)),
        _ => None,
    };
    if let Some(reason) = gap.as_ref().filter(|_| sums.hits == 0) {
        return Err(reason.clone());
    }
    let share = gap.is_none().then(|| per * sums.hits as f64 / sums.base as f64);
    let estimate = share.and_then(|_| measured.estimate(cell, sums));
    let ends = estimate.map(|estimate| estimate.limits(Z95));
    let real = |v: Option<f64>| Cell::from(v.map(tabled));
    let gap = gap.or_else(|| estimate.is_none().then(|| UNKNOWN.to_owned()));
    Ok(Numbers {
        counts: [sums.clusters, sums.with_hits, sums.hits, sums.base].map(|n| Cell::Int(n as i64)),
        values: [
            real(share),
            real(ends.map(|e| per * e.0)),
            real(ends.map(|e| per * e.1)),
            estimate.map(|e| e.method().name().to_owned()).into(),
            real(estimate.map(|e| e.effective)),
            gap.into(),
        ],
    })
}

/// A voice with a base of its own is measured out of it, any other out of the whole.
pub(super) fn base<'b>(group: &'b Group<'_>, key: &Key) -> Option<&'b Sum> {
    group.base(key.0, key.2).or_else(|| group.base(key.0, ALL))
}

/// The share in each replicate; not a number where a replicate has an empty base.
pub(super) fn shares(hits: &Sum, base: &Sum) -> Vec<f64> {
    interval::shares(&hits.replicates, &base.replicates)
}
