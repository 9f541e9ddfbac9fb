//! Differences between outlets: pooled shares apart, tested by permuting articles.

use rayon::prelude::*;

use super::tally::{Group, Key, Tally};
use crate::error::Result;
use crate::features::{ALL, Feature};
use crate::schema;
use crate::stats::permutation::{self, Difference, Unit};
use crate::stats::rounding::tabled;
use crate::stats::{fdr, random};
use crate::table::{Cell, Table};

struct Pair<'a> {
    lang: &'a str,
    feature: &'a dyn Feature,
    key: Key,
    /// Place among the headline features.
    column: usize,
    a: (&'a str, &'a Group),
    b: (&'a str, &'a Group),
}

/// Every pair of outlets of a language in every feature with a headline. The family of the
/// false discovery control is the whole table.
pub(super) fn table(tally: &Tally, features: &[&dyn Feature]) -> Result<Table> {
    let mut pairs = Vec::new();
    for lang in tally.languages() {
        let outlets: Vec<(&str, &Group)> = tally.outlets(lang).collect();
        for (column, (feature, voice)) in tally.headlines.iter().enumerate() {
            for (i, a) in outlets.iter().enumerate() {
                for b in &outlets[i + 1..] {
                    pairs.push(Pair {
                        lang,
                        feature: features[*feature],
                        key: (*feature, ALL.to_owned(), *voice),
                        column,
                        a: *a,
                        b: *b,
                    });
                }
            }
        }
    }
    let tests: Vec<_> = pairs.par_iter().map(|pair| test(tally, pair)).collect();
    let p: Vec<f64> = tests.iter().flatten().map(|t| t.p).collect();
    let mut q = fdr::q_values(&p).into_iter();
    let mut rows = Vec::with_capacity(pairs.len());
    for (pair, test) in pairs.iter().zip(&tests) {
        let per = pair.feature.per();
        let real = |v: f64| Cell::Real(tabled(v));
        let mut row: Vec<Cell> = vec![
            pair.lang.into(),
            pair.feature.name().into(),
            pair.key.1.as_str().into(),
            pair.key.2.into(),
            pair.a.0.into(),
            pair.b.0.into(),
        ];
        match test {
            Some(t) => row.extend([
                real(per * t.share_a),
                real(per * t.share_b),
                real(per * (t.share_a - t.share_b)),
                real(t.p),
                q.next().map_or(Cell::Null, real),
                Cell::Null,
            ]),
            None => {
                row.extend(vec![Cell::Null; 5]);
                row.push(format!("too few: fewer than {} articles", tally.settings.min_articles).into());
            }
        }
        rows.push(row);
    }
    Table::from_rows(&schema::DIFFERENCES, rows)
}

fn test(tally: &Tally, pair: &Pair<'_>) -> Option<Difference> {
    let units = |group: &Group| -> Vec<Unit> {
        let rows = group.sample.values().map(|row| row[pair.column]);
        rows.filter(|(_, base)| *base > 0).map(|(h, b)| Unit { hits: h.into(), base: b.into() }).collect()
    };
    let (a, b) = (units(pair.a.1), units(pair.b.1));
    let few = |units: &[Unit]| (units.len() as u64) < tally.settings.min_articles.max(2);
    if few(&a) || few(&b) {
        return None;
    }
    // Each comparison has its own stream of random numbers, whatever else is compared.
    let name = [pair.lang, pair.feature.name(), pair.a.0, pair.b.0].join("\n");
    let seed = random::key(tally.settings.rng_seed, &name);
    let test = permutation::test(&a, &b, tally.settings.permutations, seed)?;
    // The sample serves the test; the shares are those of all articles.
    Some(Difference { share_a: share(pair.a.1, &pair.key)?, share_b: share(pair.b.1, &pair.key)?, ..test })
}

/// The pooled share of all articles of an outlet.
fn share(group: &Group, key: &Key) -> Option<f64> {
    let base = group.bases.get(&(key.0, key.2)).filter(|b| b.n > 0)?;
    Some(group.hits.get(key).map_or(0, |h| h.n) as f64 / base.n as f64)
}
