//! The subject of a verb that stands last in its clause, where words of time, place or manner,
//! or a shortened relative clause, part the two: `the senator on Tuesday said`, `people briefed
//! on the move said`, `a poll released last week found`.

use std::ops::Range;

use super::before;
use super::search::introduces;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::codings::SourceType;
use crate::text::TokenKind;

/// How many tokens a clause is looked through backwards.
const BACK: usize = 24;
/// A phrase of time or place has no more tokens.
const ADJUNCT: usize = 6;

/// In this order.
static LOOSE: &[Rule<fn(&View<'_>, usize, usize) -> Option<Subject>>] = &[
    rule("loose: who opens the clause, described", apposed),
    rule("loose: before a time, place or manner", behind),
    rule("loose: with a shortened relative clause", reduced),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(LOOSE)
}

/// The subject before the verb whose helpers begin at `end`.
pub fn loose(view: &View<'_>, end: usize, start: usize) -> Option<Subject> {
    view.lists.trial.first(LOOSE, |finds| finds(view, end, start))
}

/// The subject before up to three phrases that may part the two.
fn behind(view: &View<'_>, end: usize, start: usize) -> Option<Subject> {
    let mut near = end;
    for _ in 0..3 {
        near = step_back(view, near, start).filter(|&n| n != near)?;
        if let Some(subject) = before::before(view, near, start) {
            return Some(subject);
        }
    }
    None
}

/// `Mercedes Bunz, a senior lecturer at King's College London, told`: a phrase that begins the
/// clause, and then something between two commas that no list knows all of.
fn apposed(view: &View<'_>, end: usize, start: usize) -> Option<Subject> {
    if !view.lists.capitals() || end <= start || !view.comma(end - 1) {
        return None;
    }
    let low = start.max(end.saturating_sub(BACK));
    let from = (low..end - 1).rev().find(|&i| clause(view, i)).map_or(low, |i| i + 1);
    let light = |i: usize| view.marks[i].any(&[Tag::Boundary, Tag::Adverb]) || introduces(view, i);
    let from = (from..end).find(|&i| !light(i) && view.quotation(i).is_none() && !view.sign(i))?;
    let comma = (from + 1..end - 1).find(|&i| view.comma(i))?;
    let range = phrase(view, from, comma, None);
    let found = wording(view, range.clone()).filter(|_| range.end == comma)?;
    let speaks = matches!(found.kind, SourceType::Named | SourceType::Office | SourceType::Organisation)
        && !view.has(from, Tag::Preposition);
    let relative = view.has(comma + 1, Tag::Relative);
    let aside = relative || !(comma + 1..end - 1).any(|i| view.that(i) || view.worded(i) || view.colon(i));
    (speaks && aside).then_some(Subject { range: from..end - 1, wording: Some(found) })
}

/// A clause may begin right after this token, commas left aside.
fn clause(view: &View<'_>, at: usize) -> bool {
    view.that(at)
        || view.sign(at) && !view.comma(at) && !view.is(at, &["-", "–", ".", "/", "(", ")", "'", "’"])
}

/// Back over one phrase that may part a subject from its verb; `end` itself where none stands
/// there, and `None` where nothing is left.
fn step_back(view: &View<'_>, end: usize, start: usize) -> Option<usize> {
    if end <= start {
        return None;
    }
    let last = end - 1;
    if view.comma(last) {
        return Some(last);
    }
    if view.is(last, &[")", "]"]) {
        let open = (start.max(last.saturating_sub(8))..last).rev().find(|&i| view.is(i, &["(", "["]));
        return Some(open.unwrap_or(end));
    }
    if view.has(last, Tag::Time) || view.has(last, Tag::Adverb) {
        return Some(last);
    }
    let low = start.max(end.saturating_sub(ADJUNCT));
    for from in (low..last).rev() {
        if view.sign(from) && !view.is(from, &["-", "."]) || view.that(from) || view.plain_verb(from) {
            break;
        }
        let leads = view.preposition(from).is_some_and(|p| !view.lists.links.genitive.iter().any(|g| g == p))
            || view.has(from, Tag::Time)
            || view.has(from, Tag::Setting) && from + 1 < last
            || view.marks[from].any(&[Tag::Modifier, Tag::Opener])
                && from + 1 == last
                && !view.has(last, Tag::Document);
        if leads && (from + 1..end).any(|i| occasion(view, i)) {
            return Some(from);
        }
    }
    Some(end)
}

/// A word of time, place or occasion.
fn occasion(view: &View<'_>, at: usize) -> bool {
    view.marks[at].any(&[Tag::Time, Tag::Setting, Tag::Place])
        || view.doc.tokens[at].kind == TokenKind::Number
}

/// A noun phrase that begins the clause, with a shortened relative clause up to the verb.
fn reduced(view: &View<'_>, end: usize, start: usize) -> Option<Subject> {
    let low = start.max(end.saturating_sub(BACK));
    let from = (low..end).rev().find(|&i| border(view, i)).map_or(low, |i| i + 1);
    let number = |i: usize| view.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    // `About 4 in 10`.
    let light = |i: usize| {
        view.marks[i].any(&[Tag::Adverb, Tag::Echo]) || view.has(i, Tag::Preposition) && number(i + 1)
    };
    let from = (from..end).find(|&i| !light(i))?;
    if view.has(from, Tag::Preposition) || view.sign(from) || from == low && low > start {
        return None;
    }
    let head = phrase(view, from, end, None);
    let rest = head.end.max(from + 1)..end;
    let broken = rest.clone().any(|i| {
        view.marks[i].any(&[Tag::Auxiliary, Tag::Pronoun, Tag::Own, Tag::Planned])
            && !view.has(i, Tag::Infinitive)
            || view.sign(i) && !view.is(i, &["-", ".", "/"])
    });
    if head.is_empty() || broken || !shortened(view, rest) {
        return None;
    }
    Some(Subject { wording: wording(view, head), range: from..end })
}

/// Nothing, or a participle that shortens a relative clause, or a phrase with a preposition.
fn shortened(view: &View<'_>, rest: Range<usize>) -> bool {
    rest.is_empty() || {
        let first = rest.start;
        view.preposition(first).is_some()
            || view.lists.forms.participle.iter().any(|e| view.fold(first).ends_with(e.as_str()))
            || view.has(first, Tag::Adverb)
    }
}

/// A clause may begin right after this token.
fn border(view: &View<'_>, at: usize) -> bool {
    view.sign(at) && !view.is(at, &["-", "–", ".", "/"])
        || view.that(at)
        || view.marks[at].any(&[Tag::Boundary, Tag::What, Tag::Relative])
}
