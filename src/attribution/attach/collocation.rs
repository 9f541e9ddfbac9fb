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
use crate::attribution::grammar::tag::Tag;

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
    let subject = match found.part {
        Part::Predicate => predicated(view, at, sentence.start),
        Part::Noun => possessor(view, at, sentence.start).or_else(|| led(view, end, sentence.end)),
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
fn predicated(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let end = helped(view, at, start);
    before::before(view, end, start).or_else(|| loose(view, end, start))
}

/// `the senator's claim that`, `his hopes for`, with up to two adjectives between.
fn possessor(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let place = (start.max(at.saturating_sub(3))..at)
        .rev()
        .find(|&i| view.marks[i].pronoun || view.has(i, Tag::Opener) || !view.marks[i].word)?;
    if view.marks[place].pronoun {
        let from = (start.max(place.saturating_sub(4))..place)
            .rev()
            .take_while(|&i| view.lists.capital(view.text(i)) && view.marks[i].word || view.is(i, &["."]))
            .last()
            .unwrap_or(place);
        return Some(Subject {
            range: from..place + 1,
            wording: crate::attribution::phrases::kind::wording(view, from..place + 1),
        });
    }
    view.has(place, Tag::Possessive).then(|| Subject { range: place..place + 1, wording: None })
}

/// `criticism from the left`: the speaker after the preposition that ends the collocation.
fn led(view: &View<'_>, end: usize, limit: usize) -> Option<Subject> {
    let speaks = view.lists.links.agent.iter().any(|p| p == view.fold(end - 1));
    speaks.then(|| speaker(view, end, limit, false)).flatten()
}
