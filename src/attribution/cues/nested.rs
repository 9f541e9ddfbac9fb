//! Cues inside what another cue reports. The codebook takes another speaker's speech there; the
//! wide scope, whose net is finer, takes of it only plain speech with a speaker of its own, as
//! the annotators of PolNeAR mostly did.

use super::cue::{Cue, How};
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::codings::{Scope, VerbClass};

/// The conjunction that opens a report stands at most so far behind its cue.
const NEAR: usize = 8;

/// Whether `cue` stands in the reported clause of the cue before it, and is left out for that.
pub fn nested(view: &View<'_>, cue: &Cue, last: Option<&Cue>) -> bool {
    let Some(last) = last.filter(|_| view.lists.scope == Scope::Wide && cue.how != How::Phrase) else {
        return false;
    };
    let from = last.tokens.end;
    let start = cue.subject.as_ref().map_or(cue.tokens.start, |s| s.range.start.min(cue.tokens.start));
    if start < from {
        // `went on to say`, `seemed to agree`: one cue.
        return cue.tokens.start <= from + 1;
    }
    let comma = (from..start).find(|&i| view.comma(i));
    let that = (from..start.min(from + NEAR)).find(|&i| view.that(i));
    let broken =
        (from..start).any(|i| view.sign(i) && !view.comma(i) && !view.is(i, &["-", "/", "’", "'", "$", "."]));
    let reported = match (that, comma) {
        (Some(that), Some(comma)) => that < comma,
        (_, comma) => comma.is_none(),
    };
    // `praised her and called for`: the same speaker's next cue.
    let joined = cue.subject.is_none() && start > from && view.has(start - 1, Tag::Boundary);
    let plain = cue.verb.is_some_and(|v| {
        let verb = &view.lists.verbs[v as usize];
        verb.reports && verb.needs.is_empty() && !verb.impersonal && verb.class == VerbClass::Neutral
    });
    let pronoun = cue.subject.as_ref().is_none_or(|s| view.has(s.range.end - 1, Tag::Pronoun));
    // `..., but he said`, `..., he said`, `by saying`.
    let before =
        (start > from).then(|| start - 1).filter(|&i| !view.has(i, Tag::Boundary)).or(start.checked_sub(2));
    let apart = before.is_some_and(|i| i >= from && (view.comma(i) || view.has(i, Tag::By)));
    reported && !broken && !joined && !(plain && (!pronoun || apart))
}
