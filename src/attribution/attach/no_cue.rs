//! Reasons why a verb whose frame is met is no cue where the subject stands first.

use super::verb_clause::Clause;
use crate::attribution::cues::frame::Found;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::FormKind;
use crate::text::TokenKind;

/// A clause whose frame is met.
pub struct Met<'v, 'd> {
    pub clause: Clause<'v, 'd>,
    pub subject: Option<Subject>,
    pub found: Found<'d>,
    /// A conjunction or relative stands before.
    pub joined: bool,
    /// What is said stands before.
    pub closing: bool,
    pub infinitive: bool,
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

/// It is no cue all the same.
pub static NO_CUE: &[Rule<fn(&Met<'_, '_>) -> bool>] = &[
    rule("first: nobody speaks", |m| m.nobody() && !m.clause.be && !goes_on(m)),
    rule("first: a passive of nobody", |m| m.nobody() && m.clause.be && !believed(m)),
    rule("first: disagrees in number", |m| m.present() && disagrees(m)),
    rule("first: a noun by what follows", |m| m.present() && m.clause.verb.noun && !verb_by_next(m)),
    rule("first: part of a compound", |m| compound(&m.clause)),
];

/// Who spoke goes on, or what is said stands before the verb.
pub fn goes_on(met: &Met<'_, '_>) -> bool {
    met.joined && met.clause.form.kind == FormKind::Perfect
        || met.found.that.is_some() && met.closing
        || met.joined && !met.as_noun()
        || met.infinitive
}

/// A passive that hands on a claim all the same.
pub fn believed(met: &Met<'_, '_>) -> bool {
    let verb = met.clause.verb;
    met.clause.wide || verb.impersonal || verb.reports && met.found.that.is_some()
}

/// A present form goes with its subject in number.
pub fn disagrees(met: &Met<'_, '_>) -> bool {
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
pub fn verb_by_next(met: &Met<'_, '_>) -> bool {
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

/// Written on a hyphen.
pub fn compound(clause: &Clause<'_, '_>) -> bool {
    let Clause { view, at, sentence, .. } = *clause;
    view.is(at.saturating_sub(1), &["-", "–"])
        && at > sentence.start
        && view.doc.tokens[at - 1].span.end == view.doc.tokens[at].span.start
}

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    names(NO_CUE)
}
