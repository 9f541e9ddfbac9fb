//! What a reading of the corpus says of it: what is there, what is lost, what stays.

use std::collections::BTreeMap;

use serde::Serialize;

use super::load::{Keep, read};
use super::source::Source;
use super::tally::Tally;
use crate::error::{Result, Warning};

/// Articles and their characters (code points of title and cleaned body).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    pub articles: u64,
    pub chars: u64,
}

/// An article that was left out as a duplicate of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Dropped {
    pub id: String,
    pub reason: &'static str,
    /// The id that stays.
    pub kept: String,
}

/// What a reading found. The same whatever the order of files and rows, except the
/// places of rows that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Survey {
    /// Rows in all files.
    pub read: u64,
    /// Rows that were lost, by reason.
    pub rejected: BTreeMap<String, Tally>,
    /// Rows that the spec leaves out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// Duplicates, by reason.
    pub duplicates: BTreeMap<String, u64>,
    pub kept: Count,
    /// What stays, by language and outlet.
    pub outlets: BTreeMap<String, BTreeMap<String, Count>>,
    /// Cuts by rule, and wire credits by agency, over all articles read, duplicates too.
    pub cuts: BTreeMap<String, u64>,
    pub wires: BTreeMap<String, u64>,
    /// Doubts, by reason.
    pub warnings: BTreeMap<String, Tally>,
    /// The duplicates one by one, sorted.
    pub dropped: Vec<Dropped>,
    /// BLAKE3 of the sorted hashes of the articles that stay.
    pub hash: String,
    #[serde(skip)]
    pub(super) settled: Settled,
}

/// What was settled of single rows: their numbers among all rows, sorted.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    /// Left out as duplicates.
    pub gone: Vec<u64>,
    /// Get part of their hash into their id, because other texts have the same.
    pub renamed: Vec<u64>,
}

impl Survey {
    /// All kept examples of warnings, in order of reason and place.
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        self.warnings.values().flat_map(|tally| &tally.first)
    }
}

/// Reads a source to see what is there; keeps nothing of it.
///
/// # Errors
/// When a file cannot be read, more rows than `max_rejected` allows are lost, or no article
/// is left.
pub fn survey(source: &Source) -> Result<Survey> {
    Ok(read(source, &Keep::Nothing, None)?.survey)
}
