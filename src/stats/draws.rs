//! Random groups of units: what the permutation tests draw.

use std::ops::Range;

use super::lanes::{self, Lanes};
use super::random::Random;
use super::rows::Rows;

/// Units of which a group is drawn, and the columns that are summed over it.
pub(super) struct Question {
    /// The column that is not 0 in them; all units if not given.
    pub base: Option<usize>,
    pub columns: Vec<usize>,
    /// Units of a group; as many there are at least.
    pub size: usize,
}

impl Question {
    fn asks(&self, row: &[u32]) -> bool {
        self.base.is_none_or(|base| row[base] > 0)
    }
}

/// Groups drawn at random, one for each question, and drawn again: the units stand in a random
/// order, and a question takes the first of its own.
pub(super) struct Draws {
    order: Vec<u32>,
    random: Random,
    /// Where most questions have their group together: sums up to here are made at once.
    usual: usize,
    asked: Vec<Asked>,
    values: Box<dyn Lanes>,
    sums: Vec<u64>,
}

struct Asked {
    /// Whether a unit is one of its own.
    own: Vec<bool>,
    size: usize,
    /// The first says the same as a number; the others are those to sum.
    columns: Range<usize>,
}

impl Draws {
    /// Groups out of the units of two outlets together.
    pub fn new(a: &Rows, b: &Rows, questions: &[Question], rng_seed: u64) -> Self {
        let rows = a.with(b);
        let mut asked: Vec<Asked> = Vec::new();
        for question in questions {
            let start = asked.last().map_or(0, |before| before.columns.end);
            let own = rows.iter().map(|row| question.asks(row)).collect();
            asked.push(Asked {
                own,
                size: question.size,
                columns: start..start + 1 + question.columns.len(),
            });
        }
        let values = lanes::of(&rows, &|row, out| laid_out(row, questions, out));
        let sums = vec![0; asked.last().map_or(0, |last| last.columns.end)];
        let order = (0..rows.len() as u32).collect();
        let usual = a.len().min(b.len());
        Self { order, random: Random::new(rng_seed), usual, asked, values, sums }
    }

    /// Draws again.
    pub fn again(&mut self) {
        // The first places of a Fisher-Yates shuffle are a random subset, wherever the units
        // stood before.
        (0..self.usual).for_each(|place| settle(&mut self.order, place, &mut self.random));
        let mut settled = self.usual;
        self.values.sum(&self.order[..self.usual], &mut self.sums);
        for at in 0..self.asked.len() {
            let Asked { own, size, columns } = &self.asked[at];
            let (mut count, mut place) = (self.sums[columns.start] as usize, self.usual);
            while count > *size {
                place -= 1;
                let unit = self.order[place] as usize;
                if own[unit] {
                    self.values.change(unit, columns.clone(), false, &mut self.sums);
                    count -= 1;
                }
            }
            while count < *size {
                if place == settled {
                    settle(&mut self.order, place, &mut self.random);
                    settled += 1;
                }
                let unit = self.order[place] as usize;
                if own[unit] {
                    self.values.change(unit, columns.clone(), true, &mut self.sums);
                    count += 1;
                }
                place += 1;
            }
        }
    }

    /// The sums over the group of a question, in the order of its columns.
    pub fn sums(&self, question: usize) -> &[u64] {
        let columns = &self.asked[question].columns;
        &self.sums[columns.start + 1..columns.end]
    }
}

/// Draws the unit of a place among those that no earlier place has.
fn settle(order: &mut [u32], place: usize, random: &mut Random) {
    let from = place + random.below((order.len() - place) as u64) as usize;
    order.swap(place, from);
}

/// A unit's numbers for every question: 1, and what is to be summed, or zeros where it is not asked for.
fn laid_out(row: &[u32], questions: &[Question], out: &mut Vec<u32>) {
    for question in questions {
        let own = u32::from(question.asks(row));
        out.push(own);
        out.extend(question.columns.iter().map(|column| row[*column] * own));
    }
}
