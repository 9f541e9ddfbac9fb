//! A raw row, before anything is checked.

use std::sync::Arc;

use crate::schema::{ARTICLES, Col};

/// What a row may hold. The names are those of `schema::ARTICLES`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Id,
    Outlet,
    Published,
    Lang,
    Title,
    Body,
    Url,
    Byline,
    Wire,
}

/// All fields, in the order of the schema.
pub const FIELDS: [Field; 9] = [
    Field::Id,
    Field::Outlet,
    Field::Published,
    Field::Lang,
    Field::Title,
    Field::Body,
    Field::Url,
    Field::Byline,
    Field::Wire,
];

impl Field {
    /// The field's column.
    pub fn col(self) -> Col {
        ARTICLES.columns[self as usize].col
    }

    /// The column's name, which a spec maps to what the user's files have.
    pub fn name(self) -> &'static str {
        self.col().name()
    }
}

/// One row as it stands in the file.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// File and line or row, never an absolute path.
    pub place: String,
    /// Name of the folder that holds the file.
    pub folder: Option<Arc<str>>,
    /// Whether the outlet may be read from the byline (plain text has no column for it).
    pub outlet_in_byline: bool,
    values: [Option<String>; FIELDS.len()],
}

impl Row {
    pub fn new(place: String, folder: Option<Arc<str>>) -> Self {
        Self { place, folder, ..Self::default() }
    }

    pub fn set(&mut self, field: Field, value: Option<String>) {
        self.values[field as usize] = value;
    }

    pub fn get(&self, field: Field) -> Option<&str> {
        self.values[field as usize].as_deref()
    }

    pub fn take(&mut self, field: Field) -> Option<String> {
        self.values[field as usize].take()
    }

    /// Bytes of text, to size batches.
    pub fn size(&self) -> usize {
        self.values.iter().flatten().map(String::len).sum()
    }
}
