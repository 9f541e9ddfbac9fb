//! Lexicons from and for other programs: one file a form, all in [`FORMS`].
//!
//! What a form cannot say is left out under a counted [`Warning`], on the way in and on the way
//! out. Our own TOML says everything; a sheet says all but the head and what categories mean.

mod columns;
mod dictionary;
mod liwc;
mod quanteda;

use std::path::Path;
use std::sync::Arc;

pub use dictionary::Dictionary;

use super::guard::Guard;
use super::{File, Lexicon, pattern};
use crate::error::{Error, Result, Warning};
use crate::lang::Language;
use crate::text::Analyzer;

/// A form of dictionaries.
pub trait Form: Sync {
    /// The name on the command line.
    fn name(&self) -> &'static str;

    /// One line for help.
    fn about(&self) -> &'static str;

    /// How names of its files end.
    fn extensions(&self) -> &'static [&'static str];

    /// Categories and entries of a file. `place` is what errors call it.
    ///
    /// # Errors
    /// When the text does not have the form; the line is named.
    fn read(&self, text: &str, place: &str) -> Result<Dictionary>;

    /// The lexicon in this form, and what it cannot say.
    ///
    /// # Errors
    /// When the text cannot be made.
    fn write(&self, lexicon: &Lexicon) -> Result<(String, Vec<Warning>)>;
}

/// All forms but our own.
pub static FORMS: &[&dyn Form] = &[&quanteda::Quanteda, &liwc::Liwc, &columns::CSV, &columns::TSV];

/// The form of this name.
///
/// # Errors
/// When there is none.
pub fn form(name: &str) -> Result<&'static dyn Form> {
    FORMS.iter().find(|f| f.name() == name).copied().ok_or_else(|| {
        let names: Vec<&str> = FORMS.iter().map(|f| f.name()).collect();
        Error::new(
            "form of lexicons",
            format!("`{name}` is no form we know"),
            format!("use one of: {}", names.join(", ")),
        )
    })
}

/// The form that a file's name ends in; `None` for our own.
///
/// # Errors
/// When no form's files end so.
pub fn form_of(path: &Path) -> Result<Option<&'static dyn Form>> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    if ending == "toml" {
        return Ok(None);
    }
    let known: Vec<&str> = FORMS.iter().flat_map(|f| f.extensions()).copied().collect();
    FORMS.iter().find(|f| f.extensions().contains(&ending.as_str())).copied().map(Some).ok_or_else(|| {
        Error::new(
            path.display().to_string(),
            "its name does not say what form it has",
            format!("name the form, or end the name in one of: toml, {}", known.join(", ")),
        )
    })
}

/// A lexicon made from a dictionary: its TOML text, compiled (with the hash of the file that it was
/// made from), and what was left out or is in doubt.
pub struct Imported {
    pub text: String,
    pub lexicon: Lexicon,
    pub doubts: Vec<Warning>,
}

/// Makes a lexicon of a language from a dictionary. `place` is its file, `name` what the lexicon
/// is called. Patterns that cannot be matched here are left out under a warning; the lexicon is
/// held against its own forms as [`Lexicon::check`] does.
///
/// # Errors
/// When the text does not have the form, or nothing in it can be matched.
pub fn import(
    form: &dyn Form,
    text: &str,
    place: &str,
    name: &str,
    language: &Arc<Language>,
) -> Result<Imported> {
    let mut read = form.read(text.strip_prefix('\u{feff}').unwrap_or(text), place)?;
    read.settle_order(place);
    let Dictionary { categories, mut entries, mut doubts, .. } = read;
    let (analyzer, guard) = (Analyzer::new(Arc::clone(language)), Guard::of(language)?);
    entries.retain(|entry| {
        let wrong = entry.patterns().find_map(|p| pattern::parse(p, &analyzer, &guard).err());
        if let Some(cause) = &wrong {
            doubts.push(Warning::new("left out: a pattern that no word can match", place, cause));
        }
        wrong.is_none()
    });
    if entries.is_empty() {
        return Err(Error::new(
            place,
            "there is no word in it that can be matched",
            "check the file and its form",
        ));
    }
    let file = File {
        name: name.to_owned(),
        lang: language.code.clone(),
        version: 1,
        origin: format!("imported from {place} ({})", form.name()),
        licence: "that of the imported file".to_owned(),
        tiers: None,
        nested: false,
        not_within: Vec::new(),
        within: super::file::WINDOW,
        categories,
        entries,
    };
    let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
    let text = file.write()?;
    let lexicon = Lexicon::compile(place, File::read(place, &text)?, hash, language)?;
    doubts.extend(lexicon.check().into_iter().filter(|doubt| doubt.reason != "no example"));
    Ok(Imported { text, lexicon, doubts })
}
