//! Finite verbs where the subject stands first.

use std::ops::Range;

use super::listed::speaker;
use super::{before, loose};
use crate::attribution::annotate::quotation::quotation_before;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::frame::Found;
use crate::attribution::cues::helpers::{begun, helped};
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Verb, VerbForm};
use crate::codings::{Scope, SourceType};
use crate::text::TokenKind;

/// A finite verb where the subject stands first: `X said`, `X, who ..., has said`, and, after
/// the words themselves, `said X`.
pub fn subject_verb(
    view: &View<'_>,
    at: usize,
    prior: usize,
    sentence: &Range<usize>,
    form: VerbForm,
) -> Option<Cue> {
    let verb = &view.lists.verbs[form.verb as usize];
    // In the wide scope speech that was planned or did not happen counts too.
    let wide = view.lists.scope == Scope::Wide;
    let begun = begun(view, at, sentence.start);
    let helped = begun.unwrap_or_else(|| if wide { helped(view, at, sentence.start) } else { at });
    let own_helpers = prior;
    let prior = if wide || begun.is_some() { prior.min(helped) } else { prior };
    let last = (prior > sentence.start).then(|| prior - 1);
    let unreal = (prior..at).any(|i| view.has(i, Tag::Negation))
        || at > sentence.start && view.has(at - 1, Tag::Planned) && !view.lists.capital(view.text(at - 1))
        || last.is_some_and(|i| {
            view.marks[i].any(&[Tag::Planned, Tag::Negation, Tag::Own])
                && !(view.has(i, Tag::Planned) && view.lists.capital(view.text(i)))
        });
    if unreal && begun.is_none() && !(wide && led(view, at, form, sentence.start)) {
        return None;
    }
    // After a possessive or an article stands a noun.
    let noun = last.is_some_and(|i| {
        prior == at && (view.marks[i].pronoun || view.has(i, Tag::Opener) || view.has(i, Tag::Preposition))
    });
    if noun && form.kind != FormKind::Participle {
        return None;
    }
    let progressive = form.kind == FormKind::Participle;
    let participle_form = form.kind == FormKind::Perfect;
    let be = !progressive && (own_helpers..at).any(|i| view.has(i, Tag::Be));
    if be && !participle_form {
        return None;
    }
    let mut subject = None;
    if !be {
        subject = before::before(view, helped, sentence.start)
            .or_else(|| own(view, helped, sentence.start).filter(|_| wide))
            .or_else(|| loose::loose(view, prior, sentence.start));
    }
    if be {
        let by = (at + 1..sentence.end.min(at + 6)).find(|&i| view.has(i, Tag::By));
        subject = by.and_then(|i| speaker(view, i + 1, sentence.end, false));
    }
    // `He's said`: the pronoun carries its helper.
    if subject.is_none()
        && let Some(i) = (prior..at).find(|&i| view.has(i, Tag::Pronoun))
    {
        subject = Some(Subject { range: i..i + 1, wording: None });
    }
    let closing = last.is_some_and(|i| view.sign(i)) || last.is_none() && quoted_before(view, at);
    // `The bridge is old, said Tom Hale`: only its place speaks for what stands before.
    let unsure =
        subject.as_ref().is_none_or(|s| s.wording.is_none() && !view.has(s.range.end - 1, Tag::Pronoun));
    if unsure && closing && !be && at + 1 < sentence.end {
        let after = speaker(view, at + 1, sentence.end, false);
        subject = after.filter(|a| subject.is_none() || a.wording.is_some()).or(subject);
    }
    let joined = last.is_some_and(|i| view.marks[i].any(&[Tag::Boundary, Tag::Relative]));
    let from = subject.as_ref().map_or(at + 1, |s| if s.range.start > at { s.range.end } else { at + 1 });
    let mut found = Found::after(view, verb, from, sentence.end, false);
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
    let infinitive = (helped..at).any(|i| view.has(i, Tag::Planned));
    if view.spelled_as_noun(form) && verb.noun && subject.is_none() && !infinitive {
        return None;
    }
    if subject.is_none()
        && !be
        && !(joined && participle_form
            || found.that.is_some() && closing
            || joined && !view.spelled_as_noun(form)
            || infinitive)
    {
        return None;
    }
    if be && subject.is_none() && !(wide || verb.impersonal || verb.reports && found.that.is_some()) {
        return None;
    }
    if form.kind == FormKind::Imperfect
        && !infinitive
        && !agrees(view, verb, form, subject.as_ref(), at, sentence.end)
    {
        return None;
    }
    if view.is(at.saturating_sub(1), &["-", "–"])
        && at > sentence.start
        && view.doc.tokens[at - 1].span.end == view.doc.tokens[at].span.start
    {
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

/// Whether a verb that was denied or did not happen yet still hands over content: `did not say`,
/// `will announce`, `went on to say`, but not `in order to say`.
fn led(view: &View<'_>, at: usize, form: VerbForm, start: usize) -> bool {
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

/// The writer, who speaks for himself.
fn own(view: &View<'_>, end: usize, start: usize) -> Option<Subject> {
    (end > start && view.has(end - 1, Tag::Own)).then(|| Subject { range: end - 1..end, wording: None })
}

/// A present form goes with its subject in number; one that is a noun too needs the start of
/// its content after it.
fn agrees(
    view: &View<'_>,
    verb: &Verb,
    form: VerbForm,
    subject: Option<&Subject>,
    at: usize,
    end: usize,
) -> bool {
    if let Some(subject) = subject.filter(|s| s.range.start < at) {
        let last = subject.wording.map_or(subject.range.end - 1, |w| w.head);
        let mark = &view.marks[last];
        let pronoun = mark.has(Tag::Pronoun);
        let counted = subject.range.clone().any(|i| view.doc.tokens[i].kind == TokenKind::Number);
        let two = subject.range.clone().any(|i| view.has(i, Tag::Joins));
        let many = mark.plural
            || two
            || counted
            || view.marks[subject.range.start].any(&[Tag::Source, Tag::Quantity])
            || mark.any(&[Tag::Source, Tag::Quantity, Tag::Many])
            || !pronoun
                && !view.lists.capital(view.text(last))
                && view.lists.noun.plural.iter().any(|e| view.fold(last).ends_with(e.as_str()));
        let joined = subject.range.start > 0 && view.has(subject.range.start - 1, Tag::Boundary);
        if form.bare && !many && !joined
            || !form.bare && many && !mark.has(Tag::Document) && !view.lists.capital(view.text(last))
        {
            return false;
        }
    }
    if !verb.noun {
        return true;
    }
    let sure = subject
        .is_some_and(|s| s.wording.is_some() || s.range.len() == 1 && view.has(s.range.start, Tag::Pronoun));
    let next = at + 1;
    sure && (next >= end
        || view.that(next)
        || view.sign(next)
        || view.marks[next].any(&[Tag::Opener, Tag::Pronoun, Tag::Own, Tag::Quantity])
        || view.lists.capital(view.text(next)))
}
