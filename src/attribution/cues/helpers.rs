//! Helpers before a verb.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
/// Where the verbs begin that an infinitive goes with whose deed is done: `continued to ask`, `have been
/// quick to accuse`.
pub fn begun(view: &View<'_>, at: usize, start: usize) -> Option<usize> {
    let to = at.checked_sub(2).filter(|&i| i >= start && view.has(i + 1, Tag::Infinitive))?;
    view.has(to, Tag::Begun).then(|| helped(view, to, start))
}

/// Back over the helpers of a verb: `will not`, `has never`, `wants to`.
pub fn helped(view: &View<'_>, at: usize, start: usize) -> usize {
    let helps = |i: usize| {
        view.marks[i].any(&[Tag::Planned, Tag::Negation, Tag::Auxiliary, Tag::Adverb])
            && !view.has(i, Tag::Opener)
    };
    (start..at).rev().take_while(|&i| helps(i)).last().unwrap_or(at)
}
