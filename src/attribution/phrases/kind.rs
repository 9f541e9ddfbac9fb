//! The type of a source from its own wording, by the codebook's list: the first that fits.

use std::ops::Range;

use super::head_last::head_last;
use super::wording::Wording;
use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::rule::{Rule, names, verdict};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::phrase::inside;
use crate::attribution::names::word as name;
use crate::codings::SourceType::{
    self, Anonymous, Document, Media, Named, Office, Organisation, Unspecified,
};
use crate::text::TokenKind;

/// A noun phrase whose head stands first in it.
struct Noun<'v, 'd> {
    view: &'v View<'d>,
    head: usize,
    end: usize,
    mark: &'v Mark,
}

/// What a rule says of a phrase.
enum Says {
    Is(SourceType),
    /// It cannot speak.
    Nothing,
    /// What the words after the head say.
    Rest,
    /// What the words say that are counted.
    Counted,
}

use Says::{Counted, Is, Nothing, Rest};

/// By the codebook's list and the words' lists: the first that holds.
static TYPES: &[Rule<fn(&Noun<'_, '_>) -> bool, Says>] = &[
    verdict("type: a body's name", |n| n.mark.has(Tag::Group), Is(Organisation)),
    verdict("type: a crowd by its shape", unlisted_crowd, Is(Anonymous)),
    verdict("type: evidence", |n| n.mark.has(Tag::Evidence) && !n.mark.has(Tag::Document), Nothing),
    verdict(
        "type: a title and a name",
        |n| n.mark.has(Tag::Title) && title_holds(n.view, n.head, n.end),
        Is(Named),
    ),
    verdict("type: an honorific before an office", honours_office, Rest),
    verdict("type: bodies or texts counted", |n| n.mark.has(Tag::Quantity) && counted(n).is_some(), Counted),
    verdict("type: persons counted", |n| n.mark.has(Tag::Quantity), Is(Anonymous)),
    verdict("type: a source with a name", |n| n.mark.has(Tag::Source) && own_name(n), Is(Named)),
    verdict("type: a source called by name", |n| n.mark.has(Tag::Source) && called(n), Is(Named)),
    verdict("type: a source", |n| n.mark.has(Tag::Source), Is(Anonymous)),
    verdict("type: a role with a name", |n| role(n) && inside(n.view, n.head..n.end), Is(Named)),
    verdict("type: several in a role", |n| role(n) && several(n.mark), Is(Anonymous)),
    verdict("type: a spokesman", |n| role(n) && n.mark.has(Tag::Spokesman), Is(Office)),
    verdict(
        "type: one holder of an office",
        |n| role(n) && n.mark.has(Tag::Office) && holds_office(n),
        Is(Office),
    ),
    verdict(
        "type: a person in a role",
        |n| role(n) && n.mark.any(&[Tag::Person, Tag::Office]),
        Is(Anonymous),
    ),
    verdict("type: a countryman", countryman, Is(Named)),
    verdict("type: a name", |n| name::certain(n.view, n.head), Is(Named)),
    verdict("type: an outlet", |n| n.mark.any(&[Tag::Media, Tag::Outlet]) && !agency(n), Is(Media)),
    verdict("type: nobody to ask", |n| n.mark.has(Tag::Unspecified) && !stated(n), Is(Unspecified)),
    verdict("type: a text", |n| n.mark.has(Tag::Document), Is(Document)),
    verdict("type: a body", |n| n.mark.any(&[Tag::Organisation, Tag::Place]), Is(Organisation)),
    verdict("type: a people", |n| n.mark.has(Tag::Nationality) && n.mark.article, Is(Organisation)),
    verdict("type: a name by its shape", |n| name::possible(n.view, n.head), Is(Named)),
    verdict("type: an unlisted role with a name", unlisted_role, Is(Named)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(TYPES)
}

/// The type of the phrase, or `None` where it cannot speak as far as the lists know.
pub fn wording(view: &View<'_>, range: Range<usize>) -> Option<Wording> {
    if !view.head_first() {
        return head_last(view, range);
    }
    let end = range.end;
    let head = range.into_iter().find(|&i| may_head(view, i))?;
    let noun = Noun { view, head, end, mark: &view.marks[head] };
    let mark = noun.mark;
    let kind = match view.lists.trial.verdict(TYPES, |holds| holds(&noun))? {
        Is(kind) => *kind,
        Nothing => return None,
        Rest => return wording(view, head + 1..end),
        Counted => counted(&noun)?,
    };
    let definite = mark.article || mark.has(Tag::FirstName) || mark.unknown;
    Some(Wording { kind, head, repeat: end - head <= 3 && !mark.pronoun && definite })
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
fn unlisted_crowd(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, mark, .. } = *noun;
    (mark.unknown || mark.tags.is_empty() && mark.participle.is_some())
        && mark.shape.crowd
        && !name::certain(view, head)
}

/// `معالي وزير الخارجية`: the office after its honorific.
fn honours_office(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let honorific =
        mark.has(Tag::Title) && !mark.any(&[Tag::Office, Tag::Person, Tag::Organisation, Tag::FirstName]);
    let office = |next: &Mark| next.any(&[Tag::Office, Tag::Title]) && !next.conjunction;
    honorific && head + 1 < end && office(&view.marks[head + 1])
}

/// A noun for one who is not named, and a name: `شقيقه أحمد`, `العم عائض`.
fn own_name(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let one = mark.article && !mark.plural;
    (mark.pronoun || one) && head + 1 < end && name::certain(view, head + 1)
        || mark.has(Tag::Person) && one && inside(view, head..end)
}

/// `شاهد عيان يدعى أحمد`.
fn called(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, .. } = *noun;
    let called = (head + 1..end).find(|&i| view.has(i, Tag::Called)).map(|i| i + 1);
    called.is_some_and(|i| i < end && (name::certain(view, i) || name::possible(view, i)))
}

/// A person by role.
fn role(noun: &Noun<'_, '_>) -> bool {
    noun.mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title])
        && (!noun.mark.has(Tag::Organisation) || noun.mark.has(Tag::Office))
}

fn several(mark: &Mark) -> bool {
    mark.plural || mark.has(Tag::PluralOffice)
}

/// `وكالة الأدوية الأوروبية`: a word for outlets and for bodies, before what no outlet is called by.
fn agency(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let next = view.marks.get(head + 1).filter(|_| head + 1 < end);
    let outlet = |i: usize| {
        view.marks[i].any(&[Tag::Outlet, Tag::Media, Tag::Nationality, Tag::Place]) || view.sign(i)
    };
    mark.has(Tag::Media) && mark.has(Tag::Organisation) && next.is_some_and(|m| m.word) && !outlet(head + 1)
}

/// `تقارير الأمم المتحدة`, `التقارير الرسمية`: reports of somebody are texts.
fn stated(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    let next = view.marks.get(head + 1).filter(|_| head + 1 < end);
    let body = |m: &Mark| m.article || m.any(&[Tag::Group, Tag::Organisation, Tag::Place]);
    mark.has(Tag::Document) && (mark.article && end > head + 1 || next.is_some_and(body))
}

/// `السويسري مارسيل كولر`, `وأكد البدوي`: an adjective of a place or people stands for somebody by
/// that name, or of that country and named; several of them are a people.
fn countryman(noun: &Noun<'_, '_>) -> bool {
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
fn unlisted_role(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, head, end, mark } = *noun;
    mark.unknown && mark.article && head + 1 < end && name::certain(view, head + 1)
}

/// What is counted: bodies and outlets stay what they are (`عدد من الدول`, `بعض الصحف`).
fn counted(noun: &Noun<'_, '_>) -> Option<SourceType> {
    let (view, next, end) = (noun.view, noun.head + 1, noun.end);
    let of = next + usize::from(view.has(next, Tag::Preposition) && view.marks[next].particle.is_empty());
    let inner = wording(view, of..end.max(of)).filter(|w| of < end && w.head == of)?;
    matches!(inner.kind, Media | Organisation | Document).then_some(inner.kind)
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
fn holds_office(noun: &Noun<'_, '_>) -> bool {
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
