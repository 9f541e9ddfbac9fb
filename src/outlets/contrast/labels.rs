//! How far apart outlets are in what they call a concept: in the narrator's voice over all variants
//! at once, by Jensen-Shannon divergence, tested by permuting the articles that mention it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::drawn::{self, Drawn};
use super::{Contrasts, REST, others, rows};
use crate::error::Result;
use crate::features::LABELS;
use crate::outlets::actors::row_column;
use crate::outlets::gather::{Gathered, Totals, What};
use crate::outlets::labels::concepts;
use crate::outlets::language::Language;
use crate::schema;
use crate::stats::divergence::{jensen_shannon, test};
use crate::stats::rounding::tabled;
use crate::stats::rows::Rows;
use crate::stats::{fdr, random};
use crate::table::{Cell, Table};

/// The outlet's own words: the voice in which outlets are compared.
const OWN: &str = "narrator";

/// Two sides compared, before the family is known.
struct Compared {
    row: Vec<Cell>,
    jsd: f64,
    p: f64,
}

/// The table; none when labels are not measured.
///
/// # Errors
/// When the articles cannot be read back.
pub(in crate::outlets) fn table(gathered: &Gathered<'_>) -> Result<Option<Table>> {
    let Some(feature) = gathered.features.iter().position(|f| f.name() == LABELS) else { return Ok(None) };
    let mut compared = Vec::new();
    for lang in gathered.languages() {
        let language = Language::new(gathered, lang);
        for (concept, variants) in &concepts(&language) {
            let concept = Concept::new(&language, feature, concept, variants);
            compared.extend(match language.contrasts() {
                Contrasts::Pairs => concept.pairs()?,
                Contrasts::Rest => concept.rest()?,
            });
        }
    }
    let p: Vec<f64> = compared.iter().map(|c| c.p).collect();
    let rows = compared.into_iter().zip(fdr::q_values(&p)).map(|(compared, q)| {
        let mut row = compared.row;
        row.extend([compared.jsd, compared.p, q].map(|v| Cell::Real(tabled(v))));
        row
    });
    Table::from_rows(&schema::LABEL_DIFFERENCES, rows.collect()).map(Some)
}

struct Concept<'a> {
    language: &'a Language<'a>,
    name: &'a str,
    number: u32,
    /// Series to the column of the variant that it counts.
    columns: Vec<Option<usize>>,
    width: usize,
}

/// A side of a comparison: its mentions by variant, in articles, and those that are looked at.
struct Side<'s> {
    name: &'s str,
    articles: u64,
    pooled: Vec<u64>,
    rows: Rows,
}

impl<'a> Concept<'a> {
    fn new(language: &'a Language<'a>, feature: usize, name: &'a str, variants: &BTreeSet<String>) -> Self {
        let gathered = language.gathered;
        let column = |what: &What| match what {
            What::Hits(f, category, OWN) if *f == feature && row_column(category).0 == name => {
                variants.iter().position(|v| v == row_column(category).1)
            }
            _ => None,
        };
        let columns = gathered.series.iter().map(|(_, what)| column(what)).collect();
        let number = gathered.concepts.iter().position(|c| c == name).unwrap_or_default() as u32;
        Self { language, name, number, columns, width: variants.len() }
    }

    fn mentioning(&self, totals: &Totals) -> u64 {
        totals.mentions.get(&(self.number, OWN)).copied().unwrap_or(0)
    }

    fn enough(&self, articles: u64) -> bool {
        articles >= self.language.gathered.settings.min_articles.max(2)
    }

    /// The narrator's mentions in articles that have any.
    fn draw(&self, place: usize, drawn: &mut Drawn<Vec<u32>>) -> Result<()> {
        self.language.gathered.articles(place, &mut |record| {
            if !drawn.wants(record.key) {
                return;
            }
            let mut row = vec![0; self.width];
            for (series, n) in record.series() {
                if let Some(column) = self.columns[series as usize] {
                    row[column] += n;
                }
            }
            if row.iter().any(|n| *n > 0) {
                drawn.add(record.key, place, row);
            }
        })
    }

    fn side<'s>(&self, name: &'s str, outlets: &[&Totals], rows: Rows) -> Side<'s> {
        let mut pooled = vec![0; self.width];
        for (series, column) in (0..).zip(&self.columns) {
            if let Some(column) = column {
                pooled[*column] += outlets.iter().map(|totals| totals.of(series).n).sum::<u64>();
            }
        }
        let articles = outlets.iter().map(|totals| self.mentioning(totals)).sum();
        Side { name, articles, pooled, rows }
    }

    fn own(&self, place: usize, totals: &'a Totals) -> Result<Side<'a>> {
        let mut drawn = Drawn::new(drawn::own);
        self.draw(place, &mut drawn)?;
        Ok(self.side(&totals.outlet, &[totals], rows(drawn.finish().iter(), self.width)))
    }

    /// The outlets that mention the concept often enough.
    fn outlets(&self) -> Vec<(usize, &'a Totals)> {
        let all = self.language.outlets.iter().copied();
        all.filter(|(_, totals)| self.enough(self.mentioning(totals))).collect()
    }

    fn pairs(&self) -> Result<Vec<Compared>> {
        let outlets = self.outlets();
        let sides: Result<Vec<Side<'_>>> =
            outlets.par_iter().map(|(place, totals)| self.own(*place, totals)).collect();
        let sides = sides?;
        let two: Vec<(usize, usize)> =
            (0..sides.len()).flat_map(|a| (a + 1..sides.len()).map(move |b| (a, b))).collect();
        Ok(two.par_iter().filter_map(|(a, b)| self.compare(&sides[*a], &sides[*b])).collect())
    }

    fn rest(&self) -> Result<Vec<Compared>> {
        let outlets = &self.language.outlets;
        let mut drawn = Drawn::new(drawn::rest);
        for (place, _) in outlets {
            self.draw(*place, &mut drawn)?;
        }
        let pool = drawn.finish();
        let compare = |(place, totals): &(usize, &'a Totals)| {
            let own = self.own(*place, totals)?;
            let others_totals: Vec<&Totals> = outlets.iter().filter(|o| o.0 != *place).map(|o| o.1).collect();
            let rest = self.side(REST, &others_totals, others(&pool, *place, self.width));
            Ok(self.compare(&own, &rest).filter(|_| self.enough(rest.articles)))
        };
        let made: Result<Vec<Option<Compared>>> = self.outlets().par_iter().map(compare).collect();
        Ok(made?.into_iter().flatten().collect())
    }

    fn compare(&self, a: &Side<'_>, b: &Side<'_>) -> Option<Compared> {
        let settings = self.language.gathered.settings;
        // Each comparison has its own stream of random numbers, whatever else is compared.
        let name = ["labels", self.language.code, self.name, a.name, b.name].join("\n");
        let p = test(&a.rows, &b.rows, settings.permutations, random::key(settings.rng_seed, &name))?;
        let mut row: Vec<Cell> = [self.language.code, self.name, a.name, b.name].map(Cell::from).into();
        row.extend([a, b].map(|side| Cell::Int(side.articles as i64)));
        row.extend([a, b].map(|side| Cell::Int(side.pooled.iter().sum::<u64>() as i64)));
        Some(Compared { row, jsd: jensen_shannon(&a.pooled, &b.pooled)?, p })
    }
}
