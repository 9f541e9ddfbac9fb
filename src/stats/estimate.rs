//! A pooled share or rate of clusters (articles), and its interval by what it rests on.
//!
//! The interval is that of independent draws, at the effective counts that clusters leave of the
//! plain ones (Korn and Graubard 1998, Survey Methodology 24:193): the counts over the design
//! effect, which is the group's own blended with that of all groups ([`super::clumping`]), and over
//! the square of what Student's t is wider than the normal distribution. It is never of zero width.

use super::clumping::{Clumping, Kind, own};
use super::clustered::Clusters;
use super::tails::Tail;
use super::{beta, gamma};

/// The normal distribution's two-sided 95 %.
pub const Z95: f64 = 1.959_963_984_540_054;
/// And 90 %: the two one-sided tests of 5 % each that equivalence asks for (Schuirmann 1987).
pub const Z90: f64 = 1.644_853_626_951_472_2;

/// Clusters with hits that what is borrowed weighs as much as: the least at which the intervals of
/// resampled articles held their level (20 to 2,000 articles, more and less clumped than what is borrowed).
const BORROWED: f64 = 5.0;

/// How the interval is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// A share: Jeffreys' (Brown, Cai and DasGupta 2001, Statistical Science 16:101), which at few
    /// effective draws is less too wide than Clopper and Pearson's (Franco, Little, Louis and Slud
    /// 2019, Journal of Survey Statistics and Methodology 7:334).
    Jeffreys,
    /// A rate: Garwood's (1936, Biometrika 28:437).
    Garwood,
    /// Nothing was hit, or all: a bound on one side, that of Clopper and Pearson or of Garwood.
    OneSided,
}

impl Method {
    /// As it stands in tables.
    pub fn name(self) -> &'static str {
        match self {
            Method::Jeffreys => "jeffreys",
            Method::Garwood => "garwood",
            Method::OneSided => "one-sided",
        }
    }
}

/// What is known of a group's ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    kind: Kind,
    /// Hits over base.
    pub ratio: f64,
    /// Draws, were they independent, that tell as much: the base over the design effect.
    pub effective: f64,
    /// Degrees of freedom of the design effect.
    freedom: f64,
}

impl Estimate {
    /// `None` where the base is 0, or of a rate where no group shows how hits clump.
    pub fn of(kind: Kind, group: &Clusters, all: &Clumping) -> Option<Self> {
        if group.base == 0 {
            return None;
        }
        let expected = all.expected(kind, group)?;
        let with_hits = group.with_hits as f64;
        let effect = own(kind, group)
            .map_or(expected, |own| (with_hits * own + BORROWED * expected) / (with_hits + BORROWED));
        let base = group.base as f64;
        let (ratio, freedom) = (group.hits as f64 / base, with_hits + BORROWED - 1.0);
        Some(Self { kind, ratio, effective: base / effect, freedom })
    }

    pub fn method(&self) -> Method {
        match self.kind {
            _ if self.ratio == 0.0 => Method::OneSided,
            Kind::Rate => Method::Garwood,
            // Hits that are not each one of the base can be more than it.
            Kind::Share if self.ratio >= 1.0 => Method::OneSided,
            Kind::Share => Method::Jeffreys,
        }
    }

    /// The lower and the upper limit at `z`, in the normal distribution's standard deviations.
    pub fn limits(&self, z: f64) -> (f64, f64) {
        (self.low(z), self.high(z))
    }

    pub(super) fn low(&self, z: f64) -> f64 {
        let (draws, tail) = self.draws(z);
        let hits = self.ratio * draws;
        let low = match (self.kind, self.method()) {
            _ if self.ratio == 0.0 => 0.0,
            (Kind::Share, Method::OneSided) => libm::exp(libm::log(tail) / draws),
            (Kind::Share, _) => beta::quantile(hits + 0.5, draws - hits + 0.5, Tail::Lower(tail)),
            (Kind::Rate, _) => gamma::quantile(hits, Tail::Lower(tail)) / draws,
        };
        low.min(self.ratio)
    }

    pub(super) fn high(&self, z: f64) -> f64 {
        let (draws, tail) = self.draws(z);
        let hits = self.ratio * draws;
        let high = match (self.kind, self.method()) {
            (Kind::Share, Method::OneSided) if self.ratio == 0.0 => -libm::expm1(libm::log(tail) / draws),
            (Kind::Share, Method::OneSided) => 1.0,
            (Kind::Share, _) => beta::quantile(hits + 0.5, draws - hits + 0.5, Tail::Upper(tail)),
            (Kind::Rate, _) => gamma::quantile(hits + 1.0, Tail::Upper(tail)) / draws,
        };
        high.max(self.ratio)
    }

    /// The effective draws at `z`, and the tail beyond it.
    fn draws(&self, z: f64) -> (f64, f64) {
        let tail = upper_tail(z);
        let t = beta::student(self.freedom, tail);
        (self.effective * (z / t) * (z / t), tail)
    }
}

/// The chance that a normal deviate passes `z`.
pub(super) fn upper_tail(z: f64) -> f64 {
    libm::erfc(z / std::f64::consts::SQRT_2) / 2.0
}
