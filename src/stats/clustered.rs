//! Sums over clusters (articles), in which what is counted comes in clumps.

/// Sums over the clusters (articles) of one group, in any order: hits c out of n each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clusters {
    pub clusters: u64,
    /// Those that have a hit.
    pub with_hits: u64,
    pub hits: u64,
    pub base: u64,
    /// Sum of c squared, of c n, and of n squared.
    pub hits_squared: u128,
    pub hits_base: u128,
    pub base_squared: u128,
}

impl Clusters {
    /// Adds a cluster.
    pub fn add(&mut self, hits: u64, base: u64) {
        self.without(base);
        self.hit(hits, base);
    }

    /// Adds a cluster without hits; [`Clusters::hit`] may give it some.
    pub fn without(&mut self, base: u64) {
        self.clusters += 1;
        self.base += base;
        self.base_squared += u128::from(base) * u128::from(base);
    }

    /// Adds the hits of a cluster that was added without.
    pub fn hit(&mut self, hits: u64, base: u64) {
        self.with_hits += u64::from(hits > 0);
        self.hits += hits;
        self.hits_squared += u128::from(hits) * u128::from(hits);
        self.hits_base += u128::from(hits) * u128::from(base);
    }

    /// The clusters of both.
    pub fn and(&self, other: &Self) -> Self {
        Self {
            clusters: self.clusters + other.clusters,
            with_hits: self.with_hits + other.with_hits,
            hits: self.hits + other.hits,
            base: self.base + other.base,
            hits_squared: self.hits_squared + other.hits_squared,
            hits_base: self.hits_base + other.hits_base,
            base_squared: self.base_squared + other.base_squared,
        }
    }

    /// Sum over clusters of (c - n rate) squared.
    pub fn squares(&self, rate: f64) -> f64 {
        self.hits_squared as f64 - 2.0 * rate * self.hits_base as f64 + rate * rate * self.base_squared as f64
    }
}
