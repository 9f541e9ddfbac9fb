//! How the cuts of an article stand in a part on disk.

use std::borrow::Cow;

use super::Article;
use crate::span::{Cuts, Span};

/// Start and end in the raw body, rule, text.
type Cut<'a> = (usize, usize, Cow<'a, str>, Cow<'a, str>);

impl Article {
    /// The cuts with their text, for a part on disk; `None` where nothing was cut.
    pub(in crate::corpus) fn cuts_written(&self) -> Option<String> {
        let cuts: Vec<Cut<'_>> = self
            .removed()
            .map(|(span, rule, text)| (span.start, span.end, rule.into(), text.into()))
            .collect();
        (!cuts.is_empty()).then(|| serde_json::to_string(&cuts).unwrap_or_default())
    }

    /// Takes up what [`Article::cuts_written`] wrote; `None` where that is broken.
    pub(in crate::corpus) fn cuts_read(written: &str) -> Option<(Cuts, Vec<String>)> {
        let cuts: Vec<Cut<'_>> = serde_json::from_str(written).ok()?;
        let removed = cuts.iter().map(|cut| cut.3.to_string()).collect();
        let cuts = cuts.into_iter().map(|(start, end, rule, _)| (Span::new(start, end), rule.into_owned()));
        Some((Cuts::new(cuts.collect()), removed))
    }
}
