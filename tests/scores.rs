//! The README's table of scores is what the extractor does today.
//!
//! `cargo test scores:: -- --nocapture` prints the rows; a row that is not the README's is an
//! error, so that whoever moves a figure puts the new row in.

use std::path::Path;

use minzar::codings::exchange::CodedText;
use minzar::reliability::{Score, markdown};
use minzar::schema;
use minzar::table::Table;

/// The rows of the table: their names, and where the codings are found; `None` where they are not.
fn rows() -> [(&'static str, Option<Score>); 12] {
    let further = |file: &str| crate::further::with_texts(file).map(|gold| crate::further::score(&gold));
    let shared = |file: &str, coder| crate::attribution::measure(file, coder);
    let seed = crate::attribution::against(crate::gold_file("seed.jsonl"), &crate::attribution::ARABIC);
    [
        ("Arabic, development", shared("gold/ar.dev.jsonl", &crate::attribution::ARABIC)),
        ("Arabic, second development", further("second.jsonl")),
        ("Arabic, third development", further("third.jsonl")),
        ("Arabic, fourth development", further("fourth.jsonl")),
        ("Arabic, never looked at", further("further.jsonl")),
        ("Arabic, other outlets, development", further("outlets_ar.jsonl")),
        ("Arabic, other outlets, looked at once", further("outlets_ar_once.jsonl")),
        ("Arabic, the seed article", Some(seed)),
        ("English, PolNeAR dev with types", shared("gold/en.dev.jsonl", &crate::attribution::ENGLISH)),
        ("English, PolNeAR dev, wide scope", crate::attribution_en::polnear()),
        ("English, other outlets, development", further("outlets_en.jsonl")),
        ("English, other outlets, looked at once", further("outlets_en_once.jsonl")),
    ]
}

#[test]
fn the_readme_states_the_scores_of_today() {
    let readme = include_str!("../README.md");
    println!("{}", markdown::HEAD);
    assert!(readme.contains(markdown::HEAD), "the README's table has another head");
    let mut stale = Vec::new();
    for (name, score) in rows() {
        let Some(score) = score else { continue };
        let row = markdown::row(name, &score);
        println!("{row}");
        if !readme.contains(&row) {
            stale.push(row);
        }
    }
    assert!(stale.is_empty(), "put these rows into the README:\n{}", stale.join("\n"));
}

#[test]
fn a_row_has_a_cell_for_each_column_and_a_dash_for_nothing() {
    let none = CodedText {
        id: "a".into(),
        lang: "ar".into(),
        outlet: String::new(),
        title: String::new(),
        body: "نص".into(),
        attributions: Vec::new(),
    };
    let score = minzar::reliability::score(std::slice::from_ref(&none), std::slice::from_ref(&none))
        .expect("a score");
    let row = markdown::row("empty", &score);
    let cells = |line: &str| line.matches('|').count();
    assert!(markdown::HEAD.lines().all(|line| cells(line) == cells(&row)), "{row}");
    assert!(row.starts_with("| empty (1) | 0 | - / - | - |"), "{row}");
}

#[test]
fn the_page_of_the_arabic_pack_states_what_its_judged_sheet_says() {
    let page = include_str!("../seeds/lang/ar/README.md");
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/judged.csv");
    let table = Table::read_csv(&schema::JUDGED, std::fs::File::open(sheet).expect("a sheet")).expect("read");
    for answer in minzar::reliability::judged(&table).expect("counts").answers {
        let (p, low, high) = (answer.precision, answer.low, answer.high);
        let number = |v: Option<f64>| format!("{:.2}", v.expect("a share"));
        let row = format!(
            "| {} of {} | {} [{}, {}] |",
            answer.right,
            answer.judged,
            number(p),
            number(low),
            number(high)
        );
        assert!(page.contains(&row), "{row}");
    }
}
