//! Errors by outlet: a coder whose errors differ from outlet to outlet makes differences of its own.
//! Beside the anonymous share that people and the other coder see stands the signed error, so that
//! errors which cancel over all outlets still show.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::pairing::pair;
use super::score::untyped;
use super::tally::{TYPES, Tally, anonymous_share};
use crate::codings::exchange::CodedText;
use crate::error::{Error, Result};

/// One outlet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutletError {
    pub outlet: String,
    pub articles: usize,
    /// Attributions to anonymous, named and office, in the first coding.
    pub persons: usize,
    /// Anonymous among them; `None` over nothing.
    pub gold: Option<f64>,
    pub other: Option<f64>,
    /// The second share less the first.
    pub error: Option<f64>,
}

/// Errors by outlet, by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct OutletErrors(pub Vec<OutletError>);

/// The anonymous share of each outlet in both codings.
///
/// # Errors
/// When an id is missing on one side or stands twice, when the texts of an id differ, or when one
/// side has no types.
pub fn by_outlet(gold: &[CodedText], other: &[CodedText]) -> Result<OutletErrors> {
    if untyped(gold) || untyped(other) {
        return Err(Error::new("codings", "they have no types", "give codings with types of sources"));
    }
    let mut outlets: BTreeMap<&str, (usize, [[usize; TYPES]; 2])> = BTreeMap::new();
    for (a, b) in pair(gold, other)? {
        let tally = Tally::of(a, b, true);
        let (articles, types) = outlets.entry(&a.outlet).or_default();
        *articles += 1;
        for (sum, found) in types.iter_mut().zip([tally.gold_types, tally.other_types]) {
            sum.iter_mut().zip(found).for_each(|(sum, n)| *sum += n);
        }
    }
    let row = |(outlet, (articles, types)): (&str, (usize, [[usize; TYPES]; 2]))| {
        let [(gold, persons), (other, _)] = types.map(|types| anonymous_share(&types));
        let error = gold.zip(other).map(|(gold, other)| other - gold);
        OutletError { outlet: outlet.to_owned(), articles, persons, gold, other, error }
    };
    Ok(OutletErrors(outlets.into_iter().map(row).collect()))
}

impl OutletErrors {
    /// Mean of the signed errors, and of their sizes: the first near 0 beside a large second is a
    /// coder whose errors cancel.
    pub fn means(&self) -> Option<(f64, f64)> {
        let errors: Vec<f64> = self.0.iter().filter_map(|o| o.error).collect();
        let mean = |sum: f64| sum / errors.len() as f64;
        (!errors.is_empty()).then(|| (mean(errors.iter().sum()), mean(errors.iter().map(|e| e.abs()).sum())))
    }
}

impl fmt::Display for OutletErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
        let signed = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:+.3}"));
        writeln!(f, "articles persons   gold  coded   error  outlet")?;
        for o in &self.0 {
            writeln!(
                f,
                "{:>8} {:>7} {:>6} {:>6} {:>7}  {}",
                o.articles,
                o.persons,
                number(o.gold),
                number(o.other),
                signed(o.error),
                o.outlet
            )?;
        }
        match self.means() {
            Some((mean, size)) => write!(f, "mean error {mean:+.3}, mean size of errors {size:.3}"),
            None => write!(f, "no outlet has attributions to persons in both"),
        }
    }
}
