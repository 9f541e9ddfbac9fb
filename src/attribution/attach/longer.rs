//! A subject before its verb that is longer than the phrase beside the verb: what stands between commas
//! describes who opens the clause; two speak as one source.

use super::search::border;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;

/// `Rebekah Gee, Louisiana's Health and Hospitals Secretary,`: where only the end of what describes
/// somebody was found, the phrase that begins the clause speaks.
pub fn described(view: &View<'_>, found: &Subject, lowest: usize) -> Option<Subject> {
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
pub fn joined(view: &View<'_>, found: &Subject, lowest: usize) -> Option<Subject> {
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
