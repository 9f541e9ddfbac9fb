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

    /// Adds hits to a cluster that was added without.
    pub fn hit(&mut self, hits: u64, base: u64) {
        self.hits += hits;
        self.hits_squared += u128::from(hits) * u128::from(hits);
        self.hits_base += u128::from(hits) * u128::from(base);
    }

    /// Sum over clusters of (c - n rate) squared.
    pub fn squares(&self, rate: f64) -> f64 {
        self.hits_squared as f64 - 2.0 * rate * self.hits_base as f64 + rate * rate * self.base_squared as f64
    }
}

/// Two-sided p-value of equal rates for something rare: each cluster that has it (`counts`, in any
/// order) falls to group A with the chance `share`, A's share of the base, and p is the chance of a
/// sum at least as far from its mean as `hits`. Exact where few clusters have it at all, which is
/// where the normal distribution's tails are too thin.
pub fn rare_p_value(counts: &[u64], hits: u64, share: f64) -> f64 {
    let mut counts = counts.to_vec();
    counts.sort_unstable();
    let total = counts.iter().sum::<u64>() as usize;
    let mut chances = vec![0.0; total + 1];
    chances[0] = 1.0;
    let mut reach = 0;
    for count in counts {
        for sum in (0..=reach).rev() {
            let chance: f64 = chances[sum];
            chances[sum + count as usize] += chance * share;
            chances[sum] = chance * (1.0 - share);
        }
        reach += count as usize;
    }
    let mean = share * total as f64;
    let bar = (hits as f64 - mean).abs() * (1.0 - 1e-12);
    let far = chances.iter().enumerate().filter(|(sum, _)| (*sum as f64 - mean).abs() >= bar);
    far.map(|(_, chance)| chance).sum::<f64>().min(1.0)
}

/// Two-sided p-value of equal rates, by the normal distribution: the score test of a rate whose
/// variance is estimated from clusters (quasi-likelihood, McCullagh and Nelder 1989, section 9.2).
/// With r the pooled rate and e = c - n r, group A's sum of e has mean 0 and, where clusters are
/// alike in size, the variance that permuting clusters between the groups gives it: M / (M - 1)
/// sum e^2 N_A N_B / N^2, over the M clusters of both. The variance is pooled on purpose: a
/// group without a single hit has none of its own, and would make every rare word a finding.
/// `None` when a group has fewer than two clusters, or nobody has a hit.
pub fn p_value(a: &Clusters, b: &Clusters) -> Option<f64> {
    if a.clusters < 2 || b.clusters < 2 || a.base == 0 || b.base == 0 {
        return None;
    }
    let (clusters, base) = ((a.clusters + b.clusters) as f64, (a.base + b.base) as f64);
    let rate = (a.hits + b.hits) as f64 / base;
    let score = a.hits as f64 - a.base as f64 * rate;
    let shares = a.base as f64 / base * (b.base as f64 / base);
    let variance = clusters / (clusters - 1.0) * (a.squares(rate) + b.squares(rate)) * shares;
    (variance > 0.0).then(|| libm::erfc(score.abs() / (2.0 * variance).sqrt()))
}
