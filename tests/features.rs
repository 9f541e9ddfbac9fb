//! Features on codings made by hand: what they count, out of what.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use minzar::codings::{Attribution, Coder, Coding, QuoteKind, SourceType, VerbClass, Voice, VoiceMap};
use minzar::features::{FEATURES, Measured, measure};
use minzar::lang::Language;
use minzar::lexicon::{Lexicon, Lexicons};
use minzar::span::Span;
use minzar::text::{Analyzer, Doc};

use QuoteKind::{Direct, Indirect, Mixed};
use SourceType::{Anonymous, Media, Named, Office, Organisation};
use VerbClass::{Affirming, Doubting, Neutral};

pub static ARABIC: LazyLock<Arc<Language>> = LazyLock::new(|| Language::embedded("ar").expect("a pack"));

const BODY: &str = "قال مصدر مطلع إن الهدنة صامدة. وأكد الوزير سامح شكري أنها هشة. وزعم المصدر، طالبا عدم ذكر اسمه، أن القتال عاد.";

pub fn doc(body: &str) -> Doc {
    Analyzer::new(Arc::clone(&ARABIC)).doc("", body)
}

fn span(doc: &Doc, words: &str) -> Span {
    let start = doc.text.find(words).unwrap_or_else(|| panic!("no `{words}`"));
    Span::new(start, start + words.len())
}

/// An attribution whose cue and source stand at the first place of these words.
pub fn said(doc: &Doc, cue: &str, source: &str, kind: SourceType) -> Attribution {
    Attribution {
        cue: span(doc, cue),
        source: Some(span(doc, source)),
        via: None,
        kind,
        quote: Indirect,
        content: Vec::new(),
        referent: None,
        reason: None,
        class: None,
    }
}

/// Three attributions in `BODY`: anonymous, named, anonymous.
fn three(doc: &Doc) -> Vec<Attribution> {
    vec![
        said(doc, "قال", "مصدر مطلع", Anonymous),
        said(doc, "وأكد", "الوزير سامح شكري", Named),
        said(doc, "وزعم", "المصدر", Anonymous),
    ]
}

/// Lexicons that are matched together.
pub fn together(lexicons: Vec<Lexicon>) -> Lexicons {
    Lexicons::new(lexicons).expect("lexicons of one language")
}

pub fn measured(doc: &Doc, attributions: Vec<Attribution>, lexicons: &Lexicons) -> Measured {
    measure(FEATURES, &ARABIC, lexicons, doc, &Coding { attributions })
}

fn place(feature: &str) -> usize {
    FEATURES.iter().position(|f| f.name() == feature).expect("a feature")
}

/// Hits by category, and the base.
pub fn found(measured: &Measured, feature: &str) -> (BTreeMap<String, u64>, u64) {
    let mut hits = BTreeMap::new();
    for e in measured.evidence.iter().filter(|e| e.feature == place(feature)) {
        *hits.entry(e.category.to_string()).or_default() += e.n;
    }
    let base = measured.bases.iter().filter(|b| b.0 == place(feature)).map(|b| b.2).sum();
    (hits, base)
}

fn counts(of: &[(&str, u64)], base: u64) -> (BTreeMap<String, u64>, u64) {
    (of.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect(), base)
}

#[test]
fn an_article_counts_once_however_many_anonymous_sources_it_has() {
    let doc = doc(BODY);
    let all = measured(&doc, three(&doc), &Lexicons::default());
    assert_eq!(found(&all, "anonymous_articles"), counts(&[("all", 1)], 1));
    assert_eq!(found(&all, "only_anonymous"), counts(&[], 1));
    // Organisations are no persons: they neither save an article from R4 nor give it a base.
    let mut two = three(&doc);
    two[1].kind = Organisation;
    assert_eq!(found(&measured(&doc, two, &Lexicons::default()), "only_anonymous"), counts(&[("all", 1)], 1));
    let mut none = three(&doc);
    none.iter_mut().for_each(|a| a.kind = Media);
    let none = measured(&doc, none, &Lexicons::default());
    assert_eq!(found(&none, "anonymous_articles"), counts(&[], 0));
    assert_eq!(found(&none, "only_anonymous"), counts(&[], 0));
    let office = measured(&doc, vec![said(&doc, "وأكد", "الوزير سامح شكري", Office)], &Lexicons::default());
    assert_eq!(found(&office, "anonymous_articles"), counts(&[], 1));
}

#[test]
fn reasons_count_out_of_anonymous_attributions() {
    let doc = doc(BODY);
    let mut coded = three(&doc);
    coded[2].reason = Some(span(&doc, "طالبا عدم ذكر اسمه"));
    // A reason beside a name is no anonymity.
    coded[1].reason = Some(span(&doc, "هشة"));
    let all = measured(&doc, coded, &Lexicons::default());
    assert_eq!(found(&all, "stated_reason"), counts(&[("all", 1)], 2));
    let row = all.evidence.iter().find(|e| e.feature == place("stated_reason")).expect("a row");
    assert_eq!(row.span.of(&doc.text), "طالبا عدم ذكر اسمه");
}

#[test]
fn quotes_and_verbs_are_told_apart_by_type() {
    let doc = doc(BODY);
    let mut coded = three(&doc);
    coded[0].quote = Direct;
    coded[1].quote = Mixed;
    coded[1].class = Some(Affirming);
    coded[2].class = Some(Doubting);
    let all = measured(&doc, coded.clone(), &Lexicons::default());
    assert_eq!(found(&all, "quoted_types"), counts(&[("anonymous", 1), ("named", 1)], 2));
    let cells = [("anonymous: doubting", 1), ("named: affirming", 1)];
    assert_eq!(found(&all, "verb_class_by_type"), counts(&cells, 2));
    coded[0].class = Some(Neutral);
    let (hits, base) = found(&measured(&doc, coded, &Lexicons::default()), "verb_class_by_type");
    assert_eq!((hits["anonymous: neutral"], base), (1, 3));
}

#[test]
fn the_first_source_is_placed_in_the_words_of_its_article() {
    let doc = doc(BODY);
    let all = measured(&doc, three(&doc), &Lexicons::default());
    let words = doc.words() as u64;
    // One word (`قال`) before the anonymous source; seven before the named one.
    assert_eq!(found(&all, "first_anonymous"), counts(&[("all", 1)], words));
    assert_eq!(found(&all, "first_named"), counts(&[("all", 7)], words));
    let one = measured(&doc, three(&doc)[1..2].to_vec(), &Lexicons::default());
    assert_eq!(found(&one, "first_anonymous"), counts(&[], 0));
}

#[test]
fn cross_tables_and_second_readings_stay_out_of_the_default_matrix() {
    let out: Vec<&str> = FEATURES.iter().filter(|f| !f.clustered()).map(|f| f.name()).collect();
    for name in ["anonymous_articles", "stated_reason", "quoted_types", "verb_class_by_type", "first_named"] {
        assert!(out.contains(&name), "{name}");
    }
    for name in ["loaded_terms_strict", "evaluative", "factives", "agentless", "frames", "war_peace"] {
        assert!(out.contains(&name), "{name}");
    }
    for name in ["loaded_terms", "anonymous_share", "source_types", "verb_classes"] {
        assert!(!out.contains(&name), "{name}");
    }
}

#[test]
fn a_named_source_is_one_under_each_of_its_names() {
    let doc = doc(
        "قال وزير الخارجية سامح شكري إن الهدنة صامدة. وأضاف شكري أنها هشة. وأكد خالد المحجوب مدير الإدارة أن القتال عاد. وأشار المحجوب إلى الخسائر.",
    );
    let coded = vec![
        said(&doc, "قال", "وزير الخارجية سامح شكري", Named),
        said(&doc, "وأضاف", "شكري أنها", Named),
        said(&doc, "وأكد", "خالد المحجوب مدير الإدارة", Named),
        said(&doc, "وأشار", "المحجوب", Named),
    ];
    let mut coded = coded;
    coded[1].source = coded[1].source.map(|s| Span::new(s.start, s.start + "شكري".len()));
    let sources = measured(&doc, coded, &Lexicons::default()).sources;
    let names: Vec<(&str, u64)> = sources.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(names, [("خالد محجوب", 2), ("سامح شكري", 2)]);
}

/// A spec's actors as the lexicon that a plan makes of them.
fn actors(blocks: &str) -> Result<Vec<Lexicon>, minzar::error::Error> {
    let text = format!("question = \"\"\n{blocks}\n[corpus]\ninput = [\"x\"]\n");
    let spec = minzar::experiment::Spec::parse(&text, "spec")?;
    let lexicon = spec.actor_lexicon(minzar::features::ACTORS, "ar", "spec")?;
    lexicon.iter().map(|text| Lexicon::parse("spec", text, &ARABIC)).collect()
}

const SIDES: &str = "[[actors]]\nname = \"شكري\"\nside = \"a\"\naliases = [\"شكري\"]\n\
    [[actors]]\nname = \"الوزير\"\nside = \"a\"\naliases = [\"وزير\"]\n\
    [[actors]]\nname = \"الجبهة\"\nside = \"b\"\naliases = [\"جبهة الإنصاف\", \"الجبهة\"]\n\
    [[actors]]\nname = \"press\"\nlang = \"en\"\naliases = [\"press\"]\n";

#[test]
fn actors_speak_under_any_alias_and_by_what_a_pronoun_points_to() {
    let doc = doc(
        "أكد الوزير سامح شكري أن الهدنة صامدة. وأضاف أنها هشة. وزعمت جبهه الانصاف أن المرتزقة عادوا. وقال مراقب إن للجبهة حلفاء.",
    );
    let mut coded = vec![
        said(&doc, "أكد", "الوزير سامح شكري", Named),
        said(&doc, "وأضاف", "وأضاف", Named),
        said(&doc, "وزعمت", "جبهه الانصاف", Organisation),
        said(&doc, "وقال", "مراقب", Anonymous),
    ];
    coded[1].source = None;
    coded[1].referent = coded[0].source;
    for (a, class) in coded.iter_mut().zip([Affirming, Neutral, Doubting, Neutral]) {
        a.class = Some(class);
    }
    let lexicons = together(actors(SIDES).expect("actors"));
    assert_eq!(lexicons[0].entries.len(), 4, "English aliases are not for Arabic texts");
    let all = measured(&doc, coded, &lexicons);
    let spoken = [("شكري", 2), ("الوزير", 2), ("الجبهة", 1)];
    assert_eq!(found(&all, "actor_attributions"), counts(&spoken, 4));
    // Two actors of one side in one phrase are one attribution of that side.
    let sides = [("a: affirming", 1), ("a: neutral", 1), ("b: doubting", 1)];
    assert_eq!(found(&all, "side_verbs"), counts(&sides, 4));
    assert_eq!(found(&all, "actor_labels").0["الجبهة: جبهة الإنصاف"], 1);
    assert_eq!(found(&all, "actor_types").0["الجبهة: organisation"], 1);
    // `للجبهة` is a mention, not a speaker.
    assert_eq!(found(&all, "actor_mentions").0["الجبهة"], 2);
}

#[test]
fn loaded_terms_stand_beside_the_actors_of_their_sentence() {
    let doc = doc("قصفت المرتزقة القرى. وقال شكري إن الجبهة استعانت بالمرتزقة.");
    let mut lexicons = minzar::lexicon::embedded(&ARABIC).expect("lexicons");
    lexicons.extend(actors(SIDES).expect("actors"));
    let lexicons = together(lexicons);
    let mut a = said(&doc, "وقال", "شكري", Named);
    a.content = vec![span(&doc, "إن الجبهة استعانت بالمرتزقة")];
    let all = measured(&doc, vec![a], &lexicons);
    let beside: Vec<(&str, &str)> = all
        .evidence
        .iter()
        .filter(|e| e.feature == place("actor_loaded"))
        .map(|e| (e.category.as_ref(), e.voice))
        .collect();
    assert_eq!(beside, [("الجبهة", "reported"), ("شكري", "reported")]);
}

#[test]
fn a_quotation_over_paragraphs_is_quoted_in_each() {
    let doc =
        doc("“بدأت الحرب قبل عام كامل.\n“ولم تنته بعد هذا العام”.\n“حرب لم يغلقها أحد في السطر\nانتهى.");
    let voices = VoiceMap::new(&doc, &Coding::default());
    let of = |words: &str| voices.of(doc.tokens_in(span(&doc, words)).start);
    assert_eq!((of("بدأت"), of("تنته")), (Voice::Quoted, Voice::Quoted));
    // A mark that is never closed, before a paragraph without one, is an odd mark.
    assert_eq!((of("يغلقها"), of("انتهى")), (Voice::Narrator, Voice::Narrator));
}

#[test]
fn wider_lexicons_count_by_category_and_voice() {
    let doc = doc(
        "لقي خمسة جنود مصرعهم في هجوم فاضح. وقال شكري إن الموقف مخز. وتبين أن الخلافات عميقة، واتفق الطرفان على هدنة إنسانية.",
    );
    let lexicons = together(minzar::lexicon::embedded(&ARABIC).expect("lexicons"));
    let mut a = said(&doc, "وقال", "شكري", Named);
    a.content = vec![span(&doc, "إن الموقف مخز")];
    let all = measured(&doc, vec![a], &lexicons);
    let rows = |feature: &str| -> Vec<(&str, &str)> {
        let rows = all.evidence.iter().filter(|e| e.feature == place(feature));
        rows.map(|e| (e.category.as_ref(), e.voice)).collect()
    };
    assert_eq!(rows("evaluative"), [("blame", "narrator"), ("blame", "reported")]);
    assert_eq!(rows("factives"), [("knowing", "narrator")]);
    assert_eq!(rows("agentless"), [("death", "narrator")]);
    assert_eq!(rows("frames"), [("conflict", "narrator")]);
    assert!(rows("war_peace").contains(&("peace-solutions", "narrator")));
    for feature in ["evaluative", "factives", "agentless", "frames", "war_peace"] {
        let feature = FEATURES[place(feature)];
        assert_eq!((feature.headline_voice(), feature.per()), ("narrator", 1000.0));
        // War and peace, or five frames, add up to nothing: no headline.
        assert_eq!(feature.divides(), ["frames", "war_peace"].contains(&feature.name()));
    }
}

#[test]
fn actors_that_make_no_sense_are_refused() {
    for (blocks, cause) in [
        ("[[actors]]\nname = \"a: b\"\naliases = [\"x\"]", "is no name"),
        ("[[actors]]\nname = \"a\"\naliases = []", "has no aliases"),
        (
            "[[actors]]\nname = \"a\"\naliases = [\"x\"]\n[[actors]]\nname = \"a\"\naliases = [\"y\"]",
            "stands twice",
        ),
        (
            "[[actors]]\nname = \"a\"\naliases = [\"x\"]\n[[actors]]\nname = \"b\"\naliases = [\"x\"]",
            "the alias `x` stands twice",
        ),
        ("[[actors]]\nname = \"a\"\naliases = [\"x\"]\nparty = \"z\"", "party"),
    ] {
        let error = actors(blocks).err().expect("an error").to_string();
        assert!(error.contains(cause), "{error}");
    }
    assert!(actors("").expect("no actors").is_empty());
}

#[test]
fn a_feature_that_needs_no_coding_measures_the_same_without_one() {
    let plan = crate::demo::plan("demo", std::path::Path::new("data"));
    let free: Vec<_> = FEATURES.iter().copied().filter(|f| !f.needs_coding()).collect();
    assert!(!free.is_empty());
    let coders = &plan.coders["ar"];
    for (article, coded) in crate::demo::measured(&plan) {
        let doc = coders.analyzer.doc(&article.title, &article.body);
        let bare = measure(&free, &coders.language, &coders.lexicons, &doc, &Coding::default());
        for (place, feature) in free.iter().enumerate() {
            let with = coded.evidence.iter().filter(|e| plan.features[e.feature].name() == feature.name());
            let without = bare.evidence.iter().filter(|e| e.feature == place);
            assert!(with.map(|e| (e.span, &e.category)).eq(without.map(|e| (e.span, &e.category))));
        }
    }
}

/// Each feature has what it needs when only the lexicons that it asks for are matched: a look at
/// another one would panic.
#[test]
fn a_feature_asks_for_the_lexicons_that_it_looks_at() {
    let plan = crate::demo::plan("demo", std::path::Path::new("data"));
    let coders = &plan.coders["ar"];
    let all = || {
        let mut all = minzar::lexicon::embedded(&ARABIC).expect("lexicons");
        let actors = plan.spec.actor_lexicon(minzar::features::ACTORS, "ar", "demo").expect("actors");
        all.push(Lexicon::parse("actors", &actors.expect("the demo lists some"), &ARABIC).expect("actors"));
        all
    };
    let articles: Vec<_> =
        crate::demo::measured(&plan).into_iter().map(|(article, _)| article).take(12).collect();
    let everything = together(all());
    let mut found = 0;
    for feature in FEATURES {
        let mut asked = all();
        asked.retain(|lexicon| feature.lexicons().contains(&lexicon.name.as_str()));
        assert_eq!(asked.len(), feature.lexicons().len(), "{} asks for a list that is there", feature.name());
        let asked = together(asked);
        for article in &articles {
            let doc = coders.analyzer.doc(&article.title, &article.body);
            let coding = coders.extractor.code(&doc);
            let one = |lexicons| measure(&[*feature], &coders.language, lexicons, &doc, &coding);
            assert_eq!(one(&asked), one(&everything), "{}", feature.name());
            found += one(&asked).evidence.len();
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn a_run_without_features_of_a_coding_is_not_coded_and_counts_no_sources() {
    use minzar::corpus::Keep;
    use minzar::experiment::{Plan, Silent, Spec, read_tables, run};
    let text = include_str!("../experiments/demo.toml")
        .replace("[measure]", "[measure]\nfeatures = [\"actor_mentions\"]");
    let spec = Spec::parse(&text, "demo").expect("a spec");
    let plan =
        Plan::new("mentions", &text, spec, std::path::Path::new("data"), &Keep::Scratch).expect("a plan");
    assert_eq!(plan.coder("ar").name(), "nobody");
    let results = tempfile::tempdir().expect("a folder");
    let tables =
        read_tables(&run(&plan, results.path(), false, &Silent).expect("runs").folder).expect("tables");
    assert!(tables["diversity"].is_empty());
    assert!(!tables["outlets"].is_empty());
}

#[test]
fn an_object_in_the_source_phrase_does_not_speak() {
    let lexicons = together(actors(SIDES).expect("actors"));
    let spoken = |phrase: &str| {
        let doc = doc(&format!("ويتهم {phrase} بخرق الهدنة."));
        let all = measured(&doc, vec![said(&doc, "ويتهم", phrase, Organisation)], &lexicons);
        found(&all, "actor_attributions").0.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(spoken("شكري الجبهة"), ["شكري"]);
    assert_eq!(spoken("شكري والجبهة"), ["الجبهة", "شكري"]);
    // The office and the name of one side are one speaker.
    assert_eq!(spoken("الوزير شكري"), ["الوزير", "شكري"]);
}
