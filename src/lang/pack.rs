//! The files of a language pack, embedded or from a folder.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// The registry: one line a language. `include_dir!` takes a plain literal only, so the code
/// stands twice; a test holds the list against the folders.
static PACKS: &[(&str, Dir<'static>)] = &[
    ("ar", include_dir!("$CARGO_MANIFEST_DIR/seeds/lang/ar")),
    ("en", include_dir!("$CARGO_MANIFEST_DIR/seeds/lang/en")),
];

/// The codes of the embedded packs.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(code, _)| *code)
}

/// A language pack as files: path inside the pack (with `/`) to text.
#[derive(Debug, Clone)]
pub struct Pack {
    code: String,
    files: BTreeMap<String, String>,
}

impl Pack {
    /// The pack embedded under `code`.
    ///
    /// # Errors
    /// When there is none.
    pub fn embedded(code: &str) -> Result<Self> {
        let Some((_, dir)) = PACKS.iter().find(|(c, _)| *c == code) else {
            return Err(Error::new(
                format!("language `{code}`"),
                "no language pack of this code is built in",
                format!(
                    "use one of: {}; or give a folder with your own pack",
                    codes().collect::<Vec<_>>().join(", ")
                ),
            ));
        };
        let mut files = BTreeMap::new();
        collect(dir, &mut files);
        Ok(Self { code: code.to_owned(), files })
    }

    /// A pack from a folder; its name is the language code.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read as UTF-8 text.
    pub fn folder(path: &Path) -> Result<Self> {
        let code = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let mut files = BTreeMap::new();
        read_folder(path, "", &mut files)?;
        Ok(Self { code, files })
    }

    /// Language code of the pack.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The names of the pack's files, sorted.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether the pack has this file. A list that a pack does not have is a gap of the pack.
    pub fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(String::as_str)
    }

    /// A TOML file of the pack as a value.
    ///
    /// # Errors
    /// When the file is missing or does not have the expected form (the line is named).
    pub fn read<T: DeserializeOwned>(&self, file: &str) -> Result<T> {
        let place = || format!("language pack {}, {file}", self.code);
        let text = self
            .text(file)
            .ok_or_else(|| Error::new(place(), "the pack has no such file", "add the file to the pack"))?;
        parse(&place(), text)
    }

    /// Hash of all files with their names: what the manifest records.
    pub fn hash(&self) -> String {
        self.hash_of(|_| true)
    }

    /// Hash of some of the files with their names: what a stage that reads no other hangs on.
    pub fn hash_of(&self, file: impl Fn(&str) -> bool) -> String {
        let mut hasher = blake3::Hasher::new();
        for (name, text) in self.files.iter().filter(|(name, _)| file(name)) {
            for part in [name, text] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// A TOML text as a value. `place` names the text in the error.
///
/// # Errors
/// When the text does not have the expected form (the line is named).
pub fn parse<T: DeserializeOwned>(place: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|e| Error::new(place, e, "mend the file at this line"))
}

/// A value as TOML text. `place` names it in the error.
///
/// # Errors
/// When the value has no TOML form.
pub fn write<T: Serialize>(place: &str, value: &T) -> Result<String> {
    toml::to_string(value).map_err(|e| Error::new(place, e, "look for a value that is no TOML"))
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        if let Some(text) = file.contents_utf8() {
            files.insert(name, text.to_owned());
        }
    }
    for sub in dir.dirs() {
        collect(sub, files);
    }
}

fn read_folder(path: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    let fail =
        |e: std::io::Error| Error::new(format!("language pack {}", path.display()), e, "check the folder");
    for entry in std::fs::read_dir(path).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read_to_string(entry.path()).map_err(fail)?);
        }
    }
    Ok(())
}
