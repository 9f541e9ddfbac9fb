//! The file of codings that coders exchange: one JSON object a line, one article a line,
//! offsets in code points of `title + "\n\n" + body` (the codebook's format). The forms in which
//! it goes to the tools of coders and comes back are in [`FORMS`], one file each.

mod codebook;
#[cfg(feature = "workbench")]
mod csv;
mod doccano;
mod form;
mod labelstudio;
mod labelstudio_task;
mod marks;
mod record;

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};

use super::coding::{Attribution, Coding};
use crate::error::{Error, Result};
use crate::span::{CharMap, CharSpan, Span};

pub use form::{FORMS, Form, FormFile, Returned, Sheet, form};
pub use record::Record;

/// One article with its codings, as in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodedText {
    pub id: String,
    #[serde(default)]
    pub lang: String,
    #[serde(default)]
    pub outlet: String,
    pub title: String,
    pub body: String,
    #[serde(default)]
    pub attributions: Vec<Record>,
}

impl CodedText {
    /// The text that the offsets count in.
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.title, self.body)
    }

    /// The codings with spans in bytes, as features need them.
    ///
    /// # Errors
    /// When a span lies outside the text, or an attribution has no type or no quote.
    pub fn coding(&self) -> Result<Coding> {
        let text = self.text();
        let map = CharMap::new(&text);
        let bytes = |span: CharSpan| {
            map.bytes(span).ok_or_else(|| {
                Error::new(
                    format!("article {}", self.id),
                    format!(
                        "span [{}, {}] lies outside the text of {} code points",
                        span.start,
                        span.end,
                        map.len()
                    ),
                    "check that offsets count code points of title + \"\\n\\n\" + body",
                )
            })
        };
        let option = |span: Option<CharSpan>| span.map(bytes).transpose();
        let unknown = |what: &str, record: &Record| {
            Error::new(
                format!("article {}, cue at {}", self.id, record.cue.start),
                format!("it has no {what}"),
                "features need the type and the quote of each attribution; `minzar score` does not",
            )
        };
        let mut attributions = Vec::with_capacity(self.attributions.len());
        for record in &self.attributions {
            attributions.push(Attribution {
                cue: bytes(record.cue)?,
                source: option(record.source)?,
                via: option(record.via)?,
                kind: record.kind.ok_or_else(|| unknown("type", record))?,
                quote: record.quote.ok_or_else(|| unknown("quote", record))?,
                content: record.contents().iter().map(|s| bytes(*s)).collect::<Result<_>>()?,
                referent: option(record.referent)?,
                reason: option(record.reason)?,
                class: record.class,
            });
        }
        attributions.sort_by_key(|a| (a.cue.start, a.cue.end));
        Ok(Coding { attributions })
    }

    /// Replaces the attributions by those of `coding`, whose spans count in bytes of `text()`.
    #[must_use]
    pub fn with_coding(mut self, coding: &Coding) -> Self {
        let text = self.text();
        let map = CharMap::new(&text);
        let chars = |span: Span| map.chars(span);
        self.attributions = coding
            .attributions
            .iter()
            .map(|a| Record {
                source: a.source.map(chars),
                via: a.via.map(chars),
                kind: Some(a.kind),
                quote: Some(a.quote),
                content: (!a.content.is_empty()).then(|| a.content.iter().copied().map(chars).collect()),
                referent: a.referent.map(chars),
                reason: a.reason.map(chars),
                class: a.class,
                ..Record::new(chars(a.cue))
            })
            .collect();
        self
    }
}

/// The articles of a file of codings, one after the other; `name` is what errors call it. A
/// line that is no JSON object of the format is an error with its number.
pub fn lines(reader: impl BufRead, name: &str) -> impl Iterator<Item = Result<CodedText>> {
    reader.lines().enumerate().filter_map(move |(number, line)| {
        let place = || format!("{name}, line {}", number + 1);
        let line = match line {
            Ok(line) => line,
            Err(e) => return Some(Err(Error::new(place(), e, "check that the file is UTF-8 text"))),
        };
        let read = |line: &str| {
            serde_json::from_str(line)
                .map_err(|e| Error::new(place(), e, "see the codebook for the format of codings"))
        };
        (!line.trim().is_empty()).then(|| read(&line))
    })
}

/// Reads a file of codings whole.
///
/// # Errors
/// As [`lines`].
pub fn read(reader: impl BufRead, name: &str) -> Result<Vec<CodedText>> {
    lines(reader, name).collect()
}

/// Writes one article a line.
///
/// # Errors
/// When the writer fails.
pub fn write(mut writer: impl Write, texts: &[CodedText]) -> Result<()> {
    let fail = |e: &dyn std::fmt::Display| {
        Error::new("file of codings", e, "check the space and rights of the disk")
    };
    for text in texts {
        serde_json::to_writer(&mut writer, text).map_err(|e| fail(&e))?;
        writer.write_all(b"\n").map_err(|e| fail(&e))?;
    }
    Ok(())
}
