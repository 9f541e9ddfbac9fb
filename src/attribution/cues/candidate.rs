//! A finite verb that may be a cue, and what stands right before it.

use std::ops::Range;

use crate::attribution::annotate::mark::Finite;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Gender, Number, Verb, VerbForm};
/// A finite report verb in its sentence.
#[derive(Clone, Copy)]
pub struct Candidate<'v, 'd> {
    pub view: &'v View<'d>,
    pub at: usize,
    pub sentence: &'v Range<usize>,
    pub finite: Finite,
    pub form: VerbForm,
    pub verb: &'d Verb,
    /// Where the verb begins with its helpers (`قد أكد`).
    pub prior: usize,
    /// The token before them in the sentence.
    pub last: Option<usize>,
}

impl<'v, 'd> Candidate<'v, 'd> {
    pub fn new(view: &'v View<'d>, at: usize, sentence: &'v Range<usize>, finite: Finite) -> Self {
        let form = finite.form;
        let adverb = |i: usize| view.has(i, Tag::Adverb) && !view.has(i, Tag::Negation);
        let helps = |i: usize| view.has(i, Tag::Auxiliary) || !view.subject_after() && adverb(i);
        let prior = (sentence.start..at).rev().take_while(|&i| helps(i)).last().unwrap_or(at);
        Self {
            view,
            at,
            sentence,
            finite,
            form,
            verb: &view.lists.verbs[form.verb as usize],
            prior,
            last: (prior > sentence.start).then(|| prior - 1),
        }
    }

    /// Whether the token before the verb and its helpers has this tag.
    pub fn after(&self, tag: Tag) -> bool {
        self.last.is_some_and(|i| self.view.has(i, tag))
    }

    pub fn imperfect(&self) -> bool {
        self.form.kind == FormKind::Imperfect
    }

    /// Third person masculine singular, as a verb without a subject has it.
    pub fn masculine(&self) -> bool {
        self.form.gender == Gender::M && self.form.number == Number::S
    }

    /// In a relative clause, right after its pronoun (`الذي أكد`).
    pub fn relative(&self) -> bool {
        self.after(Tag::Relative)
    }

    /// After `ما` or `من` (`ما وصفه`).
    pub fn what(&self) -> bool {
        self.after(Tag::What) && (self.finite.pronoun || self.verb.describe)
    }

    /// In a clause that describes what stands before it.
    pub fn embedded(&self) -> bool {
        self.relative() || self.what()
    }

    /// A noun has the same letters (`رد`, `نقل`).
    pub fn homograph(&self) -> bool {
        self.verb.noun && self.view.spelled_as_noun(self.form) && !self.view.doubled(self.at)
    }

    /// `حيث وصفه بالجاحد`, `وشكرهم على`: with its object, where a clause begins.
    pub fn clause_with_object(&self) -> bool {
        self.finite.pronoun
            && (self.finite.conjunction || self.after(Tag::Boundary))
            && self
                .view
                .preposition(self.at + 1)
                .is_some_and(|p| self.verb.prepositions.iter().any(|q| q == p))
    }

    /// `الذي يعتقد أنه`: nobody in particular believes it of him.
    pub fn believed(&self) -> bool {
        self.relative()
            && self.verb.impersonal
            && self.imperfect()
            && self.masculine()
            && !self.finite.pronoun
            && self.view.that(self.at + 1)
            && self.view.marks[self.at + 1].pronoun
    }

    /// The verb begins its clause.
    pub fn starts(&self) -> bool {
        let opens =
            |i| if self.homograph() { opens_strictly(self.view, i) } else { opens_clause(self.view, i) };
        self.finite.conjunction || self.last.is_none_or(opens)
    }

    /// A word stands before the verb in its clause.
    pub fn inside_clause(&self) -> bool {
        let word = |i: usize| {
            let mark = &self.view.marks[i];
            mark.word
                && !opens_clause(self.view, i)
                && !mark.any(&[Tag::Relative, Tag::What, Tag::Time, Tag::Adverb, Tag::Side])
        };
        !self.finite.conjunction && self.last.is_some_and(word)
    }
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
