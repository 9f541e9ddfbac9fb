//! Headline measures by period of publication, with the intervals of the same resampling.

use std::collections::BTreeMap;

use super::contrast::Columns;
use super::gaps::{Gaps, Lack};
use super::gather::{Gathered, Totals};
use super::group::{Beside, Group};
use super::period;
use super::rows::Rows;
use super::shares::LEVEL;
use crate::error::{Result, Warning};
use crate::features::ALL;
use crate::schema::PERIODS;
use crate::stats::interval;
use crate::stats::rounding::tabled;
use crate::table::Cell;

/// The sum of a column over the articles of a period, and in how many it is not 0.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    n: u64,
    articles: u64,
}

/// The periods of one outlet.
pub(super) struct Periods<'c> {
    columns: &'c Columns,
    least: u64,
    /// By period, column by column.
    sums: BTreeMap<u32, Vec<Sum>>,
    /// Period and column to a place among what is resampled beside the series.
    places: BTreeMap<(u32, usize), usize>,
}

impl<'c> Periods<'c> {
    /// Sums by period; none where no periods are asked for.
    ///
    /// # Errors
    /// When the articles cannot be read back.
    pub fn of(gathered: &Gathered<'_>, outlet: usize, columns: &'c Columns) -> Result<Self> {
        let least = gathered.settings.min_articles.max(1);
        let mut periods = Self { columns, least, sums: BTreeMap::new(), places: BTreeMap::new() };
        if gathered.settings.period.is_none() {
            return Ok(periods);
        }
        gathered.articles(outlet, &mut |record| {
            if record.period == 0 {
                return;
            }
            let sums =
                periods.sums.entry(record.period).or_insert_with(|| vec![Sum::default(); columns.width]);
            for (sum, n) in sums.iter_mut().zip(columns.row(record.series())) {
                sum.n += u64::from(n);
                sum.articles += u64::from(n > 0);
            }
        })?;
        for (period, sums) in &periods.sums {
            for (_, _, measure) in columns.measures.iter().filter(|(_, _, m)| sums[m.base].articles >= least)
            {
                for column in [measure.hits, measure.base] {
                    let next = periods.places.len();
                    periods.places.entry((*period, column)).or_insert(next);
                }
            }
        }
        Ok(periods)
    }

    /// The rows of the outlet in the table of periods.
    ///
    /// # Errors
    /// When a row does not fit (a bug).
    pub fn rows(&self, group: &Group<'_>, rows: &mut Rows, gaps: &mut Gaps) -> Result<()> {
        let totals = group.totals;
        for (place, voice, measure) in &self.columns.measures {
            let feature = group.gathered().features[*place];
            let few = self.sums.values().filter(|sums| sums[measure.base].articles < self.least).count();
            for (period, sums) in &self.sums {
                let (hits, base) = (sums[measure.hits], sums[measure.base]);
                if base.articles < self.least {
                    let reason = format!(
                        "too few: {few} of {} periods have fewer than {} articles",
                        self.sums.len(),
                        self.least
                    );
                    let articles = group.language.measured(totals, *place, voice);
                    gaps.add(totals, &PERIODS, feature.name(), Lack { articles, reason, headline: true });
                    continue;
                }
                let replicates = |column| group.beside(self.places[&(*period, column)]);
                // As in the outlet table: without a hit there is no interval.
                let shares = || interval::shares(&replicates(measure.hits), &replicates(measure.base));
                let ends = (hits.n > 0).then(shares).and_then(|shares| interval::percentile(&shares, LEVEL));
                let per = feature.per();
                let real = |v: f64| Cell::Real(tabled(per * v));
                rows.push(vec![
                    totals.lang.as_str().into(),
                    totals.outlet.as_str().into(),
                    period::name(*period).into(),
                    feature.name().into(),
                    ALL.into(),
                    (*voice).into(),
                    feature.base().into(),
                    Cell::Int(base.articles as i64),
                    Cell::Int(hits.n as i64),
                    Cell::Int(base.n as i64),
                    per.into(),
                    Cell::Real(tabled(per * hits.n as f64 / base.n as f64)),
                    ends.map_or(Cell::Null, |e| real(e.low)),
                    ends.map_or(Cell::Null, |e| real(e.high)),
                ])?;
            }
        }
        Ok(())
    }
}

impl Beside for Periods<'_> {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn of(&self, period: u32, series: &[(u32, u32)], add: &mut dyn FnMut(usize, u32)) {
        if self.places.is_empty() || period == 0 {
            return;
        }
        for (column, n) in
            self.columns.row(series.iter().copied()).into_iter().enumerate().filter(|(_, n)| *n > 0)
        {
            if let Some(place) = self.places.get(&(period, column)) {
                add(*place, n);
            }
        }
    }
}

/// Articles that are in no period.
pub(super) fn doubt(totals: &Totals) -> Option<Warning> {
    let reason = "articles without a full date are in no period";
    (totals.undated > 0).then(|| Warning::new(reason, &totals.outlet, format!("{} articles", totals.undated)))
}
