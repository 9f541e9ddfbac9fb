//! The stage `code and measure`: a map over the batches of a corpus, on all cores. Each batch leaves
//! its tables and a record on disk; nothing of one hangs on another.

use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::evidence::{Batch, Hashes, file};
use super::plan::Plan;
use super::progress::Progress;
use super::samples::{Draw, Samples};
use crate::corpus::{Article, Corpus};
use crate::error::Result;
use crate::features::{self, Measured};

/// What is known of batches beside their tables; records of several join.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Record {
    pub hashes: Hashes,
    pub samples: Samples,
    /// Articles that the coder coded, where it is a person, and how many it did not.
    pub coded: Vec<String>,
    pub uncoded: u64,
}

impl Record {
    pub fn join(&mut self, other: Self) {
        self.hashes.join(&other.hashes);
        self.samples.join(other.samples);
        self.coded.extend(other.coded);
        self.uncoded += other.uncoded;
    }
}

/// Codes and measures all batches of the plan's corpus. Their tables go into `folder`, which is there.
///
/// # Errors
/// When a part of the corpus does not read, a coding is of another text, or the disk takes no more.
pub fn measure(
    plan: &Plan,
    folder: &Path,
    draw: Draw,
    progress: &dyn Progress,
    each: &(dyn Fn(&Article, &Measured) + Sync),
) -> Result<Record> {
    let batches: Result<Vec<Record>> = (0..plan.corpus.len())
        .into_par_iter()
        .with_max_len(1)
        .map(|at| {
            let batch = plan.corpus.batch(at)?;
            let record = batch_into(plan, &batch, at, folder, draw, each)?;
            progress.advance(batch.len() as u64);
            Ok(record)
        })
        .collect();
    let mut record = Record::default();
    batches?.into_iter().for_each(|batch| record.join(batch));
    Ok(record)
}

/// Measures one batch and writes its tables.
fn batch_into(
    plan: &Plan,
    batch: &Corpus,
    at: usize,
    folder: &Path,
    draw: Draw,
    each: &(dyn Fn(&Article, &Measured) + Sync),
) -> Result<Record> {
    let mut record = Record::default();
    let mut found: Vec<(&Article, Measured)> = Vec::with_capacity(batch.len());
    for article in batch.articles() {
        match one(plan, article, draw, &mut record.samples)? {
            Some(measured) => {
                record.coded.extend(plan.human.is_some().then(|| article.id.clone()));
                each(article, &measured);
                found.push((article, measured));
            }
            None => record.uncoded += 1,
        }
    }
    let found = found.iter().map(|(article, measured)| (*article, measured)).collect();
    let tables = Batch::new(&plan.features, found).tables(plan.axes().next().is_some())?;
    for table in &tables {
        table.write_parquet(&folder.join(file(table.schema(), at)))?;
    }
    record.hashes = Hashes::of(&tables);
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
