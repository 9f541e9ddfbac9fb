//! Articles for human coders: a stratified sample that anybody can draw again.
//!
//! Strata are language and outlet. Within a stratum the articles with the smallest
//! hash(rng_seed, article hash) are drawn, so neither the order of files and rows nor the number
//! of threads matters, and a larger sample holds the smaller one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::plan::Plan;
use crate::codings::exchange::{CodedText, FormFile, Sheet};
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::span::CharMap;
use crate::stats::allocate::{Allocation, allocate};
use crate::stats::random;

/// A language and outlet, with what was drawn of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stratum {
    pub lang: String,
    pub outlet: String,
    /// Articles in the corpus.
    pub articles: u64,
    pub drawn: u64,
}

/// One drawn article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Drawn {
    id: String,
    hash: String,
    lang: String,
    outlet: String,
}

/// The record of a sample, `sample.json`.
#[derive(Debug, Clone, Serialize)]
struct Record<'a> {
    format: u32,
    minzar: &'static str,
    name: &'a str,
    spec: String,
    corpus: &'a str,
    rng_seed: u64,
    allocation: &'static str,
    wanted: u64,
    drawn: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pre_coded: Option<String>,
    strata: &'a [Stratum],
    articles: Vec<&'a Drawn>,
    /// File to hash of its bytes.
    outputs: BTreeMap<&'static str, String>,
}

/// A drawn sample.
pub struct Sample {
    wanted: u64,
    allocation: Allocation,
    pub strata: Vec<Stratum>,
    /// In the order of the draw, which mixes the strata: coders meet them in turn.
    pub sheets: Vec<Sheet>,
    drawn: Vec<Drawn>,
}

/// Draws `wanted` articles from a plan's corpus; with `pre_coded` they carry the codings of the
/// plan's coder.
///
/// # Errors
/// When nothing is wanted, or the input changes or breaks while it is read.
pub fn sample(plan: &Plan, wanted: u64, allocation: Allocation, pre_coded: bool) -> Result<Sample> {
    if wanted == 0 {
        return Err(Error::new("--articles", "a sample of no article is none", "give a number from 1 up"));
    }
    let rng_seed = plan.spec.rng_seed;
    let mut strata = Vec::new();
    for (lang, outlets) in &plan.corpus.survey.outlets {
        for (outlet, count) in outlets {
            let (lang, outlet) = (lang.clone(), outlet.clone());
            strata.push(Stratum { lang, outlet, articles: count.articles, drawn: 0 });
        }
    }
    let sizes: Vec<u64> = strata.iter().map(|s| s.articles).collect();
    let rank = |s: &Stratum| random::key(rng_seed, &format!("{}\t{}", s.lang, s.outlet));
    let ranks: Vec<u64> = strata.iter().map(rank).collect();
    for (stratum, drawn) in strata.iter_mut().zip(allocate(wanted, &sizes, &ranks, allocation)) {
        stratum.drawn = drawn;
    }

    type Kept = BTreeMap<(u64, String, String), Article>;
    let mut kept: BTreeMap<(String, String), Kept> = BTreeMap::new();
    let most: BTreeMap<(&str, &str), u64> =
        strata.iter().map(|s| ((s.lang.as_str(), s.outlet.as_str()), s.drawn)).collect();
    for batch in plan.corpus.batches() {
        for article in batch?.into_articles() {
            let most = most[&(article.lang.as_str(), article.outlet.as_str())] as usize;
            let key = (random::key(rng_seed, &article.hash), article.hash.clone(), article.id.clone());
            let stratum = kept.entry((article.lang.clone(), article.outlet.clone())).or_default();
            if stratum.len() < most || stratum.last_key_value().is_some_and(|(last, _)| key < *last) {
                stratum.insert(key, article);
            }
            if stratum.len() > most {
                stratum.pop_last();
            }
        }
    }

    let in_order: Kept = kept.into_values().flatten().collect();
    let mut sheets = Vec::with_capacity(in_order.len());
    let mut drawn = Vec::with_capacity(in_order.len());
    for article in in_order.into_values() {
        drawn.push(Drawn {
            id: article.id.clone(),
            hash: article.hash.clone(),
            lang: article.lang.clone(),
            outlet: article.outlet.clone(),
        });
        sheets.push(sheet(plan, article, pre_coded)?);
    }
    Ok(Sample { wanted, allocation, strata, sheets, drawn })
}

fn sheet(plan: &Plan, article: Article, pre_coded: bool) -> Result<Sheet> {
    let doc = plan.coders[&article.lang].analyzer.doc(&article.title, &article.body);
    let map = CharMap::new(&doc.text);
    let sentences = doc.sentences.iter().map(|s| map.chars(s.span)).collect();
    let coder = plan.coder(&article.lang);
    let coding = if pre_coded { coder.code_article(&article.id, &doc)? } else { None };
    let text = CodedText {
        id: article.id,
        lang: article.lang,
        outlet: article.outlet,
        title: article.title,
        body: article.body,
        attributions: Vec::new(),
    };
    Ok(match coding {
        Some(coding) => {
            Sheet { text: text.with_coding(&coding), sentences, coder: Some(coder.name().to_owned()) }
        }
        None => Sheet { text, sentences, coder: None },
    })
}

impl Sample {
    /// `sample.json`: from what, how, and what was drawn. It holds no text, clock or path.
    ///
    /// # Errors
    /// When the record cannot be made (a bug).
    pub fn record(&self, plan: &Plan, files: &[FormFile]) -> Result<String> {
        let record = Record {
            format: 1,
            minzar: env!("CARGO_PKG_VERSION"),
            name: &plan.name,
            spec: blake3::hash(plan.text.as_bytes()).to_hex().to_string(),
            corpus: &plan.corpus.survey.hash,
            rng_seed: plan.spec.rng_seed,
            allocation: match self.allocation {
                Allocation::Equal => "equal",
                Allocation::Proportional => "proportional",
            },
            wanted: self.wanted,
            drawn: self.drawn.len() as u64,
            pre_coded: self.sheets.iter().find_map(|s| s.coder.clone()),
            strata: &self.strata,
            articles: self.drawn.iter().collect(),
            outputs: files.iter().map(|f| (f.name, blake3::hash(&f.bytes).to_hex().to_string())).collect(),
        };
        let json = serde_json::to_string_pretty(&record).map_err(|e| Error::new("sample.json", e, ""))?;
        Ok(json + "\n")
    }
}
