//! Runs a results folder's spec again and says what moved.

use std::fs;
use std::path::Path;

use super::manifest::Manifest;
use super::plan::Plan;
use super::progress::Progress;
use super::results::{TABLES, read_tables};
use super::run::run;
use super::spec::Spec;
use crate::corpus::Keep;
use crate::error::{Error, Result};
use crate::output::Scratch;
use crate::table::Table;

/// The first thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// File, row and column, or the input that changed.
    pub place: String,
    pub before: String,
    pub after: String,
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Same,
    Differs(Drift),
    /// The inputs are not there.
    NotChecked(String),
}

/// Runs the spec in a results folder again and compares.
///
/// # Errors
/// When the folder is no results folder, or the run fails.
pub fn verify(folder: &Path, data_root: &Path, progress: &dyn Progress) -> Result<Verdict> {
    let place = folder.display().to_string();
    let read = |file: &str| {
        fs::read_to_string(folder.join(file))
            .map_err(|e| Error::new(format!("{place}, {file}"), e, "give a folder that `minzar run` wrote"))
    };
    let manifest: Manifest = serde_json::from_str(&read("manifest.json")?)
        .map_err(|e| Error::new(format!("{place}, manifest.json"), e, "run the experiment again"))?;
    let text = read("spec.toml")?;
    let spec = Spec::parse(&text, &format!("{place}, spec.toml"))?;
    if let Some(missing) = missing(&spec, data_root) {
        return Ok(Verdict::NotChecked(format!("the input {missing} is not there")));
    }
    let plan = Plan::new(&manifest.name, &text, spec, data_root, &Keep::Scratch)?;
    let scratch =
        Scratch::new().map_err(|e| Error::new("temporary folder", e, "set TMPDIR to a folder with space"))?;
    let again = run(&plan, scratch.path(), manifest.text, progress)?;
    Ok(drift(folder, &manifest, &again.folder, &again.manifest)?.map_or(Verdict::Same, Verdict::Differs))
}

/// The first input that is not there: a path that does not exist, or a glob that meets nothing.
fn missing(spec: &Spec, data_root: &Path) -> Option<String> {
    let there = |input: &String| {
        let path = data_root.join(input);
        path.exists() || glob::glob(&path.to_string_lossy()).is_ok_and(|mut found| found.next().is_some())
    };
    let coding = spec.coding.as_ref().map(|coding| coding.file.display().to_string());
    let on_disk = spec.corpus.input.iter().filter(|input| !input.starts_with("builtin:"));
    let lexicons: Vec<String> = spec.lexicon.iter().map(|l| l.path.display().to_string()).collect();
    on_disk.chain(&coding).chain(&lexicons).find(|input| !there(input)).cloned()
}

/// Inputs first, then tables cell by cell, then everything else by hash; the manifest's own
/// hashes are held against the files too, so that a file edited by hand shows.
fn drift(folder: &Path, before: &Manifest, again: &Path, after: &Manifest) -> Result<Option<Drift>> {
    let differs = |place: &str, before: &str, after: &str| {
        (before != after).then(|| Drift { place: place.into(), before: before.into(), after: after.into() })
    };
    if let Some(drift) = differs("spec.toml", &before.spec, &after.spec)
        .or_else(|| differs("the corpus (hash of its articles)", &before.corpus, &after.corpus))
    {
        return Ok(Some(drift));
    }
    let coding = |m: &Manifest| m.coding.as_ref().map_or("none", |c| c.hash.as_str()).to_owned();
    if let Some(drift) = differs("the codings (hash)", &coding(before), &coding(after)) {
        return Ok(Some(drift));
    }
    let lexicons = |m: &Manifest| format!("{:?}", m.lexicons);
    if let Some(drift) = differs("the spec's lexicons", &lexicons(before), &lexicons(after)) {
        return Ok(Some(drift));
    }
    let (old, new) = (read_tables(folder)?, read_tables(again)?);
    for schema in TABLES {
        let drift = match (old.get(schema.name), new.get(schema.name)) {
            (Some(a), Some(b)) => moved_cell(a, b),
            (None, None) => None,
            (a, b) => differs(&format!("tables/{}.csv", schema.name), there(a.is_some()), there(b.is_some())),
        };
        if drift.is_some() {
            return Ok(drift);
        }
    }
    for name in before.outputs.keys().chain(after.outputs.keys()) {
        let hash = |m: &Manifest| m.outputs.get(name).map_or_else(|| "absent".to_owned(), |o| o.hash.clone());
        let mut found = differs(name, &hash(before), &hash(after));
        let path = folder.join(name);
        // Evidence is not in git; tables were compared cell by cell.
        let kept = !name.starts_with("evidence/");
        if found.is_none() && kept && !path.is_file() {
            found = differs(name, "absent", "there");
        } else if found.is_none() && kept && !name.starts_with("tables/") {
            let bytes = fs::read(&path).map_err(|e| Error::new(name, e, "check the results folder"))?;
            found = differs(name, blake3::hash(&bytes).to_hex().as_str(), &hash(after));
        }
        if found.is_some() {
            return Ok(found);
        }
    }
    for (what, a, b) in [
        ("manifest.json, counts", format!("{:?}", before.counts), format!("{:?}", after.counts)),
        ("manifest.json, warnings", format!("{:?}", before.warnings), format!("{:?}", after.warnings)),
        ("manifest.json, packs", format!("{:?}", before.packs), format!("{:?}", after.packs)),
    ] {
        if let Some(drift) = differs(what, &a, &b) {
            return Ok(Some(drift));
        }
    }
    Ok(None)
}

fn there(there: bool) -> &'static str {
    if there { "there" } else { "absent" }
}

/// The first row and column in which two tables of one schema differ.
fn moved_cell(before: &Table, after: &Table) -> Option<Drift> {
    let schema = before.schema();
    let file = format!("tables/{}.csv", schema.name);
    let keys = schema.columns.iter().filter(|c| c.key).count();
    let name = |row: &[crate::table::Cell]| {
        row[..keys.max(1)].iter().map(crate::table::Cell::plain).collect::<Vec<_>>().join(", ")
    };
    let (old, new) = (before.rows(), after.rows());
    for (a, b) in old.iter().zip(&new) {
        for (column, (x, y)) in schema.columns.iter().zip(a.iter().zip(b)) {
            if x != y {
                return Some(Drift {
                    place: format!("{file}, row ({}), column {}", name(a), column.col),
                    before: x.plain(),
                    after: y.plain(),
                });
            }
        }
    }
    (old.len() != new.len()).then(|| Drift {
        place: format!("{file}, number of rows"),
        before: old.len().to_string(),
        after: new.len().to_string(),
    })
}
