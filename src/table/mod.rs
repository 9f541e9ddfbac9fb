//! [`Table`]: what features, outlets, cluster, reliability, chart and report pass on. A polars
//! frame whose names and types are checked against a [`Schema`] and whose rows are sorted by
//! key; nothing outside this room sees the frame, whose columns are asked for by text.

mod cell;
mod csv;
mod hash;
mod parquet;
mod rows;
mod values;

use polars::prelude::{AnyValue, DataFrame, DataType, SortMultipleOptions};

pub use cell::Cell;
pub use csv::csv_hash;
pub use hash::RowsHash;
pub use rows::Rows;
pub use values::Values;

use crate::error::{Error, Result};
use crate::schema::{Col, Kind, Schema};

/// Rows under a schema, sorted by key.
#[derive(Debug, Clone)]
pub struct Table {
    schema: &'static Schema,
    frame: DataFrame,
}

fn fail(schema: &Schema, cause: impl std::fmt::Display) -> Error {
    Error::new(format!("table {}", schema.name), cause, "")
}

impl Table {
    /// A table from rows; each has one cell per column of the schema.
    ///
    /// # Errors
    /// When a row has the wrong width, or a cell the wrong type, or a real is not finite.
    pub fn from_rows(schema: &'static Schema, rows: Vec<Vec<Cell>>) -> Result<Self> {
        let mut all = Rows::new(schema);
        rows.into_iter().try_for_each(|row| all.push(row))?;
        all.finish()
    }

    /// A table from a frame with exactly the schema's columns.
    ///
    /// # Errors
    /// When names or types differ from the schema.
    pub fn from_frame(schema: &'static Schema, frame: DataFrame) -> Result<Self> {
        Self::sorted(schema, frame)?.in_order()
    }

    /// A table from a frame whose rows are in the order of the key already.
    fn sorted(schema: &'static Schema, frame: DataFrame) -> Result<Self> {
        let names = frame.get_column_names();
        if names.len() != schema.columns.len()
            || names.iter().zip(schema.names()).any(|(have, want)| have.as_str() != want)
        {
            return Err(fail(schema, format!("columns are {names:?}")));
        }
        for column in schema.columns {
            let have = frame.column(column.col.name()).map_err(|e| fail(schema, e))?.dtype().clone();
            let want = match column.kind {
                Kind::Text => DataType::String,
                Kind::Int => DataType::Int64,
                Kind::Real => DataType::Float64,
            };
            if have != want {
                return Err(fail(schema, format!("column {} is {have}, not {want}", column.col)));
            }
        }
        Ok(Self { schema, frame })
    }

    /// The rows sorted by key.
    fn in_order(self) -> Result<Self> {
        let keys: Vec<&str> = self.schema.columns.iter().filter(|c| c.key).map(|c| c.col.name()).collect();
        if keys.is_empty() {
            return Ok(self);
        }
        let order = SortMultipleOptions::default().with_maintain_order(true);
        let frame = self.frame.sort(keys, order).map_err(|e| fail(self.schema, e))?;
        Ok(Self { schema: self.schema, frame })
    }

    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.frame.height()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One cell.
    ///
    /// # Panics
    /// When the schema has no such column or the table no such row.
    pub fn cell(&self, row: usize, column: Col) -> Cell {
        let column = self.frame.column(column.name()).expect("a column of the schema");
        match column.get(row).expect("a row of the table") {
            AnyValue::String(v) => Cell::Text(v.to_owned()),
            AnyValue::StringOwned(v) => Cell::Text(v.to_string()),
            AnyValue::Int64(v) => Cell::Int(v),
            AnyValue::Float64(v) => Cell::Real(v),
            _ => Cell::Null,
        }
    }

    /// A text column; null is `None`.
    ///
    /// # Panics
    /// When the schema has no text column of this name.
    pub fn text(&self, column: Col) -> Vec<Option<&str>> {
        self.frame
            .column(column.name())
            .and_then(|c| c.str())
            .expect("a text column of the schema")
            .iter()
            .collect()
    }

    /// An integer column.
    ///
    /// # Panics
    /// When the schema has no integer column of this name.
    pub fn int(&self, column: Col) -> Vec<Option<i64>> {
        self.frame
            .column(column.name())
            .and_then(|c| c.i64())
            .expect("an integer column of the schema")
            .iter()
            .collect()
    }

    /// A real column.
    ///
    /// # Panics
    /// When the schema has no real column of this name.
    pub fn real(&self, column: Col) -> Vec<Option<f64>> {
        self.frame
            .column(column.name())
            .and_then(|c| c.f64())
            .expect("a real column of the schema")
            .iter()
            .collect()
    }

    /// All rows as cells, in key order.
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        (0..self.len())
            .map(|row| self.schema.columns.iter().map(|c| self.cell(row, c.col)).collect())
            .collect()
    }

    /// Identity of the table: hash of its name, columns and rows, whatever file holds it.
    pub fn hash(&self) -> String {
        let mut hash = RowsHash::default();
        hash.add(self);
        hash.output(self.schema).1
    }
}
