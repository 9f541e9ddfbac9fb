//! Rows of a table, column by column: names as numbers until the table is made.

use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::schema::{Kind, Schema};
use crate::table::{Cell, Table, Values};

/// A table in the making.
pub(super) struct Rows {
    schema: &'static Schema,
    columns: Vec<Cells>,
}

enum Cells {
    Text { names: Vec<String>, numbers: FxHashMap<String, u32>, rows: Vec<Option<u32>> },
    Int(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
}

impl Rows {
    pub fn new(schema: &'static Schema) -> Self {
        let cells = |kind| match kind {
            Kind::Text => Cells::Text { names: Vec::new(), numbers: FxHashMap::default(), rows: Vec::new() },
            Kind::Int => Cells::Int(Vec::new()),
            Kind::Real => Cells::Real(Vec::new()),
        };
        Self { schema, columns: schema.columns.iter().map(|c| cells(c.kind)).collect() }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When it does not fit the schema (a bug).
    pub fn push(&mut self, row: Vec<Cell>) -> Result<()> {
        let fail = |cause: String| Error::new(format!("table {}", self.schema.name), cause, "");
        if row.len() != self.columns.len() {
            return Err(fail(format!("a row has {} cells for {} columns", row.len(), self.columns.len())));
        }
        for ((cell, cells), column) in row.into_iter().zip(&mut self.columns).zip(self.schema.columns) {
            match (cells, cell) {
                (Cells::Text { names, numbers, rows }, Cell::Text(name)) => {
                    let number = numbers.entry(name).or_insert_with_key(|name| {
                        names.push(name.clone());
                        names.len() as u32 - 1
                    });
                    rows.push(Some(*number));
                }
                (Cells::Text { rows, .. }, Cell::Null) => rows.push(None),
                (Cells::Int(rows), Cell::Int(n)) => rows.push(Some(n)),
                (Cells::Int(rows), Cell::Null) => rows.push(None),
                (Cells::Real(rows), Cell::Real(n)) if n.is_finite() => rows.push(Some(n)),
                (Cells::Real(rows), Cell::Null) => rows.push(None),
                (_, cell) => {
                    return Err(fail(format!("column {}: {cell:?} is no {:?}", column.col, column.kind)));
                }
            }
        }
        Ok(())
    }

    /// The table, sorted.
    ///
    /// # Errors
    /// When it cannot be made (a bug).
    pub fn finish(self) -> Result<Table> {
        let columns = self.columns.iter().map(|cells| match cells {
            Cells::Text { names, rows, .. } => {
                let text = |number: &Option<u32>| number.map(|number| names[number as usize].as_str());
                Values::Text(rows.iter().map(text).collect())
            }
            Cells::Int(rows) => Values::Int(rows.clone()),
            Cells::Real(rows) => Values::Real(rows.clone()),
        });
        Table::from_unsorted_columns(self.schema, columns.collect())
    }
}
