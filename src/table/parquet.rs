//! Tables as Parquet: what stands between two stages, and evidence.

use std::path::Path;

use polars::prelude::{ParquetCompression, ParquetReader, ParquetWriter, SerReader};

use super::{Table, fail};
use crate::error::{Error, Result};
use crate::schema::Schema;

impl Table {
    /// Reads the columns of a schema from a Parquet file that [`Table::write_parquet`] wrote; the
    /// file may hold others too.
    ///
    /// # Errors
    /// When the file does not read, or lacks a column.
    pub fn read_parquet(schema: &'static Schema, path: &Path) -> Result<Self> {
        let file = std::fs::File::open(path).map_err(|e| fail(schema, e))?;
        let columns = schema.names().map(str::to_owned).collect();
        let frame = ParquetReader::new(file).with_columns(Some(columns)).finish();
        // The reader gives columns in the order of the file, and rows in that of the table.
        let frame = frame.and_then(|f| f.select(schema.names()));
        Self::sorted(schema, frame.map_err(|e| fail(schema, e))?)
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
            // Parts are written many at a time.
            .set_parallel(false)
            .finish(&mut self.frame.clone())
            .map_err(|e| fail(&e))?;
        Ok(())
    }
}
