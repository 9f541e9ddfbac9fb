//! The stage `load`: one reading of the input. Prepared articles go to disk as parts, a batch
//! each; what stays of them is settled when all was seen, and later stages read the parts.

use std::path::PathBuf;

use super::batch::{self, Corpus};
use super::reading::Reading;
use super::settings::Duplicates;
use super::shelf::{Record, kept, of_unit, part};
use super::source::Source;
use super::survey::Survey;
use super::unit::{Share, Unit, units};
use crate::error::{Error, Result};
use crate::output::Scratch;
use rayon::prelude::*;

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
    /// All that was found, where it is a share of a corpus that others settle.
    pub(super) reading: Option<Reading>,
    parts: Vec<Part>,
    /// Where they lie, unless they are kept.
    _scratch: Option<Scratch>,
}

/// A batch on disk.
#[derive(Debug)]
pub(super) struct Part {
    pub path: PathBuf,
    /// How many rows stand in the units before its own.
    pub before: u64,
    /// Its rows, among all.
    pub rows: std::ops::Range<u64>,
    /// Hash of all that made its unit, and its number there, where units are kept.
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

    /// The rows of each batch, among all.
    pub(super) fn rows(&self) -> Vec<std::ops::Range<u64>> {
        self.parts.iter().map(|part| part.rows.clone()).collect()
    }

    /// Hash of all that the articles of a batch hang on, with what was settled of them; `None`
    /// where they are not kept.
    ///
    /// # Panics
    /// When there are not so many batches.
    pub fn key(&self, at: usize) -> Option<String> {
        let part = &self.parts[at];
        let settled = &self.survey.settled;
        let mut hasher = blake3::Hasher::new();
        hasher.update(part.key.as_ref()?.as_bytes());
        for rows in [&settled.gone, &settled.renamed] {
            let from = rows.partition_point(|row| *row < part.rows.start);
            let to = rows.partition_point(|row| *row < part.rows.end);
            hasher.update(&((to - from) as u64).to_le_bytes());
            rows[from..to].iter().for_each(|row| {
                hasher.update(&(row - part.before).to_le_bytes());
            });
        }
        Some(hasher.finalize().to_hex().to_string())
    }

    /// A corpus of which only the survey is left: its articles were measured elsewhere.
    pub fn measured_elsewhere(survey: Survey) -> Self {
        Self { survey, reading: None, parts: Vec::new(), _scratch: None }
    }
}

/// Reads a source once and keeps its articles on disk, in a folder that goes with the answer or
/// in one that stays.
///
/// # Errors
/// When a file cannot be read, more rows than `max_rejected` allows are lost, no article is left,
/// or the disk takes no more.
pub fn load(source: &Source, keep: &Keep) -> Result<Loaded> {
    read(source, keep, None)
}

/// Reads a share of a source. Of articles with one id and one text one stays; whatever else hangs on
/// the rest of the corpus is settled when the shares are put together.
///
/// # Errors
/// As [`load`]; but a share may be empty, and lose any part of its rows.
pub fn load_share(source: &Source, keep: &Keep, share: Share) -> Result<Loaded> {
    read(source, keep, Some(share))
}

/// Reads all units, many at a time, and settles what stays.
pub(super) fn read(source: &Source, keep: &Keep, share: Option<Share>) -> Result<Loaded> {
    let settings = &source.inner.settings;
    let units = units(&source.inner.files);
    let whole = share.is_none_or(|share| share.of_units(units.len()));
    let cached = matches!(keep, Keep::Cache { .. }) && whole;
    let scratch = match keep {
        Keep::Nothing => None,
        Keep::Cache { .. } if whole => None,
        _ => Some(Scratch::new().map_err(|e| full("temporary folder", e))?),
    };
    let read = |number: usize, unit: &Unit| match keep {
        Keep::Cache { folder, program } if whole => {
            let place = folder.join(source.inner.key(unit, program)?);
            let record = kept(source, unit, &place)?;
            Ok((Some(place), record))
        }
        _ => {
            let place = scratch.as_ref().map(|scratch| scratch.path().join(format!("unit-{number:05}")));
            if let Some(place) = &place {
                std::fs::create_dir(place).map_err(|e| full(&place.display().to_string(), e))?;
            }
            let mine = |chunk| share.is_none_or(|s| s.has_chunk(number, chunk, units.len()));
            let record = of_unit(source, unit, place.as_deref(), &mine)?;
            Ok((place, record))
        }
    };
    let made: Result<Vec<(Option<PathBuf>, Record)>> = units
        .par_iter()
        .with_max_len(1)
        .enumerate()
        .filter(|(number, _)| share.is_none_or(|share| share.has_unit(*number, units.len())))
        .map(|(number, unit)| read(number, unit))
        .collect();

    let mut reading = Reading::default();
    // What is known before reading is told once, not in every share.
    for warning in source.inner.warnings.iter().filter(|_| share.is_none_or(|s| s.index == 0)) {
        reading.warnings.add(warning.clone());
    }
    let (mut parts, mut before) = (Vec::new(), 0);
    for (place, record) in made? {
        for chunk in &record.chunks {
            let Some(place) = &place else { break };
            let unit = place.file_name().filter(|_| cached).map(|name| name.to_string_lossy());
            parts.push(Part {
                path: part(place, chunk.number),
                before,
                rows: before + chunk.first..before + chunk.first + chunk.rows,
                key: unit.map(|unit| format!("{unit}-{}", chunk.number)),
            });
        }
        reading.join(record.reading, before);
        before += record.chunks.last().map_or(0, |last| last.first + last.rows);
    }
    let (survey, reading) = match share {
        Some(_) => (reading.clone().settle(Duplicates::Keep)?, Some(reading)),
        None => {
            reading.check(settings)?;
            (reading.settle(settings.duplicates)?, None)
        }
    };
    Ok(Loaded { survey, reading, parts, _scratch: scratch })
}

/// The error of a disk that takes no more.
pub(super) fn full(place: &str, cause: impl std::fmt::Display) -> Error {
    Error::new(place, cause, "check the space and rights of the disk, or set TMPDIR to another folder")
}
