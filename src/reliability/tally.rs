//! Counts of one article, which add up: the score of a set of articles is the score of the
//! sum of their tallies, so that resampling needs no second look at the texts.

use std::collections::BTreeSet;

use serde::Serialize;

use super::matching::matches;
use crate::attribution::SourceType;
use crate::attribution::exchange::{CodedText, Record};
use crate::span::CharSpan;

/// Precision, recall and their harmonic mean, with the counts behind them. A ratio over
/// nothing is null.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prf {
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub f1: Option<f64>,
    pub hits: usize,
    pub predicted: usize,
    pub gold: usize,
}

impl Prf {
    /// From what was right, what was predicted and what there was.
    pub fn new(hits: usize, predicted: usize, gold: usize) -> Self {
        Self {
            precision: ratio(hits, predicted),
            recall: ratio(hits, gold),
            f1: ratio(2 * hits, predicted + gold),
            hits,
            predicted,
            gold,
        }
    }
}

pub(super) fn ratio(part: usize, base: usize) -> Option<f64> {
    (base > 0).then(|| part as f64 / base as f64)
}

/// Seven types.
pub(super) const TYPES: usize = SourceType::ALL.len();

/// The three ways a speaker may be known: by name or office, as a person nobody can identify,
/// or otherwise.
pub(super) fn coarse(kind: SourceType) -> usize {
    match kind {
        SourceType::Named | SourceType::Office => 0,
        SourceType::Anonymous => 1,
        _ => 2,
    }
}

/// What one article adds to a score.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tally {
    pub gold: usize,
    pub other: usize,
    pub matched: usize,
    pub exact: usize,
    pub seven: usize,
    pub three: usize,
    pub quote: usize,
    pub source_hits: usize,
    pub source_gold: usize,
    pub source_other: usize,
    pub gold_types: [usize; TYPES],
    pub other_types: [usize; TYPES],
    pub hit_types: [usize; TYPES],
}

impl Tally {
    pub fn of(gold: &CodedText, other: &CodedText) -> Self {
        let mut tally =
            Self { gold: gold.attributions.len(), other: other.attributions.len(), ..Self::default() };
        for record in &gold.attributions {
            tally.gold_types[record.kind as usize] += 1;
        }
        for record in &other.attributions {
            tally.other_types[record.kind as usize] += 1;
        }
        let words = words(&gold.text());
        for (i, j) in matches(&gold.attributions, &other.attributions) {
            tally.pair(&words, &gold.attributions[i], &other.attributions[j]);
        }
        tally
    }

    fn pair(&mut self, words: &[CharSpan], a: &Record, b: &Record) {
        self.matched += 1;
        self.exact += usize::from(a.cue == b.cue);
        self.quote += usize::from(a.quote == b.quote);
        self.three += usize::from(coarse(a.kind) == coarse(b.kind));
        if a.kind == b.kind {
            self.seven += 1;
            self.hit_types[a.kind as usize] += 1;
        }
        let (left, right) = (touched(words, a.source), touched(words, b.source));
        self.source_gold += left.len();
        self.source_other += right.len();
        self.source_hits += left.intersection(&right).count();
    }

    pub fn add(&mut self, more: &Self) {
        self.gold += more.gold;
        self.other += more.other;
        self.matched += more.matched;
        self.exact += more.exact;
        self.seven += more.seven;
        self.three += more.three;
        self.quote += more.quote;
        self.source_hits += more.source_hits;
        self.source_gold += more.source_gold;
        self.source_other += more.source_other;
        for t in 0..TYPES {
            self.gold_types[t] += more.gold_types[t];
            self.other_types[t] += more.other_types[t];
            self.hit_types[t] += more.hit_types[t];
        }
    }
}

/// Anonymous speakers among the persons who speak, with the base.
pub(super) fn anonymous_share(types: &[usize; TYPES]) -> (Option<f64>, usize) {
    let of = |kind: SourceType| types[kind as usize];
    let base = of(SourceType::Anonymous) + of(SourceType::Named) + of(SourceType::Office);
    (ratio(of(SourceType::Anonymous), base), base)
}

/// Runs without white space, as spans of code points.
fn words(text: &str) -> Vec<CharSpan> {
    let mut out = Vec::new();
    let mut start = None;
    let mut at = 0;
    for c in text.chars() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                out.push(CharSpan { start: from, end: at });
                start = None;
            }
            _ => {}
        }
        at += 1;
    }
    out.extend(start.map(|from| CharSpan { start: from, end: at }));
    out
}

/// The places of the words that a span touches.
fn touched(words: &[CharSpan], span: Option<CharSpan>) -> BTreeSet<usize> {
    let Some(span) = span else { return BTreeSet::new() };
    let from = words.partition_point(|w| w.end <= span.start);
    let to = words.partition_point(|w| w.start < span.end);
    (from..to).collect()
}
