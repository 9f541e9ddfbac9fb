//! The shape of a pack's word lists on disk.

use serde::Deserialize;

use super::tag::Tag;
/// A file of word lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListFile {
    #[serde(default)]
    pub apart: Vec<Apart>,
    #[serde(default)]
    pub endings: Endings,
    #[serde(default)]
    pub list: Vec<List>,
}

/// Endings that an inflected list adds to each of its words.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Endings {
    /// What a word loses before an ending.
    #[serde(default)]
    pub drops: String,
    pub singular: Vec<String>,
    pub dual: Vec<String>,
    pub plural: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    pub tag: Tag,
    /// Why these words stand together: for the reader of the file.
    #[serde(rename = "why")]
    _why: String,
    #[serde(default)]
    pub inflect: bool,
    pub words: Vec<String>,
}

/// Two words that folding makes one: as written so, the word is never that.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apart {
    pub written: String,
    pub never: Tag,
}
