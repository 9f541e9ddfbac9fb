//! The tables of results: put together, read again, and what could not be shown.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::plan::Plan;
use crate::chart::{self, Drawing, Style, Tables};
use crate::error::{Result, Warning};
use crate::schema::{self, Schema};
use crate::table::{Cell, Table};

/// Longest detail of a warning, in code points.
const DETAIL: usize = 120;

/// The tables of a results folder.
pub const TABLES: &[&Schema] = &[
    &schema::OUTLETS,
    &schema::PERIODS,
    &schema::DIFFERENCES,
    &schema::DIVERSITY,
    &schema::ACTORS,
    &schema::ACTOR_VERBS,
    &schema::LABELS,
    &schema::LABEL_DIFFERENCES,
    &schema::AXES,
    &schema::GAPS,
    &schema::MATRIX,
    &schema::RELIABILITY,
    &schema::CLUSTERS,
    &schema::CLUSTER_CHOICE,
    &schema::DENDROGRAM,
    &schema::LEAVES,
    &schema::WARNINGS,
];

/// Adds the tables of one language to those of the others.
///
/// # Errors
/// When a table cannot be made (a bug).
pub fn merge(tables: &mut Tables, more: Vec<Table>) -> Result<()> {
    for table in more {
        let name = table.schema().name;
        let table = match tables.remove(name) {
            Some(before) => Table::from_rows(table.schema(), [before.rows(), table.rows()].concat())?,
            None => table,
        };
        tables.insert(name, table);
    }
    Ok(())
}

/// Letters that no font can draw, chart by chart.
///
/// # Errors
/// When a chart does not read as SVG (a bug).
pub fn undrawn(drawings: &[Drawing], style: &Style) -> Result<Vec<Warning>> {
    let of = |drawing: &Drawing| -> Result<Vec<Warning>> {
        let missing = chart::missing_glyphs(&drawing.svg, style)?;
        let doubt = |text: &String| Warning::new("letters that no font can draw", &drawing.name, text);
        Ok(missing.iter().map(doubt).collect())
    };
    let doubts: Result<Vec<Vec<Warning>>> = drawings.par_iter().map(of).collect();
    Ok(doubts?.into_iter().flatten().collect())
}

/// The warnings as a table: of loading the first few places of each reason, then the others.
///
/// # Errors
/// When the table cannot be made (a bug).
pub fn warnings(plan: &Plan, doubts: &[Warning]) -> Result<Table> {
    let loading = plan.doubts().into_values().flat_map(|tally| &tally.first);
    let rows = loading.chain(doubts).map(|w| -> Vec<Cell> {
        // A detail may quote a cell of the input: no more of it than helps to find the place.
        let detail: String = w.detail.chars().take(DETAIL).collect();
        vec![w.reason.as_str().into(), w.place.as_str().into(), detail.into()]
    });
    Table::from_rows(&schema::WARNINGS, rows.collect())
}

/// The tables of a results folder.
///
/// # Errors
/// When a table does not read.
pub fn read_tables(folder: &Path) -> Result<Tables> {
    let mut tables = Tables::new();
    for schema in TABLES {
        let path = folder.join("tables").join(format!("{}.csv", schema.name));
        if let Ok(file) = fs::File::open(&path) {
            tables.insert(schema.name, Table::read_csv(schema, std::io::BufReader::new(file))?);
        }
    }
    Ok(tables)
}
