//! The type of a source from its own wording, by the codebook's list: the first that fits.

use std::ops::Range;

use super::head_last::head_last;
use super::wording::Wording;
use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::phrase::inside;
use crate::attribution::names::word as name;
use crate::codings::SourceType;
use crate::text::TokenKind;

/// The type of the phrase, or `None` where it cannot speak as far as the lists know.
pub fn wording(view: &View<'_>, range: Range<usize>) -> Option<Wording> {
    if !view.head_first() {
        return head_last(view, range);
    }
    let end = range.end;
    let head = range.into_iter().find(|&i| may_head(view, i))?;
    let mark = &view.marks[head];
    let definite = mark.article || mark.has(Tag::FirstName) || mark.unknown;
    let answer = |kind| Some(Wording { kind, head, repeat: end - head <= 3 && !mark.pronoun && definite });
    if mark.has(Tag::Group) {
        return answer(SourceType::Organisation);
    }
    if unlisted_crowd(view, head) {
        return answer(SourceType::Anonymous);
    }
    if mark.has(Tag::Evidence) && !mark.has(Tag::Document) {
        return None;
    }
    if mark.has(Tag::Title) && head + 1 < end && title_holds(view, head, end) {
        return answer(SourceType::Named);
    }
    if honours_office(view, head, end) {
        return wording(view, head + 1..end);
    }
    if mark.has(Tag::Quantity) {
        return answer(counted(view, head + 1, end).unwrap_or(SourceType::Anonymous));
    }
    let kind = if mark.has(Tag::Source) {
        source(view, head, end)
    } else {
        person(view, head, end)
            .or_else(|| countryman(view, head, end))
            .or_else(|| listed(view, head, end))
            .or_else(|| unlisted(view, head, end))
    };
    kind.and_then(answer)
}

/// A word or number that is no mere opener, longer than one letter or a title.
fn may_head(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    let number = view.doc.tokens[at].kind == TokenKind::Number;
    (mark.word || number)
        && !mark.any(&[Tag::Demonstrative, Tag::Opener])
        && view.fold(at).chars().count() > 1
        || mark.has(Tag::Title) && mark.word
}

/// `المتظاهرون`: persons by the shape of a word that no list knows.
fn unlisted_crowd(view: &View<'_>, head: usize) -> bool {
    let mark = &view.marks[head];
    (mark.unknown || mark.tags.is_empty() && mark.participle.is_some())
        && mark.shape.crowd
        && !name::certain(view, head)
}

/// `معالي وزير الخارجية`: the office after its honorific.
fn honours_office(view: &View<'_>, head: usize, end: usize) -> bool {
    let mark = &view.marks[head];
    let honorific =
        mark.has(Tag::Title) && !mark.any(&[Tag::Office, Tag::Person, Tag::Organisation, Tag::FirstName]);
    let office = |next: &Mark| next.any(&[Tag::Office, Tag::Title]) && !next.conjunction;
    honorific && head + 1 < end && office(&view.marks[head + 1])
}

/// A noun for one who is not named (`مصدر`), unless a name follows: `شقيقه أحمد`, `العم عائض`.
fn source(view: &View<'_>, head: usize, end: usize) -> Option<SourceType> {
    let (mark, next) = (&view.marks[head], head + 1);
    let one = mark.article && !mark.plural;
    let own_name = (mark.pronoun || one) && next < end && name::certain(view, next);
    if own_name || mark.has(Tag::Person) && one && inside(view, head..end) {
        return Some(SourceType::Named);
    }
    // `شاهد عيان يدعى أحمد`.
    let called = (next..end).find(|&i| view.has(i, Tag::Called)).map(|i| i + 1);
    if called.is_some_and(|i| i < end && (name::certain(view, i) || name::possible(view, i))) {
        return Some(SourceType::Named);
    }
    let other = view.has(next, Tag::NotSource) && next < end;
    (!other).then_some(SourceType::Anonymous)
}

/// A person by role: with a name, as the one holder of an office, or neither.
fn person(view: &View<'_>, head: usize, end: usize) -> Option<SourceType> {
    let mark = &view.marks[head];
    let role = mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title])
        && (!mark.has(Tag::Organisation) || mark.has(Tag::Office));
    if !role {
        return None;
    }
    if inside(view, head..end) {
        return Some(SourceType::Named);
    }
    if mark.plural || mark.has(Tag::PluralOffice) {
        return Some(SourceType::Anonymous);
    }
    if mark.has(Tag::Spokesman) || mark.has(Tag::Office) && holds_office(view, head, end) {
        return Some(SourceType::Office);
    }
    mark.any(&[Tag::Person, Tag::Office]).then_some(SourceType::Anonymous)
}

/// `وكالة الأدوية الأوروبية`: a word for outlets and for bodies, before what no outlet is called by.
fn agency(view: &View<'_>, head: usize, end: usize) -> bool {
    let mark = &view.marks[head];
    let next = view.marks.get(head + 1).filter(|_| head + 1 < end);
    let outlet = |i: usize| {
        view.marks[i].any(&[Tag::Outlet, Tag::Media, Tag::Nationality, Tag::Place]) || view.sign(i)
    };
    mark.has(Tag::Media) && mark.has(Tag::Organisation) && next.is_some_and(|m| m.word) && !outlet(head + 1)
}

/// `تقارير الأمم المتحدة`, `التقارير الرسمية`: reports of somebody are texts.
fn stated(view: &View<'_>, head: usize, end: usize) -> bool {
    let mark = &view.marks[head];
    let next = view.marks.get(head + 1).filter(|_| head + 1 < end);
    let body = |m: &Mark| m.article || m.any(&[Tag::Group, Tag::Organisation, Tag::Place]);
    mark.has(Tag::Document) && (mark.article && end > head + 1 || next.is_some_and(body))
}

/// `السويسري مارسيل كولر`, `وأكد البدوي`: an adjective of a place or people stands for somebody by
/// that name, or of that country and named; several of them are a people.
fn countryman(view: &View<'_>, head: usize, end: usize) -> Option<SourceType> {
    let mark = &view.marks[head];
    let lone = mark.article
        && mark.has(Tag::Nationality)
        && !mark.shape.feminine
        && !mark.shape.crowd
        && !mark.plural;
    let only = !mark.any(&[Tag::Group, Tag::Organisation, Tag::Media, Tag::Place, Tag::Modifier]);
    let family = view.lists.names.family_endings.iter().any(|e| view.base(head).ends_with(e.as_str()));
    let named = head + 1 < end && (name::certain(view, head + 1) || name::possible(view, head + 1));
    (lone && only && family && (named || head + 1 == end)).then_some(SourceType::Named)
}

/// What the lists say of the head.
fn listed(view: &View<'_>, head: usize, end: usize) -> Option<SourceType> {
    let mark = &view.marks[head];
    if name::certain(view, head) {
        Some(SourceType::Named)
    } else if mark.any(&[Tag::Media, Tag::Outlet]) && !agency(view, head, end) {
        Some(SourceType::Media)
    } else if mark.has(Tag::Unspecified) && !stated(view, head, end) {
        Some(SourceType::Unspecified)
    } else if mark.has(Tag::Document) {
        Some(SourceType::Document)
    } else {
        let body = mark.any(&[Tag::Organisation, Tag::Group, Tag::Place]);
        (body || mark.has(Tag::Nationality) && mark.article).then_some(SourceType::Organisation)
    }
}

/// A name that no list knows, by its shape or by what stands around it.
fn unlisted(view: &View<'_>, head: usize, end: usize) -> Option<SourceType> {
    let (mark, next) = (&view.marks[head], head + 1);
    // `المتسوق علي العمري`: a role that no list knows, with its name.
    let role = mark.unknown && mark.article && next < end && name::certain(view, next);
    let name = name::possible(view, head) || role || foreign(view, head, end);
    name.then_some(SourceType::Named)
}

/// `امي بارتليت المتحدثة باسم المتنزه`: two words that no list knows, then what they are.
fn foreign(view: &View<'_>, head: usize, end: usize) -> bool {
    let plain = |i: usize| {
        let m = &view.marks[i];
        m.word && m.unknown && !m.article && m.particle.is_empty()
    };
    let role = (head + 2..end).find(|&i| view.marks[i].any(&[Tag::Office, Tag::Person]));
    role.is_some_and(|r| r <= head + 4 && (head..r).all(plain))
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
    // An article of its own before it, or none in the language.
    let own_word = view.lists.noun.articles.is_empty()
        && head > 0
        && view.has(head - 1, Tag::Opener)
        && !view.has(head - 1, Tag::Indefinite);
    if mark.article || mark.pronoun || own_word || view.lists.noun.bare_definite {
        return true;
    }
    let Some(next) = view.marks.get(head + 1).filter(|_| head + 1 < end) else { return false };
    if next.has(Tag::Preposition) || !next.particle.is_empty() {
        return view.preposition(head + 1).is_some_and(|p| view.lists.links.always.iter().any(|a| a == p));
    }
    // `ملك بريطانيا`: the place, not an adjective in the dual.
    let indefinite = next.any(&[Tag::Modifier, Tag::Nationality]) && !next.article && !next.has(Tag::Place);
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
