//! Cues of several words that a pack lists by their heads: `made clear`, `is confident that`,
//! `criticism of`.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::cue::{Cue, How, plain_cue};
use super::cue_phrase::speaker;
use super::cue_subject_first::helped;
use super::subject::Subject;
use super::subject_before;
use super::subject_loose::loose;
use super::tag::Tag;
use super::view::View;
use crate::codings::Scope;
use crate::lang::Fold;

/// Where the speaker of a collocation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    /// Before it, as the subject of a verb.
    Predicate,
    /// In the possessive before it, or after `from` or `by`; or nowhere.
    Noun,
    /// Nowhere: what is known, rumoured, expected of somebody.
    Nobody,
}

/// An entry of `cue_phrases.toml`: any head with any of the words that may follow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    heads: Vec<String>,
    /// What must follow right after the head; nothing where the list is empty.
    #[serde(default)]
    then: Vec<String>,
    part: Part,
    /// An attribution in the wide scope only.
    #[serde(default)]
    wide: bool,
    #[serde(rename = "why")]
    _why: String,
}

/// A collocation after its head.
#[derive(Debug, Clone)]
pub(super) struct Collocation {
    then: Vec<String>,
    part: Part,
}

/// The collocations of this scope by their folded heads, longest first.
pub(super) fn collocations(
    entries: &[Entry],
    scope: Scope,
    fold: &Fold,
) -> FxHashMap<Box<str>, Vec<Collocation>> {
    let mut all: Vec<(String, Collocation)> = Vec::new();
    for entry in entries.iter().filter(|e| !e.wide || scope == Scope::Wide) {
        let words = |t: &String| fold.fold(t).split_whitespace().map(str::to_owned).collect();
        let mut then: Vec<Vec<String>> = entry.then.iter().map(words).collect();
        if then.is_empty() {
            then.push(Vec::new());
        }
        for head in &entry.heads {
            let with = |t: &Vec<String>| (fold.fold(head), Collocation { then: t.clone(), part: entry.part });
            all.extend(then.iter().map(with));
        }
    }
    all.sort_by_key(|(_, c)| std::cmp::Reverse(c.then.len()));
    let mut map: FxHashMap<Box<str>, Vec<Collocation>> = FxHashMap::default();
    for (head, collocation) in all {
        map.entry(head.into()).or_default().push(collocation);
    }
    map
}

/// A collocation whose head is this token.
pub(super) fn collocation(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
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
    subject_before::before(view, end, start).or_else(|| loose(view, end, start))
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
            wording: super::kind::wording(view, from..place + 1),
        });
    }
    view.has(place, Tag::Possessive).then(|| Subject { range: place..place + 1, wording: None })
}

/// `criticism from the left`: the speaker after the preposition that ends the collocation.
fn led(view: &View<'_>, end: usize, limit: usize) -> Option<Subject> {
    let speaks = ["from", "by", "among"].contains(&view.fold(end - 1));
    speaks.then(|| speaker(view, end, limit, false)).flatten()
}
