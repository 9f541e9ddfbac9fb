//! The score of one coding against another.

use std::collections::BTreeMap;

use serde::Serialize;

use super::interval::{Interval, interval};
use super::matching::matches;
use super::pairing::pair;
use super::tally::{Prf, TYPES, Tally, anonymous_share, ratio};
use crate::codings::SourceType;
use crate::codings::exchange::CodedText;
use crate::error::Result;
use crate::stats::alpha;

/// An article's own anonymous share is looked at from this base up.
const MIN_BASE: usize = 3;

/// Agreement of two codings of the same articles. A figure over nothing is null.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    pub articles: usize,
    /// Cues found.
    pub detection: Prf,
    /// Cues found with exactly the same span.
    pub exact_cue: Prf,
    /// Cue found and source type right in three classes.
    pub end_to_end: Prf,
    /// Words of source spans, over the matched.
    pub source_span: Prf,
    /// Sources of the matched, right where they share a word with the other side's.
    pub source_overlap: Prf,
    /// Words of content spans, over the matched whose gold has content.
    pub content_span: Prf,
    /// Of the matched whose type both sides know, the same source type of seven.
    pub type_accuracy: Option<f64>,
    /// Of these, the same in three: named or office, anonymous, the rest.
    pub type_accuracy_three: Option<f64>,
    /// Of the matched whose quote both sides know, the same kind of quotation.
    pub quote_accuracy: Option<f64>,
    pub by_type: Vec<TypeScore>,
    /// Krippendorff's alpha (nominal) on the type of the matched.
    pub alpha_type: Option<f64>,
    /// Krippendorff's alpha (nominal) on the quote of the matched.
    pub alpha_quote: Option<f64>,
    /// Anonymous among anonymous, named and office, all articles pooled: gold and other.
    pub anonymous_share_gold: Option<f64>,
    pub anonymous_share_other: Option<f64>,
    /// Their absolute difference.
    pub anonymous_share_error: Option<f64>,
    /// Mean absolute difference over the articles with a gold base of at least three.
    pub anonymous_share_mae: Option<f64>,
    /// The articles behind it.
    pub anonymous_share_articles: usize,
    /// 95 percent intervals of the main figures, from resampling articles.
    pub intervals: BTreeMap<&'static str, Interval>,
}

/// How well one source type was found: cue matched and type right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TypeScore {
    #[serde(rename = "type")]
    pub kind: SourceType,
    #[serde(flatten)]
    pub prf: Prf,
}

/// Scores `other` against `gold`, article by article.
///
/// # Errors
/// When an id is missing on one side or stands twice, or when the texts of an id differ.
pub fn score(gold: &[CodedText], other: &[CodedText]) -> Result<Score> {
    let pairs = pair(gold, other)?;
    let types = !untyped(gold) && !untyped(other);
    let tallies: Vec<Tally> = pairs.iter().map(|(a, b)| Tally::of(a, b, types)).collect();
    let mut sum = Tally::default();
    tallies.iter().for_each(|t| sum.add(t));
    let (mut kinds, mut quotes) = (Vec::<Vec<_>>::new(), Vec::<Vec<_>>::new());
    for (a, b) in &pairs {
        for (i, j) in matches(&a.attributions, &b.attributions) {
            let (x, y) = (&a.attributions[i], &b.attributions[j]);
            kinds.push(x.kind.into_iter().chain(y.kind).collect());
            quotes.push(x.quote.into_iter().chain(y.quote).collect());
        }
    }
    let (share_gold, _) = anonymous_share(&sum.gold_types);
    let (share_other, _) = anonymous_share(&sum.other_types);
    let errors: Vec<f64> = tallies.iter().filter_map(article_error).collect();
    Ok(Score {
        articles: pairs.len(),
        detection: Prf::new(sum.matched, sum.other, sum.gold),
        exact_cue: Prf::new(sum.exact, sum.other, sum.gold),
        end_to_end: sum.end_to_end(),
        source_span: sum.source.prf(),
        source_overlap: sum.sources.prf(),
        content_span: sum.content.prf(),
        type_accuracy: ratio(sum.seven, sum.typed),
        type_accuracy_three: ratio(sum.three, sum.typed),
        quote_accuracy: ratio(sum.quote, sum.quoted),
        by_type: (0..TYPES)
            .map(|t| TypeScore {
                kind: SourceType::ALL[t],
                prf: Prf::new(sum.hit_types[t], sum.other_types[t], sum.gold_types[t]),
            })
            .collect(),
        alpha_type: alpha::nominal(&kinds),
        alpha_quote: alpha::nominal(&quotes),
        anonymous_share_gold: share_gold,
        anonymous_share_other: share_other,
        anonymous_share_error: difference(share_gold, share_other),
        anonymous_share_mae: (!errors.is_empty()).then(|| errors.iter().sum::<f64>() / errors.len() as f64),
        anonymous_share_articles: errors.len(),
        intervals: intervals(&tallies),
    })
}

/// A coder who marks attributions but types none of them: figures of types are null then.
pub(super) fn untyped(texts: &[CodedText]) -> bool {
    let mut records = texts.iter().flat_map(|t| &t.attributions).peekable();
    records.peek().is_some() && records.all(|r| r.kind.is_none())
}

fn article_error(tally: &Tally) -> Option<f64> {
    let (gold, base) = anonymous_share(&tally.gold_types);
    let (other, _) = anonymous_share(&tally.other_types);
    // A coder who found no person in such an article says nothing of the share: counted as 0.
    (base >= MIN_BASE).then(|| (gold.unwrap_or(0.0) - other.unwrap_or(0.0)).abs())
}

fn difference(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    Some((a? - b?).abs())
}

fn intervals(tallies: &[Tally]) -> BTreeMap<&'static str, Interval> {
    type Figure = fn(&Tally) -> Option<f64>;
    let figures: [(&'static str, Figure); 11] = [
        ("detection_precision", |t| ratio(t.matched, t.other)),
        ("detection_recall", |t| ratio(t.matched, t.gold)),
        ("detection_f1", |t| ratio(2 * t.matched, t.other + t.gold)),
        ("exact_cue_f1", |t| ratio(2 * t.exact, t.other + t.gold)),
        ("end_to_end_f1", |t| t.end_to_end().f1),
        ("type_accuracy", |t| ratio(t.seven, t.typed)),
        ("type_accuracy_three", |t| ratio(t.three, t.typed)),
        ("source_span_f1", |t| t.source.f1()),
        ("source_overlap_f1", |t| t.sources.f1()),
        ("content_span_f1", |t| t.content.f1()),
        ("quote_accuracy", |t| ratio(t.quote, t.quoted)),
    ];
    let mut out = BTreeMap::new();
    for (name, figure) in figures {
        let drawn = interval(tallies.len(), |weights| {
            let mut sum = Tally::default();
            for (tally, weight) in tallies.iter().zip(weights) {
                (0..*weight).for_each(|_| sum.add(tally));
            }
            figure(&sum)
        });
        out.extend(drawn.map(|i| (name, i)));
    }
    out
}
