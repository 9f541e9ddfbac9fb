//! `minzar calibrate`: articles under false labels.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use minzar::outlets::{Labels, PartFiles, Parts, Roster};
use minzar::schema::{CALIBRATION, col};
use minzar::table::Table;

fn minzar(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
    let output = command.current_dir(folder).args(args).output().expect("it starts");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
    assert!(output.status.success(), "{text}");
    text
}

const SPEC: &str = "question = \"Is nothing found?\"\nrng_seed = 5\n[corpus]\ninput = [\"builtin:demo\"]\n\
                    [measure]\nmin_articles = 2\nfeatures = [\"loaded_terms\", \"anonymous_share\", \"labels\"]\n";

#[test]
fn a_corpus_is_told_what_it_would_find_under_false_labels() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mine.toml"), SPEC).expect("a spec");
    let run = |out: &str| {
        let args = ["calibrate", "mine.toml", "--draws", "3", "--no-cache", "--out", out];
        let said = minzar(folder.path(), &args);
        assert!(said.contains("labels are shuffled"), "{said}");
        std::fs::read_to_string(folder.path().join(out)).expect("a table")
    };
    let (first, again) = (run("a.csv"), run("b.csv"));
    assert_eq!(first, again);
    let table = Table::read_csv(&CALIBRATION, first.as_bytes()).expect("reads");
    let (labels, what) = (table.text(col::LABELS), table.text(col::WHAT));
    let (draws, cases, found) = (table.int(col::DRAWS), table.int(col::CASES), table.int(col::FALSE));
    for (wanted, name) in [
        ("shuffled", "tests with p at most .05"),
        ("shuffled", "intervals that miss"),
        ("halved", "tests with p at most .05"),
    ] {
        let rows: Vec<usize> =
            (0..table.len()).filter(|r| (labels[*r], what[*r]) == (Some(wanted), Some(name))).collect();
        assert!(!rows.is_empty(), "{wanted} {name}: {first}");
        for row in rows {
            assert!(draws[row] <= Some(3) && found[row] <= cases[row] && cases[row] > Some(0), "{first}");
        }
    }
}

/// Neither the articles that are read nor the spec is an output's place.
#[test]
fn the_table_is_written_over_no_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let line = "{\"title\":\"\",\"body\":\"قال الوزير إن الحرب انتهت\",\"outlet\":\"A\"}\n";
    let spec = "question = \"q\"\nrng_seed = 1\n[corpus]\ninput = [\"one.jsonl\"]\nlang = \"ar\"\n";
    std::fs::write(at("one.jsonl"), line).expect("articles");
    std::fs::write(at("mine.toml"), spec).expect("a spec");
    let run = |out: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
        let args = ["calibrate", "mine.toml", "--draws", "1", "--no-cache", "--out", out];
        command.current_dir(folder.path()).env("MINZAR_DATA", folder.path()).args(args);
        command.output().expect("it starts")
    };
    for taken in ["one.jsonl", "mine.toml"] {
        assert_eq!(run(taken).status.code(), Some(2), "{taken}");
    }
    assert_eq!(std::fs::read_to_string(at("one.jsonl")).expect("articles"), line);
    assert_eq!(std::fs::read_to_string(at("mine.toml")).expect("a spec"), spec);
    // One outlet has nothing to be compared with, and that is said.
    let said = run("out.csv");
    assert!(String::from_utf8_lossy(&said.stdout).contains("Nothing was compared"), "{said:?}");
}

#[test]
fn labels_are_shuffled_at_true_sizes_and_halves_are_halves() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mine.toml"), SPEC).expect("a spec");
    minzar(folder.path(), &["run", "mine.toml", "--no-cache", "--results", "results"]);
    let parts = PartFiles::of(&[&folder.path().join("results/mine/evidence")]).expect("parts");
    // By article its outlet.
    let outlets = |parts: &dyn Parts| -> BTreeMap<String, String> {
        let read = (0..parts.count()).map(|at| parts.read(at).expect("a part").articles);
        let pairs = read.flat_map(|table| {
            let owned = |cells: Vec<Option<&str>>| -> Vec<String> {
                cells.into_iter().flatten().map(str::to_owned).collect()
            };
            owned(table.text(col::ID)).into_iter().zip(owned(table.text(col::OUTLET))).collect::<Vec<_>>()
        });
        pairs.collect()
    };
    let sizes = |outlets: &BTreeMap<String, String>| {
        outlets.values().fold(BTreeMap::new(), |mut sizes: BTreeMap<String, usize>, name| {
            *sizes.entry(name.clone()).or_default() += 1;
            sizes
        })
    };
    let (roster, own) = (Roster::of(&parts).expect("articles"), outlets(&parts));
    let shuffled = [1, 1, 2].map(|seed| outlets(&roster.relabelled(Labels::Shuffled, seed)));
    assert_eq!(shuffled[0], shuffled[1]);
    assert_ne!(shuffled[0], shuffled[2]);
    assert_ne!(shuffled[0], own);
    assert_eq!(sizes(&shuffled[0]), sizes(&own));
    let halved = outlets(&roster.relabelled(Labels::Halved, 1));
    assert!(own.iter().all(|(article, outlet)| halved[article].starts_with(outlet.as_str())));
    assert_eq!(sizes(&halved).len(), 2 * sizes(&own).len());
    assert!(sizes(&halved).values().all(|n| *n == 4), "eight articles an outlet");
}
