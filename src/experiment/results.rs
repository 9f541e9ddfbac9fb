//! The results folder: built beside its place and moved there when it is whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::manifest::{Counted, Manifest, Output};
use super::plan::Plan;
use crate::chart::{self, Drawing, Style, Tables};
use crate::error::{Error, Result, Warning};
use crate::report::{self, EvidenceSample, Report};
use crate::schema;
use crate::table::{Cell, Schema, Table};

/// Longest detail of a warning, in code points.
const DETAIL: usize = 120;

/// The tables of a results folder.
pub const TABLES: &[&Schema] = &[
    &schema::OUTLETS,
    &schema::DIFFERENCES,
    &schema::DIVERSITY,
    &schema::ACTORS,
    &schema::ACTOR_VERBS,
    &schema::LABELS,
    &schema::LABEL_DIFFERENCES,
    &schema::AXES,
    &schema::MATRIX,
    &schema::CLUSTERS,
    &schema::CLUSTER_CHOICE,
    &schema::DENDROGRAM,
    &schema::LEAVES,
    &schema::WARNINGS,
];

/// A results folder in the making.
pub struct Folder {
    partial: PathBuf,
    place: PathBuf,
    outputs: BTreeMap<String, Output>,
}

fn fail(what: &str, e: impl std::fmt::Display) -> Error {
    Error::new(
        format!("results folder, {what}"),
        e,
        "check the space and rights of the disk, or use --results DIR",
    )
}

impl Folder {
    /// Makes `<results>/.<name>.partial`; what an interrupted run left there goes.
    ///
    /// # Errors
    /// When the folder cannot be written: before any work is done.
    pub fn begin(results: &Path, name: &str) -> Result<Self> {
        let place = results.join(name);
        // What stands there is replaced in the end: only if it is ours.
        if place.exists() && !place.join("manifest.json").is_file() {
            return Err(Error::new(
                place.display().to_string(),
                "there is something of this name that is no results folder",
                "move it away, or use --results DIR",
            ));
        }
        let partial = results.join(format!(".{name}.partial"));
        if partial.exists() {
            fs::remove_dir_all(&partial).map_err(|e| fail(name, e))?;
        }
        for sub in ["tables", "charts"] {
            fs::create_dir_all(partial.join(sub)).map_err(|e| fail(name, e))?;
        }
        Ok(Self { partial, place, outputs: BTreeMap::new() })
    }

    /// Where files are written until the folder is whole.
    pub fn path(&self) -> &Path {
        &self.partial
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut file = fs::File::create(self.partial.join(name)).map_err(|e| fail(name, e))?;
        file.write_all(bytes).map_err(|e| fail(name, e))
    }

    fn write_hashed(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.write(name, bytes)?;
        let hash = blake3::hash(bytes).to_hex().to_string();
        self.outputs.insert(name.to_owned(), Output { rows: None, hash });
        Ok(())
    }

    /// `tables/<name>.csv`, each identified by the hash of its rows.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write_tables(&mut self, tables: &Tables) -> Result<()> {
        for (name, table) in tables {
            let mut bytes = Vec::new();
            table.write_csv(&mut bytes)?;
            let file = format!("tables/{name}.csv");
            self.write(&file, &bytes)?;
            self.outputs.insert(file, Output { rows: Some(table.len() as u64), hash: table.hash() });
        }
        Ok(())
    }

    /// `charts/<name>.svg` and `.png`.
    ///
    /// # Errors
    /// When a chart does not render or a file cannot be written.
    pub fn write_charts(&mut self, drawings: &[Drawing], style: &Style) -> Result<()> {
        for drawing in drawings {
            self.write_hashed(&format!("charts/{}.svg", drawing.name), drawing.svg.as_bytes())?;
            self.write_hashed(&format!("charts/{}.png", drawing.name), &chart::png(&drawing.svg, style)?)?;
        }
        Ok(())
    }

    /// Notes what the evidence writer wrote.
    pub fn note(&mut self, outputs: Vec<(String, Output)>) {
        self.outputs.extend(outputs);
    }

    /// `report.html`.
    ///
    /// # Errors
    /// When the report cannot be made or written.
    pub fn write_report(&mut self, report: &Report<'_>) -> Result<()> {
        let html = report::html(report)?;
        self.write_hashed("report.html", html.as_bytes())
    }

    /// `spec.toml` and `manifest.json`; then the folder takes its place.
    ///
    /// # Errors
    /// When a file cannot be written or the folder not moved.
    pub fn finish(mut self, plan: &Plan, mut manifest: Manifest) -> Result<(PathBuf, Manifest)> {
        self.write("spec.toml", plan.text.as_bytes())?;
        manifest.outputs = std::mem::take(&mut self.outputs);
        let json = serde_json::to_string_pretty(&manifest).map_err(|e| fail("manifest.json", e))?;
        self.write("manifest.json", format!("{json}\n").as_bytes())?;
        let name = self.place.display().to_string();
        let old = self.partial.with_extension("old");
        if self.place.exists() {
            if old.exists() {
                fs::remove_dir_all(&old).map_err(|e| fail(&name, e))?;
            }
            fs::rename(&self.place, &old).map_err(|e| fail(&name, e))?;
        }
        if let Err(e) = fs::rename(&self.partial, &self.place) {
            // The old results come back rather than stay hidden.
            let _ = fs::rename(&old, &self.place);
            return Err(fail(&name, e));
        }
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|e| fail(&name, e))?;
        }
        Ok((self.place.clone(), manifest))
    }
}

impl Drop for Folder {
    /// A run that stops with an error leaves nothing half-written.
    fn drop(&mut self) {
        if self.partial.exists() {
            let _ = fs::remove_dir_all(&self.partial);
        }
    }
}

/// Adds the tables of one language to those of the others.
///
/// # Errors
/// When a table cannot be made (a bug).
pub fn merge(tables: &mut Tables, more: Vec<Table>) -> Result<()> {
    for table in more {
        let name = table.schema().name;
        let table = match tables.remove(name) {
            Some(before) => Table::from_rows(table.schema(), [before.rows(), table.rows()].concat())?,
            None => table,
        };
        tables.insert(name, table);
    }
    Ok(())
}

/// Letters that no font can draw, chart by chart.
///
/// # Errors
/// When a chart does not read as SVG (a bug).
pub fn undrawn(drawings: &[Drawing], style: &Style) -> Result<Vec<Warning>> {
    let mut doubts = Vec::new();
    for drawing in drawings {
        let missing = chart::missing_glyphs(&drawing.svg, style)?;
        doubts.extend(
            missing.iter().map(|text| Warning::new("letters that no font can draw", &drawing.name, text)),
        );
    }
    Ok(doubts)
}

/// The warnings as a table: of loading the first few places of each reason, then the others.
///
/// # Errors
/// When the table cannot be made (a bug).
pub fn warnings(plan: &Plan, doubts: &[Warning]) -> Result<Table> {
    let loading = plan.doubts().into_values().flat_map(|tally| &tally.first);
    let rows = loading.chain(doubts).map(|w| -> Vec<Cell> {
        // A detail may quote a cell of the input: no more of it than helps to find the place.
        let detail: String = w.detail.chars().take(DETAIL).collect();
        vec![w.reason.as_str().into(), w.place.as_str().into(), detail.into()]
    });
    Table::from_rows(&schema::WARNINGS, rows.collect())
}

/// The tables of a results folder.
///
/// # Errors
/// When a table does not read.
pub fn read_tables(folder: &Path) -> Result<Tables> {
    let mut tables = Tables::new();
    for schema in TABLES {
        let path = folder.join("tables").join(format!("{}.csv", schema.name));
        if let Ok(file) = fs::File::open(&path) {
            tables.insert(schema.name, Table::read_csv(schema, std::io::BufReader::new(file))?);
        }
    }
    Ok(tables)
}

/// What the report shows.
pub fn report<'a>(
    plan: &Plan,
    manifest: &Manifest,
    tables: &'a Tables,
    drawings: Vec<Drawing>,
    evidence: Vec<EvidenceSample>,
) -> Report<'a> {
    let mut provenance = vec![
        ("minzar".to_owned(), manifest.minzar.clone()),
        ("corpus".to_owned(), manifest.corpus.clone()),
        ("spec".to_owned(), manifest.spec.clone()),
        ("rng_seed".to_owned(), manifest.rng_seed.to_string()),
    ];
    if let Some(coding) = &manifest.coding {
        provenance.push((
            format!("codings by {}, {} articles", coding.coder, coding.articles),
            coding.hash.clone(),
        ));
    }
    for (code, pack) in &manifest.packs {
        provenance.push((format!("pack {code}, version {}", pack.version), pack.hash.clone()));
    }
    for (code, vectors) in &manifest.vectors {
        provenance.push((format!("word vectors {code}, {} words", vectors.words), vectors.hash.clone()));
    }
    for (name, version) in &manifest.crates {
        provenance.push((name.clone(), version.clone()));
    }
    let measure = &plan.spec.measure;
    let mut methods: Vec<String> =
        plan.features.iter().map(|f| format!("{}: {}. Base: {}.", f.name(), f.about(), f.base())).collect();
    methods.push(format!(
        "Shares are pooled: sum of hits over sum of bases of an outlet's articles. Intervals: 95 %, percentiles of \
         {} replicates that resample articles with Poisson weights. An outlet with fewer than {} measured articles \
         gets no share.",
        measure.replicates, measure.min_articles
    ));
    methods.push(format!(
        "Differences: pooled shares apart; two-sided test by {} permutations of articles between the two outlets; \
         q is the Benjamini-Hochberg rate over the whole table. Of an \
         outlet with more than {} articles the test looks at so many, chosen by hash; shares are of all.",
        measure.permutations,
        crate::outlets::SAMPLE
    ));
    methods.push(
        "Diversity of sources: distinct named persons, at the number of attributions of the smallest outlet with \
         enough articles (Hurlbert 1971)."
            .to_owned(),
    );
    Report {
        name: plan.name.clone(),
        question: plan.spec.question.clone(),
        description: plan.spec.description.clone(),
        langs: plan.coders.keys().cloned().collect(),
        counts: manifest.counts.iter().map(|(stage, n)| (stage.clone(), n.to_string())).collect(),
        drawings,
        tables,
        evidence,
        warnings: manifest.warnings.iter().map(|w| counted(w, &tables[schema::WARNINGS.name])).collect(),
        provenance,
        methods,
        text_allowed: manifest.text,
    }
}

/// A reason with its count and its first place.
fn counted(warning: &Counted, table: &Table) -> (String, usize, String) {
    let first = (0..table.len()).find(|row| table.cell(*row, "reason").plain() == warning.reason);
    let place = first.map(|row| {
        let place = [table.cell(row, "place").plain(), table.cell(row, "detail").plain()];
        place.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(": ")
    });
    (warning.reason.clone(), warning.count as usize, place.unwrap_or_default())
}
