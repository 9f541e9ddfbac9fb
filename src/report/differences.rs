//! Differences between outlets: how many were tested, what came of it, and the largest.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::real;
use crate::chart::{Tables, number};
use crate::schema::{DIFFERENCES, col};

/// Rows shown; the table itself holds all.
const SHOWN: usize = 40;

pub(super) fn view(tables: &Tables) -> Option<Value> {
    let table = tables.get(DIFFERENCES.name).filter(|t| !t.is_empty())?;
    let text = |column| table.text(column).into_iter().map(Option::unwrap_or_default).collect::<Vec<&str>>();
    let (langs, features, categories, voices) =
        (text(col::LANG), text(col::FEATURE), text(col::CATEGORY), text(col::VOICE));
    let (a, b) = (text(col::OUTLET_A), text(col::OUTLET_B));
    let real_of = |column| table.real(column);
    let (share_a, share_b) = (real_of(col::SHARE_A), real_of(col::SHARE_B));
    let difference = real_of(col::DIFFERENCE);
    let [ratio, ratio_low, ratio_high] = [col::RATIO, col::RATIO_LOW, col::RATIO_HIGH].map(real_of);
    let (p, q, verdicts) = (real_of(col::P), real_of(col::Q), text(col::VERDICT));

    let mut tested: Vec<usize> = (0..table.len()).filter(|r| p[*r].is_some()).collect();
    // The factor by which two outlets differ at least, whichever is the larger.
    let least = |r: usize| {
        let up = ratio_low[r].unwrap_or_default();
        let down = ratio_high[r].map_or(0.0, |high| 1.0 / high);
        up.max(down).max(1.0)
    };
    let last = |v: Option<f64>| v.unwrap_or(f64::MAX);
    // Equal factors: by q, then in table order.
    tested.sort_by(|x, y| least(*y).total_cmp(&least(*x)).then(last(q[*x]).total_cmp(&last(q[*y]))));
    let mut said: BTreeMap<&str, i64> = BTreeMap::new();
    tested.iter().for_each(|r| *said.entry(verdicts[*r]).or_default() += 1);
    let mut untested: BTreeMap<&str, i64> = BTreeMap::new();
    for (row, gap) in text(col::GAP).into_iter().enumerate() {
        if p[row].is_none() {
            *untested.entry(if gap.is_empty() { "no reason recorded" } else { gap }).or_default() += 1;
        }
    }
    let row = |r: &usize| {
        let r = *r;
        context! {
            lang => langs[r], feature => features[r], category => categories[r], voice => voices[r],
            a => a[r], b => b[r], share_a => real(share_a[r]), share_b => real(share_b[r]),
            difference => real(difference[r]),
            ratio => factor(ratio[r], ratio_low[r], ratio_high[r]),
            q => real(q[r]), verdict => verdicts[r],
        }
    };
    let gaps: Vec<_> = untested.iter().map(|(gap, n)| context! { gap, n => number::count(*n) }).collect();
    let said: Vec<_> =
        said.into_iter().map(|(verdict, n)| context! { verdict, n => number::count(n) }).collect();
    Some(context! {
        said,
        tests => number::count(tested.len() as i64),
        untested => number::count(untested.values().sum()),
        gaps,
        cut => tested.len() > SHOWN,
        shown => tested.len().min(SHOWN),
        rows => tested.iter().take(SHOWN).map(row).collect::<Vec<_>>(),
    })
}

/// A factor with its limits; where the second outlet may have none, it has no end.
fn factor(ratio: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<String> {
    match (ratio, high) {
        (Some(ratio), Some(_)) => Some(number::interval(ratio, low, high)),
        _ => low.map(|low| format!("at least {}", real(Some(low)))),
    }
}
