//! A participle or gerund that goes with the verb of its clause: what both languages' forms share.

use std::ops::Range;

use super::echo::continues_cue;
use crate::attribution::annotate::view::View;
use crate::attribution::cues::cue::{Cue, How, plain_cue};
use crate::attribution::cues::frame::Found;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Verb, VerbForm};

/// How far what it opens is looked for.
const NEAR: usize = 8;

/// A form that depends on the verb of its clause.
pub struct Dependent<'v, 'd> {
    pub view: &'v View<'d>,
    pub at: usize,
    pub sentence: &'v Range<usize>,
    pub verb: &'v Verb,
    form: VerbForm,
    /// The word before it.
    pub before: Option<usize>,
    /// A sign, conjunction or preposition parts it from the words before.
    pub apart: bool,
    pub found: Found<'d>,
    /// The content opens right after it.
    pub close: bool,
    pub last: Option<&'v Cue>,
}

impl<'v, 'd> Dependent<'v, 'd> {
    pub fn new(
        view: &'v View<'d>,
        at: usize,
        sentence: &'v Range<usize>,
        form: VerbForm,
        before: Option<usize>,
        apart: bool,
        last: Option<&'v Cue>,
    ) -> Self {
        let verb = &view.lists.verbs[form.verb as usize];
        let mut found = Found::after(view, verb, at + 1, sentence.end.min(at + NEAR), false);
        found.start = apart;
        found.speaker = apart;
        let close = found.close(view, verb, at + 1);
        Self { view, at, sentence, verb, form, before, apart, found, close, last }
    }

    /// The word before it has one of these tags.
    pub fn after(&self, tags: &[Tag]) -> bool {
        self.before.is_some_and(|i| self.view.marks[i].any(tags))
    }

    /// `وأضاف قائلا`, `he added, saying`: one attribution with the verb before it.
    pub fn echoes(&self) -> bool {
        let echo = self.view.has(self.at, Tag::Echo) || !self.apart && self.close;
        echo && self.last.is_some_and(|c| c.how == How::Finite && continues_cue(self.view, c, self.at))
    }

    /// The cue, with the preposition that the codebook leaves to it.
    pub fn cue(&self, keeps: bool) -> Cue {
        Cue {
            verb: Some(self.form.verb),
            form: Some(self.form),
            relay: self.verb.relay,
            opens: self.found.opening(),
            ..plain_cue(self.at..self.at + 1 + usize::from(keeps), How::Participle)
        }
    }
}
