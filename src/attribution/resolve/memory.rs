//! Who spoke before: the antecedents of dropped subjects, definite repeats and last names.

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{Gender, VerbForm};
use crate::attribution::names::phrase::inside;
use crate::attribution::phrases::wording::Wording;
use crate::codings::SourceType;
use crate::span::Span;

/// A speaker who was met.
#[derive(Debug, Clone)]
struct Speaker {
    kind: SourceType,
    span: Span,
    tokens: Range<usize>,
    gender: Gender,
    /// Several persons.
    many: bool,
    embedded: bool,
}

/// What a source points back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Antecedent {
    pub kind: SourceType,
    pub span: Span,
}

/// Speakers in the order of the text, and persons named with their office anywhere in it.
#[derive(Debug, Default)]
pub struct Memory {
    /// Who was said to speak last, last at the end.
    turns: Vec<Speaker>,
    /// First mentions.
    speakers: Vec<Speaker>,
    /// Phrases of office and name, speakers or not, by place.
    mentions: Vec<Range<usize>>,
}

/// How many turns a dropped subject may reach back for one that agrees.
const REACH: usize = 3;

impl Memory {
    /// Finds the persons who are named with their office.
    pub fn new(view: &View<'_>) -> Self {
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < view.len() {
            let mark = &view.marks[at];
            let opens = mark.any(&[Tag::Office, Tag::Title])
                && !(at > 0 && view.marks[at - 1].any(&[Tag::Office, Tag::Title]));
            if opens {
                let end = view.sentence(at).end.min(at + 10);
                let range = crate::attribution::phrases::extent::phrase(view, at, end, None);
                if range.len() > 1 && inside(view, range.clone()) {
                    at = range.end;
                    mentions.push(range);
                    continue;
                }
            }
            at += 1;
        }
        Self { turns: Vec::new(), speakers: Vec::new(), mentions }
    }

    /// Persons named with their office, as ranges of tokens.
    pub fn mentions(&self) -> &[Range<usize>] {
        &self.mentions
    }

    /// Notes who spoke. `tokens` is the overt phrase, if there is one.
    pub fn note(
        &mut self,
        kind: SourceType,
        span: Span,
        tokens: Option<Range<usize>>,
        gender: Gender,
        many: bool,
        embedded: bool,
    ) {
        let speaker = Speaker { kind, span, tokens: tokens.clone().unwrap_or(0..0), gender, many, embedded };
        if tokens.is_some() {
            self.speakers.push(speaker.clone());
        }
        self.turns.push(speaker);
    }

    /// The speaker of a cue without an overt source.
    pub fn dropped(&self, form: Option<VerbForm>) -> Option<Antecedent> {
        let gender = form.map_or(Gender::Any, |f| f.gender);
        let agrees = |s: &&Speaker| {
            !s.embedded && (gender == Gender::Any || s.gender == Gender::Any || s.gender == gender)
        };
        let found = self
            .turns
            .iter()
            .rev()
            .take(REACH)
            .find(agrees)
            .or_else(|| self.turns.iter().rev().find(|s| !s.embedded))
            .or_else(|| self.turns.last())?;
        Some(Antecedent { kind: found.kind, span: found.span })
    }

    /// The person whom a pronoun of one person means: the last one named, else the last person.
    pub fn person(&self) -> Option<Antecedent> {
        let near = || self.turns.iter().rev().take(2 * REACH);
        let found = near().find(|s| s.kind == SourceType::Named).or_else(|| {
            let one = |s: &&Speaker| matches!(s.kind, SourceType::Office | SourceType::Anonymous) && !s.many;
            near().find(one)
        })?;
        Some(Antecedent { kind: found.kind, span: found.span })
    }

    /// Whom a pronoun of several, or of a thing or body, means: the last speaker of that kind.
    pub fn others(&self, many: bool) -> Option<Antecedent> {
        let fits = |s: &&Speaker| match s.kind {
            SourceType::Organisation | SourceType::Media => true,
            SourceType::Document => !many,
            SourceType::Anonymous | SourceType::Named | SourceType::Office => many && s.many,
            SourceType::Unspecified => false,
        };
        let near = self.turns.iter().rev().take(2 * REACH).find(fits);
        near.map(|s| Antecedent { kind: s.kind, span: s.span })
    }

    /// The person whom a definite description means (`the senator`): the last one named, as a
    /// speaker or with an office.
    pub fn named(&self, view: &View<'_>, before: usize) -> Option<Antecedent> {
        let turn = self.turns.iter().rev().find(|s| s.kind == SourceType::Named && !s.many);
        let turn = turn.map(|s| Antecedent { kind: s.kind, span: s.span });
        turn.or_else(|| {
            let found = self.mentions.iter().rev().find(|m| m.end <= before)?;
            Some(Antecedent { kind: SourceType::Named, span: view.doc.span_of(found.clone()) })
        })
    }

    /// Who a short definite phrase points back to: somebody whose own phrase holds its words.
    pub fn repeat(
        &self,
        view: &View<'_>,
        range: &Range<usize>,
        wording: Option<Wording>,
    ) -> Option<Antecedent> {
        let end = range.clone().find(|&i| view.has(i, Tag::Relative) || view.comma(i)).unwrap_or(range.end);
        let content: Vec<usize> = (range.start..end)
            .filter(|&i| {
                view.marks[i].word
                    && !view.marks[i].any(&[Tag::Demonstrative, Tag::Preposition, Tag::Opener])
                    && !same_self(view, i)
            })
            .collect();
        let (&head, rest) = content.split_first()?;
        if content.len() > 5 {
            return None;
        }
        let has = |tokens: &Range<usize>, word: usize| tokens.clone().any(|i| alike(view, i, word));
        let same = |tokens: &Range<usize>| tokens.clone().any(|i| view.base(i) == view.base(head));
        let fits = |tokens: &Range<usize>| same(tokens) && rest.iter().all(|&w| has(tokens, w));
        let speaker = self.speakers.iter().rev().find(|s| fits(&s.tokens));
        let sure = |s: &&Speaker| !matches!(s.kind, SourceType::Anonymous | SourceType::Office);
        let told = |s: &Speaker| Antecedent { kind: s.kind, span: s.span };
        if let Some(found) = speaker.filter(sure) {
            return Some(told(found));
        }
        let person = wording
            .is_none_or(|w| matches!(w.kind, SourceType::Office | SourceType::Named | SourceType::Anonymous))
            && view.marks[head].any(&[Tag::Office, Tag::Title]);
        if person {
            // Named with that office since, whoever spoke without a name.
            let found = self.mentions.iter().rev().find(|m| m.end <= range.start && fits(m));
            if let Some(found) = found {
                return Some(Antecedent { kind: SourceType::Named, span: view.doc.span_of(found.clone()) });
            }
        }
        speaker.map(told)
    }
}

/// `نفسه`, `ذاته`.
fn same_self(view: &View<'_>, at: usize) -> bool {
    view.has(at, Tag::Identity) && view.has(at, Tag::Modifier)
}

/// Two words of one base, or of one long beginning (`باكستان`, `الباكستانية`).
fn alike(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.base(a), view.base(b));
    if x == y {
        return true;
    }
    let common = x.chars().zip(y.chars()).take_while(|(p, q)| p == q).count();
    common >= 4 && common + 3 >= x.chars().count().max(y.chars().count())
}
