//! Counting doubts and losses by reason, keeping the first few places of each.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::Warning;

/// Examples kept per reason.
const KEPT: usize = 5;

/// How often something happened, with the first few places in sorted order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub total: u64,
    pub first: BTreeSet<Warning>,
}

impl Tally {
    fn add(&mut self, warning: Warning) {
        self.total += 1;
        self.example(warning);
    }

    fn join(&mut self, other: Self) {
        self.total += other.total;
        other.first.into_iter().for_each(|warning| self.example(warning));
    }

    fn example(&mut self, warning: Warning) {
        if self.first.len() < KEPT || self.first.last().is_some_and(|last| warning < *last) {
            self.first.insert(warning);
            if self.first.len() > KEPT {
                self.first.pop_last();
            }
        }
    }
}

/// Tallies by reason: the same whatever order things came in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tallies(pub BTreeMap<String, Tally>);

impl Tallies {
    pub fn add(&mut self, warning: Warning) {
        self.0.entry(warning.reason.clone()).or_default().add(warning);
    }

    pub fn join(&mut self, other: Self) {
        for (reason, tally) in other.0 {
            self.0.entry(reason).or_default().join(tally);
        }
    }

    pub fn total(&self) -> u64 {
        self.0.values().map(|t| t.total).sum()
    }
}
