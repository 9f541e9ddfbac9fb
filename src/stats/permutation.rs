//! Are the differences between two outlets' pooled shares larger than chance would make them? A
//! permutation test by unit (article): which outlet an article belongs to is shuffled, whole
//! articles at a time, because words within an article are not independent.
//!
//! One shuffle serves all measures. Each takes its group from the front of the shuffled units, as
//! many as the smaller outlet has, but only units that it measures, those with a base: an outlet
//! that seldom attributes would otherwise be held against groups that attribute as often as both
//! outlets together, whose shares vary less than its own can.

use super::draws::{Shuffle, Sums};
use super::rows::Rows;

/// A measure: the columns of its hits and of its base. Measures may share a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    pub hits: usize,
    pub base: usize,
}

/// What the test found of one measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Pooled share of group A.
    pub share_a: f64,
    /// Pooled share of group B.
    pub share_b: f64,
    /// `share_a - share_b`.
    pub difference: f64,
    /// Two-sided p-value, never 0.
    pub p: f64,
}

/// Tests the differences of pooled shares (sum of hits over sum of base) between the units `a` and
/// `b`. p = (1 + permutations at least as extreme) / (1 + permutations) (Phipson and Smyth 2010);
/// extreme means an absolute difference at least as large, up to rounding. The order of units does
/// not matter, nor which group is called A.
///
/// Give each test its own stream: `rng_seed` = [`super::random::key`] of the run's seed and the
/// name of the comparison.
///
/// A measure is `None` when a group has no base: then there is no share to compare.
///
/// # Panics
/// When the two differ in columns, or have fewer than the measures name.
pub fn test(
    a: &Rows,
    b: &Rows,
    measures: &[Measure],
    permutations: usize,
    rng_seed: u64,
) -> Vec<Option<Difference>> {
    let mut found: Vec<Option<Difference>> = vec![None; measures.len()];
    let mut groups = groups(a, b, measures);
    let mut shuffle = Shuffle::new(a.len() + b.len(), rng_seed);
    let mut drawn = Vec::new();
    for _ in 0..permutations {
        shuffle.again();
        for group in &mut groups {
            group.sums.next(&mut shuffle, &mut drawn);
            for tested in &mut group.measures {
                tested.extreme +=
                    usize::from(tested.difference(&drawn).is_none_or(|d| d.abs() >= tested.bar));
            }
        }
    }
    for tested in groups.into_iter().flat_map(|group| group.measures) {
        let p = (1 + tested.extreme) as f64 / (1 + permutations) as f64;
        found[tested.place] = Some(Difference { p, ..tested.found });
    }
    found
}

/// Measures that have a base in the same units.
struct Group {
    measures: Vec<Tested>,
    sums: Sums,
}

/// One measure while it is tested.
struct Tested {
    /// Its place among the measures.
    place: usize,
    /// Columns among those of its group.
    columns: Measure,
    /// Of both outlets together.
    all: Counts,
    found: Difference,
    bar: f64,
    extreme: usize,
}

impl Tested {
    /// Between a drawn group and the other, which is what remains of the sums.
    fn difference(&self, drawn: &[u64]) -> Option<f64> {
        let drawn = Counts { hits: drawn[self.columns.hits], base: drawn[self.columns.base] };
        let rest = Counts { hits: self.all.hits - drawn.hits, base: self.all.base - drawn.base };
        Some(drawn.share()? - rest.share()?)
    }
}

/// The hits and the base of some units that have a base.
#[derive(Clone, Copy)]
struct Counts {
    hits: u64,
    base: u64,
}

impl Counts {
    fn share(self) -> Option<f64> {
        (self.base > 0).then(|| self.hits as f64 / self.base as f64)
    }
}

impl Measure {
    fn sums(&self, rows: &Rows) -> Counts {
        let mut sums = Counts { hits: 0, base: 0 };
        for row in rows.iter().filter(|row| row[self.base] > 0) {
            sums.hits += u64::from(row[self.hits]);
            sums.base += u64::from(row[self.base]);
        }
        sums
    }
}

fn groups(a: &Rows, b: &Rows, measures: &[Measure]) -> Vec<Group> {
    let rows = a.with(b);
    let with = |rows: &Rows, column: usize| rows.iter().filter(|row| row[column] > 0).count();
    // A base that stands for the units it is in, and the measures of these.
    let mut alike: Vec<(usize, Vec<(usize, Measure, Difference)>)> = Vec::new();
    for (place, measure) in measures.iter().enumerate() {
        let share = |rows| measure.sums(rows).share();
        let (Some(share_a), Some(share_b)) = (share(a), share(b)) else { continue };
        let found = Difference { share_a, share_b, difference: share_a - share_b, p: f64::NAN };
        let same = |base: usize| rows.iter().all(|row| (row[base] > 0) == (row[measure.base] > 0));
        match alike.iter_mut().find(|(base, _)| same(*base)) {
            Some((_, of)) => of.push((place, *measure, found)),
            None => alike.push((measure.base, vec![(place, *measure, found)])),
        }
    }
    let group = |(base, of): (usize, Vec<(usize, Measure, Difference)>)| {
        let mut columns: Vec<usize> = of.iter().flat_map(|(_, m, _)| [m.hits, m.base]).collect();
        columns.sort_unstable();
        columns.dedup();
        let sums = Sums::new(&rows, &columns, |row| row[base] > 0, with(a, base).min(with(b, base)));
        let at = |column: usize| columns.binary_search(&column).unwrap_or_default();
        let tested = |(place, measure, found): (usize, Measure, Difference)| Tested {
            place,
            columns: Measure { hits: at(measure.hits), base: at(measure.base) },
            all: measure.sums(&rows),
            found,
            bar: found.difference.abs() * (1.0 - 1e-12),
            extreme: 0,
        };
        Group { measures: of.into_iter().map(tested).collect(), sums }
    };
    alike.into_iter().map(group).collect()
}
