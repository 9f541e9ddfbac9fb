//! A part's tables, turned into one list of counts an article. A pure map: parts are decoded side
//! by side, with numbers of their own for series and axes.

mod rows;

use rustc_hash::FxHashMap;

use super::counts::Counts;
use super::series::What;
use crate::error::Result;
use crate::features::Feature;
use crate::outlets::part::Part;
use crate::outlets::period::Period;
use crate::schema::col;
use rows::Open;

/// What decoding needs to know.
pub(super) struct Decoder<'a> {
    /// Features by name: their places.
    places: FxHashMap<&'a str, usize>,
    rng_seed: u64,
    period: Option<Period>,
}

/// The articles of a part.
#[derive(Default)]
pub(super) struct Decoded {
    /// Series and axes by the numbers that the articles give them.
    pub series: Vec<What>,
    pub axes: Vec<String>,
    pub articles: Vec<Article>,
}

#[derive(Default)]
pub(super) struct Article {
    pub lang: String,
    pub outlet: String,
    pub counts: Counts,
    /// Series whose count is 0 here; that they are there is known of the outlet.
    pub zeros: Vec<u32>,
    /// Feature and why it could not be measured.
    pub gaps: Vec<(usize, String)>,
}

impl<'a> Decoder<'a> {
    pub fn new(features: &'a [&'a dyn Feature], rng_seed: u64, period: Option<Period>) -> Self {
        let places = features.iter().enumerate().map(|(place, f)| (f.name(), place)).collect();
        Self { places, rng_seed, period }
    }

    /// # Errors
    /// When the part's tables do not belong together.
    pub fn decode(&self, part: &Part) -> Result<Decoded> {
        let units: Vec<&str> = part.units.text(col::ARTICLE).into_iter().flatten().collect();
        let mut open = Open {
            part,
            decoder: self,
            units: &units,
            numbers: FxHashMap::default(),
            out: Decoded::default(),
        };
        open.articles()?;
        open.bases()?;
        open.hits()?;
        open.repeats()?;
        open.speakers()?;
        open.axes()?;
        Ok(open.out)
    }
}
