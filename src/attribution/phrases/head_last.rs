//! The type of a source where the head stands at the end of its noun phrase.

use std::ops::Range;

use super::wording::Wording;
use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::rule::{Rule, names, verdict};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::codings::SourceType::{
    self, Anonymous, Document, Media, Named, Office, Organisation, Unspecified,
};
use crate::text::TokenKind;

/// A noun phrase whose head stands last in it, before what qualifies it.
struct Noun<'v, 'd> {
    view: &'v View<'d>,
    range: Range<usize>,
    /// The end of the phrase without what qualifies it.
    core: usize,
    last: usize,
    mark: &'v Mark,
    /// A word of it begins like a name.
    proper: bool,
}

/// What a rule says of a phrase.
enum Says {
    Is(SourceType),
    /// What the words say that are counted.
    Counted,
}

use Says::{Counted, Is};

/// By the codebook's list and the words' lists: the first that holds.
static TYPES: &[Rule<fn(&Noun<'_, '_>) -> bool, Says>] = &[
    verdict("last word: what is counted", |n| counted(n).is_some(), Counted),
    verdict("last word: an outlet's name", outlet, Is(Media)),
    verdict("last word: a body's name", body, Is(Organisation)),
    verdict("last word: an acronym", |n| n.view.lists.acronym(n.view.text(n.last)), Is(Organisation)),
    verdict("last word: a name by its shape", |n| !listed(n) && name::possible(n.view, n.last), Is(Named)),
    verdict("last word: a family name", |n| !listed(n) && family(n), Is(Named)),
    verdict("last word: a role, its place and a name", |n| role(n) && closed(n), Is(Named)),
    verdict("last word: a role and a name between commas", |n| role(n) && apposed(n), Is(Named)),
    verdict("last word: several persons", several, Is(Anonymous)),
    verdict("last word: one holder of an office", |n| n.mark.has(Tag::Office) && !indefinite(n), Is(Office)),
    verdict("last word: a spokesman", |n| role(n) && n.mark.has(Tag::Spokesman), Is(Office)),
    verdict("last word: a person in a role", role, Is(Anonymous)),
    verdict("last word: an outlet", |n| n.mark.has(Tag::Media), Is(Media)),
    verdict("last word: nobody to ask", |n| n.mark.has(Tag::Unspecified), Is(Unspecified)),
    verdict("last word: a text", |n| n.mark.has(Tag::Document), Is(Document)),
    verdict("last word: a body", |n| n.mark.has(Tag::Organisation), Is(Organisation)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(TYPES)
}

/// The type where the head stands at the end of its noun phrase (`a Trump spokesman`).
pub fn head_last(view: &View<'_>, range: Range<usize>) -> Option<Wording> {
    let core = core(view, &range);
    let last = (range.start..core).rev().find(|&i| view.marks[i].word || view.has(i, Tag::Quantity))?;
    let proper = (range.start..core).any(|i| mark_proper(view, i));
    let noun = Noun { view, range, core, last, mark: &view.marks[last], proper };
    let kind = match view.lists.trial.verdict(TYPES, |holds| holds(&noun))? {
        Is(kind) => *kind,
        Counted => return counted(&noun).map(|of| Wording { repeat: false, ..of }),
    };
    Some(Wording { kind, head: last, repeat: core - noun.range.start <= 2 && kind == Named })
}

/// Where what qualifies a head begins.
fn core(view: &View<'_>, range: &Range<usize>) -> usize {
    let qualifies = |i: usize| {
        view.has(i, Tag::Preposition)
            || view.has(i, Tag::Relative)
            || view.comma(i)
            || view.sign(i) && !view.is(i, &["-", "–", "."])
            || shortened(view, range.start, i)
            || view.has(i, Tag::Time)
    };
    range.clone().skip(1).find(|&i| qualifies(i)).unwrap_or(range.end)
}

/// `Nearly eight of 10 voters`, `a number of aides`: what is counted.
fn counted(noun: &Noun<'_, '_>) -> Option<Wording> {
    let Noun { view, core, last, mark, .. } = *noun;
    let counts = mark.has(Tag::Quantity) || view.doc.tokens[last].kind == TokenKind::Number;
    let genitive =
        || view.preposition(core).is_some_and(|p| view.lists.links.genitive.iter().any(|g| g == p));
    let of = counts && core + 1 < noun.range.end && genitive();
    of.then(|| head_last(view, core + 1..noun.range.end)).flatten().filter(|w| w.kind != Named)
}

fn outlet(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, last, mark, proper, .. } = *noun;
    mark.has(Tag::Outlet) && (proper || view.lists.capital(view.text(last))) && !mark.has(Tag::FirstName)
}

fn body(noun: &Noun<'_, '_>) -> bool {
    noun.mark.any(&[Tag::Group, Tag::Place]) && !noun.mark.has(Tag::FirstName) && !last_name(noun)
}

/// `Henry Rome`, `Jack London`.
fn last_name(noun: &Noun<'_, '_>) -> bool {
    noun.last > noun.range.start && noun.view.has(noun.last - 1, Tag::FirstName) && noun.proper
}

/// A list knows the word as something other than a name.
fn listed(noun: &Noun<'_, '_>) -> bool {
    noun.mark.any(&[
        Tag::Source,
        Tag::Person,
        Tag::Office,
        Tag::Organisation,
        Tag::Media,
        Tag::Document,
        Tag::Unspecified,
    ])
}

fn family(noun: &Noun<'_, '_>) -> bool {
    noun.mark.any(&[Tag::Nationality, Tag::Place, Tag::Group]) && last_name(noun)
}

fn role(noun: &Noun<'_, '_>) -> bool {
    noun.mark.any(&[Tag::Person, Tag::Office, Tag::Source, Tag::Quantity])
}

/// `Ambassador to the United Nations Nikki Haley`: the name closes the office.
fn closed(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, core, mark, .. } = *noun;
    let after_body = |i: usize| view.marks[i - 1].any(&[Tag::Place, Tag::Group, Tag::Organisation]);
    let named = |i: usize| view.has(i, Tag::FirstName) && mark_proper(view, i) && after_body(i);
    view.has(core, Tag::Preposition) && !mark.plural && (core + 2..noun.range.end).any(named)
}

/// A name in apposition: `a spokesman, John Smith`.
fn apposed(noun: &Noun<'_, '_>) -> bool {
    let Noun { view, core, mark, .. } = *noun;
    let end = noun.range.end;
    !mark.plural
        && (core..end).any(|i| view.comma(i) && i + 1 < end && mark_proper(view, i + 1))
        && (core..end).any(|i| name::certain(view, i))
}

fn several(noun: &Noun<'_, '_>) -> bool {
    role(noun) && (noun.mark.plural || noun.mark.any(&[Tag::Source, Tag::Quantity]))
}

fn indefinite(noun: &Noun<'_, '_>) -> bool {
    noun.view.has(noun.range.start, Tag::Indefinite)
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
