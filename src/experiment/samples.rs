//! A few pieces of evidence for the report, drawn by hash: the same whatever the order and
//! the number of threads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use crate::corpus::Article;
use crate::features::{Evidence, Feature, Measured};
use crate::report::EvidenceSample;
use crate::span::Span;
use crate::stats::random;
use crate::text::Doc;

/// Pieces shown of each feature and outlet.
const PER_OUTLET: usize = 2;
/// Pieces kept of each in a part: as many copies may still fall away when parts are merged.
const SPARE: usize = 16;
/// Longest context on either side of a hit, in code points.
const CONTEXT: usize = 160;

/// Hash of the article with the seed, id of the article, start of the piece.
type Place = (u64, String, usize);

/// The draw: by feature and outlet, the pieces whose places come first.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Samples(BTreeMap<String, BTreeMap<String, Vec<(Place, EvidenceSample)>>>);

/// Who draws, and whether text may be shown.
#[derive(Debug, Clone, Copy)]
pub struct Draw {
    pub rng_seed: u64,
    pub text_allowed: bool,
    /// Whether articles may still be taken away from what is drawn, or renamed.
    pub unsettled: bool,
}

impl Draw {
    /// The draw of a run; `with_text` shows text whatever the spec says.
    pub fn of(plan: &Plan, with_text: bool) -> Self {
        let text_allowed = with_text || plan.spec.publish_text;
        Self { rng_seed: plan.spec.rng_seed, text_allowed, unsettled: false }
    }
}

impl Samples {
    /// Draws from one article: the first piece of each feature, since pieces of many articles say more.
    pub fn article(
        &mut self,
        draw: Draw,
        features: &[&dyn Feature],
        article: &Article,
        doc: &Doc,
        measured: &Measured,
    ) {
        let hash = random::key(draw.rng_seed, &article.hash);
        let most = if draw.unsettled { PER_OUTLET + SPARE } else { PER_OUTLET };
        let mut last = None;
        for evidence in &measured.evidence {
            if last.replace(evidence.feature) == Some(evidence.feature) {
                continue;
            }
            let name = features[evidence.feature].name();
            if self.may_enter(name, &article.outlet, hash, most) {
                let place = (hash, article.id.clone(), evidence.chars.start);
                self.enter(name, &article.outlet, place, sample(draw, name, article, doc, evidence), most);
            }
        }
    }

    fn may_enter(&self, feature: &str, outlet: &str, hash: u64, most: usize) -> bool {
        let kept = self.0.get(feature).and_then(|outlets| outlets.get(outlet));
        kept.is_none_or(|kept| {
            kept.len() < most || kept.last().is_some_and(|((last, _, _), _)| hash <= *last)
        })
    }

    fn enter(&mut self, feature: &str, outlet: &str, place: Place, sample: EvidenceSample, most: usize) {
        let outlets = self.0.entry(feature.to_owned()).or_default();
        let kept = outlets.entry(outlet.to_owned()).or_default();
        let at = kept.partition_point(|(other, _)| *other < place);
        kept.insert(at, (place, sample));
        kept.truncate(most);
    }

    /// Takes in what was drawn elsewhere, where all is settled.
    pub fn join(&mut self, other: Self) {
        for (feature, outlets) in other.0 {
            for (outlet, kept) in outlets {
                for (place, sample) in kept {
                    self.enter(&feature, &outlet, place, sample, PER_OUTLET);
                }
            }
        }
    }

    /// Gives articles other ids; pieces of those for whose id there is none go.
    pub fn rename(&mut self, name: impl Fn(&str) -> Option<String>) {
        for kept in self.0.values_mut().flat_map(BTreeMap::values_mut) {
            kept.retain_mut(|((_, id, _), sample)| match name(id) {
                Some(name) => {
                    sample.article.clone_from(&name);
                    *id = name;
                    true
                }
                None => false,
            });
            kept.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
    }

    /// What was drawn, by feature, outlet and draw.
    pub fn finish(self) -> Vec<EvidenceSample> {
        let outlets = self.0.into_values().flat_map(BTreeMap::into_values);
        outlets.flatten().map(|(_, sample)| sample).collect()
    }
}

fn sample(draw: Draw, feature: &str, article: &Article, doc: &Doc, evidence: &Evidence) -> EvidenceSample {
    let shown = draw.text_allowed;
    let (before, hit, after) = if shown { context(doc, evidence.span) } else { Default::default() };
    EvidenceSample {
        feature: feature.to_owned(),
        category: evidence.category.to_string(),
        voice: evidence.voice.to_owned(),
        outlet: article.outlet.clone(),
        lang: article.lang.clone(),
        article: article.id.clone(),
        start: evidence.chars.start as i64,
        end: evidence.chars.end as i64,
        rule: if shown { evidence.rule.to_string() } else { String::new() },
        before,
        hit,
        after,
    }
}

/// The sentences around a span, cut to a readable length: before it, its words, after it.
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
