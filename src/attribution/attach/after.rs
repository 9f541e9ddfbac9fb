//! The overt subject of a report verb, after the verb.

use std::ops::Range;

use super::agreement::disagrees;
use super::between::{behind_occasion, skip};
use super::in_marks;
use super::object::{formed_as_object, is_no_speaker};
use super::place::by_place;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Gender, Number, Verb, VerbForm};
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::codings::SourceType;

/// The subject after the verb at `at`.
pub fn after(view: &View<'_>, at: usize, end: usize, verb: &Verb, form: VerbForm) -> Option<Subject> {
    let from = skip(view, at + 1, end);
    if from >= end {
        return None;
    }
    let mark = &view.marks[from];
    // `شكروا سموه`: whom they thanked.
    if mark.has(Tag::Single) && form.number == Number::P && view.subject_after() {
        return None;
    }
    if mark.has(Tag::Pronoun) && !mark.has(Tag::Demonstrative) {
        return Some(Subject { range: from..from + 1, wording: None });
    }
    if let Some(subject) = in_marks::person(view, from, end, verb) {
        return Some(subject);
    }
    if formed_as_object(view, from, verb) || view.sign(from) && !in_marks::subject(view, from, end, verb) {
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
    mark.pronoun && mark.has(Tag::Document) && !view.that(range.end) && view.subject_after()
}
