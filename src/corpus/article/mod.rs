//! One article, checked and cleaned: [`Preparer`] makes it of a [`Row`]. None of this needs a
//! frame, and so it builds at the text level, for whoever brings articles one by one.

mod byline;
mod clean;
mod credits;
#[cfg(feature = "workbench")]
mod cuts;
pub(super) mod date;
mod furniture;
mod pattern;
mod prepare;
mod row;

pub use byline::Reading;
pub use prepare::{Outcome, Prepared, Preparer};
pub use row::{FIELDS, Field, Row};

use crate::span::{Cuts, Span};

/// An article. `body` is the raw body with `cuts` taken out; not a character of it was changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

    /// What was cut: range in the raw body, rule, text.
    pub fn removed(&self) -> impl Iterator<Item = (Span, &str, &str)> {
        self.cuts.iter().zip(&self.removed).map(|((span, rule), text)| (span, rule, text.as_str()))
    }
}

/// The hash of an article's identity.
pub(super) fn hash(outlet: &str, title: &str, body: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for part in [outlet, title, body] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// Bytes as hexadecimal digits. There are four hashes an article: a formatter is felt.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
