//! From counts to the rows that are grouped.
//!
//! A measured rate is a true rate and sampling error. Its error variance is squares / base^2, where
//! squares is the sum over the outlet's articles of (hits - rate base)^2; of few articles that is
//! itself hardly known, and [`PRIOR`] articles of the language's dispersion are added to the
//! outlet's own. Each measure is then shrunken ([`crate::stats::shrink`]), turned into z-scores
//! over outlets (divisor n, as scikit-learn's `StandardScaler`) and multiplied by the root of its
//! reliability, so that it weighs in squared distances by the share of its spread that is true. A
//! measure of reliability 0 does not enter.

use crate::stats::deal::Sum;
use crate::stats::shrink::Shrunken;

/// Articles of the language's dispersion that are added to an outlet's own.
pub const PRIOR: f64 = 200.0;

/// Rates of outlets in measures with the variances of their sampling errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// Outlets x measures.
    pub rates: Vec<Vec<f64>>,
    /// Outlets x measures; infinite where the base is 0.
    pub errors: Vec<Vec<f64>>,
}

/// The variance of a rate's sampling error by the language's dispersion alone.
pub fn usual_error(base: f64, dispersion: f64) -> f64 {
    if base > 0.0 { dispersion / base } else { f64::INFINITY }
}

impl Estimates {
    /// `sums`: outlets x measures; `articles`: by outlet; `rates` and `dispersions`: of the
    /// language, by measure.
    pub fn new(sums: &[Vec<Sum>], articles: &[u64], rates: &[f64], dispersions: &[f64]) -> Self {
        let rate = |(sum, rate): (&Sum, &f64)| if sum.base > 0.0 { sum.hits / sum.base } else { *rate };
        let error = |sum: &Sum, dispersion: f64, articles: f64| match usual_error(sum.base, dispersion) {
            usual if usual.is_finite() => {
                let own = sum.squares / (sum.base * sum.base);
                (articles * own + PRIOR * usual) / (articles + PRIOR)
            }
            unknown => unknown,
        };
        Self {
            rates: sums.iter().map(|row| row.iter().zip(rates).map(rate).collect()).collect(),
            errors: sums
                .iter()
                .zip(articles)
                .map(|(row, n)| row.iter().zip(dispersions).map(|(s, d)| error(s, *d, *n as f64)).collect())
                .collect(),
        }
    }
}

/// Measures as they are grouped.
#[derive(Debug, Clone)]
pub struct Measures {
    /// By measure.
    pub shrunken: Vec<Shrunken>,
    pub reliability: Vec<f64>,
    /// Places of the measures that enter.
    pub entered: Vec<usize>,
    /// Mean and standard deviation over outlets of the shrunken values of those.
    scale: Vec<(f64, f64)>,
    /// Outlets x measures that entered.
    pub rows: Vec<Vec<f64>>,
}

impl Measures {
    pub fn new(estimates: &Estimates) -> Self {
        let width = estimates.rates.first().map_or(0, Vec::len);
        let column = |of: &[Vec<f64>], m: usize| of.iter().map(|row| row[m]).collect::<Vec<f64>>();
        let shrunken: Vec<Shrunken> = (0..width)
            .map(|m| Shrunken::new(&column(&estimates.rates, m), &column(&estimates.errors, m)))
            .collect();
        let reliability: Vec<f64> = shrunken.iter().map(Shrunken::reliability).collect();
        let n = estimates.rates.len() as f64;
        let (mut entered, mut scale) = (Vec::new(), Vec::new());
        for (m, known) in shrunken.iter().enumerate() {
            let values = estimates.rates.iter().enumerate().map(|(o, row)| known.value(o, row[m]));
            let mean = values.clone().sum::<f64>() / n;
            let spread = (values.map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt();
            // Less than that is rounding.
            if reliability[m] > 0.0 && spread > 1e-12 * mean.abs() {
                entered.push(m);
                scale.push((mean, spread));
            }
        }
        let mut measures = Self { shrunken, reliability, entered, scale, rows: Vec::new() };
        measures.rows = measures.place(&estimates.rates);
        measures
    }

    /// Where other rates of the same outlets lie by the same means, trusts and weights.
    pub fn place(&self, rates: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let cell = |outlet: usize, row: &[f64], at: usize| {
            let (m, (mean, spread)) = (self.entered[at], self.scale[at]);
            (self.shrunken[m].value(outlet, row[m]) - mean) / spread * self.reliability[m].sqrt()
        };
        let row = |(o, row): (usize, &Vec<f64>)| (0..self.entered.len()).map(|at| cell(o, row, at)).collect();
        rates.iter().enumerate().map(row).collect()
    }

    /// Mean reliability over all measures.
    pub fn mean_reliability(&self) -> f64 {
        self.reliability.iter().sum::<f64>() / self.reliability.len().max(1) as f64
    }
}
