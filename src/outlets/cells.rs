//! Cells: what the tables of outlets divide by what.

use std::collections::BTreeMap;

use super::language::Terms;
use crate::stats::clumping::Kind;

/// The cells of some tables, by number. Hits and bases are sums of series, and one sum is made
/// once, however many cells it is part of.
pub(super) struct Cells {
    sums: BTreeMap<Terms, u32>,
    /// Series to the sums that it is part of, and whether it is added there.
    parts: Vec<Vec<(u32, bool)>>,
    /// By sum, the cells whose hits it is.
    hits: Vec<Vec<u32>>,
    cells: Vec<Cell>,
}

/// One cell; its base is the number of a sum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub base: u32,
    pub kind: Kind,
}

impl Cells {
    /// None yet, of so many series.
    pub fn new(series: usize) -> Self {
        Self { sums: BTreeMap::new(), parts: vec![Vec::new(); series], hits: Vec::new(), cells: Vec::new() }
    }

    fn sum(&mut self, terms: &Terms) -> u32 {
        if let Some(sum) = self.sums.get(terms) {
            return *sum;
        }
        let sum = self.hits.len() as u32;
        self.hits.push(Vec::new());
        terms.iter().for_each(|series| self.parts[series as usize].push((sum, true)));
        terms.less().for_each(|series| self.parts[series as usize].push((sum, false)));
        self.sums.insert(terms.clone(), sum);
        sum
    }

    /// The number of a cell, which is new if there was none like it.
    pub fn cell(&mut self, hits: &Terms, base: &Terms, kind: Kind) -> u32 {
        let (hits, base) = (self.sum(hits), self.sum(base));
        let same = |cell: &&u32| {
            let cell = self.cells[**cell as usize];
            (cell.base, cell.kind) == (base, kind)
        };
        if let Some(cell) = self.hits[hits as usize].iter().find(same) {
            return *cell;
        }
        let cell = self.cells.len() as u32;
        self.cells.push(Cell { base, kind });
        self.hits[hits as usize].push(cell);
        cell
    }

    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn get(&self, cell: u32) -> Cell {
        self.cells[cell as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (u32, Cell)> {
        (0..).zip(self.cells.iter().copied())
    }

    /// How many sums there are.
    pub fn sums(&self) -> usize {
        self.hits.len()
    }

    /// The sums that a series is part of, and whether it is added there.
    pub fn of_series(&self, series: u32) -> &[(u32, bool)] {
        &self.parts[series as usize]
    }

    /// The cells whose hits a sum is.
    pub fn of_hits(&self, sum: u32) -> &[u32] {
        &self.hits[sum as usize]
    }
}
