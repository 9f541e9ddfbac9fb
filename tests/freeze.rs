//! The lexicons of today are the last of the states whose hashes and figures are written down
//! (`tests/gold/lexicon_freeze.toml`).

use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    pub frozen: Vec<Frozen>,
}

/// One state of the two lexicons.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    pub state: String,
    pub loaded: String,
    pub evaluative: String,
    /// Figures of both lists together.
    pub hits: usize,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

pub fn freeze() -> Freeze {
    toml::from_str(include_str!("gold/lexicon_freeze.toml")).expect("the list of frozen states")
}

#[test]
fn the_lexicons_are_the_frozen_ones() {
    let hash = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/lang/ar/lexicon").join(name);
        blake3::hash(&std::fs::read(path).expect("a lexicon")).to_hex().to_string()
    };
    let freeze = freeze();
    let last = freeze.frozen.last().expect("a frozen state");
    let (loaded, evaluative) = (hash("loaded.toml"), hash("evaluative.toml"));
    assert!(
        last.loaded == loaded && last.evaluative == evaluative,
        "a lexicon was edited after it was scored: record a new state in tests/gold/lexicon_freeze.toml \
         and run its figures again\nloaded = \"{loaded}\"\nevaluative = \"{evaluative}\""
    );
    assert_eq!(freeze.frozen[0].state, "first", "the first state stays in the list");
}
