//! A corpus as a spec names it, ready to be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::input::{self, File};
use super::prepare::Preparer;
use super::row::Columns;
use super::settings::Settings;
use super::{date, encoding, format, open};
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
        Ok(Self { inner: Arc::new(Inner { settings, columns, files, warnings, preparer }) })
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
