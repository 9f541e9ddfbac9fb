//! Articles dealt out to outlets at random: what outlets of these sizes look like that all draw from
//! the same articles.

use super::random::Random;
use super::rows::{Measure, Rows};

/// Sums of one measure over the articles of one outlet.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sum {
    pub hits: f64,
    pub base: f64,
    /// Sum over articles of (hits - rate base)^2, with the rate of all articles.
    pub squares: f64,
}

/// A pool of articles.
#[derive(Debug, Clone)]
pub struct Pool {
    /// By article: hits and squares of each measure, then the columns that are a base.
    rows: Vec<f64>,
    width: usize,
    /// Places of the base of each measure in a row.
    bases: Vec<usize>,
    /// Over all articles, hits out of base of each measure.
    pub rates: Vec<f64>,
    /// Over all articles, squares out of base of each measure.
    pub dispersions: Vec<f64>,
}

impl Pool {
    /// The pool of some articles. A measure without any base has the rate and dispersion 0.
    pub fn new(articles: &Rows, measures: &[Measure]) -> Self {
        let totals = articles.sums();
        let over = |hits: f64, base: u64| if base > 0 { hits / base as f64 } else { 0.0 };
        let rates: Vec<f64> = measures.iter().map(|m| over(totals[m.hits] as f64, totals[m.base])).collect();
        let mut columns: Vec<usize> = measures.iter().map(|m| m.base).collect();
        columns.sort_unstable();
        columns.dedup();
        let first = 2 * measures.len();
        let base = |m: &Measure| first + columns.iter().take_while(|column| **column < m.base).count();
        let bases: Vec<usize> = measures.iter().map(base).collect();
        let mut rows = Vec::with_capacity(articles.len() * (first + columns.len()));
        let mut squares = vec![0.0; measures.len()];
        for article in articles.iter() {
            rows.extend(measures.iter().map(|m| f64::from(article[m.hits])));
            for ((m, rate), sum) in measures.iter().zip(&rates).zip(&mut squares) {
                let residual = f64::from(article[m.hits]) - rate * f64::from(article[m.base]);
                rows.push(residual * residual);
                *sum += residual * residual;
            }
            rows.extend(columns.iter().map(|column| f64::from(article[*column])));
        }
        let dispersions = squares.iter().zip(measures).map(|(s, m)| over(*s, totals[m.base])).collect();
        Self { rows, width: first + columns.len(), bases, rates, dispersions }
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.rows.len() / self.width.max(1)
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Deals as many articles to each outlet as `sizes` says: outlets by measures. Where the pool
    /// is all articles, it is a permutation of them over the outlets; where outlets have more
    /// together than the pool holds, it is shuffled and dealt again.
    ///
    /// # Panics
    /// When the pool is empty.
    pub fn deal(&self, sizes: &[u64], random: &mut Random) -> Vec<Vec<Sum>> {
        let count = self.len();
        let mut order: Vec<u32> = (0..count as u32).collect();
        let (mut at, mut sums) = (0, vec![0.0; self.width]);
        let mut dealt = Vec::with_capacity(sizes.len());
        for size in sizes {
            sums.fill(0.0);
            for _ in 0..*size {
                at %= count;
                order.swap(at, at + random.below((count - at) as u64) as usize);
                let first = order[at] as usize * self.width;
                sums.iter_mut().zip(&self.rows[first..]).for_each(|(sum, x)| *sum += x);
                at += 1;
            }
            let sum = |(m, base): (usize, &usize)| Sum {
                hits: sums[m],
                base: sums[*base],
                squares: sums[self.bases.len() + m],
            };
            dealt.push(self.bases.iter().enumerate().map(sum).collect());
        }
        dealt
    }
}
