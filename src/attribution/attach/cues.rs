//! Which words are cues: listed phrases, finite verbs, participles, in the order of the text.

use std::ops::Range;

use super::collocation::collocation;
use super::{listed, participle, verb};
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::nested::nested;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::FormKind;

/// A place in a sentence, with the cue before it.
struct Place<'v, 'd> {
    view: &'v View<'d>,
    at: usize,
    sentence: &'v Range<usize>,
    last: Option<&'v Cue>,
}

type Refuses = Rule<fn(&Place<'_, '_>, &Cue) -> bool>;

/// What is a cue, in this order.
static KINDS: &[Rule<fn(&Place<'_, '_>) -> Option<Cue>>] = &[
    rule("cue: a listed phrase", phrase),
    rule("cue: a finite verb", finite),
    rule("cue: a participle", |p| participle::participle(p.view, p.at, p.sentence, p.last)),
    rule("cue: a collocation", |p| collocation(p.view, p.at, p.sentence)),
];

/// A listed phrase is none.
static NO_PHRASE: &[Refuses] =
    &[rule("cue: within a source", |p, cue| cue.how == How::Phrase && in_source(p))];

/// Neither a phrase nor a verb is one.
static INNER: &[Refuses] = &[rule("cue: the speaker's inner verb", |p, cue| inner(p.view, cue, p.last))];

/// No attribution, whatever the cue.
static NOT_MARKED: &[Refuses] = &[
    rule("cue: within what another reports", |p, cue| nested(p.view, cue, p.last)),
    rule("cue: within a quotation", |p, _| !p.view.lists.clause.speech_in_quotations && p.quoted()),
    // What a speaker thinks likely within the quotation is the speaker's own.
    rule("cue: a speaker's own thought", |p, cue| cue.passive && cue.subject.is_none() && p.quoted()),
];

/// The cue before was part of this one's source.
static SHORTENED: &[Rule<fn(&View<'_>, &Cue, &Cue) -> bool>] =
    &[rule("cue: a shortened relative clause", shortened)];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(KINDS), names(NO_PHRASE), names(INNER), names(NOT_MARKED), names(SHORTENED)].concat()
}

/// The cues of one sentence, in order.
pub fn cues(view: &View<'_>, sentence: Range<usize>) -> Vec<Cue> {
    let trial = &view.lists.trial;
    let mut out: Vec<Cue> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let place = Place { view, at, sentence: &sentence, last: out.last() };
        let cue = trial.first(KINDS, |finds| finds(&place));
        let Some(cue) = cue.filter(|cue| !place.refuses(NOT_MARKED, cue)) else {
            at += 1;
            continue;
        };
        at = cue.tokens.end.max(at + 1);
        let shorter = |last: &Cue| trial.any(SHORTENED, |holds| holds(view, last, &cue));
        if out.last().is_some_and(shorter) {
            out.pop();
        }
        out.push(cue);
    }
    out
}

impl Place<'_, '_> {
    fn refuses(&self, rules: &[Refuses], cue: &Cue) -> bool {
        self.view.lists.trial.any(rules, |holds| holds(self, cue))
    }

    fn quoted(&self) -> bool {
        self.view.inside_worded(self.at)
    }
}

fn phrase(place: &Place<'_, '_>) -> Option<Cue> {
    let cue = listed::listed(place.view, place.at, place.sentence);
    cue.filter(|cue| !place.refuses(NO_PHRASE, cue) && !place.refuses(INNER, cue))
}

fn finite(place: &Place<'_, '_>) -> Option<Cue> {
    let cue = verb::finite(place.view, place.at, place.sentence, place.last);
    cue.filter(|cue| !place.refuses(INNER, cue))
}

fn in_source(place: &Place<'_, '_>) -> bool {
    place.last.and_then(|l| l.subject.as_ref()).is_some_and(|s| s.range.contains(&place.at))
}

/// `people briefed on the move said`: what looked like the verb before was part of the subject.
fn shortened(view: &View<'_>, last: &Cue, cue: &Cue) -> bool {
    let (Some(subject), Some(before)) = (&cue.subject, &last.subject) else { return false };
    let inside = subject.range.start <= last.tokens.start && last.tokens.end <= subject.range.end;
    let goes_on = view.preposition(last.tokens.end).is_some() || view.has(last.tokens.end, Tag::Time);
    !view.subject_after()
        && inside
        && goes_on
        && cue.how == How::Finite
        && cue.verb.is_some()
        && last.form.is_some_and(|f| f.kind == FormKind::Perfect)
        && before.range.start == subject.range.start
        && !subject.range.clone().any(|i| view.has(i, Tag::Relative))
}

/// The same speaker's inner verb: `said he thinks`, `says that she hopes`.
fn inner(view: &View<'_>, cue: &Cue, last: Option<&Cue>) -> bool {
    if view.subject_after() {
        return false;
    }
    let Some(subject) =
        cue.subject.as_ref().filter(|s| s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun))
    else {
        return false;
    };
    let start = subject.range.start;
    last.is_some_and(|l| l.tokens.end == start || l.tokens.end + 1 == start && view.that(start - 1))
}
