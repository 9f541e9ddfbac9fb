//! The matrix: outlets by measures, sorted by name, checked, and turned into what is grouped.

use ndarray::Array2;

use super::choose::Observed;
use super::measures::{Estimates, Measures};
use crate::error::{Error, Result, Warning};
use crate::outlets::Matrix;
use crate::schema;
use crate::stats::deal::{Pool, Sum};
use crate::stats::rounding::tabled;
use crate::stats::rows::Measure;
use crate::table::{Cell, Table};

/// Share of replicate cells without a value from which on a warning says so.
pub const MOST_MISSING: f64 = 0.05;

/// A matrix in table order, with what is grouped of it.
#[derive(Debug, Clone)]
pub struct Scaled {
    lang: String,
    /// Outlets in table order (by name).
    pub outlets: Vec<String>,
    measures: Vec<String>,
    /// Pooled shares, outlets x measures, both in table order; not-a-number without a base.
    raw: Vec<Vec<f64>>,
    per: Vec<f64>,
    /// Measures (places in table order) that vary and have a value for every outlet.
    kept: Vec<usize>,
    /// Of the measures that were kept.
    pub observed: Observed,
    /// What was left out or stood in for.
    pub warnings: Vec<Warning>,
}

impl Matrix {
    /// Sorts, checks, estimates.
    ///
    /// # Errors
    /// When shapes differ from the names or names repeat.
    pub fn scale(&self) -> Result<Scaled> {
        let place = format!("cluster {}", self.lang);
        let shape = (self.outlets.len(), self.measures.len());
        let whole = self.sums.len() == shape.0 && self.sums.iter().all(|row| row.len() == shape.1);
        let named = [self.articles.len() == shape.0, self.layout.len() == shape.1, self.per.len() == shape.1];
        if !whole || named.contains(&false) || self.resamples.iter().any(|r| r.dim() != shape) {
            let cause = format!("a matrix is not {} outlets x {} measures", shape.0, shape.1);
            return Err(Error::new(place, cause, ""));
        }
        let rows = sorted(&self.outlets, &place)?;
        let columns = sorted(&self.measures, &place)?;
        let names = |of: &[String], order: &[usize]| order.iter().map(|i| of[*i].clone()).collect::<Vec<_>>();
        let (outlets, measures) = (names(&self.outlets, &rows), names(&self.measures, &columns));
        let per: Vec<f64> = columns.iter().map(|c| self.per[*c]).collect();
        let share = |r: usize, c: usize| self.sums[r][c].hits as f64 / self.sums[r][c].base as f64;
        let shares: Vec<Vec<f64>> =
            rows.iter().map(|r| columns.iter().map(|c| share(*r, *c)).collect()).collect();

        let mut warnings = Vec::new();
        let kept = kept(&shares, &outlets, &measures, &place, &mut warnings);
        let layout: Vec<Measure> = kept.iter().map(|c| self.layout[columns[*c]]).collect();
        let pool = Pool::new(&self.pool, &layout);
        let sum = |r: &usize, c: usize, rate: f64| {
            let sums = &self.sums[*r][columns[c]];
            Sum { hits: sums.hits as f64, base: sums.base as f64, squares: sums.squares(rate) }
        };
        let row = |r: &usize| kept.iter().zip(&pool.rates).map(|(c, rate)| sum(r, *c, *rate)).collect();
        let sums: Vec<Vec<Sum>> = rows.iter().map(row).collect();
        let articles: Vec<u64> = rows.iter().map(|r| self.articles[*r]).collect();
        let estimates = Estimates::new(&sums, &articles, &pool.rates, &pool.dispersions);
        let entering = Measures::new(&estimates);

        let (mut missing, cells) = (0usize, self.resamples.len() * rows.len() * kept.len());
        let mut replicate = |values: &Array2<f64>| {
            let mut cell = |o: usize, at: usize| match values[[rows[o], columns[kept[at]]]] {
                value if value.is_finite() => value,
                _ => {
                    missing += 1;
                    estimates.rates[o][at]
                }
            };
            let mut row = |o: usize| (0..kept.len()).map(|at| cell(o, at)).collect::<Vec<f64>>();
            entering.place(&(0..rows.len()).map(&mut row).collect::<Vec<_>>())
        };
        let resamples = self.resamples.iter().map(&mut replicate).collect();
        if missing as f64 > MOST_MISSING * cells as f64 {
            let detail =
                format!("{missing} of {cells} cells; the point value stood in, so stability is overstated");
            warnings.push(Warning::new("replicates without a value", place, detail));
        }
        let observed = Observed { pool, articles, estimates, measures: entering, resamples };
        Ok(Scaled { lang: self.lang.clone(), outlets, measures, raw: shares, per, kept, observed, warnings })
    }
}

/// The measures that vary and have a value for every outlet.
fn kept(
    shares: &[Vec<f64>],
    outlets: &[String],
    measures: &[String],
    place: &str,
    warnings: &mut Vec<Warning>,
) -> Vec<usize> {
    let mut kept = Vec::new();
    for (c, measure) in measures.iter().enumerate() {
        let without = shares.iter().zip(outlets).filter(|(row, _)| !row[c].is_finite());
        let gaps: Vec<&str> = without.map(|(_, outlet)| outlet.as_str()).collect();
        if !gaps.is_empty() {
            let detail = format!("{measure}: no value for {}", gaps.join(", "));
            warnings.push(Warning::new("measure left out of grouping: gaps", place, detail));
        } else if !varies(shares, c) {
            let reason = "measure left out of grouping: constant";
            warnings.push(Warning::new(reason, place, measure.as_str()));
        } else {
            kept.push(c);
        }
    }
    kept
}

impl Scaled {
    /// The place of a measure among those that are grouped.
    fn entered(&self, column: usize) -> Option<usize> {
        let kept = self.kept.iter().position(|k| *k == column)?;
        self.observed.measures.entered.iter().position(|m| *m == kept)
    }

    /// [`schema::MATRIX`].
    ///
    /// # Errors
    /// Never for a matrix that was scaled.
    pub fn table(&self) -> Result<Table> {
        let mut rows = Vec::with_capacity(self.outlets.len() * self.measures.len());
        for (o, outlet) in self.outlets.iter().enumerate() {
            for (c, measure) in self.measures.iter().enumerate() {
                let value = self.per[c] * self.raw[o][c];
                let kept = self.kept.iter().position(|k| *k == c);
                let (known, estimates) = (&self.observed.measures, &self.observed.estimates);
                let shrunken = kept.map(|m| self.per[c] * known.shrunken[m].value(o, estimates.rates[o][m]));
                rows.push(vec![
                    Cell::from(self.lang.as_str()),
                    outlet.as_str().into(),
                    measure.as_str().into(),
                    value.is_finite().then(|| tabled(value)).into(),
                    shrunken.map(tabled).into(),
                    self.entered(c).map(|at| tabled(known.rows[o][at])).into(),
                ]);
            }
        }
        Table::from_rows(&schema::MATRIX, rows)
    }

    /// [`schema::RELIABILITY`]. `plane`: places of the outlets on two components.
    ///
    /// # Errors
    /// Never for a matrix that was scaled.
    pub fn reliability(&self, plane: &[[Option<f64>; 2]]) -> Result<Table> {
        let known = &self.observed.measures;
        let rows = self.measures.iter().enumerate().map(|(c, measure)| {
            let kept = self.kept.iter().position(|k| *k == c);
            let loading =
                |component| self.entered(c).and_then(|at| loading(&known.rows, plane, component, at));
            vec![
                Cell::from(self.lang.as_str()),
                measure.as_str().into(),
                kept.map(|m| tabled(known.reliability[m])).into(),
                kept.map(|m| tabled(self.per[c] * known.shrunken[m].variance.sqrt())).into(),
                loading(0).map(tabled).into(),
                loading(1).map(tabled).into(),
            ]
        });
        Table::from_rows(&schema::RELIABILITY, rows.collect())
    }
}

/// The weight of a measure in a component: what its column and the outlets' scores share, over the
/// length of that over all measures.
fn loading(rows: &[Vec<f64>], plane: &[[Option<f64>; 2]], component: usize, at: usize) -> Option<f64> {
    let shared = |m: usize| -> Option<f64> {
        rows.iter().zip(plane).map(|(row, place)| Some(row[m] * place[component]?)).sum()
    };
    let all: Vec<f64> = (0..rows.first()?.len()).map(shared).collect::<Option<_>>()?;
    let length = all.iter().map(|x| x * x).sum::<f64>().sqrt();
    (length > 0.0).then(|| all[at] / length)
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
