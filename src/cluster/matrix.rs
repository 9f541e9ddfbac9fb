//! The matrix: pooled shares of outlets in measures, made comparable.
//!
//! Each measure is centred on its mean over outlets and divided by its standard deviation over
//! outlets (divisor n, as scikit-learn's `StandardScaler`): z-scores. With a few outlets and
//! measures that are often 0, a median and its absolute deviation, the robust alternative, would
//! be 0 too often to divide by. The price of z-scores is that a measure in which outlets hardly
//! differ weighs as much as one in which they differ a lot; what then is only noise changes with
//! the articles drawn, and [`super::stability`] shows it.

use ndarray::Array2;

use crate::error::{Error, Result, Warning};
use crate::outlets::Matrix;
use crate::schema;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

/// Share of replicate cells without a value from which on a warning says so.
pub const MOST_MISSING: f64 = 0.05;

/// A matrix sorted by names, with its scaled form.
#[derive(Debug, Clone)]
pub struct Scaled {
    lang: String,
    /// Outlets in table order (by name).
    pub outlets: Vec<String>,
    measures: Vec<String>,
    /// Raw values, outlets x measures, both in table order.
    raw: Vec<Vec<f64>>,
    /// Measures (places in table order) that vary and have a value for every outlet.
    pub kept: Vec<usize>,
    /// z-scores of the kept measures, one row per outlet.
    pub rows: Vec<Vec<f64>>,
    /// The same for each replicate, scaled by its own mean and standard deviation.
    pub resamples: Vec<Vec<Vec<f64>>>,
    /// What was left out or stood in for.
    pub warnings: Vec<Warning>,
}

impl Matrix {
    /// Sorts, checks and scales.
    ///
    /// # Errors
    /// When shapes differ from the names or names repeat.
    pub fn scale(&self) -> Result<Scaled> {
        let place = format!("cluster {}", self.lang);
        let shape = (self.outlets.len(), self.measures.len());
        if self.values.dim() != shape || self.resamples.iter().any(|r| r.dim() != shape) {
            return Err(Error::new(
                place,
                format!("a matrix is not {} outlets x {} measures", shape.0, shape.1),
                "",
            ));
        }
        let rows = sorted(&self.outlets, &place)?;
        let columns = sorted(&self.measures, &place)?;
        let pick = |m: &Array2<f64>| -> Vec<Vec<f64>> {
            rows.iter().map(|r| columns.iter().map(|c| m[[*r, *c]]).collect()).collect()
        };
        let names = |of: &[String], order: &[usize]| order.iter().map(|i| of[*i].clone()).collect::<Vec<_>>();
        let (outlets, measures) = (names(&self.outlets, &rows), names(&self.measures, &columns));
        let raw = pick(&self.values);

        let mut warnings = Vec::new();
        let mut kept = Vec::new();
        for (c, measure) in measures.iter().enumerate() {
            let gaps: Vec<&str> = raw
                .iter()
                .zip(&outlets)
                .filter(|(r, _)| !r[c].is_finite())
                .map(|(_, o)| o.as_str())
                .collect();
            if !gaps.is_empty() {
                let detail = format!("{measure}: no value for {}", gaps.join(", "));
                warnings.push(Warning::new("measure left out of grouping: gaps", place.as_str(), detail));
            } else if !varies(&raw, c) {
                warnings.push(Warning::new(
                    "measure left out of grouping: constant",
                    place.as_str(),
                    measure.as_str(),
                ));
            } else {
                kept.push(c);
            }
        }

        let (mut missing, mut cells) = (0usize, 0usize);
        let resamples = self
            .resamples
            .iter()
            .map(|replicate| {
                let mut values = pick(replicate);
                for (row, point) in values.iter_mut().zip(&raw) {
                    for c in &kept {
                        cells += 1;
                        if !row[*c].is_finite() {
                            missing += 1;
                            row[*c] = point[*c];
                        }
                    }
                }
                z_scores(&values, &kept)
            })
            .collect();
        if missing as f64 > MOST_MISSING * cells as f64 {
            warnings.push(Warning::new(
                "replicates without a value",
                place,
                format!("{missing} of {cells} cells; the point value stood in, so stability is overstated"),
            ));
        }
        let rows = z_scores(&raw, &kept);
        Ok(Scaled { lang: self.lang.clone(), outlets, measures, raw, kept, rows, resamples, warnings })
    }
}

impl Scaled {
    /// [`schema::MATRIX`].
    ///
    /// # Errors
    /// Never for a matrix that was scaled.
    pub fn table(&self) -> Result<Table> {
        let mut rows = Vec::with_capacity(self.outlets.len() * self.measures.len());
        for (i, outlet) in self.outlets.iter().enumerate() {
            for (c, measure) in self.measures.iter().enumerate() {
                let value = self.raw[i][c];
                let scaled = self.kept.iter().position(|k| *k == c).map(|k| tabled(self.rows[i][k]));
                rows.push(vec![
                    Cell::from(self.lang.as_str()),
                    outlet.as_str().into(),
                    measure.as_str().into(),
                    value.is_finite().then(|| tabled(value)).into(),
                    scaled.into(),
                ]);
            }
        }
        Table::from_rows(&schema::MATRIX, rows)
    }
}

fn sorted(names: &[String], place: &str) -> Result<Vec<usize>> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| names[*a].cmp(&names[*b]));
    match order.windows(2).find(|w| names[w[0]] == names[w[1]]) {
        Some(w) => Err(Error::new(place, format!("the name {:?} stands twice", names[w[0]]), "")),
        None => Ok(order),
    }
}

/// Whether a column's range is more than rounding.
fn varies(rows: &[Vec<f64>], column: usize) -> bool {
    let values = rows.iter().map(|r| r[column]);
    let high = values.clone().fold(f64::NEG_INFINITY, f64::max);
    let low = values.fold(f64::INFINITY, f64::min);
    high - low > 1e-12 * high.abs().max(low.abs())
}

/// z-scores of some columns; a column that does not vary (it may happen in a replicate) is 0.
pub(super) fn z_scores(rows: &[Vec<f64>], columns: &[usize]) -> Vec<Vec<f64>> {
    let n = rows.len() as f64;
    let mut scores = vec![vec![0.0; columns.len()]; rows.len()];
    for (to, from) in columns.iter().enumerate() {
        if !varies(rows, *from) {
            continue;
        }
        let mean = rows.iter().map(|r| r[*from]).sum::<f64>() / n;
        let spread = (rows.iter().map(|r| (r[*from] - mean) * (r[*from] - mean)).sum::<f64>() / n).sqrt();
        for (score, row) in scores.iter_mut().zip(rows) {
            score[to] = (row[*from] - mean) / spread;
        }
    }
    scores
}

/// Rows as linfa wants them.
pub(crate) fn array(rows: &[Vec<f64>]) -> Array2<f64> {
    let width = rows.first().map_or(0, Vec::len);
    Array2::from_shape_fn((rows.len(), width), |(i, j)| rows[i][j])
}
