//! Counting doubts and losses by reason, keeping the first few places of each.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::error::Warning;

/// Examples kept per reason.
const KEPT: usize = 5;

/// How often something happened, with the first few places in sorted order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub total: u64,
    pub first: BTreeSet<Warning>,
}

impl Tally {
    fn add(&mut self, warning: Warning) {
        self.total += 1;
        if self.first.len() < KEPT || self.first.last().is_some_and(|last| warning < *last) {
            self.first.insert(warning);
            if self.first.len() > KEPT {
                self.first.pop_last();
            }
        }
    }
}

/// Tallies by reason: the same whatever order things came in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tallies(pub BTreeMap<String, Tally>);

impl Tallies {
    pub fn add(&mut self, warning: Warning) {
        self.0.entry(warning.reason.clone()).or_default().add(warning);
    }

    pub fn total(&self) -> u64 {
        self.0.values().map(|t| t.total).sum()
    }
}
