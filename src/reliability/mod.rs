//! Reliability: how far two codings of the same articles agree, by the codebook's "Scoring".
//!
//! [`score`] answers with point figures and with intervals from resampling whole articles.
//! The first coding is the standard ("gold"), the second the one under test; alpha and the
//! matching itself do not care which is which.

mod ablation;
mod interval;
#[cfg(feature = "workbench")]
mod judged;
pub mod markdown;
mod matching;
mod outlets;
mod pairing;
mod print;
mod score;
mod several;
pub mod spans;
mod tally;

pub use ablation::{Ablation, Effect, GoldSet, ablate};
pub use interval::Interval;
#[cfg(feature = "workbench")]
pub use judged::{Answer, Judged, judged};
pub use matching::matches;
pub use outlets::{OutletError, OutletErrors, by_outlet};
pub use score::{Score, TypeScore, score};
pub use several::{Agreement, agreement};
pub use tally::Prf;
