//! Counts of one article, which add up: the score of a set of articles is the score of the
//! sum of their tallies, so that resampling needs no second look at the texts.

use std::collections::BTreeSet;

use serde::Serialize;

use super::matching::matches;
use crate::codings::SourceType;
use crate::codings::exchange::{CodedText, Record};
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

/// Of the matched, how far parts of them overlap: hits, and how much each side has.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Overlap {
    pub hits: usize,
    pub gold: usize,
    pub other: usize,
}

impl Overlap {
    fn count(&mut self, gold: &BTreeSet<usize>, other: &BTreeSet<usize>) {
        self.add(&Self { hits: gold.intersection(other).count(), gold: gold.len(), other: other.len() });
    }

    fn add(&mut self, more: &Self) {
        self.hits += more.hits;
        self.gold += more.gold;
        self.other += more.other;
    }

    pub fn prf(&self) -> Prf {
        Prf::new(self.hits, self.other, self.gold)
    }

    pub fn f1(&self) -> Option<f64> {
        ratio(2 * self.hits, self.gold + self.other)
    }
}

/// What one article adds to a score.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tally {
    pub gold: usize,
    pub other: usize,
    pub matched: usize,
    pub exact: usize,
    /// Matched, and both sides have a type; and of these, the same of seven and of three.
    pub typed: usize,
    pub seven: usize,
    pub three: usize,
    /// Matched, and both sides have a quote; and of these, the same.
    pub quoted: usize,
    pub quote: usize,
    /// Words of the sources of the matched.
    pub source: Overlap,
    /// Sources of the matched that share a word.
    pub sources: Overlap,
    /// Words of the contents of the matched whose gold has content.
    pub content: Overlap,
    /// Attributions by type, without those whose type the other side does not know.
    pub gold_types: [usize; TYPES],
    pub other_types: [usize; TYPES],
    pub hit_types: [usize; TYPES],
}

impl Tally {
    /// The tally of an article. `types` says whether both coders give types at all.
    pub fn of(gold: &CodedText, other: &CodedText, types: bool) -> Self {
        let mut tally =
            Self { gold: gold.attributions.len(), other: other.attributions.len(), ..Self::default() };
        if types {
            for (records, counts) in
                [(&gold.attributions, &mut tally.gold_types), (&other.attributions, &mut tally.other_types)]
            {
                records.iter().filter_map(|r| r.kind).for_each(|kind| counts[kind as usize] += 1);
            }
        }
        let words = words(&gold.text());
        for (i, j) in matches(&gold.attributions, &other.attributions) {
            tally.pair(&words, &gold.attributions[i], &other.attributions[j], types);
        }
        tally
    }

    fn pair(&mut self, words: &[CharSpan], a: &Record, b: &Record, types: bool) {
        self.matched += 1;
        self.exact += usize::from(a.cues() == b.cues());
        if let (Some(x), Some(y)) = (a.quote, b.quote) {
            self.quoted += 1;
            self.quote += usize::from(x == y);
        }
        match (a.kind, b.kind) {
            (Some(x), Some(y)) => {
                self.typed += 1;
                self.three += usize::from(coarse(x) == coarse(y));
                self.seven += usize::from(x == y);
                self.hit_types[x as usize] += usize::from(x == y);
            }
            // Nothing can be said of a type whose other side is unknown.
            (Some(x), None) if types => self.gold_types[x as usize] -= 1,
            (None, Some(y)) if types => self.other_types[y as usize] -= 1,
            _ => {}
        }
        let (left, right) = (touched(words, a.sources()), touched(words, b.sources()));
        self.source.count(&left, &right);
        self.sources.add(&Overlap {
            hits: usize::from(!left.is_disjoint(&right)),
            gold: usize::from(!left.is_empty()),
            other: usize::from(!right.is_empty()),
        });
        if !a.contents().is_empty() {
            self.content.count(&touched(words, a.contents()), &touched(words, b.contents()));
        }
    }

    pub fn add(&mut self, more: &Self) {
        self.gold += more.gold;
        self.other += more.other;
        self.matched += more.matched;
        self.exact += more.exact;
        self.typed += more.typed;
        self.seven += more.seven;
        self.three += more.three;
        self.quoted += more.quoted;
        self.quote += more.quote;
        self.source.add(&more.source);
        self.sources.add(&more.sources);
        self.content.add(&more.content);
        for t in 0..TYPES {
            self.gold_types[t] += more.gold_types[t];
            self.other_types[t] += more.other_types[t];
            self.hit_types[t] += more.hit_types[t];
        }
    }

    /// Cue found and type right in three classes, over the attributions whose type is known.
    pub fn end_to_end(&self) -> Prf {
        Prf::new(self.three, self.other_types.iter().sum(), self.gold_types.iter().sum())
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

/// The places of the words that any of the spans touches.
fn touched(words: &[CharSpan], spans: &[CharSpan]) -> BTreeSet<usize> {
    let places = |span: &CharSpan| {
        let from = words.partition_point(|w| w.end <= span.start);
        from..words.partition_point(|w| w.start < span.end).max(from)
    };
    spans.iter().flat_map(places).collect()
}
