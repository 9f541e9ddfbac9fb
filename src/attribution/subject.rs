//! The overt subject of a report verb, after the verb.

use std::ops::Range;

use super::kind::{Wording, wording};
use super::source::phrase;
use super::subject_agreement::disagrees;
use super::subject_between::{behind_occasion, skip};
use super::subject_doubt::{formed_as_object, is_no_speaker};
use super::subject_marks as marks;
use super::subject_place::by_place;
use super::tag::Tag;
use super::verb::{Gender, Number, Verb, VerbForm};
use super::view::View;
use crate::codings::SourceType;

/// An overt source.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub range: Range<usize>,
    /// What its wording says; `None` where only its place says that it speaks.
    pub wording: Option<Wording>,
}

/// The subject after the verb at `at`.
pub(super) fn after(view: &View<'_>, at: usize, end: usize, verb: &Verb, form: VerbForm) -> Option<Subject> {
    let from = skip(view, at + 1, end);
    if from >= end {
        return None;
    }
    let mark = &view.marks[from];
    // `شكروا سموه`: whom they thanked.
    if mark.has(Tag::Single) && form.number == Number::P && view.verb_first() {
        return None;
    }
    if mark.has(Tag::Pronoun) && !mark.has(Tag::Demonstrative) {
        return Some(Subject { range: from..from + 1, wording: None });
    }
    if let Some(subject) = marks::person(view, from, end, verb) {
        return Some(subject);
    }
    if formed_as_object(view, from, verb) || view.sign(from) && !marks::subject(view, from, end, verb) {
        return None;
    }
    if let Some(subject) = behind_occasion(view, from, end, verb) {
        return Some(subject);
    }
    if is_no_speaker(view, from, verb) {
        return None;
    }
    let range = phrase(view, from, end, Some(verb));
    if range.is_empty() || own_text(view, &range) {
        return None;
    }
    match wording(view, range.clone()) {
        Some(found) => {
            // A woman's name after the form that shows it, whatever her office.
            let lady = found.kind == SourceType::Named && form.gender == Gender::F;
            let other = disagrees(view, found.head, form, from == at + 1) && !lady;
            (!other).then_some(Subject { range, wording: Some(found) })
        }
        None => by_place(view, range, end, verb).filter(|_| form.number != Number::P),
    }
}

/// `يصف فيها قراره`: his own text is what he speaks of.
fn own_text(view: &View<'_>, range: &Range<usize>) -> bool {
    let mark = &view.marks[range.start];
    mark.pronoun && mark.has(Tag::Document) && !view.that(range.end) && view.verb_first()
}
