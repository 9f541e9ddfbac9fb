//! Shares of a corpus that were loaded apart, put together: what each remembers of its articles
//! goes along with it, and what hangs on the whole corpus (duplicates, ids) is settled here.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::article::hex;
use super::batch;
use super::load::Loaded;
use super::reading::Reading;
use super::settings::{Duplicates, Settings};
use super::settle::rename;
use super::survey::{Settled, Survey};
use crate::error::{Error, Result};

const RECORD: &str = "share.json";
const ENTRIES: &str = "entries.parquet";

/// What a share remembers, beside the tables of its batches.
#[derive(Debug, Serialize, Deserialize)]
struct ShareRecord {
    reading: Reading,
    /// The rows of each batch.
    batches: Vec<Range<u64>>,
}

/// What the rest of a corpus changes in a batch of a share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Ids of articles that go: copies of others.
    pub dropped: Vec<String>,
    /// Ids that other texts have too, with what they become.
    pub renamed: BTreeMap<String, String>,
}

impl Change {
    pub fn is_none(&self) -> bool {
        self.dropped.is_empty() && self.renamed.is_empty()
    }
}

impl Loaded {
    /// Writes what a share remembers into a folder.
    ///
    /// # Errors
    /// When this is no share (a bug), or a file cannot be written.
    pub fn write_share(&self, folder: &Path) -> Result<()> {
        let place = folder.join(RECORD).display().to_string();
        let fail =
            |e: &dyn std::fmt::Display| Error::new(&place, e, "check the space and rights of the disk");
        let Some(reading) = &self.reading else { return Err(fail(&"this is no share of a corpus")) };
        batch::write_entries(&folder.join(ENTRIES), reading)?;
        let json = serde_json::json!({ "reading": reading, "batches": self.rows() });
        std::fs::write(folder.join(RECORD), json.to_string()).map_err(|e| fail(&e))
    }
}

impl ShareRecord {
    /// Reads what [`Loaded::write_share`] wrote.
    ///
    /// # Errors
    /// When a file is missing or broken.
    fn read(folder: &Path) -> Result<Self> {
        let place = folder.join(RECORD);
        let fail = |e: &dyn std::fmt::Display| {
            Error::new(place.display().to_string(), e, "give a folder that `minzar run --part` wrote")
        };
        let json = std::fs::read(&place).map_err(|e| fail(&e))?;
        let mut record: Self = serde_json::from_slice(&json).map_err(|e| fail(&e))?;
        batch::entries(&folder.join(ENTRIES), &mut record.reading)?;
        Ok(record)
    }
}

/// Settles a corpus from the folders of all its shares, in their order: its survey, and for each batch
/// of each share what changes. A share's articles are read twice, so that beside what is remembered
/// of the whole corpus only that of one share is in memory.
///
/// # Errors
/// As loading the corpus whole: too much was lost, or nothing is left; or a share does not read.
pub fn settle(folders: &[&Path], settings: &Settings) -> Result<(Survey, Vec<Vec<Change>>)> {
    let mut whole = Reading::default();
    // Of each share, how many rows stand before it, and what it settled alone.
    let mut shares: Vec<(u64, Settled)> = Vec::new();
    let mut before = 0;
    for folder in folders {
        let share = ShareRecord::read(folder)?;
        let end = share.batches.last().map_or(0, |rows| rows.end);
        shares.push((before, share.reading.clone().settle(Duplicates::Keep)?.settled));
        whole.join(share.reading, before);
        before += end;
    }
    whole.check(settings)?;
    let survey = whole.settle(settings.duplicates)?;
    let changes = shares.iter().zip(folders).map(|((before, own), folder)| {
        let mut share = ShareRecord::read(folder)?;
        share.reading.entries.sort_unstable_by_key(|entry| entry.row);
        let change = |rows: &Range<u64>| changed(&share.reading, rows, *before, own, &survey.settled);
        Ok(share.batches.iter().map(change).collect())
    });
    let changes: Result<Vec<Vec<Change>>> = changes.collect();
    Ok((survey, changes?))
}

/// What changes in a batch of a share that has these rows, by what the share settled alone and what
/// the whole corpus did. The share's entries stand by row.
fn changed(share: &Reading, rows: &Range<u64>, before: u64, own: &Settled, all: &Settled) -> Change {
    let at = |row: u64| share.entries.partition_point(|entry| entry.row < row);
    let mut change = Change::default();
    for entry in &share.entries[at(rows.start)..at(rows.end)] {
        let had = |rows: &[u64]| rows.binary_search(&entry.row).is_ok();
        let has = |rows: &[u64]| rows.binary_search(&(entry.row + before)).is_ok();
        if had(&own.gone) {
            continue;
        }
        let other = || rename(&entry.id, &hex(&entry.hash));
        let was = if had(&own.renamed) { other() } else { entry.id.to_string() };
        if has(&all.gone) {
            change.dropped.push(was);
        } else if has(&all.renamed) && !had(&own.renamed) {
            change.renamed.insert(was, other());
        }
    }
    change
}
