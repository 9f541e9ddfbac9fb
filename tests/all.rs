//! The one integration-test binary.

#![expect(clippy::print_stderr, reason = "tests say what they skip")]
#![cfg_attr(feature = "workbench", expect(clippy::print_stdout, reason = "tests show what they measured"))]

#[cfg(feature = "workbench")]
mod aggregate;
mod attribution;
mod attribution_ar;
mod attribution_en;
#[cfg(feature = "workbench")]
mod axis;
#[cfg(feature = "workbench")]
mod basil;
#[cfg(feature = "workbench")]
mod calibrate;
#[cfg(feature = "workbench")]
mod chart;
#[cfg(feature = "workbench")]
mod cli;
#[cfg(feature = "workbench")]
mod cluster;
mod concordance;
#[cfg(feature = "workbench")]
mod corpus;
#[cfg(feature = "workbench")]
mod demo;
#[cfg(feature = "workbench")]
mod encodings;
mod estimates;
mod exchange;
#[cfg(feature = "workbench")]
mod features;
#[cfg(feature = "workbench")]
mod freeze;
#[cfg(feature = "workbench")]
mod further;
mod grammar;
mod house;
mod keyness;
mod labels;
mod lexicon;
#[cfg(feature = "workbench")]
mod many;
mod matching;
#[cfg(feature = "workbench")]
mod outputs;
#[cfg(feature = "workbench")]
mod own_lexicon;
#[cfg(feature = "workbench")]
mod parts;
mod reliability;
#[cfg(feature = "workbench")]
mod report;
mod rules;
mod rulings;
#[cfg(feature = "workbench")]
mod sample;
#[cfg(feature = "workbench")]
mod scores;
#[cfg(feature = "workbench")]
mod seed;
#[cfg(feature = "workbench")]
mod seed_lexical;
#[cfg(feature = "workbench")]
mod shares;
#[cfg(feature = "workbench")]
mod shrink;
#[cfg(feature = "workbench")]
mod spans;
mod speakers;
#[cfg(feature = "workbench")]
mod stages;
mod stats;
#[cfg(feature = "workbench")]
mod table;
mod text;
mod text_level;
#[cfg(feature = "workbench")]
mod vocabulary;
#[cfg(feature = "workbench")]
mod voiceless;
#[cfg(feature = "workbench")]
mod workers;

#[cfg(feature = "workbench")]
use std::path::PathBuf;

/// How property tests draw: the same cases each time, so that a red test is red for everybody.
fn properties(cases: u32) -> proptest::prelude::ProptestConfig {
    proptest::prelude::ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_311_004),
        ..Default::default()
    }
}

/// A file of the gold codings that the repository holds.
fn gold_file(name: &str) -> std::fs::File {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(name);
    std::fs::File::open(path).expect("a gold file")
}

/// The folder with real corpora, when `file` is in it; else says that a test is skipped.
#[cfg(feature = "workbench")]
fn data(file: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("MINZAR_DATA").map_or_else(|| PathBuf::from("data"), PathBuf::from);
    if folder.join(file).exists() {
        return Some(folder);
    }
    eprintln!("skipped: {file} is not in {} (set MINZAR_DATA)", folder.display());
    None
}
