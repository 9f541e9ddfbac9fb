//! Is a rate different in two groups, when what is counted comes in clumps (a word in articles)?

/// Sums over the clusters (articles) of one group, in any order: hits c out of n each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clusters {
    pub clusters: u64,
    pub hits: u64,
    pub base: u64,
    /// Sum of c squared, of c n, and of n squared.
    pub hits_squared: u128,
    pub hits_base: u128,
    pub base_squared: u128,
}

impl Clusters {
    /// Adds a cluster. One without hits may be added by [`Clusters::without`] beforehand.
    pub fn add(&mut self, hits: u64, base: u64) {
        self.without(base);
        self.hit(hits, base);
    }

    /// Adds a cluster without hits.
    pub fn without(&mut self, base: u64) {
        self.clusters += 1;
        self.base += base;
        self.base_squared += u128::from(base) * u128::from(base);
    }

    /// Adds hits to a cluster that was added without.
    pub fn hit(&mut self, hits: u64, base: u64) {
        self.hits += hits;
        self.hits_squared += u128::from(hits) * u128::from(hits);
        self.hits_base += u128::from(hits) * u128::from(base);
    }

    /// Variance of the group's rate when each cluster is one draw and the rate is `rate`: that of a
    /// ratio estimator, m / (m - 1) sum (c - n rate)^2 / (sum n)^2.
    fn variance(&self, rate: f64) -> f64 {
        let m = self.clusters as f64;
        let squares = self.hits_squared as f64 - 2.0 * rate * self.hits_base as f64
            + rate * rate * self.base_squared as f64;
        m / (m - 1.0) * squares / (self.base as f64 * self.base as f64)
    }
}

/// Two-sided p-value of equal rates, by the normal distribution, with variances of ratio
/// estimators over clusters (Rao and Scott 1992, Biometrics 48:577) at the pooled rate, as in a
/// score test. `None` when a group has fewer than two clusters or nobody has a hit.
pub fn p_value(a: &Clusters, b: &Clusters) -> Option<f64> {
    if a.clusters < 2 || b.clusters < 2 || a.base == 0 || b.base == 0 {
        return None;
    }
    let pooled = (a.hits + b.hits) as f64 / (a.base + b.base) as f64;
    let difference = a.hits as f64 / a.base as f64 - b.hits as f64 / b.base as f64;
    let variance = a.variance(pooled) + b.variance(pooled);
    (variance > 0.0).then(|| libm::erfc(difference.abs() / (2.0 * variance).sqrt()))
}
