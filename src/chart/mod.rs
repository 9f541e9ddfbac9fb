//! Figures. A [`Chart`] sees only [`Tables`] and draws SVG; [`png`] turns that SVG into pixels.
//!
//! To add a chart, write `src/chart/<name>.rs` and a line in [`CHARTS`]. What a chart needs to
//! draw (shapes, labels in either direction, measured widths, ticks) is in [`canvas`].

mod actor_verbs;
pub mod canvas;
mod cluster_map;
mod dendrogram;
mod heatmap;
mod interval;
mod labels;
mod period;
pub mod shown;
mod stacked;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use canvas::{Style, missing_glyphs, number, png};

use crate::error::Result;
use crate::schema::col;
use crate::table::Table;

/// Tables by the name of their schema.
pub type Tables = BTreeMap<&'static str, Table>;

/// A finished figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// File stem: lower-case ASCII letters, digits, `-` and `_`.
    pub name: String,
    /// What the figure shows, for a heading; it is not inside the figure.
    pub title: String,
    /// Unit, n and how intervals were made.
    pub caption: String,
    /// The figure, its width in millimetres, text kept as text.
    pub svg: String,
}

/// A kind of figure.
pub trait Chart: Sync {
    /// Its name, which begins the names of its drawings.
    fn name(&self) -> &'static str;
    /// One line on what it shows.
    fn about(&self) -> &'static str;
    /// The drawings that `tables` allow: none when a table it needs is missing or empty.
    ///
    /// # Errors
    /// When a table contradicts itself, or the figure cannot be laid out.
    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>>;
}

/// All charts, in the order in which a report shows them.
pub static CHARTS: &[&dyn Chart] = &[
    &interval::Interval,
    &period::Period,
    &actor_verbs::ActorVerbs,
    &labels::Labels,
    &heatmap::Heatmap,
    &cluster_map::ClusterMap,
    &dendrogram::Dendrogram,
];

/// Every drawing of every chart.
///
/// # Errors
/// As [`Chart::draw`].
pub fn draw(tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
    let drawings: Result<Vec<Vec<Drawing>>> =
        CHARTS.par_iter().map(|chart| chart.draw(tables, style)).collect();
    Ok(drawings?.into_iter().flatten().collect())
}

/// The named table, unless it is missing or has no rows.
fn filled<'a>(tables: &'a Tables, schema: &crate::schema::Schema) -> Option<&'a Table> {
    tables.get(schema.name).filter(|table| !table.is_empty())
}

/// Row numbers by language, in code order. Languages are never drawn together.
fn by_lang(table: &Table) -> BTreeMap<&str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, lang) in table.text(col::LANG).into_iter().enumerate() {
        groups.entry(lang.unwrap_or_default()).or_default().push(row);
    }
    groups
}

/// `chart-part-lang`, fit to be a file name.
fn stem(chart: &str, parts: &[&str]) -> String {
    let mut name = chart.to_owned();
    for part in parts.iter().filter(|p| !p.is_empty()) {
        name.push('-');
        name.push_str(&canvas::label::slug(part));
    }
    name
}
