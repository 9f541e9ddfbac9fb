//! Names that no list knows, by where they stand: after a role whose description is complete no
//! bare words can go on but the name of its holder.

use super::word as name;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
/// No name has more parts.
const LONGEST: usize = 5;

/// The end of a name that begins at `at`, in the phrase of a role that begins at `from`
/// (`رئيس الوزراء الصيني وون جياباو`): two words or more that are listed as nothing else, closed
/// by what opens the content or sets the scene.
pub fn end(view: &View<'_>, from: usize, at: usize, limit: usize) -> Option<usize> {
    if !view.head_first() || view.lists.capitals() || at <= from || at >= view.len() {
        return None;
    }
    let head =
        (from..at).map(|i| &view.marks[i]).find(|m| m.heads() || m.any(&[Tag::Office, Tag::Person]))?;
    let role =
        head.any(&[Tag::Office, Tag::Person, Tag::Title]) && !head.plural && !head.has(Tag::PluralOffice);
    let before = &view.marks[at - 1];
    let complete = before.article
        || before.pronoun
        || before.any(&[Tag::Place, Tag::Group, Tag::Nationality])
        || before.has(Tag::Modifier);
    if !role || !complete || before.any(&[Tag::FirstName, Tag::Title]) {
        return None;
    }
    let end = words(view, at, limit);
    let shaped =
        (at..end).any(|i| name::certain(view, i) || view.marks[i].unknown && view.marks[i].shape.name);
    let content =
        end < view.len() && (view.that(end) || view.colon(end) || view.comma(end) && view.that(end + 1));
    (end >= at + 2 && (shaped && closed(view, end) || content)).then_some(end)
}

/// Past the words from `at` on that may be parts of a name.
pub fn words(view: &View<'_>, at: usize, limit: usize) -> usize {
    let part = |i: usize| {
        let mark = &view.marks[i];
        let listed = mark.any(&[Tag::FirstName, Tag::NameParticle]) && !view.that(i);
        // `بي جي كرولي`: initials.
        let initial = mark.has(Tag::Outlet) && view.fold(i).chars().count() <= 2;
        let bare = !mark.article || i > at;
        // `إيغال بالمور،`: what only looks like a preposition and a noun.
        let last = i > at
            && view
                .marks
                .get(i + 1)
                .is_some_and(|_| view.comma(i + 1) || view.that(i + 1) || view.preposition(i + 1).is_some());
        // `فرانك فالتر شتاينماير` has no `and`.
        let joined = mark.conjunction
            && !(i > at && view.lists.links.consequence.iter().any(|c| view.fold(i).starts_with(c.as_str())));
        let plain = mark.unknown && !joined && (mark.particle.is_empty() || last);
        mark.word && bare && (listed || initial || plain)
    };
    (at..limit.min(at + LONGEST).min(view.len()))
        .find(|&i| !part(i))
        .unwrap_or(limit.min(at + LONGEST).min(view.len()))
}

/// What stands after a name in a clause of saying.
fn closed(view: &View<'_>, at: usize) -> bool {
    at >= view.len()
        || view.that(at)
        || view.colon(at)
        || view.comma(at)
        || view.worded(at)
        || view.is(at, &[".", "(", "-", "–"])
        || view.preposition(at).is_some()
        || view.marks[at].any(&[Tag::Time, Tag::Echo, Tag::Adverb, Tag::Auxiliary, Tag::Side])
}
