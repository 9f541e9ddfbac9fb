//! On which side of a finite verb its subject stands.

use super::listed::by_the_mouth_of;
use super::{after, before};
use crate::attribution::annotate::view::View;
use crate::attribution::cues::candidate::Candidate;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::FormKind;
use crate::attribution::names::word as name;
use crate::codings::SourceType;

/// The phrases around a verb that may be its subject.
pub struct Sides {
    pub before: Option<Subject>,
    pub after: Option<Subject>,
    /// The verb begins its clause.
    pub start: bool,
}

/// A phrase before a verb, and the one after it.
type Around = fn(&Candidate<'_, '_>, &Subject, Option<&Subject>) -> bool;

/// The phrase before is no subject of the verb.
static BEFORE_IS_NONE: &[Rule<Around>] = &[
    rule("side: the verb has its object and subject", |c, _, after| c.finite.pronoun && after.is_some()),
    rule("side: clashes with the verb", |c, before, _| clashes(c, before)),
    // A verb's homograph is a verb where its subject is sure.
    rule("side: unsure before a noun's letters", |c, before, _| c.homograph() && !sure(c.view, before)),
];

/// A phrase stands on each side: the one before is the subject.
static BEFORE_SPEAKS: &[Rule<Around>] =
    &[rule("side: begins the clause", |c, before, _| !c.relative() && begins(c, before))];

/// The phrase before is spoken of.
static BEFORE_IS_TOLD_OF: &[Rule<Around>] = &[
    rule("side: a relative clause about it", |c, _, _| c.finite.pronoun && c.relative()),
    rule("side: believed of it", |c, _, _| c.believed()),
    rule("side: thought of it", |c, before, _| thought(c, before)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(BEFORE_IS_NONE), names(BEFORE_SPEAKS), names(BEFORE_IS_TOLD_OF)].concat()
}

/// Looks on both sides and drops what is no subject of this verb.
pub fn sides(candidate: &Candidate<'_, '_>) -> Sides {
    let Candidate { view, at, sentence, verb, form, finite, .. } = *candidate;
    let any = |rules: &[Rule<Around>], before: &Subject, after: Option<&Subject>| {
        view.lists.trial.any(rules, |holds| holds(candidate, before, after))
    };
    let mut before = if finite.conjunction { None } else { before::before(view, at, sentence.start) };
    let mut after = after::after(view, at, sentence.end, verb, form);
    before = before.filter(|b| !any(BEFORE_IS_NONE, b, after.as_ref()));
    let start = candidate.starts() || opened(candidate, after.as_ref());
    if let (Some(b), Some(_)) = (&before, &after) {
        if any(BEFORE_SPEAKS, b, after.as_ref()) {
            after = None;
        } else {
            before = None;
        }
    }
    before = before.filter(|b| !any(BEFORE_IS_TOLD_OF, b, after.as_ref()));
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

/// The clause begins with this phrase.
fn begins(candidate: &Candidate<'_, '_>, before: &Subject) -> bool {
    let Candidate { view, sentence, .. } = *candidate;
    let start = before.range.start;
    start == sentence.start || !view.marks[start].particle.is_empty() || border_before(view, start)
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
