//! Who a cue's source is: its type, and whom a dropped, repeated or general one points back to.

use super::memory::{Antecedent, Memory};
use crate::attribution::annotate::view::View;
use crate::attribution::attach::place::fallback;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;
use crate::span::Span;

/// A type, and what the source points back to.
type Who = (SourceType, Option<Span>);

/// The type of a cue's source, and what it points back to.
pub fn who(view: &View<'_>, cue: &Cue, memory: &Memory, via: Option<Span>) -> Who {
    let unspecified = (SourceType::Unspecified, None);
    let dropped = || memory.dropped(cue.form).map_or(unspecified, back_to);
    if cue.how == How::Nobody {
        return unspecified;
    }
    let Some(subject) = &cue.subject else {
        let nobody = cue.passive || cue.relay && via.is_some();
        return if nobody { unspecified } else { dropped() };
    };
    let (first, alone) = (subject.range.start, subject.range.len() == 1);
    if alone && view.has(first, Tag::Single) {
        return memory.person().map_or((SourceType::Named, None), back_to);
    }
    if alone && view.has(first, Tag::Pronoun) {
        if view.subject_after() {
            return dropped();
        }
        return memory.others(view.has(first, Tag::Many)).map_or_else(dropped, back_to);
    }
    let wording = subject.wording;
    if repeats(view, subject)
        && let Some(found) = memory.repeat(view, &subject.range, wording)
    {
        // Persons whom a text is about or by do not become it.
        let person = wording.is_some_and(|w| view.marks[w.head].shape.crowd || view.marks[w.head].plural);
        let text = matches!(found.kind, SourceType::Document | SourceType::Media);
        if let Some(w) = wording.filter(|w| w.kind == SourceType::Anonymous && person && text) {
            return (w.kind, None);
        }
        // A phrase with its own name stays named; a body stays a body.
        let either = |w: &Wording| view.has(w.head, Tag::Media) && view.has(w.head, Tag::Organisation);
        let own = wording
            .filter(|w| !either(w))
            .map(|w| w.kind)
            .filter(|k| !matches!(k, SourceType::Office | SourceType::Anonymous | SourceType::Document));
        return match own {
            Some(kind) if kind != found.kind => (kind, None),
            _ => back_to(found),
        };
    }
    let known = |a: &Antecedent| matches!(a.kind, SourceType::Named | SourceType::Office);
    if wording.is_some_and(|w| by_another_word(view, subject, w))
        && let Some(found) = memory.person().filter(known)
    {
        return back_to(found);
    }
    if wording.is_some_and(|w| describes(view, subject, w))
        && let Some(found) = memory.named(view, subject.range.start)
    {
        return back_to(found);
    }
    (wording.map_or_else(|| fallback(view, &subject.range), |w| w.kind), None)
}

/// `the Ohio Republican`, `the former defense secretary`: somebody whom the text has named.
fn describes(view: &View<'_>, subject: &Subject, wording: Wording) -> bool {
    let range = &subject.range;
    let head = &view.marks[wording.head];
    !view.subject_after()
        && matches!(wording.kind, SourceType::Anonymous | SourceType::Office)
        && view.has(range.start, Tag::Opener)
        && !view.has(range.start, Tag::Indefinite)
        && !head.plural
        && !head.any(&[Tag::Source, Tag::Quantity, Tag::Spokesman])
        && head.any(&[Tag::Person, Tag::Office, Tag::Nationality])
        && (wording.head + 1 == range.end || view.preposition(wording.head + 1).is_none())
        && wording.head < range.start + 5
}

fn back_to(antecedent: Antecedent) -> Who {
    (antecedent.kind, Some(antecedent.span))
}

/// Short enough to point back to somebody who was met before (`الوزير`).
fn repeats(view: &View<'_>, subject: &Subject) -> bool {
    subject.wording.is_none_or(|w| {
        !view.marks[w.head].pronoun && (w.repeat || w.kind == SourceType::Office || subject.range.len() <= 2)
    })
}

/// `المسؤول التركي`: the person of whom the text just spoke, by another word.
fn by_another_word(view: &View<'_>, subject: &Subject, wording: Wording) -> bool {
    let head = &view.marks[wording.head];
    wording.kind == SourceType::Anonymous
        && view.subject_after()
        && head.article
        && !head.shape.crowd
        && !head.shape.feminine
        && wording.head == subject.range.start
        && head.has(Tag::Person)
        && !head.has(Tag::Source)
        && subject.range.len() <= 3
}

/// The overt subject of the clause that a participle goes with, where no cue stands before it.
pub fn host(view: &View<'_>, start: usize, at: usize) -> Option<Subject> {
    for from in start..at.min(start + 4) {
        let mark = &view.marks[from];
        if !mark.heads()
            || !mark.particle.is_empty()
            || mark.any(&[Tag::Document, Tag::Unspecified])
            || mark.has(Tag::Place) && view.subject_after()
        {
            continue;
        }
        if from > start && view.preposition(from - 1).is_some() && view.has(from - 1, Tag::Preposition) {
            continue;
        }
        let range = phrase(view, from, at, None);
        if let Some(found) = wording(view, range.clone()) {
            return Some(Subject { range, wording: Some(found) });
        }
    }
    None
}
