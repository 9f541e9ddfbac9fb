//! From articles to outlets: pooled shares with intervals, and differences with tests.
//!
//! A share is the sum of hits over the sum of bases of an outlet's articles, never a mean of
//! ratios. Its interval, and the test of a difference between two, rest on how articles clump:
//! on sums of squares and products over articles, of which the small outlets borrow from all
//! ([`crate::stats::estimate`]). What has no such sums is resampled: replicates in which each
//! article has an integer weight that hangs only on the seed, the article and the replicate, or
//! permutations of a bounded sample of articles ([`SAMPLE`]).
//!
//! [`Reduction::of`] is a reduction over the parts of a run ([`Parts`]): each part is read once,
//! every article goes to its outlet as a few numbers (`gather`), and outlets are then worked on
//! a few at a time, so that memory is that of their sums and of one outlet's replicates, whatever the
//! size of the corpus.

mod actors;
mod axes;
mod cells;
mod columns;
mod contrast;
mod diversity;
mod gaps;
mod gather;
mod group;
pub mod keyness;
mod labels;
mod language;
mod matrix;
mod measured;
mod part;
mod period;
mod periods;
mod relabelled;
mod shares;
mod sums;

use std::path::Path;

pub use contrast::{Contrasts, REST, SAMPLE};
pub use language::MOST_PAIRED;
pub use matrix::{Matrix, POOL};
pub use part::{Part, PartFiles, Parts};
pub use period::Period;
pub use relabelled::{Labels, Relabelled, Roster};

use actors::Actors;
use gaps::Gaps;
use gather::gather;
use group::Group;
use language::Language;
use matrix::Filling;
use measured::Measured;

use crate::error::{Result, Warning};
use crate::features::{Feature, LABELS};
use crate::schema::{self, Schema};
use crate::table::{Rows, Table};

/// How outlets are pooled and compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    pub rng_seed: u64,
    /// Bootstrap replicates of what is resampled.
    pub replicates: usize,
    /// Of these, how many a matrix for clustering holds, at most.
    pub resamples: usize,
    /// Permutations of each test that has them.
    pub permutations: usize,
    /// What fewer articles of an outlet bear the base of gets no share, but a reason.
    pub min_articles: u64,
    /// The smallest factor between two outlets that matters: what lies within it is called equal.
    pub smallest_effect: Option<f64>,
    /// Which outlets are compared; if not given, that hangs on how many there are ([`MOST_PAIRED`]).
    pub contrasts: Option<Contrasts>,
    /// Whether there are tables by period, and how long one is.
    pub period: Option<Period>,
}

/// Bytes of articles that wait for their outlets in memory; beyond, they wait on the disk.
const ROOM: usize = 32 << 20;

/// The way from parts to the tables of outlets.
pub struct Reduction<'a> {
    /// The features that the parts hold, in the order of the run.
    pub features: &'a [&'a dyn Feature],
    pub settings: Settings,
    /// Features that enter the matrices; empty means all that say so ([`Feature::clustered`]).
    pub cluster_on: &'a [String],
    /// A folder for what does not fit in memory.
    pub scratch: &'a Path,
    /// Bytes of articles that may be held in memory.
    pub room: usize,
}

/// What is known of the outlets.
pub struct Outlets {
    /// Pooled shares ([`schema::OUTLETS`]), differences ([`schema::DIFFERENCES`]), distinct sources at
    /// equal n ([`schema::DIVERSITY`]; no rows where nobody coded) and what has no number
    /// ([`schema::GAPS`]); where they are measured also actors ([`schema::ACTORS`],
    /// [`schema::ACTOR_VERBS`]), labels ([`schema::LABELS`], [`schema::LABEL_DIFFERENCES`]), axes
    /// ([`schema::AXES`]) and periods ([`schema::PERIODS`]).
    pub tables: Vec<Table>,
    /// One outlet x measure matrix per language, for clustering.
    pub matrices: Vec<Matrix>,
    pub doubts: Vec<Warning>,
}

impl Outlets {
    /// The table of a schema, if there is one.
    pub fn table(&self, schema: &Schema) -> Option<&Table> {
        self.tables.iter().find(|table| table.schema().name == schema.name)
    }
}

impl<'a> Reduction<'a> {
    pub fn new(
        features: &'a [&'a dyn Feature],
        settings: Settings,
        cluster_on: &'a [String],
        scratch: &'a Path,
    ) -> Self {
        Self { features, settings, cluster_on, scratch, room: ROOM }
    }

    /// Pools, tests and lays out what the parts hold.
    ///
    /// # Errors
    /// When a part does not read, or the scratch folder is full.
    pub fn of(&self, parts: &dyn Parts) -> Result<Outlets> {
        let gathered = gather(self, parts)?;
        let languages = gathered.languages().into_iter();
        let languages: Result<Vec<Measured<'_>>> =
            languages.map(|lang| Measured::new(Language::new(&gathered, lang))).collect();
        let languages = languages?;
        let mut gaps = Gaps::default();
        let mut outlets = self.shares(&languages, &mut gaps)?;
        outlets.tables.push(contrast::difference::table(&languages, &mut gaps)?);
        outlets.tables.push(diversity::table(&gathered)?);
        outlets.tables.extend(contrast::labels::table(&gathered)?);
        outlets.tables.extend(axes::table(&gathered)?);
        outlets.tables.push(gaps.table()?);
        Ok(outlets)
    }

    /// The tables of shares, and the matrices, one outlet at a time.
    fn shares(&self, languages: &[Measured<'_>], gaps: &mut Gaps) -> Result<Outlets> {
        let (mut shares, mut labels, mut periods) =
            (Rows::new(&schema::OUTLETS), Rows::new(&schema::LABELS), Rows::new(&schema::PERIODS));
        let (mut actors, mut matrices, mut doubts) = (Actors::new(), Vec::new(), Vec::new());
        let clustered = |feature: usize| match self.cluster_on {
            [] => self.features[feature].clustered(),
            names => names.iter().any(|name| name == self.features[feature].name()),
        };
        for measured in languages {
            let mut matrix = Filling::new(&measured.language, self.cluster_on);
            for (outlet, (place, totals)) in measured.language.outlets.iter().enumerate() {
                let sums = measured.sums(outlet)?;
                shares::rows(measured, totals, &sums, &mut shares, gaps)?;
                measured.labels.rows(measured, totals, &sums, &mut labels, gaps)?;
                measured.actors.rows(measured, totals, &sums, &mut actors, gaps)?;
                periods::rows(measured, outlet, &mut periods, gaps)?;
                matrix.add(&Group::new(&measured.language, *place, totals, clustered)?, *place)?;
                doubts.extend(periods::doubt(totals));
            }
            matrices.push(matrix.finish());
        }
        let mut tables = vec![shares.finish()?];
        if self.features.iter().any(|f| f.name() == LABELS) {
            tables.push(labels.finish()?);
        }
        if self.features.iter().any(|f| f.of_actors()) {
            tables.extend([actors.actors.finish()?, actors.verbs.finish()?]);
        }
        if self.settings.period.is_some() {
            tables.push(periods.finish()?);
        }
        Ok(Outlets { tables, matrices, doubts })
    }
}
