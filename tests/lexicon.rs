//! The matching engine, and the embedded lexicons held against themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use minzar::lang::{Language, codes};
use minzar::lexicon::{Lexicon, Request, Tier, check_across, embedded};
use minzar::text::{Analyzer, Doc};

pub fn language(code: &str) -> Arc<Language> {
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

pub fn list(code: &str, entries: &[&str]) -> Lexicon {
    try_list(code, entries).expect("a lexicon")
}

pub fn doc(code: &str, text: &str) -> Doc {
    Analyzer::new(language(code)).doc("", text)
}

/// The hits as the words that they cover, with the id of the entry and the tier.
pub fn hits(lexicon: &Lexicon, text: &str) -> Vec<(String, String, Tier)> {
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
fn a_negator_within_the_window_undoes_a_hit() {
    let lexicon = list(
        "en",
        &["pattern = 'terrorist'\nnot_within = ['not', 'never', 'den*']\nwithin = 2", "pattern = 'regime'"],
    );
    assert_eq!(words(&lexicon, "he is not a terrorist"), [""; 0]);
    assert_eq!(words(&lexicon, "he denied the terrorist label"), [""; 0]);
    // A sign is no word of the window; a third word is out of it; a new sentence is another window.
    assert_eq!(words(&lexicon, "not, \"a terrorist"), [""; 0]);
    assert_eq!(words(&lexicon, "not only a terrorist"), ["terrorist"]);
    assert_eq!(words(&lexicon, "He did not. Terrorist attacks followed."), ["Terrorist"]);
    assert_eq!(words(&lexicon, "terrorist, not soldier"), ["terrorist"]);
    assert_eq!(words(&lexicon, "not a regime"), ["regime"]);
    let arabic = list("ar", &["pattern = 'إرهابي'\nnot_within = ['ليس', 'غير']"]);
    assert_eq!(words(&arabic, "وليس هذا الرجل إرهابيا"), [""; 0]);
    assert_eq!(words(&arabic, "ليس هذا الرجل القصير إرهابيا"), ["إرهابيا"]);
}

#[test]
fn the_head_gives_negators_to_entries_that_name_none() {
    let head = "name = 'test'\nlang = 'en'\nversion = 1\norigin = 'test'\nlicence = 'test'\n\
        not_within = ['not']\nwithin = 1\n[categories]\nc = 'any'\n";
    let entry = |more: &str| format!("[[entry]]\ncategory = 'c'\nrationale = 'test'\n{more}\n");
    let text = [
        head,
        &entry("pattern = 'brutal'"),
        &entry("pattern = 'regime'\nnot_within = []"),
        &entry("pattern = 'savage'\nwithin = 2"),
    ]
    .concat();
    let lexicon = Lexicon::parse("test.toml", &text, &language("en")).expect("a lexicon");
    assert_eq!(
        words(&lexicon, "not brutal, not so brutal, not savage, not so savage, not regime"),
        ["brutal", "regime"]
    );
}

#[test]
fn a_request_for_a_tier_leaves_the_others_out_and_hides_nothing() {
    let entries =
        ["pattern = 'طبول الحرب'", "pattern = 'الحرب'", "pattern = 'مخرب'\ntiers = ['exact', 'stem']"];
    let mut lexicon = list("ar", &entries);
    let text = "وطبول الحرب تقرع والحرب قريبة والمخربون مع مخرب";
    assert_eq!(words(&lexicon, text), ["وطبول الحرب", "والحرب", "والمخربون", "مخرب"]);
    let mut only = |tiers: &[Tier]| {
        lexicon.request = Request { tiers: tiers.to_vec(), nested: false };
        hits(&lexicon, text).into_iter().map(|(words, _, tier)| (words, tier)).collect::<Vec<_>>()
    };
    // `وطبول الحرب` is a hit by clitic: with exact ones alone the word inside it counts.
    assert_eq!(only(&[Tier::Exact]), [("الحرب".to_owned(), Tier::Exact), ("مخرب".to_owned(), Tier::Exact)]);
    assert_eq!(only(&[Tier::Stem]), [("والمخربون".to_owned(), Tier::Stem)]);
    assert_eq!(only(&[Tier::Folded]), []);
    assert_eq!(only(&Tier::ALL).len(), 4);
}

#[test]
fn nested_hits_count_where_head_or_request_ask_for_them() {
    let entries = ["pattern = 'war drum'", "pattern = 'war'", "pattern = 'drum'"];
    let mut lexicon = list("en", &entries);
    assert_eq!(words(&lexicon, "a war drum"), ["war drum"]);
    lexicon.request.nested = true;
    assert_eq!(words(&lexicon, "a war drum"), ["war drum", "war", "drum"]);
    let head = "name = 'test'\nlang = 'en'\nversion = 1\norigin = 'test'\nlicence = 'test'\nnested = true\n\
        [categories]\nc = 'any'\n";
    let entry =
        |pattern: &str| format!("[[entry]]\ncategory = 'c'\nrationale = 'test'\npattern = '{pattern}'\n");
    let text = [head, &entry("war drum"), &entry("war")].concat();
    let lexicon = Lexicon::parse("test.toml", &text, &language("en")).expect("a lexicon");
    assert_eq!(words(&lexicon, "a war drum"), ["war drum", "war"]);
}

#[test]
fn an_entry_takes_its_lemma_class_only_where_it_asks_for_stems() {
    let lexicon =
        list("en", &["pattern = 'occupy'\ntiers = ['exact', 'folded', 'stem']", "pattern = 'annex'"]);
    assert_eq!(
        hits(&lexicon, "They occupied it, occupying Occupy sites, and annexed it."),
        [
            ("occupied".to_owned(), "occupy".to_owned(), Tier::Stem),
            ("occupying".to_owned(), "occupy".to_owned(), Tier::Stem),
            ("Occupy".to_owned(), "occupy".to_owned(), Tier::Folded),
        ]
    );
    let arabic = list("ar", &["pattern = 'مخرب'\ntiers = ['exact', 'stem']"]);
    assert_eq!(words(&arabic, "والمخربون مخربين تخريب"), ["والمخربون", "مخربين"]);
}

#[test]
fn wildcards_stand_for_letters_inside_a_word() {
    let lexicon = list("en", &["pattern = 'wom?n'", "pattern = 'col*r bar'", "pattern = 'an??'"]);
    assert_eq!(
        words(&lexicon, "woman women womn wooman, colour bars, colour bar color bar, any anti antic"),
        ["woman", "women", "colour bar", "color bar", "anti"]
    );
    let arabic = list("ar", &["pattern = 'متم*د*'"]);
    assert_eq!(words(&arabic, "والمتمردون متمدد متمرس"), ["والمتمردون", "متمدد"]);
    for bad in ["*ism", "anti-*", "a * b", "a **"] {
        let error = try_list("en", &[&format!("pattern = '{bad}'")]).err().expect("an error").to_string();
        assert!(error.contains("out of place"), "{bad}: {error}");
    }
}

#[test]
fn categories_keep_their_order_and_nest() {
    let text = "name = 'test'\nlang = 'en'\nversion = 1\norigin = 'test'\nlicence = 'test'\n[categories]\n\
        'z/b' = 'one'\na = 'two'\n'z/a/x' = 'three'\n\
        [[entry]]\npattern = 'war'\ncategory = 'z/b'\nalso = ['a']\nrationale = ''\n\
        [[entry]]\npattern = 'gang'\ncategory = 'z/a/x'\nrationale = ''\n";
    let lexicon = Lexicon::parse("test.toml", text, &language("en")).expect("a lexicon");
    assert_eq!(lexicon.categories.names().collect::<Vec<_>>(), ["z/b", "a", "z/a/x"]);
    assert_eq!(lexicon.categories.tree(), ["z", "z/b", "z/a", "z/a/x", "a"]);
    let inside = |category| lexicon.entries_in(category).map(|e| e.id.as_str()).collect::<Vec<_>>();
    assert_eq!(inside("z"), ["war", "gang"]);
    assert_eq!(inside("z/a"), ["gang"]);
    assert_eq!(inside("a"), ["war"]);
    let error = |text: &str| Lexicon::parse("t", text, &language("en")).err().expect("an error").to_string();
    assert!(error(&text.replace("also = ['a']", "also = ['b']")).contains("unknown category `b`"));
    assert!(error(&text.replace("'z/a/x'", "'z//x'")).contains("`z//x` is no name of a category"));
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
fn check_finds_entries_that_never_match_and_those_that_never_win() {
    let lexicon = list(
        "ar",
        &[
            // Both have the words; the first in the file wins, whatever the text.
            "pattern = 'مخرب'\ntiers = ['folded']\nexample = 'هذا مخرب'",
            "pattern = 'مُخرّب'\ntiers = ['folded']\nexample = 'هذا مخرب'",
            // Folding takes the letter that `as_written` insists on.
            "pattern = 'كأن'\nas_written = true\ntiers = ['exact']\nnot_after = ['كأن']\nexample = 'كأن شيئا'",
            "pattern = 'حرب*'\nexample = 'الحرب'",
        ],
    );
    let reasons = |lexicon: &Lexicon| -> Vec<String> {
        lexicon.check().into_iter().map(|w| format!("{}|{}", w.reason, w.place)).collect()
    };
    assert_eq!(
        reasons(&lexicon),
        [
            "form in two entries|lexicon test, entry مخرب",
            "form in two entries|lexicon test, entry مُخرّب",
            "form swallowed|lexicon test, entry مُخرّب",
            "example not hit|lexicon test, entry مُخرّب",
        ]
    );
    // A tier that no word can have: a wildcard is never exact.
    let never = list("ar", &["pattern = 'حرب*'\ntiers = ['exact']\nexample = 'حرب'"]);
    assert_eq!(
        reasons(&never),
        ["form never matches|lexicon test, entry حرب*", "example not hit|lexicon test, entry حرب*"]
    );
    // A shorter entry swallows a longer word once it matches more surely.
    let swallowed = list(
        "ar",
        &[
            "pattern = 'مخرب*'\nexample = 'مخربون'",
            "pattern = 'مخربين'\ntiers = ['stem']\nexample = 'مخربين'",
        ],
    );
    assert!(reasons(&swallowed).contains(&"form swallowed|lexicon test, entry مخربين".to_owned()));
}

#[test]
fn check_holds_the_lexicons_of_a_pack_against_each_other() {
    let named = |name: &str, entries: &[&str]| {
        let mut lexicon = list("ar", entries);
        name.clone_into(&mut lexicon.name);
        lexicon
    };
    let lists = [
        named("loaded", &["pattern = 'المزعوم'", "pattern = 'حرب*'", "pattern = 'سلام'"]),
        named("distancing", &["pattern = 'مزعوم'", "pattern = 'ربما'"]),
        named("frames", &["pattern = 'حروب'\nforms = ['حربية']", "pattern = 'طبول السلام'"]),
    ];
    let found: Vec<String> =
        check_across(&lists).into_iter().map(|w| format!("{}|{}|{}", w.reason, w.place, w.detail)).collect();
    assert_eq!(
        found,
        [
            "word in two lexicons|lexicon loaded, entry المزعوم|المزعوم: lexicon distancing, entry مزعوم",
            "word in two lexicons|lexicon loaded, entry حرب*|حربية: lexicon frames, entry حروب",
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
            for category in lexicon.categories.names() {
                assert!(lexicon.entries.iter().any(|e| e.category == category), "{place}: empty {category}");
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
        "labels",
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
