//! A finite verb whose frame is met, with its subject.

use super::clause;
use super::sides::{Sides, sides};
use crate::attribution::cues::candidate::Candidate;
use crate::attribution::cues::frame::Found;
use crate::attribution::cues::subject::Subject;
use crate::attribution::grammar::rule::{Rule, names, rule};
use crate::attribution::grammar::verb::{Gender, Need};
use crate::attribution::phrases::extent::phrase;
use crate::attribution::phrases::kind::wording;
use crate::codings::SourceType;

/// A verb whose clause is asked for its speaker.
struct Asked<'r, 'v, 'd> {
    candidate: &'r Candidate<'v, 'd>,
    /// It describes a text or an occasion (`فيه`).
    within: bool,
}

/// What the whole clause tells of its speaker.
static CLAUSE: &[Rule<fn(&Asked<'_, '_, '_>) -> Option<Subject>>] = &[
    rule("clause: described without a relative", |a| {
        let Candidate { view, at, sentence, .. } = *a.candidate;
        (!a.within).then(|| clause::described(view, at, sentence.start)).flatten()
    }),
    rule("clause: all before the verb", |a| {
        let Candidate { view, at, sentence, .. } = *a.candidate;
        (!a.candidate.homograph()).then(|| clause::whole(view, at, sentence.start)).flatten()
    }),
];

/// Where no phrase stands on either side.
static TEXT: &[Rule<fn(&Candidate<'_, '_>) -> Option<Subject>>] = &[rule("report: in a text", in_text)];

/// The verb is in the present, but reports.
static PRESENT: &[Rule<fn(&Candidate<'_, '_>, Option<&Subject>) -> bool>] =
    &[rule("report: the present of a title", in_title)];

/// What stands before was said; who spoke last goes on.
static TOLD: &[Rule<fn(&Asked<'_, '_, '_>) -> bool>] = &[
    rule("told: in it", |a| a.within),
    // `صورا تقول إنها`, `بيانا قالت فيه`.
];

/// The names of these rules.
pub fn rules() -> Vec<&'static str> {
    [names(CLAUSE), names(TEXT), names(PRESENT), names(TOLD)].concat()
}

/// A verb that may report something, with who may speak and what follows.
pub struct Report<'v, 'd> {
    pub candidate: Candidate<'v, 'd>,
    /// The subject that stands before the verb.
    pub before: Option<Subject>,
    /// The subject, or the text, that stands after it.
    pub after: Option<Subject>,
    /// Who speaks: the one of both, or what the whole clause tells.
    pub subject: Option<Subject>,
    pub found: Found<'d>,
    /// The verb begins its clause.
    pub start: bool,
    /// What stands before is what was said; the one who spoke last goes on.
    pub told: bool,
}

impl<'v, 'd> Report<'v, 'd> {
    /// The report that this verb makes, or `None` where its frame is not met.
    pub fn new(candidate: Candidate<'v, 'd>) -> Option<Self> {
        let Candidate { view, at, sentence, verb, finite, .. } = candidate;
        let Sides { before, mut after, start } = sides(&candidate);
        if after.is_none() && before.is_none() {
            after = view.lists.trial.first(TEXT, |finds| finds(&candidate));
        }
        let subject = after.clone().or_else(|| before.clone());
        let from = after.as_ref().map_or(at + 1, |s| s.range.end);
        let mut found = Found::after(view, verb, from, sentence.end, candidate.relative());
        found.speaker = subject.is_some();
        found.start = start;
        found.doubled = view.doubled(at);
        found.pronoun = finite.pronoun && (!candidate.homograph() || candidate.clause_with_object());
        found.relative = candidate.what() && finite.pronoun;
        if let Some(w) = subject.as_ref().and_then(|s| s.wording) {
            found.media = w.kind == SourceType::Media;
            found.document = w.kind == SourceType::Document;
        }
        let titled = || view.lists.trial.any(PRESENT, |holds| holds(&candidate, before.as_ref()));
        let present = candidate.imperfect() && !titled();
        if !found.meets(if present { &verb.imperfect_needs } else { &verb.needs }) {
            return None;
        }
        let mut report = Self { candidate, before, after, subject, found, start, told: false };
        report.ask_clause();
        Some(report)
    }

    /// `يعتقد أن`: a passive without a subject.
    pub fn impersonal(&self) -> bool {
        let Candidate { at, verb, form, .. } = self.candidate;
        verb.impersonal
            && self.candidate.imperfect()
            && form.gender == Gender::M
            && self.found.that == Some(at + 1)
    }

    /// A verb of saying with its content right after it: what stands before it in the clause
    /// speaks, or was said.
    fn ask_clause(&mut self) {
        let Candidate { view, at, sentence, verb, .. } = self.candidate;
        let content = |i: usize| view.that(i) || view.colon(i) || view.worded(i);
        let within = at + 1 < sentence.end && view.lists.links.within.iter().any(|w| w == view.fold(at + 1));
        let asks = self.subject.is_none()
            && self.candidate.inside_clause()
            && !self.impersonal()
            && (!self.candidate.homograph() || view.that(at + 1))
            && !self.candidate.embedded()
            && (content(at + 1) && verb.reports || within);
        if !asks {
            return;
        }
        let asked = Asked { candidate: &self.candidate, within };
        self.subject = view.lists.trial.first(CLAUSE, |finds| finds(&asked));
        self.before = self.subject.clone();
        self.told = self.subject.is_none()
            && view.lists.trial.any(TOLD, |holds| holds(&Asked { candidate: &self.candidate, within }));
    }
}

/// A title reports in the present tense (`ماكين يعتبر القرار متسرعا`).
fn in_title(candidate: &Candidate<'_, '_>, before: Option<&Subject>) -> bool {
    let Candidate { view, sentence, .. } = *candidate;
    view.doc.sentences.first().is_some_and(|s| s.tokens.start == sentence.start)
        && before.is_some_and(|s| s.range.start == sentence.start)
}

/// `جاء في بيان للجيش أن`: the text in which something stands, for verbs that need a document
/// and its preposition.
fn in_text(candidate: &Candidate<'_, '_>) -> Option<Subject> {
    let Candidate { view, at, sentence, verb, .. } = *candidate;
    let takes = |p: &str| {
        verb.needs
            .iter()
            .any(|all| all.contains(&Need::Document) && all.contains(&Need::Preposition(p.to_owned())))
    };
    let preposition = view.preposition(at + 1).filter(|p| takes(p))?;
    let alone = view.fold(at + 1) == preposition;
    let from = if alone { at + 2 } else { at + 1 };
    if from >= sentence.end {
        return None;
    }
    let range = phrase(view, from, sentence.end, Some(verb));
    let wording = wording(view, range.clone()).filter(|w| w.kind == SourceType::Document)?;
    Some(Subject { range, wording: Some(wording) })
}
