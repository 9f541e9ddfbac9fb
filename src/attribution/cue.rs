//! Which words are cues.

use std::ops::Range;

use super::frame::Found;
use super::lists::Order;
use super::phrase_list::{After, Phrase};
use super::source::phrase;
use super::subject::{self, Subject};
use super::tag::Tag;
use super::verb::{FormKind, Gender, Need, Verb, VerbForm};
use super::view::View;

/// How a cue makes its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Finite,
    Participle,
    /// A phrase with its source after it.
    Phrase,
    /// A phrase or verb whose speaker is a pronoun: `على حد قوله`, `ما وصفه بـ`.
    Echo,
    /// A phrase that hands the claim to nobody.
    Nobody,
    Colon,
}

/// A cue with what was found around it.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    pub tokens: Range<usize>,
    pub how: How,
    pub verb: Option<u16>,
    pub form: Option<VerbForm>,
    pub subject: Option<Subject>,
    pub relay: bool,
    /// Stands in a relative clause: its speaker does not go on afterwards.
    pub embedded: bool,
    /// Stands in a relative clause right after its pronoun.
    pub relative: bool,
    /// Where the content opens, as far as a marker shows it.
    pub opens: Option<usize>,
    /// The claim is handed to nobody.
    pub passive: bool,
}

/// The cues of one sentence, in order.
pub(super) fn cues(view: &View<'_>, sentence: Range<usize>) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let cue = listed(view, at, &sentence)
            .filter(|c| c.how != How::Phrase || !out.last().and_then(|l| l.subject.as_ref()).is_some_and(|s| s.range.contains(&at)))
            .or_else(|| finite(view, at, &sentence, out.last()))
            .filter(|c| !inner(view, c, out.last()))
            .or_else(|| participle(view, at, &sentence, out.last()));
        let quoted = !view.lists.speech_in_quotations && view.inside_worded(at);
        match cue.filter(|_| !quoted) {
            Some(cue) => {
                at = cue.tokens.end.max(at + 1);
                out.push(cue);
            }
            None => at += 1,
        }
    }
    out
}

/// A listed phrase that begins here.
fn listed(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let token = &view.doc.tokens[at];
    let bases = token.form.readings.iter().filter(|r| !r.split.article && r.split.particle.is_empty() && r.split.enclitic.is_empty());
    for reading in bases {
        let Some(phrases) = view.lists.phrases.get(&*reading.split.base) else { continue };
        for phrase in phrases {
            let end = at + phrase.words.len();
            if end > sentence.end {
                continue;
            }
            let last = end - 1;
            let plain = |i: usize, w: &String| i == at || view.fold(i) == w.as_str();
            let middle = (at..last).zip(&phrase.words).all(|(i, w)| plain(i, w));
            let whole = phrase.words.len() == 1 || view.fold(last) == phrase.words[phrase.words.len() - 1];
            let pronoun = phrase.echo && middle && view.doc.tokens[last].form.readings.iter().any(|r| {
                !r.split.enclitic.is_empty() && Some(&*r.split.base) == phrase.words.last().map(String::as_str) && r.split.particle.is_empty()
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

fn plain_cue(tokens: Range<usize>, how: How) -> Cue {
    Cue { tokens, how, verb: None, form: None, subject: None, relay: false, embedded: false, relative: false, opens: None, passive: how == How::Nobody }
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
                let subject = subject::after(view, next, end, verb, finite.form);
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
                        || (tokens.start.saturating_sub(6)..tokens.start).rev().take_while(|&i| !view.sign(i)).any(|i| view.has(i, Tag::Negation)));
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
fn speaker(view: &View<'_>, from: usize, end: usize, glued: bool) -> Option<Subject> {
    let mark = view.marks.get(from)?;
    if from >= end || !glued && !mark.particle.is_empty() || view.that(from) {
        return None;
    }
    let range = phrase(view, from, end, None);
    if range.is_empty() {
        return None;
    }
    let wording = super::kind::wording(view, range.clone());
    if view.lists.order == Order::SubjectFirst && (wording.is_some() || !view.sign(from)) {
        return Some(Subject { range, wording });
    }
    let wording = wording?;
    let head = &view.marks[wording.head];
    if head.any(&[Tag::SpeechNoun, Tag::Evidence]) && !head.any(&[Tag::Document, Tag::Organisation, Tag::Unspecified]) {
        return None;
    }
    (head.heads() || super::name::certain(view, wording.head)).then_some(Subject { range, wording: Some(wording) })
}

/// A finite report verb at this token, if its frame makes it a cue.
fn finite(view: &View<'_>, at: usize, sentence: &Range<usize>, latest: Option<&Cue>) -> Option<Cue> {
    let finite = view.marks[at].finite?;
    // Joined to a verb that was none (`تؤكد وتوضح`).
    if finite.conjunction && at > sentence.start && view.marks[at - 1].finite.is_some() && latest.is_none_or(|c| c.tokens.end != at) {
        return None;
    }
    let form = finite.form;
    let verb = &view.lists.verbs[form.verb as usize];
    let imperfect = form.kind == FormKind::Imperfect;
    let mut prior = at;
    let subject_first = view.lists.order == Order::SubjectFirst;
    while prior > sentence.start && (view.has(prior - 1, Tag::Auxiliary) || subject_first && view.has(prior - 1, Tag::Adverb) && !view.has(prior - 1, Tag::Negation)) {
        prior -= 1;
    }
    let last = (prior > sentence.start).then(|| prior - 1);
    let is = |tag: Tag| last.is_some_and(|i| view.has(i, tag));
    if is(Tag::Negation) || at > sentence.start && view.has(at - 1, Tag::Negation) {
        return None;
    }
    if at > sentence.start && imperfect && !finite.conjunction && planned(view, at, sentence.start) {
        return None;
    }
    let outer = view.marks[at].has(Tag::Outer) && view.marks.get(at + 1).is_some_and(|_| view.that(at + 1) || view.preposition(at + 1).is_some() && view.that(at + 2));
    if outer {
        return None;
    }
    // The reason for anonymity inside a source is no report.
    if view.has(at, Tag::Anonymity) && (at + 1..sentence.end.min(at + 5)).any(|i| view.has(i, Tag::Identity)) {
        return None;
    }
    let what = is(Tag::What) && (finite.pronoun || verb.describe);
    if what && verb.describe && (finite.pronoun) {
        return described(view, at, sentence, finite.form);
    }
    let relative = is(Tag::Relative);
    let homograph = verb.noun && view.spelled_as_noun(form);
    let start = finite.conjunction
        || last.is_none()
        || last.is_some_and(|i| if homograph { opens_strictly(view, i) } else { opens_clause(view, i) });
    if subject_first {
        return subject_verb(view, at, prior, sentence, finite.form);
    }
    if last.is_some_and(|i| view.has(i, Tag::Preposition) && !view.has(i, Tag::What) && !view.marks[i].pronoun) && !finite.conjunction {
        return None;
    }
    if homograph && finite.pronoun && !what && !relative {
        return None;
    }
    let mut found_before = if finite.conjunction { None } else { subject::before(view, at, sentence.start) };
    let mut after = subject::after(view, at, sentence.end, verb, form);
    if finite.pronoun && after.is_some() {
        found_before = None;
    }
    // A verb's homograph is a verb where its subject is sure.
    let sure = |s: &Subject| s.wording.is_some_and(|w| view.marks[w.head].heads() || super::name::certain(view, w.head));
    if homograph && found_before.as_ref().is_some_and(|s| !sure(s)) {
        found_before = None;
    }
    // `إلى ذلك طالب الرئيس`: after a phrase that opens the sentence.
    let opened = !start && at <= sentence.start + 10 && view.preposition(sentence.start).is_some() && after.as_ref().is_some_and(sure);
    let start = start || opened;
    // An overt subject right before a verb that begins nothing is its own.
    if let (Some(b), Some(_)) = (&found_before, &after) {
        let clause = b.range.start == sentence.start || !view.marks[b.range.start].particle.is_empty();
        if relative && (finite.pronoun || after.is_some()) {
            found_before = None;
        } else if clause || border_before(view, b.range.start) {
            after = None;
        } else {
            found_before = None;
        }
    }
    if finite.pronoun && (relative || after.is_some()) {
        found_before = None;
    }
    if let Some(subject) = &mut after {
        by_the_mouth_of(view, subject, sentence.end);
    }
    let subject = after.clone().or(found_before.clone());
    if homograph && !start && found_before.is_none() && !what && !relative {
        return None;
    }
    let from = after.as_ref().map_or(at + 1, |s| s.range.end);
    let mut found = Found::after(view, verb, from, sentence.end, relative);
    found.speaker = subject.is_some();
    found.start = start;
    found.pronoun = finite.pronoun && !homograph;
    found.relative = what;
    if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
        found.media = w.kind == super::coding::SourceType::Media;
        found.document = w.kind == super::coding::SourceType::Document;
    }
    let frame = if imperfect { &verb.imperfect_needs } else { &verb.needs };
    if !found.meets(frame) {
        return None;
    }
    // A noun of the same spelling with its complement (`ونشر الفتنة`): the marker must be near.
    let clause = found_before.as_ref().is_some_and(|s| s.range.start == sentence.start || border_before(view, s.range.start));
    if homograph && after.is_none() && !clause {
        let near = [found.that, found.colon, found.quote, found.echo].into_iter().flatten().any(|i| i <= at + 4);
        if !near && found.led.is_none_or(|i| i > at + 2) {
            return None;
        }
    }
    let sure_after = after.as_ref().is_some_and(sure);
    if !start && after.is_some() && !sure_after && found_before.is_none() && last.is_some_and(|i| view.marks[i].word) && !relative && !what {
        return None;
    }
    // A noun before the verb that cannot speak is its subject: evidence.
    let bare_before = last.is_some_and(|i| view.marks[i].word && !opens_clause(view, i) && !view.marks[i].any(&[Tag::Relative, Tag::What, Tag::Time, Tag::Adverb, Tag::Side])) && !finite.conjunction;
    if subject.is_none() && bare_before {
        return None;
    }
    if subject.is_none() && evidence(view, at, sentence.end, found.that.is_some()) && !finite.pronoun {
        return None;
    }
    if imperfect && last.is_some_and(|i| view.has(i, Tag::Lead)) && !finite.pronoun && !what && found_before.is_none() {
        return None;
    }
    if subject.is_none() && !start && !found.opens() && !relative && !what {
        return None;
    }
    let same = last.is_some_and(|i| view.that(i) && view.marks[i].pronoun);
    if imperfect && same && subject.is_none() {
        return None;
    }
    let passive = verb.passive || subject.is_none()
            && (verb.impersonal && imperfect && form.gender == Gender::M && prior == at
                || relative && !finite.pronoun && !found.that.is_some_and(|i| i == at + 1 && view.marks[i].pronoun));
    // Right after an opening mark and without a speaker: the speaker's own first person.
    if subject.is_none() && last.is_some_and(|i| view.quotation(i).is_some()) && !finite.conjunction {
        return None;
    }
    let opens = [found.that, found.colon, found.quote].into_iter().flatten().min();
    Some(Cue {
        tokens: at..at + 1,
        how: How::Finite,
        verb: Some(form.verb),
        form: Some(form),
        subject,
        relay: verb.relay,
        embedded: relative || what,
        relative: relative || what,
        opens,
        passive,
    })
}

/// A finite verb where the subject stands first: `X said`, `X, who ..., has said`, and, after
/// the words themselves, `said X`.
fn subject_verb(view: &View<'_>, at: usize, prior: usize, sentence: &Range<usize>, form: VerbForm) -> Option<Cue> {
    let verb = &view.lists.verbs[form.verb as usize];
    let last = (prior > sentence.start).then(|| prior - 1);
    if (prior..at).any(|i| view.has(i, Tag::Negation)) || at > sentence.start && view.has(at - 1, Tag::Planned) || last.is_some_and(|i| view.marks[i].any(&[Tag::Planned, Tag::Negation, Tag::Own])) {
        return None;
    }
    // After a possessive or an article stands a noun.
    let noun = last.is_some_and(|i| prior == at && (view.marks[i].pronoun || view.has(i, Tag::Opener) || view.has(i, Tag::Preposition)));
    if noun && form.kind != FormKind::Participle {
        return None;
    }
    let progressive = form.kind == FormKind::Participle;
    let participle_form = form.kind == FormKind::Perfect;
    let be = !progressive && (prior..at).any(|i| view.has(i, Tag::Be));
    if be && !participle_form {
        return None;
    }
    let mut subject = if be { None } else { subject::before(view, at, sentence.start) };
    if be {
        let by = (at + 1..sentence.end.min(at + 6)).find(|&i| view.has(i, Tag::By));
        subject = by.and_then(|i| speaker(view, i + 1, sentence.end, false));
    }
    let closing = last.is_some_and(|i| view.sign(i));
    if subject.is_none() && closing && !be && at + 1 < sentence.end {
        subject = speaker(view, at + 1, sentence.end, false);
    }
    let joined = last.is_some_and(|i| view.marks[i].any(&[Tag::Boundary, Tag::Relative]));
    let from = subject.as_ref().map_or(at + 1, |s| if s.range.start > at { s.range.end } else { at + 1 });
    let mut found = Found::after(view, verb, from, sentence.end, false);
    found.speaker = subject.is_some();
    found.start = joined;
    if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
        found.media = w.kind == super::coding::SourceType::Media;
        found.document = w.kind == super::coding::SourceType::Document;
    }
    if !found.meets(if form.kind == FormKind::Imperfect { &verb.imperfect_needs } else { &verb.needs }) {
        return None;
    }
    if view.spelled_as_noun(form) && verb.noun && subject.is_none() {
        return None;
    }
    if subject.is_none() && !be && !(joined && participle_form || found.that.is_some() && closing || joined && !view.spelled_as_noun(form)) {
        return None;
    }
    if be && subject.is_none() && !(verb.impersonal || verb.reports && found.that.is_some()) {
        return None;
    }
    if form.kind == FormKind::Imperfect && !agrees(view, verb, form, subject.as_ref(), at, sentence.end) {
        return None;
    }
    if view.is(at.saturating_sub(1), &["-", "–"]) && at > sentence.start && view.doc.tokens[at - 1].span.end == view.doc.tokens[at].span.start {
        return None;
    }
    let opens = [found.that, found.colon, found.quote].into_iter().flatten().min();
    Some(Cue {
        tokens: at..at + 1,
        how: How::Finite,
        verb: Some(form.verb),
        form: Some(form),
        passive: be && subject.is_none(),
        subject,
        relay: false,
        embedded: false,
        relative: false,
        opens,
    })
}

/// A present form goes with its subject in number; one that is a noun too needs the start of
/// its content after it.
fn agrees(view: &View<'_>, verb: &Verb, form: VerbForm, subject: Option<&Subject>, at: usize, end: usize) -> bool {
    if let Some(subject) = subject.filter(|s| s.range.start < at) {
        let last = subject.wording.map_or(subject.range.end - 1, |w| w.head);
        let mark = &view.marks[last];
        let pronoun = mark.has(Tag::Pronoun);
        let many = mark.plural || mark.any(&[Tag::Source, Tag::Quantity, Tag::Many]) || !pronoun && !view.lists.capital(view.text(last)) && view.fold(last).ends_with('s');
        let joined = subject.range.start > 0 && view.has(subject.range.start - 1, Tag::Boundary);
        if form.bare && !many && !joined || !form.bare && many && !mark.has(Tag::Document) && !view.lists.capital(view.text(last)) {
            return false;
        }
    }
    if !verb.noun {
        return true;
    }
    let sure = subject.is_some_and(|s| s.wording.is_some() || s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun));
    let next = at + 1;
    sure && (next >= end
        || view.that(next)
        || view.sign(next)
        || view.marks[next].any(&[Tag::Opener, Tag::Pronoun, Tag::Own, Tag::Quantity])
        || view.lists.capital(view.text(next)))
}

/// The same speaker's inner verb: `said he thinks`, `says that she hopes`.
fn inner(view: &View<'_>, cue: &Cue, last: Option<&Cue>) -> bool {
    if view.lists.order == Order::VerbFirst {
        return false;
    }
    let Some(subject) = cue.subject.as_ref().filter(|s| s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun)) else {
        return false;
    };
    let start = subject.range.start;
    last.is_some_and(|l| l.tokens.end == start || l.tokens.end + 1 == start && view.that(start - 1))
}

/// `قالت X على لسان الناطق باسمها`: the source goes on, and the spokesman types it.
fn by_the_mouth_of(view: &View<'_>, subject: &mut Subject, end: usize) {
    let at = subject.range.end;
    if at >= end {
        return;
    }
    for listed in view.lists.phrases.get(view.fold(at)).into_iter().flatten().filter(|p| p.joins) {
        let past = at + listed.words.len();
        if past < end && (at..past).zip(&listed.words).all(|(i, w)| view.fold(i) == w) {
            if let Some(inner) = speaker(view, past, end, false) {
                subject.range.end = inner.range.end;
                subject.wording = inner.wording;
                return;
            }
        }
    }
}

/// The clause begins after this token, and a noun there would be odd.
fn opens_strictly(view: &View<'_>, at: usize) -> bool {
    view.that(at) && view.marks[at].pronoun || view.sign(at) && !view.is(at, &["/", "-"]) || view.marks[at].any(&[Tag::Boundary, Tag::Side, Tag::Auxiliary]) && !view.has(at, Tag::Preposition)
}

/// The clause begins after this token.
fn opens_clause(view: &View<'_>, at: usize) -> bool {
    view.sign(at) && !view.is(at, &["/", "-"]) || view.marks[at].any(&[Tag::Boundary, Tag::Side, Tag::Auxiliary, Tag::Time, Tag::Adverb]) || view.that(at)
}

fn border_before(view: &View<'_>, at: usize) -> bool {
    at > 0 && (view.sign(at - 1) || view.that(at - 1) || view.marks[at - 1].any(&[Tag::Boundary, Tag::Auxiliary])) || view.marks[at].conjunction
}

/// An imperfect after a bare `أن` or a word of possibility has not happened.
fn planned(view: &View<'_>, at: usize, start: usize) -> bool {
    let last = &view.marks[at - 1];
    let bare_that = view.that(at - 1) && !last.pronoun;
    bare_that || last.has(Tag::Planned) && at > start && !view.has(at - 1, Tag::What)
}

/// A noun right after the verb that cannot speak, as its subject.
fn evidence(view: &View<'_>, at: usize, end: usize, that: bool) -> bool {
    let next = subject::skip(view, at + 1, end);
    next < end && view.has(next, Tag::Evidence) && (that || !view.has(next, Tag::SpeechNoun)) && view.preposition(next).is_none()
}

/// `ما وصفه بـ`, put in by the reporter.
fn described(view: &View<'_>, at: usize, sentence: &Range<usize>, form: VerbForm) -> Option<Cue> {
    let verb = &view.lists.verbs[form.verb as usize];
    let subject = subject::after(view, at, sentence.end, verb, form);
    let glued = subject.is_none() && at + 1 < sentence.end && verb.prepositions.iter().any(|p| p == view.fold(at + 1));
    let mut cue = plain_cue(at..at + 1 + usize::from(glued), How::Echo);
    cue.verb = Some(form.verb);
    cue.form = Some(form);
    cue.subject = subject;
    cue.embedded = true;
    Some(cue)
}

/// A participle that goes with the verb of its clause (`مشيرا إلى`).
fn participle(view: &View<'_>, at: usize, sentence: &Range<usize>, last: Option<&Cue>) -> Option<Cue> {
    let form = view.marks[at].participle?;
    if view.lists.order == Order::SubjectFirst {
        // `is calling for`: a finite form.
        let mut prior = at;
        while prior > sentence.start && (view.has(prior - 1, Tag::Auxiliary) || view.has(prior - 1, Tag::Adverb)) {
            prior -= 1;
        }
        if (prior..at).any(|i| view.has(i, Tag::Be)) {
            return subject_verb(view, at, prior, sentence, form);
        }
    }
    if view.has(at, Tag::LineLabel) {
        return None;
    }
    let verb = &view.lists.verbs[form.verb as usize];
    let before = (at > sentence.start).then(|| at - 1);
    let led = view.lists.order == Order::VerbFirst || !verb.needs.is_empty();
    if before.is_some_and(|i| view.has(i, Tag::Preposition) && led || view.has(i, Tag::Negation)) || form.bare {
        return None;
    }
    let apart = !led && before.is_some_and(|i| view.marks[i].any(&[Tag::Preposition, Tag::Boundary])) || before.is_none_or(|i| view.sign(i) && !view.is(i, &["/", "-"])) || view.marks[at].conjunction;
    let adverbial = view.lists.case_endings.iter().any(|e| view.fold(at).ends_with(e.as_str()));
    if view.has(at, Tag::Echo) {
        if let Some(cue) = last.filter(|c| c.how == How::Finite) {
            if continues_cue(view, cue, at) {
                return None;
            }
        }
    }
    let mut found = Found::after(view, verb, at + 1, sentence.end.min(at + 8), false);
    found.start = apart;
    found.speaker = apart;
    let close = found.that == Some(at + 1) || view.preposition(at + 1).is_some_and(|p| verb.prepositions.iter().any(|q| q == p)) || view.worded(at + 1) || view.colon(at + 1);
    if !adverbial && !apart && !close {
        return None;
    }
    if !adverbial && !apart && before.is_some_and(|i| view.marks[i].word && !view.marks[i].has(Tag::Time)) && last.is_none() {
        return None;
    }
    if !found.meets(&verb.needs) && !(adverbial && close) {
        return None;
    }
    if verb.needs.iter().all(|n| n.contains(&Need::Echo)) && !verb.needs.is_empty() && found.echo.is_none() {
        return None;
    }
    let keeps = keeps(view, verb, at + 1, sentence.end);
    let opens = [found.that, found.colon, found.quote].into_iter().flatten().min();
    Some(Cue {
        tokens: at..at + 1 + keeps,
        how: How::Participle,
        verb: Some(form.verb),
        form: Some(form),
        subject: None,
        relay: verb.relay,
        embedded: false,
        relative: false,
        opens,
        passive: false,
    })
}

/// The preposition that stays with a participle, or the word of saying (`مكتفيا بالقول`).
fn keeps(view: &View<'_>, verb: &Verb, next: usize, end: usize) -> usize {
    if next >= end {
        return 0;
    }
    let mark = &view.marks[next];
    let echo_only = !verb.needs.is_empty() && verb.needs.iter().all(|n| n.contains(&Need::Echo));
    let alone = mark.has(Tag::Preposition) && mark.particle.is_empty() && !mark.pronoun && view.fold(next).chars().count() > 1;
    usize::from(alone && verb.prepositions.iter().any(|p| p == mark.base) && !view.has(next + 1, Tag::Setting) || echo_only && mark.has(Tag::Echo))
}

/// `وأضاف قائلا`: nothing but source and setting between the cue and its echo.
fn continues_cue(view: &View<'_>, cue: &Cue, echo: usize) -> bool {
    let from = cue.subject.as_ref().map_or(cue.tokens.end, |s| s.range.end.max(cue.tokens.end));
    if from > echo || cue.opens.is_some_and(|o| o < echo) {
        return false;
    }
    let mut at = subject::skip(view, from, echo);
    if at < echo && view.preposition(at).is_some() && !view.that(at) {
        let setting = (at..echo.min(at + 2)).any(|i| view.has(i, Tag::Setting) || view.has(i, Tag::Time));
        if setting {
            at = echo;
        }
    }
    at >= echo
}
