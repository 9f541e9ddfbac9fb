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
use super::settings::Settings;
use super::settle::rename;
use super::survey::{Settled, Survey};
use crate::error::{Error, Result};

const RECORD: &str = "share.json";
const ENTRIES: &str = "entries.parquet";

/// What a share remembers, beside the tables of its batches.
#[derive(Debug, Serialize, Deserialize)]
pub struct ShareRecord {
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
    pub fn read(folder: &Path) -> Result<Self> {
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

/// Settles a corpus from all its shares: its survey, and for each batch of each share what changes.
///
/// # Errors
/// As loading the corpus whole: too much was lost, or nothing is left.
pub fn settle(shares: Vec<ShareRecord>, settings: &Settings) -> Result<(Survey, Vec<Vec<Change>>)> {
    let mut whole = Reading::default();
    /// Rows before it, its batches, what it settled alone, and id and hash of each row.
    type Part = (u64, Vec<Range<u64>>, Settled, BTreeMap<u64, (Box<str>, String)>);
    let mut parts: Vec<Part> = Vec::new();
    let mut before = 0;
    for share in shares {
        let end = share.batches.last().map_or(0, |rows| rows.end);
        let own = share.reading.clone().settle(super::Duplicates::Keep)?.settled;
        let ids = share.reading.entries.iter().map(|e| (e.row, (e.id.clone(), hex(&e.hash)))).collect();
        parts.push((before, share.batches, own, ids));
        whole.join(share.reading, before);
        before += end;
    }
    whole.check(settings)?;
    let survey = whole.settle(settings.duplicates)?;
    let changes = parts.into_iter().map(|(before, batches, own, ids)| {
        let change = |rows: &Range<u64>| {
            let mut change = Change::default();
            for (row, (id, hash)) in ids.range(rows.clone()) {
                let had = |rows: &[u64]| rows.binary_search(row).is_ok();
                let has = |rows: &[u64]| rows.binary_search(&(row + before)).is_ok();
                if had(&own.gone) {
                    continue;
                }
                let was = if had(&own.renamed) { rename(id, hash) } else { id.to_string() };
                if has(&survey.settled.gone) {
                    change.dropped.push(was);
                } else if has(&survey.settled.renamed) && !had(&own.renamed) {
                    change.renamed.insert(was, rename(id, hash));
                }
            }
            change
        };
        batches.iter().map(change).collect()
    });
    let changes = changes.collect();
    Ok((survey, changes))
}
