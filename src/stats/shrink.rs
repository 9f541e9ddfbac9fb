//! One measure of several outlets, each known with its own sampling error: how much of their spread
//! is true, and what each is taken for (empirical Bayes; Efron and Morris 1975, JASA 70:311).

/// Steps of the search for the true variance: each halves the bracket, until no double lies within.
const STEPS: usize = 2_000;

/// What is known of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrunken {
    /// Mean of the true values, each outlet weighted by 1 / (variance + error).
    pub mean: f64,
    /// Variance of the true values; 0 where sampling error alone explains the spread.
    pub variance: f64,
    /// By outlet: variance / (variance + error), the share of its distance from the mean that is kept.
    pub trust: Vec<f64>,
}

impl Shrunken {
    /// Values with the variances of their sampling errors (above 0; infinite where nothing is known
    /// of an outlet). The true variance is that of Paule and Mandel (1982, J. Res. NBS 87:377):
    /// where the sum of (value - mean)^2 / (variance + error) is one less than there are values.
    ///
    /// # Panics
    /// When the two differ in length, or are empty.
    pub fn new(values: &[f64], errors: &[f64]) -> Self {
        assert!(!values.is_empty() && values.len() == errors.len(), "an error for each value");
        let expected = values.len() as f64 - 1.0;
        let (mut mean, mut scatter) = heterogeneity(values, errors, 0.0);
        let mut variance = 0.0;
        if scatter > expected {
            let (mut low, mut high) = (0.0, values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>());
            while heterogeneity(values, errors, high).1 > expected {
                high *= 2.0;
            }
            for _ in 0..STEPS {
                variance = low + (high - low) / 2.0;
                if variance <= low || variance >= high {
                    break;
                }
                (mean, scatter) = heterogeneity(values, errors, variance);
                if scatter > expected { low = variance } else { high = variance }
            }
        }
        let trust = errors.iter().map(|e| if variance > 0.0 { variance / (variance + e) } else { 0.0 });
        Self { mean, variance, trust: trust.collect() }
    }

    /// What a value of this outlet is taken for.
    pub fn value(&self, outlet: usize, value: f64) -> f64 {
        let trust = self.trust[outlet];
        if trust > 0.0 { self.mean + trust * (value - self.mean) } else { self.mean }
    }

    /// The share of the variance of the values that is not sampling error: the mean of the trust
    /// over outlets, 0 to 1.
    pub fn reliability(&self) -> f64 {
        self.trust.iter().sum::<f64>() / self.trust.len() as f64
    }
}

/// Weighted mean, and weighted sum of squares around it (Cochran's Q at 0).
fn heterogeneity(values: &[f64], errors: &[f64], variance: f64) -> (f64, f64) {
    let weights = || errors.iter().map(|e| 1.0 / (variance + e));
    let total: f64 = weights().sum();
    let mean = weights().zip(values).map(|(w, x)| w * x).sum::<f64>() / total;
    (mean, weights().zip(values).map(|(w, x)| w * (x - mean) * (x - mean)).sum())
}
