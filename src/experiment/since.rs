//! What a run changed in the results that stood in its place: which articles came and went, and
//! the shares that moved. It goes to [`FILE`], which is no part of what a run is verified by: it
//! hangs on what was there before. A run that changes nothing leaves it as it was.

use std::cmp::Ordering;
use std::fs;
use std::io::BufReader;
use std::path::Path;

use super::evidence::file;
use super::manifest::Manifest;
use crate::error::{Error, Result};
use crate::schema::{CHANGES, OUTLETS, UNITS, col};
use crate::table::{Cell, Table};

/// Beside the manifest.
pub const FILE: &str = "changes.csv";

/// What changed since the last run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// Articles that are new and that are no more there, by their texts; `None` where the last run
    /// left no evidence.
    pub articles: Option<(u64, u64)>,
    /// Shares of outlets that are not what they were, among all of both runs.
    pub moved: u64,
    pub shares: u64,
}

/// Compares the results in `old`, if there are any, with those in `new`, and writes the table of
/// changes there.
///
/// # Errors
/// When a table does not read, or the file cannot be written.
pub(super) fn note(old: &Path, new: &Path, manifest: &Manifest) -> Result<Option<Since>> {
    let Some(before) = fs::read(old.join("manifest.json")).ok() else { return Ok(None) };
    let fail = |e: std::io::Error| Error::new(FILE, e, "check the space and rights of the results folder");
    if serde_json::from_slice::<Manifest>(&before).is_ok_and(|before| before == *manifest) {
        if ours(&old.join(FILE)) {
            fs::copy(old.join(FILE), new.join(FILE)).map_err(fail)?;
        }
        return Ok(None);
    }
    let (Some(was), Some(is)) = (outlets(old)?, outlets(new)?) else { return Ok(None) };
    let (rows, shares) = moved(&was, &is);
    let since = Since { articles: articles(old, new)?, moved: rows.len() as u64, shares };
    let mut bytes = Vec::new();
    Table::from_rows(&CHANGES, rows)?.write_csv(&mut bytes)?;
    fs::write(new.join(FILE), bytes).map_err(fail)?;
    Ok(Some(since))
}

/// Whether a file in a results folder is such a table, and not one of the user's.
pub(super) fn ours(path: &Path) -> bool {
    fs::File::open(path).is_ok_and(|file| Table::read_csv(&CHANGES, BufReader::new(file)).is_ok())
}

/// The table of outlets; one of another version, or one changed by hand, is not compared.
fn outlets(folder: &Path) -> Result<Option<Table>> {
    let Ok(file) = fs::File::open(folder.join(format!("tables/{}.csv", OUTLETS.name))) else {
        return Ok(None);
    };
    Ok(Table::read_csv(&OUTLETS, BufReader::new(file)).ok())
}

/// Rows of [`CHANGES`], and how many shares there are in both tables together.
fn moved(was: &Table, is: &Table) -> (Vec<Vec<Cell>>, u64) {
    let keys = [col::LANG, col::OUTLET, col::FEATURE, col::CATEGORY, col::VOICE];
    let values = [col::ARTICLES, col::HITS, col::N, col::SHARE, col::LOW, col::HIGH];
    let columns = [was, is].map(|table| keys.map(|key| table.text(key)));
    let key = |side: usize, row: usize| columns[side].each_ref().map(|c| c[row].unwrap_or_default());
    let cell =
        |table: &Table, row: Option<usize>, column| row.map_or(Cell::Null, |row| table.cell(row, column));
    let (mut rows, mut all, mut before, mut after) = (Vec::new(), 0, 0, 0);
    // Rows of both stand in the order of their keys.
    while before < was.len() || after < is.len() {
        let first = match (before < was.len(), after < is.len()) {
            (true, true) => key(0, before).cmp(&key(1, after)),
            (true, false) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let (mut old, mut new) = (None, None);
        if first.is_le() {
            old = Some(before);
            before += 1;
        }
        if first.is_ge() {
            new = Some(after);
            after += 1;
        }
        all += 1;
        let pairs = values.map(|v| [cell(was, old, v), cell(is, new, v)]);
        if pairs.iter().any(|[before, after]| before != after) {
            let key = old.map_or_else(|| key(1, after - 1), |row| key(0, row)).map(Cell::from);
            rows.push(key.into_iter().chain(pairs.into_iter().flatten()).collect());
        }
    }
    (rows, all)
}

/// How many texts the new run has that the old one had not, and the other way round.
fn articles(old: &Path, new: &Path) -> Result<Option<(u64, u64)>> {
    let (was, is) = (texts(&old.join("evidence"))?, texts(&new.join("evidence"))?);
    if was.is_empty() {
        return Ok(None);
    }
    let (mut came, mut went) = (0, 0);
    let (mut was, mut is) = (was.into_iter().peekable(), is.into_iter().peekable());
    loop {
        match (was.peek(), is.peek()) {
            (Some(a), Some(b)) if a == b => {
                was.next();
                is.next();
            }
            (Some(a), Some(b)) if a < b => went += u64::from(was.next().is_some()),
            (Some(_), None) => went += u64::from(was.next().is_some()),
            (_, Some(_)) => came += u64::from(is.next().is_some()),
            (None, None) => return Ok(Some((came, went))),
        }
    }
}

/// The hashes of all texts that were measured, sorted.
fn texts(evidence: &Path) -> Result<Vec<u64>> {
    let mut hashes = Vec::new();
    for path in (0..).map(|batch| evidence.join(file(&UNITS, batch))).take_while(|path| path.is_file()) {
        let units = Table::read_parquet(&UNITS, &path)?;
        let short = |hash: Option<&str>| u64::from_str_radix(hash?.get(..16)?, 16).ok();
        hashes.extend(units.text(col::HASH).into_iter().filter_map(short));
    }
    hashes.sort_unstable();
    Ok(hashes)
}
