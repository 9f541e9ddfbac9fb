//! The matching engine, and the embedded lexicons held against themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use minzar::lang::{Language, codes};
use minzar::lexicon::{Lexicon, Tier, embedded};
use minzar::text::{Analyzer, Doc};
use proptest::prelude::*;

fn language(code: &str) -> Arc<Language> {
    static KNOWN: LazyLock<BTreeMap<&str, Arc<Language>>> = LazyLock::new(|| {
        codes().map(|code| (code, Language::embedded(code).expect("an embedded pack"))).collect()
    });
    Arc::clone(&KNOWN[code])
}

/// A lexicon from the fields of its entries, each a few lines of TOML.
fn try_list(code: &str, entries: &[&str]) -> minzar::error::Result<Lexicon> {
    let mut text = format!(
        "name = 'test'\nlang = '{code}'\nversion = 1\norigin = 'test'\nlicence = 'test'\n[categories]\nc = 'any'\n"
    );
    for entry in entries {
        let _ = write!(text, "[[entry]]\ncategory = 'c'\nrationale = 'test'\n{entry}\n");
    }
    Lexicon::parse("test.toml", &text, &language(code))
}

fn list(code: &str, entries: &[&str]) -> Lexicon {
    try_list(code, entries).expect("a lexicon")
}

fn doc(code: &str, text: &str) -> Doc {
    Analyzer::new(language(code)).doc("", text)
}

/// The hits as the words that they cover, with the id of the entry and the tier.
fn hits(lexicon: &Lexicon, text: &str) -> Vec<(String, String, Tier)> {
    let doc = doc(&lexicon.lang, text);
    lexicon
        .find(&doc)
        .into_iter()
        .map(|m| (m.span.of(&doc.text).to_owned(), lexicon.entry(&m).id.clone(), m.tier))
        .collect()
}

fn words(lexicon: &Lexicon, text: &str) -> Vec<String> {
    hits(lexicon, text).into_iter().map(|(words, _, _)| words).collect()
}

#[test]
fn clitics_come_off() {
    let lexicon = list("ar", &["pattern = 'مرتزقة'"]);
    for word in ["مرتزقة", "المرتزقة", "والمرتزقة", "للمرتزقة", "وبالمرتزقة", "مرتزقتها", "ومرتزقته"]
    {
        assert_eq!(words(&lexicon, &format!("قالوا إن {word} وصلوا")), [word]);
    }
}

#[test]
fn tiers_say_how_surely() {
    let lexicon = list(
        "ar",
        &[
            "pattern = 'إرهابي'",
            "pattern = 'مخرب'\ntiers = ['stem']",
            "pattern = 'ميليشيا'\ntiers = ['exact']",
        ],
    );
    let tier = |text: &str| hits(&lexicon, text).first().map(|(_, _, tier)| *tier);
    assert_eq!(tier("إرهابي"), Some(Tier::Exact));
    assert_eq!(tier("ارهابيّ"), Some(Tier::Folded));
    assert_eq!(tier("وإرهابي"), Some(Tier::Clitic));
    assert_eq!(tier("إرهابيا"), Some(Tier::Clitic));
    assert_eq!(tier("مخربون"), Some(Tier::Stem));
    assert_eq!(tier("ميليشيا"), Some(Tier::Exact));
    assert_eq!(tier("والميليشيا"), None);
    assert_eq!(Tier::ALL.map(Tier::name), ["exact", "folded", "clitic", "stem"]);
}

#[test]
fn patterns_of_several_words() {
    let lexicon = list(
        "ar",
        &[
            "pattern = 'طبول الحرب'",
            "pattern = 'ضربة استباقية'",
            "pattern = 'هجوم ~ بربري'",
            "pattern = 'تآمر*'",
        ],
    );
    assert_eq!(words(&lexicon, "دقت وطبول الحرب تقرع"), ["وطبول الحرب"]);
    assert_eq!(words(&lexicon, "إن الضربة الاستباقية وشيكة"), ["الضربة الاستباقية"]);
    assert_eq!(words(&lexicon, "شن هجوما جديدا بربريا على القرية"), ["هجوما جديدا بربريا"]);
    assert_eq!(words(&lexicon, "هجوم من ثلاث كلمات بربري"), [""; 0]);
    assert_eq!(words(&lexicon, "والتآمري بتآمرهم"), ["والتآمري", "بتآمرهم"]);
    // No hit goes over the end of a sentence or a line.
    assert_eq!(words(&lexicon, "توقفت الطبول. الحرب انتهت"), [""; 0]);
    assert_eq!(words(&lexicon, "دقت طبول\nالحرب"), [""; 0]);
}

#[test]
fn hyphens_are_spaces() {
    let lexicon = list("en", &["pattern = 'so-called'", "pattern = 'war drum'\ntiers = ['stem']"]);
    assert_eq!(
        words(&lexicon, "the so-called deal, the So called deal, war-drums"),
        ["so-called", "So called", "war-drums"]
    );
    assert_eq!(words(&lexicon, "so - called"), [""; 0]);
}

#[test]
fn the_longest_wins_and_the_rest_is_there_on_request() {
    let lexicon =
        list("ar", &["pattern = 'الحرب'", "pattern = 'طبول الحرب'", "pattern = 'طبول'", "pattern = 'حرب'"]);
    assert_eq!(words(&lexicon, "تقرع طبول الحرب"), ["طبول الحرب"]);
    let doc = doc("ar", "تقرع طبول الحرب");
    let all: Vec<(&str, usize)> =
        lexicon.find_nested(&doc).iter().map(|m| (m.span.of(&doc.text), m.entry)).collect();
    assert_eq!(all, [("طبول الحرب", 1), ("طبول", 2), ("الحرب", 0), ("الحرب", 3)]);
    // The surer tier, then file order.
    assert_eq!(hits(&lexicon, "الحرب")[0].1, "الحرب");
    assert_eq!(hits(&lexicon, "حرب")[0].1, "حرب");
}

#[test]
fn exceptions_undo_a_hit() {
    let lexicon = list(
        "ar",
        &["pattern = 'عصابة'\nforms = ['عصابات']\nnot_before = ['رأس']\nnot_after = ['حرب', 'طب*']"],
    );
    assert_eq!(words(&lexicon, "عصابة رأس"), [""; 0]);
    assert_eq!(words(&lexicon, "في حرب عصابات"), [""; 0]);
    assert_eq!(words(&lexicon, "والحرب عصابات"), [""; 0]);
    assert_eq!(words(&lexicon, "طبية عصابات"), [""; 0]);
    assert_eq!(words(&lexicon, "إن عصابات النظام"), ["عصابات"]);
}

#[test]
fn risky_clitics_are_guarded() {
    let lexicon = list("ar", &["pattern = 'تائب'\nforms=['لول']", "pattern = 'إرهاب'"]);
    assert_eq!(words(&lexicon, "فلول إرهابي"), [""; 0]);
    let open = list("ar", &["pattern = 'لول'\nguard = false"]);
    assert_eq!(words(&open, "فلول"), ["فلول"]);
}

#[test]
fn an_entry_may_insist_on_its_letters() {
    let lexicon = list("ar", &["pattern = 'كأن'\nforms = ['كأنه']\nas_written = true"]);
    assert_eq!(words(&lexicon, "كان الوفد وكأنه غائب وكان كأن شيئا لم يكن"), ["وكأنه", "كأن"]);
}

#[test]
fn endings_are_for_words_that_take_them() {
    let lexicon = list("ar", &["pattern = 'لم'", "pattern = 'هجوم بربري'", "pattern = 'عصابة'"]);
    assert_eq!(words(&lexicon, "لما شنوا هجوما بربريا"), ["هجوما بربريا"]);
}

#[test]
fn errors_name_file_and_entry() {
    let error = |entries: &[&str]| try_list("ar", entries).err().expect("an error").to_string();
    assert!(error(&["pattern = ' '\nid = 'x'"]).contains("test.toml, entry 1 `x`: the pattern is empty"));
    assert!(
        error(&["pattern = 'حرب'", "pattern = 'سلم'\nforms = ['حرب']"])
            .contains("entry 2 `سلم`: the pattern `حرب` stands already in entry `حرب`")
    );
    assert!(error(&["pattern = 'حرب ~'"]).contains("no word after `~`"));
    assert!(error(&["pattern = 'حرب'\nnot_before = ['ا ب']"]).contains("is not one word"));
    assert!(error(&["pattern = 'حرب'\ncolour = 1"]).contains("unknown field `colour`"));
}

#[test]
fn check_finds_doubtful_entries() {
    let lexicon = list(
        "ar",
        &[
            "pattern = 'إرهاب*'\nexample = 'الإرهابيون'",
            "pattern = 'ارهابي'",
            "pattern = 'عدو'\nnot_before = ['الشعب']\nexample = 'عدو الشعب'\ncounter_example = 'العدو قريب'",
        ],
    );
    let reasons: Vec<String> =
        lexicon.check().into_iter().map(|w| format!("{}|{}", w.reason, w.place)).collect();
    assert_eq!(
        reasons,
        [
            "form in two entries|lexicon test, entry ارهابي",
            "no example|lexicon test, entry ارهابي",
            "example not hit|lexicon test, entry عدو",
            "counter-example hit|lexicon test, entry عدو",
        ]
    );
}

#[test]
fn embedded_lexicons_hold_against_themselves() {
    for code in codes() {
        let lexicons = embedded(&language(code)).expect("the embedded lexicons");
        assert!(lexicons.len() >= 4, "{code} has {} lexicons", lexicons.len());
        for lexicon in &lexicons {
            let place = format!("{code}/{}", lexicon.name);
            assert_eq!(lexicon.check(), [], "{place}");
            assert_eq!(
                (lexicon.origin.as_str(), lexicon.licence.as_str()),
                ("written for Minzar", "MIT OR Apache-2.0"),
                "{place}"
            );
            for category in lexicon.categories.keys() {
                assert!(lexicon.entries.iter().any(|e| e.category == *category), "{place}: empty {category}");
            }
        }
    }
}

#[test]
fn every_language_has_the_lexicons_that_features_name() {
    let names = [
        "agentless",
        "boosters",
        "distancing",
        "evaluative",
        "factives",
        "frames",
        "hedges",
        "loaded",
        "war_peace",
    ];
    for code in codes() {
        let lexicons = embedded(&language(code)).expect("the embedded lexicons");
        let found: Vec<&str> = lexicons.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(found, names, "{code}");
        // The wide list does not count again what the strict one counts.
        let patterns = |name: &str| -> BTreeSet<String> {
            let lexicon = lexicons.iter().find(|l| l.name == name).expect("a lexicon");
            lexicon.entries.iter().flat_map(|e| e.patterns().map(str::to_owned)).collect()
        };
        let both: Vec<String> = patterns("loaded").intersection(&patterns("evaluative")).cloned().collect();
        assert!(both.is_empty(), "{code}: {both:?}");
    }
}

const WORDS: [&str; 10] =
    ["طبول", "الحرب", "وحرب", "مرتزقة", "للمرتزقة", "شن", "هجوما", "بربريا", ".", "السلام"];

proptest! {
    #![proptest_config(crate::properties(256))]

    #[test]
    fn an_entry_that_does_not_hit_changes_nothing(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
        other in "[a-z]{3,8}( [a-z]{3,8}){0,2}",
    ) {
        let entries =
            ["pattern = 'طبول الحرب'", "pattern = 'حرب'", "pattern = 'مرتزقة'", "pattern = 'هجوم ~ بربري'"];
        let text = text.join(" ");
        let before = hits(&list("ar", &entries), &text);
        let more: Vec<String> = std::iter::once(format!("pattern = '{other}'"))
            .chain(entries.iter().map(|e| (*e).to_owned())).collect();
        let after = hits(&list("ar", &more.iter().map(String::as_str).collect::<Vec<_>>()), &text);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn hits_are_words_of_the_text_and_do_not_overlap(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
    ) {
        let lexicon = list("ar", &["pattern = 'طبول الحرب'", "pattern = 'حرب'", "pattern = 'هجوم ~ بربري'"]);
        let doc = doc("ar", &text.join(" "));
        let found = lexicon.find(&doc);
        for hit in &found {
            prop_assert_eq!(hit.span, doc.span_of(hit.tokens.clone()));
            prop_assert!(lexicon.find_nested(&doc).contains(hit));
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
    }
}
