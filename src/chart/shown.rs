//! Which of many outlets stand in a figure. A page holds some forty lines; of hundreds of outlets
//! those with the largest n are shown, and the others are named or counted beside it, so that a
//! figure keeps its size and says what it leaves out.

use std::collections::BTreeMap;

use super::canvas::{label, number};
use super::{Tables, by_lang, filled};
use crate::schema::{OUTLETS, col};

/// Lines in a figure, and outlets in a table of the report, before the smallest are left out.
pub const MOST: usize = 40;

/// With so many outlets all are shown, however many lines each of them has.
pub const FEW: usize = 20;

/// Names written out in a caption before the rest is a number.
const NAMED: usize = 5;

/// Outlets by size: the largest first, equals by name.
pub fn by_size<'a>(outlets: impl IntoIterator<Item = (&'a str, i64)>) -> Vec<&'a str> {
    let mut outlets: Vec<(&str, i64)> = outlets.into_iter().collect();
    outlets.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    outlets.into_iter().map(|(name, _)| name).collect()
}

/// Outlets in one sentence: the first few by name, the others by their number.
pub fn named(outlets: &[&str]) -> String {
    // Each name keeps its own direction.
    let name = |name: &&str| format!("\u{2068}{}\u{2069}", label::clean(name));
    let (first, more) = outlets.split_at(outlets.len().min(NAMED));
    let mut text = first.iter().map(name).collect::<Vec<_>>().join(", ");
    if !more.is_empty() {
        text += &format!(" and {} more", number::count(more.len() as i64));
    }
    text
}

/// Articles of each outlet of a language, where the table of outlets is there: the size that
/// stands for an outlet in tables that have none.
pub fn articles<'a>(tables: &'a Tables, lang: &str) -> BTreeMap<&'a str, i64> {
    let Some(table) = filled(tables, &OUTLETS) else { return BTreeMap::new() };
    let (outlets, articles) = (table.text(col::OUTLET), table.int(col::ARTICLES));
    let mut sizes = BTreeMap::new();
    for row in by_lang(table).remove(lang).unwrap_or_default() {
        let size: &mut i64 = sizes.entry(outlets[row].unwrap_or_default()).or_default();
        *size = (*size).max(articles[row].unwrap_or_default());
    }
    sizes
}

/// Of more than `most` names the largest by [`articles`], in the order given; and the others, by size.
pub(super) fn largest<'a>(
    tables: &Tables,
    lang: &str,
    names: &[&'a str],
    most: usize,
) -> (Vec<&'a str>, Vec<&'a str>) {
    if names.len() <= most {
        return (names.to_vec(), Vec::new());
    }
    let sizes = articles(tables, lang);
    let size = |name: &&'a str| (*name, sizes.get(name).copied().unwrap_or_default());
    let order = by_size(names.iter().map(size));
    let (shown, rest) = order.split_at(most);
    (names.iter().copied().filter(|name| shown.contains(name)).collect(), rest.to_vec())
}
