//! The type of a source from its own wording, by the codebook's list: the first that fits.

use std::ops::Range;

use super::head_first::{
    Noun, agency, called, countryman, holds_office, honours_office, own_name, role, several, stated,
    title_holds, unlisted_crowd, unlisted_role,
};
use super::head_last::head_last;
use super::wording::Wording;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::rule::{Rule, names, verdict};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::phrase::inside;
use crate::attribution::names::word as name;
use crate::codings::SourceType::{
    self, Anonymous, Document, Media, Named, Office, Organisation, Unspecified,
};
use crate::text::TokenKind;

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

/// What is counted: bodies and outlets stay what they are (`عدد من الدول`, `بعض الصحف`).
fn counted(noun: &Noun<'_, '_>) -> Option<SourceType> {
    let (view, next, end) = (noun.view, noun.head + 1, noun.end);
    let of = next + usize::from(view.has(next, Tag::Preposition) && view.marks[next].particle.is_empty());
    let inner = wording(view, of..end.max(of)).filter(|w| of < end && w.head == of)?;
    matches!(inner.kind, Media | Organisation | Document).then_some(inner.kind)
}
