//! A second verb of saying for one and the same attribution.

use super::between;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::Cue;
use crate::attribution::grammar::tag::Tag;
/// `وأضاف قائلا`: nothing but source and setting between the cue and its echo.
pub fn continues_cue(view: &View<'_>, cue: &Cue, echo: usize) -> bool {
    let from = cue.subject.as_ref().map_or(cue.tokens.end, |s| s.range.end.max(cue.tokens.end));
    if from > echo || cue.opens.is_some_and(|o| o < echo) {
        return false;
    }
    let mut at = between::skip(view, from, echo);
    if at < echo && view.preposition(at).is_some() && !view.that(at) {
        let setting = (at..echo.min(at + 2)).any(|i| view.has(i, Tag::Setting) || view.has(i, Tag::Time));
        if setting {
            at = echo;
        }
    }
    at >= echo
}
