//! From articles to outlets: pooled shares with intervals, and differences with tests.
//!
//! A share is the sum of hits over the sum of bases of an outlet's articles, never a mean of
//! ratios. Its interval resamples articles: each article has, in each replicate, an integer
//! weight that hangs only on the seed, the article and the replicate. Differences between outlets
//! are tested by permuting articles; for that a bounded sample of articles is drawn ([`SAMPLE`]).
//!
//! [`Reduction::of`] is a reduction over the parts of a run ([`Parts`]): each part is read once,
//! every article goes to its outlet as a few numbers (`gather`), and outlets are then worked on
//! one by one, so that memory is that of one outlet's replicates, whatever the size of the corpus
//! or the number of outlets.

mod actors;
mod axes;
mod contrast;
mod diversity;
mod gaps;
mod gather;
mod group;
pub mod keyness;
mod labels;
mod language;
mod matrix;
mod part;
mod period;
mod periods;
mod rows;
mod shares;

use std::path::Path;

pub use contrast::{Contrasts, REST, SAMPLE};
pub use language::MOST_PAIRED;
pub use matrix::{Matrix, POOL};
pub use part::{Part, PartFiles, Parts};
pub use period::Period;

use actors::Actors;
use contrast::Columns;
use gaps::Gaps;
use gather::{Gathered, gather};
use group::Group;
use language::Language;
use matrix::Filling;
use periods::Periods;
use rows::Rows;

use crate::error::{Result, Warning};
use crate::features::{Feature, LABELS};
use crate::schema::{self, Schema};
use crate::table::Table;

/// How outlets are pooled and compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    pub rng_seed: u64,
    /// Bootstrap replicates.
    pub replicates: usize,
    /// Of these, how many a matrix for clustering holds, at most.
    pub resamples: usize,
    /// Permutations of each test of a difference.
    pub permutations: usize,
    /// An outlet with fewer measured articles gets no share, but a reason.
    pub min_articles: u64,
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
        let mut gaps = Gaps::default();
        let mut outlets = self.resampled(&gathered, &mut gaps)?;
        outlets.tables.push(contrast::difference::table(&gathered, &mut gaps)?);
        outlets.tables.push(diversity::table(&gathered)?);
        outlets.tables.extend(contrast::labels::table(&gathered)?);
        outlets.tables.extend(axes::table(&gathered)?);
        outlets.tables.push(gaps.table()?);
        Ok(outlets)
    }

    /// The tables of shares: all that is made of an outlet's replicates, one outlet at a time.
    fn resampled(&self, gathered: &Gathered<'_>, gaps: &mut Gaps) -> Result<Outlets> {
        let (mut shares, mut labels, mut periods) =
            (Rows::new(&schema::OUTLETS), Rows::new(&schema::LABELS), Rows::new(&schema::PERIODS));
        let (mut actors, mut matrices, mut doubts) = (Actors::new(), Vec::new(), Vec::new());
        for lang in gathered.languages() {
            let language = Language::new(gathered, lang);
            let columns = Columns::new(&language);
            let mut matrix = Filling::new(&language, self.cluster_on);
            for (place, totals) in &language.outlets {
                let by_period = Periods::of(gathered, *place, &columns)?;
                let group = Group::new(&language, *place, totals, &by_period)?;
                shares::rows(&group, &mut shares, gaps)?;
                labels::rows(&group, &mut labels, gaps)?;
                actors.add(&group, gaps)?;
                by_period.rows(&group, &mut periods, gaps)?;
                matrix.add(&group, *place)?;
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
