//! What a table of the page leaves out when there are many outlets. Up to [`FEW`] all are shown;
//! beyond that those with the largest n, as many as a reader goes through, and the page says so.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value, context};

use crate::chart::number;
use crate::chart::shown::{FEW, MOST, by_size};

/// Rows of a table that has several of each outlet.
const ROWS: usize = 200;
/// So many outlets are shown however many rows they have: fewer would compare nothing.
const FEWEST: usize = 5;

/// The rows to show, in the order given, and how many outlets of how many they are of; nothing
/// is said where that is all. Languages are cut apart: an outlet is a language and a name.
pub(super) fn cut<'t>(
    rows: Vec<usize>,
    outlet: impl Fn(usize) -> (&'t str, &'t str),
    size: impl Fn(usize) -> i64,
) -> (Vec<usize>, Option<Value>) {
    // Largest n and number of rows, by language and outlet.
    let mut langs: BTreeMap<&str, BTreeMap<&str, (i64, usize)>> = BTreeMap::new();
    for &row in &rows {
        let (lang, name) = outlet(row);
        let (n, count) = langs.entry(lang).or_default().entry(name).or_default();
        *n = (*n).max(size(row));
        *count += 1;
    }
    let all: usize = langs.values().map(BTreeMap::len).sum();
    let kept: BTreeSet<(&str, &str)> =
        langs.iter().flat_map(|(lang, sizes)| of_lang(sizes).into_iter().map(|name| (*lang, name))).collect();
    if kept.len() == all {
        return (rows, None);
    }
    let told = context! { shown => number::count(kept.len() as i64), all => number::count(all as i64) };
    (rows.into_iter().filter(|row| kept.contains(&outlet(*row))).collect(), Some(told))
}

fn of_lang<'t>(sizes: &BTreeMap<&'t str, (i64, usize)>) -> Vec<&'t str> {
    let mut order = by_size(sizes.iter().map(|(name, (n, _))| (*name, *n)));
    if order.len() > FEW {
        let mut rows = 0;
        let mut fits = |(place, name): (usize, &&str)| {
            rows += sizes[*name].1;
            place < FEWEST || place < MOST && rows <= ROWS
        };
        let shown = order.iter().enumerate().take_while(|(place, name)| fits((*place, *name))).count();
        order.truncate(shown);
    }
    order
}
