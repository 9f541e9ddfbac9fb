//! Finite verbs where the subject stands first.

use std::ops::Range;

use super::listed::speaker;
use super::no_cue::{Met, NO_CUE};
use super::verb_clause::{Clause, led, noun, unreal};
use super::{before, loose};
use crate::attribution::annotate::quotation::quotation_before;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::frame::Found;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, VerbForm};
use crate::codings::SourceType;

/// Nobody says anything.
static NO_SPEECH: &[Rule<fn(&Clause<'_, '_>) -> bool>] = &[
    rule("first: denied or planned", |c| unreal(c) && c.begun.is_none() && !(c.wide && led(c))),
    rule("first: a noun after an article or preposition", noun),
];

/// Who speaks, in this order.
static SPEAKER: &[Rule<fn(&Clause<'_, '_>) -> Option<Subject>>] = &[
    rule("first: before the verb", |c| {
        (!c.be).then(|| before::before(c.view, c.helped, c.sentence.start))?
    }),
    rule("first: parted from the verb", |c| {
        (!c.be).then(|| loose::loose(c.view, c.prior, c.sentence.start))?
    }),
    rule("first: by whom", |c| c.be.then(|| by(c))?),
    rule("first: a pronoun with its helper", carried),
];

/// Who speaks after the verb, where what stands before it is no more than a phrase.
static BEHIND: &[Rule<fn(&Clause<'_, '_>) -> Option<Subject>>] = &[rule("first: said somebody", said)];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(NO_SPEECH), names(SPEAKER), names(BEHIND)].concat()
}

/// A finite verb where the subject stands first: `X said`, `X, who ..., has said`, and, after
/// the words themselves, `said X`.
pub fn subject_verb(
    view: &View<'_>,
    at: usize,
    prior: usize,
    sentence: &Range<usize>,
    form: VerbForm,
) -> Option<Cue> {
    let trial = &view.lists.trial;
    let clause = Clause::new(view, at, prior, sentence, form);
    if trial.any(NO_SPEECH, |holds| holds(&clause)) {
        return None;
    }
    let Clause { verb, last, be, .. } = clause;
    let mut subject = trial.first(SPEAKER, |finds| finds(&clause));
    let closing = last.is_some_and(|i| view.sign(i)) || last.is_none() && quoted_before(view, at);
    // `The bridge is old, said Tom Hale`: only its place speaks for what stands before.
    let unsure =
        subject.as_ref().is_none_or(|s| s.wording.is_none() && !view.has(s.range.end - 1, Tag::Pronoun));
    if unsure && closing && !be && at + 1 < sentence.end {
        let after = trial.first(BEHIND, |finds| finds(&clause));
        subject = after.filter(|a| subject.is_none() || a.wording.is_some()).or(subject);
    }
    let from = subject.as_ref().map_or(at + 1, |s| if s.range.start > at { s.range.end } else { at + 1 });
    let mut found = Found::after(view, verb, from, sentence.end, false);
    let joined = last.is_some_and(|i| view.marks[i].any(&[Tag::Boundary, Tag::Relative]));
    found.speaker = subject.is_some();
    found.start = joined;
    found.behind = quoted_before(view, subject.as_ref().map_or(at, |s| s.range.start.min(at)));
    if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
        found.media = w.kind == SourceType::Media;
        found.document = w.kind == SourceType::Document;
    }
    if !found.meets(if form.kind == FormKind::Imperfect { &verb.imperfect_needs } else { &verb.needs }) {
        return None;
    }
    let infinitive = (clause.helped..at).any(|i| view.has(i, Tag::Planned));
    let met = Met { clause, subject, found, joined, closing, infinitive };
    if trial.any(NO_CUE, |holds| holds(&met)) {
        return None;
    }
    Some(Cue {
        verb: Some(form.verb),
        form: Some(form),
        passive: be && met.subject.is_none(),
        opens: met.found.opening(),
        subject: met.subject,
        ..plain_cue(at..at + 1, How::Finite)
    })
}

fn by(clause: &Clause<'_, '_>) -> Option<Subject> {
    let Clause { view, at, sentence, .. } = *clause;
    let by = (at + 1..sentence.end.min(at + 6)).find(|&i| view.has(i, Tag::By))?;
    speaker(view, by + 1, sentence.end, false)
}

/// `He's said`: the pronoun carries its helper.
fn carried(clause: &Clause<'_, '_>) -> Option<Subject> {
    let pronoun = (clause.prior..clause.at).find(|&i| clause.view.has(i, Tag::Pronoun))?;
    Some(Subject { range: pronoun..pronoun + 1, wording: None })
}

fn said(clause: &Clause<'_, '_>) -> Option<Subject> {
    speaker(clause.view, clause.at + 1, clause.sentence.end, false)
}

/// A quotation ends right before this token.
fn quoted_before(view: &View<'_>, at: usize) -> bool {
    quotation_before(view, at).is_some()
}
