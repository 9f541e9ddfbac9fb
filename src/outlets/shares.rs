//! Pooled shares with intervals.

use rayon::prelude::*;

use super::gaps::{Gaps, Lack, NOTHING, few};
use super::group::{Group, Sum};
use super::language::Key;
use super::rows::Rows;
use crate::error::Result;
use crate::features::ALL;
use crate::schema::OUTLETS;
use crate::stats::interval;
use crate::stats::rounding::tabled;
use crate::table::Cell;

/// Coverage of the intervals.
pub(super) const LEVEL: f64 = 0.95;

/// The rows of one outlet in the outlet table.
pub(super) fn rows(group: &Group<'_>, rows: &mut Rows, gaps: &mut Gaps) -> Result<()> {
    let keys: Vec<&Key> = group.language.keys.keys().collect();
    let made: Vec<std::result::Result<Vec<Cell>, Lack>> =
        keys.par_iter().map(|key| row(group, key)).collect();
    for (key, row) in keys.into_iter().zip(made) {
        match row {
            Ok(row) => rows.push(row)?,
            Err(lack) => gaps.add(group.totals, &OUTLETS, group.gathered().features[key.0].name(), lack),
        }
    }
    Ok(())
}

fn row(group: &Group<'_>, key: &Key) -> std::result::Result<Vec<Cell>, Lack> {
    let feature = group.gathered().features[key.0];
    let base = base(group, key);
    let articles = base.map_or(0, |b| b.articles);
    let lack = |reason| {
        let headline = key.1 == ALL && key.2 == feature.headline_voice();
        Lack { articles, reason, headline }
    };
    if let Some(reason) = gap(group, key.0, articles) {
        return Err(lack(reason));
    }
    let base = base.ok_or_else(|| lack(NOTHING.to_owned()))?;
    let hits = group.hits(key);
    let per = feature.per();
    let n = hits.as_ref().map_or(0, |h| h.n);
    // Without a single hit every replicate is 0 too: that is no interval, and none is given.
    let ends = hits.and_then(|hits| interval::percentile(&shares(&hits, base), LEVEL));
    let real = |v: f64| Cell::Real(tabled(per * v));
    Ok(vec![
        group.totals.lang.as_str().into(),
        group.totals.outlet.as_str().into(),
        feature.name().into(),
        key.1.as_str().into(),
        key.2.into(),
        feature.base().into(),
        Cell::Int(articles as i64),
        Cell::Int(n as i64),
        Cell::Int(base.n as i64),
        per.into(),
        Cell::Real(tabled(per * n as f64 / base.n as f64)),
        ends.map_or(Cell::Null, |e| real(e.low)),
        ends.map_or(Cell::Null, |e| real(e.high)),
        Cell::Null,
    ])
}

/// A voice with a base of its own is measured out of it, any other out of the whole.
pub(super) fn base<'b>(group: &'b Group<'_>, key: &Key) -> Option<&'b Sum> {
    group.base(key.0, key.2).or_else(|| group.base(key.0, ALL))
}

fn gap(group: &Group<'_>, feature: usize, articles: u64) -> Option<String> {
    let declared = group.totals.gaps.keys().find(|(f, _)| *f == feature);
    let least = group.gathered().settings.min_articles;
    match (articles, declared) {
        (0, Some((_, reason))) => Some(reason.clone()),
        (0, None) => Some(NOTHING.to_owned()),
        (n, _) if n < least => Some(few(n, least)),
        _ => None,
    }
}

/// The share in each replicate; not a number where a replicate has an empty base.
pub(super) fn shares(hits: &Sum, base: &Sum) -> Vec<f64> {
    interval::shares(&hits.replicates, &base.replicates)
}

/// `articles, hits, n, share, low, high, gap` of a share whose base is itself made of hits: the
/// attributions of an actor, the mentions of a concept.
pub(super) fn conditional(
    group: &Group<'_>,
    articles: u64,
    hits: &Sum,
    n: &Sum,
) -> std::result::Result<[Cell; 7], Lack> {
    let least = group.gathered().settings.min_articles;
    let lack = |reason: String| Lack { articles, reason, headline: false };
    if articles < least {
        return Err(lack(few(articles, least)));
    }
    if n.n == 0 {
        return Err(lack(NOTHING.to_owned()));
    }
    // A base that stands in one or two articles is empty in many replicates.
    let ends = interval::percentile(&shares(hits, n), LEVEL);
    let ends =
        ends.ok_or_else(|| lack("too few: the base stands in too few articles for an interval".to_owned()))?;
    let real = |v: f64| Cell::Real(tabled(v));
    Ok([
        Cell::Int(articles as i64),
        Cell::Int(hits.n as i64),
        Cell::Int(n.n as i64),
        real(hits.n as f64 / n.n as f64),
        real(ends.low),
        real(ends.high),
        Cell::Null,
    ])
}
