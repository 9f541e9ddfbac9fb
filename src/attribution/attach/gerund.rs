//! Gerunds where the subject stands first: `..., saying that`, `a statement calling for`.

use std::ops::Range;

use super::dependent::Dependent;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::Cue;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::VerbForm;
use crate::codings::Scope;

/// It is no cue.
static NO_CUE: &[Rule<fn(&Dependent<'_, '_>) -> bool>] = &[
    rule("gerund: a noun after an article or possessive", |d| d.after(&[Tag::Opener]) || owned(d)),
    rule("gerund: led, of a verb that needs more", |d| led(d) && !d.verb.needs.is_empty()),
    rule("gerund: says its verb again", |d| d.echoes()),
];

/// What it goes with, though nothing parts it from the words before.
static ATTACHED: &[Rule<fn(&Dependent<'_, '_>) -> bool>] = &[
    rule("gerund: of a text", |d| d.verb.needs.is_empty() && d.after(&[Tag::Document, Tag::Setting])),
    rule("gerund: content opens", |d| d.close && (wide(d) || d.last.is_some())),
    rule("gerund: governs something", |d| wide(d) && after_word(d) && governs(d)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(NO_CUE), names(ATTACHED)].concat()
}

/// A gerund that goes with its clause, or with the noun before it.
pub fn gerund(
    view: &View<'_>,
    at: usize,
    sentence: &Range<usize>,
    form: VerbForm,
    last: Option<&Cue>,
) -> Option<Cue> {
    let skipped = (sentence.start..at).rev().take_while(|&i| view.has(i, Tag::Adverb)).count();
    let before = (at > sentence.start + skipped).then(|| at - skipped - 1);
    // A comma, a conjunction or a preposition parts it from the words before.
    let apart = before.is_none_or(|i| {
        view.marks[i].any(&[Tag::Boundary, Tag::Preposition])
            || view.sign(i) && !view.is(i, &["/", "-", "”", "\"", ")"])
    });
    let mut dependent = Dependent::new(view, at, sentence, form, before, apart, last);
    let trial = &view.lists.trial;
    if trial.any(NO_CUE, |holds| holds(&dependent)) {
        return None;
    }
    let attached = !apart && trial.any(ATTACHED, |holds| holds(&dependent));
    dependent.found.speaker |= attached;
    if !apart && !attached || !dependent.found.meets(&dependent.verb.needs) {
        return None;
    }
    // `pointing to` is one cue, as the codebook has it of participles.
    let keeps = at + 1 < sentence.end
        && view.has(at + 1, Tag::Preposition)
        && dependent.verb.prepositions.iter().any(|p| p == view.fold(at + 1))
        && !view.has(at + 2, Tag::Setting);
    Some(dependent.cue(keeps))
}

fn wide(dependent: &Dependent<'_, '_>) -> bool {
    dependent.view.lists.scope == Scope::Wide
}

fn owned(dependent: &Dependent<'_, '_>) -> bool {
    dependent.before.is_some_and(|i| dependent.view.marks[i].pronoun)
}

fn after_word(dependent: &Dependent<'_, '_>) -> bool {
    dependent.before.is_some_and(|i| dependent.view.marks[i].word || dependent.view.sign(i))
}

/// After a preposition that opens no clause.
fn led(dependent: &Dependent<'_, '_>) -> bool {
    dependent.after(&[Tag::Preposition]) && !dependent.after(&[Tag::Boundary])
}

/// Something that a verb governs stands here; after a noun (`the ruling`) it would not.
fn governs(dependent: &Dependent<'_, '_>) -> bool {
    let (view, next) = (dependent.view, dependent.at + 1);
    let own = view.preposition(next).is_some_and(|p| dependent.verb.prepositions.iter().any(|q| q == p));
    own || view.that(next)
        || view.worded(next)
        || next < view.len() && view.lists.capital(view.text(next))
        || view.has(next, Tag::Opener)
        || view.has(next, Tag::Pronoun)
}
