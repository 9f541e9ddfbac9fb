//! The overt subject of a report verb: after it or before it.

use std::ops::Range;

use super::coding::SourceType;
use super::kind::{Wording, wording};
use super::source::phrase;
use super::tag::Tag;
use super::verb::{FormKind, Gender, Number, Verb, VerbForm};
use super::view::View;

/// An overt source.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub range: Range<usize>,
    /// What its wording says; `None` where only its place says that it speaks.
    pub wording: Option<Wording>,
}

/// Skips what may stand between a verb and its subject: adverbs, times, `من جانبه`,
/// prepositions with a pronoun (`أعلن عنها الرئيس`).
pub(super) fn skip(view: &View<'_>, mut at: usize, end: usize) -> usize {
    while at < end {
        let mark = &view.marks[at];
        let side = view.has(at + 1, Tag::Side) && mark.has(Tag::Preposition);
        if side {
            at += 2;
        } else if mark.any(&[Tag::Adverb, Tag::Side]) && !mark.heads()
            || mark.has(Tag::Time) && !mark.has(Tag::Preposition) && !mark.heads()
            || mark.has(Tag::Preposition) && mark.pronoun && mark.particle.is_empty()
        {
            at += 1;
        } else if mark.has(Tag::Modifier) && accusative(view, at) && !mark.heads() {
            // `أكدها سابقاً فلان`.
            at += 1;
        } else if mark.has(Tag::Demonstrative)
            && !mark.heads()
            && view.marks.get(at + 1).is_some_and(|m| {
                m.any(&[Tag::Title, Tag::FirstName]) && !m.any(&[Tag::Modifier, Tag::Organisation])
            })
        {
            // `أبان ذلك الدكتور فلان`: its object stands first.
            at += 1;
        } else if view.is(at, &["("]) && view.has(at + 1, Tag::Time) {
            at = (at..end).find(|&i| view.is(i, &[")"])).map_or(end, |i| i + 1);
        } else if let Some(past) = spoken_to(view, at, end) {
            at = past;
        } else if view.comma(at) && (view.has(at + 1, Tag::Time) && view.comma(at + 2)) {
            at += 3;
        } else {
            break;
        }
    }
    at
}

/// Ends as an indefinite noun or adjective in the accusative does on the page.
pub(super) fn accusative(view: &View<'_>, at: usize) -> bool {
    view.lists.accusatives.iter().any(|e| view.text(at).ends_with(e.as_str()))
}

/// A definite plural of persons in the oblique case (`المراقبين`): an object, never a subject.
fn oblique(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    mark.article
        && (mark.plural || mark.unknown)
        && !mark.any(&[Tag::FirstName, Tag::Group, Tag::Place, Tag::Outlet])
        && view.lists.names.crowd_endings.get(1).is_some_and(|e| view.fold(at).ends_with(e.as_str()))
}

/// Past the outlet that is spoken to (`أكد لـ«عكاظ» مصدر`), if it stands here in marks or by
/// its listed name.
pub(super) fn spoken_to(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let dative = view.preposition(at).filter(|p| view.lists.links.dative.iter().any(|d| d == p))?;
    let alone = view.marks[at].particle.is_empty() && view.fold(at) == dative;
    let object = if alone { at + 1 } else { at };
    if object >= end {
        return None;
    }
    if let Some(quotation) = view.quotation(object).filter(|q| q.paired && view.words(q.inner) <= 3) {
        return Some(view.past(quotation).min(end));
    }
    if view.is(object, &["("]) {
        return (object..end.min(object + 5)).find(|&i| view.is(i, &[")"])).map(|i| i + 1);
    }
    if !view.marks[object].any(&[Tag::Media, Tag::Outlet]) {
        return None;
    }
    let mut past = object + 1;
    while past < end
        && (view.has(past, Tag::Outlet) || view.quotation(past).is_some_and(|q| view.words(q.inner) <= 3))
    {
        past = view.quotation(past).map_or(past + 1, |q| view.past(q));
    }
    Some(past.min(end))
}

/// The subject behind an occasion (`قال في تصريح لـ«عكاظ» مدير ...`): a sure one that begins
/// after a sign, a time or an adjective and is closed by what opens the content.
fn behind_occasion(view: &View<'_>, from: usize, end: usize, verb: &Verb) -> Option<Subject> {
    let occasion = view.preposition(from).is_some()
        && (view.has(from, Tag::Setting) || view.has(from + 1, Tag::Setting));
    if !occasion || view.lists.order == super::lists::Order::SubjectFirst {
        return None;
    }
    for at in from + 2..end.min(from + 12) {
        let (before, mark) = (&view.marks[at - 1], &view.marks[at]);
        if view.that(at) || view.colon(at) || view.worded(at) || view.plain_verb(at) {
            return None;
        }
        let person = mark.any(&[Tag::Office, Tag::Title, Tag::Source, Tag::Person, Tag::FirstName])
            && mark.particle.is_empty()
            && !mark.conjunction;
        let free = view.sign(at - 1)
            || before.has(Tag::Setting) && before.article
            || before.any(&[Tag::Time, Tag::Modifier, Tag::Outlet]) && before.particle.is_empty();
        if person && free && !mark.any(&[Tag::Modifier, Tag::Setting]) {
            let range = phrase(view, at, end, Some(verb));
            let stop = range.end;
            let closed = view.that(stop)
                || view.colon(stop)
                || view.worded(stop)
                || view.comma(stop) && view.that(stop + 1)
                || view.preposition(stop).is_some_and(|p| verb.prepositions.iter().any(|q| q == p));
            if let Some(wording) = wording(view, range.clone()).filter(|_| closed) {
                return Some(Subject { range, wording: Some(wording) });
            }
        }
    }
    None
}

/// Four letters with a long vowel before the last, as verbal nouns have (`بناء`).
fn verbal(word: &str) -> bool {
    let mut letters = word.chars().rev();
    word.chars().count() == 4 && letters.nth(1) == Some('ا')
}

/// An unlisted word that begins with the verb's own preposition (`ببذل`) and is no name.
pub(super) fn hides_preposition(view: &View<'_>, at: usize, verb: &Verb) -> bool {
    let mark = &view.marks[at];
    mark.unknown
        && verb.prepositions.iter().filter(|p| p.chars().count() == 1).any(|p| {
            view.fold(at).strip_prefix(p.as_str()).is_some_and(|rest| {
                rest.chars().count() <= 3
                    || verbal(rest)
                    || view.feminine(rest)
                    || view.lists.common_shape(rest)
                    || !mark.particle.is_empty()
            })
        })
}

/// The subject after the verb at `at`.
pub(super) fn after(view: &View<'_>, at: usize, end: usize, verb: &Verb, form: VerbForm) -> Option<Subject> {
    let from = skip(view, at + 1, end);
    if from >= end {
        return None;
    }
    let mark = &view.marks[from];
    if mark.has(Tag::Single) && form.number == Number::P && view.lists.order == super::lists::Order::VerbFirst
    {
        // `شكروا سموه`.
        return None;
    }
    if mark.has(Tag::Pronoun) && !view.has(from, Tag::Demonstrative) {
        return Some(Subject { range: from..from + 1, wording: None });
    }
    let quoted = view.quotation(from).is_some_and(|q| {
        let body = |tokens: Range<usize>| {
            wording(view, tokens)
                .is_some_and(|w| view.marks[w.head].any(&[Tag::Organisation, Tag::Group, Tag::Media]))
        };
        let past = view.past(q);
        super::quote::is_name(view, q)
            || q.paired
                && view.words(q.inner) <= 6
                && past < end
                && (view.that(past)
                    || view.colon(past)
                    || view.preposition(past).is_some()
                    || view.has(past, Tag::Nationality))
                && body(view.doc.tokens_in(q.inner))
    });
    // `قال "المعلم" في مؤتمر: ...`: a name that the paper sets in marks.
    let named = view.quotation(from).filter(|q| {
        let past = view.past(q);
        q.paired
            && view.words(q.inner) <= 2
            && past < end
            && verb.reports
            && view.lists.order == super::lists::Order::VerbFirst
            && (view.that(past) || view.colon(past) || view.preposition(past).is_some())
            && (past..end.min(past + 20)).any(|i| view.that(i) || view.colon(i) || view.worded(i))
    });
    let quoted = quoted || named.is_some();
    if let Some(q) = named.filter(|q| {
        wording(view, view.doc.tokens_in(q.inner)).is_none_or(|w| view.marks[w.head].has(Tag::Person))
    }) {
        return Some(Subject {
            range: from..view.past(q),
            wording: Some(Wording { kind: SourceType::Named, head: from + 1, repeat: true }),
        });
    }
    if accusative(view, from)
        || oblique(view, from)
        || view.sign(from) && !quoted
        || view.that(from)
        || mark.any(&[Tag::Relative, Tag::What, Tag::Echo, Tag::Negation])
    {
        return None;
    }
    let led = hides_preposition(view, from, verb);
    if led {
        return None;
    }
    if let Some(subject) = behind_occasion(view, from, end, verb) {
        return Some(subject);
    }
    if view.preposition(from).is_some() || view.plain_verb(from) && !mark.heads() {
        return None;
    }
    // `كل من أوغندا`, `هذه المصادر`: what follows tells.
    let opener = mark.any(&[Tag::Demonstrative, Tag::Opener, Tag::Quantity]) && {
        let of = from + 1 + usize::from(view.preposition(from + 1).is_some() && mark.has(Tag::Quantity));
        view.marks.get(of).is_some_and(|m| m.heads())
    };
    if mark.has(Tag::SpeechNoun)
        && !opener
        && !mark.any(&[Tag::Organisation, Tag::Document, Tag::Media, Tag::Source, Tag::Unspecified])
    {
        return None;
    }
    if verb.objects.iter().any(|o| o == mark.base) && !mark.heads() {
        return None;
    }
    if mark.has(Tag::Demonstrative) && view.marks.get(from + 1).is_some_and(|m| !m.heads()) {
        return None;
    }
    let range = phrase(view, from, end, Some(verb));
    if range.is_empty() {
        return None;
    }
    let wording = wording(view, range.clone());
    // `يصف فيها قراره`: his own text is what he speaks of.
    let own = mark.pronoun && mark.has(Tag::Document) && !view.that(range.end);
    if own && view.lists.order == super::lists::Order::VerbFirst {
        return None;
    }
    if let Some(found) = wording {
        let named = found.kind == SourceType::Named;
        if disagrees(view, found.head, form, from == at + 1) && !(named && form.gender == Gender::F) {
            return None;
        }
        return Some(Subject { range, wording: Some(found) });
    }
    // Its place alone may say so: between the verb and its content.
    let soon = range.len() <= 2 && (range.end..end.min(range.end + 9)).any(|i| view.that(i) || view.colon(i));
    // `وطالب المطلك الحكومة بالسماح`: a name that no list knows before the object.
    let object = range.len() == 1
        && mark.article
        && mark.unknown
        && view.marks.get(range.end).is_some_and(|m| m.article && m.heads())
        && (range.end..end.min(range.end + 7))
            .any(|i| view.preposition(i).is_some_and(|p| verb.prepositions.iter().any(|q| q == p)));
    let closed = soon || object || view.that(range.end) || view.colon(range.end) || view.worded(range.end);
    let possible = !mark.any(&[Tag::Evidence, Tag::SpeechNoun, Tag::Setting])
        && (mark.article || mark.unknown)
        && range.len() <= 6;
    (closed && possible && form.number != Number::P).then_some(Subject { range, wording: None })
}

/// In the order verb, subject the two agree; where they do not, the noun is an object
/// (`وطالب الحكومة`: he demanded of the government).
fn disagrees(view: &View<'_>, head: usize, form: VerbForm, next_to: bool) -> bool {
    if form.kind == FormKind::Participle || form.gender == Gender::Any || form.number == Number::Any {
        return false;
    }
    if form.number == Number::P && view.lists.order == super::lists::Order::VerbFirst {
        return true;
    }
    let mark = &view.marks[head];
    let ends = view.feminine(mark.base);
    let feminine = ends
        && !mark.any(&[Tag::FirstName, Tag::NameParticle, Tag::PluralOffice, Tag::Masculine])
        && (!mark.unknown || mark.article)
        && (!mark.has(Tag::Title) || mark.any(&[Tag::Organisation, Tag::Office]));
    // `ودعا إسرائيل إلى`: states are feminine.
    let state = mark.has(Tag::Place)
        && !mark.article
        && !mark.any(&[Tag::Masculine, Tag::FirstName, Tag::Title])
        && view.lists.order == super::lists::Order::VerbFirst;
    let feminine = feminine || state;
    let masculine = mark.any(&[Tag::Office, Tag::Title])
        && !mark.plural
        && !ends
        && !mark.any(&[Tag::Organisation, Tag::FirstName, Tag::PluralOffice]);
    match form.gender {
        Gender::M => feminine && next_to && form.number == Number::S,
        Gender::F => masculine && next_to,
        Gender::Any => false,
    }
}

/// The type of a subject that only its place shows to be one.
pub(super) fn fallback(view: &View<'_>, range: &Range<usize>) -> SourceType {
    let mark = &view.marks[range.start];
    // `امي بارتليت`: two words without an article.
    let pair = range.len() > 1 && !mark.article && {
        let next = &view.marks[range.start + 1];
        next.unknown && !next.article && next.particle.is_empty()
    };
    if view.lists.order == super::lists::Order::SubjectFirst {
        SourceType::Anonymous
    } else if pair && super::name::possible(view, range.start + 1) {
        SourceType::Named
    } else if view.feminine(mark.base) {
        SourceType::Organisation
    } else if mark.article {
        SourceType::Anonymous
    } else {
        SourceType::Named
    }
}
