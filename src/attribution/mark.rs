//! What is known of each token of an article.

use super::lists::{Lists, Run};
use super::lookup::{Known, known};
use super::tag::{Tag, Tags};
use super::verb::VerbForm;
use crate::lang::Split;
use crate::text::Doc;

/// What is known of a token: of its word, and of the listed entry that it is part of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark<'d> {
    pub tags: Tags,
    pub plural: bool,
    /// The base that the lists know, or the folded word without its article.
    pub base: &'d str,
    /// A conjunction is written with it.
    pub conjunction: bool,
    /// A preposition is written with it.
    pub particle: &'static str,
    pub article: bool,
    /// A pronoun is written with it.
    pub pronoun: bool,
    pub finite: Option<Finite>,
    /// Another verb of the same letters, with a shorter base (`وردت`: it came, and she answered).
    pub other: Option<Finite>,
    /// A participle as an adverb (`مشيرا`).
    pub participle: Option<VerbForm>,
    /// A listed phrase may begin here.
    pub phrase: bool,
    /// A collocation may begin here.
    pub collocation: bool,
    /// A listed entry of several words may begin here.
    pub run: bool,
    pub word: bool,
    /// Neither listed nor a verb.
    pub unknown: bool,
    /// Goes with the word before it: one listed entry of several words.
    pub joined: bool,
}

/// A finite report verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finite {
    pub form: VerbForm,
    pub conjunction: bool,
    pub pronoun: bool,
}

impl Mark<'_> {
    pub fn has(&self, tag: Tag) -> bool {
        self.tags.has(tag)
    }

    pub fn any(&self, tags: &[Tag]) -> bool {
        self.tags.any(tags)
    }

    /// Can head a phrase that speaks.
    pub fn heads(&self) -> bool {
        !self.any(&[Tag::Boundary, Tag::Auxiliary])
            && self.any(&[
                Tag::Source,
                Tag::Person,
                Tag::Office,
                Tag::PluralOffice,
                Tag::Title,
                Tag::Organisation,
                Tag::Group,
                Tag::Media,
                Tag::Outlet,
                Tag::Document,
                Tag::Unspecified,
                Tag::Place,
                Tag::FirstName,
            ])
    }
}

/// The marks of all tokens. What hangs on the word alone is looked up once a word.
pub(super) fn marks<'d>(doc: &'d Doc, lists: &Lists) -> Vec<Mark<'d>> {
    let mark = |at| {
        let word = doc.word(at);
        let Known { mark, base } = word.note(&lists.key, || known(word, lists));
        Mark { base: word.reading(*base).base, ..*mark }
    };
    let mut marks: Vec<Mark<'d>> = (0..doc.tokens.len()).map(mark).collect();
    for at in 0..marks.len() {
        if marks[at].run {
            let base = marks[at].base;
            for run in lists.runs.get(doc.fold(at)).or_else(|| lists.runs.get(base)).into_iter().flatten() {
                join(&mut marks, doc, at, run);
            }
        }
    }
    marks
}

/// Marks a listed entry of several words (`حزب الله`, `سي إن إن`) if the text has it here.
fn join(marks: &mut [Mark<'_>], doc: &Doc, at: usize, (rest, tag): &Run) {
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
        mark.tags.join(Tags::of(&[*tag]));
        mark.unknown = false;
        if *tag == Tag::FirstName {
            (mark.particle, mark.finite, mark.participle) = ("", None, None);
        }
    }
}

/// A reading in which a word may begin a listed phrase.
pub(super) fn begins(split: &Split<'_>) -> bool {
    !split.article && split.particle.is_empty() && split.enclitic.is_empty()
}
