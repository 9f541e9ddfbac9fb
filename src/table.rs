//! [`Table`]: what features, outlets, cluster, reliability, chart and report pass on. A polars
//! frame whose names and types are checked against a [`Schema`] and whose rows are sorted by
//! key; nothing outside this file sees the frame unless it is a polars seam itself.

use std::io::{Read, Write};
use std::path::Path;

use polars::prelude::{
    AnyValue, Column as PlColumn, DataFrame, DataType, NamedFrom, ParquetCompression, ParquetWriter, Series,
    SortMultipleOptions,
};

use crate::error::{Error, Result};

/// What a column holds. Integers are 64 bit, reals are double; any cell may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Int,
    Real,
}

/// A column of a schema. Key columns come first, sort the rows and identify them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub key: bool,
}

/// Name and columns of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Schema {
    pub name: &'static str,
    pub columns: &'static [Column],
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Int(i64),
    Real(f64),
    Null,
}

impl From<&str> for Cell {
    fn from(v: &str) -> Self {
        Cell::Text(v.to_owned())
    }
}
impl From<String> for Cell {
    fn from(v: String) -> Self {
        Cell::Text(v)
    }
}
impl From<i64> for Cell {
    fn from(v: i64) -> Self {
        Cell::Int(v)
    }
}
impl From<usize> for Cell {
    fn from(v: usize) -> Self {
        Cell::Int(v as i64)
    }
}
impl From<f64> for Cell {
    fn from(v: f64) -> Self {
        Cell::Real(v)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(v: Option<T>) -> Self {
        v.map_or(Cell::Null, Into::into)
    }
}

impl Cell {
    /// The value as CSV and hashes spell it. Reals are the shortest text that reads back to the
    /// same value; null is empty.
    pub fn plain(&self) -> String {
        match self {
            Cell::Text(v) => v.clone(),
            Cell::Int(v) => v.to_string(),
            Cell::Real(v) => format!("{v}"),
            Cell::Null => String::new(),
        }
    }
}

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
        let mut columns: Vec<PlColumn> = Vec::with_capacity(schema.columns.len());
        if let Some(row) = rows.iter().find(|r| r.len() != schema.columns.len()) {
            return Err(fail(
                schema,
                format!("a row has {} cells for {} columns", row.len(), schema.columns.len()),
            ));
        }
        for (i, column) in schema.columns.iter().enumerate() {
            let wrong = |cell: &Cell| {
                fail(schema, format!("column {}: {cell:?} is no {:?}", column.name, column.kind))
            };
            let series = match column.kind {
                Kind::Text => {
                    let values = rows.iter().map(|r| match &r[i] {
                        Cell::Text(v) => Ok(Some(v.as_str())),
                        Cell::Null => Ok(None),
                        other => Err(wrong(other)),
                    });
                    Series::new(column.name.into(), values.collect::<Result<Vec<_>>>()?)
                }
                Kind::Int => {
                    let values = rows.iter().map(|r| match &r[i] {
                        Cell::Int(v) => Ok(Some(*v)),
                        Cell::Null => Ok(None),
                        other => Err(wrong(other)),
                    });
                    Series::new(column.name.into(), values.collect::<Result<Vec<_>>>()?)
                }
                Kind::Real => {
                    let values = rows.iter().map(|r| match &r[i] {
                        Cell::Real(v) if v.is_finite() => Ok(Some(*v)),
                        Cell::Int(v) => Ok(Some(*v as f64)),
                        Cell::Null => Ok(None),
                        other => Err(wrong(other)),
                    });
                    Series::new(column.name.into(), values.collect::<Result<Vec<_>>>()?)
                }
            };
            columns.push(series.into());
        }
        let frame = DataFrame::new(rows.len(), columns).map_err(|e| fail(schema, e))?;
        Self::from_frame(schema, frame)
    }

    /// A table from a frame with exactly the schema's columns.
    ///
    /// # Errors
    /// When names or types differ from the schema.
    pub fn from_frame(schema: &'static Schema, frame: DataFrame) -> Result<Self> {
        let names = frame.get_column_names();
        if names.len() != schema.columns.len()
            || names.iter().zip(schema.columns).any(|(have, want)| have.as_str() != want.name)
        {
            return Err(fail(schema, format!("columns are {names:?}")));
        }
        for column in schema.columns {
            let have = frame.column(column.name).map_err(|e| fail(schema, e))?.dtype().clone();
            let want = match column.kind {
                Kind::Text => DataType::String,
                Kind::Int => DataType::Int64,
                Kind::Real => DataType::Float64,
            };
            if have != want {
                return Err(fail(schema, format!("column {} is {have}, not {want}", column.name)));
            }
        }
        let keys: Vec<&str> = schema.columns.iter().filter(|c| c.key).map(|c| c.name).collect();
        let frame = if keys.is_empty() {
            frame
        } else {
            frame
                .sort(keys, SortMultipleOptions::default().with_maintain_order(true))
                .map_err(|e| fail(schema, e))?
        };
        Ok(Self { schema, frame })
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

    /// The polars frame, for modules that are polars seams.
    pub fn frame(&self) -> &DataFrame {
        &self.frame
    }

    /// One cell.
    ///
    /// # Panics
    /// When the schema has no such column or the table no such row.
    pub fn cell(&self, row: usize, column: &str) -> Cell {
        let column = self.frame.column(column).expect("a column of the schema");
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
    pub fn text(&self, column: &str) -> Vec<Option<&str>> {
        self.frame.column(column).and_then(|c| c.str()).expect("a text column of the schema").iter().collect()
    }

    /// An integer column.
    ///
    /// # Panics
    /// When the schema has no integer column of this name.
    pub fn int(&self, column: &str) -> Vec<Option<i64>> {
        self.frame
            .column(column)
            .and_then(|c| c.i64())
            .expect("an integer column of the schema")
            .iter()
            .collect()
    }

    /// A real column.
    ///
    /// # Panics
    /// When the schema has no real column of this name.
    pub fn real(&self, column: &str) -> Vec<Option<f64>> {
        self.frame.column(column).and_then(|c| c.f64()).expect("a real column of the schema").iter().collect()
    }

    /// All rows as cells, in key order.
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        (0..self.len())
            .map(|row| self.schema.columns.iter().map(|c| self.cell(row, c.name)).collect())
            .collect()
    }

    /// Identity of the table: hash of its name, columns and rows, whatever file holds it.
    pub fn hash(&self) -> String {
        let mut hash = RowsHash::default();
        hash.add(self);
        hash.output().1
    }

    /// Writes CSV with a header. A text cell that a spreadsheet would run as a formula (it
    /// begins with `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write_csv(&self, writer: impl Write) -> Result<()> {
        let mut csv = csv::Writer::from_writer(writer);
        let fail = |e: csv::Error| fail(self.schema, e);
        csv.write_record(self.schema.columns.iter().map(|c| c.name)).map_err(fail)?;
        for row in self.rows() {
            csv.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => defuse(text),
                other => other.plain(),
            }))
            .map_err(fail)?;
        }
        csv.flush().map_err(|e| Error::new(format!("table {}", self.schema.name), e, ""))
    }

    /// Reads what [`Table::write_csv`] wrote.
    ///
    /// # Errors
    /// When columns or types differ from the schema, with the line.
    pub fn read_csv(schema: &'static Schema, reader: impl Read) -> Result<Self> {
        let mut csv = csv::Reader::from_reader(reader);
        let header = csv.headers().map_err(|e| fail(schema, e))?.clone();
        if !header.iter().eq(schema.columns.iter().map(|c| c.name)) {
            let wanted: Vec<&str> = schema.columns.iter().map(|c| c.name).collect();
            // What came in its place may be a whole article.
            let first: String = header.get(0).unwrap_or_default().chars().take(40).collect();
            let cause =
                format!("the first line begins `{first}`; its columns should be {}", wanted.join(", "));
            return Err(fail(schema, cause));
        }
        let mut rows = Vec::new();
        for (number, record) in csv.records().enumerate() {
            let record = record.map_err(|e| fail(schema, e))?;
            let cells = record.iter().zip(schema.columns).map(|(text, column)| {
                let wrong = |e: &dyn std::fmt::Display| {
                    fail(schema, format!("line {}, column {}: {e}: {text}", number + 2, column.name))
                };
                match column.kind {
                    _ if text.is_empty() => Ok(Cell::Null),
                    Kind::Text => Ok(Cell::Text(undo_defuse(text))),
                    Kind::Int => text.parse().map(Cell::Int).map_err(|e| wrong(&e)),
                    Kind::Real => text.parse().map(Cell::Real).map_err(|e| wrong(&e)),
                }
            });
            rows.push(cells.collect::<Result<Vec<_>>>()?);
        }
        Self::from_rows(schema, rows)
    }

    /// Writes Parquet. The bytes depend on the writer's version: identity is [`Table::hash`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_parquet(&self, path: &Path) -> Result<()> {
        let fail = |cause: &dyn std::fmt::Display| {
            let place = format!("table {}", self.schema.name);
            Error::new(place, cause, "check the space and rights of the disk")
        };
        let file = std::fs::File::create(path).map_err(|e| fail(&e))?;
        ParquetWriter::new(file)
            .with_compression(ParquetCompression::Snappy)
            .finish(&mut self.frame.clone())
            .map_err(|e| fail(&e))?;
        Ok(())
    }
}

/// Identity of the rows of one schema, over one table or many: the sum of the hashes of the
/// rows. Neither order nor the cut into tables matters, and memory does not grow.
#[derive(Debug, Clone, Default)]
pub struct RowsHash {
    schema: Option<&'static Schema>,
    rows: u64,
    sum: [u64; 4],
}

impl RowsHash {
    /// Adds the rows of a table.
    pub fn add(&mut self, table: &Table) {
        self.schema = Some(table.schema);
        for row in table.rows() {
            self.row(row.iter().map(Cell::plain));
        }
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        let mut hasher = blake3::Hasher::new();
        for cell in cells {
            feed(&mut hasher, &cell);
        }
        let hash = hasher.finalize();
        for (sum, word) in self.sum.iter_mut().zip(hash.as_bytes().chunks_exact(8)) {
            *sum = sum.wrapping_add(u64::from_le_bytes(word.try_into().unwrap_or_default()));
        }
        self.rows += 1;
    }

    /// Number of rows, and the hash in hexadecimal.
    pub fn output(&self) -> (u64, String) {
        let names = self
            .schema
            .iter()
            .flat_map(|s| std::iter::once(s.name).chain(s.columns.iter().map(|column| column.name)));
        (self.rows, self.under(names))
    }

    fn under<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let mut hasher = blake3::Hasher::new();
        for name in names {
            feed(&mut hasher, name);
        }
        hasher.update(&self.rows.to_le_bytes());
        for word in self.sum {
            hasher.update(&word.to_le_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// The [`Table::hash`] of a table that [`Table::write_csv`] wrote, told by the file alone: also
/// of one whose schema this version of the program has no more.
///
/// # Errors
/// When the file is no CSV.
pub fn csv_hash(name: &str, reader: impl Read) -> std::result::Result<String, csv::Error> {
    let mut csv = csv::Reader::from_reader(reader);
    let header = csv.headers()?.clone();
    let mut hash = RowsHash::default();
    for record in csv.records() {
        hash.row(record?.iter().map(undo_defuse));
    }
    Ok(hash.under(std::iter::once(name).chain(header.iter())))
}

fn feed(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}

const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn defuse(text: &str) -> String {
    // An apostrophe of our own is told apart from one in the data by doubling the latter.
    if text.starts_with(FORMULA) || text.starts_with('\'') { format!("'{text}") } else { text.to_owned() }
}

fn undo_defuse(text: &str) -> String {
    text.strip_prefix('\'').unwrap_or(text).to_owned()
}
