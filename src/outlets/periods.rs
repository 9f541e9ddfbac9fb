//! Headline measures by period of publication: each period as an outlet of its articles, which clump
//! as the measure does in all.

use super::gaps::{Gaps, Lack};
use super::gather::Totals;
use super::measured::Measured;
use super::period;
use super::shares::numbers;
use super::sums::sums;
use crate::error::{Result, Warning};
use crate::features::ALL;
use crate::schema::PERIODS;
use crate::table::{Cell, Rows};

/// The rows of an outlet, by its place, in the table of periods; none where no periods are asked for.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn rows(measured: &Measured<'_>, outlet: usize, rows: &mut Rows, gaps: &mut Gaps) -> Result<()> {
    let gathered = measured.language.gathered;
    if gathered.settings.period.is_none() {
        return Ok(());
    }
    let (place, totals) = measured.language.outlets[outlet];
    let cells = &measured.headline_cells;
    let periods = sums(gathered, place, cells, &measured.repeated[outlet], |record| record.period)?;
    let least = gathered.settings.min_articles.max(1);
    for headline in &measured.headlines {
        let feature = gathered.features[headline.feature];
        let by_period: Vec<_> =
            periods.iter().map(|(period, sums)| (*period, sums.of(cells, headline.own))).collect();
        let few = by_period.iter().filter(|(_, sums)| sums.clusters < least).count();
        for (period, sums) in by_period {
            let numbers = match numbers(measured, headline.cell, &sums, feature.per(), None) {
                Ok(numbers) if sums.clusters >= least => numbers,
                _ => {
                    let reason = format!(
                        "too few: {few} of {} periods have fewer than {least} articles",
                        periods.len()
                    );
                    let articles = measured.language.measured(totals, headline.feature, headline.voice);
                    gaps.add(totals, &PERIODS, feature.name(), Lack { articles, reason, headline: true });
                    continue;
                }
            };
            let names = [
                totals.lang.as_str(),
                &totals.outlet,
                &period::name(period),
                feature.name(),
                ALL,
                headline.voice,
                feature.base(),
            ];
            let mut row: Vec<Cell> = names.map(Cell::from).into();
            row.extend(numbers.counts);
            row.push(feature.per().into());
            row.extend(numbers.values);
            rows.push(row)?;
        }
    }
    Ok(())
}

/// Articles that are in no period.
pub(super) fn doubt(totals: &Totals) -> Option<Warning> {
    let reason = "articles without a full date are in no period";
    (totals.undated > 0).then(|| Warning::new(reason, &totals.outlet, format!("{} articles", totals.undated)))
}
