//! Differences between outlets: pooled shares apart, by how much, by what factor, by chance or not.
//!
//! All is made of the sums of the single shares, over all articles ([`crate::stats::difference`]).

use rayon::prelude::*;

use super::{Contrasts, REST};
use crate::error::Result;
use crate::features::ALL;
use crate::outlets::gaps::{Gaps, Lack, few};
use crate::outlets::measured::{Headline, Measured};
use crate::schema;
use crate::stats::clustered::Clusters;
use crate::stats::difference::Difference;
use crate::stats::estimate::Z95;
use crate::stats::fdr;
use crate::stats::rounding::tabled;
use crate::stats::verdict::Verdict;
use crate::table::{Cell, Rows, Table};

/// Neither side has what is counted.
const NEITHER: &str = "nothing to compare: neither has a hit";

/// A comparison of one measure, before the family is known.
struct Compared {
    /// Up to the shares of both sides.
    head: Vec<Cell>,
    per: f64,
    /// With its p-value; `None` where there is nothing to compare.
    found: Option<(Difference, f64)>,
}

/// Every comparison of every language in every feature with a headline. The family of the false
/// discovery control is the whole table.
///
/// # Errors
/// When a row does not fit (a bug).
pub(in crate::outlets) fn table(languages: &[Measured<'_>], gaps: &mut Gaps) -> Result<Table> {
    let mut compared = Vec::new();
    let mut smallest = None;
    for measured in languages {
        smallest = measured.language.gathered.settings.smallest_effect;
        lacks(measured, gaps);
        compared.extend(match measured.language.contrasts() {
            Contrasts::Pairs | Contrasts::Halves => pairs(measured),
            Contrasts::Rest => rest(measured),
        });
    }
    let p: Vec<f64> = compared.iter().filter_map(|c| c.found.map(|(_, p)| p)).collect();
    let mut q = fdr::q_values(&p).into_iter();
    let mut table = Rows::new(&schema::DIFFERENCES);
    for Compared { head, per, found } in compared {
        let mut row = head;
        match found.zip(found.and_then(|_| q.next())) {
            Some(((difference, p), q)) => row.extend(told(&difference, per, p, q, smallest)),
            None => row.extend([const { Cell::Null }; 9].into_iter().chain([NEITHER.into()])),
        }
        table.push(row)?;
    }
    table.finish()
}

/// `difference, low, high, ratio, ratio_low, ratio_high, p, q, verdict, gap`.
fn told(difference: &Difference, per: f64, p: f64, q: f64, smallest: Option<f64>) -> Vec<Cell> {
    let (low, high) = difference.limits(Z95);
    let (ratio_low, ratio_high) = difference.ratio_limits(Z95);
    let real = |v: Option<f64>| Cell::from(v.map(tabled));
    let mut told: Vec<Cell> = [difference.difference(), low, high].map(|v| real(Some(per * v))).into();
    told.extend([difference.ratio(), Some(ratio_low), ratio_high, Some(p), Some(q)].map(real));
    told.extend([Verdict::of(difference, q, smallest).name().into(), Cell::Null]);
    told
}

/// A side of a comparison: its sums by headline.
struct Side<'s> {
    name: &'s str,
    sums: Vec<Clusters>,
}

fn own<'s>(measured: &'s Measured<'_>, outlet: usize) -> Side<'s> {
    let sums = (0..measured.headlines.len()).map(|headline| *measured.head(outlet, headline)).collect();
    Side { name: &measured.language.outlets[outlet].1.outlet, sums }
}

/// All outlets but one.
fn others(measured: &Measured<'_>, outlet: usize) -> Side<'static> {
    let others = || (0..measured.language.outlets.len()).filter(|other| *other != outlet);
    let of =
        |headline| others().fold(Clusters::default(), |sum, other| sum.and(measured.head(other, headline)));
    Side { name: REST, sums: (0..measured.headlines.len()).map(of).collect() }
}

fn pairs(measured: &Measured<'_>) -> Vec<Compared> {
    let count = measured.language.outlets.len();
    let all = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let two: Vec<(usize, usize)> = all.filter(|(a, b)| measured.language.may_pair(*a, *b)).collect();
    two.par_iter().flat_map_iter(|(a, b)| compare(measured, &own(measured, *a), &own(measured, *b))).collect()
}

fn rest(measured: &Measured<'_>) -> Vec<Compared> {
    let outlets = 0..measured.language.outlets.len();
    let compare = |outlet| compare(measured, &own(measured, outlet), &others(measured, outlet));
    outlets.into_par_iter().flat_map_iter(compare).collect()
}

/// Articles without which an outlet is not compared.
fn least(measured: &Measured<'_>) -> u64 {
    measured.language.gathered.settings.min_articles.max(2)
}

/// Outlets that have a number, but too few articles to be compared.
fn lacks(measured: &Measured<'_>, gaps: &mut Gaps) {
    let (least, settings) = (least(measured), measured.language.gathered.settings);
    for (outlet, (_, totals)) in measured.language.outlets.iter().enumerate() {
        for (at, headline) in measured.headlines.iter().enumerate() {
            let articles = measured.head(outlet, at).clusters;
            if articles >= settings.min_articles.max(1) && articles < least {
                let reason = format!("{} to compare", few(articles, least));
                let name = measured.language.gathered.features[headline.feature].name();
                gaps.add(totals, &schema::DIFFERENCES, name, Lack { articles, reason, headline: true });
            }
        }
    }
}

/// The measures that both sides have enough articles for.
fn compare(measured: &Measured<'_>, a: &Side<'_>, b: &Side<'_>) -> Vec<Compared> {
    let least = least(measured);
    let one = |(headline, (of_a, of_b)): (&Headline, (&Clusters, &Clusters))| {
        if of_a.clusters < least || of_b.clusters < least {
            return None;
        }
        let feature = measured.language.gathered.features[headline.feature];
        let names =
            [measured.language.code, feature.name(), ALL, headline.voice, a.name, b.name].map(Cell::from);
        let counts = [of_a.clusters, of_b.clusters, of_a.with_hits, of_b.with_hits];
        let share = |sums: &Clusters| tabled(feature.per() * sums.hits as f64 / sums.base as f64);
        let mut head: Vec<Cell> = names.into();
        head.extend(counts.map(|n| Cell::Int(n as i64)));
        head.extend([of_a, of_b].map(|sums| Cell::Real(share(sums))));
        let estimate = |sums| measured.estimate(headline.cell, sums);
        let both = estimate(of_a).zip(estimate(of_b));
        let found = both.and_then(|(a, b)| Difference::of(&a, &b)).map(|found| (found, found.p()));
        Some(Compared { head, per: feature.per(), found })
    };
    measured.headlines.iter().zip(a.sums.iter().zip(&b.sums)).filter_map(one).collect()
}
