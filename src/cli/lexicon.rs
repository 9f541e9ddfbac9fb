//! `minzar lexicon`: dictionaries of other programs in and out, and a list held against itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::Done;
use crate::error::{Error, Result, Warning};
use crate::lang::{Language, Pack};
use crate::lexicon::exchange::{FORMS, Form, form, form_of, import};
use crate::lexicon::{File, Lexicon};
use crate::output::WholeFile;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Make a lexicon of a dictionary
    Import {
        /// The dictionary
        file: PathBuf,
        /// The language of its words
        #[arg(long)]
        lang: String,
        /// The lexicon to write, a .toml
        #[arg(long)]
        out: PathBuf,
        /// The form, where the file's name does not say it
        #[arg(long, help = forms())]
        from: Option<String>,
        /// What the lexicon is called; the file's name if not given
        #[arg(long)]
        name: Option<String>,
    },
    /// Write a lexicon in the form of another program
    Export {
        /// The lexicon, a .toml, or a built-in one as LANG/NAME
        lexicon: PathBuf,
        #[arg(long, help = forms())]
        to: String,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Hold the hits of lexicons against the spans that people labelled, beside two controls
    Score(super::lexicon_score::Args),
    /// Report doubtful entries of a lexicon
    Check {
        /// The lexicon, a .toml, or a built-in one as LANG/NAME
        lexicon: PathBuf,
    },
}

fn forms() -> String {
    let forms: Vec<String> = FORMS.iter().map(|f| format!("{}: {}", f.name(), f.about())).collect();
    format!("The form ({})", forms.join("; "))
}

pub fn run(command: &Command) -> Done {
    match command {
        Command::Import { file, lang, out, from, name } => {
            take(file, lang, out, from.as_deref(), name.as_deref())
        }
        Command::Export { lexicon, to, out } => give(lexicon, form(to)?, out),
        Command::Score(args) => super::lexicon_score::run(args),
        Command::Check { lexicon } => {
            let lexicon = open(lexicon)?;
            let doubts = lexicon.check();
            for doubt in &doubts {
                println!("{}: {} ({})", doubt.place, doubt.reason, doubt.detail);
            }
            println!("{}: {} entries, {} doubts", lexicon.name, lexicon.entries.len(), doubts.len());
            Ok(ExitCode::from(u8::from(!doubts.is_empty())))
        }
    }
}

fn take(file: &Path, lang: &str, out: &Path, from: Option<&str>, name: Option<&str>) -> Done {
    let form = match from {
        Some(from) => form(from)?,
        None => form_of(file)?.ok_or_else(|| {
            let (place, cause) = (file.display().to_string(), "it is a lexicon of ours already");
            Error::new(place, cause, "use it as it is; `minzar lexicon check` reads it")
        })?,
    };
    let target = WholeFile::create(out, [file])?;
    let text = read(file)?;
    let part = |part: Option<&std::ffi::OsStr>| part.and_then(|p| p.to_str()).unwrap_or("lexicon").to_owned();
    // Only the file's name goes into the lexicon: a folder is the user's own affair.
    let (place, stem) = (part(file.file_name()), part(file.file_stem()));
    let made = import(form, &text, &place, name.unwrap_or(&stem), &Language::embedded(lang)?)?;
    target.put(made.text.as_bytes())?;
    tell(&made.doubts);
    let categories = made.lexicon.categories.names().count();
    println!("{} entries, {categories} categories: {}", made.lexicon.entries.len(), out.display());
    Ok(ExitCode::SUCCESS)
}

fn give(lexicon: &Path, form: &dyn Form, out: &Path) -> Done {
    let target = WholeFile::create(out, [lexicon])?;
    let lexicon = open(lexicon)?;
    let (text, doubts) = form.write(&lexicon)?;
    target.put(text.as_bytes())?;
    tell(&doubts);
    println!("{} entries: {}", lexicon.entries.len(), out.display());
    Ok(ExitCode::SUCCESS)
}

/// A lexicon file, or a built-in lexicon.
pub(super) fn open(path: &Path) -> Result<Lexicon> {
    let shown = path.display().to_string();
    if !path.exists()
        && let Some((code, name)) = shown.split_once('/')
        && let Ok(pack) = Pack::embedded(code)
    {
        let language = Language::from_pack(pack)?;
        return Lexicon::of_pack(&language, &format!("lexicon/{name}.toml"));
    }
    let text = read(path)?;
    if form_of(path)?.is_some() {
        return Err(Error::new(shown, "it is no lexicon of ours", "make one of it: `minzar lexicon import`"));
    }
    let language: Arc<Language> = Language::embedded(&File::read(&shown, &text)?.lang)?;
    Lexicon::parse(&shown, &text, &language)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map_err(|e| Error::new(path.display().to_string(), e, "give a lexicon or dictionary as UTF-8 text"))
}

/// Doubts by reason, each with its number and the first few.
fn tell(doubts: &[Warning]) {
    const SHOWN: usize = 3;
    let mut by: BTreeMap<&str, Vec<&Warning>> = BTreeMap::new();
    for doubt in doubts {
        by.entry(&doubt.reason).or_default().push(doubt);
    }
    for (reason, doubts) in by {
        println!("warning: {reason} ({})", doubts.len());
        for doubt in doubts.iter().take(SHOWN) {
            println!("  {}: {}", doubt.place, doubt.detail);
        }
    }
}
