//! A corpus as a spec names it, ready to be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::article::{Preparer, date};
use super::input::{self, File};
use super::row::Columns;
use super::settings::Settings;
use super::unit::Unit;
use super::{encoding, format, open};
use crate::error::{Error, Result, Warning};
use crate::lang::Language;

/// Where a corpus comes from: settings, resolved to files that exist, with the languages in
/// which it may be written. Cheap to clone.
#[derive(Clone)]
pub struct Source {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub settings: Settings,
    pub columns: Columns,
    pub files: Vec<File>,
    pub warnings: Vec<Warning>,
    pub preparer: Preparer,
    /// Hash of the language packs, but for their lexicons: what preparing an article hangs on.
    packs: String,
}

impl Source {
    /// Checks the settings and finds the files. `data_root` is where relative inputs start;
    /// `languages` are the packs that rows may use, by code.
    ///
    /// # Errors
    /// When an input is missing or empty, a setting makes no sense, or a pack does not read.
    pub fn new(
        settings: Settings,
        data_root: &Path,
        languages: &BTreeMap<String, Arc<Language>>,
    ) -> Result<Self> {
        let wrong =
            |key: &str, cause: &str, next: &str| Err(Error::new(format!("[corpus] {key}"), cause, next));
        if !(0.0..=1.0).contains(&settings.max_rejected) {
            return wrong("max_rejected", "a share lies between 0 and 1", "0.05 allows one row in twenty");
        }
        if settings.max_chars.is_some_and(|most| most < settings.min_chars) {
            return wrong("max_chars", "it is smaller than min_chars", "let a body have room between them");
        }
        for (key, day) in [("since", &settings.since), ("until", &settings.until)] {
            if day.as_ref().is_some_and(|day| date::iso(day, None).as_ref() != Some(day) || day.len() != 10) {
                return wrong(key, "it is no ISO date", "write a day as 2015-07-21");
            }
        }
        if let Some(lang) = settings.lang.as_ref().filter(|l| !languages.contains_key(*l)) {
            return wrong(
                "lang",
                &format!("there is no language pack `{lang}`"),
                "name a pack that is loaded",
            );
        }
        if let Some(name) = &settings.format {
            format::named(name)?;
        }
        if let Some(label) = &settings.encoding {
            encoding::named(label)?;
        }
        let columns = Columns::new(&settings)?;
        let preparer = Preparer::new(&settings, languages)?;
        let (files, mut warnings) = input::resolve(&settings.input, data_root, settings.format.is_some())?;
        for (code, language) in languages {
            for file in ["furniture.toml", "agencies.toml"].into_iter().filter(|f| !language.pack.has(f)) {
                warnings.push(Warning::new("language pack lacks a list", format!("{code}/{file}"), ""));
            }
        }
        let mut packs = blake3::Hasher::new();
        for (code, language) in languages {
            packs.update(code.as_bytes());
            packs.update(language.pack.hash_of(|file| !file.starts_with("lexicon/")).as_bytes());
        }
        let packs = packs.finalize().to_hex().to_string();
        Ok(Self { inner: Arc::new(Inner { settings, columns, files, warnings, preparer, packs }) })
    }

    /// The settings as given.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The files that will be read, as places show them.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.inner.files.iter().map(|f| f.place.as_str())
    }
}

impl Inner {
    /// Hash of all that the prepared articles of a unit hang on: the bytes of its files with their
    /// places, settings, packs, and the program.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn key(&self, unit: &Unit, program: &str) -> Result<String> {
        let mut hasher = blake3::Hasher::new();
        let mut feed = |part: &[u8]| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        };
        feed(program.as_bytes());
        feed(self.packs.as_bytes());
        // The rest of the settings is settled when all was read. `input` names the files again.
        let settings = Settings {
            input: Vec::new(),
            max_rejected: 0.0,
            duplicates: Default::default(),
            ..self.settings.clone()
        };
        feed(&serde_json::to_vec(&settings).map_err(|e| Error::new("[corpus]", e, ""))?);
        for file in &self.files[unit.clone()] {
            feed(file.place.as_bytes());
            feed(file.folder.as_deref().unwrap_or_default().as_bytes());
            feed(file.lang.unwrap_or_default().as_bytes());
            let mut bytes = blake3::Hasher::new();
            match &file.content {
                input::Content::Embedded(content) => {
                    bytes.update(content);
                }
                input::Content::Disk(path) => {
                    let read = std::fs::File::open(path).and_then(|f| bytes.update_reader(f).map(|_| ()));
                    read.map_err(|e| Error::new(&file.place, e, "check that the file can be read"))?;
                }
            }
            feed(bytes.finalize().as_bytes());
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// Opens a file for its format to read.
    pub fn open<'a>(&'a self, file: &'a File) -> Result<open::Input<'a>> {
        let (bytes, path): (Box<dyn open::Seekable>, Option<&PathBuf>) = match &file.content {
            input::Content::Embedded(bytes) => (Box::new(std::io::Cursor::new(*bytes)), None),
            input::Content::Disk(path) => match std::fs::File::open(path) {
                Ok(opened) => (Box::new(opened), Some(path)),
                Err(error) => return Err(Error::new(&file.place, error, "check that the file can be read")),
            },
        };
        Ok(open::Input {
            place: file.place.clone(),
            folder: file.folder.clone(),
            lang: file.lang,
            path: path.map(PathBuf::as_path),
            settings: &self.settings,
            columns: &self.columns,
            bytes: open::Bytes::Seek(bytes),
        })
    }
}
