//! The shape of a pack's word lists on disk.

use serde::Deserialize;

use super::links::Links;
use super::name_shape::NameShape;
use super::order::Order;
use super::tag::Tag;
/// A file of word lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListFile {
    #[serde(default)]
    pub order: Option<Order>,
    #[serde(default)]
    pub speech_in_quotations: Option<bool>,
    #[serde(default)]
    pub colons: Vec<String>,
    #[serde(default)]
    pub pronouns: Vec<String>,
    #[serde(default)]
    pub case_endings: Vec<String>,
    #[serde(default)]
    pub accusatives: Vec<String>,
    #[serde(default)]
    pub present: Vec<String>,
    #[serde(default)]
    pub adverb_endings: Vec<String>,
    #[serde(default)]
    pub feminine_endings: Vec<String>,
    #[serde(default)]
    pub that_particles: Vec<String>,
    #[serde(default)]
    pub links: Option<Links>,
    #[serde(default)]
    pub articles: Vec<String>,
    #[serde(default)]
    pub apart: Vec<Apart>,
    #[serde(default)]
    pub names: Option<NameShape>,
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
