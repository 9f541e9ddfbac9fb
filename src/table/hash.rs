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
            columns.each(at, &mut number, |cell| {
                row.extend_from_slice(&(cell.len() as u64).to_le_bytes());
                row.extend_from_slice(cell.as_bytes());
            });
            let hash = blake3::hash(&row);
            for (sum, word) in self.sum.iter_mut().zip(hash.as_bytes().chunks_exact(8)) {
                *sum = sum.wrapping_add(u64::from_le_bytes(word.try_into().unwrap_or_default()));
            }
            self.rows += 1;
        }
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
        let mut hasher = blake3::Hasher::new();
        feed(&mut hasher, schema.name);
        for column in schema.columns {
            feed(&mut hasher, column.name);
        }
        hasher.update(&self.rows.to_le_bytes());
        for word in self.sum {
            hasher.update(&word.to_le_bytes());
        }
        (self.rows, hasher.finalize().to_hex().to_string())
    }
}

fn feed(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}
