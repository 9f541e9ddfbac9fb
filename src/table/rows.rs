//! Rows of a table, column by column: names as numbers until the table is made.

use rustc_hash::FxHashMap;

use super::{Cell, Table, Values, fail};
use crate::error::Result;
use crate::schema::{Kind, Schema};

/// A table in the making: rows come one by one, and none is held as cells.
pub struct Rows {
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
    /// When it has the wrong width, or a cell the wrong type, or a real is not finite.
    pub fn push(&mut self, row: Vec<Cell>) -> Result<()> {
        if row.len() != self.columns.len() {
            let cause = format!("a row has {} cells for {} columns", row.len(), self.columns.len());
            return Err(fail(self.schema, cause));
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
                (Cells::Real(rows), Cell::Int(n)) => rows.push(Some(n as f64)),
                (Cells::Real(rows), Cell::Null) => rows.push(None),
                (_, cell) => {
                    let cause = format!("column {}: {cell:?} is no {:?}", column.col, column.kind);
                    return Err(fail(self.schema, cause));
                }
            }
        }
        Ok(())
    }

    /// The table, sorted.
    ///
    /// # Errors
    /// When it cannot be made (a bug).
    pub fn finish(mut self) -> Result<Table> {
        let columns = self.columns.iter_mut().map(|cells| match cells {
            Cells::Text { names, rows, .. } => {
                let text = |number: &Option<u32>| number.map(|number| names[number as usize].as_str());
                Values::Text(rows.iter().map(text).collect())
            }
            Cells::Int(rows) => Values::Int(std::mem::take(rows)),
            Cells::Real(rows) => Values::Real(std::mem::take(rows)),
        });
        Table::from_unsorted_columns(self.schema, columns.collect())
    }
}
