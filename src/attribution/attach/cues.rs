//! Which words are cues: listed phrases, finite verbs, participles, in the order of the text.

use std::ops::Range;

use super::collocation::collocation;
use super::{listed, participle, verb};
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::nested::nested;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::FormKind;
/// The cues of one sentence, in order.
pub fn cues(view: &View<'_>, sentence: Range<usize>) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let cue = listed::listed(view, at, &sentence)
            .filter(|c| {
                c.how != How::Phrase
                    || !out.last().and_then(|l| l.subject.as_ref()).is_some_and(|s| s.range.contains(&at))
            })
            .or_else(|| verb::finite(view, at, &sentence, out.last()))
            .filter(|c| !inner(view, c, out.last()))
            .or_else(|| participle::participle(view, at, &sentence, out.last()))
            .or_else(|| collocation(view, at, &sentence))
            .filter(|c| !nested(view, c, out.last()));
        let quoted = !view.lists.clause.speech_in_quotations && view.inside_worded(at);
        // What a speaker thinks likely within the quotation is the speaker's own.
        let own = |c: &Cue| c.passive && c.subject.is_none() && view.inside_worded(at);
        match cue.filter(|c| !quoted && !own(c)) {
            Some(cue) => {
                at = cue.tokens.end.max(at + 1);
                if out.last().is_some_and(|last| shortened(view, last, &cue)) {
                    out.pop();
                }
                out.push(cue);
            }
            None => at += 1,
        }
    }
    out
}

/// `people briefed on the move said`: what looked like the verb before was part of the subject.
fn shortened(view: &View<'_>, last: &Cue, cue: &Cue) -> bool {
    let (Some(subject), Some(before)) = (&cue.subject, &last.subject) else { return false };
    let inside = subject.range.start <= last.tokens.start && last.tokens.end <= subject.range.end;
    let goes_on = view.preposition(last.tokens.end).is_some() || view.has(last.tokens.end, Tag::Time);
    !view.subject_after()
        && inside
        && goes_on
        && cue.how == How::Finite
        && cue.verb.is_some()
        && last.form.is_some_and(|f| f.kind == FormKind::Perfect)
        && before.range.start == subject.range.start
        && !subject.range.clone().any(|i| view.has(i, Tag::Relative))
}

/// The same speaker's inner verb: `said he thinks`, `says that she hopes`.
fn inner(view: &View<'_>, cue: &Cue, last: Option<&Cue>) -> bool {
    if view.subject_after() {
        return false;
    }
    let Some(subject) =
        cue.subject.as_ref().filter(|s| s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun))
    else {
        return false;
    };
    let start = subject.range.start;
    last.is_some_and(|l| l.tokens.end == start || l.tokens.end + 1 == start && view.that(start - 1))
}
