//! On which side of a finite verb its subject stands.

use super::listed::by_the_mouth_of;
use super::{after, before};
use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::candidate::Candidate;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Gender, Number};
use crate::attribution::names::word as name;
use crate::codings::SourceType;

/// The phrases around a verb that may be its subject.
pub struct Sides {
    pub before: Option<Subject>,
    pub after: Option<Subject>,
    /// The verb begins its clause.
    pub start: bool,
}

/// Looks on both sides and drops what is no subject of this verb.
pub fn sides(candidate: &Candidate<'_, '_>) -> Sides {
    let Candidate { view, at, sentence, verb, form, finite, .. } = *candidate;
    let mut before = if finite.conjunction { None } else { before::before(view, at, sentence.start) };
    let mut after = after::after(view, at, sentence.end, verb, form);
    let has_object = finite.pronoun && after.is_some();
    before = before.filter(|s| !has_object && !clashes(candidate, s));
    // A verb's homograph is a verb where its subject is sure.
    before = before.filter(|s| !candidate.homograph() || sure(view, s));
    let start = candidate.starts() || opened(candidate, after.as_ref());
    if let (Some(b), Some(a)) = (&before, &after) {
        if stands_before(candidate, b, a) {
            after = None;
        } else {
            before = None;
        }
    }
    let other_speaks = finite.pronoun && candidate.relative();
    before = before.filter(|s| !other_speaks && !candidate.believed() && !thought(candidate, s));
    if let Some(subject) = &mut after {
        by_the_mouth_of(view, subject, sentence.end);
    }
    Sides { before, after, start }
}

/// The lists or the text leave no doubt that this phrase can speak.
pub fn sure(view: &View<'_>, subject: &Subject) -> bool {
    match subject.wording {
        Some(w) => view.marks[w.head].heads() || name::certain(view, w.head),
        None => view.has(subject.range.start, Tag::Single),
    }
}

/// `الجزائر توقع بروتوكولا` is no masculine perfect: after its subject a verb agrees with it.
fn clashes(candidate: &Candidate<'_, '_>, before: &Subject) -> bool {
    let Candidate { view, form, .. } = *candidate;
    form.kind == FormKind::Perfect
        && candidate.masculine()
        && before.wording.is_some_and(|w| {
            let head = &view.marks[w.head];
            (head.has(Tag::Place) || head.shape.feminine)
                && !head.plural
                && w.kind == SourceType::Organisation
                && !head.any(&[Tag::Masculine, Tag::FirstName, Tag::Office])
        })
}

/// `إلى ذلك طالب الرئيس`: after a phrase that opens the sentence.
fn opened(candidate: &Candidate<'_, '_>, after: Option<&Subject>) -> bool {
    let Candidate { view, at, sentence, .. } = *candidate;
    let that = view.that(at + 1);
    at <= sentence.start + if that { 18 } else { 10 }
        && view.preposition(sentence.start).is_some()
        && after.map_or(that, |s| sure(view, s))
}

/// Where a phrase stands on each side: the one before is the subject where it begins the clause.
fn stands_before(candidate: &Candidate<'_, '_>, before: &Subject, after: &Subject) -> bool {
    let Candidate { view, sentence, .. } = *candidate;
    let start = before.range.start;
    let opens = start == sentence.start || !view.marks[start].particle.is_empty();
    antecedent(candidate, before, after) || !candidate.relative() && (opens || border_before(view, start))
}

/// `واشنطن التي تتهم النظام`: the verb agrees with what the relative points back to.
fn antecedent(candidate: &Candidate<'_, '_>, before: &Subject, after: &Subject) -> bool {
    let Candidate { view, form, finite, .. } = *candidate;
    let head = |s: &Subject| s.wording.map(|w| &view.marks[w.head]);
    let feminine = |s: &Subject| head(s).is_some_and(|m| m.shape.feminine || m.has(Tag::Place));
    let object = |m: &Mark| m.article && !m.plural && !m.any(&[Tag::Source, Tag::Media]);
    candidate.relative()
        && !finite.pronoun
        && form.gender == Gender::F
        && form.number == Number::S
        && feminine(before)
        && !feminine(after)
        && head(after).is_some_and(object)
}

/// `صاروخ يعتقد أنه`: a passive, whatever stands before it in the middle of a clause.
fn thought(candidate: &Candidate<'_, '_>, before: &Subject) -> bool {
    let Candidate { view, sentence, verb, .. } = *candidate;
    let start = before.range.start;
    verb.impersonal
        && candidate.imperfect()
        && candidate.masculine()
        && start > sentence.start
        && !border_before(view, start)
        && !candidate.relative()
}

/// A clause may begin at this token.
pub fn border_before(view: &View<'_>, at: usize) -> bool {
    at > 0
        && (view.sign(at - 1)
            || view.that(at - 1)
            || view.marks[at - 1].any(&[Tag::Boundary, Tag::Auxiliary]))
        || view.marks[at].conjunction
}
