//! Evidence that words are a person's name.

use std::ops::Range;

use super::surnames::Surnames;
use super::tag::Tag;
use super::view::View;
use crate::text::TokenKind;

/// Words that some list knows as something other than a name.
const KNOWN: &[Tag] = &[
    Tag::Source,
    Tag::Office,
    Tag::PluralOffice,
    Tag::Organisation,
    Tag::Media,
    Tag::Document,
    Tag::Unspecified,
    Tag::Evidence,
    Tag::Modifier,
    Tag::Nationality,
    Tag::Place,
    Tag::Common,
    Tag::That,
    Tag::Negation,
    Tag::Relative,
    Tag::What,
    Tag::Auxiliary,
    Tag::Boundary,
    Tag::Adverb,
    Tag::Time,
    Tag::Echo,
    Tag::Demonstrative,
    Tag::Preposition,
    Tag::SpeechNoun,
    Tag::Setting,
    Tag::Person,
    Tag::Group,
    Tag::Outlet,
    Tag::Title,
    Tag::Side,
    Tag::Pronoun,
    Tag::Quantity,
];

/// A listed first name, a name seen in this article, or a particle of names before a word.
pub(super) fn certain(view: &View<'_>, at: usize) -> bool {
    let Some(mark) = view.marks.get(at) else { return false };
    if !mark.particle.is_empty() {
        return false;
    }
    // `الهند` is no lady.
    let country = mark.article && mark.has(Tag::Place);
    let first = mark.has(Tag::FirstName) && !country && (!ambiguous(view, at) || beside(view, at));
    let led = at > 0
        && mark.article
        && view.has(at - 1, Tag::NameParticle)
        && !view.marks[at - 1].article
        && !view.lists.capitals();
    first
        || led
        || mark.unknown && view.surname(at)
        || mark.has(Tag::NameParticle) && view.marks.get(at + 1).is_some_and(|m| m.word)
}

/// A first name that is a common word too (`مساعد`, `أمين`).
fn ambiguous(view: &View<'_>, at: usize) -> bool {
    view.marks[at].any(&[
        Tag::Person,
        Tag::Office,
        Tag::Modifier,
        Tag::Organisation,
        Tag::Document,
        Tag::Setting,
        Tag::Nationality,
    ]) && !view.lists.capitals()
}

/// Next to a sure first name or after a title.
fn beside(view: &View<'_>, at: usize) -> bool {
    let sure = |i: usize| view.has(i, Tag::FirstName) && !ambiguous(view, i);
    at > 0
        && (sure(at - 1)
            || view.has(at - 1, Tag::Title)
            || view.has(at - 1, Tag::NameParticle)
            || view.marks[at - 1].unknown && !view.marks[at].article)
        || at + 1 < view.len()
            && at > 0
            && !view.marks[at].article
            && (view.comma(at - 1)
                || view.marks[at - 1].article
                || view.plain_verb(at - 1) && !view.marks[at + 1].shape.feminine)
            && view.marks[at + 1].article
            && view.marks[at + 1].unknown
            && view.marks[at + 1].particle.is_empty()
        || at + 1 < view.len()
            && !view.marks[at].article
            && (sure(at + 1) || view.has(at + 1, Tag::NameParticle))
}

/// A word that no list knows and whose shape is no common noun's.
pub(super) fn possible(view: &View<'_>, at: usize) -> bool {
    let Some(mark) = view.marks.get(at) else { return false };
    if !mark.word || !mark.particle.is_empty() || mark.any(KNOWN) || mark.has(Tag::FirstName) {
        return certain(view, at);
    }
    let shape = |i: usize| view.marks[i].shape.name;
    let next = view.marks.get(at + 1);
    // `يانا هيباشكوفا`, `عز الدين`: the next word tells.
    let role = at > 0
        && view.marks[at - 1].article
        && view.marks[at - 1].any(&[Tag::Person, Tag::Office, Tag::Title]);
    let led = !mark.article
        && !view.lists.capitals()
        && next.is_some_and(|m| {
            // `المذيعة مهيرة عبدالعزيز`: between a role and a first name.
            role && m.has(Tag::FirstName) && !m.article && m.particle.is_empty() && !ambiguous(view, at + 1)
                || m.word && !m.article && m.unknown && m.particle.is_empty() && shape(at + 1)
                || m.has(Tag::NameParticle) && m.article
        });
    // `اليستير باسكي`: what looks like an article is part of the name.
    let alike = mark.article
        && mark.shape.letters > 3
        && !view.lists.capitals()
        && next.is_some_and(|m| m.word && !m.article && m.unknown && m.particle.is_empty())
        && shape(at + 1);
    mark.unknown && !mark.conjunction && (alike || shape(at) || led && mark.shape.letters < 8)
}

/// Last names of the article: what follows a first name, and once more.
pub(super) fn surnames<'d>(view: &View<'d>) -> Surnames<'d> {
    let mut out = Surnames::default();
    for at in 0..view.len() {
        let mark = &view.marks[at];
        let title = mark.has(Tag::Title) && !mark.has(Tag::Organisation) && mark.article;
        if !mark.has(Tag::FirstName) && !title || !mark.particle.is_empty() {
            continue;
        }
        if title && !view.marks.get(at + 1).is_some_and(|m| m.unknown && !m.article && m.shape.name) {
            continue;
        }
        for next in at + 1..(at + 4).min(view.len()) {
            let mark = &view.marks[next];
            if view.doc.tokens[next].kind != TokenKind::Word
                || !(mark.unknown || mark.any(&[Tag::NameParticle, Tag::FirstName]))
            {
                break;
            }
            // `عريقات`: whatever its shape, if it comes again.
            let again = || {
                next == at + 1
                    && !mark.article
                    && !ambiguous(view, at)
                    && view.marks[at].has(Tag::FirstName)
                    && (0..view.len()).any(|i| i != next && view.same_fold(i, next))
            };
            if mark.unknown && (mark.shape.name || again()) {
                out.insert(mark.fold, view.fold(next));
            }
        }
    }
    out
}

/// Whether a phrase holds a personal name that stands for its head: not one that a body's
/// name ends in (`قوات صالح`), nor one of a person's own body (`حكومة السراج`).
pub(super) fn inside(view: &View<'_>, range: Range<usize>) -> bool {
    let mut before_relative = range.clone();
    if let Some(cut) = range.clone().find(|&i| view.has(i, Tag::Relative)) {
        before_relative.end = cut;
    }
    before_relative.clone().any(|at| {
        let owned = at > range.start && {
            let before = &view.marks[at - 1];
            let title = before.has(Tag::Title) && at - 1 > range.start;
            let holder = if title { &view.marks[at - 2] } else { before };
            holder.any(&[Tag::Organisation, Tag::Media, Tag::Source, Tag::QuoteName])
                && !holder.article
                // `المديرة التنفيذية للفريق الأستاذة العنود`: the office goes on before the title.
                && (!title || holder.particle.is_empty())
                && !holder.any(&[Tag::Modifier, Tag::Nationality, Tag::FirstName])
                && (!title || !before.has(Tag::FirstName))
                || before.any(&[Tag::Preposition])
        };
        if owned {
            return false;
        }
        if certain(view, at) || super::name_run::end(view, range.start, at, range.end).is_some() {
            return true;
        }
        // `الأستاذة العنود المدلج`: after a personal title, articles and all.
        let titled = at > range.start
            && view.has(at - 1, Tag::Title)
            && !view.marks[at - 1].any(&[Tag::Office, Tag::Organisation, Tag::FirstName])
            && view.marks[at - 1].article
            && view.marks[at].unknown
            && view.marks[at].particle.is_empty();
        if titled && !view.lists.capitals() {
            return true;
        }
        // `أمينة سجل المحكمة، سيلفيا آربيا،`: between commas.
        let between = at > range.start && view.comma(at - 1) && {
            let end = super::name_run::words(view, at, range.end);
            (2..=4).contains(&(end - at)) && end == range.end
        };
        if between && !view.lists.capitals() && view.marks[range.start].any(&[Tag::Office, Tag::Person]) {
            return true;
        }
        // `مدرب الفريق "ناصيف البياوي"`: a name in marks after a role.
        let marked = at > range.start
            && view.quotation(at - 1).is_some_and(|q| q.paired && (2..=3).contains(&view.words(q.inner)))
            && view.marks[range.start].any(&[Tag::Office, Tag::Person])
            && view.marks[at].unknown
            && !view.marks[at].article
            && !view.lists.capitals();
        if marked {
            return true;
        }
        at > range.start && possible(view, at) && {
            let before = &view.marks[at - 1];
            before.article
                || before.any(&[Tag::Title, Tag::Place, Tag::Group, Tag::Nationality])
                || view.comma(at - 1)
        }
    })
}
