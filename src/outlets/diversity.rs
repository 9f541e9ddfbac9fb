//! How many different named persons an outlet lets speak, at equal numbers of attributions.
//!
//! Counts of distinct sources grow with the attributions they are counted in, so outlets are
//! compared at the size of the smallest (Hurlbert 1971). There is no interval: an article that is
//! drawn twice brings no new source, so resampled counts lie below the count they are meant to
//! surround. Memory: the names of one outlet's sources a thread.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::gather::{Gathered, Totals};
use crate::error::Result;
use crate::schema;
use crate::stats::diversity::{effective, rarefied};
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

/// The table: a row an outlet. A run without a coding has no sources to count, which is not 0.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn table(gathered: &Gathered<'_>) -> Result<Table> {
    if !gathered.features.iter().any(|f| f.needs_coding()) {
        return Table::from_rows(&schema::DIVERSITY, Vec::new());
    }
    let least = gathered.settings.min_articles.max(1);
    let enough = |totals: &Totals| totals.named_articles >= least;
    let mut rows = Vec::new();
    for lang in gathered.languages() {
        let outlets = gathered.outlets(lang);
        let equal = outlets.iter().filter(|(_, t)| enough(t)).map(|(_, t)| t.named).min();
        let made: Result<Vec<Vec<Cell>>> = outlets
            .par_iter()
            .map(|(place, totals)| {
                let counts = counts(gathered, *place)?;
                let real = |v: Option<f64>| v.filter(|_| enough(totals)).map(tabled);
                let gap = (!enough(totals)).then(|| {
                    let articles = totals.named_articles;
                    format!("too few: {articles} articles with a named source, {least} wanted")
                });
                Ok(vec![
                    lang.into(),
                    totals.outlet.as_str().into(),
                    Cell::Int(totals.named_articles as i64),
                    Cell::Int(totals.named as i64),
                    counts.len().into(),
                    equal.filter(|_| enough(totals)).map(|n| n as i64).into(),
                    real(equal.and_then(|n| rarefied(&counts, n))).into(),
                    real(effective(&counts)).into(),
                    gap.into(),
                ])
            })
            .collect();
        rows.extend(made?);
    }
    Table::from_rows(&schema::DIVERSITY, rows)
}

/// Attributions to each named source of an outlet.
fn counts(gathered: &Gathered<'_>, place: usize) -> Result<Vec<u64>> {
    let mut sources: BTreeMap<String, u64> = BTreeMap::new();
    gathered.articles(place, &mut |record| {
        for (source, n) in record.sources() {
            match sources.get_mut(source) {
                Some(sum) => *sum += u64::from(n),
                None => drop(sources.insert(source.to_owned(), u64::from(n))),
            }
        }
    })?;
    Ok(sources.into_values().collect())
}
