//! What stands under `[corpus]` of a spec.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What to do when one outlet publishes the same cleaned title and body under several ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Duplicates {
    /// Keep one: the one whose raw text has the smallest hash, then the smallest id.
    #[default]
    Drop,
    Keep,
}

/// What to do with articles that carry a wire credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    #[default]
    Keep,
    /// Leave them out, counted.
    Drop,
}

/// The keys of `[corpus]`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Files, folders and globs, relative to the data root; `builtin:demo`, `builtin:seed`.
    pub input: Vec<String>,
    /// Name of a format, where extensions do not tell it.
    #[serde(default)]
    pub format: Option<String>,
    /// Our column = the file's column. An empty name says that the corpus has no such column.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Language of rows that name none.
    #[serde(default)]
    pub lang: Option<String>,
    /// One outlet for all rows that name none.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Take the outlet from the name of the folder that holds the file.
    #[serde(default)]
    pub outlet_from_folder: bool,
    /// Outlet = its other names.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<String>>,
    /// Outlets to leave out.
    #[serde(default)]
    pub exclude_outlets: Vec<String>,
    /// Further agencies for wire credits, beside those of the language pack.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Share of rows that may be lost before loading is an error.
    #[serde(default = "max_rejected")]
    pub max_rejected: f64,
    /// Whether page furniture and bylines are cut.
    #[serde(default = "yes")]
    pub clean: bool,
    #[serde(default)]
    pub duplicates: Duplicates,
    /// Whether articles with a wire credit are measured: their words are the agency's.
    #[serde(default)]
    pub wire: Wire,
    /// First and last day of publication, as ISO dates. With either, an article without a full
    /// date is left out too.
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
    /// Shortest and longest cleaned body, in characters.
    #[serde(default = "one")]
    pub min_chars: usize,
    #[serde(default)]
    pub max_chars: Option<usize>,
    /// Encoding of text files, such as `windows-1256`; found by itself when left out.
    #[serde(default)]
    pub encoding: Option<String>,
    /// Separator of CSV files; found by itself when left out.
    #[serde(default)]
    pub delimiter: Option<char>,
    /// How dates are written where they are not ISO, such as `%m/%d/%y`.
    #[serde(default)]
    pub date_format: Option<String>,
}

fn max_rejected() -> f64 {
    0.05
}
fn yes() -> bool {
    true
}
fn one() -> usize {
    1
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            input: Vec::new(),
            format: None,
            columns: BTreeMap::new(),
            lang: None,
            outlet: None,
            outlet_from_folder: false,
            aliases: BTreeMap::new(),
            exclude_outlets: Vec::new(),
            agencies: Vec::new(),
            max_rejected: max_rejected(),
            clean: true,
            duplicates: Duplicates::Drop,
            wire: Wire::Keep,
            since: None,
            until: None,
            min_chars: 1,
            max_chars: None,
            encoding: None,
            delimiter: None,
            date_format: None,
        }
    }
}
