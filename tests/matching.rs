//! What holds of matching whatever the text: properties, drawn by chance.

use minzar::lexicon::{Lexicons, Match};
use proptest::prelude::*;

use crate::lexicon::{doc, hits, language, list};

const WORDS: [&str; 10] =
    ["طبول", "الحرب", "وحرب", "مرتزقة", "للمرتزقة", "شن", "هجوما", "بربريا", ".", "السلام"];

/// Entries that meet these words alone, together, across each other and not at all.
const ENTRIES: [&str; 9] = [
    "pattern = 'طبول الحرب'",
    "pattern = 'حرب'",
    "pattern = 'الحرب ~ شن'",
    "pattern = 'مرتزقة'\nnot_after = ['شن']",
    "pattern = 'هجوم ~ بربري'",
    "pattern = 'مرتز*'",
    "pattern = 'سلام'\ntiers = ['exact', 'stem']\nnot_within = ['حرب']",
    "pattern = 'بربري'\nforms = ['بربرية']",
    "pattern = 'نار'",
];

/// What stands for one hit in a text, as it may be written, and the words to its left and right
/// that are none.
const PLANTED: [&str; 6] = ["مرتزقة", "والمرتزقة", "مُرتَزِقة", "مـرتـزقـة", "وطبولِ الحَرب", "طبول  الحرب"];
const PLAIN: [&str; 7] = ["قال", "Ω", "٣٤", "e\u{301}tat", "\u{200f}في", "👩\u{200d}🚀", "ﷺ"];
const BETWEEN: [&str; 7] = [" ", "  ", "\n", " «", "» ", "، ", " \u{200f}"];

proptest! {
    #![proptest_config(crate::properties(256))]

    /// Whatever stands around them, vowel marks and tatweel inside, spans cut the original text at
    /// the words that match and at nothing else.
    #[test]
    fn spans_cut_the_original_text_at_the_words_that_match(
        pieces in prop::collection::vec((any::<bool>(), 0usize..42, prop::sample::select(&BETWEEN[..])), 0..20),
    ) {
        let mut text = String::new();
        let mut planted = Vec::new();
        for (hit, which, between) in pieces {
            let piece = if hit { PLANTED[which % PLANTED.len()] } else { PLAIN[which % PLAIN.len()] };
            if hit {
                planted.push((text.len() + 2, piece));
            }
            text += piece;
            text += between;
        }
        let lexicon = list("ar", &["pattern = 'مرتزقة'", "pattern = 'طبول الحرب'"]);
        let doc = doc("ar", &text);
        let found: Vec<(usize, &str)> =
            lexicon.find(&doc).iter().map(|m| (m.span.start, m.span.of(&doc.text))).collect();
        prop_assert_eq!(found, planted);
    }

    #[test]
    fn hits_are_whole_tokens_and_do_not_overlap(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
    ) {
        let lexicon = list("ar", &ENTRIES);
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

    /// An entry more changes no hit of another: never what matches, and what counts only where the
    /// two lie over each other.
    #[test]
    fn an_unrelated_entry_changes_no_other_hit(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
        chosen in prop::collection::btree_set(0usize..ENTRIES.len(), 1..6),
        more in 0usize..ENTRIES.len(),
        first: bool,
    ) {
        prop_assume!(!chosen.contains(&more));
        let few: Vec<&str> = chosen.iter().map(|i| ENTRIES[*i]).collect();
        let place = if first { 0 } else { few.len() };
        let mut all = few.clone();
        all.insert(place, ENTRIES[more]);
        let (before, after) = (list("ar", &few), list("ar", &all));
        let doc = doc("ar", &text.join(" "));
        let others = |hits: Vec<Match>| -> Vec<Match> {
            let kept = hits.into_iter().filter(|m| m.entry != place);
            kept.map(|m| Match { entry: m.entry - usize::from(m.entry > place), ..m }).collect()
        };
        prop_assert_eq!(before.find_nested(&doc), others(after.find_nested(&doc)));
        let new: Vec<Match> = after.find_nested(&doc).into_iter().filter(|m| m.entry == place).collect();
        let apart = |m: &Match| !new.iter().any(|n| n.span.overlaps(m.span));
        if before.find_nested(&doc).iter().all(apart) {
            prop_assert_eq!(before.find(&doc), others(after.find(&doc)));
        }
    }

    /// The index of a list leads to what each of its entries finds alone.
    #[test]
    fn a_list_finds_what_its_entries_find_one_by_one(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
    ) {
        let doc = doc("ar", &text.join(" "));
        let mut alone: Vec<Match> = Vec::new();
        for (entry, pattern) in ENTRIES.iter().enumerate() {
            alone.extend(list("ar", &[pattern]).find_nested(&doc).into_iter().map(|m| Match { entry, ..m }));
        }
        alone.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end), m.entry));
        prop_assert_eq!(list("ar", &ENTRIES).find_nested(&doc), alone);
    }

    /// Lexicons that are matched together find what each finds alone, in any order and company.
    #[test]
    fn lexicons_find_together_what_each_finds_alone(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
        parts in prop::collection::vec(prop::collection::btree_set(0usize..ENTRIES.len(), 1..6), 1..5),
        nested in prop::collection::vec(any::<bool>(), 5),
    ) {
        let doc = doc("ar", &text.join(" "));
        let lists = || parts.iter().zip(&nested).map(|(part, nested)| {
            let mut one = list("ar", &part.iter().map(|i| ENTRIES[*i]).collect::<Vec<_>>());
            one.request.nested = *nested;
            one
        });
        let alone: Vec<Vec<Match>> = lists().map(|one| one.find(&doc)).collect();
        let together = Lexicons::new(lists().collect()).expect("one language");
        prop_assert_eq!(together.find(&doc), alone);
    }

    #[test]
    fn an_entry_without_hits_changes_nothing(
        text in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..30),
        other in "[a-z]{3,8}( [a-z]{3,8}){0,2}",
    ) {
        let text = text.join(" ");
        let more = format!("pattern = '{other}'");
        let all: Vec<&str> = std::iter::once(more.as_str()).chain(ENTRIES).collect();
        prop_assert_eq!(hits(&list("ar", &ENTRIES), &text), hits(&list("ar", &all), &text));
    }

    /// The way back from a folded text never goes back, starts at characters, and leads from each
    /// folded character to the one it came from.
    #[test]
    fn the_folding_map_is_monotone(text in "[\u{0610}-\u{06ff}\u{fb50}-\u{fdff}a-zA-ZéßﬁİＡ0-9 \u{200f}«»]{0,40}") {
        for code in ["ar", "en"] {
            let fold = &language(code).fold;
            let folded = fold.fold_mapped(&text);
            prop_assert_eq!(&folded.text, &fold.fold(&text));
            let ways: Vec<usize> = (0..=folded.text.len()).map(|byte| folded.to_source(byte)).collect();
            prop_assert!(ways.is_sorted(), "{:?}", ways);
            prop_assert_eq!(ways[folded.text.len()], text.len());
            for (byte, c) in folded.text.char_indices() {
                prop_assert!(text.is_char_boundary(ways[byte]));
                let source = text[ways[byte]..].chars().next().expect("a character");
                prop_assert!(fold.fold(&source.to_string()).contains(c), "{} from {}", c, source);
            }
        }
    }
}
