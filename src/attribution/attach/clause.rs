//! The subject before its verb where no list knows all its parts: the clause tells.

use crate::attribution::annotate::view::View;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::kind::wording;
/// No subject is longer.
const LONGEST: usize = 14;

/// Everything from the border of the clause to the verb at `at`, if it may speak
/// (`إلا أن كوينتين ليتس الصحفي في الصحيفة قال إن`).
pub fn whole(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let mut end = at;
    while end > start
        && view.marks[end - 1].any(&[Tag::Auxiliary, Tag::Adverb])
        && !view.marks[end - 1].heads()
    {
        end -= 1;
    }
    let mut from = end;
    while from > start && !border(view, from - 1) {
        let mark = &view.marks[from - 1];
        let foreign = view.sign(from - 1) && !view.is(from - 1, &["\"", "«", "»", "“", "”", "(", ")", "-"]);
        if foreign
            || view.plain_verb(from - 1) && !mark.heads()
            || mark.has(Tag::Relative)
            || end - from >= LONGEST
        {
            return None;
        }
        from -= 1;
    }
    let first = view.marks.get(from).filter(|_| from < end)?;
    if first.any(&[
        Tag::Preposition,
        Tag::Evidence,
        Tag::SpeechNoun,
        Tag::Time,
        Tag::Demonstrative,
        Tag::What,
        Tag::Setting,
        Tag::Negation,
        Tag::Planned,
    ]) || !first.particle.is_empty()
        || !first.word
        || crate::attribution::annotate::form::accusative(view, from)
    {
        return None;
    }
    let range = from..end;
    let wording = wording(view, range.clone());
    let known = wording.is_some_and(|w| w.head == from);
    let unlisted = wording.is_none() && first.unknown && range.len() <= 3;
    (known || unlisted).then_some(Subject { range, wording })
}

/// The indefinite text or person that the verb at `at` describes without a relative pronoun
/// (`في تقرير صحفي ذكر أن`, `رجلا أكد أنه`).
pub fn described(view: &View<'_>, at: usize, start: usize) -> Option<Subject> {
    let mut from = at;
    while from > start
        && view.marks[from - 1].any(&[Tag::Modifier, Tag::Nationality])
        && !view.marks[from - 1].article
    {
        from -= 1;
    }
    let head = from.checked_sub(1).filter(|&h| h >= start)?;
    let mark = &view.marks[head];
    let speaks = mark.any(&[Tag::Document, Tag::Unspecified, Tag::Source, Tag::Person, Tag::Office])
        && !mark.article
        && !mark.pronoun
        && !mark.any(&[Tag::FirstName, Tag::Title]);
    if !speaks {
        return None;
    }
    let range = head..at;
    let found = wording(view, range.clone()).filter(|w| w.head == head)?;
    Some(Subject { range, wording: Some(found) })
}

fn border(view: &View<'_>, at: usize) -> bool {
    view.that(at)
        || view.comma(at)
        || view.is(at, &[".", ":", "!", "؟"])
        || view.marks[at].any(&[Tag::Boundary, Tag::Auxiliary]) && !view.has(at, Tag::Preposition)
}
