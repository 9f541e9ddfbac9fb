//! Where outlets lean on the frame axes: bias and intensity with intervals and a null.
//!
//! Both are pooled over an outlet's articles. Intensity is about the bias of all outlets of the
//! language, in every replicate that replicate's own. The null of Kwak et al. (2021) draws
//! samples of the outlet's size from the whole corpus; here the draws are whole articles, and
//! p = (1 + draws at least as far from the corpus) / (1 + draws), in either direction.

mod leaning;

use rayon::prelude::*;

use super::contrast::SAMPLE;
use super::gaps::few;
use super::gather::{Gathered, Totals};
use super::shares::LEVEL;
use crate::error::Result;
use crate::features::AxisSum;
use crate::schema;
use crate::stats::random::{self, Random};
use crate::stats::rounding::tabled;
use crate::stats::{fdr, interval};
use crate::table::{Cell, Table};
use leaning::{Leaning, leanings};

/// Articles of all outlets that the null draws from, at most: those with the smallest keys.
const POOL: usize = 16 * SAMPLE;

/// Bias and intensity of one sum about a baseline.
fn both(sum: &AxisSum, baseline: f64) -> Option<[f64; 2]> {
    Some([sum.bias()?, sum.intensity(baseline)?])
}

fn pooled<'s>(sums: impl Iterator<Item = &'s AxisSum>) -> AxisSum {
    sums.fold(AxisSum::default(), |mut all, sum| {
        all.add(sum, 1);
        all
    })
}

/// The table; none when no articles were placed on axes.
///
/// # Errors
/// When the articles cannot be read back.
pub(super) fn table(gathered: &Gathered<'_>) -> Result<Option<Table>> {
    let mut rows = Vec::new();
    for lang in gathered.languages().into_iter().filter(|_| !gathered.axes.is_empty()) {
        let outlets = gathered.outlets(lang);
        let places: Vec<usize> = outlets.iter().map(|(place, _)| *place).collect();
        // What is usual comes first: intensity is about it, in every replicate.
        let all = leanings(gathered, &places, |kept, _| kept >= POOL)?;
        let axes: Vec<Axis<'_>> =
            gathered.axes.iter().zip(&all).map(|(name, all)| Axis::new(gathered, lang, name, all)).collect();
        for (place, totals) in outlets {
            let own = leanings(gathered, &[place], |kept, _| kept >= SAMPLE)?;
            let on: Vec<(&Axis<'_>, &Leaning)> = axes.iter().zip(&own).filter(|(_, own)| own.seen).collect();
            rows.extend(on.into_par_iter().map(|(axis, own)| axis.row(totals, own)).collect::<Vec<_>>());
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let p: Vec<f64> = rows.iter().flat_map(|row| row.p.unwrap_or([f64::NAN; 2])).collect();
    let q = fdr::q_values(&p);
    let rows = rows.into_iter().zip(q.chunks_exact(2)).map(|(row, q)| row.cells([q[0], q[1]])).collect();
    Table::from_rows(&schema::AXES, rows).map(Some)
}

/// One axis, and all outlets of a language on it.
struct Axis<'a> {
    gathered: &'a Gathered<'a>,
    lang: &'a str,
    name: &'a str,
    all: &'a Leaning,
    pool: Vec<AxisSum>,
}

/// One outlet on one axis, before the family is known. Pairs are bias and intensity.
struct Row {
    head: Vec<Cell>,
    values: Option<[f64; 2]>,
    ends: Option<[(f64, f64); 2]>,
    p: Option<[f64; 2]>,
    gap: Option<String>,
}

impl<'a> Axis<'a> {
    fn new(gathered: &'a Gathered<'a>, lang: &'a str, name: &'a str, all: &'a Leaning) -> Self {
        let mut pool: Vec<AxisSum> = all.units.iter().map(|unit| unit.row).collect();
        // Told apart by their numbers alone, they are the same in any input order.
        pool.sort_unstable();
        Self { gathered, lang, name, all, pool }
    }

    fn row(&self, totals: &Totals, leaning: &Leaning) -> Row {
        let least = self.gathered.settings.min_articles;
        let baseline = self.all.total.bias();
        let mut head: Vec<Cell> = [self.lang, self.name, &totals.outlet].map(Cell::from).into();
        head.extend([leaning.articles, leaning.total.n, leaning.total.words].map(|n| Cell::Int(n as i64)));
        head.push(baseline.map(tabled).into());
        let gap = match leaning.articles {
            0 => Some("nothing to measure: no word has a vector".to_owned()),
            n if n < least => Some(few(n, least)),
            _ => None,
        };
        let measured = baseline.filter(|_| gap.is_none());
        let values = measured.and_then(|baseline| both(&leaning.total, baseline));
        let ends = measured.and_then(|_| self.ends(leaning));
        let p = measured.and_then(|_| self.p(&totals.outlet, leaning));
        Row { head, values, ends, p, gap }
    }

    fn ends(&self, leaning: &Leaning) -> Option<[(f64, f64); 2]> {
        let value = |(own, all): (&AxisSum, &AxisSum)| {
            all.bias().and_then(|baseline| both(own, baseline)).unwrap_or([f64::NAN; 2])
        };
        let values: Vec<[f64; 2]> = leaning.replicates.iter().zip(&self.all.replicates).map(value).collect();
        let end = |measure: usize| {
            let values: Vec<f64> = values.iter().map(|v| v[measure]).collect();
            interval::percentile(&values, LEVEL).map(|i| (i.low, i.high))
        };
        Some([end(0)?, end(1)?])
    }

    /// How often as many articles, drawn from all outlets, are as far from them as these.
    fn p(&self, outlet: &str, leaning: &Leaning) -> Option<[f64; 2]> {
        let all = pooled(self.pool.iter());
        let baseline = all.bias()?;
        let usual = both(&all, baseline)?;
        let away = |sum: &AxisSum| both(sum, baseline).map(|v| [0, 1].map(|m| (v[m] - usual[m]).abs()));
        let bar = away(&pooled(leaning.units.iter().map(|unit| &unit.row)))?.map(|d| d * (1.0 - 1e-12));
        // Each outlet and axis has its own stream of random numbers, whatever else is tested.
        let name = ["axis", self.lang, self.name, outlet].join("\n");
        let mut random = Random::new(random::key(self.gathered.settings.rng_seed, &name));
        let mut pool = self.pool.clone();
        let mut extreme = [0usize; 2];
        let draws = self.gathered.settings.permutations;
        for _ in 0..draws {
            let mut drawn = AxisSum::default();
            for place in 0..leaning.units.len() {
                let from = place + random.below((pool.len() - place) as u64) as usize;
                pool.swap(place, from);
                drawn.add(&pool[place], 1);
            }
            let far = away(&drawn)?;
            for measure in [0, 1] {
                extreme[measure] += usize::from(far[measure] >= bar[measure]);
            }
        }
        Some(extreme.map(|n| (1 + n) as f64 / (1 + draws) as f64))
    }
}

impl Row {
    /// `value, low, high, p, q` of bias and of intensity, then the gap.
    fn cells(self, q: [f64; 2]) -> Vec<Cell> {
        let mut row = self.head;
        for measure in [0, 1] {
            let ends = self.ends.map(|ends| ends[measure]);
            let q = Some(q[measure]).filter(|q| q.is_finite());
            let cells = [
                self.values.map(|v| v[measure]),
                ends.map(|e| e.0),
                ends.map(|e| e.1),
                self.p.map(|p| p[measure]),
                q,
            ];
            row.extend(cells.map(|v| Cell::from(v.map(tabled))));
        }
        row.push(self.gap.into());
        row
    }
}
