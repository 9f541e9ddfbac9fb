//! Spans, folding, clitics, sentences, quotations.

use std::sync::LazyLock;

use minzar::lang::Language;
use minzar::text::Analyzer;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

static ARABIC: LazyLock<Analyzer> = LazyLock::new(|| analyzer("ar"));

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

/// Tokens as `unicode-segmentation` alone finds them: the slow way, which the analyzer leaves only
/// where it can.
fn by_the_crate(text: &str) -> Vec<&str> {
    let invisible = |c: &char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let mut out = Vec::new();
    for piece in text.split_word_bounds() {
        if piece.chars().find(|c| !invisible(c)).is_none_or(char::is_whitespace) {
            continue;
        }
        let mut from = 0;
        for (at, _) in piece.match_indices(['.', ':']) {
            let after = piece[at + 1..].split(['.', ':']).next().expect("a part");
            let unspaced = [&piece[from..at], after].iter().all(|part| {
                part.chars().all(|c| !c.is_lowercase() && !c.is_uppercase())
                    && part.chars().filter(|c| c.is_alphabetic()).count() > 1
            });
            if unspaced {
                out.extend([&piece[from..at], &piece[at..=at]]);
                from = at + 1;
            }
        }
        out.push(&piece[from..]);
    }
    out
}

/// A character of one of the kinds that meet in news text, and of those that seldom do.
fn character() -> impl Strategy<Value = char> {
    let chosen: Vec<char> = "aZéß٣7٬٫،؛؟.:,;'\"’‘“”«»()-–_…ـًَّٰأبتث ﷺﻻ\u{200c}\u{200d}\u{200e}\u{200f}\u{200b}\u{feff}\u{2066}\u{2069}\u{a0}\u{ad} \t\r\n\u{85}\u{2028}\u{2003}אבカ한語👩🚀🇸🇦©™#*3\u{fe0f}\u{20e3}\u{308}กि"
        .chars()
        .collect();
    prop_oneof![
        6 => prop::sample::select(chosen),
        3 => prop::char::range('\u{0}', '\u{6ff}'),
        1 => prop::char::range('\u{2000}', '\u{206f}'),
        1 => prop::char::any(),
    ]
}

proptest! {
    #![proptest_config(crate::properties(20_000))]

    #[test]
    fn tokens_are_those_of_the_unicode_standard(
        text in prop::collection::vec(character(), 0..24),
    ) {
        let text: String = text.into_iter().collect();
        let doc = ARABIC.doc("", &text);
        let tokens: Vec<&str> = doc.tokens.iter().map(|t| t.span.of(&doc.text)).collect();
        prop_assert_eq!(tokens, by_the_crate(&text), "{:?}", text);
    }
}

/// Every character of the blocks that are cut without the crate, beside and between each of those
/// that a rule names.
#[test]
fn every_character_of_the_usual_blocks_is_cut_as_the_unicode_standard_says() {
    let beside =
        ['a', 'ب', '1', '_', '.', ':', ',', '\'', '"', ' ', '\n', '(', '\u{308}', '\u{200d}', 'א', '👩'];
    for c in ('\u{0}'..'\u{710}').chain('\u{1ff0}'..'\u{2080}') {
        let mut text = String::new();
        for (a, b) in beside.iter().flat_map(|a| beside.iter().map(move |b| (a, b))) {
            text.extend([*a, c, *b, c, c, *a, ' ']);
        }
        let doc = ARABIC.doc("", &text);
        let tokens: Vec<&str> = doc.tokens.iter().map(|t| t.span.of(&doc.text)).collect();
        assert_eq!(tokens, by_the_crate(&text), "U+{:04X}", c as u32);
    }
}
