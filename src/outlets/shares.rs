//! Pooled shares with intervals.

use rayon::prelude::*;

use super::gaps::{Gaps, Lack, NOTHING, few};
use super::group::{Group, Sum};
use super::language::Key;
use crate::error::Result;
use crate::features::ALL;
use crate::schema::OUTLETS;
use crate::stats::interval;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Rows};

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
    let hits = group.hits(key);
    let n = hits.as_ref().map_or(0, |h| h.n);
    let reason = gap(group, key.0, articles).or_else(|| base.is_none().then(|| NOTHING.to_owned()));
    // What was found is told as a count, also where there are too few articles for a share.
    if let Some(reason) = reason.as_ref().filter(|_| n == 0) {
        return Err(lack(reason.clone()));
    }
    let measured = base.filter(|_| reason.is_none());
    let per = feature.per();
    // Without a single hit every replicate is 0 too: that is no interval, and none is given.
    let ends = hits.zip(measured).and_then(|(hits, base)| interval::percentile(&shares(&hits, base), LEVEL));
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
        Cell::Int(base.map_or(0, |b| b.n) as i64),
        per.into(),
        measured.map_or(Cell::Null, |base| Cell::Real(tabled(per * n as f64 / base.n as f64))),
        ends.map_or(Cell::Null, |e| real(e.low)),
        ends.map_or(Cell::Null, |e| real(e.high)),
        reason.into(),
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
    let ends = (n.n > 0 && articles >= least).then(|| interval::percentile(&shares(hits, n), LEVEL));
    let reason = match ends {
        _ if articles < least => Some(few(articles, least)),
        None => Some(NOTHING.to_owned()),
        // A base that stands in one or two articles is empty in many replicates.
        Some(None) => Some("too few: the base stands in too few articles for an interval".to_owned()),
        Some(Some(_)) => None,
    };
    let ends = ends.flatten();
    if let Some(reason) = reason.as_ref().filter(|_| hits.n == 0) {
        return Err(Lack { articles, reason: reason.clone(), headline: false });
    }
    let real = |v: Option<f64>| v.map_or(Cell::Null, |v| Cell::Real(tabled(v)));
    Ok([
        Cell::Int(articles as i64),
        Cell::Int(hits.n as i64),
        Cell::Int(n.n as i64),
        real(ends.map(|_| hits.n as f64 / n.n as f64)),
        real(ends.map(|e| e.low)),
        real(ends.map(|e| e.high)),
        reason.into(),
    ])
}
