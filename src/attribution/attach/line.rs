//! Titles and lines of the form `speaker: words`.

use std::ops::Range;

use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType::{
    self, Anonymous, Document, Media, Named, Office, Organisation, Unspecified,
};
use crate::text::TokenKind;

/// A label before a colon has no more words.
const LONGEST: usize = 9;

/// A phrase before a colon.
struct Label<'v, 'd> {
    view: &'v View<'d>,
    range: Range<usize>,
    found: Wording,
    head: &'v Mark,
}

/// No speaker stands before the colon.
static NO_LABEL: &[Rule<fn(&View<'_>, &Range<usize>) -> bool>] =
    &[rule("line: words of a sentence", |view, range| range.clone().any(|i| odd(view, i)))];

/// The phrase before the colon speaks.
static LABEL: &[Rule<fn(&Label<'_, '_>) -> bool>] = &[
    rule("line: a name", |l| l.is(Named) && (name::certain(l.view, l.found.head) || l.head.heads())),
    rule("line: a name that comes again", |l| l.is(Named) && recurs(l.view, &l.range, l.found.head)),
    rule("line: a role", role),
    rule("line: a body", |l| {
        l.is(Organisation) && l.any(&[Tag::Organisation, Tag::Group]) && !l.any(&[Tag::Place])
    }),
    rule("line: a text or outlet in a headline", text_in_headline),
    rule("line: an outlet in a headline", |l| stated(l) && headline(l.view, l.range.start)),
];

/// Who is known by the form of the line alone.
static FORM: &[Rule<fn(&View<'_>, &Range<usize>) -> bool>] = &[rule("line: a transcript", transcript)];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(NO_LABEL), names(FORM), names(LABEL)].concat()
}

impl Label<'_, '_> {
    fn is(&self, kind: SourceType) -> bool {
        self.found.kind == kind
    }

    fn any(&self, tags: &[Tag]) -> bool {
        self.head.any(tags)
    }
}

fn role(label: &Label<'_, '_>) -> bool {
    let listed = [Tag::Office, Tag::Source, Tag::Person, Tag::PluralOffice, Tag::Title];
    (label.is(Office) || label.is(Anonymous)) && label.any(&listed)
}

fn text_in_headline(label: &Label<'_, '_>) -> bool {
    let text = label.is(Media) || label.is(Document) || label.is(Unspecified);
    text && !label.view.subject_after() && headline(label.view, label.range.start)
}

/// The colon cues of a paragraph, whose tokens are `range`.
pub fn cues(view: &View<'_>, range: Range<usize>) -> Vec<Cue> {
    let mut out = Vec::new();
    let mut from = range.start;
    for at in range.clone().take(4 * LONGEST) {
        // `Clinton: 2,316` is a score.
        let score = view.doc.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        if !view.colon(at) || score {
            continue;
        }
        // `... ، والحكومة تتحمل المليارات..نقابة الأطباء:`: after a strong sign.
        let strong = |i: &usize| view.is(*i, &[".", "..", "...", "…", "!", "؟", "?", "|"]);
        from = (from..at).rev().find(strong).map_or(from, |i| i + 1);
        if let Some(subject) = label(view, from..at, at + 1 < range.end) {
            out.push(Cue {
                tokens: at..at + 1,
                how: How::Colon,
                verb: None,
                form: None,
                subject: Some(subject),
                relay: false,
                embedded: false,
                relative: false,
                opens: Some(at),
                passive: false,
            });
            break;
        }
        from = at + 1;
    }
    out
}

/// Whether a speaker of a transcript has the line that begins here, in the midst of a paragraph too.
pub fn speaks(view: &View<'_>, at: usize) -> bool {
    let colon = (at + 1..(at + 3).min(view.len())).find(|&i| view.colon(i));
    colon.is_some_and(|colon| transcript(view, &(at..colon)))
}

/// The words before a colon, if they name a speaker. A dateline, an outlet or a place does not.
fn label(view: &View<'_>, mut range: Range<usize>, more: bool) -> Option<Subject> {
    if range.len() > 1
        && view.quotation(range.start).is_some_and(|q| q.outer.end > view.doc.tokens[range.end - 1].span.end)
    {
        range.start += 1;
    }
    if range.is_empty() || range.len() > LONGEST || !more {
        return None;
    }
    // `متحدث المجلس لـ«سبق»:`: the outlet spoken to is no part of it.
    let told = (range.start + 1..range.end)
        .find(|&i| super::between::spoken_to(view, i, range.end).is_some_and(|past| past == range.end));
    range.end = told.unwrap_or(range.end);
    let trial = &view.lists.trial;
    if trial.any(NO_LABEL, |holds| holds(view, &range)) {
        return None;
    }
    if trial.any(FORM, |holds| holds(view, &range)) {
        let found = Wording { kind: Named, head: range.end - 1, repeat: true };
        return Some(Subject { range, wording: Some(found) });
    }
    let found = wording(view, range.clone())?;
    if phrase(view, range.start, range.end, None).end != range.end {
        return None;
    }
    let label = Label { view, head: &view.marks[found.head], found, range };
    let speaks = trial.any(LABEL, |holds| holds(&label));
    speaks.then_some(Subject { range: label.range, wording: Some(found) })
}

/// What no label of a speaker has.
fn odd(view: &View<'_>, at: usize) -> bool {
    let opener = [Tag::LineLabel, Tag::That, Tag::Relative, Tag::Negation, Tag::Auxiliary, Tag::Time];
    let within =
        || view.comma(at) || view.quotation(at).is_some() || view.is(at, &["\"", "»", "”", "“", "'", "/"]);
    // A line of tatweel is a dash.
    view.marks[at].word && view.fold(at).is_empty()
        || view.plain_verb(at)
        || view.marks[at].any(&opener)
        || view.sign(at) && !within()
}

/// `رويترز: ...`: an outlet alone. A state alone is as often what a headline is about.
fn stated(label: &Label<'_, '_>) -> bool {
    label.range.len() == 1 && label.any(&[Tag::Outlet, Tag::Media])
}

/// The title, and where the subject stands first the first line too: `Poll: ...`, `AP: ...` names
/// who states it. Elsewhere it is a dateline.
fn headline(view: &View<'_>, at: usize) -> bool {
    let start = view.doc.tokens[at].span.start;
    start == view.doc.title.start && !view.doc.title.is_empty()
        || start == view.doc.body.start && !view.subject_after()
}

/// Words whose last the text has again: a name that no list knows. Where capitals tell names the words
/// have them; elsewhere they are listed as nothing, and the line is the title.
fn recurs(view: &View<'_>, range: &Range<usize>, head: usize) -> bool {
    let capital = |i: usize| view.lists.capital(view.text(i)) && !view.has(i, Tag::Opener);
    let unlisted = |i: usize| view.marks[i].unknown && view.marks[i].particle.is_empty();
    let name = |i: usize| if view.lists.capitals() { capital(i) } else { unlisted(i) };
    range.len() <= 3
        && range.clone().all(name)
        && (view.lists.capitals() || headline(view, range.start))
        && (range.end..view.len()).any(|i| i > range.end && view.same_fold(i, head))
}

/// Words in capitals before a colon: a speaker of a transcript.
fn transcript(view: &View<'_>, range: &Range<usize>) -> bool {
    let capitals = |i: usize| {
        let text = view.text(i);
        text.chars().count() > 3 && text.chars().all(char::is_uppercase)
    };
    view.lists.capitals() && range.len() <= 2 && range.clone().all(capitals)
}
