//! The stage `code and measure`: a map over the batches of a corpus, on all cores. Each batch leaves
//! its tables and a record on disk; nothing of one hangs on another. With a store, a batch that was
//! measured before in the same way is taken from there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::evidence::{self, Hashes, file};
use super::plan::Plan;
use super::progress::Progress;
use super::samples::{Draw, Samples};
use super::store::Store;
use crate::corpus::{Article, Corpus};
use crate::error::{Error, Result};
use crate::features::{self, Measured};
use crate::schema::Schema;
use crate::workers;

const RECORD: &str = "record.json";

/// What is known of a batch beside its tables. Records of several join.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Record {
    pub articles: u64,
    pub hashes: Hashes,
    pub samples: Samples,
    /// Articles that the coder coded, where it is a person, and how many it did not.
    pub coded: Vec<String>,
    pub uncoded: u64,
}

impl Record {
    /// # Errors
    /// When the disk takes no more.
    pub fn write(&self, path: &Path) -> Result<()> {
        let json = serde_json::to_vec(self).map_err(|e| Error::new(RECORD, e, ""))?;
        let fail = |e| Error::new(path.display().to_string(), e, "check the space and rights of the disk");
        std::fs::write(path, json).map_err(fail)
    }

    /// # Errors
    /// When there is no such record, or it does not read.
    pub fn read(path: &Path) -> Result<Self> {
        let fail =
            |e: &dyn std::fmt::Display| Error::new(path.display().to_string(), e, "measure the batch again");
        let json = std::fs::read(path).map_err(|e| fail(&e))?;
        serde_json::from_slice(&json).map_err(|e| fail(&e))
    }

    /// Takes in that of another batch.
    pub fn join(&mut self, batch: Self) {
        self.articles += batch.articles;
        self.hashes.join(&batch.hashes);
        self.samples.join(batch.samples);
        self.coded.extend(batch.coded);
        self.uncoded += batch.uncoded;
    }
}

/// Codes and measures all batches of the plan's corpus. Their tables go into `folder`, which is there;
/// their records are handed over by number, in no order.
///
/// # Errors
/// When a part of the corpus does not read, a coding is of another text, or the disk takes no more.
pub fn measure(
    plan: &Plan,
    folder: &Path,
    draw: Draw,
    store: Option<&Store>,
    progress: &dyn Progress,
    take: impl FnMut(usize, Record) + Send,
) -> Result<()> {
    let way = plan.way(draw)?;
    let batch = |at: usize| -> Result<Record> {
        let key = store.and_then(|store| Some((store, store.key(&plan.corpus.key(at)?, &way))));
        let record = match key {
            Some((store, key)) => stored(plan, at, folder, draw, store, &key)?,
            None => fresh(plan, &plan.corpus.batch(at)?, draw, &|name| folder.join(file(name, at)))?,
        };
        progress.advance(record.articles);
        Ok(record)
    };
    workers::each(plan.corpus.len(), batch, take)
}

/// A batch from the store, which gets it first where it does not have it.
fn stored(plan: &Plan, at: usize, folder: &Path, draw: Draw, store: &Store, key: &str) -> Result<Record> {
    let place = store.measured(key);
    let again = || serde_json::from_slice(&std::fs::read(place.join(RECORD)).ok()?).ok();
    let record = match again() {
        Some(record) => {
            store.used(&place);
            record
        }
        None => store.put(key, |making| {
            let record = fresh(plan, &plan.corpus.batch(at)?, draw, &|name| making.join(file(name, 0)))?;
            record.write(&making.join(RECORD))?;
            Ok(record)
        })?,
    };
    copy(&place, 0, folder, at)?;
    Ok(record)
}

/// Copies the tables of a batch from one folder to another, where it may have another number.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(from: &Path, theirs: usize, to: &Path, ours: usize) -> Result<()> {
    for schema in evidence::present(from, theirs)? {
        let target = to.join(file(schema, ours));
        std::fs::copy(from.join(file(schema, theirs)), &target)
            .map_err(|e| Error::new(target.display().to_string(), e, "check the space of the disk"))?;
    }
    Ok(())
}

/// Measures a batch and writes each of its tables where `path` says.
fn fresh(plan: &Plan, batch: &Corpus, draw: Draw, path: &dyn Fn(&Schema) -> PathBuf) -> Result<Record> {
    let mut record = Record { articles: batch.len() as u64, ..Record::default() };
    let mut found: Vec<(&Article, Measured)> = Vec::with_capacity(batch.len());
    for article in batch.articles() {
        match one(plan, article, draw, &mut record.samples)? {
            Some(measured) => {
                record.coded.extend(plan.human.is_some().then(|| article.id.clone()));
                found.push((article, measured));
            }
            None => record.uncoded += 1,
        }
    }
    let found = found.iter().map(|(article, measured)| (*article, measured)).collect();
    record.hashes = evidence::write(&plan.features, found, plan.axes().next().is_some(), path)?;
    Ok(record)
}

/// Codes and measures one article; also draws what of it the report may show. `None` where the
/// coder did not code it.
fn one(plan: &Plan, article: &Article, draw: Draw, samples: &mut Samples) -> Result<Option<Measured>> {
    let coders = &plan.coders[&article.lang];
    let doc = coders.analyzer.doc(&article.title, &article.body);
    let Some(coding) = plan.coder(&article.lang).code_article(&article.id, &doc)? else { return Ok(None) };
    let mut measured = features::measure(&plan.features, &coders.language, &coders.lexicons, &doc, &coding);
    measured.axes = coders.axes.as_ref().map(|axes| axes.sums(&doc)).unwrap_or_default();
    samples.article(draw, &plan.features, article, &doc, &measured);
    Ok(Some(measured))
}
