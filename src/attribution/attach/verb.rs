//! Finite report verbs: when one is a cue.
//!
//! A verb is a [`Candidate`] with what stands before it. Doubts about the verb itself come
//! first, then its subject and frame make a [`Report`], and doubts whether anybody speaks in it
//! come last.

use std::ops::Range;

use super::after;
use super::mute::mute;
use super::report::Report;
use super::subject_first::subject_verb;
use super::verb_last::verb_last;
use crate::attribution::annotate::mark::Finite;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::candidate::Candidate;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::doubt;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::verb::Gender;

/// Cues that the verb and its neighbours show without a subject.
static AT_SIGHT: &[Rule<fn(&Candidate<'_, '_>) -> Option<Cue>>] =
    &[rule("verb: what somebody calls so", described)];

/// The verb hands its content to nobody: whatever its subject, or without one.
static PASSIVE: &[Rule<fn(&Report<'_, '_>) -> bool>] = &[
    rule("passive: listed", |r| r.candidate.verb.passive),
    rule("passive: impersonal", |r| r.subject.is_none() && impersonal(r)),
    rule("passive: said of what the relative points to", |r| r.subject.is_none() && antecedent(r)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(AT_SIGHT), names(PASSIVE)].concat()
}

/// A finite report verb at this token, if its frame makes it a cue.
pub fn finite(view: &View<'_>, at: usize, sentence: &Range<usize>, latest: Option<&Cue>) -> Option<Cue> {
    let mark = &view.marks[at];
    let first = reading(view, at, sentence, latest, mark.finite?);
    first.or_else(|| reading(view, at, sentence, latest, mark.other?))
}

/// The same for one of the verbs that the letters may be.
fn reading(
    view: &View<'_>,
    at: usize,
    sentence: &Range<usize>,
    latest: Option<&Cue>,
    finite: Finite,
) -> Option<Cue> {
    // Joined to a verb that was none (`تؤكد وتوضح`).
    let idle = finite.conjunction
        && at > sentence.start
        && view.marks[at - 1].finite.is_some()
        && latest.is_none_or(|c| c.tokens.end != at);
    let candidate = Candidate::new(view, at, sentence, finite);
    if idle || doubt::nothing_said(&candidate) {
        return None;
    }
    if let Some(cue) = view.lists.trial.first(AT_SIGHT, |finds| finds(&candidate)) {
        return Some(cue);
    }
    if doubt::no_verb(&candidate) {
        return None;
    }
    if view.verb_last() {
        return verb_last(view, at, sentence, finite.form);
    }
    if !view.subject_after() {
        return subject_verb(view, at, candidate.prior, sentence, finite.form);
    }
    if doubt::noun(&candidate) {
        return None;
    }
    let report = Report::new(candidate)?;
    (!mute(&report)).then(|| cue(report))
}

/// `ما وصفه بـ`, put in by the reporter.
fn described(candidate: &Candidate<'_, '_>) -> Option<Cue> {
    let Candidate { view, at, sentence, verb, form, finite, .. } = *candidate;
    if !(candidate.what() && verb.describe && finite.pronoun) {
        return None;
    }
    let subject = after::after(view, at, sentence.end, verb, form);
    let glued = subject.is_none()
        && at + 1 < sentence.end
        && verb.prepositions.iter().any(|p| p == view.fold(at + 1));
    let mut cue = plain_cue(at..at + 1 + usize::from(glued), How::Echo);
    cue.verb = Some(form.verb);
    cue.form = Some(form);
    cue.subject = subject;
    cue.embedded = true;
    Some(cue)
}

/// The cue that a report makes.
fn cue(report: Report<'_, '_>) -> Cue {
    let candidate = &report.candidate;
    let embedded = candidate.relative() || candidate.what();
    let found = &report.found;
    Cue {
        tokens: candidate.at..candidate.at + 1,
        how: How::Finite,
        verb: Some(candidate.form.verb),
        form: Some(candidate.form),
        relay: candidate.verb.relay,
        embedded,
        relative: embedded,
        opens: [found.that, found.colon, found.quote].into_iter().flatten().min(),
        passive: candidate.view.lists.trial.any(PASSIVE, |holds| holds(&report)),
        subject: report.subject,
    }
}

/// `يعتقد أن`.
fn impersonal(report: &Report<'_, '_>) -> bool {
    let Candidate { at, verb, form, prior, .. } = report.candidate;
    verb.impersonal && report.candidate.imperfect() && form.gender == Gender::M && prior == at
}

/// `الخطة التي ذكر أنها`; but `الذي أكد أنه` speaks of himself.
fn antecedent(report: &Report<'_, '_>) -> bool {
    let Candidate { view, at, finite, .. } = report.candidate;
    let own_clause = report.found.that.is_some_and(|i| i == at + 1 && view.marks[i].pronoun);
    report.candidate.relative() && !finite.pronoun && !own_clause
}
