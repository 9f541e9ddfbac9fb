//! The machine coder: cues, then for each its source, type, content and quotation, in the
//! order of the text, with a memory of who spoke before.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::annotate::headline;
use super::annotate::mark::Mark;
use super::annotate::view::View;
use super::attach::{cues, line, signature};
use super::content::quote;
use super::content::span::content;
use super::cues::cue::{Cue, How};
use super::grammar::lists::Lists;
use super::grammar::tag::Tag;
use super::grammar::verb::{FormKind, Gender};
use super::names;
use super::phrases::extent::span;
use super::resolve::memory::Memory;
use super::resolve::reason::reason;
use super::resolve::via::{carried, relay};
use super::resolve::who::{host, who};
use super::rules::rules;
use crate::codings::{Attribution, Coder, Coding, QuoteKind, Scope, SourceType};
use crate::error::{Error, Result};
use crate::lang::Language;
use crate::span::Span;
use crate::text::{Doc, NoteKey};

/// Finds attributions by the rules and lists of a language pack.
pub struct Extractor {
    lists: Lists,
    /// Under which words note what the lists say of them.
    key: NoteKey<Mark>,
}

impl Extractor {
    /// An extractor for one language, by the codebook.
    ///
    /// # Errors
    /// When a file of the pack does not read.
    pub fn new(language: &Arc<Language>) -> Result<Self> {
        Self::with_scope(language, Scope::Codebook)
    }

    /// An extractor that takes more or less for an attribution.
    ///
    /// # Errors
    /// As [`Extractor::new`].
    pub fn with_scope(language: &Arc<Language>, scope: Scope) -> Result<Self> {
        Ok(Self { lists: Lists::new(language, scope)?, key: NoteKey::default() })
    }

    /// Switches these rules off and all others on.
    ///
    /// # Errors
    /// When no rule has such a name.
    pub fn switch_off(&mut self, off: &[&str]) -> Result<()> {
        let mut names = Vec::new();
        for rule in off {
            names.push(rules().find(|name| name == rule).ok_or_else(|| {
                Error::new(format!("rule `{rule}`"), "no rule has this name", "see `minzar lang ablate`")
            })?);
        }
        self.lists.trial.switch_off(names);
        Ok(())
    }

    /// Notes from now on which rules hold.
    pub fn watch(&mut self) {
        self.lists.trial.watch();
    }

    /// The rules whose condition held since [`Extractor::watch`].
    pub fn held(&mut self) -> BTreeSet<&'static str> {
        self.lists.trial.held()
    }
}

impl Coder for Extractor {
    fn name(&self) -> &str {
        "machine"
    }

    fn code(&self, doc: &Doc) -> Coding {
        let mut view = names::read(doc, &self.lists, &self.key);
        let mut memory = Memory::new(&view);
        names::learn(&mut view, memory.mentions());
        let mut attributions = Vec::new();
        let mut last_paragraph = usize::MAX;
        let repeated = headline::repeated(doc);
        for sentence in &doc.sentences {
            if repeated && doc.title.contains(doc.span_of(sentence.tokens.clone())) {
                continue;
            }
            let mut cues = cues::cues(&view, sentence.tokens.clone());
            // A line begins here, or a label of the page in front of one.
            let first = sentence.tokens.start;
            let line = sentence.paragraph != last_paragraph
                || view.has(first, Tag::LineLabel)
                || line::speaks(&view, first);
            if line {
                last_paragraph = sentence.paragraph;
                for line in line::cues(&view, sentence.tokens.clone()) {
                    // A verb that stands before the colon has the colon as its own marker.
                    if !cues.iter().any(|c| c.tokens.end <= line.tokens.start) {
                        cues.push(line);
                    }
                }
            }
            cues.extend(signature::signatures(&view, sentence.tokens.clone()));
            cues.sort_by_key(|c| c.tokens.start);
            sentence_of(&view, &cues, sentence.tokens.clone(), &mut memory, &mut attributions);
        }
        Coding { attributions }
    }
}

/// Turns the cues of a sentence into attributions.
fn sentence_of(
    view: &View<'_>,
    cues: &[Cue],
    sentence: Range<usize>,
    memory: &mut Memory,
    out: &mut Vec<Attribution>,
) {
    let first = out.len();
    for (place, cue) in cues.iter().enumerate() {
        let mut cue = cue.clone();
        let before = out.last().filter(|_| out.len() > first);
        let mut via = None;
        if cue.relay {
            via = relay(view, &mut cue, sentence.end, out.last());
        }
        if cue.how == How::Participle && before.is_none() {
            cue.subject = host(view, sentence.start, cue.tokens.start);
        }
        if via.is_none() && cue.how == How::Finite {
            via = carried(view, &cue, sentence.end);
        }
        let overt = cue.subject.as_ref().map(|s| s.range.clone());
        let source = overt.clone().map(|r| span(view, r));
        let (kind, referent) = match goes_with(cues, place, &out[first..]) {
            Some(host) => (host.kind, host.referent.or(host.source)),
            None => who(view, &cue, memory),
        };
        let content = content(view, cues, place);
        let quote = quoted(view, &cue, before, &content);
        let known = referent.or(source).unwrap_or(view.doc.span_of(cue.tokens.clone()));
        let aside = aside(&cue, kind, sentence.start, before.is_some());
        memory.note(kind, known, overt.clone(), gender(&cue), many(view, &cue), aside);
        out.push(Attribution {
            cue: view.doc.span_of(cue.tokens.clone()),
            source,
            via,
            kind,
            quote,
            content,
            referent,
            reason: overt.and_then(|r| reason(view, r)),
            class: cue.verb.map(|v| view.lists.verbs[v as usize].class),
        });
    }
}

/// The attribution that a participle goes with: that of the last cue before it in its sentence
/// which it agrees with, if the two stand in one clause.
fn goes_with<'a>(cues: &[Cue], place: usize, before: &'a [Attribution]) -> Option<&'a Attribution> {
    let cue = &cues[place];
    if cue.how != How::Participle || place == 0 || before.len() != place || cues[place - 1].relative {
        return None;
    }
    let own = cue.form.map_or(Gender::Any, |form| form.gender);
    let agrees = |other: Gender| own == Gender::Any || other == Gender::Any || own == other;
    let found = (0..place).rev().find(|&at| !cues[at].relative && agrees(gender(&cues[at])));
    before.get(found.unwrap_or(place - 1))
}

/// How the content is given; an echo (`على حد قوله`) goes with the attribution before it.
fn quoted(view: &View<'_>, cue: &Cue, before: Option<&Attribution>, content: &[Span]) -> QuoteKind {
    let echoed = before.filter(|_| cue.how == How::Echo && cue.verb.is_none());
    echoed.map_or_else(|| quote::kind(view, content), |a| a.quote)
}

/// The gender that the verb shows of its subject.
fn gender(cue: &Cue) -> Gender {
    cue.form.filter(|f| f.kind != FormKind::Participle).map_or(Gender::Any, |f| f.gender)
}

/// Whether several persons speak.
fn many(view: &View<'_>, cue: &Cue) -> bool {
    let Some(subject) = &cue.subject else { return false };
    let head = subject.wording.map_or(subject.range.end - 1, |w| w.head);
    let mark = &view.marks[head];
    let joined = !view.subject_after() && subject.range.clone().any(|i| view.has(i, Tag::Boundary));
    joined || mark.plural || mark.any(&[Tag::Source, Tag::PluralOffice, Tag::Many, Tag::Quantity])
}

/// Whether this speaker does not go on afterwards (`... وفقا للوكالة.`: only cited in passing).
fn aside(cue: &Cue, kind: SourceType, start: usize, later: bool) -> bool {
    let passing = cue.how == How::Phrase && cue.tokens.start > start + 1;
    // `أشار إلى أن المادة نصت على`: a text in somebody's words.
    let cited = kind == SourceType::Document && later && cue.how == How::Finite;
    cue.relative
        || passing
        || cited
        || cue.embedded && later
        || matches!(cue.how, How::Nobody | How::Echo)
        || kind == SourceType::Unspecified
}
