//! The marks of an article, token by token.

use super::lookup::mark;
use super::mark::Mark;
use crate::attribution::grammar::lists::{Lists, Run};
use crate::attribution::grammar::tag::{Tag, Tags};
use crate::text::{Doc, NoteKey};

/// The marks of all tokens. What hangs on the word alone is looked up once a word.
pub fn marks(doc: &Doc, lists: &Lists, key: &NoteKey<Mark>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = doc.noted(key).all(|word| mark(word, lists)).copied().collect();
    for at in 0..marks.len() {
        if marks[at].run {
            let second = (at + 1 < marks.len()).then(|| doc.fold(at + 1));
            let runs = lists.runs_of(doc.word(at), marks[at].base).zip(second);
            for run in runs.and_then(|(runs, second)| runs.get(second)).into_iter().flatten() {
                join(&mut marks, doc, at, run);
            }
        }
    }
    marks
}

/// Marks a listed entry of several words (`حزب الله`, `سي إن إن`) if the text has it here.
fn join(marks: &mut [Mark], doc: &Doc, at: usize, (rest, tag): &Run) {
    let next = at + 1..doc.tokens.len().min(at + 1 + rest.len());
    let fits = next.len() == rest.len() && next.zip(rest).all(|(at, word)| doc.fold(at) == &**word);
    if !fits {
        return;
    }
    for mark in &mut marks[at + 1..=at + rest.len()] {
        mark.joined = true;
    }
    for mark in &mut marks[at..=at + rest.len()] {
        // `بان كي مون` is not `بأن`.
        mark.tags.drop(Tag::That);
        // `مجلس الأمن` is a body by its first word too; `السفير اللبنانية` is no ambassador.
        mark.tags = mark.tags.both(Tags::of(&[Tag::Organisation, Tag::Media]));
        mark.tags.join(Tags::of(&[*tag]));
        mark.unknown = false;
        if *tag == Tag::FirstName {
            (mark.particle, mark.finite, mark.participle) = ("", None, None);
        }
    }
}
