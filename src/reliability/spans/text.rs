//! Texts with labelled spans, as their file has them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use serde::Deserialize;

use crate::error::{Error, Result};

/// A text, or a paragraph of one, with its labelled spans.
#[derive(Debug, Clone, Deserialize)]
pub struct LabelledText {
    pub id: String,
    #[serde(default)]
    pub lang: String,
    #[serde(default)]
    pub title: String,
    pub body: String,
    /// The article that it is a part of; its own id where not given.
    #[serde(default)]
    pub article: String,
    #[serde(default, rename = "label", alias = "labels", alias = "spans")]
    pub spans: Vec<Label>,
}

/// A labelled span, `start` and `end` in code points of the body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    #[serde(rename = "technique", alias = "type", alias = "label")]
    pub name: String,
    pub start: usize,
    pub end: usize,
}

impl LabelledText {
    /// Reads JSON lines; `place` (a file name) is named in errors.
    ///
    /// # Errors
    /// When a line cannot be read or does not have the form.
    pub fn read(lines: impl BufRead, place: &str) -> Result<Vec<Self>> {
        let mut texts = Vec::new();
        for (at, line) in lines.lines().enumerate() {
            let here = || format!("{place}, line {}", at + 1);
            let next = "give JSON lines of id, body and label: a list of {technique, start, end}";
            let line = line.map_err(|e| Error::new(here(), e, next))?;
            if !line.trim().is_empty() {
                texts.push(serde_json::from_str(&line).map_err(|e| Error::new(here(), e, next))?);
            }
        }
        Ok(texts)
    }

    fn article(&self) -> &str {
        if self.article.is_empty() { &self.id } else { &self.article }
    }
}

/// The place of each text's article, numbered in order of appearance.
pub(super) fn articles(texts: &[LabelledText]) -> Vec<usize> {
    let mut places = BTreeMap::new();
    texts
        .iter()
        .map(|text| {
            let next = places.len();
            *places.entry(text.article()).or_insert(next)
        })
        .collect()
}

/// Every label stands somewhere in the texts, and these are of one language.
pub(super) fn check(texts: &[LabelledText], labels: &[String], lang: &str) -> Result<()> {
    let known: BTreeSet<&str> = texts.iter().flat_map(|t| &t.spans).map(|s| s.name.as_str()).collect();
    let names = known.iter().copied().collect::<Vec<_>>().join(", ");
    if labels.is_empty() {
        return Err(Error::new("labels", "there is none", format!("name one or more of: {names}")));
    }
    if let Some(label) = labels.iter().find(|l| !known.contains(l.as_str())) {
        return Err(Error::new("labels", format!("no span has `{label}`"), format!("there are: {names}")));
    }
    match texts.iter().find(|t| !t.lang.is_empty() && t.lang != lang) {
        Some(text) => Err(Error::new(
            format!("text {}", text.id),
            format!("it is of language `{}`, the lexicons are for `{lang}`", text.lang),
            "give texts and lexicons of one language",
        )),
        None => Ok(()),
    }
}
