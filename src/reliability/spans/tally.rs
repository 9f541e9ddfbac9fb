//! Counts that add up, and the figures of their sum.

use std::ops::Range;

use serde::Serialize;

use crate::reliability::interval::{Interval, interval};
use crate::reliability::tally::ratio;

/// What one text adds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    hits: usize,
    right: usize,
    spans: usize,
    found: usize,
    words_hit: usize,
    words_labelled: usize,
    words_both: usize,
}

impl Tally {
    /// The counts of a text of so many words.
    pub fn of(words: usize, hits: &[Range<usize>], spans: &[Range<usize>]) -> Self {
        let cover = |ranges: &[Range<usize>]| {
            let mut inside = vec![false; words];
            ranges.iter().for_each(|r| inside[r.clone()].fill(true));
            inside
        };
        let (hit, labelled) = (cover(hits), cover(spans));
        let meets = |ranges: &[Range<usize>], inside: &[bool]| {
            ranges.iter().filter(|r| inside[(*r).clone()].contains(&true)).count()
        };
        let count = |inside: &[bool]| inside.iter().filter(|i| **i).count();
        Self {
            hits: hits.len(),
            right: meets(hits, &labelled),
            spans: spans.len(),
            found: meets(spans, &hit),
            words_hit: count(&hit),
            words_labelled: count(&labelled),
            words_both: hit.iter().zip(&labelled).filter(|(h, l)| **h && **l).count(),
        }
    }

    fn add(&mut self, more: &Self, times: usize) {
        self.hits += more.hits * times;
        self.right += more.right * times;
        self.spans += more.spans * times;
        self.found += more.found * times;
        self.words_hit += more.words_hit * times;
        self.words_labelled += more.words_labelled * times;
        self.words_both += more.words_both * times;
    }

    /// The sum of some tallies.
    pub fn sum<'a>(tallies: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut sum = Self::default();
        tallies.into_iter().for_each(|t| sum.add(t, 1));
        sum
    }
}

/// The tallies of the articles that texts are of, by the texts' places.
pub(super) fn by_article(articles: &[usize], tallies: impl Iterator<Item = Tally>) -> Vec<Tally> {
    let mut out = vec![Tally::default(); articles.iter().max().map_or(0, |last| last + 1)];
    articles.iter().zip(tallies).for_each(|(&article, tally)| out[article].add(&tally, 1));
    out
}

/// Precision, recall and F1 by partial overlap, with what they are made of. A ratio over nothing
/// is null, and so is an interval that too few replicates have.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    pub hits: usize,
    pub right: usize,
    pub spans: usize,
    pub found: usize,
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub f1: Option<f64>,
    pub words_f1: Option<f64>,
    pub precision_interval: Option<Interval>,
    pub recall_interval: Option<Interval>,
    pub f1_interval: Option<Interval>,
}

impl Figures {
    /// Of one sum, without intervals.
    pub(super) fn of(t: &Tally) -> Self {
        let (precision, recall) = (ratio(t.right, t.hits), ratio(t.found, t.spans));
        Self {
            hits: t.hits,
            right: t.right,
            spans: t.spans,
            found: t.found,
            precision,
            recall,
            f1: harmonic(precision, recall),
            words_f1: ratio(2 * t.words_both, t.words_hit + t.words_labelled),
            precision_interval: None,
            recall_interval: None,
            f1_interval: None,
        }
    }

    /// Of articles, with intervals from resampling them.
    pub(super) fn resampled(articles: &[Tally]) -> Self {
        let draw = |figure: fn(&Self) -> Option<f64>| {
            interval(articles.len(), |weights| {
                let mut sum = Tally::default();
                weights.iter().zip(articles).for_each(|(w, t)| sum.add(t, *w as usize));
                figure(&Self::of(&sum))
            })
        };
        Self {
            precision_interval: draw(|f| f.precision),
            recall_interval: draw(|f| f.recall),
            f1_interval: draw(|f| f.f1),
            ..Self::of(&Tally::sum(articles))
        }
    }
}

/// 0 where both are; `None` where one is not defined.
fn harmonic(precision: Option<f64>, recall: Option<f64>) -> Option<f64> {
    let (p, r) = (precision?, recall?);
    Some(if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
}
