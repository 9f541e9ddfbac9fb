//! A few pieces of evidence for the report, drawn by hash: the same whatever the order and
//! the number of threads.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Article;
use crate::features::{Feature, Measured};
use crate::report::EvidenceSample;
use crate::span::Span;
use crate::stats::random;
use crate::text::Doc;

/// Pieces shown of each feature and outlet.
const PER_OUTLET: usize = 2;
/// Longest context on either side of a hit, in code points.
const CONTEXT: usize = 160;

/// Feature and outlet.
type Key = (String, String);
/// Hash of the article with the seed, id of the article, start of the piece.
type Place = (u64, String, usize);

/// A candidate: its place in the draw, and what would be shown.
pub struct Shown {
    key: Key,
    draw: Place,
    sample: EvidenceSample,
}

/// The draw.
pub struct Samples {
    rng_seed: u64,
    text_allowed: bool,
    kept: BTreeMap<Key, BTreeMap<Place, EvidenceSample>>,
}

impl Samples {
    pub fn new(rng_seed: u64, text_allowed: bool) -> Self {
        Self { rng_seed, text_allowed, kept: BTreeMap::new() }
    }

    /// The candidates of one article: those that could still be among the kept.
    pub fn pick(
        &self,
        features: &[&dyn Feature],
        article: &Article,
        doc: &Doc,
        measured: &Measured,
    ) -> Vec<Shown> {
        let mut shown = Vec::new();
        let hash = random::key(self.rng_seed, &article.hash);
        let mut seen = BTreeSet::new();
        for evidence in &measured.evidence {
            let feature = features[evidence.feature];
            let key = (feature.name().to_owned(), article.outlet.clone());
            // One piece of each feature an article, the first: pieces of many articles say more.
            if !seen.insert(evidence.feature) || !self.may_enter(&key, hash) {
                continue;
            }
            let (before, hit, after) =
                if self.text_allowed { context(doc, evidence.span) } else { Default::default() };
            shown.push(Shown {
                key,
                draw: (hash, article.id.clone(), evidence.chars.start),
                sample: EvidenceSample {
                    feature: feature.name().to_owned(),
                    category: evidence.category.to_string(),
                    voice: evidence.voice.to_owned(),
                    outlet: article.outlet.clone(),
                    lang: article.lang.clone(),
                    article: article.id.clone(),
                    start: evidence.chars.start as i64,
                    end: evidence.chars.end as i64,
                    rule: if self.text_allowed { evidence.rule.clone() } else { String::new() },
                    before,
                    hit,
                    after,
                },
            });
        }
        shown
    }

    fn may_enter(&self, key: &Key, hash: u64) -> bool {
        self.kept.get(key).is_none_or(|kept| {
            kept.len() < PER_OUTLET || kept.last_key_value().is_some_and(|((last, _, _), _)| hash <= *last)
        })
    }

    /// Takes candidates in.
    pub fn add(&mut self, shown: Vec<Shown>) {
        for candidate in shown {
            let kept = self.kept.entry(candidate.key).or_default();
            kept.insert(candidate.draw, candidate.sample);
            if kept.len() > PER_OUTLET {
                kept.pop_last();
            }
        }
    }

    /// What was drawn, by feature, outlet and draw.
    pub fn finish(self) -> Vec<EvidenceSample> {
        self.kept.into_values().flat_map(BTreeMap::into_values).collect()
    }
}

/// The sentence around a span, cut to a readable length.
/// The sentences around a span: before it, its words, after it.
pub(super) fn context(doc: &Doc, span: Span) -> (String, String, String) {
    let around = doc
        .sentences
        .iter()
        .map(|s| s.span)
        .filter(|s| s.overlaps(span))
        .reduce(Span::join)
        .unwrap_or(span)
        .join(span);
    let before = &doc.text[around.start..span.start];
    let after = &doc.text[span.end..around.end];
    let skip = before.chars().count().saturating_sub(CONTEXT);
    let mut before: String = before.chars().skip(skip).collect();
    if skip > 0 {
        before.insert(0, '…');
    }
    let mut shown_after: String = after.chars().take(CONTEXT).collect();
    if shown_after.len() < after.len() {
        shown_after.push('…');
    }
    (before, span.of(&doc.text).to_owned(), shown_after)
}
