//! The columns of a sample of articles: the hits of every headline measure and their bases, where
//! bases that are the same number in every article are one column.

use crate::error::Result;
use crate::features::ALL;
use crate::outlets::gather::{Gathered, What};
use crate::outlets::language::Language;
use crate::stats::permutation::Measure;

/// What a series does in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Nothing,
    Adds(usize),
    /// It was added in another category already.
    Takes(usize),
}

/// The columns of one language.
pub(in crate::outlets) struct Columns {
    /// Feature, voice and columns of each headline measure.
    pub headlines: Vec<(usize, &'static str, Measure)>,
    /// By series.
    does: Vec<Does>,
    pub width: usize,
}

impl Columns {
    pub fn new(language: &Language<'_>) -> Self {
        let gathered = language.gathered;
        let with: Vec<(usize, &'static str)> = language.headlines().collect();
        let mut does = vec![Does::Nothing; gathered.series.len()];
        let mut width = with.len();
        let mut headlines = Vec::new();
        for (hits, (feature, voice)) in with.into_iter().enumerate() {
            for (series, what) in gathered.series.iter().filter(|(_, w)| w.feature() == feature) {
                let heads = |v: &'static str| voice == ALL || voice == v;
                match what {
                    What::Hits(_, _, v) if heads(v) => does[series as usize] = Does::Adds(hits),
                    What::Repeats(_, v) if heads(v) => does[series as usize] = Does::Takes(hits),
                    _ => {}
                }
            }
            let series =
                language.base(feature, voice).map(|base| gathered.class(language.code, base) as usize);
            let base = match series.map(|series| does[series]) {
                Some(Does::Adds(column)) => column,
                // A base that no article has is a column of zeros.
                _ => {
                    width += 1;
                    width - 1
                }
            };
            if let Some(series) = series {
                does[series] = Does::Adds(base);
            }
            headlines.push((feature, voice, Measure { hits, base }));
        }
        // Rows have a column, also where no feature has a headline.
        Self { headlines, does, width: width.max(1) }
    }

    /// The row of an article.
    pub fn row(&self, series: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
        let mut row = vec![0u32; self.width];
        for (series, n) in series {
            // In any order a sum may for a moment lie below 0.
            match self.does[series as usize] {
                Does::Nothing => {}
                Does::Adds(column) => row[column] = row[column].wrapping_add(n),
                Does::Takes(column) => row[column] = row[column].wrapping_sub(n),
            }
        }
        row
    }

    /// The rows of an outlet's sample.
    ///
    /// # Errors
    /// When the articles cannot be read back.
    pub fn sample(&self, gathered: &Gathered<'_>, place: usize) -> Result<Vec<super::drawn::Unit<Vec<u32>>>> {
        let mut drawn = super::drawn::Drawn::new(super::drawn::own);
        self.draw(gathered, place, &mut drawn)?;
        Ok(drawn.finish())
    }

    /// Draws from an outlet.
    ///
    /// # Errors
    /// As [`Columns::sample`].
    pub fn draw(
        &self,
        gathered: &Gathered<'_>,
        place: usize,
        drawn: &mut super::drawn::Drawn<Vec<u32>>,
    ) -> Result<()> {
        gathered.articles(place, &mut |record| {
            if drawn.wants(record.key) {
                drawn.add(record.key, place, self.row(record.series()));
            }
        })
    }
}
