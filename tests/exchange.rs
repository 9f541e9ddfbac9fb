//! Dictionaries of other programs: in, through our own form, and out again.

use std::path::Path;
use std::sync::Arc;

use minzar::lang::Language;
use minzar::lexicon::categories::lies_in;
use minzar::lexicon::exchange::{Imported, form, form_of, import};
use minzar::lexicon::{Categories, Entry, File, Lexicon, Tier};
use minzar::text::Analyzer;
use proptest::prelude::*;

fn language(code: &str) -> Arc<Language> {
    Language::embedded(code).expect("an embedded pack")
}

fn try_import(kind: &str, code: &str, text: &str) -> minzar::error::Result<Imported> {
    import(form(kind).expect("a form"), text, "dict", "dict", &language(code))
}

fn imported(kind: &str, code: &str, text: &str) -> Imported {
    try_import(kind, code, text).expect("a dictionary")
}

fn written(kind: &str, lexicon: &Lexicon) -> String {
    form(kind).expect("a form").write(lexicon).expect("the form").0
}

/// In, as TOML, compiled again from the TOML, and out.
fn round(kind: &str, code: &str, text: &str) -> String {
    let first = imported(kind, code, text);
    let lexicon = Lexicon::parse("dict.toml", &first.text, &language(code)).expect("our own form");
    assert_eq!(lexicon.entries, first.lexicon.entries);
    written(kind, &lexicon)
}

fn reasons(imported: &Imported) -> Vec<String> {
    imported.doubts.iter().map(|d| format!("{} | {} | {}", d.reason, d.place, d.detail)).collect()
}

/// As quanteda's `as.yaml` writes a nested dictionary, but for the quotes.
const YAML: &str = r#""violence":
  "metaphor":
    - "طبول الحرب"
    - "نار*"
  "deeds":
    "state":
      - "قصف"
    "other": []
  "__":
    - "عنف"
"Economy and more":
  - "inflation*"
  - "wom?n"
  - "col*r"
  - "no"
  - "2008"
  - "قصف"
"#;

#[test]
fn a_quanteda_dictionary_comes_back_as_it_was() {
    // Own words stand before the categories inside when we write; the order of keys is no part
    // of a mapping's meaning, and categories keep theirs.
    let own_first = YAML
        .replace("  \"__\":\n    - \"عنف\"\n", "")
        .replace("\"violence\":\n", "\"violence\":\n  \"__\":\n    - \"عنف\"\n");
    assert_eq!(round("quanteda", "ar", YAML), own_first);
    assert_eq!(round("quanteda", "ar", &own_first), own_first);
    // Plain scalars stay text, whatever YAML takes them for; flow style, comments and a single
    // word are read too.
    let plain = "# a comment\nviolence: {metaphor: [طبول الحرب, نار*], deeds: {state: قصف, other: }, __: عنف}\n\
                 Economy and more: [inflation*, wom?n, col*r, no, 2008, قصف]\n";
    assert_eq!(round("quanteda", "ar", plain), own_first);
    let mixed = "a:\n  - one\n  - b:\n    - two\n";
    assert_eq!(round("quanteda", "en", mixed), "\"a\":\n  \"__\":\n    - \"one\"\n  \"b\":\n    - \"two\"\n");
}

#[test]
fn an_imported_dictionary_matches() {
    let lexicon = imported("quanteda", "ar", YAML).lexicon;
    let hits = |text: &str| -> Vec<(String, Vec<String>)> {
        let doc = Analyzer::new(language("ar")).doc("", text);
        let entry = |m: &minzar::lexicon::Match| lexicon.entry(m).categories().map(str::to_owned).collect();
        lexicon.find(&doc).iter().map(|m| (m.span.of(&doc.text).to_owned(), entry(m))).collect()
    };
    let hit = |word: &str, categories: &[&str]| {
        (word.to_owned(), categories.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(
        hits("وطبول الحرب women woman womn colour color colours والنارية والقصف no 2008"),
        [
            hit("وطبول الحرب", &["violence/metaphor"]),
            hit("women", &["Economy and more"]),
            hit("woman", &["Economy and more"]),
            hit("colour", &["Economy and more"]),
            hit("color", &["Economy and more"]),
            hit("والنارية", &["violence/metaphor"]),
            hit("والقصف", &["violence/deeds/state", "Economy and more"]),
            hit("no", &["Economy and more"]),
            hit("2008", &["Economy and more"]),
        ]
    );
    let below: Vec<&str> = lexicon.entries_in("violence").map(|e| e.pattern.as_str()).collect();
    assert_eq!(below, ["طبول الحرب", "نار*", "عنف", "قصف"]);
    assert!(!lies_in("violence-metaphor", "violence") && lies_in("violence/a/b", "violence/a"));
}

const DIC: &str = "%\n1\taffect\n\t2\tposemo\n\t3\tnegemo\n\t\t4\tanger now\n5\tmoney\n%\n\
                   abandon*\t1\t3\ncold war\t3\t4\t1\nbank\t5\nhate\t1\t3\t4\n";

#[test]
fn a_liwc_dictionary_comes_back_as_it_was() {
    assert_eq!(round("liwc", "en", DIC), DIC);
    let lexicon = imported("liwc", "en", DIC).lexicon;
    let names: Vec<&str> = lexicon.categories.names().collect();
    assert_eq!(names, ["affect", "affect/posemo", "affect/negemo", "affect/negemo/anger now", "money"]);
    let hate: Vec<&str> = lexicon.entries[3].categories().collect();
    assert_eq!(hate, ["affect", "affect/negemo", "affect/negemo/anger now"]);
    // Spaces for tabs, numbers with gaps, Windows lines, a byte order mark.
    let loose = "\u{feff}%\r\n1 affect\r\n\t22 posemo\r\n%\r\nlove* 1 22\r\ncold war 22\r\n";
    assert_eq!(round("liwc", "en", loose), "%\n1\taffect\n\t2\tposemo\n%\nlove*\t1\t2\ncold war\t2\n");
}

#[test]
fn what_a_liwc_file_has_and_we_cannot_say_is_counted() {
    let old = "%\n1\ta\n2\tb\n%\nlike\t(02 134)125/464\t1\nkind\t<of>131/125\nfine\t1 (2)2/1\nodd\t1 7\n:)\t1\nlone\ngood*\t1\ngood*\t1\ngood*\t2\n";
    let read = imported("liwc", "en", old);
    assert_eq!(
        reasons(&read),
        [
            "left out: condition of a word | dict, line 5 | (02 134)125/464",
            "left out: condition of a word | dict, line 6 | <of>131/125",
            "left out: word without a category | dict, line 6 | kind",
            "left out: condition of a word | dict, line 7 | (2)2/1",
            "number without a category | dict, line 8 | 7",
            "left out: word without a category | dict, line 10 | lone",
            "word twice in a category | dict, line 12 | good*: a",
            "left out: a pattern that no word can match | dict | `:` is out of place in the pattern `:)`",
        ]
    );
    assert_eq!(written("liwc", &read.lexicon), "%\n1\ta\n2\tb\n%\nlike\t1\nfine\t1\nodd\t1\ngood*\t1\t2\n");
}

const CSV: &str = "pattern,category,id,forms,sense,rationale,mild,tiers,guard,not_after,not_within,within\n\
    عصابة,violence/label|crime,gang,عصابات|عصبة,\"gang, or band\",Makes criminals of them,true,exact|stem,false,حرب|حروب,|,5\n\
    نار*,violence/metaphor,,,,\"Fire, \"\"literally\"\"\",,,,,,\n\
    طبول ~ الحرب,crime,,,,Drums,,,,,غير,\n";

#[test]
fn a_sheet_comes_back_as_it_was() {
    assert_eq!(round("csv", "ar", CSV), CSV);
    let tabs = "pattern\tcategory\trationale\nwar drum*\tviolence/metaphor\tDrums\n";
    assert_eq!(round("tsv", "en", tabs), tabs);
    let entry = &imported("csv", "ar", CSV).lexicon.entries[0];
    assert_eq!(entry.not_within.as_deref(), Some(&[][..]));
    assert_eq!((entry.within, entry.guard, entry.mild), (Some(5), false, true));
}

#[test]
fn a_sheet_may_have_levels_and_rows_of_one_pattern() {
    let sheet =
        "Level1,Level2,pattern,note\nviolence,metaphor,fire*,x\nviolence,,blood,\ncrime,,fire*,\n,,gang,\n";
    let read = imported("csv", "en", sheet);
    assert_eq!(
        written("quanteda", &read.lexicon),
        "\"violence\":\n  \"__\":\n    - \"blood\"\n  \"metaphor\":\n    - \"fire*\"\n\"crime\":\n  - \"fire*\"\n"
    );
    assert_eq!(
        reasons(&read),
        [
            "left out: column | dict | note",
            "left out: row without pattern or category | dict, line 5 |   gang ",
        ]
    );
}

#[test]
fn what_a_form_cannot_say_is_counted_on_the_way_out() {
    let lexicon = imported("csv", "ar", CSV).lexicon;
    let (text, doubts) = form("quanteda").expect("a form").write(&lexicon).expect("YAML");
    let mut reasons: Vec<&str> = doubts.iter().map(|d| d.reason.as_str()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    assert_eq!(
        reasons,
        [
            "left out: forms",
            "left out: guard",
            "left out: id",
            "left out: mild",
            "left out: not_after",
            "left out: not_within",
            "left out: pattern with a gap",
            "left out: rationale",
            "left out: sense",
            "left out: tiers",
            "left out: within",
        ]
    );
    assert!(text.contains("عصابات") && !text.contains('~'), "{text}");
}

#[test]
fn a_pack_lexicon_goes_through_a_sheet_without_loss() {
    for code in ["ar", "en"] {
        for lexicon in minzar::lexicon::embedded(&language(code)).expect("lexicons") {
            let (sheet, doubts) = form("csv").expect("a form").write(&lexicon).expect("a sheet");
            assert!(doubts.iter().all(|d| d.reason == "left out: meaning of a category"), "{doubts:?}");
            let back = imported("csv", code, &sheet);
            assert_eq!(back.lexicon.entries, lexicon.entries, "{code}/{}", lexicon.name);
            let file = File::read("again.toml", &back.text).expect("our own form");
            assert_eq!(file.write().expect("TOML"), back.text);
        }
    }
}

#[test]
fn a_sheet_says_everything_that_an_entry_does() {
    let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    // Every key, none left at its default: a key more does not compile until it stands here.
    let entry = Entry {
        id: "gang".to_owned(),
        pattern: "عصابة".to_owned(),
        forms: words(&["عصابات"]),
        category: "label/crime".to_owned(),
        also: words(&["violence"]),
        sense: Some("gang, \"band\"".to_owned()),
        target: Some("rebels".to_owned()),
        rationale: "Makes criminals\nof them".to_owned(),
        mild: true,
        example: Some("عصابات النظام".to_owned()),
        counter_example: Some("حرب عصابات".to_owned()),
        tiers: Some(vec![Tier::Exact, Tier::Stem]),
        as_written: true,
        guard: false,
        not_before: words(&["الرأس"]),
        not_after: words(&["حرب", "حروب"]),
        not_within: Some(words(&["ليس"])),
        within: Some(4),
    };
    let mut categories = Categories::default();
    entry.categories().for_each(|category| categories.add(category, ""));
    let file = File {
        name: "dict".to_owned(),
        lang: "ar".to_owned(),
        version: 1,
        origin: "test".to_owned(),
        licence: "test".to_owned(),
        tiers: None,
        nested: false,
        not_within: Vec::new(),
        within: 3,
        categories,
        entries: vec![entry],
    };
    let text = file.write().expect("TOML");
    assert_eq!(File::read("dict.toml", &text).expect("our own form"), file);
    let lexicon = Lexicon::parse("dict.toml", &text, &language("ar")).expect("a lexicon");
    for kind in ["csv", "tsv"] {
        let (sheet, doubts) = form(kind).expect("a form").write(&lexicon).expect("a sheet");
        assert_eq!(doubts, []);
        assert_eq!(imported(kind, "ar", &sheet).lexicon.entries, file.entries, "{sheet}");
    }
}

#[test]
fn broken_dictionaries_are_errors_with_their_line() {
    let error = |kind: &str, text: &str| try_import(kind, "en", text).err().expect("an error").to_string();
    assert!(error("quanteda", "- a\n- b\n").contains("no mapping of categories"));
    assert!(error("quanteda", "a: [x]\na: [y]\n").contains("dict, line 2: the category `a` stands twice"));
    assert!(error("quanteda", "a: &x [one]\nb: *x\n").contains("aliases"));
    assert!(error("quanteda", "a: [x\n").contains("dict"));
    assert!(error("quanteda", "a: ['?!']\n").contains("no word in it"));
    assert!(error("liwc", "a\t1\n").contains("0 lines `%`"));
    assert!(error("liwc", "%\nposemo\n%\n").contains("dict, line 2: no number and name"));
    assert!(error("csv", "word,topic\na,b\n").contains("no column `pattern`"));
    assert!(error("csv", "pattern,category,mild\na,b,perhaps\n").contains("dict, line 2: `perhaps`"));
    assert!(form("xml").err().expect("an error").to_string().contains("quanteda, liwc, csv, tsv"));
    assert!(form_of(Path::new("a.YML")).expect("a form").is_some_and(|f| f.name() == "quanteda"));
    assert!(form_of(Path::new("a.toml")).expect("our own").is_none());
    assert!(form_of(Path::new("a")).is_err());
}

#[test]
fn names_that_would_nest_and_orders_that_move_are_noted() {
    let read = imported("quanteda", "en", "and/or:\n  - x\n  - y\nb:\n  - y\n  - x\n");
    assert_eq!(
        reasons(&read),
        [
            "slash in the name of a category | dict, line 1 | and/or",
            "order of the words of a category | dict | b",
        ]
    );
    assert_eq!(read.lexicon.categories.tree(), ["and\u{2215}or", "b"]);
}

proptest! {
    #![proptest_config(crate::properties(128))]

    /// Any nested dictionary comes back from each form with its categories, words and order.
    #[test]
    fn every_form_keeps_any_dictionary(
        rows in prop::collection::btree_map(
            "[a-z]{2,6}( [a-z]{2,6})?[*?]?",
            prop::collection::btree_set(prop::sample::select(&["a", "a/b", "a/b/c", "d", "d/e"][..]), 1..3),
            1..12,
        ),
    ) {
        let mut sheet = "pattern,category,rationale\n".to_owned();
        for (pattern, categories) in &rows {
            let categories: Vec<&str> = categories.iter().copied().collect();
            sheet += &format!("{pattern},{},listed in dict\n", categories.join("|"));
        }
        let first = imported("csv", "en", &sheet).lexicon;
        let listed = |lexicon: &Lexicon| -> Vec<(String, Vec<String>)> {
            let mut all: Vec<_> = lexicon.entries.iter().map(|e| {
                let mut categories: Vec<String> = e.categories().map(str::to_owned).collect();
                categories.sort();
                (e.pattern.clone(), categories)
            }).collect();
            all.sort();
            all
        };
        for kind in ["quanteda", "liwc", "csv", "tsv"] {
            let text = written(kind, &first);
            let again = imported(kind, "en", &text).lexicon;
            prop_assert_eq!(listed(&first), listed(&again), "{}", text);
            prop_assert_eq!(&written(kind, &again), &text);
        }
    }
}
