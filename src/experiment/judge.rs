//! Attributions for a person to judge one by one: how often is the coder right, and where not?
//!
//! The attributions with the smallest hash(rng_seed, article hash, place of the cue) are drawn,
//! a simple random sample of all: neither the order of files and rows nor the number of threads
//! matters, and a larger sample holds the smaller one. `minzar score SHEET` reads the sheet when
//! it is filled in.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::plan::Plan;
use super::samples::context;
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::schema;
use crate::span::CharMap;
use crate::stats::random;
use crate::table::{Cell, Table};

/// Place in the draw, hash and id of the article, place of the cue.
type Key = (u64, String, String, usize);

/// Draws `wanted` attributions of the plan's coder, as a [`schema::JUDGED`] sheet in the order of
/// the draw. The cells to fill in are empty.
///
/// # Errors
/// When nothing is wanted, or the input changes or breaks while it is read.
pub fn to_judge(plan: &Plan, wanted: usize) -> Result<Table> {
    if wanted == 0 {
        return Err(Error::new("--attributions", "a sample of none is no sample", "give a number from 1 up"));
    }
    let mut kept: BTreeMap<Key, Vec<Cell>> = BTreeMap::new();
    for batch in plan.corpus.batches() {
        let batch = batch?;
        let last = kept.last_key_value().filter(|_| kept.len() == wanted).map(|(key, _)| key.0);
        let found: Result<Vec<_>> = batch.articles().par_iter().map(|a| candidates(plan, a, last)).collect();
        for (key, row) in found?.into_iter().flatten() {
            kept.insert(key, row);
            if kept.len() > wanted {
                kept.pop_last();
            }
        }
    }
    let rows = kept.into_values().enumerate().map(|(place, mut row)| {
        row[0] = (place + 1).into();
        row
    });
    Table::from_rows(&schema::JUDGED, rows.collect())
}

/// The attributions of an article that may still enter the sample.
fn candidates(plan: &Plan, article: &Article, last: Option<u64>) -> Result<Vec<(Key, Vec<Cell>)>> {
    let coders = &plan.coders[&article.lang];
    let doc = coders.analyzer.doc(&article.title, &article.body);
    let Some(coding) = plan.coder(&article.lang).code_article(&article.id, &doc)? else {
        return Ok(Vec::new());
    };
    let map = CharMap::new(&doc.text);
    let mut out = Vec::new();
    for attribution in &coding.attributions {
        let cue = map.chars(attribution.cue);
        let draw = random::key(plan.spec.rng_seed, &format!("{}\t{}", article.hash, cue.start));
        if last.is_some_and(|last| draw > last) {
            continue;
        }
        let (before, words, after) = context(&doc, attribution.cue);
        let row = vec![
            Cell::Null,
            article.id.as_str().into(),
            article.outlet.as_str().into(),
            cue.start.into(),
            cue.end.into(),
            before.into(),
            words.into(),
            after.into(),
            attribution.source.map(|s| s.of(&doc.text)).into(),
            attribution.kind.name().into(),
            attribution.quote.name().into(),
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
        ];
        out.push(((draw, article.hash.clone(), article.id.clone(), cue.start), row));
    }
    Ok(out)
}
