//! Participles that go with the verb of their clause (`مشيرا إلى`).

use std::ops::Range;

use super::dependent::Dependent;
use super::gerund::gerund;
use super::subject_first::subject_verb;
use crate::attribution::annotate::form::accusative;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::Cue;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Need, Verb};
use crate::text::TokenKind;

/// It is no cue.
static NO_CUE: &[Rule<fn(&Dependent<'_, '_>) -> bool>] = &[
    rule("participle: governed or denied", |d| d.after(&[Tag::Preposition, Tag::Negation])),
    rule("participle: says its verb again", |d| d.echoes()),
    rule("participle: nothing parts it or opens", |d| !adverbial(d) && !d.apart && !d.close && !echo(d)),
    rule("participle: counted", |d| adverbial(d) && after_number(d)),
    rule("participle: a noun with its adjective", |d| adverbial(d) && !d.close && described(d)),
    rule("participle: within a phrase", |d| d.last.is_none() && !adverbial(d) && !d.apart && after_word(d)),
    rule("participle: its frame is not met", |d| !(d.found.meets(&d.verb.needs) || adverbial(d) && d.close)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(NO_CUE)
}

/// A participle that goes with the verb of its clause (`مشيرا إلى`).
pub fn participle(view: &View<'_>, at: usize, sentence: &Range<usize>, last: Option<&Cue>) -> Option<Cue> {
    let form = view.marks[at].participle?;
    if !view.subject_after() {
        // `is calling for`: a finite form.
        let helps = |i: usize| view.marks[i].any(&[Tag::Auxiliary, Tag::Adverb]);
        let prior = (sentence.start..at).rev().take_while(|&i| helps(i)).last().unwrap_or(at);
        if (prior..at).any(|i| view.has(i, Tag::Be)) {
            return subject_verb(view, at, prior, sentence, form);
        }
        return gerund(view, at, sentence, form, last).filter(|_| !view.has(at, Tag::LineLabel));
    }
    if view.has(at, Tag::LineLabel) || form.bare {
        return None;
    }
    let before = (at > sentence.start).then(|| at - 1);
    let apart = before.is_none_or(|i| view.sign(i) && !view.is(i, &["/", "-"])) || view.marks[at].conjunction;
    let dependent = Dependent::new(view, at, sentence, form, before, apart, last);
    let no_cue = view.lists.trial.any(NO_CUE, |holds| holds(&dependent));
    (!no_cue).then(|| dependent.cue(keeps(view, dependent.verb, at + 1, sentence.end)))
}

/// Ends as an adverb does.
fn adverbial(dependent: &Dependent<'_, '_>) -> bool {
    let view = dependent.view;
    view.lists.noun.case.iter().any(|e| view.fold(dependent.at).ends_with(e.as_str()))
}

fn echo(dependent: &Dependent<'_, '_>) -> bool {
    dependent.view.has(dependent.at, Tag::Echo)
}

fn after_number(dependent: &Dependent<'_, '_>) -> bool {
    dependent.before.is_some_and(|i| dependent.view.doc.tokens[i].kind == TokenKind::Number)
}

/// `مبلغاً مالياً`: a noun with its adjective.
fn described(dependent: &Dependent<'_, '_>) -> bool {
    let Dependent { view, at, sentence, .. } = *dependent;
    let adjective = |i: usize| view.has(i, Tag::Modifier) && accusative(view, i);
    accusative(view, at) && at + 1 < sentence.end && adjective(at + 1)
}

fn after_word(dependent: &Dependent<'_, '_>) -> bool {
    let word = |i: usize| dependent.view.marks[i].word && !dependent.view.has(i, Tag::Time);
    dependent.before.is_some_and(word)
}

/// A verb that reports only with a word of saying after it.
fn echo_only(verb: &Verb) -> bool {
    !verb.needs.is_empty() && verb.needs.iter().all(|n| n.contains(&Need::Echo))
}

/// The preposition that stays with a participle, or the word of saying (`مكتفيا بالقول`).
fn keeps(view: &View<'_>, verb: &Verb, next: usize, end: usize) -> bool {
    if next >= end {
        return false;
    }
    let mark = &view.marks[next];
    let alone = mark.has(Tag::Preposition)
        && mark.particle.is_empty()
        && !mark.pronoun
        && view.fold(next).chars().count() > 1;
    alone && verb.prepositions.iter().any(|p| p == view.base(next)) && !view.has(next + 1, Tag::Setting)
        || echo_only(verb) && mark.has(Tag::Echo)
}
