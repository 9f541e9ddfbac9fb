//! Cues that are no verbs: according to somebody, echoes, news from nobody.

use std::ops::Range;

use super::after;
use crate::attribution::annotate::mark::begins;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::phrases::{After, Phrase};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::phrases::extent::phrase;
/// A listed phrase that begins here.
pub fn listed(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    if !view.marks[at].phrase {
        return None;
    }
    for reading in view.doc.word(at).readings().filter(begins) {
        let Some(phrases) = view.lists.phrases.get(reading.base) else { continue };
        for phrase in phrases {
            let end = at + phrase.words.len();
            if end > sentence.end {
                continue;
            }
            let last = end - 1;
            let plain = |i: usize, w: &String| i == at || view.fold(i) == w.as_str();
            let middle = (at..last).zip(&phrase.words).all(|(i, w)| plain(i, w));
            let whole = phrase.words.len() == 1 || view.fold(last) == phrase.words[phrase.words.len() - 1];
            let pronoun = phrase.echo
                && middle
                && view.doc.word(last).readings().any(|r| {
                    !r.enclitic.is_empty()
                        && Some(r.base) == phrase.words.last().map(String::as_str)
                        && r.particle.is_empty()
                });
            if pronoun {
                return Some(plain_cue(at..end, How::Echo));
            }
            if !middle || !whole {
                continue;
            }
            if let Some(cue) = after_phrase(view, phrase, at..end, sentence.end) {
                return Some(cue);
            }
        }
    }
    None
}

fn after_phrase(view: &View<'_>, listed: &Phrase, tokens: Range<usize>, end: usize) -> Option<Cue> {
    let next = tokens.end;
    if next >= end {
        return None;
    }
    for after in &listed.after {
        match after {
            After::Verb => {
                let Some(finite) = view.marks[next].finite else { continue };
                let verb = &view.lists.verbs[finite.form.verb as usize];
                if !verb.reports {
                    continue;
                }
                let subject = after::after(view, next, end, verb, finite.form);
                let mut cue = plain_cue(tokens.start..next + 1, How::Finite);
                cue.embedded = true;
                cue.verb = Some(finite.form.verb);
                cue.form = Some(finite.form);
                cue.subject = subject;
                return Some(cue);
            }
            After::Speaker => {
                let mark = &view.marks[next];
                let glued = !listed.preposition.is_empty();
                if glued && mark.particle != listed.preposition && view.fold(next) != listed.preposition {
                    continue;
                }
                let from = if glued && view.fold(next) == listed.preposition { next + 1 } else { next };
                let Some(subject) = speaker(view, from, end, glued) else { continue };
                let mut cue = plain_cue(tokens.clone(), How::Phrase);
                cue.subject = Some(subject);
                cue.relay = listed.relay;
                return Some(cue);
            }
            After::Content => {
                let denied = tokens.start > 0
                    && (view.has(tokens.start - 1, Tag::Negation)
                        || view.has(tokens.start - 1, Tag::Lacking)
                        || (tokens.start.saturating_sub(6)..tokens.start)
                            .rev()
                            .take_while(|&i| !view.sign(i))
                            .any(|i| view.has(i, Tag::Negation)));
                if denied {
                    continue;
                }
                let word = view.marks[next].word || view.quotation(next).is_some();
                return word.then(|| plain_cue(tokens.clone(), How::Nobody));
            }
        }
    }
    None
}

/// A phrase after a preposition that can speak by its wording alone.
pub fn speaker(view: &View<'_>, from: usize, end: usize, glued: bool) -> Option<Subject> {
    let mark = view.marks.get(from)?;
    if from >= end || !glued && !mark.particle.is_empty() || view.that(from) {
        return None;
    }
    let range = phrase(view, from, end, None);
    if range.is_empty() {
        return None;
    }
    let wording = crate::attribution::phrases::kind::wording(view, range.clone());
    if !view.subject_after() && (wording.is_some() || !view.sign(from)) {
        return Some(Subject { range, wording });
    }
    let wording = wording?;
    let head = &view.marks[wording.head];
    if head.any(&[Tag::SpeechNoun, Tag::Evidence])
        && !head.any(&[Tag::Document, Tag::Organisation, Tag::Unspecified])
    {
        return None;
    }
    // `بحسب فيديريكو فوسي،`: two words that no list knows, and then the clause ends.
    let end = range.start + 2;
    let pair = view.head_first()
        && (range.start..end).all(|i| {
            view.marks.get(i).is_some_and(|m| m.unknown && !m.article)
                && crate::attribution::names::word::possible(view, i)
        })
        && (view.comma(end) || view.that(end) || view.is(end, &["."]));
    (pair || head.heads() || crate::attribution::names::word::certain(view, wording.head))
        .then_some(Subject { range, wording: Some(wording) })
}

/// `قالت X على لسان الناطق باسمها`: the source goes on, and the spokesman types it.
pub fn by_the_mouth_of(view: &View<'_>, subject: &mut Subject, end: usize) {
    let at = subject.range.end;
    if at >= end {
        return;
    }
    for listed in view.lists.phrases.get(view.fold(at)).into_iter().flatten().filter(|p| p.joins) {
        let past = at + listed.words.len();
        if past < end
            && (at..past).zip(&listed.words).all(|(i, w)| view.fold(i) == w)
            && let Some(inner) = speaker(view, past, end, false)
        {
            subject.range.end = inner.range.end;
            subject.wording = inner.wording;
            return;
        }
    }
}
