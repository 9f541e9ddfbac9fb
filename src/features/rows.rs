//! The evidence rows and bases that features write.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::AxisSum;
use crate::codings::Voice;
use crate::span::{CharMap, CharSpan, Span};

/// One counted piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Place in the list of features that were run.
    pub feature: usize,
    pub category: Cow<'static, str>,
    pub voice: &'static str,
    pub span: Span,
    /// The same place in code points.
    pub chars: CharSpan,
    /// How many it counts: 1, or the words of a stretch.
    pub n: u64,
    /// What found it: lexicon entry and tier, or cue.
    pub rule: String,
}

/// What all features found in one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measured {
    pub evidence: Vec<Evidence>,
    /// Feature, voice, number of opportunities.
    pub bases: Vec<(usize, &'static str, u64)>,
    /// Feature and why it could not be measured.
    pub gaps: Vec<(usize, String)>,
    /// Attributions by named source, under a key that holds from one article to the next.
    pub sources: BTreeMap<String, u64>,
    /// Where its words stand on the frame axes, where there are vectors.
    pub axes: BTreeMap<String, AxisSum>,
}

/// Where a feature writes.
pub struct Rows<'t> {
    feature: usize,
    chars: CharMap<'t>,
    measured: Measured,
}

impl<'t> Rows<'t> {
    /// Rows about one text.
    pub fn new(text: &'t str) -> Self {
        Self { feature: 0, chars: CharMap::new(text), measured: Measured::default() }
    }

    /// What follows belongs to this feature.
    pub fn feature(&mut self, place: usize) {
        self.feature = place;
    }

    /// One hit of a category in a voice (`None`: the feature does not tell voices apart).
    pub fn hit(
        &mut self,
        category: impl Into<Cow<'static, str>>,
        voice: Option<Voice>,
        span: Span,
        rule: impl Into<String>,
    ) {
        self.stretch(category, voice, span, 1, rule);
    }

    /// A stretch of text that counts `n` of the base.
    pub fn stretch(
        &mut self,
        category: impl Into<Cow<'static, str>>,
        voice: Option<Voice>,
        span: Span,
        n: usize,
        rule: impl Into<String>,
    ) {
        self.measured.evidence.push(Evidence {
            feature: self.feature,
            category: category.into(),
            voice: voice.map_or(super::ALL, Voice::name),
            span,
            chars: self.chars.chars(span),
            n: n as u64,
            rule: rule.into(),
        });
    }

    /// The opportunities for all voices together. A feature that is measurable writes this
    /// once, also when it is 0.
    pub fn base(&mut self, n: usize) {
        self.measured.bases.push((self.feature, super::ALL, n as u64));
    }

    /// The opportunities of one voice; hits in that voice are taken out of it.
    pub fn base_of(&mut self, voice: Voice, n: usize) {
        self.measured.bases.push((self.feature, voice.name(), n as u64));
    }

    /// The feature cannot be measured in this article.
    pub fn gap(&mut self, reason: impl Into<String>) {
        self.measured.gaps.push((self.feature, reason.into()));
    }

    pub fn finish(self) -> Measured {
        self.measured
    }
}
