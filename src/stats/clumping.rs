//! How much less a sum of clusters (articles) tells than as many independent draws: its design
//! effect (Kish 1965, section 8.2), the variance of a pooled ratio over what it would be if
//! every hit fell for itself.
//!
//! A small group has not seen its heavy articles yet, and its own design effect lies too low just
//! when its ratio does. So it borrows: how much the same measure clumps in all groups
//! together, and a few articles' worth of that.

use super::clustered::Clusters;

/// What a ratio of sums is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Each hit is one of the base, which has it or not.
    Share,
    /// Hits stand among the base (terms among words), and may be more than it.
    Rate,
}

impl Kind {
    /// The variance of a single draw.
    pub(super) fn variance(self, ratio: f64) -> f64 {
        match self {
            Kind::Share => ratio * (1.0 - ratio),
            Kind::Rate => ratio,
        }
    }
}

/// How much a measure clumps, estimated within groups, so that differences between groups do not
/// enter. Of shares it is the correlation within clusters, as of a beta-binomial distribution; of
/// rates the excess of a negative binomial one, whose variance is m + k m^2.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Clumping {
    /// Sum over groups of what their variance is above that of independent draws.
    excess: f64,
    /// Sum of what that would be, did clusters stick together wholly.
    whole: f64,
    /// Of all groups.
    hits: u64,
    base: u64,
}

impl Clumping {
    /// Adds a group.
    pub fn add(&mut self, kind: Kind, group: &Clusters) {
        self.hits += group.hits;
        self.base += group.base;
        if group.clusters < 2 || group.base == 0 {
            return;
        }
        let base = group.base as f64;
        let ratio = group.hits as f64 / base;
        self.excess += variance(group, ratio) - kind.variance(ratio) * base;
        self.whole += match kind {
            Kind::Share => kind.variance(ratio) * (group.base_squared as f64 - base),
            Kind::Rate => ratio * ratio * group.base_squared as f64,
        };
    }

    /// The correlation, or the excess: 0 where there is none. Where no group shows how its hits clump,
    /// a correlation is taken to be whole, which is the most there can be; an excess has no such end.
    pub fn k(&self, kind: Kind) -> Option<f64> {
        match kind {
            _ if self.whole > 0.0 => Some((self.excess / self.whole).max(0.0)),
            Kind::Share => Some(1.0),
            Kind::Rate => None,
        }
    }

    /// The design effect to expect of a group. Without hits its own ratio says nothing of a rate:
    /// that of all groups stands in. `None` where nobody knows ([`Clumping::k`]).
    pub fn expected(&self, kind: Kind, group: &Clusters) -> Option<f64> {
        let (k, base) = (self.k(kind)?, group.base as f64);
        let mean_size = group.base_squared as f64 / base;
        Some(match kind {
            Kind::Share => 1.0 + k * (mean_size - 1.0),
            Kind::Rate if group.hits > 0 => 1.0 + k * (group.hits as f64 / base) * mean_size,
            Kind::Rate => 1.0 + k * (self.hits as f64 / self.base as f64) * mean_size,
        })
    }
}

/// The design effect that a group shows by itself; `None` where it has no hits, or nothing else, or
/// fewer than two clusters.
pub fn own(kind: Kind, group: &Clusters) -> Option<f64> {
    let ratio = group.hits as f64 / group.base as f64;
    let single = kind.variance(ratio) * group.base as f64;
    (group.clusters > 1 && single > 0.0).then(|| variance(group, ratio) / single)
}

/// The variance of the hits about the ratio: m / (m - 1) sum (c - n r)^2 over m clusters, the
/// linearised ratio estimator's (Cochran 1977, section 6.3).
fn variance(group: &Clusters, ratio: f64) -> f64 {
    let clusters = group.clusters as f64;
    clusters / (clusters - 1.0) * group.squares(ratio)
}
