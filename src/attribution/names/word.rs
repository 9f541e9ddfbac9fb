//! Evidence that words are a person's name.

use crate::attribution::annotate::mark::Mark;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;

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
pub fn certain(view: &View<'_>, at: usize) -> bool {
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
pub fn ambiguous(view: &View<'_>, at: usize) -> bool {
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
    // `الفنان أمير كرارة`: after somebody's definite role, before a bare word that no list knows.
    let bare = |m: &Mark| {
        m.word
            && (m.unknown || m.has(Tag::FirstName))
            && !m.article
            && m.particle.is_empty()
            && !m.shape.common
    };
    let role = at > 0 && view.marks[at - 1].article && view.marks[at - 1].any(&[Tag::Person, Tag::Title]);
    if role && !view.marks[at].article && view.marks.get(at + 1).is_some_and(bare) {
        return true;
    }
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
pub fn possible(view: &View<'_>, at: usize) -> bool {
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
