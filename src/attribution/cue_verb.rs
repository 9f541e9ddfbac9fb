//! Finite report verbs: when one is a cue, and what is its subject.

use std::ops::Range;

use super::coding::{SourceType, VerbClass};
use super::cue::{Cue, How, plain_cue};
use super::cue_phrase::by_the_mouth_of;
use super::cue_subject_first::subject_verb;
use super::frame::Found;
use super::kind::wording;
use super::lists::Order;
use super::mark::Finite;
use super::source::phrase;
use super::subject::{self, Subject};
use super::subject_before;
use super::subject_clause;
use super::tag::Tag;
use super::verb::{FormKind, Gender, Need, Number, Verb, VerbForm};
use super::view::View;
use crate::text::TokenKind;

/// A finite report verb at this token, if its frame makes it a cue.
pub(super) fn finite(
    view: &View<'_>,
    at: usize,
    sentence: &Range<usize>,
    latest: Option<&Cue>,
) -> Option<Cue> {
    let mark = &view.marks[at];
    let first = reading(view, at, sentence, latest, mark.finite?);
    first.or_else(|| reading(view, at, sentence, latest, mark.other?))
}

/// The same for one of the verbs that the letters may be.
fn reading(
    view: &View<'_>,
    at: usize,
    sentence: &Range<usize>,
    latest: Option<&Cue>,
    finite: Finite,
) -> Option<Cue> {
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
    // `رفضت الشركة التعليق`: nothing was said.
    let silent = view.has(at, Tag::NegatedNoun)
        && (at + 1..sentence.end.min(at + 5))
            .take_while(|&i| !view.that(i))
            .any(|i| view.has(i, Tag::Comment));
    if silent {
        return None;
    }
    let what = is(Tag::What) && (finite.pronoun || verb.describe);
    if what && verb.describe && (finite.pronoun) {
        return described(view, at, sentence, finite.form);
    }
    // `ونقل عنه`: who was met before.
    let about = verb.relay
        && view.marks.get(at + 1).is_some_and(|m| {
            m.pronoun && verb.prepositions.iter().any(|p| view.fold(at + 1).starts_with(p.as_str()))
        });
    if about && !finite.pronoun {
        let mut cue = plain_cue(at..at + 1, How::Finite);
        (cue.verb, cue.form) = (Some(form.verb), None);
        return Some(cue);
    }
    // `من بينها`.
    if is(Tag::Preposition) && view.has(at, Tag::Preposition) && finite.pronoun && !finite.conjunction {
        return None;
    }
    // `من يقول غير ذلك`: nobody in particular. `(تعاهد)`, `يحيى بن`: names.
    let anybody = imperfect && !finite.pronoun && is(Tag::What) && is(Tag::Preposition);
    let marked = at > sentence.start
        && view.sign(at - 1)
        && view.sign(at + 1)
        && !view.comma(at - 1)
        && view.is(at - 1, &["(", "«", "\"", "“"])
        && view.is(at + 1, &[")", "»", "\"", "”"]);
    let person = view.has(at, Tag::FirstName) && view.has(at + 1, Tag::NameParticle);
    if (anybody || marked || person) && !subject_first {
        return None;
    }
    let relative = is(Tag::Relative);
    let homograph = verb.noun && view.spelled_as_noun(form) && !view.doubled(at);
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
    // `حيث وصفه بالجاحد`, `وشكرهم على`: a verb with its object, where a clause begins.
    let clause_with_object = finite.pronoun
        && (finite.conjunction || last.is_some_and(|i| view.has(i, Tag::Boundary)))
        && view.preposition(at + 1).is_some_and(|p| verb.prepositions.iter().any(|q| q == p));
    // `ثمانية آلاف طالب`.
    let counted = homograph
        && !finite.conjunction
        && last.is_some_and(|i| view.has(i, Tag::Quantity) || view.doc.tokens[i].kind == TokenKind::Number);
    if counted {
        return None;
    }
    if homograph && finite.pronoun && !what && !relative && !clause_with_object {
        return None;
    }
    let mut found_before =
        if finite.conjunction { None } else { subject_before::before(view, at, sentence.start) };
    let mut after = subject::after(view, at, sentence.end, verb, form);
    // After its subject a verb agrees with it: `الجزائر توقع بروتوكولا` is no masculine perfect.
    let clash = form.kind == FormKind::Perfect
        && form.gender == Gender::M
        && form.number == Number::S
        && found_before.as_ref().and_then(|s| s.wording).is_some_and(|w| {
            let head = &view.marks[w.head];
            (head.has(Tag::Place) || view.feminine(head.base))
                && !head.plural
                && w.kind == SourceType::Organisation
                && !head.any(&[Tag::Masculine, Tag::FirstName, Tag::Office])
                && (!head.article || view.feminine(head.base))
        });
    if clash || finite.pronoun && after.is_some() {
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
        && at <= sentence.start + if view.that(at + 1) { 18 } else { 10 }
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
    found.doubled = view.doubled(at);
    found.pronoun = finite.pronoun && (!homograph || clause_with_object);
    found.relative = what && finite.pronoun;
    if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
        found.media = w.kind == super::coding::SourceType::Media;
        found.document = w.kind == super::coding::SourceType::Document;
    }
    // A title reports in the present tense (`ماكين يعتبر القرار متسرعا`).
    let title = view.doc.sentences.first().is_some_and(|s| s.tokens.start == sentence.start)
        && found_before.as_ref().is_some_and(|s| s.range.start == sentence.start);
    let frame = if imperfect && !title { &verb.imperfect_needs } else { &verb.needs };
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
        let clause = last.is_some_and(|i| view.has(i, Tag::Boundary)) && found.colon.is_some();
        let reach = if finite.conjunction && last.is_none_or(|i| view.sign(i)) { 6 } else { 2 };
        if !near && !clause && found.led.is_none_or(|i| i > at + reach) {
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
    // A verb of saying with its content right after it: what stands before it speaks.
    let content = |i: usize| view.that(i) || view.colon(i) || view.worded(i);
    let inside = at + 1 < sentence.end && view.lists.links.within.iter().any(|w| w == view.fold(at + 1));
    let mut subject = subject;
    let mut told = false;
    if subject.is_none()
        && bare_before
        && !impersonal
        && !homograph
        && !relative
        && !what
        && (content(at + 1) && verb.reports || inside)
    {
        subject = subject_clause::described(view, at, sentence.start)
            .filter(|_| !inside)
            .or_else(|| subject_clause::whole(view, at, sentence.start));
        // `صورا تقول إنها`, `بيانا قالت فيه`: the one who spoke last.
        told = subject.is_none()
            && (inside
                || view.marks.get(at + 1).is_some_and(|m| m.pronoun)
                    && last.is_some_and(|i| super::subject::accusative(view, i)));
    }
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
    // `الأسباب التي تدعو إلى القلق`: what the relative points back to cannot speak.
    let mute = relative
        && subject.is_none()
        && !finite.pronoun
        && prior >= sentence.start + 2
        && view.has(prior - 2, Tag::Evidence)
        && view.marks[prior - 2].article;
    if mute {
        return None;
    }
    if subject.is_none() && bare_before && !impersonal && !told {
        return None;
    }
    if subject.is_none() && evidence(view, at, sentence.end, found.that.is_some()) && !finite.pronoun {
        return None;
    }
    // `وهو ما يعني`, `مما دعا`: evidence; but `غالبا ما تحتج` is speech.
    let lead = last.is_some_and(|i| {
        let often = i > sentence.start && view.has(i - 1, Tag::Adverb);
        view.has(i, Tag::Lead)
            && !often
            && (imperfect && !what && found_before.is_none()
                || view.has(i, Tag::What) && view.marks[i].has(Tag::Lead) && view.fold(i).chars().count() > 2)
    });
    if lead && !finite.pronoun {
        return None;
    }
    if subject.is_none() && !start && !found.opens() && !relative && !what && !told {
        return None;
    }
    // The speaker's own inner verb; but `إلا أنه يرى` goes on.
    let same = last.is_some_and(|i| {
        let but = i > sentence.start && view.has(i - 1, Tag::Boundary);
        view.that(i) && view.marks[i].pronoun && !but
    });
    if imperfect && same && subject.is_none() {
        return None;
    }
    // `واتهم بالقتل`: nobody is there to accuse.
    let charged = verb.class == VerbClass::Accusing
        && subject.is_none()
        && !finite.pronoun
        && !imperfect
        && found.led == Some(at + 1)
        && view.marks[at + 1].particle.chars().count() == 1;
    let passive = verb.passive
        || charged
        || believed && subject.is_none()
        || subject.is_none()
            && (verb.impersonal && imperfect && form.gender == Gender::M && prior == at
                || relative
                    && !finite.pronoun
                    && !found.that.is_some_and(|i| i == at + 1 && view.marks[i].pronoun));
    // Right after an opening mark and without a sure speaker: the speaker's own first person.
    let opening = last.is_some_and(|i| view.quotation(i).is_some()) && !finite.conjunction;
    let first_person = form.kind == FormKind::Perfect
        && form.gender == Gender::F
        && subject.as_ref().and_then(|s| s.wording).is_none_or(|w| view.marks[w.head].has(Tag::Quantity));
    if opening && (subject.is_none() || first_person) {
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
