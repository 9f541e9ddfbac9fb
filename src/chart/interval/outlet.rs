//! The rows of the table that the figure shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::shown::{MOST, by_size};
use crate::schema::col;
use crate::table::Table;

/// One row of the figure.
pub(super) struct Outlet<'a> {
    pub name: &'a str,
    pub base: &'a str,
    pub voice: &'a str,
    pub articles: Option<i64>,
    pub n: Option<i64>,
    pub per: f64,
    pub value: Option<f64>,
    pub low: f64,
    pub high: f64,
    pub gap: &'a str,
}

/// Each feature with the headline of every outlet.
pub(super) fn headlines<'a>(table: &'a Table, rows: &[usize]) -> Vec<(&'a str, Vec<Outlet<'a>>)> {
    let text = |column| table.text(column);
    let (features, categories, voices) = (text(col::FEATURE), text(col::CATEGORY), text(col::VOICE));
    let (names, bases, gaps) = (text(col::OUTLET), text(col::BASE), text(col::GAP));
    let (articles, n) = (table.int(col::ARTICLES), table.int(col::N));
    let (per, share) = (table.real(col::PER), table.real(col::SHARE));
    let (low, high) = (table.real(col::LOW), table.real(col::HIGH));
    let mut groups: BTreeMap<&str, Vec<Outlet<'a>>> = BTreeMap::new();
    // A feature that tells voices apart is drawn in the narrator's: the outlet's own words.
    let all = |row: &&usize| categories[**row] == Some("all");
    let narrated: BTreeSet<_> =
        rows.iter().filter(all).filter(|r| voices[**r] == Some("narrator")).map(|r| features[*r]).collect();
    let headline = |row: &&usize| {
        let voice = if narrated.contains(&features[**row]) { "narrator" } else { "all" };
        voices[**row] == Some(voice)
    };
    for &row in rows.iter().filter(all).filter(headline) {
        let value = share[row];
        groups.entry(features[row].unwrap_or_default()).or_default().push(Outlet {
            name: names[row].unwrap_or_default(),
            base: bases[row].unwrap_or_default(),
            voice: voices[row].unwrap_or_default(),
            articles: articles[row],
            n: n[row],
            per: per[row].unwrap_or(1.0),
            value,
            low: low[row].or(value).unwrap_or_default(),
            high: high[row].or(value).unwrap_or_default(),
            gap: gaps[row].unwrap_or("no value"),
        });
    }
    groups.into_iter().collect()
}

/// What the share is out of: where a voice is meant, its own words.
pub(super) fn base(outlet: &Outlet<'_>) -> String {
    match outlet.voice {
        "all" => outlet.base.to_owned(),
        voice => format!("{} of the {voice}", outlet.base),
    }
}

/// What stands in the figure, and what does not.
pub(super) struct Chosen<'a> {
    pub outlets: Vec<Outlet<'a>>,
    /// Outlets with a value that are not among them, the largest first.
    pub rest: Vec<&'a str>,
    /// Outlets without a value, shown or not.
    pub missing: usize,
}

/// All outlets where they fit; else those with a value and the largest n.
pub(super) fn chosen(mut outlets: Vec<Outlet<'_>>) -> Chosen<'_> {
    let missing = outlets.iter().filter(|o| o.value.is_none()).count();
    if outlets.len() <= MOST {
        return Chosen { outlets, rest: Vec::new(), missing };
    }
    outlets.retain(|o| o.value.is_some());
    let mut order = by_size(outlets.iter().map(|o| (o.name, o.n.unwrap_or_default())));
    let rest = order.split_off(order.len().min(MOST));
    outlets.retain(|o| order.contains(&o.name));
    Chosen { outlets, rest, missing }
}
