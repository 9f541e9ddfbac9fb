//! How far the phrase goes that names a source.

use std::ops::Range;

use super::name;
use super::tag::Tag;
use super::verb::Verb;
use super::view::View;

/// No source is longer.
const LONGEST: usize = 28;

/// The phrase that begins at `from`, up to `limit`; `verb` is the report verb before it, whose
/// preposition opens the content.
pub(super) fn phrase(view: &View<'_>, from: usize, limit: usize, verb: Option<&Verb>) -> Range<usize> {
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

/// A phrase does not end in these.
fn trailing(view: &View<'_>, at: usize) -> bool {
    let mark = &view.marks[at];
    // `باسمها` holds its object.
    let bound = view.lists.links.always.iter().any(|p| p != view.fold(at) && view.fold(at).starts_with(p.as_str()));
    view.comma(at)
        || view.is(at, &["-", "–", "—", "(", "/"])
        || mark.has(Tag::Preposition) && mark.particle.is_empty() && !bound
}

/// The token after this one if it belongs to the phrase.
fn step(view: &View<'_>, from: usize, at: usize, limit: usize, verb: Option<&Verb>) -> Option<usize> {
    let mark = &view.marks[at];
    if view.sign(at) {
        return sign(view, from, at, limit, verb);
    }
    if view.that(at) || mark.any(&[Tag::Echo, Tag::Side, Tag::Negation, Tag::Auxiliary]) {
        return None;
    }
    if mark.has(Tag::Relative) {
        return (at > from).then(|| relative(view, at, limit)).flatten();
    }
    if at == from && !mark.particle.is_empty() {
        // `وفقا لوزارة ...`: the caller has seen to the preposition.
        return Some(at + 1);
    }
    let guessed = at > from && mark.unknown && !mark.article && !mark.particle.is_empty() && name::certain(view, at - 1);
    if guessed && verb.is_none_or(|v| !v.prepositions.iter().any(|p| p == mark.particle)) {
        // A last name that only looks like a preposition and a noun (`محمد باريان`).
        return Some(at + 1);
    }
    if let Some(preposition) = view.preposition(at) {
        return preposition_in(view, from, at, preposition, verb).then_some(at + 1);
    }
    if mark.any(&[Tag::Time]) {
        return None;
    }
    if mark.any(&[Tag::Adverb, Tag::Boundary, Tag::What, Tag::Demonstrative]) && !mark.has(Tag::Opener) && at > from {
        return None;
    }
    if at > from && mark.participle.is_some() && !mark.heads() && !mark.any(&[Tag::Modifier]) {
        return None;
    }
    if at > from && view.plain_verb(at) && !mark.heads() && !mark.any(&[Tag::Modifier, Tag::FirstName]) {
        return None;
    }
    if at > from && verb.is_some_and(|v| v.objects.iter().any(|o| o == mark.base)) {
        return None;
    }
    if at > from && closed(view, from, at) {
        return None;
    }
    if at > from && mark.conjunction {
        let joins = mark.article && view.marks[at - 1].article && !view.plain_verb(at) || mark.heads() || name::certain(view, at) || mark.any(&[Tag::Modifier, Tag::Nationality]);
        return (joins && !view.plain_verb(at)).then_some(at + 1);
    }
    let complete = at > from && (view.marks[at - 1].article || name::certain(view, at - 1) || view.marks[at - 1].any(&[Tag::Group, Tag::Place, Tag::Modifier, Tag::Nationality]) || at - 1 == from);
    if complete && mark.has(Tag::SpeechNoun) && !mark.article && !mark.any(&[Tag::Organisation, Tag::FirstName]) {
        // An object right after the subject (`أعلن أوباما حالة ...`).
        return None;
    }
    Some(at + 1)
}

/// A definite phrase is complete: a bare noun after it is an object (`طالب المواطنون رئيس
/// الحكومة`), and so is whatever follows `نفسه`.
fn closed(view: &View<'_>, from: usize, at: usize) -> bool {
    let (before, mark) = (&view.marks[at - 1], &view.marks[at]);
    if mark.any(&[Tag::Modifier, Tag::Nationality, Tag::Title, Tag::FirstName, Tag::NameParticle, Tag::Preposition]) || mark.conjunction || !mark.particle.is_empty() {
        return false;
    }
    if view.lists.order != super::lists::Order::VerbFirst {
        return false;
    }
    let itself = before.any(&[Tag::Identity]) && before.has(Tag::Modifier);
    let adjective = before.article && before.any(&[Tag::Modifier, Tag::Nationality]) || before.article && at - 1 == from;
    let noun = !mark.unknown || !view.lists.name_shape(view.text(at), mark);
    let bare = !mark.article && noun && !name::certain(view, at) && !name::possible(view, at);
    // A name may go on with an office (`أحمد حمدان مدير الشركة`), but not with a thing or a body.
    let named = (from..at).any(|i| name::certain(view, i));
    let role = mark.any(&[Tag::Person, Tag::Office, Tag::PluralOffice, Tag::Title]);
    // Complete: then a definite body or thing is an object (`ناشد طماح التحالف`).
    let complete = name::certain(view, at - 1)
        || before.any(&[Tag::Group, Tag::Place]) && at - 1 > from
        || before.article && (before.any(&[Tag::Modifier, Tag::Nationality]) || at - 1 == from) && !before.has(Tag::Title);
    let things = [Tag::Organisation, Tag::Group, Tag::Place, Tag::Source, Tag::SpeechNoun, Tag::Evidence, Tag::Document, Tag::Unspecified];
    let places = mark.has(Tag::Place) && before.has(Tag::Place);
    let body = mark.article && mark.any(&things) && complete && !role && !places;
    let act = name::certain(view, at - 1) && !mark.article && mark.unknown && view.feminine(mark.base) && !name::certain(view, at);
    if act {
        return true;
    }
    let thing = complete && !mark.article && (mark.any(&things) || mark.has(Tag::Unspecified)) && !role;
    itself || body || adjective && bare && !named && !before.has(Tag::Title) || named && thing
}

fn sign(view: &View<'_>, from: usize, at: usize, limit: usize, verb: Option<&Verb>) -> Option<usize> {
    if view.quotation(at).is_some() {
        let quotation = view.quotation(at)?;
        let past = view.past(quotation);
        let spoken_to = at > from && view.marks.get(at + 1).is_some_and(|m| view.lists.links.dative.iter().any(|d| d == m.particle));
        if spoken_to {
            return None;
        }
        let short = quotation.paired && view.words(quotation.inner) <= 4 && past <= limit;
        let after_noun = at == from
            || view.marks[at - 1].any(&[Tag::Organisation, Tag::Media, Tag::Group, Tag::QuoteName, Tag::Nationality, Tag::Modifier, Tag::Preposition])
            || super::quote::is_name(view, quotation);
        return (short && after_noun).then_some(past);
    }
    if view.is(at, &["/", "."]) && view.marks.get(at + 1).is_some_and(|m| m.word) && at > from && view.has(at - 1, Tag::Title) {
        return Some(at + 1);
    }
    if view.is(at, &["-", "–"]) {
        let near = |a: usize, b: usize| view.doc.tokens[a].span.end == view.doc.tokens[b].span.start;
        return (at > from && at + 1 < limit && near(at - 1, at) && near(at, at + 1)).then_some(at + 1);
    }
    if view.is(at, &["("]) {
        let close = (at + 1..limit.min(at + 6)).find(|&i| view.is(i, &[")"]))?;
        return (!view.has(at + 1, Tag::Time)).then_some(close + 1);
    }
    if view.comma(at) && at > from {
        return apposition(view, at, limit, verb);
    }
    None
}

/// After a comma: a relative clause, a further description, or a name, and then its end.
fn apposition(view: &View<'_>, comma: usize, limit: usize, verb: Option<&Verb>) -> Option<usize> {
    let next = comma + 1;
    if next >= limit {
        return None;
    }
    let mark = &view.marks[next];
    if mark.has(Tag::Relative) || mark.has(Tag::NegatedNoun) && !mark.conjunction || mark.has(Tag::Anonymity) {
        let end = relative(view, next, limit)?;
        return Some(end);
    }
    if let Some(quotation) = view.quotation(next).filter(|q| super::quote::is_name(view, q)) {
        let past = view.past(quotation);
        return (past <= limit).then_some(past);
    }
    let pair = name::possible(view, next) && mark.unknown && name::possible(view, next + 1) && view.comma(next + 2);
    let opens = mark.any(&[Tag::Office, Tag::Title, Tag::Person, Tag::FirstName, Tag::Organisation, Tag::Media])
        || name::certain(view, next)
        || pair
        || view.lists.order == super::lists::Order::SubjectFirst && mark.any(&[Tag::Opener, Tag::Indefinite, Tag::Quantity, Tag::Modifier]);
    if !opens || mark.conjunction || !mark.particle.is_empty() || view.plain_verb(next) && !mark.heads() {
        return None;
    }
    let inner = phrase(view, next, limit, verb);
    let end = inner.end;
    // It is closed by what follows a source, or it is no apposition.
    let body = mark.any(&[Tag::Organisation, Tag::Media]) && !mark.any(&[Tag::Title, Tag::Office]);
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

/// The end of a relative clause that opens at `at`: a comma, the content, or the sentence.
fn relative(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let mut i = at + 1;
    while i < limit {
        if view.has(i, Tag::Identity) {
            return Some(i + 1);
        }
        let ends = view.has(i, Tag::Time) && !view.has(i, Tag::Preposition) || view.comma(i) || view.that(i) || view.colon(i) || view.worded(i) || view.is(i, &[".", "!", "؟", "?"]);
        if ends {
            break;
        }
        i += 1;
    }
    Some(i)
}

/// Whether a prepositional phrase belongs to the source.
fn preposition_in(view: &View<'_>, from: usize, at: usize, preposition: &str, verb: Option<&Verb>) -> bool {
    if at == from {
        return false;
    }
    let mark = &view.marks[at];
    if mark.has(Tag::Preposition) && view.lists.links.always.iter().any(|p| p == preposition) {
        // `الناطق باسمها`.
        return true;
    }
    let object = if mark.has(Tag::Preposition) && mark.particle.is_empty() { at + 1 } else { at };
    let Some(of) = view.marks.get(object) else { return false };
    if verb.is_some_and(|v| v.prepositions.iter().any(|p| p == preposition)) || view.that(object) {
        return false;
    }
    if of.any(&[Tag::Setting, Tag::Time, Tag::Side, Tag::Echo, Tag::What, Tag::Demonstrative, Tag::Relative]) {
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
        (person || head.has(Tag::Organisation)) && body && !after_name || of.has(Tag::Organisation) && of.article
    } else if within(&links.dative) {
        let holder = head.any(&[Tag::Office, Tag::Document, Tag::Organisation, Tag::Person, Tag::Source, Tag::Media]);
        let listener = of.any(&[Tag::Media, Tag::Outlet, Tag::Pronoun])
            || !of.article && of.any(&[Tag::Person, Tag::Source, Tag::Office, Tag::Title, Tag::FirstName])
            || view.quotation(object).is_some();
        holder && !after_name && !listener
    } else {
        within(&links.post) && head.has(Tag::Office) && of.any(&[Tag::Place, Tag::Organisation, Tag::Group])
    }
}
