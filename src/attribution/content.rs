//! What is attributed: from the words that open it to the end of the sentence, the quotation,
//! or the next cue; for a cue at the end of its clause, the clause before.

use super::cue::{Cue, How};
use super::tag::Tag;
use super::view::View;
use crate::span::Span;

/// The content of the cue at `place` of a sentence's cues.
pub(super) fn content(view: &View<'_>, cues: &[Cue], place: usize) -> Vec<Span> {
    let cue = &cues[place];
    let sentence = view.sentence(cue.tokens.start);
    let past_source = cue.subject.as_ref().map_or(0, |s| s.range.end);
    let mut from = cue.tokens.end.max(if past_source > sentence.start && past_source > cue.tokens.start { past_source } else { 0 });
    if let Some(opens) = cue.opens {
        from = if view.sign(opens) && view.quotation(opens).is_some() { opens } else { opens + 1 };
    }
    if from < sentence.end && view.that(from) {
        from += 1;
    }
    let mut to = sentence.end;
    for next in &cues[place + 1..] {
        let start = next.subject.as_ref().map_or(next.tokens.start, |s| s.range.start.min(next.tokens.start));
        let goes_on = next.embedded || matches!(next.how, How::Echo | How::Nobody) || next.tokens.start < from || view.that(start.saturating_sub(1));
        if !goes_on && start >= from {
            to = start;
            break;
        }
    }
    // Marks and conjunctions before the content.
    while from < to && view.sign(from) && view.quotation(from).is_none() {
        from += 1;
    }
    if from < to && view.has(from, Tag::Echo) {
        from += 1;
        while from < to && (view.that(from) || view.sign(from) && view.quotation(from).is_none()) {
            from += 1;
        }
    }
    let behind = from >= to || closes(view, from, to);
    if behind && matches!(cue.how, How::Finite | How::Phrase | How::Echo) {
        let start = cue.subject.as_ref().map_or(cue.tokens.start, |s| s.range.start.min(cue.tokens.start));
        let first = cues[..place].iter().rev().map(|c| c.tokens.end).next().unwrap_or(sentence.start);
        let first = first.max(sentence.start);
        if first < start {
            return vec![trim(view, first, start)];
        }
        return Vec::new();
    }
    if from >= to {
        return Vec::new();
    }
    let mut span = trim(view, from, to);
    // A quotation runs on past the full stops inside it.
    if let Some(q) = view.quotation(from).filter(|q| q.paired && q.outer.end > span.end) {
        span = Span::new(span.start, q.outer.end);
    }
    vec![span]
}

/// Nothing but signs is left.
fn closes(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| view.sign(i))
}

/// The span of some tokens without commas at its ends.
fn trim(view: &View<'_>, mut from: usize, mut to: usize) -> Span {
    while from + 1 < to && view.comma(from) {
        from += 1;
    }
    while to > from + 1 && (view.comma(to - 1) || view.is(to - 1, &[".", ":"])) {
        to -= 1;
    }
    view.doc.span_of(from..to)
}
