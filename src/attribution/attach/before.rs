//! The overt subject that stands before its verb.

use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;

/// How many tokens a clause is looked through backwards.
const BACK: usize = 30;

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

/// The subject before the verb at `at`, in the same clause, not before `start`.
pub fn before(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let mut end = at;
    // Between them: `قد`, adverbs, a comma after an apposition, `من جهته`.
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
    let relative = end > start && view.has(end - 1, Tag::Relative);
    if relative {
        end -= 1;
        while end > start && (view.comma(end - 1) || view.is(end - 1, &["»", "”"])) {
            end -= 1;
        }
    }
    if let Some(subject) = framed(view, at, start) {
        return Some(subject);
    }
    let lowest = start.max(end.saturating_sub(BACK));
    let mut best: Option<Subject> = None;
    if end > start && view.has(end - 1, Tag::Pronoun) && !view.subject_after() {
        return Some(Subject { range: end - 1..end, wording: None });
    }
    for from in lowest..end {
        let opens = from == start || border(view, from - 1) || conjoined(view, from);
        let loose = from > start && !opens && {
            let before = &view.marks[from - 1];
            // After a preposition only the antecedent of a relative clause, with or without
            // its pronoun (`في بلد يرى`), is a subject.
            let free = before.has(Tag::Preposition) && before.particle.is_empty();
            let indefinite = free
                && from + 1 == at
                && !view.marks[from].article
                && view.marks[from].heads()
                && !view.marks[from].any(&[Tag::Place, Tag::Group, Tag::FirstName]);
            relative
                && (free
                    || view.plain_verb(from - 1)
                    || before.unknown
                    || view.marks[from].heads() && !before.heads())
                || indefinite
        };
        let marked = |q| view.subject_after() || view.is_name(q);
        if !opens && !loose || view.sign(from) && !view.quotation(from).is_some_and(marked) {
            continue;
        }
        if introduces(view, from) {
            continue;
        }
        let mark = &view.marks[from];
        if !mark.particle.is_empty() && !relative
            || mark.has(Tag::Preposition) && mark.particle.is_empty()
            || view.has(from, Tag::Boundary)
            || view.has(from, Tag::Auxiliary)
        {
            continue;
        }
        let mut range = phrase(view, from, end, None);
        // A relative clause runs up to the verb whatever stands in it.
        let clause = range.end < end
            && range.clone().any(|i| view.has(i, Tag::Relative))
            && !(range.end..end).any(|i| view.comma(i) || view.that(i) || view.colon(i));
        if clause {
            range.end = end;
        }
        if range.end != end || relative && range.clone().any(|i| view.has(i, Tag::Relative)) {
            continue;
        }
        // `he left the White House for a speech` is a clause.
        let clause =
            range.len() > 1 && range.clone().any(|i| view.has(i, Tag::Pronoun) && !view.has(i, Tag::Opener));
        if clause && !view.subject_after() && !relative {
            continue;
        }
        if let Some(found) = wording(view, range.clone()) {
            // A word that only may be a name: alone, and next to the verb.
            let head = &view.marks[found.head];
            let sure = head.heads()
                || head.has(Tag::Nationality)
                || crate::attribution::names::word::certain(view, found.head)
                || found.kind != SourceType::Named;
            if !sure && (range.len() > 1 || end != at) && view.subject_after() {
                continue;
            }
            best = Some(Subject { range, wording: Some(found) });
            break;
        }
        // Where the subject stands first its place tells that it is one.
        let first = !view.subject_after() && !view.sign(from) && !view.has(from, Tag::Own);
        let clause = range.clone().any(|i| {
            view.marks[i].any(&[Tag::Pronoun, Tag::Auxiliary, Tag::Planned, Tag::Relative, Tag::Boundary])
        });
        if best.is_none() && first && !clause {
            best = Some(Subject { range, wording: None });
        }
    }
    best.map(|found| joined(view, described(view, found, lowest), lowest))
}

/// `Rebekah Gee, Louisiana's Health and Hospitals Secretary,`: where only the end of what describes
/// somebody was found, the phrase that begins the clause speaks.
fn described(view: &View<'_>, found: Subject, lowest: usize) -> Subject {
    let from = found.range.start;
    if view.subject_after() || from < lowest + 2 {
        return found;
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
        return found;
    }
    // `but House Speaker Nancy Pelosi, California Democrat,`: right before its description.
    let near = (lowest..from - 1).rev().filter(|&i| i == lowest || border(view, i - 1)).find_map(|first| {
        let range = phrase(view, first, from - 1, None);
        let whole = view.comma(from - 1) && range.end == from - 1 && range.len() > 1;
        Some((first, wording(view, range).filter(|w| whole && w.kind == SourceType::Named)?))
    });
    if let Some((first, wording)) = near {
        return Subject { range: first..found.range.end, wording: Some(wording) };
    }
    let opens = |i: usize| view.sign(i) && border(view, i) && !view.comma(i);
    let first = (lowest..from - 1).rev().find(|&i| opens(i)).map_or(lowest, |i| i + 1);
    let light =
        |i: usize| view.marks[i].any(&[Tag::Adverb, Tag::Boundary, Tag::Time]) && !view.marks[i].heads();
    let first = (first..from).find(|&i| !light(i)).unwrap_or(first);
    let Some(comma) = (first + 1..from).find(|&i| view.comma(i)) else { return found };
    let whole = phrase(view, first, comma, None);
    let spoken = |i: usize| view.has(i, Tag::Single) || view.has(i, Tag::Many) && view.has(i, Tag::Pronoun);
    let broken = (first..from).any(|i| view.plain_verb(i) && !view.marks[i].heads() || spoken(i));
    let said = wording(view, whole.clone()).filter(|w| whole.end == comma && w.kind == SourceType::Named);
    match said.filter(|_| !broken) {
        Some(wording) => Subject { range: first..found.range.end, wording: Some(wording) },
        None => found,
    }
}

/// `Kasich and his advisers`: two who speak as one source; the first type of the codebook's list holds.
fn joined(view: &View<'_>, found: Subject, lowest: usize) -> Subject {
    let from = found.range.start;
    if view.subject_after() || from < lowest + 2 || !view.has(from - 1, Tag::Joins) {
        return found;
    }
    let begins = |i: &usize| *i == lowest || border(view, *i - 1);
    let left = (lowest..from - 1).filter(begins).find_map(|first| {
        let range = phrase(view, first, from - 1, None);
        let speaks = range.end == from - 1 && !view.sign(first) && !view.has(first, Tag::Preposition);
        let inner = range.clone().any(|i| view.has(i, Tag::Pronoun));
        Some((first, wording(view, range).filter(|_| speaks && !inner)?))
    });
    let Some((first, left)) = left else { return found };
    let one = match found.wording {
        Some(right) if (right.kind as usize) < left.kind as usize => right,
        _ => left,
    };
    Subject { range: first..found.range.end, wording: Some(Wording { repeat: false, ..one }) }
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
