//! The parts of a run: the tables that stand between measuring and the outlets.
//!
//! A part holds what was measured in some articles, each kind of row in a table sorted by
//! article. Which articles stand in which part does not matter, nor the order of parts.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::schema::{AXIS_SUMS, BASE, HITS, REPEATS, SOURCES, SPEAKERS, Schema, UNITS};
use crate::table::Table;

/// One part.
#[derive(Debug, Clone)]
pub struct Part {
    /// What errors call it.
    pub name: String,
    /// Who published the articles ([`SOURCES`]); also those that were not measured.
    pub articles: Table,
    /// Those that were ([`UNITS`]).
    pub units: Table,
    pub base: Table,
    pub hits: Table,
    pub repeats: Table,
    pub speakers: Table,
    /// Where there are frame axes.
    pub axis_sums: Option<Table>,
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
        let read = |schema: &'static Schema| Table::read_parquet(schema, &path(schema));
        Ok(Part {
            name: format!("evidence part {}", number.trim_end_matches(".parquet")),
            articles: read(&SOURCES)?,
            units: read(&UNITS)?,
            base: read(&BASE)?,
            hits: read(&HITS)?,
            repeats: read(&REPEATS)?,
            speakers: read(&SPEAKERS)?,
            axis_sums: path(&AXIS_SUMS).exists().then(|| read(&AXIS_SUMS)).transpose()?,
        })
    }
}
