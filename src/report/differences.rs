//! Differences between outlets: how many were tested, and the first by q.

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
    let (share_a, share_b) = (table.real(col::SHARE_A), table.real(col::SHARE_B));
    let (difference, p, q) = (table.real(col::DIFFERENCE), table.real(col::P), table.real(col::Q));

    let mut tested: Vec<usize> = (0..table.len()).filter(|r| p[*r].is_some()).collect();
    let last = |v: Option<f64>| v.unwrap_or(f64::MAX);
    // Equal q: by p, then in table order.
    tested.sort_by(|x, y| last(q[*x]).total_cmp(&last(q[*y])).then(last(p[*x]).total_cmp(&last(p[*y]))));
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
            difference => real(difference[r]), p => real(p[r]), q => real(q[r]),
        }
    };
    let gaps: Vec<_> = untested.iter().map(|(gap, n)| context! { gap, n => number::count(*n) }).collect();
    Some(context! {
        tests => number::count(tested.len() as i64),
        untested => number::count(untested.values().sum()),
        gaps,
        cut => tested.len() > SHOWN,
        shown => tested.len().min(SHOWN),
        rows => tested.iter().take(SHOWN).map(row).collect::<Vec<_>>(),
    })
}
