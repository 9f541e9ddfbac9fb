//! A finite verb with its helpers where the subject stands first, and whether it can say anything.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::cues::helpers::{begun, helped};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Verb, VerbForm};
use crate::codings::Scope;

/// A verb with its helpers, in its sentence.
pub struct Clause<'v, 'd> {
    pub view: &'v View<'d>,
    pub at: usize,
    pub sentence: &'v Range<usize>,
    pub verb: &'v Verb,
    pub form: VerbForm,
    pub wide: bool,
    /// Where the verbs begin that an infinitive goes with whose deed is done.
    pub begun: Option<usize>,
    /// Where the helpers begin that the subject stands before.
    pub helped: usize,
    /// Where the verb begins with its helpers.
    pub prior: usize,
    /// The token before.
    pub last: Option<usize>,
    /// A form of *be* helps.
    pub be: bool,
}

impl<'v, 'd> Clause<'v, 'd> {
    pub fn new(
        view: &'v View<'d>,
        at: usize,
        own: usize,
        sentence: &'v Range<usize>,
        form: VerbForm,
    ) -> Self {
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

/// Denied or planned, or the speaker's own.
pub fn unreal(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, sentence, prior, last, .. } = *clause;
    let name = |i: usize| view.has(i, Tag::Planned) && view.lists.capital(view.text(i));
    (prior..at).any(|i| view.has(i, Tag::Negation))
        || at > sentence.start && view.has(at - 1, Tag::Planned) && !view.lists.capital(view.text(at - 1))
        || last.is_some_and(|i| view.marks[i].any(&[Tag::Planned, Tag::Negation, Tag::Own]) && !name(i))
}

/// After a possessive, an article or a preposition stands a noun.
pub fn noun(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, form, prior, last, .. } = *clause;
    let leads = |i: usize| view.marks[i].pronoun || view.marks[i].any(&[Tag::Opener, Tag::Preposition]);
    form.kind != FormKind::Participle && prior == at && last.is_some_and(leads)
}

/// Whether a verb that was denied or did not happen yet still hands over content: `did not say`,
/// `will announce`, `went on to say`, but not `in order to say`.
pub fn led(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, form, .. } = *clause;
    let start = clause.sentence.start;
    let helps = |i: usize| view.marks[i].any(&[Tag::Lead, Tag::Negation]);
    let near = (start..at).rev().find(|&i| !view.has(i, Tag::Adverb) || view.has(i, Tag::Negation));
    near.is_some_and(|i| {
        if view.preposition(i).is_some() { form.bare && i > start && helps(i - 1) } else { helps(i) }
    })
}
