//! Are the differences between two outlets' pooled shares larger than chance would make them? A
//! permutation test by unit (article): which outlet an article belongs to is shuffled, whole
//! articles at a time, because words within an article are not independent.
//!
//! One shuffle serves all measures. Each takes its group from the front of the shuffled units, as
//! many as the smaller outlet has, but only units that it measures, those with a base: an outlet
//! that seldom attributes would otherwise be held against groups that attribute as often as both
//! outlets together, whose shares vary less than its own can.

use super::draws::{Draws, Question};
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
    let mut groups = groups(a, b, measures);
    let question = |group: &Group| {
        let [in_a, in_b] = group.units;
        Question { base: Some(group.base), columns: group.columns.clone(), size: in_a.min(in_b) }
    };
    let questions: Vec<Question> = groups.iter().map(question).collect();
    let mut draws = Draws::new(a, b, &questions, rng_seed);
    for _ in 0..permutations {
        draws.again();
        for (at, group) in groups.iter_mut().enumerate() {
            let drawn = draws.sums(at);
            for tested in &mut group.measures {
                tested.extreme += usize::from(tested.difference(drawn).is_none_or(|d| d.abs() >= tested.bar));
            }
        }
    }
    let mut found: Vec<Option<Difference>> = vec![None; measures.len()];
    for tested in groups.into_iter().flat_map(|group| group.measures) {
        let p = (1 + tested.extreme) as f64 / (1 + permutations) as f64;
        found[tested.place] = Some(Difference { p, ..tested.found });
    }
    found
}

/// Measures that have a base in the same units.
struct Group {
    /// One of their bases.
    base: usize,
    /// How many units each outlet has.
    units: [usize; 2],
    columns: Vec<usize>,
    measures: Vec<Tested>,
}

impl Group {
    /// Gives the measures their columns among those of the group.
    fn lay_out(&mut self) {
        self.columns = self.measures.iter().flat_map(|m| [m.columns.hits, m.columns.base]).collect();
        self.columns.sort_unstable();
        self.columns.dedup();
        let at = |column: usize| self.columns.binary_search(&column).unwrap_or_default();
        for tested in &mut self.measures {
            tested.columns = Measure { hits: at(tested.columns.hits), base: at(tested.columns.base) };
        }
    }
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
        let [hits, base] = [drawn[self.columns.hits], drawn[self.columns.base]];
        Some(share(hits, base)? - share(self.all.hits - hits, self.all.base - base)?)
    }
}

/// The hits and the base of some units that have a base.
#[derive(Clone, Copy)]
struct Counts {
    units: usize,
    hits: u64,
    base: u64,
}

impl Counts {
    fn share(self) -> Option<f64> {
        share(self.hits, self.base)
    }
}

fn share(hits: u64, base: u64) -> Option<f64> {
    (base > 0).then(|| hits as f64 / base as f64)
}

impl Measure {
    fn sums(&self, rows: &Rows) -> Counts {
        let mut sums = Counts { units: 0, hits: 0, base: 0 };
        for row in rows.iter().filter(|row| row[self.base] > 0) {
            sums.units += 1;
            sums.hits += u64::from(row[self.hits]);
            sums.base += u64::from(row[self.base]);
        }
        sums
    }
}

fn groups(a: &Rows, b: &Rows, measures: &[Measure]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, measure) in measures.iter().enumerate() {
        let (in_a, in_b) = (measure.sums(a), measure.sums(b));
        let (Some(share_a), Some(share_b)) = (in_a.share(), in_b.share()) else { continue };
        let found = Difference { share_a, share_b, difference: share_a - share_b, p: f64::NAN };
        let tested = Tested {
            place,
            columns: *measure,
            all: Counts {
                hits: in_a.hits + in_b.hits,
                base: in_a.base + in_b.base,
                units: in_a.units + in_b.units,
            },
            found,
            bar: found.difference.abs() * (1.0 - 1e-12),
            extreme: 0,
        };
        let same = |group: &&mut Group| {
            let alike = |row: &[u32]| (row[group.base] > 0) == (row[measure.base] > 0);
            group.units == [in_a.units, in_b.units] && a.iter().all(alike) && b.iter().all(alike)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.measures.push(tested),
            None => groups.push(Group {
                base: measure.base,
                units: [in_a.units, in_b.units],
                columns: Vec::new(),
                measures: vec![tested],
            }),
        }
    }
    groups.iter_mut().for_each(Group::lay_out);
    groups
}
