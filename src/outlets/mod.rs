//! From articles to outlets: pooled shares with intervals, and differences with tests.
//!
//! A share is the sum of hits over the sum of bases of an outlet's articles, never a mean of
//! ratios. Its interval resamples articles: each article has, in each replicate, an integer
//! weight that hangs only on the seed, the article and the replicate, so that the work is one
//! pass, in any order, and no list of articles is held. Differences between outlets are tested
//! by permuting articles; for that a bounded sample of articles is kept ([`SAMPLE`]).

mod actors;
mod axes;
mod difference;
mod diversity;
pub mod keyness;
mod labels;
mod matrix;
mod shares;
mod tally;

pub use matrix::Matrix;
pub use tally::{SAMPLE, Settings, Tally};

use crate::error::Result;
use crate::features::Feature;
use crate::table::Table;

/// What is known of the outlets after all articles went by.
pub struct Outlets {
    /// Pooled shares ([`crate::schema::OUTLETS`]).
    pub shares: Table,
    /// Pairwise differences ([`crate::schema::DIFFERENCES`]).
    pub differences: Table,
    /// Distinct sources at equal n ([`crate::schema::DIVERSITY`]); no rows where nobody coded.
    pub diversity: Table,
    /// What is done with the actors of the spec ([`crate::schema::ACTORS`],
    /// [`crate::schema::ACTOR_VERBS`]); none when it lists none.
    pub actors: Vec<Table>,
    /// What things are called ([`crate::schema::LABELS`]) and how far apart outlets are in it
    /// ([`crate::schema::LABEL_DIFFERENCES`]); none when labels are not measured.
    pub labels: Vec<Table>,
    /// Where outlets lean on the frame axes ([`crate::schema::AXES`]); none without vectors.
    pub axes: Vec<Table>,
    /// One outlet x measure matrix per language, for clustering.
    pub matrices: Vec<Matrix>,
}

impl Outlets {
    /// Pools, tests and lays out what a tally has gathered. `cluster_on` names the features
    /// that enter the matrices; empty means all that say so ([`Feature::clustered`]).
    ///
    /// # Errors
    /// When a table cannot be made (a bug).
    pub fn of(tally: &Tally, features: &[&dyn Feature], cluster_on: &[String]) -> Result<Self> {
        Ok(Self {
            shares: shares::table(tally, features)?,
            differences: difference::table(tally, features)?,
            diversity: diversity::table(tally, features)?,
            actors: actors::tables(tally, features)?,
            labels: labels::tables(tally)?,
            axes: axes::tables(tally)?,
            matrices: shares::matrices(tally, features, cluster_on),
        })
    }
}
