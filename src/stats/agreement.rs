//! How alike two groupings of the same things are.

use std::collections::BTreeMap;

/// The adjusted Rand index (Hubert and Arabie 1985) of two labellings of the same things: 1 for
/// the same grouping whatever the labels, about 0 for chance, below 0 for less than chance. Two
/// groupings that leave no room for chance (both one group, or both all single) give 1.
///
/// # Panics
/// When the two differ in length.
pub fn adjusted_rand(a: &[usize], b: &[usize]) -> f64 {
    assert_eq!(a.len(), b.len(), "two labels per thing");
    let mut cells: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for (x, y) in a.iter().zip(b) {
        *cells.entry((*x, *y)).or_default() += 1;
        *rows.entry(*x).or_default() += 1;
        *columns.entry(*y).or_default() += 1;
    }
    let both: f64 = cells.values().map(|n| pairs(*n)).sum();
    let in_a: f64 = rows.values().map(|n| pairs(*n)).sum();
    let in_b: f64 = columns.values().map(|n| pairs(*n)).sum();
    let all = pairs(a.len() as u64);
    let expected = if all > 0.0 { in_a * in_b / all } else { 0.0 };
    let most = (in_a + in_b) / 2.0;
    if most == expected { 1.0 } else { (both - expected) / (most - expected) }
}

fn pairs(n: u64) -> f64 {
    (n * n.saturating_sub(1) / 2) as f64
}

/// The Jaccard similarity of two sets given as flags over the same things: size of what they share
/// over size of what either holds. Two empty sets give 1.
///
/// # Panics
/// When the two differ in length.
pub fn jaccard(a: &[bool], b: &[bool]) -> f64 {
    assert_eq!(a.len(), b.len(), "two flags per thing");
    let both = a.iter().zip(b).filter(|(x, y)| **x && **y).count();
    let either = a.iter().zip(b).filter(|(x, y)| **x || **y).count();
    if either == 0 { 1.0 } else { both as f64 / either as f64 }
}

/// For each group of `found` the highest Jaccard similarity with a group of `again`, a grouping of
/// the same things on resampled data (Hennig 2007). Groups are numbered from 0 without gaps; the
/// answer has one number per group of `found`.
///
/// # Panics
/// When the two differ in length.
pub fn recovered(found: &[usize], again: &[usize]) -> Vec<f64> {
    assert_eq!(found.len(), again.len(), "two labels per thing");
    let groups = |labels: &[usize]| -> Vec<Vec<bool>> {
        let count = labels.iter().max().map_or(0, |m| m + 1);
        (0..count).map(|g| labels.iter().map(|l| *l == g).collect()).collect()
    };
    let again = groups(again);
    groups(found).iter().map(|g| again.iter().map(|h| jaccard(g, h)).fold(0.0, f64::max)).collect()
}

/// Cohen's kappa (1960) of two codings of the same things: agreement beyond that of two coders who
/// give each value as often as these do, by chance. `None` where it is not defined: no things, or
/// one value from both.
///
/// # Panics
/// When the two differ in length.
pub fn kappa<T: Ord + Copy>(a: &[T], b: &[T]) -> Option<f64> {
    assert_eq!(a.len(), b.len(), "two values per thing");
    let mut counts: BTreeMap<T, (u64, u64)> = BTreeMap::new();
    for (x, y) in a.iter().zip(b) {
        counts.entry(*x).or_default().0 += 1;
        counts.entry(*y).or_default().1 += 1;
    }
    let n = a.len() as f64;
    let observed = a.iter().zip(b).filter(|(x, y)| x == y).count() as f64 / n;
    let chance = counts.values().map(|(x, y)| (x * y) as f64).sum::<f64>() / (n * n);
    (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
}
