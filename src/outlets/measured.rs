//! The outlets of a language with all that their shares rest on.

use rayon::prelude::*;

use super::actors::ActorCells;
use super::cells::Cells;
use super::labels::LabelCells;
use super::language::{Key, Language, Terms};
use super::sums::{Repeated, Sums, repeated, whole};
use crate::error::Result;
use crate::features::{ALL, Feature};
use crate::stats::clumping::{Clumping, Kind};
use crate::stats::clustered::Clusters;
use crate::stats::estimate::Estimate;

/// Outlets that are summed side by side, so that memory is that of so many.
const TOGETHER: usize = 16;

/// One language.
pub(super) struct Measured<'g> {
    pub language: Language<'g>,
    pub cells: Cells,
    /// The cell of each measure, in the order of the language's keys.
    pub measures: Vec<u32>,
    pub labels: LabelCells,
    pub actors: ActorCells,
    pub headlines: Vec<Headline>,
    /// The cells of the headlines alone.
    pub headline_cells: Cells,
    /// By cell, how it clumps in the articles of all outlets.
    pub clumping: Vec<Clumping>,
    /// By outlet.
    pub repeated: Vec<Repeated>,
    /// By outlet and headline.
    heads: Vec<Vec<Clusters>>,
}

/// What stands for a feature in tests.
pub(super) struct Headline {
    pub feature: usize,
    pub voice: &'static str,
    pub cell: u32,
    /// The same among the cells of headlines alone.
    pub own: u32,
}

/// What the values of a feature are.
pub(super) fn kind(feature: &dyn Feature) -> Kind {
    // Rates are given per 1,000.
    if feature.per() == 1.0 { Kind::Share } else { Kind::Rate }
}

impl<'g> Measured<'g> {
    /// Reads the articles of all its outlets.
    ///
    /// # Errors
    /// When they cannot be read back.
    pub fn new(language: Language<'g>) -> Result<Self> {
        let gathered = language.gathered;
        let mut cells = Cells::new(gathered.series.len());
        let measure = |cells: &mut Cells, key: &Key, terms: &Terms| {
            cells.cell(terms, &language.base_of(key.0, key.2), kind(gathered.features[key.0]))
        };
        let measures = language.keys.iter().map(|(key, terms)| measure(&mut cells, key, terms)).collect();
        let labels = LabelCells::new(&language, &mut cells);
        let actors = ActorCells::new(&language, &mut cells);
        let mut headline_cells = Cells::new(gathered.series.len());
        let mut headlines = Vec::new();
        for (feature, voice) in language.headlines() {
            let key = (feature, ALL.to_owned(), voice);
            let terms = &language.keys[&key];
            let (cell, own) = (measure(&mut cells, &key, terms), measure(&mut headline_cells, &key, terms));
            headlines.push(Headline { feature, voice, cell, own });
        }
        let mut measured = Self {
            clumping: vec![Clumping::default(); cells.len()],
            language,
            cells,
            measures,
            labels,
            actors,
            headlines,
            headline_cells,
            repeated: Vec::new(),
            heads: Vec::new(),
        };
        measured.pool()?;
        Ok(measured)
    }

    /// How cells clump, and the sums of headlines: outlet by outlet, in their order.
    fn pool(&mut self) -> Result<()> {
        let gathered = self.language.gathered;
        for outlets in self.language.outlets.chunks(TOGETHER) {
            let sums = |(place, _): &(usize, _)| {
                let repeated = repeated(gathered, *place)?;
                Ok((whole(gathered, *place, &self.cells, &repeated)?, repeated))
            };
            let made: Result<Vec<(Sums, Repeated)>> = outlets.par_iter().map(sums).collect();
            for (sums, repeated) in made? {
                for (cell, what) in self.cells.iter() {
                    self.clumping[cell as usize].add(what.kind, &sums.of(&self.cells, cell));
                }
                self.heads.push(self.headlines.iter().map(|h| sums.of(&self.cells, h.cell)).collect());
                self.repeated.push(repeated);
            }
        }
        Ok(())
    }

    /// An outlet, by its place among those of the language.
    ///
    /// # Errors
    /// When its articles cannot be read back.
    pub fn sums(&self, outlet: usize) -> Result<Sums> {
        let place = self.language.outlets[outlet].0;
        whole(self.language.gathered, place, &self.cells, &self.repeated[outlet])
    }

    /// The sums of a headline over the articles of an outlet, by its place.
    pub fn head(&self, outlet: usize, headline: usize) -> &Clusters {
        &self.heads[outlet][headline]
    }

    /// What is known of a cell from these sums of it.
    pub fn estimate(&self, cell: u32, sums: &Clusters) -> Option<Estimate> {
        Estimate::of(self.cells.get(cell).kind, sums, &self.clumping[cell as usize])
    }
}
