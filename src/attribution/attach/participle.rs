//! Participles that go with the verb of their clause (`مشيرا إلى`).

use std::ops::Range;

use super::echo::continues_cue;
use super::gerund::gerund;
use super::subject_first::subject_verb;
use crate::attribution::annotate::form::accusative;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::frame::Found;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Need, Verb};
use crate::text::TokenKind;

/// A participle that goes with the verb of its clause (`مشيرا إلى`).
pub fn participle(view: &View<'_>, at: usize, sentence: &Range<usize>, last: Option<&Cue>) -> Option<Cue> {
    let form = view.marks[at].participle?;
    if !view.subject_after() {
        // `is calling for`: a finite form.
        let mut prior = at;
        while prior > sentence.start
            && (view.has(prior - 1, Tag::Auxiliary) || view.has(prior - 1, Tag::Adverb))
        {
            prior -= 1;
        }
        if (prior..at).any(|i| view.has(i, Tag::Be)) {
            return subject_verb(view, at, prior, sentence, form);
        }
        return gerund(view, at, sentence, form, last).filter(|_| !view.has(at, Tag::LineLabel));
    }
    if view.has(at, Tag::LineLabel) {
        return None;
    }
    let verb = &view.lists.verbs[form.verb as usize];
    let before = (at > sentence.start).then(|| at - 1);
    if before.is_some_and(|i| view.marks[i].any(&[Tag::Preposition, Tag::Negation])) || form.bare {
        return None;
    }
    let apart = before.is_none_or(|i| view.sign(i) && !view.is(i, &["/", "-"])) || view.marks[at].conjunction;
    let adverbial = view.lists.noun.case.iter().any(|e| view.fold(at).ends_with(e.as_str()));
    let mut found = Found::after(view, verb, at + 1, sentence.end.min(at + 8), false);
    found.start = apart;
    found.speaker = apart;
    let close = found.close(view, verb, at + 1);
    // `وأضاف قائلا`, `وأضاف موضحا`: one attribution.
    let echo = view.has(at, Tag::Echo) || !apart && close;
    if echo && last.is_some_and(|c| c.how == How::Finite && continues_cue(view, c, at)) {
        return None;
    }
    if !(adverbial || apart || close || view.has(at, Tag::Echo) && view.subject_after()) {
        return None;
    }
    // `41 متهما`, `ارتفاعا لافتا`: a noun or an adjective.
    let adjective = before.is_some_and(|i| {
        view.doc.tokens[i].kind == TokenKind::Number
            || view.lists.noun.accusative.iter().any(|e| view.text(i).ends_with(e.as_str()))
                && !view.marks[i].any(&[Tag::Adverb, Tag::Time])
    });
    if adverbial && adjective && !apart && !close {
        return None;
    }
    if adverbial && before.is_some_and(|i| view.doc.tokens[i].kind == TokenKind::Number) {
        return None;
    }
    // `مبلغاً مالياً`: a noun with its adjective.
    let noun = adverbial
        && !close
        && accusative(view, at)
        && at + 1 < sentence.end
        && view.marks[at + 1].has(Tag::Modifier)
        && accusative(view, at + 1)
        // `مقرا لها`: its owner.
        || adverbial
            && !verb.needs.is_empty()
            && owner(view, at + 1);
    if noun {
        return None;
    }
    if !adverbial
        && !apart
        && before.is_some_and(|i| view.marks[i].word && !view.marks[i].has(Tag::Time))
        && last.is_none()
    {
        return None;
    }
    if !(found.meets(&verb.needs) || adverbial && close) {
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
    let alone = mark.has(Tag::Preposition)
        && mark.particle.is_empty()
        && !mark.pronoun
        && view.fold(next).chars().count() > 1;
    usize::from(
        alone && verb.prepositions.iter().any(|p| p == view.base(next)) && !view.has(next + 1, Tag::Setting)
            || echo_only && mark.has(Tag::Echo),
    )
}

/// `لها`: to somebody met before.
fn owner(view: &View<'_>, at: usize) -> bool {
    let dative = |d: &String| {
        let rest = view.fold(at).strip_prefix(d.as_str());
        rest.is_some_and(|rest| view.lists.noun.pronouns.iter().any(|p| p == rest))
    };
    at < view.len() && view.lists.links.dative.iter().any(dative)
}
