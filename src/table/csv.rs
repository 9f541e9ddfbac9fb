//! Tables as CSV: what people open.

use std::borrow::Cow;
use std::io::{Read, Write};

use super::hash::push;
use super::values::Columns;
use super::{Cell, Rows, RowsHash, Table, fail};
use crate::error::{Error, Result};
use crate::schema::{Kind, Schema};

impl Table {
    /// Writes CSV with a header. A text cell that a spreadsheet would run as a formula (it
    /// begins with `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write_csv(&self, writer: impl Write) -> Result<()> {
        let mut csv = csv::Writer::from_writer(writer);
        let fail = |e: csv::Error| fail(self.schema, e);
        csv.write_record(self.schema.names()).map_err(fail)?;
        let (columns, mut number) = (Columns::of(self), itoa::Buffer::new());
        let mut record = csv::StringRecord::new();
        for row in 0..self.len() {
            record.clear();
            let mut kinds = self.schema.columns.iter().map(|column| column.kind);
            columns.each(row, &mut number, |cell| match kinds.next() {
                Some(Kind::Text) => record.push_field(&defuse(cell)),
                _ => record.push_field(cell),
            });
            csv.write_record(&record).map_err(fail)?;
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
        if !header.iter().eq(schema.names()) {
            let wanted: Vec<&str> = schema.names().collect();
            // What came in its place may be a whole article.
            let first: String = header.get(0).unwrap_or_default().chars().take(40).collect();
            let cause =
                format!("the first line begins `{first}`; its columns should be {}", wanted.join(", "));
            return Err(fail(schema, cause));
        }
        let mut rows = Rows::new(schema);
        for (number, record) in csv.records().enumerate() {
            let record = record.map_err(|e| fail(schema, e))?;
            let cells = record.iter().zip(schema.columns).map(|(text, column)| {
                let wrong = |e: &dyn std::fmt::Display| {
                    fail(schema, format!("line {}, column {}: {e}: {text}", number + 2, column.col))
                };
                match column.kind {
                    _ if text.is_empty() => Ok(Cell::Null),
                    Kind::Text => Ok(Cell::Text(undo_defuse(text))),
                    Kind::Int => text.parse().map(Cell::Int).map_err(|e| wrong(&e)),
                    Kind::Real => text.parse().map(Cell::Real).map_err(|e| wrong(&e)),
                }
            });
            rows.push(cells.collect::<Result<_>>()?)?;
        }
        rows.finish()
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
    let (mut hash, mut row) = (RowsHash::default(), Vec::new());
    for record in csv.records() {
        row.clear();
        record?.iter().for_each(|cell| push(&mut row, &undo_defuse(cell)));
        hash.row(&row);
    }
    Ok(hash.under(std::iter::once(name).chain(header.iter())))
}

const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn defuse(text: &str) -> Cow<'_, str> {
    // An apostrophe of our own is told apart from one in the data by doubling the latter.
    if text.starts_with(FORMULA) || text.starts_with('\'') { format!("'{text}").into() } else { text.into() }
}

fn undo_defuse(text: &str) -> String {
    text.strip_prefix('\'').unwrap_or(text).to_owned()
}
