//! A lexicon: entries with a head that says whose they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::compile::Index;
use super::entry::Entry;
use super::find::Match;
use super::guard::Guard;
use super::tier::Tier;
use crate::error::{Error, Result};
use crate::lang::{self, Language};
use crate::text::Analyzer;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    lang: String,
    version: u32,
    origin: String,
    licence: String,
    tiers: Option<Vec<Tier>>,
    categories: BTreeMap<String, String>,
    #[serde(default, rename = "entry")]
    entries: Vec<Entry>,
}

/// A compiled word list with provenance.
pub struct Lexicon {
    pub name: String,
    /// Code of the language it is for.
    pub lang: String,
    pub version: u32,
    /// Who wrote it, or where it was taken from.
    pub origin: String,
    pub licence: String,
    /// What each category means.
    pub categories: BTreeMap<String, String>,
    /// In file order; [`Match::entry`] is a place in this list.
    pub entries: Vec<Entry>,
    /// Hash of the file, for manifests.
    pub hash: String,
    pub(super) index: Index,
    pub(super) guard: Guard,
    pub(super) analyzer: Analyzer,
}

impl Lexicon {
    /// A lexicon of a language's pack; `file` is its name inside the pack.
    ///
    /// # Errors
    /// As [`Lexicon::parse`]; also when the pack has no such file.
    pub fn of_pack(language: &Arc<Language>, file: &str) -> Result<Self> {
        let place = format!("language pack {}, {file}", language.pack.code());
        let Some(text) = language.pack.text(file) else {
            return Err(Error::new(place, "the pack has no such lexicon", "name one of the pack's files"));
        };
        Self::parse(&place, text, language)
    }

    /// The entry that a hit of this lexicon is of.
    pub fn entry(&self, hit: &Match) -> &Entry {
        &self.entries[hit.entry]
    }

    /// A lexicon from TOML text; `place` (a file name) is named in errors.
    ///
    /// # Errors
    /// When the text does not have the form of a lexicon, is for another language, names a
    /// category that its head does not define, or holds an empty or doubled pattern or id.
    pub fn parse(place: &str, text: &str, language: &Arc<Language>) -> Result<Self> {
        let mut file: File = lang::parse(place, text)?;
        if file.lang != language.code {
            return Err(Error::new(
                place,
                format!("the lexicon is for language `{}`, not `{}`", file.lang, language.code),
                "use it with texts of its own language",
            ));
        }
        let mut ids = BTreeMap::new();
        for (at, entry) in file.entries.iter_mut().enumerate() {
            if entry.id.is_empty() {
                entry.id.clone_from(&entry.pattern);
            }
            let here = || format!("{place}, entry {} `{}`", at + 1, entry.id);
            if !file.categories.contains_key(&entry.category) {
                return Err(Error::new(
                    here(),
                    format!("unknown category `{}`", entry.category),
                    "define it under [categories] or mend the name",
                ));
            }
            if let Some(other) = ids.insert(entry.id.clone(), at + 1) {
                let cause = format!("entry {other} has the same id");
                return Err(Error::new(here(), cause, "give each entry its own id"));
            }
        }
        let analyzer = Analyzer::new(Arc::clone(language));
        let default = file.tiers.as_deref().unwrap_or(&Tier::DEFAULT);
        let guard = Guard::of(language)?;
        Ok(Self {
            index: Index::new(&file.entries, default, &analyzer, &guard, place)?,
            guard,
            hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
            analyzer,
            name: file.name,
            lang: file.lang,
            version: file.version,
            origin: file.origin,
            licence: file.licence,
            categories: file.categories,
            entries: file.entries,
        })
    }
}
