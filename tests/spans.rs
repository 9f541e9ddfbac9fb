//! Hits of lexicons against labelled spans: how overlap is counted, and the figures on ArMPro.

use std::sync::Arc;

use minzar::attribution::Extractor;
use minzar::codings::Nobody;
use minzar::lang::Language;
use minzar::lexicon::Lexicon;
use minzar::reliability::spans::{Comparison, LabelledText, compare};
use minzar::text::Analyzer;

/// The labels of ArMPro for loaded language and for name calling.
const LABELS: [&str; 2] = ["Loaded_Language", "Name_Calling-Labeling"];

fn lexicon(name: &str, entries: &[(&str, &str)], language: &Arc<Language>) -> Lexicon {
    let mut text = format!(
        "name = '{name}'\nlang = 'en'\nversion = 1\norigin = ''\nlicence = ''\n[categories]\na = ''\nb = ''\n"
    );
    for (pattern, category) in entries {
        text += &format!("[[entry]]\npattern = '{pattern}'\ncategory = '{category}'\nrationale = ''\n");
    }
    Lexicon::parse(name, &text, language).expect("a lexicon")
}

fn texts(lines: &str) -> Vec<LabelledText> {
    LabelledText::read(lines.as_bytes(), "spans.jsonl").expect("labelled texts")
}

fn english(lines: &str, labels: &[&str]) -> Result<Comparison, minzar::error::Error> {
    let language = Language::embedded("en").expect("a pack");
    let lexicons = [
        lexicon("one", &[("brutal", "a"), ("shameful", "b")], &language),
        lexicon("two", &[("brutal regime", "a")], &language),
    ];
    let labels: Vec<String> = labels.iter().map(|l| (*l).to_owned()).collect();
    compare(&texts(lines), &labels, &lexicons, &Analyzer::new(language), &Nobody)
}

/// `brutal regime` is hit by both lists, once pooled; `shameful` lies outside the labels; `vile
/// act` is not found; the title and the other label do not count.
const LINES: &str = r#"
{"id": "a", "title": "A brutal day", "body": "The brutal regime signed a vile act.",
 "label": [{"technique": "x", "start": 4, "end": 10}, {"technique": "x", "start": 27, "end": 35}]}
{"id": "b", "body": "It was a shameful and long day.", "label": [{"type": "y", "start": 9, "end": 17}]}
"#;

fn lines() -> String {
    LINES.replace("\n \"label\"", " \"label\"")
}

#[test]
fn overlap_is_counted_in_whole_words() {
    let comparison = english(&lines(), &["x"]).expect("a comparison");
    let all = comparison.all();
    assert_eq!((all.hits, all.right, all.spans, all.found), (2, 1, 2, 1));
    assert_eq!((all.precision, all.recall, all.f1), (Some(0.5), Some(0.5), Some(0.5)));
    // Words hit: brutal, regime, shameful; labelled: brutal, vile, act; both: brutal.
    assert_eq!(all.words_f1, Some(2.0 / 6.0));
    let row = |by: &str, name: &str| {
        let row = comparison.rows.iter().find(|r| r.by == by && r.name == name).expect("a row");
        (row.figures.hits, row.figures.right)
    };
    assert_eq!(row("lexicon", "one"), (2, 1));
    assert_eq!(row("lexicon", "two"), (1, 1));
    assert_eq!(row("category", "b"), (1, 0));
    assert_eq!(row("voice", "quoted"), (0, 0));
    assert_eq!((comparison.texts, comparison.articles, comparison.words), (2, 2, 14));
}

#[test]
fn controls_have_as_many_hits_or_as_frequent_words() {
    let comparison = english(&lines(), &["x"]).expect("a comparison");
    let length = &comparison.controls[0];
    assert_eq!((length.name, length.hits), ("length only", 2.0));
    // Every word stands once, so each of the two entries with hits gives one.
    assert_eq!((comparison.controls[1].name, comparison.controls[1].hits), ("random list", 2.0));
    assert!(length.precision > 0.0 && length.precision < 1.0);
}

#[test]
fn wrong_labels_and_spans_are_errors() {
    let error = english(&lines(), &["z"]).expect_err("no such label").to_string();
    assert!(error.contains("no span has `z`") && error.contains("x, y"), "{error}");
    let beyond = r#"{"id": "a", "body": "short", "label": [{"technique": "x", "start": 0, "end": 9}]}"#;
    let error = english(beyond, &["x"]).expect_err("outside").to_string();
    assert!(error.contains("text a") && error.contains("0..9"), "{error}");
    let error = LabelledText::read("{}".as_bytes(), "f.jsonl").expect_err("no id").to_string();
    assert!(error.contains("f.jsonl, line 1"), "{error}");
}

#[test]
fn the_command_prints_the_comparison() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("spans.jsonl"), lines()).expect("a file");
    let run = |args: &[&str]| {
        let all =
            [&["lexicon", "score", "spans.jsonl", "--lexicon", "en/loaded,en/evaluative"], args].concat();
        crate::cli::output(folder.path(), &all)
    };
    let json = run(&["--labels", "x", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["rows"][0]["spans"], 2);
    assert_eq!(json["lexicons"][1]["name"], "evaluative");
    assert_eq!(json["controls"].as_array().map(Vec::len), Some(2));
    let table = crate::cli::said(&run(&["--labels", "x,y"]));
    assert!(table.contains("labels x, y") && table.contains("length only"), "{table}");
    let refused = run(&["--labels", "z"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(crate::cli::said(&refused).contains("there are: x, y"));
}

#[test]
fn armpro_figures_are_the_recorded_ones() {
    let file = "armpro.dev.jsonl.gz";
    let Some(folder) = crate::data(file) else { return };
    let lines = minzar::corpus::lines_of(&folder.join(file)).expect("a file");
    let texts = LabelledText::read(lines, file).expect("labelled texts");
    let language = Language::embedded("ar").expect("a pack");
    let of = |name: &str| Lexicon::of_pack(&language, &format!("lexicon/{name}.toml")).expect("a lexicon");
    let coder = Extractor::new(&language).expect("rules");
    let comparison = compare(
        &texts,
        &LABELS.map(str::to_owned),
        &[of("loaded"), of("evaluative")],
        &Analyzer::new(language.clone()),
        &coder,
    )
    .expect("a comparison");
    println!("{comparison}");
    let all = comparison.all();
    let freeze = crate::freeze::freeze();
    let last = freeze.frozen.last().expect("a frozen state");
    assert_eq!(all.hits, last.hits, "record the figures of today in tests/gold/lexicon_freeze.toml");
    for (today, recorded) in [(all.precision, last.precision), (all.recall, last.recall), (all.f1, last.f1)] {
        assert!((today.expect("a figure") - recorded).abs() < 0.0005, "{today:?}, recorded {recorded}");
    }
    let with = |value: Option<f64>, range: Option<minzar::reliability::Interval>| {
        let (value, range) = (value.expect("a figure"), range.expect("an interval"));
        format!("{value:.3} [{:.3}, {:.3}]", range.low, range.high)
    };
    let row = format!(
        "| {} | {} | {} | {:.3} |",
        all.hits,
        with(all.precision, all.precision_interval),
        with(all.recall, all.recall_interval),
        all.f1.expect("a figure")
    );
    assert!(include_str!("../README.md").contains(&row), "put this into the README: {row}");
    // Chance, by length or by frequency, is far below.
    for control in &comparison.controls {
        let lift = all.precision.expect("a figure") / control.precision;
        assert!(lift > 4.0, "{}: {lift}", control.name);
    }
}
