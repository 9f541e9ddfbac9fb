//! The file of codings that coders exchange: one JSON object a line, one article a line,
//! offsets in code points of `title + "\n\n" + body` (the codebook's format). The forms in which
//! it goes to the tools of coders and comes back are in [`FORMS`], one file each.

mod codebook;
#[cfg(feature = "workbench")]
mod csv;
mod doccano;
mod form;
mod labelstudio;
mod marks;

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};

use super::coding::{Attribution, Coding, QuoteKind, SourceType, VerbClass};
use crate::error::{Error, Result};
use crate::span::{CharMap, CharSpan, Span};

pub use form::{FORMS, Form, FormFile, Returned, Sheet, form};

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

/// One attribution, as in the file. A missing optional field is unknown, not none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub cue: CharSpan,
    pub source: Option<CharSpan>,
    #[serde(default)]
    pub via: Option<CharSpan>,
    #[serde(rename = "type")]
    pub kind: SourceType,
    pub quote: QuoteKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<CharSpan>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referent: Option<CharSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<CharSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<VerbClass>,
}

impl CodedText {
    /// The text that the offsets count in.
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.title, self.body)
    }

    /// The codings with spans in bytes.
    ///
    /// # Errors
    /// When a span lies outside the text.
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
        let mut attributions = Vec::with_capacity(self.attributions.len());
        for record in &self.attributions {
            attributions.push(Attribution {
                cue: bytes(record.cue)?,
                source: option(record.source)?,
                via: option(record.via)?,
                kind: record.kind,
                quote: record.quote,
                content: record.content.iter().flatten().map(|s| bytes(*s)).collect::<Result<_>>()?,
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
                cue: chars(a.cue),
                source: a.source.map(chars),
                via: a.via.map(chars),
                kind: a.kind,
                quote: a.quote,
                content: (!a.content.is_empty()).then(|| a.content.iter().copied().map(chars).collect()),
                referent: a.referent.map(chars),
                reason: a.reason.map(chars),
                class: a.class,
            })
            .collect();
        self
    }
}

/// Reads a file of codings; `name` is what errors call it.
///
/// # Errors
/// When a line is no JSON object of the format, with its number.
pub fn read(reader: impl BufRead, name: &str) -> Result<Vec<CodedText>> {
    let mut out = Vec::new();
    for (number, line) in reader.lines().enumerate() {
        let place = || format!("{name}, line {}", number + 1);
        let line = line.map_err(|e| Error::new(place(), e, "check that the file is UTF-8 text"))?;
        if line.trim().is_empty() {
            continue;
        }
        out.push(
            serde_json::from_str(&line)
                .map_err(|e| Error::new(place(), e, "see the codebook for the format of codings"))?,
        );
    }
    Ok(out)
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
