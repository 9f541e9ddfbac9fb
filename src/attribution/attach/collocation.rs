//! Cues of several words that a pack lists by their heads: `made clear`, `is confident that`,
//! `criticism of`.

use std::ops::Range;

use super::before;
use super::listed::speaker;
use super::loose::loose;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::helpers::helped;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::collocations::Part;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::kind::wording;

/// A collocation in its sentence.
struct Place<'v, 'd> {
    view: &'v View<'d>,
    at: usize,
    end: usize,
    sentence: &'v Range<usize>,
}

type Finds = Rule<fn(&Place<'_, '_>) -> Option<Subject>>;

/// Who a predicate is said of.
static PREDICATE: &[Finds] = &[
    rule("collocation: the subject of a predicate", predicated),
    rule("collocation: a subject parted from its predicate", parted),
];

/// Whose a noun of speech is.
static NOUN: &[Finds] =
    &[rule("collocation: a possessor", possessor), rule("collocation: after the noun", led)];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(PREDICATE), names(NOUN)].concat()
}

/// A collocation whose head is this token.
pub fn collocation(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    if !view.marks[at].collocation {
        return None;
    }
    let listed = view.lists.collocations.get(view.fold(at))?;
    let found = listed.iter().find(|c| {
        let end = at + 1 + c.then.len();
        end <= sentence.end && (at + 1..end).zip(&c.then).all(|(i, w)| view.fold(i) == w)
    })?;
    let end = at + 1 + found.then.len();
    let place = Place { view, at, end, sentence };
    let who = |rules: &[Finds]| view.lists.trial.first(rules, |finds| finds(&place));
    let subject = match found.part {
        Part::Predicate => who(PREDICATE),
        Part::Noun => who(NOUN),
        Part::Nobody => None,
    };
    let mut cue = plain_cue(at..end, How::Nobody);
    if found.part == Part::Predicate || subject.is_some() {
        cue.how = if found.part == Part::Predicate { How::Finite } else { How::Phrase };
        cue.passive = false;
    }
    cue.subject = subject;
    Some(cue)
}

/// The subject of a predicate, before its helpers.
fn predicated(place: &Place<'_, '_>) -> Option<Subject> {
    let start = place.sentence.start;
    before::before(place.view, helped(place.view, place.at, start), start)
}

fn parted(place: &Place<'_, '_>) -> Option<Subject> {
    let start = place.sentence.start;
    loose(place.view, helped(place.view, place.at, start), start)
}

/// `the senator's claim that`, `his hopes for`, with up to two adjectives between.
fn possessor(place: &Place<'_, '_>) -> Option<Subject> {
    let Place { view, at, .. } = *place;
    let start = place.sentence.start;
    let place = (start.max(at.saturating_sub(3))..at)
        .rev()
        .find(|&i| view.marks[i].pronoun || view.has(i, Tag::Opener) || !view.marks[i].word)?;
    if view.marks[place].pronoun {
        let from = (start.max(place.saturating_sub(4))..place)
            .rev()
            .take_while(|&i| view.lists.capital(view.text(i)) && view.marks[i].word || view.is(i, &["."]))
            .last()
            .unwrap_or(place);
        return Some(Subject { range: from..place + 1, wording: wording(view, from..place + 1) });
    }
    view.has(place, Tag::Possessive).then(|| Subject { range: place..place + 1, wording: None })
}

/// `criticism from the left`: the speaker after the preposition that ends the collocation.
fn led(place: &Place<'_, '_>) -> Option<Subject> {
    let Place { view, end, .. } = *place;
    let speaks = view.lists.links.agent.iter().any(|p| p == view.fold(end - 1));
    speaks.then(|| speaker(view, end, place.sentence.end, false)).flatten()
}
