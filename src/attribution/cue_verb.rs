//! Finite report verbs: when one is a cue, and what is its subject.

use std::ops::Range;

use super::coding::SourceType;
use super::cue::{Cue, How, plain_cue};
use super::cue_phrase::by_the_mouth_of;
use super::cue_subject_first::subject_verb;
use super::frame::Found;
use super::kind::wording;
use super::lists::Order;
use super::source::phrase;
use super::subject::{self, Subject};
use super::subject_before;
use super::tag::Tag;
use super::verb::{FormKind, Gender, Need, Number, Verb, VerbForm};
use super::view::View;

/// A finite report verb at this token, if its frame makes it a cue.
pub(super) fn finite(
    view: &View<'_>,
    at: usize,
    sentence: &Range<usize>,
    latest: Option<&Cue>,
) -> Option<Cue> {
    let finite = view.marks[at].finite?;
    // Joined to a verb that was none (`تؤكد وتوضح`).
    if finite.conjunction
        && at > sentence.start
        && view.marks[at - 1].finite.is_some()
        && latest.is_none_or(|c| c.tokens.end != at)
    {
        return None;
    }
    let form = finite.form;
    let verb = &view.lists.verbs[form.verb as usize];
    let imperfect = form.kind == FormKind::Imperfect;
    let mut prior = at;
    let subject_first = view.lists.order == Order::SubjectFirst;
    while prior > sentence.start
        && (view.has(prior - 1, Tag::Auxiliary)
            || subject_first && view.has(prior - 1, Tag::Adverb) && !view.has(prior - 1, Tag::Negation))
    {
        prior -= 1;
    }
    let last = (prior > sentence.start).then(|| prior - 1);
    let is = |tag: Tag| last.is_some_and(|i| view.has(i, tag));
    let denied = is(Tag::Negation) || at > sentence.start && view.has(at - 1, Tag::Negation);
    if denied && !subject_first {
        return None;
    }
    if at > sentence.start
        && imperfect
        && !finite.conjunction
        && !subject_first
        && planned(view, at, sentence.start)
    {
        return None;
    }
    let outer = view.marks[at].has(Tag::Outer)
        && view
            .marks
            .get(at + 1)
            .is_some_and(|_| view.that(at + 1) || view.preposition(at + 1).is_some() && view.that(at + 2));
    if outer {
        return None;
    }
    // The reason for anonymity inside a source is no report.
    if view.has(at, Tag::Anonymity) && (at + 1..sentence.end.min(at + 5)).any(|i| view.has(i, Tag::Identity))
    {
        return None;
    }
    let what = is(Tag::What) && (finite.pronoun || verb.describe);
    if what && verb.describe && (finite.pronoun) {
        return described(view, at, sentence, finite.form);
    }
    // `من بينها`.
    if is(Tag::Preposition) && view.has(at, Tag::Preposition) && finite.pronoun && !finite.conjunction {
        return None;
    }
    let relative = is(Tag::Relative);
    let homograph = verb.noun && view.spelled_as_noun(form);
    let start = finite.conjunction
        || last.is_none()
        || last.is_some_and(|i| if homograph { opens_strictly(view, i) } else { opens_clause(view, i) });
    if subject_first {
        return subject_verb(view, at, prior, sentence, finite.form);
    }
    if last
        .is_some_and(|i| view.has(i, Tag::Preposition) && !view.has(i, Tag::What) && !view.marks[i].pronoun)
        && !finite.conjunction
    {
        return None;
    }
    if homograph && finite.pronoun && !what && !relative {
        return None;
    }
    let mut found_before =
        if finite.conjunction { None } else { subject_before::before(view, at, sentence.start) };
    let mut after = subject::after(view, at, sentence.end, verb, form);
    if finite.pronoun && after.is_some() {
        found_before = None;
    }
    // A verb's homograph is a verb where its subject is sure.
    let sure = |s: &Subject| {
        s.wording.is_some_and(|w| view.marks[w.head].heads() || super::name::certain(view, w.head))
            || s.wording.is_none() && view.has(s.range.start, Tag::Single)
    };
    if homograph && found_before.as_ref().is_some_and(|s| !sure(s)) {
        found_before = None;
    }
    // `إلى ذلك طالب الرئيس`: after a phrase that opens the sentence.
    let opened = !start
        && at <= sentence.start + 10
        && view.preposition(sentence.start).is_some()
        && (after.as_ref().is_some_and(sure) || after.is_none() && view.that(at + 1));
    let start = start || opened;
    // An overt subject right before a verb that begins nothing is its own.
    if let (Some(b), Some(a)) = (&found_before, &after) {
        let clause = b.range.start == sentence.start || !view.marks[b.range.start].particle.is_empty();
        // `واشنطن التي تتهم النظام`: the verb agrees with what the relative points back to.
        let head = |s: &Subject| s.wording.map(|w| &view.marks[w.head]);
        let feminine = |s: &Subject| head(s).is_some_and(|m| view.feminine(m.base) || m.has(Tag::Place));
        let own = relative && !finite.pronoun && form.gender == Gender::F && form.number == Number::S;
        let object = head(a).is_some_and(|m| m.article && !m.plural && !m.any(&[Tag::Source, Tag::Media]));
        if own && feminine(b) && !feminine(a) && object {
            after = None;
        } else if relative {
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
    // `صاروخ يعتقد أنه`: a passive, whatever stands before it in the middle of a clause.
    let middle = found_before
        .as_ref()
        .is_some_and(|s| s.range.start > sentence.start && !border_before(view, s.range.start));
    if verb.impersonal
        && imperfect
        && form.gender == Gender::M
        && form.number == Number::S
        && middle
        && !relative
    {
        found_before = None;
    }
    // `الذي يعتقد أنه`: nobody in particular believes it of him.
    let believed = relative
        && verb.impersonal
        && imperfect
        && form.gender == Gender::M
        && form.number == Number::S
        && !finite.pronoun
        && view.that(at + 1)
        && view.marks[at + 1].pronoun;
    if believed {
        found_before = None;
    }
    // `السياسات التي تبناها`: what is taken up must be among the verb's objects.
    if relative && finite.pronoun && !verb.objects.is_empty() {
        let listed = (at.saturating_sub(6)..at).any(|i| verb.objects.iter().any(|o| o == view.marks[i].base));
        if !listed {
            return None;
        }
    }
    let subject = after.clone().or(found_before.clone());
    if homograph && !start && found_before.is_none() && !what && !relative {
        return None;
    }
    // `جاء في بيان للجيش أن`: the text stands after its preposition.
    if after.is_none() && found_before.is_none() {
        after = in_text(view, at, sentence.end, verb);
    }
    let subject = after.clone().or(subject);
    let from = after.as_ref().map_or(at + 1, |s| s.range.end);
    let mut found = Found::after(view, verb, from, sentence.end, relative);
    found.speaker = subject.is_some();
    found.start = start;
    found.pronoun = finite.pronoun && !homograph;
    found.relative = what && finite.pronoun;
    if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
        found.media = w.kind == super::coding::SourceType::Media;
        found.document = w.kind == super::coding::SourceType::Document;
    }
    let frame = if imperfect { &verb.imperfect_needs } else { &verb.needs };
    if !found.meets(frame) {
        return None;
    }
    // A noun of the same spelling with its complement (`ونشر الفتنة`): the marker must be near.
    let clause = found_before
        .as_ref()
        .is_some_and(|s| s.range.start == sentence.start || border_before(view, s.range.start));
    if homograph && after.is_none() && !clause {
        let near =
            [found.that, found.colon, found.quote, found.echo].into_iter().flatten().any(|i| i <= at + 4);
        if !near && found.led.is_none_or(|i| i > at + 2) {
            return None;
        }
    }
    let sure_after = after.as_ref().is_some_and(sure);
    if !start
        && after.is_some()
        && !sure_after
        && found_before.is_none()
        && last.is_some_and(|i| view.marks[i].word)
        && !relative
        && !what
    {
        return None;
    }
    // A noun before the verb that cannot speak is its subject: evidence.
    let bare_before = last.is_some_and(|i| {
        view.marks[i].word
            && !opens_clause(view, i)
            && !view.marks[i].any(&[Tag::Relative, Tag::What, Tag::Time, Tag::Adverb, Tag::Side])
    }) && !finite.conjunction;
    let impersonal = verb.impersonal && imperfect && form.gender == Gender::M && found.that == Some(at + 1);
    // `في خطبة نقلتها الوكالة`: the outlet only passes on what was said before.
    let passes = finite.pronoun && bare_before && found.media && !what && !relative;
    // `لم يصدر عن الحكومة رد`: the noun, after a verb that did not happen.
    let noun = homograph
        && !finite.conjunction
        && after.is_none()
        && (sentence.start..at).rev().take_while(|&i| !view.sign(i)).any(|i| view.has(i, Tag::Negation));
    if passes || noun {
        return None;
    }
    if subject.is_none() && bare_before && !impersonal {
        return None;
    }
    if subject.is_none() && evidence(view, at, sentence.end, found.that.is_some()) && !finite.pronoun {
        return None;
    }
    if imperfect
        && last.is_some_and(|i| view.has(i, Tag::Lead))
        && !finite.pronoun
        && !what
        && found_before.is_none()
    {
        return None;
    }
    if subject.is_none() && !start && !found.opens() && !relative && !what {
        return None;
    }
    let same = last.is_some_and(|i| view.that(i) && view.marks[i].pronoun);
    if imperfect && same && subject.is_none() {
        return None;
    }
    let passive = verb.passive
        || believed && subject.is_none()
        || subject.is_none()
            && (verb.impersonal && imperfect && form.gender == Gender::M && prior == at
                || relative
                    && !finite.pronoun
                    && !found.that.is_some_and(|i| i == at + 1 && view.marks[i].pronoun));
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

/// The clause begins after this token, and a noun there would be odd.
fn opens_strictly(view: &View<'_>, at: usize) -> bool {
    view.that(at) && view.marks[at].pronoun
        || view.sign(at) && !view.is(at, &["/", "-"])
        || view.marks[at].any(&[Tag::Boundary, Tag::Side, Tag::Auxiliary]) && !view.has(at, Tag::Preposition)
}

/// The clause begins after this token.
fn opens_clause(view: &View<'_>, at: usize) -> bool {
    view.sign(at) && !view.is(at, &["/", "-"])
        || view.marks[at].any(&[Tag::Boundary, Tag::Side, Tag::Auxiliary, Tag::Time, Tag::Adverb])
        || view.that(at)
}

fn border_before(view: &View<'_>, at: usize) -> bool {
    at > 0
        && (view.sign(at - 1)
            || view.that(at - 1)
            || view.marks[at - 1].any(&[Tag::Boundary, Tag::Auxiliary]))
        || view.marks[at].conjunction
}

/// The text in which something stands, for verbs that need a document and its preposition.
fn in_text(view: &View<'_>, at: usize, end: usize, verb: &Verb) -> Option<Subject> {
    let takes = |p: &str| {
        verb.needs
            .iter()
            .any(|all| all.contains(&Need::Document) && all.contains(&Need::Preposition(p.to_owned())))
    };
    let preposition = view.preposition(at + 1).filter(|p| takes(p))?;
    let alone = view.fold(at + 1) == preposition;
    let from = if alone { at + 2 } else { at + 1 };
    if from >= end {
        return None;
    }
    let range = phrase(view, from, end, Some(verb));
    let wording = wording(view, range.clone()).filter(|w| w.kind == SourceType::Document)?;
    Some(Subject { range, wording: Some(wording) })
}

/// An imperfect after a bare `أن` or a word of possibility has not happened.
fn planned(view: &View<'_>, at: usize, start: usize) -> bool {
    let last = &view.marks[at - 1];
    let bare_that = view.that(at - 1) && !last.pronoun;
    bare_that || last.has(Tag::Planned) && at > start && !view.has(at - 1, Tag::What)
}

/// A noun right after the verb that cannot speak, as its subject.
fn evidence(view: &View<'_>, at: usize, end: usize, that: bool) -> bool {
    let mut next = subject::skip(view, at + 1, end);
    if next + 1 < end && view.marks[next].any(&[Tag::Demonstrative, Tag::Opener]) {
        next += 1;
    }
    next < end
        && view.has(next, Tag::Evidence)
        && (that || !view.has(next, Tag::SpeechNoun))
        && view.preposition(next).is_none()
}

/// `ما وصفه بـ`, put in by the reporter.
fn described(view: &View<'_>, at: usize, sentence: &Range<usize>, form: VerbForm) -> Option<Cue> {
    let verb = &view.lists.verbs[form.verb as usize];
    let subject = subject::after(view, at, sentence.end, verb, form);
    let glued = subject.is_none()
        && at + 1 < sentence.end
        && verb.prepositions.iter().any(|p| p == view.fold(at + 1));
    let mut cue = plain_cue(at..at + 1 + usize::from(glued), How::Echo);
    cue.verb = Some(form.verb);
    cue.form = Some(form);
    cue.subject = subject;
    cue.embedded = true;
    Some(cue)
}
