//! A partition of outlets into groups and outliers.
//!
//! A cluster of at least [`GROUP`] outlets is a group. Smaller ones, an outlet alone or two that
//! stand off together, are outliers: they are named as such and bear no conclusion on groups.

use super::labels::sizes;
use crate::stats::distance::Distances;
use crate::stats::silhouette::silhouettes;

/// Outlets of a group, at least.
pub const GROUP: usize = 3;

/// Groups and outliers.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// Clusters by outlet, from 0 in order of first appearance.
    pub labels: Vec<usize>,
    /// Whether a cluster is a group.
    pub group: Vec<bool>,
    /// By outlet, among the outlets of groups only; `None` for outliers, and where there is no second group.
    pub silhouettes: Vec<Option<f64>>,
}

impl Partition {
    pub fn new(distances: &Distances, labels: Vec<usize>) -> Self {
        let group: Vec<bool> = sizes(&labels).iter().map(|size| *size >= GROUP).collect();
        let members: Vec<usize> = (0..labels.len()).filter(|o| group[labels[*o]]).collect();
        let among: Vec<usize> = members.iter().map(|o| labels[*o]).collect();
        let mut own = vec![None; labels.len()];
        if let Some(found) = silhouettes(&distances.among(&members), &among) {
            members.iter().zip(found).for_each(|(outlet, s)| own[*outlet] = Some(s));
        }
        Self { labels, group, silhouettes: own }
    }

    pub fn groups(&self) -> usize {
        self.group.iter().filter(|group| **group).count()
    }

    pub fn is_outlier(&self, outlet: usize) -> bool {
        !self.group[self.labels[outlet]]
    }

    /// How far the groups are apart: the sum of silhouettes over all outlets, outliers counting 0
    /// (as a singleton does in Rousseeuw's definition); `None` without two groups.
    pub fn separation(&self) -> Option<f64> {
        let sum: f64 = self.silhouettes.iter().flatten().sum();
        (self.groups() > 1).then(|| sum / self.labels.len() as f64)
    }

    /// The mean silhouette of the group that has the lowest.
    pub fn weakest(&self) -> Option<f64> {
        let mean = |cluster: usize| {
            let own = self.labels.iter().zip(&self.silhouettes).filter(|(label, _)| **label == cluster);
            let own: Vec<f64> = own.filter_map(|(_, s)| *s).collect();
            (!own.is_empty()).then(|| own.iter().sum::<f64>() / own.len() as f64)
        };
        (0..self.group.len()).filter(|c| self.group[*c]).filter_map(mean).reduce(f64::min)
    }
}
