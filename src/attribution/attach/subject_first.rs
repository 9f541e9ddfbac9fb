//! Finite verbs where the subject stands first.

use std::ops::Range;

use super::listed::speaker;
use super::{before, loose};
use crate::attribution::annotate::quotation::quotation_before;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::frame::Found;
use crate::attribution::cues::helpers::{begun, helped};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Verb, VerbForm};
use crate::codings::{Scope, SourceType};
use crate::text::TokenKind;

/// A verb with its helpers, in its sentence.
struct Clause<'v, 'd> {
    view: &'v View<'d>,
    at: usize,
    sentence: &'v Range<usize>,
    verb: &'v Verb,
    form: VerbForm,
    wide: bool,
    /// Where the verbs begin that an infinitive goes with whose deed is done.
    begun: Option<usize>,
    /// Where the helpers begin that the subject stands before.
    helped: usize,
    /// Where the verb begins with its helpers.
    prior: usize,
    /// The token before.
    last: Option<usize>,
    /// A form of *be* helps.
    be: bool,
}

/// Nobody says anything.
static NO_SPEECH: &[Rule<fn(&Clause<'_, '_>) -> bool>] = &[
    rule("first: denied or planned", |c| unreal(c) && c.begun.is_none() && !(c.wide && led(c))),
    rule("first: a noun after an article or preposition", noun),
];

/// Who speaks, in this order.
static SPEAKER: &[Rule<fn(&Clause<'_, '_>) -> Option<Subject>>] = &[
    rule("first: before the verb", |c| {
        (!c.be).then(|| before::before(c.view, c.helped, c.sentence.start))?
    }),
    rule("first: parted from the verb", |c| {
        (!c.be).then(|| loose::loose(c.view, c.prior, c.sentence.start))?
    }),
    rule("first: by whom", |c| c.be.then(|| by(c))?),
    rule("first: a pronoun with its helper", carried),
];

/// Who speaks after the verb, where what stands before it is no more than a phrase.
static BEHIND: &[Rule<fn(&Clause<'_, '_>) -> Option<Subject>>] = &[rule("first: said somebody", said)];

/// A clause whose frame is met.
struct Met<'v, 'd> {
    clause: Clause<'v, 'd>,
    subject: Option<Subject>,
    found: Found<'d>,
    /// A conjunction or relative stands before.
    joined: bool,
    /// What is said stands before.
    closing: bool,
    infinitive: bool,
}

/// It is no cue all the same.
static NO_CUE: &[Rule<fn(&Met<'_, '_>) -> bool>] = &[
    rule("first: nobody speaks", |m| m.nobody() && !m.clause.be && !goes_on(m)),
    rule("first: a passive of nobody", |m| m.nobody() && m.clause.be && !believed(m)),
    rule("first: disagrees in number", |m| m.present() && disagrees(m)),
    rule("first: a noun by what follows", |m| m.present() && m.clause.verb.noun && !verb_by_next(m)),
    rule("first: part of a compound", |m| compound(&m.clause)),
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(NO_SPEECH), names(SPEAKER), names(BEHIND), names(NO_CUE)].concat()
}

/// A finite verb where the subject stands first: `X said`, `X, who ..., has said`, and, after
/// the words themselves, `said X`.
pub fn subject_verb(
    view: &View<'_>,
    at: usize,
    prior: usize,
    sentence: &Range<usize>,
    form: VerbForm,
) -> Option<Cue> {
    let trial = &view.lists.trial;
    let clause = Clause::new(view, at, prior, sentence, form);
    if trial.any(NO_SPEECH, |holds| holds(&clause)) {
        return None;
    }
    let Clause { verb, last, be, .. } = clause;
    let mut subject = trial.first(SPEAKER, |finds| finds(&clause));
    let closing = last.is_some_and(|i| view.sign(i)) || last.is_none() && quoted_before(view, at);
    // `The bridge is old, said Tom Hale`: only its place speaks for what stands before.
    let unsure =
        subject.as_ref().is_none_or(|s| s.wording.is_none() && !view.has(s.range.end - 1, Tag::Pronoun));
    if unsure && closing && !be && at + 1 < sentence.end {
        let after = trial.first(BEHIND, |finds| finds(&clause));
        subject = after.filter(|a| subject.is_none() || a.wording.is_some()).or(subject);
    }
    let from = subject.as_ref().map_or(at + 1, |s| if s.range.start > at { s.range.end } else { at + 1 });
    let mut found = Found::after(view, verb, from, sentence.end, false);
    let joined = last.is_some_and(|i| view.marks[i].any(&[Tag::Boundary, Tag::Relative]));
    found.speaker = subject.is_some();
    found.start = joined;
    found.behind = quoted_before(view, subject.as_ref().map_or(at, |s| s.range.start.min(at)));
    if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
        found.media = w.kind == SourceType::Media;
        found.document = w.kind == SourceType::Document;
    }
    if !found.meets(if form.kind == FormKind::Imperfect { &verb.imperfect_needs } else { &verb.needs }) {
        return None;
    }
    let infinitive = (clause.helped..at).any(|i| view.has(i, Tag::Planned));
    let met = Met { clause, subject, found, joined, closing, infinitive };
    if trial.any(NO_CUE, |holds| holds(&met)) {
        return None;
    }
    Some(Cue {
        verb: Some(form.verb),
        form: Some(form),
        passive: be && met.subject.is_none(),
        opens: met.found.opening(),
        subject: met.subject,
        ..plain_cue(at..at + 1, How::Finite)
    })
}

impl<'v, 'd> Clause<'v, 'd> {
    fn new(view: &'v View<'d>, at: usize, own: usize, sentence: &'v Range<usize>, form: VerbForm) -> Self {
        // In the wide scope speech that was planned or did not happen counts too.
        let wide = view.lists.scope == Scope::Wide;
        let begun = begun(view, at, sentence.start);
        let helped = begun.unwrap_or_else(|| if wide { helped(view, at, sentence.start) } else { at });
        let prior = if wide || begun.is_some() { own.min(helped) } else { own };
        let last = (prior > sentence.start).then(|| prior - 1);
        let be = form.kind != FormKind::Participle && (own..at).any(|i| view.has(i, Tag::Be));
        let verb = &view.lists.verbs[form.verb as usize];
        Self { view, at, sentence, verb, form, wide, begun, helped, prior, last, be }
    }
}

impl Met<'_, '_> {
    fn nobody(&self) -> bool {
        self.subject.is_none()
    }

    /// The form is spelled like the verb's noun.
    fn as_noun(&self) -> bool {
        self.clause.view.spelled_as_noun(self.clause.form)
    }

    fn present(&self) -> bool {
        self.clause.form.kind == FormKind::Imperfect && !self.infinitive
    }
}

/// Denied or planned, or the speaker's own.
fn unreal(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, sentence, prior, last, .. } = *clause;
    let name = |i: usize| view.has(i, Tag::Planned) && view.lists.capital(view.text(i));
    (prior..at).any(|i| view.has(i, Tag::Negation))
        || at > sentence.start && view.has(at - 1, Tag::Planned) && !view.lists.capital(view.text(at - 1))
        || last.is_some_and(|i| view.marks[i].any(&[Tag::Planned, Tag::Negation, Tag::Own]) && !name(i))
}

/// After a possessive, an article or a preposition stands a noun.
fn noun(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, form, prior, last, .. } = *clause;
    let leads = |i: usize| view.marks[i].pronoun || view.marks[i].any(&[Tag::Opener, Tag::Preposition]);
    form.kind != FormKind::Participle && prior == at && last.is_some_and(leads)
}

fn by(clause: &Clause<'_, '_>) -> Option<Subject> {
    let Clause { view, at, sentence, .. } = *clause;
    let by = (at + 1..sentence.end.min(at + 6)).find(|&i| view.has(i, Tag::By))?;
    speaker(view, by + 1, sentence.end, false)
}

/// `He's said`: the pronoun carries its helper.
fn carried(clause: &Clause<'_, '_>) -> Option<Subject> {
    let pronoun = (clause.prior..clause.at).find(|&i| clause.view.has(i, Tag::Pronoun))?;
    Some(Subject { range: pronoun..pronoun + 1, wording: None })
}

fn said(clause: &Clause<'_, '_>) -> Option<Subject> {
    speaker(clause.view, clause.at + 1, clause.sentence.end, false)
}

/// Who spoke goes on, or what is said stands before the verb.
fn goes_on(met: &Met<'_, '_>) -> bool {
    met.joined && met.clause.form.kind == FormKind::Perfect
        || met.found.that.is_some() && met.closing
        || met.joined && !met.as_noun()
        || met.infinitive
}

/// A passive that hands on a claim all the same.
fn believed(met: &Met<'_, '_>) -> bool {
    let verb = met.clause.verb;
    met.clause.wide || verb.impersonal || verb.reports && met.found.that.is_some()
}

/// Written on a hyphen.
fn compound(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, sentence, .. } = *clause;
    view.is(at.saturating_sub(1), &["-", "–"])
        && at > sentence.start
        && view.doc.tokens[at - 1].span.end == view.doc.tokens[at].span.start
}

/// Whether a verb that was denied or did not happen yet still hands over content: `did not say`,
/// `will announce`, `went on to say`, but not `in order to say`.
fn led(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, form, .. } = *clause;
    let start = clause.sentence.start;
    let helps = |i: usize| view.marks[i].any(&[Tag::Lead, Tag::Negation]);
    let near = (start..at).rev().find(|&i| !view.has(i, Tag::Adverb) || view.has(i, Tag::Negation));
    near.is_some_and(|i| {
        if view.preposition(i).is_some() { form.bare && i > start && helps(i - 1) } else { helps(i) }
    })
}

/// A quotation ends right before this token.
fn quoted_before(view: &View<'_>, at: usize) -> bool {
    quotation_before(view, at).is_some()
}

/// A present form goes with its subject in number.
fn disagrees(met: &Met<'_, '_>) -> bool {
    let Clause { view, at, form, .. } = met.clause;
    let Some(subject) = met.subject.as_ref().filter(|s| s.range.start < at) else { return false };
    let last = subject.wording.map_or(subject.range.end - 1, |w| w.head);
    let mark = &view.marks[last];
    let capital = view.lists.capital(view.text(last));
    let ends = |e: &String| view.fold(last).ends_with(e.as_str());
    let number = |i: usize| view.doc.tokens[i].kind == TokenKind::Number;
    let many = mark.plural
        || subject.range.clone().any(|i| view.has(i, Tag::Joins) || number(i))
        || view.marks[subject.range.start].any(&[Tag::Source, Tag::Quantity])
        || mark.any(&[Tag::Source, Tag::Quantity, Tag::Many])
        || !mark.has(Tag::Pronoun) && !capital && view.lists.noun.plural.iter().any(ends);
    let joined = subject.range.start > 0 && view.has(subject.range.start - 1, Tag::Boundary);
    form.bare && !many && !joined || !form.bare && many && !mark.has(Tag::Document) && !capital
}

/// A present form that is a noun too needs a sure subject, and the start of its content after it.
fn verb_by_next(met: &Met<'_, '_>) -> bool {
    let Clause { view, at, sentence, .. } = met.clause;
    let pronoun = |s: &Subject| s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun);
    let sure = met.subject.as_ref().is_some_and(|s| s.wording.is_some() || pronoun(s));
    let next = at + 1;
    sure && (next >= sentence.end
        || view.that(next)
        || view.sign(next)
        || view.marks[next].any(&[Tag::Opener, Tag::Pronoun, Tag::Own, Tag::Quantity])
        || view.lists.capital(view.text(next)))
}
