//! What is known of each token of an article.

use rustc_hash::FxHashMap;

use super::lists::{Lists, Run};
use super::lookup::mark;
use super::tag::{Tag, Tags};
use super::verb::VerbForm;
use crate::text::{Doc, Reading};

/// What is known of a token.
#[derive(Debug, Clone, Default)]
pub(super) struct Mark<'d> {
    pub tags: Tags,
    pub plural: bool,
    /// The base that the lists know, or the folded word without its article.
    pub base: &'d str,
    /// A conjunction is written with it.
    pub conjunction: bool,
    /// A preposition is written with it.
    pub particle: &'d str,
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

/// The marks of all tokens. Words repeat: each spelling is looked up once an article.
pub(super) fn marks<'d>(doc: &'d Doc, lists: &Lists) -> Vec<Mark<'d>> {
    let mut marks: Vec<Mark<'d>> = Vec::with_capacity(doc.tokens.len());
    let mut begun: Vec<&[Run]> = Vec::with_capacity(doc.tokens.len());
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, token) in doc.tokens.iter().enumerate() {
        let written = token.span.of(&doc.text);
        let first = *met.entry(written).or_insert(at);
        if first < at {
            marks.push(marks[first].clone());
            begun.push(begun[first]);
            continue;
        }
        let mark = mark(token, written, lists);
        begun.push(
            lists.runs.get(token.fold()).or_else(|| lists.runs.get(mark.base)).map_or(&[], Vec::as_slice),
        );
        marks.push(mark);
    }
    for (at, runs) in begun.into_iter().enumerate() {
        for run in runs {
            join(&mut marks, doc, at, run);
        }
    }
    marks
}

/// Marks a listed entry of several words (`حزب الله`, `سي إن إن`) if the text has it here.
fn join(marks: &mut [Mark<'_>], doc: &Doc, at: usize, (rest, tag): &Run) {
    let next = doc.tokens.iter().skip(at + 1);
    let fits = next.zip(rest).filter(|(token, word)| token.fold() == &***word).count() == rest.len();
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
pub(super) fn begins(reading: &Reading) -> bool {
    let split = &reading.split;
    !split.article && split.particle.is_empty() && split.enclitic.is_empty()
}
