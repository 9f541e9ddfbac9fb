//! What a user put into a results folder stays when a new run replaces it.
//!
//! The old manifest says what a run wrote. Any other file is the user's, and is moved to the
//! same place in the new folder. A file of ours that is no more as it was written was changed by
//! hand: it stays beside the new one, as `report.yours.html`. Evidence and the manifest itself
//! are the program's own and are replaced.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::evidence::{PARTS, stem};
use super::manifest::Output;
use super::results::TABLES;
use super::since;
use crate::error::{Error, Result};
use crate::table::{Table, csv_hash};

/// Files of the user that a run found and kept, by their places in the results folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    pub kept: Vec<String>,
    /// Files that a run wrote and the user changed, with the names under which the user's copies
    /// are now.
    pub changed: Vec<(String, String)>,
}

/// What a manifest of any version says of files.
#[derive(Default, Deserialize)]
struct Written {
    #[serde(default)]
    outputs: BTreeMap<String, Output>,
    #[serde(default)]
    spec: String,
}

/// # Errors
/// When a results folder has no manifest that reads, so that nobody can tell whose its files are.
pub fn check(folder: &Path) -> Result<()> {
    let fail = |cause: &dyn std::fmt::Display| {
        let place = folder.display().to_string();
        Error::new(place, cause, "move it away, or use --results DIR")
    };
    match fs::symlink_metadata(folder) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(fail(&e)),
        Ok(_) => {}
    }
    let Ok(manifest) = fs::read(folder.join("manifest.json")) else {
        return Err(fail(&"there is something of this name that is no results folder"));
    };
    let written = serde_json::from_slice::<Written>(&manifest);
    written.map(drop).map_err(|e| fail(&format!("its manifest.json does not read: {e}")))
}

/// Moves what is the user's from a results folder into the one that replaced it.
///
/// # Errors
/// When a file cannot be read or moved.
pub fn carry(old: &Path, new: &Path) -> Result<Carried> {
    let manifest = fs::read(old.join("manifest.json")).unwrap_or_default();
    let written = serde_json::from_slice(&manifest).unwrap_or_default();
    let mut moving = Moving { old, new, written, carried: Carried::default() };
    moving.folder(Path::new(""))?;
    Ok(moving.carried)
}

struct Moving<'a> {
    old: &'a Path,
    new: &'a Path,
    written: Written,
    carried: Carried,
}

impl Moving<'_> {
    fn folder(&mut self, inner: &Path) -> Result<()> {
        let fail = |e: std::io::Error| failed(inner, e);
        let entries = fs::read_dir(self.old.join(inner)).map_err(fail)?;
        let mut names = entries.map(|e| e.map(|e| e.file_name())).collect::<std::io::Result<Vec<_>>>();
        names.as_mut().map(|names| names.sort()).ok();
        for name in names.map_err(fail)? {
            let inner = inner.join(name);
            let found = fs::symlink_metadata(self.old.join(&inner)).map_err(fail)?;
            if found.is_dir() && (self.written.reaches(&inner) || self.new.join(&inner).is_dir()) {
                self.folder(&inner)?;
            } else if found.is_dir() || !self.written.wrote(&inner, self.old) {
                let to = self.free(&inner);
                self.give(&inner, &to)?;
                self.carried.kept.push(shown(&to));
            } else if !self.written.unchanged(&inner, self.old) && !self.alike(&inner) {
                let to = self.yours(&inner);
                self.give(&inner, &to)?;
                self.carried.changed.push((shown(&inner), shown(&to)));
            }
        }
        Ok(())
    }

    fn give(&self, inner: &Path, to: &Path) -> Result<()> {
        let place = self.new.join(to);
        let moved = place.parent().map_or(Ok(()), fs::create_dir_all);
        moved.and_then(|()| fs::rename(self.old.join(inner), place)).map_err(|e| failed(inner, e))
    }

    /// Whether the new run wrote the very file that the user made of the old one.
    fn alike(&self, inner: &Path) -> bool {
        fs::read(self.old.join(inner)).ok() == fs::read(self.new.join(inner)).ok()
    }

    /// The same place, unless the new run has written there.
    fn free(&self, inner: &Path) -> PathBuf {
        let taken = fs::symlink_metadata(self.new.join(inner)).is_ok();
        if taken { self.yours(inner) } else { inner.to_owned() }
    }

    /// The first of `name.yours.html`, `name.yours-2.html` and so on that is free in both folders.
    fn yours(&self, inner: &Path) -> PathBuf {
        let stem = inner.file_stem().unwrap_or_default().to_string_lossy();
        let end = inner.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
        let name =
            |n: usize| if n == 1 { format!("{stem}.yours{end}") } else { format!("{stem}.yours-{n}{end}") };
        let free = |to: &PathBuf| {
            [self.old, self.new].iter().all(|folder| fs::symlink_metadata(folder.join(to)).is_err())
        };
        (1..).map(|n| inner.with_file_name(name(n))).find(free).unwrap_or_else(|| inner.to_owned())
    }
}

impl Written {
    /// Whether files that the run wrote lie in a folder.
    fn reaches(&self, inner: &Path) -> bool {
        self.outputs.keys().any(|name| Path::new(name).starts_with(inner))
    }

    fn wrote(&self, inner: &Path, folder: &Path) -> bool {
        let name = shown(inner);
        matches!(name.as_str(), "manifest.json" | "spec.toml")
            || name == since::FILE && since::ours(&folder.join(inner))
            || self.outputs.contains_key(&name)
            || self.is_evidence(&name)
    }

    /// Parts have the name of their kind and a number, as in `evidence/hits-00000.parquet`.
    fn is_evidence(&self, name: &str) -> bool {
        let part = name.strip_prefix("evidence/").and_then(|name| name.strip_suffix(".parquet"));
        part.and_then(|part| part.rsplit_once('-')).is_some_and(|(kind, number)| {
            number.chars().all(|c| c.is_ascii_digit()) && PARTS.iter().any(|schema| stem(schema) == kind)
        })
    }

    /// Whether a file that the run wrote is as it was written.
    fn unchanged(&self, inner: &Path, folder: &Path) -> bool {
        let name = shown(inner);
        let output = match name.as_str() {
            "spec.toml" => Output { rows: None, hash: self.spec.clone() },
            _ => match self.outputs.get(&name) {
                Some(output) => output.clone(),
                None => return true,
            },
        };
        let path = folder.join(inner);
        let Ok(bytes) = fs::read(&path) else { return false };
        let table = inner.file_stem().unwrap_or_default().to_string_lossy();
        let parquet = || {
            let schema = TABLES.iter().find(|schema| schema.name == table)?;
            Some(Table::read_parquet(schema, &path).ok()?.hash())
        };
        let hash = match output.rows {
            Some(_) if name.ends_with(".parquet") => parquet().unwrap_or_default(),
            Some(_) => csv_hash(&table, bytes.as_slice()).unwrap_or_default(),
            None => blake3::hash(&bytes).to_hex().to_string(),
        };
        hash == output.hash
    }
}

fn shown(inner: &Path) -> String {
    inner.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn failed(inner: &Path, e: std::io::Error) -> Error {
    Error::new(format!("results folder, {}", shown(inner)), e, "check the rights of the folder")
}
