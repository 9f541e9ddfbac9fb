//! The overt subject that stands before its verb.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;

/// How many tokens a clause is looked through backwards.
const BACK: usize = 30;

/// A verb and where its subject is looked for, backwards.
struct Search<'v, 'd> {
    view: &'v View<'d>,
    at: usize,
    start: usize,
    /// Where the phrase must end: the verb, without what stands between the two.
    end: usize,
    lowest: usize,
    /// The verb stands right after a relative pronoun.
    relative: bool,
}

type Starts = Rule<fn(&Search<'_, '_>, usize) -> bool>;

/// In this order.
static BEFORE: &[Rule<fn(&Search<'_, '_>) -> Option<Subject>>] = &[
    rule("before: framed by the pluperfect", |s| framed(s.view, s.at, s.start)),
    rule("before: a pronoun", pronoun),
    rule("before: a phrase up to the verb", up_to_verb),
];

/// A subject may begin at a token.
static BEGINS: &[Starts] = &[
    rule("before: where a clause begins", clause_begins),
    rule("before: what the relative points to", antecedent),
    rule("before: an indefinite noun beside the verb", beside),
];

/// No subject begins at a token.
static BEGINS_NOT: &[Starts] = &[
    rule("before: a sign", |s, from| s.view.sign(from) && !s.marks_name(from)),
    rule("before: an adverb that opens the sentence", |s, from| introduces(s.view, from)),
    rule("before: led by a preposition", |s, from| !s.view.marks[from].particle.is_empty() && !s.relative),
    rule("before: a small word", small),
];

/// A phrase is no subject.
static IS_NONE: &[Rule<fn(&Search<'_, '_>, &Range<usize>) -> bool>] =
    &[rule("before: a clause with its pronoun", inner_clause)];

/// What the wording says is too little.
static UNSURE: &[Rule<fn(&Search<'_, '_>, &Range<usize>, Wording) -> bool>] =
    &[rule("before: only may be a name", unsure)];

/// No list knows the phrase.
static BY_PLACE: &[Rule<fn(&Search<'_, '_>, &Range<usize>) -> bool>] =
    &[rule("before: speaks by its place", by_place)];

/// The subject is longer than was found.
static LONGER: &[Rule<fn(&Search<'_, '_>, &Subject) -> Option<Subject>>] = &[
    rule("before: described by what was found", |s, found| described(s.view, found, s.lowest)),
    rule("before: joined to what was found", |s, found| joined(s.view, found, s.lowest)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [
        names(BEFORE),
        names(BEGINS),
        names(BEGINS_NOT),
        names(IS_NONE),
        names(UNSURE),
        names(BY_PLACE),
        names(LONGER),
    ]
    .concat()
}

impl Search<'_, '_> {
    /// A quotation opens whose marks stand around a name.
    fn marks_name(&self, at: usize) -> bool {
        let view = self.view;
        view.quotation(at).is_some_and(|q| view.subject_after() || view.is_name(q))
    }
}

/// The subject before the verb at `at`, in the same clause, not before `start`.
pub fn before(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let mut end = between(view, at, start);
    let relative = end > start && view.has(end - 1, Tag::Relative);
    if relative {
        end -= 1;
        while end > start && (view.comma(end - 1) || view.is(end - 1, &["»", "”"])) {
            end -= 1;
        }
    }
    let lowest = start.max(end.saturating_sub(BACK));
    view.lists.trial.first(BEFORE, |finds| finds(&Search { view, at, start, end, lowest, relative }))
}

/// Back over what may stand between them: `قد`, adverbs, a comma after an apposition, `من جهته`.
fn between(view: &View<'_>, at: usize, start: usize) -> usize {
    let mut end = at;
    while end > start {
        let mark = &view.marks[end - 1];
        if mark.has(Tag::Side) && end >= start + 2 && view.has(end - 2, Tag::Preposition) {
            end -= 2;
        } else if mark.any(&[Tag::Auxiliary, Tag::Adverb]) && !mark.heads() || view.comma(end - 1) {
            end -= 1;
        } else {
            break;
        }
    }
    end
}

fn pronoun(search: &Search<'_, '_>) -> Option<Subject> {
    let Search { view, start, end, .. } = *search;
    let alone = end > start && view.has(end - 1, Tag::Pronoun) && !view.subject_after();
    alone.then(|| Subject { range: end - 1..end, wording: None })
}

/// A phrase that begins where a subject may and ends where the verb begins.
fn up_to_verb(search: &Search<'_, '_>) -> Option<Subject> {
    let Search { view, end, lowest, .. } = *search;
    let trial = &view.lists.trial;
    let mut by_place: Option<Subject> = None;
    let mut found = None;
    for from in lowest..end {
        let at = |rules: &[Starts]| trial.any(rules, |holds| holds(search, from));
        if !at(BEGINS) || at(BEGINS_NOT) {
            continue;
        }
        let Some(range) = reaches(search, from) else { continue };
        if trial.any(IS_NONE, |holds| holds(search, &range)) {
            continue;
        }
        if let Some(said) = wording(view, range.clone()) {
            if trial.any(UNSURE, |holds| holds(search, &range, said)) {
                continue;
            }
            found = Some(Subject { range, wording: Some(said) });
            break;
        }
        if by_place.is_none() && trial.any(BY_PLACE, |holds| holds(search, &range)) {
            by_place = Some(Subject { range, wording: None });
        }
    }
    let mut subject = found.or(by_place)?;
    for longer in LONGER {
        let whole = trial.first(std::slice::from_ref(longer), |finds| finds(search, &subject));
        subject = whole.unwrap_or(subject);
    }
    Some(subject)
}

/// The phrase from here, if it reaches the verb.
fn reaches(search: &Search<'_, '_>, from: usize) -> Option<Range<usize>> {
    let Search { view, end, relative, .. } = *search;
    let mut range = phrase(view, from, end, None);
    let holds_relative = |range: &Range<usize>| range.clone().any(|i| view.has(i, Tag::Relative));
    // A relative clause runs up to the verb whatever stands in it.
    let clause = range.end < end
        && holds_relative(&range)
        && !(range.end..end).any(|i| view.comma(i) || view.that(i) || view.colon(i));
    if clause {
        range.end = end;
    }
    (range.end == end && !(relative && holds_relative(&range))).then_some(range)
}

fn clause_begins(search: &Search<'_, '_>, from: usize) -> bool {
    from == search.start || border(search.view, from - 1) || conjoined(search.view, from)
}

/// After a preposition only the antecedent of a relative clause is a subject.
fn antecedent(search: &Search<'_, '_>, from: usize) -> bool {
    let Search { view, start, relative, .. } = *search;
    relative && from > start && {
        let before = &view.marks[from - 1];
        before.has(Tag::Preposition) && before.particle.is_empty()
            || view.plain_verb(from - 1)
            || before.unknown
            || view.marks[from].heads() && !before.heads()
    }
}

/// `في بلد يرى`: a relative clause without its pronoun.
fn beside(search: &Search<'_, '_>, from: usize) -> bool {
    let Search { view, at, start, .. } = *search;
    from > start && from + 1 == at && {
        let (before, mark) = (&view.marks[from - 1], &view.marks[from]);
        before.has(Tag::Preposition)
            && before.particle.is_empty()
            && !mark.article
            && mark.heads()
            && !mark.any(&[Tag::Place, Tag::Group, Tag::FirstName])
    }
}

fn small(search: &Search<'_, '_>, from: usize) -> bool {
    let mark = &search.view.marks[from];
    mark.has(Tag::Preposition) && mark.particle.is_empty() || mark.any(&[Tag::Boundary, Tag::Auxiliary])
}

/// `he left the White House for a speech` is a clause.
fn inner_clause(search: &Search<'_, '_>, range: &Range<usize>) -> bool {
    let view = search.view;
    let pronoun = |i: usize| view.has(i, Tag::Pronoun) && !view.has(i, Tag::Opener);
    !view.subject_after() && !search.relative && range.len() > 1 && range.clone().any(pronoun)
}

/// A word that only may be a name: alone, and next to the verb.
fn unsure(search: &Search<'_, '_>, range: &Range<usize>, found: Wording) -> bool {
    let Search { view, at, end, .. } = *search;
    let head = &view.marks[found.head];
    let sure = head.heads()
        || head.has(Tag::Nationality)
        || name::certain(view, found.head)
        || found.kind != SourceType::Named;
    !sure && (range.len() > 1 || end != at) && view.subject_after()
}

/// Where the subject stands first its place tells that it is one.
fn by_place(search: &Search<'_, '_>, range: &Range<usize>) -> bool {
    let (view, from) = (search.view, range.start);
    let inner = |i: usize| {
        view.marks[i].any(&[Tag::Pronoun, Tag::Auxiliary, Tag::Planned, Tag::Relative, Tag::Boundary])
    };
    !view.subject_after() && !view.sign(from) && !view.has(from, Tag::Own) && !range.clone().any(inner)
}

/// Whether a clause may begin right after this token.
fn border(view: &View<'_>, at: usize) -> bool {
    view.sign(at) && !view.is(at, &["/", "-", "–", ")", "("])
        || view.that(at)
        || view.marks[at].any(&[Tag::Boundary, Tag::Auxiliary, Tag::Outer])
            && (!view.has(at, Tag::Preposition) || !view.subject_after())
}

/// `كانت مصادر في الهيئة قد أكدت`: the pluperfect frames its subject, whatever its parts.
fn framed(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let bare = |i: usize| view.has(i, Tag::Perfective);
    if !view.subject_after() || at < start + 3 || !bare(at - 1) {
        return None;
    }
    let end = at - 1;
    let stops = |i: usize| view.that(i) || view.colon(i) || view.has(i, Tag::Boundary);
    let opens = (start.max(end.saturating_sub(BACK))..end).rev().take_while(|&i| !stops(i));
    let from = opens.into_iter().find(|&i| view.has(i, Tag::Auxiliary) && !bare(i))? + 1;
    let mut close = end;
    // `كانت`, then adverbs and commas before `قد`.
    while close > from && (view.comma(close - 1) || view.marks[close - 1].any(&[Tag::Adverb, Tag::Time])) {
        close -= 1;
    }
    let inner = from < close && !(from..close).any(|i| view.plain_verb(i) && !view.marks[i].heads());
    let found = inner.then(|| wording(view, from..close)).flatten()?;
    (found.head <= from + 1).then_some(Subject { range: from..close, wording: Some(found) })
}

/// `Rebekah Gee, Louisiana's Health and Hospitals Secretary,`: where only the end of what describes
/// somebody was found, the phrase that begins the clause speaks.
fn described(view: &View<'_>, found: &Subject, lowest: usize) -> Option<Subject> {
    let from = found.range.start;
    if view.subject_after() || from < lowest + 2 {
        return None;
    }
    let part = view.comma(from - 1) || view.that(from - 1) || view.has(from - 1, Tag::Boundary);
    let kind = found.wording.map(|w| w.kind);
    let mark = &view.marks[from];
    let describes = match kind {
        Some(SourceType::Named | SourceType::Media) => false,
        Some(_) => !view.has(from, Tag::Pronoun),
        None => mark.any(&[Tag::Preposition, Tag::Indefinite]) || mark.participle.is_some(),
    };
    if !part || !describes {
        return None;
    }
    // `but House Speaker Nancy Pelosi, California Democrat,`: right before its description.
    let near = (lowest..from - 1).rev().filter(|&i| i == lowest || border(view, i - 1)).find_map(|first| {
        let range = phrase(view, first, from - 1, None);
        let whole = view.comma(from - 1) && range.end == from - 1 && range.len() > 1;
        Some((first, wording(view, range).filter(|w| whole && w.kind == SourceType::Named)?))
    });
    if let Some((first, wording)) = near {
        return Some(Subject { range: first..found.range.end, wording: Some(wording) });
    }
    let opens = |i: usize| view.sign(i) && border(view, i) && !view.comma(i);
    let first = (lowest..from - 1).rev().find(|&i| opens(i)).map_or(lowest, |i| i + 1);
    let light =
        |i: usize| view.marks[i].any(&[Tag::Adverb, Tag::Boundary, Tag::Time]) && !view.marks[i].heads();
    let first = (first..from).find(|&i| !light(i)).unwrap_or(first);
    let comma = (first + 1..from).find(|&i| view.comma(i))?;
    let whole = phrase(view, first, comma, None);
    let spoken = |i: usize| view.has(i, Tag::Single) || view.has(i, Tag::Many) && view.has(i, Tag::Pronoun);
    let broken = (first..from).any(|i| view.plain_verb(i) && !view.marks[i].heads() || spoken(i));
    let said = wording(view, whole.clone()).filter(|w| whole.end == comma && w.kind == SourceType::Named);
    let wording = said.filter(|_| !broken)?;
    Some(Subject { range: first..found.range.end, wording: Some(wording) })
}

/// `Kasich and his advisers`: two who speak as one source; the first type of the codebook's list holds.
fn joined(view: &View<'_>, found: &Subject, lowest: usize) -> Option<Subject> {
    let from = found.range.start;
    if view.subject_after() || from < lowest + 2 || !view.has(from - 1, Tag::Joins) {
        return None;
    }
    let begins = |i: &usize| *i == lowest || border(view, *i - 1);
    let (first, left) = (lowest..from - 1).filter(begins).find_map(|first| {
        let range = phrase(view, first, from - 1, None);
        let speaks = range.end == from - 1 && !view.sign(first) && !view.has(first, Tag::Preposition);
        let inner = range.clone().any(|i| view.has(i, Tag::Pronoun));
        Some((first, wording(view, range).filter(|_| speaks && !inner)?))
    })?;
    let one = match found.wording {
        Some(right) if (right.kind as usize) < left.kind as usize => right,
        _ => left,
    };
    Some(Subject { range: first..found.range.end, wording: Some(Wording { repeat: false, ..one }) })
}

/// `Predictably, critics said`: an adverb that opens the sentence, capital and all.
pub fn introduces(view: &View<'_>, at: usize) -> bool {
    let ends = |e: &String| view.fold(at).ends_with(e.as_str());
    view.comma(at + 1) && view.sentence(at).start == at && view.lists.forms.adverb.iter().any(ends)
}

/// A noun with a conjunction that begins a clause (`والبنتاغون يؤكد`).
fn conjoined(view: &View<'_>, at: usize) -> bool {
    view.marks[at].conjunction && view.marks[at].heads()
}
