//! The tables of a batch: every counted piece of text, what it is counted out of, and what the next
//! stage needs of the articles. Columns are filled as the rows come, in the order of their keys;
//! names are borrowed until the table is made.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::manifest::Output;
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::features::{ALL, AxisSum, Evidence, Feature, Measured};
use crate::schema::{
    ARTICLE_AXES, AXIS_SUMS, BASE, EVIDENCE, HITS, REPEATS, SOURCES, SPEAKERS, Schema, UNITS,
};
use crate::stats::rounding::tabled;
use crate::table::{RowsHash, Table, Values};

/// The tables that a batch is handed on in. Those of the axes are written where there are vectors.
pub const PARTS: &[&Schema] =
    &[&SOURCES, &EVIDENCE, &BASE, &HITS, &REPEATS, &UNITS, &SPEAKERS, &ARTICLE_AXES, &AXIS_SUMS];

/// Those of them that lie in a folder of parts.
///
/// # Errors
/// When one is missing that every batch has: articles would be lost in silence.
pub fn present(folder: &Path, batch: usize) -> Result<Vec<&'static Schema>> {
    let axes = |schema: &Schema| [&ARTICLE_AXES, &AXIS_SUMS].contains(&schema);
    let mut there = Vec::new();
    for schema in PARTS.iter().copied() {
        let path = folder.join(file(schema, batch));
        if path.is_file() {
            there.push(schema);
        } else if !axes(schema) {
            let next = "measure it again: `minzar run --part` for a part, --no-cache for a cache";
            return Err(Error::new(path.display().to_string(), "this table of a batch is missing", next));
        }
    }
    Ok(there)
}

/// The file of a table of a batch, in `evidence/`.
pub fn file(schema: &Schema, batch: usize) -> String {
    format!("{}-{batch:05}.parquet", stem(schema))
}

/// What the files of a table have in common.
pub fn stem(schema: &Schema) -> &'static str {
    if schema.name == EVIDENCE.name { "part" } else { schema.name }
}

/// Those that the manifest records. The others are for the next stage alone.
const RECORDED: &[&Schema] = &[&SOURCES, &EVIDENCE, &BASE, &HITS, &ARTICLE_AXES];

/// Rows and hash of each kind of row, over all batches in any order.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hashes(BTreeMap<String, RowsHash>);

impl Hashes {
    /// Adds the rows of a table, if it is recorded.
    pub fn add(&mut self, table: &Table) {
        let schema = table.schema();
        if RECORDED.contains(&schema) {
            self.0.entry(schema.name.to_owned()).or_default().add(table);
        }
    }

    pub fn join(&mut self, other: &Self) {
        for (name, hash) in &other.0 {
            self.0.entry(name.clone()).or_default().join(hash);
        }
    }

    /// Name, rows and hash, as the manifest has them.
    pub fn outputs(&self) -> Vec<(String, Output)> {
        let output = |schema: &&Schema| {
            let (rows, hash) = self.0.get(schema.name)?.output(schema);
            Some((format!("evidence/{}", schema.name), Output { rows: Some(rows), hash }))
        };
        RECORDED.iter().filter_map(output).collect()
    }
}

/// Writes the tables of a batch, each where `path` says; those of the axes only where there are `axes`.
///
/// # Errors
/// When a file cannot be written.
pub fn write(
    features: &[&'static dyn Feature],
    articles: Vec<(&Article, &Measured)>,
    axes: bool,
    path: &dyn Fn(&Schema) -> PathBuf,
) -> Result<Hashes> {
    let mut hashes = Hashes::default();
    Batch::new(features, articles).tables(axes, &mut |table| {
        hashes.add(table);
        table.write_parquet(&path(table.schema()))
    })?;
    Ok(hashes)
}

/// What was found in the articles of a batch.
struct Batch<'a> {
    /// By id.
    articles: Vec<(&'a Article, &'a Measured)>,
    /// Name and base of each feature, by its place.
    features: &'a [&'static dyn Feature],
    /// Places of the features in the order of their names.
    order: Vec<usize>,
}

impl<'a> Batch<'a> {
    fn new(features: &'a [&'static dyn Feature], mut articles: Vec<(&'a Article, &'a Measured)>) -> Self {
        articles.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        let mut order: Vec<usize> = (0..features.len()).collect();
        order.sort_by_key(|place| features[*place].name());
        Self { articles, features, order }
    }

    /// Hands over the tables one by one, so that no two are in memory; those of the axes only where
    /// there are `axes`.
    ///
    /// # Errors
    /// When a table cannot be made (a bug), or `take` fails.
    fn tables(&self, axes: bool, take: &mut dyn FnMut(&Table) -> Result<()>) -> Result<()> {
        take(&self.sources()?)?;
        take(&self.evidence()?)?;
        take(&self.base()?)?;
        take(&self.units()?)?;
        take(&self.speakers()?)?;
        self.counts()?.iter().try_for_each(&mut *take)?;
        if axes {
            self.axes()?.iter().try_for_each(take)?;
        }
        Ok(())
    }

    fn sources(&self) -> Result<Table> {
        let text = |cell: fn(&Article) -> Option<&str>| {
            Values::Text(self.articles.iter().map(|(article, _)| cell(article)).collect())
        };
        let columns = vec![
            text(|a| Some(&a.id)),
            text(|a| Some(&a.outlet)),
            text(|a| a.published.as_deref()),
            text(|a| Some(&a.lang)),
            text(|a| a.url.as_deref()),
            text(|a| a.byline.as_deref()),
            text(|a| a.wire.as_deref()),
        ];
        Table::from_columns(&SOURCES, columns)
    }

    fn units(&self) -> Result<Table> {
        let articles = || self.articles.iter().map(|(article, _)| *article);
        let columns = vec![
            articles().map(|a| a.id.as_str()).collect(),
            articles().map(|a| a.hash.as_str()).collect(),
            articles().map(|a| (a.title.chars().count() + a.body.chars().count()) as i64).collect(),
        ];
        Table::from_columns(&UNITS, columns)
    }

    fn speakers(&self) -> Result<Table> {
        let rows = || self.articles.iter().flat_map(|(a, m)| m.sources.iter().map(|(s, n)| (&a.id, s, *n)));
        let columns = vec![
            rows().map(|r| r.0.as_str()).collect(),
            rows().map(|r| r.1.as_str()).collect(),
            rows().map(|r| r.2 as i64).collect(),
        ];
        Table::from_columns(&SPEAKERS, columns)
    }

    fn evidence(&self) -> Result<Table> {
        let mut rows: Vec<(&str, &str, &Evidence)> = Vec::new();
        for (article, measured) in &self.articles {
            for &place in &self.order {
                let from = rows.len();
                let found = &measured.evidence[of_feature(measured, place)];
                rows.extend(found.iter().map(|e| (article.id.as_str(), self.features[place].name(), e)));
                let key = |e: &Evidence| (e.chars.start, e.chars.end);
                rows[from..].sort_by(|(_, _, a), (_, _, b)| {
                    key(a).cmp(&key(b)).then_with(|| {
                        (&*a.category, a.voice, &*a.rule).cmp(&(&*b.category, b.voice, &*b.rule))
                    })
                });
            }
        }
        let columns = vec![
            rows.iter().map(|r| r.0).collect(),
            rows.iter().map(|r| r.1).collect(),
            rows.iter().map(|r| r.2.chars.start as i64).collect(),
            rows.iter().map(|r| r.2.chars.end as i64).collect(),
            rows.iter().map(|r| r.2.category.as_ref()).collect(),
            rows.iter().map(|r| r.2.voice).collect(),
            rows.iter().map(|r| &*r.2.rule).collect(),
            rows.iter().map(|r| r.2.n as i64).collect(),
        ];
        Table::from_columns(&EVIDENCE, columns)
    }

    fn base(&self) -> Result<Table> {
        type Row<'r> = (&'r str, &'r str, &'r str, &'r str, Option<i64>, Option<&'r str>);
        let mut rows: Vec<Row<'_>> = Vec::new();
        for (article, measured) in &self.articles {
            for &place in &self.order {
                let (feature, from) = (self.features[place], rows.len());
                let row =
                    |voice, n, gap| (article.id.as_str(), feature.name(), feature.base(), voice, n, gap);
                let bases = measured.bases.iter().filter(|(f, _, _)| *f == place);
                rows.extend(bases.map(|(_, voice, n)| row(*voice, Some(*n as i64), None)));
                let gaps = measured.gaps.iter().filter(|(f, _)| *f == place);
                rows.extend(gaps.map(|(_, reason)| row(ALL, None, Some(reason.as_str()))));
                rows[from..].sort_by_key(|row| row.3);
            }
        }
        let columns = vec![
            rows.iter().map(|r| r.0).collect(),
            rows.iter().map(|r| r.1).collect(),
            rows.iter().map(|r| r.2).collect(),
            rows.iter().map(|r| r.3).collect(),
            Values::Int(rows.iter().map(|r| r.4).collect()),
            Values::Text(rows.iter().map(|r| r.5).collect()),
        ];
        Table::from_columns(&BASE, columns)
    }

    /// Evidence counted, and what stands in it more than once over all categories.
    fn counts(&self) -> Result<[Table; 2]> {
        let mut hits: Vec<(&str, &str, &str, &str, i64)> = Vec::new();
        let mut repeats: Vec<(&str, &str, &str, i64)> = Vec::new();
        let mut found: Vec<(&str, &str, u64)> = Vec::new();
        for (article, measured) in &self.articles {
            for &place in &self.order {
                let (id, feature) = (article.id.as_str(), self.features[place].name());
                let evidence = &measured.evidence[of_feature(measured, place)];
                found.clear();
                found.extend(evidence.iter().map(|e| (e.category.as_ref(), e.voice, e.n)));
                found.sort_unstable();
                for (category, voice, n) in &found {
                    match hits.last_mut() {
                        Some(last)
                            if (last.0, last.1, last.2, last.3) == (id, feature, *category, *voice) =>
                        {
                            last.4 += *n as i64;
                        }
                        _ => hits.push((id, feature, category, voice, *n as i64)),
                    }
                }
                found.clear();
                found.extend(
                    evidence.windows(2).filter(|w| again(&w[0], &w[1])).map(|w| ("", w[1].voice, w[1].n)),
                );
                found.sort_unstable();
                for (_, voice, n) in &found {
                    match repeats.last_mut() {
                        Some(last) if (last.0, last.1, last.2) == (id, feature, *voice) => {
                            last.3 += *n as i64
                        }
                        _ => repeats.push((id, feature, voice, *n as i64)),
                    }
                }
            }
        }
        let counted = vec![
            hits.iter().map(|r| r.0).collect(),
            hits.iter().map(|r| r.1).collect(),
            hits.iter().map(|r| r.2).collect(),
            hits.iter().map(|r| r.3).collect(),
            hits.iter().map(|r| r.4).collect(),
        ];
        let twice = vec![
            repeats.iter().map(|r| r.0).collect(),
            repeats.iter().map(|r| r.1).collect(),
            repeats.iter().map(|r| r.2).collect(),
            repeats.iter().map(|r| r.3).collect(),
        ];
        Ok([Table::from_columns(&HITS, counted)?, Table::from_columns(&REPEATS, twice)?])
    }

    fn axes(&self) -> Result<[Table; 2]> {
        let rows: Vec<(&str, &str, &AxisSum)> = self
            .articles
            .iter()
            .flat_map(|(a, m)| m.axes.iter().map(|(axis, sum)| (a.id.as_str(), axis.as_str(), sum)))
            .collect();
        let names = || [rows.iter().map(|r| r.0).collect(), rows.iter().map(|r| r.1).collect()];
        let sums: Vec<[i64; 6]> = rows.iter().map(|r| r.2.columns()).collect();
        let real = |value: fn(&AxisSum) -> Option<f64>| {
            Values::Real(rows.iter().map(|r| value(r.2).map(tabled)).collect())
        };
        let count = |at: usize| sums.iter().map(|s| s[at]).collect::<Values<'_>>();
        let mut leaning = Vec::from(names());
        leaning.extend([count(0), count(1), real(AxisSum::bias), real(AxisSum::square)]);
        let mut exact = Vec::from(names());
        exact.extend((0..6).map(count));
        Ok([Table::from_columns(&ARTICLE_AXES, leaning)?, Table::from_columns(&AXIS_SUMS, exact)?])
    }
}

/// Where the evidence of a feature stands: features write one after the other.
fn of_feature(measured: &Measured, place: usize) -> Range<usize> {
    let from = measured.evidence.partition_point(|e| e.feature < place);
    let to = measured.evidence.partition_point(|e| e.feature <= place);
    from..to
}

/// Whether a hit is the one before it in a further category: it has a row in each, and counts once
/// over all.
fn again(before: &Evidence, e: &Evidence) -> bool {
    (before.span, &before.rule) == (e.span, &e.rule) && before.category != e.category
}
