//! Articles that a command names itself, without a spec.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::data_root;
use crate::corpus::{self, Keep, Loaded, Source, Survey, load};
use crate::error::{Error, Result};
use crate::lang::{Language, codes};

#[derive(clap::Args)]
pub struct Reading {
    /// The language that is looked at; articles that do not say theirs are taken to be in it
    #[arg(long, default_value = "ar")]
    pub lang: String,
    /// How a column is called in the input, as in `--column outlet=source`; may be repeated
    #[arg(long, value_name = "OURS=THEIRS")]
    column: Vec<String>,
    /// The outlet of articles that name none
    #[arg(long)]
    outlet: Option<String>,
    /// Take the outlet from the name of the folder that holds the file
    #[arg(long)]
    outlet_from_folder: bool,
    /// Leave out articles with a wire credit: their words are the agency's
    #[arg(long)]
    no_wire: bool,
}

/// Holds an output apart from the articles that are read.
///
/// # Errors
/// When it is one of them, or would be the next time.
pub fn apart(inputs: &[String], root: &Path, out: &Path, folder: bool) -> Result<()> {
    match corpus::reads(inputs, root, out, folder) {
        None => Ok(()),
        Some(input) => Err(Error::new(
            out.display().to_string(),
            format!("this output would lie with the articles that are read, {input}"),
            "give a place apart from the input",
        )),
    }
}

/// Says on standard error what was lost and what is doubtful in the articles that were read.
pub fn tell(survey: &Survey) {
    for (reason, tally) in survey.rejected.iter().chain(&survey.warnings) {
        let first = tally.first.first().map(|w| format!("{} {}", w.place, w.detail)).unwrap_or_default();
        eprintln!("warning: {reason} ({}): {}", tally.total, first.trim_end());
    }
}

impl Reading {
    /// Finds and loads a file, folder or glob, relative to where the command was called, or a
    /// built-in corpus, and cleans it as a run does; what is doubtful is told. None of `outs` is read.
    ///
    /// # Errors
    /// When an option makes no sense, the input is missing, empty or too broken, or an output
    /// lies in it.
    pub fn open<'o>(&self, input: &str, outs: impl IntoIterator<Item = &'o PathBuf>) -> Result<Loaded> {
        let mut columns = BTreeMap::new();
        for pair in &self.column {
            let Some((ours, theirs)) = pair.split_once('=') else {
                return Err(Error::new("--column", format!("`{pair}` has no `=`"), "write OURS=THEIRS"));
            };
            columns.insert(ours.to_owned(), theirs.to_owned());
        }
        let builtin = input.starts_with("builtin:");
        let path = || std::path::absolute(Path::new(input)).map_or(input.into(), |p| p.display().to_string());
        let settings = corpus::Settings {
            input: vec![if builtin { input.to_owned() } else { path() }],
            lang: Some(self.lang.clone()),
            columns,
            outlet: self.outlet.clone(),
            outlet_from_folder: self.outlet_from_folder,
            wire: if self.no_wire { corpus::Wire::Drop } else { corpus::Wire::Keep },
            ..corpus::Settings::default()
        };
        for out in outs {
            apart(&settings.input, &data_root(), out, false)?;
        }
        let mut languages = BTreeMap::new();
        for code in codes() {
            languages.insert(code.to_owned(), Language::embedded(code)?);
        }
        let loaded = load(&Source::new(settings, &data_root(), &languages)?, &Keep::Scratch)?;
        tell(&loaded.survey);
        Ok(loaded)
    }
}
