//! Cues that are no verbs: according to somebody, echoes, news from nobody.

use std::ops::Range;

use super::after;
use crate::attribution::annotate::mark::begins;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::phrases::{After, Phrase};
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::names::word as name;
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::attribution::phrases::wording::Wording;

/// What the listed phrase would open was denied.
static DENIED: &[Rule<fn(&View<'_>, usize) -> bool>] = &[rule("phrase: denied", denied)];

/// A phrase after a preposition that cannot speak.
static MUTE: &[Rule<fn(&View<'_>, &Wording) -> bool>] = &[rule("phrase: a noun of speech or evidence", mute)];

/// A phrase after a preposition that can speak.
static SPEAKS: &[Rule<fn(&View<'_>, &Subject) -> bool>] = &[
    rule("phrase: a listed head", |view, s| s.wording.is_some_and(|w| view.marks[w.head].heads())),
    rule("phrase: a name", |view, s| s.wording.is_some_and(|w| name::certain(view, w.head))),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(DENIED), names(MUTE), names(SPEAKS)].concat()
}

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
                if view.lists.trial.any(DENIED, |holds| holds(view, tokens.start)) {
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
    let wording = wording(view, range.clone());
    if !view.subject_after() && (wording.is_some() || !view.sign(from)) {
        return Some(Subject { range, wording });
    }
    let trial = &view.lists.trial;
    let wording = wording.filter(|w| !trial.any(MUTE, |holds| holds(view, w)))?;
    let subject = Subject { range, wording: Some(wording) };
    trial.any(SPEAKS, |holds| holds(view, &subject)).then_some(subject)
}

fn denied(view: &View<'_>, at: usize) -> bool {
    let near = at > 0 && view.marks[at - 1].any(&[Tag::Negation, Tag::Lacking]);
    let mut before = (at.saturating_sub(6)..at).rev().take_while(|&i| !view.sign(i));
    near || before.any(|i| view.has(i, Tag::Negation))
}

fn mute(view: &View<'_>, wording: &Wording) -> bool {
    let head = &view.marks[wording.head];
    head.any(&[Tag::SpeechNoun, Tag::Evidence])
        && !head.any(&[Tag::Document, Tag::Organisation, Tag::Unspecified])
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
