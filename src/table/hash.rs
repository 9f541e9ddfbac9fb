//! Identity of rows.

use serde::{Deserialize, Serialize};

use super::Table;
use super::values::Columns;
use crate::schema::Schema;

/// Identity of the rows of one schema, over one table or many: the sum of the hashes of the
/// rows. Neither order nor the cut into tables matters, and memory does not grow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsHash {
    rows: u64,
    sum: [u64; 4],
}

impl RowsHash {
    /// Adds the rows of a table.
    pub fn add(&mut self, table: &Table) {
        let columns = Columns::of(table);
        let (mut row, mut number) = (Vec::new(), itoa::Buffer::new());
        for at in 0..table.len() {
            row.clear();
            columns.each(at, &mut number, |cell| push(&mut row, cell));
            self.row(&row);
        }
    }

    pub(super) fn row(&mut self, row: &[u8]) {
        let hash = blake3::hash(row);
        for (sum, word) in self.sum.iter_mut().zip(hash.as_bytes().chunks_exact(8)) {
            *sum = sum.wrapping_add(u64::from_le_bytes(word.try_into().unwrap_or_default()));
        }
        self.rows += 1;
    }

    /// Adds the rows that another has seen.
    pub fn join(&mut self, other: &Self) {
        self.rows += other.rows;
        for (sum, word) in self.sum.iter_mut().zip(other.sum) {
            *sum = sum.wrapping_add(word);
        }
    }

    /// Number of rows, and the hash of schema and rows in hexadecimal.
    pub fn output(&self, schema: &Schema) -> (u64, String) {
        (self.rows, self.under(std::iter::once(schema.name).chain(schema.names())))
    }

    /// The hash of the rows under the names of a table and its columns.
    pub(super) fn under<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let mut bytes = Vec::new();
        names.for_each(|name| push(&mut bytes, name));
        bytes.extend_from_slice(&self.rows.to_le_bytes());
        self.sum.iter().for_each(|word| bytes.extend_from_slice(&word.to_le_bytes()));
        blake3::hash(&bytes).to_hex().to_string()
    }
}

/// Adds a cell to the bytes of a row.
pub(super) fn push(bytes: &mut Vec<u8>, cell: &str) {
    bytes.extend_from_slice(&(cell.len() as u64).to_le_bytes());
    bytes.extend_from_slice(cell.as_bytes());
}
