//! Parts of a source beyond its noun phrase: appositions, relative clauses, prepositional phrases.

use std::ops::Range;

use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::Verb;
use crate::attribution::names::{run, word as name};
/// The phrase that begins at a token, up to another: a source may hold a further one.
pub type Inner<'a> = &'a dyn Fn(usize, usize) -> Range<usize>;

/// After a comma: a relative clause, a further description, or a name, and then its end.
pub fn apposition(
    view: &View<'_>,
    from: usize,
    comma: usize,
    limit: usize,
    inner: Inner<'_>,
) -> Option<usize> {
    let next = comma + 1;
    let named = (from..comma).any(|i| name::certain(view, i));
    if next >= limit {
        return None;
    }
    let mark = &view.marks[next];
    if mark.has(Tag::Relative) || mark.has(Tag::NegatedNoun) && !mark.conjunction || mark.has(Tag::Anonymity)
    {
        let end = relative(view, next, limit)?;
        return Some(end);
    }
    if let Some(quotation) = view.quotation(next).filter(|q| view.is_name(q)) {
        let past = view.past(quotation);
        return (past <= limit).then_some(past);
    }
    // `Nigeria, Somalia and Yemen, Panetta told`: no person describes a place.
    let place = view.marks[comma - 1].any(&[Tag::Place, Tag::Group]) && !named;
    if place && view.lists.capitals() && name::certain(view, next) {
        return None;
    }
    if let Some(end) = capitals(view, next, limit) {
        return Some(end);
    }
    let pair =
        name::possible(view, next) && mark.unknown && name::possible(view, next + 1) && view.comma(next + 2);
    if let Some(end) = foreign(view, next, limit) {
        return Some(end);
    }
    let opens =
        mark.any(&[Tag::Office, Tag::Title, Tag::Person, Tag::FirstName, Tag::Organisation, Tag::Media])
            || name::certain(view, next)
            || pair
            || !view.head_first() && mark.any(&[Tag::Opener, Tag::Indefinite, Tag::Quantity, Tag::Modifier]);
    if !opens || mark.conjunction || !mark.particle.is_empty() || view.plain_verb(next) && !mark.heads() {
        return None;
    }
    let end = inner(next, limit).end;
    // It is closed by what follows a source, or it is no apposition.
    let body = mark.any(&[Tag::Organisation, Tag::Media]) && !mark.any(&[Tag::Title, Tag::Office]);
    // A body is no further description of a person (`اتهم أولمرت، حركة حماس، ب`).
    if body && named && view.subject_after() {
        return None;
    }
    if body {
        return (view.comma(end) || view.that(end) || view.colon(end)).then_some(end);
    }
    let closed = end >= limit
        || view.comma(end)
        || view.that(end)
        || view.colon(end)
        || view.preposition(end).is_some()
        || view.sign(end)
        || view.marks[end].any(&[Tag::Time, Tag::Auxiliary, Tag::Echo, Tag::Side, Tag::Adverb])
        || view.plain_verb(end);
    closed.then_some(end)
}

/// `Lindsey Graham, R-S.C.,`, `Ann Lee, Calif.,`: party and place in a few capitals between commas.
fn capitals(view: &View<'_>, next: usize, limit: usize) -> Option<usize> {
    if !view.lists.capitals() {
        return None;
    }
    let end = (next..limit.min(next + 7)).find(|&i| view.comma(i))?;
    let all = (next..end).all(|i| view.sign(i) || view.lists.capital(view.text(i)));
    let short = view.text(next).chars().count() == 1 || view.has(next, Tag::Place);
    (all && short && end > next).then_some(end)
}

/// A name that no list knows between two commas, or before the content: two to four words of
/// which none is listed (`الناطق، غيورغي توماسون، إن`).
fn foreign(view: &View<'_>, next: usize, limit: usize) -> Option<usize> {
    if view.lists.capitals() || view.marks[next].article {
        return None;
    }
    let end = run::words(view, next, limit);
    let shaped =
        (next..end).any(|i| name::certain(view, i) || view.marks[i].unknown && view.marks[i].shape.name);
    let content = view.comma(end) || view.that(end) || view.preposition(end).is_some();
    let closed = view.comma(end) || view.that(end);
    ((2..=4).contains(&(end - next)) && (shaped && content || closed)).then_some(end)
}

/// The end of a relative clause that opens at `at`: a comma, the content, or the sentence.
pub fn relative(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let mut i = at + 1;
    while i < limit {
        if view.has(i, Tag::Identity) {
            return Some(i + 1);
        }
        let ends = view.has(i, Tag::Time) && !view.has(i, Tag::Preposition)
            || view.comma(i)
            || view.that(i)
            || view.colon(i)
            || view.worded(i)
            || view.is(i, &[".", "!", "؟", "?"]);
        if ends {
            break;
        }
        i += 1;
    }
    Some(i)
}

/// The place or body where the holder of an office works.
fn whole_place(view: &View<'_>, from: usize, object: usize, of: &Mark) -> bool {
    (from..object).any(|i| view.marks[i].any(&[Tag::Office, Tag::Person]))
        && of.any(&[Tag::Organisation, Tag::Place, Tag::Common])
        && !of.any(&[Tag::SpeechNoun, Tag::Setting])
        && !of.pronoun
}

fn links_body(view: &View<'_>, preposition: &str) -> bool {
    view.lists.links.body.iter().any(|p| p == preposition)
}

/// Whether a prepositional phrase belongs to the source.
pub fn preposition_in(
    view: &View<'_>,
    from: usize,
    at: usize,
    preposition: &str,
    verb: Option<&Verb>,
) -> bool {
    if at == from {
        return false;
    }
    let mark = &view.marks[at];
    if mark.has(Tag::Preposition) && view.lists.links.always.iter().any(|p| p == preposition) {
        // `الناطق باسمها`.
        return true;
    }
    let governed = view.lists.links.governed.iter().filter(|g| g.preposition == preposition).any(|g| {
        (from.max(at.saturating_sub(2))..at)
            .any(|i| g.by.iter().any(|w| w == view.base(i) || w == view.fold(i)))
    });
    // `أعرب المسؤول عن أمله`: what he felt, not what he is in charge of.
    let felt = verb.is_some_and(|v| v.prepositions.iter().any(|p| p == preposition))
        && view.marks.get(at + 1).is_some_and(|m| m.pronoun);
    if governed && !felt && !view.that(at + 1) {
        return true;
    }
    let object = if mark.has(Tag::Preposition) && mark.particle.is_empty() { at + 1 } else { at };
    let Some(of) = view.marks.get(object) else { return false };
    // `الأمين العام للأمم المتحدة` keeps its body, whatever the verb takes.
    // So does one whose body is named by its place (`النائب العام لدولة الإمارات`).
    let whole =
        of.article || view.marks.get(object + 1).is_some_and(|m| m.has(Tag::Place) || m.article && m.unknown);
    let office =
        (from..at).any(|i| view.has(i, Tag::Office)) && whole && of.any(&[Tag::Organisation, Tag::Place]);
    // `المديرية العامة لقوى الأمن`.
    let branch =
        view.marks[from].has(Tag::Organisation) && view.marks[at - 1].article && of.has(Tag::Organisation);
    let affairs = (from..at).any(|i| view.has(i, Tag::Office))
        && of.has(Tag::Common)
        && view.marks.get(object + 1).is_some_and(|m| m.article || m.has(Tag::Place));
    // `قائد حرس الحدود بمنطقة عسير اللواء فلان`: a name closes it.
    let located = whole_place(view, from, object, of)
        && links_body(view, preposition)
        && (object + 1..(object + 6).min(view.len()))
            .take_while(|&i| !view.sign(i) && !view.that(i) && view.preposition(i).is_none())
            .any(|i| view.marks[i].any(&[Tag::FirstName, Tag::Title]) && !view.marks[i].has(Tag::Place));
    if located {
        return true;
    }
    let own =
        (office || affairs || branch && whole) && view.lists.links.dative.iter().any(|p| p == preposition);
    if !own && verb.is_some_and(|v| v.prepositions.iter().any(|p| p == preposition)) || view.that(object) {
        return false;
    }
    if of.any(&[Tag::Setting, Tag::Time, Tag::Side, Tag::Echo, Tag::What, Tag::Demonstrative, Tag::Relative])
    {
        return false;
    }
    let before = &view.marks[at - 1];
    let head = (from..at).map(|i| &view.marks[i]).find(|m| m.heads()).unwrap_or(before);
    let person = head.any(&[Tag::Source, Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title]);
    let after_name = name::certain(view, at - 1) || view.marks[at - 1].unknown && !view.marks[at - 1].article;
    let links = &view.lists.links;
    let within = |list: &[String]| list.iter().any(|p| p == preposition);
    let unnamed = person && !after_name;
    if within(&links.always) {
        true
    } else if within(&links.place) {
        !after_name
    } else if within(&links.person) {
        unnamed || before.any(&[Tag::Quantity, Tag::Modifier])
    } else if within(&links.body) {
        let body = of.article || of.any(&[Tag::Organisation, Tag::Place, Tag::Media]);
        (person || head.has(Tag::Organisation)) && body && !after_name
            || of.has(Tag::Organisation) && of.article
    } else if within(&links.dative) {
        let holder =
            head.any(&[Tag::Office, Tag::Document, Tag::Organisation, Tag::Person, Tag::Source, Tag::Media]);
        let listener = of.any(&[Tag::Media, Tag::Outlet, Tag::Pronoun])
            || !of.article
                && of.any(&[Tag::Person, Tag::Source, Tag::Office, Tag::Title, Tag::FirstName])
                && !of.any(&[Tag::Organisation, Tag::Quantity, Tag::LastName])
            || view.quotation(object).is_some();
        holder && !after_name && !listener
    } else {
        within(&links.post) && head.has(Tag::Office) && of.any(&[Tag::Place, Tag::Organisation, Tag::Group])
    }
}
