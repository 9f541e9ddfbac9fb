//! Who a cue's source is: its type, and whom a dropped, repeated or general one points back to.

use super::memory::{Antecedent, Memory};
use crate::attribution::annotate::view::View;
use crate::attribution::attach::place::fallback;
use crate::attribution::cues::cue::Cue;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;
use crate::span::Span;

/// A type, and what the source points back to.
type Who = (SourceType, Option<Span>);

/// A cue whose source is asked for, with who spoke before.
struct Asked<'c, 'd> {
    view: &'c View<'d>,
    cue: &'c Cue,
    memory: &'c Memory,
    subject: Option<&'c Subject>,
    /// Whom a short definite phrase points back to.
    repeat: Option<Antecedent>,
}

/// The first that finds somebody.
static WHO: &[Rule<fn(&Asked<'_, '_>) -> Option<Who>>] = &[
    rule("who: a passive without a source", |a| (a.subject.is_none() && a.cue.passive).then_some(NOBODY)),
    rule("who: a dropped subject", |a| a.subject.is_none().then(|| a.dropped())),
    rule("who: a pronoun of one person", one_person),
    rule("who: a pronoun of several or of a thing", several_or_thing),
    rule("who: persons of a text are no text", persons_of_text),
    rule("who: a repeat that names its own kind", own_kind),
    rule("who: a repeat", |a| a.repeat.map(back_to)),
    rule("who: by another word", another_word),
    rule("who: a description of somebody named", description),
    rule("who: by its wording", |a| Some((a.wording()?.kind, None))),
    rule("who: by its place", |a| Some((fallback(a.view, &a.subject?.range), None))),
];

const NOBODY: Who = (SourceType::Unspecified, None);

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(WHO)
}

/// The type of a cue's source, and what it points back to.
pub fn who(view: &View<'_>, cue: &Cue, memory: &Memory) -> Who {
    let subject = cue.subject.as_ref();
    let repeat = subject
        .filter(|s| !(s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun)) && repeats(view, s))
        .and_then(|s| memory.repeat(view, &s.range, s.wording));
    let asked = Asked { view, cue, memory, subject, repeat };
    view.lists.trial.first(WHO, |finds| finds(&asked)).unwrap_or(NOBODY)
}

impl Asked<'_, '_> {
    fn dropped(&self) -> Who {
        self.memory.dropped(self.cue.form).map_or(NOBODY, back_to)
    }

    fn wording(&self) -> Option<Wording> {
        self.subject?.wording
    }

    /// The source is one word with this tag.
    fn alone(&self, tag: Tag) -> Option<usize> {
        let range = &self.subject?.range;
        (range.len() == 1 && self.view.has(range.start, tag)).then_some(range.start)
    }
}

fn one_person(asked: &Asked<'_, '_>) -> Option<Who> {
    asked.alone(Tag::Single)?;
    Some(asked.memory.person().map_or((SourceType::Named, None), back_to))
}

fn several_or_thing(asked: &Asked<'_, '_>) -> Option<Who> {
    let pronoun = asked.alone(Tag::Pronoun)?;
    let others = asked.memory.others(asked.view.has(pronoun, Tag::Many));
    Some(others.map_or_else(|| asked.dropped(), back_to))
}

/// Persons whom a text is about or by do not become it.
fn persons_of_text(asked: &Asked<'_, '_>) -> Option<Who> {
    let text = matches!(asked.repeat?.kind, SourceType::Document | SourceType::Media);
    let wording = asked.wording()?;
    let head = &asked.view.marks[wording.head];
    let persons = wording.kind == SourceType::Anonymous && (head.shape.crowd || head.plural);
    (text && persons).then_some((wording.kind, None))
}

/// A phrase with its own name stays named; a body stays a body.
fn own_kind(asked: &Asked<'_, '_>) -> Option<Who> {
    let found = asked.repeat?;
    let wording = asked.wording()?;
    let either = asked.view.has(wording.head, Tag::Media) && asked.view.has(wording.head, Tag::Organisation);
    let general = matches!(wording.kind, SourceType::Office | SourceType::Anonymous | SourceType::Document);
    (!either && !general && wording.kind != found.kind).then_some((wording.kind, None))
}

fn another_word(asked: &Asked<'_, '_>) -> Option<Who> {
    let known = |a: &Antecedent| matches!(a.kind, SourceType::Named | SourceType::Office);
    let other = by_another_word(asked.view, asked.subject?, asked.wording()?);
    other.then(|| asked.memory.person()).flatten().filter(known).map(back_to)
}

fn description(asked: &Asked<'_, '_>) -> Option<Who> {
    let subject = asked.subject?;
    let described = describes(asked.view, subject, asked.wording()?);
    described.then(|| asked.memory.named(asked.view, subject.range.start)).flatten().map(back_to)
}

/// `the Ohio Republican`, `the former defense secretary`: somebody whom the text has named.
fn describes(view: &View<'_>, subject: &Subject, wording: Wording) -> bool {
    let range = &subject.range;
    let head = &view.marks[wording.head];
    !view.subject_after()
        && matches!(wording.kind, SourceType::Anonymous | SourceType::Office)
        && view.has(range.start, Tag::Opener)
        && !view.has(range.start, Tag::Indefinite)
        && !head.plural
        && !head.any(&[Tag::Source, Tag::Quantity, Tag::Spokesman])
        && head.any(&[Tag::Person, Tag::Office, Tag::Nationality])
        && (wording.head + 1 == range.end || view.preposition(wording.head + 1).is_none())
        && wording.head < range.start + 5
}

fn back_to(antecedent: Antecedent) -> Who {
    (antecedent.kind, Some(antecedent.span))
}

/// Short enough to point back to somebody who was met before (`الوزير`).
fn repeats(view: &View<'_>, subject: &Subject) -> bool {
    subject.wording.is_none_or(|w| {
        !view.marks[w.head].pronoun && (w.repeat || w.kind == SourceType::Office || subject.range.len() <= 2)
    })
}

/// `المسؤول التركي`: the person of whom the text just spoke, by another word.
fn by_another_word(view: &View<'_>, subject: &Subject, wording: Wording) -> bool {
    let head = &view.marks[wording.head];
    wording.kind == SourceType::Anonymous
        && view.subject_after()
        && head.article
        && !head.shape.crowd
        && !head.shape.feminine
        && wording.head == subject.range.start
        && head.has(Tag::Person)
        && !head.has(Tag::Source)
        && subject.range.len() <= 3
}

/// The overt subject of the clause that a participle goes with, where no cue stands before it.
pub fn host(view: &View<'_>, start: usize, at: usize) -> Option<Subject> {
    for from in start..at.min(start + 4) {
        let mark = &view.marks[from];
        if !mark.heads()
            || !mark.particle.is_empty()
            || mark.any(&[Tag::Document, Tag::Unspecified])
            || mark.has(Tag::Place) && view.subject_after()
        {
            continue;
        }
        if from > start && view.preposition(from - 1).is_some() && view.has(from - 1, Tag::Preposition) {
            continue;
        }
        let range = phrase(view, from, at, None);
        if let Some(found) = wording(view, range.clone()) {
            return Some(Subject { range, wording: Some(found) });
        }
    }
    None
}
