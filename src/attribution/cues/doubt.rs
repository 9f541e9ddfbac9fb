//! Reasons why a finite verb is no cue that the verb and what stands before it show.

use super::candidate::Candidate;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;

type Reason = Rule<fn(&Candidate<'_, '_>) -> bool>;

/// Nothing was said, or the outlet says it.
static NOTHING_SAID: &[Reason] = &[
    rule("nothing said: denied", denied),
    rule("nothing said: planned", planned),
    rule("nothing said: asked whether", asked),
    rule("nothing said: the outlet speaks", outlet_speaks),
    rule("nothing said: withholds a name", withholds_name),
    rule("nothing said: refuses comment", refuses_comment),
];

/// The letters are no verb with somebody for a subject.
static NO_VERB: &[Reason] = &[
    rule("no verb: among them", among_them),
    rule("no verb: anybody", anybody),
    rule("no verb: a name in marks", in_marks),
    rule("no verb: a first name", first_name),
    rule("no verb: is called", names_person),
];

/// In the order verb, subject: the letters are a noun, or the verb is about something else.
static NOUN: &[Reason] = &[
    rule("noun: governed", governed),
    rule("noun: possessed", possessed),
    rule("noun: no object of the verb", takes_no_such_object),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(NOTHING_SAID), names(NO_VERB), names(NOUN)].concat()
}

fn any(reasons: &[Reason], candidate: &Candidate<'_, '_>) -> bool {
    candidate.view.lists.trial.any(reasons, |holds| holds(candidate))
}

/// Whether nothing was said.
pub fn nothing_said(candidate: &Candidate<'_, '_>) -> bool {
    any(NOTHING_SAID, candidate)
}

/// Whether the letters are no verb with somebody for a subject.
pub fn no_verb(candidate: &Candidate<'_, '_>) -> bool {
    any(NO_VERB, candidate)
}

/// Whether the letters are a noun where the verb stands first.
pub fn noun(candidate: &Candidate<'_, '_>) -> bool {
    any(NOUN, candidate)
}

/// `لم يؤكد`.
fn denied(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, .. } = *candidate;
    let next_to = at > sentence.start && view.has(at - 1, Tag::Negation);
    view.subject_after() && (candidate.after(Tag::Negation) || next_to)
}

/// `أن يعلن`, `ربما يعلن`: an imperfect after a bare `أن` or a word of possibility.
fn planned(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, finite, .. } = *candidate;
    if at == sentence.start || !candidate.imperfect() || finite.conjunction || !view.subject_after() {
        return false;
    }
    let before = &view.marks[at - 1];
    view.that(at - 1) && !before.pronoun || before.has(Tag::Planned) && !before.has(Tag::What)
}

/// `ما إذا كان اعترف أم أنكر`: whether it was said.
fn asked(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, prior, .. } = *candidate;
    let or = candidate.last.is_some_and(|i| view.has(i, Tag::Alternative));
    let whether = prior > sentence.start + 1
        && view.has(prior - 1, Tag::Planned)
        && view.has(prior - 2, Tag::What)
        && prior < at;
    view.subject_after() && (or || whether)
}

/// `يذكر أن`: the outlet recalls it.
fn outlet_speaks(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, .. } = *candidate;
    let that = || view.that(at + 1) || view.preposition(at + 1).is_some() && view.that(at + 2);
    view.has(at, Tag::Outer) && at + 1 < view.len() && that()
}

/// `رفض الكشف عن هويته`: the reason for anonymity inside a source.
fn withholds_name(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, .. } = *candidate;
    view.has(at, Tag::Anonymity) && (at + 1..sentence.end.min(at + 5)).any(|i| view.has(i, Tag::Identity))
}

/// `رفضت الشركة التعليق`.
fn refuses_comment(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, .. } = *candidate;
    view.has(at, Tag::NegatedNoun)
        && (at + 1..sentence.end.min(at + 5))
            .take_while(|&i| !view.that(i))
            .any(|i| view.has(i, Tag::Comment))
}

/// `من بينها`.
fn among_them(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, finite, .. } = *candidate;
    candidate.after(Tag::Preposition)
        && view.has(at, Tag::Preposition)
        && finite.pronoun
        && !finite.conjunction
}

/// `من يقول غير ذلك`: nobody in particular.
fn anybody(candidate: &Candidate<'_, '_>) -> bool {
    candidate.view.subject_after()
        && candidate.imperfect()
        && !candidate.finite.pronoun
        && candidate.after(Tag::What)
        && candidate.after(Tag::Preposition)
}

/// `(تعاهد)`: a name in marks.
fn in_marks(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, .. } = *candidate;
    view.subject_after()
        && at > sentence.start
        && view.is(at - 1, &["(", "«", "\"", "“"])
        && view.is(at + 1, &[")", "»", "\"", "”"])
}

/// `شخص يدعى أحمد`: is called.
fn names_person(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, sentence, .. } = *candidate;
    let person = |i: usize| view.marks[i].any(&[Tag::Source, Tag::Person, Tag::Modifier, Tag::Nationality]);
    view.has(at, Tag::Called) && at > sentence.start && person(at - 1)
}

/// `يحيى بن`.
fn first_name(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, .. } = *candidate;
    view.subject_after() && view.has(at, Tag::FirstName) && view.has(at + 1, Tag::NameParticle)
}

/// `في رد`: a preposition governs it.
fn governed(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, finite, .. } = *candidate;
    let preposition =
        |i: usize| view.has(i, Tag::Preposition) && !view.has(i, Tag::What) && !view.marks[i].pronoun;
    !finite.conjunction && candidate.last.is_some_and(preposition)
}

/// `رده`: a noun with its possessor, where nothing shows that it is a verb with its object.
fn possessed(candidate: &Candidate<'_, '_>) -> bool {
    candidate.homograph()
        && candidate.finite.pronoun
        && !candidate.embedded()
        && !candidate.clause_with_object()
}

/// `السياسات التي تبناها`: what is taken up must be among the verb's objects.
fn takes_no_such_object(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate { view, at, verb, finite, .. } = *candidate;
    let listed = |i: usize| verb.objects.iter().any(|o| o == view.base(i));
    candidate.relative()
        && finite.pronoun
        && !verb.objects.is_empty()
        && !(at.saturating_sub(6)..at).any(listed)
}
