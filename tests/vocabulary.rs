//! A word is analysed once in a run, and what a text says does not hang on what was met before.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use minzar::attribution::Extractor;
use minzar::codings::Coder;
use minzar::lang::Language;
use minzar::lexicon::{self, Lexicons};
use minzar::text::{Analyzer, Doc, NoteKey};
use rayon::prelude::*;

use crate::features::{ARABIC, together};

/// Everything that a run reads off a text.
fn read(doc: &Doc, extractor: &Extractor, lexicons: &Lexicons) -> String {
    let words: Vec<_> = (0..doc.tokens.len())
        .map(|at| (doc.word(at).written(), doc.tokens[at].kind, doc.word(at).readings().collect::<Vec<_>>()))
        .collect();
    let stems: Vec<&str> = (0..doc.tokens.len()).map(|at| doc.stem(at)).collect();
    let sentences = &doc.sentences;
    format!("{words:?} {stems:?} {sentences:?} {:?} {:?}", extractor.code(doc), lexicons.find(doc))
}

fn texts() -> Vec<(String, String)> {
    let plan = crate::demo::plan("demo", std::path::Path::new("data"));
    crate::demo::measured(&plan).into_iter().map(|(a, _)| (a.title, a.body)).collect()
}

#[test]
fn what_a_text_says_does_not_hang_on_the_texts_before_it() {
    let extractor = Extractor::new(&ARABIC).expect("rules");
    let lexicons = together(lexicon::embedded(&ARABIC).expect("lexicons"));
    let texts = texts();
    let fresh: Vec<String> = texts
        .iter()
        .map(|(title, body)| read(&Analyzer::new(ARABIC.clone()).doc(title, body), &extractor, &lexicons))
        .collect();
    let shared = Analyzer::new(ARABIC.clone());
    let one = |(title, body): &(String, String)| read(&shared.doc(title, body), &extractor, &lexicons);
    for round in 0..3 {
        let again: Vec<String> = texts.par_iter().map(one).collect();
        assert!(again == fresh, "round {round}");
    }
    let backwards: Vec<String> = texts.iter().rev().map(one).collect();
    assert!(backwards.iter().rev().eq(&fresh));
}

/// More words than the vocabulary holds: it forgets some, and nobody can tell.
#[test]
fn a_vocabulary_that_overflows_answers_the_same() {
    let english = Language::embedded("en").expect("a pack");
    let analyzer = Analyzer::new(english.clone());
    let word = |n: usize| format!("w{}", n.wrapping_mul(2_654_435_761) % 1_000_003);
    for text in 0..100 {
        let body: Vec<String> =
            (0..4_000).map(|n| word(text * 4_000 + n)).chain(["The end.".to_owned()]).collect();
        let body = body.join(" ");
        let (doc, fresh) = (analyzer.doc("", &body), Analyzer::new(english.clone()).doc("", &body));
        let words = |doc: &Doc| -> Vec<(String, String)> {
            let at = |at| (doc.word(at).written().to_owned(), doc.fold(at).to_owned());
            (0..doc.tokens.len()).map(at).collect()
        };
        assert_eq!(doc.tokens.len(), 4_003);
        assert!(words(&doc) == words(&fresh), "text {text}");
    }
}

#[test]
fn a_note_is_made_once_a_word_and_reader() {
    let analyzer = Analyzer::new(ARABIC.clone());
    let body = "قال الوزير إن الحرب انتهت. وقال الوزير إن الحرب بدأت.";
    // New words are the text's own until the vocabulary has them: it takes those that came twice.
    let many = format!("{body} {}", (0..100).map(|n| format!("س{n} ")).collect::<String>());
    let _ = [analyzer.doc("", &many), analyzer.doc("", &many)];
    let (one, other) = (NoteKey::<usize>::default(), NoteKey::<String>::default());
    let (made, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut distinct = BTreeSet::new();
    for _ in 0..5 {
        let doc = analyzer.doc("", body);
        let (lengths, folds) = (doc.noted(&one), doc.noted(&other));
        for at in 0..doc.tokens.len() {
            let written = doc.word(at).written();
            distinct.insert(written.to_owned());
            asked.fetch_add(1, Ordering::Relaxed);
            let length = lengths.at(at, |word| {
                made.fetch_add(1, Ordering::Relaxed);
                word.written().len()
            });
            assert_eq!(*length, written.len());
            // Another reader's note is another one, of its own kind.
            assert_eq!(folds.at(at, |word| word.fold().to_owned()), doc.fold(at));
        }
    }
    assert_eq!(made.into_inner(), distinct.len());
    assert!(asked.into_inner() > 5 * distinct.len());
}
