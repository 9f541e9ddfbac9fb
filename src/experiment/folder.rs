//! The results folder: built beside its place and moved there when it is whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::manifest::{Manifest, Output};
use super::plan::Plan;
use crate::chart::{self, Drawing, Style, Tables};
use crate::error::{Error, Result};
use crate::report::{self, Report};

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

    /// Makes the folder of the evidence.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn evidence(&self) -> Result<PathBuf> {
        let folder = self.partial.join("evidence");
        fs::create_dir_all(&folder).map_err(|e| fail("evidence", e))?;
        Ok(folder)
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

    /// Begins the folder of a part: what stands there is replaced in the end, if it is one.
    ///
    /// # Errors
    /// As [`Folder::begin`].
    pub fn begin_part(results: &Path, name: &str) -> Result<Self> {
        Self::begin(results, name)
    }

    /// Files of a part beside its tables; then the folder takes its place.
    ///
    /// # Errors
    /// When a file cannot be written or the folder not moved.
    pub fn finish_part(mut self, files: &[(&str, &str)]) -> Result<PathBuf> {
        for (name, text) in files {
            self.write(name, text.as_bytes())?;
        }
        fs::rename(&self.partial, &self.place).map_err(|e| fail("part", e))?;
        Ok(self.place.clone())
    }

    /// Where files are written until the folder is whole.
    pub fn path(&self) -> &Path {
        &self.partial
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
