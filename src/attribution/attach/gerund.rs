//! Gerunds where the subject stands first: `..., saying that`, `a statement calling for`.

use std::ops::Range;

use super::echo::continues_cue;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How};
use crate::attribution::cues::frame::Found;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Verb, VerbForm};
use crate::codings::Scope;

/// A gerund that goes with its clause, or with the noun before it.
pub fn gerund(
    view: &View<'_>,
    at: usize,
    sentence: &Range<usize>,
    form: VerbForm,
    last: Option<&Cue>,
) -> Option<Cue> {
    let verb = &view.lists.verbs[form.verb as usize];
    let wide = view.lists.scope == Scope::Wide;
    let skipped = (sentence.start..at).rev().take_while(|&i| view.has(i, Tag::Adverb)).count();
    let before = (at > sentence.start + skipped).then(|| at - skipped - 1);
    let is = |tags: &[Tag]| before.is_some_and(|i| view.marks[i].any(tags));
    let denied = is(&[Tag::Negation]) || at > sentence.start && view.has(at - 1, Tag::Negation);
    if denied && !wide || is(&[Tag::Opener]) || before.is_some_and(|i| view.marks[i].pronoun) {
        return None;
    }
    let led = is(&[Tag::Preposition]) && !view.has(before?, Tag::Boundary);
    if led && !verb.needs.is_empty() {
        return None;
    }
    // A comma, a conjunction or a preposition parts it from the words before.
    let apart = led
        || is(&[Tag::Boundary])
        || before.is_none_or(|i| view.sign(i) && !view.is(i, &["/", "-"]) && !view.is(i, &["”", "\"", ")"]));
    let mut found = Found::after(view, verb, at + 1, sentence.end.min(at + 8), false);
    found.start = apart;
    found.speaker = apart;
    let close = found.close(view, verb, at + 1);
    // `he added, saying`: one attribution.
    let echo = view.has(at, Tag::Echo) || !apart && close;
    if echo && last.is_some_and(|c| c.how == How::Finite && continues_cue(view, c, at)) {
        return None;
    }
    let vehicle = is(&[Tag::Document, Tag::Setting]);
    let attached = vehicle && verb.needs.is_empty() || close && (wide || last.is_some());
    let speaks =
        wide && before.is_some_and(|i| view.marks[i].word || view.sign(i)) && governs(view, verb, at + 1);
    found.speaker |= attached || speaks;
    if !apart && !attached && !speaks || !found.meets(&verb.needs) {
        return None;
    }
    let opens = [found.that, found.colon, found.quote].into_iter().flatten().min();
    // `pointing to` is one cue, as the codebook has it of participles.
    let keeps = at + 1 < sentence.end
        && view.has(at + 1, Tag::Preposition)
        && verb.prepositions.iter().any(|p| p == view.fold(at + 1))
        && !view.has(at + 2, Tag::Setting);
    Some(Cue {
        tokens: at..at + 1 + usize::from(keeps),
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

/// Something that a verb governs stands here; after a noun (`the ruling`) it would not.
fn governs(view: &View<'_>, verb: &Verb, next: usize) -> bool {
    let own = view.preposition(next).is_some_and(|p| verb.prepositions.iter().any(|q| q == p));
    own || view.that(next)
        || view.worded(next)
        || next < view.len() && view.lists.capital(view.text(next))
        || view.has(next, Tag::Opener)
        || view.has(next, Tag::Pronoun)
}
