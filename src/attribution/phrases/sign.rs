//! Signs inside the phrase of a source: names in marks, dashes, parentheses, commas.

use super::part::{Inner, apposition};
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::text::Quotation;

/// The token after what this sign adds to the phrase.
pub fn sign(view: &View<'_>, from: usize, at: usize, limit: usize, inner: Inner<'_>) -> Option<usize> {
    if let Some(quotation) = view.quotation(at) {
        return in_marks(view, from, at, limit, quotation);
    }
    if after_title(view, from, at) {
        return Some(at + 1);
    }
    if view.is(at, &["-", "–"]) {
        return between_dashes(view, from, at, limit)
            .or_else(|| hyphen(view, from, at, limit).then_some(at + 1));
    }
    if view.is(at, &["("]) {
        let close = (at + 1..limit.min(at + 6)).find(|&i| view.is(i, &[")"]))?;
        return (!view.has(at + 1, Tag::Time)).then_some(close + 1);
    }
    if view.comma(at) && at > from {
        return apposition(view, from, at, limit, inner);
    }
    None
}

/// A name in marks after what it names (`حركة "فتح"`), but not the outlet spoken to, nor an act.
fn in_marks(view: &View<'_>, from: usize, at: usize, limit: usize, quotation: &Quotation) -> Option<usize> {
    let past = view.past(quotation);
    let next = view.marks.get(at + 1);
    let dative = &view.lists.links.dative;
    let spoken_to = at > from && next.is_some_and(|m| dative.iter().any(|d| d == m.particle));
    let act = next.is_some_and(|m| m.any(&[Tag::SpeechNoun, Tag::Evidence]) && !m.has(Tag::Organisation));
    let short = quotation.paired && view.words(quotation.inner) <= 6 && past <= limit;
    let fits = !spoken_to
        && !act
        && short
        && (at == from || after_noun(view, from, at, quotation) || view.is_name(quotation));
    fits.then_some(past)
}

/// The word before the marks is one that a name follows (`حركة`, `الوكالة الفرنسية`).
fn after_noun(view: &View<'_>, from: usize, at: usize, quotation: &Quotation) -> bool {
    let before = &view.marks[at - 1];
    let body = (from..at).any(|i| view.marks[i].any(&[Tag::Organisation, Tag::Media]));
    before.any(&[
        Tag::Source,
        Tag::Organisation,
        Tag::Media,
        Tag::Group,
        Tag::QuoteName,
        Tag::Nationality,
        Tag::Modifier,
        Tag::Preposition,
    ]) || before.article && view.words(quotation.inner) <= 2 && body
}

/// A title is cut short (`د.`, `م/`).
fn after_title(view: &View<'_>, from: usize, at: usize) -> bool {
    view.is(at, &["/", "."])
        && view.marks.get(at + 1).is_some_and(|m| m.word)
        && at > from
        && view.has(at - 1, Tag::Title)
}

/// `المبعوث الأممي -نيكولاي ملادينوف-`: a name between dashes.
fn between_dashes(view: &View<'_>, from: usize, at: usize, limit: usize) -> Option<usize> {
    let close = (at + 2..limit.min(at + 6)).find(|&i| view.is(i, &["-", "–"]))?;
    let unlisted = view.marks.get(at + 1).is_some_and(|m| m.unknown && !m.article);
    let name = name::certain(view, at + 1) || unlisted && name::possible(view, at + 2);
    (at > from && name && !view.lists.capitals()).then_some(close + 1)
}

/// A dash that joins two words without a space (`أبو-مازن`).
fn hyphen(view: &View<'_>, from: usize, at: usize, limit: usize) -> bool {
    let touch = |a: usize, b: usize| view.doc.tokens[a].span.end == view.doc.tokens[b].span.start;
    at > from && at + 1 < limit && touch(at - 1, at) && touch(at, at + 1)
}
