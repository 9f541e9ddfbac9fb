//! The parts of a run: the tables that stand between measuring and the outlets.
//!
//! A part holds what was measured in some articles, each kind of row in a frame sorted by
//! article. Which articles stand in which part does not matter, nor the order of parts.

use std::fs::File;
use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, ParquetReader, SerReader, StringChunked};

use crate::error::{Error, Result};
use crate::schema::{AXIS_SUMS, BASE, HITS, REPEATS, SOURCES, SPEAKERS, Schema, UNITS};

/// One part.
#[derive(Debug, Clone)]
pub struct Part {
    /// What errors call it.
    pub name: String,
    /// Who published the articles ([`SOURCES`]); also those that were not measured.
    pub articles: DataFrame,
    /// Those that were ([`UNITS`]).
    pub units: DataFrame,
    pub base: DataFrame,
    pub hits: DataFrame,
    pub repeats: DataFrame,
    pub speakers: DataFrame,
    /// Where there are frame axes.
    pub axis_sums: Option<DataFrame>,
}

/// Parts, read one by one, in any order and by several threads.
pub trait Parts: Sync {
    fn count(&self) -> usize;

    /// # Errors
    /// When the part does not read.
    fn read(&self, at: usize) -> Result<Part>;
}

impl Parts for Vec<Part> {
    fn count(&self) -> usize {
        self.len()
    }

    fn read(&self, at: usize) -> Result<Part> {
        Ok(self[at].clone())
    }
}

/// The parts in evidence folders.
pub struct PartFiles {
    /// Folder, and what the names of a part's files have in common.
    parts: Vec<(PathBuf, String)>,
}

const NEXT: &str = "run the experiment again";

impl PartFiles {
    /// # Errors
    /// When a folder cannot be read.
    pub fn of(folders: &[&Path]) -> Result<Self> {
        let mut parts = Vec::new();
        for folder in folders {
            let fail = |e| Error::new("evidence folder", e, NEXT);
            for entry in std::fs::read_dir(folder).map_err(fail)? {
                let name = entry.map_err(fail)?.file_name();
                let number = name.to_str().and_then(|n| n.strip_prefix(UNITS.name)?.strip_prefix('-'));
                parts.extend(number.map(|number| ((*folder).to_owned(), number.to_owned())));
            }
        }
        parts.sort();
        Ok(Self { parts })
    }
}

impl Parts for PartFiles {
    fn count(&self) -> usize {
        self.parts.len()
    }

    fn read(&self, at: usize) -> Result<Part> {
        let (folder, number) = &self.parts[at];
        let path = |schema: &Schema| folder.join(format!("{}-{number}", schema.name));
        let axis_sums = path(&AXIS_SUMS);
        Ok(Part {
            name: format!("evidence part {}", number.trim_end_matches(".parquet")),
            articles: read(&path(&SOURCES), &["id", "outlet", "published", "lang"])?,
            units: read(&path(&UNITS), &["article", "hash"])?,
            base: read(&path(&BASE), &["article", "feature", "voice", "n", "gap"])?,
            hits: read(&path(&HITS), &["article", "feature", "category", "voice", "n"])?,
            repeats: read(&path(&REPEATS), &[])?,
            speakers: read(&path(&SPEAKERS), &[])?,
            axis_sums: axis_sums.exists().then(|| read(&axis_sums, &[])).transpose()?,
        })
    }
}

/// These columns of a file, or all.
fn read(path: &Path, columns: &[&str]) -> Result<DataFrame> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let fail = |e: &dyn std::fmt::Display| Error::new(format!("evidence, {name}"), e, NEXT);
    let file = File::open(path).map_err(|e| fail(&e))?;
    let columns = (!columns.is_empty()).then(|| columns.iter().map(|c| (*c).to_owned()).collect());
    ParquetReader::new(file).with_columns(columns).finish().map_err(|e| fail(&e))
}

impl Part {
    /// # Errors
    /// Names the part and the table.
    pub(super) fn fail(&self, schema: &Schema, cause: impl std::fmt::Display) -> Error {
        Error::new(format!("{}, {}", self.name, schema.name), cause, NEXT)
    }

    pub(super) fn texts<'f>(
        &self,
        schema: &Schema,
        frame: &'f DataFrame,
        column: &str,
    ) -> Result<&'f StringChunked> {
        frame.column(column).and_then(|c| c.str()).map_err(|e| self.fail(schema, e))
    }

    /// Whole numbers, which are never below 0 here; 0 where there is none.
    pub(super) fn counts<'f>(
        &self,
        schema: &Schema,
        frame: &'f DataFrame,
        column: &str,
    ) -> Result<impl Iterator<Item = u64> + 'f> {
        let column = frame.column(column).and_then(|c| c.i64()).map_err(|e| self.fail(schema, e))?;
        Ok(column.iter().map(|n| n.unwrap_or_default().unsigned_abs()))
    }

    pub(super) fn ints<'f>(
        &self,
        schema: &Schema,
        frame: &'f DataFrame,
        column: &str,
    ) -> Result<impl Iterator<Item = i64> + 'f> {
        let column = frame.column(column).and_then(|c| c.i64()).map_err(|e| self.fail(schema, e))?;
        Ok(column.iter().map(Option::unwrap_or_default))
    }
}
