//! Rows of a table, column by column: names as numbers until the table is made.

use polars::prelude::{Column, DataFrame, NamedFrom, Series};
use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::schema::{Kind, Schema};
use crate::table::{Cell, Table};

/// A table in the making.
pub(super) struct Rows {
    schema: &'static Schema,
    columns: Vec<Values>,
    count: usize,
}

enum Values {
    Text { names: FxHashMap<String, u32>, rows: Vec<Option<u32>> },
    Int(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
}

impl Rows {
    pub fn new(schema: &'static Schema) -> Self {
        let values = |kind| match kind {
            Kind::Text => Values::Text { names: FxHashMap::default(), rows: Vec::new() },
            Kind::Int => Values::Int(Vec::new()),
            Kind::Real => Values::Real(Vec::new()),
        };
        Self { schema, columns: schema.columns.iter().map(|c| values(c.kind)).collect(), count: 0 }
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
        for ((cell, values), column) in row.into_iter().zip(&mut self.columns).zip(self.schema.columns) {
            match (values, cell) {
                (Values::Text { names, rows }, Cell::Text(name)) => {
                    let next = names.len() as u32;
                    rows.push(Some(*names.entry(name).or_insert(next)));
                }
                (Values::Text { rows, .. }, Cell::Null) => rows.push(None),
                (Values::Int(rows), Cell::Int(n)) => rows.push(Some(n)),
                (Values::Int(rows), Cell::Null) => rows.push(None),
                (Values::Real(rows), Cell::Real(n)) if n.is_finite() => rows.push(Some(n)),
                (Values::Real(rows), Cell::Null) => rows.push(None),
                (_, cell) => {
                    return Err(fail(format!("column {}: {cell:?} is no {:?}", column.name, column.kind)));
                }
            }
        }
        self.count += 1;
        Ok(())
    }

    /// The table, sorted.
    ///
    /// # Errors
    /// When polars refuses (a bug).
    pub fn finish(self) -> Result<Table> {
        let columns = self.columns.into_iter().zip(self.schema.columns).map(|(values, column)| {
            let name = column.name.into();
            Column::from(match values {
                Values::Text { names, rows } => {
                    let mut by_number = vec![""; names.len()];
                    names.iter().for_each(|(name, number)| by_number[*number as usize] = name);
                    Series::new(
                        name,
                        rows.iter().map(|n| Some(by_number[(*n)? as usize])).collect::<Vec<_>>(),
                    )
                }
                Values::Int(rows) => Series::new(name, rows),
                Values::Real(rows) => Series::new(name, rows),
            })
        });
        let frame = DataFrame::new(self.count, columns.collect());
        Table::from_frame(
            self.schema,
            frame.map_err(|e| Error::new(format!("table {}", self.schema.name), e, ""))?,
        )
    }
}
