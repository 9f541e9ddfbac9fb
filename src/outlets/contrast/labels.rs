//! How far apart outlets are in what they call a concept: in the narrator's voice over all variants
//! at once, by Jensen-Shannon divergence, tested by permuting the articles that mention it.

use rayon::prelude::*;

use super::drawn::{self, Drawn, Unit};
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
        let labels = Labels::new(&language, feature);
        compared.extend(match language.contrasts() {
            Contrasts::Pairs | Contrasts::Halves => labels.pairs()?,
            Contrasts::Rest => labels.rest()?,
        });
    }
    let p: Vec<f64> = compared.iter().map(|c| c.p).collect();
    let rows = compared.into_iter().zip(fdr::q_values(&p)).map(|(compared, q)| {
        let mut row = compared.row;
        row.extend([compared.jsd, compared.p, q].map(|v| Cell::Real(tabled(v))));
        row
    });
    Table::from_rows(&schema::LABEL_DIFFERENCES, rows.collect()).map(Some)
}

/// The concepts of a language.
struct Labels<'a> {
    language: &'a Language<'a>,
    concepts: Vec<Concept>,
    /// Series to the concept (by place) and the column of the variant that it counts.
    columns: Vec<Option<(usize, usize)>>,
}

struct Concept {
    name: String,
    number: u32,
    /// Its variants.
    width: usize,
}

/// A side of a comparison: its mentions of a concept by variant, in articles, and those that are
/// looked at.
struct Side<'s> {
    name: &'s str,
    articles: u64,
    pooled: Vec<u64>,
    rows: &'s Rows,
}

impl<'a> Labels<'a> {
    fn new(language: &'a Language<'a>, feature: usize) -> Self {
        let gathered = language.gathered;
        let all: Vec<(String, Vec<String>)> =
            concepts(language).into_iter().map(|(name, of)| (name, of.into_iter().collect())).collect();
        let column = |what: &What| match what {
            What::Hits(f, category, OWN) if *f == feature => {
                let (concept, variant) = row_column(category);
                let place = all.iter().position(|(name, _)| name == concept)?;
                Some((place, all[place].1.iter().position(|v| v == variant)?))
            }
            _ => None,
        };
        let columns = gathered.series.iter().map(|(_, what)| column(what)).collect();
        let concept = |(name, variants): (String, Vec<String>)| {
            let number = gathered.concept(&name).unwrap_or_default();
            Concept { name, number, width: variants.len() }
        };
        Self { language, columns, concepts: all.into_iter().map(concept).collect() }
    }

    fn mentioning(&self, concept: usize, totals: &Totals) -> u64 {
        totals.mentions.get(&(self.concepts[concept].number, OWN)).copied().unwrap_or(0)
    }

    fn enough(&self, articles: u64) -> bool {
        articles >= self.language.gathered.settings.min_articles.max(2)
    }

    /// Draws from an outlet the articles in which the narrator mentions a concept, for each.
    fn draw(&self, place: usize, drawn: &mut [Drawn<Vec<u32>>]) -> Result<()> {
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); self.concepts.len()];
        self.language.gathered.articles(place, &mut |record| {
            for (series, n) in record.series() {
                if let Some((concept, column)) = self.columns[series as usize] {
                    rows[concept].resize(self.concepts[concept].width, 0);
                    rows[concept][column] += n;
                }
            }
            for (row, drawn) in rows.iter_mut().zip(drawn.iter_mut()).filter(|(row, _)| !row.is_empty()) {
                drawn.add(record.key, place, std::mem::take(row));
            }
        })
    }

    fn drawn(&self, outlets: &[usize], enough: fn(usize, usize) -> bool) -> Result<Vec<Vec<Unit<Vec<u32>>>>> {
        let mut drawn: Vec<Drawn<Vec<u32>>> = self.concepts.iter().map(|_| Drawn::new(enough)).collect();
        outlets.iter().try_for_each(|place| self.draw(*place, &mut drawn))?;
        Ok(drawn.into_iter().map(Drawn::finish).collect())
    }

    /// What the tests of an outlet look at, by concept.
    fn own(&self, place: usize) -> Result<Vec<Rows>> {
        let drawn = self.drawn(&[place], drawn::own)?;
        Ok(drawn
            .iter()
            .zip(&self.concepts)
            .map(|(units, concept)| rows(units.iter(), concept.width))
            .collect())
    }

    fn side<'s>(&self, concept: usize, name: &'s str, outlets: &[&Totals], rows: &'s Rows) -> Side<'s> {
        let mut pooled = vec![0; self.concepts[concept].width];
        for (series, column) in (0..).zip(&self.columns) {
            if let Some((_, column)) = column.filter(|(of, _)| *of == concept) {
                pooled[column] += outlets.iter().map(|totals| totals.of(series).n).sum::<u64>();
            }
        }
        let articles = outlets.iter().map(|totals| self.mentioning(concept, totals)).sum();
        Side { name, articles, pooled, rows }
    }

    /// Every two outlets that mention a concept often enough.
    fn pairs(&self) -> Result<Vec<Compared>> {
        let outlets = &self.language.outlets;
        let samples: Result<Vec<Vec<Rows>>> = outlets.par_iter().map(|(place, _)| self.own(*place)).collect();
        let samples = samples?;
        let mut two = Vec::new();
        for concept in 0..self.concepts.len() {
            let enough = |at: &usize| self.enough(self.mentioning(concept, outlets[*at].1));
            let with: Vec<usize> = (0..outlets.len()).filter(enough).collect();
            two.extend(
                with.iter()
                    .enumerate()
                    .flat_map(|(i, a)| with[i + 1..].iter().map(move |b| (concept, *a, *b)))
                    .filter(|(_, a, b)| self.language.may_pair(*a, *b)),
            );
        }
        let side = |concept, at: usize| {
            let totals = outlets[at].1;
            self.side(concept, &totals.outlet, &[totals], &samples[at][concept])
        };
        let compare = |(concept, a, b): &(usize, usize, usize)| {
            self.compare(*concept, &side(*concept, *a), &side(*concept, *b))
        };
        Ok(two.par_iter().filter_map(compare).collect())
    }

    /// Every outlet that mentions a concept often enough with all others, where they do too.
    fn rest(&self) -> Result<Vec<Compared>> {
        let outlets = &self.language.outlets;
        let places: Vec<usize> = outlets.iter().map(|(place, _)| *place).collect();
        let pool = self.drawn(&places, drawn::rest)?;
        let compare = |(place, totals): &(usize, &'a Totals)| -> Result<Vec<Compared>> {
            let own = self.own(*place)?;
            let others_totals: Vec<&Totals> = outlets.iter().filter(|o| o.0 != *place).map(|o| o.1).collect();
            let of_concept = |concept: usize| {
                let rest = others(&pool[concept], *place, self.concepts[concept].width);
                let own = self.side(concept, &totals.outlet, &[totals], &own[concept]);
                let rest = self.side(concept, REST, &others_totals, &rest);
                let both = self.enough(own.articles) && self.enough(rest.articles);
                both.then(|| self.compare(concept, &own, &rest)).flatten()
            };
            Ok((0..self.concepts.len()).filter_map(of_concept).collect())
        };
        let made: Result<Vec<Vec<Compared>>> = outlets.par_iter().map(compare).collect();
        Ok(made?.into_iter().flatten().collect())
    }

    fn compare(&self, concept: usize, a: &Side<'_>, b: &Side<'_>) -> Option<Compared> {
        let settings = self.language.gathered.settings;
        let concept = self.concepts[concept].name.as_str();
        // Each comparison has its own stream of random numbers, whatever else is compared.
        let name = ["labels", self.language.code, concept, a.name, b.name].join("\n");
        let p = test(a.rows, b.rows, settings.permutations, random::key(settings.rng_seed, &name))?;
        let mut row: Vec<Cell> = [self.language.code, concept, a.name, b.name].map(Cell::from).into();
        row.extend([a, b].map(|side| Cell::Int(side.articles as i64)));
        row.extend([a, b].map(|side| Cell::Int(side.pooled.iter().sum::<u64>() as i64)));
        Some(Compared { row, jsd: jensen_shannon(&a.pooled, &b.pooled)?, p })
    }
}
