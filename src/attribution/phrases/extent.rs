//! How far the phrase goes that names a source.

use std::ops::Range;

use super::end;
use super::part::{preposition_in, relative};
use super::sign::sign;
use crate::attribution::annotate::form::{accusative, hides_preposition};
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::Verb;
use crate::attribution::names::{run, word as name};
use crate::span::Span;

/// No source is longer.
const LONGEST: usize = 28;

/// The phrase that begins at `from`, up to `limit`; `verb` is the report verb before it, whose
/// preposition opens the content.
pub fn phrase(view: &View<'_>, from: usize, limit: usize, verb: Option<&Verb>) -> Range<usize> {
    let limit = limit.min(from + LONGEST).min(view.len());
    let mut at = from;
    while at < limit {
        match step(view, from, at, limit, verb) {
            Some(next) => at = next.min(limit),
            None => break,
        }
    }
    while at > from && trailing(view, at - 1) {
        at -= 1;
    }
    from..at
}

/// The span of a source, without a conjunction or preposition written with its first word.
pub fn span(view: &View<'_>, range: Range<usize>) -> Span {
    let whole = view.doc.span_of(range.clone());
    // `"مسهور"`: the name without its marks.
    let marks = view.quotation(range.start).filter(|q| q.paired && q.outer.end == whole.end);
    if let Some(quotation) = marks.filter(|_| range.len() > 2) {
        return view.doc.span_of(view.doc.tokens_in(quotation.inner));
    }
    let mark = &view.marks[range.start];
    let off = usize::from(mark.conjunction);
    let skip: usize = view.text(range.start).chars().take(off).map(char::len_utf8).sum();
    Span::new(whole.start + skip, whole.end)
}

/// A phrase does not end in these.
fn trailing(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    // `باسمها` holds its object.
    let bound =
        view.lists.links.always.iter().any(|p| p != view.fold(at) && view.fold(at).starts_with(p.as_str()));
    view.comma(at)
        || view.is(at, &["-", "–", "—", "(", "/"])
        || mark.has(Tag::Preposition) && mark.particle.is_empty() && !bound
}

/// The token after this one if it belongs to the phrase.
fn step(view: &View<'_>, from: usize, at: usize, limit: usize, verb: Option<&Verb>) -> Option<usize> {
    let mark = &view.marks[at];
    if view.sign(at) {
        return sign(view, from, at, limit, &|from, limit| phrase(view, from, limit, verb));
    }
    let first = at == from;
    if !first && within_name(view, at) {
        return Some(at + 1);
    }
    let opens_content = verb.is_some_and(|v| hides_preposition(view, at, v));
    if let Some(end) = run::end(view, from, at, limit).filter(|_| !opens_content) {
        return Some(end);
    }
    if !first && bare_relative(view, from, at) {
        return relative(view, at, limit);
    }
    if at > from && mark.has(Tag::Called) {
        return relative(view, at, limit);
    }
    if view.that(at) || mark.any(&[Tag::Echo, Tag::Side, Tag::Negation, Tag::Auxiliary]) {
        return None;
    }
    if mark.has(Tag::Relative) {
        return (!first).then(|| relative(view, at, limit)).flatten();
    }
    if !first && withholds_name(view, at, limit) {
        return relative(view, at, limit);
    }
    // `وفقا لوزارة ...`: the caller has seen to the preposition.
    let led = first && !mark.particle.is_empty();
    if led || !first && hidden_last_name(view, at, verb) {
        return Some(at + 1);
    }
    if let Some(preposition) = view.preposition(at) {
        return preposition_in(view, from, at, preposition, verb).then_some(at + 1);
    }
    if mark.has(Tag::Time) && !mark.has(Tag::Title) {
        return None;
    }
    if first {
        return Some(at + 1);
    }
    let leaves = opens_content || opens_cue(view, at) || is_no_noun(view, at) || is_object(view, at, verb);
    if leaves || end::complete(view, from, at) {
        return None;
    }
    let goes_on = if mark.conjunction { joins(view, at) } else { !breaks_off(view, from, at) };
    goes_on.then_some(at + 1)
}

/// The rest of a listed name, and what a particle of names leads (`بن نهار`), whatever else it means.
fn within_name(view: &View<'_>, at: usize) -> bool {
    let led = view.has(at - 1, Tag::NameParticle) && !view.marks[at - 1].article;
    view.marks[at].joined || led && view.head_first() && !view.that(at)
}

/// `مصادر تتخذ من طهران مقرا`: a relative clause without its pronoun.
fn bare_relative(view: &View<'_>, from: usize, at: usize) -> bool {
    let mark = &view.marks[at];
    view.marks[from].any(&[Tag::Source, Tag::Person])
        && !(from..=at).any(|i| view.marks[i].article || view.marks[i].pronoun)
        && mark.unknown
        && !mark.conjunction
        && (4..=5).contains(&view.fold(at).chars().count())
        && present(view, at)
        && !view.lists.noun.is_feminine(view.fold(at))
        && !name::certain(view, at)
}

/// Begins like a present tense, or like a noun that looks so.
fn present(view: &View<'_>, at: usize) -> bool {
    let forms = &view.lists.forms;
    forms.present.iter().chain(&forms.present_doubtful).any(|p| view.fold(at).starts_with(p.as_str()))
}

/// `مصدر رفض الكشف عن هويته`, without a comma or a relative.
fn withholds_name(view: &View<'_>, at: usize, limit: usize) -> bool {
    let mark = &view.marks[at];
    mark.has(Tag::Anonymity)
        && !mark.conjunction
        && (at + 1..limit.min(at + 7)).any(|i| view.has(i, Tag::Identity))
}

/// A last name that only looks like a preposition and a noun (`محمد باريان`).
fn hidden_last_name(view: &View<'_>, at: usize, verb: Option<&Verb>) -> bool {
    let mark = &view.marks[at];
    mark.unknown
        && !mark.article
        && !mark.particle.is_empty()
        && name::certain(view, at - 1)
        && verb.is_none_or(|v| !v.prepositions.iter().any(|p| p == mark.particle))
}

/// A listed phrase begins, as far as its second word tells (`الوزير وفقا ل`).
fn opens_cue(view: &View<'_>, at: usize) -> bool {
    let listed = view.lists.phrases.get(view.fold(at)).filter(|_| !view.has(at, Tag::Preposition));
    let next = |word: &String| at + 1 < view.len() && view.fold(at + 1) == word;
    listed.is_some_and(|phrases| phrases.iter().any(|p| p.words.get(1).is_none_or(next)))
}

/// An adverb, a participle, a verb, or what opens a clause (`المتحدث أمس مشيرا`).
fn is_no_noun(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    let particle = mark.any(&[Tag::Adverb, Tag::Boundary, Tag::What, Tag::Demonstrative]);
    let noun = mark.heads() || mark.has(Tag::Modifier);
    particle && !mark.has(Tag::Opener)
        || mark.participle.is_some() && !noun
        || view.plain_verb(at) && !noun && !mark.has(Tag::FirstName)
}

/// One of the objects that the verb takes (`أجرى الوزير محادثات`).
fn is_object(view: &View<'_>, at: usize, verb: Option<&Verb>) -> bool {
    verb.is_some_and(|v| v.objects.iter().any(|o| o == view.base(at)))
}

/// With its conjunction it names another who speaks (`الرئيس والحكومة`).
fn joins(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    let alike = mark.article && view.marks[at - 1].article
        || mark.heads()
        || name::certain(view, at)
        || mark.any(&[Tag::Modifier, Tag::Nationality]);
    alike && !view.plain_verb(at)
}

/// What may close a phrase stands before a word that goes with the verb.
fn breaks_off(view: &View<'_>, from: usize, at: usize) -> bool {
    let (before, mark) = (&view.marks[at - 1], &view.marks[at]);
    let may_end = before.article
        || name::certain(view, at - 1)
        || before.any(&[Tag::Group, Tag::Place, Tag::Modifier, Tag::Nationality])
        || at - 1 == from && before.unknown;
    let described = mark.any(&[Tag::Modifier, Tag::FirstName]);
    // `محافظة الضالع كافة أنحاء ...`: all of something is the object.
    let all_of = mark.has(Tag::Opener) && !mark.heads() && !described && view.subject_after();
    // `المتحدث متوعداً`: an indefinite accusative is an adverb.
    let adverb = accusative(view, at) && !described;
    // `أعلن أوباما حالة ...`: an object right after the subject.
    let speech = mark.has(Tag::SpeechNoun) && !mark.article && !mark.has(Tag::FirstName);
    may_end && (all_of || adverb || speech)
}
