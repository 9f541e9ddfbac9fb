//! What is attributed: from the words that open it to the end of the sentence, the quotation,
//! or the next cue; for a cue at the end of its clause, the clause before.

use super::behind::behind;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::grammar::tag::Tag;
use crate::span::Span;

/// The content of the cue at `place` of a sentence's cues.
pub fn content(view: &View<'_>, cues: &[Cue], place: usize) -> Vec<Span> {
    let cue = &cues[place];
    if let Some(spans) = behind(view, cue) {
        return spans;
    }
    if let Some(span) = between(view, cue) {
        return vec![span];
    }
    let sentence = view.sentence(cue.tokens.start);
    let past_source = cue.subject.as_ref().map_or(0, |s| s.range.end);
    let mut from = cue.tokens.end.max(if past_source > sentence.start && past_source > cue.tokens.start {
        past_source
    } else {
        0
    });
    if from < sentence.end && view.that(from) {
        from += 1;
    }
    let past_cue = from;
    if let Some(opens) = cue.opens {
        let quotation = view.sign(opens) && view.quotation(opens).is_some();
        if !quotation {
            from = opens + 1;
        } else if setting(view, from, opens) {
            from = opens;
        }
    }
    if cue.how == How::Echo && cue.verb.is_some() {
        // Only what is named so.
        while from < sentence.end && view.preposition(from).is_some() && view.quotation(from + 1).is_some() {
            from += 1;
        }
        if let Some(q) = view.quotation(from) {
            return vec![q.inner];
        }
    }
    let mut to = sentence.end;
    for next in &cues[place + 1..] {
        let start = next.subject.as_ref().map_or(next.tokens.start, |s| s.range.start.min(next.tokens.start));
        let goes_on = next.relative
            || next.embedded
            || matches!(next.how, How::Echo | How::Nobody)
            || next.tokens.start < past_cue
            || view.that(start.saturating_sub(1));
        if !goes_on && start >= past_cue {
            to = start;
            break;
        }
    }
    // The marker belongs to the next cue.
    if from > to {
        from = past_cue;
    }
    if cue.relative {
        // What a relative clause hands over ends with it.
        to = (from..to).find(|&i| view.comma(i)).unwrap_or(to);
        if cue.verb.is_some() && cue.how == How::Finite && cue.opens.is_none_or(|o| o >= to) {
            return Vec::new();
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

/// What stands between a speaker who opens the clause and a verb that closes it.
fn between(view: &View<'_>, cue: &Cue) -> Option<Span> {
    let subject = cue.subject.as_ref().filter(|_| view.verb_last() && cue.how == How::Finite)?;
    let end = cue.tokens.start;
    let from = (subject.range.end..end).find(|&i| !view.that(i) && !view.comma(i))?;
    Some(trim(view, from, end))
}

/// Only words of time, manner and occasion stand here.
fn setting(view: &View<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    while at < to {
        let mark = &view.marks[at];
        let occasion =
            view.preposition(at).is_some() && (mark.has(Tag::Setting) || view.has(at + 1, Tag::Setting));
        if occasion {
            // To the comma, or all that is left.
            return true;
        }
        let light = view.sign(at)
            || mark.any(&[Tag::Adverb, Tag::Time, Tag::Side, Tag::Echo])
            || mark.has(Tag::Preposition) && at + 1 == to
            || view.that(at);
        if !light {
            return false;
        }
        at += 1;
    }
    true
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
