//! Units of files as parts on disk, each with a record of what was read.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::article::Prepared;
use super::batch;
use super::load::full;
use super::reading::{Entry, Reading};
use super::source::Source;
use super::stream::{Chunk, each_chunk};
use super::unit::Unit;
use crate::error::Result;

/// The form of parts and records; another one is not read.
const FORMAT: u32 = 2;
const RECORD: &str = "unit.json";

/// What a unit gave, beside its parts.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    format: u32,
    /// In order. Those of another share of the corpus are missing.
    pub chunks: Vec<Rows>,
    pub reading: Reading,
}

/// The rows of a chunk.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Rows {
    /// Of the chunk in its unit.
    pub number: usize,
    /// Number of its first row in the unit.
    pub first: u64,
    pub rows: u64,
}

/// The file of a part.
pub(super) fn part(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number:05}.parquet"))
}

/// A unit that is kept, or is read now and kept from now on.
pub(super) fn kept(source: &Source, unit: &Unit, place: &Path) -> Result<Record> {
    if let Some(record) = again(place)? {
        return Ok(record);
    }
    let shelf = place.parent().unwrap_or(place);
    let name = shelf.display().to_string();
    std::fs::create_dir_all(shelf).map_err(|e| full(&name, e))?;
    let making = tempfile::Builder::new().prefix(".making-").tempdir_in(shelf);
    let making = making.map_err(|e| full(&name, e))?;
    let record = of_unit(source, unit, Some(making.path()), &|_| true)?;
    let json = serde_json::to_vec(&record).map_err(|e| full(&name, e))?;
    std::fs::write(making.path().join(RECORD), json).map_err(|e| full(&name, e))?;
    // Whole or not at all; another run may have been faster, with the same content.
    match std::fs::rename(making.path(), place) {
        Ok(()) => drop(making.keep()),
        Err(e) if again(place)?.is_none() => return Err(full(&name, e)),
        Err(_) => {}
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
    for chunk in &record.chunks {
        batch::entries(&part(place, chunk.number), &mut record.reading)?;
    }
    Ok(Some(record))
}

/// Reads and prepares the files of a unit, chunk by chunk, many at a time; writes a part for each
/// chunk where there is a folder. Chunks that are not `mine` are let go unprepared.
pub(super) fn of_unit(
    source: &Source,
    unit: &Unit,
    folder: Option<&Path>,
    mine: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Record> {
    let pieces: Mutex<Vec<(Rows, Reading)>> = Mutex::default();
    each_chunk(source, unit, |number, chunk| {
        if !mine(number) {
            return Ok(());
        }
        let first = chunk.first;
        let reading = of_chunk(source, chunk, folder.map(|f| part(f, number)).as_deref())?;
        let rows = Rows { number, first, rows: reading.read };
        pieces.lock().unwrap_or_else(PoisonError::into_inner).push((rows, reading));
        Ok(())
    })?;
    let mut pieces = pieces.into_inner().unwrap_or_else(PoisonError::into_inner);
    pieces.sort_by_key(|(rows, _)| rows.number);
    let chunks = pieces.iter().map(|(rows, _)| *rows).collect();
    let mut reading = Reading::default();
    // Chunks count their rows from the start of the unit.
    pieces.into_iter().for_each(|(_, piece)| reading.join(piece, 0));
    Ok(Record { format: FORMAT, chunks, reading })
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
