//! Differences between outlets: pooled shares apart, tested by permuting articles.

use rayon::prelude::*;

use super::drawn::{self, Drawn, Unit};
use super::{Columns, Contrasts, REST, others, rows};
use crate::error::Result;
use crate::features::ALL;
use crate::outlets::gaps::{Gaps, Lack};
use crate::outlets::gather::{Gathered, Totals};
use crate::outlets::language::Language;
use crate::outlets::rows::Rows as TableRows;
use crate::schema;
use crate::stats::permutation::{self, Difference};
use crate::stats::rounding::tabled;
use crate::stats::rows::Rows;
use crate::stats::{fdr, random};
use crate::table::{Cell, Table};

/// A comparison that was made: the names, and by headline the shares of all articles and the p-value.
struct Compared {
    lang: String,
    a: String,
    b: String,
    found: Vec<Option<Difference>>,
}

/// Every comparison of a language in every feature with a headline. The family of the false
/// discovery control is the whole table.
///
/// # Errors
/// When the articles cannot be read back.
pub(in crate::outlets) fn table(gathered: &Gathered<'_>, gaps: &mut Gaps) -> Result<Table> {
    let mut compared = Vec::new();
    for lang in gathered.languages() {
        let language = Language::new(gathered, lang);
        let test = Test { columns: Columns::new(&language), language };
        compared.extend(match test.language.contrasts() {
            Contrasts::Pairs => test.pairs(gaps)?,
            Contrasts::Rest => test.rest(gaps)?,
        });
    }
    let p: Vec<f64> = compared.iter().flat_map(|c| &c.found).flatten().map(|d| d.p).collect();
    let mut q = fdr::q_values(&p).into_iter();
    let headlines: Vec<_> = gathered.features.iter().filter(|f| !f.divides()).collect();
    let mut table = TableRows::new(&schema::DIFFERENCES);
    for Compared { lang, a, b, found } in &compared {
        for (feature, found) in headlines.iter().zip(found) {
            let Some(found) = found else { continue };
            let (per, real) = (feature.per(), |v: f64| Cell::Real(tabled(v)));
            table.push(vec![
                lang.as_str().into(),
                feature.name().into(),
                ALL.into(),
                feature.headline_voice().into(),
                a.as_str().into(),
                b.as_str().into(),
                real(per * found.share_a),
                real(per * found.share_b),
                real(per * (found.share_a - found.share_b)),
                real(found.p),
                q.next().map_or(Cell::Null, real),
                Cell::Null,
            ])?;
        }
    }
    table.finish()
}

/// The tests of one language.
struct Test<'g> {
    language: Language<'g>,
    columns: Columns,
}

/// A side of a comparison.
struct Side<'s> {
    name: &'s str,
    outlets: Vec<&'s Totals>,
    rows: Rows,
    /// By headline, whether there are enough articles.
    enough: Vec<bool>,
}

impl<'g> Test<'g> {
    fn side<'s>(&self, name: &'s str, outlets: Vec<&'s Totals>, rows: Rows) -> Side<'s> {
        let least = self.language.gathered.settings.min_articles.max(2);
        let mut with = vec![0u64; self.columns.width];
        for row in rows.iter() {
            with.iter_mut().zip(row).for_each(|(count, n)| *count += u64::from(*n > 0));
        }
        let enough = self.columns.measures.iter().map(|(_, _, m)| with[m.base] >= least).collect();
        Side { name, outlets, rows, enough }
    }

    fn own(&self, place: usize, totals: &'g Totals) -> Result<Side<'g>> {
        let units = self.columns.sample(self.language.gathered, place)?;
        Ok(self.side(&totals.outlet, vec![totals], rows(units.iter(), self.columns.width)))
    }

    fn pairs(&self, gaps: &mut Gaps) -> Result<Vec<Compared>> {
        let outlets = &self.language.outlets;
        let sides: Result<Vec<Side<'_>>> =
            outlets.par_iter().map(|(place, totals)| self.own(*place, totals)).collect();
        let sides = sides?;
        sides.iter().for_each(|side| self.lacks(side, gaps));
        let two: Vec<(usize, usize)> =
            (0..sides.len()).flat_map(|a| (a + 1..sides.len()).map(move |b| (a, b))).collect();
        Ok(two.par_iter().filter_map(|(a, b)| self.compare(&sides[*a], &sides[*b])).collect())
    }

    fn rest(&self, gaps: &mut Gaps) -> Result<Vec<Compared>> {
        let (gathered, outlets) = (self.language.gathered, &self.language.outlets);
        let mut drawn = Drawn::new(drawn::rest);
        for (place, _) in outlets {
            self.columns.draw(gathered, *place, &mut drawn)?;
        }
        let pool: Vec<Unit<Vec<u32>>> = drawn.finish();
        let made: Result<Vec<(Side<'_>, Option<Compared>)>> = outlets
            .par_iter()
            .map(|(place, totals)| {
                let own = self.own(*place, totals)?;
                let others_totals = outlets.iter().filter(|o| o.0 != *place).map(|o| o.1).collect();
                let rest = self.side(REST, others_totals, others(&pool, *place, self.columns.width));
                let compared = self.compare(&own, &rest);
                Ok((own, compared))
            })
            .collect();
        let (sides, compared): (Vec<_>, Vec<_>) = made?.into_iter().unzip();
        sides.iter().for_each(|side| self.lacks(side, gaps));
        Ok(compared.into_iter().flatten().collect())
    }

    /// An outlet that has a number, but too few articles to be compared.
    fn lacks(&self, side: &Side<'_>, gaps: &mut Gaps) {
        let least = self.language.gathered.settings.min_articles;
        for ((feature, voice, _), enough) in self.columns.measures.iter().zip(&side.enough) {
            for totals in side.outlets.iter().filter(|_| !enough) {
                let articles = self.language.measured(totals, *feature, voice);
                if articles >= least.max(1) {
                    let reason = format!("too few: {articles} articles, {} wanted to compare", least.max(2));
                    let name = self.language.gathered.features[*feature].name();
                    gaps.add(totals, &schema::DIFFERENCES, name, Lack { articles, reason, headline: true });
                }
            }
        }
    }

    /// The measures that both sides have enough articles for, under one and the same permutations.
    fn compare(&self, a: &Side<'_>, b: &Side<'_>) -> Option<Compared> {
        let settings = self.language.gathered.settings;
        let both: Vec<usize> =
            (0..self.columns.measures.len()).filter(|m| a.enough[*m] && b.enough[*m]).collect();
        if both.is_empty() {
            return None;
        }
        // Each comparison has its own stream of random numbers, whatever else is compared.
        let name = ["outlets", self.language.code, a.name, b.name].join("\n");
        let seed = random::key(settings.rng_seed, &name);
        let measures: Vec<_> = both.iter().map(|m| self.columns.measures[*m].2).collect();
        let tested = permutation::test(&a.rows, &b.rows, &measures, settings.permutations, seed);
        let mut found = vec![None; self.columns.measures.len()];
        for (m, test) in both.into_iter().zip(tested) {
            // The sample serves the test; the shares are those of all articles.
            let share = |side: &Side<'_>| self.share(&side.outlets, m);
            found[m] = test.and_then(|t| Some(Difference { share_a: share(a)?, share_b: share(b)?, ..t }));
        }
        let lang = self.language.code.to_owned();
        Some(Compared { lang, a: a.name.to_owned(), b: b.name.to_owned(), found })
    }

    /// The pooled share of all articles of these outlets.
    fn share(&self, outlets: &[&Totals], headline: usize) -> Option<f64> {
        let (feature, voice, _) = self.columns.measures[headline];
        let base = self.language.base(feature, voice)?;
        let terms = self.language.keys.get(&(feature, ALL.to_owned(), voice))?;
        let (hits, n) = outlets.iter().fold((0, 0), |(hits, n), t| (hits + terms.n(t), n + t.of(base).n));
        (n > 0).then(|| hits as f64 / n as f64)
    }
}
