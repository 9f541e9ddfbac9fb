//! The overt subject of a report verb, after the verb.

use std::ops::Range;

use super::agreement::disagrees;
use super::between::skip;
use super::in_marks;
use super::object;
use super::place::by_place;
use crate::attribution::annotate::form::{accusative, hides_preposition};
use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Gender, Number, Verb, VerbForm};
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;

/// What stands after a verb, where its subject may begin.
struct Slot<'v, 'd> {
    view: &'v View<'d>,
    /// The verb.
    at: usize,
    /// The first word that may be of the subject.
    from: usize,
    end: usize,
    verb: &'v Verb,
    form: VerbForm,
}

/// What a rule says of a place: who speaks there, or that nobody does.
enum Says {
    Speaks(Subject),
    Nobody,
}

fn speaks(found: Option<Subject>) -> Option<Says> {
    found.map(Says::Speaks)
}

fn nobody(holds: bool) -> Option<Says> {
    holds.then_some(Says::Nobody)
}

/// What the first word tells, in this order.
static FIRST_WORD: &[Rule<fn(&Slot<'_, '_>) -> Option<Says>>] = &[
    rule("after: a pronoun", |s| speaks(pronoun(s))),
    rule("after: a name in marks", |s| speaks(in_marks::person(s.view, s.from, s.end, s.verb))),
    rule("after: an accusative", |s| nobody(accusative(s.view, s.from))),
    rule("after: an oblique plural", |s| nobody(object::oblique(s.view, s.from))),
    rule("after: a hidden preposition", |s| nobody(hides_preposition(s.view, s.from, s.verb))),
    rule("after: a sign", |s| nobody(sign(s))),
    rule("after: a preposition or verb", |s| nobody(object::preposition_or_verb(s.view, s.from))),
    rule("after: a noun of speech", |s| nobody(object::speech(s.view, s.from))),
    rule("after: the verb's object", |s| nobody(object::listed(s.view, s.from, s.verb))),
];

/// A phrase after a verb, with what its wording says.
struct Met<'s> {
    slot: &'s Slot<'s, 's>,
    range: Range<usize>,
    wording: Option<Wording>,
}

/// What the whole phrase tells, in this order.
static PHRASE: &[Rule<fn(&Met<'_>) -> Option<Says>>] = &[
    rule("after: disagrees with the verb", |m| nobody(other(m))),
    rule("after: can speak by its wording", |m| speaks(by_wording(m))),
    rule("after: speaks by its place", |m| speaks(unlisted(m))),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(FIRST_WORD), names(PHRASE)].concat()
}

/// The subject after the verb at `at`.
pub fn after(view: &View<'_>, at: usize, end: usize, verb: &Verb, form: VerbForm) -> Option<Subject> {
    let from = skip(view, at + 1, end);
    if from >= end {
        return None;
    }
    let slot = Slot { view, at, from, end, verb, form };
    let trial = &view.lists.trial;
    match trial.first(FIRST_WORD, |finds| finds(&slot)) {
        Some(Says::Speaks(subject)) => return Some(subject),
        Some(Says::Nobody) => return None,
        None => {}
    }
    let range = phrase(view, from, end, Some(verb));
    if range.is_empty() {
        return None;
    }
    let met = Met { slot: &slot, wording: wording(view, range.clone()), range };
    match trial.first(PHRASE, |finds| finds(&met))? {
        Says::Speaks(subject) => Some(subject),
        Says::Nobody => None,
    }
}

fn pronoun(slot: &Slot<'_, '_>) -> Option<Subject> {
    let mark = &slot.view.marks[slot.from];
    let alone = mark.has(Tag::Pronoun) && !mark.has(Tag::Demonstrative);
    alone.then(|| Subject { range: slot.from..slot.from + 1, wording: None })
}

/// A sign that opens no name or body.
fn sign(slot: &Slot<'_, '_>) -> bool {
    slot.view.sign(slot.from) && !in_marks::subject(slot.view, slot.from, slot.end, slot.verb)
}

/// The form shows that somebody else speaks; but a woman's name after the form that shows it, whatever
/// her office.
fn other(met: &Met<'_>) -> bool {
    let Slot { view, at, from, form, .. } = *met.slot;
    met.wording.is_some_and(|found| {
        let lady = found.kind == SourceType::Named && form.gender == Gender::F;
        disagrees(view, found.head, form, from == at + 1) && !lady
    })
}

fn by_wording(met: &Met<'_>) -> Option<Subject> {
    met.wording.map(|found| Subject { range: met.range.clone(), wording: Some(found) })
}

fn unlisted(met: &Met<'_>) -> Option<Subject> {
    let Slot { view, end, verb, form, .. } = *met.slot;
    let unknown = met.wording.is_none() && form.number != Number::P;
    unknown.then(|| by_place(view, met.range.clone(), end, verb)).flatten()
}
