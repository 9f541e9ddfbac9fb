//! One attribution as it stands in a file of codings.

use serde::{Deserialize, Serialize};

use crate::codings::{QuoteKind, SourceType, VerbClass};
use crate::span::CharSpan;

/// One attribution, as in the file. A missing or null field is unknown, not none; but `source`
/// is null where the clause has no overt speaker, and `via` where nobody passed it on.
///
/// Corpora with parts in several pieces (PolNeAR: Newell et al. 2018) give them as `cue_spans`,
/// `source_spans` and `content_spans`. They are read, written back, and scored as the union of
/// their pieces; `cue` and `source` stay the places by which everything else goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub cue: CharSpan,
    pub source: Option<CharSpan>,
    #[serde(default)]
    pub via: Option<CharSpan>,
    #[serde(rename = "type", default)]
    pub kind: Option<SourceType>,
    #[serde(default)]
    pub quote: Option<QuoteKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<CharSpan>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referent: Option<CharSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<CharSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<VerbClass>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_spans: Option<Vec<CharSpan>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_spans: Option<Vec<CharSpan>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_spans: Option<Vec<CharSpan>>,
}

impl Record {
    /// A cue of which nothing else is known.
    pub fn new(cue: CharSpan) -> Self {
        Self {
            cue,
            source: None,
            via: None,
            kind: None,
            quote: None,
            content: None,
            referent: None,
            reason: None,
            class: None,
            cue_spans: None,
            source_spans: None,
            content_spans: None,
        }
    }

    /// The pieces of the cue.
    pub fn cues(&self) -> &[CharSpan] {
        pieces(self.cue_spans.as_ref()).unwrap_or(std::slice::from_ref(&self.cue))
    }

    /// The pieces of the source; empty where none is overt.
    pub fn sources(&self) -> &[CharSpan] {
        pieces(self.source_spans.as_ref()).unwrap_or(self.source.as_slice())
    }

    /// The pieces of the content; empty where it is not marked.
    pub fn contents(&self) -> &[CharSpan] {
        pieces(self.content.as_ref()).or(pieces(self.content_spans.as_ref())).unwrap_or_default()
    }
}

fn pieces(spans: Option<&Vec<CharSpan>>) -> Option<&[CharSpan]> {
    spans.map(Vec::as_slice).filter(|s| !s.is_empty())
}
