//! Helpers before a verb.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
/// Back over the helpers of a verb: `will not`, `has never`, `wants to`.
pub fn helped(view: &View<'_>, at: usize, start: usize) -> usize {
    let helps = |i: usize| {
        view.marks[i].any(&[Tag::Planned, Tag::Negation, Tag::Auxiliary, Tag::Adverb])
            && !view.has(i, Tag::Opener)
    };
    (start..at).rev().take_while(|&i| helps(i)).last().unwrap_or(at)
}
