//! The columns of a sample of articles: the hits of some measures and their bases, where bases that
//! are the same number in every article are one column.

use super::language::{Key, Language};
use crate::stats::rows::Measure;

/// What a series does in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Nothing,
    Adds(usize),
    /// It was added in another category already.
    Takes(usize),
}

/// The columns of one language.
pub(super) struct Columns {
    /// Feature, voice and columns of each measure asked for.
    pub measures: Vec<(usize, &'static str, Measure)>,
    /// By series.
    does: Vec<Does>,
    pub width: usize,
}

impl Columns {
    /// Those of some measures, no two of which count the same hits.
    pub fn new(language: &Language<'_>, keys: &[Key]) -> Self {
        let gathered = language.gathered;
        let mut does = vec![Does::Nothing; gathered.series.len()];
        let mut width = keys.len();
        let mut measures = Vec::new();
        for (hits, key) in keys.iter().enumerate() {
            if let Some(terms) = language.keys.get(key) {
                terms.iter().for_each(|series| does[series as usize] = Does::Adds(hits));
                terms.less().for_each(|series| does[series as usize] = Does::Takes(hits));
            }
            let (feature, voice) = (key.0, key.2);
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
            measures.push((feature, voice, Measure { hits, base }));
        }
        // Rows have a column, also where nothing is asked for.
        Self { measures, does, width: width.max(1) }
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
}
