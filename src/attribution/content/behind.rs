//! What is attributed where its cue stands behind it: `"...," she said. "..."`, and
//! `..., said an official who asked not to be named`.

use crate::attribution::annotate::quotation::quotation_before;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::span::Span;

/// The quotation before the cue's clause, with the one that goes on after it; or, where the
/// subject stands after its verb, the clause before. `None` where nothing of the kind is there.
pub fn behind(view: &View<'_>, cue: &Cue) -> Option<Vec<Span>> {
    if view.subject_after() || cue.how != How::Finite {
        return None;
    }
    let at = cue.tokens.start;
    let subject = cue.subject.as_ref().map_or(cue.tokens.clone(), |s| s.range.clone());
    let start = subject.start.min(at);
    let Some(quotation) = quotation_before(view, start) else {
        let first = view.sentence(at).start;
        let inverted = subject.start > at && first < start;
        return inverted.then(|| vec![view.doc.span_of(first..last(view, first, start))]);
    };
    let mut spans = vec![quotation];
    spans.extend(goes_on(view, at, subject.end.max(cue.tokens.end)));
    Some(spans)
}

/// The end of the clause before `end`, without its comma.
fn last(view: &View<'_>, first: usize, end: usize) -> usize {
    if end > first + 1 && view.comma(end - 1) { end - 1 } else { end }
}

/// The quotation that follows the clause, or the sentence, in the same paragraph, unless it has
/// a cue of its own behind it.
fn goes_on(view: &View<'_>, at: usize, end: usize) -> Option<Span> {
    let sentence = view.doc.sentence_of(at);
    let past = view.doc.sentences[sentence].tokens.end;
    let next = view.doc.sentences.get(sentence + 1);
    let same = next.is_some_and(|s| s.paragraph == view.doc.sentences[sentence].paragraph);
    let joined = view.comma(end) && end + 1 < past;
    let opens = if joined { end + 1 } else { Some(past).filter(|_| same)? };
    let quotation = view.quotation(opens).filter(|_| view.worded(opens))?;
    let own = quotation.inner.of(&view.doc.text).trim_end().ends_with(',');
    (!own).then_some(quotation.outer)
}
