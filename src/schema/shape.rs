//! What a schema is: names and types of columns.

use super::Col;

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
    pub col: Col,
    pub kind: Kind,
    pub key: bool,
}

/// Name and columns of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Schema {
    pub name: &'static str,
    pub columns: &'static [Column],
}

impl Schema {
    /// The names of the columns as they stand in files, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.columns.iter().map(|column| column.col.name())
    }
}

pub(super) const fn key(col: Col) -> Column {
    Column { col, kind: Kind::Text, key: true }
}

pub(super) const fn key_int(col: Col) -> Column {
    Column { col, kind: Kind::Int, key: true }
}

pub(super) const fn text(col: Col) -> Column {
    Column { col, kind: Kind::Text, key: false }
}

pub(super) const fn int(col: Col) -> Column {
    Column { col, kind: Kind::Int, key: false }
}

pub(super) const fn real(col: Col) -> Column {
    Column { col, kind: Kind::Real, key: false }
}
