//! Outlets compared: two by two, or each with all others together.
//!
//! [`difference`] compares the sums of all articles. [`labels`] permutes samples of them: with
//! `rest`, an outlet's other side is the 4,000 articles with the smallest keys among all other
//! outlets of the language.

pub(super) mod difference;
mod drawn;
pub(super) mod labels;

use serde::{Deserialize, Serialize};

pub(super) use drawn::{Drawn, Merge, Unit};

use crate::stats::rows::Rows;

/// Articles of an outlet that the permutation tests look at, at most.
pub const SAMPLE: usize = 4_000;

/// What stands for the other outlets where one is compared with all of them; no outlet may have
/// this name.
pub const REST: &str = "(rest)";

/// Which outlets are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contrasts {
    /// Every two.
    Pairs,
    /// Each with all others together.
    Rest,
    /// The two halves of each, where outlets were cut in halves ([`crate::outlets::Labels::Halved`]).
    #[serde(skip)]
    Halves,
}

/// Rows of drawn units.
fn rows<'u>(units: impl Iterator<Item = &'u Unit<Vec<u32>>>, width: usize) -> Rows {
    let values: Vec<u32> = units.flat_map(|unit| unit.row.iter().copied()).collect();
    Rows::new(width, &values)
}

/// Of what was drawn from all outlets, the units of the others.
fn others(pool: &[Unit<Vec<u32>>], outlet: usize, width: usize) -> Rows {
    rows(pool.iter().filter(|unit| unit.outlet != outlet).take(SAMPLE), width)
}
