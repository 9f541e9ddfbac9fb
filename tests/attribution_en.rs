//! English in both scopes: an example for each mechanism, and the figures on PolNeAR.

use std::sync::LazyLock;

use minzar::attribution::Extractor;
use minzar::codings::{Coder, QuoteKind, Scope, SourceType};
use minzar::lang::Language;
use minzar::text::Analyzer;

static CODEBOOK: LazyLock<(Analyzer, Extractor)> = LazyLock::new(|| coder(Scope::Codebook));
static WIDE: LazyLock<(Analyzer, Extractor)> = LazyLock::new(|| coder(Scope::Wide));

fn coder(scope: Scope) -> (Analyzer, Extractor) {
    let language = Language::embedded("en").expect("an embedded pack");
    let extractor = Extractor::with_scope(&language, scope).expect("the pack's lists read");
    (Analyzer::new(language), extractor)
}

/// Cue and source of each attribution, as `cue < source`.
fn found(coder: &(Analyzer, Extractor), title: &str, body: &str) -> Vec<String> {
    let doc = coder.0.doc(title, body);
    let shown = |a: minzar::codings::Attribution| {
        let source = a.source.map_or("-", |s| s.of(&doc.text));
        format!("{} < {source}", a.cue.of(&doc.text))
    };
    coder.1.code(&doc).attributions.into_iter().map(shown).collect()
}

fn codebook(body: &str) -> Vec<String> {
    found(&CODEBOOK, "", body)
}

fn wide(body: &str) -> Vec<String> {
    found(&WIDE, "", body)
}

#[test]
fn words_of_time_and_place_part_subject_and_verb() {
    assert_eq!(codebook("The senator from Ohio on Tuesday dismissed the plan."), ["dismissed < The senator"]);
    assert_eq!(codebook("Rep. Hale (D-Mass.) said the law is old."), ["said < Rep. Hale (D-Mass.)"]);
    assert_eq!(
        codebook("A poll released last week found that prices rose."),
        ["found < A poll released last week"]
    );
    assert_eq!(codebook("About 4 in 10 voters say the road is long."), ["say < 4 in 10 voters"]);
}

#[test]
fn a_shortened_relative_clause_is_no_cue() {
    assert_eq!(
        codebook("People briefed on the move said it was late."),
        ["said < People briefed on the move"]
    );
}

#[test]
fn a_clause_begins_after_as() {
    assert_eq!(codebook("As Anna Berg put it, the road is long."), ["put it < Anna Berg"]);
    assert_eq!(codebook("As The Times reported, the road is long."), ["reported < The Times"]);
}

#[test]
fn a_quotation_may_stand_before_its_verb() {
    assert_eq!(codebook("\"The road is long,\" Berg continued."), ["continued < Berg"]);
    assert!(codebook("Berg continued her walk.").is_empty());
    // The sentence ends inside the marks.
    assert_eq!(codebook("\"How long is it?\" asked the boy."), ["asked < the boy"]);
}

/// Typed with two kinds of mark: the cue between is not inside a quotation.
#[test]
fn a_quotation_may_open_curly_and_close_straight() {
    let doc = CODEBOOK.0.doc("", "“It is over,\" she said. \"We go home.\"");
    let coding = CODEBOOK.1.code(&doc);
    assert_eq!(doc.quotations.iter().filter(|q| q.paired).count(), 2);
    assert_eq!(coding.attributions.len(), 1);
    assert_eq!(coding.attributions[0].quote, QuoteKind::Direct);
}

/// What is said may stand before its cue, and go on after it.
#[test]
fn content_before_the_cue() {
    let contents = |body: &str| -> Vec<Vec<String>> {
        let doc = CODEBOOK.0.doc("", body);
        let words =
            |spans: Vec<minzar::span::Span>| spans.iter().map(|s| s.of(&doc.text).to_owned()).collect();
        CODEBOOK.1.code(&doc).attributions.into_iter().map(|a| words(a.content)).collect()
    };
    let body = "\"The road is long,\" said Anna Berg, who lives in Ohio. \"We go home. It is late.\"";
    assert_eq!(contents(body), [["\"The road is long,\"", "\"We go home. It is late.\""]]);
    // The second quotation has a cue of its own.
    let body = "\"It rains,\" he said. \"It snows,\" he added.";
    assert_eq!(contents(body), [["\"It rains,\""], ["\"It snows,\""]]);
    let body = "The bridge is old, said Tom Hale, a clerk.";
    assert_eq!(contents(body), [["The bridge is old"]]);
    assert_eq!(codebook(body), ["said < Tom Hale, a clerk"]);
}

#[test]
fn a_gerund_goes_with_the_text_before_it() {
    let body = "Berg released a statement defending the plan.";
    assert_eq!(codebook(body).len(), 1, "{:?}", codebook(body));
    assert!(codebook("The ruling on Monday was long.").is_empty());
}

#[test]
fn a_headline_that_the_body_repeats_is_coded_once() {
    let title = "Mayor says bridge is safe";
    let body = "Mayor says bridge is safe.\n\nNobody was hurt.";
    let doc = CODEBOOK.0.doc(title, body);
    let cues: Vec<_> = CODEBOOK.1.code(&doc).attributions.into_iter().map(|a| a.cue).collect();
    assert_eq!(cues.len(), 1);
    assert!(doc.body.contains(cues[0]));
    assert_eq!(found(&CODEBOOK, title, "Nobody was hurt.").len(), 1, "only the title has it");
}

#[test]
fn line_labels_of_transcripts_polls_and_scores() {
    assert_eq!(codebook("TAPPER: Let us begin with the news."), [": < TAPPER"]);
    assert_eq!(codebook("Poll: Voters want change.\n\nNobody was hurt.")[0], ": < Poll");
    // Only the first line is a headline.
    assert!(codebook("Nobody was hurt.\n\nReport: two pages.").is_empty());
    assert!(codebook("Clinton: 2,316.").is_empty());
    let doc = CODEBOOK.0.doc("", "Poll: Voters agree.");
    assert_eq!(CODEBOOK.1.code(&doc).attributions[0].kind, SourceType::Document);
}

#[test]
fn a_first_name_makes_a_nationality_a_name() {
    let doc = CODEBOOK.0.doc("", "Mark Cuban said the road is long.");
    assert_eq!(CODEBOOK.1.code(&doc).attributions[0].kind, SourceType::Named);
}

#[test]
fn collocations_of_the_codebook() {
    assert_eq!(codebook("Anna Berg made it clear that she would stay."), ["made it clear < Anna Berg"]);
    assert_eq!(codebook("Tom Hale shot back that the numbers were wrong."), ["shot back < Tom Hale"]);
    assert!(codebook("Anna Berg made it to the top.").is_empty());
}

/// Each sentence attributes in the wide scope only.
#[test]
fn the_wide_scope_takes_more() {
    for (body, expected) in [
        ("Mr. Hale did not endorse the bill.", "endorse < Mr. Hale"),
        ("The mayor will announce the date.", "announce < The mayor"),
        ("The committee went on to say that prices rose.", "went on to < The committee"),
        ("Mr. Berg was asked about the bridge.", "asked < -"),
        ("The governor's claim that taxes fell was old.", "claim that < The governor's"),
        ("There was criticism from the left.", "criticism from < the left"),
        ("Mr. Hale is confident that it holds.", "confident that < Mr. Hale"),
        ("Ms. Berg attacked the plan.", "attacked < Ms. Berg"),
        ("Officials seemed to know.", "seemed < Officials"),
    ] {
        assert_eq!(wide(body), [expected]);
        assert!(codebook(body).is_empty(), "{body} {:?}", codebook(body));
    }
}

/// Claims and reports of nobody, in both scopes.
#[test]
fn nobody_is_there_to_ask() {
    for body in ["The bridge reportedly fell.", "The driver allegedly fled."] {
        let cue = body.split(' ').nth(2).expect("a cue");
        assert_eq!((codebook(body), wide(body)), (vec![format!("{cue} < -")], vec![format!("{cue} < -")]));
    }
}

/// What is begun or gone on with is done; what is only hoped for is not.
#[test]
fn speech_that_is_begun_is_speech() {
    assert_eq!(codebook("Reporters continued to ask whether it was true."), ["ask < Reporters"]);
    assert_eq!(codebook("Critics have been quick to accuse the mayor of fraud."), ["accuse < Critics"]);
    let hoped = codebook("Reporters hoped to ask whether it was true.");
    assert!(hoped.iter().all(|found| !found.starts_with("ask")), "{hoped:?}");
}

#[test]
fn a_purpose_is_no_planned_speech() {
    assert!(wide("It took a year in order to say so.").is_empty());
    assert!(wide("They met to report numbers.").is_empty());
}

/// The codebook takes another speaker's speech inside a report, the wide scope only plain speech.
#[test]
fn cues_inside_a_report() {
    let body = "Mr. Hale said that the mayor wants a new bridge.";
    assert_eq!(codebook(body), ["said < Mr. Hale", "wants < the mayor"]);
    assert_eq!(wide(body), ["said < Mr. Hale"]);
    let body = "Mr. Hale said that Ms. Berg told reporters the bridge fell.";
    assert_eq!(wide(body), ["said < Mr. Hale", "told < Ms. Berg"]);
    let body = "Mr. Hale praised the plan and called for more.";
    assert_eq!(wide(body).len(), 2, "a joined verb is no report");
}

/// PolNeAR's dev part in the wide scope; `None` where it is not.
#[cfg(feature = "workbench")]
pub fn polnear() -> Option<minzar::reliability::Score> {
    use minzar::codings::exchange::{self, CodedText};

    let folder = crate::data("polnear.dev.jsonl.gz")?;
    let lines = minzar::corpus::lines_of(&folder.join("polnear.dev.jsonl.gz")).expect("opens");
    let gold = exchange::read(lines, "polnear.dev").expect("codings");
    let code = |text: &CodedText| {
        let coding = WIDE.1.code(&WIDE.0.doc(&text.title, &text.body));
        text.clone().with_coding(&coding)
    };
    let coded: Vec<CodedText> = gold.iter().map(code).collect();
    Some(minzar::reliability::score(&gold, &coded).expect("same texts"))
}

#[cfg(feature = "workbench")]
#[test]
fn polnear_in_the_wide_scope() {
    let Some(score) = polnear() else { return };
    let at_least = |value: Option<f64>, floor: f64, name: &str| {
        let value = value.expect("defined");
        assert!(value >= floor, "{name}: {value:.3} is below {floor}");
    };
    at_least(score.detection.precision, 0.80, "precision");
    at_least(score.detection.f1, 0.75, "F1");
    at_least(score.source_overlap.f1, 0.88, "source overlap");
    at_least(score.content_span.f1, 0.70, "content words");
    assert_eq!(score.type_accuracy, None, "PolNeAR has no types");
}
