//! Every rule has an example that it decides and a counter-example that it leaves alone, in the pack of a
//! language (`rules.toml`).

use std::collections::BTreeSet;

use minzar::attribution::{Extractor, rules};
use minzar::codings::{Coder, Scope};
use minzar::lang::{Language, Pack};
use minzar::text::{Analyzer, Doc};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    #[serde(default)]
    wide: bool,
    example: String,
    codes: Vec<String>,
    counter: String,
    counter_codes: Vec<String>,
}

/// A language's coder by a scope.
struct Bench {
    analyzer: Analyzer,
    extractor: Extractor,
}

impl Bench {
    fn new(code: &str, scope: Scope) -> Self {
        let language = Language::embedded(code).expect("a pack");
        let extractor = Extractor::with_scope(&language, scope).expect("the pack's lists read");
        Self { analyzer: Analyzer::new(language), extractor }
    }

    /// A text, with a headline before the pilcrow.
    fn doc(&self, text: &str) -> Doc {
        let (title, body) = text.split_once(" ¶ ").unwrap_or(("", text));
        self.analyzer.doc(title, body)
    }

    /// Cue, source and type of all that is coded in a text.
    fn codes(&self, doc: &Doc) -> Vec<String> {
        let words = |span: minzar::span::Span| span.of(&doc.text).to_owned();
        let line = |a: &minzar::codings::Attribution| {
            format!("{} | {} | {}", words(a.cue), a.source.map_or_else(|| "-".to_owned(), words), a.kind)
        };
        self.extractor.code(doc).attributions.iter().map(line).collect()
    }
}

fn rows(code: &str) -> Vec<Row> {
    Pack::embedded(code).expect("a pack").read::<File>("rules.toml").expect("rules.toml").rule
}

#[test]
fn a_rule_decides_its_example_and_leaves_its_counter_example_alone() {
    let mut wrong = Vec::new();
    for code in minzar::lang::codes() {
        let (mut book, mut wide) = (Bench::new(code, Scope::Codebook), Bench::new(code, Scope::Wide));
        for row in rows(code) {
            let bench = if row.wide { &mut wide } else { &mut book };
            let (example, counter) = (bench.doc(&row.example), bench.doc(&row.counter));
            let coded = bench.extractor.code(&example);
            for (doc, codes) in [(&counter, &row.counter_codes), (&example, &row.codes)] {
                let found = bench.codes(doc);
                if found != *codes {
                    wrong.push(format!("{code}, {}: {} is coded {found:?}", row.name, doc.text.trim()));
                }
            }
            bench.extractor.watch();
            bench.codes(&counter);
            if bench.extractor.held().contains(row.name.as_str()) {
                wrong.push(format!("{code}, {}: it holds in its counter-example", row.name));
            }
            bench.extractor.switch_off(&[&row.name]).expect("a rule of this name");
            if bench.extractor.code(&example) == coded {
                wrong.push(format!("{code}, {}: it does not decide its example", row.name));
            }
            bench.extractor.switch_off(&[]).expect("all are on");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_row_and_every_row_a_rule() {
    let known: BTreeSet<String> = rules().map(str::to_owned).collect();
    assert_eq!(known.len(), rules().count(), "two rules have one name");
    let rows: BTreeSet<String> =
        minzar::lang::codes().flat_map(|code| rows(code).into_iter().map(|r| r.name)).collect();
    assert_eq!(known, rows);
}

#[test]
fn every_table_of_rules_is_registered() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/attribution");
    let mut rows = 0;
    for stage in std::fs::read_dir(src).expect("the stages").map(|e| e.expect("an entry").path()) {
        for file in std::fs::read_dir(stage).into_iter().flatten() {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("a source file");
            let code = text.split_whitespace().collect::<String>();
            rows += code.matches("rule(\"").count() + code.matches("verdict(\"").count();
        }
    }
    assert_eq!(rows, rules().count(), "a table is not in src/attribution/rules.rs");
}

#[test]
fn the_pages_of_the_packs_have_the_rules_with_what_they_do() {
    for code in minzar::lang::codes() {
        let page = Pack::embedded(code).expect("a pack").text("README.md").expect("a page").to_owned();
        for row in rows(code) {
            assert!(page.contains(&row.name), "{code}: the page does not name `{}`", row.name);
        }
    }
}
