//! How many different named persons an outlet lets speak, at equal numbers of attributions.
//!
//! Counts of distinct sources grow with the attributions they are counted in, so outlets are
//! compared at the size of the smallest (Hurlbert 1971). There is no interval: an article that is
//! drawn twice brings no new source, so resampled counts lie below the count they are meant to
//! surround. Memory: one count for each named source of each outlet.

use super::tally::{Group, Tally};
use crate::error::Result;
use crate::features::Feature;
use crate::schema;
use crate::stats::diversity::{effective, rarefied};
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

/// The table: a row an outlet. A run without a coding has no sources to count, which is not 0.
pub(super) fn table(tally: &Tally, features: &[&dyn Feature]) -> Result<Table> {
    if !features.iter().any(|f| f.needs_coding()) {
        return Table::from_rows(&schema::DIVERSITY, Vec::new());
    }
    let least = tally.settings.min_articles.max(1);
    let mut rows = Vec::new();
    for lang in tally.languages() {
        let enough = |group: &Group| group.named_articles >= least;
        let total = |group: &Group| group.sources.values().sum::<u64>();
        let equal = tally.outlets(lang).filter(|(_, g)| enough(g)).map(|(_, g)| total(g)).min();
        for (outlet, group) in tally.outlets(lang) {
            let counts: Vec<u64> = group.sources.values().copied().collect();
            let real = |v: Option<f64>| v.filter(|_| enough(group)).map(tabled);
            let gap = (!enough(group)).then(|| {
                format!("too few: {} articles with a named source, {least} wanted", group.named_articles)
            });
            rows.push(vec![
                lang.into(),
                outlet.into(),
                Cell::Int(group.named_articles as i64),
                Cell::Int(total(group) as i64),
                counts.len().into(),
                equal.filter(|_| enough(group)).map(|n| n as i64).into(),
                real(equal.and_then(|n| rarefied(&counts, n))).into(),
                real(effective(&counts)).into(),
                gap.into(),
            ]);
        }
    }
    Table::from_rows(&schema::DIVERSITY, rows)
}
