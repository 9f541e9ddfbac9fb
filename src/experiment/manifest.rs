//! What a run records: enough to say what went in, what came out, and whether a rerun gives
//! the same. No clock, no host, no absolute path.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use crate::codings::Coder;
use crate::error::Warning;
use crate::features::axis::VectorFile;
use crate::lexicon::Lexicon;

/// The format of the manifest itself.
const FORMAT: u32 = 1;

/// Crates whose version can move a number or a picture.
const CRATES: &[&str] = &[
    "polars",
    "linfa",
    "linfa-clustering",
    "linfa-hierarchical",
    "linfa-reduction",
    "kodama",
    "rust-stemmers",
    "unicode-segmentation",
    "unicode-normalization",
    "plotters",
    "resvg",
    "dejavu",
];

/// The lock file that the program was built with.
const LOCK: &str = include_str!("../../Cargo.lock");

/// A file of a results folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Rows, where it is a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// Of a table: hash of its rows. Of any other file: hash of its bytes.
    pub hash: String,
}

/// A language pack that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedPack {
    pub version: u32,
    pub hash: String,
    /// Lexicon to number of entries.
    pub lexicons: BTreeMap<String, usize>,
}

/// A lexicon that the spec brought along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedLexicon {
    pub name: String,
    pub lang: String,
    pub entries: usize,
    /// Of the file's text.
    pub hash: String,
}

/// A file of word vectors that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedVectors {
    /// Of its bytes.
    pub hash: String,
    pub words: u64,
    pub dimensions: u64,
}

/// Human codings that were used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedCoding {
    pub coder: String,
    /// Of the codings, whatever the order of lines.
    pub hash: String,
    pub articles: u64,
}

/// Warnings of one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub reason: String,
    pub count: u64,
}

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub minzar: String,
    pub name: String,
    /// Hash of the spec's text, which lies beside as `spec.toml`.
    pub spec: String,
    pub rng_seed: u64,
    /// Whether the report shows text of articles.
    pub text: bool,
    /// Hash of the sorted hashes of the articles.
    pub corpus: String,
    pub packs: BTreeMap<String, UsedPack>,
    /// The spec's own lexicons, by name and language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lexicons: Vec<UsedLexicon>,
    /// Word vectors of the frame axes, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub vectors: BTreeMap<String, UsedVectors>,
    /// Whose codings were measured, where it was not the machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coding: Option<UsedCoding>,
    /// Stage by stage, how many came through.
    pub counts: Vec<(String, u64)>,
    pub warnings: Vec<Counted>,
    pub crates: BTreeMap<String, String>,
    /// Path in the results folder to what lies there.
    pub outputs: BTreeMap<String, Output>,
}

impl Manifest {
    /// All but the outputs; `doubts` and `counts` are those that came after loading.
    pub fn of(plan: &Plan, doubts: &[Warning], counts: Vec<(String, u64)>, with_text: bool) -> Self {
        let packs = plan.coders.iter().map(|(code, c)| {
            let own = |l: &&Lexicon| plan.own_lexicons.contains_key(&(l.name.clone(), l.lang.clone()));
            let lexicons = c.lexicons.iter().filter(|l| !own(l));
            let lexicons = lexicons.map(|l| (l.name.clone(), l.entries.len())).collect();
            (code.clone(), UsedPack { version: c.language.version, hash: c.language.pack.hash(), lexicons })
        });
        let mut counted: BTreeMap<&str, u64> = plan.doubts().into_iter().map(|(r, t)| (r, t.total)).collect();
        for doubt in doubts {
            *counted.entry(&doubt.reason).or_default() += 1;
        }
        Self {
            format: FORMAT,
            minzar: env!("CARGO_PKG_VERSION").to_owned(),
            name: plan.name.clone(),
            spec: blake3::hash(plan.text.as_bytes()).to_hex().to_string(),
            rng_seed: plan.spec.rng_seed,
            text: with_text || plan.spec.publish_text,
            corpus: plan.corpus.survey.hash.clone(),
            packs: packs.collect(),
            lexicons: plan.own_lexicons.iter().map(used_lexicon).collect(),
            vectors: plan.axes().map(|(code, axes)| (code.to_owned(), used(&axes.file))).collect(),
            coding: plan.human.as_ref().map(|human| UsedCoding {
                coder: human.name().to_owned(),
                hash: human.hash().to_owned(),
                articles: human.len() as u64,
            }),
            counts: plan.counts().into_iter().chain(counts).collect(),
            warnings: counted
                .into_iter()
                .map(|(reason, count)| Counted { reason: reason.to_owned(), count })
                .collect(),
            crates: crates(),
            outputs: BTreeMap::new(),
        }
    }
}

fn used_lexicon(((name, lang), (entries, hash)): (&(String, String), &(usize, String))) -> UsedLexicon {
    UsedLexicon { name: name.clone(), lang: lang.clone(), entries: *entries, hash: hash.clone() }
}

fn used(file: &VectorFile) -> UsedVectors {
    UsedVectors { hash: file.hash.clone(), words: file.words, dimensions: file.dimensions }
}

/// Versions from the lock file.
fn crates() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut lines = LOCK.lines();
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix("name = \"").and_then(|l| l.strip_suffix('"')) else { continue };
        let version =
            lines.next().and_then(|l| l.strip_prefix("version = \"")).and_then(|l| l.strip_suffix('"'));
        if let (true, Some(version)) = (CRATES.contains(&name), version) {
            out.insert(name.to_owned(), version.to_owned());
        }
    }
    out
}
