//! What a program without frames can do: clean an article, code it, measure it.

use std::collections::BTreeMap;
use std::sync::Arc;

use minzar::attribution::Extractor;
use minzar::codings::{Coder, SourceType};
use minzar::corpus::{Article, FIELDS, Outcome, Preparer, Row, Settings};
use minzar::features::{FEATURES, measure};
use minzar::lang::Language;
use minzar::lexicon::{self, Lexicons};
use minzar::text::Analyzer;

const BODY: &str = "شارك هذا الخبر\nقال وزير الخارجية سامح شكري إن الهدنة هشة.\nوأكد مصدر مطلع أن القتال عاد.\nلا توجد تعليقات";

fn article(settings: &Settings, language: &Arc<Language>, fields: &[(&str, &str)]) -> Article {
    let languages = BTreeMap::from([("ar".to_owned(), Arc::clone(language))]);
    let preparer = Preparer::new(settings, &languages).expect("lists that read");
    let mut row = Row::new("row 1".to_owned(), None);
    for (name, value) in fields {
        let field = FIELDS.into_iter().find(|f| f.name() == *name).expect("a column of articles");
        row.set(field, Some((*value).to_owned()));
    }
    match preparer.prepare(row) {
        Outcome::Article(prepared) => prepared.article,
        other => panic!("no article: {other:?}"),
    }
}

#[test]
fn an_article_is_cleaned_coded_and_measured_without_frames() {
    let language = Language::embedded("ar").expect("a pack");
    let settings = Settings { lang: Some("ar".to_owned()), ..Settings::default() };
    let fields = [
        ("outlet", "منبر"),
        ("title", "هدنة"),
        ("body", BODY),
        ("published", "Tue, 21 Jul 2015 10:00:00 +0300"),
    ];
    let article = article(&settings, &language, &fields);
    assert_eq!(article.body, "قال وزير الخارجية سامح شكري إن الهدنة هشة.\nوأكد مصدر مطلع أن القتال عاد.");
    assert_eq!(article.raw_body(), BODY);
    let rules: Vec<&str> = article.removed().map(|(_, rule, _)| rule).filter(|r| *r != "blank").collect();
    assert_eq!(rules, ["share", "comments"]);
    assert_eq!(article.published.as_deref(), Some("2015-07-21T07:00:00Z"));

    let doc = Analyzer::new(Arc::clone(&language)).doc(&article.title, &article.body);
    let coding = Extractor::new(&language).expect("lists that read").code(&doc);
    let kinds: Vec<SourceType> = coding.attributions.iter().map(|a| a.kind).collect();
    assert_eq!(kinds, [SourceType::Named, SourceType::Anonymous]);

    let lexicons = Lexicons::new(lexicon::embedded(&language).expect("lexicons that read"));
    let lexicons = lexicons.expect("lexicons of one language");
    let measured = measure(FEATURES, &language, &lexicons, &doc, &coding);
    let place = |name: &str| FEATURES.iter().position(|f| f.name() == name).expect("a feature");
    let hits = |name: &str| measured.evidence.iter().filter(|e| e.feature == place(name)).count();
    assert_eq!((hits("anonymous_share"), hits("source_types")), (1, 2));
    assert!(measured.bases.contains(&(place("anonymous_share"), "all", 2)), "{:?}", measured.bases);
}

/// Unpacking is the workbench's; without it a packed vector file is refused, not misread.
#[test]
#[cfg(not(feature = "workbench"))]
fn a_packed_vector_file_is_refused() {
    use minzar::features::axis::Axes;
    let language = Language::embedded("ar").expect("a pack");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("words.vec.gz");
    std::fs::write(&path, b"\x1f\x8b").expect("a file");
    let refused = Axes::load(&language, &path, "words.vec.gz").err().expect("an error").to_string();
    assert!(refused.contains("unpack"), "{refused}");
}
