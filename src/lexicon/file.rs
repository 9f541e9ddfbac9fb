//! A lexicon as its file has it, before its patterns are compiled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::categories::{Categories, NESTED};
use super::entry::Entry;
use super::tier::Tier;
use crate::error::{Error, Result};
use crate::lang;

/// The head and the entries of a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub name: String,
    /// Code of the language it is for.
    pub lang: String,
    pub version: u32,
    /// Who wrote it, or where it was taken from.
    pub origin: String,
    pub licence: String,
    /// How entries match that do not say it; [`Tier::DEFAULT`] where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<Tier>>,
    /// Whether hits inside other hits count too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nested: bool,
    /// The negators of entries that name none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_within: Vec<String>,
    /// The window of entries that give none.
    #[serde(default = "window", skip_serializing_if = "is_window")]
    pub within: usize,
    /// What each category means.
    pub categories: Categories,
    #[serde(default, rename = "entry")]
    pub entries: Vec<Entry>,
}

/// Words before a hit among which a negator undoes it.
pub(super) const WINDOW: usize = 3;

fn window() -> usize {
    WINDOW
}

fn is_window(within: &usize) -> bool {
    *within == WINDOW
}

impl File {
    /// Reads TOML text; `place` (a file name) is named in errors.
    ///
    /// # Errors
    /// When the text does not have the form of a lexicon, names a category that its head does
    /// not define, or gives two entries one id.
    pub fn read(place: &str, text: &str) -> Result<Self> {
        let mut file: Self = lang::parse(place, text)?;
        file.settle(place)?;
        Ok(file)
    }

    /// Gives entries their ids and holds them against the categories.
    fn settle(&mut self, place: &str) -> Result<()> {
        if let Some(name) = self.categories.names().find(|n| n.split(NESTED).any(|p| p.trim().is_empty())) {
            let cause = format!("`{name}` is no name of a category");
            return Err(Error::new(place, cause, "write `name`, or `parent/child` for a nested one"));
        }
        let mut ids = BTreeMap::new();
        for (at, entry) in self.entries.iter_mut().enumerate() {
            if entry.id.is_empty() {
                entry.id.clone_from(&entry.pattern);
            }
            let here = || format!("{place}, entry {} `{}`", at + 1, entry.id);
            if let Some(category) = entry.categories().find(|c| !self.categories.contains(c)) {
                return Err(Error::new(
                    here(),
                    format!("unknown category `{category}`"),
                    "define it under [categories] or mend the name",
                ));
            }
            if let Some(other) = ids.insert(entry.id.clone(), at + 1) {
                let cause = format!("entry {other} has the same id");
                return Err(Error::new(here(), cause, "give each entry its own id"));
            }
        }
        Ok(())
    }

    /// The file's text. Reading it gives the same file again.
    ///
    /// # Errors
    /// When a value cannot be written as TOML.
    pub fn write(&self) -> Result<String> {
        let mut file = self.clone();
        for entry in &mut file.entries {
            if entry.id == entry.pattern {
                entry.id.clear();
            }
        }
        lang::write(&format!("lexicon {}", self.name), &file)
    }
}
