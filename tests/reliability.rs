//! Scoring of codings: matching, figures, alpha, refusals.

use minzar::codings::exchange::{self, CodedText, Record};
use minzar::codings::{QuoteKind, SourceType};
use minzar::reliability::{agreement, matches, score};
use minzar::span::CharSpan;

fn record(cue: (usize, usize), source: Option<(usize, usize)>, kind: SourceType, quote: QuoteKind) -> Record {
    Record {
        source: source.map(CharSpan::from),
        kind: Some(kind),
        quote: Some(quote),
        ..Record::new(CharSpan::from(cue))
    }
}

fn text(id: &str, attributions: Vec<Record>) -> CodedText {
    CodedText {
        id: id.to_owned(),
        lang: "en".to_owned(),
        outlet: String::new(),
        title: "one two".to_owned(),
        body: "three four five six seven eight".to_owned(),
        attributions,
    }
}

use QuoteKind::{Direct, Indirect, Mixed};
use SourceType::{Anonymous, Named, Office, Organisation};

#[test]
fn cues_match_one_to_one_in_text_order() {
    let at = |a, b| record((a, b), None, Named, Indirect);
    // One long cue meets only the first of two; order in the file does not matter.
    assert_eq!(matches(&[at(0, 10)], &[at(5, 7), at(0, 4)]), [(0, 1)]);
    assert_eq!(matches(&[at(0, 3), at(5, 8)], &[at(3, 5), at(7, 9)]), [(1, 1)]);
    assert_eq!(matches(&[], &[at(0, 1)]), []);
}

#[test]
fn every_figure_of_the_codebook() {
    let gold = vec![
        text(
            "a",
            vec![
                record((0, 3), Some((4, 7)), Named, Direct),
                record((9, 14), Some((15, 24)), Anonymous, Indirect),
                record((25, 28), None, Office, Indirect),
            ],
        ),
        text("b", vec![record((0, 3), None, Organisation, Indirect)]),
    ];
    let other = vec![
        text("b", vec![]),
        text(
            "a",
            vec![
                record((0, 3), Some((4, 7)), Office, Direct),
                record((9, 13), Some((15, 19)), Organisation, Direct),
                record((29, 34), None, Named, Indirect),
            ],
        ),
    ];
    let score = score(&gold, &other).expect("same texts");
    let near = |a: Option<f64>, b: f64| assert!((a.expect("defined") - b).abs() < 1e-9, "{a:?} {b}");
    assert_eq!((score.detection.hits, score.detection.predicted, score.detection.gold), (2, 3, 4));
    near(score.detection.precision, 2.0 / 3.0);
    near(score.detection.recall, 0.5);
    near(score.exact_cue.f1, 2.0 / 7.0);
    near(score.type_accuracy, 0.0);
    // Named and office are one class of three.
    near(score.type_accuracy_three, 0.5);
    near(score.end_to_end.f1, 2.0 / 7.0);
    near(score.quote_accuracy, 0.5);
    // Gold words: "two", "four", "five"; found: "two", "four".
    near(score.source_span.f1, 4.0 / 5.0);
    near(score.anonymous_share_gold, 1.0 / 3.0);
    near(score.anonymous_share_other, 0.0);
    near(score.anonymous_share_mae, 1.0 / 3.0);
    assert_eq!(score.anonymous_share_articles, 1);
    assert!(serde_json::to_string(&score).expect("serialises").contains("\"detection\""));
    assert!(score.to_string().contains("detection F1"));
}

/// A corpus without types (PolNeAR) and with parts in pieces.
#[test]
fn unknown_types_and_parts_in_pieces() {
    let line = |attributions: &str| {
        format!(
            r#"{{"id": "a", "title": "one two", "body": "three four five six", "attributions": {attributions}}}"#
        )
    };
    let read = |line: String| exchange::read(line.replace('\n', " ").as_bytes(), "codings").expect("codings");
    let gold = read(line(
        r#"[{"cue": [0, 3], "cue_spans": [[0, 3], [9, 14]], "source": [4, 7], "source_spans": [[4, 7], [20, 24]],
            "content_spans": [[15, 19], [25, 28]], "type": null, "quote": null},
           {"cue": [4, 7], "source": null}]"#,
    ));
    let other = read(line(
        r#"[{"cue": [4, 7], "source": [0, 3], "type": "named", "quote": "direct"},
           {"cue": [9, 14], "source": [20, 28], "type": "office", "quote": "direct", "content": [[15, 19]]}]"#,
    ));
    // By its second piece the first cue meets the second of the other side, past the one between.
    assert_eq!(matches(&gold[0].attributions[..1], &other[0].attributions), [(0, 1)]);
    let one = vec![CodedText { attributions: gold[0].attributions[..1].to_vec(), ..gold[0].clone() }];
    let score = score(&one, &other).expect("same texts");
    let near = |a: Option<f64>, b: f64| assert!((a.expect("defined") - b).abs() < 1e-9, "{a:?} {b}");
    near(score.detection.precision, 0.5);
    // Gold words: "two", "five"; coded: "five", "six".
    near(score.source_span.f1, 0.5);
    near(score.source_overlap.f1, 1.0);
    // Gold words: "four", "six"; coded: "four".
    near(score.content_span.f1, 2.0 / 3.0);
    let unknown =
        [score.type_accuracy, score.quote_accuracy, score.end_to_end.f1, score.anonymous_share_other];
    assert_eq!(unknown, [None; 4], "what gold does not know is no error");
    assert!(score.by_type.iter().all(|t| t.prf.precision.is_none()));

    // What was read is written back, and a feature cannot do with it.
    let mut bytes = Vec::new();
    exchange::write(&mut bytes, &gold).expect("written");
    assert_eq!(exchange::read(&bytes[..], "again").expect("codings"), gold);
    let refused = gold[0].coding().expect_err("no type").to_string();
    assert!(refused.contains("has no type"), "{refused}");
}

/// One attribution of unknown type among others leaves the figures of types to the others.
#[test]
fn a_single_unknown_type_is_left_out() {
    let mut gold =
        vec![text("a", vec![record((0, 3), None, Named, Direct), record((8, 9), None, Named, Direct)])];
    let other =
        vec![text("a", vec![record((0, 3), None, Named, Direct), record((8, 9), None, Office, Mixed)])];
    gold[0].attributions[1].kind = None;
    gold[0].attributions[1].quote = None;
    let score = score(&gold, &other).expect("same texts");
    assert_eq!((score.detection.hits, score.end_to_end.predicted, score.end_to_end.gold), (2, 1, 1));
    assert_eq!((score.type_accuracy, score.quote_accuracy), (Some(1.0), Some(1.0)));
}

#[test]
fn intervals_repeat_and_hold_the_figure() {
    let article = |i: usize, hit: bool| {
        let kind = if hit { Named } else { Anonymous };
        (
            text(&format!("{i:02}"), vec![record((0, 3), None, Named, Indirect)]),
            text(&format!("{i:02}"), vec![record((0, 3), None, kind, Indirect)]),
        )
    };
    let (gold, other): (Vec<_>, Vec<_>) = (0..20).map(|i| article(i, i % 4 != 0)).unzip();
    let one = score(&gold, &other).expect("same texts");
    assert_eq!(one, score(&gold, &other).expect("same texts"));
    let range = one.intervals["type_accuracy"];
    assert!(range.low < 0.75 && 0.75 < range.high && range.low > 0.4, "{range:?}");
}

#[test]
fn different_texts_and_missing_ids_are_refused() {
    let gold = vec![text("a", vec![]), text("b", vec![])];
    let missing = score(&gold, &[text("a", vec![])]).expect_err("an id is missing");
    assert!(missing.cause().contains('b'), "{missing}");
    let mut changed = gold.clone();
    changed[1].body.push('!');
    let differs = score(&gold, &changed).expect_err("the texts differ");
    assert!(differs.place().contains('b'), "{differs}");
    let twice = vec![text("a", vec![]), text("a", vec![])];
    assert!(score(&twice, &twice).is_err());
}

fn coder(name: &str, attributions: Vec<Vec<Record>>) -> (String, Vec<CodedText>) {
    let texts = attributions.into_iter().enumerate().map(|(i, a)| text(&format!("t{i}"), a)).collect();
    (name.to_owned(), texts)
}

#[test]
fn several_coders_agree_as_two_do_and_by_hand() {
    let mark = |at: usize, kind| record((at, at + 3), None, kind, Direct);
    let a = coder("a", vec![vec![mark(0, Named), mark(8, Office)], vec![mark(0, Anonymous)]]);
    let b =
        coder("b", vec![vec![mark(1, Named), mark(9, Anonymous)], vec![mark(0, Anonymous), mark(20, Named)]]);
    let c = coder("c", vec![vec![mark(0, Named)], vec![mark(1, Office)]]);
    let two = agreement(&[a.clone(), b.clone()]).expect("two coders");
    let scored = score(&a.1, &b.1).expect("a score");
    assert_eq!((two.alpha_type, two.alpha_quote), (scored.alpha_type, scored.alpha_quote));
    assert_eq!(two.detection, [("a".to_owned(), "b".to_owned(), scored.detection.f1)]);

    let all = agreement(&[a.clone(), b.clone(), c.clone()]).expect("three coders");
    assert_eq!((all.articles, all.shared, all.single), (2, 3, 1));
    // Units NNN, OA, AAO: n 8, N 3, O 2, A 3. Within units 3 + 0 + 2 * 1 / 2 = 4 agree; by
    // chance (3 * 2 + 2 * 1 + 3 * 2) / 7 = 2.
    let wanted = 1.0 - (8.0 - 4.0) / (8.0 - 2.0);
    assert!(all.alpha_type.is_some_and(|alpha| (alpha - wanted).abs() < 1e-12), "{all:?}");
    assert_eq!(all.alpha_quote, None, "one value in use");
    assert_eq!(all.detection.len(), 3);
    // a and c: both mark two places; a marks three, c two.
    assert_eq!(all.detection[1], ("a".to_owned(), "c".to_owned(), Some(0.8)));

    assert!(agreement(std::slice::from_ref(&a)).is_err());
    let mut other = c;
    other.1[1].body.push('!');
    let refused = agreement(&[a, b, other]).expect_err("another text").to_string();
    assert!(refused.contains("t1"), "{refused}");
}
