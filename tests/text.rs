//! Spans, folding, clitics, sentences, quotations.

use minzar::lang::Language;
use minzar::text::Analyzer;

fn analyzer(code: &str) -> Analyzer {
    Analyzer::new(Language::embedded(code).expect("an embedded pack"))
}

fn bases(word: &str) -> Vec<String> {
    let doc = analyzer("ar").doc(word, "");
    doc.word(0).readings().map(|r| r.base.to_string()).collect()
}

#[test]
fn clitics_come_off_in_order() {
    for word in ["والمرتزقة", "للمرتزقة", "مرتزقتها", "وبمرتزقتهم", "المرتزقه", "مُرتَزِقة", "وبالمرتزقة"]
    {
        assert!(bases(word).iter().any(|b| b == "مرتزقه"), "{word}: {:?}", bases(word));
    }
    // An article and an enclitic exclude each other.
    assert!(!bases("المرتزقتها").iter().any(|b| b == "مرتزقه"));
}

#[test]
fn spans_cut_the_original_text() {
    let doc = analyzer("ar").doc("عُنوانٌ", "قال «الناطق» إنّ الأمرَ انتهى.وأضاف: نعم. د. محمد قال.");
    let words: Vec<&str> = doc.tokens.iter().map(|t| t.span.of(&doc.text)).collect();
    assert_eq!(
        words,
        [
            "عُنوانٌ",
            "قال",
            "«",
            "الناطق",
            "»",
            "إنّ",
            "الأمرَ",
            "انتهى",
            ".",
            "وأضاف",
            ":",
            "نعم",
            ".",
            "د",
            ".",
            "محمد",
            "قال",
            "."
        ]
    );
    let sentences: Vec<&str> = doc.sentences.iter().map(|s| s.span.of(&doc.text)).collect();
    assert_eq!(sentences, ["عُنوانٌ", "قال «الناطق» إنّ الأمرَ انتهى.", "وأضاف: نعم.", "د. محمد قال."]);
}

#[test]
fn a_full_stop_after_a_closing_mark_ends_a_sentence() {
    for (closing, body) in [
        ("».", "قال إن «الأمر انتهى». ثم خرج."),
        ("\".", "قال إن \"الأمر انتهى\". ثم خرج."),
        (").", "خرج الوفد (الأول). ثم عاد."),
        ("5.", "بلغ العدد 5. ثم زاد."),
    ] {
        let doc = analyzer("ar").doc("", body);
        assert_eq!(doc.sentences.len(), 2, "{body}");
        assert!(doc.sentences[0].span.of(&doc.text).ends_with(closing), "{body}");
    }
}

#[test]
fn english_sentences_and_apostrophes() {
    let doc = analyzer("en").doc("", "Mr. Smith said: 'We won't go.' The U.S. agreed. It cost 3.5 dollars.");
    let sentences: Vec<&str> = doc.sentences.iter().map(|s| s.span.of(&doc.text)).collect();
    assert_eq!(sentences, ["Mr. Smith said: 'We won't go.'", "The U.S. agreed.", "It cost 3.5 dollars."]);
    let quotes: Vec<&str> = doc.quotations.iter().map(|q| q.inner.of(&doc.text)).collect();
    assert_eq!(quotes, ["We won't go."]);
}

#[test]
fn quotation_marks_pair_by_family() {
    let doc = analyzer("ar").doc("", "قال \"نعم\" و«لا «ربما» لا» ثم ”كلا“ وبقي \" مفتوحا");
    let quotes: Vec<(&str, bool, usize)> =
        doc.quotations.iter().map(|q| (q.inner.of(&doc.text), q.paired, q.depth)).collect();
    assert_eq!(
        quotes,
        [
            ("نعم", true, 0),
            ("لا «ربما» لا", true, 0),
            ("ربما", true, 1),
            ("كلا", true, 0),
            (" مفتوحا", false, 0)
        ]
    );
}
