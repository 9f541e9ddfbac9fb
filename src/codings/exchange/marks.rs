//! Codings as annotation tools hold them: marked spans, and links from cues to other spans.

use std::collections::BTreeMap;

use super::Record;
use crate::codings::{QuoteKind, SourceType, VerbClass};
use crate::error::{Error, Result, Warning};
use crate::span::{CharMap, CharSpan};

/// What a cue may point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Source,
    Via,
    Content,
    Referent,
    Reason,
}

impl Role {
    pub const ALL: [Role; 5] = [Role::Source, Role::Via, Role::Content, Role::Referent, Role::Reason];

    /// The label of the span, and of the link to it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Source => "source",
            Role::Via => "via",
            Role::Content => "content",
            Role::Referent => "referent",
            Role::Reason => "reason",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// A marked cue. What a coder forgot to say is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub span: CharSpan,
    pub kind: Option<SourceType>,
    pub quote: Option<QuoteKind>,
    pub class: Option<VerbClass>,
}

/// All marks of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub cues: Vec<Cue>,
    /// Each span once, with the role of its label.
    pub parts: Vec<(Role, CharSpan)>,
    /// Place of a cue, role, place of a part. The role of the link counts, not the part's: the
    /// source of one cue may be the referent of another.
    pub links: Vec<(usize, Role, usize)>,
}

impl Marks {
    pub fn of(records: &[Record]) -> Self {
        let mut marks = Self::default();
        let mut places: BTreeMap<(Role, CharSpan), usize> = BTreeMap::new();
        for record in records {
            let cue = marks.cues.len();
            marks.cues.push(Cue {
                span: record.cue,
                kind: record.kind,
                quote: record.quote,
                class: record.class,
            });
            let content = record.contents().iter().map(|s| (Role::Content, *s));
            let single = [
                (Role::Source, record.source),
                (Role::Via, record.via),
                (Role::Referent, record.referent),
                (Role::Reason, record.reason),
            ];
            let single = single.into_iter().filter_map(|(role, span)| Some((role, span?)));
            for part in single.chain(content) {
                let place = *places.entry(part).or_insert_with(|| {
                    marks.parts.push(part);
                    marks.parts.len() - 1
                });
                marks.links.push((cue, part.0, place));
            }
        }
        marks
    }

    /// The codebook's records, in text order.
    ///
    /// # Errors
    /// When a span lies outside the text, or a cue has no type, no quote, or two sources.
    pub fn records(self, id: &str, text: &str, doubts: &mut Vec<Warning>) -> Result<Vec<Record>> {
        let map = CharMap::new(text);
        let words = |span: CharSpan| {
            map.bytes(span).filter(|s| !s.is_empty()).map(|s| s.of(text).to_owned()).ok_or_else(|| {
                Error::new(
                    format!("article {id}"),
                    format!("the span [{}, {}] is no place in its text", span.start, span.end),
                    "check that the tool has the text that `minzar sample` wrote",
                )
            })
        };
        let mut records = Vec::with_capacity(self.cues.len());
        for cue in &self.cues {
            let shown = words(cue.span)?;
            let lacks = |what: &str, names: Vec<&str>| {
                Error::new(
                    format!("article {id}, cue `{shown}` at {}", cue.span.start),
                    format!("it has no {what}"),
                    format!("choose one in the tool and export again: {}", names.join(", ")),
                )
            };
            let kinds = || SourceType::ALL.iter().map(|k| k.name()).collect();
            let quotes = || QuoteKind::ALL.iter().map(|k| k.name()).collect();
            records.push(Record {
                kind: Some(cue.kind.ok_or_else(|| lacks("type", kinds()))?),
                quote: Some(cue.quote.ok_or_else(|| lacks("quote", quotes()))?),
                class: cue.class,
                ..Record::new(cue.span)
            });
        }
        let mut linked = vec![false; self.parts.len()];
        for (cue, role, part) in self.links {
            linked[part] = true;
            let span = self.parts[part].1;
            words(span)?;
            let record = &mut records[cue];
            let place = match role {
                Role::Content => {
                    record.content.get_or_insert_default().push(span);
                    continue;
                }
                Role::Source => &mut record.source,
                Role::Via => &mut record.via,
                Role::Referent => &mut record.referent,
                Role::Reason => &mut record.reason,
            };
            if place.replace(span).is_some_and(|before| before != span) {
                return Err(Error::new(
                    format!("article {id}, cue `{}` at {}", words(record.cue)?, record.cue.start),
                    format!("it points to two spans as its {}", role.name()),
                    "leave one of them in the tool; several speakers joined are one span",
                ));
            }
        }
        for ((role, span), _) in self.parts.iter().zip(linked).filter(|(_, linked)| !linked) {
            let place = format!("article {id}, `{}` at {}", words(*span)?, span.start);
            doubts.push(Warning::new("a span that no cue points to was left out", place, role.name()));
        }
        for record in &mut records {
            if let Some(content) = &mut record.content {
                content.sort();
                content.dedup();
            }
        }
        records.sort_by_key(|r| r.cue);
        Ok(records)
    }
}
