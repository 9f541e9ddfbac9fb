//! A subject that only its place shows: no list knows it, but it stands between its verb and the
//! content.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, verdict};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::Verb;
use crate::codings::SourceType::{self, Anonymous, Named, Organisation, Unspecified};

/// The phrase as a subject, if what follows it closes it.
pub fn by_place(view: &View<'_>, range: Range<usize>, end: usize, verb: &Verb) -> Option<Subject> {
    let mark = &view.marks[range.start];
    let past = range.end;
    let soon = range.len() <= 2 && (past..end.min(past + 9)).any(|i| view.that(i) || view.colon(i));
    let closed = soon
        || before_object(view, &range, end, verb)
        || view.that(past)
        || view.colon(past)
        || view.worded(past);
    let possible = !mark.any(&[Tag::Evidence, Tag::SpeechNoun, Tag::Setting])
        && (mark.article || mark.unknown)
        && range.len() <= 6;
    (closed && possible).then_some(Subject { range, wording: None })
}

/// `وطالب المطلك الحكومة بالسماح`: a name that no list knows before the object.
fn before_object(view: &View<'_>, range: &Range<usize>, end: usize, verb: &Verb) -> bool {
    let mark = &view.marks[range.start];
    let own = |i| view.preposition(i).is_some_and(|p| verb.prepositions.iter().any(|q| q == p));
    range.len() == 1
        && mark.article
        && mark.unknown
        && view.marks.get(range.end).is_some_and(|m| m.article && m.heads())
        && (range.end..end.min(range.end + 7)).any(own)
}

type Types = Rule<fn(&View<'_>, &Range<usize>) -> bool, SourceType>;

/// Where the subject follows its verb: by an article, by gender, else it is a name.
static BY_PLACE: &[Types] = &[
    verdict("by place: feminine", |view, range| view.marks[range.start].shape.feminine, Organisation),
    verdict("by place: a definite noun or role", definite, Anonymous),
    verdict("by place: any other", |_, _| true, Named),
];

/// Where capitals tell names: a person by its ending, a name by its capitals; else it is no person.
static BY_SHAPE: &[Types] = &[
    verdict("by shape: no word", |view, range| head(view, range).is_none(), Anonymous),
    verdict("by shape: a capital", capital, Named),
    verdict("by shape: a person's ending", person, Anonymous),
    verdict("by shape: who or how many", general, Anonymous),
    verdict("by shape: any other", |_, _| true, Organisation),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(BY_PLACE), names(BY_SHAPE)].concat()
}

/// The type of a subject that only its place shows to be one.
pub fn fallback(view: &View<'_>, range: &Range<usize>) -> SourceType {
    let rules = if view.subject_after() { BY_PLACE } else { BY_SHAPE };
    view.lists.trial.verdict(rules, |holds| holds(view, range)).copied().unwrap_or(Unspecified)
}

fn definite(view: &View<'_>, range: &Range<usize>) -> bool {
    let mark = &view.marks[range.start];
    mark.article && (view.lists.role_shape(view.base(range.start)) || !mark.unknown)
}

/// The last word before what qualifies it.
fn head(view: &View<'_>, range: &Range<usize>) -> Option<usize> {
    let ends = |i: usize| view.is(i, &[","]) || view.has(i, Tag::Preposition) || view.has(i, Tag::Relative);
    let core = range.clone().skip(1).find(|&i| ends(i)).unwrap_or(range.end);
    (range.start..core).rev().find(|&i| view.marks[i].word)
}

fn capital(view: &View<'_>, range: &Range<usize>) -> bool {
    head(view, range).is_some_and(|i| view.lists.capital(view.text(i)) && i > view.sentence(i).start)
}

fn person(view: &View<'_>, range: &Range<usize>) -> bool {
    head(view, range).is_some_and(|i| {
        let fold = view.fold(i);
        let singular = fold.strip_suffix('s').unwrap_or(fold);
        view.lists.names.person_endings.iter().any(|e| singular.ends_with(e.as_str()))
    })
}

fn general(view: &View<'_>, range: &Range<usize>) -> bool {
    head(view, range).is_some_and(|i| view.marks[i].any(&[Tag::Pronoun, Tag::Quantity, Tag::Own]))
}
