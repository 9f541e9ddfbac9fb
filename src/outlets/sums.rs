//! The sums of an outlet's articles that its shares and their intervals are made of.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Cells;
use super::gather::{Gathered, Record};
use crate::error::Result;
use crate::stats::clustered::Clusters;

/// The sums of some articles.
#[derive(Clone)]
pub(super) struct Sums {
    /// By sum of series, what it is as a base.
    bases: Vec<Clusters>,
    /// By cell, what its hits are.
    hits: Vec<Clusters>,
}

impl Sums {
    fn new(cells: &Cells) -> Self {
        Self { bases: vec![Clusters::default(); cells.sums()], hits: vec![Clusters::default(); cells.len()] }
    }

    /// The sums of a cell: over the articles that bear its base.
    pub fn of(&self, cells: &Cells, cell: u32) -> Clusters {
        self.bases[cells.get(cell).base as usize].and(&self.hits[cell as usize])
    }
}

/// Texts of an outlet that it has more than once, by their keys: their articles are one unit.
pub(super) type Repeated = BTreeSet<u64>;

/// The texts that an outlet has more than once.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn repeated(gathered: &Gathered<'_>, outlet: usize) -> Result<Repeated> {
    let mut keys = Vec::new();
    gathered.articles(outlet, &mut |record| keys.push(record.key))?;
    keys.sort_unstable();
    Ok(keys.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect())
}

/// The sums of an outlet's articles by what `by` tells apart, a number above 0; what has none is left out.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn sums(
    gathered: &Gathered<'_>,
    outlet: usize,
    cells: &Cells,
    repeated: &Repeated,
    by: fn(&Record<'_>) -> u32,
) -> Result<BTreeMap<u32, Sums>> {
    let mut sums: BTreeMap<u32, Sums> = BTreeMap::new();
    let mut adding = Adding { cells, values: vec![0; cells.sums()], touched: Vec::new() };
    // Units of several articles wait until all of them have come.
    let mut waiting: BTreeMap<(u32, u64), BTreeMap<u32, u32>> = BTreeMap::new();
    gathered.articles(outlet, &mut |record| {
        let part = by(&record);
        if part == 0 {
            return;
        }
        if repeated.contains(&record.key) {
            let unit = waiting.entry((part, record.key)).or_default();
            record.series().for_each(|(series, n)| *unit.entry(series).or_default() += n);
        } else {
            adding.add(record.series(), sums.entry(part).or_insert_with(|| Sums::new(cells)));
        }
    })?;
    for ((part, _), unit) in waiting {
        adding.add(unit.into_iter(), sums.entry(part).or_insert_with(|| Sums::new(cells)));
    }
    Ok(sums)
}

/// The sums of all articles of an outlet.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn whole(
    gathered: &Gathered<'_>,
    outlet: usize,
    cells: &Cells,
    repeated: &Repeated,
) -> Result<Sums> {
    let mut sums = sums(gathered, outlet, cells, repeated, |_| 1)?;
    Ok(sums.remove(&1).unwrap_or_else(|| Sums::new(cells)))
}

/// Adds articles, one by one.
struct Adding<'c> {
    cells: &'c Cells,
    /// By sum, what the article at hand has.
    values: Vec<i64>,
    touched: Vec<u32>,
}

impl Adding<'_> {
    fn add(&mut self, series: impl Iterator<Item = (u32, u32)>, into: &mut Sums) {
        for (series, n) in series {
            for (sum, adds) in self.cells.of_series(series) {
                self.touched.push(*sum);
                self.values[*sum as usize] += if *adds { i64::from(n) } else { -i64::from(n) };
            }
        }
        // A sum that several series are part of was touched as often.
        self.touched.sort_unstable();
        self.touched.dedup();
        for sum in &self.touched {
            let n = self.values[*sum as usize].max(0) as u64;
            if n == 0 {
                continue;
            }
            into.bases[*sum as usize].without(n);
            for cell in self.cells.of_hits(*sum) {
                let base = self.values[self.cells.get(*cell).base as usize].max(0) as u64;
                into.hits[*cell as usize].hit(n, base);
            }
        }
        for sum in self.touched.drain(..) {
            self.values[sum as usize] = 0;
        }
    }
}
