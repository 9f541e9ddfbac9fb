//! Reasons why a finite verb is no cue although its frame is met: nobody there can speak.

use super::between::skip;
use super::report::Report;
use super::sides::{border_before, sure};
use crate::attribution::cues::candidate::Candidate;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Gender};
type Reason = Rule<fn(&Report<'_, '_>) -> bool>;

/// Each enough by itself.
static MUTE: &[Reason] = &[
    rule("mute: a noun in the midst of a clause", noun_in_clause),
    rule("mute: a noun with its complement", noun_with_complement),
    rule("mute: a noun before an unlisted word", noun_of_body),
    rule("mute: an unsure subject in the midst of a clause", unsure_after),
    rule("mute: an outlet passes it on", passes_on),
    rule("mute: a noun after what did not happen", denied_noun),
    rule("mute: a mute antecedent", mute_antecedent),
    rule("mute: a mute noun before the verb", mute_before),
    rule("mute: evidence after the verb", evidence_after),
    rule("mute: what it means", what_it_means),
    rule("mute: nothing begins or opens", opens_nothing),
    rule("mute: the speaker's inner verb", same_speaker),
    rule("mute: the speaker's own words", own_words),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(MUTE)
}

/// Whether nobody speaks.
pub fn mute(report: &Report<'_, '_>) -> bool {
    report.candidate.view.lists.trial.any(MUTE, |holds| holds(report))
}

/// `تفاصيل رد الحكومة`: letters that are a noun too, where no clause begins.
fn noun_in_clause(report: &Report<'_, '_>) -> bool {
    let candidate = &report.candidate;
    candidate.homograph() && !report.start && report.before.is_none() && !candidate.embedded()
}

/// `ونشر الفتنة`: a noun of the same letters with its complement; a verb's marker is near.
fn noun_with_complement(report: &Report<'_, '_>) -> bool {
    let Candidate { view, at, sentence, finite, last, .. } = report.candidate;
    let begins = |start: usize| start == sentence.start || border_before(view, start);
    let clause = report.before.as_ref().is_some_and(|s| begins(s.range.start));
    if !report.candidate.homograph() || report.after.is_some() || clause {
        return false;
    }
    let found = &report.found;
    let mut markers = [found.that, found.colon, found.quote, found.echo].into_iter().flatten();
    let near = markers.any(|i| i <= at + 4);
    let opened = report.candidate.after(Tag::Boundary) && found.colon.is_some();
    let reach = if finite.conjunction && last.is_none_or(|i| view.sign(i)) { 6 } else { 2 };
    !near && !opened && found.led.is_none_or(|i| i > at + reach)
}

/// `نادي فيرونا`, `ووصف دقيق`: letters of a noun before a word that no list knows.
fn noun_of_body(report: &Report<'_, '_>) -> bool {
    let Candidate { view, at, .. } = report.candidate;
    let loose = report.after.as_ref().is_some_and(|s| {
        !sure(view, s)
            && !view.marks[s.range.start].article
            && !view.that(s.range.end)
            && !view.colon(s.range.end)
    });
    report.candidate.homograph()
        && report.before.is_none()
        && (loose
            || view.has(at, Tag::Organisation)
                && !report.candidate.finite.conjunction
                && !report.found.opens())
}

/// A subject that only its place shows, after a verb in the middle of a clause.
fn unsure_after(report: &Report<'_, '_>) -> bool {
    let Candidate { view, last, .. } = report.candidate;
    !report.start
        && report.after.as_ref().is_some_and(|s| !sure(view, s))
        && report.before.is_none()
        && last.is_some_and(|i| view.marks[i].word)
        && !report.candidate.embedded()
}

/// `في خطبة نقلتها الوكالة`: the outlet only passes on what was said before.
fn passes_on(report: &Report<'_, '_>) -> bool {
    let candidate = &report.candidate;
    candidate.finite.pronoun && candidate.inside_clause() && report.found.media && !candidate.embedded()
}

/// `لم يصدر عن الحكومة رد`: the noun, after a verb that did not happen.
fn denied_noun(report: &Report<'_, '_>) -> bool {
    let Candidate { view, at, sentence, finite, .. } = report.candidate;
    report.candidate.homograph()
        && !finite.conjunction
        && report.after.is_none()
        && (sentence.start..at).rev().take_while(|&i| !view.sign(i)).any(|i| view.has(i, Tag::Negation))
}

/// `الأسباب التي تدعو إلى القلق`: what the relative points back to cannot speak.
fn mute_antecedent(report: &Report<'_, '_>) -> bool {
    let Candidate { view, sentence, finite, prior, .. } = report.candidate;
    report.candidate.relative()
        && report.subject.is_none()
        && !finite.pronoun
        && prior >= sentence.start + 2
        && view.has(prior - 2, Tag::Evidence)
        && view.marks[prior - 2].article
}

/// `النتائج تؤكد`: a noun before the verb that cannot speak is its subject.
fn mute_before(report: &Report<'_, '_>) -> bool {
    report.subject.is_none() && report.candidate.inside_clause() && !report.impersonal() && !report.told
}

/// `وتظهر الأرقام أن`: a noun right after the verb that cannot speak, as its subject.
fn evidence_after(report: &Report<'_, '_>) -> bool {
    let Candidate { view, at, sentence, finite, .. } = report.candidate;
    if report.subject.is_some() || finite.pronoun {
        return false;
    }
    let end = sentence.end;
    let mut next = skip(view, at + 1, end);
    if next + 1 < end && view.marks[next].any(&[Tag::Demonstrative, Tag::Opener]) {
        next += 1;
    }
    next < end
        && view.has(next, Tag::Evidence)
        && (report.found.that.is_some() || !view.has(next, Tag::SpeechNoun))
        && view.preposition(next).is_none()
}

/// `وهو ما يعني`, `مما دعا`: evidence; but `غالبا ما تحتج` is speech.
fn what_it_means(report: &Report<'_, '_>) -> bool {
    let Candidate { view, sentence, finite, .. } = report.candidate;
    let candidate = &report.candidate;
    let leads = |i: usize| {
        let often = i > sentence.start && view.has(i - 1, Tag::Adverb);
        let present = candidate.imperfect() && !candidate.what() && report.before.is_none();
        view.has(i, Tag::Lead)
            && !often
            && (present || view.has(i, Tag::What) && view.fold(i).chars().count() > 2)
    };
    !finite.pronoun && candidate.last.is_some_and(leads)
}

/// Nobody speaks, nothing begins and no content opens.
fn opens_nothing(report: &Report<'_, '_>) -> bool {
    report.subject.is_none()
        && !report.start
        && !report.found.opens()
        && !report.candidate.embedded()
        && !report.told
}

/// `أكد أنه يرى`: the speaker's own inner verb; but `إلا أنه يرى` goes on.
fn same_speaker(report: &Report<'_, '_>) -> bool {
    let Candidate { view, sentence, last, .. } = report.candidate;
    let same = |i: usize| {
        let but = i > sentence.start && view.has(i - 1, Tag::Boundary);
        view.that(i) && view.marks[i].pronoun && !but
    };
    report.candidate.imperfect() && report.subject.is_none() && last.is_some_and(same)
}

/// `"أكدت لهم`: right after an opening mark and without a sure speaker it is the speaker's own
/// first person.
fn own_words(report: &Report<'_, '_>) -> bool {
    let Candidate { view, form, finite, last, .. } = report.candidate;
    let opening = last.is_some_and(|i| view.quotation(i).is_some()) && !finite.conjunction;
    let wording = report.subject.as_ref().and_then(|s| s.wording);
    let first_person = form.kind == FormKind::Perfect
        && form.gender == Gender::F
        && wording.is_none_or(|w| view.marks[w.head].has(Tag::Quantity));
    opening && (report.subject.is_none() || first_person)
}
