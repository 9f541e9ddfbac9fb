//! What has neither share nor hit: a cell without either is no row of its table, but it is counted here.

use std::collections::BTreeMap;

use super::gather::Totals;
use crate::error::Result;
use crate::schema::{self, Schema};
use crate::table::{Cell, Table};

/// Language, outlet, table, feature.
type Place = (String, String, &'static str, String);

/// The rows that tables lack.
#[derive(Default)]
pub(super) struct Gaps {
    places: BTreeMap<Place, Gap>,
}

struct Gap {
    rows: i64,
    articles: u64,
    reason: String,
    /// Whether the reason is that of the feature's headline.
    headline: bool,
}

impl Gaps {
    /// A row of a table is left out. Of several rows of one feature the reason of its headline
    /// stands, or else that of the first.
    pub fn add(&mut self, totals: &Totals, table: &Schema, feature: &str, lack: Lack) {
        let place = (totals.lang.clone(), totals.outlet.clone(), table.name, feature.to_owned());
        let Lack { articles, reason, headline } = lack;
        match self.places.get_mut(&place) {
            Some(gap) => {
                gap.rows += 1;
                if headline && !gap.headline {
                    *gap = Gap { rows: gap.rows, articles, reason, headline };
                }
            }
            None => drop(self.places.insert(place, Gap { rows: 1, articles, reason, headline })),
        }
    }

    /// The table.
    ///
    /// # Errors
    /// When it cannot be made (a bug).
    pub fn table(self) -> Result<Table> {
        let rows = self.places.into_iter().map(|((lang, outlet, table, feature), gap)| -> Vec<Cell> {
            vec![
                lang.into(),
                outlet.into(),
                table.into(),
                feature.into(),
                gap.rows.into(),
                Cell::Int(gap.articles as i64),
                gap.reason.into(),
            ]
        });
        Table::from_rows(&schema::GAPS, rows.collect())
    }
}

/// Why a row has no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lack {
    /// Articles that there are.
    pub articles: u64,
    pub reason: String,
    pub headline: bool,
}

/// Fewer articles than a share wants.
pub(super) fn few(articles: u64, least: u64) -> String {
    format!("too few: {articles} articles, {least} wanted")
}

/// A base that is 0.
pub(super) const NOTHING: &str = "nothing to measure: the base is 0";

/// No interval of a rate, for want of anything to learn how articles clump from.
pub(super) const UNKNOWN: &str = "no interval: no outlet of the language has a hit";
