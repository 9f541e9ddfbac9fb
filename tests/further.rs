//! The extractor against codings of articles that are not in the repository (`tests/gold/README.md`).

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use minzar::attribution::Extractor;
use minzar::codings::Coder;
use minzar::codings::exchange::CodedText;
use minzar::lang::Language;
use minzar::reliability::{self, Score};
use minzar::text::Analyzer;
use serde_json::Value;

/// The codings of a file with their texts, from the corpora; `None` where these are absent.
pub fn with_texts(file: &str) -> Option<Vec<CodedText>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(file);
    let mut wanted: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for line in BufReader::new(std::fs::File::open(path).expect("codings")).lines() {
        let coding: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let text = |key: &str| coding[key].as_str().expect("text").to_owned();
        wanted.entry(text("corpus")).or_default().insert(text("id"), coding);
    }
    let mut texts = Vec::new();
    for (corpus, mut codings) in wanted {
        let folder = crate::data(&corpus)?;
        let file = std::fs::File::open(folder.join(&corpus)).expect("a corpus");
        for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
            let line = line.expect("a line");
            let article: Value = serde_json::from_str(&line).expect("JSON");
            let Some(mut coding) = codings.remove(article["id"].as_str().expect("an id")) else { continue };
            let chars = coding["body_chars"].as_u64().expect("a number") as usize;
            let body: String = article["body"].as_str().expect("text").chars().take(chars).collect();
            coding["title"] = article["title"].clone();
            coding["body"] = body.into();
            let hash = coding["text_hash"].as_str().expect("a hash").to_owned();
            let coded: CodedText = serde_json::from_value(coding).expect("a coded text");
            assert_eq!(blake3::hash(coded.text().as_bytes()).to_hex().as_str(), hash, "{}", coded.id);
            texts.push(coded);
        }
        assert!(codings.is_empty(), "not in {corpus}: {:?}", codings.keys());
    }
    Some(texts)
}

pub fn score(gold: &[CodedText]) -> Score {
    let language = Language::embedded(&gold[0].lang).expect("a pack");
    let (analyzer, extractor) = (Analyzer::new(language.clone()), Extractor::new(&language).expect("rules"));
    let code = |text: &CodedText| {
        let coding = extractor.code(&analyzer.doc(&text.title, &text.body));
        text.clone().with_coding(&coding)
    };
    reliability::score(gold, &gold.iter().map(code).collect::<Vec<_>>()).expect("a score")
}

fn assert_at_least(file: &str, detection: f64, types: f64) {
    let Some(gold) = with_texts(file) else { return };
    let score = score(&gold);
    eprintln!("{file}\n{score}");
    assert!(score.detection.f1 >= Some(detection) && score.type_accuracy_three >= Some(types), "{score}");
}

#[test]
fn articles_never_looked_at_are_coded_about_as_well() {
    assert_at_least("further.jsonl", 0.85, 0.85);
}

#[test]
fn the_second_development_set_is_coded() {
    assert_at_least("second.jsonl", 0.88, 0.90);
}

#[test]
fn the_third_development_set_is_coded() {
    assert_at_least("third.jsonl", 0.88, 0.90);
}

#[test]
fn the_fourth_development_set_is_coded() {
    assert_at_least("fourth.jsonl", 0.86, 0.88);
}
