//! `minzar lang check CODE`: does a language pack hold together? `minzar lang ablate CODE GOLD`: what does
//! each rule of the coder do?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::Done;
use crate::attribution::Extractor;
use crate::codings::{Scope, exchange};
use crate::corpus;
use crate::lang::{Language, Pack};
use crate::lexicon;
use crate::reliability::{self, GoldSet};

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
    /// Switch off one rule of the coder at a time and print what that changes, as a table in Markdown
    Ablate {
        /// The code of a built-in pack
        code: String,
        /// Codings with their texts, by the codebook: development sets
        gold: Vec<PathBuf>,
        /// Codings of the wide scope
        #[arg(long, value_name = "GOLD")]
        wide: Vec<PathBuf>,
    },
}

pub fn run(command: &Command) -> Done {
    match command {
        Command::Check { code, folder } => check(code, folder.as_deref()),
        Command::Ablate { code, gold, wide } => ablate(code, gold, wide),
    }
}

fn ablate(code: &str, gold: &[PathBuf], wide: &[PathBuf]) -> Done {
    let language = Language::from_pack(Pack::embedded(code)?)?;
    let mut sets = Vec::new();
    for (paths, scope) in [(gold, Scope::Codebook), (wide, Scope::Wide)] {
        for path in paths {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let gold = exchange::read(corpus::lines_of(path)?, &path.display().to_string())?;
            sets.push(GoldSet { name, scope, gold });
        }
    }
    let ablation = reliability::ablate(&language, &sets)?;
    print!("{ablation}");
    let idle: Vec<&str> = ablation.effects.iter().filter(|e| e.decides == 0).map(|e| e.rule).collect();
    println!("\nDecide nothing here: {}.", idle.join("; "));
    Ok(ExitCode::SUCCESS)
}

fn check(code: &str, folder: Option<&Path>) -> Done {
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
