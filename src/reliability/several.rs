//! Agreement of several coders of the same articles: alpha over what any two of them marked,
//! and how far each pair marked the same places.
//!
//! A unit is a place that coders marked: cues that overlap each other, at most one of a coder.
//! Cues are taken in text order and join the first unit whose every cue they overlap. With two
//! coders this is the matching of [`score`](super::score()).

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::interval::{Interval, interval};
use super::pairing::pair;
use super::tally::ratio;
use crate::codings::exchange::CodedText;
use crate::codings::{QuoteKind, SourceType};
use crate::error::{Error, Result};
use crate::span::CharSpan;
use crate::stats::alpha;

/// Agreement of several coders. A figure over nothing is null.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    pub coders: Vec<String>,
    pub articles: usize,
    /// Places that at least two coders marked, and that only one did.
    pub shared: usize,
    pub single: usize,
    /// Krippendorff's alpha (nominal) on the type and on the quote of the shared.
    pub alpha_type: Option<f64>,
    pub alpha_quote: Option<f64>,
    /// 95 percent intervals from resampling articles.
    pub intervals: BTreeMap<&'static str, Interval>,
    /// Of each pair of coders, the F1 of detection: twice the places of both over all of each.
    pub detection: Vec<(String, String, Option<f64>)>,
}

/// A place: what each coder marked there, as far as it is known.
struct Unit {
    cues: Vec<(usize, CharSpan)>,
    types: Vec<SourceType>,
    quotes: Vec<QuoteKind>,
}

/// The agreement of two or more coders, each with a name and codings.
///
/// # Errors
/// When there are fewer than two, or their articles or texts differ.
pub fn agreement(coders: &[(String, Vec<CodedText>)]) -> Result<Agreement> {
    let [(_, first), others @ ..] = coders else { return Err(few()) };
    if others.is_empty() {
        return Err(few());
    }
    let mut by_article: BTreeMap<&str, Vec<&CodedText>> = BTreeMap::new();
    for (_, texts) in others {
        for (a, b) in pair(first, texts)? {
            by_article.entry(&a.id).or_insert_with(|| vec![a]).push(b);
        }
    }
    let articles: Vec<Vec<Unit>> = by_article.values().map(|texts| units(texts)).collect();
    let all = || articles.iter().flatten();
    let both = |a: usize, b: usize| {
        let marked = |unit: &&Unit, c: usize| unit.cues.iter().any(|(coder, _)| *coder == c);
        let count = |c: usize| all().filter(|u| marked(u, c)).count();
        ratio(2 * all().filter(|u| marked(u, a) && marked(u, b)).count(), count(a) + count(b))
    };
    let mut detection = Vec::new();
    for (b, (name, _)) in coders.iter().enumerate() {
        for (a, (before, _)) in coders[..b].iter().enumerate() {
            detection.push((before.clone(), name.clone(), both(a, b)));
        }
    }
    let drawn = |weights: &[u32], of: fn(&Unit) -> Vec<u8>| {
        let mut units: Vec<Vec<u8>> = Vec::new();
        for (article, weight) in articles.iter().zip(weights) {
            (0..*weight).for_each(|_| units.extend(article.iter().map(of)));
        }
        alpha::nominal(&units)
    };
    let types: fn(&Unit) -> Vec<u8> = |u| u.types.iter().map(|t| *t as u8).collect();
    let quotes: fn(&Unit) -> Vec<u8> = |u| u.quotes.iter().map(|q| *q as u8).collect();
    let once = vec![1; articles.len()];
    let mut intervals = BTreeMap::new();
    for (name, of) in [("alpha_type", types), ("alpha_quote", quotes)] {
        intervals.extend(interval(articles.len(), |weights| drawn(weights, of)).map(|i| (name, i)));
    }
    let shared = all().filter(|u| u.cues.len() > 1).count();
    Ok(Agreement {
        coders: coders.iter().map(|(name, _)| name.clone()).collect(),
        articles: articles.len(),
        shared,
        single: all().count() - shared,
        alpha_type: drawn(&once, types),
        alpha_quote: drawn(&once, quotes),
        intervals,
        detection,
    })
}

fn few() -> Error {
    Error::new("agreement", "there are fewer than two coders", "give the codings of two or more")
}

fn units(texts: &[&CodedText]) -> Vec<Unit> {
    let mut records: Vec<_> =
        texts.iter().enumerate().flat_map(|(c, t)| t.attributions.iter().map(move |r| (c, r))).collect();
    records.sort_by_key(|(coder, r)| (r.cue, *coder));
    let mut units: Vec<Unit> = Vec::new();
    for (coder, record) in records {
        let meets = |unit: &&mut Unit| {
            let overlaps = |span: CharSpan| span.start < record.cue.end && record.cue.start < span.end;
            unit.cues.iter().all(|(other, span)| *other != coder && overlaps(*span))
        };
        let unit = match units.iter_mut().find(meets) {
            Some(unit) => unit,
            None => {
                units.push(Unit { cues: Vec::new(), types: Vec::new(), quotes: Vec::new() });
                units.last_mut().expect("one was pushed")
            }
        };
        unit.cues.push((coder, record.cue));
        unit.types.extend(record.kind);
        unit.quotes.extend(record.quote);
    }
    units
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
        writeln!(f, "{} coders, articles {}", self.coders.len(), self.articles)?;
        writeln!(f, "places marked by two or more {}, by one {}", self.shared, self.single)?;
        for (name, value, key) in
            [("alpha type", self.alpha_type, "alpha_type"), ("alpha quote", self.alpha_quote, "alpha_quote")]
        {
            let range = self.intervals.get(key).map(|i| format!("  [{:.3}, {:.3}]", i.low, i.high));
            writeln!(f, "{name:<24}{:>7}{}", number(value), range.unwrap_or_default())?;
        }
        for (a, b, f1) in &self.detection {
            writeln!(f, "detection F1 {:>7}  {a} and {b}", number(*f1))?;
        }
        Ok(())
    }
}
