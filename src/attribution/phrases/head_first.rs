//! What a noun phrase whose head stands first says of its source.

use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::phrase::inside;
use crate::attribution::names::word as name;

/// A noun phrase whose head stands first in it.
pub struct Noun<'v, 'd> {
    pub view: &'v View<'d>,
    pub head: usize,
    pub end: usize,
    pub mark: &'v Mark,
}

/// `المتظاهرون`: persons by the shape of a word that no list knows.
pub fn unlisted_crowd(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, mark, .. } = *noun;
    (mark.unknown || mark.tags.is_empty() && mark.participle.is_some())
        && mark.shape.crowd
        && !name::certain(view, head)
}

/// `معالي وزير الخارجية`: the office after its honorific.
pub fn honours_office(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let honorific =
        mark.has(Tag::Title) && !mark.any(&[Tag::Office, Tag::Person, Tag::Organisation, Tag::FirstName]);
    let office = |next: &Mark| next.any(&[Tag::Office, Tag::Title]) && !next.conjunction;
    honorific && head + 1 < end && office(&view.marks[head + 1])
}

/// A noun for one who is not named, and a name: `شقيقه أحمد`, `العم عائض`.
pub fn own_name(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let one = mark.article && !mark.plural;
    (mark.pronoun || one) && head + 1 < end && name::certain(view, head + 1)
        || mark.has(Tag::Person) && one && inside(view, head..end)
}

/// `شاهد عيان يدعى أحمد`.
pub fn called(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, .. } = *noun;
    let called = (head + 1..end).find(|&i| view.has(i, Tag::Called)).map(|i| i + 1);
    called.is_some_and(|i| i < end && (name::certain(view, i) || name::possible(view, i)))
}

/// A person by role.
pub fn role(noun: &Noun<'_, '_>) -> bool {
    noun.mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title])
        && (!noun.mark.has(Tag::Organisation) || noun.mark.has(Tag::Office))
}

pub fn several(mark: &Mark) -> bool {
    mark.plural || mark.has(Tag::PluralOffice)
}

/// `وكالة الأدوية الأوروبية`: a word for outlets and for bodies, before what no outlet is called by.
pub fn agency(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let next = view.marks.get(head + 1).filter(|_| head + 1 < end);
    let outlet = |i: usize| {
        view.marks[i].any(&[Tag::Outlet, Tag::Media, Tag::Nationality, Tag::Place]) || view.sign(i)
    };
    mark.has(Tag::Media) && mark.has(Tag::Organisation) && next.is_some_and(|m| m.word) && !outlet(head + 1)
}

/// `تقارير الأمم المتحدة`, `التقارير الرسمية`: reports of somebody are texts.
pub fn stated(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let next = view.marks.get(head + 1).filter(|_| head + 1 < end);
    let body = |m: &Mark| m.article || m.any(&[Tag::Group, Tag::Organisation, Tag::Place]);
    mark.has(Tag::Document) && (mark.article && end > head + 1 || next.is_some_and(body))
}

/// `السويسري مارسيل كولر`, `وأكد البدوي`: an adjective of a place or people stands for somebody by
/// that name, or of that country and named; several of them are a people.
pub fn countryman(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let lone = mark.article
        && mark.has(Tag::Nationality)
        && !mark.shape.feminine
        && !mark.shape.crowd
        && !mark.plural;
    let only = !mark.any(&[Tag::Group, Tag::Organisation, Tag::Media, Tag::Place, Tag::Modifier]);
    let family = view.lists.names.family_endings.iter().any(|e| view.base(head).ends_with(e.as_str()));
    let named = head + 1 < end && (name::certain(view, head + 1) || name::possible(view, head + 1));
    lone && only && family && (named || head + 1 == end)
}

/// `المتسوق علي العمري`: a role that no list knows, with its name.
pub fn unlisted_role(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    mark.unknown && mark.article && head + 1 < end && name::certain(view, head + 1)
}

/// A title with a name right after it.
pub fn title_holds(view: &View<'_>, head: usize, end: usize) -> bool {
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
pub fn holds_office(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
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
