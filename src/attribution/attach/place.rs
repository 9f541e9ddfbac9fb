//! A subject that only its place shows: no list knows it, but it stands between its verb and the
//! content.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::Verb;
use crate::codings::SourceType;

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

/// The type of a subject that only its place shows to be one.
pub fn fallback(view: &View<'_>, range: &Range<usize>) -> SourceType {
    let mark = &view.marks[range.start];
    // `امي بارتليت`: two words without an article.
    let pair = range.len() > 1 && !mark.article && {
        let next = &view.marks[range.start + 1];
        next.unknown && !next.article && next.particle.is_empty()
    };
    if !view.subject_after() {
        by_shape(view, range)
    } else if pair && crate::attribution::names::word::possible(view, range.start + 1) {
        SourceType::Named
    } else if mark.shape.feminine {
        SourceType::Organisation
    } else if mark.article && (view.lists.role_shape(view.base(range.start)) || !mark.unknown) {
        SourceType::Anonymous
    } else {
        SourceType::Named
    }
}

/// The type of a phrase that no list knows, where capitals tell names: a person by its shape, a
/// name by its capitals; else it is no person.
fn by_shape(view: &View<'_>, range: &Range<usize>) -> SourceType {
    let ends = |i: usize| view.is(i, &[","]) || view.has(i, Tag::Preposition) || view.has(i, Tag::Relative);
    let core = range.clone().skip(1).find(|&i| ends(i)).unwrap_or(range.end);
    let Some(head) = (range.start..core).rev().find(|&i| view.marks[i].word) else {
        return SourceType::Anonymous;
    };
    let (written, fold) = (view.text(head), view.fold(head));
    if view.lists.capital(written) && head > view.sentence(head).start {
        return SourceType::Named;
    }
    let singular = fold.strip_suffix('s').unwrap_or(fold);
    let person = view.lists.names.person_endings.iter().any(|e| singular.ends_with(e.as_str()));
    if person || view.marks[head].any(&[Tag::Pronoun, Tag::Quantity, Tag::Own]) {
        SourceType::Anonymous
    } else {
        SourceType::Organisation
    }
}
