//! Writes evidence, bases and hits as Parquet parts, one of each a batch, and keeps the hash
//! of all rows: sums of row hashes, so that neither batches nor order matter. Beside them stands what
//! the reduction to outlets needs and no reader of evidence does ([`crate::outlets::Parts`]).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::manifest::Output;
use crate::error::{Error, Result};
use crate::features::{ALL, AxisSum, Feature, Measured};
use crate::schema;
use crate::stats::rounding::tabled;
use crate::table::{Cell, RowsHash, Schema, Table};

/// Gathers rows batch by batch.
pub struct EvidenceWriter {
    folder: PathBuf,
    features: Vec<(&'static str, &'static str)>,
    part: usize,
    sources: RowsHash,
    streams: [Stream; 3],
    /// Where articles lean on the frame axes, where there are vectors.
    axes: Option<Stream>,
    /// What only the reduction reads: no hash of these is kept.
    reduced: Reduced,
}

/// Rows of [`schema::UNITS`], [`schema::REPEATS`], [`schema::SPEAKERS`] and [`schema::AXIS_SUMS`].
#[derive(Default)]
struct Reduced {
    units: Vec<Vec<Cell>>,
    repeats: Vec<Vec<Cell>>,
    speakers: Vec<Vec<Cell>>,
    axis_sums: Vec<Vec<Cell>>,
}

struct Stream {
    schema: &'static Schema,
    rows: Vec<Vec<Cell>>,
    hash: RowsHash,
}

impl Stream {
    fn new(schema: &'static Schema) -> Self {
        Self { schema, rows: Vec::new(), hash: RowsHash::default() }
    }
}

impl EvidenceWriter {
    /// Starts `evidence/` in a results folder; `axes` says that there are frame axes.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(results: &Path, features: &[&'static dyn Feature], axes: bool) -> Result<Self> {
        let folder = results.join("evidence");
        std::fs::create_dir_all(&folder).map_err(|e| {
            Error::new("results folder, evidence", e, "check the space and rights of the disk")
        })?;
        Ok(Self {
            folder,
            features: features.iter().map(|f| (f.name(), f.base())).collect(),
            part: 0,
            sources: RowsHash::default(),
            streams: [&schema::EVIDENCE, &schema::BASE, &schema::HITS].map(Stream::new),
            axes: axes.then(|| Stream::new(&schema::ARTICLE_AXES)),
            reduced: Reduced::default(),
        })
    }

    /// Rows of one article; `hash` is that of its text, `chars` its length.
    pub fn add(&mut self, article: &str, hash: &str, chars: u64, measured: &Measured) {
        self.reduced.add(article, hash, chars, measured, &self.features);
        let [evidence, base, hits] = &mut self.streams;
        let mut counts: BTreeMap<(usize, &str, &str), u64> = BTreeMap::new();
        for e in &measured.evidence {
            *counts.entry((e.feature, e.category.as_ref(), e.voice)).or_default() += e.n;
            evidence.rows.push(vec![
                article.into(),
                self.features[e.feature].0.into(),
                e.chars.start.into(),
                e.chars.end.into(),
                e.category.as_ref().into(),
                e.voice.into(),
                e.rule.as_str().into(),
                Cell::Int(e.n as i64),
            ]);
        }
        for (feature, voice, n) in &measured.bases {
            let (name, unit) = self.features[*feature];
            let n = Cell::Int(*n as i64);
            base.rows.push(vec![article.into(), name.into(), unit.into(), (*voice).into(), n, Cell::Null]);
        }
        for (feature, reason) in &measured.gaps {
            let (name, unit) = self.features[*feature];
            let voice = ALL.into();
            base.rows.push(vec![
                article.into(),
                name.into(),
                unit.into(),
                voice,
                Cell::Null,
                reason.as_str().into(),
            ]);
        }
        if let Some(axes) = &mut self.axes {
            axes.rows.extend(measured.axes.iter().map(|(axis, sum)| -> Vec<Cell> {
                let real = |v: Option<f64>| v.map(tabled).into();
                let count = |n: u64| Cell::Int(n as i64);
                let (article, axis) = (article.into(), axis.as_str().into());
                vec![article, axis, count(sum.n), count(sum.words), real(sum.bias()), real(sum.square())]
            }));
        }
        for ((feature, category, voice), n) in counts {
            let name = self.features[feature].0;
            hits.rows.push(vec![
                article.into(),
                name.into(),
                category.into(),
                voice.into(),
                Cell::Int(n as i64),
            ]);
        }
    }

    /// Writes what was gathered as the next part, and beside it who published the articles
    /// ([`schema::SOURCES`]).
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn flush(&mut self, sources: &Table) -> Result<()> {
        self.sources.add(sources);
        sources.write_parquet(&self.folder.join(format!("articles-{:05}.parquet", self.part)))?;
        let Reduced { units, repeats, speakers, axis_sums } = std::mem::take(&mut self.reduced);
        let mut reduced =
            vec![(&schema::UNITS, units), (&schema::REPEATS, repeats), (&schema::SPEAKERS, speakers)];
        reduced.extend(self.axes.is_some().then_some((&schema::AXIS_SUMS, axis_sums)));
        for (schema, rows) in reduced {
            let path = self.folder.join(format!("{}-{:05}.parquet", schema.name, self.part));
            Table::from_rows(schema, rows)?.write_parquet(&path)?;
        }
        for stream in self.streams.iter_mut().chain(&mut self.axes) {
            let table = Table::from_rows(stream.schema, std::mem::take(&mut stream.rows))?;
            stream.hash.add(&table);
            let stem = if stream.schema.name == schema::EVIDENCE.name { "part" } else { stream.schema.name };
            table.write_parquet(&self.folder.join(format!("{stem}-{:05}.parquet", self.part)))?;
        }
        self.part += 1;
        Ok(())
    }

    /// Name, rows and hash of each kind of row.
    pub fn finish(self) -> Vec<(String, Output)> {
        let streams = self.streams.into_iter().chain(self.axes).map(|s| (s.schema.name, s.hash));
        let all = streams.chain([(schema::SOURCES.name, self.sources)]);
        all.map(|(name, hash)| {
            let (rows, hash) = hash.output();
            (format!("evidence/{name}"), Output { rows: Some(rows), hash })
        })
        .collect()
    }
}

impl Reduced {
    fn add(
        &mut self,
        article: &str,
        hash: &str,
        chars: u64,
        measured: &Measured,
        features: &[(&'static str, &'static str)],
    ) {
        let count = |n: u64| Cell::Int(n as i64);
        self.units.push(vec![article.into(), hash.into(), count(chars)]);
        // A hit that stands in several categories has a row in each, one after the other.
        let mut repeats: BTreeMap<(usize, &str), u64> = BTreeMap::new();
        for (before, e) in measured.evidence.iter().zip(measured.evidence.iter().skip(1)) {
            let same = (before.feature, before.span, &before.rule) == (e.feature, e.span, &e.rule);
            if same && before.category != e.category && e.category != ALL {
                *repeats.entry((e.feature, e.voice)).or_default() += e.n;
            }
        }
        self.repeats.extend(repeats.into_iter().map(|((feature, voice), n)| {
            vec![article.into(), features[feature].0.into(), voice.into(), count(n)]
        }));
        let speakers = measured.sources.iter();
        self.speakers
            .extend(speakers.map(|(source, n)| vec![article.into(), source.as_str().into(), count(*n)]));
        let row = |(axis, sum): (&String, &AxisSum)| {
            let head: [Cell; 2] = [article.into(), axis.as_str().into()];
            head.into_iter().chain(sum.columns().map(Cell::Int)).collect()
        };
        self.axis_sums.extend(measured.axes.iter().map(row));
    }
}
