//! How much more often a word stands in one corpus than in another, by the field's measures.
//! Above 0 always means: more in the target.

use super::clumping::{Clumping, Kind};
use super::clustered::Clusters;
use super::difference::Difference;
use super::estimate::{Estimate, Z95};

/// A word in two corpora: how often, out of how many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub target: u64,
    pub target_total: u64,
    pub reference: u64,
    pub reference_total: u64,
}

/// What Hardie (2014) puts in the place of a count of 0, so that a ratio has a logarithm.
const NOT_SEEN: f64 = 0.5;

impl Counts {
    fn rates(self) -> (f64, f64) {
        (self.target as f64 / self.target_total as f64, self.reference as f64 / self.reference_total as f64)
    }

    /// Log-likelihood ratio G2 = 2 sum O ln(O / E) over the four cells of word or other word by
    /// corpus (Dunning 1993, Computational Linguistics 19:61), with the sign of the difference of
    /// rates and without continuity correction. `None` when a corpus is empty.
    pub fn g2(self) -> Option<f64> {
        if self.target_total == 0 || self.reference_total == 0 {
            return None;
        }
        let (a, b) = (self.target as f64, self.reference as f64);
        let (c, d) =
            ((self.target_total - self.target) as f64, (self.reference_total - self.reference) as f64);
        let all = a + b + c + d;
        let term = |observed: f64, row: f64, column: f64| match observed > 0.0 {
            true => observed * libm::log(observed * all / (row * column)),
            false => 0.0,
        };
        let (word, other, target, reference) = (a + b, c + d, a + c, b + d);
        let sum = term(a, word, target)
            + term(b, word, reference)
            + term(c, other, target)
            + term(d, other, reference);
        let (here, there) = self.rates();
        Some((2.0 * sum).max(0.0) * if here < there { -1.0 } else { 1.0 })
    }

    /// log2 of the ratio of the two rates (Hardie 2014, "Log Ratio: an informal introduction"): 1
    /// is twice as often, 2 four times. A count of 0 is taken as 0.5. `None` when a corpus is empty.
    pub fn log_ratio(self) -> Option<f64> {
        let seen = |count: u64| if count > 0 { count as f64 } else { NOT_SEEN };
        let (target, reference) = (self.target_total as f64, self.reference_total as f64);
        let ratio = (seen(self.target) / target) / (seen(self.reference) / reference);
        (target > 0.0 && reference > 0.0).then(|| libm::log2(ratio))
    }

    /// Log-odds ratio under a Dirichlet prior and its z-score (Monroe, Colaresi and Quinn 2008,
    /// Political Analysis 16:372, equations 16, 20 and 22). The prior is informative: `strength` words, among
    /// which this one has its share of both corpora together. A larger one draws rare words
    /// harder to 0. `None` when a corpus is empty, the word in neither, or `strength` not above 0.
    pub fn log_odds(self, strength: f64) -> Option<(f64, f64)> {
        let all = (self.target_total + self.reference_total) as f64;
        let prior = strength * (self.target + self.reference) as f64 / all;
        if self.target_total == 0 || self.reference_total == 0 || prior.is_nan() || prior <= 0.0 {
            return None;
        }
        let odds = |count: u64, total: u64| {
            let with = count as f64 + prior;
            libm::log(with / (total as f64 + strength - with))
        };
        let delta = odds(self.target, self.target_total) - odds(self.reference, self.reference_total);
        let variance = 1.0 / (self.target as f64 + prior) + 1.0 / (self.reference as f64 + prior);
        // A corpus of one word has no odds.
        delta.is_finite().then(|| (delta, delta / variance.sqrt()))
    }
}

/// The 95 % limits of [`Counts::log_ratio`] of a word that clumps in articles, made of the two single
/// intervals ([`super::difference`]). Where a side does not have the word nobody knows how much less
/// it has: that limit is missing.
pub fn log_ratio_limits(target: &Clusters, reference: &Clusters) -> [Option<f64>; 2] {
    let mut clumping = Clumping::default();
    [target, reference].into_iter().for_each(|side| clumping.add(Kind::Rate, side));
    let of = |side| Estimate::of(Kind::Rate, side, &clumping);
    let Some(difference) = of(target).zip(of(reference)).and_then(|(a, b)| Difference::of(&a, &b)) else {
        return [None; 2];
    };
    let (low, high) = difference.ratio_limits(Z95);
    [(low > 0.0).then(|| libm::log2(low)), high.map(libm::log2)]
}

/// Upper tail of the chi-squared distribution with one degree of freedom at `g2`, whatever its
/// sign: the p-value that the field prints beside G2. It takes every word as drawn on its own.
pub fn p_value(g2: f64) -> f64 {
    libm::erfc((g2.abs() / 2.0).sqrt())
}
