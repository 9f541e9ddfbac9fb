//! What the form of a word tells of its place in the clause.

use super::view::View;
use crate::attribution::grammar::verb::Verb;
/// Ends as an indefinite noun or adjective in the accusative does on the page.
pub fn accusative(view: &View<'_>, at: usize) -> bool {
    view.lists.noun.accusative.iter().any(|e| view.text(at).ends_with(e.as_str()))
}

/// An unlisted word that begins with the verb's own preposition (`ببذل`) and is no name.
pub fn hides_preposition(view: &View<'_>, at: usize, verb: &Verb) -> bool {
    let mark = &view.marks[at];
    mark.unknown
        && verb.prepositions.iter().filter(|p| p.chars().count() == 1).any(|p| {
            view.fold(at).strip_prefix(p.as_str()).is_some_and(|rest| {
                rest.chars().count() <= 3
                    || view.lists.verbal_shape(rest)
                    || view.lists.noun.is_feminine(rest)
                    || view.lists.common_shape(rest)
                    || !mark.particle.is_empty()
            })
        })
}
