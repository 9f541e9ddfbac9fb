//! Pure numbers: no text, no frame. Everything here is checked against frozen values of another
//! program (named with its version in `tests/stats.rs`), gives the same answer on any machine and
//! any number of threads, and says in its doc which definition it follows.
//!
//! A share is a ratio of sums (pooled hits over pooled base), never a mean of ratios; where a base
//! is 0 there is no share, and nothing here turns that into a 0.

pub mod agreement;
pub mod allocate;
pub mod alpha;
pub mod beta;
pub mod clumping;
pub mod clustered;
pub mod continuum;
pub mod deal;
pub mod difference;
pub mod dispersion;
pub mod distance;
pub mod divergence;
pub mod diversity;
mod draws;
pub mod eigen;
pub mod estimate;
pub mod fdr;
pub mod gamma;
pub mod interval;
pub mod keyness;
mod lanes;
pub mod random;
pub mod replicates;
pub mod resample;
pub mod rounding;
pub mod rows;
pub mod scattered;
pub mod shrink;
pub mod silhouette;
mod stirling;
pub mod tails;
pub mod verdict;
