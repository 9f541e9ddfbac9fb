//! What a schema is: names and types of columns.

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

pub(super) const fn key(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, key: true }
}

pub(super) const fn key_int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int, key: true }
}

pub(super) const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, key: false }
}

pub(super) const fn int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int, key: false }
}

pub(super) const fn real(name: &'static str) -> Column {
    Column { name, kind: Kind::Real, key: false }
}
