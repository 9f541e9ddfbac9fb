//! The overt subject that stands before its verb.

use std::ops::Range;

use super::longer::{described, joined};
use super::search::{
    BACK, Search, antecedent, beside, by_place, clause_begins, inner_clause, introduces, small, unsure,
};
use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;

type Starts = Rule<fn(&Search<'_, '_>, usize) -> bool>;

/// In this order.
static BEFORE: &[Rule<fn(&Search<'_, '_>) -> Option<Subject>>] = &[
    rule("before: framed by the pluperfect", |s| framed(s.view, s.at, s.start)),
    rule("before: a pronoun", pronoun),
    rule("before: a phrase up to the verb", up_to_verb),
];

/// A subject may begin at a token.
static BEGINS: &[Starts] = &[
    rule("before: where a clause begins", clause_begins),
    rule("before: what the relative points to", antecedent),
    rule("before: an indefinite noun beside the verb", beside),
];

/// No subject begins at a token.
static BEGINS_NOT: &[Starts] = &[
    rule("before: a sign", |s, from| s.view.sign(from) && !s.marks_name(from)),
    rule("before: an adverb that opens the sentence", |s, from| introduces(s.view, from)),
    rule("before: led by a preposition", |s, from| !s.view.marks[from].particle.is_empty() && !s.relative),
    rule("before: a small word", small),
];

/// A phrase is no subject.
static IS_NONE: &[Rule<fn(&Search<'_, '_>, &Range<usize>) -> bool>] =
    &[rule("before: a clause with its pronoun", inner_clause)];

/// What the wording says is too little.
static UNSURE: &[Rule<fn(&Search<'_, '_>, &Range<usize>, Wording) -> bool>] =
    &[rule("before: only may be a name", unsure)];

/// No list knows the phrase.
static BY_PLACE: &[Rule<fn(&Search<'_, '_>, &Range<usize>) -> bool>] =
    &[rule("before: speaks by its place", by_place)];

/// The subject is longer than was found.
static LONGER: &[Rule<fn(&Search<'_, '_>, &Subject) -> Option<Subject>>] = &[
    rule("before: described by what was found", |s, found| described(s.view, found, s.lowest)),
    rule("before: joined to what was found", |s, found| joined(s.view, found, s.lowest)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [
        names(BEFORE),
        names(BEGINS),
        names(BEGINS_NOT),
        names(IS_NONE),
        names(UNSURE),
        names(BY_PLACE),
        names(LONGER),
    ]
    .concat()
}

/// The subject before the verb at `at`, in the same clause, not before `start`.
pub fn before(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let mut end = between(view, at, start);
    let relative = end > start && view.has(end - 1, Tag::Relative);
    if relative {
        end -= 1;
        while end > start && (view.comma(end - 1) || view.is(end - 1, &["»", "”"])) {
            end -= 1;
        }
    }
    let lowest = start.max(end.saturating_sub(BACK));
    view.lists.trial.first(BEFORE, |finds| finds(&Search { view, at, start, end, lowest, relative }))
}

/// Back over what may stand between them: `قد`, adverbs, a comma after an apposition, `من جهته`.
fn between(view: &View<'_>, at: usize, start: usize) -> usize {
    let mut end = at;
    while end > start {
        let mark = &view.marks[end - 1];
        if mark.has(Tag::Side) && end >= start + 2 && view.has(end - 2, Tag::Preposition) {
            end -= 2;
        } else if mark.any(&[Tag::Auxiliary, Tag::Adverb]) && !mark.heads() || view.comma(end - 1) {
            end -= 1;
        } else {
            break;
        }
    }
    end
}

fn pronoun(search: &Search<'_, '_>) -> Option<Subject> {
    let Search { view, start, end, .. } = *search;
    let alone = end > start && view.has(end - 1, Tag::Pronoun) && !view.subject_after();
    alone.then(|| Subject { range: end - 1..end, wording: None })
}

/// A phrase that begins where a subject may and ends where the verb begins.
fn up_to_verb(search: &Search<'_, '_>) -> Option<Subject> {
    let Search { view, end, lowest, .. } = *search;
    let trial = &view.lists.trial;
    let mut by_place: Option<Subject> = None;
    let mut found = None;
    for from in lowest..end {
        let at = |rules: &[Starts]| trial.any(rules, |holds| holds(search, from));
        if !at(BEGINS) || at(BEGINS_NOT) {
            continue;
        }
        let Some(range) = reaches(search, from) else { continue };
        if trial.any(IS_NONE, |holds| holds(search, &range)) {
            continue;
        }
        if let Some(said) = wording(view, range.clone()) {
            if trial.any(UNSURE, |holds| holds(search, &range, said)) {
                continue;
            }
            found = Some(Subject { range, wording: Some(said) });
            break;
        }
        if by_place.is_none() && trial.any(BY_PLACE, |holds| holds(search, &range)) {
            by_place = Some(Subject { range, wording: None });
        }
    }
    let mut subject = found.or(by_place)?;
    for longer in LONGER {
        let whole = trial.first(std::slice::from_ref(longer), |finds| finds(search, &subject));
        subject = whole.unwrap_or(subject);
    }
    Some(subject)
}

/// The phrase from here, if it reaches the verb.
fn reaches(search: &Search<'_, '_>, from: usize) -> Option<Range<usize>> {
    let Search { view, end, relative, .. } = *search;
    let mut range = phrase(view, from, end, None);
    let holds_relative = |range: &Range<usize>| range.clone().any(|i| view.has(i, Tag::Relative));
    // A relative clause runs up to the verb whatever stands in it.
    let clause = range.end < end
        && holds_relative(&range)
        && !(range.end..end).any(|i| view.comma(i) || view.that(i) || view.colon(i));
    if clause {
        range.end = end;
    }
    (range.end == end && !(relative && holds_relative(&range))).then_some(range)
}

/// `كانت مصادر في الهيئة قد أكدت`: the pluperfect frames its subject, whatever its parts.
fn framed(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let bare = |i: usize| view.has(i, Tag::Perfective);
    if !view.subject_after() || at < start + 3 || !bare(at - 1) {
        return None;
    }
    let end = at - 1;
    let stops = |i: usize| view.that(i) || view.colon(i) || view.has(i, Tag::Boundary);
    let opens = (start.max(end.saturating_sub(BACK))..end).rev().take_while(|&i| !stops(i));
    let from = opens.into_iter().find(|&i| view.has(i, Tag::Auxiliary) && !bare(i))? + 1;
    let mut close = end;
    // `كانت`, then adverbs and commas before `قد`.
    while close > from && (view.comma(close - 1) || view.marks[close - 1].any(&[Tag::Adverb, Tag::Time])) {
        close -= 1;
    }
    let inner = from < close && !(from..close).any(|i| view.plain_verb(i) && !view.marks[i].heads());
    let found = inner.then(|| wording(view, from..close)).flatten()?;
    (found.head <= from + 1).then_some(Subject { range: from..close, wording: Some(found) })
}
