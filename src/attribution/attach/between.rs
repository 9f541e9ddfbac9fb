//! What may stand between a verb and its subject: adverbs, times, whom it is said to, the occasion.

use crate::attribution::annotate::form::accusative;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
/// Skips what may stand between a verb and its subject: adverbs, times, `من جانبه`,
/// prepositions with a pronoun (`أعلن عنها الرئيس`).
pub fn skip(view: &View<'_>, mut at: usize, end: usize) -> usize {
    while at < end {
        let mark = &view.marks[at];
        let side = view.has(at + 1, Tag::Side) && mark.has(Tag::Preposition);
        if side {
            at += 2;
        } else if mark.any(&[Tag::Adverb, Tag::Side]) && !mark.heads()
            || mark.has(Tag::Time) && !mark.has(Tag::Preposition) && !mark.heads()
            || mark.has(Tag::Preposition) && mark.pronoun && mark.particle.is_empty()
        {
            at += 1;
        } else if mark.has(Tag::Modifier) && accusative(view, at) && !mark.heads() {
            // `أكدها سابقاً فلان`.
            at += 1;
        } else if mark.has(Tag::Demonstrative)
            && !mark.heads()
            && view.marks.get(at + 1).is_some_and(|m| {
                m.any(&[Tag::Title, Tag::FirstName]) && !m.any(&[Tag::Modifier, Tag::Organisation])
            })
        {
            // `أبان ذلك الدكتور فلان`: its object stands first.
            at += 1;
        } else if view.is(at, &["("]) && view.has(at + 1, Tag::Time) {
            at = (at..end).find(|&i| view.is(i, &[")"])).map_or(end, |i| i + 1);
        } else if let Some(past) = spoken_to(view, at, end) {
            at = past;
        } else if view.comma(at) && (view.has(at + 1, Tag::Time) && view.comma(at + 2)) {
            at += 3;
        } else {
            break;
        }
    }
    at
}

/// Past the outlet that is spoken to (`أكد لـ«عكاظ» مصدر`), if it stands here in marks or by
/// its listed name.
pub fn spoken_to(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let dative = view.preposition(at).filter(|p| view.lists.links.dative.iter().any(|d| d == p))?;
    let alone = view.marks[at].particle.is_empty() && view.fold(at) == dative;
    let object = if alone { at + 1 } else { at };
    if object >= end {
        return None;
    }
    if let Some(quotation) = view.quotation(object).filter(|q| q.paired && view.words(q.inner) <= 3) {
        return Some(view.past(quotation).min(end));
    }
    if view.is(object, &["("]) {
        return (object..end.min(object + 5)).find(|&i| view.is(i, &[")"])).map(|i| i + 1);
    }
    if !view.marks[object].any(&[Tag::Media, Tag::Outlet]) {
        return None;
    }
    let mut past = object + 1;
    while past < end
        && (view.has(past, Tag::Outlet) || view.quotation(past).is_some_and(|q| view.words(q.inner) <= 3))
    {
        past = view.quotation(past).map_or(past + 1, |q| view.past(q));
    }
    Some(past.min(end))
}
