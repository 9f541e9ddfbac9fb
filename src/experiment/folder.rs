//! The results folder: built beside its place and moved there when it is whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::carry::{Carried, carry, check};
use super::manifest::{Manifest, Output};
use super::plan::Plan;
use super::since::{self, Since};
use crate::chart::{self, Drawing, Style, Tables};
use crate::corpus;
use crate::error::{Error, Result};
use crate::output::WholeFolder;
use crate::report::{self, Report};

/// A table of more rows is written as Parquet too.
const LARGE: usize = 20_000;

/// What a run leaves behind.
pub struct Outcome {
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// Files of the user that lay in the folder.
    pub carried: Carried,
    /// What changed in the results that were there; `None` where nothing did, or none were.
    pub since: Option<Since>,
}

/// A results folder in the making.
pub struct Folder {
    whole: WholeFolder,
    /// As it is shown.
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
    /// Begins `<results>/<name>`: what stands there is replaced in the end, if it is ours.
    ///
    /// # Errors
    /// When the folder cannot be written, or another run is writing it: before any work is done.
    pub fn begin(results: &Path, name: &str) -> Result<Self> {
        let place = results.join(name);
        check(&place)?;
        let whole = WholeFolder::begin(&place, carry)
            .map_err(|e| Error::new(e.place(), e.cause(), format!("{}: --results DIR", e.next())))?;
        for sub in ["tables", "charts", "evidence"] {
            fs::create_dir(whole.path().join(sub)).map_err(|e| fail(name, e))?;
        }
        Ok(Self { whole, place, outputs: BTreeMap::new() })
    }

    /// Holds the folder apart from what the run reads.
    ///
    /// # Errors
    /// When one lies in the other: the next run would read results as articles, or replace what
    /// it reads.
    pub fn apart_from(&self, inputs: &[String], data_root: &Path) -> Result<()> {
        match corpus::reads(inputs, data_root, &self.place, true) {
            None => Ok(()),
            Some(input) => Err(Error::new(
                self.place.display().to_string(),
                format!("results would lie with the input {input}"),
                "keep results and articles in folders of their own: --results DIR",
            )),
        }
    }

    /// Where files are written until the folder is whole.
    pub fn path(&self) -> &Path {
        self.whole.path()
    }

    /// Where the parts of the run are.
    pub fn evidence(&self) -> PathBuf {
        self.path().join("evidence")
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut file = fs::File::create(self.path().join(name)).map_err(|e| fail(name, e))?;
        file.write_all(bytes).map_err(|e| fail(name, e))
    }

    fn write_hashed(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.write(name, bytes)?;
        let hash = blake3::hash(bytes).to_hex().to_string();
        self.outputs.insert(name.to_owned(), Output { rows: None, hash });
        Ok(())
    }

    /// `tables/<name>.csv`, each identified by the hash of its rows; beside it, where it has more rows
    /// than people scroll through, the same as `<name>.parquet`, which programs read faster.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write_tables(&mut self, tables: &Tables) -> Result<()> {
        for (name, table) in tables {
            let file = format!("tables/{name}.csv");
            let csv = fs::File::create(self.path().join(&file)).map_err(|e| fail(&file, e))?;
            table.write_csv(csv)?;
            let output = Output { rows: Some(table.len() as u64), hash: table.hash() };
            if table.len() > LARGE {
                let file = format!("tables/{name}.parquet");
                table.write_parquet(&self.path().join(&file))?;
                self.outputs.insert(file, output.clone());
            }
            self.outputs.insert(file, output);
        }
        Ok(())
    }

    /// `charts/<name>.svg` and `.png`.
    ///
    /// # Errors
    /// When a chart does not render or a file cannot be written.
    pub fn write_charts(&mut self, drawings: &[Drawing], style: &Style) -> Result<()> {
        // A picture of many pixels is large: no more of them at once than are made at once.
        for some in drawings.chunks(rayon::current_num_threads()) {
            let pixels: Result<Vec<Vec<u8>>> =
                some.par_iter().map(|drawing| chart::png(&drawing.svg, style)).collect();
            for (drawing, png) in some.iter().zip(pixels?) {
                self.write_hashed(&format!("charts/{}.svg", drawing.name), drawing.svg.as_bytes())?;
                self.write_hashed(&format!("charts/{}.png", drawing.name), &png)?;
            }
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

    /// `spec.toml` and `manifest.json`, and what changed; then the folder takes its place.
    ///
    /// # Errors
    /// When a file cannot be written or the folder not moved.
    pub fn finish(mut self, plan: &Plan, mut manifest: Manifest) -> Result<Outcome> {
        self.write("spec.toml", plan.text.as_bytes())?;
        manifest.outputs = std::mem::take(&mut self.outputs);
        let json = serde_json::to_string_pretty(&manifest).map_err(|e| fail("manifest.json", e))?;
        self.write("manifest.json", format!("{json}\n").as_bytes())?;
        let since = since::note(&self.place, self.path(), &manifest)?;
        let carried = self.whole.replace(carry)?.unwrap_or_default();
        Ok(Outcome { folder: self.place, manifest, carried, since })
    }
}
