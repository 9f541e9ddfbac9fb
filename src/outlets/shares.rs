//! Pooled shares with intervals, as a table and as matrices for clustering.

use ndarray::Array2;

use super::matrix::Matrix;
use super::tally::{Group, Key, Sum, Tally};
use crate::error::Result;
use crate::features::{ALL, Feature};
use crate::schema;
use crate::stats::interval;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

/// Coverage of the intervals.
pub(super) const LEVEL: f64 = 0.95;

/// The outlet table.
pub(super) fn table(tally: &Tally, features: &[&dyn Feature]) -> Result<Table> {
    let mut rows = Vec::new();
    for lang in tally.languages() {
        let keys = tally.keys(lang);
        for (outlet, group) in tally.outlets(lang) {
            for key in &keys {
                rows.push(row(tally, features, lang, outlet, group, key));
            }
        }
    }
    Table::from_rows(&schema::OUTLETS, rows)
}

fn row(
    tally: &Tally,
    features: &[&dyn Feature],
    lang: &str,
    outlet: &str,
    group: &Group,
    key: &Key,
) -> Vec<Cell> {
    let feature = features[key.0];
    let base = group.bases.get(&(key.0, base_voice(group, key)));
    let hits = group.hits.get(key);
    let (articles, n) = base.map_or((0, 0), |b| (b.articles, b.n));
    let gap = gap(tally, group, key.0, articles);
    let mut share = [Cell::Null, Cell::Null, Cell::Null];
    if gap.is_none()
        && let Some(base) = base
    {
        let per = feature.per();
        let hit_count = hits.map_or(0, |h| h.n);
        share[0] = Cell::Real(tabled(per * hit_count as f64 / base.n as f64));
        // Without a single hit every replicate is 0 too: that is no interval, and none is given.
        let resampled = (hit_count > 0).then(|| resampled(hits, base));
        if let Some(interval) = resampled.and_then(|r| interval::percentile(&r, LEVEL)) {
            share[1] = Cell::Real(tabled(per * interval.low));
            share[2] = Cell::Real(tabled(per * interval.high));
        }
    }
    let [value, low, high] = share;
    vec![
        lang.into(),
        outlet.into(),
        feature.name().into(),
        key.1.as_str().into(),
        key.2.into(),
        feature.base().into(),
        Cell::Int(articles as i64),
        Cell::Int(hits.map_or(0, |h| h.n) as i64),
        Cell::Int(n as i64),
        feature.per().into(),
        value,
        low,
        high,
        gap.into(),
    ]
}

/// A voice with a base of its own is measured out of it, any other out of the whole.
fn base_voice(group: &Group, key: &Key) -> &'static str {
    if group.bases.contains_key(&(key.0, key.2)) { key.2 } else { ALL }
}

fn gap(tally: &Tally, group: &Group, feature: usize, articles: u64) -> Option<String> {
    let declared = group.gaps.iter().find(|((f, _), _)| *f == feature);
    match (articles, declared) {
        (0, Some(((_, reason), _))) => Some(reason.clone()),
        (0, None) => Some("nothing to measure: the base is 0".to_owned()),
        (n, _) if n < tally.settings.min_articles => {
            Some(format!("too few: {n} articles, {} wanted", tally.settings.min_articles))
        }
        _ => None,
    }
}

/// The share in each replicate; not a number where a replicate has an empty base.
fn resampled(hits: Option<&Sum>, base: &Sum) -> Vec<f64> {
    match hits {
        Some(hits) => interval::shares(&hits.replicates, &base.replicates),
        None => interval::shares(&vec![0; base.replicates.len()], &base.replicates),
    }
}

/// `articles, hits, n, share, low, high, gap` of a share whose base is itself made of hits: the
/// attributions of an actor, the mentions of a concept.
pub(super) fn conditional(tally: &Tally, articles: u64, hits: &Sum, n: &Sum) -> [Cell; 7] {
    let least = tally.settings.min_articles;
    let ends = interval::percentile(&interval::shares(&hits.replicates, &n.replicates), LEVEL);
    let gap = match (articles, n.n) {
        (articles, _) if articles < least => Some(format!("too few: {articles} articles, {least} wanted")),
        (_, 0) => Some("nothing to measure: the base is 0".to_owned()),
        // A base that stands in one or two articles is empty in many replicates.
        _ if ends.is_none() => {
            Some("too few: the base stands in too few articles for an interval".to_owned())
        }
        _ => None,
    };
    let measured = gap.is_none();
    let real = |v: Option<f64>| Cell::from(v.filter(|_| measured).map(tabled));
    [
        Cell::Int(articles as i64),
        Cell::Int(hits.n as i64),
        Cell::Int(n.n as i64),
        real((n.n > 0).then(|| hits.n as f64 / n.n as f64)),
        real(ends.map(|i| i.low)),
        real(ends.map(|i| i.high)),
        gap.into(),
    ]
}

/// The measures that stand for a feature in a matrix: its headline, or, where its categories
/// divide a whole, each category.
fn stands_for(feature: &dyn Feature, key: &Key) -> bool {
    (feature.divides() || key.1 == ALL) && key.2 == feature.headline_voice()
}

/// One matrix per language: outlets that have every measure, with their replicates.
pub(super) fn matrices(tally: &Tally, features: &[&dyn Feature], cluster_on: &[String]) -> Vec<Matrix> {
    tally.languages().into_iter().map(|lang| matrix(tally, features, cluster_on, lang)).collect()
}

fn matrix(tally: &Tally, features: &[&dyn Feature], cluster_on: &[String], lang: &str) -> Matrix {
    let wanted = |f: usize| match cluster_on {
        [] => features[f].clustered(),
        names => names.iter().any(|name| name == features[f].name()),
    };
    let mut keys: Vec<Key> =
        tally.keys(lang).into_iter().filter(|k| wanted(k.0) && stands_for(features[k.0], k)).collect();
    let articles = |group: &Group, feature: usize| group.bases.get(&(feature, ALL)).map_or(0, |b| b.articles);
    // A feature that no outlet has is a gap of the language, not of the outlets.
    keys.retain(|k| tally.outlets(lang).any(|(_, g)| articles(g, k.0) >= tally.settings.min_articles.max(1)));
    let outlets: Vec<(&str, &Group)> = tally
        .outlets(lang)
        .filter(|(_, g)| keys.iter().all(|k| articles(g, k.0) >= tally.settings.min_articles.max(1)))
        .collect();
    let shape = (outlets.len(), keys.len());
    let mut values = Array2::zeros(shape);
    let mut resamples = vec![Array2::zeros(shape); tally.settings.replicates];
    for (row, (_, group)) in outlets.iter().enumerate() {
        for (column, key) in keys.iter().enumerate() {
            let hits = group.hits.get(key);
            let base = &group.bases[&(key.0, base_voice(group, key))];
            let per = features[key.0].per();
            values[[row, column]] = per * hits.map_or(0, |h| h.n) as f64 / base.n as f64;
            for (resample, share) in resamples.iter_mut().zip(resampled(hits, base)) {
                resample[[row, column]] = per * share;
            }
        }
    }
    Matrix {
        lang: lang.to_owned(),
        outlets: outlets.iter().map(|(outlet, _)| (*outlet).to_owned()).collect(),
        measures: keys.iter().map(|k| label(features[k.0], k)).collect(),
        values,
        resamples,
    }
}

fn label(feature: &dyn Feature, key: &Key) -> String {
    if key.1 == ALL { feature.name().to_owned() } else { format!("{}: {}", feature.name(), key.1) }
}
