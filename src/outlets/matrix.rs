//! The outlet x measure matrix that clustering takes.

use ndarray::Array2;

/// What `cluster` groups: one language, outlets by measures.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Language code, for the tables.
    pub lang: String,
    /// Row names, each once, in any order.
    pub outlets: Vec<String>,
    /// Column names, each once, in any order.
    pub measures: Vec<String>,
    /// Pooled shares, outlets x measures. Not-a-number where an outlet has no share: that measure
    /// is left out, never read as 0. (Whoever fills the matrix may rather leave out the outlet.)
    pub values: Array2<f64>,
    /// The same matrix from bootstrap replicates of the articles. Not-a-number where the base was
    /// 0 in that replicate: the point value stands in.
    pub resamples: Vec<Array2<f64>>,
}
