//! Whole columns: how tables of many rows are made and read.

use polars::prelude::{Column as PlColumn, DataFrame, NamedFrom, Series};

use super::{Table, fail};
use crate::error::Result;
use crate::schema::{Col, Column, Kind, Schema};

/// The cells of one column.
#[derive(Debug)]
pub enum Values<'a> {
    Text(Vec<Option<&'a str>>),
    Int(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
}

impl<'a> FromIterator<&'a str> for Values<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(cells: I) -> Self {
        Self::Text(cells.into_iter().map(Some).collect())
    }
}

impl FromIterator<i64> for Values<'_> {
    fn from_iter<I: IntoIterator<Item = i64>>(cells: I) -> Self {
        Self::Int(cells.into_iter().map(Some).collect())
    }
}

impl Table {
    /// A table from its columns, whose rows are in the order of the key.
    ///
    /// # Errors
    /// When columns differ in length, or from the schema.
    pub fn from_columns(schema: &'static Schema, columns: Vec<Values<'_>>) -> Result<Self> {
        let height = columns.first().map_or(0, |c| match c {
            Values::Text(cells) => cells.len(),
            Values::Int(cells) => cells.len(),
            Values::Real(cells) => cells.len(),
        });
        let named = schema.columns.iter().zip(columns).map(|(column, values)| -> PlColumn {
            let name = column.col.name().into();
            match values {
                Values::Text(cells) => Series::new(name, cells),
                Values::Int(cells) => Series::new(name, cells),
                Values::Real(cells) => Series::new(name, cells),
            }
            .into()
        });
        let frame = DataFrame::new(height, named.collect()).map_err(|e| fail(schema, e))?;
        Self::sorted(schema, frame)
    }

    /// The same of rows in any order.
    ///
    /// # Errors
    /// As [`Table::from_columns`].
    pub fn from_unsorted_columns(schema: &'static Schema, columns: Vec<Values<'_>>) -> Result<Self> {
        Self::from_columns(schema, columns)?.in_order()
    }

    /// The table with other cells in a text column that is no key.
    ///
    /// # Errors
    /// When there are not as many as rows, or the schema has no such column.
    pub fn with_text(&self, column: Col, cells: Vec<&str>) -> Result<Self> {
        let Columns(mut columns) = Columns::of(self);
        let place = self.schema.columns.iter().position(|c| c.col == column);
        if let Some(values) = place.and_then(|place| columns.get_mut(place)) {
            *values = cells.into_iter().collect();
        }
        Self::from_columns(self.schema, columns)
    }

    /// The table with other names in its first column, which is of text; rows for whose name there is
    /// none go.
    ///
    /// # Errors
    /// When polars refuses, which would be a fault of ours.
    pub fn renamed<'a>(&'a self, name: impl Fn(&'a str) -> Option<&'a str>) -> Result<Self> {
        let Columns(mut columns) = Columns::of(self);
        let mut stays = vec![true; self.len()];
        if let Some(Values::Text(cells)) = columns.first_mut() {
            for (cell, stays) in cells.iter_mut().zip(&mut stays) {
                *cell = cell.and_then(&name);
                *stays = cell.is_some();
            }
        }
        fn keep<T>(cells: &mut Vec<T>, stays: &[bool]) {
            let mut stays = stays.iter();
            cells.retain(|_| stays.next() == Some(&true));
        }
        for column in &mut columns {
            match column {
                Values::Text(cells) => keep(cells, &stays),
                Values::Int(cells) => keep(cells, &stays),
                Values::Real(cells) => keep(cells, &stays),
            }
        }
        Self::from_unsorted_columns(self.schema, columns)
    }
}

/// The columns of a table, to go through its rows without a value of their own for each cell.
pub(super) struct Columns<'t>(Vec<Values<'t>>);

impl<'t> Columns<'t> {
    pub fn of(table: &'t Table) -> Self {
        let values = |column: &Column| match column.kind {
            Kind::Text => Values::Text(table.text(column.col)),
            Kind::Int => Values::Int(table.int(column.col)),
            Kind::Real => Values::Real(table.real(column.col)),
        };
        Self(table.schema.columns.iter().map(values).collect())
    }

    /// The cells of a row as [`super::Cell::plain`] spells them.
    pub fn each(&self, row: usize, number: &mut itoa::Buffer, mut cell: impl FnMut(&str)) {
        for column in &self.0 {
            match column {
                Values::Text(cells) => cell(cells[row].unwrap_or_default()),
                Values::Int(cells) => cell(cells[row].map_or("", |v| number.format(v))),
                Values::Real(cells) => cell(&cells[row].map_or_else(String::new, |v| format!("{v}"))),
            }
        }
    }
}
