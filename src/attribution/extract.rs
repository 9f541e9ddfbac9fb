//! The machine coder: cues, then for each its source, type, content and quotation, in the
//! order of the text, with a memory of who spoke before.

use std::ops::Range;
use std::sync::Arc;

use super::coding::{Attribution, Coder, Coding, Scope, SourceType};
use super::content::content;
use super::cue::{self, Cue, How};
use super::headline;
use super::kind::wording;
use super::line;
use super::lists::Lists;
use super::memory::Memory;
use super::quote;
use super::reason::reason;
use super::source::phrase;
use super::subject::Subject;
use super::subject_place::fallback;
use super::tag::Tag;
use super::verb::{FormKind, Gender};
use super::view::View;
use crate::error::Result;
use crate::lang::Language;
use crate::span::Span;
use crate::text::Doc;

/// Finds attributions by the rules and lists of a language pack.
pub struct Extractor {
    lists: Lists,
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
        Ok(Self { lists: Lists::new(language, scope)? })
    }
}

impl Coder for Extractor {
    fn name(&self) -> &str {
        "machine"
    }

    fn code(&self, doc: &Doc) -> Coding {
        let mut view = View::new(doc, &self.lists);
        let mut memory = Memory::new(&view);
        view.learn(memory.mentions());
        let mut attributions = Vec::new();
        let mut last_paragraph = usize::MAX;
        let repeated = headline::repeated(doc);
        for sentence in &doc.sentences {
            if repeated && doc.title.contains(doc.span_of(sentence.tokens.clone())) {
                continue;
            }
            let mut cues = cue::cues(&view, sentence.tokens.clone());
            // A line begins here, or a label of the page in front of one.
            let first = sentence.tokens.start;
            if sentence.paragraph != last_paragraph || view.has(first, Tag::LineLabel) {
                last_paragraph = sentence.paragraph;
                for line in line::cues(&view, sentence.tokens.clone()) {
                    // A verb that stands before the colon has the colon as its own marker.
                    if !cues.iter().any(|c| c.tokens.end <= line.tokens.start) {
                        cues.push(line);
                    }
                }
                cues.sort_by_key(|c| c.tokens.start);
            }
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
        let mut via = None;
        if cue.relay {
            via = relay(view, &mut cue, sentence.end, out.last());
        }
        if cue.how == How::Participle && out.len() == first {
            cue.subject = host(view, sentence.start, cue.tokens.start);
        }
        if via.is_none() && cue.how == How::Finite {
            via = carried(view, &cue, sentence.end);
        }
        let overt = cue.subject.as_ref().map(|s| s.range.clone());
        let source = overt.clone().map(|r| span(view, r));
        let (kind, referent) = match out.last().filter(|_| out.len() > first) {
            // A participle goes with the cue before it in its sentence.
            Some(host) if cue.how == How::Participle && place > 0 && !cues[place - 1].relative => {
                (host.kind, host.referent.or(host.source))
            }
            _ => who(view, &cue, memory, via),
        };
        let content = content(view, cues, place);
        let quote = if cue.how == How::Echo && cue.verb.is_none() {
            out.last().filter(|_| out.len() > first).map_or_else(|| quote::kind(view, &content), |a| a.quote)
        } else {
            quote::kind(view, &content)
        };
        let gender = cue
            .form
            .map_or(Gender::Any, |f| if f.kind == FormKind::Participle { Gender::Any } else { f.gender });
        let known = referent.or(source).unwrap_or(view.doc.span_of(cue.tokens.clone()));
        // `... وفقا للوكالة.`: who is only cited in passing does not go on.
        let passing = cue.how == How::Phrase && cue.tokens.start > sentence.start + 1;
        let aside = cue.relative
            || passing
            || cue.embedded && out.len() > first
            || matches!(cue.how, How::Nobody | How::Echo)
            || kind == SourceType::Unspecified;
        memory.note(kind, known, overt.clone(), gender, aside);
        out.push(Attribution {
            cue: cue_span(view, &cue),
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

fn cue_span(view: &View<'_>, cue: &Cue) -> Span {
    view.doc.span_of(cue.tokens.clone())
}

/// The span of a source, without a conjunction or preposition written with its first word.
fn span(view: &View<'_>, range: Range<usize>) -> Span {
    let whole = view.doc.span_of(range.clone());
    // `"مسهور"`: the name without its marks.
    let marks = view.quotation(range.start).filter(|q| q.paired && q.outer.end == whole.end);
    if let Some(quotation) = marks.filter(|_| range.len() > 2) {
        return view.doc.span_of(view.doc.tokens_in(quotation.inner));
    }
    let mark = &view.marks[range.start];
    let off = usize::from(mark.conjunction);
    let skip: usize = view.text(range.start).chars().take(off).map(char::len_utf8).sum();
    Span::new(whole.start + skip, whole.end)
}

/// `نقلت X عن Y`: the subject becomes the one who passes on, and Y the source. `نقلا عن Y`:
/// the speaker of the clause before passes on.
fn relay(view: &View<'_>, cue: &mut Cue, end: usize, last: Option<&Attribution>) -> Option<Span> {
    if cue.how == How::Phrase {
        return last.and_then(|a| a.source).filter(|s| {
            let gap =
                view.doc.tokens_in(Span::new(s.end, view.doc.tokens[cue.tokens.start].span.start.max(s.end)));
            gap.len() <= 3
        });
    }
    let verb = cue.verb.map(|v| &view.lists.verbs[v as usize])?;
    let by = cue.subject.take();
    let from = by.as_ref().map_or(cue.tokens.end, |s| s.range.end);
    let link = (from..end.min(from + 12)).find(|&i| {
        view.has(i, Tag::Preposition) && verb.prepositions.iter().any(|p| p == view.marks[i].base)
    });
    if let Some(link) = link {
        let range = phrase(view, link + 1, end, None);
        if !range.is_empty() && !view.marks[link].pronoun {
            cue.subject = Some(Subject { wording: wording(view, range.clone()), range });
        }
    } else {
        // Nobody else is named: it speaks itself (`نقلت وسائل إعلام أن`).
        cue.subject = by;
        return None;
    }
    by.map(|s| span(view, s.range))
}

/// `قال في تصريحات نشرتها وسائل إعلام إن`: the outlets that carried what was said.
fn carried(view: &View<'_>, cue: &Cue, end: usize) -> Option<Span> {
    let from = cue.subject.as_ref().map_or(cue.tokens.end, |s| s.range.end.max(cue.tokens.end));
    let end = cue.opens.unwrap_or(end).min(from + 10);
    let verb = (from..end).find(|&i| view.marks[i].finite.is_some_and(|f| f.pronoun))?;
    let said = (from..verb).any(|i| view.has(i, Tag::Setting));
    let range = phrase(view, verb + 1, end, None);
    let media = wording(view, range.clone()).is_some_and(|w| w.kind == SourceType::Media);
    (said && media).then(|| span(view, range))
}

/// The overt subject of the clause that a participle goes with, where no cue stands before it.
fn host(view: &View<'_>, start: usize, at: usize) -> Option<Subject> {
    for from in start..at.min(start + 4) {
        let mark = &view.marks[from];
        if !mark.heads()
            || !mark.particle.is_empty()
            || mark.any(&[Tag::Place, Tag::Document, Tag::Unspecified])
        {
            continue;
        }
        if from > start && view.preposition(from - 1).is_some() && view.has(from - 1, Tag::Preposition) {
            continue;
        }
        let range = phrase(view, from, at, None);
        if let Some(found) = wording(view, range.clone()) {
            return Some(Subject { range, wording: Some(found) });
        }
    }
    None
}

/// The type of a cue's source, and what it points back to.
fn who(view: &View<'_>, cue: &Cue, memory: &Memory, via: Option<Span>) -> (SourceType, Option<Span>) {
    if cue.how == How::Nobody {
        return (SourceType::Unspecified, None);
    }
    let Some(subject) = &cue.subject else {
        if cue.passive {
            return (SourceType::Unspecified, None);
        }
        if cue.relay && via.is_some() {
            return (SourceType::Unspecified, None);
        }
        return memory.dropped(cue.form).map_or((SourceType::Unspecified, None), |a| (a.kind, Some(a.span)));
    };
    if view.has(subject.range.start, Tag::Single) && subject.range.len() == 1 {
        return memory.person().map_or((SourceType::Named, None), |a| (a.kind, Some(a.span)));
    }
    if view.has(subject.range.start, Tag::Pronoun) && subject.range.len() == 1 {
        return memory.dropped(cue.form).map_or((SourceType::Unspecified, None), |a| (a.kind, Some(a.span)));
    }
    let wording = subject.wording;
    let back = match wording {
        None => true,
        Some(w) => {
            !view.marks[w.head].pronoun
                && (w.repeat || w.kind == SourceType::Office || subject.range.len() <= 2)
        }
    };
    if back && let Some(found) = memory.repeat(view, &subject.range, wording) {
        // A phrase with its own name stays named; a body stays a body.
        let own = wording
            .map(|w| w.kind)
            .filter(|k| !matches!(k, SourceType::Office | SourceType::Anonymous | SourceType::Document));
        return match own {
            Some(kind) if kind != found.kind => (kind, None),
            _ => (found.kind, Some(found.span)),
        };
    }
    // `المسؤول التركي`: the person of whom the text just spoke, by another word.
    let other = wording.filter(|w| {
        let head = &view.marks[w.head];
        w.kind == SourceType::Anonymous
            && view.verb_first()
            && head.article
            && !view.lists.crowd(head)
            && !view.feminine(head.base)
            && w.head == subject.range.start
            && head.has(Tag::Person)
            && !head.has(Tag::Source)
            && subject.range.len() <= 3
    });
    if other.is_some()
        && let Some(found) =
            memory.person().filter(|a| matches!(a.kind, SourceType::Named | SourceType::Office))
    {
        return (found.kind, Some(found.span));
    }
    match wording {
        Some(w) => (w.kind, None),
        None => (fallback(view, &subject.range), None),
    }
}
