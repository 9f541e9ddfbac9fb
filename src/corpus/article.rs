//! One article, checked and cleaned.

use std::borrow::Cow;

use crate::span::{Cuts, Span};

/// An article. `body` is the raw body with `cuts` taken out; not a character of it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub id: String,
    pub outlet: String,
    /// ISO date, or datetime; `None` where the row has none that can be read.
    pub published: Option<String>,
    pub lang: String,
    pub title: String,
    pub body: String,
    pub url: Option<String>,
    pub byline: Option<String>,
    /// The agency that the article is credited to.
    pub wire: Option<String>,
    /// BLAKE3 of outlet (after aliases), title and raw body, each with its length: the
    /// identity of the text, whatever its id, date, file, format or the rules of cleaning.
    pub hash: String,
    /// Ranges of the raw body that were cut, each with its rule. The raw body of a plain text
    /// file begins after the title's line.
    pub cuts: Cuts,
    /// File and line, never an absolute path.
    pub place: String,
    /// The text of the cuts, in order, so that the raw body can be had back.
    pub(super) removed: Vec<String>,
}

impl Article {
    /// The body as it stood in the file.
    pub fn raw_body(&self) -> String {
        let mut raw = String::with_capacity(self.body.len());
        let mut kept = 0;
        for ((span, _), text) in self.cuts.iter().zip(&self.removed) {
            let upto = kept + (span.start - raw.len());
            raw.push_str(&self.body[kept..upto]);
            raw.push_str(text);
            kept = upto;
        }
        raw.push_str(&self.body[kept..]);
        raw
    }

    /// The cuts with their text, for a part on disk; `None` where nothing was cut.
    pub(super) fn cuts_written(&self) -> Option<String> {
        let cuts: Vec<Cut<'_>> = self
            .removed()
            .map(|(span, rule, text)| (span.start, span.end, rule.into(), text.into()))
            .collect();
        (!cuts.is_empty()).then(|| serde_json::to_string(&cuts).unwrap_or_default())
    }

    /// Takes up what [`Article::cuts_written`] wrote; `None` where that is broken.
    pub(super) fn cuts_read(written: &str) -> Option<(Cuts, Vec<String>)> {
        let cuts: Vec<Cut<'_>> = serde_json::from_str(written).ok()?;
        let removed = cuts.iter().map(|cut| cut.3.to_string()).collect();
        let cuts = cuts.into_iter().map(|(start, end, rule, _)| (Span::new(start, end), rule.into_owned()));
        Some((Cuts::new(cuts.collect()), removed))
    }

    /// What was cut: range in the raw body, rule, text.
    pub fn removed(&self) -> impl Iterator<Item = (Span, &str, &str)> {
        self.cuts.iter().zip(&self.removed).map(|((span, rule), text)| (span, rule, text.as_str()))
    }
}

/// Start and end in the raw body, rule, text.
type Cut<'a> = (usize, usize, Cow<'a, str>, Cow<'a, str>);

/// The hash of an article's identity.
pub(super) fn hash(outlet: &str, title: &str, body: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for part in [outlet, title, body] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
