//! Where a subject before its verb may begin, and what cannot be one.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;

/// How many tokens a clause is looked through backwards.
pub const BACK: usize = 30;

/// A verb and where its subject is looked for, backwards.
pub struct Search<'v, 'd> {
    pub view: &'v View<'d>,
    pub at: usize,
    pub start: usize,
    /// Where the phrase must end: the verb, without what stands between the two.
    pub end: usize,
    pub lowest: usize,
    /// The verb stands right after a relative pronoun.
    pub relative: bool,
}

impl Search<'_, '_> {
    /// A quotation opens whose marks stand around a name.
    pub fn marks_name(&self, at: usize) -> bool {
        let view = self.view;
        view.quotation(at).is_some_and(|q| view.subject_after() || view.is_name(q))
    }
}

pub fn clause_begins(search: &Search<'_, '_>, from: usize) -> bool {
    from == search.start || border(search.view, from - 1) || conjoined(search.view, from)
}

/// After a preposition only the antecedent of a relative clause is a subject.
pub fn antecedent(search: &Search<'_, '_>, from: usize) -> bool {
    let Search { view, start, relative, .. } = *search;
    relative && from > start && {
        let before = &view.marks[from - 1];
        before.has(Tag::Preposition) && before.particle.is_empty()
            || view.plain_verb(from - 1)
            || before.unknown
            || view.marks[from].heads() && !before.heads()
    }
}

/// `في بلد يرى`: a relative clause without its pronoun.
pub fn beside(search: &Search<'_, '_>, from: usize) -> bool {
    let Search { view, at, start, .. } = *search;
    from > start && from + 1 == at && {
        let (before, mark) = (&view.marks[from - 1], &view.marks[from]);
        before.has(Tag::Preposition)
            && before.particle.is_empty()
            && !mark.article
            && mark.heads()
            && !mark.any(&[Tag::Place, Tag::Group, Tag::FirstName])
    }
}

pub fn small(search: &Search<'_, '_>, from: usize) -> bool {
    let mark = &search.view.marks[from];
    mark.has(Tag::Preposition) && mark.particle.is_empty() || mark.any(&[Tag::Boundary, Tag::Auxiliary])
}

/// `he left the White House for a speech` is a clause.
pub fn inner_clause(search: &Search<'_, '_>, range: &Range<usize>) -> bool {
    let view = search.view;
    let pronoun = |i: usize| view.has(i, Tag::Pronoun) && !view.has(i, Tag::Opener);
    !view.subject_after() && !search.relative && range.len() > 1 && range.clone().any(pronoun)
}

/// A word that only may be a name: alone, and next to the verb.
pub fn unsure(search: &Search<'_, '_>, range: &Range<usize>, found: Wording) -> bool {
    let Search { view, at, end, .. } = *search;
    let head = &view.marks[found.head];
    let sure = head.heads()
        || head.has(Tag::Nationality)
        || name::certain(view, found.head)
        || found.kind != SourceType::Named;
    !sure && (range.len() > 1 || end != at) && view.subject_after()
}

/// Where the subject stands first its place tells that it is one.
pub fn by_place(search: &Search<'_, '_>, range: &Range<usize>) -> bool {
    let (view, from) = (search.view, range.start);
    let inner = |i: usize| {
        view.marks[i].any(&[Tag::Pronoun, Tag::Auxiliary, Tag::Planned, Tag::Relative, Tag::Boundary])
    };
    !view.subject_after() && !view.sign(from) && !view.has(from, Tag::Own) && !range.clone().any(inner)
}

/// Whether a clause may begin right after this token.
pub fn border(view: &View<'_>, at: usize) -> bool {
    view.sign(at) && !view.is(at, &["/", "-", "–", ")", "("])
        || view.that(at)
        || view.marks[at].any(&[Tag::Boundary, Tag::Auxiliary, Tag::Outer])
            && (!view.has(at, Tag::Preposition) || !view.subject_after())
}

/// `Predictably, critics said`: an adverb that opens the sentence, capital and all.
pub fn introduces(view: &View<'_>, at: usize) -> bool {
    let ends = |e: &String| view.fold(at).ends_with(e.as_str());
    view.comma(at + 1) && view.sentence(at).start == at && view.lists.forms.adverb.iter().any(ends)
}

/// A noun with a conjunction that begins a clause (`والبنتاغون يؤكد`).
pub fn conjoined(view: &View<'_>, at: usize) -> bool {
    view.marks[at].conjunction && view.marks[at].heads()
}
