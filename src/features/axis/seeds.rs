//! The antonym pairs of a language, `axes.toml` of its pack.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::lang::Language;

const FILE: &str = "axes.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    axis: Vec<Axis>,
}

/// An axis: pairs whose first words are its upper end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Axis {
    pub name: String,
    /// Why the pairs are opposites, and in which sense.
    #[serde(rename = "rationale")]
    _rationale: String,
    pub pairs: Vec<[String; 2]>,
}

impl Axis {
    /// All words of the pairs.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().flatten().map(String::as_str)
    }
}

/// The axes of a language.
///
/// # Errors
/// When the pack has none, the file does not read, or a name stands twice.
pub(super) fn read(language: &Language) -> Result<Vec<Axis>> {
    let place = || format!("language pack {}, {FILE}", language.code);
    if !language.pack.has(FILE) {
        return Err(Error::new(
            place(),
            "the pack has no axes",
            "add the file, or give no vectors for the language",
        ));
    }
    let file: File = language.pack.read(FILE)?;
    let mut names = BTreeSet::new();
    match file.axis.iter().find(|a| a.pairs.is_empty() || !names.insert(a.name.as_str())) {
        Some(axis) => {
            let cause = format!("the axis `{}` stands twice or has no pairs", axis.name);
            Err(Error::new(place(), cause, "give each axis its own name and a pair"))
        }
        None => Ok(file.axis),
    }
}
