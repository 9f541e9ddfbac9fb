//! The type of a source where the head stands at the end of its noun phrase.

use std::ops::Range;

use super::wording::Wording;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::codings::SourceType;
use crate::text::TokenKind;

/// The type where the head stands at the end of its noun phrase (`a Trump spokesman`).
pub fn head_last(view: &View<'_>, range: Range<usize>) -> Option<Wording> {
    let core = range
        .clone()
        .skip(1)
        .find(|&i| {
            view.has(i, Tag::Preposition)
                || view.has(i, Tag::Relative)
                || view.comma(i)
                || view.sign(i) && !view.is(i, &["-", "–", "."])
                || shortened(view, range.start, i)
                || view.has(i, Tag::Time)
        })
        .unwrap_or(range.end);
    let last = (range.start..core).rev().find(|&i| view.marks[i].word || view.has(i, Tag::Quantity))?;
    let mark = &view.marks[last];
    let answer = |kind| {
        Some(Wording { kind, head: last, repeat: core - range.start <= 2 && kind == SourceType::Named })
    };
    // `Nearly eight of 10 voters`, `a number of aides`: what is counted.
    let counts = mark.has(Tag::Quantity) || view.doc.tokens[last].kind == TokenKind::Number;
    let genitive = view.preposition(core).is_some_and(|p| view.lists.links.genitive.iter().any(|g| g == p));
    if counts && core + 1 < range.end && genitive {
        let of = head_last(view, core + 1..range.end);
        if let Some(of) = of.filter(|w| w.kind != SourceType::Named) {
            return Some(Wording { repeat: false, ..of });
        }
    }
    let indefinite = view.has(range.start, Tag::Indefinite);
    let proper = (range.start..core).any(|i| mark_proper(view, i));
    if mark.any(&[Tag::Pronoun]) {
        return None;
    }
    if mark.has(Tag::Outlet)
        && (proper || mark.any(&[Tag::Outlet]) && view.lists.capital(view.text(last)))
        && !mark.has(Tag::FirstName)
    {
        return answer(SourceType::Media);
    }
    // `Henry Rome`, `Jack London`.
    let last_name = last > range.start && view.has(last - 1, Tag::FirstName) && proper;
    if mark.any(&[Tag::Group, Tag::Place]) && !mark.has(Tag::FirstName) && !last_name
        || view.lists.acronym(view.text(last))
    {
        return answer(SourceType::Organisation);
    }
    let listed = mark.any(&[
        Tag::Source,
        Tag::Person,
        Tag::Office,
        Tag::Organisation,
        Tag::Media,
        Tag::Document,
        Tag::Unspecified,
    ]);
    if !listed
        && (name::certain(view, last) && view.lists.capital(view.text(last))
            || name::possible(view, last)
            || mark.any(&[Tag::Nationality, Tag::Place, Tag::Group]) && last_name)
    {
        return answer(SourceType::Named);
    }
    if mark.any(&[Tag::Person, Tag::Office, Tag::Source, Tag::Quantity]) {
        // A name in apposition: `a spokesman, John Smith`.
        let apposed = (core..range.end)
            .any(|i| view.comma(i) && i + 1 < range.end && mark_proper(view, i + 1) && !mark.plural);
        // `Ambassador to the United Nations Nikki Haley`: the name closes the office.
        let closed = (core + 2..range.end).any(|i| {
            view.has(i, Tag::FirstName)
                && mark_proper(view, i)
                && view.marks[i - 1].any(&[Tag::Place, Tag::Group, Tag::Organisation])
        });
        if closed && view.has(core, Tag::Preposition) && !mark.plural {
            return answer(SourceType::Named);
        }
        if apposed && (core..range.end).any(|i| name::certain(view, i)) {
            return answer(SourceType::Named);
        }
        if mark.plural || mark.has(Tag::Source) || mark.has(Tag::Quantity) {
            return answer(SourceType::Anonymous);
        }
        return answer(if mark.has(Tag::Office) && !indefinite || mark.has(Tag::Spokesman) {
            SourceType::Office
        } else {
            SourceType::Anonymous
        });
    }
    if mark.has(Tag::Media) {
        return answer(SourceType::Media);
    }
    if mark.has(Tag::Unspecified) {
        return answer(SourceType::Unspecified);
    }
    if mark.has(Tag::Document) {
        return answer(SourceType::Document);
    }
    mark.has(Tag::Organisation).then_some(())?;
    answer(SourceType::Organisation)
}

/// `report released last year`: a participle after the head shortens a relative clause.
fn shortened(view: &View<'_>, from: usize, at: usize) -> bool {
    let ends = |e: &String| view.fold(at).ends_with(e.as_str());
    at > from
        && view.marks[at - 1].heads()
        && !view.marks[at].heads()
        && !view.lists.capital(view.text(at))
        && view.lists.forms.participle.iter().any(ends)
}

/// Begins with a capital and is no small word.
fn mark_proper(view: &View<'_>, at: usize) -> bool {
    view.lists.capital(view.text(at)) && !view.marks[at].any(&[Tag::Opener, Tag::Common])
}
