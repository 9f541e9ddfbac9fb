//! Finite verbs where the verb stands last: the subject opens the clause, and what is said stands
//! between the two.

use std::ops::Range;

use super::before;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::VerbForm;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;

/// A report verb at the end of its clause, whose speaker opens it.
pub fn verb_last(view: &View<'_>, at: usize, sentence: &Range<usize>, form: VerbForm) -> Option<Cue> {
    let denied = at > sentence.start && view.marks[at - 1].any(&[Tag::Negation, Tag::Planned]);
    if denied {
        return None;
    }
    let subject = opening(view, at, sentence.start).or_else(|| before::before(view, at, sentence.start))?;
    let mut cue = plain_cue(at..at + 1, How::Finite);
    cue.verb = Some(form.verb);
    cue.form = Some(form);
    cue.opens = Some(subject.range.end).filter(|opens| *opens < at);
    cue.subject = Some(subject);
    Some(cue)
}

/// The phrase that opens the clause of the verb at `at`.
fn opening(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let ends = |i: usize| view.sign(i) && view.is(i, &[".", ";", "؛", "!", "?", "؟"]);
    let first = (start..at).rev().find(|&i| ends(i)).map_or(start, |i| i + 1);
    let light = |i: usize| view.marks[i].any(&[Tag::Boundary, Tag::Adverb, Tag::Time]) || view.sign(i);
    let from = (first..at).find(|&i| !light(i))?;
    let range = phrase(view, from, at, None);
    let found = wording(view, range.clone())?;
    Some(Subject { range, wording: Some(found) })
}
