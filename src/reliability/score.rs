//! The score of one coding against another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use super::alpha;
use super::interval::{Interval, interval};
use super::matching::matches;
use super::tally::{Prf, TYPES, Tally, anonymous_share, ratio};
use crate::attribution::SourceType;
use crate::attribution::exchange::CodedText;
use crate::error::{Error, Result};

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
    /// Of the matched, the same source type of seven.
    pub type_accuracy: Option<f64>,
    /// Of the matched, the same in three: named or office, anonymous, the rest.
    pub type_accuracy_three: Option<f64>,
    /// Of the matched, the same kind of quotation.
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
    let tallies: Vec<Tally> = pairs.iter().map(|(a, b)| Tally::of(a, b)).collect();
    let mut sum = Tally::default();
    tallies.iter().for_each(|t| sum.add(t));
    let (mut types, mut quotes) = (Vec::new(), Vec::new());
    for (a, b) in &pairs {
        for (i, j) in matches(&a.attributions, &b.attributions) {
            let (x, y) = (&a.attributions[i], &b.attributions[j]);
            types.push(vec![x.kind, y.kind]);
            quotes.push(vec![x.quote, y.quote]);
        }
    }
    let (share_gold, _) = anonymous_share(&sum.gold_types);
    let (share_other, _) = anonymous_share(&sum.other_types);
    let errors: Vec<f64> = tallies.iter().filter_map(article_error).collect();
    Ok(Score {
        articles: pairs.len(),
        detection: Prf::new(sum.matched, sum.other, sum.gold),
        exact_cue: Prf::new(sum.exact, sum.other, sum.gold),
        end_to_end: Prf::new(sum.three, sum.other, sum.gold),
        source_span: Prf::new(sum.source_hits, sum.source_other, sum.source_gold),
        type_accuracy: ratio(sum.seven, sum.matched),
        type_accuracy_three: ratio(sum.three, sum.matched),
        quote_accuracy: ratio(sum.quote, sum.matched),
        by_type: (0..TYPES)
            .map(|t| TypeScore {
                kind: SourceType::ALL[t],
                prf: Prf::new(sum.hit_types[t], sum.other_types[t], sum.gold_types[t]),
            })
            .collect(),
        alpha_type: alpha::nominal(&types),
        alpha_quote: alpha::nominal(&quotes),
        anonymous_share_gold: share_gold,
        anonymous_share_other: share_other,
        anonymous_share_error: difference(share_gold, share_other),
        anonymous_share_mae: (!errors.is_empty()).then(|| errors.iter().sum::<f64>() / errors.len() as f64),
        anonymous_share_articles: errors.len(),
        intervals: intervals(&tallies),
    })
}

/// Articles of the same id, in the order of ids.
pub(super) fn pair<'a>(
    gold: &'a [CodedText],
    other: &'a [CodedText],
) -> Result<Vec<(&'a CodedText, &'a CodedText)>> {
    let (left, right) = (by_id(gold, "gold")?, by_id(other, "coded")?);
    missing(&left, &right, "coded")?;
    missing(&right, &left, "gold")?;
    let mut pairs = Vec::with_capacity(left.len());
    for (id, a) in left {
        let b = right[id];
        if a.title != b.title || a.body != b.body {
            return Err(Error::new(
                format!("article {id}"),
                "the two codings have different texts, so their offsets do not meet",
                "code the text of the gold file itself, uncleaned",
            ));
        }
        pairs.push((a, b));
    }
    Ok(pairs)
}

fn by_id<'a>(texts: &'a [CodedText], name: &str) -> Result<BTreeMap<&'a str, &'a CodedText>> {
    let mut map = BTreeMap::new();
    for text in texts {
        if map.insert(text.id.as_str(), text).is_some() {
            return Err(Error::new(
                format!("{name} codings"),
                format!("the id `{}` stands twice", text.id),
                "give each article one line",
            ));
        }
    }
    Ok(map)
}

fn missing(from: &BTreeMap<&str, &CodedText>, to: &BTreeMap<&str, &CodedText>, name: &str) -> Result<()> {
    let lost: BTreeSet<&str> = from.keys().filter(|id| !to.contains_key(*id)).copied().collect();
    if lost.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = lost.iter().copied().take(10).collect();
    let more = if lost.len() > shown.len() { ", ..." } else { "" };
    Err(Error::new(
        format!("{name} codings"),
        format!("{} articles are missing: {}{more}", lost.len(), shown.join(", ")),
        "both files must hold the same articles; an article without attributions has an empty list",
    ))
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
    let figures: [(&'static str, Figure); 9] = [
        ("detection_precision", |t| ratio(t.matched, t.other)),
        ("detection_recall", |t| ratio(t.matched, t.gold)),
        ("detection_f1", |t| ratio(2 * t.matched, t.other + t.gold)),
        ("exact_cue_f1", |t| ratio(2 * t.exact, t.other + t.gold)),
        ("end_to_end_f1", |t| ratio(2 * t.three, t.other + t.gold)),
        ("type_accuracy", |t| ratio(t.seven, t.matched)),
        ("type_accuracy_three", |t| ratio(t.three, t.matched)),
        ("source_span_f1", |t| ratio(2 * t.source_hits, t.source_gold + t.source_other)),
        ("quote_accuracy", |t| ratio(t.quote, t.matched)),
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

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
        let range = |name: &str| {
            self.intervals.get(name).map_or_else(String::new, |i| format!("  [{:.3}, {:.3}]", i.low, i.high))
        };
        writeln!(
            f,
            "articles {}, gold {}, coded {}",
            self.articles, self.detection.gold, self.detection.predicted
        )?;
        let lines = [
            ("detection precision", self.detection.precision, "detection_precision"),
            ("detection recall", self.detection.recall, "detection_recall"),
            ("detection F1", self.detection.f1, "detection_f1"),
            ("exact-cue F1", self.exact_cue.f1, "exact_cue_f1"),
            ("end-to-end F1", self.end_to_end.f1, "end_to_end_f1"),
            ("source span F1", self.source_span.f1, "source_span_f1"),
            ("type accuracy (7)", self.type_accuracy, "type_accuracy"),
            ("type accuracy (3)", self.type_accuracy_three, "type_accuracy_three"),
            ("quote accuracy", self.quote_accuracy, "quote_accuracy"),
            ("alpha type", self.alpha_type, ""),
            ("alpha quote", self.alpha_quote, ""),
            ("anonymous share, gold", self.anonymous_share_gold, ""),
            ("anonymous share, coded", self.anonymous_share_other, ""),
            ("  pooled error", self.anonymous_share_error, ""),
            ("  mean absolute error", self.anonymous_share_mae, ""),
        ];
        for (name, value, key) in lines {
            writeln!(f, "{name:<24}{:>7}{}", number(value), range(key))?;
        }
        writeln!(f, "{:<14}{:>7}{:>7}{:>7}{:>6}{:>6}", "type", "P", "R", "F1", "gold", "coded")?;
        for t in &self.by_type {
            let p = &t.prf;
            writeln!(
                f,
                "{:<14}{:>7}{:>7}{:>7}{:>6}{:>6}",
                t.kind.name(),
                number(p.precision),
                number(p.recall),
                number(p.f1),
                p.gold,
                p.predicted
            )?;
        }
        Ok(())
    }
}
