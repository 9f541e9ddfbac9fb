//! The seed article against its coded facts (`tests/gold/`): furniture gone, outlet and wire
//! read, attributions compared with the gold. Its words: `seed_lexical`.

use std::io::BufReader;
use std::path::Path;

use minzar::codings::exchange::{self, CodedText};
use minzar::codings::{Coder, SourceType};
use minzar::corpus::Article;
use minzar::reliability;
use minzar::schema::col;

pub fn json(name: &str) -> serde_json::Value {
    serde_json::from_reader(BufReader::new(crate::gold_file(name))).expect("JSON")
}

pub fn seed() -> (minzar::experiment::Plan, Article) {
    let plan = crate::demo::plan("seed", Path::new("data"));
    let mut articles = Vec::new();
    for batch in plan.corpus.batches() {
        articles.extend(batch.expect("a batch").into_articles());
    }
    assert_eq!(articles.len(), 1);
    (plan, articles.remove(0))
}

#[test]
fn furniture_goes_and_the_text_stays() {
    let (_, article) = seed();
    let gold = json("seed.article.json");
    for (field, have) in [
        ("outlet", Some(&article.outlet)),
        ("byline", article.byline.as_ref()),
        ("wire", article.wire.as_ref()),
        ("title", Some(&article.title)),
        ("body", Some(&article.body)),
    ] {
        assert_eq!(have.map(String::as_str), gold[field].as_str(), "{field}");
    }
    // Every piece of furniture is among what was cut, with the rule that cut it.
    let removed: Vec<&str> = article.removed().map(|(_, _, text)| text).collect();
    for piece in gold["furniture"].as_array().expect("a list") {
        let piece = piece.as_str().expect("text");
        assert!(removed.iter().any(|r| r.contains(piece)), "{piece} was not cut: {removed:?}");
    }
}

#[test]
fn attributions_match_the_gold() {
    let (plan, article) = seed();
    let gold = exchange::read(BufReader::new(crate::gold_file("seed.jsonl")), "seed.jsonl").expect("codings");
    let coders = &plan.coders["ar"];
    let coding = coders.extractor.code(&coders.analyzer.doc(&article.title, &article.body));
    let coded = CodedText {
        id: "seed".into(),
        lang: "ar".into(),
        outlet: article.outlet,
        title: article.title,
        body: article.body,
        attributions: Vec::new(),
    }
    .with_coding(&coding);
    // Of 23 attributions at least nine in ten are found, and their type is right.
    let score = reliability::score(&gold, std::slice::from_ref(&coded)).expect("a score");
    assert!(score.detection.recall >= Some(0.9) && score.end_to_end.recall >= Some(0.9), "{score}");

    // The anonymous circle of a named minister stays anonymous; who claims and who says.
    let text: Vec<char> = coded.text().chars().collect();
    let cut = |s: minzar::span::CharSpan| text[s.start..s.end].iter().collect::<String>();
    let find = |cue: &str| coded.attributions.iter().find(|a| cut(a.cue) == cue).expect("a cue");
    let circle = find("نقلت");
    assert!(cut(circle.source.expect("a source")).starts_with("مصادر مقربة من وزير داخليتها"));
    assert_eq!(circle.kind, Some(SourceType::Anonymous));
    assert!(cut(circle.via.expect("a via")).starts_with("وسائل إعلام محلية"));
    assert_eq!(find("وزعمت").class.expect("a class").name(), "doubting");
    assert_eq!(find("قالت").class.expect("a class").name(), "neutral");
}

#[test]
fn one_article_gives_evidence_and_no_shares() {
    let results = tempfile::tempdir().expect("a folder");
    let (plan, _) = seed();
    let outcome =
        minzar::experiment::run(&plan, results.path(), false, &minzar::experiment::Silent).expect("runs");
    let tables = minzar::experiment::read_tables(&outcome.folder).expect("tables");
    let shares = &tables["outlets"];
    assert!(shares.real(col::SHARE).iter().all(Option::is_none));
    assert!(shares.text(col::GAP).iter().all(Option::is_some));
    assert!(shares.int(col::HITS).iter().flatten().all(|hits| *hits > 0));
    assert!(shares.int(col::HITS).iter().flatten().sum::<i64>() > 50);
    // What has neither share nor hit is counted, with its reason.
    let gaps = &tables["gaps"];
    let of = |table| gaps.text(col::TABLE).iter().filter(|t| **t == Some(table)).count();
    assert!(of("outlets") > 3 && of("actors") > 0 && of("labels") == 1);
    assert!(gaps.text(col::GAP).iter().flatten().any(|gap| gap == &"too few: 1 articles, 20 wanted"));
    assert!(gaps.int(col::ROWS).iter().flatten().sum::<i64>() > 20);
    // The evidence is there all the same.
    assert!(outcome.manifest.outputs["evidence/hits"].rows > Some(50));
    assert!(outcome.manifest.warnings.iter().any(|w| w.reason == "no clusters"));
}
