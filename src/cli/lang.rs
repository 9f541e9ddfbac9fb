//! `minzar lang check CODE`: does a language pack hold together?

use std::path::PathBuf;
use std::process::ExitCode;

use super::Done;
use crate::attribution::Extractor;
use crate::lang::{Language, Pack};
use crate::lexicon;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Load every file of a pack and report doubtful lexicon entries
    Check {
        /// The code of a built-in pack
        code: String,
        /// A folder with a pack, instead of the built-in one
        #[arg(long)]
        folder: Option<PathBuf>,
    },
}

pub fn run(command: &Command) -> Done {
    let Command::Check { code, folder } = command;
    let pack = match folder {
        Some(folder) => Pack::folder(folder)?,
        None => Pack::embedded(code)?,
    };
    let language = Language::from_pack(pack)?;
    println!("{} ({}), version {}", language.name, language.code, language.version);
    for file in language.pack.files() {
        println!("  {file}");
    }
    Extractor::new(&language)?;
    let mut doubts = 0;
    let lexicons = lexicon::embedded(&language)?;
    for lexicon in &lexicons {
        println!("lexicon {}: {} entries, version {}", lexicon.name, lexicon.entries.len(), lexicon.version);
        for doubt in lexicon.check() {
            println!("  {}: {} ({})", doubt.place, doubt.reason, doubt.detail);
            doubts += 1;
        }
    }
    let shared = lexicon::check_across(&lexicons);
    for pair in &shared {
        println!("  {}: {}: {}", pair.place, pair.reason, pair.detail);
    }
    println!("{} pairs of entries share a word across lexicons (no doubt in itself)", shared.len());
    println!("{doubts} doubtful entries");
    Ok(ExitCode::from(u8::from(doubts > 0)))
}
