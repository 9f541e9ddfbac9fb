//! The type of a source from its own wording, by the codebook's list: the first that fits.

use std::ops::Range;

use super::coding::SourceType;
use super::name;
use super::tag::Tag;
use super::view::View;

/// What the wording of a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wording {
    pub kind: SourceType,
    /// The token that decides.
    pub head: usize,
    /// Short and definite: may point back to somebody met before.
    pub repeat: bool,
}

/// The type of the phrase, or `None` where it cannot speak as far as the lists know.
pub(super) fn wording(view: &View<'_>, range: Range<usize>) -> Option<Wording> {
    if !view.verb_first() {
        return head_last(view, range);
    }
    let head = range.clone().find(|&i| {
        let mark = &view.marks[i];
        (mark.word || view.doc.tokens[i].kind == crate::text::TokenKind::Number)
            && !mark.any(&[Tag::Demonstrative, Tag::Opener])
            && view.fold(i).chars().count() > 1
            || mark.has(Tag::Title) && mark.word
    })?;
    let mark = &view.marks[head];
    let short = range.end - head <= 3;
    let answer = |kind| {
        Some(Wording {
            kind,
            head,
            repeat: short && !mark.pronoun && (mark.article || mark.has(Tag::FirstName) || mark.unknown),
        })
    };
    let named = || name::inside(view, head..range.end);
    let next = head + 1;
    if mark.has(Tag::Group) {
        return answer(SourceType::Organisation);
    }
    if (mark.unknown || mark.tags.is_empty() && mark.participle.is_some())
        && view.lists.crowd(mark)
        && !name::certain(view, head)
    {
        return answer(SourceType::Anonymous);
    }
    if mark.has(Tag::Evidence) && !mark.any(&[Tag::Document]) {
        return None;
    }
    if mark.has(Tag::Title) && next < range.end && title_holds(view, head, range.end) {
        return answer(SourceType::Named);
    }
    // `معالي وزير الخارجية`: the office after its honorific.
    let honours = mark.has(Tag::Title)
        && !mark.any(&[Tag::Office, Tag::Person, Tag::Organisation, Tag::FirstName])
        && next < range.end
        && view.marks[next].any(&[Tag::Office, Tag::Title])
        && !view.marks[next].conjunction;
    if honours {
        return wording(view, next..range.end);
    }
    if mark.any(&[Tag::Quantity]) {
        return answer(counted(view, next, range.end).unwrap_or(SourceType::Anonymous));
    }
    // `شقيقه أحمد`, `العم عائض`: whose own name follows.
    let own = mark.pronoun || mark.article && !mark.plural;
    if mark.has(Tag::Source)
        && (own && next < range.end && name::certain(view, next)
            || mark.has(Tag::Person) && mark.article && !mark.plural && named())
    {
        return answer(SourceType::Named);
    }
    // `شاهد عيان يدعى أحمد`.
    let called = (next..range.end).find(|&i| view.has(i, Tag::Called));
    if called
        .is_some_and(|i| i + 1 < range.end && (name::certain(view, i + 1) || name::possible(view, i + 1)))
    {
        return answer(SourceType::Named);
    }
    if mark.has(Tag::Source) {
        let no_source = view.has(next, Tag::NotSource) && next < range.end;
        return if no_source { None } else { answer(SourceType::Anonymous) };
    }
    if mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title])
        && (!mark.has(Tag::Organisation) || mark.has(Tag::Office))
    {
        if mark.plural || mark.has(Tag::PluralOffice) {
            return answer(if named() { SourceType::Named } else { SourceType::Anonymous });
        }
        if named() {
            return answer(SourceType::Named);
        }
        if mark.has(Tag::Spokesman) || mark.has(Tag::Office) && holds_office(view, head, range.end) {
            return answer(SourceType::Office);
        }
        if mark.any(&[Tag::Person, Tag::Office]) {
            return answer(SourceType::Anonymous);
        }
    }
    if name::certain(view, head) {
        return answer(SourceType::Named);
    }
    if mark.any(&[Tag::Media, Tag::Outlet]) {
        return answer(SourceType::Media);
    }
    if mark.has(Tag::Unspecified) {
        return answer(SourceType::Unspecified);
    }
    if mark.has(Tag::Document) {
        return answer(SourceType::Document);
    }
    if mark.any(&[Tag::Organisation, Tag::Group, Tag::Place]) {
        return answer(SourceType::Organisation);
    }
    if mark.has(Tag::Nationality) && mark.article {
        return answer(SourceType::Organisation);
    }
    if name::possible(view, head) {
        return answer(SourceType::Named);
    }
    // `العم محمد`, `المتسوق علي العمري`: a role that no list knows, with its name.
    if mark.unknown && mark.article && next < range.end && name::certain(view, next) {
        return answer(SourceType::Named);
    }
    // `امي بارتليت المتحدثة باسم المتنزه`: two words that no list knows, then what they are.
    let foreign = |i: usize| {
        let m = &view.marks[i];
        m.word && m.unknown && !m.article && m.particle.is_empty()
    };
    let role = (head + 2..range.end).find(|&i| view.marks[i].any(&[Tag::Office, Tag::Person]));
    if role.is_some_and(|r| r <= head + 4 && (head..r).all(foreign)) {
        return answer(SourceType::Named);
    }
    None
}

/// The type where the head stands at the end of its noun phrase (`a Trump spokesman`).
fn head_last(view: &View<'_>, range: Range<usize>) -> Option<Wording> {
    let core = range
        .clone()
        .skip(1)
        .find(|&i| {
            view.has(i, Tag::Preposition)
                || view.has(i, Tag::Relative)
                || view.comma(i)
                || view.sign(i) && !view.is(i, &["-", "–", "."])
                || view.has(i, Tag::Time)
        })
        .unwrap_or(range.end);
    let last = (range.start..core).rev().find(|&i| view.marks[i].word || view.has(i, Tag::Quantity))?;
    let mark = &view.marks[last];
    let answer = |kind| {
        Some(Wording { kind, head: last, repeat: core - range.start <= 2 && kind == SourceType::Named })
    };
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
    if mark.any(&[Tag::Group, Tag::Place]) && !mark.has(Tag::FirstName) || view.lists.acronym(view.text(last))
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
            || mark.has(Tag::Nationality) && last > range.start && view.has(last - 1, Tag::FirstName))
    {
        return answer(SourceType::Named);
    }
    if mark.any(&[Tag::Person, Tag::Office, Tag::Source, Tag::Quantity]) {
        // A name in apposition: `a spokesman, John Smith`.
        let apposed = (core..range.end)
            .any(|i| view.comma(i) && i + 2 < range.end && mark_proper(view, i + 1) && !mark.plural);
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

/// Begins with a capital and is no small word.
fn mark_proper(view: &View<'_>, at: usize) -> bool {
    view.lists.capital(view.text(at)) && !view.marks[at].any(&[Tag::Opener, Tag::Common])
}

/// What is counted: bodies and outlets stay what they are (`عدد من الدول`, `بعض الصحف`).
fn counted(view: &View<'_>, next: usize, end: usize) -> Option<SourceType> {
    let of = next + usize::from(view.has(next, Tag::Preposition) && view.marks[next].particle.is_empty());
    let inner = wording(view, of..end.max(of)).filter(|w| of < end && w.head == of)?;
    matches!(inner.kind, SourceType::Media | SourceType::Organisation | SourceType::Document)
        .then_some(inner.kind)
}

/// A title with a name right after it.
fn title_holds(view: &View<'_>, head: usize, end: usize) -> bool {
    let next = if view.is(head + 1, &[".", "/"]) { head + 2 } else { head + 1 };
    if next >= end {
        return false;
    }
    name::certain(view, next)
        || name::possible(view, next)
        || view.marks[next].unknown && !view.marks[next].article && view.marks[next].particle.is_empty()
        || view.has(next, Tag::Title) && next + 1 < end && title_holds(view, next, end)
}

/// An office noun that singles out one holder: definite, or with a definite complement.
fn holds_office(view: &View<'_>, head: usize, end: usize) -> bool {
    let mark = &view.marks[head];
    if mark.article || mark.pronoun {
        return true;
    }
    let Some(next) = view.marks.get(head + 1).filter(|_| head + 1 < end) else { return false };
    if next.has(Tag::Preposition) || !next.particle.is_empty() {
        return view.preposition(head + 1).is_some_and(|p| view.lists.links.always.iter().any(|a| a == p));
    }
    let indefinite = next.any(&[Tag::Modifier, Tag::Nationality]) && !next.article;
    // `أمين عام الهيئة`: the complement comes one word later.
    if indefinite {
        return view.marks.get(head + 2).is_some_and(|m| {
            // `رئيس بلدية سيفالو`: a place that no list knows.
            let place = next.has(Tag::Organisation) && (m.unknown || m.has(Tag::Place));
            head + 2 < end && (m.article || place) && m.particle.is_empty()
        });
    }
    true
}
