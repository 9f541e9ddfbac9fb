//! The stage `load`: one reading of the input. Prepared articles go to disk as parts, a batch
//! each; what stays of them is settled when all was seen, and later stages read the parts.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::article::Prepared;
use super::batch::{self, Corpus};
use super::reading::{Entry, Reading};
use super::source::Source;
use super::stream::{Chunk, chunks};
use super::survey::Survey;
use super::unit::{Unit, units};
use crate::error::{Error, Result};

/// The form of parts and records; another one is not read.
const FORMAT: u32 = 1;
const RECORD: &str = "unit.json";

/// What becomes of the articles that a reading prepares.
#[derive(Debug, Clone)]
pub enum Keep {
    /// They are counted and let go.
    Nothing,
    /// They stay until the [`Loaded`] corpus is let go.
    Scratch,
    /// They stay in this folder, unit by unit under the hash of what made them: files, settings,
    /// language packs, and `program`, which stands for the code. What is there is not read again.
    Cache { folder: PathBuf, program: String },
}

/// A corpus on disk, ready to be read batch by batch.
#[derive(Debug)]
pub struct Loaded {
    pub survey: Survey,
    parts: Vec<Part>,
    /// Where they lie, unless they are kept.
    _scratch: Option<TempDir>,
}

/// A batch on disk.
#[derive(Debug)]
pub(super) struct Part {
    pub path: PathBuf,
    /// How many rows stand in the units before its own.
    pub before: u64,
    /// Hash of all that made its unit and its number there, where it is kept under one.
    pub key: Option<String>,
}

impl Loaded {
    /// The number of batches.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The articles of a batch that stay, under their settled ids. None may be left.
    ///
    /// # Errors
    /// When the part cannot be read.
    ///
    /// # Panics
    /// When there are not so many batches.
    pub fn batch(&self, at: usize) -> Result<Corpus> {
        batch::read(&self.parts[at], &self.survey.settled)
    }

    /// All batches, one after the other.
    pub fn batches(&self) -> impl Iterator<Item = Result<Corpus>> {
        (0..self.len()).map(|at| self.batch(at))
    }
}

/// Reads a source once and keeps its articles on disk, in a folder that goes with the answer or
/// in one that stays.
///
/// # Errors
/// When a file cannot be read, more rows than `max_rejected` allows are lost, no article is left,
/// or the disk takes no more.
pub fn load(source: &Source, keep: &Keep) -> Result<Loaded> {
    let scratch = match keep {
        Keep::Nothing | Keep::Cache { .. } => None,
        Keep::Scratch => Some(tempfile::tempdir().map_err(|e| full("temporary folder", e))?),
    };
    let (survey, parts) = read(source, keep, scratch.as_ref().map(TempDir::path))?;
    Ok(Loaded { survey, parts, _scratch: scratch })
}

/// What a unit of files gave, beside its parts.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    format: u32,
    parts: usize,
    reading: Reading,
}

/// Reads all units, many at a time, and settles what stays.
pub(super) fn read(source: &Source, keep: &Keep, scratch: Option<&Path>) -> Result<(Survey, Vec<Part>)> {
    let units = units(&source.inner.files);
    let made: Result<Vec<(Option<PathBuf>, Record)>> = units
        .par_iter()
        .with_max_len(1)
        .enumerate()
        .map(|(number, unit)| match (keep, scratch) {
            (Keep::Cache { folder, program }, _) => {
                let place = folder.join(source.inner.key(unit, program)?);
                Ok((Some(place.clone()), kept(source, unit, &place)?))
            }
            (_, Some(scratch)) => {
                let place = scratch.join(format!("unit-{number:05}"));
                std::fs::create_dir(&place).map_err(|e| full(&place.display().to_string(), e))?;
                Ok((Some(place.clone()), of_unit(source, unit, Some(&place))?))
            }
            _ => Ok((None, of_unit(source, unit, None)?)),
        })
        .collect();
    let mut reading = Reading::default();
    for warning in &source.inner.warnings {
        reading.warnings.add(warning.clone());
    }
    let mut parts = Vec::new();
    for (place, record) in made? {
        let before = reading.read;
        let cached = matches!(keep, Keep::Cache { .. });
        for number in 0..record.parts {
            let Some(place) = &place else { break };
            let key = place.file_name().filter(|_| cached).map(|n| n.to_string_lossy());
            let key = key.map(|unit| format!("{unit}-{number}"));
            parts.push(Part { path: part(place, number), before, key });
        }
        reading.join(record.reading, before);
    }
    reading.check(source)?;
    Ok((reading.settle(source)?, parts))
}

fn part(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number:05}.parquet"))
}

fn full(place: &str, cause: impl std::fmt::Display) -> Error {
    Error::new(place, cause, "check the space and rights of the disk, or set TMPDIR to another folder")
}

/// A unit that is kept, or is read now and kept from now on.
fn kept(source: &Source, unit: &Unit, place: &Path) -> Result<Record> {
    if let Some(record) = again(place)? {
        return Ok(record);
    }
    let shelf = place.parent().unwrap_or(place);
    let name = shelf.display().to_string();
    std::fs::create_dir_all(shelf).map_err(|e| full(&name, e))?;
    let making = tempfile::Builder::new().prefix(".making-").tempdir_in(shelf);
    let making = making.map_err(|e| full(&name, e))?;
    let record = of_unit(source, unit, Some(making.path()))?;
    let json = serde_json::to_vec(&record).map_err(|e| full(&name, e))?;
    std::fs::write(making.path().join(RECORD), json).map_err(|e| full(&name, e))?;
    // Whole or not at all; another run may have been faster, with the same content.
    if std::fs::rename(making.path(), place).is_ok() {
        let _ = making.keep();
    } else if again(place)?.is_none() {
        return Err(full(&name, "the folder cannot be moved to its place"));
    }
    Ok(record)
}

/// A unit as it was kept; `None` where it is not there whole.
fn again(place: &Path) -> Result<Option<Record>> {
    let Ok(json) = std::fs::read(place.join(RECORD)) else { return Ok(None) };
    let Ok(mut record) = serde_json::from_slice::<Record>(&json) else { return Ok(None) };
    if record.format != FORMAT {
        return Ok(None);
    }
    for number in 0..record.parts {
        batch::entries(&part(place, number), &mut record.reading)?;
    }
    Ok(Some(record))
}

/// Reads and prepares the files of a unit, chunk by chunk, many at a time; writes a part for each
/// chunk where there is a folder.
fn of_unit(source: &Source, unit: &Unit, folder: Option<&Path>) -> Result<Record> {
    let pieces: Mutex<Vec<(usize, Reading)>> = Mutex::default();
    chunks(source, unit.clone()).enumerate().par_bridge().try_for_each(|(number, chunk)| -> Result<()> {
        let reading = of_chunk(source, chunk?, folder.map(|f| part(f, number)).as_deref())?;
        pieces.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, reading));
        Ok(())
    })?;
    let mut pieces = pieces.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    pieces.sort_by_key(|(number, _)| *number);
    let parts = pieces.len();
    let mut reading = Reading::default();
    // Chunks count their rows from the start of the unit.
    pieces.into_iter().for_each(|(_, piece)| reading.join(piece, 0));
    Ok(Record { format: FORMAT, parts, reading })
}

fn of_chunk(source: &Source, chunk: Chunk, path: Option<&Path>) -> Result<Reading> {
    let mut reading = Reading::default();
    let mut articles: Vec<(u64, Prepared)> = Vec::new();
    let mut entries = Vec::new();
    reading.chunk(source, chunk, &mut |row, prepared| {
        entries.push(Entry::of(row, &prepared));
        articles.push((row, prepared));
        Ok(())
    })?;
    if let Some(path) = path {
        batch::write(path, &articles, &entries)?;
    }
    for ((_, prepared), entry) in articles.iter().zip(entries) {
        reading.enter(&prepared.article.lang, &prepared.article.outlet, entry);
    }
    Ok(reading)
}
